//! `portal.yaml`: its types, and a check that finds every mistake at once.
//!
//! [`read`] never fails: it gives a [`Portal`] made of whatever is usable and, beside it, every
//! [`Mistake`] with its path in the file, line and column. One bad cluster is left out and named;
//! the rest stays. A mistake in `identities` or `azure` stops the sign-in, because what a person's
//! tokens are entrusted to must be exactly what the operator meant.
//!
//! The room knows no browser and no network, and holds no sentences.

mod azure;
mod check;
mod clusters;
mod identities;
mod methods;
mod mistake;
mod names;
mod namespaces;
mod portal;
mod remarks;
mod section;
mod suggest;
pub mod template;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use crate::pem::PemFault;
pub use identities::REDIRECTS;
pub use methods::fits;
pub use mistake::{Expected, Mistake, Severity, TrustKind, What};
pub use portal::*;
pub use remarks::remarks_on_certificates;

use crate::yaml::{self, Node};
use check::any;
use section::{Mistakes, Section};

/// The one version of the file's form.
pub const API_VERSION: &str = "purser/v1";

/// What the check must know of where the page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Whether the page itself is on a loopback address, which lets it use loopback stand-ins.
    pub loopback: bool,
}

/// What became of a `portal.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What is usable of it.
    pub portal: Portal,
    /// Every mistake, in the order of the file.
    pub mistakes: Vec<Mistake>,
    /// Whether people may sign in: no mistake in `identities` or `azure`, and a version of the
    /// file that this page knows.
    pub usable: bool,
}

/// Reads and checks the text of a `portal.yaml`.
#[must_use]
pub fn read(text: &str, around: &Surroundings) -> Reading {
    match document(text) {
        Ok(root) => portal(&root, around),
        Err(mistake) => Reading { mistakes: vec![mistake], ..Reading::default() },
    }
}

/// The document, or why the text is something else altogether.
fn document(text: &str) -> Result<Node, Mistake> {
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

const KEYS: &[&str] =
    &["apiVersion", "title", "url", "support", "identities", "azure", "clusters", "names"];
const SUPPORT: &[&str] = &["text", "url", "requestUrl"];

fn portal(root: &Node, around: &Surroundings) -> Reading {
    let mut report = Mistakes::default();
    let Some(top) = Section::open(root, String::new(), KEYS, false, &mut report) else {
        return Reading { mistakes: report.mistakes, ..Reading::default() };
    };
    let version: &dyn Fn(&str) -> Option<What> =
        &|found| (found != API_VERSION).then(|| What::not_one_of(found, &[API_VERSION]));
    let mut usable = top.needed("apiVersion", version, &mut report).is_some();

    let title = top.text("title", &any, &mut report);
    let page: &dyn Fn(&str) -> Option<What> =
        &|text| check::page(text).or_else(|| check::elsewhere(text, around.loopback));
    let url = top.text("url", page, &mut report);
    let support = top.section("support", SUPPORT, false, &mut report).and_then(|section| {
        let url = section.text("url", &check::support, &mut report);
        let request_url = section.text("requestUrl", &template::request, &mut report);
        Some(Support { text: section.needed("text", &any, &mut report)?, url, request_url })
    });

    let before = report.faults;
    let identities = identities::read(&top, around, &mut report);
    let known = identities::known(&top, &identities);
    let azure = azure::read(&top, &known, around, &mut report);
    usable &= report.faults == before;

    let discover = azure.as_ref().is_some_and(|azure| azure.discover);
    let clusters = clusters::read(&top, &known, discover, &mut report);
    let names = names::read(&top, &mut report);

    report.mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
    if let Some(last) = report.mistakes.last().filter(|_| report.more) {
        let rest = Mistake { path: String::new(), what: What::More, ..last.clone() };
        report.mistakes.push(Mistake { severity: Severity::Error, ..rest });
    }
    let portal = Portal { title, url, support, identities, azure, clusters, names };
    Reading { portal, mistakes: report.mistakes, usable }
}

/// Remembers a value that must stand only once; gives the line of the first where it is taken.
fn taken(seen: &mut BTreeMap<String, usize>, value: &str, line: usize) -> Option<usize> {
    let first = seen.get(value).copied();
    if first.is_none() {
        seen.insert(value.to_owned(), line);
    }
    first
}
