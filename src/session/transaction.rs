//! What the tab keeps across the redirect.

use super::discover::Remembered;
use crate::encode::{form_decode, form_encode};
use crate::platform::Platform;
use crate::problem::{Owner, Problem};

/// The name in the tab's storage.
const NAME: &str = "purser.sign-in";
/// How long a person may take at the provider, in seconds: as long as a code usually works.
const LONGEST: i64 = 600;

/// A sign-in that was begun. It never holds a token.
pub(super) struct Transaction {
    /// The build that began it.
    pub version: String,
    pub identity: String,
    /// The tenant, where another than the identity's was chosen; else empty.
    pub tenant: String,
    pub issuer: String,
    pub state: String,
    pub nonce: String,
    pub verifier: String,
    pub redirect_uri: String,
    /// When it began, in seconds.
    pub begun: i64,
    /// What the person had chosen, as a query.
    pub selection: String,
    /// The discovery document.
    pub discovery: Remembered,
}

impl Transaction {
    /// The build of this page: what the build script says, which changes with the sources, else
    /// the version of the package.
    pub(super) fn this_version() -> String {
        option_env!("PURSER_BUILD").unwrap_or(env!("CARGO_PKG_VERSION")).to_owned()
    }

    /// Keeps it in the tab.
    ///
    /// # Errors
    /// `session.no-storage` where the browser forbids storage.
    pub(super) fn store<P: Platform>(&self, platform: &P) -> Result<(), Problem> {
        let text = form_encode(&[
            ("version", &self.version),
            ("identity", &self.identity),
            ("tenant", &self.tenant),
            ("issuer", &self.issuer),
            ("state", &self.state),
            ("nonce", &self.nonce),
            ("verifier", &self.verifier),
            ("redirect_uri", &self.redirect_uri),
            ("begun", &self.begun.to_string()),
            ("selection", &self.selection),
            ("discovery_at", &self.discovery.address),
            ("discovery_for", &self.discovery.client),
            ("discovery", &self.discovery.document),
        ]);
        let refused = |_| Problem::new("session.no-storage", Owner::Person);
        platform.put(NAME, &text).map_err(refused)
    }

    /// Takes it out of the tab, whatever becomes of it.
    pub(super) fn take<P: Platform>(platform: &P) -> Option<Self> {
        let pairs = form_decode(&platform.take(NAME)?);
        let get = |name| pairs.get(name).map(str::to_owned);
        Some(Self {
            version: get("version")?,
            identity: get("identity")?,
            tenant: get("tenant")?,
            issuer: get("issuer")?,
            state: get("state")?,
            nonce: get("nonce")?,
            verifier: get("verifier")?,
            redirect_uri: get("redirect_uri")?,
            begun: pairs.get("begun")?.parse().ok()?,
            selection: get("selection")?,
            discovery: Remembered {
                address: get("discovery_at").unwrap_or_default(),
                client: get("discovery_for").unwrap_or_default(),
                document: get("discovery").unwrap_or_default(),
            },
        })
    }

    /// The tenant that was chosen.
    pub(super) fn tenant(&self) -> Option<&str> {
        Some(self.tenant.as_str()).filter(|tenant| !tenant.is_empty())
    }

    /// Whether it may still be used.
    ///
    /// # Errors
    /// Another build of the page began it, or it is too old.
    pub(super) fn ensure_fresh(&self, now: i64) -> Result<(), Problem> {
        if self.version != Self::this_version() {
            return Err(Problem::new("session.other-version", Owner::Person));
        }
        if now - self.begun > LONGEST || self.begun > now + LONGEST {
            return Err(Problem::new("session.expired-transaction", Owner::Person));
        }
        Ok(())
    }
}
