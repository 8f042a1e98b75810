//! What Entra ID adds to OpenID Connect: tenants, issuer templates, group overage, errors.
//!
//! Sources: `v2-protocols-oidc`, `access-tokens`, `id-token-claims-reference` and
//! `reference-error-codes` of the Entra documentation.

pub mod aadsts;
pub mod remediation;

pub use aadsts::{CODES, EntraError};

use crate::clouds::Cloud;
use crate::encode::form_encode;
use crate::ids::is_guid;
use crate::json::{Map, Value};
use crate::url::origin;

/// A tenant of a cloud, as an application is registered in it.
#[derive(Clone, Copy, Debug)]
pub struct Authority<'a> {
    /// The cloud.
    pub cloud: Cloud,
    /// Tenant id, domain, `organizations` or `common`.
    pub tenant: &'a str,
    /// Another host than the cloud's first, or a loopback origin.
    pub host: Option<&'a str>,
}

impl Authority<'_> {
    /// The origin people sign in at.
    #[must_use]
    pub fn origin(&self) -> String {
        match self.host {
            Some(host) if host.contains("://") => host.trim_end_matches('/').to_owned(),
            Some(host) => format!("https://{}", host.trim_end_matches('/')),
            None => format!("https://{}", self.cloud.login_host()),
        }
    }

    /// Every origin its documents may name: the cloud's hosts are aliases of each other.
    #[must_use]
    pub fn origins(&self) -> Vec<String> {
        let mut all = vec![self.origin()];
        if !self.is_loopback() {
            let hosts = self.cloud.facts().login_hosts.iter().map(|host| format!("https://{host}"));
            all.extend(hosts.filter(|origin| *origin != self.origin()).collect::<Vec<_>>());
        }
        all
    }

    fn is_loopback(&self) -> bool {
        self.origin().starts_with("http://")
    }

    /// The address of the discovery document.
    #[must_use]
    pub fn discovery(&self) -> String {
        format!("{}/{}/v2.0/.well-known/openid-configuration", self.origin(), self.tenant)
    }

    /// Whether several tenants may sign in.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        matches!(self.tenant, "organizations" | "common")
    }

    /// Whether an issuer is one that this authority's discovery may name: a tenant id, or the
    /// template where several tenants may sign in.
    #[must_use]
    pub fn may_name(&self, issuer: &str) -> bool {
        let Some((start, tenant)) = split(issuer) else { return false };
        if !self.origins().iter().any(|origin| origin == start) {
            return false;
        }
        if self.is_shared() {
            tenant == "{tenantid}"
        } else if is_guid(self.tenant) {
            tenant.eq_ignore_ascii_case(self.tenant)
        } else {
            is_guid(tenant)
        }
    }
}

/// The origin and the tenant of an issuer.
fn split(issuer: &str) -> Option<(&str, &str)> {
    issuer.strip_suffix("/v2.0")?.rsplit_once('/')
}

/// The issuer that a token of a tenant bears, from the one that discovery names; `None` where
/// `tid` is no tenant id, or not the tenant that is named.
#[must_use]
pub fn issuer(named: &str, tid: &str) -> Option<String> {
    let full = named.replace("{tenantid}", tid);
    let (_, tenant) = split(&full)?;
    (is_guid(tid) && tenant.eq_ignore_ascii_case(tid)).then_some(full)
}

/// Where the keys are that sign for one application alone (`signing-key-rollover`: an application
/// with claims of its own has keys of its own).
#[must_use]
pub fn own_keys(jwks_uri: &str, client_id: &str) -> String {
    let join = if jwks_uri.contains('?') { '&' } else { '?' };
    format!("{jwks_uri}{join}{}", form_encode(&[("appid", client_id)]))
}

/// Whether a key may have signed a token of an issuer: Entra's keys name their own, some as a
/// template.
#[must_use]
pub fn key_fits(key_issuer: Option<&str>, token_issuer: &str, tid: &str) -> bool {
    let Some(named) = key_issuer else { return true };
    let Some(full) = issuer(named, tid) else { return false };
    // The hosts of one cloud are aliases and share their keys, so only the tenant must agree where
    // hosts differ. Another cloud's keys are another directory's.
    let cloud = cloud_of(token_issuer);
    full == token_issuer
        || (cloud.is_some()
            && cloud == cloud_of(&full)
            && split(&full).map(|s| s.1) == split(token_issuer).map(|s| s.1))
}

/// The cloud that an issuer lies in.
fn cloud_of(issuer: &str) -> Option<Cloud> {
    Cloud::by_login_host(origin(issuer)?.strip_prefix("https://")?)
}

/// Whether a refusal's `suberror` says that the person must come by (MSAL's
/// `InteractionRequiredAuthError`).
#[must_use]
pub fn asks_for_person(suberror: &str) -> bool {
    matches!(
        suberror,
        "message_only"
            | "additional_action"
            | "basic_action"
            | "user_password_expired"
            | "consent_required"
            | "bad_token"
    )
}

/// Whether the token leaves the groups out because there are too many (more than 200).
#[must_use]
pub fn overage(claims: &Map<String, Value>) -> bool {
    let named = claims.get("_claim_names").and_then(|names| names.get("groups"));
    let has = claims.get("hasgroups");
    named.is_some() || has.is_some_and(|has| has == true || has == "true")
}

#[cfg(test)]
mod tests {
    use super::{Authority, issuer, key_fits};
    use crate::clouds::Cloud;

    const T: &str = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";

    fn authority(tenant: &str) -> Authority<'_> {
        Authority { cloud: Cloud::Public, tenant, host: None }
    }

    #[test]
    fn only_issuers_of_the_own_cloud_and_tenant_are_named() {
        let own = format!("https://login.microsoftonline.com/{T}/v2.0");
        let alias = format!("https://sts.windows.net/{T}/v2.0");
        let template = "https://login.microsoftonline.com/{tenantid}/v2.0";
        for tenant in [T, "contoso.onmicrosoft.com"] {
            assert!(authority(tenant).may_name(&own) && authority(tenant).may_name(&alias));
            assert!(!authority(tenant).may_name(template));
        }
        assert!(authority("organizations").may_name(template));
        assert!(!authority("organizations").may_name(&own));
        let other = "https://login.microsoftonline.com/00000000-0000-4000-8000-000000000000/v2.0";
        assert!(!authority(T).may_name(other));
        for issuer in [
            format!("https://login.microsoftonline.us/{T}/v2.0"),
            format!("https://login.microsoftonline.com.evil.example/{T}/v2.0"),
            format!("https://login.microsoftonline.com/{T}"),
            format!("https://evil.example/https://login.microsoftonline.com/{T}/v2.0"),
        ] {
            assert!(!authority(T).may_name(&issuer), "{issuer}");
        }
    }

    #[test]
    fn templates_take_only_a_tenant_id() {
        let named = "https://h/{tenantid}/v2.0";
        assert_eq!(issuer(named, T), Some(format!("https://h/{T}/v2.0")));
        assert_eq!(issuer(named, "../evil"), None);
        let other = "https://h/00000000-0000-4000-8000-000000000000/v2.0";
        assert_eq!(issuer(other, T), None);
    }

    #[test]
    fn keys_of_other_tenants_do_not_fit() {
        let own = format!("https://login.microsoftonline.com/{T}/v2.0");
        let template = "https://login.microsoftonline.com/{tenantid}/v2.0";
        let consumers =
            "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0";
        assert!(key_fits(None, &own, T) && key_fits(Some(template), &own, T));
        assert!(!key_fits(Some(consumers), &own, T));
    }

    #[test]
    fn keys_of_another_cloud_do_not_fit_and_those_of_an_alias_do() {
        let own = format!("https://login.microsoftonline.com/{T}/v2.0");
        let china = format!("https://login.partner.microsoftonline.cn/{T}/v2.0");
        for (host, token, fits) in [
            ("login.windows.net", &own, true),
            ("sts.windows.net", &own, true),
            ("login.chinacloudapi.cn", &china, true),
            ("login.microsoftonline.us", &own, false),
            ("login.partner.microsoftonline.cn", &own, false),
            ("login.windows.net", &china, false),
            ("login.windows.net:8443", &own, false),
            ("evil.example", &own, false),
        ] {
            for tenant in ["{tenantid}", T] {
                let named = format!("https://{host}/{tenant}/v2.0");
                assert_eq!(key_fits(Some(&named), token, T), fits, "{named} {token}");
            }
        }
        // Two hosts that are in no cloud have no cloud in common.
        let elsewhere = format!("https://a.example/{T}/v2.0");
        assert!(!key_fits(Some(&format!("https://b.example/{T}/v2.0")), &elsewhere, T));
    }
}
