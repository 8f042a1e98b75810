//! Words for the guide: the first commands here, the rest by file.

pub mod commands;
pub mod findings;
pub mod instructions;
pub mod troubleshoot;

use crate::guide::{QuickStartStep, System};
use crate::ui::text::Words;

/// The name of a system.
#[must_use]
pub fn system(system: System) -> &'static str {
    match system {
        System::Windows => "Windows",
        System::MacOs => "macOS",
        System::Linux => "Linux",
    }
}

/// What a command does for the person, and what to know about it on their system.
#[must_use]
pub fn quick_start(step: QuickStartStep, system: System) -> Words {
    let (what, next) = match step {
        QuickStartStep::InstallKubectl => ("Install kubectl.", kubectl(system)),
        QuickStartStep::InstallAzureKubelogin => {
            ("Install the sign-in helper, once.", azure_kubelogin(system))
        }
        QuickStartStep::InstallOidcLogin => {
            ("Install the sign-in helper, once.", oidc_login(system))
        }
        QuickStartStep::AzCloud => ("Choose the cloud for the Azure CLI.", "Once is enough."),
        QuickStartStep::AzLogin => ("Sign in with the Azure CLI.", "kubectl uses this sign-in."),
        QuickStartStep::AzdLogin => {
            ("Sign in with the Azure Developer CLI.", "kubectl uses this sign-in.")
        }
        QuickStartStep::UseFile => ("Use the file.", use_file(system)),
        QuickStartStep::PutMerged => (
            "Put the merged file in place.",
            "Download it first. Your old file stays beside it, with the date and time in its name.",
        ),
        QuickStartStep::WhoAmI => {
            ("Test the connection.", "The cluster answers with your user name.")
        }
    };
    Words { what: what.into(), next: next.into() }
}

const fn kubectl(system: System) -> &'static str {
    match system {
        System::Windows => {
            "Paste the lines into PowerShell, one at a time. Skip this one if you have kubectl. If \
             not, open a new PowerShell window afterwards."
        }
        System::MacOs | System::Linux => "Skip this if you have it.",
    }
}

const fn azure_kubelogin(system: System) -> &'static str {
    match system {
        System::Windows => {
            "It's Azure's kubelogin. Open a new PowerShell window afterwards: an open one doesn't \
             find new programs."
        }
        System::MacOs => "It's Azure's kubelogin. Another tool has the same name.",
        System::Linux => {
            "It's Azure's kubelogin. The line needs the Azure CLI and installs kubectl too."
        }
    }
}

const fn oidc_login(system: System) -> &'static str {
    match system {
        System::Windows => {
            "It's int128's kubelogin. The line needs Chocolatey. Open a new PowerShell window \
             afterwards: an open one doesn't find new programs."
        }
        System::MacOs => "It's int128's kubelogin. Another tool has the same name.",
        System::Linux => {
            "It's int128's kubelogin, the oidc-login plugin. The line needs Krew, kubectl's plugin \
             manager."
        }
    }
}

const fn use_file(system: System) -> &'static str {
    match system {
        System::Windows => {
            "It's for this PowerShell window only; your own kubeconfig stays as it is. If you \
             downloaded it twice, the newest may be called “… (1).yaml”."
        }
        System::MacOs | System::Linux => {
            "It's for this terminal only; your own kubeconfig stays as it is. If you downloaded it \
             twice, the newest may be called “… (1).yaml”."
        }
    }
}
