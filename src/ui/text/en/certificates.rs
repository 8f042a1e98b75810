//! Words for certificates that will not do.

use crate::certificate::Doubt;

use super::moment::moment;

/// What is wrong with the certificates of an authority.
#[must_use]
pub fn doubt(doubt: Doubt) -> String {
    match doubt {
        Doubt::Unreadable => "No certificate in here can be read.".into(),
        Doubt::Ended { at } => format!(
            "The certificates in here ended, the last on {}, so kubectl doesn't trust the server.",
            moment(at)
        ),
        Doubt::NotYet { at } => format!(
            "No certificate in here is valid yet: the first begins on {}. kubectl doesn't trust the server before then, unless the clock here is wrong.",
            moment(at)
        ),
        Doubt::NoAuthority => "No certificate in here is a certificate authority's. kubectl trusts the server only while it has exactly this certificate."
            .into(),
        Doubt::SomeEnded { count: 1, at } => {
            format!("One of the certificates in here ended on {}.", moment(at))
        }
        Doubt::SomeEnded { count, at } => {
            format!("{count} of the certificates in here ended, the last on {}.", moment(at))
        }
    }
}
