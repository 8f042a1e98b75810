//! Step two: the namespace of each chosen cluster, offered or typed.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::icons::Down;
use crate::catalogue::{self, check_namespace};
use crate::config::Cluster;
use crate::session::Groups;
use crate::ui::state::Page;
use crate::ui::text::en::{catalogue as mistakes, page as words};

/// One combo box for each chosen cluster.
#[component]
pub fn Namespaces(page: Page) -> impl IntoView {
    let groups = move || page.session.get().map(|session| session.person.groups.clone());
    let unknown = move || match groups() {
        Some(Groups::Absent) => Some(words::GROUPS_ABSENT),
        Some(Groups::Overage) => Some(words::GROUPS_OVERAGE),
        _ => None,
    };
    view! { class="p",
        <section class="step" aria-labelledby="namespaces-title">
            <header><span class="n" aria-hidden="true">"2"</span><h2 id="namespaces-title">{words::NAMESPACE}</h2></header>
            {move || {
                let clusters = page.chosen_clusters();
                let lone = clusters.len() == 1;
                clusters.into_iter().map(|cluster| {
                    let label = if lone { words::NAMESPACE.to_owned() } else { words::namespace_for(&cluster.display_name) };
                    view! { class="p", <Combo page cluster label lone/> }
                }).collect_view()
            }}
            <p class="hint">{words::NAMESPACE_HINT}</p>
            {move || unknown().map(|text| view! { class="p", <p class="hint mind">{text}</p> })}
        </section>
    }
}

/// Whether the namespace as typed can go into the file; an empty one means none.
#[must_use]
pub fn mistake(cluster: &Cluster, text: &str) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    if let Err(mistake) = check_namespace(text) {
        return Some(mistakes::namespace(&mistake));
    }
    let offered = cluster.namespaces.iter().any(|namespace| namespace.name == text);
    (!cluster.any_namespace && !offered).then(|| words::NAMESPACE_NOT_OFFERED.to_owned())
}

#[derive(Clone, PartialEq)]
struct Offer {
    name: String,
    display: Option<String>,
    mine: bool,
}

#[component]
fn Combo(page: Page, cluster: Cluster, label: String, lone: bool) -> impl IntoView {
    let id = format!("namespace-{}", cluster.name);
    let ids = StoredValue::new((format!("{id}-list"), format!("{id}-error"), id.clone()));
    let list_id = move || ids.with_value(|ids| ids.0.clone());
    let error_id = move || ids.with_value(|ids| ids.1.clone());
    let option_id = move |index: usize| ids.with_value(|ids| format!("{}-{index}", ids.0));
    let cluster = StoredValue::new(cluster);
    let name = move || cluster.with_value(|c| c.name.clone());
    let (open, typed, active) =
        (RwSignal::new(false), RwSignal::new(false), RwSignal::new(0_usize));
    let text = Memo::new(move |_| page.namespace(&name()));
    let error = Memo::new(move |_| cluster.with_value(|c| mistake(c, &text.get())));
    let shown = Memo::new(move |_| {
        let needle = if typed.get() { text.get().to_lowercase() } else { String::new() };
        let session = page.session.get();
        let groups = session.as_ref().and_then(|s| s.person.groups.known());
        cluster.with_value(|c| {
            catalogue::namespaces(c, groups)
                .into_iter()
                .map(|o| Offer {
                    name: o.name.to_owned(),
                    display: o.display_name.map(str::to_owned),
                    mine: o.mine,
                })
                .filter(|o| {
                    o.name.contains(&needle)
                        || o.display.as_ref().is_some_and(|d| d.to_lowercase().contains(&needle))
                })
                .collect::<Vec<_>>()
        })
    });
    let close = move || {
        open.set(false);
        typed.set(false);
        active.set(0);
    };
    let choose = move |namespace: String| {
        page.by_link.set(false);
        page.set_namespace(&name(), &namespace);
        close();
    };
    let input = move |event| {
        page.by_link.set(false);
        page.set_namespace(&name(), event_target_value(&event).trim());
        typed.set(true);
        active.set(0);
        open.set(true);
    };
    let key = move |event: KeyboardEvent| {
        let count = shown.with(Vec::len);
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if !open.get() => open.set(true),
            "ArrowDown" => active.update(|a| *a = (*a + 1).min(count.saturating_sub(1))),
            "ArrowUp" => active.update(|a| *a = a.saturating_sub(1)),
            "Enter" if open.get() => {
                if let Some(offer) = shown.with(|list| list.get(active.get()).cloned()) {
                    choose(offer.name);
                }
            }
            "Escape" if open.get() => close(),
            _ => return,
        }
        event.prevent_default();
    };
    let expanded = move || open.get() && shown.with(|list| !list.is_empty());
    let at = move || if expanded() { option_id(active.get()) } else { String::new() };
    view! { class="p",
        <div class="field">
            <label class=if lone { "unseen p" } else { "field-label p" } for=id.clone()>{label}</label>
            <div class="combo">
                <input id=id role="combobox" type="text" autocomplete="off" autocapitalize="none" spellcheck="false"
                    aria-autocomplete="list" aria-expanded=move || expanded().to_string() aria-controls=list_id
                    aria-activedescendant=at aria-invalid=move || error.with(Option::is_some).to_string()
                    aria-describedby=error_id prop:value=move || text.get()
                    on:input=input on:keydown=key on:click=move |_| open.set(true) on:blur=move |_| close()/>
                <Down/>
                <ul class="options" role="listbox" id=list_id aria-label=words::NAMESPACE hidden=move || !expanded()>
                    {move || shown.get().into_iter().enumerate().map(|(index, offer)| {
                        let chosen = offer.name.clone();
                        // The press comes before the blur that closes the list.
                        let press = move |event: leptos::ev::PointerEvent| {
                            event.prevent_default();
                            choose(chosen.clone());
                        };
                        view! { class="p",
                            <li role="option" id=option_id(index) aria-selected=move || (active.get() == index).to_string()
                                class=move || if active.get() == index { "option on p" } else { "option p" } on:pointerdown=press>
                                <span><b>{offer.name}</b>{offer.display.map(|display| view! { class="p", <small>{display}</small> })}</span>
                                {offer.mine.then(|| view! { class="p", <span class="tag ok">{words::YOURS}</span> })}
                            </li>
                        }
                    }).collect_view()}
                </ul>
            </div>
            <p class="hint bad" id=error_id role="alert">{move || error.get()}</p>
        </div>
    }
}
