//! The extensions of an entry, and the mark of origin among them.

use crate::kubeconfig::fields::{cluster, named};
use crate::kubeconfig::origin::Origin;
use crate::yaml::Node;

use super::entry::EntryRef;

/// Extensions with their names.
pub(super) fn extensions_by_name(list: Option<&Node>) -> impl Iterator<Item = (&str, &Node)> {
    let items = list.and_then(Node::items).unwrap_or_default();
    items
        .iter()
        .map(|item| (item.get(named::NAME.name).and_then(Node::text).unwrap_or_default(), item))
}

/// The mark of origin of a cluster's entry.
pub(super) fn origin(cluster: &EntryRef<'_>) -> Option<Origin> {
    let (_, item) = extensions_by_name(cluster.get(cluster::EXTENSIONS))
        .find(|(name, _)| *name == Origin::NAME)?;
    Origin::of(item.get(named::EXTENSION.name)?)
}
