//! The first page: one button for each identity.

use leptos::prelude::*;

use crate::browser;
use crate::config::{Identity, Mistake, Severity};
use crate::session::{self, Prompt};
use crate::ui::components::{Alert, Check, Mistakes, Support};
use crate::ui::flow;
use crate::ui::state::{Notice, Page};
use crate::ui::text::en::page as words;

/// Sign in, and what a person may rely on.
#[component]
pub fn Door(page: Page, notice: Notice) -> impl IntoView {
    let identities = page.portal(|portal| portal.identities.clone()).unwrap_or_default();
    view! { class="p",
        <main class="door">
            <section class="card">
                <h1 id="heading" tabindex="-1">{words::DOOR}</h1>
                <p class="lead">{words::DOOR_LEAD}</p>
                <Said page notice/>
                <div class="ways">
                    {identities.into_iter().enumerate().map(|(index, identity)| view! { class="p",
                        <Way page identity first=index == 0/>
                    }).collect_view()}
                </div>
                <ul class="trust">
                    {[words::TRUST_WHERE, words::TRUST_KEPT, words::TRUST_FILE].into_iter().map(|text| view! { class="p",
                        <li><Check/><span>{text}</span></li>
                    }).collect_view()}
                </ul>
            </section>
            <LeftOut page/>
        </main>
    }
}

#[component]
fn Way(page: Page, identity: Identity, first: bool) -> impl IntoView {
    let label = words::sign_in_with(&identity.display_name);
    let class = if first { "btn main p" } else { "btn p" };
    view! { class="p",
        <button class=class type="button" on:click=move |_| flow::sign_in(page, identity.clone(), Prompt::Default)>{label}</button>
    }
}

#[component]
fn Said(page: Page, notice: Notice) -> impl IntoView {
    match notice {
        Notice::None => ().into_any(),
        Notice::SignedOut(away) => view! { class="p",
            <div class="note ok" role="status">
                <p>{words::SIGNED_OUT}</p>
                {away.map(|(provider, url)| view! { class="p",
                    <button class="btn" type="button" on:click=move |_| browser::go(&url)>{words::sign_out_at(&provider)}</button>
                })}
            </div>
        }
        .into_any(),
        Notice::Interrupted(name) => {
            let identity = page.identity(&name);
            let provider = identity.as_ref().map_or(name, |identity| identity.display_name.clone());
            let address = identity.map(|i| session::redirect_uri(&browser::folder(), &i));
            view! { class="p",
                <div class="note warn" role="alert">
                    <p><b>{words::INTERRUPTED}</b></p>
                    <p>{words::interrupted_at(&provider)}</p>
                    <p><code class="address">{address}</code></p>
                    <Support page/>
                </div>
            }
            .into_any()
        }
        Notice::Failed(problem) => {
            let identity = page.identity(problem.fact("identity"));
            view! { class="p", <Alert page problem identity/> }.into_any()
        }
    }
}

/// What of `portal.yaml` is left out, for whoever hosts the page.
#[component]
pub fn LeftOut(page: Page) -> impl IntoView {
    let mistakes = move || {
        let errors = |list: &Vec<Mistake>| {
            list.iter().filter(|m| m.severity == Severity::Error).cloned().collect::<Vec<_>>()
        };
        page.reading.with(|r| r.as_ref().map(|r| errors(&r.mistakes))).unwrap_or_default()
    };
    move || {
        let mistakes = mistakes();
        (!mistakes.is_empty()).then(|| {
            view! { class="p",
                <details class="left-out">
                    <summary>{words::PARTLY_FAULTY}" ("{mistakes.len()}")"</summary>
                    <Mistakes mistakes/>
                </details>
            }
        })
    }
}
