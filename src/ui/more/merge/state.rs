//! What was given and decided while merging.

use crate::ui::signal::{Memo, RwSignal};
use std::sync::Arc;

use crate::index::Names;
use crate::kubeconfig::existing::{self, Addition, Decisions, Existing, Merged, ReadError};
use crate::ui::output::{self, Output};

/// What was given and decided, and what comes of it.
#[derive(Clone, Copy)]
pub(super) struct Merging {
    /// What the choice on the page makes.
    pub output: Memo<Output>,
    /// The file that somebody has.
    pub mine: RwSignal<Option<Arc<Result<Existing, ReadError>>>>,
    /// Its name.
    pub name: RwSignal<String>,
    /// What was decided of each conflict.
    pub decisions: RwSignal<Decisions>,
    /// Names of clusters to remove.
    pub gone: RwSignal<Names>,
}

impl Merging {
    pub fn new(output: Memo<Output>) -> Self {
        Self {
            output,
            mine: RwSignal::new(None),
            name: RwSignal::new(String::new()),
            decisions: RwSignal::new(Decisions::default()),
            gone: RwSignal::new(Names::default()),
        }
    }

    /// Both files as one, tracked.
    pub fn merged(self) -> Option<Merged> {
        let mine = self.mine.get()?;
        let mine = mine.as_ref().as_ref().ok()?;
        let file = output::file(self.output)?;
        let addition = Addition::read(&file.text).ok()?;
        let mut decisions = self.decisions.get();
        decisions.remove = self.gone.with(|gone| existing::entries_serving(mine, gone));
        existing::merge(mine, &addition, &decisions).ok()
    }
}
