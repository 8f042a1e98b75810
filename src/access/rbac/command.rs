//! The same as commands: `kubectl create role` and its kin (kubernetes/kubectl
//! `pkg/cmd/create/create_{role,clusterrole,rolebinding,clusterrolebinding}.go`).

use super::manifest::{Binding, Document, Role};
use super::{Grant, GrantError, GrantedRole, SubjectKind, documents};

/// The commands of a grant, each as its words; a flag with its value is one word.
///
/// # Errors
/// As [`documents`].
pub fn kubectl_commands(grant: &Grant) -> Result<Vec<Vec<String>>, GrantError> {
    let documents = documents(grant)?;
    let commands = documents.iter().map(|document| match document {
        Document::Role(role) => create_role(role, grant),
        Document::Binding(binding) => create_binding(binding),
    });
    Ok(commands.collect())
}

fn create(kind: &str, name: &str) -> Vec<String> {
    ["kubectl", "create", kind, name].map(str::to_owned).into()
}

fn create_role(role: &Role, grant: &Grant) -> Vec<String> {
    let kind = if role.namespace.is_some() { "role" } else { "clusterrole" };
    let mut words = create(kind, &role.name);
    if let GrantedRole::Custom(custom) = &grant.wanted {
        // All rules have the same verbs. Neither they nor resources hold a comma.
        let verbs = role.rules.first().map(|rule| rule.verbs.join(",")).unwrap_or_default();
        words.push(format!("--verb={verbs}"));
        let mut resources = custom.resources.clone();
        resources.sort();
        resources.dedup();
        let resources: Vec<String> = resources.iter().map(|one| one.qualified()).collect();
        words.push(format!("--resource={}", resources.join(",")));
    }
    words.extend(role.namespace.iter().map(|namespace| format!("--namespace={namespace}")));
    words
}

fn create_binding(binding: &Binding) -> Vec<String> {
    let kind = if binding.namespace.is_some() { "rolebinding" } else { "clusterrolebinding" };
    let mut words = create(kind, &binding.name);
    let role = if binding.role.cluster { "clusterrole" } else { "role" };
    words.push(format!("--{role}={}", binding.role.name));
    for subject in &binding.subjects {
        let name = &subject.name;
        words.push(match subject.kind {
            SubjectKind::User => format!("--user={name}"),
            SubjectKind::Group => format!("--group={name}"),
            SubjectKind::ServiceAccount => {
                let namespace = subject.namespace.as_deref().unwrap_or_default();
                format!("--serviceaccount={namespace}:{name}")
            }
        });
    }
    words.extend(binding.namespace.iter().map(|namespace| format!("--namespace={namespace}")));
    words
}
