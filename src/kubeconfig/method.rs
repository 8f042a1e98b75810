//! Which ways to sign in a cluster has under an identity, and what may be set for each.

use super::choice::Choice;
use crate::config::{self, Cluster, Identity, Method, Trust};

/// The methods on offer, in the order of `portal.yaml`; the first is the default.
#[must_use]
pub fn methods(cluster: &Cluster, identity: &Identity) -> Vec<Method> {
    let fits = |method: &Method| config::fits(*method, cluster, identity);
    cluster.methods.iter().copied().filter(fits).collect()
}

/// One thing that a person may set before the file is made; see [`super::Options`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComposeOption {
    /// The name of the only context.
    ContextName,
    /// Which of several contexts is the current one.
    CurrentContext,
    /// The name of the file.
    FileName,
    /// The version of the exchange between kubectl and the helper.
    ApiVersion,
    /// Whether the helper may open a browser.
    OpenBrowser,
    /// Where Azure's kubelogin keeps its tokens.
    CacheDir,
    /// Whether int128's kubelogin keeps its tokens in the keyring.
    Keyring,
}

/// What may be set for these choices, each once, in the order of [`ComposeOption`].
#[must_use]
pub fn compose_options(choices: &[Choice<'_>]) -> Vec<ComposeOption> {
    let contexts: usize = choices.iter().map(Choice::contexts).sum();
    let mut all = match contexts {
        0 => return Vec::new(),
        1 => vec![ComposeOption::ContextName],
        _ => vec![ComposeOption::CurrentContext],
    };
    all.push(ComposeOption::FileName);
    for setting in [
        ComposeOption::ApiVersion,
        ComposeOption::OpenBrowser,
        ComposeOption::CacheDir,
        ComposeOption::Keyring,
    ] {
        let has = |one: &Choice<'_>| of(&one.cluster.trust, one.method).contains(&setting);
        if choices.iter().any(has) {
            all.push(setting);
        }
    }
    all
}

/// What may be set for a method. Azure/kubelogin's `interactive` always opens a browser; only it
/// and `devicecode` keep tokens of their own; int128/kubelogin opens one for a device code too.
pub(super) fn of(trust: &Trust, method: Method) -> &'static [ComposeOption] {
    use ComposeOption::{ApiVersion, CacheDir, Keyring, OpenBrowser};
    match (trust, method) {
        (Trust::Aks(_), Method::Interactive | Method::DeviceCode) => &[ApiVersion, CacheDir],
        (Trust::Aks(_), Method::AzureCli | Method::Azd) => &[ApiVersion],
        (Trust::Oidc(_), Method::Browser | Method::DeviceCode) => {
            &[ApiVersion, OpenBrowser, Keyring]
        }
        (Trust::Oidc(_), Method::Keyboard) => &[ApiVersion, Keyring],
        _ => &[],
    }
}
