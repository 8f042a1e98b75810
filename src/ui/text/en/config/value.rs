//! Words for single values in `portal.yaml`.

use super::super::wording::fixed;
use crate::config::{PemFault, What};

/// A single text of the wrong form.
pub(super) fn value(what: &What) -> (String, String) {
    match what {
        What::HasSpace => fixed(
            "A space, a line break or a character that cannot be seen is in here.",
            "Take it out; this is compared letter by letter.",
        ),
        What::NotSubdomain => fixed(
            "This is not a name that Kubernetes would accept.",
            "Use lower-case letters, digits, hyphens and dots; begin and end with a letter or digit.",
        ),
        What::NotLabel => fixed(
            "A namespace cannot have this name.",
            "Use at most 63 lower-case letters, digits and hyphens; begin and end with a letter \
             or digit.",
        ),
        What::NotHost => {
            fixed("This is not a host name.", "Write only the name, without https://.")
        }
        What::NotUrl => fixed(
            "This is not an address that can be used here.",
            "Write it in full, like https://host.example:443/path, without user, query, fragment \
             and spaces.",
        ),
        What::NotHttps => fixed(
            "This address is not protected: it begins with http.",
            "Use https. http is only for addresses of the machine itself, such as localhost.",
        ),
        What::NotOrigin => fixed("This address has a path.", "End it after host and port."),
        What::NotFolder => {
            fixed("This is not the folder of the page.", "End the address with a slash.")
        }
        What::NotNormal { address } => (
            "Browsers write this address in another way, and the page would not know itself by it."
                .into(),
            format!("Write {address}"),
        ),
        What::NotNameable => fixed(
            "The browser would not let the page reach this host.",
            "Write a host name. For this machine itself, write localhost or 127.0.0.1.",
        ),
        What::Scheme { allowed } => (
            "This kind of address does not belong here.".into(),
            format!("Begin it with one of: {}.", allowed.join(", ")),
        ),
        What::NotGuid => fixed(
            "This is not an id of Azure or Entra.",
            "Copy the id as it is shown in the portal: 32 digits and letters a to f in five \
             groups, like 11111111-1111-4111-8111-111111111111.",
        ),
        What::NotTenant => fixed(
            "This is not a tenant.",
            "Write the tenant's id or one of its domains; for an identity also organizations or \
             common.",
        ),
        What::NotScope => fixed(
            "This is not a scope.",
            "Write each scope as an item of its own, without spaces and quotation marks in it.",
        ),
        What::NotResourceId { kind } => (
            format!("This is not the resource id of a cluster ({kind})."),
            "Copy it from: az aks show --query id, or az connectedk8s show --query id. It begins \
             with /subscriptions/."
                .into(),
        ),
        What::ArcUnderAks => fixed(
            "This is a cluster behind Azure Arc, not one of AKS.",
            "Write arc instead of aks, with resourceId and nothing else.",
        ),
        What::NotParameter => fixed(
            "This is not a parameter that can be added.",
            "Write name=value, without commas, quotes, spaces and a second =; kubelogin's own \
             parameters, such as scope and state, cannot be set.",
        ),
        What::NotPem(fault) => pem(*fault),
        What::ForeignHost { allowed } => (
            "This address is none of the cloud's own.".into(),
            if allowed.is_empty() {
                "This cloud has none that is known; leave the key out.".into()
            } else {
                format!("Leave the key out, or use one of: {}.", allowed.join(", "))
            },
        ),
        _ => fixed(
            "This is the visitor's own machine, and only a page that lies there too can use it.",
            "Write an address that everyone reaches by https, or leave the key out where it may be \
             left out.",
        ),
    }
}

fn pem(fault: PemFault) -> (String, String) {
    match fault {
        PemFault::Bare => fixed(
            "These are certificates themselves; base64 of them belongs here.",
            "Encode the file: base64 -w0 ca.crt on Linux, base64 -i ca.crt on macOS. A kubeconfig \
             has it ready under certificate-authority-data.",
        ),
        PemFault::NotBase64 => fixed(
            "This is not base64.",
            "Copy certificate-authority-data from a kubeconfig of this cluster, all of it.",
        ),
        PemFault::NoCertificate => fixed(
            "No certificate is in here.",
            "Copy certificate-authority-data from a kubeconfig of this cluster.",
        ),
        PemFault::Broken => {
            fixed("A certificate in here is cut off or garbled.", "Copy it again, all of it.")
        }
        PemFault::PrivateKey => fixed(
            "A private key is in here, and everyone can read this file.",
            "Take it out and replace the key and its certificate; only certificates belong here.",
        ),
    }
}
