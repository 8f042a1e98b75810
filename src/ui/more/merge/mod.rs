//! Merging the new kubeconfig into the one that somebody has.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::commands::first_shell;
use super::file_picker::file_picker;
use super::widgets::{block, finding, folded, hand_over, message, tabs, unreadable};
use crate::browser::{self, Browser};
use crate::guide::{self, Shell};
use crate::kubeconfig::existing::{
    self, Addition, Decision, Decisions, Difference, Existing, Merged, Outcome, Place, Planned,
    Reach, Section, Unreadable,
};
use crate::platform::Platform;
use crate::ui::components::button;
use crate::ui::element::{El, el, text};
use crate::ui::output::{self, Output};
use crate::ui::text::{existing as messages, guide::commands as shells, more as words};

type Mine = Option<Result<Arc<Existing>, Unreadable>>;

#[derive(Clone, Copy)]
struct Merging {
    output: Memo<Output>,
    mine: RwSignal<Mine>,
    name: RwSignal<String>,
    decisions: RwSignal<Decisions>,
    /// Names of clusters to remove.
    gone: RwSignal<BTreeSet<String>>,
}

/// The panel.
pub(super) fn merge(output: Memo<Output>) -> El {
    let merging = Merging {
        output,
        mine: RwSignal::new(None),
        name: RwSignal::new(String::new()),
        decisions: RwSignal::new(Decisions::default()),
        gone: RwSignal::new(BTreeSet::new()),
    };
    let took = move |file: browser::files::Given| {
        merging.decisions.set(Decisions::default());
        merging.gone.set(BTreeSet::new());
        merging.name.set(if file.name.is_empty() { "config".to_owned() } else { file.name });
        merging.mine.set(Some(existing::read(&file.bytes).map(Arc::new)));
    };
    el("section", "merge")
        .set("aria-label", words::MERGE)
        .child(text("h3", "", words::MERGE))
        .child(file_picker(took))
        .dyn_children(move || match merging.mine.get() {
            None => Vec::new(),
            Some(Err(why)) => vec![unreadable(&why)],
            Some(Ok(mine)) => merging.shown(&mine),
        })
}

impl Merging {
    fn merged(self) -> Option<Merged> {
        let Some(Ok(mine)) = self.mine.get() else { return None };
        let file = output::file(self.output)?;
        let addition = Addition::read(&file.text).ok()?;
        let mut decisions = self.decisions.get();
        let gone = self.gone.get();
        let gone: Vec<&str> = gone.iter().map(String::as_str).collect();
        decisions.remove = existing::serving(&mine, &gone);
        existing::merge(&mine, &addition, &decisions).ok()
    }

    fn shown(self, mine: &Arc<Existing>) -> Vec<El> {
        // Whatever stands in a list's place is told before anything is offered.
        let addition = Addition::read("{}");
        if let Ok(addition) = addition
            && let Err(error) = existing::merge(mine, &addition, &Decisions::default())
        {
            return vec![message(messages::merge_error(&error)).set("role", "alert")];
        }
        let name = self.name.get_untracked();
        let labels = (words::DOWNLOAD_MERGED, Some(words::COPY_MERGED));
        let output = move || untrack(|| self.merged()?.to_yaml().ok());
        vec![
            el("div", "")
                .dyn_children(move || self.merged().map_or_else(Vec::new, |m| self.plan(&m))),
            self.old(mine),
            self.wrong(mine),
            hand_over(labels, name.clone(), output),
            put_back(&name),
        ]
    }

    /// What becomes of everything, and what is to be decided.
    fn plan(self, merged: &Merged) -> Vec<El> {
        let mut shown = Vec::new();
        if merged.changes_nothing() {
            shown.push(text("p", "note ok", words::CHANGES_NOTHING).set("role", "status"));
        }
        let conflicts = merged.entries.iter().filter(|planned| planned.is_conflict()).count();
        if conflicts > 1 {
            let all = self.decisions.with_untracked(|decisions| decisions.all);
            shown.push(choice(words::FOR_ALL.to_owned(), "all", all, true, move |decision| {
                self.decisions.update(|decisions| {
                    decisions.all = decision;
                    decisions.each.clear();
                });
            }));
        }
        // What a decision means is said once.
        let entries = merged.entries.iter().map(|planned| self.entry(planned, conflicts == 1));
        let removed = merged.removal.removed.iter().map(|removed| {
            let told =
                words::removed(messages::entry(removed.section), &removed.name, removed.line);
            el("li", "").child(text("p", "", told))
        });
        shown.push(el("ul", "plan").children(entries).children(removed));
        shown.push(self.current(merged));
        let losses = messages::losses(&merged.losses);
        if !losses.is_empty() {
            let told = losses.into_iter().map(|loss| text("p", "", loss));
            let other = text("p", "", words::LOST_OTHERWISE);
            shown.push(el("div", "note warn").children(told).child(other));
        }
        let outcome = |section, kept: fn(&Outcome) -> bool| {
            merged.entries.iter().any(|one| one.section == section && kept(&one.outcome))
        };
        let old_user = outcome(Section::Users, |outcome| *outcome == Outcome::Kept);
        let new_server = outcome(Section::Clusters, |outcome| {
            matches!(outcome, Outcome::Added | Outcome::Replaced | Outcome::Renamed(_))
        });
        if old_user && new_server {
            shown.push(text("p", "note warn", words::OLD_USER).set("role", "status"));
        }
        if !merged.removal.stayed.is_empty() {
            shown.push(text("p", "note", words::STAYED));
        }
        shown
    }

    fn entry(self, planned: &Planned, alone: bool) -> El {
        let item = el("li", "").child(text("p", "", messages::outcome(planned)));
        if !planned.is_conflict() {
            return item;
        }
        let place: Place = (planned.section, planned.name.clone());
        let now = self.decisions.with_untracked(|decisions| {
            decisions.each.get(&place).copied().unwrap_or(decisions.all)
        });
        let what = messages::entry(planned.section);
        let legend = words::decide(what, &planned.name);
        let key = format!("{what}-{}", planned.name);
        let decide = choice(legend, &key, now, alone, move |decision| {
            self.decisions.update(|decisions| {
                decisions.each.insert(place.clone(), decision);
            });
        });
        item.child(differences(&planned.differences)).child(decide)
    }

    /// Which context is current afterwards.
    fn current(self, merged: &Merged) -> El {
        let new = merged.entries.iter().rev().find(|one| one.section == Section::Contexts);
        let Some(new) = new.map(|planned| planned.merged_name().to_owned()) else {
            return el("p", "");
        };
        let switch = self.decisions.with_untracked(|decisions| decisions.switch);
        let field = el("input", "")
            .set("type", "checkbox")
            .set("id", "merge-switch")
            .checked(move || switch)
            .on("change", move |_| {
                self.decisions.update(|d| d.switch = !d.switch);
                refocus("merge-switch".to_owned());
            });
        let told = match merged.current.as_deref().filter(|name| !name.is_empty()) {
            Some(name) => text("p", "hint", words::is_current(name)),
            None => text("p", "note warn", words::NONE_CURRENT),
        };
        el("div", "")
            .child(el("label", "tick-row").child(field).text(words::switch(&new)))
            .child(told.set("role", "status"))
    }

    /// What is wrong in the old file already, and its mended form where there is one.
    fn wrong(self, mine: &Existing) -> El {
        let now = Browser.now();
        let findings = existing::diagnose(mine, now);
        let refused = findings.iter().any(|finding| finding.reach == Reach::File);
        let bad: Vec<El> =
            findings.iter().filter(|f| f.reach != Reach::Advice).take(200).map(finding).collect();
        if bad.is_empty() {
            return el("p", "");
        }
        let mended = refused.then(|| existing::mend(mine, now)).flatten().map(|mended| {
            button("btn", words::USE_MENDED, move || {
                self.mine.set(Some(existing::read(mended.text.as_bytes()).map(Arc::new)));
            })
        });
        let title = format!("{} ({})", words::ALREADY_WRONG, bad.len());
        let list = folded(title, el("ol", "mistakes").children(bad));
        if !refused {
            return list;
        }
        let told = text("p", "", words::REFUSED).set("role", "alert");
        el("div", "note stop").child(told).children(mended).child(list)
    }

    /// The clusters of the old file, to be removed.
    fn old(self, mine: &Existing) -> El {
        let names: Vec<String> =
            mine.entries(Section::Clusters).map(|entry| entry.name.to_owned()).collect();
        if names.is_empty() {
            return el("p", "");
        }
        let open = RwSignal::new(false);
        let rows = move || {
            if !open.get() {
                return Vec::new();
            }
            names.iter().map(|name| self.gone_row(name.clone())).collect()
        };
        let list = el("div", "").child(text("p", "hint", words::REMOVE_HINT)).dyn_children(rows);
        folded(words::REMOVE, list).on("toggle", move |_| open.set(true))
    }

    fn gone_row(self, name: String) -> El {
        let shown = name.clone();
        let key = name.clone();
        let field = el("input", "")
            .set("type", "checkbox")
            .checked(move || self.gone.with(|gone| gone.contains(&key)))
            .on("change", move |_| {
                self.gone.update(|gone| {
                    if !gone.remove(&name) {
                        gone.insert(name.clone());
                    }
                });
            });
        el("label", "tick-row").child(field).text(shown)
    }
}

/// The lines that put the merged file into the old one's place.
fn put_back(name: &str) -> El {
    let shell = RwSignal::new(first_shell());
    let name = name.to_owned();
    let shells = tabs("merge-shell", words::SHELL, &Shell::ALL, shells::shell, shell);
    let lines = el("div", "commands")
        .child(text("p", "hint", words::PUT_BACK))
        .child(shells)
        .dyn_children(move || vec![block(guide::put_back(shell.get(), &name))]);
    folded(words::PUT_BACK_TITLE, lines)
}

/// A decision draws the plan anew; whoever decides by keyboard stays where they were.
fn refocus(id: String) {
    spawn_local(async move {
        tick().await;
        browser::focus(&id);
    });
}

/// Three radio buttons.
fn choice(
    legend: String,
    key: &str,
    now: Decision,
    hints: bool,
    choose: impl Fn(Decision) + Clone + 'static,
) -> El {
    let group = format!("merge-{key}");
    let row = |decision: Decision| {
        let choose = choose.clone();
        let id = format!("{group}-{}", messages::decision(decision));
        let field = el("input", "")
            .set("type", "radio")
            .set("name", group.clone())
            .set("id", id.clone())
            .checked(move || decision == now)
            .on("change", move |_| {
                choose(decision);
                refocus(id.clone());
            });
        let hint = hints.then(|| text("small", "", messages::decision_hint(decision)));
        let told = el("span", "").text(messages::decision(decision)).children(hint);
        el("label", "tick-row").child(field).child(told)
    };
    el("fieldset", "decide")
        .child(text("legend", "", legend))
        .children([Decision::Rename, Decision::Replace, Decision::Keep].map(row))
}

fn differences(differences: &[Difference]) -> El {
    let row = |difference: &Difference| {
        el("li", "")
            .child(text("code", "", difference.field.clone()))
            .child(
                el("del", "")
                    .child(text("span", "unseen", words::MINE))
                    .text(messages::value(difference.mine.as_ref())),
            )
            .child(
                el("ins", "")
                    .child(text("span", "unseen", words::NEW))
                    .text(messages::value(difference.new.as_ref())),
            )
    };
    el("ul", "differences").children(differences.iter().map(row))
}
