//! The files that kubectl reads, where `KUBECONFIG` names several.
//!
//! kubectl changes an entry in the first file that holds it, and mixes what it is told with the
//! fields it finds there: once the first file's entry is gone, the old one of the next file shines
//! through, and a token in it beats a plugin. So the commands look at the first file alone, which
//! wins whole entries, and take the names out of the others at the end, where nothing can be lost
//! any more. The first command that fails ends them all.
//!
//! Source: kubernetes/client-go `tools/clientcmd/{loader,config}.go`.

use super::block::{Block, BlockPurpose};
use super::shell::Shell;

/// Copies every file that kubectl reads, beside itself.
pub(super) fn backup(shell: Shell) -> Block {
    let line = match shell {
        Shell::Posix => concat!(
            r#"printf '%s\n' "${KUBECONFIG:-$HOME/.kube/config}" | tr ':' '\n' | while IFS= read -r f; do "#,
            r#"[ ! -f "$f" ] || cp -p "$f" "$f.$(date +%Y%m%d-%H%M%S).bak"; done"#,
        ),
        Shell::Fish => concat!(
            r#"for f in (test -n "$KUBECONFIG"; and string split : -- $KUBECONFIG; or echo ~/.kube/config); "#,
            r#"test -f "$f"; and cp -p "$f" "$f."(date +%Y%m%d-%H%M%S).bak; end"#,
        ),
        Shell::PowerShell => concat!(
            r#"$(if ($env:KUBECONFIG) { $env:KUBECONFIG -split [IO.Path]::PathSeparator } else { "$HOME/.kube/config" }) "#,
            r#"| Where-Object { $_ -and (Test-Path -LiteralPath $_) } "#,
            r#"| ForEach-Object { Copy-Item -LiteralPath $_ "$_.$(Get-Date -Format yyyyMMdd-HHmmss).bak" }"#,
        ),
    };
    Block { purpose: BlockPurpose::Backup, commands: vec![line.to_owned()] }
}

/// A command among others of a script.
pub(super) enum ScriptLine {
    /// Where it fails, nothing more happens.
    Must(String),
    /// It says nothing and may fail: there may be nothing to take out.
    May(String),
}

impl ScriptLine {
    /// The command, so that the next one follows only where it should.
    fn put(&self, shell: Shell, first: bool, out: &mut Vec<String>) {
        match (shell, self) {
            (Shell::Posix, Self::Must(line)) => out.push(line.clone()),
            (Shell::Posix, Self::May(line)) => out.push(format!("{line} 2>/dev/null || true")),
            (Shell::Fish, Self::Must(line)) if first => out.push(line.clone()),
            (Shell::Fish, Self::Must(line)) => out.push(format!("and {line}")),
            (Shell::Fish, Self::May(line)) => {
                let and = if first { "" } else { "and " };
                out.push(format!("{and}begin; {line} 2>/dev/null; or true; end"));
            }
            (Shell::PowerShell, Self::Must(line)) => {
                out.extend([line.clone(), "if ($LASTEXITCODE) { return }".to_owned()]);
            }
            (Shell::PowerShell, Self::May(line)) => out.push(format!("{line} 2>$null")),
        }
    }
}

/// Before the commands: the first file that is there becomes the only one, for them alone.
const fn start(shell: Shell) -> &'static str {
    match shell {
        Shell::Posix => concat!(
            "(set -e; all=${KUBECONFIG-}\n",
            r#"first=$(printf '%s\n' "$all" | tr ':' '\n' | while IFS= read -r f; do [ ! -f "$f" ] || { printf %s "$f"; break; }; done)"#,
            "\n",
            r#"[ -z "$first" ] || export KUBECONFIG="$first""#,
        ),
        Shell::Fish => concat!(
            "begin; set -l all (string split : -- \"$KUBECONFIG\"); set -l first\n",
            r#"for f in $all; if test -f "$f"; set first $f; break; end; end"#,
            "\n",
            r#"test -z "$first"; or set -lx KUBECONFIG $first"#,
        ),
        Shell::PowerShell => concat!(
            "& { $old = $env:KUBECONFIG; try {\n",
            r#"$all = @("$old".Split([IO.Path]::PathSeparator) | Where-Object { $_ -and (Test-Path -LiteralPath $_ -PathType Leaf) })"#,
            "\n",
            "if ($all) { $env:KUBECONFIG = $all[0] }",
        ),
    }
}

/// After them: each other file, and what follows is for it alone. One that is the first under
/// another name is not touched.
const fn others(shell: Shell) -> (&'static str, &'static str) {
    match shell {
        Shell::Posix => (
            concat!(
                r#"printf '%s\n' "${first:+$all}" | tr ':' '\n' | while IFS= read -r f; do if [ -f "$f" ] && [ ! "$f" -ef "$first" ]; then"#,
                "\n",
                r#"set +e; export KUBECONFIG="$f""#,
            ),
            "fi; done)",
        ),
        Shell::Fish => (
            concat!(
                "and test -n \"$first\"\n",
                r#"and for f in $all; if test -f "$f"; and not test "$f" -ef "$first""#,
                "\n",
                "set KUBECONFIG $f",
            ),
            "end; end; end",
        ),
        Shell::PowerShell => (
            concat!(
                "foreach ($one in $all) { if ((Get-FileHash -LiteralPath $one).Hash -ne (Get-FileHash -LiteralPath $all[0]).Hash) {\n",
                "$env:KUBECONFIG = $one",
            ),
            "} } } finally { $env:KUBECONFIG = $old } }",
        ),
    }
}

/// The commands as one: all of them, or those up to the first that fails. `check` changes nothing
/// and comes before the first that does; `remove` are the commands that take the old entries out.
pub(super) fn together(
    shell: Shell,
    check: Option<String>,
    steps: &[ScriptLine],
    remove: &[ScriptLine],
) -> Vec<String> {
    let mut out = vec![start(shell).to_owned()];
    let check = check.map(ScriptLine::Must);
    for (index, step) in check.iter().chain(steps).enumerate() {
        step.put(shell, index == 0, &mut out);
    }
    let (before, after) = others(shell);
    out.push(before.to_owned());
    // One file that cannot be written keeps no other from being rid of the old entries.
    for step in remove {
        match step {
            ScriptLine::Must(line) => out.push(line.clone()),
            ScriptLine::May(_) => step.put(shell, true, &mut out),
        }
    }
    out.push(after.to_owned());
    out
}
