//! Which program a text is of.

use super::meaning::Meaning;
use super::said::{SaidText, has_one};

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
    /// Azure PowerShell (the Az module).
    AzurePowerShell,
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

/// What a line holds, in small letters and each on a line, and whose it then is; the most telling
/// first.
const MARKS: [(Speaker, &str); 11] = [
    (
        Speaker::AzurePowerShell,
        "connect-azaccount\naz.accounts\nget-azaccesstoken\nupdate-azconfig",
    ),
    (
        Speaker::AzureCli,
        "azureclicredential\nhttpsconnectionpool(host='login\nazure cli\naz login\nerror: (authorizationfailed",
    ),
    (Speaker::AzureDeveloperCli, "azuredeveloperclicredential\nazd \nerror: logging in: "),
    (
        Speaker::AzureKubelogin,
        "credential: \ncredential authentication failed\nazidentity\n--server-id\nautorest/adal\nexecutable kubelogin\nkubelogin: ",
    ),
    (Speaker::OidcLogin, "get-token: \noidc-login\noidc_login\nkubelogin/tokencache"),
    (
        Speaker::ApiServer,
        "authentication.go\nunable to authenticate the request\ninvalid bearer token\noidc authenticator",
    ),
    (Speaker::JavaClient, "pkix\njava.\njavax.\nsun.security"),
    (Speaker::NodeClient, "--use-system-ca\neconn\n enotfound\neai_again\n_cert\nrequest to http"),
    (
        Speaker::RustClient,
        "(os error\ndns error\nerror trying to connect\nhyper\ninvalid peer certificate",
    ),
    (Speaker::ApiServer, "error from server"),
    (
        Speaker::Kubectl,
        "unable to connect to the server\nkubectl\nmemcache.go\nconnection to the server\nerror: you must be logged in\nerror: context \"",
    ),
];

/// Whose words explain a meaning, given the last part that it is known by; an empty one is that of a
/// program that is missing.
pub(super) fn speaker(meaning: Meaning, said: &SaidText, part: Option<&str>) -> Option<Speaker> {
    if let Some(certain) = by_meaning(meaning) {
        return Some(certain);
    }
    let by_kubectl = matches!(
        meaning,
        Meaning::KubeloginMissing | Meaning::OidcLoginMissing | Meaning::OtherPluginMissing
    );
    if by_kubectl && said.has_one("getting credentials") {
        return Some(Speaker::Kubectl);
    }
    if part == Some("") && !said.has_one("getting credentials\nexec: \"") {
        return Some(Speaker::Shell);
    }
    let line = said.line_of(part.unwrap_or_default()).to_lowercase();
    let of = |text: &str| {
        let mut known = MARKS.iter();
        known.find(|(_, marks)| has_one(text, marks)).map(|row| row.0)
    };
    let usual = matches!(meaning, Meaning::BrokerCancelled).then_some(Speaker::AzureCli);
    of(&line).or_else(|| of(said.spaced())).or(usual)
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
        _ => return None,
    })
}
