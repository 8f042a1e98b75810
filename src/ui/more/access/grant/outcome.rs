//! What comes of a grant: a manifest, and the same as commands.

use super::form::{GrantForm, Grantee, GranteeKind};
use crate::access::SubjectKind;
use crate::access::rbac::{
    Authorizer, AzureGrant, Grant, Principal, azure_commands, documents, kubectl_commands,
    warnings, write,
};
use crate::guide::{Shell, lines};
use crate::ids::is_guid;
use crate::ui::element::{El, text};
use crate::ui::more::access::cluster_user::ClusterUser;
use crate::ui::more::access::fields::{claim, preview};
use crate::ui::more::widgets::{block, hand_over};
use crate::ui::text::access::rbac as words;

/// The manifest with what to think about, or what is missing.
pub(super) fn manifest(form: GrantForm, user: &ClusterUser) -> Vec<El> {
    let Some(grant) = form.grant(user) else { return Vec::new() };
    let made = grant.and_then(|grant| documents(&grant).map(|made| (grant, made)));
    let (grant, made) = match made {
        Ok(made) => made,
        Err(error) => {
            return vec![text("p", "note", words::error(error)).set("role", "status")];
        }
    };
    let Ok(manifest) = write(&made) else { return Vec::new() };
    let warned = warnings(&grant, &user.cluster, &user.issuer);
    let mut out: Vec<El> = warned
        .iter()
        .map(|one| text("p", "note warn", words::warning(one)).set("role", "status"))
        .collect();
    let account = grant.subject.kind == SubjectKind::ServiceAccount;
    if user.authorizer() == Authorizer::Azure && !account {
        out.insert(0, text("p", "note warn", words::AZURE_DECIDES).set("role", "status"));
    }
    let name = match &grant.namespace {
        Some(namespace) => format!("rolebinding-{namespace}.yaml"),
        None => "clusterrolebinding.yaml".to_owned(),
    };
    out.push(text("h3", "", words::MANIFEST));
    out.push(preview(manifest.clone()));
    let labels = (words::DOWNLOAD, Some(words::COPY));
    out.push(hand_over(labels, name, move || Some(manifest.clone())));
    out
}

/// The same as commands.
pub(super) fn commands(form: GrantForm, user: &ClusterUser, shell: Shell) -> Vec<El> {
    let Some(Ok(grant)) = form.grant(user) else { return Vec::new() };
    let Ok(commands) = kubectl_commands(&grant) else { return Vec::new() };
    let mut out = vec![block(lines(shell, &commands).join("\n"))];
    out.extend(by_azure(form, user, &grant, shell));
    out
}

/// The same where Azure RBAC decides, or may; service accounts are never its business.
fn by_azure(form: GrantForm, user: &ClusterUser, grant: &Grant, shell: Shell) -> Vec<El> {
    let Some(cluster) = user.resource_id() else { return Vec::new() };
    let lead = match user.authorizer() {
        Authorizer::Kubernetes => return Vec::new(),
        Authorizer::Azure => words::AZURE_CERTAIN,
        Authorizer::Unknown => words::AZURE_LEAD,
    };
    let (principal, object_id) = match (form.to.get(), grant.subject.kind) {
        (_, SubjectKind::ServiceAccount) => return Vec::new(),
        (Grantee::Me, _) => (Principal::User, claim(user, "oid")),
        (Grantee::Other, _) if form.kind.get() == GranteeKind::Application => {
            (Principal::ServicePrincipal, grant.subject.name.clone())
        }
        (_, SubjectKind::User) => (Principal::User, grant.subject.name.clone()),
        (_, SubjectKind::Group) => (Principal::Group, grant.subject.name.clone()),
    };
    let commands = azure_commands(&AzureGrant {
        object_id: &object_id,
        principal,
        wanted: &grant.wanted,
        cluster,
        namespace: grant.namespace.as_deref(),
    });
    let told = match commands {
        Some(commands) => block(lines(shell, &commands).join("\n")),
        None if !is_guid(&object_id) => text("p", "note", words::AZURE_ID),
        None => text("p", "note", words::AZURE_CUSTOM),
    };
    vec![text("h3", "", words::AZURE), text("p", "hint", lead), told]
}
