//! Checking any kubeconfig.

use super::commands::first_shell;
use super::file_picker::file_picker;
use super::mistakes;
use super::troubleshoot::error_text;
use super::widgets::{diagnostic, folded, hand_over, message, unreadable};
use crate::browser::{self, Browser, files::Given};
use crate::encode::percent;
use crate::kubeconfig::existing::{
    self, CheckReport, ContextReport, DiagnosticTarget, Drift, Existing, OfferedCluster,
    PortalOffer, ReadError, Usable,
};
use crate::platform::Platform;
use crate::ui::components::button;
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::state::Page;
use crate::ui::text::{check as messages, existing as lost, more as words, page as page_words};

/// Check a kubeconfig, signed in or not.
pub(super) fn check(page: Page) -> El {
    let back = if page.session.with_untracked(Option::is_some) {
        page_words::BACK_TO_CHOICES
    } else {
        page_words::BACK_TO_SIGN_IN
    };
    let heading = text("h1", "", page_words::CHECK).set("id", "heading").set("tabindex", "-1");
    el("main", "wide")
        .child(button("btn quiet back", back, move || flow::leave_check(page)))
        .child(el("header", "top").child(heading).child(text("p", "", page_words::CHECK_LEAD)))
        .child(checked(page))
}

fn checked(page: Page) -> El {
    let file = RwSignal::new(None::<(String, Result<std::sync::Arc<Existing>, ReadError>)>);
    let took = move |given: Given| {
        let name = if given.name.is_empty() { "config".to_owned() } else { given.name };
        file.set(Some((name, existing::read(&given.bytes).map(std::sync::Arc::new))));
    };
    let trouble =
        folded(words::SAID, error_text(Memo::new(|_| None), Memo::new(|_| first_shell())));
    el("section", "card checked")
        .child(file_picker(took))
        .dyn_children(move || match file.get() {
            None => Vec::new(),
            Some((_, Err(why))) => vec![unreadable(&why)],
            Some((_, Ok(read))) if read.is_empty() => vec![text("p", "note", words::EMPTY)],
            Some((name, Ok(read))) => verdict(page, &name, &read),
        })
        .child(trouble)
        .children(remarks(page))
}

/// What is wrong with `portal.yaml` itself, also what only the time of day tells, for whoever hosts
/// the page.
fn remarks(page: Page) -> Option<El> {
    let found = mistakes::found(page);
    let title = format!("{} ({})", page_words::REMARKS, found.len());
    (!found.is_empty()).then(|| folded(title, mistakes::list(&found)))
}

fn verdict(page: Page, name: &str, file: &Existing) -> Vec<El> {
    let now = Browser.now();
    let reading = page.reading.get_untracked().unwrap_or_default();
    let portal = &reading.portal;
    let url = portal.url.clone().unwrap_or_else(browser::folder);
    let clusters: Vec<OfferedCluster<'_>> = portal
        .clusters
        .iter()
        .map(|cluster| OfferedCluster {
            name: &cluster.name,
            server: &cluster.server,
            certificate_authority_data: cluster.certificate_authority_data.as_deref(),
        })
        .collect();
    let offered =
        |server: &str| clusters.iter().find(|one| one.server == server).map(|one| one.name);
    let report = existing::check(file, now, &PortalOffer { url: &url, clusters: &clusters });
    let mut shown = Vec::new();
    if report.refused {
        shown.push(text("p", "note stop", words::REFUSED).set("role", "alert"));
    } else if report.diagnostics.is_empty() {
        shown.push(text("p", "note ok", words::ALL_WELL).set("role", "status"));
    }
    let of_file = report.diagnostics.iter().filter(|one| told_apart(one, &report));
    if let Some(list) = findings(of_file.take(200).map(diagnostic).collect()) {
        shown.push(text("h2", "", words::FINDINGS));
        shown.push(list);
    }
    shown.extend(mended(name, file, now));
    if !report.contexts.is_empty() {
        shown.push(text("h2", "", words::CONTEXTS));
        let rows = report.contexts.iter().take(500).map(|context| {
            let here = context.server.as_deref().and_then(offered);
            row(context, &report, now, here)
        });
        shown.push(el("ul", "contexts").children(rows));
    }
    if !report.tools.is_empty() {
        shown.push(text("h2", "", words::TOOLS));
        let tools =
            report.tools.iter().map(|tool| el("li", "").child(message(messages::tool(tool))));
        shown.push(el("ul", "tools").children(tools));
    }
    shown.push(text("p", "hint", words::CHECK_LIMITS));
    shown
}

/// Whether a finding is about the file, or about an entry that no context uses.
fn told_apart(one: &existing::Diagnostic, report: &CheckReport) -> bool {
    one.target == DiagnosticTarget::File
        || !report.contexts.iter().any(|context| {
            context.diagnostics.iter().any(|at| report.diagnostics.get(*at) == Some(one))
        })
}

fn row(context: &ContextReport, report: &CheckReport, now: i64, here: Option<&str>) -> El {
    let class = match context.usable {
        Usable::Yes => "tag ok",
        Usable::Advised => "tag warn",
        Usable::No => "tag stop",
    };
    let head = el("p", "context-head")
        .child(el("b", "").child(text("bdi", "", context.name.clone())))
        .child(text("span", class, messages::usable(context.usable)))
        .children(context.current.then(|| text("span", "tag", words::CURRENT)))
        .child(text("code", "", words::line(context.line)));
    let facts = [
        context.auth_method.as_ref().map(|method| messages::auth_method(method, now)),
        context.server.clone(),
        Some(words::uses(&context.user, &context.cluster)),
        context.namespace.as_ref().map(|namespace| format!("namespace {namespace}")),
    ];
    let facts = facts.into_iter().flatten().map(|fact| text("p", "hint", fact));
    let concerns = context.diagnostics.iter().filter_map(|at| report.diagnostics.get(*at));
    let list = findings(concerns.map(diagnostic).collect());
    // A file from elsewhere for a server that this page offers can be had anew here.
    let anew = here.filter(|_| context.usable == Usable::No && context.origin.is_none());
    let anew = anew.map(|name| el("p", "note").child(new_file(name)));
    el("li", "").child(head).children(facts).children(origin(context)).children(anew).children(list)
}

/// Leads to the new file of a cluster.
fn new_file(cluster: &str) -> El {
    let href = format!("{}?cluster={}", browser::folder(), percent(cluster));
    text("a", "", words::TAKE_NEW).set("href", href)
}

/// Where the entry came from, and the new file where it has changed since.
fn origin(context: &ContextReport) -> Vec<El> {
    let Some((origin, drift)) = &context.origin else { return Vec::new() };
    let mut shown = vec![text("p", "hint", words::origin(&origin.made, &origin.portal))];
    if let Some(told) = messages::drift(drift) {
        let class = if *drift == Drift::OtherPortal { "hint" } else { "note warn" };
        let link = match drift {
            Drift::Changed { cluster, .. } => Some(new_file(cluster)),
            _ => None,
        };
        shown.push(el("p", class).text(told).text(" ").children(link));
    }
    shown
}

/// The file without its faults, where it can be mended.
fn mended(name: &str, file: &Existing, now: i64) -> Vec<El> {
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
    shown.extend(findings(left).map(|list| folded(words::FINDINGS, list)));
    let content = mended.text.clone();
    let labels = (words::DOWNLOAD_MENDED, None);
    shown.push(hand_over(labels, name.to_owned(), move || Some(content.clone())));
    shown
}

/// Findings as a list, where there are any.
fn findings(all: Vec<El>) -> Option<El> {
    (!all.is_empty()).then(|| el("ol", "mistakes").children(all))
}
