//! `catalogue`: where the clusters are that only who is signed in is told of. A mistake here stops
//! the sign-in, because a token goes to that address.

use crate::index::Names;
use crate::yaml::Node;

use super::identities::{KnownIdentity, reference};
use super::read::{document, in_order, version};
use super::section::{Mistakes, Section};
use super::{Catalogue, Portal, Reading, Surroundings, What, check, clusters};

/// The keys of `catalogue`.
pub const KEYS: &[&str] = &["url", "scope", "identity"];
/// The keys of the document itself.
pub(super) const DOCUMENT: &[&str] = &["apiVersion", "clusters"];

pub(super) fn read(
    top: &Section<'_>,
    known: &[KnownIdentity<'_>],
    around: &Surroundings,
    report: &mut Mistakes,
) -> Option<Catalogue> {
    let section = top.section("catalogue", KEYS, true, report)?;
    let identity = reference(&section, known, report);
    let address: &dyn Fn(&str) -> Option<What> =
        &|text| check::document(text).or_else(|| check::elsewhere(text, around.loopback));
    let url = section.needed("url", address, report);
    let scope = section.needed("scope", &check::scope, report);
    Some(Catalogue { url: url?, scope: scope?, identity: identity?.name.clone() })
}

/// Reads and checks the document that `catalogue.url` leads to, for the portal that names it: the
/// `clusters` of a `portal.yaml`, with the same checks, in a file of its own. They are all that the
/// reading has. A name that the portal has already is a mistake.
#[must_use]
pub fn read_catalogue(text: &str, portal: &Portal) -> Reading {
    let root = match document(text) {
        Ok(root) => root,
        Err(mistake) => return Reading { mistakes: vec![mistake], ..Reading::default() },
    };
    let known: Vec<KnownIdentity<'_>> = portal.identities.iter().map(KnownIdentity::of).collect();
    let mut report = Mistakes::default();
    let mut reading = Reading::default();
    if let Some(top) = Section::open(&root, String::new(), DOCUMENT, false, &mut report) {
        // The version may be left out: the file belongs to the portal, which names one.
        top.text("apiVersion", &version, &mut report);
        let mut clusters = clusters::read(&top, &known, false, &mut report);
        let taken: Names = portal.clusters.iter().map(|one| &one.name).collect();
        clusters.retain(|one| !taken.contains(&one.name));
        let items = root.get("clusters").and_then(Node::items).unwrap_or_default();
        for (at, item) in items.iter().enumerate() {
            let named = item.get("name").and_then(|node| Some((node, node.text()?)));
            if let Some((node, name)) = named.filter(|(_, name)| taken.contains(name)) {
                let what = What::InPortal { value: name.to_owned() };
                report.fault(node, format!("clusters[{at}].name"), what);
            }
        }
        reading.portal.clusters = clusters;
    }
    reading.mistakes = in_order(report);
    reading.usable = !reading.portal.clusters.is_empty();
    reading
}
