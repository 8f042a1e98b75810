//! Which program a text is of.

use super::meaning::Meaning;
use super::said::SaidText;

/// The program whose words explain what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// kubectl, or another client that uses client-go.
    Kubectl,
    /// Azure/kubelogin.
    AzureKubelogin,
    /// int128/kubelogin, the plugin oidc-login.
    OidcLogin,
    /// The Azure CLI.
    AzureCli,
    /// The Azure Developer CLI.
    AzureDeveloperCli,
    /// The API server, or its log.
    ApiServer,
    /// The kubelet of a node.
    Kubelet,
    /// A policy of the cluster: admission, quota.
    Admission,
    /// A proxy on the way.
    Proxy,
    /// What opens a browser.
    BrowserOpener,
    /// A program that runs on Node, such as Lens or VS Code.
    NodeClient,
    /// A program that runs on Java.
    JavaClient,
    /// A program that uses kube-rs.
    RustClient,
    /// The shell, or the pipeline in its place.
    Shell,
}

/// What a line holds, in small letters, and whose it then is; the most telling first.
const MARKS: [(Speaker, &[&str]); 10] = [
    (
        Speaker::AzureCli,
        &["azureclicredential", "httpsconnectionpool(host='login", "azure cli", "az login"],
    ),
    (Speaker::AzureDeveloperCli, &["azuredeveloperclicredential", "azd ", "error: logging in: "]),
    (
        Speaker::AzureKubelogin,
        &[
            "credential: ",
            "azidentity",
            "--server-id",
            "autorest/adal",
            "executable kubelogin",
            "kubelogin: ",
        ],
    ),
    (Speaker::OidcLogin, &["get-token: ", "oidc-login", "oidc_login", "kubelogin/tokencache"]),
    (
        Speaker::ApiServer,
        &[
            "authentication.go",
            "unable to authenticate the request",
            "invalid bearer token",
            "oidc authenticator",
        ],
    ),
    (Speaker::JavaClient, &["pkix", "java.", "javax.", "sun.security"]),
    (
        Speaker::NodeClient,
        &["--use-system-ca", "econn", "enotfound", "eai_again", "_cert", "request to http"],
    ),
    (
        Speaker::RustClient,
        &["(os error", "dns error", "error trying to connect", "hyper", "invalid peer certificate"],
    ),
    (Speaker::ApiServer, &["error from server"]),
    (
        Speaker::Kubectl,
        &["unable to connect to the server", "kubectl", "memcache.go", "connection to the server"],
    ),
];

/// Whose words explain a meaning, given the last part that it is known by.
pub(super) fn speaker(meaning: Meaning, said: &SaidText, part: &str) -> Option<Speaker> {
    if let Some(certain) = by_meaning(meaning) {
        return Some(certain);
    }
    if part.is_empty() && !said.has_one(&["getting credentials", "exec: \""]) {
        return Some(Speaker::Shell);
    }
    let line = said.line_of(part).to_lowercase();
    let of = |text: &str| {
        let mut known = MARKS.iter();
        known.find(|(_, marks)| marks.iter().any(|mark| text.contains(mark))).map(|row| row.0)
    };
    of(&line).or_else(|| of(said.spaced()))
}

const fn by_meaning(meaning: Meaning) -> Option<Speaker> {
    use Meaning::*;
    Some(match meaning {
        Forbidden | ForbiddenCluster | ForbiddenAzure | NoCredentialSent | TokenInvalid
        | TokenVersion | AudienceDiffers | IssuerDiffers | EmailUnverified | SigningAlgorithm
        | SigningKeyUnknown | ClaimMissing | IssuerUnreachable | NodeUnreachable
        | WebhookUnreachable | GroupsOverage | NamespaceMissing => Speaker::ApiServer,
        KubeletRefused => Speaker::Kubelet,
        PolicyRefused | QuotaExceeded | NamespaceEnding => Speaker::Admission,
        ProxyAnswered | ProxyRefused | UpgradeRefused => Speaker::Proxy,
        NoBrowserHere => Speaker::BrowserOpener,
        BrokerCancelled => Speaker::AzureCli,
        _ => return None,
    })
}
