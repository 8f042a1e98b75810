//! The rules for what may be typed, field by field.

use super::duration::seconds;
use super::field::{Field, FieldError, InvalidReason};
use crate::ids::{ResourceId, is_guid, is_label, is_subdomain};
use crate::kubeconfig::{CacheDirMistake, check_cache_dir};

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
pub fn check(field: Field, text: &str) -> Result<(), FieldError> {
    let reason = if text.is_empty() {
        Some(InvalidReason::Empty)
    } else if text.len() > LONGEST {
        Some(InvalidReason::TooLong)
    } else {
        invalid(field, text)
    };
    reason.map_or(Ok(()), |reason| Err(FieldError { field, reason }))
}

fn invalid(field: Field, text: &str) -> Option<InvalidReason> {
    let unless = |fine: bool, reason: InvalidReason| (!fine).then_some(reason);
    match field {
        Field::Name if text.len() > LONGEST_NAME => Some(InvalidReason::TooLong),
        Field::Name => unless(is_subdomain(text), InvalidReason::NotSubdomain),
        Field::Namespace => unless(is_label(text), InvalidReason::NotLabel),
        Field::Role if text.len() > 253 => Some(InvalidReason::TooLong),
        Field::Role => unless(is_role(text), InvalidReason::NotRole),
        Field::Duration => seconds(text).err(),
        Field::Audience => unless(is_plain(text) && !text.contains(' '), InvalidReason::Characters),
        Field::TokenFile => relative(text),
        Field::FederatedFile | Field::Certificate => absolute(text),
        Field::ClientId | Field::ConnectionId | Field::Subscription => {
            unless(is_guid(text), InvalidReason::NotGuid)
        }
        Field::TenantId => {
            let domain = is_subdomain(&text.to_ascii_lowercase()) && text.contains('.');
            unless(is_guid(text) || domain, InvalidReason::NotTenant)
        }
        Field::IdentityId => unless(is_identity(text), InvalidReason::NotIdentity),
        Field::IdentityName => {
            let inner = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
            let fine = text.len() <= 128 && text.chars().all(inner);
            unless(fine && starts_plain(text), InvalidReason::Characters)
        }
        Field::ResourceGroup => {
            let inner = |c: char| c.is_alphanumeric() || "-_.()".contains(c);
            let fine = text.chars().count() <= 90 && text.chars().all(inner);
            unless(
                fine && !text.ends_with('.') && !text.starts_with('-'),
                InvalidReason::Characters,
            )
        }
        Field::Issuer => {
            let https = text.starts_with("https://") && crate::url::origin(text).is_some();
            unless(
                https && is_plain(text) && !text.contains([' ', '"', '<', '>']),
                InvalidReason::NotHttps,
            )
        }
    }
}

/// Checks the two names that everything needs.
pub(super) fn check_account(name: &str, namespace: &str) -> Result<(), FieldError> {
    check(Field::Name, name)?;
    check(Field::Namespace, namespace)
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
fn relative(text: &str) -> Option<InvalidReason> {
    let rooted = format!("/{text}");
    // What is absolute on Windows has a colon or backslashes, which the same rule knows.
    let whole =
        if absolute(text) == Some(InvalidReason::NotAbsolute) { rooted.as_str() } else { text };
    if text.trim() != text { Some(InvalidReason::Characters) } else { absolute(whole) }
}

/// A path that a helper opens from whatever folder it was started in.
fn absolute(text: &str) -> Option<InvalidReason> {
    match check_cache_dir(text) {
        Ok(()) => None,
        Err(CacheDirMistake::NotAbsolute) => Some(InvalidReason::NotAbsolute),
        Err(CacheDirMistake::Variable) => Some(InvalidReason::Variable),
        Err(CacheDirMistake::Unusable) => Some(InvalidReason::Characters),
    }
}
