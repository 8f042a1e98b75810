//! Step one: which clusters.

use leptos::prelude::*;

use super::icons::{Check, Glass};
use crate::catalogue;
use crate::config::Cluster;
use crate::ui::state::Page;
use crate::ui::text::en::page as words;

/// Clusters under the headings of their environments, with a search.
#[component]
pub fn Clusters(page: Page) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let headings = Memo::new(move |_| offers(page, &search.get()));
    let all =
        Memo::new(move |_| offers(page, "").iter().map(|(_, list)| list.len()).sum::<usize>());
    let count = move || words::chosen(page.chosen.with(Vec::len), all.get());
    view! { class="p",
        <section class="step" aria-labelledby="clusters-title">
            <header><span class="n" aria-hidden="true">"1"</span><h2 id="clusters-title">{words::CLUSTERS}</h2><small>{count}</small></header>
            <div class="search"><Glass/>
                <input type="search" aria-label=words::SEARCH placeholder=words::SEARCH autocomplete="off" spellcheck="false"
                    prop:value=move || search.get() on:input=move |event| search.set(event_target_value(&event))/>
            </div>
            <div class="list" role="group" aria-labelledby="clusters-title">
                {move || {
                    let headings = headings.get();
                    if headings.is_empty() {
                        let empty = if all.get() == 0 { words::NO_CLUSTERS } else { words::NOTHING_FOUND };
                        return view! { class="p", <p class="hint">{empty}</p> }.into_any();
                    }
                    let lone = headings.len() == 1;
                    headings.into_iter().map(|(environment, clusters)| view! { class="p",
                        <Heading environment lone/>
                        {clusters.into_iter().map(|cluster| view! { class="p", <Row page cluster/> }).collect_view()}
                    }).collect_view().into_any()
                }}
            </div>
        </section>
    }
}

/// What is on offer for the person, as owned values.
fn offers(page: Page, search: &str) -> Vec<(Option<String>, Vec<Cluster>)> {
    let Some(session) = page.session.get() else { return Vec::new() };
    page.portal(|portal| {
        catalogue::offers(portal, &session.identity, session.person.groups.known(), search)
            .into_iter()
            .map(|heading| {
                let clusters = heading.clusters.into_iter().cloned().collect();
                (heading.environment.map(str::to_owned), clusters)
            })
            .collect()
    })
    .unwrap_or_default()
}

#[component]
fn Heading(environment: Option<String>, lone: bool) -> impl IntoView {
    // A single unnamed heading would say nothing.
    let silent = lone && environment.is_none();
    let tone = tone(environment.as_deref().unwrap_or_default());
    let text = environment.unwrap_or_else(|| words::OTHER_CLUSTERS.to_owned());
    (!silent).then(|| view! { class="p", <h3><span class=tone aria-hidden="true"></span>{capital(&text)}</h3> })
}

/// Production is red, what comes before it amber, the rest green.
fn tone(environment: &str) -> &'static str {
    let name = environment.to_lowercase();
    if name.starts_with("prod") || name == "live" {
        "dot"
    } else if name.starts_with("stag") || name.starts_with("pre") || name == "acceptance" {
        "dot t"
    } else {
        "dot d"
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[component]
fn Row(page: Page, cluster: Cluster) -> impl IntoView {
    let name = StoredValue::new(cluster.name.clone());
    let on = move || page.chosen.with(|chosen| name.with_value(|name| chosen.contains(name)));
    let note = format!("note-{}", cluster.name);
    let described = note.clone();
    let detail = match cluster.description {
        Some(description) => format!("{}, {description}", cluster.name),
        None => cluster.name.clone(),
    };
    let (display, network) = (cluster.display_name.clone(), cluster.network);
    view! { class="p",
        <label class=move || if on() { "row on p" } else { "row p" }>
            <input class="seen" type="checkbox" aria-label=display aria-describedby=described prop:checked=on
                on:change=move |_| page.toggle(&name.get_value())/>
            <span class="box" aria-hidden="true"><Check/></span>
            <span class="row-text" id=note><b>{cluster.display_name}</b><small>{detail}</small>
                {network.map(|network| view! { class="p", <span class="tag warn">{network}</span> })}
            </span>
        </label>
    }
}
