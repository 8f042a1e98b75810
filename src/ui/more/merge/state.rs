//! What was given and decided while merging.

use crate::ui::signal::{Memo, RwSignal, effect};
use std::sync::Arc;

use crate::index::Names;
use crate::kubeconfig::existing::{
    self, Addition, Decisions, EntryKind, EntryOutcome, Existing, Merged, PlannedEntry, ReadError,
};
use crate::ui::output::{self, Output};
use crate::ui::state::Page;

/// A file that was given, or why it cannot be read.
type Given = Arc<Result<Existing, ReadError>>;

/// What was given and decided, and what comes of it.
#[derive(Clone, Copy)]
pub(super) struct Merging {
    /// The file that somebody has.
    pub mine: RwSignal<Option<Given>>,
    /// Its name.
    pub name: RwSignal<String>,
    /// What was decided of each conflict.
    pub decisions: RwSignal<Decisions>,
    /// Names of clusters to remove.
    pub gone: RwSignal<Names>,
    /// Both files as one: merged once for all that show it or hand it over.
    pub merged: Memo<Option<Arc<Merged>>>,
}

/// What was given and decided, while the view of it is away.
#[derive(Default)]
struct Before {
    mine: Option<Given>,
    name: String,
    decisions: Decisions,
    gone: Names,
}

impl Merging {
    /// What was given and decided before, or nothing yet.
    pub fn new(page: Page, output: Memo<Output>) -> Self {
        let kept = page.merging.get_value();
        let before = kept.as_ref().and_then(|kept| kept.downcast_ref::<Before>());
        let mine = RwSignal::new(before.and_then(|before| before.mine.clone()));
        let name = RwSignal::new(before.map(|before| before.name.clone()).unwrap_or_default());
        let decisions = before.map(|before| before.decisions.clone()).unwrap_or_default();
        let gone = before.map(|before| before.gone.clone()).unwrap_or_default();
        let (decisions, gone) = (RwSignal::new(decisions), RwSignal::new(gone));
        let merged = move |_: Option<&Option<Arc<Merged>>>| {
            let mine = mine.get()?;
            let mine = mine.as_ref().as_ref().ok()?;
            let file = output::file(output)?;
            let addition = Addition::read(&file.text()?).ok()?;
            let mut decisions = decisions.get();
            decisions.remove = gone.with(|gone| existing::entries_serving(mine, gone));
            existing::merge(mine, &addition, &decisions).ok().map(Arc::new)
        };
        let merging = Self { mine, name, decisions, gone, merged: Memo::always(merged) };
        effect(move || {
            let kept = Before {
                mine: mine.get(),
                name: name.get(),
                decisions: decisions.get(),
                gone: gone.get(),
            };
            page.merging.set_value(Some(Arc::new(kept)));
        });
        merging
    }

    /// The name of the file that was given before; empty where none was.
    pub fn given(self) -> String {
        let read = self.mine.with_untracked(Option::is_some);
        if read { self.name.get_untracked() } else { String::new() }
    }

    /// The name of the first context that leads to something new in the merged file, tracked.
    pub fn new_context(self) -> Option<String> {
        let merged = self.merged.get()?;
        let leads = |one: &&PlannedEntry| {
            one.kind == EntryKind::Context && one.outcome != EntryOutcome::Kept
        };
        merged.entries.iter().find(leads).map(|one| one.merged_name().to_owned())
    }
}
