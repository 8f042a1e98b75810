//! The API server's side of an `oidc` cluster's entry: the `AuthenticationConfiguration` and the
//! `--oidc-*` flags that do what `portal.yaml` says, so that the two cannot drift.
//!
//! Sources: `apiserver.config.k8s.io/v1` (`AuthenticationConfiguration`) with its validation
//! (`apiserver/pkg/apis/apiserver/validation`), and `pkg/kubeapiserver/options/authentication.go`
//! for the flags. AKS sets up its API server itself; there is nothing to say for it here.

mod cel;
mod document;
mod flags;

pub use document::{
    AuthenticationConfiguration, ClaimMappings, ClaimRule, Issuer, Jwt, Mapped, UserRule,
};
pub use flags::{CA_FILE, Flags, Lost, flags};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::who::Mapping;
use crate::config::{Cluster, Identity, OidcTrust, Trust};
use crate::ids::is_guid;

/// Who sets up the sign-in of an API server.
#[derive(Clone, Copy, Debug)]
pub enum Side<'a> {
    /// Whoever runs the cluster.
    Own(Entry<'a>),
    /// AKS does it itself.
    Aks,
    /// Azure Arc does it itself.
    Arc,
}

/// Who sets up the sign-in of a cluster's API server; `issuer` is the one that discovery names.
#[must_use]
pub fn side<'a>(cluster: &'a Cluster, identity: &'a Identity, issuer: &'a str) -> Side<'a> {
    match &cluster.trust {
        Trust::Oidc(trust) => Side::Own(Entry { trust, identity, issuer }),
        Trust::Aks(_) => Side::Aks,
        Trust::Arc(_) => Side::Arc,
    }
}

/// The entry of a cluster whose API server trusts the provider itself.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// What `portal.yaml` says.
    pub trust: &'a OidcTrust,
    /// The identity people sign in with.
    pub identity: &'a Identity,
    /// The issuer that discovery names.
    pub issuer: &'a str,
}

/// How groups are taken from the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By the name of the claim, as the flags do it.
    Claim,
    /// By an expression, which a token without groups does not break: a sign-in with more groups
    /// than the token holds goes on without any.
    Expression,
}

impl<'a> Entry<'a> {
    /// The mapping of claims.
    #[must_use]
    pub fn mapping(&self) -> Mapping<'a> {
        Mapping::of(self.trust, self.issuer)
    }

    /// The form to take: Entra leaves groups out of the token when there are more than 200, and
    /// the server then refuses people whose groups it takes by the name of the claim.
    #[must_use]
    pub fn form(&self) -> Form {
        match self.mapping().groups_claim {
            Some(_) if self.identity.entra().is_some() => Form::Expression,
            _ => Form::Claim,
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
        let issuer = self.mapping().issuer;
        issuer.starts_with("https://") && !issuer.contains(['?', '#'])
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

/// The file for `--authentication-config` that does what the entry says.
#[must_use]
pub fn configuration(entry: &Entry<'_>, form: Form) -> AuthenticationConfiguration {
    let mapping = entry.mapping();
    let claim = |claim: &str, prefix: String| Mapped::Claim { claim: claim.to_owned(), prefix };
    let groups = mapping.groups_claim.map(|name| match form {
        Form::Claim => claim(name, mapping.groups_prefix.to_owned()),
        Form::Expression => Mapped::Expression(cel::groups(name, mapping.groups_prefix)),
    });
    let tenant = entry.tenant();
    let rule = |expression: &str, message: &str| UserRule {
        expression: expression.to_owned(),
        message: message.to_owned(),
    };
    let mut user_rules = vec![rule(cel::NO_SYSTEM_USER, "user names may not begin with system:")];
    if groups.is_some() {
        user_rules.push(rule(cel::NO_SYSTEM_GROUP, "groups may not begin with system:"));
    }
    AuthenticationConfiguration {
        jwt: vec![Jwt {
            issuer: Issuer {
                url: mapping.issuer.to_owned(),
                certificate_authority: entry.authority(),
                audiences: entry.audiences().into_iter().map(str::to_owned).collect(),
            },
            claim_rules: tenant
                .map(|tid| ClaimRule { claim: "tid".to_owned(), required_value: tid.to_owned() })
                .into_iter()
                .collect(),
            mappings: ClaimMappings {
                // By claim in either form: the server then checks `email_verified` by itself,
                // which an expression over `claims.email` would have to do.
                username: claim(mapping.username_claim, mapping.username_prefix()),
                groups,
                uid: if tenant.is_some() { "oid" } else { "sub" }.to_owned(),
            },
            user_rules,
        }],
    }
}
