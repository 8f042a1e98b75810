//! The merged file in the place of the old one, which is kept beside it.

use super::shell::{Shell, quote};

/// Lines that put a downloaded file, by its name, in the place of `~/.kube/config`: nothing happens
/// where the download is not there, and the old file is copied first, under its name and the time.
#[must_use]
pub fn install_merged(shell: Shell, name: &str) -> String {
    let name = quote(shell, name);
    match shell {
        Shell::Posix => format!(
            "new=~/Downloads/{name}; old=~/.kube/config\n\
             [ -f \"$new\" ] && mkdir -p ~/.kube && {{ [ ! -f \"$old\" ] || cp -p \"$old\" \"$old.$(date +%Y%m%d-%H%M%S).bak\"; }} && mv \"$new\" \"$old\" && chmod 600 \"$old\""
        ),
        Shell::Fish => format!(
            "set new ~/Downloads/{name}; set old ~/.kube/config\n\
             test -f \"$new\"; and mkdir -p ~/.kube; and begin; not test -f \"$old\"; or cp -p \"$old\" \"$old.\"(date +%Y%m%d-%H%M%S).bak; end; and mv \"$new\" \"$old\"; and chmod 600 \"$old\""
        ),
        Shell::PowerShell => format!(
            "$new = Join-Path \"$HOME\\Downloads\" {name}; $old = \"$HOME\\.kube\\config\"\n\
             if (Test-Path -LiteralPath $new) {{ New-Item -ItemType Directory -Force \"$HOME\\.kube\" | Out-Null; if (Test-Path -LiteralPath $old) {{ Copy-Item -LiteralPath $old \"$old.$(Get-Date -Format yyyyMMdd-HHmmss).bak\" }}; Move-Item -LiteralPath $new $old -Force }} else {{ Write-Warning 'No such download' }}"
        ),
    }
}
