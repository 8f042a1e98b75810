//! Step two: the namespace of each chosen cluster, offered or typed.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::find::{groups, names};
use super::{icons, step};
use crate::catalogue::{self, check_namespace};
use crate::config::Cluster;
use crate::kubeconfig::arc_proxy;
use crate::session::Groups;
use crate::ui::choice::split;
use crate::ui::element::{El, el, text};
use crate::ui::state::Page;
use crate::ui::text::en::{catalogue as mistakes, page as words};

/// One combo box for each chosen cluster.
#[must_use]
pub fn namespaces(page: Page) -> El {
    let unknown = move || {
        let told = match page.session.get()?.person.groups {
            Groups::Absent => words::GROUPS_ABSENT,
            Groups::Overage => words::GROUPS_OVERAGE,
            Groups::Known(_) => return None,
        };
        Some(el("div", "").with(text("p", "hint mind", told)).all(groups(page)))
    };
    let boxes = move || {
        // Behind Azure Arc there is no file that could name one.
        let mut clusters = page.chosen_clusters();
        clusters.retain(|cluster| arc_proxy(cluster).is_none());
        let lone = clusters.len() == 1;
        clusters.into_iter().map(|cluster| field(page, cluster, lone)).collect()
    };
    let (section, header) = step("2", "namespaces-title", words::NAMESPACE);
    let boxes = el("div", "").part(boxes);
    let both = move || {
        let chosen = page.chosen.get().into_iter();
        chosen.filter_map(|name| names(page, &page.entry(&name)?)).collect()
    };
    section
        .with(header)
        .with(boxes)
        .with(el("div", "").part(both))
        .with(text("p", "hint", words::NAMESPACE_HINT))
        .maybe(unknown)
}

/// What is wrong with the namespaces of a cluster, if they cannot go into the file.
#[must_use]
pub fn mistake(cluster: &Cluster, names: &[String]) -> Option<String> {
    names.iter().find_map(|name| {
        if let Err(mistake) = check_namespace(name) {
            return Some(mistakes::namespace(&mistake));
        }
        let offered = cluster.namespaces.iter().any(|namespace| namespace.name == *name);
        (!cluster.any_namespace && !offered).then(|| words::NAMESPACE_NOT_OFFERED.to_owned())
    })
}

#[derive(Clone, PartialEq)]
struct Offer {
    name: String,
    display: Option<String>,
    mine: bool,
}

/// The name that is being typed: what follows the last comma.
fn last(text: &str) -> &str {
    text.rsplit(',').next().unwrap_or(text).trim_start()
}

/// What a combo box knows.
#[derive(Clone, Copy)]
struct Combo {
    page: Page,
    cluster: StoredValue<Cluster>,
    open: RwSignal<bool>,
    /// Whether the person typed since it was opened: then the list is narrowed.
    typed: RwSignal<bool>,
    /// The option under the cursor, once an arrow key was pressed.
    active: RwSignal<Option<usize>>,
}

impl Combo {
    fn text(self) -> String {
        self.cluster.with_value(|cluster| self.page.namespace(&cluster.name))
    }

    fn set(self, namespace: &str) {
        self.page.by_link.set(false);
        self.cluster.with_value(|cluster| self.page.set_namespace(&cluster.name, namespace));
    }

    fn id(self, part: &str) -> String {
        self.cluster.with_value(|cluster| format!("namespace-{}{part}", cluster.name))
    }

    fn error(self) -> Option<String> {
        self.cluster.with_value(|cluster| mistake(cluster, &split(&self.text())))
    }

    fn shown(self) -> Vec<Offer> {
        let text = self.text();
        let needle = if self.typed.get() { last(&text).to_lowercase() } else { String::new() };
        let session = self.page.session.get();
        let groups = session.as_ref().and_then(|s| s.person.groups.known());
        let fits = |text: &str| text.to_lowercase().contains(&needle);
        self.cluster.with_value(|cluster| {
            catalogue::namespaces(cluster, groups)
                .into_iter()
                .filter(|offer| fits(offer.name) || offer.display_name.is_some_and(fits))
                .map(|offer| Offer {
                    name: offer.name.to_owned(),
                    display: offer.display_name.map(str::to_owned),
                    mine: offer.mine,
                })
                .collect()
        })
    }

    fn close(self) {
        self.open.set(false);
        self.typed.set(false);
        self.active.set(None);
    }

    /// Takes an option: it replaces the name that is being typed, or all where none is.
    fn choose(self, namespace: &str) {
        let text = untrack(|| self.text());
        let before = text.strip_suffix(last(&text)).filter(|_| self.typed.get_untracked());
        self.set(&format!("{}{namespace}", before.unwrap_or_default()));
        self.close();
    }

    fn key(self, event: &KeyboardEvent) {
        let (open, active) = (self.open.get_untracked(), self.active.get_untracked());
        let last = untrack(|| self.shown().len()).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if !open => {
                self.open.set(true);
                self.active.set(Some(if event.key() == "ArrowUp" { last } else { 0 }));
            }
            "ArrowDown" => self.active.set(Some(active.map_or(0, |at| (at + 1).min(last)))),
            "ArrowUp" => self.active.set(Some(active.map_or(last, |at| at.saturating_sub(1)))),
            // Without an arrow key, what is typed stays as it is.
            "Enter" if open => {
                match active.and_then(|at| untrack(|| self.shown()).get(at).cloned()) {
                    Some(offer) => self.choose(&offer.name),
                    None => self.close(),
                }
            }
            "Escape" if open => self.close(),
            _ => return,
        }
        event.prevent_default();
    }
}

fn field(page: Page, cluster: Cluster, lone: bool) -> El {
    let (class, label) = if lone {
        ("unseen", words::NAMESPACE.to_owned())
    } else {
        ("field-label", words::namespace_for(&cluster.display_name))
    };
    let combo = Combo {
        page,
        cluster: StoredValue::new(cluster),
        open: RwSignal::new(false),
        typed: RwSignal::new(false),
        active: RwSignal::new(None),
    };
    let shown = Memo::new(move |_| combo.shown());
    let expanded = move || combo.open.get() && shown.with(|list| !list.is_empty());
    let at = move || {
        let at = combo.active.get().filter(|_| expanded())?;
        Some(combo.id(&format!("-list-{at}")).into())
    };
    let input = move |event| {
        combo.set(event_target_value(&event).trim_start());
        combo.typed.set(true);
        combo.active.set(None);
        combo.open.set(true);
    };
    let field = el("input", "")
        .set("id", combo.id(""))
        .set("role", "combobox")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("autocapitalize", "none")
        .set("spellcheck", "false")
        .set("aria-autocomplete", "list")
        .state("aria-expanded", expanded)
        .set("aria-controls", combo.id("-list"))
        .live("aria-activedescendant", at)
        .state("aria-invalid", move || combo.error().is_some())
        .set("aria-describedby", combo.id("-error"))
        .content(move || combo.text())
        .on("input", input)
        .on("keydown", move |event| combo.key(event.unchecked_ref()))
        .click(move || combo.open.set(true))
        .on("blur", move |_| combo.close());
    let list = el("ul", "options")
        .set("role", "listbox")
        .set("id", combo.id("-list"))
        .set("aria-label", words::NAMESPACE)
        .hidden(move || !expanded())
        .part(move || {
            let offers = shown.get().into_iter().enumerate();
            offers.map(|(index, offer)| option(combo, index, offer)).collect()
        });
    let error = el("p", "hint bad")
        .set("id", combo.id("-error"))
        .set("role", "alert")
        .says(move || combo.error().unwrap_or_default());
    el("div", "field")
        .with(text("label", class, label).set("for", combo.id("")))
        .with(el("div", "combo").with(field).with(icons::down()).with(list))
        .with(error)
}

fn option(combo: Combo, index: usize, offer: Offer) -> El {
    let on = move || combo.active.get() == Some(index);
    let name = offer.name.clone();
    let told = el("span", "")
        .with(text("b", "", offer.name))
        .all(offer.display.map(|display| text("small", "", display)));
    el("li", "")
        .set("role", "option")
        .set("id", combo.id(&format!("-list-{index}")))
        .state("aria-selected", on)
        .either("option on", "option", on)
        .with(told)
        .all(offer.mine.then(|| text("span", "tag ok", words::YOURS)))
        // The press comes before the blur that closes the list.
        .on("pointerdown", move |event| {
            event.prevent_default();
            combo.choose(&name);
        })
}
