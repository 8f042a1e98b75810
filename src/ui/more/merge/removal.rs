//! The clusters of the old file that may go.

use super::state::Merging;
use crate::kubeconfig::existing::{EntryKind, Existing};
use crate::ui::element::{El, el, text};
use crate::ui::more::widgets::folded;
use crate::ui::signal::RwSignal;
use crate::ui::text::more as words;

/// The clusters of the old file, to be removed.
pub(super) fn removal(merging: Merging, mine: &Existing) -> Option<El> {
    let names: Vec<String> =
        mine.entries(EntryKind::Cluster).map(|entry| entry.name.to_owned()).collect();
    if names.is_empty() {
        return None;
    }
    let open = RwSignal::new(false);
    let rows = move || {
        if !open.get() {
            return Vec::new();
        }
        names.iter().map(|name| row(merging, name.clone())).collect()
    };
    let list = el("div", "").child(text("p", "hint", words::REMOVE_HINT)).dyn_children(rows);
    Some(folded(words::REMOVE, list).on("toggle", move |_| open.set(true)))
}

fn row(merging: Merging, name: String) -> El {
    let shown = name.clone();
    let key = name.clone();
    let field = el("input", "")
        .set("type", "checkbox")
        .checked(move || merging.gone.with(|gone| gone.contains(&key)))
        .on("change", move |_| {
            merging.gone.update(|gone| {
                if !gone.remove(&name) {
                    gone.add(&name, ());
                }
            });
        });
    el("label", "tick-row").child(field).text(shown)
}
