//! What became of a cluster since its file was made.

use crate::kubeconfig::fields::cluster;
use crate::kubeconfig::origin::Origin;

use super::encoded;
use super::entry::EntryRef;

/// A cluster as the portal offers it today.
#[derive(Clone, Copy, Debug)]
pub struct OfferedCluster<'a> {
    /// Its name.
    pub name: &'a str,
    /// The address of its API server.
    pub server: &'a str,
    /// Base64 of its authority's PEM; nothing for a public one.
    pub certificate_authority_data: Option<&'a str>,
}

/// What the portal offers today.
#[derive(Clone, Copy, Debug, Default)]
pub struct PortalOffer<'a> {
    /// The address of the page.
    pub url: &'a str,
    /// Its clusters.
    pub clusters: &'a [OfferedCluster<'a>],
}

/// What became of a cluster since its file was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drift {
    /// Another portal made it.
    OtherPortal,
    /// Nothing changed.
    Unchanged,
    /// The portal no longer offers it.
    NotOffered,
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

/// What became of a cluster since.
pub(super) fn drift(entry: &EntryRef<'_>, origin: &Origin, portal: &PortalOffer<'_>) -> Drift {
    if trimmed(&origin.portal) != trimmed(portal.url) {
        return Drift::OtherPortal;
    }
    let Some(offered) = portal.clusters.iter().find(|cluster| cluster.name == origin.cluster)
    else {
        return Drift::NotOffered;
    };
    let server =
        trimmed(entry.text(cluster::SERVER).unwrap_or_default()) != trimmed(offered.server);
    let authority = |text: Option<&str>| text.filter(|t| !t.is_empty()).map(encoded::base64);
    let certificate = authority(entry.text(cluster::CERTIFICATE_AUTHORITY_DATA))
        != authority(offered.certificate_authority_data);
    if !server && !certificate {
        return Drift::Unchanged;
    }
    Drift::Changed { cluster: offered.name.to_owned(), server, certificate }
}

/// An address without what makes no difference to a page or a server.
fn trimmed(url: &str) -> &str {
    let url = url.split(['?', '#']).next().unwrap_or(url);
    url.strip_suffix("index.html").unwrap_or(url).trim_end_matches('/')
}
