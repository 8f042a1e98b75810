//! `catalogue`: where the clusters are that only who is signed in is told of. A mistake here stops
//! the sign-in, because a token goes to that address.

use super::identities::{KnownIdentity, reference};
use super::section::{Mistakes, Section};
use super::{Catalogue, Surroundings, What, check};

/// The keys of `catalogue`.
pub const KEYS: &[&str] = &["url", "scope", "identity"];
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
