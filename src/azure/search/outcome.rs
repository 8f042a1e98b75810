//! How a search ended, and what it could not find out.

use crate::azure::error::ApiError;

/// Something that could not be found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchFailure {
    /// Of what.
    pub target: SearchTarget,
    /// Why.
    pub cause: FailureCause,
    /// How many clusters of it (managed namespaces counted apart), or subscriptions, came all the
    /// same.
    pub received: usize,
}

/// What could not be found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchTarget {
    /// What Resource Graph knows: everything.
    ResourceGraph,
    /// Which subscriptions there are.
    Subscriptions,
    /// The clusters of a subscription.
    AksClusters {
        /// Its id.
        id: String,
        /// Its name.
        name: Option<String>,
    },
    /// Those of a subscription that are connected through Azure Arc.
    ArcClusters {
        /// The subscription's id.
        id: String,
        /// Its name.
        name: Option<String>,
    },
}

/// Why something could not be found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FailureCause {
    /// Azure did not answer.
    Api(ApiError),
    /// There is more than came.
    Truncated,
    /// So many items could not be read.
    Unread(usize),
}

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchOutcome<'a> {
    /// It has not.
    Underway,
    /// With everything.
    Complete,
    /// With what could be found; see [`SearchClusters::failures`].
    Partial,
    /// The person has to do something first: sign in again, confirm something
    /// ([`super::ApiErrorKind::ClaimsChallenge`], [`super::ApiErrorKind::InvalidToken`]), or change to another tenant
    /// ([`super::ApiErrorKind::WrongTenant`]).
    NeedsPerson(&'a ApiError),
}

/// Why there are no clusters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmptyReason {
    /// The person sees no subscription (of those that are wanted).
    NoSubscription,
    /// They see subscriptions, but no cluster.
    NoCluster,
}
