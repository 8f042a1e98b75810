//! The choices that a device remembers, where the person says so: clusters, namespaces, method and
//! system, as the link to share has them. Never a token, a name or a claim, and no method that puts
//! a token into the file.

use super::state::Page;
use crate::browser;
use crate::catalogue::link::{self, Source};
use crate::platform::System;
use crate::ui::signal::untrack;

/// The choices as they are remembered, tracked.
#[must_use]
pub fn choices(page: Page) -> String {
    // What is not on offer yet is remembered on.
    let link = page.link_with(page.awaited.get_value(), Source::Link);
    format!("{}{}", page.system.get().name(), link::write(&link, Source::Link))
}

/// Chooses what this device remembers, unless something is chosen already. What it remembers and is
/// not on offer is passed over in silence.
pub fn recall(page: Page, chosen: bool) {
    let Some(text) = browser::remembered() else { return };
    let (system, query) = text.split_at(text.find('?').unwrap_or(text.len()));
    if let Some(system) = System::ALL.into_iter().find(|one| one.name() == system) {
        page.system.set(system);
    }
    if chosen || query.is_empty() {
        return;
    }
    page.choose(query, Source::Link);
    page.by_link.set(false);
    page.awaited.set_value(untrack(|| page.missed.get()));
    page.missed.set(Vec::new());
}
