//! What can be wrong with a `portal.yaml`.

use crate::certificate::Doubt;
use crate::pem::PemFault;
use crate::yaml::YamlFault;

use super::Method;

/// How bad a mistake is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The file must be mended.
    Error,
    /// Worth knowing; nothing is left out that could be used.
    Warning,
}

/// One mistake and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The path in the file, like `clusters[2].oidc.issuer`; empty for the file as a whole.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub what: What,
}

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A list.
    List,
    /// Keys with values.
    Keys,
}

/// The kinds of clusters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrustKind {
    /// `aks`.
    Aks,
    /// `oidc`.
    Oidc,
    /// `arc`.
    Arc,
}

/// Why a value that is well formed signs nobody in, or does not do what is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unworkable {
    /// The provider's token endpoint wants a client secret from every client with a redirect URI
    /// of https, and a page can keep none.
    SecretNeeded {
        /// The provider.
        provider: &'static str,
    },
    /// The address of a document or endpoint of the provider, not its issuer.
    NotIssuer {
        /// What stands before it, most likely the issuer.
        issuer: String,
    },
    /// An issuer whose document is known to lie elsewhere, without `discoveryUrl`.
    DocumentElsewhere,
    /// An issuer of tokens for programs: no person can sign in there.
    NobodySignsIn,
    /// An issuer of Entra's under `oidc`.
    EntraIssuer {
        /// The tenant, where the address names one.
        tenant: String,
        /// The cloud, by its name here.
        cloud: &'static str,
    },
    /// The client id of AKS or Azure Arc, the same for everybody.
    AksClient,
    /// The client id of an application of Microsoft's own.
    MicrosoftClient,
    /// A path into a claim, where only the name of a claim may stand.
    NestedClaim {
        /// The path.
        path: String,
    },
    /// A path into a claim for groups, which an API server takes only by an expression.
    NestedGroups {
        /// The path.
        path: String,
    },
    /// The issuer's document lies elsewhere, and kubectl's helpers look under the issuer alone.
    HelperDiscovery,
    /// Entra for an `oidc` cluster of AKS, which takes every provider but that one.
    EntraExternal,
    /// A prefix that AKS refuses for an external provider.
    ExternalPrefix,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The file is empty.
    Empty,
    /// The file is HTML.
    Html,
    /// The file is JSON.
    Json,
    /// The file cannot be read as YAML.
    Yaml(YamlFault),
    /// A key that means nothing here.
    UnknownKey {
        /// The key.
        key: String,
        /// The known key that looks most like it.
        suggestion: Option<&'static str>,
        /// Every known key.
        known: &'static [&'static str],
    },
    /// A key for a secret; the file is public.
    Secret {
        /// The key.
        key: String,
    },
    /// A key that must be there is not.
    Missing {
        /// The key.
        key: &'static str,
    },
    /// The value is of another type.
    WrongType {
        /// What it should be.
        expected: Expected,
        /// The word that stands there, where it is one.
        found: Option<String>,
    },
    /// An empty text, or an empty list where one is needed.
    Blank,
    /// Not one of the values that are allowed.
    NotOneOf {
        /// What stands there.
        found: String,
        /// What may stand there.
        allowed: Vec<String>,
        /// The one that looks most like it.
        suggestion: Option<String>,
    },
    /// None of the keys of which one is needed.
    NeitherOf {
        /// The keys.
        keys: &'static [&'static str],
    },
    /// Several of the keys of which only one may be there.
    BothOf {
        /// The keys.
        keys: &'static [&'static str],
    },
    /// The value must be unique, and stands already elsewhere.
    Duplicate {
        /// The value.
        value: String,
        /// The line where it stands first.
        first: usize,
    },
    /// A name in a private catalogue that a cluster in `portal.yaml` has already.
    InPortal {
        /// The name.
        value: String,
    },
    /// A space or control character where there must be none.
    HasSpace,
    /// Not a DNS-1123 subdomain.
    NotSubdomain,
    /// Not a DNS-1123 label.
    NotLabel,
    /// Not a host name.
    NotHost,
    /// Not an address of a form that is used here.
    NotUrl,
    /// http to a host other than the machine itself.
    NotHttps,
    /// An address with more than scheme, host and port.
    NotOrigin,
    /// The address of a page that does not end with a slash.
    NotFolder,
    /// The address of a page that browsers write in another way.
    NotNormal {
        /// The address as they write it.
        address: String,
    },
    /// A host that the page's policy cannot name, so that the browser would not ask it.
    NotNameable,
    /// The scheme is not one of these.
    Scheme {
        /// The schemes that are allowed.
        allowed: &'static [&'static str],
    },
    /// Not a GUID.
    NotGuid,
    /// Neither a GUID, nor a domain, nor `organizations` or `common`.
    NotTenant,
    /// Not a scope: empty or with a space or quotation mark (RFC 6749 appendix A.4).
    NotScope,
    /// Not an Azure resource id of a cluster.
    NotResourceId {
        /// The type of resource that is wanted.
        kind: String,
    },
    /// The resource id of an Azure Arc cluster under `aks`.
    ArcUnderAks,
    /// Not a further parameter of an authorization request.
    NotParameter,
    /// Not base64 of PEM certificates.
    NotPem(PemFault),
    /// The certificates will not do, or not all of them.
    Certificates(Doubt),
    /// A host that is none of the cloud's own.
    ForeignHost {
        /// The hosts that belong to the cloud.
        allowed: Vec<String>,
    },
    /// A loopback address, on a page that is not on one.
    LoopbackOnly,
    /// No such identity.
    UnknownIdentity {
        /// What stands there.
        found: String,
        /// The names of the identities.
        known: Vec<String>,
    },
    /// The identity must be one of Entra.
    NotEntraIdentity,
    /// Several identities of which one sends no `iss` need a redirect each.
    RedirectNeeded,
    /// Two identities share a redirect URI, which works only where their providers promise `iss`.
    RedirectShared {
        /// The line of the first.
        first: usize,
    },
    /// Nothing is wrong with its form, but it cannot work.
    Unworkable(Unworkable),
    /// The key has no effect beside the others.
    NoEffect,
    /// The method does not belong to this kind of cluster.
    WrongMethod {
        /// The method.
        method: Method,
        /// The kind of cluster.
        kind: TrustKind,
        /// The methods of that kind.
        allowed: Vec<Method>,
    },
    /// A token for AKS comes only from Entra, and the identity is another.
    TokenNotEntra,
    /// A token for AKS comes from the identity's tenant, and the cluster's is another.
    TokenOtherTenant,
    /// A token for AKS goes only to servers in the cloud's own domain, which this one is not.
    NotAksServer {
        /// The domain, where the cloud has one.
        domain: Option<&'static str>,
    },
    /// A token for AKS does not go through a proxy, whose owner could read it.
    TokenByProxy,
    /// A token for AKS goes only to servers whose certificate bears a name of AKS itself.
    TokenOtherName {
        /// The domain, where the cloud has one.
        domain: Option<&'static str>,
    },
    /// The sign-in's token is of another issuer than the API server trusts.
    TokenOtherIssuer {
        /// The method.
        method: Method,
        /// The issuer of the sign-in.
        issuer: String,
    },
    /// Entra's refresh tokens work only in the page (AADSTS9002327).
    EntraRefresh,
    /// Nothing is published of the Resource Manager of this cloud.
    NoResourceManager,
    /// A method that puts a token into the file comes first.
    TokenFirst {
        /// The method.
        method: Method,
    },
    /// The API server does not accept tokens that are issued to the page.
    NotInAudiences {
        /// The method.
        method: Method,
        /// The page's client.
        client: String,
    },
    /// No method is left.
    NoMethod,
    /// An `oidc` cluster under Entra needs a client of its own.
    OwnClientNeeded,
    /// The issuer depends on the person's tenant, so it must be said.
    IssuerNeeded,
    /// An `aks` cluster under an identity that is not Entra's must say its tenant.
    TenantNeeded,
    /// A placeholder that does not exist, or a brace without its other half.
    Placeholder {
        /// The placeholder as it stands.
        found: String,
        /// Those that exist.
        known: &'static [&'static str],
    },
    /// A placeholder in the part of an address that says where it leads.
    PlaceholderPlace {
        /// The placeholder as it stands.
        found: String,
    },
    /// The template gives every cluster the same name.
    NotUnique,
    /// There are more mistakes than are told at once.
    More,
}

impl What {
    /// A value that is not one of those allowed, with the one that looks most like it.
    pub(super) fn not_one_of(found: &str, allowed: &[&str]) -> Self {
        Self::NotOneOf {
            found: found.to_owned(),
            allowed: allowed.iter().map(|&a| a.to_owned()).collect(),
            suggestion: super::suggest::nearest(found, allowed).map(str::to_owned),
        }
    }
}
