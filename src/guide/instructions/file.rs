//! The file: from the downloads into its place, and kubectl pointed at it.
//!
//! Browsers save a second download as `name (1).yaml` (Chromium, Edge, Safari with a hyphen or
//! space) or `name(1).yaml` (Firefox), so the newest of them is taken. kubectl keeps the mode of a
//! file, so the file is made private first.

use super::instruction::{Action, GuideContext, Instruction, Note};
use crate::guide::environment::Environment;
use crate::guide::shell::{Shell, argument, quote};
use crate::platform::System;

/// The steps that put the file in place and use it.
pub(super) fn steps(context: &GuideContext<'_>) -> Vec<Instruction> {
    let mut steps = vec![put(context)];
    if context.environment == Environment::GuiClient {
        steps.push(Instruction::new(Action::AddInGuiClient, Vec::new(), &[Note::GuiClientPath]));
        return steps;
    }
    steps.push(with(Action::UseNow, &now(context, SESSION), &[Note::KeepsYours]));
    let notes: &[Note] = match (context.shell, context.environment) {
        (Shell::Posix, _) => &[Note::StartFile],
        (Shell::PowerShell, Environment::Windows) => &[Note::NewTerminal],
        _ => &[],
    };
    steps.push(with(Action::UseAlways, &always(context), notes));
    steps
}

/// A name without its ending, and the ending with its dot.
fn stem(name: &str) -> (&str, &str) {
    name.split_at(name.rfind('.').unwrap_or(name.len()))
}

fn put(context: &GuideContext<'_>) -> Instruction {
    let name = context.file_name;
    let shell = context.shell;
    // The shell of the computer that has the file, where kubectl runs elsewhere.
    let here = if context.system == System::Windows { Shell::PowerShell } else { shell };
    let (folder, notes): (String, &[Note]) = match context.environment {
        Environment::Ssh => {
            let chmod = format!("chmod 600 .kube/{}", quote(Shell::Posix, name));
            let mut lines = vec![newest(here, downloads(here), name)];
            lines.extend([
                "ssh you@server mkdir -p -m 700 .kube".to_owned(),
                format!("scp -p {} {}", found(here), to(here, "you@server:.kube", name)),
                format!("ssh you@server {}", argument(here, &chmod)),
            ]);
            return with(Action::PutFile, &lines, &[Note::OnThisComputer, Note::NewestCopy]);
        }
        Environment::Container => {
            let mut lines = vec![newest(here, downloads(here), name)];
            lines.extend([
                "docker exec my-container mkdir -p -m 700 /root/.kube".to_owned(),
                format!("docker cp {} {}", found(here), to(here, "my-container:/root/.kube", name)),
                format!("docker exec my-container chmod 600 {}", to(here, "/root/.kube", name)),
            ]);
            return with(Action::PutFile, &lines, &[Note::OnTheHost, Note::NewestCopy]);
        }
        Environment::CloudShell => {
            let home = if shell == Shell::PowerShell { "$HOME" } else { "~" };
            (home.to_owned(), &[Note::UploadFirst, Note::NewestCopy])
        }
        Environment::Wsl => {
            let windows = "powershell.exe -NoProfile -Command '[Environment]::GetFolderPath(\"UserProfile\")'";
            let folder = match shell {
                Shell::Fish => format!("(wslpath ({windows} | tr -d '\\r'))/Downloads"),
                _ => format!("\"$(wslpath \"$({windows} | tr -d '\\r')\")/Downloads\""),
            };
            (folder, &[Note::NewestCopy, Note::DownloadsElsewhere])
        }
        Environment::Windows | Environment::MacOs | Environment::Linux | Environment::GuiClient => {
            (downloads(shell).to_owned(), &[Note::NewestCopy, Note::DownloadsElsewhere])
        }
    };
    with(Action::PutFile, &move_from(context, &folder), notes)
}

fn with(action: Action, lines: &[String], notes: &[Note]) -> Instruction {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    Instruction::only(action, &lines, notes)
}

const fn downloads(shell: Shell) -> &'static str {
    match shell {
        Shell::Posix | Shell::Fish => "~/Downloads",
        Shell::PowerShell => "$HOME/Downloads",
    }
}

/// The file in its place, as a word.
pub(super) fn target(shell: Shell, name: &str) -> String {
    match shell {
        Shell::Posix | Shell::Fish => format!("~/.kube/{}", quote(shell, name)),
        Shell::PowerShell => {
            format!("(Join-Path $HOME {})", quote(shell, &format!(".kube/{name}")))
        }
    }
}

/// The file in a folder elsewhere, as a word.
fn to(shell: Shell, folder: &str, name: &str) -> String {
    argument(shell, &format!("{folder}/{name}"))
}

/// The path that [`newest`] found, as a word.
const fn found(shell: Shell) -> &'static str {
    match shell {
        Shell::Posix | Shell::Fish => "\"$file\"",
        Shell::PowerShell => "$file.FullName",
    }
}

/// Sets `file` to the newest download of a name in the person's own folder of downloads; to nothing
/// where there is none.
pub(in crate::guide) fn newest_download(shell: Shell, name: &str) -> String {
    newest(shell, downloads(shell), name)
}

/// Sets `file` to the newest download; to nothing where there is none.
fn newest(shell: Shell, folder: &str, name: &str) -> String {
    let (stem, end) = stem(name);
    if shell == Shell::PowerShell {
        let pattern = quote(shell, &format!("^{}( ?\\(\\d+\\))?{}$", escape(stem), escape(end)));
        return format!(
            "$file = Get-ChildItem -File \"{folder}\" | Where-Object Name -match {pattern} | Sort-Object LastWriteTime | Select-Object -Last 1"
        );
    }
    let like = |pattern: String| format!("-name {}", quote(shell, &pattern));
    let (stem, end) = (literal(stem), literal(end));
    let names = [
        like(format!("{stem}{end}")),
        like(format!("{stem} (*){end}")),
        like(format!("{stem}(*){end}")),
    ]
    .join(" -o ");
    let newest = format!(
        "(find {folder} -maxdepth 1 -type f \\( {names} \\) -exec ls -t '{{}}' + | head -n 1)"
    );
    match shell {
        Shell::Fish => format!("set file {newest}"),
        Shell::Posix | Shell::PowerShell => format!("file=${newest}"),
    }
}

/// Takes the newest download, keeps an older file of that name, and makes the new one private.
/// Without a download nothing is touched, so a second paste leaves the file where it is.
fn move_from(context: &GuideContext<'_>, folder: &str) -> Vec<String> {
    let shell = context.shell;
    let name = context.file_name;
    let target = target(shell, name);
    let none = quote(shell, &format!("not found: {name}"));
    let mut lines = vec![newest(shell, folder, name)];
    if shell == Shell::PowerShell {
        lines.extend([
            "if ($file) {".to_owned(),
            format!("  $kube = {target}"),
            "  $null = New-Item -ItemType Directory -Force (Split-Path $kube)".to_owned(),
            "  if (Test-Path -LiteralPath $kube) { Move-Item -LiteralPath $kube \"$kube.$(Get-Date -Format yyyyMMdd-HHmmss).bak\" }".to_owned(),
            "  $file | Move-Item -Destination $kube".to_owned(),
        ]);
        // On Windows the folder of a person is theirs alone already.
        if context.environment == Environment::CloudShell {
            lines.push("  chmod 600 $kube".to_owned());
        }
        lines.push(format!("}} else {{ Write-Warning {none} }}"));
        return lines;
    }
    let (start, stamp, otherwise, end) = match shell {
        Shell::Fish => ("if test -n \"$file\"", "(date +%Y%m%d-%H%M%S)", "else; echo", "end"),
        Shell::Posix | Shell::PowerShell => {
            ("if [ -n \"$file\" ]; then", "$(date +%Y%m%d-%H%M%S)", "else echo", "fi")
        }
    };
    lines.extend([
        start.to_owned(),
        "  mkdir -p -m 700 ~/.kube".to_owned(),
        format!("  test ! -e {target} || mv {target} {target}.{stamp}.bak"),
        format!("  mv \"$file\" {target}"),
        format!("  chmod 600 {target}"),
        format!("{otherwise} {none} >&2; {end}"),
    ]);
    lines
}

/// A name within a pattern of `find`.
fn literal(text: &str) -> String {
    escaped(text, "\\*?[]")
}

/// A name within a regular expression of .NET.
fn escape(text: &str) -> String {
    escaped(text, "\\*+?|{}[]()^$.# ")
}

fn escaped(text: &str, special: &str) -> String {
    let escape = |c: char| special.contains(c).then_some('\\');
    text.chars().flat_map(|c| escape(c).into_iter().chain([c])).collect()
}

/// The list that PowerShell has in this window.
const SESSION: &str = "$env:KUBECONFIG";

/// Puts the file before the list that is there, or before the person's own file where there is
/// none. A second time it changes nothing: a start-up file is read by windows within windows too.
fn now(context: &GuideContext<'_>, list: &str) -> Vec<String> {
    let shell = context.shell;
    let name = quote(shell, context.file_name);
    match shell {
        Shell::Posix => vec![format!(
            "[[ \":$KUBECONFIG:\" == *\":$HOME/.kube/\"{name}\":\"* ]] || export KUBECONFIG=~/.kube/{name}:${{KUBECONFIG:-$HOME/.kube/config}}"
        )],
        // fish expands a tilde only at the start of a word.
        Shell::Fish => vec![format!(
            "contains -- $HOME/.kube/{name} (string split : -- \"$KUBECONFIG\"); or set -gx KUBECONFIG $HOME/.kube/{name}:(test -n \"$KUBECONFIG\"; and echo $KUBECONFIG; or echo $HOME/.kube/config)"
        )],
        Shell::PowerShell => vec![
            format!("$kube = {}", target(shell, context.file_name)),
            format!(
                "$list = if ({list}) {{ {list} }} else {{ Join-Path $HOME '.kube/config' }}"
            ),
            "$list = (@($kube) + (($list -split [IO.Path]::PathSeparator) -ne $kube)) -join [IO.Path]::PathSeparator".to_owned(),
            "$env:KUBECONFIG = $list".to_owned(),
        ],
    }
}

fn always(context: &GuideContext<'_>) -> Vec<String> {
    match (context.shell, context.environment) {
        (Shell::Posix, environment) => {
            let start = if environment == Environment::MacOs { "~/.zshrc" } else { "~/.bashrc" };
            let line = quote(Shell::Posix, &now(context, SESSION).join("; "));
            vec![format!("printf '%s\\n' {line} >> {start}")]
        }
        (Shell::Fish, _) => {
            let mut lines = now(context, SESSION);
            lines.push("set -Ux KUBECONFIG $KUBECONFIG".to_owned());
            lines
        }
        (Shell::PowerShell, Environment::CloudShell) => {
            let line = quote(Shell::PowerShell, &now(context, SESSION).join("; "));
            vec![format!("Add-Content $PROFILE.CurrentUserAllHosts {line}")]
        }
        (Shell::PowerShell, _) => {
            // Not the list of this window, which may be only for now.
            let lasting = "[Environment]::GetEnvironmentVariable('KUBECONFIG', 'User')";
            let mut lines = now(context, lasting);
            lines.pop();
            lines.push(
                "[Environment]::SetEnvironmentVariable('KUBECONFIG', $list, 'User')".to_owned(),
            );
            lines
        }
    }
}
