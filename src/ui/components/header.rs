//! The bar at the top: the product, the portal's title, who is signed in.

use super::{button, icons, languages};
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::state::{Page, Phase};
use crate::ui::text::page as words;

/// The bar.
#[must_use]
pub fn header(page: Page) -> El {
    let title = move || page.portal(|portal| portal.title.clone()).flatten();
    el("header", "bar")
        .child(
            el("span", "brand")
                .child(icons::flag())
                .text(words::PRODUCT)
                .dyn_child(move || title().map(|title| text("small", "", title))),
        )
        .dyn_children(move || match page.phase.get() {
            Phase::Choose => vec![check(page), who(page)],
            Phase::SignIn(_) => vec![check(page)],
            Phase::Check if page.session.with(Option::is_some) => vec![who(page)],
            _ => Vec::new(),
        })
        .child(languages(page))
}

fn check(page: Page) -> El {
    button("btn quiet check", words::CHECK, move || flow::open_check(page))
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

/// The page refuses to be shown inside another one.
#[must_use]
pub fn framed() -> El {
    el("main", "door").child(text("p", "note stop", words::FRAMED).set("role", "alert"))
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
