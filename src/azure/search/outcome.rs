//! How a search ended, and what it could not find out.

use crate::azure::error::Refusal;

/// Something that could not be found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Of what.
    pub place: Place,
    /// Why.
    pub cause: Cause,
    /// How many clusters of it (managed namespaces counted apart), or subscriptions, came all the
    /// same.
    pub held: usize,
}

/// What could not be found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// What Resource Graph knows: everything.
    ResourceGraph,
    /// Which subscriptions there are.
    Subscriptions,
    /// The clusters of a subscription.
    Subscription {
        /// Its id.
        id: String,
        /// Its name.
        name: Option<String>,
    },
    /// Those of a subscription that are connected through Azure Arc.
    Connected {
        /// The subscription's id.
        id: String,
        /// Its name.
        name: Option<String>,
    },
}

/// Why something could not be found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It was refused.
    Refused(Refusal),
    /// There is more than came.
    Truncated,
    /// So many items could not be read.
    Unread(usize),
}

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// It has not.
    Underway,
    /// With everything.
    Complete,
    /// With what could be found; see [`Search::troubles`].
    Partial,
    /// The person has to do something first: sign in again, confirm something
    /// ([`super::Why::Challenge`], [`super::Why::Token`]), or change to another tenant
    /// ([`super::Why::WrongTenant`]).
    Person(&'a Refusal),
}

/// Why there are no clusters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emptiness {
    /// The person sees no subscription (of those that are wanted).
    NoSubscription,
    /// They see subscriptions, but no cluster.
    NoCluster,
}
