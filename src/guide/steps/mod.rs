//! The guide: the exact steps for a place, a shell and a method.

mod file;
mod install;

use super::az::cloud_command;
use super::first::System;
use super::place::Place;
use super::shell::{Shell, argument};
use crate::clouds::Cloud;
use crate::config::{Cluster, Method, Trust};
use crate::kubelogin::{azure, oidc};

/// What the guide is for.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Where kubectl runs.
    pub place: Place,
    /// The shell there, one of the place's.
    pub shell: Shell,
    /// The system of the computer that downloads the file.
    pub system: System,
    /// Which kind of cluster.
    pub kind: Kind,
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
pub enum Kind {
    /// AKS-managed Entra: Azure/kubelogin.
    Aks,
    /// An API server that trusts a provider itself: int128/kubelogin.
    Oidc,
}

impl Kind {
    /// The kind of a cluster; `None` behind Azure Arc, where `az` does all of it.
    #[must_use]
    pub const fn of(cluster: &Cluster) -> Option<Self> {
        match cluster.trust {
            Trust::Aks(_) => Some(Self::Aks),
            Trust::Oidc(_) => Some(Self::Oidc),
            Trust::Arc(_) => None,
        }
    }
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
pub const fn helper(kind: Kind, method: Method) -> Option<Helper> {
    match (kind, method) {
        (_, Method::Builtin | Method::Token) => None,
        (Kind::Aks, _) => Some(Helper::AzureKubelogin),
        (Kind::Oidc, _) => Some(Helper::OidcLogin),
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
    AddInWindow,
    /// Asks the cluster who it takes one for; the first sign-in happens here.
    WhoAmI(SignIn),
    /// Lists the pods of the namespace.
    Pods,
    /// Signs out: forgets what was kept.
    SignOut,
    /// Lets the helper through, where exec plugins are restricted (kubectl 1.35).
    Allowlist,
}

/// What the first sign-in looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignIn {
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
pub enum By {
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

/// One way to take a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// By what.
    pub by: By,
    /// The commands, to paste together.
    pub commands: Vec<String>,
}

impl Way {
    fn new(by: By, commands: &[&str]) -> Self {
        Self { by, commands: commands.iter().map(|line| (*line).to_owned()).collect() }
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
    WindowPath,
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
    pub ways: Vec<Way>,
    /// What to know.
    pub notes: Vec<Note>,
}

impl Instruction {
    fn new(action: Action, ways: Vec<Way>, notes: &[Note]) -> Self {
        Self { action, ways, notes: notes.to_vec() }
    }

    fn only(action: Action, commands: &[&str], notes: &[Note]) -> Self {
        Self::new(action, vec![Way::new(By::Only, commands)], notes)
    }
}

/// The steps, in order.
#[must_use]
pub fn guide(setting: &Setting<'_>) -> Vec<Instruction> {
    let helper = helper(setting.kind, setting.method);
    let mut steps = install::steps(setting, helper);
    steps.extend(sign_in_first(setting));
    steps.extend(file::steps(setting));
    let notes: &[Note] = match sign_in(setting.method) {
        SignIn::Code | SignIn::AddressAndCode => &[Note::AnyDevice],
        _ => &[],
    };
    let kubectl = kubectl(setting);
    steps.push(Instruction::only(
        Action::WhoAmI(sign_in(setting.method)),
        &[&format!("{kubectl} auth whoami")],
        notes,
    ));
    steps.push(Instruction::only(Action::Pods, &[&format!("{kubectl} get pods")], &[]));
    steps.push(sign_out(setting, helper));
    if let Some(helper) = helper {
        steps.push(allowlist(setting, helper));
    }
    steps
}

/// kubectl, asking the right cluster: beside a program with a window, `KUBECONFIG` was not set.
fn kubectl(setting: &Setting<'_>) -> String {
    if setting.place == Place::Window {
        format!("kubectl --kubeconfig {}", file::target(setting.shell, setting.file_name))
    } else {
        "kubectl".to_owned()
    }
}

const fn sign_in(method: Method) -> SignIn {
    match method {
        Method::Interactive | Method::Browser => SignIn::Browser,
        Method::DeviceCode => SignIn::Code,
        Method::Keyboard => SignIn::AddressAndCode,
        Method::AzureCli | Method::Azd => SignIn::Silent,
        Method::Builtin | Method::Token => SignIn::TokenInFile,
    }
}

/// The sign-in of the program that the helper asks.
fn sign_in_first(setting: &Setting<'_>) -> Option<Instruction> {
    let tenant = |flag: &str| {
        setting.tenant.map_or_else(String::new, |tenant| {
            format!(" {flag} {}", argument(setting.shell, tenant))
        })
    };
    let remote = matches!(setting.place, Place::Ssh | Place::Container | Place::CloudShell);
    match setting.method {
        Method::AzureCli => {
            let code = if remote { " --use-device-code" } else { "" };
            let line = format!("az login{} --allow-no-subscriptions{code}", tenant("--tenant"));
            let mut notes = vec![Note::NoSubscription];
            if setting.place == Place::CloudShell {
                notes.push(Note::ForOtherTenant);
            }
            let cloud = cloud_command(setting.cloud);
            let lines: Vec<&str> = cloud.as_deref().into_iter().chain([line.as_str()]).collect();
            Some(Instruction::only(Action::AzLogin, &lines, &notes))
        }
        Method::Azd => {
            let code = if remote { " --use-device-code" } else { "" };
            let line = format!("azd auth login{}{code}", tenant("--tenant-id"));
            Some(Instruction::only(Action::AzdLogin, &[&line], &[]))
        }
        _ => None,
    }
}

fn sign_out(setting: &Setting<'_>, helper: Option<Helper>) -> Instruction {
    let mut commands = Vec::new();
    let mut notes = Vec::new();
    match (helper, setting.method) {
        (_, Method::AzureCli) => {
            commands.push("az logout");
            notes.push(Note::WholeSignOut);
        }
        (_, Method::Azd) => {
            commands.push("azd auth logout");
            notes.push(Note::WholeSignOut);
        }
        (Some(Helper::AzureKubelogin), _) => {
            commands.push("kubelogin remove-cache-dir");
            notes.push(Note::OldName);
        }
        (Some(Helper::OidcLogin), _) => {
            commands.push("kubectl oidc-login clean");
            notes.push(Note::OldFolder);
        }
        (None, _) => notes.push(Note::TokenStays),
    }
    commands.push(match setting.shell {
        Shell::Posix => "unset KUBECONFIG",
        Shell::Fish => "set -e KUBECONFIG",
        Shell::PowerShell => "Remove-Item Env:KUBECONFIG",
    });
    if setting.place == Place::Window {
        commands.pop();
    }
    let ways = if commands.is_empty() { Vec::new() } else { vec![Way::new(By::Only, &commands)] };
    Instruction::new(Action::SignOut, ways, &notes)
}

/// kubectl 1.35 called the entry `name`, later versions call it `command`
/// (kubernetes/kubernetes#137272), and only those have a command that writes it.
fn allowlist(setting: &Setting<'_>, helper: Helper) -> Instruction {
    let program = match helper {
        Helper::AzureKubelogin => azure::COMMAND,
        // The exec block calls kubectl, which calls the plugin.
        Helper::OidcLogin => oidc::COMMAND,
    };
    let set = format!(
        "kubectl kuberc set --section credentialplugin --policy Allowlist --allowlist-entry command={program}"
    );
    let lines = [
        "apiVersion: kubectl.config.k8s.io/v1beta1",
        "kind: Preference",
        "credentialPluginPolicy: Allowlist",
        "credentialPluginAllowlist:",
        "- name: ",
    ];
    let last = lines.len() - 1;
    let quoted = lines.iter().enumerate().map(|(at, line)| {
        if at == last { format!("'{line}{program}'") } else { format!("'{line}'") }
    });
    let quoted: Vec<String> = quoted.collect();
    let write = match setting.shell {
        Shell::Posix | Shell::Fish => {
            format!("printf '%s\\n' {} >> ~/.kube/kuberc", quoted.join(" "))
        }
        Shell::PowerShell => {
            format!("{} | Add-Content (Join-Path $HOME '.kube/kuberc')", quoted.join(", "))
        }
    };
    Instruction::new(
        Action::Allowlist,
        vec![Way::new(By::Kubectl136, &[&set]), Way::new(By::Kubectl135, &[&write])],
        match helper {
            Helper::AzureKubelogin => &[Note::OnlyIfRestricted],
            Helper::OidcLogin => &[Note::OnlyIfRestricted, Note::AllowsKubectl],
        },
    )
}
