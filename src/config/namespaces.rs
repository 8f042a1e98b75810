//! `clusters[].namespaces`.

use super::check::any;
use super::section::{self, Mistakes, Section, taken};
use super::{Namespace, What};
use crate::ids::is_label;
use crate::index::Index;

/// The keys of a namespace.
pub const KEYS: &[&str] = &["name", "displayName", "groups"];

/// The namespaces on offer; a faulty one costs only itself.
pub(super) fn read(cluster: &Section<'_>, report: &mut Mistakes) -> Vec<Namespace> {
    let mut seen = Index::default();
    let mut namespaces = Vec::new();
    let items = cluster.items("namespaces", report);
    let before = report.faults;
    for (node, path) in items {
        let namespace = if node.entries().is_some() {
            let Some(section) = Section::open(node, path.clone(), KEYS, false, report) else {
                continue;
            };
            let groups = section.texts("groups", &any, report);
            let display_name = section.shown("displayName", report);
            let name = section.needed("name", &label, report);
            name.map(|name| Namespace { name, display_name, groups })
        } else {
            section::text(node, path.clone(), &label, report).map(|name| Namespace {
                name,
                display_name: None,
                groups: Vec::new(),
            })
        };
        let Some(namespace) = namespace else { continue };
        if let Some(first) = taken(&mut seen, &namespace.name, node.line) {
            report.minor(node, path, What::Duplicate { value: namespace.name, first });
            continue;
        }
        namespaces.push(namespace);
    }
    report.faults = before;
    namespaces
}

fn label(text: &str) -> Option<What> {
    (!is_label(text)).then_some(What::NotLabel)
}
