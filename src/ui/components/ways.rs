//! What of the bar comes while the person reads: the ways to each place, and who is signed in.

use super::{button, language::languages};
use crate::browser;
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::signal::{Memo, effect};
use crate::ui::state::{Page, Phase};
use crate::ui::text::language::tr;
use crate::ui::text::{page as words, places};

/// The ways to each place, and who is signed in.
#[must_use]
pub fn ways(page: Page) -> El {
    flow::listen(page);
    effect(move || browser::title(&title(page)));
    let signed_in = Memo::new(move |_| page.session.with(Option::is_some));
    el("div", "bar-rest")
        .child(el("nav", "nav").set("aria-label", places::PLACES).dyn_children(move || {
            let signed_in = signed_in.get();
            let all = Phase::PLACES.into_iter();
            all.filter(|place| signed_in || *place != Phase::Access)
                .map(|place| way(page, place))
                .collect()
        }))
        .child(
            el("div", "bar-end")
                .dyn_child(move || signed_in.get().then(|| who(page)))
                .child(languages(page)),
        )
}

/// What the page is called: the place, and whose page it is.
fn title(page: Page) -> String {
    let whose = page.portal(|portal| portal.title.clone()).flatten();
    let whose = whose.unwrap_or_else(|| words::PRODUCT.to_owned());
    match page.phase.with(name) {
        Some(place) => [tr(place), &whose].join(" – "),
        None => whose,
    }
}

/// What a place is called; the door leads to the first.
fn name(place: &Phase) -> Option<&'static str> {
    Some(match place {
        Phase::Choose | Phase::SignIn(_) => places::CHOOSE,
        Phase::Access => places::ACCESS,
        Phase::Check => places::CHECK,
        Phase::Explain => places::EXPLAIN,
        _ => return None,
    })
}

/// The way to a place.
fn way(page: Page, place: Phase) -> El {
    let called = name(&place).unwrap_or_default();
    let target = place.clone();
    let here = move || page.phase.with(|now| name(now) == Some(called));
    text("a", "to-place", called)
        .dyn_attr("href", move || {
            let query = flow::query_of(page, &target);
            Some(if query.is_empty() { "?".to_owned() } else { query }.into())
        })
        .dyn_attr("aria-current", move || here().then_some("page".into()))
        .on("click", move |event| {
            if browser::goes_here(&event) {
                event.prevent_default();
                flow::open(page, &place);
            }
        })
}

fn who(page: Page) -> El {
    let name = move || page.session.get().map(|s| s.person.name.clone()).unwrap_or_default();
    let left = move || {
        let left = page.session.get().map(|s| words::time_left(s.expires_at() - page.now.get()));
        left.unwrap_or_default()
    };
    el("div", "who")
        .child(el("span", "disc").set("aria-hidden", "true").dyn_text(move || initials(&name())))
        .child(
            el("div", "who-text")
                .child(el("bdi", "who-name").dyn_text(name))
                .child(el("small", "").dyn_text(left)),
        )
        .child(button("btn quiet", words::SIGN_OUT, move || flow::sign_out(page)))
}

/// The first letters of the first and the last word of a name; the style makes them capitals.
fn initials(name: &str) -> String {
    let mut words =
        name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_those_of_the_first_and_last_word() {
        assert_eq!(initials("Alice Martin"), "AM");
        assert_eq!(initials("Ana María de la Cruz"), "AC");
        assert_eq!(initials("ßeta"), "ß");
        assert_eq!(initials("<img> (x)"), "ix");
        assert_eq!(initials(""), "");
    }
}
