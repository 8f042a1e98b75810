//! The page: a view of what the rooms say, and the only room that knows Leptos.
//!
//! Every `view!` names a global class: Leptos then builds elements one by one instead of parsing
//! markup, which the page's Trusted Types policy forbids.

pub mod components;
pub mod flow;
pub mod make;
pub mod pages;
pub mod state;
pub mod text;

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::browser;
use pages::{Choose, Door, Faulty, Unreachable};
use state::{Page, Phase};

/// Shows the page in the document's `app` element.
pub fn start() {
    let Some(app) = document().get_element_by_id("app") else { return };
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    let Ok(app) = app.dyn_into() else { return };
    if browser::framed() {
        mount_to(app, components::Framed).forget();
        return;
    }
    let page = Page::new();
    mount_to(app, move || view! { class="p", <App page/> }).forget();
    flow::start(page);
}

#[component]
fn App(page: Page) -> impl IntoView {
    view! { class="p",
        <components::Header page/>
        <p class="said" role="status">{move || page.said.get()}</p>
        {move || match page.phase.get() {
            Phase::Loading => view! { class="p", <Busy text=text::en::page::LOADING.to_owned()/> }.into_any(),
            Phase::Landing => view! { class="p", <Busy text=text::en::page::LANDING.to_owned()/> }.into_any(),
            Phase::Leaving(to) => view! { class="p", <Busy text=text::en::page::going_to(&to)/> }.into_any(),
            Phase::Unreachable(problem) => view! { class="p", <Unreachable page problem/> }.into_any(),
            Phase::Faulty => view! { class="p", <Faulty page/> }.into_any(),
            Phase::Door(notice) => view! { class="p", <Door page notice/> }.into_any(),
            Phase::Choose => view! { class="p", <Choose page/> }.into_any(),
        }}
    }
}

#[component]
fn Busy(text: String) -> impl IntoView {
    view! { class="p", <main class="door"><p class="busy" role="status">{text}</p></main> }
}
