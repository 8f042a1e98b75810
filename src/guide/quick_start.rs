//! The first commands on the person's machine, by method and system.
//!
//! Commands are constants but for the file's name, the context and the tenant, which are quoted for
//! the shell they are meant for. Sources: the installation pages of Kubernetes, Azure/kubelogin and
//! int128/kubelogin, `kubectl auth whoami` (Kubernetes 1.28).

use super::az::cloud_command;
use super::shell::{Shell, argument, quote};
use crate::config::{Cluster, Identity, Method, Trust};
pub use crate::platform::System;

/// What a command is for, in the order in which they are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuickStartStep {
    /// Installs kubectl.
    InstallKubectl,
    /// Installs Azure/kubelogin.
    InstallAzureKubelogin,
    /// Installs int128/kubelogin.
    InstallOidcLogin,
    /// Tells the Azure CLI which of Microsoft's clouds is meant.
    AzCloud,
    /// Signs in to the Azure CLI.
    AzLogin,
    /// Signs in to the Azure Developer CLI.
    AzdLogin,
    /// Points kubectl at the file.
    UseFile,
    /// Puts the merged file in the place of the old one.
    PutMerged,
    /// Asks the cluster who it takes one for.
    WhoAmI,
}

/// One command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickStartCommand {
    /// What it is for.
    pub step: QuickStartStep,
    /// The system it is for.
    pub system: System,
    /// Its text, for the system's shell.
    pub text: String,
}

/// What a machine needs before kubectl reaches the cluster: programs, and the sign-in that they use.
#[must_use]
pub fn preparations(
    method: Method,
    system: System,
    shell: Shell,
    cluster: &Cluster,
    identity: &Identity,
    tenant: Option<&str>,
) -> Vec<QuickStartCommand> {
    let mut commands = Vec::new();
    let mut add = |step: QuickStartStep, text: String| {
        commands.push(QuickStartCommand { step, system, text });
    };
    let helper = !matches!(method, Method::Builtin | Method::Token);
    // There the line for the helper installs kubectl too.
    let both = helper && system == System::Linux && matches!(cluster.trust, Trust::Aks(_));
    if !both {
        add(QuickStartStep::InstallKubectl, kubectl(system).to_owned());
    }
    match &cluster.trust {
        _ if !helper => {}
        Trust::Arc(_) => {}
        Trust::Aks(aks) => {
            add(QuickStartStep::InstallAzureKubelogin, azure_kubelogin(system).to_owned());
            let entra = identity.entra();
            let fixed = entra.map(|entra| entra.tenant.as_str());
            let tenant = aks.tenant_id.as_deref().or(tenant).or(fixed).unwrap_or_default();
            let tenant = quote(shell, tenant);
            if method == Method::AzureCli {
                if let Some(cloud) = cloud_command(entra.map(|entra| entra.cloud)) {
                    add(QuickStartStep::AzCloud, cloud);
                }
                add(
                    QuickStartStep::AzLogin,
                    format!("az login --tenant {tenant} --allow-no-subscriptions"),
                );
            } else if method == Method::Azd {
                add(QuickStartStep::AzdLogin, format!("azd auth login --tenant-id {tenant}"));
            }
        }
        Trust::Oidc(_) => add(QuickStartStep::InstallOidcLogin, oidc_login(system).to_owned()),
    }
    commands
}

/// The shell that a system starts with.
#[must_use]
pub const fn usual_shell(system: System) -> Shell {
    match system {
        System::Windows => Shell::PowerShell,
        System::MacOs | System::Linux => Shell::Posix,
    }
}

fn kubectl(system: System) -> &'static str {
    match system {
        System::Windows => "winget install --id Kubernetes.kubectl",
        System::MacOs => "brew install kubernetes-cli",
        // What every distribution can do; its own packages are in the guide.
        System::Linux => {
            "curl -fLO \"https://dl.k8s.io/release/$(curl -fLs https://dl.k8s.io/release/stable.txt)/bin/linux/$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')/kubectl\"\n\
             sudo install -m 0755 kubectl /usr/local/bin/kubectl && rm kubectl"
        }
    }
}

fn azure_kubelogin(system: System) -> &'static str {
    match system {
        System::Windows => "winget install --id Microsoft.Azure.Kubelogin",
        System::MacOs => "brew install Azure/kubelogin/kubelogin",
        // Also installs kubectl; the Azure CLI is what distributions have in common.
        System::Linux => "sudo az aks install-cli",
    }
}

fn oidc_login(system: System) -> &'static str {
    match system {
        System::Windows => "choco install kubelogin",
        System::MacOs => "brew install kubelogin",
        System::Linux => "kubectl krew install oidc-login",
    }
}

/// Points kubectl at the downloaded file, until the window is closed.
#[must_use]
pub fn use_file(shell: Shell, name: &str) -> String {
    match shell {
        Shell::PowerShell => {
            // Within double quotes PowerShell takes a backtick, a dollar and a quote as special.
            let name: String = name
                .chars()
                .flat_map(|c| matches!(c, '`' | '$' | '"').then_some('`').into_iter().chain([c]))
                .collect();
            format!("$env:KUBECONFIG = \"$HOME\\Downloads\\{name}\"")
        }
        Shell::Posix => format!("export KUBECONFIG=~/Downloads/{}", quote(shell, name)),
        Shell::Fish => format!("set -gx KUBECONFIG ~/Downloads/{}", quote(shell, name)),
    }
}

/// Asks the cluster of the current context, or of this one, who it takes one for.
#[must_use]
pub fn who_am_i(shell: Shell, context: Option<&str>) -> String {
    match context {
        Some(context) => format!("kubectl --context {} auth whoami", argument(shell, context)),
        None => "kubectl auth whoami".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Shell, use_file, who_am_i};

    #[test]
    fn the_file_is_quoted_for_its_shell() {
        assert_eq!(
            use_file(Shell::PowerShell, "a$b"),
            "$env:KUBECONFIG = \"$HOME\\Downloads\\a`$b\""
        );
        assert_eq!(
            use_file(Shell::Posix, "it's $x"),
            "export KUBECONFIG=~/Downloads/'it'\\''s $x'"
        );
        assert_eq!(use_file(Shell::Fish, "it's $x"), "set -gx KUBECONFIG ~/Downloads/'it\\'s $x'");
    }

    #[test]
    fn a_context_is_quoted_for_its_shell() {
        assert_eq!(who_am_i(Shell::Posix, None), "kubectl auth whoami");
        assert_eq!(who_am_i(Shell::Posix, Some("a-b")), "kubectl --context a-b auth whoami");
        assert_eq!(who_am_i(Shell::Fish, Some("a b")), "kubectl --context 'a b' auth whoami");
        assert_eq!(
            who_am_i(Shell::PowerShell, Some("it's")),
            "kubectl --context 'it''s' auth whoami"
        );
    }
}
