//! The extensions of an entry, and the mark of origin among them.

use crate::kubeconfig::origin::Origin;
use crate::yaml::Node;

use super::entry::Entry;

/// Extensions with their names.
pub(super) fn named(list: Option<&Node>) -> impl Iterator<Item = (&str, &Node)> {
    let items = list.and_then(Node::items).unwrap_or_default();
    items.iter().map(|item| (item.get("name").and_then(Node::text).unwrap_or_default(), item))
}

/// The mark of origin of a cluster's entry.
pub(super) fn origin(cluster: &Entry<'_>) -> Option<Origin> {
    let (_, item) = named(cluster.get("extensions")).find(|(name, _)| *name == Origin::NAME)?;
    let extension = item.get("extension")?;
    let text = |key: &str| {
        let text = extension.get(key).and_then(Node::text)?;
        Some(text.chars().take(512).collect::<String>())
    };
    let made = text("made").unwrap_or_default();
    Some(Origin { portal: text("portal")?, cluster: text("cluster")?, made })
}
