//! The contexts of a kubeconfig that is checked: one line each, which unfolds.

use crate::ui::text::Text;
use std::rc::Rc;

use super::widgets::{diagnostic, findings, refocus};
use crate::browser;
use crate::encode::percent;
use crate::kubeconfig::existing::{CheckReport, ContextReport, Drift, Usable};
use crate::ui::components::{button, search_field};
use crate::ui::element::{El, el, text};
use crate::ui::signal::RwSignal;
use crate::ui::text::{check as messages, more as words, page as page_words};

/// How many contexts are shown at first, and more at each wish.
const SHOWN: usize = 100;
/// Up to how many contexts the list needs no search.
const FEW: usize = 5;
/// Up to how many failing contexts are unfolded at first.
const UNFOLDED: usize = 3;

/// A cluster on offer: its server, and its name.
pub(super) type Offered = (String, String);

/// What the rows are made from.
struct Report {
    report: CheckReport,
    now: i64,
    /// What this page offers, for files from elsewhere.
    offered: Vec<Offered>,
    /// Whether contexts that will fail are unfolded at first.
    unfold: bool,
}

/// The list, and above it what narrows it down where it is long.
pub(super) fn contexts(report: CheckReport, now: i64, offered: Vec<Offered>) -> Vec<El> {
    let all = report.contexts.len();
    let unfold = report.count()[0] <= UNFOLDED;
    let report = Rc::new(Report { report, now, offered, unfold });
    let (search, failing) = (RwSignal::new(String::new()), RwSignal::new(false));
    let told = RwSignal::new(Text::default());
    let rows = move || {
        let found = search.with(|search| report.report.found(search, failing.get()));
        told.set(messages::found(found.len(), all));
        vec![page(report.clone(), found.into(), 0)]
    };
    let tick = el("input", "")
        .set("type", "checkbox")
        .checked(move || failing.get())
        .on("change", move |_| failing.update(|failing| *failing = !*failing));
    let mut shown = Vec::new();
    if all > FEW {
        let typed = move |text| search.set(text);
        shown.push(search_field("context-search", words::SEARCH_CONTEXTS, search, typed));
        shown.push(el("label", "tick-row").child(tick).text(words::ONLY_FAILING));
        shown.push(el("p", "hint").set("role", "status").dyn_text(move || told.get()));
    }
    shown.push(el("div", "").dyn_children(rows));
    shown
}

/// A hundred rows, and a button for the next hundred: what was unfolded above stays so.
fn page(report: Rc<Report>, found: Rc<[usize]>, from: usize) -> El {
    let rows = found.iter().skip(from).take(SHOWN).map(|at| row(&report, *at));
    let list = el("ul", "contexts").children(rows);
    let (open, next) = (RwSignal::new(false), from + SHOWN);
    el("div", "context-list").child(list).dyn_children(move || {
        let Some(first) = found.get(next).copied() else { return Vec::new() };
        if open.get() {
            return vec![page(report.clone(), found.clone(), next)];
        }
        let rest = found.len() - next;
        vec![button("btn quiet", page_words::show_more(rest.min(SHOWN), rest), move || {
            open.set(true);
            // The button is gone.
            refocus(id(first));
        })]
    })
}

fn id(at: usize) -> String {
    format!("context-{at}")
}

/// A context in one line; the rest of it is made when it is unfolded.
fn row(all: &Rc<Report>, at: usize) -> El {
    let item = el("li", "");
    let Some(context) = all.report.contexts.get(at) else { return item };
    let class = match context.usable {
        Usable::Yes => "tag ok",
        Usable::Advised => "tag warn",
        Usable::No => "tag stop",
    };
    let head = el("span", "context-head")
        .child(el("b", "").child(text("bdi", "", context.name.clone())))
        .child(text("span", class, messages::usable(context.usable)))
        .children(context.current.then(|| text("span", "tag", words::CURRENT)))
        .child(text("code", "", words::line(context.line)));
    let summary = el("summary", "").set("id", id(at)).child(head);
    let unfolded = all.unfold && context.usable == Usable::No || all.report.contexts.len() == 1;
    let open = RwSignal::new(unfolded);
    let details = el("details", "details").child(summary).on("toggle", move |_| {
        if !open.get_untracked() {
            open.set(true);
        }
    });
    let details = if unfolded { details.set("open", "") } else { details };
    let all = all.clone();
    item.child(details.child(el("div", "context-body").dyn_children(move || {
        let context = all.report.contexts.get(at).filter(|_| open.get());
        context.map(|context| body(&all, context)).unwrap_or_default()
    })))
}

/// What a context works with, and what is told of it.
fn body(all: &Report, context: &ContextReport) -> Vec<El> {
    let facts = [
        context.auth_method.as_ref().map(|method| messages::auth_method(method, all.now)),
        context.server.clone().map(Text::from),
        Some(words::uses(&context.user, &context.cluster)),
        context.namespace.as_ref().map(|namespace| words::in_namespace(namespace)),
    ];
    let mut shown: Vec<El> =
        facts.into_iter().flatten().map(|fact| text("p", "hint", fact)).collect();
    shown.extend(origin(context));
    // A file from elsewhere for a server that this page offers can be had anew here.
    let here = all.offered.iter().find(|(server, _)| Some(server) == context.server.as_ref());
    let here = here.filter(|_| context.usable == Usable::No && context.origin.is_none());
    shown.extend(here.map(|(_, name)| el("p", "note").child(new_file(name))));
    let concerns = context.diagnostics.iter().filter_map(|at| all.report.diagnostics.get(*at));
    shown.extend(findings(concerns.map(diagnostic).collect()));
    shown
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
        let class = if matches!(drift, Drift::OtherPortal) { "hint" } else { "note warn" };
        let link = match drift {
            Drift::Changed { cluster, .. } => Some(new_file(cluster)),
            _ => None,
        };
        shown.push(el("p", class).text(told).text(" ").children(link));
    }
    shown
}
