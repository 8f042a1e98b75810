//! The two sign-in helpers, each with exactly the arguments it takes.
//!
//! Azure/kubelogin (`pkg/internal/converter/convert.go`) for AKS, int128/kubelogin
//! (`docs/usage.md`) for API servers that trust the provider themselves. Values that come from
//! claims are only ever written as `--flag=value`, so that they cannot become flags.

use super::choice::{ComposeError, Holder, InstallHints};
use super::document::Exec;
use super::options::{ExecVersion, Options, check_cache_dir};
use crate::clouds::{AKS_CLIENT, AKS_SERVER, Cloud};
use crate::config::{Aks, Cluster, Method, OidcTrust, Trust};
use crate::kubelogin::{GET_TOKEN, azure as azure_kubelogin, oidc};

/// The longest login hint that is passed on, in bytes.
const LONGEST_HINT: usize = 320;

/// The issuer that gives refresh tokens for a parameter instead of a scope, and refuses the scope.
const GOOGLE: &str = "https://accounts.google.com";

/// The application that the tokens for an AKS cluster are for.
#[must_use]
pub fn server_id(aks: &Aks) -> &str {
    aks.server_id.as_deref().unwrap_or(AKS_SERVER)
}

/// The scope of the access token that `token` puts into the file: the AKS server application's.
/// `None` where the file takes no access token.
#[must_use]
pub fn token_scope(cluster: &Cluster, method: Method) -> Option<String> {
    match (&cluster.trust, method) {
        (Trust::Aks(aks), Method::Token) => Some(format!("{}/.default", server_id(aks))),
        _ => None,
    }
}

/// Azure/kubelogin for an AKS cluster.
pub(super) fn azure(
    method: Method,
    aks: &Aks,
    options: &Options,
    holder: &Holder<'_>,
    hints: &InstallHints,
) -> Result<Exec, ComposeError> {
    let cloud = holder.identity.entra().map_or(Cloud::Public, |entra| entra.cloud);
    let tenant = tenant(aks, holder).ok_or(ComposeError::NoTenant)?;
    // Of the ways for people, two sign in by themselves; the others ask a tool that has signed in.
    let (login, itself, hint) = match method {
        Method::Interactive => (azure_kubelogin::INTERACTIVE, true, hints.azure_kubelogin),
        Method::DeviceCode => (azure_kubelogin::DEVICE_CODE, true, hints.azure_kubelogin),
        Method::AzureCli => (azure_kubelogin::AZURE_CLI, false, hints.azure_cli),
        Method::Azd => (azure_kubelogin::AZD, false, hints.azd),
        _ => return Err(ComposeError::Method),
    };
    let mut args = vec![GET_TOKEN.to_owned()];
    let mut flag = |name: &str, value: &str| args.extend([name.to_owned(), value.to_owned()]);
    flag(azure_kubelogin::LOGIN, login);
    flag(azure_kubelogin::SERVER_ID, server_id(aks));
    if let Some(dir) = options.cache_dir.as_deref().filter(|_| itself) {
        check_cache_dir(dir).map_err(|_| ComposeError::CacheDir)?;
        flag(azure_kubelogin::CACHE_DIR, dir);
    }
    if itself {
        flag(azure_kubelogin::CLIENT_ID, aks.client_id.as_deref().unwrap_or(AKS_CLIENT));
    }
    flag(azure_kubelogin::TENANT_ID, tenant);
    if itself {
        match aks.environment.as_deref().or(cloud.facts().environment) {
            Some(environment) => flag(azure_kubelogin::ENVIRONMENT, environment),
            // An unknown environment silently means the public cloud, so the host is named.
            None => {
                flag(azure_kubelogin::AUTHORITY_HOST, &format!("https://{}/", cloud.login_host()))
            }
        }
    }
    let account = holder.login_hint.filter(|hint| plain_hint(hint));
    if let (Method::Interactive, Some(account)) = (method, account) {
        args.push(format!("{}={account}", azure_kubelogin::LOGIN_HINT));
    }
    // kubelogin's own converter writes v1beta1, which every version of it answers.
    let version = options.version.unwrap_or(ExecVersion::V1Beta1);
    Ok(exec(version, azure_kubelogin::COMMAND, args, hint, method))
}

/// The tenant kubectl signs in to.
fn tenant<'a>(aks: &'a Aks, holder: &'a Holder<'_>) -> Option<&'a str> {
    let configured = holder.identity.entra().map(|entra| entra.tenant.as_str());
    let fixed = configured.filter(|t| !matches!(*t, "organizations" | "common"));
    // The holder's comes from a claim, and a tenant is a GUID or a domain.
    let claimed = holder.tenant.filter(|tenant| {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        tenant.starts_with(|c: char| c.is_ascii_alphanumeric()) && tenant.chars().all(plain)
    });
    aks.tenant_id.as_deref().or(claimed).or(fixed)
}

/// A login hint that is an ordinary account name; anything else is left out.
fn plain_hint(hint: &str) -> bool {
    !hint.is_empty()
        && hint.len() <= LONGEST_HINT
        && hint.chars().all(|c| c.is_alphanumeric() || "@.-_+#'".contains(c))
}

/// int128/kubelogin for an API server that trusts the provider itself.
pub(super) fn oidc_login(
    method: Method,
    trust: &OidcTrust,
    options: &Options,
    holder: &Holder<'_>,
    hints: &InstallHints,
) -> Result<Exec, ComposeError> {
    let issuer = trust.issuer.as_deref().unwrap_or(holder.issuer);
    let client = trust.client_id.as_deref().unwrap_or_else(|| holder.identity.client_id());
    let mut args = vec![oidc::PLUGIN.to_owned(), GET_TOKEN.to_owned()];
    let mut flag = |name: &str, value: &str| args.push(format!("{name}={value}"));
    flag(oidc::ISSUER_URL, issuer);
    flag(oidc::CLIENT_ID, client);
    for scope in scopes(trust, issuer, holder) {
        // The flag is a list with commas, in which a scope with one needs quotes.
        match scope.contains(',') {
            true => flag(oidc::EXTRA_SCOPE, &format!("\"{scope}\"")),
            false => flag(oidc::EXTRA_SCOPE, &scope),
        }
    }
    match method {
        Method::Browser => {}
        Method::DeviceCode => flag(oidc::GRANT_TYPE, "device-code"),
        Method::Keyboard => {
            flag(oidc::GRANT_TYPE, "authcode-keyboard");
            flag(oidc::REDIRECT_URL, &keyboard_redirect(trust, holder));
        }
        _ => return Err(ComposeError::Method),
    }
    if method != Method::DeviceCode {
        // Entra's discovery does not advertise S256, and kubelogin uses only what is advertised.
        flag(oidc::PKCE_METHOD, "S256");
        let google = ["access_type=offline", "prompt=consent"];
        let google = google.into_iter().filter(|_| issuer == GOOGLE && wants_offline(trust));
        for pair in google.chain(trust.auth_params.iter().map(String::as_str)) {
            flag(oidc::AUTH_REQUEST_EXTRA_PARAMS, pair);
        }
    }
    if options.no_browser && method != Method::Keyboard {
        args.push(oidc::SKIP_OPEN_BROWSER.to_owned());
    }
    if options.keyring {
        args.push(format!("{}=keyring", oidc::TOKEN_CACHE_STORAGE));
    }
    if let Some(authority) = &trust.certificate_authority_data {
        args.push(format!("{}={authority}", oidc::CERTIFICATE_AUTHORITY_DATA));
    }
    let version = options.version.unwrap_or(ExecVersion::V1);
    Ok(exec(version, oidc::COMMAND, args, hints.oidc_login, method))
}

/// Where the provider shows the code to type. Entra has a page of its own for it.
fn keyboard_redirect(trust: &OidcTrust, holder: &Holder<'_>) -> String {
    match (&trust.keyboard_redirect, holder.identity.entra()) {
        (Some(chosen), _) => chosen.clone(),
        (None, Some(entra)) => {
            format!("https://{}/common/oauth2/nativeclient", entra.cloud.login_host())
        }
        (None, None) => "urn:ietf:wg:oauth:2.0:oob".to_owned(),
    }
}

fn wants_offline(trust: &OidcTrust) -> bool {
    trust.offline_access != Some(false)
}

/// The scopes beside `openid`: as configured, what the user name claim needs, and
/// `offline_access`, without which people are sent to the browser every hour.
fn scopes(trust: &OidcTrust, issuer: &str, holder: &Holder<'_>) -> Vec<String> {
    let mut scopes = trust.scopes.clone();
    let claim = trust.username_claim.as_deref().unwrap_or("sub");
    let entra = holder.identity.entra().is_some();
    let claim = match claim {
        "email" => Some("email"),
        "sub" => None,
        _ if entra => Some("profile"),
        "preferred_username" | "name" | "nickname" => Some("profile"),
        _ => None,
    };
    // Some providers refuse a scope they do not know, so unless told they must list it, and what
    // is known of the provider of the sign-in says nothing of another issuer.
    let listed = holder.offline_access && issuer == holder.issuer;
    let offline = trust.offline_access.unwrap_or(listed) && issuer != GOOGLE;
    for scope in claim.into_iter().chain(offline.then_some("offline_access")) {
        if !scopes.iter().any(|s| s == scope) {
            scopes.push(scope.to_owned());
        }
    }
    scopes.retain(|scope| scope != "openid");
    scopes
}

fn exec(
    version: ExecVersion,
    command: &str,
    args: Vec<String>,
    hint: &str,
    method: Method,
) -> Exec {
    Exec {
        api_version: version.name().to_owned(),
        command: command.to_owned(),
        args,
        env: Vec::new(),
        install_hint: hint.to_owned(),
        // v1 requires the field. A code is typed or shown at the terminal, so the helper gets it;
        // not `Always`, with which `kubectl apply -f -` would fail even while a token is at hand.
        interactive_mode: match method {
            Method::DeviceCode | Method::Keyboard => "IfAvailable",
            _ => "Never",
        },
        provide_cluster_info: false,
    }
}
