//! The first commands on the person's machine, by method and system.
//!
//! Commands are constants but for the file's name and the tenant, which are quoted for the shell
//! they are meant for. Sources: Azure/kubelogin's and int128/kubelogin's installation pages,
//! `kubectl auth whoami` (Kubernetes 1.28).

use super::az::cloud_command;
use super::shell::{Shell, quote};
use crate::config::{Cluster, Identity, Method, Trust};
pub use crate::platform::System;

/// What a command is for, in the order in which they are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuickStartStep {
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
    /// Asks the cluster who it takes one for.
    WhoAmI,
}

/// One command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickStartCommand {
    /// What it is for.
    pub step: QuickStartStep,
    /// Its text, for the system's shell.
    pub text: String,
}

/// The commands from a downloaded file to the first answer of the cluster.
#[must_use]
pub fn quick_start(
    method: Method,
    system: System,
    file_name: &str,
    cluster: &Cluster,
    identity: &Identity,
    tenant: Option<&str>,
) -> Vec<QuickStartCommand> {
    let mut commands = Vec::new();
    let mut add =
        |step: QuickStartStep, text: String| commands.push(QuickStartCommand { step, text });
    match (&cluster.trust, method) {
        (_, Method::Builtin | Method::Token) | (Trust::Arc(_), _) => {}
        (Trust::Aks(aks), _) => {
            add(QuickStartStep::InstallAzureKubelogin, azure_kubelogin(system).to_owned());
            let entra = identity.entra();
            let fixed = entra.map(|entra| entra.tenant.as_str());
            let tenant = aks.tenant_id.as_deref().or(tenant).or(fixed).unwrap_or_default();
            let tenant = quote(usual_shell(system), tenant);
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
        (Trust::Oidc(_), _) => add(QuickStartStep::InstallOidcLogin, oidc_login(system).to_owned()),
    }
    add(QuickStartStep::UseFile, use_file(system, file_name));
    add(QuickStartStep::WhoAmI, "kubectl auth whoami".to_owned());
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

fn use_file(system: System, name: &str) -> String {
    match system {
        System::Windows => {
            // Within double quotes PowerShell takes a backtick, a dollar and a quote as special.
            let name: String = name
                .chars()
                .flat_map(|c| matches!(c, '`' | '$' | '"').then_some('`').into_iter().chain([c]))
                .collect();
            format!("$env:KUBECONFIG = \"$HOME\\Downloads\\{name}\"")
        }
        System::MacOs | System::Linux => {
            format!("export KUBECONFIG=~/Downloads/{}", quote(usual_shell(system), name))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{System, use_file};

    #[test]
    fn the_file_is_quoted_for_its_shell() {
        assert_eq!(
            use_file(System::Windows, "a$b"),
            "$env:KUBECONFIG = \"$HOME\\Downloads\\a`$b\""
        );
        assert_eq!(
            use_file(System::Linux, "it's $x"),
            "export KUBECONFIG=~/Downloads/'it'\\''s $x'"
        );
    }
}
