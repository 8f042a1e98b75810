//! Words for what was asked of Azure: the search, the way to a cluster, the groups.

use crate::azure::{ApiError, ApiErrorKind, GraphError, Rejection};
use crate::ui::text::language::{counted, say, tr};
use crate::ui::text::{Text, Words};

/// While the page gets a token.
pub const TOKEN: &str = "Getting a token for Azure Resource Manager…";
/// While Resource Graph or Resource Manager is asked.
pub const SEARCHING: &str = "Asking Azure for your clusters…";
/// What could not be asked.
pub const TROUBLES: &str = "Some searches failed";
/// Asks again for what failed.
pub const AGAIN: &str = "Ask again for these";
/// Other directories.
pub const TENANTS: &str = "You also belong to other directories. Look for their clusters there:";
/// Nothing is visible at all.
pub const NO_SUBSCRIPTION: &str = "Your account sees no subscription in this directory.";
/// Subscriptions, and no cluster in them.
pub const NO_CLUSTER: &str = "Azure shows you no cluster in this directory.";
/// What may be the reason.
pub const EMPTY_NEXT: &str = "Either there's none, or you need a role that can read it, such as “Azure Kubernetes Service Cluster User Role”. Ask the cluster's administrator for it. A new role takes some minutes.";
/// The request to copy.
pub const REQUEST: &str = "Copy a request for it";
/// The request was copied.
pub const REQUEST_COPIED: &str = "Request copied.";
/// The command for an administrator.
pub const COMMAND: &str = "Command for your administrator:";
/// Tries once more.
pub const WAY_AGAIN: &str = "Try again";
/// While Graph is asked.
pub const GROUPS: &str = "Asking Microsoft Graph for your groups…";

/// The clipboard was not available.
pub const REQUEST_LOST: &str = "The request couldn't be copied.";
/// What Resource Graph knows.
pub const RESOURCE_GRAPH: &str = "All subscriptions at once (Azure Resource Graph)";
/// Which subscriptions there are.
pub const SUBSCRIPTIONS: &str = "The list of your subscriptions";
/// There is more than is read.
pub const TRUNCATED: &str = "There's more than this page reads. Your administrator can name the subscriptions in portal.yaml.";
/// No known role is sure to help.
pub const NO_ROLE: &str =
    "This page doesn't know which role allows it. Ask the cluster's administrator.";
/// Why a cluster without Entra gets no file.
pub const WITHOUT_ENTRA: &str = "Azure has only one credential for it: a cluster administrator's certificate. It's the same for everybody and can't be taken back from one person. This page doesn't ask for it.";
/// What an administrator can do.
pub const WITHOUT_ENTRA_LINES: &str = "The cluster's administrator can turn Entra on. Once everybody has a role, they can turn the local accounts off:";
/// What to mind.
pub const WITHOUT_ENTRA_CARE: &str = "Entra can't be turned off again. Existing files work until the local accounts are disabled and the cluster's certificates are renewed (az aks rotate-certs).";

/// The title where there is no way to a cluster.
#[must_use]
pub fn no_way(name: &str) -> Text {
    say!("There's no file for {name} yet.", name)
}

/// The title for a cluster without Entra.
#[must_use]
pub fn without_entra(name: &str) -> Text {
    say!("{name} has no sign-in with Entra.", name)
}

/// A role that is needed, and where.
#[must_use]
pub fn needed(role: &str, scope: &str) -> Text {
    say!("You need the role “{role}” at {scope}.", role, scope)
}

/// Clusters behind Azure Arc, of a subscription.
#[must_use]
pub fn connected(subscription: &str) -> Text {
    say!("Clusters behind Azure Arc in {subscription}", subscription)
}

/// So many clusters of it came all the same.
#[must_use]
pub fn held(count: usize) -> Text {
    say!("Azure still returned {count} of its clusters.", count.to_string())
}

/// The request of somebody to whom Azure shows nothing.
#[must_use]
pub fn request(user: &str, oid: &str) -> Text {
    say!(
        "Hello,\n\nI want to work with an AKS cluster, and Azure shows me none.\n\nAccount: {user}\nObject id: {oid}\n\nPlease give me the role \"Azure Kubernetes Service Cluster User Role\" on the cluster, or on its resource group, and a role for the namespaces I am to work in. For the first:\n\naz role assignment create --assignee-object-id {oid} --assignee-principal-type User --role \"Azure Kubernetes Service Cluster User Role\" --scope <resource id of the cluster>\n",
        user,
        oid
    )
}

/// Why Graph does not tell the groups.
#[must_use]
pub fn silence(silence: &GraphError) -> Words {
    match silence {
        GraphError::NeedsConsent => Words {
            what: "Microsoft Graph doesn't tell this page your groups.".into(),
            next: "This page's application needs the Microsoft Graph permission User.Read. Tell your administrator.".into(),
        },
        GraphError::TooMany => Words {
            what: "You're in more groups than Microsoft Graph returns at once.".into(),
            next: "This page treats your groups as unknown and hides nothing.".into(),
        },
        GraphError::Api(refused) => refusal(refused),
    }
}

/// Why a credential of Azure's is not handed on.
#[must_use]
pub fn rejection(rejection: &Rejection) -> Words {
    const OPERATOR: &str = "It wasn't kept. Tell the cluster's administrator.";
    let told = |what: Text| Words { what, next: OPERATOR.into() };
    match rejection {
        Rejection::Admin => Words {
            what: "Azure answered with an administrator's credential, which is the same for everybody.".into(),
            next: "It wasn't kept. The cluster's administrator can turn Entra on (az aks update --enable-aad) and the local accounts off (--disable-local-accounts).".into(),
        },
        Rejection::NotAKubeconfig => told("Azure's answer holds no kubeconfig.".into()),
        Rejection::NotOne { clusters, users, .. } => {
            told(say!("Azure's file has {clusters} clusters and {users} users instead of one each.", clusters.to_string(), users.to_string()))
        }
        Rejection::BadServer => told("The server's address in Azure's file isn't a plain one.".into()),
        Rejection::NotHttps => told("The server in Azure's file doesn't use https.".into()),
        Rejection::OtherHost { server, expected } => told(say!("Azure's file leads to {server}, but the cluster's own name is {expected}.", server, expected.join(tr(" or ")))),
        Rejection::OtherDomain { server, domain } => told(match domain {
            Some(domain) => say!("Azure's file leads to {server}, which isn't within {domain}, where AKS clusters of this cloud are.", server, domain),
            None => say!("Azure's file leads to {server}. The domain of AKS clusters in this cloud isn't published.", server),
        }),
        Rejection::Insecure => told("Azure's file tells kubectl not to check the server's certificate.".into()),
        Rejection::BadAuthority(_) => told("The certificate authority in Azure's file can't be read.".into()),
        Rejection::AuthorityFile => told("The certificate authority in Azure's file is a file on another machine.".into()),
        Rejection::Proxy => Words {
            what: "Azure's file leads through a proxy, which could impersonate the server.".into(),
            next: "It wasn't kept. If the proxy is right, your administrator can list the cluster in portal.yaml with proxyUrl.".into(),
        },
        Rejection::OtherCloud { named } => Words {
            what: say!("Azure's file signs people in at another cloud, {named}.", named),
            next: "This page doesn't mix clouds. Your administrator should check cloud in portal.yaml.".into(),
        },
        Rejection::OtherTenant { named, expected } => told(say!("Azure's file signs people in to the tenant {named}, but the cluster belongs to {expected}.", named, expected.join(tr(" or ")))),
        Rejection::NotAnId => told("A tenant or application in Azure's file isn't a GUID.".into()),
        Rejection::UnknownHelper { command } => {
            told(say!("Azure's file signs people in with {command}, which isn't Azure's helper.", command))
        }
        Rejection::OtherNamespace => told("Azure's file is for another namespace than this page asked for.".into()),
    }
}

/// Azure asks to wait, so many seconds.
#[must_use]
pub fn waiting(seconds: u32) -> Text {
    say!("Azure is busy; retrying in {seconds} s.", seconds.to_string())
}

/// While the way to a cluster is asked for.
#[must_use]
pub fn way(cluster: &str) -> Text {
    say!("Asking Azure for the address and certificate of {cluster}…", cluster)
}

/// What the search found.
#[must_use]
pub fn found(clusters: usize, subscriptions: usize) -> Text {
    let place = counted!(subscriptions, "{count} subscription", "{count} subscriptions");
    counted!(
        clusters,
        "Found {count} cluster in {subscriptions}.",
        "Found {count} clusters in {subscriptions}.",
        place
    )
}

/// What was not what it should be.
#[must_use]
pub fn skipped(count: usize) -> Text {
    counted!(
        count,
        "This page couldn't read {count} entry of Azure's answer.",
        "This page couldn't read {count} entries of Azure's answer."
    )
}

/// How many groups Graph named.
#[must_use]
pub fn groups(count: usize) -> Text {
    counted!(
        count,
        "Microsoft Graph names {count} of your groups.",
        "Microsoft Graph names {count} of your groups."
    )
}

/// Looks in another tenant.
#[must_use]
pub fn look_in(name: &str) -> Text {
    say!("Look in {name}", name)
}

/// Why Azure did not answer.
#[must_use]
pub fn refusal(refusal: &ApiError) -> Words {
    let told =
        |what: &'static str, next: &'static str| Words { what: what.into(), next: next.into() };
    match &refusal.kind {
        ApiErrorKind::Unreachable => told(
            "Azure didn't answer, or this browser can't read its answer.",
            "Check your connection, VPN and proxy, then try again.",
        ),
        ApiErrorKind::Offline => told("This device is offline.", "Connect it, then try again."),
        ApiErrorKind::Unreadable => told(
            "Azure's answer can't be read.",
            "Try again. If it keeps failing, tell your administrator.",
        ),
        ApiErrorKind::Forbidden { action: Some(action), .. } => Words {
            what: say!("Your account has no role that allows {action}.", action),
            next: "Ask for the role below. If you just got it, wait some minutes and try again."
                .into(),
        },
        ApiErrorKind::Forbidden { action: None, .. } => told(
            "Your account has no role for this.",
            "Ask for the role below. If you just got it, wait some minutes and try again.",
        ),
        ApiErrorKind::WrongTenant(Some(tenant)) => Words {
            what: say!("This subscription belongs to another directory, {tenant}.", tenant),
            next: "Look for your clusters there.".into(),
        },
        ApiErrorKind::WrongTenant(None) => told(
            "This subscription belongs to another directory.",
            "Sign in with an account of that directory.",
        ),
        ApiErrorKind::ClaimsChallenge(_) => told(
            "Azure needs more proof that it's you.",
            "Continue at Microsoft. This page then goes on here.",
        ),
        ApiErrorKind::InvalidToken => told(
            "Azure doesn't accept this sign-in any more.",
            "Continue at Microsoft. This page then goes on here.",
        ),
        ApiErrorKind::Throttled(_) => told("Azure is busy.", "Wait a minute, then try again."),
        ApiErrorKind::NotFound => told(
            "Azure doesn't know this, or doesn't show it to you.",
            "It may have been deleted. Look for your clusters again.",
        ),
        ApiErrorKind::UnsupportedApiVersion => {
            told("This cloud doesn't offer what this page asked for.", "Tell your administrator.")
        }
        ApiErrorKind::ProviderNotRegistered => told(
            "The subscription doesn't use AKS (Microsoft.ContainerService isn't registered).",
            "It has no clusters.",
        ),
        ApiErrorKind::LocalAccountsDisabled => told(
            "The cluster gives out no static credential: its local accounts are disabled.",
            "That's correct. Tell your administrator that Azure gave this answer.",
        ),
        ApiErrorKind::ServerFault => {
            told("Azure has a fault at the moment.", "Try again a little later.")
        }
        ApiErrorKind::Other => told(
            "Azure refused the request.",
            "Send the details below to the cluster's administrator.",
        ),
    }
}
