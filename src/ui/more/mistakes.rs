//! What is wrong with `portal.yaml`.

use super::widgets::message;
use crate::browser::{self, Browser};
use crate::config::{self, Mistake, Severity, Surroundings};
use crate::platform::Platform;
use crate::ui::element::{El, el, text};
use crate::ui::state::Page;
use crate::ui::text::{config as messages, page as words, places};
use crate::yaml::{self, Node};

/// What is left out for them, and every mistake.
pub(super) fn mistakes(page: Page) -> El {
    let lost = lost(page).into_iter().map(|(name, line)| {
        let name = if name.is_empty() { None } else { Some(text("bdi", "", name)) };
        let line = text("code", "", words::place(line, ""));
        el("li", "").children(name).text(" ").child(line)
    });
    let lost: Vec<El> = lost.collect();
    let told = (!lost.is_empty()).then(|| {
        el("div", "")
            .child(text("p", "", places::LOST_CLUSTERS))
            .child(el("ul", "lost").children(lost))
    });
    el("div", "").children(told).child(list(&found(page)))
}

/// The names and lines of clusters that nobody is offered, because something in them is wrong.
fn lost(page: Page) -> Vec<(String, usize)> {
    let reading = page.reading.get_untracked().unwrap_or_default();
    let Ok(root) = yaml::read(&page.source.get_value()) else { return Vec::new() };
    let clusters = root.get("clusters").and_then(Node::items).unwrap_or_default();
    let named = |one: &Node| {
        let name = one.get("name").and_then(Node::text).unwrap_or_default();
        (name.to_owned(), one.line)
    };
    // A page that stops for its mistakes offers none, and says so.
    let mut there: Vec<&str> =
        reading.portal.clusters.iter().map(|one| one.name.as_str()).collect();
    let mut lost = Vec::new();
    for (name, line) in clusters.iter().map(named).filter(|_| reading.usable) {
        match there.iter().position(|one| *one == name) {
            Some(at) => drop(there.swap_remove(at)),
            None => lost.push((name, line)),
        }
    }
    lost
}

/// Mistakes as a list.
pub(super) fn list(found: &[Mistake]) -> El {
    el("ol", "mistakes").children(found.iter().map(mistake))
}

/// The mistakes in the order of the file, with what a visit does without: what cannot work, and what
/// only the time of day tells.
pub(super) fn found(page: Page) -> Vec<Mistake> {
    let around = Surroundings { loopback: browser::origin_is_loopback() };
    config::read_closely_at(&page.source.get_value(), &around, Browser.now()).mistakes
}

fn mistake(mistake: &Mistake) -> El {
    let (class, label) = match mistake.severity {
        Severity::Error => ("tag stop", words::ERROR),
        Severity::Warning => ("tag warn", words::WARNING),
    };
    let place = el("p", "").child(text("span", class, label)).text(" ").child(text(
        "code",
        "",
        words::place(mistake.line, &mistake.path),
    ));
    el("li", "").child(place).child(message(messages::mistake(mistake)))
}
