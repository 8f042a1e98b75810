//! The places of the page and the ways between them: the header, the door, the keys.

/// The name of the header's navigation.
pub const PLACES: &str = "Pages";
/// The place where the file is made; the door to it for those who aren't signed in.
pub const CHOOSE: &str = "Get a kubeconfig";
/// The place and heading of access.
pub const ACCESS: &str = "My access";
/// The place and heading of the check.
pub const CHECK: &str = "Check a kubeconfig";
/// The place and heading of the explanations.
pub const EXPLAIN: &str = "What kubectl said";
/// Under the heading of access.
pub const ACCESS_LEAD: &str =
    "Who the cluster takes you for, what you may do there, and what to ask for.";
/// No cluster is chosen yet.
pub const ACCESS_NONE: &str = "Choose a cluster first, then see your access to it here.";
/// Leads to the choice of a cluster.
pub const ACCESS_CHOOSE: &str = "Choose a cluster";
/// Under the heading of the explanations.
pub const EXPLAIN_LEAD: &str =
    "Paste an error from your terminal. See what it means and what to do.";
/// Before the chosen clusters and how kubectl signs in to them.
pub const EXPLAIN_ABOUT: &str = "The answer fits your choice:";
/// Skips the header.
pub const SKIP: &str = "Skip to the content";

/// What one gets, beside the sign-in.
pub const GAINS: [&str; 3] = [
    "One file for the clusters you choose, ready for kubectl",
    "The next steps for your computer, ready to paste",
    "What you may do in each cluster, and whom to ask for more",
];

/// No cluster of `portal.yaml` can be used.
pub const NO_USABLE_CLUSTER: &str = "This page has no cluster to offer";
/// What to do then.
pub const NO_USABLE_CLUSTER_NEXT: &str =
    "No cluster in portal.yaml can be used. Tell your administrator.";
/// Opens what is left out of `portal.yaml`.
pub const LEFT_OUT: &str = "See what is left out";
/// Says to whom the list matters.
pub const LEFT_OUT_NEXT: &str = "The rest works. Your administrator can fix this in portal.yaml.";

/// Before the clusters of `portal.yaml` that cannot be used.
pub const LOST_CLUSTERS: &str = "These clusters are left out:";

/// The dialog that lists the keys, and the button that opens it.
pub const KEYS: &str = "Keyboard shortcuts";
/// Closes the dialog.
pub const CLOSE: &str = "Close";
/// What each key does.
pub const KEY_LIST: [(&str, &str); 7] = [
    ("/", "Go to the search"),
    ("↓ ↑", "Move in a list or between choices"),
    ("Space", "Choose a cluster"),
    ("Enter", "Take what is marked"),
    ("Tab", "Go to the next control"),
    ("Esc", "Close a list or this window"),
    ("?", "Show these keys"),
];
/// Turns the keys of one character off.
pub const SINGLE_KEYS: &str = "Use / and ? as shortcuts";
