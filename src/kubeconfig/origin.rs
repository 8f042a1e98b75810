//! Where a cluster entry comes from, kept in it so that a later look can tell what has changed.

use crate::yaml::Node;

/// The origin of a cluster entry: the extension `purser`. client-go and its kin carry extensions
/// along unread (`NamedExtension` in `clientcmd/api/v1`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The address of the page that made it.
    pub portal: String,
    /// The cluster's name in the page's `portal.yaml`.
    pub cluster: String,
    /// The day it was made, `YYYY-MM-DD` (UTC).
    pub made: String,
}

impl Origin {
    /// The name of the extension.
    pub const NAME: &'static str = "purser";

    pub(super) fn node(&self) -> Node {
        let extension = Node::keys([
            ("portal", Some(Node::of(&self.portal))),
            ("cluster", Some(Node::of(&self.cluster))),
            ("made", Some(Node::of(&self.made))),
        ]);
        let entry = [("name", Some(Node::of(Self::NAME))), ("extension", Some(extension))];
        Node::list(vec![Node::keys(entry)])
    }
}
