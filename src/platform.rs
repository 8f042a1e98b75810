//! What the outside gives, as a trait, and the values that pass through it.
//!
//! Any room may use the values; only `session`, and `oidc` for a signature, call the trait. `browser`
//! implements it for the page, tests implement it with a fake.

use crate::calendar::Date;

/// The HTTP method of a [`Request`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET.
    Get,
    /// POST.
    Post,
}

/// An HTTP request as a value. It is always sent without cookies, without a referrer, and a
/// redirect is never followed.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: String,
    /// Header fields beside those the browser sets itself.
    pub headers: Vec<(&'static str, String)>,
    /// The body of a POST.
    pub body: Option<String>,
    /// Whether a cached answer may be used; token requests and a second look at keys may not.
    pub cache: Cache,
    /// The largest answer that is read, in bytes.
    pub limit: usize,
}

/// How a request treats the browser's HTTP cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cache {
    /// As the answer's own headers say.
    Default,
    /// Ask the server again, though a stored answer may be confirmed.
    Revalidate,
    /// Neither read nor stored.
    NoStore,
}

impl core::fmt::Debug for Request {
    // Bodies and headers carry codes and tokens, so they never reach a log.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{:?} {}", self.method, self.url)
    }
}

/// An HTTP answer as a value.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The header fields that the page may read (CORS hides the rest), names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
}

impl core::fmt::Debug for Response {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} [redacted, {} bytes]", self.status, self.body.len())
    }
}

impl Response {
    /// The value of a header field, by its lower-case name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The sender's time, in seconds, where the page may read it: when the answer was made, and how
    /// long it lay in caches since (RFC 9110 section 6.6.1, RFC 9111 section 5.1).
    #[must_use]
    pub fn time(&self) -> Option<i64> {
        let age = self.header("age").and_then(|age| age.parse::<i64>().ok()).unwrap_or(0);
        moment(self.header("date")?)?.checked_add(age)
    }
}

/// A moment as HTTP writes it, like `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 section 5.6.7; the
/// two obsolete forms are left out), in seconds.
fn moment(text: &str) -> Option<i64> {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let (_, text) = text.split_once(", ")?;
    let mut parts = text.split([' ', ':']);
    let number = |text: &str| text.parse::<i64>().ok().filter(|number| (0..=9999).contains(number));
    let day = number(parts.next()?)?;
    let month = i64::try_from(MONTHS.find(parts.next()?)? / 3).ok()? + 1;
    let mut next = || number(parts.next()?);
    let (year, hour, minute, second) = (next()?, next()?, next()?, next()?);
    Some(Date { year, month, day }.seconds() + hour * 3600 + minute * 60 + second)
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No connection, a refused connection, or an answer that CORS hides: the browser does not tell
    /// them apart.
    Network,
    /// The device reports that it is offline.
    Offline,
    /// No answer within the time limit (15 s).
    TimedOut,
    /// The answer leads elsewhere.
    Redirected,
    /// The answer is larger than [`Request::limit`].
    TooLarge,
    /// The answer is not UTF-8.
    Unreadable,
}

impl FetchError {
    /// Its name among the details of a problem.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Offline => "offline",
            Self::TimedOut => "timed out",
            Self::Redirected => "redirected",
            Self::TooLarge => "too large",
            Self::Unreadable => "not UTF-8",
        }
    }
}

/// The signature algorithms that are ever accepted (RFC 7518 section 3.1, RFC 8037).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rs256,
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    Rs384,
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    Rs512,
    /// RSASSA-PSS with SHA-256.
    Ps256,
    /// RSASSA-PSS with SHA-384.
    Ps384,
    /// RSASSA-PSS with SHA-512.
    Ps512,
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// ECDSA on P-384 with SHA-384.
    Es384,
    /// ECDSA on P-521 with SHA-512.
    Es512,
    /// `EdDSA` on Ed25519.
    Ed25519,
}

/// A public key as WebCrypto imports it: only the members that the key type needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// RSA: modulus and exponent, base64url.
    Rsa {
        /// The modulus `n`.
        n: String,
        /// The exponent `e`.
        e: String,
    },
    /// An elliptic curve: name and coordinates, base64url.
    Ec {
        /// The curve `crv`.
        crv: String,
        /// The coordinate `x`.
        x: String,
        /// The coordinate `y`.
        y: String,
    },
    /// Ed25519: the public key, base64url.
    Okp {
        /// The public key `x`.
        x: String,
    },
}

/// Why a signature could not be checked (a wrong signature is an answer, not an error).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerifyError {
    /// The browser does not know the algorithm, or the page is not a secure context.
    Unsupported,
    /// The key cannot be imported.
    BadKey,
}

/// The browser gave no randomness, or no tab storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unavailable;

/// The system of the person's computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Windows.
    Windows,
    /// macOS, and what else Apple makes.
    MacOs,
    /// Linux and everything else.
    Linux,
}

impl System {
    /// Every system.
    pub const ALL: [Self; 3] = [Self::Windows, Self::MacOs, Self::Linux];

    /// Its name in texts that are no sentences.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Windows => "windows",
            Self::MacOs => "macos",
            Self::Linux => "linux",
        }
    }
}

/// The outside of the page.
#[allow(async_fn_in_trait)]
pub trait Platform {
    /// Sends one request; never retries.
    ///
    /// # Errors
    /// See [`FetchError`].
    async fn fetch(&self, request: Request) -> Result<Response, FetchError>;

    /// Fills the buffer with cryptographic randomness.
    ///
    /// # Errors
    /// [`Unavailable`] when there is none.
    fn random(&self, into: &mut [u8]) -> Result<(), Unavailable>;

    /// The time as this device has it, in seconds since 1970-01-01 UTC.
    fn now(&self) -> i64;

    /// Lets so many seconds pass.
    async fn wait(&self, seconds: u32);

    /// Checks a signature.
    ///
    /// # Errors
    /// See [`VerifyError`].
    async fn verify(
        &self,
        algorithm: Algorithm,
        key: &PublicKey,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<bool, VerifyError>;

    /// Keeps a value in this tab under a name.
    ///
    /// # Errors
    /// [`Unavailable`] where the browser forbids storage.
    fn put(&self, name: &str, value: &str) -> Result<(), Unavailable>;

    /// Takes a value out of this tab's storage: it is gone afterwards.
    fn take(&self, name: &str) -> Option<String>;
}

#[cfg(test)]
mod tests {
    use super::{Response, moment};

    #[test]
    fn moments_are_those_of_the_calendar() {
        for (text, seconds) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
            ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
            ("Fri, 31 Dec 2027 00:00:01 GMT", 1_830_211_201),
            ("Fri, 15 Jan 2027 08:00:00 GMT", 1_800_000_000),
            ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
        ] {
            assert_eq!(moment(text), Some(seconds), "{text}");
        }
        for bad in ["", "now", "Sun, 06 XXX 1994 08:49:37 GMT", "Sun, 06 Nov 1994", "1994-11-06"] {
            assert_eq!(moment(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_lay_in_a_cache_is_older_than_its_date() {
        let time = |headers: &[(&str, &str)]| {
            let headers = headers.iter().map(|(n, v)| ((*n).into(), (*v).into())).collect();
            Response { status: 200, headers, body: String::new() }.time()
        };
        let date = ("date", "Fri, 15 Jan 2027 08:00:00 GMT");
        assert_eq!(time(&[date]), Some(1_800_000_000));
        assert_eq!(time(&[("age", "90"), date]), Some(1_800_000_090));
        assert_eq!(time(&[("age", "old"), date]), Some(1_800_000_000));
        assert_eq!(time(&[("age", "90")]), None);
    }
}
