//! Words for what kubectl and its helpers said.

use crate::ui::text::language::{say, tr};
mod cluster;
mod entra;
mod network;
mod plain;
mod sign_in;

use plain::plain;

use crate::guide::troubleshoot::{Detail, EntraMeaning, Explanation, HostRole, Meaning, Speaker};
use crate::problem::Owner;
use crate::ui::text::{Text, Words};

/// Where nothing is known about a text.
pub const UNKNOWN: &str = "This text isn't known here. Send it to your administrator. Below is your text without tokens, codes and passwords. Check it before you send it.";

/// Whose move it is.
#[must_use]
pub const fn owner(owner: Option<Owner>) -> &'static str {
    match owner {
        Some(Owner::Person) => "You can fix this.",
        Some(Owner::Directory | Owner::HomeOrganisation) => {
            "An administrator of your directory or Azure has to act."
        }
        Some(Owner::Cluster) => "The cluster's administrator has to act.",
        Some(Owner::Operator | Owner::Application) => "Your administrator has to act.",
        Some(Owner::Network) => "The network is the cause.",
        Some(Owner::Wait) => "Try again later.",
        None => "Nobody has to do anything.",
    }
}

/// Before the program whose words explain what happened.
pub const SAID_BY: &str = "Said by";

/// The program whose words explain what happened.
#[must_use]
pub const fn speaker(speaker: Speaker) -> &'static str {
    match speaker {
        Speaker::Kubectl => "kubectl",
        Speaker::AzureKubelogin => "kubelogin (Azure)",
        Speaker::OidcLogin => "kubelogin (int128, oidc-login)",
        Speaker::AzureCli => "Azure CLI",
        Speaker::AzurePowerShell => "Azure PowerShell",
        Speaker::AzureDeveloperCli => "Azure Developer CLI",
        Speaker::ApiServer => "API server",
        Speaker::Kubelet => "The node's kubelet",
        Speaker::Admission => "Cluster policy",
        Speaker::Proxy => "Proxy in between",
        Speaker::BrowserOpener => "Browser opener",
        Speaker::NodeClient => "Node.js program",
        Speaker::JavaClient => "Java program",
        Speaker::RustClient => "Program with kube-rs",
        Speaker::Shell => "Shell or pipeline",
    }
}

/// Before what the host is.
pub const ABOUT_HOST: &str = "About";

/// What the host is that a text speaks about.
#[must_use]
pub const fn host(role: HostRole) -> &'static str {
    match role {
        HostRole::SignIn => "The sign-in host, or Azure",
        HostRole::Cluster => "The cluster's API server",
        HostRole::Node => "A node of the cluster",
        HostRole::ThisComputer => "This computer",
        HostRole::Proxy => "The proxy in between",
    }
}

/// The name of a detail.
#[must_use]
pub const fn detail(detail: Detail) -> &'static str {
    match detail {
        Detail::Code => "Number",
        Detail::Correlation => "Correlation ID",
        Detail::User => "User",
        Detail::Verb => "Action",
        Detail::Resource => "On",
        Detail::Namespace => "Namespace",
        Detail::Host => "Host",
        Detail::Context => "Context",
        Detail::Program => "Program",
        Detail::Action => "Action in Azure",
        Detail::Tenant => "Tenant",
        Detail::Name => "Name",
    }
}

/// What happened, and what to do.
#[must_use]
pub fn words(explanation: &Explanation) -> Words {
    match exact(explanation) {
        Some((what, next)) => Words { what, next: next.into() },
        None => {
            let (what, next) = plain(explanation.meaning);
            Words { what: what.into(), next: next.into() }
        }
    }
}

/// With the details of the text, where it has them.
fn exact(explanation: &Explanation) -> Option<(Text, &'static str)> {
    let get = |detail: Detail| explanation.details.get(detail);
    let next = plain(explanation.meaning).1;
    let what = match explanation.meaning {
        Meaning::Forbidden => forbidden(explanation)?,
        Meaning::ForbiddenCluster => {
            let (verb, resource) = (get(Detail::Verb)?, get(Detail::Resource)?);
            say!("You can't {verb} {resource} for the whole cluster.", verb, resource)
        }
        Meaning::NoSuchHost
        | Meaning::PrivateCluster
        | Meaning::SignInNoSuchHost
        | Meaning::SignInUnreachable
        | Meaning::SignInCertificate => {
            say!("{what} The name is {host}.", tr(plain(explanation.meaning).0), get(Detail::Host)?)
        }
        Meaning::NoContext => {
            say!("Your kubeconfig has no context called {context}.", get(Detail::Context)?)
        }
        Meaning::NamespaceMissing => {
            say!("The cluster has no namespace called {namespace}.", get(Detail::Namespace)?)
        }
        Meaning::OtherPluginMissing => {
            say!("kubectl can't find a program it needs: {program}.", get(Detail::Program)?)
        }
        Meaning::ExecFailed => {
            say!("The sign-in helper {helper} stopped with an error.", helper(explanation)?)
        }
        Meaning::ExecFailedUnknown => say!(
            "The sign-in helper {helper} stopped, and its reason isn't known here.",
            helper(explanation)?
        ),
        Meaning::AzNoRole => {
            say!("Your account isn't allowed to do this in Azure: {action}.", get(Detail::Action)?)
        }
        Meaning::DuplicateName => {
            say!(
                "The name {name} appears twice in one list of your kubeconfig.",
                get(Detail::Name)?
            )
        }
        Meaning::Entra(cause) if EntraMeaning::of(cause) == EntraMeaning::Other => {
            say!("The directory refused the sign-in: {number}.", get(Detail::Code)?)
        }
        _ => return None,
    };
    Some((what, next))
}

/// Who may not do what, and where.
fn forbidden(explanation: &Explanation) -> Option<Text> {
    let get = |detail: Detail| explanation.details.get(detail);
    let (verb, resource) = (get(Detail::Verb)?, get(Detail::Resource)?);
    let place = get(Detail::Namespace)
        .map_or_else(Text::default, |namespace| say!(" in the namespace {namespace}", namespace));
    let user = get(Detail::User).unwrap_or(tr("you"));
    Some(say!(
        "You're signed in as {user}, and this user can't {verb} {resource}{place}.",
        user,
        verb,
        resource,
        place
    ))
}

/// The helper, as one calls it.
fn helper(explanation: &Explanation) -> Option<&str> {
    Some(match explanation.details.get(Detail::Program)? {
        "kubectl" => "kubectl oidc-login",
        program => program,
    })
}
