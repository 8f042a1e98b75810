//! The file: from the downloads into its place, and kubectl pointed at it.
//!
//! Browsers save a second download as `name (1).yaml` (Chromium, Edge, Safari with a hyphen or
//! space) or `name(1).yaml` (Firefox), so the newest of them is taken. kubectl keeps the mode of a
//! file, so the file is made private first.

use super::{Action, Instruction, Note, Setting};
use crate::guide::place::Place;
use crate::guide::shell::{Shell, quote};

/// The steps that put the file in place and use it.
pub(super) fn steps(setting: &Setting<'_>) -> Vec<Instruction> {
    let mut steps = vec![put(setting)];
    if setting.place == Place::Window {
        steps.push(Instruction::new(Action::AddInWindow, Vec::new(), &[Note::WindowPath]));
        return steps;
    }
    steps.push(Instruction::only(Action::UseNow, &[&now(setting)], &[Note::KeepsYours]));
    let notes: &[Note] = match (setting.shell, setting.place) {
        (Shell::Posix, _) => &[Note::StartFile],
        (Shell::PowerShell, Place::Windows) => &[Note::NewTerminal],
        _ => &[],
    };
    steps.push(Instruction::only(Action::UseAlways, &[&always(setting)], notes));
    steps
}

/// The name without its ending.
fn stem(name: &str) -> (&str, &str) {
    name.rsplit_once('.').map_or((name, ""), |(stem, end)| (stem, end))
}

fn put(setting: &Setting<'_>) -> Instruction {
    let name = setting.file_name;
    let shell = setting.shell;
    match setting.place {
        Place::Ssh => {
            let from = format!("~/Downloads/{}", quote(Shell::Posix, name));
            let there = quote(Shell::Posix, name);
            let lines = [
                "ssh you@server mkdir -p -m 700 .kube".to_owned(),
                format!("scp -p {from} you@server:.kube/"),
                format!("ssh you@server chmod 600 .kube/{there}"),
            ];
            only(&lines, &[Note::OnThisComputer, Note::NewestCopy])
        }
        Place::Container => {
            let lines = [
                "docker exec my-container mkdir -p -m 700 /root/.kube".to_owned(),
                format!(
                    "docker cp ~/Downloads/{} my-container:/root/.kube/",
                    quote(Shell::Posix, name)
                ),
                format!(
                    "docker exec my-container chmod 600 /root/.kube/{}",
                    quote(Shell::Posix, name)
                ),
            ];
            only(&lines, &[Note::OnTheHost, Note::NewestCopy])
        }
        Place::CloudShell => {
            let folder = if shell == Shell::PowerShell { "$HOME" } else { "~" };
            only(&move_from(setting, folder), &[Note::UploadFirst, Note::NewestCopy])
        }
        Place::Wsl => {
            let windows = "powershell.exe -NoProfile -Command '[Environment]::GetFolderPath(\"UserProfile\")'";
            let folder = match shell {
                Shell::Fish => format!("(wslpath ({windows} | tr -d '\\r'))/Downloads"),
                _ => format!("\"$(wslpath \"$({windows} | tr -d '\\r')\")/Downloads\""),
            };
            only(&move_from(setting, &folder), &[Note::NewestCopy, Note::DownloadsElsewhere])
        }
        Place::Windows | Place::MacOs | Place::Linux | Place::Window => {
            let folder = if shell == Shell::PowerShell { "$HOME/Downloads" } else { "~/Downloads" };
            only(&move_from(setting, folder), &[Note::NewestCopy, Note::DownloadsElsewhere])
        }
    }
}

fn only(lines: &[String], notes: &[Note]) -> Instruction {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    Instruction::only(Action::PutFile, &lines, notes)
}

/// Takes the newest download, keeps an older file of that name, and makes the new one private.
fn move_from(setting: &Setting<'_>, folder: &str) -> Vec<String> {
    let shell = setting.shell;
    let name = setting.file_name;
    let (stem, end) = stem(name);
    if shell == Shell::PowerShell {
        let home = quote(shell, &format!(".kube/{name}"));
        let pattern = quote(shell, &format!("^{}( ?\\(\\d+\\))?\\.{end}$", escape(stem)));
        let mut lines = vec![
            format!(
                "$file = Get-ChildItem -File \"{folder}\" | Where-Object Name -match {pattern} | Sort-Object LastWriteTime | Select-Object -Last 1"
            ),
            format!("$kube = Join-Path $HOME {home}"),
            "$null = New-Item -ItemType Directory -Force (Split-Path $kube)".to_owned(),
            "if (Test-Path -LiteralPath $kube) { Move-Item -LiteralPath $kube \"$kube.$(Get-Date -Format yyyyMMdd-HHmmss).bak\" }".to_owned(),
            "$file | Move-Item -Destination $kube".to_owned(),
        ];
        // On Windows the folder of a person is theirs alone already.
        if setting.place == Place::CloudShell {
            lines.push("chmod 600 $kube".to_owned());
        }
        return lines;
    }
    let target = format!("~/.kube/{}", quote(shell, name));
    let like = |pattern: String| format!("-name {}", quote(shell, &pattern));
    let names = [
        like(name.to_owned()),
        like(format!("{stem} (*).{end}")),
        like(format!("{stem}(*).{end}")),
    ]
    .join(" -o ");
    let newest = format!(
        "(find {folder} -maxdepth 1 -type f \\( {names} \\) -exec ls -t '{{}}' + | head -n 1)"
    );
    let set = match shell {
        Shell::Fish => format!("set file {newest}"),
        _ => format!("file=${newest}"),
    };
    let stamp = match shell {
        Shell::Fish => "(date +%Y%m%d-%H%M%S)",
        _ => "$(date +%Y%m%d-%H%M%S)",
    };
    vec![
        set,
        "mkdir -p -m 700 ~/.kube".to_owned(),
        format!("test ! -e {target} || mv {target} {target}.{stamp}.bak"),
        format!("mv \"$file\" {target}"),
        format!("chmod 600 {target}"),
    ]
}

/// A name within a regular expression of .NET.
fn escape(text: &str) -> String {
    let special = |c: char| "\\*+?|{}[]()^$.# ".contains(c);
    text.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}

/// The value of `KUBECONFIG`: the new file first, then the person's own.
fn value(setting: &Setting<'_>) -> String {
    let name = setting.file_name;
    match setting.shell {
        Shell::Posix => format!("~/.kube/{}:~/.kube/config", quote(Shell::Posix, name)),
        // fish expands a tilde only at the start of a word.
        Shell::Fish => format!("$HOME/.kube/{}:$HOME/.kube/config", quote(Shell::Fish, name)),
        Shell::PowerShell => {
            let file = quote(Shell::PowerShell, &format!(".kube/{name}"));
            format!(
                "(Join-Path $HOME {file}) + [IO.Path]::PathSeparator + (Join-Path $HOME '.kube/config')"
            )
        }
    }
}

fn now(setting: &Setting<'_>) -> String {
    let value = value(setting);
    match setting.shell {
        Shell::Posix => format!("export KUBECONFIG={value}"),
        Shell::Fish => format!("set -gx KUBECONFIG {value}"),
        Shell::PowerShell => format!("$env:KUBECONFIG = {value}"),
    }
}

fn always(setting: &Setting<'_>) -> String {
    let value = value(setting);
    match (setting.shell, setting.place) {
        (Shell::Posix, place) => {
            let start = if place == Place::MacOs { "~/.zshrc" } else { "~/.bashrc" };
            let line = quote(Shell::Posix, &format!("export KUBECONFIG={value}"));
            format!("echo {line} >> {start}")
        }
        (Shell::Fish, _) => format!("set -Ux KUBECONFIG {value}"),
        (Shell::PowerShell, Place::CloudShell) => {
            let line = quote(Shell::PowerShell, &format!("$env:KUBECONFIG = {value}"));
            format!("Add-Content $PROFILE.CurrentUserAllHosts {line}")
        }
        (Shell::PowerShell, _) => {
            format!("[Environment]::SetEnvironmentVariable('KUBECONFIG', ({value}), 'User')")
        }
    }
}
