//! The file: its name, whether it holds secrets, its text, and the ways to take it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icons::{Copy, Tray};
use super::{Alert, Then};
use crate::browser;
use crate::kubeconfig::preview::{self, Line, Span};
use crate::session::Prompt;
use crate::ui::flow;
use crate::ui::make::{Made, Ready, make};
use crate::ui::state::Page;
use crate::ui::text::en::page as words;

/// The file of the page's choices.
#[component]
pub fn File(page: Page) -> impl IntoView {
    let made = Memo::new_with_compare(move |_| make(page), |old, new| !same(old, new));
    let show = RwSignal::new(false);
    view! { class="p",
        {move || match made.get() {
            Made::Nothing => view! { class="p", <Hollow text=words::CHOOSE_FIRST/> }.into_any(),
            Made::Mend => view! { class="p", <Hollow text=words::MEND_FIRST/> }.into_any(),
            Made::EndsSoon => view! { class="p", <EndsSoon page/> }.into_any(),
            Made::Failed(problem) => view! { class="p", <Alert page problem identity=None/> }.into_any(),
            Made::File(ready) => view! { class="p", <Taken page ready=ready.clone() show/><Then page ready/> }.into_any(),
        }}
    }
}

fn same(old: Option<&Made>, new: Option<&Made>) -> bool {
    match (old, new) {
        (Some(Made::Nothing), Some(Made::Nothing))
        | (Some(Made::Mend), Some(Made::Mend))
        | (Some(Made::EndsSoon), Some(Made::EndsSoon)) => true,
        (Some(Made::Failed(old)), Some(Made::Failed(new))) => old == new,
        (Some(Made::File(old)), Some(Made::File(new))) => {
            old.name == new.name && old.text == new.text && old.ends == new.ends
        }
        _ => false,
    }
}

#[component]
fn Hollow(text: &'static str) -> impl IntoView {
    view! { class="p", <section class="card hollow"><p>{text}</p></section> }
}

#[component]
fn EndsSoon(page: Page) -> impl IntoView {
    let busy = move || page.renewing.get();
    // A fresh token may be had without leaving the page.
    if page.renewal.get_untracked().is_none() {
        flow::renew(page);
    }
    let again = move |_| {
        if let Some(identity) = untrack(|| page.signed_in_with()) {
            flow::sign_in(page, identity, Prompt::Default);
        }
    };
    view! { class="p",
        <section class="card hollow">
            {move || if busy() {
                view! { class="p", <p role="status">{words::RENEWING}</p> }.into_any()
            } else {
                view! { class="p",
                    <p role="alert">{words::TOKEN_ENDS_SOON}</p>
                    <button class="btn main" type="button" on:click=again>{words::SIGN_IN_AGAIN}</button>
                }.into_any()
            }}
        </section>
    }
}

#[component]
fn Taken(page: Page, ready: Arc<Ready>, show: RwSignal<bool>) -> impl IntoView {
    let secret = ready.ends.is_some() || !ready.file.secrets().is_empty();
    let ends = ready.ends;
    let name = ready.name.clone();
    let (shown, taken, copied) = (ready.clone(), ready.clone(), ready);
    let say = move |text: &str| page.said.set(text.to_owned());
    let copy = move |_| {
        let ready = copied.clone();
        spawn_local(async move {
            say(if browser::copy(&ready.text).await { words::COPIED } else { words::COPY_FAILED });
        });
    };
    let share = move |_| {
        let link = format!("{}{}", browser::folder(), untrack(|| page.query()));
        spawn_local(async move {
            say(if browser::copy(&link).await { words::LINK_COPIED } else { words::COPY_FAILED });
        });
    };
    let take = move |_| {
        let done = browser::download(&taken.name, &taken.text);
        say(if done { words::DOWNLOADED } else { words::DOWNLOAD_FAILED });
    };
    view! { class="p",
        <section class="card out">
            <header>
                <code class="file-name">{name}</code>
                {if secret {
                    view! { class="p", <span class="tag warn">{words::SECRETS}</span> }
                } else {
                    view! { class="p", <span class="tag ok">{words::NO_SECRETS}</span> }
                }}
                <span class="right">
                    <button class="btn quiet" type="button" role="switch" aria-checked=move || show.get().to_string()
                        on:click=move |_| show.update(|on| *on = !*on)><span class="track" aria-hidden="true"></span>{words::SHOW_SECRETS}</button>
                    <button class="btn quiet" type="button" on:click=share>{words::SHARE}</button>
                </span>
            </header>
            {ends.map(|ends| view! { class="p", <p class="note warn">{words::token_until(&browser::local_time(ends))}</p> })}
            {move || page.renewal.get().map(|problem| view! { class="p", <Alert page problem identity=None/> })}
            <pre class="preview" role="region" aria-label=words::KUBECONFIG tabindex="0">
                {move || lines(&shown, show.get())}
            </pre>
            <div class="take">
                <button class="btn main" type="button" on:click=take><Tray/>{words::DOWNLOAD}</button>
                <button class="btn" type="button" on:click=copy><Copy/>{words::COPY}</button>
            </div>
        </section>
    }
}

thread_local! {
    /// The lines shown last, so that a change lights up what it changed.
    static LAST: std::cell::RefCell<Vec<Line>> = const { std::cell::RefCell::new(Vec::new()) };
}

fn lines(ready: &Ready, show: bool) -> impl IntoView + use<> {
    let now = preview::lines(&ready.file, &ready.text, show);
    let before = LAST.replace(now.clone());
    let last = now.len().saturating_sub(1);
    now.into_iter()
        .enumerate()
        .map(|(index, line)| {
            let lit = !before.is_empty() && !line.spans.is_empty() && !before.contains(&line);
            let end = if index == last { "" } else { "\n" };
            view! { class="p",
                <span class=if lit { "line lit p" } else { "line p" }>
                    {line.spans.into_iter().map(|(kind, text)| view! { class="p", <span class=class(kind)>{text}</span> }).collect_view()}
                    {end}
                </span>
            }
        })
        .collect_view()
}

fn class(kind: Span) -> &'static str {
    match kind {
        Span::Key => "k p",
        Span::Value => "s p",
        Span::Dim => "d p",
        Span::Secret => "x p",
        Span::Comment => "c p",
        Span::Text => "t p",
    }
}
