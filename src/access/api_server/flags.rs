//! The flags of kube-apiserver that say the same, as far as flags can.

use super::oidc_cluster::OidcCluster;
use crate::config::is_nested_claim;
use crate::yaml::{self, Node, WriteError};

/// Where the flags expect the certificates of the provider's authority.
pub const CA_FILE: &str = "/etc/kubernetes/pki/oidc-ca.pem";

/// The flags, and what they cannot say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flags {
    /// Each flag that differs from its default, `--name=value`.
    pub lines: Vec<String>,
    /// What is lost against the file.
    pub lost: Vec<Lost>,
    /// The certificates to put into [`CA_FILE`], as PEM.
    pub authority: Option<String>,
}

/// What flags cannot say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Only one audience: these are refused.
    Audiences(Vec<String>),
    /// The path to groups within another claim: it is taken for the name of one claim.
    NestedGroups(String),
    /// The issuer's document lies elsewhere, so nobody gets in.
    DiscoveryUrl,
    /// People with more groups than a token holds are refused.
    Overage,
    /// Names that begin with `system:` are accepted.
    SystemNames,
    /// The uid stays empty.
    Uid,
    /// Tokens that are not signed with RS256 are refused, unless one more flag names the algorithm.
    Algorithms,
}

impl Flags {
    /// The flags as items for `command` in the manifest of kube-apiserver, one per line.
    ///
    /// # Errors
    /// As [`yaml::write_made`].
    pub fn to_yaml(&self) -> Result<String, WriteError> {
        yaml::write_made(&Node::list(self.lines.iter().map(Node::of).collect()))
    }
}

/// The flags that do what `portal.yaml` says of the cluster.
#[must_use]
pub fn flags(cluster: &OidcCluster<'_>) -> Flags {
    let mapping = cluster.mapping();
    let mut lines = Vec::new();
    let mut flag = |name: &str, value: &str| lines.push(format!("--oidc-{name}={value}"));
    // kubectl's own client is the one that must not be lost.
    let audiences = cluster.audiences();
    let client = audiences.iter().copied().find(|one| *one == cluster.client());
    let client = client.or(audiences.first().copied()).unwrap_or_default();
    flag("issuer-url", mapping.issuer);
    flag("client-id", client);
    if mapping.username_claim != "sub" {
        flag("username-claim", mapping.username_claim);
    }
    let prefix = mapping.username_prefix();
    if prefix != mapping.default_prefix() {
        flag("username-prefix", if prefix.is_empty() { "-" } else { &prefix });
    }
    if let Some(claim) = mapping.groups_claim {
        flag("groups-claim", claim);
        if !mapping.groups_prefix.is_empty() {
            flag("groups-prefix", mapping.groups_prefix);
        }
    }
    if let Some(tenant) = cluster.tenant() {
        flag("required-claim", &format!("tid={tenant}"));
    }
    let authority = cluster.authority();
    if authority.is_some() {
        flag("ca-file", CA_FILE);
    }
    let others: Vec<String> =
        audiences.into_iter().filter(|one| *one != client).map(str::to_owned).collect();
    let mut lost = Vec::new();
    if !others.is_empty() {
        lost.push(Lost::Audiences(others));
    }
    if let Some(path) = mapping.groups_claim.filter(|claim| is_nested_claim(claim)) {
        lost.push(Lost::NestedGroups(path.to_owned()));
    }
    if cluster.discovery_url().is_some() {
        lost.push(Lost::DiscoveryUrl);
    }
    let entra = cluster.identity.entra().is_some();
    if mapping.groups_claim.is_some() && entra {
        lost.push(Lost::Overage);
    }
    lost.push(Lost::SystemNames);
    lost.push(Lost::Uid);
    // Entra signs with RS256 alone, which is what the flags expect.
    if !entra {
        lost.push(Lost::Algorithms);
    }
    Flags { lines, lost, authority }
}
