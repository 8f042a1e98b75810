//! Why Microsoft Graph does not tell groups.

use crate::azure::error::{ApiError, ApiErrorKind};

/// Why Graph does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GraphError {
    /// The page may not ask: somebody has to consent.
    NeedsConsent,
    /// The person is in more groups than Graph names at once (`Directory_ResultSizeLimitExceeded`).
    TooMany,
    /// Graph did not answer.
    Api(ApiError),
}

/// What an error means for whoever asked Graph for groups.
pub(super) fn graph_error(error: &ApiError) -> GraphError {
    match (error.code.as_str(), &error.kind) {
        ("Directory_ResultSizeLimitExceeded", _) => GraphError::TooMany,
        (_, ApiErrorKind::Forbidden { .. }) => GraphError::NeedsConsent,
        _ => GraphError::Api(error.clone()),
    }
}
