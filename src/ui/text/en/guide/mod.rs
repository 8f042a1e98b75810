//! Words for the guide: the first commands here, the rest by file.

pub mod commands;
pub mod findings;
pub mod instructions;
pub mod troubleshoot;

use crate::guide::{QuickStartCommand, QuickStartStep, System};
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

/// What a command does for the person, and what to know about it.
#[must_use]
pub fn quick_start(command: &QuickStartCommand) -> Words {
    let (what, next) = match command.step {
        QuickStartStep::InstallAzureKubelogin => (
            "Install the sign-in helper, once.",
            "It's Azure's kubelogin. Another tool has the same name. On Linux, the line needs the \
             Azure CLI and installs kubectl too.",
        ),
        QuickStartStep::InstallOidcLogin => (
            "Install the sign-in helper, once.",
            "It's int128's kubelogin, the oidc-login plugin. Another tool has the same name. On \
             Linux, the line needs Krew, kubectl's plugin manager.",
        ),
        QuickStartStep::AzCloud => ("Choose the cloud", "for the Azure CLI, once."),
        QuickStartStep::AzLogin => ("Sign in with the Azure CLI.", "kubectl uses this sign-in."),
        QuickStartStep::AzdLogin => {
            ("Sign in with the Azure Developer CLI.", "kubectl uses this sign-in.")
        }
        QuickStartStep::UseFile => (
            "Use the file",
            "in this terminal. If you downloaded it twice, the newest may be called “… (1).yaml”.",
        ),
        QuickStartStep::WhoAmI => {
            ("Test the connection.", "The cluster answers with your user name.")
        }
    };
    Words { what: what.into(), next: next.into() }
}
