//! The main page: choices on the left, the file on the right.

use super::heading;
use super::portal_mistakes::{left_out, remarks};
use crate::browser;
use crate::session::Prompt;
use crate::ui::components::{
    alert, button, clusters, file, methods, namespaces, options, remember, your_sign_in,
};
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::output;
use crate::ui::signal::{Memo, effect};
use crate::ui::state::{Page, Phase};
use crate::ui::text::page as words;

/// Choose, and take the file.
#[must_use]
pub fn choose(page: Page) -> El {
    // The choice is kept in the address, so that it survives a reload and can be shared.
    // The options are kept beside it, where no link can put them.
    effect(move || {
        let (query, options) = (page.query(), page.options.get().keep());
        // On the way to the provider the address stays that of the place one comes back to.
        if !page.phase.with(Phase::is_place) {
            return;
        }
        if page.by_link.get() && options.is_empty() {
            browser::replace(&query);
        } else {
            browser::replace_own(&query, &options);
        }
    });
    let some = Memo::new(move |_| page.chosen.with(|chosen| !chosen.is_empty()));
    let ended = Memo::new(move |_| page.ended());
    let by_link = move || {
        let note = || text("p", "note", words::BY_LINK).set("role", "status");
        page.by_link.get().then(note)
    };
    let ending = output::ending(page);
    let output = Memo::new(move |last| output::lasting(page, ending, last));
    let stale = Memo::new(move |_| output::file(output).is_some() && output::is_stale(page));
    // What is missing may still come.
    let lacks = Memo::new(move |_| page.azure.lacks_catalogue());
    let choices = el("div", "card choices").child(clusters(page)).dyn_children(move || {
        if !some.get() {
            return Vec::new();
        }
        let methods = methods(page).child(options(page, output));
        vec![namespaces(page), methods, remember(page)]
    });
    // While a namespace is typed the last file stays, to be seen and not to be taken.
    let result = file(page, output)
        .state("aria-busy", move || stale.get())
        .dyn_attr("inert", move || stale.get().then_some("".into()));
    el("main", "")
        .child(heading(words::CHOOSE, words::CHOOSE_LEAD))
        .child(left_out(page))
        .dyn_child(move || ended.get().then(|| session_ended(page)))
        .dyn_child(move || page.failed.get().map(|problem| alert(page, &problem, None)))
        .dyn_child(by_link)
        .dyn_children(move || {
            let missing = if lacks.get() { Vec::new() } else { page.missed.get() };
            missing.iter().map(|name| missed(page, name)).collect()
        })
        .child(el("div", "two").child(choices).child(result))
        .child(your_sign_in(page))
        .child(remarks(page))
}

/// Why a link's cluster is not chosen.
fn missed(page: Page, name: &str) -> El {
    let elsewhere = page.cluster(name).zip(page.signed_in_with()).and_then(|(cluster, here)| {
        let identity = page.identity(&cluster.identity).filter(|other| other.name != here.name)?;
        Some(words::belongs_elsewhere(&cluster.display_name, &identity.display_name))
    });
    let told = elsewhere.unwrap_or_else(|| words::not_on_offer(name));
    text("p", "note warn", told).set("role", "status")
}

fn session_ended(page: Page) -> El {
    let again = move || flow::sign_in_again(page, Prompt::Default);
    el("div", "note warn")
        .set("role", "alert")
        .child(text("p", "", words::SESSION_ENDED))
        .child(button("btn main", words::SIGN_IN_AGAIN, again))
}
