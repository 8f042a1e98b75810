//! What was given and decided while merging.

use crate::ui::signal::{Memo, RwSignal};
use std::sync::Arc;

use crate::index::Names;
use crate::kubeconfig::existing::{self, Addition, Decisions, Existing, Merged, ReadError};
use crate::ui::output::{self, Output};

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

impl Merging {
    pub fn new(output: Memo<Output>) -> Self {
        let mine: RwSignal<Option<Given>> = RwSignal::new(None);
        let decisions = RwSignal::new(Decisions::default());
        let gone = RwSignal::new(Names::default());
        let merged = move |_: Option<&Option<Arc<Merged>>>| {
            let mine = mine.get()?;
            let mine = mine.as_ref().as_ref().ok()?;
            let file = output::file(output)?;
            let addition = Addition::read(&file.text).ok()?;
            let mut decisions = decisions.get();
            decisions.remove = gone.with(|gone| existing::entries_serving(mine, gone));
            existing::merge(mine, &addition, &decisions).ok().map(Arc::new)
        };
        let (name, merged) = (RwSignal::new(String::new()), Memo::always(merged));
        Self { mine, name, decisions, gone, merged }
    }
}
