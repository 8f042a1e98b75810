//! Programs that a shell, another program or a pipeline did not find, in the words of many
//! languages.

use super::meaning::Meaning;
use super::said::{SaidText, has_one};

/// The programs that are known, as shells name them.
const PROGRAMS: [(&str, Meaning); 11] = [
    ("kubectl", Meaning::KubectlMissing),
    ("kubectl.exe", Meaning::KubectlMissing),
    ("kubelogin", Meaning::KubeloginMissing),
    ("kubelogin.exe", Meaning::KubeloginMissing),
    ("kubectl-oidc_login", Meaning::OidcLoginMissing),
    ("az", Meaning::AzMissing),
    ("azd", Meaning::AzdMissing),
    ("xdg-open", Meaning::NoBrowserHere),
    ("www-browser", Meaning::NoBrowserHere),
    ("wslview", Meaning::NoBrowserHere),
    ("rundll32", Meaning::NoBrowserHere),
];

/// What stands after the program and a colon: bash, dash, busybox and ksh.
const AFTER: &str = "command not found
not found
no such file or directory
inaccessible or not found";

/// The same in other languages, soon after the colon, and what cmd, PowerShell and Debian's shells
/// say around a quoted name. Stems, as far as they tell it.
const ABROAD: &str = "cmdlet
nicht gefunden
falsch geschrieben
nicht als interner
introuvable
n'est pas reconnu
n'a pas été trouvée
no encontrad
no se encontró
no se reconoce
no se ha encontrado
não encontrado
não é reconhecido
non trovato
non è riconosciuto
niet gevonden
interne of externe
未找到
找不到
無此指令
没有找到
不是内部
不是內部
見つかりません
内部コマンド
コマンドレット
찾을 수 없
내부 또는
не найден
не является внутренней
не распознано
не знайдено
nie znaleziono
nie jest rozpoznawana
nenalezen
není názvem
bulunamadı
tanınmıyor
finns inte
känns inte igen
nem ismerhető fel
genkendes ikke
gjenkjennes ikke";

/// What stands before the program: zsh, fish, pipelines, Node, Python and Java.
const BEFORE: &str = "command not found:
unknown command:
unbekannter befehl:
commande inconnue :
orden desconocida:
unable to locate executable file:
no such file or directory:
spawn
spawnsync
cannot run program
could not find executable
unable to find executable
objectnotfound: (
trying to start process
název
could not find";

/// What must follow somewhere after those that say nothing alone.
const BEFORE_NEEDS: [(&str, &str); 7] = [
    ("spawn", "enoent"),
    ("spawnsync", "enoent"),
    ("cannot run program", "error=2"),
    ("název", "není vnitřním"),
    ("could not find", "in the path"),
    ("trying to start process", "working directory"),
    ("objectnotfound: (", "commandnotfoundexception"),
];

/// What stands around a quoted name.
const AROUND: &str = "is not recognized as
not found, but can
not found, did you
is currently not installed
executable file not found
not found in path
not found on path";

/// How far after a colon words of other languages may end, in bytes.
const SOON: usize = 48;

/// How far from the name such words may stand, in bytes.
const NEAR: usize = 160;

/// The programs that the text says are not there.
pub(super) fn missing_programs(said: &SaidText) -> Vec<Meaning> {
    let mut found = Vec::new();
    for text in [said.spaced(), said.joined()] {
        for (program, meaning) in PROGRAMS {
            let is_missing = text.match_indices(program).any(|(at, _)| {
                let (before, rest) = text.split_at_checked(at).unwrap_or_default();
                let after = rest.get(program.len()..).unwrap_or_default();
                is_word(before, after) && is_missing_between(before, after)
            });
            if is_missing && !found.contains(&meaning) {
                found.push(meaning);
            }
        }
    }
    found
}

/// Whether the name between is a word of its own, or the last part of a path.
fn is_word(before: &str, after: &str) -> bool {
    let part_of_name = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    !before.ends_with(part_of_name) && !after.starts_with(|c| part_of_name(c) && c != '.')
}

fn is_missing_between(before: &str, after: &str) -> bool {
    const QUOTES: [char; 4] = ['\'', '"', '`', '('];
    let colon = after.trim_start_matches(QUOTES).trim_start().strip_prefix([':', '：']);
    if let Some(rest) = colon.map(str::trim_start)
        && (AFTER.split('\n').any(|words| rest.starts_with(words))
            || has_one(part(rest, 0, SOON), ABROAD))
    {
        return true;
    }
    // `objectnotfound: (` ends with what counts as a quote.
    let no_folder = before.trim_end_matches(|c: char| !c.is_whitespace() && !QUOTES.contains(&c));
    let ends = [no_folder.trim_end_matches(QUOTES).trim_end(), before];
    let near = part(after, 0, 400);
    let called = |words: &str| {
        let need = BEFORE_NEEDS.iter().find(|(one, _)| *one == words);
        ends.iter().any(|end| end.ends_with(words))
            && need.is_none_or(|(_, need)| near.contains(need))
    };
    if BEFORE.split('\n').any(called) {
        return true;
    }
    let quoted = before.trim_end().ends_with(QUOTES)
        && after.trim_start().starts_with(['\'', '"', '`', '’']);
    let close =
        [part(before, before.len().saturating_sub(NEAR), before.len()), part(after, 0, NEAR)];
    quoted && close.iter().any(|text| has_one(text, AROUND) || has_one(text, ABROAD))
}

/// A part of a text by bytes, widened to whole characters.
fn part(text: &str, from: usize, to: usize) -> &str {
    let from = (0..=from.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let to = (to.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
    from.zip(to).and_then(|(from, to)| text.get(from..to)).unwrap_or_default()
}
