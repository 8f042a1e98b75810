//! Why Microsoft Graph does not tell groups.

use crate::azure::error::{Refusal, Why};

/// Why Graph does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The page may not ask: somebody has to consent.
    NeedsConsent,
    /// The person is in more groups than Graph names at once (`Directory_ResultSizeLimitExceeded`).
    TooMany,
    /// Graph did not answer.
    Refused(Refusal),
}

/// What a refusal of Graph's means for whoever asked for groups.
pub(super) fn silence(refusal: &Refusal) -> Silence {
    match (refusal.code.as_str(), &refusal.why) {
        ("Directory_ResultSizeLimitExceeded", _) => Silence::TooMany,
        (_, Why::Forbidden { .. }) => Silence::NeedsConsent,
        _ => Silence::Refused(refusal.clone()),
    }
}
