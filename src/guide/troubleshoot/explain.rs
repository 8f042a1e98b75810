//! A text, and what it means.

use super::by_host::for_host;
use super::details::details;
use super::explanation::Explanation;
use super::flags::unknown_flag;
use super::host::{SpokenHost, spoken_host};
use super::meaning::Meaning;
use super::missing::missing_programs;
use super::rank::keep_specific;
use super::said::{SaidText, has_one};
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
    let shell = said.has_one(POWERSHELL).then_some(Shell::PowerShell);
    let mut all: Vec<Explanation> = Vec::new();
    for meaning in found {
        if all.iter().any(|one| one.meaning.says_the_same_as(meaning)) {
            continue;
        }
        // What the helper said beside is known by what wraps it.
        let known_by = match meaning {
            Meaning::ExecFailedUnknown => Meaning::ExecFailed,
            own => own,
        };
        let cause = causes.iter().find(|cause| cause.meaning == known_by);
        let host = cause.and_then(|cause| cause.host.as_ref());
        // A number belongs to the answer that it has, and stands beside no other.
        let is_its = |number: &u32| meaning == Meaning::Entra(ErrorCause::of(*number));
        let number = numbers(said.joined()).find(is_its);
        let details = details(&line, number, host.map(|host| host.name.as_str()));
        let speaker = speaker(meaning, &said, cause.map(|cause| cause.part));
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

/// The words of PowerShell, and of cmd, for a program that is not there: both are of Windows, and
/// take the same commands.
const POWERSHELL: &str = "cmdlet
commandnotfoundexception
コマンドレット
applet de commande
program or batch file
batch-datei
fichier de commandes
archivo por lotes
arquivo em lotes
file batch
批处理文件
批次檔
バッチ ファイル
배치 파일
пакетным файлом
plikiem wsadowym
dávkovým souborem";

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
    if let Some(meaning) = unknown_flag(said) {
        causes.push(Cause { meaning, part: "unknown ", host: None });
    }
    for (row, meaning) in rows() {
        if !said.fits(row) {
            continue;
        }
        let part = row.split('|').rfind(|part| !part.starts_with('!')).unwrap_or_default();
        let about_host = meaning.is_of_the_way() || meaning.names_a_host();
        let host = if about_host { spoken_host(said, part) } else { None };
        if host.as_ref().is_some_and(|host| host.elsewhere) {
            continue;
        }
        let meaning = host.as_ref().map_or(meaning, |host| for_host(meaning, host));
        causes.push(Cause { meaning, part, host });
    }
    causes
}

/// Whether the helper printed something of its own beside what wraps its failure.
fn helper_said_more(said: &SaidText) -> bool {
    const WRAPS: &str = "exit code
exit status
getting credentials
unable to connect to the server
current server api group list
client-go credential plugin
to learn more about this feature
https://kubernetes.io";
    let wrapped = |line: &str| {
        line.contains("getting credentials: exec")
            || line.contains("failed with exit code") && line.contains("executable")
    };
    // Where a terminal broke the lines, none can be told from what wraps it.
    said.lines.lines().any(wrapped)
        && said.lines.lines().map(str::to_lowercase).any(|line| {
            let line = line.trim();
            let prompt = line.starts_with(['$', '#', '>', '%']) || line.contains(" kubectl ");
            line.split_whitespace().count() > 1
                && !prompt
                && !line.starts_with("kubectl ")
                && !has_one(line, WRAPS)
        })
}

/// Entra's numbers in a text, in order.
fn numbers(small: &str) -> impl Iterator<Item = u32> {
    small.match_indices("aadsts").filter_map(|(at, word)| {
        let rest = small.get(at + word.len()..)?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).take(9).collect();
        // While a code is waited for, this one says only that nobody has typed it yet.
        digits.parse().ok().filter(|number| *number != 70016)
    })
}
