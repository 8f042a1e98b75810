//! Merging the new kubeconfig into the one that somebody has.

mod decision;
mod faults;
mod plan;
mod removal;
mod state;

use std::sync::Arc;

use super::commands::first_shell;
use super::file_picker::file_picker;
use super::widgets::{block, folded, hand_over, message, tabs, unreadable};
use crate::browser::files::Given;
use crate::guide::{self, Shell};
use crate::index::Names;
use crate::kubeconfig::existing::{self, Decisions, Existing, MergeError};
use crate::ui::element::{El, el, text};
use crate::ui::output::Output;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::text::{existing as messages, guide::commands as shells, more as words};
use faults::faults;
use plan::plan;
use removal::removal;
use state::Merging;

/// The panel.
pub(super) fn merge(output: Memo<Output>) -> El {
    let merging = Merging::new(output);
    let took = move |file: Given| {
        merging.decisions.set(Decisions::default());
        merging.gone.set(Names::default());
        merging.name.set(if file.name.is_empty() { "config".to_owned() } else { file.name });
        merging.mine.set(Some(Arc::new(existing::read(&file.bytes))));
    };
    el("section", "merge")
        .set("aria-label", words::MERGE)
        .child(text("h3", "", words::MERGE))
        .child(file_picker(took))
        .dyn_children(move || match merging.mine.get() {
            None => Vec::new(),
            Some(mine) => match mine.as_ref() {
                Err(why) => vec![unreadable(why)],
                Ok(mine) => offer(merging, mine),
            },
        })
}

/// What becomes of the files, and the buttons that hand the merged one over.
fn offer(merging: Merging, mine: &Existing) -> Vec<El> {
    // Whatever stands in a list's place is told before anything is offered.
    if let Err(error) = existing::mergeable(mine) {
        let told = message(messages::merge_error(&error)).set("role", "alert");
        // What is around a kubeconfig can be taken off; the rest has its way out in its words.
        let wrapped = matches!(error, MergeError::Wrapped);
        let list = wrapped.then(|| faults(merging, mine, false)).flatten();
        return [told].into_iter().chain(list).collect();
    }
    let name = merging.name.get_untracked();
    let labels = (words::DOWNLOAD_MERGED, Some(words::COPY_MERGED));
    let output = move || merging.merged.get_untracked()?.to_yaml().ok();
    let becomes =
        move || merging.merged.get().map_or_else(Vec::new, |merged| plan(merging, &merged));
    let mut shown = vec![el("div", "").dyn_children(becomes)];
    shown.extend(removal(merging, mine));
    shown.extend(faults(merging, mine, true));
    shown.push(hand_over(labels, name.clone(), output));
    shown.push(install_lines(&name));
    shown
}

/// The lines that put the merged file into the old one's place.
fn install_lines(name: &str) -> El {
    let shell = RwSignal::new(first_shell());
    let name = name.to_owned();
    let shells = tabs("merge-shell", words::SHELL, &Shell::ALL, shells::shell, shell);
    let lines = el("div", "commands")
        .child(text("p", "hint", words::PUT_BACK))
        .child(shells)
        .dyn_children(move || vec![block(guide::install_merged(shell.get(), &name))]);
    folded(words::PUT_BACK_TITLE, lines)
}
