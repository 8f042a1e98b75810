//! Groups of a person against those that something is meant for.

use crate::ids::is_guid;

/// Whether one of the groups that are wanted is the person's.
pub(super) fn shares(wanted: &[String], groups: &[String]) -> bool {
    // Entra writes its ids in small letters, people copy them in capitals; names mean what they say.
    let same =
        |one: &str, other: &str| one == other || (one.eq_ignore_ascii_case(other) && is_guid(one));
    wanted.iter().any(|group| groups.iter().any(|own| same(group, own)))
}
