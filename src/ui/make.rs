//! From the choices on the page to the file: the one place where the page asks for a kubeconfig.

use std::sync::Arc;

use leptos::prelude::*;

use super::components::namespace_mistake;
use super::state::Page;
use super::text::en::kubeconfig as words;
use crate::config::{Cluster, Method, Provider};
use crate::kubeconfig::{self, Choice, ComposeError, Holder, Kubeconfig};
use crate::problem::{Problem, Whose};

/// A token goes into a file only if it lasts at least this long, in seconds.
const LEAST: i64 = 600;

/// What stands where the file goes.
#[derive(Clone)]
pub enum Made {
    /// No cluster is chosen.
    Nothing,
    /// A namespace must be mended first.
    Mend,
    /// The token ends too soon.
    EndsSoon,
    /// It cannot be made.
    Failed(Problem),
    /// The file.
    File(Arc<Ready>),
}

impl PartialEq for Made {
    // The document is what its text says, so the text will do.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing, Self::Nothing)
            | (Self::Mend, Self::Mend)
            | (Self::EndsSoon, Self::EndsSoon) => true,
            (Self::Failed(one), Self::Failed(other)) => one == other,
            (Self::File(one), Self::File(other)) => {
                one.name == other.name && one.text == other.text && one.ends == other.ends
            }
            _ => false,
        }
    }
}

/// A file that can be handed over.
pub struct Ready {
    /// Its name.
    pub name: String,
    /// Its text, byte for byte.
    pub text: String,
    /// The document behind it.
    pub file: Kubeconfig,
    /// When the token in it ends, in seconds; `None` where it holds none.
    pub ends: Option<i64>,
}

/// Makes the file of the page's choices, tracked.
#[must_use]
pub fn make(page: Page) -> Made {
    let clusters = page.chosen_clusters();
    let (Some(session), Some(identity)) = (page.session.get(), page.signed_in_with()) else {
        return Made::Nothing;
    };
    if clusters.is_empty() {
        return Made::Nothing;
    }
    let wishes: Vec<(Cluster, String, Method)> = clusters
        .into_iter()
        .filter_map(|cluster| {
            let method = page.method_for(&cluster)?;
            let namespace = page.namespace(&cluster.name);
            Some((cluster, namespace, method))
        })
        .collect();
    if wishes.iter().any(|(cluster, text, _)| namespace_mistake(cluster, text).is_some()) {
        return Made::Mend;
    }
    let holds = wishes.iter().any(|(_, _, method)| method.holds_token());
    if holds && session.id_token_ends() - page.now.get() < LEAST {
        return Made::EndsSoon;
    }
    let choices: Vec<Choice<'_>> = wishes
        .iter()
        .map(|(cluster, namespace, method)| Choice {
            cluster,
            namespace: Some(namespace.as_str()).filter(|text| !text.is_empty()),
            method: *method,
        })
        .collect();
    let holder = Holder {
        user: &session.person.file_user,
        login_hint: session.person.login_hint.as_deref(),
        tenant: session.person.tid.as_deref(),
        issuer: &session.issuer,
        identity: &identity,
        id_token: holds.then(|| session.id_token()),
    };
    let names = page.portal(|portal| portal.names.clone()).unwrap_or_default();
    let made = kubeconfig::compose(&choices, &holder, &names, &words::hints()).and_then(|file| {
        let text = file.to_yaml().map_err(|_| ComposeError::Unwritable)?;
        Ok((file, text))
    });
    match made {
        Ok((file, text)) => Made::File(Arc::new(Ready {
            name: kubeconfig::file_name(&choices),
            text,
            ends: holds.then(|| session.id_token_ends()),
            file,
        })),
        Err(error) => {
            let problem = Problem::new(error.code(), Whose::Operator);
            let tenant = match &identity.provider {
                Provider::Entra(entra) => entra.tenant.clone(),
                Provider::Oidc(_) => String::new(),
            };
            Made::Failed(problem.with("tenant", tenant))
        }
    }
}
