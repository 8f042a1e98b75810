//! The file: its name, whether it holds secrets, its text, and the ways to take it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::find::way;
use super::{access, alert, button, command, copy, icons, later, then};
use crate::browser;
use crate::kubeconfig::ComposeError;
use crate::kubeconfig::preview::{self, Line, Span};
use crate::problem::Problem;
use crate::session::Prompt;
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::make::{Made, Ready};
use crate::ui::parts::Part;
use crate::ui::state::Page;
use crate::ui::text::{kubeconfig::arc_command, page as words, words as tell};

/// The file of the page's choices, and what to do with it.
#[must_use]
pub fn file(page: Page, made: Memo<Made>) -> El {
    // What stands there while there is no file.
    let instead =
        Memo::new(move |_| Some(made.get()).filter(|made| !matches!(made, Made::File(_))));
    let there = move || instead.with(Option::is_none);
    // The frame is made with the first file and only hidden while there is none: where one has
    // scrolled to, and whatever was given to what is open under it, stays.
    let once = Memo::new(move |old: Option<&bool>| old.copied().unwrap_or_default() || there());
    let frame = el("div", "").hidden(move || !there()).dyn_children(move || {
        if once.get() {
            vec![taken(page, made), then(page, made), access(page, made)]
        } else {
            Vec::new()
        }
    });
    el("div", "result").child(frame).dyn_child(move || {
        Some(match instead.get()? {
            Made::File(_) | Made::Nothing => hollow(words::CHOOSE_FIRST),
            Made::Mend => hollow(words::MEND_FIRST),
            Made::Way(name) => way(page, &name),
            Made::EndsSoon => ends_soon(page),
            Made::TooShort(minutes) => hollow_alert(words::tokens_too_short(minutes)),
            Made::Failed(problem) if problem.code == ComposeError::Arc.code() => {
                arc(page, &problem)
            }
            Made::Failed(problem) => alert(page, &problem, None),
        })
    })
}

/// The way to a cluster behind Azure Arc, which no file is.
fn arc(page: Page, problem: &Problem) -> El {
    let told = tell(problem);
    let line = arc_command(problem);
    let label = words::copy_command(&line);
    el("section", "card hollow arc")
        .set("role", "status")
        .child(el("p", "").child(text("b", "", told.what)))
        .child(text("p", "", told.next))
        .child(command(page, line, label))
}

fn ready(made: Memo<Made>) -> Option<Arc<Ready>> {
    made.with(|made| made.ready().cloned())
}

/// The names of the contexts in the file.
pub(super) fn contexts(made: Memo<Made>) -> Vec<String> {
    let names = |ready: Arc<Ready>| ready.file.contexts.iter().map(|c| c.name.clone()).collect();
    ready(made).map(names).unwrap_or_default()
}

pub(super) fn name(made: Memo<Made>) -> String {
    ready(made).map(|ready| ready.name.clone()).unwrap_or_default()
}

fn hollow(told: &'static str) -> El {
    el("section", "card hollow").child(text("p", "", told))
}

fn hollow_alert(told: String) -> El {
    el("section", "card hollow").child(text("p", "", told).set("role", "alert"))
}

fn ends_soon(page: Page) -> El {
    // A fresh token may be had without leaving the page.
    if page.renewal.get_untracked().is_none() {
        flow::renew(page);
    }
    el("section", "card hollow").dyn_children(move || {
        if page.renewing.get() {
            return vec![text("p", "", words::RENEWING).set("role", "status")];
        }
        let why = page.renewal.get().map(|problem| alert(page, &problem, None));
        vec![
            text("p", "", words::TOKEN_ENDS_SOON).set("role", "alert"),
            el("div", "").children(why),
            button("btn main", words::SIGN_IN_AGAIN, move || {
                flow::sign_in_again(page, Prompt::Default);
            }),
        ]
    })
}

fn taken(page: Page, made: Memo<Made>) -> El {
    let show = page.secrets;
    // The lines shown last, so that a change lights up what it changed.
    let last = StoredValue::new(Vec::new());
    let secret = move || {
        let (class, told) = match ready(made) {
            Some(ready) if ready.file.holds_secret() => ("tag warn", words::SECRETS),
            _ => ("tag ok", words::NO_SECRETS),
        };
        Some(text("span", class, told))
    };
    let ends = move || {
        let ready = ready(made)?;
        let told = match ready.renews {
            true => words::TOKEN_RENEWS.to_owned(),
            false => words::token_until(&browser::local_time(ready.ends?)),
        };
        Some(text("p", "note warn", told))
    };
    let switch = el("button", "btn quiet")
        .set("type", "button")
        .set("role", "switch")
        .state("aria-checked", move || show.get())
        .child(el("span", "track").set("aria-hidden", "true"))
        .text(words::SHOW_SECRETS)
        .click(move || show.update(|on| *on = !*on));
    let share = button("btn quiet", words::SHARE, move || {
        let link = format!("{}{}", browser::folder(), untrack(|| page.query()));
        copy(page, link, words::LINK_COPIED);
    });
    // A token that goes into the file is renewed at that moment, where the provider allows.
    let fresh = move || async move {
        if untrack(|| ready(made)).is_some_and(|ready| ready.ends.is_some()) {
            flow::freshen(page).await;
        }
        untrack(|| ready(made))
    };
    let take = move || {
        spawn_local(async move {
            let Some(ready) = fresh().await else { return };
            let done = browser::download(&ready.name, &ready.text);
            flow::taken(page, &ready);
            page.said.set(if done { words::DOWNLOADED } else { words::DOWNLOAD_FAILED }.to_owned());
        });
    };
    let copied = move || {
        spawn_local(async move {
            if let Some(ready) = fresh().await {
                let secret = ready.file.holds_secret();
                let done = if secret { words::COPIED_SECRET } else { words::COPIED };
                copy(page, ready.text.clone(), done);
                flow::taken(page, &ready);
            }
        });
    };
    let header = el("header", "")
        .child(el("code", "file-name").dyn_text(move || name(made)))
        .dyn_child(secret)
        .child(el("span", "right").child(switch).child(share));
    let text = el("pre", "preview")
        .set("role", "region")
        .set("aria-label", words::KUBECONFIG)
        .set("tabindex", "0")
        .dyn_children(move || {
            ready(made).map(|ready| lines(&ready, show.get(), last)).unwrap_or_default()
        });
    let download = el("button", "btn main").set("type", "button").child(icons::tray());
    let clipboard = el("button", "btn").set("type", "button").child(icons::copy());
    let panel = RwSignal::new(None::<Panel>);
    let opens = |label: &'static str, which: Panel| {
        button("btn quiet", label, move || {
            panel.update(|open| *open = if *open == Some(which) { None } else { Some(which) });
        })
        .state("aria-expanded", move || panel.get() == Some(which))
    };
    el("section", "card out")
        .child(header)
        .dyn_child(ends)
        .dyn_child(move || page.renewal.get().map(|problem| alert(page, &problem, None)))
        .child(text)
        .child(
            el("div", "take")
                .child(download.text(words::DOWNLOAD).click(take))
                .child(clipboard.text(words::COPY).click(copied)),
        )
        .child(
            el("div", "also")
                .child(opens(words::MERGE, Panel::Merge))
                .child(opens(words::COMMANDS, Panel::Commands)),
        )
        .child(place(page, panel, Panel::Merge, Part::Merge(made)))
        .child(place(page, panel, Panel::Commands, Part::Commands(made)))
}

/// The place of a panel: made when it first opens, and only hidden when it closes, so that nothing
/// that was given or decided in it is lost.
fn place(page: Page, panel: RwSignal<Option<Panel>>, which: Panel, part: Part) -> El {
    let open = move || panel.get() == Some(which);
    let opened = Memo::new(move |old: Option<&bool>| old.copied().unwrap_or_default() || open());
    el("div", "")
        .hidden(move || !open())
        .dyn_child(move || opened.get().then(|| later(page, part.clone())))
}

/// What opens under the file.
#[derive(Clone, Copy, PartialEq)]
enum Panel {
    Merge,
    Commands,
}

fn lines(ready: &Ready, show: bool, last: StoredValue<Vec<Line>>) -> Vec<El> {
    let now = preview::lines(&ready.file, &ready.text, show);
    let before = last.get_value();
    last.set_value(now.clone());
    let last = now.len().saturating_sub(1);
    let shown = now.into_iter().enumerate().map(|(index, line)| {
        let lit = !before.is_empty() && !line.spans.is_empty() && !before.contains(&line);
        let spans = line.spans.into_iter().map(|(kind, value)| text("span", class(kind), value));
        let line = el("span", if lit { "line lit" } else { "line" }).children(spans);
        if index == last { line } else { line.text("\n") }
    });
    shown.collect()
}

fn class(kind: Span) -> &'static str {
    match kind {
        Span::Key => "k",
        Span::Value => "s",
        Span::Dim => "d",
        Span::Secret => "x",
        Span::Comment => "c",
        Span::Text => "",
    }
}
