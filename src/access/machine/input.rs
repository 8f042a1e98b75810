//! What may be typed, field by field, and what is wrong with it.

use crate::encode;
use crate::ids::{ResourceId, is_guid, is_label, is_subdomain};
use crate::kubeconfig::{CacheDirMistake, check_cache_dir};

/// A field that a person fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name of the service account.
    Name,
    /// Its namespace.
    Namespace,
    /// The name of a role.
    Role,
    /// How long a token lasts.
    Duration,
    /// Whom a token is for.
    Audience,
    /// The file with the token.
    TokenFile,
    /// The client id of an Azure identity.
    ClientId,
    /// The tenant.
    TenantId,
    /// The file with the token to exchange.
    FederatedFile,
    /// The resource id of a managed identity.
    IdentityId,
    /// The id of a service connection.
    ConnectionId,
    /// The file with a client certificate.
    Certificate,
    /// The name of a managed identity.
    IdentityName,
    /// Its subscription.
    Subscription,
    /// Its resource group.
    ResourceGroup,
    /// The issuer of the cluster's tokens.
    Issuer,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is empty.
    Empty,
    /// It is longer than allowed.
    TooLong,
    /// It is no DNS-1123 subdomain.
    NotSubdomain,
    /// It is no DNS-1123 label.
    NotLabel,
    /// It cannot be the name of a role.
    NotRole,
    /// It is no duration, like `8h`.
    NotDuration,
    /// It is less than the ten minutes that a token lasts at least.
    TooShort,
    /// It has a character that does not belong there.
    Characters,
    /// It is no absolute path.
    NotAbsolute,
    /// It has a `~` or a variable, which nobody would expand.
    Variable,
    /// It is no GUID.
    NotGuid,
    /// It is neither a GUID nor a domain.
    NotTenant,
    /// It is not the resource id of a managed identity.
    NotIdentity,
    /// It is no https address.
    NotHttps,
}

/// A field with what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The field.
    pub field: Field,
    /// What is wrong.
    pub fault: Fault,
}

/// The longest name of a service account, so that what is named after it fits too.
const LONGEST_NAME: usize = 200;
/// The longest text elsewhere, in bytes.
const LONGEST: usize = 1024;

/// Checks a field.
///
/// # Errors
/// What is wrong with it. Rules: DNS-1123 for names and namespaces (`apimachinery/pkg/util/
/// validation`), path segments for roles (`api/validation/path`), TokenRequest for durations,
/// Azure's naming rules for what is Azure's.
pub fn check(field: Field, text: &str) -> Result<(), Mistake> {
    let fault = if text.is_empty() {
        Some(Fault::Empty)
    } else if text.len() > LONGEST {
        Some(Fault::TooLong)
    } else {
        fault(field, text)
    };
    fault.map_or(Ok(()), |fault| Err(Mistake { field, fault }))
}

fn fault(field: Field, text: &str) -> Option<Fault> {
    let unless = |fine: bool, fault: Fault| (!fine).then_some(fault);
    match field {
        Field::Name if text.len() > LONGEST_NAME => Some(Fault::TooLong),
        Field::Name => unless(is_subdomain(text), Fault::NotSubdomain),
        Field::Namespace => unless(is_label(text), Fault::NotLabel),
        Field::Role if text.len() > 253 => Some(Fault::TooLong),
        Field::Role => unless(is_role(text), Fault::NotRole),
        Field::Duration => super::seconds(text).err(),
        Field::Audience => unless(is_plain(text) && !text.contains(' '), Fault::Characters),
        Field::TokenFile => relative(text),
        Field::FederatedFile | Field::Certificate => absolute(text),
        Field::ClientId | Field::ConnectionId | Field::Subscription => {
            unless(is_guid(text), Fault::NotGuid)
        }
        Field::TenantId => {
            let domain = is_subdomain(&text.to_ascii_lowercase()) && text.contains('.');
            unless(is_guid(text) || domain, Fault::NotTenant)
        }
        Field::IdentityId => unless(is_identity(text), Fault::NotIdentity),
        Field::IdentityName => {
            let inner = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
            let fine = text.len() <= 128 && text.chars().all(inner);
            unless(fine && starts_plain(text), Fault::Characters)
        }
        Field::ResourceGroup => {
            let inner = |c: char| c.is_alphanumeric() || "-_.()".contains(c);
            let fine = text.chars().count() <= 90 && text.chars().all(inner);
            unless(fine && !text.ends_with('.') && !text.starts_with('-'), Fault::Characters)
        }
        Field::Issuer => {
            let https = text.starts_with("https://") && encode::origin(text).is_some();
            unless(https && is_plain(text) && !text.contains([' ', '"', '<', '>']), Fault::NotHttps)
        }
    }
}

/// A name of RBAC: any text that is one segment of a path, and that a person can see.
fn is_role(text: &str) -> bool {
    !matches!(text, "." | "..") && !text.contains(['/', '%', ' ']) && is_plain(text)
}

/// Whether a text has only characters that show as they are.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_graphic() || c == ' ' || (!c.is_ascii() && c.is_alphanumeric()))
}

fn starts_plain(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
}

fn is_identity(text: &str) -> bool {
    let id = ResourceId::parse(text);
    is_plain(text)
        && !text.contains(' ')
        && id.is_some_and(|id| {
            id.provider.eq_ignore_ascii_case("Microsoft.ManagedIdentity")
                && id.kind.eq_ignore_ascii_case("userAssignedIdentities")
                && id.child.is_none()
        })
}

/// A path as client-go takes it for `tokenFile`: from the kubeconfig's folder where it is relative.
fn relative(text: &str) -> Option<Fault> {
    let rooted = format!("/{text}");
    // What is absolute on Windows has a colon or backslashes, which the same rule knows.
    let whole = if absolute(text) == Some(Fault::NotAbsolute) { rooted.as_str() } else { text };
    if text.trim() != text { Some(Fault::Characters) } else { absolute(whole) }
}

/// A path that a helper opens from whatever folder it was started in.
fn absolute(text: &str) -> Option<Fault> {
    match check_cache_dir(text) {
        Ok(()) => None,
        Err(CacheDirMistake::NotAbsolute) => Some(Fault::NotAbsolute),
        Err(CacheDirMistake::Variable) => Some(Fault::Variable),
        Err(CacheDirMistake::Unusable) => Some(Fault::Characters),
    }
}
