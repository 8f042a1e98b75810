//! int128/kubelogin, for clusters that trust an OpenID Connect provider themselves (`pkg/cmd`,
//! `docs/usage.md`). As the plugin `oidc-login` its file is named [`PLUGIN_FILE`].

use super::pflag::Flag;

/// The program that a kubeconfig calls for the plugin.
pub const COMMAND: &str = "kubectl";
/// The plugin's name, kubectl's first word.
pub const PLUGIN: &str = "oidc-login";
/// The plugin's own file.
pub const PLUGIN_FILE: &str = "kubectl-oidc_login";

/// The provider.
pub const ISSUER_URL: &str = "--oidc-issuer-url";
/// The client that signs in.
pub const CLIENT_ID: &str = "--oidc-client-id";
/// A scope beside `openid`; may be repeated, and a value is a list with commas.
pub const EXTRA_SCOPE: &str = "--oidc-extra-scope";
/// The redirect URI, where it is not the usual one on the machine itself.
pub const REDIRECT_URL: &str = "--oidc-redirect-url";
/// Whether the authorization request bears a code challenge: `auto`, `no` or `S256`.
pub const PKCE_METHOD: &str = "--oidc-pkce-method";
/// A parameter of the authorization request, `name=value`; may be repeated.
pub const AUTH_REQUEST_EXTRA_PARAMS: &str = "--oidc-auth-request-extra-params";
/// How to sign in: `authcode` where it is left out.
pub const GRANT_TYPE: &str = "--grant-type";
/// Says the address instead of opening it.
pub const SKIP_OPEN_BROWSER: &str = "--skip-open-browser";
/// Where tokens are kept: `disk`, `keyring` or `none`.
pub const TOKEN_CACHE_STORAGE: &str = "--token-cache-storage";
/// The certificate authority of the provider, base64 of PEM.
pub const CERTIFICATE_AUTHORITY_DATA: &str = "--certificate-authority-data";

/// What the flags it cannot do without begin with, and none of Azure/kubelogin's.
pub const OWN: &str = "--oidc-";

/// All flags of `get-token`, beside those of its logger.
pub const FLAGS: [Flag; 30] = [
    Flag::value(ISSUER_URL),
    Flag::value(CLIENT_ID),
    Flag::value("--oidc-client-secret"),
    Flag::value(EXTRA_SCOPE),
    Flag::value(REDIRECT_URL),
    Flag::value("--oidc-redirect-url-hostname"),
    Flag::value(PKCE_METHOD),
    Flag::value("--oidc-request-header"),
    Flag::value(AUTH_REQUEST_EXTRA_PARAMS),
    Flag::value(GRANT_TYPE),
    Flag::value("--listen-address"),
    Flag::value("--listen-port"),
    Flag::value("--browser-command"),
    Flag::value("--authentication-timeout-sec"),
    Flag::value("--local-server-cert"),
    Flag::value("--local-server-key"),
    Flag::value("--open-url-after-authentication"),
    Flag::value("--username"),
    Flag::value("--password"),
    Flag::value("--token-cache-dir"),
    Flag::value(TOKEN_CACHE_STORAGE),
    Flag::value("--certificate-authority"),
    Flag::value(CERTIFICATE_AUTHORITY_DATA),
    Flag::switch(SKIP_OPEN_BROWSER),
    Flag::switch("--oidc-use-pkce"),
    Flag::switch("--oidc-use-access-token"),
    Flag::switch("--force-refresh"),
    Flag::switch("--insecure-skip-tls-verify"),
    Flag::switch("--tls-renegotiation-once"),
    Flag::switch("--tls-renegotiation-freely"),
];

/// Flags that versions in use do not have yet (its release notes).
pub const LATER: [&str; 5] = [
    PKCE_METHOD,
    TOKEN_CACHE_STORAGE,
    "--oidc-request-header",
    "--oidc-use-access-token",
    "--oidc-redirect-url",
];
