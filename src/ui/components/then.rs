//! The first commands on the person's machine.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Copy;
use crate::browser;
use crate::guide::{self, System};
use crate::ui::make::Ready;
use crate::ui::state::Page;
use crate::ui::text::en::{guide as told, page as words};

/// What to do with the file, for the chosen method and system.
#[component]
pub fn Then(page: Page, ready: Arc<Ready>) -> impl IntoView {
    let system = page.system;
    let name = StoredValue::new(ready.name.clone());
    let commands = move || {
        let clusters = page.chosen_clusters();
        let (Some(cluster), Some(identity)) = (clusters.first(), page.signed_in_with()) else {
            return Vec::new();
        };
        let Some(method) = page.method_for(cluster) else { return Vec::new() };
        let tenant = page.session.get().and_then(|session| session.person.tid.clone());
        name.with_value(|name| {
            guide::first_commands(method, system.get(), name, cluster, &identity, tenant.as_deref())
        })
    };
    view! { class="p",
        <section class="card then" aria-labelledby="then-title">
            <header>
                <h2 id="then-title">{words::THEN}</h2>
                <div class="tabs" role="radiogroup" aria-label=words::SYSTEM>
                    {System::ALL.into_iter().map(|one| view! { class="p",
                        <label class=move || if system.get() == one { "tab on p" } else { "tab p" }>
                            <input class="seen" type="radio" name="system" aria-label=told::system(one)
                                prop:checked=move || system.get() == one on:change=move |_| system.set(one)/>
                            {told::system(one)}
                        </label>
                    }).collect_view()}
                </div>
            </header>
            <ol class="steps">
                {move || commands().into_iter().map(|command| {
                    let words = told::step(&command);
                    view! { class="p",
                        <li class="do">
                            <p><b>{words.what}</b>" "{words.next}</p>
                            <Line page text=command.text/>
                        </li>
                    }
                }).collect_view()}
            </ol>
        </section>
    }
}

/// One command, to copy.
#[component]
fn Line(page: Page, text: String) -> impl IntoView {
    let shown = text.clone();
    let label = words::copy_command(&text);
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            let done = browser::copy(&text).await;
            page.said.set(if done { words::COPIED } else { words::COPY_FAILED }.to_owned());
        });
    };
    view! { class="p",
        <div class="cmd"><code>{shown}</code>
            <button class="btn icon-only" type="button" aria-label=label on:click=copy><Copy/></button>
        </div>
    }
}
