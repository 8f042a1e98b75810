//! A cluster whose API server trusts the provider itself: what it must be told.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::access::user_info::ClaimMapping;
use crate::config::{Identity, OidcTrust, is_nested_claim};
use crate::ids::is_guid;

/// The entry of a cluster whose API server trusts the provider itself.
#[derive(Clone, Copy, Debug)]
pub struct OidcCluster<'a> {
    /// What `portal.yaml` says.
    pub trust: &'a OidcTrust,
    /// The identity people sign in with.
    pub identity: &'a Identity,
    /// The issuer that discovery names.
    pub issuer: &'a str,
}

/// How groups are taken from the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupsMapping {
    /// By the name of the claim, as the flags do it.
    Claim,
    /// By an expression, which a token without groups does not break: a sign-in with more groups
    /// than the token holds goes on without any.
    Expression,
}

impl<'a> OidcCluster<'a> {
    /// The mapping of claims.
    #[must_use]
    pub fn mapping(&self) -> ClaimMapping<'a> {
        ClaimMapping::of(self.trust, self.issuer)
    }

    /// How to take groups: Entra leaves groups out of the token when there are more than 200, and
    /// the server then refuses people whose groups it takes by the name of the claim. A path into
    /// another claim is no name of one.
    #[must_use]
    pub fn groups_mapping(&self) -> GroupsMapping {
        match self.mapping().groups_claim {
            Some(claim) if self.identity.entra().is_some() || is_nested_claim(claim) => {
                GroupsMapping::Expression
            }
            _ => GroupsMapping::Claim,
        }
    }

    /// The client that kubectl signs in with.
    #[must_use]
    pub fn client(&self) -> &'a str {
        self.trust.client_id.as_deref().unwrap_or_else(|| self.identity.client_id())
    }

    /// The audiences that the server accepts, none twice.
    #[must_use]
    pub fn audiences(&self) -> Vec<&'a str> {
        let mut all: Vec<&str> = Vec::new();
        for one in &self.trust.audiences {
            if !all.contains(&one.as_str()) {
                all.push(one);
            }
        }
        if all.is_empty() {
            all.push(self.client());
        }
        all
    }

    /// Whether the server takes this issuer: an https address without query and fragment.
    #[must_use]
    pub fn is_https(&self) -> bool {
        is_plain_https(self.mapping().issuer)
    }

    /// Where the discovery document of the issuer lies, if not under it, in a form that the server
    /// takes: https, without a query (`validateIssuerDiscoveryURL`).
    #[must_use]
    pub fn discovery_url(&self) -> Option<&'a str> {
        self.elsewhere().filter(|url| is_plain_https(url))
    }

    /// Whether the document lies where the server cannot be told to look.
    #[must_use]
    pub fn is_undiscoverable(&self) -> bool {
        let url = self.elsewhere();
        url.is_some_and(|url| self.trust.aks_external || !is_plain_https(url))
    }

    /// The address that `portal.yaml` has for the document of this issuer.
    fn elsewhere(&self) -> Option<&'a str> {
        let provider = self.identity.oidc()?;
        provider.discovery_url.as_deref().filter(|_| provider.issuer == self.mapping().issuer)
    }

    /// The certificates of the provider's authority, as PEM.
    #[must_use]
    pub fn authority(&self) -> Option<String> {
        let data = self.trust.certificate_authority_data.as_deref()?;
        STANDARD.decode(data).ok().and_then(|pem| String::from_utf8(pem).ok())
    }

    /// The tenant that tokens must be of. The issuer names it already; the rule says it once more
    /// where kubectl's token is sure to bear `tid`, for which Entra wants the scope `profile`.
    #[must_use]
    pub fn tenant(&self) -> Option<&'a str> {
        self.identity.entra().filter(|_| self.has_profile())?;
        self.mapping().issuer.split('/').find(|part| is_guid(part))
    }

    /// Whether kubectl asks for `profile`, without which Entra gives neither `oid` nor `tid`: for
    /// itself, or because of the claim of the user name (as the kubeconfig of this page does).
    fn has_profile(&self) -> bool {
        let by_claim = !matches!(self.mapping().username_claim, "sub" | "email");
        by_claim || self.trust.scopes.iter().any(|scope| scope == "profile")
    }
}

fn is_plain_https(address: &str) -> bool {
    address.starts_with("https://") && !address.contains(['?', '#'])
}
