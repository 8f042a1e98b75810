//! What a document is made from, and why it cannot be made.

use crate::config::{Cluster, Identity, Method};

/// One cluster as chosen.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// The cluster.
    pub cluster: &'a Cluster,
    /// The namespaces, checked; a context each, and one without where there is none.
    pub namespaces: &'a [String],
    /// How kubectl signs in.
    pub method: Method,
    /// The token that the method puts into the file: for `oidc` the ID token of the sign-in, for
    /// `aks` an access token for [`super::token_scope`].
    pub token: Option<BorrowedToken<'a>>,
}

impl Choice<'_> {
    /// How many contexts it makes.
    pub(super) fn contexts(&self) -> usize {
        self.namespaces.len().max(1)
    }
}

/// A token on its way into a file; `Debug` does not print it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct BorrowedToken<'a>(pub &'a str);

impl core::fmt::Debug for BorrowedToken<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[redacted]")
    }
}

/// Who takes the file home, from which page, and when.
#[derive(Clone, Copy)]
pub struct Holder<'a> {
    /// The user name as the provider gives it, unchecked.
    pub user: &'a str,
    /// The account to suggest at the sign-in.
    pub login_hint: Option<&'a str>,
    /// The tenant id that signed in.
    pub tenant: Option<&'a str>,
    /// The issuer of the sign-in.
    pub issuer: &'a str,
    /// The identity that signed in.
    pub identity: &'a Identity,
    /// Whether the provider lists the scope `offline_access`.
    pub offline_access: bool,
    /// The refresh token of the sign-in, where it may go into the file.
    pub refresh_token: Option<BorrowedToken<'a>>,
    /// The address of the page.
    pub portal: &'a str,
    /// The time, in seconds since 1970-01-01 UTC.
    pub now: i64,
}

/// What kubectl prints where a helper is missing.
#[derive(Clone, Copy, Debug)]
pub struct InstallHints {
    /// Azure/kubelogin is missing.
    pub azure_kubelogin: &'static str,
    /// Azure/kubelogin is missing, where it is to use the Azure CLI.
    pub azure_cli: &'static str,
    /// Azure/kubelogin is missing, where it is to use the Azure Developer CLI.
    pub azd: &'static str,
    /// int128/kubelogin is missing.
    pub oidc_login: &'static str,
}

/// Why no document can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComposeError {
    /// The method needs a token and none was brought.
    NoToken,
    /// The tenant of the cluster is not known.
    NoTenant,
    /// The method needs a token of the cluster's tenant, and the person signed in to another.
    OtherTenant,
    /// The API server trusts another issuer than the one whose token the method hands over.
    OtherIssuer,
    /// The method does not fit the cluster.
    Method,
    /// The cluster is reached through Azure Arc alone; see [`super::arc_proxy`].
    Arc,
    /// The folder for the tokens is not usable; see [`super::check_cache_dir`].
    CacheDir,
    /// The document has no YAML form.
    Unwritable,
}

impl ComposeError {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoToken => "kubeconfig.no-token",
            Self::NoTenant => "kubeconfig.no-tenant",
            Self::OtherTenant => "kubeconfig.other-tenant",
            Self::OtherIssuer => "kubeconfig.other-issuer",
            Self::Method => "kubeconfig.method",
            Self::Arc => "kubeconfig.arc",
            Self::CacheDir => "kubeconfig.cache-dir",
            Self::Unwritable => "kubeconfig.unwritable",
        }
    }
}
