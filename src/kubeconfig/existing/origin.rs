//! The mark of origin that the portal leaves on a cluster's entry, and what became of the cluster
//! since.

use crate::kubeconfig::Origin;
use crate::yaml::Node;

use super::certificate;
use super::compare::named;
use super::file::Entry;

/// The name of the extension.
pub const ORIGIN: &str = Origin::NAME;

/// A cluster as the portal offers it today.
#[derive(Clone, Copy, Debug)]
pub struct Offered<'a> {
    /// Its name.
    pub name: &'a str,
    /// The address of its API server.
    pub server: &'a str,
    /// Base64 of its authority's PEM; nothing for a public one.
    pub certificate_authority_data: Option<&'a str>,
}

/// What the portal offers today.
#[derive(Clone, Copy, Debug, Default)]
pub struct Portal<'a> {
    /// The address of the page.
    pub url: &'a str,
    /// Its clusters.
    pub clusters: &'a [Offered<'a>],
}

/// What became of a cluster since its file was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// Another portal made it.
    Elsewhere,
    /// Nothing changed.
    Same,
    /// The portal no longer offers it.
    Gone,
    /// Take the new file of this cluster.
    Changed {
        /// The cluster's name in the portal.
        cluster: String,
        /// Whether it is reached at another address.
        server: bool,
        /// Whether it has another certificate authority.
        certificate: bool,
    },
}

/// The mark of origin of a cluster's entry.
pub(super) fn origin(cluster: &Entry<'_>) -> Option<Origin> {
    let (_, item) = named(cluster.get("extensions")).find(|(name, _)| *name == ORIGIN)?;
    let extension = item.get("extension")?;
    let text = |key: &str| {
        let text = extension.get(key).and_then(Node::text)?;
        Some(text.chars().take(512).collect::<String>())
    };
    let made = text("made").unwrap_or_default();
    Some(Origin { portal: text("portal")?, cluster: text("cluster")?, made })
}

/// What became of a cluster since.
pub(super) fn since(entry: &Entry<'_>, origin: &Origin, portal: &Portal<'_>) -> Since {
    if trimmed(&origin.portal) != trimmed(portal.url) {
        return Since::Elsewhere;
    }
    let Some(offered) = portal.clusters.iter().find(|cluster| cluster.name == origin.cluster)
    else {
        return Since::Gone;
    };
    let server = trimmed(entry.text("server").unwrap_or_default()) != trimmed(offered.server);
    let authority = |text: Option<&str>| text.filter(|t| !t.is_empty()).map(certificate::base64);
    let certificate = authority(entry.text("certificate-authority-data"))
        != authority(offered.certificate_authority_data);
    if !server && !certificate {
        return Since::Same;
    }
    Since::Changed { cluster: offered.name.to_owned(), server, certificate }
}

/// An address without what makes no difference to a page or a server.
fn trimmed(url: &str) -> &str {
    let url = url.split(['?', '#']).next().unwrap_or(url);
    url.strip_suffix("index.html").unwrap_or(url).trim_end_matches('/')
}
