//! The claim mapping of kube-apiserver, step by step as `oidc.go` does it.

use super::inputs::{UserInfoInputs, text};
use super::user::{
    Authenticator, Certainty, Groups, GroupsUnknown, MappedName, Source, Uncertainty, UserInfo,
};
use super::warning::Warning;
use crate::config::{OidcTrust, is_nested_claim};
use crate::json::{Map, Value};

/// How an API server makes a name and groups of claims, with every default filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimMapping<'a> {
    /// The issuer that the API server is told.
    pub issuer: &'a str,
    /// The claim of the user name.
    pub username_claim: &'a str,
    /// The prefix as `portal.yaml` has it.
    username_prefix: Option<&'a str>,
    /// The claim of the groups.
    pub groups_claim: Option<&'a str>,
    /// What is put before each group; `-` means nothing special here.
    pub groups_prefix: &'a str,
}

impl<'a> ClaimMapping<'a> {
    /// The mapping of a cluster; `issuer` is the one that discovery names, for clusters that do
    /// not name their own. Empty texts are as good as none, as they are to the API server's flags.
    #[must_use]
    pub fn of(trust: &'a OidcTrust, issuer: &'a str) -> Self {
        let set = |text: &'a Option<String>| text.as_deref().filter(|text| !text.is_empty());
        Self {
            issuer: set(&trust.issuer).unwrap_or(issuer),
            username_claim: set(&trust.username_claim).unwrap_or("sub"),
            username_prefix: set(&trust.username_prefix),
            groups_claim: set(&trust.groups_claim),
            groups_prefix: set(&trust.groups_prefix).unwrap_or_default(),
        }
    }

    /// What is put before the user name, by the rule of `--oidc-username-prefix`: the issuer and
    /// `#` where nothing is given, unless the claim is `email`; nothing for `-`.
    #[must_use]
    pub fn username_prefix(&self) -> String {
        match self.username_prefix {
            Some("-") => String::new(),
            Some(prefix) => prefix.to_owned(),
            None => self.default_prefix(),
        }
    }

    /// What is put before the user name where nothing is said.
    #[must_use]
    pub fn default_prefix(&self) -> String {
        match self.username_claim {
            "email" => String::new(),
            _ => format!("{}#", self.issuer),
        }
    }
}

/// What is known of the token that kubectl brings.
#[derive(Clone, Copy)]
struct KubectlToken {
    /// Why its claims may differ from those of this page's.
    uncertainty: Option<Uncertainty>,
    /// Whether it is of Entra.
    entra: bool,
    /// Whether its `sub` is certainly another one.
    pairwise: bool,
}

/// Who a person is to a server that maps claims.
pub(super) fn by_claims(inputs: &UserInfoInputs<'_>, trust: &OidcTrust) -> UserInfo {
    let claims = inputs.claims;
    let mapping = ClaimMapping::of(trust, inputs.issuer);
    let entra = inputs.identity.entra().is_some();
    let page = inputs.identity.client_id();
    let client = match inputs.handed {
        true => page,
        false => trust.client_id.as_deref().unwrap_or(page),
    };
    // This page's token names its audiences itself; the page trusts some beside its client.
    let own = trust.accepts(page) || inputs.audiences().any(|audience| trust.accepts(audience));
    let mut warnings = Vec::new();
    let mut uncertainty = None;
    let other = client != page;
    if other {
        warnings.push(Warning::OtherClient { client: client.to_owned(), handed: own });
        uncertainty = Some(Uncertainty::OtherClient);
    }
    if mapping.issuer != inputs.issuer {
        warnings.push(Warning::OtherIssuer { issuer: mapping.issuer.to_owned() });
        uncertainty = Some(Uncertainty::OtherIssuer);
    }
    let token = KubectlToken { uncertainty, entra, pairwise: entra && other };
    let accepted = trust.accepts(client) || (inputs.handed && own);
    if !accepted {
        warnings.push(Warning::Audience { client: client.to_owned() });
    }
    let username = username(claims, &mapping, token, &mut warnings);
    let groups = groups(claims, &mapping, token, &mut warnings);
    UserInfo {
        authenticator: Authenticator::Claims,
        username,
        groups,
        object_id: text(claims, "oid").filter(|_| entra).map(str::to_owned),
        tenant_id: text(claims, "tid").filter(|_| entra).map(str::to_owned),
        uncertainty,
        warnings,
    }
}

fn username(
    claims: &Map<String, Value>,
    mapping: &ClaimMapping<'_>,
    token: KubectlToken,
    warnings: &mut Vec<Warning>,
) -> Option<MappedName> {
    let name = mapping.username_claim;
    let claim = || name.to_owned();
    let value = username_claim(claims, name, warnings);
    // OpenID Connect Core 5.7: only `sub` with the issuer stays a person's own; Entra says the
    // same of `oid`.
    if matches!(name, "preferred_username" | "upn" | "email" | "name" | "nickname" | "unique_name")
    {
        warnings.push(Warning::Mutable { claim: claim() });
    }
    if mapping.username_prefix == Some("-") {
        warnings.push(Warning::NoPrefix);
    }
    let value = value?;
    if token.entra && value.contains("#EXT#") {
        warnings.push(Warning::GuestName);
    }
    let prefix = mapping.username_prefix();
    let full = format!("{prefix}{value}");
    if full.starts_with("system:") {
        warnings.push(Warning::SystemUser);
    }
    if token.pairwise && name == "sub" {
        warnings.push(Warning::Pairwise);
        return None;
    }
    // The object id and the tenant are the same for every client.
    let fixed = token.entra && matches!(name, "oid" | "tid");
    let certainty = match token.uncertainty {
        Some(Uncertainty::OtherClient) if fixed => Certainty::Certain,
        Some(why) => Certainty::Likely { why },
        None => Certainty::Certain,
    };
    Some(MappedName { name: full, certainty, source: Source::Claim { claim: claim(), prefix } })
}

/// The value of the claim of the user name; `None` where there is none that the server can read.
fn username_claim<'a>(
    claims: &'a Map<String, Value>,
    name: &str,
    warnings: &mut Vec<Warning>,
) -> Option<&'a str> {
    let claim = || name.to_owned();
    let value = match claims.get(name) {
        None => {
            warnings.push(Warning::Missing { claim: claim(), scope: scope(name) });
            None
        }
        // Go's decoder leaves a text empty where there is `null`.
        Some(Value::Null) => Some(""),
        Some(Value::String(text)) => Some(text.as_str()),
        Some(_) => {
            warnings.push(Warning::WrongType { claim: claim() });
            None
        }
    };
    if value == Some("") {
        warnings.push(Warning::Empty { claim: claim() });
    }
    if name == "email" && value.is_some() {
        match claims.get("email_verified") {
            None => warnings.push(Warning::EmailUnknown),
            Some(Value::Bool(true)) => {}
            Some(Value::Bool(false) | Value::Null) => warnings.push(Warning::EmailUnverified),
            Some(_) => warnings.push(Warning::WrongType { claim: "email_verified".to_owned() }),
        }
    }
    value
}

/// The scope for which providers give a claim (OpenID Connect Core 5.4).
fn scope(claim: &str) -> Option<&'static str> {
    match claim {
        "email" | "email_verified" => Some("email"),
        "name" | "preferred_username" | "nickname" | "given_name" | "family_name" | "oid"
        | "tid" => Some("profile"),
        _ => None,
    }
}

fn groups(
    claims: &Map<String, Value>,
    mapping: &ClaimMapping<'_>,
    token: KubectlToken,
    warnings: &mut Vec<Warning>,
) -> Groups {
    let Some(claim) = mapping.groups_claim else { return Groups::NotMapped };
    let prefix = mapping.groups_prefix;
    if prefix == "-" {
        warnings.push(Warning::DashBeforeGroups);
    }
    let found = match claims.get(claim) {
        None if is_nested_claim(claim) => nested(claims, claim),
        value => Ok(value),
    };
    if !claims.contains_key(claim) && is_nested_claim(claim) {
        warnings.push(Warning::NestedGroups { claim: claim.to_owned() });
    }
    let names = match found.map(|value| value.map(names)) {
        Ok(None) => return absent(claims, claim, token, warnings),
        Ok(Some(Some(names))) => names,
        Ok(Some(None)) | Err(()) => {
            warnings.push(Warning::WrongType { claim: claim.to_owned() });
            return Groups::Unknown(GroupsUnknown::Refused);
        }
    };
    let certainty = token.uncertainty.map_or(Certainty::Certain, |why| Certainty::Likely { why });
    let seen = |name: &str| MappedName {
        name: format!("{prefix}{name}"),
        certainty,
        source: Source::Claim { claim: claim.to_owned(), prefix: prefix.to_owned() },
    };
    let given: Vec<MappedName> = names.into_iter().map(seen).collect();
    if let Some(system) = given.iter().find(|group| group.name.starts_with("system:")) {
        warnings.push(Warning::SystemGroup { name: system.name.clone() });
    }
    Groups::Given(given)
}

/// A value at the end of a path, as the expression of [`crate::access::api_server`] finds it; an
/// error where something on the way has no members, which fails the expression.
fn nested<'a>(claims: &'a Map<String, Value>, path: &str) -> Result<Option<&'a Value>, ()> {
    let mut place = claims;
    let mut names = path.split('.').peekable();
    while let Some(name) = names.next() {
        match place.get(name) {
            None => return Ok(None),
            value if names.peek().is_none() => return Ok(value),
            Some(value) => place = value.as_object().ok_or(())?,
        }
    }
    Ok(None)
}

/// The groups that a claim holds: one text or a list of them, where Go's decoder takes `null` for
/// nothing or an empty text; `None` for anything else.
fn names(value: &Value) -> Option<Vec<&str>> {
    match value {
        Value::Null => Some(Vec::new()),
        Value::String(one) => Some(vec![one]),
        Value::Array(list) => list
            .iter()
            .map(|one| match one {
                Value::Null => Some(""),
                Value::String(one) => Some(one.as_str()),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}

/// The token has no groups. The server then looks whether it says where they are (OpenID Connect
/// Core 5.6.2), and gives up altogether where it cannot fetch them.
fn absent(
    claims: &Map<String, Value>,
    claim: &str,
    token: KubectlToken,
    warnings: &mut Vec<Warning>,
) -> Groups {
    let owned = || claim.to_owned();
    match kept_elsewhere(claims, claim) {
        Ok(None) => {}
        // Entra names an address of the retired Azure AD Graph, which answers the server with 401.
        Ok(Some(_)) if token.entra => {
            warnings.push(Warning::Overage { claim: owned() });
            return Groups::Unknown(GroupsUnknown::Refused);
        }
        Ok(Some(_)) => {
            warnings.push(Warning::GroupsElsewhere { claim: owned() });
            return Groups::Unknown(GroupsUnknown::Elsewhere);
        }
        Err(()) => {
            warnings.push(Warning::BrokenSources);
            return Groups::Unknown(GroupsUnknown::Refused);
        }
    }
    warnings.push(Warning::NoGroups { claim: owned(), entra: token.entra });
    match token.uncertainty {
        None => Groups::Given(Vec::new()),
        Some(_) => Groups::Unknown(GroupsUnknown::OtherClient),
    }
}

/// The address where a claim is kept; an error where the server cannot make sense of it.
fn kept_elsewhere<'a>(claims: &'a Map<String, Value>, claim: &str) -> Result<Option<&'a str>, ()> {
    let Some(names) = claims.get("_claim_names") else { return Ok(None) };
    let names = object(names)?;
    let texts = |map: &Map<String, Value>| map.values().all(|one| one.is_string() || one.is_null());
    if !names.is_none_or(texts) {
        return Err(());
    }
    let sources = object(claims.get("_claim_sources").ok_or(())?)?;
    let entries = sources.into_iter().flat_map(Map::values);
    for source in entries {
        if object(source)?.is_some_and(|source| {
            ["endpoint", "access_token", "JWT"]
                .iter()
                .any(|key| source.get(*key).is_some_and(|v| !v.is_string() && !v.is_null()))
        }) {
            return Err(());
        }
    }
    let Some(name) = names.and_then(|names| names.get(claim)) else { return Ok(None) };
    let source = sources.and_then(|all| all.get(name.as_str().unwrap_or_default())).ok_or(())?;
    let address = source.get("endpoint").and_then(Value::as_str);
    Ok(address.filter(|address| !address.is_empty()))
}

/// An object, or nothing where there is `null`.
fn object(value: &Value) -> Result<Option<&Map<String, Value>>, ()> {
    match value {
        Value::Null => Ok(None),
        Value::Object(map) => Ok(Some(map)),
        _ => Err(()),
    }
}
