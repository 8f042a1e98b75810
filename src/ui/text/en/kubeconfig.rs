//! Words for the kubeconfig.

use crate::kubeconfig::{CacheDirMistake, ComposeOption, InstallHints};
use crate::problem::Problem;
use crate::ui::text::Words;

/// What kubectl prints where a sign-in helper is missing.
#[must_use]
pub const fn hints() -> InstallHints {
    InstallHints {
        azure_kubelogin: "kubelogin is missing. Install Azure's kubelogin: winget install --id Microsoft.Azure.Kubelogin, brew install Azure/kubelogin/kubelogin, or az aks install-cli. Another tool has the same name; the right one knows: kubelogin convert-kubeconfig --help",
        azure_cli: "kubelogin is missing. Install Azure's kubelogin: winget install --id Microsoft.Azure.Kubelogin, brew install Azure/kubelogin/kubelogin, or az aks install-cli; then sign in with az login. Another tool has the same name; the right one knows: kubelogin convert-kubeconfig --help",
        azd: "kubelogin is missing. Install Azure's kubelogin: winget install --id Microsoft.Azure.Kubelogin, brew install Azure/kubelogin/kubelogin, or az aks install-cli; then sign in with azd auth login. Another tool has the same name; the right one knows: kubelogin convert-kubeconfig --help",
        oidc_login: "The oidc-login plugin is missing. Install int128's kubelogin: kubectl krew install oidc-login, brew install kubelogin, or choco install kubelogin. Another tool has the same name; the right one knows: kubectl oidc-login setup --help",
    }
}

/// The words for a failure of this room.
#[must_use]
pub fn words(problem: &Problem) -> Option<Words> {
    let (what, next) = match problem.code {
        "kubeconfig.no-token" => {
            ("This file needs a token, and there is none.", "Sign in again, then take the file.")
        }
        "kubeconfig.no-tenant" => (
            "The tenant of this cluster is not known.",
            "Ask whoever runs this page to set aks.tenantId for the cluster in portal.yaml.",
        ),
        "kubeconfig.other-tenant" => (
            "This cluster belongs to another tenant than your sign-in, so it would refuse your token.",
            "Choose another way to sign in.",
        ),
        "kubeconfig.other-issuer" => (
            "This cluster trusts another issuer than the one that signed you in, so it would refuse your token.",
            "Choose another way to sign in.",
        ),
        "kubeconfig.arc" => return Some(arc(problem)),
        "kubeconfig.cache-dir" => (
            "The folder for the tokens cannot be used.",
            "Write it in full, as your system has it, or leave it empty.",
        ),
        "kubeconfig.method" => (
            "These clusters cannot be signed in to that way.",
            "Choose another way, or fewer clusters at once.",
        ),
        "kubeconfig.unwritable" => (
            "The file cannot be written.",
            "Tell whoever runs this page which cluster and namespace you chose.",
        ),
        _ => return None,
    };
    Some(Words { what: what.into(), next: next.into() })
}

/// Why there is no file for a cluster behind Azure Arc, and what to do instead.
fn arc(problem: &Problem) -> Words {
    let name = problem.detail("name");
    Words {
        what: format!(
            "The cluster {name} is reached through Azure Arc, so no file works for it on its own."
        ),
        next: "After az login, run this line and leave it open: it writes your kubeconfig, and \
               kubectl works in a second terminal. For the other clusters, choose them without \
               this one."
            .into(),
    }
}

/// The line that opens the way to a cluster behind Azure Arc.
#[must_use]
pub fn arc_command(problem: &Problem) -> String {
    let [name, group, subscription] =
        ["name", "group", "subscription"].map(|f| quoted(problem.detail(f)));
    format!("az connectedk8s proxy -n {name} -g {group} --subscription {subscription}")
}

/// A name of Azure's as a word for any shell: it has nothing worse than parentheses in it.
fn quoted(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    if plain { name.to_owned() } else { format!("'{name}'") }
}

/// What a person may set, and what to know about it.
#[must_use]
pub fn setting(setting: ComposeOption) -> Words {
    let (what, next) = match setting {
        ComposeOption::ContextName => {
            ("Name of the context", "What you type after kubectl config use-context.")
        }
        ComposeOption::CurrentContext => ("Current context", "The one kubectl uses at first."),
        ComposeOption::FileName => ("Name of the file", "It ends in .yaml."),
        ComposeOption::ApiVersion => (
            "Version of the exchange with the helper",
            "Change it only where another program cannot read the file; older ones know v1beta1.",
        ),
        ComposeOption::OpenBrowser => (
            "Let kubectl open the browser",
            "If not, it shows the address, and you open it yourself.",
        ),
        ComposeOption::CacheDir => (
            "Folder for the tokens",
            "Needed only for several accounts on one machine: kubelogin remembers one a folder. \
             Write the folder in full, like /home/alice/.kube/work or C:\\Users\\Alice\\work.",
        ),
        ComposeOption::Keyring => (
            "Keep the tokens in the keyring",
            "Instead of in a file. The system must have a keyring that is unlocked.",
        ),
    };
    Words { what: what.into(), next: next.into() }
}

/// What is wrong with a folder for the tokens.
#[must_use]
pub fn cache_dir(mistake: CacheDirMistake) -> &'static str {
    match mistake {
        CacheDirMistake::NotAbsolute => {
            "Write the folder in full, from / or from the drive's letter on."
        }
        CacheDirMistake::Variable => {
            "Write the folder without ~, $ and %: the helper takes them as they stand."
        }
        CacheDirMistake::Unusable => "A folder cannot have this name.",
    }
}

#[cfg(test)]
mod tests {
    use super::{arc_command, words};
    use crate::problem::{Owner, Problem};

    #[test]
    fn the_command_for_azure_arc_can_be_pasted_into_any_shell() {
        let problem = Problem::new("kubeconfig.arc", Owner::Person)
            .with("name", "edge-1")
            .with("group", "rg (west)".replace(' ', ""))
            .with("subscription", "22222222-2222-4222-8222-222222222222");
        let command = "az connectedk8s proxy -n edge-1 -g 'rg(west)' --subscription \
                       22222222-2222-4222-8222-222222222222";
        assert_eq!(arc_command(&problem), command);
        assert!(words(&problem).unwrap().what.contains("edge-1"));
    }
}
