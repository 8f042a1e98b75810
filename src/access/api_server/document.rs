//! `AuthenticationConfiguration` of `apiserver.config.k8s.io/v1`, as far as this portal writes it.

use crate::yaml::{self, Node, WriteError};

/// The file for `--authentication-config`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthenticationConfiguration {
    /// The issuers of tokens that the API server trusts.
    pub jwt: Vec<JwtAuthenticator>,
}

/// One issuer and what its tokens mean (`JWTAuthenticator`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JwtAuthenticator {
    /// The issuer.
    pub issuer: Issuer,
    /// What must hold of the claims.
    pub claim_rules: Vec<ClaimValidationRule>,
    /// How claims become a person.
    pub mappings: ClaimMappings,
    /// What must hold of the person.
    pub user_rules: Vec<UserValidationRule>,
}

/// An issuer (`Issuer`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// Exactly as `iss` has it.
    pub url: String,
    /// The address of its discovery document, where that does not lie under it.
    pub discovery_url: Option<String>,
    /// PEM certificates of its authority.
    pub certificate_authority: Option<String>,
    /// The audiences, of which a token needs one.
    pub audiences: Vec<String>,
}

/// A claim that must have one value (`ClaimValidationRule`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimValidationRule {
    /// The claim.
    pub claim: String,
    /// Its value.
    pub required_value: String,
}

/// How claims become a person (`ClaimMappings`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimMappings {
    /// The user name.
    pub username: PrefixedClaimOrExpression,
    /// The groups.
    pub groups: Option<PrefixedClaimOrExpression>,
    /// The claim that becomes the uid.
    pub uid: String,
}

/// Where a value comes from (`PrefixedClaimOrExpression`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrefixedClaimOrExpression {
    /// A claim; the prefix must be there, be it empty.
    Claim {
        /// The claim.
        claim: String,
        /// What is put before it.
        prefix: String,
    },
    /// A CEL expression over `claims`.
    Expression(String),
}

/// What must hold of the person (`UserValidationRule`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserValidationRule {
    /// A CEL expression over `user`.
    pub expression: String,
    /// What the server's log says where it does not hold.
    pub message: String,
}

fn of(text: &str) -> Option<Node> {
    Some(Node::of(text))
}

/// A list, unless it is empty.
fn list<T>(items: &[T], node: impl Fn(&T) -> Node) -> Option<Node> {
    (!items.is_empty()).then(|| Node::list(items.iter().map(node).collect()))
}

impl AuthenticationConfiguration {
    /// The document as YAML.
    ///
    /// # Errors
    /// As [`yaml::write_made`].
    pub fn to_yaml(&self) -> Result<String, WriteError> {
        yaml::write_made(&Node::keys([
            ("apiVersion", of("apiserver.config.k8s.io/v1")),
            ("kind", of("AuthenticationConfiguration")),
            ("jwt", Some(Node::list(self.jwt.iter().map(JwtAuthenticator::node).collect()))),
        ]))
    }
}

impl JwtAuthenticator {
    fn node(&self) -> Node {
        let claim_rule = |rule: &ClaimValidationRule| {
            let value = of(&rule.required_value);
            Node::keys([("claim", of(&rule.claim)), ("requiredValue", value)])
        };
        let user_rule = |rule: &UserValidationRule| {
            let message = of(&rule.message);
            Node::keys([("expression", of(&rule.expression)), ("message", message)])
        };
        Node::keys([
            ("issuer", Some(self.issuer.node())),
            ("claimValidationRules", list(&self.claim_rules, claim_rule)),
            ("claimMappings", Some(self.mappings.node())),
            ("userValidationRules", list(&self.user_rules, user_rule)),
        ])
    }
}

impl Issuer {
    fn node(&self) -> Node {
        Node::keys([
            ("url", of(&self.url)),
            ("discoveryURL", self.discovery_url.as_deref().and_then(of)),
            ("certificateAuthority", self.certificate_authority.as_deref().and_then(of)),
            ("audiences", list(&self.audiences, |one| Node::of(one))),
            // Needed for several, and allowed for one.
            ("audienceMatchPolicy", of("MatchAny").filter(|_| self.audiences.len() > 1)),
        ])
    }
}

impl ClaimMappings {
    fn node(&self) -> Node {
        Node::keys([
            ("username", Some(self.username.node())),
            ("groups", self.groups.as_ref().map(PrefixedClaimOrExpression::node)),
            ("uid", Some(Node::keys([("claim", of(&self.uid))]))),
        ])
    }
}

impl PrefixedClaimOrExpression {
    fn node(&self) -> Node {
        match self {
            Self::Claim { claim, prefix } => {
                Node::keys([("claim", of(claim)), ("prefix", of(prefix))])
            }
            Self::Expression(text) => Node::keys([("expression", of(text))]),
        }
    }
}
