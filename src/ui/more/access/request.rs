//! A finished request for access: to read, copy, mail or open.

use super::super::commands::first_shell;
use super::super::widgets::hand_over;
use super::cluster_user::ClusterUser;
use super::fields::{RoleChoice, ScopeFields, claim, is_likely, preview, subjects};
use crate::access::rbac::{
    Authorizer, AzureGrant, Grant, GrantError, Principal, azure_commands, documents,
    kubectl_commands, write,
};
use crate::access::request::{Address, Request, form_link, mailto_link};
use crate::guide::lines;
use crate::ids::is_label;
use crate::ui::element::{El, el, text};
use crate::ui::signal::Memo;
use crate::ui::text::Text;
use crate::ui::text::access::{rbac, request as words};

/// The part.
pub(super) fn request(user: Memo<Option<ClusterUser>>) -> El {
    const ROLES: &[RoleChoice] = &[RoleChoice::View, RoleChoice::Edit, RoleChoice::Admin];
    let scope = ScopeFields::new(user);
    el("section", "guide")
        .set("aria-label", words::ASK)
        .child(text("h3", "", words::ASK))
        .child(text("p", "hint", words::LEAD))
        .children(scope.fields(["ask-place", "ask-role"], ROLES))
        .dyn_children(move || user.get().map(|user| outcome(&user, scope)).unwrap_or_default())
}

fn outcome(user: &ClusterUser, scope: ScopeFields) -> Vec<El> {
    let namespace = scope.namespace();
    if namespace.as_deref().is_some_and(|namespace| !is_label(namespace)) {
        return vec![
            text("p", "note", rbac::error(GrantError::NotNamespace)).set("role", "status"),
        ];
    }
    let request = access_request(user, scope.role.get(), namespace).plain();
    let told = words::request_text(&request);
    let template = user.reading.portal.support.as_ref().and_then(|one| one.request_url.as_deref());
    let form = template.and_then(|template| form_link(template, &request, &told));
    let leads = [(words::OPEN, form, true), (words::MAIL, mailto_link(&told), false)];
    let leads: Vec<(&'static str, Address, bool)> = leads
        .into_iter()
        .filter_map(|(name, address, away)| Some((name, address?, away)))
        .collect();
    let left_out: Vec<Text> = leads
        .iter()
        .filter_map(|(name, address, _)| words::carried(name, address.carried))
        .collect();
    let links = leads.into_iter().map(|(name, address, away)| {
        let link = text("a", "btn", name).set("href", address.href);
        let link = link.set("rel", "noopener noreferrer");
        if away { link.set("target", "_blank") } else { link }
    });
    let whole = format!("{}\n\n{}", told.title, told.whole);
    let copied = whole.clone();
    let labels = (words::DOWNLOAD, Some(words::COPY));
    let mut out = vec![
        text("h3", "", words::REQUEST),
        preview(whole),
        hand_over(labels, words::FILE.to_owned(), move || Some(copied.clone())),
        el("div", "hand-over").children(links),
    ];
    out.extend(left_out.into_iter().map(|told| text("p", "hint", told)));
    out
}

/// The facts, with manifest and commands as far as the cluster's view of the person is known.
fn access_request(user: &ClusterUser, role: RoleChoice, namespace: Option<String>) -> Request {
    let wanted = role.wanted();
    let shell = first_shell();
    let resource = user.resource_id();
    let object_id = claim(user, "oid");
    let object_id = user.identity.entra().map(|_| object_id).unwrap_or_default();
    let authorizer = user.authorizer();
    let azure = resource.filter(|_| authorizer != Authorizer::Kubernetes).and_then(|cluster| {
        azure_commands(&AzureGrant {
            object_id: &object_id,
            principal: Principal::User,
            wanted: &wanted,
            cluster,
            namespace: namespace.as_deref(),
        })
    });
    let mut request = Request {
        name: claim(user, "name"),
        cluster: user.cluster.display_name.clone(),
        place: resource.unwrap_or(&user.cluster.server).to_owned(),
        namespace: namespace.clone().unwrap_or_default(),
        role: wanted.built_in().unwrap_or_default().to_owned(),
        azure: azure.map(|commands| lines(shell, &commands)).unwrap_or_default(),
        object_id,
        ..Request::default()
    };
    if let (Some(subject), _) = subjects(user) {
        request.user.clone_from(&subject.name);
        request.likely = is_likely(user);
        // Where Azure decides, its lines are the request; a manifest beside them would mislead.
        if authorizer == Authorizer::Azure && !request.azure.is_empty() {
            return request;
        }
        let grant = Grant { subject, wanted, namespace };
        request.manifest =
            documents(&grant).ok().and_then(|made| write(&made).ok()).unwrap_or_default();
        let commands = kubectl_commands(&grant);
        request.commands = commands.map(|all| lines(shell, &all)).unwrap_or_default();
    }
    request
}
