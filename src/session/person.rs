//! Who signed in, as far as the ID token says.

use crate::config::{Identity, Provider};
use crate::entra;
use crate::json::{self, Map, Value};
use crate::oidc::id_token::IdToken;
use crate::visible::strip_hidden;

/// The longest text taken from a claim, in characters.
const LONGEST: usize = 256;
/// The most groups taken from a claim.
const MOST: usize = 10_000;

/// The person, in the provider's words: unchecked text, for showing and for making names of. What is
/// shown has no characters that cannot be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// What to call them.
    pub name: String,
    /// The user name that is shown: `preferred_username`, else `email`, else `sub`.
    pub user_name: String,
    /// The user that names in the file are made of: `preferred_username`, else `sub`. Not `email`,
    /// which some providers let people choose unchecked.
    pub file_user: String,
    /// The account to suggest when kubectl signs in.
    pub login_hint: Option<String>,
    /// The subject: unique at this issuer.
    pub subject: String,
    /// Entra's object id.
    pub oid: Option<String>,
    /// Entra's tenant id.
    pub tid: Option<String>,
    /// Whether they are a guest in the tenant.
    pub guest: bool,
    /// Their groups.
    pub groups: Groups,
}

/// The groups of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Groups {
    /// These.
    Known(Vec<String>),
    /// The token does not say.
    Absent,
    /// There are more than a token can hold.
    Overage,
}

impl Groups {
    /// The groups, where they are known.
    #[must_use]
    pub fn known(&self) -> Option<&[String]> {
        match self {
            Self::Known(groups) => Some(groups),
            _ => None,
        }
    }
}

impl Person {
    pub(super) fn new(token: &IdToken, identity: &Identity) -> Self {
        let text = |name: &str| {
            token.text(name).map(|text| text.chars().take(LONGEST).collect::<String>())
        };
        let is_entra = matches!(identity.provider, Provider::Entra(_));
        let shown = |name: &str| {
            token.text(name).map(|text| strip_hidden(text, LONGEST)).filter(|text| !text.is_empty())
        };
        let preferred = shown("preferred_username");
        let subject = shown("sub").unwrap_or_default();
        let file_user = preferred.clone().unwrap_or_else(|| subject.clone());
        let user_name = preferred.or_else(|| shown("email")).unwrap_or(subject);
        let guest = token.claims().get("acct").is_some_and(|acct| acct == 1 || acct == "1");
        Self {
            name: shown("name").unwrap_or_else(|| user_name.clone()),
            login_hint: text("preferred_username").filter(|_| is_entra),
            user_name,
            file_user,
            subject: text("sub").unwrap_or_default(),
            oid: text("oid").filter(|_| is_entra),
            tid: text("tid").filter(|_| is_entra),
            guest,
            groups: groups(token.claims(), identity),
        }
    }
}

/// The groups that claims name, of an ID token or of userinfo.
pub(super) fn groups(claims: &Map<String, Value>, identity: &Identity) -> Groups {
    if entra::overage(claims) {
        return Groups::Overage;
    }
    let own = identity.oidc().and_then(|oidc| oidc.groups_claim.as_deref());
    match json::at(claims, own.unwrap_or("groups")) {
        Some(Value::Array(list)) => Groups::Known(
            list.iter().filter_map(Value::as_str).take(MOST).map(str::to_owned).collect(),
        ),
        Some(Value::String(one)) => Groups::Known(vec![one.clone()]),
        _ => Groups::Absent,
    }
}
