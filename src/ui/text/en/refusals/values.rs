//! Values that a registration and `portal.yaml` must agree in.

use crate::entra::remediation::Attempt;
use crate::ui::text::language::tr;

/// How the redirect URI must be registered.
const SINGLE_PAGE: &str = "Single-page application";

/// The names of the values that must agree.
#[must_use]
pub const fn value(value: RegistrationValue) -> &'static str {
    match value {
        RegistrationValue::Redirect => "Redirect URI",
        RegistrationValue::Platform => "Its platform",
        RegistrationValue::Client => "Application (client) ID",
        RegistrationValue::Tenant => "Tenant",
        RegistrationValue::Cloud => "Cloud",
        RegistrationValue::Address => "Sign-in address",
        RegistrationValue::Issuer => "Issuer",
        RegistrationValue::Scopes => "Scopes",
    }
}

/// A value that must agree between the registration and `portal.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegistrationValue {
    /// The redirect URI.
    Redirect,
    /// The platform it is registered for.
    Platform,
    /// The client id.
    Client,
    /// The tenant.
    Tenant,
    /// The cloud.
    Cloud,
    /// The origin people sign in at.
    Address,
    /// The issuer.
    Issuer,
    /// The scopes.
    Scopes,
}

/// The values of a sign-in that must agree.
#[must_use]
pub fn values(attempt: &Attempt) -> Vec<(&'static str, String)> {
    [
        (RegistrationValue::Redirect, attempt.redirect_uri.clone()),
        (RegistrationValue::Platform, tr(SINGLE_PAGE).to_owned()),
        (RegistrationValue::Client, attempt.client_id.clone()),
        (RegistrationValue::Tenant, attempt.tenant.clone()),
        (RegistrationValue::Cloud, attempt.cloud.facts().name.to_owned()),
        (RegistrationValue::Address, attempt.origin.clone()),
    ]
    .map(|(name, text)| (value(name), text))
    .to_vec()
}

/// A number as Microsoft writes it.
#[must_use]
pub fn number(number: u32) -> String {
    format!("AADSTS{number}")
}
