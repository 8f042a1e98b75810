//! The rules of an answer, whichever form it came in.

/// One line of the answer: what may be done with a resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The resource as kubectl writes it, `resource.group/subresource`; empty for addresses.
    pub resource: String,
    /// Addresses that are no resources.
    pub urls: Vec<String>,
    /// The names that it is limited to; all where empty.
    pub names: Vec<String>,
    /// The verbs.
    pub verbs: Vec<String>,
}

impl Row {
    /// The whole row as one text, the same for rows that say the same.
    pub(super) fn key(&self) -> String {
        let lists = [&self.urls, &self.names, &self.verbs].map(|list| list.join("\n"));
        [self.resource.as_str(), &lists.join("\0")].join("\0")
    }
}

/// What was read of an answer (`SubjectRulesReviewStatus` of `authorization.k8s.io/v1`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RulesReview {
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether the cluster itself said that the list may be incomplete.
    pub incomplete: bool,
    /// Why, in the cluster's words.
    pub why: Option<String>,
    /// Whether the text begins or ends in the middle of the table.
    pub cut: bool,
}
