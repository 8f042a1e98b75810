//! What the answer of the probe means.
//!
//! The answer comes by way of a terminal and a clipboard, so colours, prompts, wrapped lines and
//! carriage returns are no mistake.

use super::ansi::strip_ansi;
use super::instructions::{ClusterKind, Helper, helper};
use crate::config::Method;
use crate::index::sort_by_number;

/// What the kubeconfig at hand needs.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// Which kind of cluster.
    pub kind: ClusterKind,
    /// How kubectl signs in.
    pub method: Method,
    /// The tenant, where it is known.
    pub tenant: Option<&'a str>,
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// kubectl will not sign in like this.
    Stops,
    /// It may fail, or do something else than meant.
    Doubtful,
    /// Good to know.
    Note,
    /// As it should be.
    Fine,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// kubectl is not there.
    NoKubectl,
    /// kubectl is older than 1.28.
    OldKubectl(String),
    /// kubectl is there.
    Kubectl(String),
    /// The helper is not there.
    NoHelper(Helper),
    /// The other tool of that name is there instead; with its path.
    WrongKubelogin {
        /// The one that is needed.
        needed: Helper,
        /// Where the other one is.
        path: String,
    },
    /// A program called kubelogin answers as neither of the two.
    StrangeKubelogin(String),
    /// The helper is there, with its version where it says one.
    HelperThere(Helper, String),
    /// The Azure CLI is not there.
    NoAz,
    /// The Azure CLI is not signed in.
    AzSignedOut,
    /// The Azure CLI is signed in to another tenant.
    AzOtherTenant(String),
    /// The Azure CLI is signed in to the right tenant, or to one that cannot be compared.
    AzReady(String),
    /// `AAD_LOGIN_METHOD` overrides how the file signs in.
    LoginMethod(String),
    /// A variable overrides the tenant or the client of the file; with its value.
    Overrides {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
    /// A variable with a credential is set, which some methods use.
    Credential(String),
    /// `KUBECONFIG` names these files.
    Kubeconfig(Vec<String>),
    /// `KUBECONFIG` begins or ends with a quote, so the file is not found.
    QuotedKubeconfig(String),
    /// `KUBECONFIG` is not set: kubectl reads `~/.kube/config`.
    NoKubeconfig,
    /// A proxy is set.
    Proxy,
    /// The answer is not whole.
    CutOff,
}

impl Finding {
    /// How grave it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::NoKubectl
            | Self::NoHelper(_)
            | Self::WrongKubelogin { .. }
            | Self::NoAz
            | Self::AzSignedOut
            | Self::LoginMethod(_)
            | Self::QuotedKubeconfig(_) => Severity::Stops,
            Self::OldKubectl(_)
            | Self::StrangeKubelogin(_)
            | Self::AzOtherTenant(_)
            | Self::Overrides { .. }
            | Self::CutOff => Severity::Doubtful,
            Self::Credential(_) | Self::Kubeconfig(_) | Self::NoKubeconfig | Self::Proxy => {
                Severity::Note
            }
            Self::Kubectl(_) | Self::HelperThere(..) | Self::AzReady(_) => Severity::Fine,
        }
    }

    /// The variable to take away, where that is the remedy.
    #[must_use]
    pub fn variable(&self) -> Option<&str> {
        match self {
            Self::LoginMethod(_) => Some("AAD_LOGIN_METHOD"),
            Self::Overrides { name, .. } => Some(name),
            Self::QuotedKubeconfig(_) => Some("KUBECONFIG"),
            _ => None,
        }
    }
}

/// What the answer of the probe says, the gravest first; `None` where the text is not one.
#[must_use]
pub fn findings(text: &str, expected: &Expected<'_>) -> Option<Vec<Finding>> {
    let pairs = pairs(text);
    let get = |key: &str| {
        let found = pairs.iter().rev().find(|(k, _)| k == key);
        found.map_or("", |(_, value)| value.as_str())
    };
    if get("purser") != "1" {
        return None;
    }
    let mut findings = Vec::new();
    if get("end") != "1" {
        findings.push(Finding::CutOff);
    }
    findings.push(kubectl(get("kubectl"), get("kubectl.version")));
    match helper(expected.kind, expected.method) {
        Some(Helper::AzureKubelogin) => findings.push(azure_kubelogin(&get)),
        Some(Helper::OidcLogin) => findings.push(oidc_login(&get)),
        None => {}
    }
    if expected.method == Method::AzureCli {
        findings.push(az(get("az"), get("az.tenant"), expected.tenant));
    }
    for (key, value) in &pairs {
        if let Some(name) = key.strip_prefix("env.") {
            findings.extend(variable(name, value, expected));
        }
    }
    if get("env.KUBECONFIG").is_empty() {
        findings.push(Finding::NoKubeconfig);
    }
    sort_by_number(&mut findings, |finding| finding.severity() as usize);
    findings.dedup();
    Some(findings)
}

fn kubectl(path: &str, version: &str) -> Finding {
    if path.is_empty() && version.is_empty() {
        return Finding::NoKubectl;
    }
    let minor = version.strip_prefix("v1.").and_then(|rest| rest.split('.').next());
    match minor.and_then(|minor| minor.parse::<u32>().ok()) {
        Some(minor) if minor < 28 => Finding::OldKubectl(version.to_owned()),
        _ => Finding::Kubectl(version.to_owned()),
    }
}

fn azure_kubelogin<'a>(get: &impl Fn(&str) -> &'a str) -> Finding {
    let path = get("kubelogin").to_owned();
    match get("kubelogin.kind") {
        "azure" => {
            Finding::HelperThere(Helper::AzureKubelogin, get("kubelogin.version").to_owned())
        }
        "int128" => Finding::WrongKubelogin { needed: Helper::AzureKubelogin, path },
        _ if path.is_empty() => Finding::NoHelper(Helper::AzureKubelogin),
        _ => Finding::StrangeKubelogin(path),
    }
}

fn oidc_login<'a>(get: &impl Fn(&str) -> &'a str) -> Finding {
    if get("oidc-login") == "yes" {
        return Finding::HelperThere(Helper::OidcLogin, String::new());
    }
    let path = get("kubelogin").to_owned();
    match get("kubelogin.kind") {
        // Azure's does not help here, and int128's is not found under the name kubectl looks for.
        "azure" => Finding::WrongKubelogin { needed: Helper::OidcLogin, path },
        _ => Finding::NoHelper(Helper::OidcLogin),
    }
}

fn az(path: &str, tenant: &str, wanted: Option<&str>) -> Finding {
    if path.is_empty() {
        return Finding::NoAz;
    }
    if tenant.is_empty() {
        return Finding::AzSignedOut;
    }
    // A domain cannot be compared with the id that the Azure CLI gives.
    let other = wanted.is_some_and(|wanted| is_id(wanted) && !wanted.eq_ignore_ascii_case(tenant));
    if other {
        Finding::AzOtherTenant(tenant.to_owned())
    } else {
        Finding::AzReady(tenant.to_owned())
    }
}

fn is_id(text: &str) -> bool {
    text.len() == 36 && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
}

fn variable(name: &str, value: &str, expected: &Expected<'_>) -> Option<Finding> {
    if value.is_empty() {
        return None;
    }
    let azure = helper(expected.kind, expected.method) == Some(Helper::AzureKubelogin);
    let wanted = super::az::login_mode(expected.method).unwrap_or_default();
    let overrides = || Finding::Overrides { name: name.to_owned(), value: value.to_owned() };
    match name {
        "KUBECONFIG" => Some(kubeconfig(value)),
        "HTTPS_PROXY" | "https_proxy" => Some(Finding::Proxy),
        _ if !azure => None,
        "AAD_LOGIN_METHOD" => (value != wanted).then(|| Finding::LoginMethod(value.to_owned())),
        "AZURE_TENANT_ID" => {
            let same = expected.tenant.is_some_and(|tenant| tenant.eq_ignore_ascii_case(value));
            (!same).then(overrides)
        }
        "AZURE_CLIENT_ID" | "AAD_SERVICE_PRINCIPAL_CLIENT_ID" | "AZURE_AUTHORITY_HOST" => {
            Some(overrides())
        }
        _ => {
            let credential = ["SECRET", "PASSWORD", "CERTIFICATE", "TOKEN", "USERNAME"];
            let holds = credential.iter().any(|word| name.contains(word));
            holds.then(|| Finding::Credential(name.to_owned()))
        }
    }
}

fn kubeconfig(value: &str) -> Finding {
    if value.starts_with(['"', '\'']) || value.ends_with(['"', '\'']) {
        return Finding::QuotedKubeconfig(value.to_owned());
    }
    // A colon after a single letter is a drive, not the end of a path.
    let windows = value.contains(';') || value.get(1..3) == Some(":\\");
    let separator = if windows { ';' } else { ':' };
    let files = value.split(separator).filter(|file| !file.is_empty());
    Finding::Kubeconfig(files.map(str::to_owned).collect())
}

/// The keys that the probe prints, beside `env.…`.
const KEYS: [&str; 12] = [
    "purser",
    "shell",
    "os",
    "kubectl",
    "kubelogin",
    "kubectl-oidc_login",
    "az",
    "kubectl.version",
    "kubelogin.kind",
    "kubelogin.version",
    "oidc-login",
    "end",
];

/// Terminals narrower than this wrap nothing that matters.
const NARROW: usize = 30;

/// The pairs of the answer, in order.
fn pairs(text: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut width = 0;
    for line in text.split(['\n', '\r']) {
        let line = strip_ansi(line);
        let whole = line.chars().count();
        if let Some((key, value)) = pair(&line) {
            if key == "purser" {
                pairs.clear();
            }
            pairs.push((key.to_owned(), value.to_owned()));
            width = whole;
        } else if let Some((key, value)) = pairs.last_mut()
            && key != "end"
            && width >= NARROW
            && !line.trim().is_empty()
        {
            // The rest of a long line, which the terminal broke.
            value.push_str(&line);
            width = whole;
        } else {
            width = 0;
        }
        if pairs.last().is_some_and(|(key, _)| key == "end") {
            break;
        }
    }
    for (_, value) in &mut pairs {
        *value = value.trim().to_owned();
    }
    pairs
}

fn pair(line: &str) -> Option<(&str, &str)> {
    // Quoted mail and chat put a mark before each line.
    let line = line.trim_start_matches(['>', '|', ' ', '\t']);
    let (key, value) = line.split_once('=')?;
    let variable = key.strip_prefix("env.").is_some_and(|name| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    });
    (variable || KEYS.contains(&key) || key == "az.tenant").then_some((key, value))
}
