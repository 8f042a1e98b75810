//! Back from the provider: the authorization response, and the sign-in that it completes.

use core::future::poll_fn;
use core::pin::pin;
use core::task::Poll;

use super::accepted::{Session, accept};
use super::clocks::OtherClocks;
use super::discover::{discover, unanswered};
use super::endpoints::{at_tenant, redirect_uri, shares_redirect};
use super::person::{Groups, groups};
use super::token_request::{redeem, refused};
use super::transaction::Transaction;
use crate::config::{Identity, Portal};
use crate::oidc::callback::{self, AuthorizationResponse, ValidatedCode, without_state};
use crate::oidc::discovery::ProviderMetadata;
use crate::oidc::id_token::Nonce;
use crate::oidc::pkce::Verifier;
use crate::oidc::token::TokenResponse;
use crate::oidc::{OidcError, keys, token, user_info};
use crate::platform::{FetchError, Platform, Response};
use crate::problem::{Owner, Problem};

/// The provider's answer as it stood in the address, unchecked, and where it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectResponse {
    place: String,
    response: AuthorizationResponse,
}

/// Whether the address carries a provider's answer. Called before anything else, so that the
/// address can be cleaned at once. `place` is the page's address without query and fragment.
#[must_use]
pub fn find_response(place: &str, query: &str, fragment: &str) -> Option<RedirectResponse> {
    let response = callback::find(query, fragment)?;
    Some(RedirectResponse { place: place.to_owned(), response })
}

/// What the provider's sign-out leaves in the address: a `state` and nothing to answer (`OpenID`
/// Connect RP-Initiated Logout section 2). Gives the query without it, to clean the address with;
/// nothing else follows from it, so whoever made it up gains nothing.
#[must_use]
pub fn without_logout_state(query: &str, fragment: &str) -> Option<String> {
    let (query, found) = without_state(query);
    (found || without_state(fragment).1).then_some(query)
}

/// An answer together with the sign-in that was begun in this tab, which the tab has forgotten.
pub struct PendingRedirect {
    redirect: RedirectResponse,
    begun: Option<Transaction>,
}

impl PendingRedirect {
    /// Takes the sign-in that an answer came for out of the tab. Done as soon as there is an answer,
    /// so that nothing of it stays behind whatever fails next, and so that an answer works once.
    pub fn take<P: Platform>(platform: &P, redirect: RedirectResponse) -> Self {
        Self { redirect, begun: Transaction::take(platform) }
    }

    /// What the person had chosen before, as a query; empty where no sign-in was begun.
    #[must_use]
    pub fn selection(&self) -> &str {
        self.begun.as_ref().map_or("", |begun| &begun.selection)
    }
}

/// What became of an answer.
pub struct Completed {
    /// What the person had chosen before, as a query; empty where the sign-in is unknown.
    pub selection: String,
    /// The session, or why there is none.
    pub result: Result<Session, Problem>,
}

/// Completes the sign-in that an answer belongs to (OpenID Connect Core 3.1.2.7 to 3.1.3.8). `page`
/// is the address of the page's folder.
pub async fn complete<P: Platform>(
    platform: &P,
    portal: &Portal,
    page: &str,
    pending: PendingRedirect,
) -> Completed {
    let PendingRedirect { redirect, begun } = pending;
    let Some(begun) = begun else {
        let problem = Problem::new("session.no-transaction", Owner::Person);
        return Completed { selection: String::new(), result: Err(problem) };
    };
    let result = exchange(platform, portal, page, &redirect, &begun).await;
    let result = result.map_err(|problem| problem.with("identity", &begun.identity));
    Completed { selection: begun.selection, result }
}

/// Checks the answer, redeems its code, and accepts the tokens.
async fn exchange<P: Platform>(
    platform: &P,
    portal: &Portal,
    page: &str,
    redirect: &RedirectResponse,
    begun: &Transaction,
) -> Result<Session, Problem> {
    begun.ensure_fresh(platform.now())?;
    let identity = &of_transaction(portal, page, begun)?;
    // Several providers are told apart by where their answers arrive (RFC 9700 section 4.4.2.2).
    if !arrived(&redirect.place, &begun.redirect_uri) {
        return Err(Problem::new("session.other-address", Owner::Person));
    }
    // The answer is checked before anything is sent. Whether `iss` is required is known only from
    // discovery, so an answer without one is looked at twice.
    let check = |iss_required| {
        callback::check(&redirect.response, &begun.state, &begun.issuer, iss_required)
            .map_err(refused)
    };
    check(false)?;
    // What was read on the way out holds on the way back, as far as it passes the same checks.
    let remembered = begun.discovery.of(identity);
    let again = remembered.is_some();
    let metadata = match remembered {
        Some(metadata) => metadata,
        None => discover(platform, identity).await?,
    };
    let code = check(
        metadata.authorization_response_iss_parameter_supported
            || shares_redirect(portal, identity),
    )?;
    if metadata.issuer != begun.issuer {
        return Err(OidcError::IssuerMismatch(metadata.issuer).into());
    }
    let landing = Landing { platform, identity, begun, page, code: &code };
    let (metadata, tokens) = match landing.tokens(&metadata).await {
        Err(problem) if again => {
            let now = landing.moved(&metadata, |now| &now.token_endpoint).await.ok_or(problem)?;
            let tokens = landing.tokens(&now).await?;
            (now, tokens)
        }
        tokens => (metadata, tokens?),
    };
    let (metadata, mut session) = match landing.accept(&metadata, tokens.clone()).await {
        // A code works once, so what it gave is held against the keys of now.
        Err(problem) if again => {
            let now = landing.moved(&metadata, |now| &now.jwks_uri).await.ok_or(problem)?;
            let session = landing.accept(&now, Tokens { keys: None, ..tokens }).await?;
            (now, session)
        }
        session => (metadata, session?),
    };
    let asks = identity.oidc().is_some_and(|oidc| oidc.user_info);
    if asks && session.person.groups == Groups::Absent {
        session.person.groups = groups_at(platform, identity, &metadata, &session).await?;
    }
    Ok(session.begun_with(begun.tenant(), &begun.redirect_uri))
}

/// A checked answer on its way to a session.
struct Landing<'a, P> {
    platform: &'a P,
    identity: &'a Identity,
    begun: &'a Transaction,
    page: &'a str,
    code: &'a ValidatedCode,
}

/// What the token endpoint gave and when, and the keys that came beside it.
#[derive(Clone)]
struct Tokens {
    tokens: TokenResponse,
    answered: Option<i64>,
    keys: Option<Result<Response, FetchError>>,
}

impl<P: Platform> Landing<'_, P> {
    /// Redeems the code while the keys are fetched.
    async fn tokens(&self, metadata: &ProviderMetadata) -> Result<Tokens, Problem> {
        let Self { platform, identity, begun, code, .. } = *self;
        let verifier = Verifier::from_stored(begun.verifier.clone());
        let endpoint = &metadata.token_endpoint;
        let request =
            token::redeem(endpoint, identity.client_id(), &begun.redirect_uri, code, &verifier);
        let tokens = redeem(platform, identity, endpoint, request);
        let keys = platform.fetch(keys::request(&metadata.jwks_uri, false));
        let ((tokens, answered), keys) = beside(tokens, keys).await?;
        Ok(Tokens { tokens, answered, keys: Some(keys) })
    }

    async fn accept(&self, metadata: &ProviderMetadata, had: Tokens) -> Result<Session, Problem> {
        let clocks = OtherClocks { token_endpoint: had.answered, page: Some(self.page) };
        let nonce = Nonce::Expect(&self.begun.nonce);
        let Tokens { tokens, keys, .. } = had;
        accept(self.platform, self.identity, metadata, tokens, nonce, clocks, keys).await
    }

    /// What the provider says of itself now, where this address has moved since it was remembered.
    async fn moved(
        &self,
        before: &ProviderMetadata,
        address: fn(&ProviderMetadata) -> &String,
    ) -> Option<ProviderMetadata> {
        let now = discover(self.platform, self.identity).await.ok()?;
        (address(&now) != address(before) && now.issuer == before.issuer).then_some(now)
    }
}

/// What two futures give that run side by side. Where the first fails, the second is given up.
async fn beside<A, B>(
    first: impl Future<Output = Result<A, Problem>>,
    second: impl Future<Output = B>,
) -> Result<(A, B), Problem> {
    let (mut first, mut second) = (pin!(first), pin!(second));
    let (mut one, mut other) = (None, None);
    poll_fn(|context| {
        if one.is_none()
            && let Poll::Ready(given) = first.as_mut().poll(context)
        {
            match given {
                Ok(given) => one = Some(given),
                Err(problem) => return Poll::Ready(Err(problem)),
            }
        }
        if other.is_none()
            && let Poll::Ready(given) = second.as_mut().poll(context)
        {
            other = Some(given);
        }
        match (one.take(), other.take()) {
            (Some(one), Some(other)) => Poll::Ready(Ok((one, other))),
            halves => {
                (one, other) = halves;
                Poll::Pending
            }
        }
    })
    .await
}

/// The groups that the provider tells at its userinfo endpoint (OpenID Connect Core 5.3), which the
/// ID token lacks. A renewal does not ask again.
async fn groups_at<P: Platform>(
    platform: &P,
    identity: &Identity,
    metadata: &ProviderMetadata,
    session: &Session,
) -> Result<Groups, Problem> {
    let url = metadata.user_info()?;
    let response = platform.fetch(user_info::request(url, session.access_token())).await;
    let response = response.map_err(|error| unanswered(error, url))?;
    let claims = user_info::read(&response, &session.person.subject);
    Ok(groups(&claims.map_err(|error| Problem::from(error).with("address", url))?, identity))
}

/// The identity that a sign-in was begun with, in its tenant.
fn of_transaction(portal: &Portal, page: &str, begun: &Transaction) -> Result<Identity, Problem> {
    let unknown = || Problem::new("session.unknown-identity", Owner::Person);
    let identity =
        portal.identities.iter().find(|i| i.name == begun.identity).ok_or_else(unknown)?;
    let identity = at_tenant(identity, begun.tenant())?;
    if redirect_uri(page, &identity) != begun.redirect_uri {
        return Err(unknown());
    }
    Ok(identity)
}

/// Whether an address is the redirect URI. Some hosts leave `.html` out or add `index.html`.
fn arrived(place: &str, redirect_uri: &str) -> bool {
    place == redirect_uri
        || place.strip_suffix("index.html") == Some(redirect_uri)
        || redirect_uri.strip_suffix(".html") == Some(place)
}
