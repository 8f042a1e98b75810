//! The two sign-in helpers, each with exactly the arguments it takes.
//!
//! Azure/kubelogin (`pkg/internal/converter/convert.go`) for AKS, int128/kubelogin
//! (`docs/usage.md`) for API servers that trust the provider themselves. Values that come from
//! claims are only ever written as `--flag=value`, so that they cannot become flags.

use super::compose::{ComposeError, Hints, Holder};
use super::document::Exec;
use super::method::client;
use crate::clouds::Cloud;
use crate::config::{Aks, Method, OidcTrust, Provider};

/// The AKS server application, the same in all clouds.
const AKS_SERVER: &str = "6dae42f8-4368-4678-94ff-3960e28e3630";
/// The AKS client application, the same in all clouds.
const AKS_CLIENT: &str = "80faf920-1908-4b52-b5ef-a8e7bedfc67a";

/// The longest login hint that is passed on, in bytes.
const LONGEST_HINT: usize = 320;

/// Azure/kubelogin for an AKS cluster.
pub(super) fn azure(
    method: Method,
    aks: &Aks,
    holder: &Holder<'_>,
    hints: &Hints,
) -> Result<Exec, ComposeError> {
    let cloud = match &holder.identity.provider {
        Provider::Entra(entra) => entra.cloud,
        Provider::Oidc(_) => Cloud::Public,
    };
    let tenant = tenant(aks, holder).ok_or(ComposeError::NoTenant)?;
    let login = match method {
        Method::Interactive => "interactive",
        Method::AzureCli => "azurecli",
        Method::DeviceCode => "devicecode",
        _ => return Err(ComposeError::Method),
    };
    let mut args = vec!["get-token".to_owned()];
    let mut flag = |name: &str, value: &str| args.extend([name.to_owned(), value.to_owned()]);
    flag("--login", login);
    flag("--server-id", aks.server_id.as_deref().unwrap_or(AKS_SERVER));
    if method != Method::AzureCli {
        flag("--client-id", aks.client_id.as_deref().unwrap_or(AKS_CLIENT));
    }
    flag("--tenant-id", tenant);
    if method != Method::AzureCli {
        match aks.environment.as_deref().or(cloud.facts().environment) {
            Some(environment) => flag("--environment", environment),
            // An unknown environment silently means the public cloud, so the host is named.
            None => flag("--authority-host", &format!("https://{}/", cloud.login_host())),
        }
    }
    let hint = holder.login_hint.filter(|hint| plain_hint(hint));
    if let (Method::Interactive, Some(hint)) = (method, hint) {
        args.push(format!("--login-hint={hint}"));
    }
    let hint = if method == Method::AzureCli { hints.azure_cli } else { hints.azure_kubelogin };
    // kubelogin's own converter writes v1beta1, which every version of it answers.
    Ok(exec("client.authentication.k8s.io/v1beta1", "kubelogin", args, hint))
}

/// The tenant kubectl signs in to.
fn tenant<'a>(aks: &'a Aks, holder: &'a Holder<'_>) -> Option<&'a str> {
    let configured = match &holder.identity.provider {
        Provider::Entra(entra) => Some(entra.tenant.as_str()),
        Provider::Oidc(_) => None,
    };
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
pub(super) fn oidc_login(trust: &OidcTrust, holder: &Holder<'_>, hints: &Hints) -> Exec {
    let issuer = trust.issuer.as_deref().unwrap_or(holder.issuer);
    let client = trust.client_id.as_deref().unwrap_or_else(|| client(holder.identity));
    let mut args = vec!["oidc-login".to_owned(), "get-token".to_owned()];
    args.push(format!("--oidc-issuer-url={issuer}"));
    args.push(format!("--oidc-client-id={client}"));
    for scope in scopes(trust, holder) {
        args.push(format!("--oidc-extra-scope={scope}"));
    }
    // Entra's discovery does not advertise S256, and kubelogin uses only what is advertised.
    args.push("--oidc-pkce-method=S256".to_owned());
    if let Some(authority) = &trust.certificate_authority_data {
        args.push(format!("--certificate-authority-data={authority}"));
    }
    // The v1 exchange requires interactiveMode; the helper answers in the version it is asked in.
    exec("client.authentication.k8s.io/v1", "kubectl", args, hints.oidc_login)
}

/// The scopes beside `openid`: as configured, else what the user name claim needs.
fn scopes(trust: &OidcTrust, holder: &Holder<'_>) -> Vec<String> {
    let mut scopes = trust.scopes.clone();
    let claim = trust.username_claim.as_deref().unwrap_or("sub");
    let entra = matches!(holder.identity.provider, Provider::Entra(_));
    let needed = match claim {
        "email" => Some("email"),
        "sub" => None,
        _ if entra => Some("profile"),
        "preferred_username" | "name" | "nickname" => Some("profile"),
        _ => None,
    };
    if let Some(scope) = needed.filter(|scope| !scopes.iter().any(|s| s == scope)) {
        scopes.push(scope.to_owned());
    }
    scopes.retain(|scope| scope != "openid");
    scopes
}

fn exec(version: &str, command: &str, args: Vec<String>, hint: &str) -> Exec {
    Exec {
        api_version: version.to_owned(),
        command: command.to_owned(),
        args,
        env: Vec::new(),
        install_hint: hint.to_owned(),
        interactive_mode: "IfAvailable",
        provide_cluster_info: false,
    }
}
