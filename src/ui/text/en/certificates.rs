//! Words for certificates that will not do.

use crate::certificate::Doubt;
use crate::ui::text::Text;
use crate::ui::text::language::say;

use super::moment::moment;

/// What is wrong with the certificates of an authority.
#[must_use]
pub fn doubt(doubt: Doubt) -> Text {
    match doubt {
        Doubt::Unreadable => "No certificate in here can be read.".into(),
        Doubt::Ended { at } => say!("The certificates in here ended, the last on {at}, so kubectl doesn't trust the server.", moment(at)),
        Doubt::NotYet { at } => say!("No certificate in here is valid yet: the first begins on {at}. kubectl doesn't trust the server before then, unless the clock here is wrong.", moment(at)),
        Doubt::NoAuthority => "No certificate in here is a certificate authority's. kubectl trusts the server only while it has exactly this certificate."
            .into(),
        Doubt::SomeEnded { count: 1, at } => {
            say!("One of the certificates in here ended on {at}.", moment(at))
        }
        Doubt::SomeEnded { count, at } => {
            say!("{count} of the certificates in here ended, the last on {at}.", count.to_string(), moment(at))
        }
    }
}
