//! Letting the helper through, where exec plugins are restricted.

use super::instruction::{Action, Alternative, GuideContext, Helper, Instruction, Note, Tool};
use crate::guide::shell::Shell;
use crate::kubelogin::{azure, oidc};

/// Writes an allowlist.
///
/// kubectl 1.35 called the entry `name`, later versions call it `command`
/// (kubernetes/kubernetes#137272), and only those have a command that writes it.
pub(super) fn allowlist(context: &GuideContext<'_>, helper: Helper) -> Instruction {
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
    let write = match context.shell {
        Shell::Posix | Shell::Fish => {
            format!("printf '%s\\n' {} >> ~/.kube/kuberc", quoted.join(" "))
        }
        Shell::PowerShell => {
            format!("{} | Add-Content (Join-Path $HOME '.kube/kuberc')", quoted.join(", "))
        }
    };
    Instruction::new(
        Action::Allowlist,
        vec![
            Alternative::new(Tool::Kubectl136, &[&set]),
            Alternative::new(Tool::Kubectl135, &[&write]),
        ],
        match helper {
            Helper::AzureKubelogin => &[Note::OnlyIfRestricted],
            Helper::OidcLogin => &[Note::OnlyIfRestricted, Note::AllowsKubectl],
        },
    )
}
