//! Words for what kubectl and its helpers said.

mod plain;
mod refusal;

use plain::plain;

use crate::guide::said::{Fact, Meaning, Refusal, Said, Who};
use crate::ui::text::Words;

/// Where nothing is known about a text.
pub const UNKNOWN: &str = "This text is not known here. Send it to whoever helps you with the cluster. What follows is your text without tokens, codes and passwords; look over it before you send it.";

/// Whose move it is.
#[must_use]
pub const fn who(who: Who) -> &'static str {
    match who {
        Who::You => "You can mend this.",
        Who::Directory => "An administrator of your directory or of Azure has to act.",
        Who::Cluster => "An administrator of the cluster has to act.",
        Who::Portal => "Whoever runs this page has to act.",
        Who::Network => "The network is in the way.",
        Who::Wait => "Try again in a while.",
        Who::Nobody => "Nobody has to act.",
    }
}

/// The name of a detail.
#[must_use]
pub const fn fact(fact: Fact) -> &'static str {
    match fact {
        Fact::Code => "Number",
        Fact::Correlation => "Correlation ID",
        Fact::User => "User",
        Fact::Verb => "Action",
        Fact::Resource => "On",
        Fact::Namespace => "Namespace",
        Fact::Host => "Host",
        Fact::Context => "Context",
        Fact::Program => "Program",
        Fact::Action => "Action in Azure",
        Fact::Tenant => "Tenant",
        Fact::Name => "Name",
    }
}

/// What happened, and what to do.
#[must_use]
pub fn words(said: &Said) -> Words {
    match exact(said) {
        Some((what, next)) => Words { what, next: next.into() },
        None => {
            let (what, next) = plain(said.meaning);
            Words { what: what.into(), next: next.into() }
        }
    }
}

/// With the details of the text, where it has them.
fn exact(said: &Said) -> Option<(String, &'static str)> {
    let get = |fact: Fact| said.facts.get(fact);
    let next = plain(said.meaning).1;
    let what = match said.meaning {
        Meaning::Forbidden => {
            let (verb, resource) = (get(Fact::Verb)?, get(Fact::Resource)?);
            let place = get(Fact::Namespace)
                .map_or_else(String::new, |namespace| format!(" in the namespace {namespace}"));
            let user = get(Fact::User).unwrap_or("you");
            format!("You are signed in as {user}, and this user may not {verb} {resource}{place}.")
        }
        Meaning::ForbiddenCluster => {
            let (verb, resource) = (get(Fact::Verb)?, get(Fact::Resource)?);
            format!("You may not {verb} {resource} for the whole cluster.")
        }
        Meaning::NoSuchHost | Meaning::PrivateCluster => {
            format!("{} The name is {}.", plain(said.meaning).0, get(Fact::Host)?)
        }
        Meaning::NoContext => {
            format!("There is no context called {} in your kubeconfig.", get(Fact::Context)?)
        }
        Meaning::NamespaceMissing => {
            format!("The cluster has no namespace called {}.", get(Fact::Namespace)?)
        }
        Meaning::OtherPluginMissing => {
            format!("kubectl needs a program that is not there: {}.", get(Fact::Program)?)
        }
        Meaning::AzNoRole => {
            format!("Your account may not do this in Azure: {}.", get(Fact::Action)?)
        }
        Meaning::DuplicateName => {
            format!("The name {} stands twice in one list of your kubeconfig.", get(Fact::Name)?)
        }
        Meaning::Entra(Refusal::Other) => {
            format!("The directory refused the sign-in: {}.", get(Fact::Code)?)
        }
        _ => return None,
    };
    Some((what, next))
}
