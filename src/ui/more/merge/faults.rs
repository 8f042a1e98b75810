//! What is wrong in the old file already.

use std::sync::Arc;

use super::state::Merging;
use crate::browser::Browser;
use crate::kubeconfig::existing::{self, DiagnosticSeverity, Existing};
use crate::platform::Platform;
use crate::ui::components::button;
use crate::ui::element::{El, el, text};
use crate::ui::more::widgets::{diagnostic, folded};
use crate::ui::text::language::tr;
use crate::ui::text::more as words;

/// What is wrong in the old file already, and its mended form where there is one. `alone` where nothing
/// else says that kubectl refuses it.
pub(super) fn faults(merging: Merging, mine: &Existing, alone: bool) -> Option<El> {
    let now = Browser.now();
    let findings = existing::diagnose(mine, now);
    let refused = findings.iter().any(|one| one.severity == DiagnosticSeverity::RejectsFile);
    let bad: Vec<El> = findings
        .iter()
        .filter(|f| f.severity != DiagnosticSeverity::Advice)
        .take(200)
        .map(diagnostic)
        .collect();
    if bad.is_empty() {
        return None;
    }
    let mended = (refused || mine.wrapped.is_some())
        .then(|| existing::repair(mine, now))
        .flatten()
        .map(|mended| {
            button("btn", words::USE_MENDED, move || {
                merging.mine.set(Some(Arc::new(existing::read(mended.text.as_bytes()))));
            })
        });
    let title = format!("{} ({})", tr(words::ALREADY_WRONG), bad.len());
    let list = folded(title, el("ol", "mistakes").children(bad));
    if !refused && mended.is_none() {
        return Some(list);
    }
    let told = (refused && alone).then(|| text("p", "", words::REFUSED).set("role", "alert"));
    Some(el("div", "note stop").children(told).children(mended).child(list))
}
