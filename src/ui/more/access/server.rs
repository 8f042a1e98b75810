//! The API server's side of a cluster's entry.

use leptos::prelude::*;

use super::asked::Asked;
use crate::access::server::{Entry, Form, Side, configuration, flags, side};
use crate::ui::element::{El, el, text};
use crate::ui::more::parts::{block, folded, hand_over, tabs};
use crate::ui::text::access::{server as words, who};
use crate::visible::harmless;

/// The forms in which the server can be told.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    Expression,
    Claim,
    Flags,
}

const WITH_GROUPS: &[Told] = &[Told::Expression, Told::Claim, Told::Flags];
const WITHOUT: &[Told] = &[Told::Claim, Told::Flags];

fn word(told: Told) -> &'static str {
    match told {
        Told::Expression => words::EXPRESSION,
        Told::Claim => words::FILE,
        Told::Flags => words::FLAGS,
    }
}

/// The part.
pub(super) fn server(asked: Memo<Option<Asked>>) -> El {
    // The choice of a form outlives another cluster, which may not have it.
    let wanted = RwSignal::new(None::<Told>);
    el("section", "guide").set("aria-label", words::TITLE).dyn_children(move || {
        let Some(asked) = asked.get() else {
            return vec![text("p", "note", who::NOTHING)];
        };
        let lead = text("p", "hint", words::LEAD);
        match side(&asked.cluster, &asked.identity, &asked.issuer) {
            Side::Aks => vec![lead, text("p", "note", words::AKS)],
            Side::Arc => vec![lead, text("p", "note", words::ARC)],
            Side::Own(entry) => {
                let all = match entry.mapping().groups_claim {
                    Some(_) => WITH_GROUPS,
                    None => WITHOUT,
                };
                let best = match entry.form() {
                    Form::Expression => Told::Expression,
                    Form::Claim => Told::Claim,
                };
                let first = wanted.get_untracked().filter(|told| all.contains(told));
                let chosen = RwSignal::new(first.unwrap_or(best));
                let warned = warnings(&entry);
                let asked = asked.clone();
                let shown = el("div", "told-it").dyn_children(move || {
                    let told = chosen.get();
                    wanted.set(Some(told));
                    match side(&asked.cluster, &asked.identity, &asked.issuer) {
                        Side::Own(entry) => form(&entry, told),
                        Side::Aks | Side::Arc => Vec::new(),
                    }
                });
                let tabs = tabs("server-form", words::FORMS, all, word, chosen);
                let mut parts = vec![lead];
                parts.extend(warned);
                parts.extend([tabs, shown, text("p", "hint", words::AFTER)]);
                parts.push(text("p", "hint", who::LIMITS));
                parts
            }
        }
    })
}

fn warnings(entry: &Entry<'_>) -> Vec<El> {
    let wrong = [
        (!entry.is_https()).then_some(words::NOT_HTTPS),
        (!entry.audiences().contains(&entry.client())).then_some(words::AUDIENCE),
    ];
    wrong.into_iter().flatten().map(|what| text("p", "note stop", what)).collect()
}

fn form(entry: &Entry<'_>, told: Told) -> Vec<El> {
    let by = match told {
        Told::Expression => Form::Expression,
        Told::Claim => Form::Claim,
        Told::Flags => return as_flags(entry),
    };
    let Ok(made) = configuration(entry, by).to_yaml() else { return Vec::new() };
    let mut shown = vec![block(made.clone())];
    let labels = (words::DOWNLOAD, None);
    shown.push(hand_over(labels, words::FILE_NAME.to_owned(), move || Some(made.clone())));
    let mut notes = vec![words::FILE_USE, words::FILE_VERSION];
    if entry.mapping().groups_claim.is_some() {
        match by {
            Form::Expression => notes.push(words::EXPRESSION_USE),
            Form::Claim => notes.push(words::CLAIM_USE),
        }
        if by == Form::Claim && entry.identity.entra().is_some() {
            notes.push(words::CLAIM_ENTRA);
        }
    }
    shown.extend(notes.into_iter().map(|note| text("p", "hint", note)));
    shown
}

fn as_flags(entry: &Entry<'_>) -> Vec<El> {
    let flags = flags(entry);
    let Ok(made) = flags.to_yaml() else { return Vec::new() };
    let mut shown = vec![block(made), text("p", "hint", words::FLAGS_USE)];
    if let Some(pem) = flags.authority {
        let inner =
            el("div", "told-it").child(text("p", "hint", words::authority())).child(block(pem));
        shown.push(folded(words::AUTHORITY, inner));
    }
    let lost = flags.lost.iter().map(|lost| text("li", "", harmless(&words::lost(lost), 600).0));
    shown.push(text("h3", "", words::LOST));
    shown.push(el("ul", "tools").children(lost));
    shown
}
