//! The types of `portal.yaml`, with every default filled in.

use crate::clouds::Cloud;

/// A portal as the page uses it: what the reader made of `portal.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portal {
    /// Shown beside the product's name.
    pub title: Option<String>,
    /// The one address of the page; opened elsewhere, it goes there first.
    pub url: Option<String>,
    /// Shown with errors.
    pub support: Option<Support>,
    /// Where people sign in; at least one.
    pub identities: Vec<Identity>,
    /// Finding clusters through Azure Resource Manager.
    pub azure: Option<Azure>,
    /// Where further clusters are, for whoever is signed in.
    pub catalogue: Option<Catalogue>,
    /// The clusters on offer.
    pub clusters: Vec<Cluster>,
    /// The templates for names in the kubeconfig.
    pub names: NameTemplates,
}

/// Where people find help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// What is shown.
    pub text: String,
    /// An https or mailto address it leads to.
    pub url: Option<String>,
    /// The https or mailto address that a request for access opens, with placeholders
    /// ([`super::template::REQUEST`]).
    pub request_url: Option<String>,
}

/// One identity provider and this page's registration there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Its name within the file.
    pub name: String,
    /// "Sign in with …"; "Microsoft" for Entra and the name for others where the file has none.
    pub display_name: String,
    /// The page of the build that is its redirect URI; the page's own folder where there is none.
    pub redirect: Option<String>,
    /// Whether a sign-in may rely on TLS where the keys cannot be fetched (OpenID Connect Core
    /// 3.1.3.7 (6)).
    pub trust_tls: bool,
    /// Which kind of provider.
    pub provider: Provider,
}

impl Identity {
    /// The page's own client id at the provider.
    #[must_use]
    pub fn client_id(&self) -> &str {
        match &self.provider {
            Provider::Entra(entra) => &entra.client_id,
            Provider::Oidc(oidc) => &oidc.client_id,
        }
    }

    /// The registration at another provider than Entra, where it is one.
    #[must_use]
    pub fn oidc(&self) -> Option<&OidcProvider> {
        match &self.provider {
            Provider::Oidc(oidc) => Some(oidc),
            Provider::Entra(_) => None,
        }
    }

    /// The registration in Entra, where it is one.
    #[must_use]
    pub fn entra(&self) -> Option<&Entra> {
        match &self.provider {
            Provider::Entra(entra) => Some(entra),
            Provider::Oidc(_) => None,
        }
    }
}

/// The kinds of identity providers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Provider {
    /// Microsoft Entra ID.
    Entra(Entra),
    /// Any OpenID provider.
    Oidc(OidcProvider),
}

/// A registration in Microsoft Entra ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entra {
    /// Tenant id, domain, `organizations` or `common`.
    pub tenant: String,
    /// The application (client) id.
    pub client_id: String,
    /// The cloud.
    pub cloud: Cloud,
    /// Another login host of the same cloud, or a loopback origin for a loopback page.
    pub authority_host: Option<String>,
    /// For `organizations` and `common`: the tenant ids that may sign in; all where empty.
    pub allowed_tenants: Vec<String>,
}

/// A registration at any OpenID provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OidcProvider {
    /// The issuer, exactly.
    pub issuer: String,
    /// Where the discovery document is, where it is not under the issuer.
    pub discovery_url: Option<String>,
    /// The client id.
    pub client_id: String,
    /// Scopes beside `openid profile email`.
    pub scopes: Vec<String>,
    /// Further origins that the discovery document may name.
    pub hosts: Vec<String>,
    /// Audiences that an ID token may name beside the client (OpenID Connect Core 3.1.3.7 (3)).
    pub trusted_audiences: Vec<String>,
    /// The claim of the groups for this page, or a path to it ([`crate::json::at`]); `groups` where
    /// `None`.
    pub groups_claim: Option<String>,
    /// Whether the provider is asked for groups that the ID token lacks (`OpenID` Connect Core 5.3).
    pub user_info: bool,
    /// The address that signs out at the provider, with placeholders
    /// ([`super::template::SIGN_OUT`]); as discovery names it where `None`.
    pub sign_out_url: Option<String>,
}

/// Finding clusters through Azure Resource Manager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Azure {
    /// The name of the identity whose tokens are used.
    pub identity: String,
    /// Whether the page offers "Find my clusters".
    pub discover: bool,
    /// Subscription ids; all that the person can see where empty.
    pub subscriptions: Vec<String>,
    /// Sign-in methods of the clusters that are found, the first is the default.
    pub methods: Vec<Method>,
    /// Another origin of Resource Manager (loopback only).
    pub resource_manager: Option<String>,
    /// Another origin of Microsoft Graph (loopback only).
    pub graph: Option<String>,
}

/// Clusters that are told only to whoever is signed in: a document behind an API that wants a token
/// of theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// The https URL of the document.
    pub url: String,
    /// The scope of the access token that the API wants (RFC 6749 section 3.3).
    pub scope: String,
    /// The name of the identity whose tokens are used.
    pub identity: String,
}

/// One cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// DNS-1123 subdomain, unique.
    pub name: String,
    /// What people read, unique; the name where the file has none.
    pub display_name: String,
    /// A sentence about it.
    pub description: Option<String>,
    /// A heading and a filter.
    pub environment: Option<String>,
    /// The name of the identity people sign in with.
    pub identity: String,
    /// The https URL of the API server; empty for an `arc` cluster, whose way there `az` knows.
    pub server: String,
    /// Base64 of the PEM certificates of its authority; `None` for a public one.
    pub certificate_authority_data: Option<String>,
    /// The name in its certificate, where it is not the server's host.
    pub tls_server_name: Option<String>,
    /// The proxy on the way to it.
    pub proxy_url: Option<String>,
    /// A note on how to reach it.
    pub network: Option<String>,
    /// How the API server trusts people.
    pub trust: Trust,
    /// Sign-in methods on offer, the first is the default; at least one, but none for `arc`.
    pub methods: Vec<Method>,
    /// Namespaces on offer.
    pub namespaces: Vec<Namespace>,
    /// Whether a person may type another namespace (yes where the file is silent).
    pub any_namespace: bool,
    /// Groups that see this cluster; everybody where empty. Convenience, not a boundary:
    /// that is [`Catalogue`].
    pub visible_to: Vec<String>,
}

/// How an API server trusts people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// AKS-managed Entra integration.
    Aks(Aks),
    /// The API server trusts an OpenID provider itself.
    Oidc(OidcTrust),
    /// The cluster is reached through Azure Arc alone.
    Arc(Connected),
}

/// AKS-managed Entra integration; what is `None` comes from the identity and its cloud.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aks {
    /// The Azure resource id of the cluster.
    pub resource_id: Option<String>,
    /// The tenant people sign in to.
    pub tenant_id: Option<String>,
    /// The AKS server application.
    pub server_id: Option<String>,
    /// The AKS client application.
    pub client_id: Option<String>,
    /// Azure/kubelogin's name of the cloud.
    pub environment: Option<String>,
}

/// A cluster that is connected through Azure Arc: no file works for it on its own, because its
/// address exists only while `az connectedk8s proxy` runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connected {
    /// The Azure resource id (`Microsoft.Kubernetes/connectedClusters`).
    pub resource_id: String,
}

/// An API server that trusts an OpenID provider itself (its `--oidc-*` flags or
/// `AuthenticationConfiguration`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OidcTrust {
    /// The client kubectl signs in with; the identity's where `None`.
    pub client_id: Option<String>,
    /// All audiences that the API server accepts; just the client where empty.
    pub audiences: Vec<String>,
    /// The issuer exactly as the API server is told it; as discovery names it where `None`.
    pub issuer: Option<String>,
    /// Scopes that kubectl asks for beside `openid`.
    pub scopes: Vec<String>,
    /// The claim that becomes the user name; `sub` where `None`.
    pub username_claim: Option<String>,
    /// What is put before it; `<issuer>#` unless the claim is `email` where `None`, `-` for nothing.
    pub username_prefix: Option<String>,
    /// The claim that becomes the groups; none where `None`.
    pub groups_claim: Option<String>,
    /// What is put before each.
    pub groups_prefix: Option<String>,
    /// Whether AKS runs the API server, with the provider as an external one: names then begin with
    /// [`crate::clouds::AKS_EXTERNAL`], which the prefixes here have already.
    pub aks_external: bool,
    /// Base64 of the PEM certificates of the provider's authority, for kubectl and its helper.
    pub certificate_authority_data: Option<String>,
    /// Whether kubectl asks for `offline_access`; where `None`, if the provider lists it.
    pub offline_access: Option<bool>,
    /// Whether `builtin` may put the refresh token of the sign-in into the file.
    pub refresh_token: bool,
    /// Further parameters of kubectl's authorization request, each `name=value`.
    pub auth_params: Vec<String>,
    /// The redirect URI of `keyboard`; `urn:ietf:wg:oauth:2.0:oob`, or Entra's own, where `None`.
    pub keyboard_redirect: Option<String>,
}

impl OidcTrust {
    /// Whether the API server accepts tokens that were issued to a client.
    #[must_use]
    pub fn accepts(&self, client: &str) -> bool {
        match (self.audiences.as_slice(), &self.client_id) {
            ([], None) => true,
            ([], Some(own)) => own == client,
            (audiences, _) => audiences.iter().any(|audience| audience == client),
        }
    }
}

/// A namespace on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namespace {
    /// DNS-1123 label.
    pub name: String,
    /// What people read.
    pub display_name: Option<String>,
    /// Groups it belongs to: shown to them first.
    pub groups: Vec<String>,
}

/// The templates for names in the kubeconfig, over `{cluster}`, `{namespace}`, `{user}`,
/// `{environment}` and `{tenant}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameTemplates {
    /// Names of contexts.
    pub context: String,
    /// Names of clusters.
    pub cluster: String,
    /// Names of users.
    pub user: String,
}

impl Default for NameTemplates {
    fn default() -> Self {
        Self {
            context: "{cluster}-{namespace}".into(),
            cluster: "{cluster}".into(),
            user: "{user}@{cluster}".into(),
        }
    }
}

/// How kubectl signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// AKS: Azure/kubelogin opens the browser.
    Interactive,
    /// AKS: Azure/kubelogin uses `az login`.
    AzureCli,
    /// AKS: Azure/kubelogin uses `azd auth login`.
    Azd,
    /// A code to type on another device (Azure/kubelogin or int128/kubelogin).
    DeviceCode,
    /// int128/kubelogin opens the browser.
    Browser,
    /// int128/kubelogin shows an address and reads the code from the keyboard.
    Keyboard,
    /// The `oidc` auth provider compiled into kubectl.
    Builtin,
    /// A bearer token in the file.
    Token,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 8] = [
        Self::Interactive,
        Self::AzureCli,
        Self::Azd,
        Self::DeviceCode,
        Self::Browser,
        Self::Keyboard,
        Self::Builtin,
        Self::Token,
    ];

    /// The name in `portal.yaml` and in links.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Interactive => "interactive",
            Self::AzureCli => "azurecli",
            Self::Azd => "azd",
            Self::DeviceCode => "devicecode",
            Self::Browser => "browser",
            Self::Keyboard => "keyboard",
            Self::Builtin => "builtin",
            Self::Token => "token",
        }
    }

    /// The method of that name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }

    /// Whether it puts a token into the file.
    #[must_use]
    pub const fn holds_token(self) -> bool {
        matches!(self, Self::Builtin | Self::Token)
    }
}
