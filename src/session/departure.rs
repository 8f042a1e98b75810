//! On the way to the provider.

use super::parties::{
    at_tenant, discovery_address, listed, may_name, redirect_uri, scope, told_apart,
};
use super::transaction::Transaction;
use crate::config::{Identity, Portal};
use crate::encode::base64url;
use crate::json;
use crate::oidc::discovery::{self, Metadata};
use crate::oidc::pkce::{BYTES, Verifier};
use crate::oidc::request::AuthorizationRequest;
use crate::platform::{FetchError, Platform};
use crate::problem::{Owner, Problem};

/// What the provider is to ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prompt {
    /// Whatever it finds necessary.
    #[default]
    Default,
    /// Which account.
    SelectAccount,
}

/// Begins a sign-in: keeps the transaction in the tab and gives the address to go to.
///
/// # Errors
/// Discovery failed, an endpoint lies elsewhere, the answer could not be told from another
/// identity's, or the browser has no randomness or storage.
pub async fn depart<P: Platform>(
    platform: &P,
    portal: &Portal,
    identity: &Identity,
    page: &str,
    selection: &str,
    prompt: Prompt,
) -> Result<String, Problem> {
    let wish = Wish { prompt, ..Wish::default() };
    begin(platform, portal, identity, page, selection, &wish).await
}

/// As [`depart`], after a refusal that [`super::leads_back`]: the provider asks the person for what
/// it found missing, in the tenant that was asked, so that the access token can be had afterwards.
///
/// # Errors
/// As [`depart`].
pub async fn depart_for<P: Platform>(
    platform: &P,
    portal: &Portal,
    identity: &Identity,
    page: &str,
    selection: &str,
    problem: &Problem,
) -> Result<String, Problem> {
    let claims = problem.detail("claims");
    // What is not an object of JSON the provider would refuse; an address has its limits.
    let fits = claims.len() <= LONGEST_CLAIMS && json::read(claims).is_some_and(|c| c.is_object());
    let wish = Wish {
        prompt: Prompt::Default,
        scope: Some(problem.detail("scope")).filter(|scope| !scope.is_empty()),
        claims: Some(claims).filter(|_| fits),
        tenant: Some(problem.detail("tenant")).filter(|tenant| !tenant.is_empty()),
    };
    begin(platform, portal, identity, page, selection, &wish).await
}

/// The longest challenge that is passed on, in bytes.
const LONGEST_CLAIMS: usize = 4096;

/// What is asked beside the usual.
#[derive(Default)]
struct Wish<'a> {
    prompt: Prompt,
    scope: Option<&'a str>,
    claims: Option<&'a str>,
    tenant: Option<&'a str>,
}

async fn begin<P: Platform>(
    platform: &P,
    portal: &Portal,
    identity: &Identity,
    page: &str,
    selection: &str,
    wish: &Wish<'_>,
) -> Result<String, Problem> {
    let begin = async {
        let identity = &at_tenant(identity, wish.tenant)?;
        let metadata = discover(platform, identity).await?;
        told_apart(portal, identity, &metadata)?;
        let verifier = Verifier::new(&random(platform)?);
        let (state, nonce) = (base64url(&random(platform)?), base64url(&random(platform)?));
        let redirect_uri = redirect_uri(page, identity);
        let mut scope = scope(portal, identity, &metadata);
        if let Some(more) = wish.scope {
            scope = format!("{scope} {more}");
        }
        let url = AuthorizationRequest {
            client_id: identity.client_id(),
            redirect_uri: &redirect_uri,
            scope: &scope,
            state: &state,
            nonce: &nonce,
            challenge: &verifier.challenge(),
            fragment: metadata.fragment(),
            prompt: (wish.prompt == Prompt::SelectAccount).then_some("select_account"),
            claims: wish.claims,
        }
        .url(&metadata.authorization_endpoint);
        let transaction = Transaction {
            version: Transaction::this_version(),
            identity: identity.name.clone(),
            tenant: wish.tenant.unwrap_or_default().to_owned(),
            issuer: metadata.issuer,
            state,
            nonce,
            verifier: verifier.as_str().to_owned(),
            redirect_uri,
            begun: platform.now(),
            selection: selection.to_owned(),
        };
        transaction.keep(platform)?;
        Ok(url)
    };
    begin.await.map_err(|problem: Problem| problem.with("identity", &identity.name))
}

/// A sign-in that was begun in this tab and never came back: its identity and selection. It is
/// forgotten by this.
pub fn interrupted<P: Platform>(platform: &P) -> Option<(String, String)> {
    Transaction::take(platform).map(|begun| (begun.identity, begun.selection))
}

/// Fetches and checks the discovery document.
pub(super) async fn discover<P: Platform>(
    platform: &P,
    identity: &Identity,
) -> Result<Metadata, Problem> {
    let address = discovery_address(identity);
    let request = discovery::request(address.clone());
    let response = platform.fetch(request).await.map_err(|error| unanswered(error, &address))?;
    let metadata = discovery::read(&response, |issuer| may_name(identity, issuer))
        .map_err(|error| Problem::from(error).with("address", &address))?;
    let end = metadata.end_session_endpoint.iter();
    for url in [&metadata.authorization_endpoint, &metadata.token_endpoint, &metadata.jwks_uri]
        .into_iter()
        .chain(end)
    {
        listed(identity, url)?;
    }
    Ok(metadata)
}

/// There was no answer from an address.
pub(super) fn unanswered(error: FetchError, address: &str) -> Problem {
    let (code, owner) = match error {
        FetchError::Offline => return Problem::new("session.offline", Owner::Person),
        FetchError::Network => ("session.unreachable", Owner::Wait),
        FetchError::TimedOut => ("session.timed-out", Owner::Wait),
        FetchError::Redirected => ("session.redirected", Owner::Operator),
        FetchError::TooLarge | FetchError::Unreadable => ("session.unreadable", Owner::Operator),
    };
    Problem::new(code, owner).with("address", address)
}

pub(super) fn random<P: Platform>(platform: &P) -> Result<[u8; BYTES], Problem> {
    let mut bytes = [0; BYTES];
    let filled = platform.random(&mut bytes);
    filled.map_err(|_| Problem::new("session.no-randomness", Owner::Person))?;
    Ok(bytes)
}
