//! The bar at the top: the product, the portal's title, who is signed in.

use leptos::prelude::*;

use super::icons::Flag;
use crate::ui::state::{Page, Phase};
use crate::ui::text::en::page as words;

/// The bar.
#[component]
pub fn Header(page: Page) -> impl IntoView {
    let title = move || page.portal(|portal| portal.title.clone()).flatten();
    let shown = move || page.phase.get() == Phase::Choose;
    view! { class="p",
        <header class="bar">
            <span class="brand"><Flag/>{words::PRODUCT}{move || title().map(|title| view! { class="p", <small>{title}</small> })}</span>
            {move || shown().then(|| view! { class="p", <Who page/> })}
        </header>
    }
}

#[component]
fn Who(page: Page) -> impl IntoView {
    let person = move || page.session.get().map(|session| session.person.clone());
    let left =
        move || page.session.get().map(|session| words::time_left(session.ends - page.now.get()));
    view! { class="p",
        <div class="who">
            <span class="disc" aria-hidden="true">{move || person().map(|p| initials(&p.name))}</span>
            <div class="who-text">
                <bdi class="who-name">{move || person().map(|p| p.name)}</bdi>
                <small>{left}</small>
            </div>
            <button class="btn quiet" type="button" on:click=move |_| page.sign_out()>{words::SIGN_OUT}</button>
        </div>
    }
}

/// The first letters of the first and the last word of a name.
fn initials(name: &str) -> String {
    let mut words =
        name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// The page refuses to be shown inside another one.
#[component]
pub fn Framed() -> impl IntoView {
    view! { class="p", <main class="door"><p class="note stop" role="alert">{words::FRAMED}</p></main> }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_those_of_the_first_and_last_word() {
        assert_eq!(initials("Alice Martin"), "AM");
        assert_eq!(initials("Ana María de la Cruz"), "AC");
        assert_eq!(initials("ßeta"), "SS");
        assert_eq!(initials("<img> (x)"), "IX");
        assert_eq!(initials(""), "");
    }
}
