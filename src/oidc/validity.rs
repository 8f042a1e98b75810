//! When an ID token is valid (OpenID Connect Core 3.1.3.7 items 9 and 10, RFC 7519 sections 4.1.4
//! to 4.1.6).

/// How far two clocks may differ, in seconds.
const SKEW: i64 = 120;

/// The time a token is valid, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// When it was issued (`iat`).
    pub issued_at: i64,
    /// When it begins, where it says so (`nbf`).
    pub not_before: Option<i64>,
    /// When it ends (`exp`).
    pub expires_at: i64,
}

impl Validity {
    /// Whether the token is valid at a moment, as far as two clocks may differ.
    #[must_use]
    pub fn holds_at(&self, now: i64) -> bool {
        let latest = now.saturating_add(SKEW);
        now < self.expires_at.saturating_add(SKEW)
            && self.issued_at <= latest
            && self.not_before.is_none_or(|not_before| not_before <= latest)
    }
}
