//! Words for the kubeconfig.

use crate::kubeconfig::{CacheDirMistake, ComposeOption, InstallHints};
use crate::problem::Problem;
use crate::ui::text::Words;
use crate::ui::text::language::say;

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
            ("This file needs a token, but there isn't one.", "Sign in again, then take the file.")
        }
        "kubeconfig.no-tenant" => (
            "This page doesn't know this cluster's tenant.",
            "Ask your administrator to set aks.tenantId for the cluster in portal.yaml.",
        ),
        "kubeconfig.other-tenant" => (
            "This cluster belongs to another tenant than your sign-in, so your token won't work there.",
            "Choose another way to sign in.",
        ),
        "kubeconfig.other-issuer" => (
            "This cluster trusts another issuer than your sign-in's, so your token won't work there.",
            "Choose another way to sign in.",
        ),
        "kubeconfig.arc" => return Some(arc(problem)),
        "kubeconfig.cache-dir" => (
            "The token cache folder can't be used.",
            "Write its full path as your system does, or leave it empty.",
        ),
        "kubeconfig.method" => (
            "That way to sign in doesn't work for these clusters.",
            "Choose another way, or fewer clusters at once.",
        ),
        "kubeconfig.unwritable" => (
            "The file can't be written.",
            "Tell your administrator which cluster and namespace you chose.",
        ),
        _ => return None,
    };
    Some(Words { what: what.into(), next: next.into() })
}

/// Why there is no file for a cluster behind Azure Arc, and what to do instead.
fn arc(problem: &Problem) -> Words {
    let name = problem.detail("name");
    Words {
        what: say!("The cluster {name} is behind Azure Arc, so a file alone doesn't work for it.", name),
        next: "After az login, run this line and leave it open. It writes your kubeconfig, and kubectl works in a second terminal. Choose the other clusters without this one."
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
            "Exec API version",
            "Change it only if another program can't read the file. Older ones know v1beta1.",
        ),
        ComposeOption::OpenBrowser => {
            ("Let kubectl open the browser", "If not, it shows the address and you open it.")
        }
        ComposeOption::CacheDir => (
            "Token cache folder",
            "Needed only for several accounts on one machine: kubelogin remembers one per folder. Write the full path, like /home/alice/.kube/work or C:\\Users\\Alice\\work.",
        ),
        ComposeOption::Keyring => (
            "Keep the tokens in the keyring",
            "Instead of in a file. Your system needs an unlocked keyring.",
        ),
    };
    Words { what: what.into(), next: next.into() }
}

/// What is wrong with a folder for the tokens.
#[must_use]
pub fn cache_dir(mistake: CacheDirMistake) -> &'static str {
    match mistake {
        CacheDirMistake::NotAbsolute => "Write the full path, from / or the drive letter.",
        CacheDirMistake::Variable => {
            "Write the folder without ~, $ and %: the helper takes them literally."
        }
        CacheDirMistake::Unusable => "A folder can't have this name.",
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
