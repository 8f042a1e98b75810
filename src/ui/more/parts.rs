//! What merging and checking share.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::kubeconfig::existing::{Finding, Reach, Unreadable};
use crate::ui::components::button;
use crate::ui::element::{El, Text, el, text};
use crate::ui::text::Words;
use crate::ui::text::en::{existing, faults, more as words};

/// What happened and what to do.
pub(super) fn told(told: Words) -> El {
    el("p", "").with(text("b", "", told.what)).text(" ").text(told.next)
}

/// Why a file cannot be read.
pub(super) fn unreadable(why: &Unreadable) -> El {
    let (line, said) = existing::unreadable(why);
    let place = line.map(|line| text("code", "", words::line(line)));
    el("div", "note stop").set("role", "alert").all(place).with(told(said))
}

/// A fault with its line.
pub(super) fn finding(finding: &Finding) -> El {
    let class = match finding.reach {
        Reach::File => "tag stop",
        Reach::Entry => "tag warn",
        Reach::Advice => "tag",
    };
    let place = el("p", "")
        .with(text("span", class, faults::reach(finding.reach)))
        .text(" ")
        .with(text("code", "", words::line(finding.line)));
    el("li", "").with(place).with(told(faults::fault(&finding.fault)))
}

/// Whatever is behind a summary.
pub(super) fn folded(summary: impl Into<Text>, inner: El) -> El {
    el("details", "details").with(text("summary", "", summary)).with(inner)
}

/// The buttons that hand a text over, and what came of it.
pub(super) fn hand_over(
    labels: (&'static str, Option<&'static str>),
    name: String,
    made: impl Fn() -> Option<String> + Clone + 'static,
) -> El {
    let said = RwSignal::new("");
    let copied = made.clone();
    let take = move || {
        let done = made().is_some_and(|made| browser::download(&name, &made));
        said.set(if done { words::DOWNLOADED } else { words::DOWNLOAD_FAILED });
    };
    let copy = move || {
        let made = copied();
        spawn_local(async move {
            let done = match made {
                Some(made) => browser::copy(&made).await,
                None => false,
            };
            said.set(if done { words::COPIED } else { words::COPY_FAILED });
        });
    };
    el("div", "take later-take")
        .with(button("btn main", labels.0, take))
        .all(labels.1.map(|label| button("btn", label, copy)))
        .with(el("p", "hint").set("role", "status").says(move || said.get()))
}
