//! What becomes of every entry.

use std::rc::Rc;

use super::decision::choice;
use super::state::Merging;
use crate::index::Index;
use crate::kubeconfig::existing::{
    Decision, Difference, DisplayValue, EntryKind, EntryOutcome, Merged, PlannedEntry,
};
use crate::ui::element::{El, el, text};
use crate::ui::more::widgets::refocus;
use crate::ui::text::{existing as messages, more as words};

/// What becomes of everything, and what is to be decided.
pub(super) fn plan(merging: Merging, merged: &Merged) -> Vec<El> {
    let mut shown = Vec::new();
    if merged.changes_nothing() {
        shown.push(text("p", "note ok", words::CHANGES_NOTHING).set("role", "status"));
    }
    let conflicts = merged.entries.iter().filter(|planned| planned.is_conflict()).count();
    if conflicts > 1 {
        let all = merging.decisions.with_untracked(|decisions| decisions.all);
        shown.push(choice(
            words::FOR_ALL.into(),
            "all",
            all,
            Some(messages::decision_hint),
            choose(merging, None),
        ));
    }
    // What a decision means is said once.
    // What is to be decided comes first.
    let (open, done): (Vec<_>, Vec<_>) = merged.entries.iter().partition(|one| one.is_conflict());
    let entries = open.into_iter().chain(done);
    let entries = entries.map(|planned| entry(merging, planned, conflicts == 1));
    let removed = merged.removal.removed.iter().map(|removed| {
        let told = words::removed(messages::entry(removed.kind), &removed.name, removed.line);
        el("li", "").child(text("p", "", told))
    });
    shown.push(el("ul", "plan").children(entries).children(removed));
    shown.extend(current(merging, merged));
    shown.push(losses(merged));
    shown.extend(old_parts(merged));
    if merged.removal.retained > 0 {
        shown.push(text("p", "note", words::STAYED));
    }
    shown
}

/// What happens to the text of the old file.
fn losses(merged: &Merged) -> El {
    let losses = messages::merge_losses(merged);
    let class = if losses.is_empty() { "hint" } else { "note warn" };
    let told = losses.into_iter().map(|loss| text("p", "", loss));
    el("div", class).child(text("p", "", messages::merge_extent(merged))).children(told)
}

/// Warns where an old user meets a new server, or a new context an old one.
fn old_parts(merged: &Merged) -> impl Iterator<Item = El> {
    let told = [
        merged.uses_old_user().then_some(words::OLD_USER),
        merged.leads_to_old_server().then_some(words::OLD_SERVER),
        merged.leads_nowhere_new().then_some(words::NOWHERE_NEW),
    ];
    told.into_iter().flatten().map(|told| text("p", "note warn", told).set("role", "status"))
}

fn entry(merging: Merging, planned: &PlannedEntry, alone: bool) -> El {
    let item = el("li", "").child(text("p", "", messages::outcome(planned)));
    if !planned.is_conflict() {
        return item;
    }
    let place = planned.kind.place(&planned.name);
    let now = merging.decisions.with_untracked(|all| all.of(planned.kind, &planned.name));
    let what = messages::entry(planned.kind);
    let legend = words::decide(what, &planned.name);
    let key = format!("{what}-{}", planned.name);
    let hint: fn(Decision) -> &'static str = match planned.kind {
        EntryKind::Context => messages::context_decision_hint,
        EntryKind::Cluster | EntryKind::User => messages::decision_hint,
    };
    let hint = alone.then_some(hint);
    let decide = choice(legend, &key, now, hint, choose(merging, Some(place)));
    item.child(differences(planned)).child(decide)
}

/// Decides one conflict by its place, or all.
fn choose(merging: Merging, place: Option<String>) -> Rc<dyn Fn(Decision)> {
    Rc::new(move |decision| {
        merging.decisions.update(|decisions| match &place {
            Some(place) => {
                decisions.each.insert(place, decision);
            }
            None => {
                decisions.all = decision;
                decisions.each = Index::default();
            }
        });
    })
}

/// Which context is current afterwards.
fn current(merging: Merging, merged: &Merged) -> Option<El> {
    let new = merged.current_new.as_deref()?;
    let switch = merging.decisions.with_untracked(|decisions| decisions.switch);
    let field = el("input", "")
        .set("type", "checkbox")
        .set("id", "merge-switch")
        .checked(move || switch)
        .on("change", move |_| {
            merging.decisions.update(|d| d.switch = !d.switch);
            refocus("merge-switch".to_owned());
        });
    let told = match merged.current.as_deref().filter(|name| !name.is_empty()) {
        Some(name) => text("p", "hint", words::is_current(name)),
        None => text("p", "note warn", words::NONE_CURRENT),
    };
    let row = el("label", "tick-row").child(field).text(words::switch(new));
    Some(el("div", "").child(row).child(told.set("role", "status")))
}

/// Where the two entries differ. A line is marked as removed or added only where it is.
fn differences(planned: &PlannedEntry) -> El {
    let (mine, new) = match planned.outcome {
        EntryOutcome::Replaced => ("del", "ins"),
        EntryOutcome::Kept => ("span", "span"),
        _ => ("span", "ins"),
    };
    let side = |tag, whose, value: Option<&DisplayValue>| {
        // Signs tell the two apart where one of them goes or comes.
        let whose = text("span", if tag == "span" { "whose" } else { "unseen" }, whose);
        el(tag, "side").child(whose).text(" ").text(messages::value(value))
    };
    let row = |difference: &Difference| {
        el("li", "")
            .child(text("code", "", difference.field.clone()))
            .child(side(mine, words::MINE, difference.mine.as_ref()))
            .child(side(new, words::NEW, difference.new.as_ref()))
    };
    el("ul", "differences").children(planned.differences.iter().map(row))
}
