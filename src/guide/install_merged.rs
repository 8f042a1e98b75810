//! The merged file in the place of the old one, which is kept beside it.

use super::instructions::newest_download;
use super::shell::Shell;

/// Lines that put the newest download of a name in the place of `~/.kube/config`: nothing happens
/// where no such download is there, and the old file is copied first, under its name and the time.
#[must_use]
pub fn install_merged(shell: Shell, name: &str) -> String {
    let newest = newest_download(shell, name);
    match shell {
        Shell::Posix => format!(
            "{newest}; old=~/.kube/config\n\
             [ -n \"$file\" ] && mkdir -p ~/.kube && {{ [ ! -f \"$old\" ] || cp -p \"$old\" \"$old.$(date +%Y%m%d-%H%M%S).bak\"; }} && mv \"$file\" \"$old\" && chmod 600 \"$old\""
        ),
        Shell::Fish => format!(
            "{newest}; set old ~/.kube/config\n\
             test -n \"$file\"; and mkdir -p ~/.kube; and begin; not test -f \"$old\"; or cp -p \"$old\" \"$old.\"(date +%Y%m%d-%H%M%S).bak; end; and mv \"$file\" \"$old\"; and chmod 600 \"$old\""
        ),
        Shell::PowerShell => format!(
            "{newest}; $old = \"$HOME\\.kube\\config\"\n\
             if ($file) {{ New-Item -ItemType Directory -Force \"$HOME\\.kube\" | Out-Null; if (Test-Path -LiteralPath $old) {{ Copy-Item -LiteralPath $old \"$old.$(Get-Date -Format yyyyMMdd-HHmmss).bak\" }}; $file | Move-Item -Destination $old -Force }} else {{ Write-Warning 'No such download' }}"
        ),
    }
}
