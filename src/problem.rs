//! One kind of failure for the page: a stable code, whose move it is, and the facts for the words.
//!
//! Rooms have small error enums of their own and fold them into a [`Problem`]; `ui::text` turns the
//! code and the facts into sentences. Nothing here is a sentence, and no fact may be a secret.

/// Whose move it is after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The person at the page can go on by themselves.
    Person,
    /// An administrator of the directory or identity provider.
    Directory,
    /// Whoever hosts this page and edits `portal.yaml`.
    Operator,
    /// Nobody: a passing fault, try again later.
    Wait,
}

/// A failure as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable identifier, `<room>.<what>`, for example `oidc.state-mismatch`.
    pub code: &'static str,
    /// Whose move it is.
    pub whose: Whose,
    /// Named values for the words and for an administrator, never secrets: (`name`, value).
    pub facts: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem without facts.
    #[must_use]
    pub fn new(code: &'static str, whose: Whose) -> Self {
        Self { code, whose, facts: Vec::new() }
    }

    /// The same problem with one more fact; an empty value is left out.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.facts.push((name, value));
        }
        self
    }

    /// The value of a fact, or the empty text.
    #[must_use]
    pub fn fact(&self, name: &str) -> &str {
        self.facts.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v.as_str())
    }
}
