//! What an instruction is, and what it depends on.

use crate::clouds::Cloud;
use crate::config::Method;
use crate::guide::environment::Environment;
use crate::guide::shell::Shell;
use crate::platform::System;

/// What the guide is for.
#[derive(Clone, Copy, Debug)]
pub struct GuideContext<'a> {
    /// Where kubectl runs.
    pub environment: Environment,
    /// The shell there, one of the environment's.
    pub shell: Shell,
    /// The system of the computer that downloads the file.
    pub system: System,
    /// Which kind of cluster.
    pub kind: ClusterKind,
    /// How kubectl signs in.
    pub method: Method,
    /// The name the file was handed over under.
    pub file_name: &'a str,
    /// The tenant, where it is known.
    pub tenant: Option<&'a str>,
    /// The cloud of the tenant, where it is known.
    pub cloud: Option<Cloud>,
}

/// The kinds of clusters, as far as the guide tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClusterKind {
    /// AKS-managed Entra: Azure/kubelogin.
    Aks,
    /// An API server that trusts a provider itself: int128/kubelogin.
    Oidc,
}

/// A sign-in helper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Helper {
    /// Azure/kubelogin.
    AzureKubelogin,
    /// int128/kubelogin, as the plugin `oidc-login`.
    OidcLogin,
}

/// The helper that a method needs.
#[must_use]
pub const fn helper(kind: ClusterKind, method: Method) -> Option<Helper> {
    match (kind, method) {
        (_, Method::Builtin | Method::Token) => None,
        (ClusterKind::Aks, _) => Some(Helper::AzureKubelogin),
        (ClusterKind::Oidc, _) => Some(Helper::OidcLogin),
    }
}

/// What a step is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Nothing is to be installed there.
    NothingToInstall,
    /// Installs kubectl.
    InstallKubectl,
    /// Installs the sign-in helper.
    InstallHelper(Helper),
    /// Installs the Azure CLI.
    InstallAz,
    /// Installs the Azure Developer CLI.
    InstallAzd,
    /// Shows that kubectl is there.
    CheckKubectl,
    /// Shows that the helper is the right one of the two of that name.
    CheckHelper(Helper),
    /// Signs in to the Azure CLI.
    AzLogin,
    /// Signs in to the Azure Developer CLI.
    AzdLogin,
    /// Puts the file into its place, readable by its owner alone, an older one kept.
    PutFile,
    /// Points kubectl at it, until the window is closed.
    UseNow,
    /// Points kubectl at it in every new window.
    UseAlways,
    /// Adds the file in the program.
    AddInGuiClient,
    /// Asks the cluster who it takes one for; the first sign-in happens here.
    WhoAmI(SignInPrompt),
    /// Lists the pods of the namespace.
    Pods,
    /// Signs out: forgets what was kept.
    SignOut,
    /// Lets the helper through, where exec plugins are restricted (kubectl 1.35).
    Allowlist,
}

/// What the first sign-in looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInPrompt {
    /// A browser window opens.
    Browser,
    /// A code is shown, to type at an address on any device.
    Code,
    /// An address is shown; it gives a code to type here.
    AddressAndCode,
    /// Nothing is to be seen: the sign-in of another program is used.
    Silent,
    /// Nothing is to be seen: the file holds a token.
    TokenInFile,
}

/// How something is installed or done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// winget.
    Winget,
    /// Chocolatey.
    Choco,
    /// Scoop.
    Scoop,
    /// Homebrew.
    Brew,
    /// Krew, kubectl's own manager of plugins.
    Krew,
    /// apt, on Debian and Ubuntu.
    Apt,
    /// dnf, on Fedora and Red Hat.
    Dnf,
    /// The Azure CLI.
    Az,
    /// A download.
    Download,
    /// kubectl 1.36 or newer.
    Kubectl136,
    /// kubectl 1.35.
    Kubectl135,
    /// There is only this way.
    Only,
}

/// One of the ways to take a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Tool what.
    pub tool: Tool,
    /// The commands, to paste together.
    pub commands: Vec<String>,
}

impl Alternative {
    pub(super) fn new(tool: Tool, commands: &[&str]) -> Self {
        Self { tool, commands: commands.iter().map(|line| (*line).to_owned()).collect() }
    }

    /// The commands as one text, to copy.
    #[must_use]
    pub fn text(&self) -> String {
        self.commands.join("\n")
    }
}

/// What to know about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// Open a new terminal after an installation.
    NewTerminal,
    /// Another tool has the same name; this one is Azure's.
    AzureNotOther,
    /// Another tool has the same name; this one is int128's.
    OtherNotAzure,
    /// Krew itself has to be there.
    NeedsKrew,
    /// One of the ways needs the Azure CLI.
    NeedsAz,
    /// In a container, it belongs into the image.
    IntoImage,
    /// The browser may have saved a copy as "(1)"; the newest is taken.
    NewestCopy,
    /// The folder for downloads may be another one.
    DownloadsElsewhere,
    /// Run these on the computer that downloaded the file; put your own machine's name in.
    OnThisComputer,
    /// Run this on the computer that runs the container; put its name in.
    OnTheHost,
    /// Upload the file first, in Cloud Shell.
    UploadFirst,
    /// The person's own kubeconfig stays in use beside it.
    KeepsYours,
    /// For zsh or bash, the other file of start-up commands may be the right one.
    StartFile,
    /// The program must find the helper; macOS starts programs without the terminal's path.
    GuiClientPath,
    /// Also works without a subscription.
    NoSubscription,
    /// Cloud Shell is signed in already; this is for another tenant.
    ForOtherTenant,
    /// The sign-in page may be opened on any device.
    AnyDevice,
    /// Older versions call it `remove-tokens`.
    OldName,
    /// Older versions keep what they know in a folder, to be deleted.
    OldFolder,
    /// It signs out of everything that uses that program.
    WholeSignOut,
    /// The token in the file works until it ends; delete the file.
    TokenStays,
    /// The file calls the plugin by way of kubectl, so kubectl is what is let through.
    AllowsKubectl,
    /// Only for whoever restricts exec plugins; the line overwrites an older list.
    OnlyIfRestricted,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// What it is for.
    pub action: Action,
    /// The ways to take it, the recommended first; none where there is nothing to paste.
    pub alternatives: Vec<Alternative>,
    /// What to know.
    pub notes: Vec<Note>,
}

impl Instruction {
    pub(super) fn new(action: Action, alternatives: Vec<Alternative>, notes: &[Note]) -> Self {
        Self { action, alternatives, notes: notes.to_vec() }
    }

    pub(super) fn only(action: Action, commands: &[&str], notes: &[Note]) -> Self {
        Self::new(action, vec![Alternative::new(Tool::Only, commands)], notes)
    }
}
