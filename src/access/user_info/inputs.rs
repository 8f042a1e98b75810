//! What the reasoning starts from.

use crate::config::{Cluster, Identity};
use crate::json::{Map, Value};

/// What is known of a person, and the cluster in question.
#[derive(Clone, Copy)]
pub struct UserInfoInputs<'a> {
    /// The claims of their ID token.
    pub claims: &'a Map<String, Value>,
    /// The issuer of the ID token.
    pub issuer: &'a str,
    /// The groups of the person in the directory, as far as they are known; may know more than
    /// the token.
    pub groups: Membership<'a>,
    /// The identity they signed in with.
    pub identity: &'a Identity,
    /// The cluster.
    pub cluster: &'a Cluster,
    /// Whether kubectl gets this very ID token (the methods `builtin` and `token` of `oidc`).
    pub handed: bool,
}

impl<'a> UserInfoInputs<'a> {
    /// The audiences of the ID token, a text or a list of texts (RFC 7519 section 4.1.3).
    pub(super) fn audiences(&self) -> impl Iterator<Item = &'a str> {
        let claim = self.claims.get("aud");
        let list = claim.and_then(Value::as_array).into_iter().flatten();
        claim.into_iter().chain(list).filter_map(Value::as_str)
    }
}

/// The groups of a person in the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership<'a> {
    /// These, by object id under Entra.
    Known(&'a [String]),
    /// Not known.
    Unknown,
    /// More than a token can hold.
    Overage,
}

/// A claim that is a text and not empty.
pub(super) fn text<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    claims.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}
