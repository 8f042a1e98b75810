//! Words for what kubectl and its helpers said.

mod cluster;
mod entra;
mod network;
mod plain;
mod sign_in;

use plain::plain;

use crate::guide::troubleshoot::{Detail, EntraMeaning, Explanation, HostRole, Meaning, Speaker};
use crate::problem::Owner;
use crate::ui::text::Words;

/// Where nothing is known about a text.
pub const UNKNOWN: &str = "This text is not known here. Send it to whoever helps you with the cluster. What follows is your text without tokens, codes and passwords; look over it before you send it.";

/// Whose move it is.
#[must_use]
pub const fn owner(owner: Option<Owner>) -> &'static str {
    match owner {
        Some(Owner::Person) => "You can fix this.",
        Some(Owner::Directory | Owner::HomeOrganisation) => {
            "An administrator of your directory or of Azure has to act."
        }
        Some(Owner::Cluster) => "An administrator of the cluster has to act.",
        Some(Owner::Operator | Owner::Application) => "Whoever runs this page has to act.",
        Some(Owner::Network) => "The network is in the way.",
        Some(Owner::Wait) => "Try again in a while.",
        None => "Nobody has to act.",
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
        Speaker::Kubelet => "Kubelet of the node",
        Speaker::Admission => "Policy of the cluster",
        Speaker::Proxy => "Proxy on the way",
        Speaker::BrowserOpener => "Opener of the browser",
        Speaker::NodeClient => "Program on Node",
        Speaker::JavaClient => "Program on Java",
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
        HostRole::SignIn => "The host that signs people in, or Azure",
        HostRole::Cluster => "The API server of the cluster",
        HostRole::Node => "A node of the cluster",
        HostRole::ThisComputer => "This computer",
        HostRole::Proxy => "The proxy on the way",
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
fn exact(explanation: &Explanation) -> Option<(String, &'static str)> {
    let get = |detail: Detail| explanation.details.get(detail);
    let next = plain(explanation.meaning).1;
    let what = match explanation.meaning {
        Meaning::Forbidden => {
            let (verb, resource) = (get(Detail::Verb)?, get(Detail::Resource)?);
            let place = get(Detail::Namespace)
                .map_or_else(String::new, |namespace| format!(" in the namespace {namespace}"));
            let user = get(Detail::User).unwrap_or("you");
            format!("You are signed in as {user}, and this user may not {verb} {resource}{place}.")
        }
        Meaning::ForbiddenCluster => {
            let (verb, resource) = (get(Detail::Verb)?, get(Detail::Resource)?);
            format!("You may not {verb} {resource} for the whole cluster.")
        }
        Meaning::NoSuchHost
        | Meaning::PrivateCluster
        | Meaning::SignInNoSuchHost
        | Meaning::SignInUnreachable
        | Meaning::SignInCertificate => {
            format!("{} The name is {}.", plain(explanation.meaning).0, get(Detail::Host)?)
        }
        Meaning::NoContext => {
            format!("There is no context called {} in your kubeconfig.", get(Detail::Context)?)
        }
        Meaning::NamespaceMissing => {
            format!("The cluster has no namespace called {}.", get(Detail::Namespace)?)
        }
        Meaning::OtherPluginMissing => {
            format!("kubectl needs a program that is not there: {}.", get(Detail::Program)?)
        }
        Meaning::ExecFailed | Meaning::ExecFailedUnknown => {
            let helper = match get(Detail::Program)? {
                "kubectl" => "kubectl oidc-login",
                program => program,
            };
            plain(explanation.meaning).0.replace("helper", &format!("helper {helper}"))
        }
        Meaning::AzNoRole => {
            format!("Your account may not do this in Azure: {}.", get(Detail::Action)?)
        }
        Meaning::DuplicateName => {
            format!("The name {} stands twice in one list of your kubeconfig.", get(Detail::Name)?)
        }
        Meaning::Entra(cause) if EntraMeaning::of(cause) == EntraMeaning::Other => {
            format!("The directory refused the sign-in: {}.", get(Detail::Code)?)
        }
        _ => return None,
    };
    Some((what, next))
}
