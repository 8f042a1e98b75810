//! "kubectl said …": what a pasted text means, and what to do, without any network.

mod aadsts;
mod facts;
mod meaning;
mod redact;
mod remedy;
mod table;
mod who;

pub use facts::{Fact, Facts};
pub use meaning::{Meaning, Refusal};
pub use redact::for_support;
pub use remedy::remedy;
pub use who::Who;

use super::findings::without_colours;
use super::shell::Shell;

/// One thing that a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it means.
    pub meaning: Meaning,
    /// The details in it.
    pub facts: Facts,
    /// The shell whose own words they are, where that is plain.
    pub shell: Option<Shell>,
}

/// The longest text that is looked at, in characters; the end of a longer one, where errors are.
const LONGEST: usize = 100_000;

/// Explains a text, the most specific meaning first; nothing where the text is not known.
#[must_use]
pub fn explain(text: &str) -> Vec<Said> {
    let text = tidy(text);
    let small = text.to_lowercase();
    // A terminal breaks lines within words too.
    let joined = format!("{} ", small.replace('\n', ""));
    let spaced = small.split_whitespace().fold(String::new(), |out, word| out + word + " ");
    let mut found: Vec<Meaning> = Vec::new();
    for number in numbers(&joined) {
        found.push(Meaning::Entra(aadsts::meaning(number)));
    }
    for (parts, meaning) in table::TABLE {
        let all = |text: &str| parts.iter().all(|part| text.contains(part));
        if all(&spaced) || all(&joined) {
            found.push(*meaning);
        }
    }
    if found.iter().any(|meaning| !meaning.is_general()) {
        found.retain(|meaning| !meaning.is_general());
    }
    keep_specific(&mut found);
    let facts = facts::facts(&text.replace('\n', " "), numbers(&joined).next());
    // PowerShell's own words for a program that is not there.
    let powershell = spaced.contains("name of a cmdlet") || joined.contains("name of a cmdlet");
    let shell = powershell.then_some(Shell::PowerShell);
    let mut said: Vec<Said> = Vec::new();
    for meaning in found {
        if said.iter().all(|one| one.meaning != meaning) {
            said.push(Said { meaning, facts: facts.clone(), shell });
        }
    }
    said
}

/// Takes out what another meaning already says more exactly.
fn keep_specific(found: &mut Vec<Meaning>) {
    use Meaning::{
        AzNoSection, BadBase64, BadEncoding, BadPem, BrokenYaml, ConfigMissing, ConfigUnreadable,
        DuplicateName, ExecCommandMissing, Forbidden, ForbiddenAzure, ForbiddenCluster,
        LocalhostRefused, MissingEntry, NoContext, RefreshEnded, Refused, WrongType,
    };
    let drop: &[(&[Meaning], Meaning)] = &[
        (&[ForbiddenAzure, ForbiddenCluster], Forbidden),
        (&[ForbiddenAzure], ForbiddenCluster),
        (&[LocalhostRefused], Refused),
        (
            &[
                DuplicateName,
                BadBase64,
                BadEncoding,
                BadPem,
                WrongType,
                ConfigMissing,
                ConfigUnreadable,
                ExecCommandMissing,
                AzNoSection,
            ],
            BrokenYaml,
        ),
        (&[MissingEntry], NoContext),
    ];
    for (better, worse) in drop {
        if found.iter().any(|meaning| better.contains(meaning)) {
            found.retain(|meaning| meaning != worse);
        }
    }
    // A number of Entra's says why; these say only that something was refused.
    if found.iter().any(|meaning| matches!(meaning, Meaning::Entra(_))) {
        found.retain(|meaning| {
            !matches!(
                meaning,
                RefreshEnded
                    | Meaning::ClientUnknown
                    | Meaning::ScopeRefused
                    | Meaning::GrantRefused
                    | Meaning::RedirectMismatch
                    | Meaning::TokenExpired
            )
        });
    }
}

/// Without colours and carriage returns, with straight quotes, at most [`LONGEST`] characters.
fn tidy(text: &str) -> String {
    let skip = text.chars().count().saturating_sub(LONGEST);
    let text: String = text.chars().skip(skip).collect();
    let mut out = String::new();
    for line in text.replace("\\\"", "\"").split('\n') {
        let line = without_colours(line);
        out.extend(line.chars().map(|c| match c {
            '\u{2018}' | '\u{2019}' | '\u{b4}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\t' | '\u{a0}' => ' ',
            c => c,
        }));
        out.push('\n');
    }
    out
}

/// Entra's numbers in a text, in order.
fn numbers(small: &str) -> impl Iterator<Item = u32> {
    small.match_indices("aadsts").filter_map(|(at, word)| {
        let rest = small.get(at + word.len()..)?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).take(9).collect();
        digits.parse().ok()
    })
}

#[cfg(test)]
mod tests;
