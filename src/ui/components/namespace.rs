//! Step two: the namespace of each chosen cluster, offered or typed.

use std::sync::Arc;

use crate::ui::text::Text;
use leptos::ev::KeyboardEvent;
use leptos::wasm_bindgen::JsCast;

use super::find::{groups, names};
use super::{button, icons, step};
use crate::catalogue::{self, check_namespaces, split_namespaces};
use crate::config::Cluster;
use crate::kubeconfig::arc_proxy;
use crate::session::Groups;
use crate::ui::element::{El, el, event_target_value, keyed, text};
use crate::ui::signal::{Memo, RwSignal, StoredValue, untrack};
use crate::ui::state::Page;
use crate::ui::text::{catalogue as mistakes, page as words, terms::Term};

/// So many fields are shown at first, and more at each wish.
const FIELDS: usize = 50;

/// One combo box for each chosen cluster. What is wrong is told when somebody leaves the field.
#[must_use]
pub fn namespaces(page: Page) -> El {
    let unknown = move || {
        let told = match page.session.get()?.person.groups {
            Groups::Absent => words::GROUPS_ABSENT,
            Groups::Overage => words::GROUPS_OVERAGE,
            Groups::Known(_) => return None,
        };
        Some(el("div", "").child(text("p", "hint mind", told)).children(groups(page)))
    };
    // What Azure tells of a cluster later must not replace the field somebody types into.
    let named = Memo::new(move |_| {
        // Behind Azure Arc there is no file that could name one.
        let mut clusters = page.chosen_clusters();
        clusters.retain(|cluster| arc_proxy(cluster).is_none());
        clusters.into_iter().map(|cluster| cluster.name.clone()).collect::<Vec<_>>()
    });
    let most = RwSignal::new(FIELDS);
    let boxes = move || {
        let mut names = named.get();
        let lone = names.len() == 1;
        let rest = names.len().saturating_sub(most.get());
        names.truncate(most.get());
        let more = (rest > 0).then(|| {
            let label = words::show_more(rest.min(FIELDS), rest);
            button("btn quiet", label, move || most.update(|most| *most += FIELDS))
        });
        let clusters = names.into_iter().filter_map(|name| untrack(|| page.cluster(&name)));
        let field = |cluster: Arc<Cluster>| {
            // The label of a lone field is another.
            let key = format!("{}{}", u8::from(lone), cluster.name);
            keyed(key, move || field(page, &cluster, lone))
        };
        clusters.map(field).chain(more).collect()
    };
    let (section, header) = step("2", "namespaces-title", words::NAMESPACE, Term::Namespace);
    let boxes = el("div", "").dyn_children(boxes);
    let both = move || {
        let chosen = page.chosen.get().into_iter();
        chosen.filter_map(|name| names(page, page.entry(&name)?.as_ref())).collect()
    };
    section
        .child(header)
        .child(boxes)
        .child(el("div", "").dyn_children(both))
        .child(text("p", "hint", words::NAMESPACE_HINT))
        .dyn_child(unknown)
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
    /// The cluster's name.
    cluster: StoredValue<String>,
    open: RwSignal<bool>,
    /// Whether the person typed since it was opened: then the list is narrowed.
    typed: RwSignal<bool>,
    /// The option under the cursor, once an arrow key was pressed.
    active: RwSignal<Option<usize>>,
    /// Whether what is wrong is kept back: somebody is typing, and it was right before.
    patient: RwSignal<bool>,
}

impl Combo {
    /// The cluster with what is known of it by now, tracked.
    fn known(self) -> Option<Arc<Cluster>> {
        self.cluster.with_value(|cluster| self.page.cluster(cluster))
    }

    fn text(self) -> String {
        self.cluster.with_value(|cluster| self.page.namespace(cluster))
    }

    fn set(self, namespace: &str) {
        self.page.by_link.set(false);
        self.cluster.with_value(|cluster| self.page.set_namespace(cluster, namespace));
    }

    fn id(self, part: &str) -> String {
        self.cluster.with_value(|cluster| format!("namespace-{cluster}{part}"))
    }

    /// What is wrong, once it is to be told, tracked.
    fn error(self) -> Option<Text> {
        if self.patient.get() { None } else { self.mistake() }
    }

    fn mistake(self) -> Option<Text> {
        let checked = check_namespaces(self.known()?.as_ref(), &split_namespaces(&self.text()));
        checked.err().map(|mistake| mistakes::namespace(&mistake))
    }

    fn shown(self) -> Vec<Offer> {
        let text = self.text();
        let needle = if self.typed.get() { last(&text).to_lowercase() } else { String::new() };
        let session = self.page.session.get();
        let groups = session.as_ref().and_then(|s| s.person.groups.known());
        let fits = |text: &str| text.to_lowercase().contains(&needle);
        let cluster = self.known();
        let offers = cluster.iter().flat_map(|cluster| catalogue::namespaces(cluster, groups));
        offers
            .filter(|offer| fits(offer.name) || offer.display_name.is_some_and(fits))
            .map(|offer| Offer {
                name: offer.name.to_owned(),
                display: offer.display_name.map(str::to_owned),
                mine: offer.mine,
            })
            .collect()
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
                    None => {
                        self.close();
                        self.patient.set(false);
                    }
                }
            }
            "Escape" if open => self.close(),
            _ => return,
        }
        event.prevent_default();
    }
}

fn field(page: Page, cluster: &Cluster, lone: bool) -> El {
    let (class, label): (_, Text) = if lone {
        ("unseen", words::NAMESPACE.into())
    } else {
        ("field-label", words::namespace_for(&cluster.display_name))
    };
    let combo = Combo {
        page,
        cluster: StoredValue::new(cluster.name.clone()),
        open: RwSignal::new(false),
        typed: RwSignal::new(false),
        active: RwSignal::new(None),
        patient: RwSignal::new(false),
    };
    let shown = Memo::new(move |_| combo.shown());
    let expanded = move || combo.open.get() && shown.with(|list| !list.is_empty());
    let input = input(combo, expanded);
    let list = el("ul", "options")
        .set("role", "listbox")
        .set("id", combo.id("-list"))
        .set("aria-label", words::NAMESPACE)
        .hidden(move || !expanded())
        .dyn_children(move || {
            if !combo.open.get() {
                return Vec::new();
            }
            let offers = shown.get().into_iter().enumerate();
            offers.map(|(index, offer)| option(combo, index, offer)).collect()
        });
    let error = el("p", "hint bad")
        .set("id", combo.id("-error"))
        .set("role", "alert")
        .dyn_text(move || combo.error().unwrap_or_default());
    el("div", "field")
        .child(text("label", class, label).set("for", combo.id("")))
        .child(el("div", "combo").child(input).child(icons::down()).child(list))
        .child(error)
}

fn input(combo: Combo, expanded: impl Fn() -> bool + Copy + 'static) -> El {
    let at = move || {
        let at = combo.active.get().filter(|_| expanded())?;
        Some(combo.id(&format!("-list-{at}")).into())
    };
    let typed = move |event| {
        if untrack(|| combo.mistake()).is_none() {
            combo.patient.set(true);
        }
        combo.set(event_target_value(&event).trim_start());
        combo.typed.set(true);
        combo.active.set(None);
        combo.open.set(true);
    };
    el("input", "")
        .set("id", combo.id(""))
        .set("role", "combobox")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("autocapitalize", "none")
        .set("spellcheck", "false")
        .set("aria-autocomplete", "list")
        .state("aria-expanded", expanded)
        .set("aria-controls", combo.id("-list"))
        .dyn_attr("aria-activedescendant", at)
        .state("aria-invalid", move || combo.error().is_some())
        .set("aria-describedby", combo.id("-error"))
        .content(move || combo.text())
        .on("input", typed)
        .on("keydown", move |event| combo.key(event.unchecked_ref()))
        .click(move || combo.open.set(true))
        .on("blur", move |_| {
            combo.close();
            combo.patient.set(false);
        })
}

fn option(combo: Combo, index: usize, offer: Offer) -> El {
    let on = move || combo.active.get() == Some(index);
    let name = offer.name.clone();
    let told = el("span", "")
        .child(text("b", "", offer.name))
        .text(" ")
        .children(offer.display.map(|display| text("small", "", display)));
    el("li", "")
        .set("role", "option")
        .set("id", combo.id(&format!("-list-{index}")))
        .state("aria-selected", on)
        .class_if("option on", "option", on)
        .child(told)
        .text(" ")
        .children(offer.mine.then(|| text("span", "tag ok", words::YOURS)))
        // The press comes before the blur that closes the list.
        .on("pointerdown", move |event| {
            event.prevent_default();
            combo.choose(&name);
        })
}
