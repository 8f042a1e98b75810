//! The places of the page, each with an address of its own, and the way between them.

use crate::browser;
use crate::catalogue::link::{self, Source};
use crate::ui::parts;
use crate::ui::signal::{spawn_local, untrack};
use crate::ui::state::{Notice, Page, Phase};
use leptos::task::tick;

/// The place of an address, for whoever is signed in or not.
pub(super) fn place(page: Page, query: &str) -> Phase {
    let view = link::parse(query, Source::Link).view;
    let named = |place: &Phase| place.view() == view.as_deref();
    let signed_in = page.session.with_untracked(Option::is_some);
    match Phase::PLACES.into_iter().find(named) {
        Some(place @ (Phase::Check | Phase::Explain)) => place,
        Some(place) if signed_in => place,
        _ if signed_in => Phase::Choose,
        _ => Phase::SignIn(Notice::None),
    }
}

/// The query of a place, which keeps whatever is chosen, tracked.
#[must_use]
pub fn query_of(page: Page, place: &Phase) -> String {
    // Before the sign-in the address itself is all that was chosen.
    let mut source = Source::Link;
    let mut link = if page.session.with(Option::is_some) {
        page.link()
    } else {
        if browser::own().is_some() {
            source = Source::Own;
        }
        link::parse(&browser::address().0, source)
    };
    link.view = place.view().map(str::to_owned);
    link::write(&link, source)
}

/// Goes to a place, in a step of its own that Back undoes.
pub fn open(page: Page, to: &Phase) {
    let query = untrack(|| query_of(page, to));
    let to = place(page, &query);
    let now = page.phase.get_untracked();
    // The door stays as it is, with what it says.
    let stays = to == now || matches!((&to, &now), (Phase::SignIn(_), Phase::SignIn(_)));
    if !stays {
        browser::push(&query);
    }
    show(page, if stays { now } else { to });
}

/// Shows another view, and takes whoever uses the keyboard or a screen reader to its heading.
pub(super) fn show(page: Page, phase: Phase) {
    let chunk = parts::of(&phase).map(|part| part.chunk());
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
            browser::focus_heading();
        }
    });
}

/// The person went back or forward between places.
pub(super) fn moved(page: Page) {
    let now = page.phase.get_untracked();
    if !matches!(now, Phase::SignIn(_)) && parts::of(&now).is_none() {
        return;
    }
    let to = place(page, &browser::address().0);
    if to != now && !matches!((&to, &now), (Phase::SignIn(_), Phase::SignIn(_))) {
        show(page, to);
    }
}
