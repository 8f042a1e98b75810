//! Why nobody can sign in: `portal.yaml` is missing or has mistakes.

use leptos::prelude::*;

use crate::browser;
use crate::problem::Problem;
use crate::ui::components::{Alert, Mistakes, Support};
use crate::ui::state::Page;
use crate::ui::text::en::page as words;

/// Every mistake in `portal.yaml`.
#[component]
pub fn Faulty(page: Page) -> impl IntoView {
    let mistakes =
        page.reading.with(|r| r.as_ref().map(|r| r.mistakes.clone())).unwrap_or_default();
    view! { class="p",
        <main class="wide">
            <section class="card">
                <h1 id="heading" tabindex="-1">{words::FAULTY}</h1>
                <p class="lead" role="alert">{words::FAULTY_LEAD}</p>
                <Mistakes mistakes/>
                <Support page/>
                <button class="btn" type="button" on:click=|_| browser::reload()>{words::TRY_AGAIN}</button>
            </section>
        </main>
    }
}

/// `portal.yaml` could not be fetched.
#[component]
pub fn Unreachable(page: Page, problem: Problem) -> impl IntoView {
    view! { class="p",
        <main class="wide">
            <section class="card">
                <h1 id="heading" tabindex="-1">{words::FAULTY}</h1>
                <Alert page problem identity=None/>
                <button class="btn main" type="button" on:click=|_| browser::reload()>{words::TRY_AGAIN}</button>
            </section>
        </main>
    }
}
