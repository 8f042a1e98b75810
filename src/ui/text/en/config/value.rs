//! Words for single values in `portal.yaml`.

use super::super::wording::fixed;
use crate::config::{PemFault, What};
use crate::ui::text::Text;
use crate::ui::text::language::say;

/// A single text of the wrong form.
pub(super) fn value(what: &What) -> (Text, Text) {
    match what {
        What::HasSpace => fixed(
            "This has a space, a line break or an invisible character in it.",
            "Remove it. This is compared letter by letter.",
        ),
        What::NotSubdomain => fixed(
            "This isn't a name that Kubernetes accepts.",
            "Use lower-case letters, digits, hyphens and dots. Begin and end with a letter or digit.",
        ),
        What::NotLabel => fixed(
            "A namespace can't have this name.",
            "Use at most 63 lower-case letters, digits and hyphens. Begin and end with a letter \
             or digit.",
        ),
        What::NotHost => fixed("This isn't a host name.", "Write only the name, without https://."),
        What::NotUrl => fixed(
            "This isn't a usable address.",
            "Write it in full, like https://host.example:443/path, without user, query, fragment or spaces.",
        ),
        What::NotHttps => fixed(
            "This address isn't encrypted: it begins with http.",
            "Use https. http is only for addresses of the machine itself, such as localhost.",
        ),
        What::NotOrigin => fixed("This address has a path.", "End it after host and port."),
        What::NotFolder => fixed("This isn't the page's folder.", "End the address with a slash."),
        What::NotNormal { address } => (
            "Browsers write this address in another way, so the page wouldn't recognise itself."
                .into(),
            say!("Write {address}", address),
        ),
        What::NotNameable => fixed(
            "The browser wouldn't let the page reach this host.",
            "Write a host name. For this machine itself, write localhost or 127.0.0.1.",
        ),
        What::Scheme { allowed } => (
            "This kind of address doesn't belong here.".into(),
            say!("Begin it with one of: {allowed}.", allowed.join(", ")),
        ),
        What::NotGuid => fixed(
            "This isn't an id of Azure or Entra.",
            "Copy the id as the Azure portal shows it: 32 digits and letters a to f in five \
             groups, like 11111111-1111-4111-8111-111111111111.",
        ),
        What::NotTenant => fixed(
            "This isn't a tenant.",
            "Write the tenant's id or one of its domains. For an identity, organizations or common work too.",
        ),
        What::NotScope => fixed(
            "This isn't a scope.",
            "Write each scope as its own item, without spaces or quotation marks.",
        ),
        What::NotResourceId { kind } => (
            say!("This isn't the resource id of a cluster ({kind}).", kind),
            "Copy it from: az aks show --query id, or az connectedk8s show --query id. It begins \
             with /subscriptions/."
                .into(),
        ),
        What::ArcUnderAks => fixed(
            "This is a cluster behind Azure Arc, not an AKS cluster.",
            "Write arc instead of aks, with resourceId and nothing else.",
        ),
        What::NotParameter => fixed(
            "This isn't a parameter that can be added.",
            "Write name=value, without commas, quotes, spaces or a second =. You can't set kubelogin's own parameters, such as scope and state.",
        ),
        What::NotPem(fault) => pem(*fault),
        What::ForeignHost { allowed } => (
            "This address isn't one of the cloud's own.".into(),
            if allowed.is_empty() {
                "This cloud has no known ones. Leave the key out.".into()
            } else {
                say!("Leave the key out, or use one of: {allowed}.", allowed.join(", "))
            },
        ),
        _ => fixed(
            "This is the visitor's own machine. Only a page on that machine can use it.",
            "Write an https address that everyone can reach, or leave the key out if it's optional.",
        ),
    }
}

fn pem(fault: PemFault) -> (Text, Text) {
    match fault {
        PemFault::Bare => fixed(
            "These are plain certificates. Their base64 belongs here.",
            "Encode the file: base64 -w0 ca.crt on Linux, base64 -i ca.crt on macOS. A kubeconfig \
             has it ready under certificate-authority-data.",
        ),
        PemFault::NotBase64 => fixed(
            "This isn't base64.",
            "Copy certificate-authority-data from a kubeconfig of this cluster, all of it.",
        ),
        PemFault::NoCertificate => fixed(
            "There's no certificate in here.",
            "Copy certificate-authority-data from a kubeconfig of this cluster.",
        ),
        PemFault::Broken => {
            fixed("A certificate in here is cut off or garbled.", "Copy it again, all of it.")
        }
        PemFault::PrivateKey => fixed(
            "There's a private key in here, and everyone can read this file.",
            "Remove it, and replace the key and its certificate. Only certificates belong here.",
        ),
    }
}
