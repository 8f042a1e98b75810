//! Who is signed in, where and until when, and the ways out.

use leptos::prelude::*;

use crate::browser;
use crate::session::{Prompt, Signature};
use crate::ui::flow;
use crate::ui::state::Page;
use crate::ui::text::en::page as words;

/// The person's sign-in at the foot of the page.
#[component]
pub fn YourSignIn(page: Page) -> impl IntoView {
    let told = move || {
        let session = page.session.get()?;
        let provider = page.signed_in_with()?.display_name;
        let until = browser::local_time(session.ends);
        Some(words::signed_in(&session.person.user_name, &provider, &until))
    };
    let trusted = move || page.session.get().is_some_and(|s| s.signature == Signature::TrustedTls);
    let other = move |_| {
        if let Some(identity) = untrack(|| page.signed_in_with()) {
            flow::sign_in(page, identity, Prompt::SelectAccount);
        }
    };
    let away = move || {
        let session = page.session.get()?;
        let url = session.sign_out_url(&browser::folder())?;
        let provider = page.signed_in_with()?.display_name;
        Some((words::sign_out_at(&provider), url))
    };
    view! { class="p",
        <section class="foot" aria-labelledby="sign-in-title">
            <h2 id="sign-in-title">{words::YOUR_SIGN_IN}</h2>
            <p class="foot-who"><bdi>{told}</bdi></p>
            {move || trusted().then(|| view! { class="p", <p class="hint mind">{words::TRUSTED_TLS}</p> })}
            <p class="hint">{words::CLUSTER_DECIDES}</p>
            <div class="foot-ways">
                <button class="btn" type="button" on:click=other>{words::OTHER_ACCOUNT}</button>
                {move || away().map(|(label, url)| view! { class="p",
                    <button class="btn" type="button" on:click=move |_| { page.sign_out(); browser::go(&url); }>{label}</button>
                })}
            </div>
        </section>
    }
}
