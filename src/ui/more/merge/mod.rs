//! Merging the new kubeconfig into the one that somebody has.

mod decision;
mod faults;
mod plan;
mod removal;
mod state;

use std::rc::Rc;
use std::sync::Arc;

use super::file_picker::file_picker;
use super::widgets::{hand_over, message, shell_tabs, unreadable};
use crate::browser::files::Given;
use crate::guide::{self, QuickStartStep, Shell};
use crate::index::Names;
use crate::kubeconfig::existing::{self, Decisions, Existing, MergeError};
use crate::ui::components::{Step, Steps, next_steps, preparations, quick};
use crate::ui::element::{El, el};
use crate::ui::output::{Output, contexts};
use crate::ui::signal::Memo;
use crate::ui::state::Page;
use crate::ui::text::{existing as messages, more as words};
use faults::faults;
use plan::plan;
use removal::removal;
use state::Merging;

/// The panel.
pub(super) fn merge(page: Page, output: Memo<Output>) -> El {
    let merging = Merging::new(page, output);
    let took = move |file: Given| {
        merging.decisions.set(Decisions::default());
        merging.gone.set(Names::default());
        merging.name.set(if file.name.is_empty() { "config".to_owned() } else { file.name });
        merging.mine.set(Some(Arc::new(existing::read(&file.bytes))));
    };
    el("section", "merge")
        .set("aria-label", words::MERGE)
        .child(file_picker(merging.given(), took))
        .dyn_children(move || match merging.mine.get() {
            None => Vec::new(),
            Some(mine) => match mine.as_ref() {
                Err(why) => vec![unreadable(why)],
                Ok(mine) => offer(page, merging, output, mine),
            },
        })
}

/// What becomes of the files, and the buttons that hand the merged one over.
fn offer(page: Page, merging: Merging, output: Memo<Output>, mine: &Existing) -> Vec<El> {
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
    let text = move || merging.merged.get_untracked()?.to_yaml().ok();
    let becomes =
        move || merging.merged.get().map_or_else(Vec::new, |merged| plan(merging, &merged));
    let mut shown = vec![el("div", "").dyn_children(becomes)];
    shown.extend(removal(merging, mine));
    shown.extend(faults(merging, mine, true));
    // Made again with the merged file: what was said of an earlier one is not true of this one.
    let called = name.clone();
    shown.push(el("div", "through").dyn_child(move || {
        merging.merged.with(|_| ());
        Some(hand_over(labels, called.clone(), text))
    }));
    shown.push(shell_tabs(page, "merge-shell", &Shell::ALL));
    let steps: Steps = Rc::new(move || steps(page, merging, output, &name));
    shown.push(next_steps(page, output, steps.clone(), steps));
    shown
}

/// What follows the merge: what the machine needs, the file in its place, and the proof, tracked.
fn steps(page: Page, merging: Merging, output: Memo<Output>, name: &str) -> Vec<Step> {
    let shell = page.shell();
    let mut steps = preparations(page, shell);
    let put = guide::install_merged(shell, name);
    steps.push(quick(page, QuickStartStep::PutMerged, put, shell));
    // The current context may still be another one. Where every context is kept, it is the one to ask.
    let new = match merging.merged.with(Option::is_some) {
        true => merging.new_context(),
        false => contexts(output).into_iter().next(),
    };
    let proof = guide::who_am_i(shell, new.as_deref());
    steps.push(quick(page, QuickStartStep::WhoAmI, proof, shell));
    steps
}
