//! Who the cluster will take the person for, what they may do, and what to ask for.

use std::sync::Arc;

use super::find::problem;
use super::{later, tab, tabs_of};
use crate::config::Cluster;
use crate::ui::element::{El, el, keyed};
use crate::ui::output::Output;
use crate::ui::parts::Part;
use crate::ui::signal::{Memo, RwSignal, StoredValue};
use crate::ui::state::{Page, Topic};
use crate::ui::text::azure as words;

/// The parts, for one of the chosen clusters.
#[must_use]
pub fn access(page: Page, output: Memo<Output>) -> El {
    let which = RwSignal::new(String::new());
    let tabs = move || {
        let chosen = page.chosen_clusters();
        if chosen.len() < 2 {
            return Vec::new();
        }
        let one = move |cluster: &Cluster| {
            let name = StoredValue::new(cluster.name.clone());
            let on = move || about(page, which).is_some_and(|one| one == name.get_value());
            let choose = move || which.set(name.get_value());
            tab("access-of", cluster.display_name.clone().into(), on, choose)
        };
        let keyed = |cluster: Arc<Cluster>| keyed(cluster.name.clone(), move || one(&cluster));
        chosen.into_iter().map(keyed).collect()
    };
    let trouble = move || {
        let question = page.azure.question_about(Topic::Roles, &about(page, which)?);
        problem(page, question?.problem()?)
    };
    let several = move || page.chosen.with(|chosen| chosen.len() > 1);
    el("section", "card access")
        .set("aria-label", words::ACCESS)
        .child(tabs_of(words::ACCESS_OF).hidden(move || !several()).dyn_children(tabs))
        .child(later(page, Part::AccessParts(output, which)))
        .dyn_child(trouble)
}

/// The cluster that access is about: the wanted one, or the first of those that are chosen. Tracked.
#[must_use]
pub fn about(page: Page, which: RwSignal<String>) -> Option<String> {
    let chosen = page.chosen.get();
    let wished = which.get();
    chosen.iter().find(|name| **name == wished).or(chosen.first()).cloned()
}
