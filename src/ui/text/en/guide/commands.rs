//! Words for the commands instead of a file.

use crate::guide::{BlockPurpose, Remark, Shell};

/// Where no command can carry a value.
pub const INEXPRESSIBLE: &str =
    "These entries hold a value that no command can carry. Take the file instead.";

/// Why `cmd` is not among the shells.
pub const NO_CMD: &str = "There are no commands for the old Command Prompt (cmd): it cannot quote every text. PowerShell is on every Windows.";

/// The name of a shell.
#[must_use]
pub const fn shell(shell: Shell) -> &'static str {
    match shell {
        Shell::Posix => "bash or zsh",
        Shell::Fish => "fish",
        Shell::PowerShell => "PowerShell",
    }
}

/// What the commands of a block do.
#[must_use]
pub const fn purpose(purpose: BlockPurpose) -> &'static str {
    match purpose {
        BlockPurpose::Backup => "Keep a copy of your kubeconfig, with the date in its name.",
        BlockPurpose::AzLogin => "Sign in with the Azure CLI.",
        BlockPurpose::AzGet => {
            "Fetch the cluster. The Azure CLI asks before it changes an entry of yours."
        }
        BlockPurpose::Convert => "Set how kubectl signs in, for this context alone.",
        BlockPurpose::Entries => "Put the entries into your kubeconfig.",
        BlockPurpose::Use => "Switch kubectl to the new context, when you like.",
    }
}

/// What to know before pasting.
#[must_use]
pub const fn remark(remark: Remark) -> &'static str {
    match remark {
        Remark::Replaces => {
            "Entries of the same names are replaced; all others stay as they are. The copy has the old ones. Where KUBECONFIG names several files, the new entries go into the first, and the others lose those of the same names."
        }
        Remark::SecretInHistory => {
            "These commands hold a token. It stays in the history of your shell, and others on the same machine may see it while the command runs. The file is the safer way."
        }
        Remark::NoInstallHint => {
            "kubectl cannot write the hint that names the right sign-in helper where it is missing. Only the file has it."
        }
        Remark::Kubectl130 => {
            "Needs kubectl 1.30 or newer. An older one says “unknown flag” and changes nothing."
        }
        Remark::AzSwitches => {
            "The Azure CLI makes the new context the current one at once. To go back: kubectl config use-context, and the name of yours."
        }
    }
}
