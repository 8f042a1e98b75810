//! The clusters and namespaces on offer: searched, grouped, narrowed to the person.
//!
//! What is hidden here is hidden for convenience; the API server decides. Unknown groups hide
//! nothing.
//!
//! | file | what it gives |
//! |---|---|
//! | `entry` | a cluster on offer: of `portal.yaml`, reported by Azure, or both |
//! | `cluster_names` | unique names for clusters that Azure reports |
//! | `entries` | every cluster on offer, found by its name |
//! | `filter` | what narrows the list, and what it is grouped by |
//! | `offers` | the clusters that a person sees, in groups |
//! | `namespace` | the namespaces on offer, and those that somebody typed |
//! | `groups` | a person's groups against those that something is meant for |
//! | `link` | the choice as a query |
//! | `private` | clusters that are told only to whoever is signed in |

mod cluster_names;
mod entries;
mod entry;
mod filter;
mod groups;
pub mod link;
mod namespace;
mod offers;
pub mod private;

pub use entries::Entries;
pub use entry::{CatalogueEntry, join};
pub use filter::{Facet, Filter, Obstacle, is_mine, subscription};
pub use namespace::{
    NamespaceError, NamespaceOffer, check_namespace, check_namespaces, namespaces, split_namespaces,
};
pub use offers::{ClusterGroup, offers};
pub use private::CatalogueError;

#[cfg(test)]
mod tests;
