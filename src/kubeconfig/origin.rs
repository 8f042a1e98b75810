//! Where a cluster entry comes from, kept in it so that a later look can tell what has changed.

use super::fields::named;
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
    const PORTAL: &'static str = "portal";
    const CLUSTER: &'static str = "cluster";
    const MADE: &'static str = "made";

    /// What an extension of that name says (`extension`); nothing where portal or cluster is
    /// missing. Each text is cut off after 512 characters.
    pub(super) fn of(extension: &Node) -> Option<Self> {
        let text = |key: &str| {
            let text = extension.get(key).and_then(Node::text)?;
            Some(text.chars().take(512).collect::<String>())
        };
        let made = text(Self::MADE).unwrap_or_default();
        Some(Self { portal: text(Self::PORTAL)?, cluster: text(Self::CLUSTER)?, made })
    }

    pub(super) fn node(&self) -> Node {
        let extension = Node::keys([
            (Self::PORTAL, Some(Node::of(&self.portal))),
            (Self::CLUSTER, Some(Node::of(&self.cluster))),
            (Self::MADE, Some(Node::of(&self.made))),
        ]);
        let entry = [
            (named::NAME.name, Some(Node::of(Self::NAME))),
            (named::EXTENSION.name, Some(extension)),
        ];
        Node::list(vec![Node::keys(entry)])
    }
}
