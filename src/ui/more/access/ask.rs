//! A finished request for access: to read, copy, mail or open.

use leptos::prelude::*;

use super::super::commands::first_shell;
use super::super::parts::hand_over;
use super::asked::Asked;
use super::form::{Role, Scope, claim, is_likely, shown, subjects};
use crate::access::rbac::{
    AzureGrant, Decides, Fault, Grant, Principal, azure_commands, documents, kubectl_commands,
    write,
};
use crate::access::request::{Address, Request, mail, open};
use crate::guide::lines;
use crate::ids::is_label;
use crate::ui::element::{El, el, text};
use crate::ui::text::access::{rbac, request as words};

/// The part.
pub(super) fn ask(asked: Memo<Option<Asked>>) -> El {
    const ROLES: &[Role] = &[Role::View, Role::Edit, Role::Admin];
    let scope = Scope::new(asked);
    el("section", "guide")
        .set("aria-label", words::ASK)
        .child(text("h3", "", words::ASK))
        .child(text("p", "hint", words::LEAD))
        .children(scope.fields(["ask-place", "ask-role"], ROLES))
        .dyn_children(move || asked.get().map(|asked| outcome(&asked, scope)).unwrap_or_default())
}

fn outcome(asked: &Asked, scope: Scope) -> Vec<El> {
    let namespace = scope.namespace();
    if namespace.as_deref().is_some_and(|namespace| !is_label(namespace)) {
        return vec![text("p", "note", rbac::fault(Fault::NotNamespace)).set("role", "status")];
    }
    let request = request(asked, scope.role.get(), namespace).plain();
    let told = words::told(&request);
    let template = asked.reading.portal.support.as_ref().and_then(|one| one.request_url.as_deref());
    let form = template.and_then(|template| open(template, &request, &told));
    let leads = [(words::OPEN, form, true), (words::MAIL, mail(&told), false)];
    let leads: Vec<(&str, Address, bool)> = leads
        .into_iter()
        .filter_map(|(name, address, away)| Some((name, address?, away)))
        .collect();
    let left_out: Vec<String> = leads
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
        shown(whole),
        hand_over(labels, words::FILE.to_owned(), move || Some(copied.clone())),
        el("div", "hand-over").children(links),
    ];
    out.extend(left_out.into_iter().map(|told| text("p", "hint", told)));
    out
}

/// The facts, with manifest and commands as far as the cluster's view of the person is known.
fn request(asked: &Asked, role: Role, namespace: Option<String>) -> Request {
    let wanted = role.wanted();
    let shell = first_shell();
    let resource = asked.resource_id();
    let object_id = claim(asked, "oid");
    let object_id = asked.identity.entra().map(|_| object_id).unwrap_or_default();
    let decides = asked.decides();
    let azure = resource.filter(|_| decides != Decides::Kubernetes).and_then(|cluster| {
        azure_commands(&AzureGrant {
            object_id: &object_id,
            principal: Principal::User,
            wanted: &wanted,
            cluster,
            namespace: namespace.as_deref(),
        })
    });
    let mut request = Request {
        name: claim(asked, "name"),
        cluster: asked.cluster.display_name.clone(),
        place: resource.unwrap_or(&asked.cluster.server).to_owned(),
        namespace: namespace.clone().unwrap_or_default(),
        role: wanted.built_in().unwrap_or_default().to_owned(),
        azure: azure.map(|commands| lines(shell, &commands)).unwrap_or_default(),
        object_id,
        ..Request::default()
    };
    if let (Some(subject), _) = subjects(asked) {
        request.user.clone_from(&subject.name);
        request.likely = is_likely(asked);
        // Where Azure decides, its lines are the request; a manifest beside them would mislead.
        if decides == Decides::Azure && !request.azure.is_empty() {
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
