//! Who the cluster will take the person for, what they may do, and what to ask for.

use std::rc::Rc;

use leptos::prelude::*;

use super::find::problem;
use super::opens;
use crate::catalogue::Entry;
use crate::config::{Aks, Cluster, Method, Trust};
use crate::encode::form;
use crate::json::{self, Value};
use crate::session::{Access, Groups};
use crate::ui::azure::Topic;
use crate::ui::choice::split;
use crate::ui::element::{El, el, text};
use crate::ui::make::{Made, make};
use crate::ui::state::Page;
use crate::ui::text::en::azure as words;

/// The place of the parts, for one of the chosen clusters; made when it first opens.
#[must_use]
pub fn access(page: Page) -> El {
    let which = RwSignal::new(String::new());
    let entry = move || {
        let chosen = page.chosen.get();
        let wished = which.get();
        page.entry(chosen.iter().find(|name| **name == wished).or(chosen.first())?)
    };
    // The file may be made anew while its contexts stay.
    let contexts = Memo::new(move |_| match make(page) {
        Made::File(ready) => entry().map(|one| {
            let all = ready.file.contexts_of(&one.cluster.name);
            let pairs: Vec<_> = all
                .iter()
                .map(|(namespace, name)| (namespace.unwrap_or_default(), *name))
                .collect();
            form(&pairs)
        }),
        _ => None,
    });
    let given = move || {
        let contexts = contexts.get().unwrap_or_default();
        entry().map(|entry| given(page, &entry, &contexts)).unwrap_or_default()
    };
    let tabs = move || {
        let chosen = page.chosen_clusters();
        if chosen.len() < 2 {
            return Vec::new();
        }
        let tab = |cluster: Cluster| {
            let name = StoredValue::new(cluster.name);
            let on = move || entry().is_some_and(|one| one.cluster.name == name.get_value());
            let input = el("input", "seen")
                .set("type", "radio")
                .set("name", "access-of")
                .set("aria-label", cluster.display_name.clone())
                .checked(on)
                .on("change", move |_| which.set(name.get_value()));
            el("label", "").either("tab on", "tab", on).with(input).text(cluster.display_name)
        };
        chosen.into_iter().map(tab).collect()
    };
    let trouble = move || {
        let asked = page.azure.asked(Topic::Person).filter(|asked| !asked.subject.is_empty());
        problem(page, "explain-roles", asked?.problem?)
    };
    el("section", "card access")
        .set("aria-labelledby", "access-title")
        .with(el("header", "").with(text("h2", "", words::ACCESS).set("id", "access-title")))
        .with(text("p", "hint", words::ACCESS_LEAD))
        .with(
            el("div", "tabs")
                .set("role", "radiogroup")
                .set("aria-label", words::ACCESS_OF)
                .hidden(move || page.chosen.with(|chosen| chosen.len() < 2))
                .part(tabs),
        )
        .with(opens(page, words::ACCESS_OPEN, "access", "access", Rc::new(given)))
        .maybe(trouble)
}

/// What the second module is told of the person and the cluster; no token.
fn given(page: Page, entry: &Entry, contexts: &str) -> String {
    let Some(session) = page.session.get() else { return String::new() };
    let groups = match &session.person.groups {
        Groups::Absent => String::new(),
        Groups::Overage => "overage".to_owned(),
        Groups::Known(list) => {
            json::write(&Value::Array(list.iter().map(|one| Value::String(one.clone())).collect()))
        }
    };
    let names = page.azure.group_names();
    let claims = json::write(&Value::Object(session.claims().clone()));
    let namespaces = split(&page.namespace(&entry.cluster.name)).join(",");
    let found = entry.found.as_ref();
    let roles = page.azure.roles(found.map(|found| found.id.as_str()).unwrap_or_default());
    let source = page.source.get_value();
    let found = found.map(|found| json::write(&found.to_json())).unwrap_or_default();
    let cluster = &entry.cluster;
    let aks = match &cluster.trust {
        Trust::Aks(aks) => aks.clone(),
        _ => Aks::default(),
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let context = page.method_for(cluster).map(Method::name).unwrap_or_default();
    // The question for the person's roles, where it is about this cluster.
    let asked = page.azure.asked(Topic::Person).filter(|asked| asked.subject == cluster.name);
    let attempt = asked.as_ref().map(|asked| asked.attempt.to_string()).unwrap_or_default();
    let token = asked.as_ref().and_then(|asked| asked.token.as_ref());
    let person = &session.person;
    form(&[
        ("portal", &source),
        ("attempt", &attempt),
        ("token", token.map(Access::token).unwrap_or_default()),
        ("oid", person.oid.as_deref().unwrap_or_default()),
        ("user", &person.user_name),
        ("cluster", &cluster.name),
        ("display", &cluster.display_name),
        ("server", &cluster.server),
        ("authority", &text(&cluster.certificate_authority_data)),
        ("tenant", &text(&aks.tenant_id)),
        ("found", &found),
        ("identity", &session.identity),
        ("issuer", &session.issuer),
        ("claims", &claims),
        ("groups", &groups),
        ("groupNames", &names),
        ("namespaces", &namespaces),
        ("contexts", contexts),
        ("roles", &roles),
        ("method", context),
        ("system", page.system.get().name()),
        ("folder", &crate::browser::folder()),
    ])
}
