//! The claims of an ID token, as a person may look at them: what each says and what it is for.
//! What could help somebody else to sign in, or to follow the person, is named but not shown.

use crate::json::{self, Map, Number, Value};
use crate::visible::escape_hidden;

/// The longest value that is shown, in characters.
const LONGEST: usize = 160;
/// The longest name of a claim that is shown.
const LONGEST_NAME: usize = 80;
/// The most items of a list that are shown.
const MOST: usize = 50;
/// The most claims that are shown.
const MOST_CLAIMS: usize = 200;

/// One claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its name, harmless to look at.
    pub name: String,
    /// What it says.
    pub value: Shown,
    /// What it is for.
    pub purpose: Purpose,
}

/// A value as it may be shown: harmless and not too long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A text.
    Text(Cut),
    /// A list of texts.
    List {
        /// The first of them.
        items: Vec<Cut>,
        /// How many more there are.
        more: usize,
    },
    /// An instant, in seconds since 1970-01-01 UTC.
    Instant(i64),
    /// Yes or no.
    Flag(bool),
    /// Anything else, as JSON.
    Json(Cut),
    /// Not shown.
    Hidden,
}

/// A text that may have lost its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The text.
    pub text: String,
    /// Whether something was cut off.
    pub cut: bool,
}

fn cut(text: &str) -> Cut {
    let (text, cut) = escape_hidden(text, LONGEST);
    Cut { text, cut }
}

/// The parts of the viewer, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimSection {
    /// Who you are.
    Person,
    /// Where the token comes from, and whom it is for.
    Origin,
    /// From when to when it holds.
    Validity,
    /// For machines.
    Technical,
}

/// What a claim is for. In the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// The name to call them.
    Name,
    /// Other parts of the name, and of the profile.
    Profile,
    /// The name they sign in with.
    UserName,
    /// The user principal name.
    PrincipalName,
    /// The mail address.
    Email,
    /// Whether the mail address is verified.
    EmailVerified,
    /// The subject: who it is, to this application.
    Subject,
    /// Entra's object id: who it is, to every application of the tenant.
    ObjectId,
    /// Member or guest.
    Account,
    /// The groups.
    Groups,
    /// Roles of this application.
    Roles,
    /// Roles in the directory.
    DirectoryRoles,
    /// Where claims are that did not fit.
    Elsewhere,
    /// Who issued the token.
    Issuer,
    /// Entra's tenant.
    Tenant,
    /// The provider that knows the person at home.
    HomeProvider,
    /// Whom the token is for.
    Audience,
    /// The client that asked for it.
    Party,
    /// When it was issued.
    Issued,
    /// From when it holds.
    NotBefore,
    /// Until when it holds.
    Ends,
    /// When they signed in.
    SignedIn,
    /// How they signed in.
    How,
    /// The version of the token's form.
    Version,
    /// Ties the token to one sign-in.
    Nonce,
    /// Ties the token to another one.
    Hash,
    /// The session at the provider.
    Session,
    /// The account to suggest at the next sign-in.
    Hint,
    /// The provider's own marks, with no meaning to others.
    Internal,
    /// Not known here.
    Unknown,
}

impl Purpose {
    /// What a claim of that name is for (OpenID Connect Core 2 and 5.1, RFC 7519, RFC 8176, Entra's
    /// `id-token-claims-reference`).
    #[must_use]
    pub fn of(name: &str) -> Self {
        match name {
            "name" => Self::Name,
            "given_name"
            | "family_name"
            | "middle_name"
            | "nickname"
            | "profile"
            | "picture"
            | "website"
            | "gender"
            | "birthdate"
            | "zoneinfo"
            | "locale"
            | "updated_at"
            | "address"
            | "phone_number"
            | "phone_number_verified"
            | "ctry"
            | "tenant_ctry"
            | "xms_pl"
            | "xms_tpl" => Self::Profile,
            "preferred_username" | "unique_name" => Self::UserName,
            "upn" => Self::PrincipalName,
            "email" | "verified_primary_email" | "verified_secondary_email" => Self::Email,
            "email_verified" | "xms_edov" => Self::EmailVerified,
            "sub" => Self::Subject,
            "oid" => Self::ObjectId,
            "acct" => Self::Account,
            "groups" => Self::Groups,
            "roles" => Self::Roles,
            "wids" => Self::DirectoryRoles,
            "_claim_names" | "_claim_sources" | "hasgroups" => Self::Elsewhere,
            "iss" => Self::Issuer,
            "tid" => Self::Tenant,
            "idp" | "identity_provider" => Self::HomeProvider,
            "aud" => Self::Audience,
            "azp" | "appid" => Self::Party,
            "iat" => Self::Issued,
            "nbf" => Self::NotBefore,
            "exp" => Self::Ends,
            "auth_time" => Self::SignedIn,
            "amr" | "acr" | "acrs" => Self::How,
            "ver" => Self::Version,
            "nonce" => Self::Nonce,
            "at_hash" | "c_hash" | "s_hash" => Self::Hash,
            "sid" => Self::Session,
            "login_hint" => Self::Hint,
            "aio" | "rh" | "uti" | "jti" | "puid" | "pwd_exp" | "pwd_url" | "in_corp" | "fwd" => {
                Self::Internal
            }
            _ => Self::Unknown,
        }
    }

    /// Where it stands in the viewer.
    #[must_use]
    pub const fn section(self) -> ClaimSection {
        match self {
            Self::Name
            | Self::Profile
            | Self::UserName
            | Self::PrincipalName
            | Self::Email
            | Self::EmailVerified
            | Self::Subject
            | Self::ObjectId
            | Self::Account
            | Self::Groups
            | Self::Roles
            | Self::DirectoryRoles
            | Self::Elsewhere => ClaimSection::Person,
            Self::Issuer | Self::Tenant | Self::HomeProvider | Self::Audience | Self::Party => {
                ClaimSection::Origin
            }
            Self::Issued | Self::NotBefore | Self::Ends | Self::SignedIn => ClaimSection::Validity,
            Self::How
            | Self::Version
            | Self::Nonce
            | Self::Hash
            | Self::Session
            | Self::Hint
            | Self::Internal
            | Self::Unknown => ClaimSection::Technical,
        }
    }

    /// Whether its value is kept back: it ties the token to a session, or helps to begin one.
    #[must_use]
    pub const fn is_hidden(self) -> bool {
        matches!(self, Self::Nonce | Self::Hash | Self::Session | Self::Hint | Self::Internal)
    }

    const fn is_instant(self) -> bool {
        matches!(self, Self::Issued | Self::NotBefore | Self::Ends | Self::SignedIn)
    }
}

/// The claims in the order of the viewer, at most [`MOST_CLAIMS`]; beside them how many more there
/// are.
#[must_use]
pub fn claims(claims: &Map<String, Value>) -> (Vec<Claim>, usize) {
    let mut order: Vec<(Purpose, &String, &Value)> =
        claims.iter().map(|(name, value)| (Purpose::of(name), name, value)).collect();
    order.sort_by(|a, b| (a.0.section(), a.0, a.1).cmp(&(b.0.section(), b.0, b.1)));
    let more = order.len().saturating_sub(MOST_CLAIMS);
    let made = order.into_iter().take(MOST_CLAIMS).map(|(purpose, name, value)| Claim {
        name: escape_hidden(name, LONGEST_NAME).0,
        value: shown(purpose, name, value),
        purpose,
    });
    (made.collect(), more)
}

fn shown(purpose: Purpose, name: &str, value: &Value) -> Shown {
    // What is not known may be a token, or hold one.
    if purpose.is_hidden() || name == "_claim_sources" || is_token(value) {
        return Shown::Hidden;
    }
    if purpose.is_instant()
        && let Some(instant) = instant(value)
    {
        return Shown::Instant(instant);
    }
    match value {
        Value::String(text) => Shown::Text(cut(text)),
        Value::Bool(flag) => Shown::Flag(*flag),
        Value::Array(list) if list.iter().all(Value::is_string) => {
            let texts = list.iter().filter_map(Value::as_str);
            let items: Vec<Cut> = texts.take(MOST).map(cut).collect();
            Shown::List { more: list.len().saturating_sub(items.len()), items }
        }
        value => Shown::Json(cut(&json::write_with(value, Number::to_string))),
    }
}

/// A `NumericDate` in whole seconds (RFC 7519 section 2).
fn instant(value: &Value) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation)]
    let whole = |float: f64| (float.abs() < 1e12).then_some(float as i64);
    value.as_i64().or_else(|| value.as_f64().and_then(whole)).filter(|at| at.abs() < 1 << 40)
}

/// Whether a value holds what looks like a token: three or five base64url parts of some length, of
/// which the first begins as a JSON object does.
fn is_token(value: &Value) -> bool {
    match value {
        Value::String(text) => {
            let parts = text.split('.').count();
            text.starts_with("ey") && matches!(parts, 3 | 5) && text.len() > 40
        }
        Value::Array(list) => list.iter().any(is_token),
        Value::Object(map) => map.iter().any(|(name, value)| {
            let secret = ["token", "secret", "password"]
                .iter()
                .any(|word| name.to_ascii_lowercase().contains(word));
            secret || is_token(value)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
