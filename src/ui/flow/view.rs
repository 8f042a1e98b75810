//! Which view the page shows, and the way between the check of a kubeconfig and the rest.

use crate::browser;
use crate::catalogue::link;
use crate::ui::parts::{self, Chunk};
use crate::ui::signal::spawn_local;
use crate::ui::state::{Notice, Page, Phase};
use leptos::task::tick;

/// Whether a query opens the check of a kubeconfig.
pub(super) fn is_check(query: &str) -> bool {
    link::parse(query, link::Source::Link).view.as_deref() == Some("check")
}

/// Opens the check of a kubeconfig, in a step of its own that Back undoes.
pub fn open_check(page: Page) {
    browser::push("?view=check");
    show(page, Phase::Check);
}

/// Shows another view, and takes whoever uses the keyboard or a screen reader to its heading.
pub(super) fn show(page: Page, phase: Phase) {
    let chunk = match phase {
        Phase::Choose => Some(Chunk::Inside),
        Phase::Check => Some(Chunk::More),
        _ => None,
    };
    page.phase.set(phase.clone());
    spawn_local(async move {
        // A view that has to be loaded brings its heading along.
        if let Some(chunk) = chunk
            && parts::load(chunk).await.is_err()
        {
            return;
        }
        tick().await;
        // Whoever went on meanwhile is left where they are.
        if page.phase.get_untracked() == phase {
            browser::focus("heading");
        }
    });
}

/// Leaves the check, to the choices or the sign-in.
pub fn leave_check(page: Page) {
    browser::push("");
    moved(page);
}

/// The person went back or forward between the check and the rest.
pub(super) fn moved(page: Page) {
    let signed_in = page.session.with_untracked(Option::is_some);
    let now = page.phase.get_untracked();
    match (is_check(&browser::address().0), now) {
        (true, Phase::Choose | Phase::SignIn(_)) => show(page, Phase::Check),
        (false, Phase::Check) if signed_in => show(page, Phase::Choose),
        (false, Phase::Check) => show(page, Phase::SignIn(Notice::None)),
        _ => {}
    }
}
