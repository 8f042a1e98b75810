//! What the page says of clusters that Azure reports, and of asking it.

use super::clusters::obstacle;
use crate::azure::{ClusterKind, DiscoveredCluster, EntraIntegration, PowerState};
use crate::catalogue::{Obstacle, subscription};
use crate::ui::text::Text;
use crate::ui::text::language::{counted, say};

/// The button that looks for clusters.
pub const FIND: &str = "Find my clusters";
/// The same, once it was used.
pub const FIND_AGAIN: &str = "Look again";
/// Beside it.
pub const FIND_LEAD: &str =
    "Asks Azure for the AKS clusters you may see. We contact Azure only when you click.";
/// Leads to the provider with what it asked for.
pub const GO_BACK: &str = "Continue at Microsoft";
/// Whether the public name of a private cluster goes into the file.
pub const PUBLIC_NAME: &str = "Use the public name";
/// What it is good for.
pub const PUBLIC_NAME_HINT: &str = "For machines whose name server doesn't know the private name. You still reach the cluster over its private network.";
/// Asks Graph for the groups.
pub const GROUPS: &str = "Ask Microsoft Graph for my groups";
/// The name of the card of access.
pub const ACCESS: &str = "Access";
/// Which of several clusters it is about.
pub const ACCESS_OF: &str = "Access to which cluster";

/// How many groups Graph named.
#[must_use]
pub fn groups(count: usize) -> Text {
    counted!(
        count,
        "Microsoft Graph named {count} of your groups.",
        "Microsoft Graph named {count} of your groups."
    )
}

/// What is said of a cluster under its name.
#[must_use]
pub fn detail(found: &DiscoveredCluster) -> Text {
    let mut parts: Vec<Text> = vec![found.location.clone().into()];
    parts.extend(found.version.as_ref().map(|version| say!("Kubernetes {version}", version)));
    parts.extend(match &found.entra {
        EntraIntegration::Managed { azure_rbac: true, .. } => Some("Azure RBAC".into()),
        EntraIntegration::Managed { .. } | EntraIntegration::Legacy { .. } => {
            Some("Kubernetes RBAC".into())
        }
        EntraIntegration::None | EntraIntegration::Unknown => None,
    });
    parts.push(found.group.clone().into());
    parts.push(subscription(found).to_owned().into());
    parts.retain(|part| !part.is_empty());
    parts.join(" · ").into()
}

/// How much what a tag says stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Not at all: it is good to know.
    None,
    /// Something has to be done first.
    Passable,
    /// The cluster cannot be used from here.
    Blocking,
}

/// What to know of a cluster before using it, in a few words each.
#[must_use]
pub fn tags(found: &DiscoveredCluster) -> Vec<(Hindrance, &'static str)> {
    let hinders = Obstacle::ALL.into_iter().filter(|one| one.hinders(found));
    let mut tags: Vec<_> = hinders
        .map(|one| match (one, &found.power) {
            (Obstacle::NoEntra, _) => (Hindrance::Blocking, obstacle(one)),
            (Obstacle::Stopped, PowerState::Other(_)) => (Hindrance::Passable, "Not running"),
            _ => (Hindrance::Passable, obstacle(one)),
        })
        .collect();
    if found.kind == ClusterKind::Arc {
        tags.push((Hindrance::None, "Azure Arc"));
    }
    if found.only_namespaces {
        tags.push((Hindrance::None, "Known by its namespaces"));
    }
    tags
}
