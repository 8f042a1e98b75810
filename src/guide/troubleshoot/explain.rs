//! A text, and what it means.

use super::details::details;
use super::entra::EntraMeaning;
use super::explanation::Explanation;
use super::meaning::Meaning;
use super::table::TABLE;
use super::tidy::tidy;
use crate::entra::aadsts::ErrorCause;
use crate::guide::shell::Shell;

/// Explains a text, the most specific meaning first; nothing where the text is not known.
#[must_use]
pub fn explain(text: &str) -> Vec<Explanation> {
    let text = tidy(text);
    let small = text.to_lowercase();
    // A terminal breaks lines within words too.
    let joined = format!("{} ", small.replace('\n', ""));
    let spaced = small.split_whitespace().fold(String::new(), |out, word| out + word + " ");
    let mut found: Vec<Meaning> = Vec::new();
    for number in numbers(&joined) {
        found.push(Meaning::Entra(ErrorCause::of(number)));
    }
    for (parts, meaning) in TABLE {
        let all = |text: &str| parts.iter().all(|part| text.contains(part));
        if all(&spaced) || all(&joined) {
            found.push(*meaning);
        }
    }
    if found.iter().any(|meaning| !meaning.is_general()) {
        found.retain(|meaning| !meaning.is_general());
    }
    keep_specific(&mut found);
    let details = details(&text.replace('\n', " "), numbers(&joined).next());
    // PowerShell's own words for a program that is not there.
    let powershell = spaced.contains("name of a cmdlet") || joined.contains("name of a cmdlet");
    let shell = powershell.then_some(Shell::PowerShell);
    let mut all: Vec<Explanation> = Vec::new();
    for meaning in found {
        if !all.iter().any(|one| one.meaning.says_the_same_as(meaning)) {
            all.push(Explanation { meaning, details: details.clone(), shell });
        }
    }
    all
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

impl Meaning {
    /// Whether both have the same words: several causes of Entra's may mean the same here.
    fn says_the_same_as(self, other: Self) -> bool {
        match (self, other) {
            (Self::Entra(one), Self::Entra(other)) => {
                EntraMeaning::of(one) == EntraMeaning::of(other)
            }
            (one, other) => one == other,
        }
    }
}

/// Entra's numbers in a text, in order.
fn numbers(small: &str) -> impl Iterator<Item = u32> {
    small.match_indices("aadsts").filter_map(|(at, word)| {
        let rest = small.get(at + word.len()..)?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).take(9).collect();
        digits.parse().ok()
    })
}
