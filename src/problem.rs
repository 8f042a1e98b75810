//! One kind of failure for the page: a stable code, whose move it is, and details for the words.
//!
//! Rooms have small error enums of their own and fold them into a [`Problem`]; `ui::text` turns the
//! code and the details into sentences. Nothing here is a sentence, and no detail may be a secret.

/// Whose move it is after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The person at the page can go on by themselves.
    Person,
    /// An administrator of the directory or identity provider.
    Directory,
    /// Whoever registered the application.
    Application,
    /// The administrators of the person's own organisation, where they are another one's guest.
    HomeOrganisation,
    /// Whoever hosts this page and edits `portal.yaml`.
    Operator,
    /// The administrators of the cluster.
    Cluster,
    /// Whoever runs the network on the way: a VPN, a proxy, a firewall.
    Network,
    /// Nobody: a passing fault, try again later.
    Wait,
}

/// A failure as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable identifier, `<room>.<what>`, for example `oidc.state-mismatch`.
    pub code: &'static str,
    /// Whose move it is.
    pub owner: Owner,
    /// Named values for the words and for an administrator, never secrets: (`name`, value).
    pub details: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem without details.
    #[must_use]
    pub fn new(code: &'static str, owner: Owner) -> Self {
        Self { code, owner, details: Vec::new() }
    }

    /// The same problem with one more detail; an empty value is left out.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.details.push((name, value));
        }
        self
    }

    /// The value of a detail, or the empty text.
    #[must_use]
    pub fn detail(&self, name: &str) -> &str {
        self.details.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v.as_str())
    }
}
