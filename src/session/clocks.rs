//! Whose clock is wrong, where an ID token is not valid now.

use crate::oidc::{OidcError, Validity};
use crate::platform::{Cache, Method, Platform, Request};
use crate::problem::{Owner, Problem};

/// The largest page that is read to learn the time, in bytes.
const LARGEST_PAGE: usize = 1 << 20;

/// What else than this device's clock tells the time.
pub(super) struct OtherClocks<'a> {
    /// The token endpoint's time, in seconds since 1970; CORS mostly hides it.
    pub token_endpoint: Option<i64>,
    /// The address of the page, whose own host is asked only when it is needed.
    pub page: Option<&'a str>,
}

impl OtherClocks<'_> {
    /// Why a token is not valid now: by the clock of this device (`oidc.id-token-time`, with how
    /// many seconds it is ahead), or by the provider's doing (`oidc.id-token-never`).
    pub(super) async fn explain<P: Platform>(
        self,
        platform: &P,
        validity: Validity,
        now: i64,
    ) -> Problem {
        let mut right = self.token_endpoint;
        if right.is_none()
            && let Some(page) = self.page
        {
            let request = Request {
                method: Method::Get,
                url: page.to_owned(),
                headers: Vec::new(),
                body: None,
                cache: Cache::NoStore,
                limit: LARGEST_PAGE,
            };
            right = platform.fetch(request).await.ok().and_then(|answer| answer.time());
        }
        let never = Problem::from(OidcError::Time { validity, now });
        let (since, measured) = match right {
            Some(right) if validity.holds_at(right) => (right, "yes"),
            // A token is new, so without another clock its time of issue is about now.
            None if validity.issued_at < validity.expires_at => (validity.issued_at, ""),
            _ => return never,
        };
        Problem { code: "oidc.id-token-time", owner: Owner::Person, ..never }
            .with("clock", now.saturating_sub(since).to_string())
            .with("measured", measured)
    }
}
