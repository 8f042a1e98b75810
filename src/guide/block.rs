//! Commands to paste, in blocks, and what to know before.

/// What the commands of a block do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockPurpose {
    /// Copies the kubeconfig there is, under a name with the date and time.
    Backup,
    /// Signs in to the Azure CLI.
    AzLogin,
    /// Fetches the cluster's entries by the Azure CLI.
    AzGet,
    /// Changes how the fetched entries sign in.
    Convert,
    /// Puts the entries in.
    Entries,
    /// Makes the first context the current one.
    Use,
}

/// Commands to paste together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What they do.
    pub purpose: BlockPurpose,
    /// The commands, each of one or several lines.
    pub commands: Vec<String>,
}

impl Block {
    /// The block as one text, to copy.
    #[must_use]
    pub fn text(&self) -> String {
        self.commands.join("\n")
    }
}

/// What a person should know before pasting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Entries of the same names are replaced, and where they go.
    Replaces,
    /// A secret stands in the commands: it stays in the shell's history, and other users of the
    /// machine may see it while the command runs.
    SecretInHistory,
    /// kubectl cannot write the hint that helps where a sign-in helper is missing.
    NoInstallHint,
    /// Needs kubectl 1.30 or newer; an older one changes nothing.
    Kubectl130,
    /// The Azure CLI makes the new context the current one.
    AzSwitches,
}

/// The commands of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commands {
    /// In the order to paste them.
    pub blocks: Vec<Block>,
    /// What to know first.
    pub remarks: Vec<Remark>,
}

/// Why there are no commands: a value that no command can carry (a carriage return, which kubectl's
/// reader of lists changes; a file with the token). The file can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inexpressible;
