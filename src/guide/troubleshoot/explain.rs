//! A text, and what it means.

use super::by_host::for_host;
use super::details::details;
use super::explanation::Explanation;
use super::host::{SpokenHost, spoken_host};
use super::meaning::Meaning;
use super::missing::missing_programs;
use super::rank::keep_specific;
use super::said::SaidText;
use super::speaker::speaker;
use super::table::rows;
use crate::entra::aadsts::ErrorCause;
use crate::guide::shell::Shell;

/// A meaning, the last part of the text that it was known by, and the host it concerns.
struct Cause {
    meaning: Meaning,
    part: &'static str,
    host: Option<SpokenHost>,
}

/// Explains a text, the most specific meaning first; nothing where the text is not known.
#[must_use]
pub fn explain(text: &str) -> Vec<Explanation> {
    let said = SaidText::of(text);
    let causes = causes(&said);
    let mut found: Vec<Meaning> = causes.iter().map(|cause| cause.meaning).collect();
    keep_specific(&mut found);
    let alone = !found.is_empty() && found.iter().all(|one| *one == Meaning::ExecFailed);
    if alone && helper_said_more(&said) {
        found = vec![Meaning::ExecFailedUnknown];
    }
    let line = said.lines.replace('\n', " ");
    let number = numbers(said.joined()).next();
    let shell = said.has_one(&POWERSHELL).then_some(Shell::PowerShell);
    let mut all: Vec<Explanation> = Vec::new();
    for meaning in found {
        if all.iter().any(|one| one.meaning.says_the_same_as(meaning)) {
            continue;
        }
        let cause = causes.iter().find(|cause| cause.meaning == meaning);
        let host = cause.and_then(|cause| cause.host.as_ref());
        let details = details(&line, number, host.map(|host| host.name.as_str()));
        let speaker = speaker(meaning, &said, cause.map_or("", |cause| cause.part));
        all.push(Explanation {
            meaning,
            details,
            speaker,
            host: host.map(|host| host.role),
            shell,
        });
    }
    all
}

/// PowerShell's own words for a program that is not there.
const POWERSHELL: [&str; 5] = [
    "name of a cmdlet",
    "name eines cmdlet",
    "commandnotfoundexception",
    "识别为 cmdlet",
    "コマンドレット",
];

/// Everything that the text is known by, each told apart by its host.
fn causes(said: &SaidText) -> Vec<Cause> {
    let mut causes = Vec::new();
    for number in numbers(said.joined()) {
        causes.push(Cause {
            meaning: Meaning::Entra(ErrorCause::of(number)),
            part: "aadsts",
            host: None,
        });
    }
    for meaning in missing_programs(said) {
        causes.push(Cause { meaning, part: "", host: None });
    }
    for (parts, meaning) in rows() {
        if !said.has_all(parts) {
            continue;
        }
        let part = parts.last().copied().unwrap_or_default();
        let about_host = meaning.is_of_the_way() || meaning.names_a_host();
        let host = if about_host { spoken_host(said, part) } else { None };
        let meaning = host.as_ref().map_or(*meaning, |host| for_host(*meaning, host));
        causes.push(Cause { meaning, part, host });
    }
    causes
}

/// Whether the helper printed an error of its own beside what wraps its failure.
fn helper_said_more(said: &SaidText) -> bool {
    const WRAPS: [&str; 4] = [
        "failed with exit code",
        "getting credentials",
        "unable to connect to the server",
        "current server api group list",
    ];
    const ERRORS: [&str; 6] = ["error", "failed", "fatal", "panic", "exception", "could not"];
    said.lines.lines().map(str::to_lowercase).any(|line| {
        ERRORS.iter().any(|word| line.contains(word))
            && !WRAPS.iter().any(|wrap| line.contains(wrap))
    })
}

/// Entra's numbers in a text, in order.
fn numbers(small: &str) -> impl Iterator<Item = u32> {
    small.match_indices("aadsts").filter_map(|(at, word)| {
        let rest = small.get(at + word.len()..)?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).take(9).collect();
        digits.parse().ok()
    })
}
