//! The main page: choices on the left, the file on the right.

use leptos::prelude::*;

use super::door::LeftOut;
use crate::browser;
use crate::session::Prompt;
use crate::ui::components::{Clusters, File, Methods, Namespaces, YourSignIn};
use crate::ui::flow;
use crate::ui::state::Page;
use crate::ui::text::en::page as words;

/// Choose, and take the file.
#[component]
pub fn Choose(page: Page) -> impl IntoView {
    // The choice is kept in the address, so that it survives a reload and can be shared.
    Effect::new(move |_| browser::replace(&page.query()));
    let some = Memo::new(move |_| page.chosen.with(|chosen| !chosen.is_empty()));
    view! { class="p",
        <main>
            <header class="top"><h1 id="heading" tabindex="-1">{words::CHOOSE}</h1><p>{words::CHOOSE_LEAD}</p></header>
            {move || page.ended().then(|| view! { class="p", <Ended page/> })}
            {move || page.by_link.get().then(|| view! { class="p", <p class="note" role="status">{words::BY_LINK}</p> })}
            <div class="two">
                <div class="card choices">
                    <Clusters page/>
                    {move || some.get().then(|| view! { class="p", <Namespaces page/><Methods page/> })}
                </div>
                <div class="result"><File page/></div>
            </div>
            <YourSignIn page/>
            <LeftOut page/>
        </main>
    }
}

#[component]
fn Ended(page: Page) -> impl IntoView {
    let again = move |_| {
        if let Some(identity) = untrack(|| page.signed_in_with()) {
            flow::sign_in(page, identity, Prompt::Default);
        }
    };
    view! { class="p",
        <div class="note warn" role="alert">
            <p>{words::SESSION_ENDED}</p>
            <button class="btn main" type="button" on:click=again>{words::SIGN_IN_AGAIN}</button>
        </div>
    }
}
