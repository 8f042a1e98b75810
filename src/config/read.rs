//! From the text of a `portal.yaml` to what is usable of it.

use super::check::any;
use super::section::{Mistakes, Section, Unworkables};
use super::unworkable;
use super::{Mistake, Portal, Reading, Severity, Support, Surroundings, What};
use super::{azure, catalogue, check, clusters, identities, names, template};
use crate::visible::unturned;
use crate::yaml::{self, Node};

/// The one version of the file's form.
pub const API_VERSION: &str = "purser/v1";

/// The largest `portal.yaml`, in bytes: ten thousand clusters with their certificates fit.
pub const LARGEST: usize = yaml::MAX_TEXT;

/// Reads and checks the text of a `portal.yaml`, as every visit does.
#[must_use]
pub fn read(text: &str, around: &Surroundings) -> Reading {
    of_root(document(text), around, None)
}

/// The same for whoever writes it, also with remarks on what has the right form and cannot work.
#[must_use]
pub fn read_closely(text: &str, around: &Surroundings) -> Reading {
    of_root(document(text), around, Some(&unworkable::ALL))
}

/// What becomes of a document, or of its not being one.
pub(super) fn of_root(
    root: Result<Node, Mistake>,
    around: &Surroundings,
    unworkable: Option<&'static Unworkables>,
) -> Reading {
    match root {
        Ok(root) => portal(&root, around, Mistakes { unworkable, ..Mistakes::default() }),
        Err(mistake) => Reading { mistakes: vec![mistake], ..Reading::default() },
    }
}

/// The document, or why the text is something else altogether.
pub(super) fn document(text: &str) -> Result<Node, Mistake> {
    let whole =
        |what| Mistake { path: String::new(), line: 1, column: 1, severity: Severity::Error, what };
    // Servers answer with a page of HTML where a file is missing, often with status 200.
    match text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').chars().next() {
        Some('<') => return Err(whole(What::Html)),
        Some('{' | '[') => return Err(whole(What::Json)),
        _ => {}
    }
    match yaml::read(text) {
        Ok(root) if root.value == yaml::Value::Null => Err(whole(What::Empty)),
        Ok(root) => Ok(root),
        Err(error) => Err(Mistake {
            line: error.line,
            column: error.column,
            ..whole(What::Yaml(error.fault))
        }),
    }
}

/// The keys of the file.
pub const KEYS: &[&str] = &[
    "apiVersion",
    "title",
    "url",
    "support",
    "identities",
    "azure",
    "catalogue",
    "clusters",
    "names",
];
/// The keys of `support`.
pub const SUPPORT: &[&str] = &["text", "url", "requestUrl"];

fn portal(root: &Node, around: &Surroundings, mut report: Mistakes) -> Reading {
    let Some(top) = Section::open(root, String::new(), KEYS, false, &mut report) else {
        return Reading { mistakes: report.mistakes, ..Reading::default() };
    };
    let version: &dyn Fn(&str) -> Option<What> =
        &|found| (found != API_VERSION).then(|| What::not_one_of(found, &[API_VERSION]));
    let mut usable = top.needed("apiVersion", version, &mut report).is_some();

    let title = top.shown("title", &mut report);
    let page: &dyn Fn(&str) -> Option<What> =
        &|text| check::page(text).or_else(|| check::elsewhere(text, around.loopback));
    let url = top.text("url", page, &mut report);
    let support = top.section("support", SUPPORT, false, &mut report).and_then(|section| {
        let url = section.text("url", &check::support, &mut report);
        let request_url = section.text("requestUrl", &template::request, &mut report);
        let text = section.needed("text", &any, &mut report)?;
        Some(Support { text: unturned(&text), url, request_url })
    });

    let before = report.faults;
    let identities = identities::read(&top, around, &mut report);
    let known = identities::known(&top, &identities);
    let azure = azure::read(&top, &known, around, &mut report);
    let catalogue = catalogue::read(&top, &known, around, &mut report);
    usable &= report.faults == before;

    // They may be elsewhere too, also where what says so is faulty.
    let elsewhere =
        azure.as_ref().is_some_and(|azure| azure.discover) || top.value("catalogue").is_some();
    let clusters = clusters::read(&top, &known, elsewhere, &mut report);
    let names = names::read(&top, &mut report);

    report.mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
    if let Some(last) = report.mistakes.last().filter(|_| report.more) {
        report.mistakes.push(Mistake {
            path: String::new(),
            line: last.line,
            column: last.column,
            severity: Severity::Error,
            what: What::More,
        });
    }
    let portal = Portal { title, url, support, identities, azure, catalogue, clusters, names };
    Reading { portal, mistakes: report.mistakes, usable }
}
