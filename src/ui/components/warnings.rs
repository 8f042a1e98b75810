//! What will keep kubectl from a chosen cluster, beside the file.

use super::{command, message};
use crate::azure::{ApiServerAccess, DiscoveredCluster, PowerState};
use crate::catalogue::{CatalogueEntry, Obstacle};
use crate::ui::azure;
use crate::ui::element::{El, el, text};
use crate::ui::signal::Memo;
use crate::ui::state::Page;
use crate::ui::text::Words;
use crate::ui::text::language::tr;
use crate::ui::text::{clusters as words, page};

/// How many are told in full.
const MOST: usize = 3;

/// A note for each chosen cluster that is stopped, private, or for listed addresses only: why
/// kubectl will fail, whom to ask, and the line for them.
#[must_use]
pub fn warnings(page: Page) -> El {
    let hindered = Memo::new(move |_| {
        let entries = page.azure.entries.get();
        let told = |entry: &CatalogueEntry| {
            let found = entry.found.as_ref()?;
            let one = Obstacle::ALL.into_iter().find(|one| one.hinders(found))?;
            (one != Obstacle::NoEntra).then(|| entry.cluster.name.clone())
        };
        page.chosen.with(|chosen| {
            chosen.iter().filter_map(|name| told(entries.get(name)?)).collect::<Vec<_>>()
        })
    });
    el("div", "warnings").dyn_children(move || {
        let names = hindered.get();
        let more = names.len().saturating_sub(MOST);
        let entries = page.azure.entries.get();
        let notes = names.iter().take(MOST).filter_map(|name| entries.get(name));
        let mut notes: Vec<El> = notes.filter_map(|entry| warning(page, entry)).collect();
        if more > 0 {
            notes.push(text("p", "note warn", words::more_hindered(more)));
        }
        notes
    })
}

fn warning(page: Page, entry: &CatalogueEntry) -> Option<El> {
    let found = entry.found.as_ref()?;
    let (told, line) = told(page, &entry.cluster.display_name, found)?;
    let line = line.map(|line| {
        let label = page::copy_command(&line);
        command(page, line, label)
    });
    Some(el("div", "note warn").set("role", "status").child(message(told)).children(line))
}

/// What stands in the way of a cluster, what to do, and the line for whoever can.
fn told(page: Page, name: &str, found: &DiscoveredCluster) -> Option<(Words, Option<String>)> {
    let line = |verb: &str, more: &[&str]| azure::aks_line(page, &found.id, verb, more);
    let (what, next, line) = match (&found.power, &found.api_server_access) {
        (PowerState::Stopped, _) => (words::stopped(name), words::STOPPED_NEXT, line("start", &[])),
        (PowerState::Other(_), _) => (words::halted(name), words::HALTED_NEXT, None),
        (_, ApiServerAccess::Private { .. }) => (words::private(name), words::PRIVATE_NEXT, None),
        (_, ApiServerAccess::AuthorizedRanges(ranges)) => {
            // The command replaces the whole list, so those that are there stand in it.
            let mut all = ranges.clone();
            all.push(tr(words::YOUR_ADDRESS).to_owned());
            let ranges = ["--api-server-authorized-ip-ranges", &all.join(",")];
            (words::restricted(name), words::RESTRICTED_NEXT, line("update", &ranges))
        }
        _ => return None,
    };
    Some((Words { what, next: next.into() }, line))
}
