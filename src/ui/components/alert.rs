//! A failure in words: what happened, what to do, and what an administrator needs.

use leptos::prelude::*;

use crate::browser;
use crate::config::Identity;
use crate::problem::Problem;
use crate::session;
use crate::ui::components::Copy;
use crate::ui::state::Page;
use crate::ui::text::{self, en::page as words};
use leptos::task::spawn_local;

/// A failure; with the identity's redirect URI where a sign-in failed.
#[component]
pub fn Alert(page: Page, problem: Problem, identity: Option<Identity>) -> impl IntoView {
    let told = text::words(&problem);
    let facts = problem.facts.clone();
    let code = problem.code;
    let address = identity.map(|identity| session::redirect_uri(&browser::folder(), &identity));
    view! { class="p",
        <div class="note stop alert" role="alert">
            <p><b>{told.what}</b></p>
            <p>{told.next}</p>
            <Support page/>
            <details class="details">
                <summary>{words::DETAILS}</summary>
                <dl>
                    <dt>"code"</dt><dd><code>{code}</code></dd>
                    {facts.into_iter().map(|(name, value)| view! { class="p",
                        <dt>{name}</dt><dd><bdi>{value}</bdi></dd>
                    }).collect_view()}
                </dl>
                {address.map(|address| view! { class="p", <RedirectUri page address/> })}
            </details>
        </div>
    }
}

/// The redirect URI to register, to copy.
#[component]
fn RedirectUri(page: Page, address: String) -> impl IntoView {
    let shown = address.clone();
    let copy = move |_| {
        let address = address.clone();
        spawn_local(async move {
            let done = browser::copy(&address).await;
            page.said.set(if done { words::COPIED } else { words::COPY_FAILED }.to_owned());
        });
    };
    view! { class="p",
        <p>{words::REDIRECT_URI}</p>
        <div class="cmd"><code>{shown}</code>
            <button class="btn icon-only" type="button" aria-label=words::COPY_ADDRESS on:click=copy><Copy/></button>
        </div>
    }
}

/// Where to find help, as `portal.yaml` says.
#[component]
pub fn Support(page: Page) -> impl IntoView {
    move || {
        page.portal(|portal| portal.support.clone()).flatten().map(|support| {
            let text = support.text;
            view! { class="p",
                <p class="help">{words::HELP}" "
                    {match support.url {
                        Some(url) => view! { class="p", <a href=url rel="noopener noreferrer" target="_blank">{text}</a> }.into_any(),
                        None => view! { class="p", <span>{text}</span> }.into_any(),
                    }}
                </p>
            }
        })
    }
}
