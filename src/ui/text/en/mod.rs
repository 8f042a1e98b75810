//! English.

pub mod access;
pub mod azure;
pub mod catalogue;
pub mod certificates;
pub mod check;
pub mod clusters;
pub mod config;
pub mod diagnostics;
pub mod doctor;
pub mod entra;
pub mod existing;
mod field_diagnostics;
pub mod find;
pub mod guide;
pub mod kubeconfig;
mod moment;
pub mod more;
pub mod oidc;
pub mod page;
pub mod picture;
pub mod places;
pub mod private_catalogue;
pub mod refusals;
pub mod session;
pub mod take;
pub mod terminal;
pub mod terms;
mod unworkable;
mod wording;
mod wrapping;

use super::Words;
use crate::problem::Problem;
use crate::visible::line;

/// The longest fact that is shown, in characters.
const LONGEST: usize = 600;

/// The facts of a failure as they may be shown: much of them is in the words of others.
#[must_use]
pub fn facts(problem: &Problem) -> Vec<(&'static str, String)> {
    problem.details.iter().map(|(name, value)| (*name, line(value, LONGEST))).collect()
}

/// The words for a failure of any room.
#[must_use]
pub fn words(problem: &Problem) -> Words {
    let problem = &Problem { details: facts(problem), ..*problem };
    let rooms = [oidc::words, entra::words, session::words, kubeconfig::words, page::words];
    rooms.into_iter().find_map(|words| words(problem)).unwrap_or_else(|| Words {
        what: "Something went wrong.".into(),
        next: "Send your administrator the details below.".into(),
    })
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::problem::{Owner, Problem};
    use crate::{entra, kubeconfig, oidc, session};

    #[test]
    fn every_failure_has_words() {
        let rooms =
            [oidc::CODES, entra::CODES, session::CODES, kubeconfig::CODES, super::page::CODES];
        for code in rooms.into_iter().flatten() {
            let told = words(&Problem::new(code, Owner::Person));
            assert_ne!(told.what, "Something went wrong.", "{code}");
            assert!(told.what.ends_with('.') && !told.next.is_empty(), "{code}");
        }
    }
}
