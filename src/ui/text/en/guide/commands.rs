//! Words for the commands instead of a file.

use crate::guide::{BlockPurpose, Remark, Shell};

/// Where no command can carry a value.
pub const INEXPRESSIBLE: &str =
    "These entries hold a value that commands can't carry. Use the file instead.";

/// Why `cmd` is not among the shells.
pub const NO_CMD: &str = "The old Command Prompt (cmd) can't quote every text, so it has no commands here. Every Windows has PowerShell.";

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
        BlockPurpose::Backup => "Back up your kubeconfig, with the date in the backup's name.",
        BlockPurpose::AzLogin => "Sign in with the Azure CLI.",
        BlockPurpose::AzGet => {
            "Get the cluster. The Azure CLI asks before it changes one of your entries."
        }
        BlockPurpose::Convert => "Set how kubectl signs in, only for this context.",
        BlockPurpose::Entries => "Add the entries to your kubeconfig.",
        BlockPurpose::Use => "Switch kubectl to the new context when you want.",
    }
}

/// What to know before pasting.
#[must_use]
pub const fn remark(remark: Remark) -> &'static str {
    match remark {
        Remark::Replaces => {
            "The commands replace entries with the same names. All others stay. The backup has the old ones. kubectl writes the whole file, so comments are lost. Merge keeps them. If KUBECONFIG names several files, the new entries go into the first, and the others lose those with the same names."
        }
        Remark::SecretInHistory => {
            "These commands hold a token. It stays in your shell's history, and others on this machine may see it while the command runs. The file is safer."
        }
        Remark::NoInstallHint => {
            "Only the file has the hint that names the right sign-in helper if it's missing. kubectl can't write it."
        }
        Remark::Kubectl130 => {
            "Needs kubectl 1.30 or newer. An older one says “unknown flag” and changes nothing."
        }
        Remark::AzSwitches => {
            "The Azure CLI switches to the new context at once. To go back: kubectl config use-context, and your context's name."
        }
    }
}
