//! Words for asking for access, and the request itself.

use crate::access::request::{Carried, Request, RequestText};
use crate::ui::text::Text;
use crate::ui::text::language::{say, tr};

/// The heading.
pub const ASK: &str = "Ask for access";
/// What it is for.
pub const LEAD: &str = "A finished request for those who give access in this cluster. Read it, then send it: this page sends nothing.";
/// The download of the request.
pub const DOWNLOAD: &str = "Download request";
/// The copy of the request.
pub const COPY: &str = "Copy request";
/// Opens a mail.
pub const MAIL: &str = "Write a mail";
/// Opens the address of `portal.yaml`.
pub const OPEN: &str = "Open the request form";
/// What the request is about to say.
pub const REQUEST: &str = "The request";
/// The name of the file.
pub const FILE: &str = "access-request.txt";

/// The user name is as certain as the sign-in.
const CERTAIN: &str = "User name in the cluster";
/// The user name is likely.
const LIKELY: &str = "User name in the cluster, most likely";
/// Before a manifest with a user name that is likely.
const CHECK_FIRST: &str =
    "\nThe user name is not certain. I can run kubectl auth whoami, which says it.\n";
/// Before the commands for Azure, where nothing says who decides.
const OR_AZURE: &str = "\nIf Azure RBAC decides in the cluster, these instead:\n\n";
/// Before the commands for Azure, where they are the ones that count.
const BY_AZURE: &str = "\nAzure RBAC decides in the cluster, so the role is one of Azure:\n\n";

/// What an address could not carry, by the name of its link; nothing where it carries all.
#[must_use]
pub fn carried(name: &'static str, carried: Carried) -> Option<Text> {
    let left_out = match carried {
        Carried::Whole => return None,
        Carried::Short => "the manifest and the commands",
        Carried::NoText => "the request itself",
    };
    Some(say!(
        "“{name}” leaves out {left_out}, too long for an address. Copy the request to add it.",
        tr(name),
        tr(left_out)
    ))
}

/// The request as texts.
#[must_use]
pub fn request_text(request: &Request) -> RequestText {
    let request = request.plain();
    let place = if request.namespace.is_empty() {
        tr("whole cluster").into()
    } else {
        say!("namespace {namespace}", request.namespace)
    };
    let title = say!("Access to {cluster}, {place}: {role}", request.cluster, place, request.role);
    let mut facts = String::from(tr("Please give me access.\n\n"));
    let cluster = if request.place.is_empty() {
        request.cluster.clone()
    } else {
        format!("{} ({})", request.cluster, request.place)
    };
    for (name, value) in [
        ("Person", request.name.as_str()),
        (if request.likely { LIKELY } else { CERTAIN }, &request.user),
        ("Object id", &request.object_id),
        ("Cluster", &cluster),
        ("Where", &place),
        ("Role", &request.role),
    ] {
        if !value.is_empty() {
            facts.push_str(&format!("{}: {value}\n", tr(name)));
        }
    }
    let mut whole = facts.clone();
    if !request.manifest.is_empty() {
        if request.likely && !request.user.is_empty() {
            whole.push_str(tr(CHECK_FIRST));
        }
        whole.push_str(tr("\nThe manifest, for kubectl apply -f:\n\n"));
        whole.push_str(&request.manifest);
    }
    if !request.commands.is_empty() {
        whole.push_str(tr("\nOr as commands:\n\n"));
        whole.push_str(&request.commands.join("\n"));
        whole.push('\n');
    }
    if !request.azure.is_empty() {
        whole.push_str(tr(if request.manifest.is_empty() { BY_AZURE } else { OR_AZURE }));
        whole.push_str(&request.azure.join("\n"));
        whole.push('\n');
    }
    let short = if whole == facts {
        facts
    } else {
        facts + tr("\nThe manifest and the commands did not fit here. I can send them.\n")
    };
    RequestText { title: title.into_owned(), whole, short }
}
