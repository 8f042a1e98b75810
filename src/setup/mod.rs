//! What an operator sets up at the identity provider, as values: the app registrations in Entra that
//! `portal.yaml` needs, written in the forms of four tools. Not part of the page.

mod forms;

pub use forms::{Form, write};

use crate::clouds::{AKS_SERVER, Cloud};
use crate::config::{Cluster, Entra, Identity, Method, Portal, Trust};
use crate::session;
use crate::visible::is_hidden;

/// Microsoft Graph, the same in all clouds.
const GRAPH: &str = "00000003-0000-0000-c000-000000000000";
/// Azure Service Management, which is what tokens for Resource Manager are for.
const SERVICE_MANAGEMENT: &str = "797f4846-ba00-4fd7-ba43-dac1f8f63013";
/// Where int128/kubelogin listens: the second only where the first is taken.
const LISTENERS: [&str; 2] = ["http://localhost:8000", "http://localhost:18000"];
/// The longest name that Entra takes for an application.
const LONGEST_NAME: usize = 120;

/// A delegated permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// The application id of the API.
    pub api: &'static str,
    /// The id of the permission there.
    pub id: &'static str,
    /// What people call it.
    pub name: &'static str,
}

/// `User.Read` of Microsoft Graph: the groups of a person who is in too many for a token.
pub const USER_READ: Permission =
    Permission { api: GRAPH, id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", name: "User.Read" };
/// `user_impersonation` of Azure Service Management: finding clusters.
pub const MANAGE: Permission = Permission {
    api: SERVICE_MANAGEMENT,
    id: "41094075-9dad-400e-a0bd-54e686782033",
    name: "user_impersonation",
};
/// `user_impersonation` of Azure Storage: a private catalogue in Azure Blob Storage.
pub const STORAGE: Permission = Permission {
    api: "e406a681-f3d4-42a8-90b6-c2b029497af1",
    id: "03e0da56-190b-40ad-a80c-ea378c433f7f",
    name: "user_impersonation",
};
/// How scopes of Azure Storage begin.
const STORAGE_SCOPE: &str = "https://storage.azure.com/";
/// `user.read` of the AKS server application: a token for AKS in the file.
pub const AKS_USER_READ: Permission =
    Permission { api: AKS_SERVER, id: "34a47c2f-cd0d-47b4-a93c-2c41130c671c", name: "user.read" };

/// Which groups of a person the ID token holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupsClaim {
    /// None.
    None,
    /// Those that are assigned to the application: never too many, if few are.
    Assigned,
    /// All security groups; beyond 200 the page asks Microsoft Graph.
    All,
}

impl GroupsClaim {
    /// The names of the choices.
    pub const NAMES: [&str; 3] = ["none", "assigned", "all"];

    /// The choice of that name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        match name {
            "none" => Some(Self::None),
            "assigned" => Some(Self::Assigned),
            "all" => Some(Self::All),
            _ => None,
        }
    }

    /// The value of `groupMembershipClaims`.
    #[must_use]
    pub const fn claim(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Assigned => "ApplicationGroup",
            Self::All => "SecurityGroup",
        }
    }
}

/// One application to register in Entra.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// What administrators and people who consent read.
    pub name: String,
    /// Which directories' people may sign in (`signInAudience`).
    pub audience: &'static str,
    /// The redirect URIs of the platform "Single-page application".
    pub spa: Vec<String>,
    /// The redirect URIs of the platform "Mobile and desktop applications".
    pub public: Vec<String>,
    /// Whether a sign-in without any redirect is allowed, which a device code is.
    pub fallback: bool,
    /// Which groups its ID tokens hold.
    pub groups: GroupsClaim,
    /// Whether its ID tokens hold `login_hint`, by which the page signs out without a question.
    pub login_hint: bool,
    /// What it asks of which API.
    pub permissions: Vec<Permission>,
}

/// All applications to register for one identity of `portal.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registrations {
    /// The cloud.
    pub cloud: Cloud,
    /// The directory, as `portal.yaml` names it.
    pub tenant: String,
    /// Whether only people who are assigned may sign in.
    pub assigned: bool,
    /// The page's own, and where needed the one that kubectl's helper signs in with.
    pub applications: Vec<Registration>,
}

/// What `portal.yaml` does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// The application's name; the one for kubectl has " (kubectl)" after it.
    pub name: String,
    /// Which groups the ID token holds.
    pub groups: GroupsClaim,
    /// Whether only people who are assigned may sign in.
    pub assigned: bool,
}

/// Why there are no registrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// `portal.yaml` has no `url`, so there is no redirect URI.
    NoUrl,
    /// The identity is not one of Entra.
    NotEntra,
    /// The name is empty, too long, or has characters that cannot be seen.
    Name,
}

/// The applications that one identity of a portal needs.
///
/// # Errors
/// [`Unfit`] where they cannot be known.
pub fn registrations(
    portal: &Portal,
    identity: &Identity,
    wishes: &Wishes,
) -> Result<Registrations, Unfit> {
    let entra = identity.entra().ok_or(Unfit::NotEntra)?;
    let page = portal.url.as_deref().ok_or(Unfit::NoUrl)?;
    let name = wishes.name.trim();
    let kubectl_name = format!("{name} (kubectl)");
    if name.is_empty() || name.contains(is_hidden) || kubectl_name.chars().count() > LONGEST_NAME {
        return Err(Unfit::Name);
    }
    // The browser's address always has a path.
    let page = if page.ends_with('/') { page.to_owned() } else { format!("{page}/") };
    let own = Registration {
        name: name.to_owned(),
        audience: audience(entra),
        spa: vec![session::redirect_uri(&page, identity)],
        public: Vec::new(),
        fallback: false,
        groups: wishes.groups,
        login_hint: true,
        permissions: permissions(portal, identity, wishes.groups),
    };
    let second = kubectl(portal, identity, entra, kubectl_name, wishes.groups);
    Ok(Registrations {
        cloud: entra.cloud,
        tenant: entra.tenant.clone(),
        assigned: wishes.assigned,
        applications: [own].into_iter().chain(second).collect(),
    })
}

fn audience(entra: &Entra) -> &'static str {
    match entra.tenant.as_str() {
        "organizations" => "AzureADMultipleOrgs",
        "common" => "AzureADandPersonalMicrosoftAccount",
        _ => "AzureADMyOrg",
    }
}

/// The least that what was chosen needs.
fn permissions(portal: &Portal, identity: &Identity, groups: GroupsClaim) -> Vec<Permission> {
    let azure = portal.azure.as_ref().filter(|azure| azure.identity == identity.name);
    let token = |methods: &[Method]| methods.contains(&Method::Token);
    let listed = |cluster: &Cluster| {
        cluster.identity == identity.name
            && matches!(cluster.trust, Trust::Aks(_))
            && token(&cluster.methods)
    };
    let in_file = azure.is_some_and(|azure| azure.discover && token(&azure.methods))
        || portal.clusters.iter().any(listed);
    let stored = portal.catalogue.as_ref().is_some_and(|catalogue| {
        catalogue.identity == identity.name && catalogue.scope.starts_with(STORAGE_SCOPE)
    });
    [
        // Graph is asked only with `azure`.
        (azure.is_some() && groups == GroupsClaim::All, USER_READ),
        (azure.is_some(), MANAGE),
        (in_file, AKS_USER_READ),
        (stored, STORAGE),
    ]
    .into_iter()
    .filter_map(|(needed, permission)| needed.then_some(permission))
    .collect()
}

/// The registration for int128/kubelogin: where API servers trust Entra themselves.
fn kubectl(
    portal: &Portal,
    identity: &Identity,
    entra: &Entra,
    name: String,
    groups: GroupsClaim,
) -> Option<Registration> {
    let trusts = |cluster: &&Cluster| {
        cluster.identity == identity.name && matches!(cluster.trust, Trust::Oidc(_))
    };
    let own: Vec<&Cluster> = portal.clusters.iter().filter(trusts).collect();
    let uses = |method: Method| own.iter().any(|cluster| cluster.methods.contains(&method));
    let mut public = Vec::new();
    if uses(Method::Browser) {
        public.extend(LISTENERS.map(str::to_owned));
    }
    for cluster in own.iter().filter(|cluster| cluster.methods.contains(&Method::Keyboard)) {
        let Trust::Oidc(trust) = &cluster.trust else { continue };
        let host = entra.cloud.login_host();
        let native = || format!("https://{host}/common/oauth2/nativeclient");
        let address = trust.keyboard_redirect.clone().unwrap_or_else(native);
        if !public.contains(&address) {
            public.push(address);
        }
    }
    let fallback = uses(Method::DeviceCode);
    (fallback || !public.is_empty()).then(|| Registration {
        name,
        audience: audience(entra),
        spa: Vec::new(),
        public,
        fallback,
        groups,
        login_hint: false,
        permissions: Vec::new(),
    })
}
