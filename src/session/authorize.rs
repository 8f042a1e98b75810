//! On the way to the provider: the authorization request (OpenID Connect Core 3.1.2.1).

use super::discover::discover_to_remember;
use super::endpoints::{at_tenant, ensure_distinguishable, redirect_uri, scope};
use super::random::random;
use super::transaction::Transaction;
use crate::config::{Identity, Portal};
use crate::encode::base64url;
use crate::json;
use crate::oidc::pkce::Verifier;
use crate::oidc::request::AuthorizationRequest;
use crate::platform::Platform;
use crate::problem::Problem;

/// What the provider is to ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prompt {
    /// Whatever it finds necessary.
    #[default]
    Default,
    /// Which account.
    SelectAccount,
}

/// Begins a sign-in: keeps the transaction in the tab and gives the address to go to. `page` is the
/// address of the page's folder, `selection` what the person has chosen, as a query.
///
/// # Errors
/// Discovery failed, an endpoint lies elsewhere, the answer could not be told from another
/// identity's, or the browser has no randomness or storage.
pub async fn begin<P: Platform>(
    platform: &P,
    portal: &Portal,
    identity: &Identity,
    page: &str,
    selection: &str,
    prompt: Prompt,
) -> Result<String, Problem> {
    let options = AuthorizeOptions { prompt, ..AuthorizeOptions::default() };
    begin_with(platform, portal, identity, page, selection, &options).await
}

/// As [`begin`], after a refusal that [`super::needs_reauthorization`]: the provider asks the person
/// for what it found missing, in the tenant that was asked, so that the access token can be had
/// afterwards.
///
/// # Errors
/// As [`begin`].
pub async fn reauthorize<P: Platform>(
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
    let options = AuthorizeOptions {
        prompt: Prompt::Default,
        scope: Some(problem.detail("scope")).filter(|scope| !scope.is_empty()),
        claims: Some(claims).filter(|_| fits),
        tenant: Some(problem.detail("tenant")).filter(|tenant| !tenant.is_empty()),
    };
    begin_with(platform, portal, identity, page, selection, &options).await
}

/// The longest challenge that is passed on, in bytes.
const LONGEST_CLAIMS: usize = 4096;

/// What is asked beside the usual.
#[derive(Default)]
struct AuthorizeOptions<'a> {
    prompt: Prompt,
    scope: Option<&'a str>,
    claims: Option<&'a str>,
    tenant: Option<&'a str>,
}

async fn begin_with<P: Platform>(
    platform: &P,
    portal: &Portal,
    identity: &Identity,
    page: &str,
    selection: &str,
    options: &AuthorizeOptions<'_>,
) -> Result<String, Problem> {
    let authorize = async {
        let identity = &at_tenant(identity, options.tenant)?;
        let (metadata, discovery) = discover_to_remember(platform, identity).await?;
        ensure_distinguishable(portal, identity, &metadata)?;
        let verifier = Verifier::new(&random(platform)?);
        let (state, nonce) = (base64url(&random(platform)?), base64url(&random(platform)?));
        let redirect_uri = redirect_uri(page, identity);
        let mut scope = scope(portal, identity, &metadata);
        if let Some(more) = options.scope {
            scope = format!("{scope} {more}");
        }
        let url = AuthorizationRequest {
            client_id: identity.client_id(),
            redirect_uri: &redirect_uri,
            scope: &scope,
            state: &state,
            nonce: &nonce,
            challenge: &verifier.challenge(),
            fragment: metadata.supports_fragment(),
            prompt: (options.prompt == Prompt::SelectAccount).then_some("select_account"),
            claims: options.claims,
        }
        .url(&metadata.authorization_endpoint);
        let transaction = Transaction {
            version: Transaction::this_version(),
            identity: identity.name.clone(),
            tenant: options.tenant.unwrap_or_default().to_owned(),
            issuer: metadata.issuer,
            state,
            nonce,
            verifier: verifier.as_str().to_owned(),
            redirect_uri,
            begun: platform.now(),
            selection: selection.to_owned(),
            discovery,
        };
        transaction.store(platform)?;
        Ok(url)
    };
    authorize.await.map_err(|problem: Problem| problem.with("identity", &identity.name))
}

/// A sign-in that was begun in this tab and never came back: its identity and selection. It is
/// forgotten by this.
pub fn take_interrupted<P: Platform>(platform: &P) -> Option<(String, String)> {
    Transaction::take(platform).map(|begun| (begun.identity, begun.selection))
}
