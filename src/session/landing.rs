//! Back from the provider: the answer, the tokens, the person.

use super::Answer;
use super::departure::{discover, random, unanswered};
use super::parties::{allows, at_tenant, redirect_uri, scope, shares};
use super::person::Person;
use super::transaction::Transaction;
use super::turn::Turn;
use crate::config::{Cluster, Identity, Portal, Provider, Trust};
use crate::encode::base64url;
use crate::entra;
use crate::json::{Map, Value};
use crate::oidc::discovery::Metadata;
use crate::oidc::id_token::{self, IdToken, Parsed, Rules, Times};
use crate::oidc::keys::{self, Key};
use crate::oidc::pkce::Verifier;
use crate::oidc::token::{self, Tokens};
use crate::oidc::{OidcError, callback, sign_out};
use crate::platform::{Cache, FetchError, Method, Platform, Request, Response, VerifyError};
use crate::problem::{Owner, Problem};

/// The largest page that is read to learn the time, in bytes.
const LARGEST_PAGE: usize = 1 << 20;

/// What became of an answer.
pub struct Landed {
    /// What the person had chosen before, as a query; empty where the sign-in is unknown.
    pub selection: String,
    /// The session, or why there is none.
    pub result: Result<SignedIn, Problem>,
}

/// What an ID token's truth rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// Its signature was checked.
    Verified,
    /// The keys could not be fetched, and `trustTls` allows relying on TLS.
    TrustedTls,
}

/// A session: who is signed in, until when, and the tokens, which `Debug` never prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The name of the identity.
    pub identity: String,
    /// The person.
    pub person: Person,
    /// The issuer of the ID token.
    pub issuer: String,
    /// When the session ends, in seconds: with its ID token.
    pub ends: i64,
    /// What the ID token's truth rests on.
    pub signature: Signature,
    /// Whether the provider lists the scope `offline_access`.
    pub offline: bool,
    pub(super) tokens: Tokens,
    pub(super) turn: Turn,
    /// The tenant it was begun in, where that was chosen rather than the identity's.
    pub(super) tenant: Option<String>,
    given_away: bool,
    token: IdToken,
    client_id: String,
    redirect_uri: String,
    end_session_endpoint: Option<String>,
}

impl SignedIn {
    /// The ID token.
    #[must_use]
    pub fn id_token(&self) -> &str {
        &self.tokens.id_token
    }

    /// When the ID token ends, in seconds.
    #[must_use]
    pub fn id_token_ends(&self) -> i64 {
        self.token.ends()
    }

    /// How long the provider's ID tokens last, in seconds.
    #[must_use]
    pub fn id_token_lasts(&self) -> i64 {
        self.token.lasts()
    }

    /// Whether a fresh ID token may be had without leaving the page.
    #[must_use]
    pub fn can_renew(&self) -> bool {
        self.tokens.refresh_token.is_some() && !self.given_away
    }

    /// The refresh token, for a file that may hold it: `builtin` on a cluster of this identity,
    /// where `portal.yaml` allows it, and never Entra's. Once the file is taken, the session must
    /// be replaced by [`SignedIn::given_away`].
    #[must_use]
    pub fn refresh_token_for(&self, identity: &Identity, cluster: &Cluster) -> Option<&str> {
        let Trust::Oidc(trust) = &cluster.trust else { return None };
        let own = identity.name == self.identity && cluster.identity == self.identity;
        let allowed = trust.refresh_token && identity.entra().is_none();
        self.tokens.refresh_token.as_deref().filter(|_| own && allowed)
    }

    /// The same session after its refresh token went into a file. The page does not use it any
    /// more: providers change it at each use and take a second use of the old one for theft
    /// (RFC 9700 section 4.14.2), which would sign kubectl out.
    #[must_use]
    pub fn given_away(&self) -> Self {
        Self { given_away: true, ..self.clone() }
    }

    /// This session with what a request brought that was begun before: its tokens, but what became
    /// known or was given away meanwhile stays so.
    #[must_use]
    pub fn with_newer(&self, newer: Self) -> Self {
        let mut next = newer;
        next.given_away |= self.given_away;
        if next.person.groups.known().is_none() && self.person.groups.known().is_some() {
            next.person.groups.clone_from(&self.person.groups);
        }
        next
    }

    /// The refresh token and its identity, as long as the page may use it.
    ///
    /// # Errors
    /// `session.cannot-renew` where there is none.
    pub(super) fn refresh<'a>(
        &'a self,
        portal: &'a Portal,
    ) -> Result<(&'a str, &'a Identity), Problem> {
        let cannot = || Problem::new("session.cannot-renew", Owner::Person);
        let token = self.tokens.refresh_token.as_deref().filter(|_| !self.given_away);
        let identity = portal.identities.iter().find(|i| i.name == self.identity);
        Ok((token.ok_or_else(cannot)?, identity.ok_or_else(cannot)?))
    }

    /// The claims of the ID token.
    #[must_use]
    pub fn claims(&self) -> &Map<String, Value> {
        self.token.claims()
    }

    /// The address that signs out at the provider, where it has one, and comes back to the
    /// identity's redirect URI: a provider that had the addresses of other identities too could be
    /// led to send its answers there. It bears a random `state`, which comes back and is only
    /// cleaned away: see [`super::leftover`].
    #[must_use]
    pub fn sign_out_url<P: Platform>(&self, platform: &P) -> Option<String> {
        self.parting_url(platform, Some(self.id_token()))
    }

    /// As [`SignedIn::sign_out_url`], without a token: for a page that keeps nothing of the person.
    #[must_use]
    pub fn bare_sign_out_url<P: Platform>(&self, platform: &P) -> Option<String> {
        self.parting_url(platform, None)
    }

    fn parting_url<P: Platform>(&self, platform: &P, token: Option<&str>) -> Option<String> {
        let endpoint = self.end_session_endpoint.as_deref()?;
        let hint = self.token.text("login_hint");
        // Signing out must not fail for want of a value that may be left out.
        let state = random(platform).ok().map(|bytes| base64url(&bytes));
        let state = state.as_deref();
        Some(sign_out::url(endpoint, &self.client_id, &self.redirect_uri, token, hint, state))
    }
}

/// An answer together with the sign-in that was begun in this tab, which the tab has forgotten.
pub struct Taken {
    answer: Answer,
    begun: Option<Transaction>,
}

impl Taken {
    /// What the person had chosen before, as a query; empty where no sign-in was begun.
    #[must_use]
    pub fn selection(&self) -> &str {
        self.begun.as_ref().map_or("", |begun| &begun.selection)
    }
}

/// Takes the sign-in that an answer came for out of the tab. Done as soon as there is an answer, so
/// that nothing of it stays behind whatever fails next, and so that an answer works once.
pub fn take<P: Platform>(platform: &P, answer: Answer) -> Taken {
    Taken { answer, begun: Transaction::take(platform) }
}

/// Finishes the sign-in that an answer belongs to.
pub async fn land<P: Platform>(platform: &P, portal: &Portal, page: &str, taken: Taken) -> Landed {
    let Taken { answer, begun } = taken;
    let Some(begun) = begun else {
        let problem = Problem::new("session.no-transaction", Owner::Person);
        return Landed { selection: String::new(), result: Err(problem) };
    };
    let result = finish(platform, portal, page, &answer, &begun).await;
    let result = result.map_err(|problem| problem.with("identity", &begun.identity));
    Landed { selection: begun.selection, result }
}

async fn finish<P: Platform>(
    platform: &P,
    portal: &Portal,
    page: &str,
    answer: &Answer,
    begun: &Transaction,
) -> Result<SignedIn, Problem> {
    begun.fresh(platform.now())?;
    let unknown = || Problem::new("session.unknown-identity", Owner::Person);
    let identity =
        portal.identities.iter().find(|i| i.name == begun.identity).ok_or_else(unknown)?;
    let identity = &at_tenant(identity, begun.tenant())?;
    if redirect_uri(page, identity) != begun.redirect_uri {
        return Err(unknown());
    }
    // Several providers are told apart by where their answers arrive (RFC 9700 section 4.4.2.2).
    if !arrived(&answer.place, &begun.redirect_uri) {
        return Err(Problem::new("session.other-address", Owner::Person));
    }
    // The answer is checked before anything is sent. Whether `iss` is required is known only from
    // discovery, so an answer without one is looked at twice.
    callback::check(&answer.given, &begun.state, &begun.issuer, false).map_err(refused)?;
    let metadata = discover(platform, identity).await?;
    let required =
        metadata.authorization_response_iss_parameter_supported || shares(portal, identity);
    let code =
        callback::check(&answer.given, &begun.state, &begun.issuer, required).map_err(refused)?;
    if metadata.issuer != begun.issuer {
        return Err(OidcError::IssuerMismatch(metadata.issuer).into());
    }
    let verifier = Verifier::kept(begun.verifier.clone());
    let endpoint = &metadata.token_endpoint;
    let request =
        token::redeem(endpoint, identity.client_id(), &begun.redirect_uri, &code, &verifier);
    let (tokens, time) = redeem(platform, identity, endpoint, request).await?;
    let time = Time { answered: time, page: Some(page) };
    let session = accept(platform, identity, &metadata, tokens, Some(&begun.nonce), time).await?;
    let (tenant, redirect_uri) = (begun.tenant().map(str::to_owned), begun.redirect_uri.clone());
    Ok(SignedIn { tenant, redirect_uri, ..session })
}

/// Whether an address is the redirect URI. Some hosts leave `.html` out or add `index.html`.
fn arrived(place: &str, redirect_uri: &str) -> bool {
    place == redirect_uri
        || place.strip_suffix("index.html") == Some(redirect_uri)
        || redirect_uri.strip_suffix(".html") == Some(place)
}

/// Gets a fresh ID token (OpenID Connect Core 12).
///
/// # Errors
/// There is no refresh token, another request with it is under way, the provider refuses, or the
/// new token is about somebody else.
pub async fn renew<P: Platform>(
    platform: &P,
    portal: &Portal,
    session: &SignedIn,
) -> Result<SignedIn, Problem> {
    let (refresh, identity) = session.refresh(portal)?;
    let identity = &at_tenant(identity, session.tenant.as_deref())?;
    let _turn = session.turn.begin()?;
    let metadata = discover(platform, identity).await?;
    let endpoint = &metadata.token_endpoint;
    let request = token::refresh(
        endpoint,
        identity.client_id(),
        refresh,
        &scope(portal, identity, &metadata),
    );
    let (mut tokens, time) = redeem(platform, identity, endpoint, request).await.map_err(ended)?;
    // RFC 6749 section 6: without a new refresh token the old one stays.
    tokens.refresh_token.get_or_insert_with(|| refresh.to_owned());
    let time = Time { answered: time, page: None };
    let renewed = accept(platform, identity, &metadata, tokens, None, time).await?;
    renewed.token.renews(&session.token)?;
    Ok(SignedIn {
        turn: session.turn.clone(),
        tenant: session.tenant.clone(),
        redirect_uri: session.redirect_uri.clone(),
        ..renewed
    })
}

/// A refresh token that has ended (RFC 6749 section 5.2): the way on is a new sign-in.
pub(super) fn ended(problem: Problem) -> Problem {
    if problem.code == "oidc.code-ended" {
        return Problem { code: "session.cannot-renew", owner: Owner::Person, ..problem };
    }
    problem
}

/// An answer that is refused; Entra's numbers choose better words.
pub(super) fn refused(error: OidcError) -> Problem {
    let problem = Problem::from(error);
    let found = entra::refusal(problem.detail("description"));
    let Some(refusal) = found.filter(|refusal| refusal.code != "entra.other") else {
        return problem;
    };
    Problem { code: refusal.code, owner: refusal.whose, details: problem.details }
        .with("number", format!("AADSTS{}", refusal.number))
        .with("correlation id", refusal.correlation)
        .with("trace id", refusal.trace)
}

async fn redeem<P: Platform>(
    platform: &P,
    identity: &Identity,
    endpoint: &str,
    request: Request,
) -> Result<(Tokens, Option<i64>), Problem> {
    let response = send(platform, identity, endpoint, request).await?;
    let tokens = token::read(&response).map_err(refused)?;
    Ok((tokens, response.time()))
}

/// Sends a request to the token endpoint.
pub(super) async fn send<P: Platform>(
    platform: &P,
    identity: &Identity,
    endpoint: &str,
    request: Request,
) -> Result<Response, Problem> {
    platform.fetch(request).await.map_err(|error| match error {
        // Entra hides the answer by CORS where the redirect URI is not registered as a
        // single-page application, and discovery has just worked.
        FetchError::Network if matches!(identity.provider, Provider::Entra(_)) => {
            Problem::new("session.not-spa", Owner::Directory).with("address", endpoint)
        }
        FetchError::Network => {
            Problem::new("session.token-unreachable", Owner::Wait).with("address", endpoint)
        }
        error => unanswered(error, endpoint),
    })
}

/// Checks the ID token and makes the session.
async fn accept<P: Platform>(
    platform: &P,
    identity: &Identity,
    metadata: &Metadata,
    tokens: Tokens,
    nonce: Option<&str>,
    time: Time<'_>,
) -> Result<SignedIn, Problem> {
    let parsed = id_token::parse(&tokens.id_token)?;
    let tid = parsed.unverified("tid").unwrap_or_default().to_owned();
    let is_entra = matches!(identity.provider, Provider::Entra(_));
    let expected = if is_entra {
        entra::issuer(&metadata.issuer, &tid).ok_or(OidcError::Claim("tid"))?
    } else {
        metadata.issuer.clone()
    };
    let fits = |key: &Key| !is_entra || entra::key_fits(key.issuer.as_deref(), &expected, &tid);
    let signature = signature(platform, identity, metadata, &parsed, fits).await?;
    let rules = Rules {
        client_id: identity.client_id(),
        nonce,
        now: platform.now(),
        access_token: &tokens.access_token,
    };
    let token = match parsed.accept(|issuer| issuer == expected, &rules) {
        Err(OidcError::Time(times)) => return Err(time.judge(platform, times).await),
        other => other?,
    };
    if let Provider::Entra(entra) = &identity.provider
        && !allows(entra, &tid)
    {
        return Err(Problem::new("session.tenant-not-allowed", Owner::Person).with("tenant", tid));
    }
    Ok(SignedIn {
        identity: identity.name.clone(),
        person: Person::new(&token, identity),
        issuer: expected,
        ends: token.ends(),
        signature,
        offline: metadata.lists("offline_access"),
        turn: Turn::default(),
        tenant: None,
        given_away: false,
        client_id: identity.client_id().to_owned(),
        redirect_uri: String::new(),
        end_session_endpoint: metadata.end_session_endpoint.clone(),
        token,
        tokens,
    })
}

/// What else than this device's clock tells the time.
struct Time<'a> {
    /// The provider's, with the tokens; CORS mostly hides it.
    answered: Option<i64>,
    /// The page's own host, asked only when it is needed.
    page: Option<&'a str>,
}

impl Time<'_> {
    /// Why a token is not valid now: by the clock of this device, or by the provider's doing.
    async fn judge<P: Platform>(self, platform: &P, times: Times) -> Problem {
        let now = platform.now();
        let mut right = self.answered;
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
        let clock = |since: i64| {
            let ahead = now.saturating_sub(since).to_string();
            Problem::new("oidc.id-token-time", Owner::Person).with("clock", ahead)
        };
        match right {
            Some(right) if times.hold(right) => clock(right).with("measured", "yes"),
            // A token is new, so without another clock its time of issue is about now.
            None if times.issued < times.ends => clock(times.issued),
            _ => OidcError::Time(times).into(),
        }
    }
}

/// Step 6 of OpenID Connect Core 3.1.3.7. A key that is not found, or does not fit the signature,
/// is looked for once more past the cache: providers roll their keys without notice. Entra is then
/// asked for the application's own keys, which its common set leaves out.
async fn signature<P: Platform>(
    platform: &P,
    identity: &Identity,
    metadata: &Metadata,
    parsed: &Parsed,
    fits: impl Fn(&Key) -> bool,
) -> Result<Signature, Problem> {
    let algorithm = keys::algorithm(&parsed.alg)
        .filter(|_| metadata.signs_with(&parsed.alg))
        .ok_or_else(|| OidcError::Algorithm(parsed.alg.clone()))?;
    let own = match &identity.provider {
        Provider::Entra(entra) => Some(entra::own_keys(&metadata.jwks_uri, &entra.client_id)),
        Provider::Oidc(_) => None,
    };
    let mut failed = OidcError::KeyUnknown;
    let uri = &metadata.jwks_uri;
    for (uri, again) in [(Some(uri), false), (Some(uri), true), (own.as_ref(), true)] {
        let Some(uri) = uri else { break };
        let response = match platform.fetch(keys::request(uri, again)).await {
            Ok(response) => response,
            // Only keys that cannot be fetched are done without: not an answer that came and cannot
            // be read, not while the device is offline, and not for a second look that failed.
            Err(FetchError::Network | FetchError::TimedOut) if identity.trust_tls && !again => {
                return Ok(Signature::TrustedTls);
            }
            Err(FetchError::Network) => {
                return Err(
                    Problem::new("session.keys-unreachable", Owner::Operator).with("address", uri)
                );
            }
            Err(error) => return Err(unanswered(error, uri)),
        };
        let all = keys::read(&response)?;
        let key = match keys::select(&all, &parsed.alg, parsed.kid.as_deref(), &fits) {
            Ok(key) => key,
            Err(error) => {
                // What was found wrong with a key says more than that others lack it.
                if failed == OidcError::KeyUnknown {
                    failed = error;
                }
                continue;
            }
        };
        let signed = parsed.signed.as_bytes();
        match platform.verify(algorithm, key, signed, &parsed.signature).await {
            Ok(true) => return Ok(Signature::Verified),
            Ok(false) | Err(VerifyError::BadKey) => failed = OidcError::Signature,
            Err(VerifyError::Unsupported) => return Err(OidcError::Unsupported.into()),
        }
        if again {
            break;
        }
    }
    Err(failed.into())
}
