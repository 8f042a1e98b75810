//! Programs that a shell, another program or a pipeline did not find, in the words of many
//! languages.

use super::meaning::Meaning;
use super::said::SaidText;

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
inaccessible or not found
kommando nicht gefunden
befehl nicht gefunden
nicht gefunden
datei oder verzeichnis nicht gefunden
commande introuvable
introuvable
orden no encontrada
comando no encontrado
no se encontró
no encontrado
instrucción no encontrada
comando não encontrado
não encontrado
comando non trovato
non trovato
opdracht niet gevonden
niet gevonden
未找到命令
未找到
命令未找到
找不到命令
找不到指令
無此指令
没有找到
コマンドが見つかりません
見つかりません
명령어를 찾을 수 없음
명령을 찾을 수 없습니다
команда не найдена
не найдено
команду не знайдено
nie znaleziono polecenia
nie znaleziono
příkaz nenalezen
komut bulunamadı
kommandot finns inte";

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
executable not found:
command not found in path:
objectnotfound: (
couldn't find program:
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

/// What cmd and PowerShell say around a quoted name.
const AROUND: &str = "is not recognized as
not recognized as a name
name of a cmdlet
not found, but can be installed
not found, did you mean
wurde nicht als name eines cmdlet
entweder falsch geschrieben oder konnte nicht gefunden werden
n'est pas reconnu
no se reconoce como
non è riconosciuto
non riconosciuto come
não é reconhecido
is geen interne of externe opdracht
wordt niet herkend als
不是内部或外部命令
不是內部或外部命令
识别为 cmdlet
識別為 cmdlet
辨識為 cmdlet
詞彙是否為 cmdlet
無法辨識
无法识别
无法将
内部コマンドまたは外部コマンド
の名前として認識されません
コマンドレット
내부 또는 외부 명령
cmdlet, 함수
이름으로 인식되지 않습니다
не является внутренней или внешней
не распознано как имя
nie jest rozpoznawana jako
nie został rozpoznany jako
není názvem
känns inte igen
olarak tanınmıyor
iç ya da dış komut
executable file not found
not found in path
not found on path
nicht als interner oder externer befehl
is currently not installed
kann aber installiert werden
n'a pas été trouvée
no se ha encontrado la orden
non trovato, ma
não encontrado, mas
找不到命令
не найдена, но
nie znaleziono polecenia
が見つかりません。次
찾을 수 없습니다. 그러나
nem ismerhető fel
genkendes ikke
gjenkjennes ikke";

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
    if colon.is_some_and(|rest| AFTER.split('\n').any(|words| rest.trim_start().starts_with(words)))
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
    quoted && close.iter().any(|text| AROUND.split('\n').any(|words| text.contains(words)))
}

/// A part of a text by bytes, widened to whole characters.
fn part(text: &str, from: usize, to: usize) -> &str {
    let from = (0..=from.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let to = (to.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
    from.zip(to).and_then(|(from, to)| text.get(from..to)).unwrap_or_default()
}
