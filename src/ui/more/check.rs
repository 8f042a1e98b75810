//! Checking any kubeconfig.

use std::sync::Arc;

use super::contexts::contexts;
use super::file_picker::file_picker;
use super::mistakes;
use super::widgets::{diagnostic, findings, folded, hand_over, message, unreadable};
use crate::browser::{self, Browser, files::Given};
use crate::kubeconfig::existing::{
    self, CheckReport, Existing, OfferedCluster, PortalOffer, ReadError,
};
use crate::platform::Platform;
use crate::ui::components::terms;
use crate::ui::element::{El, el, text};
use crate::ui::pages::heading;
use crate::ui::signal::{RwSignal, untrack};
use crate::ui::state::Page;
use crate::ui::text::{
    check as messages, existing as lost, more as words, page as page_words, places, terms::Term,
};

/// Check a kubeconfig, signed in or not.
pub(super) fn check(page: Page) -> El {
    el("main", "wide")
        .child(heading(places::CHECK, page_words::CHECK_LEAD))
        .child(terms("check", &[Term::Kubeconfig, Term::Context, Term::ExecPlugin]))
        .child(checked(page))
}

fn checked(page: Page) -> El {
    let name = RwSignal::new(String::new());
    let file = RwSignal::new(None::<Arc<Result<Existing, ReadError>>>);
    let took = move |given: Given| {
        name.set(if given.name.is_empty() { "config".to_owned() } else { given.name });
        file.set(Some(Arc::new(existing::read(&given.bytes))));
    };
    el("section", "card checked")
        .child(file_picker(String::new(), took))
        .dyn_children(move || match file.get() {
            None => Vec::new(),
            Some(file) => match file.as_ref() {
                Err(why) => vec![unreadable(why)],
                Ok(read) if read.is_empty() => vec![text("p", "note", words::EMPTY)],
                Ok(read) => verdict(page, name.get_untracked(), read),
            },
        })
        .children(remarks(page))
}

/// What is wrong with `portal.yaml` itself, also what only the time of day tells, for whoever hosts
/// the page.
fn remarks(page: Page) -> Option<El> {
    let found = mistakes::found(page);
    (!found.is_empty()).then(|| folded(page_words::REMARKS, mistakes::list(&found)))
}

fn verdict(page: Page, name: String, file: &Existing) -> Vec<El> {
    let now = Browser.now();
    let reading = page.reading.get_untracked().unwrap_or_default();
    let portal = &reading.portal;
    let url = portal.url.clone().unwrap_or_else(browser::folder);
    let private = untrack(|| page.azure.catalogue());
    let configured = private.as_ref().map_or(&portal.clusters, |all| &all.portal.clusters);
    let clusters: Vec<OfferedCluster<'_>> = configured
        .iter()
        .map(|cluster| OfferedCluster {
            name: &cluster.name,
            server: &cluster.server,
            certificate_authority_data: cluster.certificate_authority_data.as_deref(),
        })
        .collect();
    let report = existing::check(file, now, &PortalOffer { url: &url, clusters: &clusters });
    let mut shown = Vec::new();
    if report.refused {
        shown.push(text("p", "note stop", words::REFUSED).set("role", "alert"));
    }
    shown.extend(summary(&report));
    if let Some(list) = findings(report.of_file().take(200).map(diagnostic).collect()) {
        shown.push(text("h2", "", words::FINDINGS));
        shown.push(list);
    }
    shown.extend(mended(name, file, now));
    let tools = report.tools.iter().map(|tool| el("li", "").child(message(messages::tool(tool))));
    let tools: Vec<El> = tools.collect();
    if !report.contexts.is_empty() {
        shown.push(text("h2", "", words::CONTEXTS));
        let offered = clusters.iter().map(|one| (one.server.to_owned(), one.name.to_owned()));
        shown.extend(contexts(report, now, offered.collect()));
    }
    if !tools.is_empty() {
        shown.push(text("h2", "", words::TOOLS));
        shown.push(el("ul", "tools").children(tools));
    }
    shown.push(text("p", "hint", words::CHECK_LIMITS));
    shown
}

/// How many contexts work and how many will fail; that all is well where nothing was found.
fn summary(report: &CheckReport) -> Option<El> {
    let [fail, remarks, work] = report.count();
    if report.contexts.is_empty() {
        let told = text("p", "note warn", words::NO_CONTEXT).set("role", "status");
        return (!report.refused).then_some(told);
    }
    let well = report.diagnostics.is_empty();
    let class = if fail == 0 && !report.refused { "note ok" } else { "note warn" };
    let counted = messages::summary(work + remarks, remarks, fail);
    let line = el("p", class).set("role", "status");
    let all_well = well.then(|| text("span", "", words::ALL_WELL)).into_iter();
    Some(line.child(text("b", "", counted)).text(" ").children(all_well))
}

/// The file without its faults, where it can be mended.
fn mended(name: String, file: &Existing, now: i64) -> Vec<El> {
    let Some(mended) = existing::repair(file, now) else { return Vec::new() };
    let list = mended.repairs.iter().take(200).map(|mend| {
        let line = text("code", "", words::line(mend.line));
        el("li", "").child(line).text(" ").text(messages::repair(&mend.kind))
    });
    let losses = lost::losses(&mended.losses).into_iter().map(|loss| text("p", "", loss));
    let losses: Vec<El> = losses.collect();
    let left = mended.remaining.iter().take(200).map(diagnostic).collect();
    let mut shown = vec![
        text("h2", "", words::MENDED),
        text("p", "hint", words::MENDED_LEAD),
        el("ul", "mends").children(list),
    ];
    shown.extend((!losses.is_empty()).then(|| el("div", "note warn").children(losses)));
    shown.extend(findings(left).map(|list| folded(words::STILL_WRONG, list)));
    let content = mended.text.clone();
    let labels = (words::DOWNLOAD_MENDED, None);
    shown.push(hand_over(labels, name, move || Some(content.clone())));
    shown
}
