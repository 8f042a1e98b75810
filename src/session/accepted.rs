//! The session: the tokens of a provider once they are accepted.

use super::clocks::OtherClocks;
use super::endpoints::allows_tenant;
use super::person::Person;
use super::random::random;
use super::refresh_lock::RefreshLock;
use super::signature;
use crate::config::{Cluster, Identity, Portal, Provider, Trust};
use crate::encode::{base64url, percent};
use crate::entra;
use crate::json::{Map, Value};
use crate::oidc::discovery::ProviderMetadata;
use crate::oidc::id_token::{self, IdToken, Nonce, Signature, Validation};
use crate::oidc::keys::Jwk;
use crate::oidc::token::TokenResponse;
use crate::oidc::{ClaimMismatch, OidcError, sign_out};
use crate::platform::{FetchError, Platform, Response};
use crate::problem::{Owner, Problem};

/// A session: who is signed in, until when, and the tokens, which `Debug` never prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The name of the identity.
    pub identity: String,
    /// The person.
    pub person: Person,
    /// The issuer of the ID token.
    pub issuer: String,
    /// Whether the provider lists the scope `offline_access`.
    pub offline: bool,
    pub(super) refresh_lock: RefreshLock,
    /// The tenant it was begun in, where that was chosen rather than the identity's.
    pub(super) tenant: Option<String>,
    tokens: TokenResponse,
    refresh_token_exported: bool,
    claims: IdToken,
    client_id: String,
    redirect_uri: String,
    end_session_endpoint: Option<String>,
    sign_out_template: Option<String>,
}

impl Session {
    /// The ID token, in compact form.
    #[must_use]
    pub fn id_token(&self) -> &str {
        &self.tokens.id_token
    }

    /// The access token, opaque.
    pub(super) fn access_token(&self) -> &str {
        &self.tokens.access_token
    }

    /// The claims of the ID token.
    #[must_use]
    pub fn claims(&self) -> &Map<String, Value> {
        self.claims.claims()
    }

    /// What the ID token's truth rests on.
    #[must_use]
    pub fn signature(&self) -> Signature {
        self.claims.signature()
    }

    /// When the session ends, in seconds since 1970: with its ID token.
    #[must_use]
    pub fn expires_at(&self) -> i64 {
        self.claims.expires_at()
    }

    /// How long the provider's ID tokens last, in seconds.
    #[must_use]
    pub fn id_token_lifetime(&self) -> i64 {
        self.claims.lifetime()
    }

    /// Whether a fresh ID token may be had without leaving the page.
    #[must_use]
    pub fn can_refresh(&self) -> bool {
        self.tokens.refresh_token.is_some() && !self.refresh_token_exported
    }

    /// The refresh token, for a file that may hold it: `builtin` on a cluster of this identity,
    /// where `portal.yaml` allows it, and never Entra's. Once the file is taken, the session must
    /// be replaced by [`Session::with_refresh_token_exported`].
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
    pub fn with_refresh_token_exported(&self) -> Self {
        Self { refresh_token_exported: true, ..self.clone() }
    }

    /// This session with what a request brought that was begun before: its tokens, but what became
    /// known or was exported meanwhile stays so.
    #[must_use]
    pub fn with_newer(&self, newer: Self) -> Self {
        let mut next = newer;
        next.refresh_token_exported |= self.refresh_token_exported;
        if next.person.groups.known().is_none() && self.person.groups.known().is_some() {
            next.person.groups.clone_from(&self.person.groups);
        }
        next
    }

    /// The address that signs out at the provider, where it has one, and comes back to the
    /// identity's redirect URI: a provider that had the addresses of other identities too could be
    /// led to send its answers there. It bears a random `state`, which comes back and is only
    /// cleaned away: see [`super::without_logout_state`].
    #[must_use]
    pub fn sign_out_url<P: Platform>(&self, platform: &P) -> Option<String> {
        self.logout_url(platform, Some(self.id_token()))
    }

    /// As [`Session::sign_out_url`], without `id_token_hint`: for a page that keeps nothing of the
    /// person.
    #[must_use]
    pub fn sign_out_url_without_hint<P: Platform>(&self, platform: &P) -> Option<String> {
        self.logout_url(platform, None)
    }

    fn logout_url<P: Platform>(&self, platform: &P, id_token: Option<&str>) -> Option<String> {
        if let Some(template) = &self.sign_out_template {
            let client_id = template.replace("{clientId}", &percent(&self.client_id));
            return Some(client_id.replace("{redirectUri}", &percent(&self.redirect_uri)));
        }
        let endpoint = self.end_session_endpoint.as_deref()?;
        if is_cognito(&self.issuer) {
            return Some(sign_out::cognito_url(endpoint, &self.client_id, &self.redirect_uri));
        }
        let hint = self.claims.text("login_hint");
        // Signing out must not fail for want of a value that may be left out.
        let state = random(platform).ok().map(|bytes| base64url(&bytes));
        let state = state.as_deref();
        Some(sign_out::url(endpoint, &self.client_id, &self.redirect_uri, id_token, hint, state))
    }

    /// The refresh token and its identity, as long as the page may use it.
    ///
    /// # Errors
    /// `session.cannot-renew` where there is none.
    pub(super) fn refresh_token<'a>(
        &'a self,
        portal: &'a Portal,
    ) -> Result<(&'a str, &'a Identity), Problem> {
        let cannot = || Problem::new("session.cannot-renew", Owner::Person);
        let token = self.tokens.refresh_token.as_deref().filter(|_| !self.refresh_token_exported);
        let identity = portal.identities.iter().find(|i| i.name == self.identity);
        Ok((token.ok_or_else(cannot)?, identity.ok_or_else(cannot)?))
    }

    /// The session with the refresh token of an answer; without one the old one stays (RFC 6749
    /// section 6).
    pub(super) fn with_refresh_token(&self, newer: Option<String>) -> Self {
        let mut next = self.clone();
        if newer.is_some() {
            next.tokens.refresh_token = newer;
        }
        next
    }

    /// The session as it was begun: in this tenant, at this redirect URI.
    pub(super) fn begun_with(self, tenant: Option<&str>, redirect_uri: &str) -> Self {
        let (tenant, redirect_uri) = (tenant.map(str::to_owned), redirect_uri.to_owned());
        Self { tenant, redirect_uri, ..self }
    }

    /// What a refresh brought, in place of this session.
    ///
    /// # Errors
    /// [`OidcError::Renewed`] where it is about another sign-in.
    pub(super) fn refreshed(&self, fresh: Self) -> Result<Self, OidcError> {
        fresh.claims.renews(&self.claims)?;
        Ok(Self { refresh_lock: self.refresh_lock.clone(), ..fresh }
            .begun_with(self.tenant.as_deref(), &self.redirect_uri))
    }
}

/// Whether an issuer is a user pool of Amazon Cognito.
fn is_cognito(issuer: &str) -> bool {
    let host = issuer.strip_prefix("https://cognito-idp.").and_then(|rest| rest.split('/').next());
    host.is_some_and(|host| host.ends_with(".amazonaws.com"))
}

/// Checks the ID token and makes the session, of no tenant and redirect URI yet
/// ([`Session::begun_with`]). `keys` are the provider's where they were asked for already.
///
/// # Errors
/// The ID token is malformed, signed wrongly, or not meant for this sign-in, or people of its tenant
/// may not sign in.
pub(super) async fn accept<P: Platform>(
    platform: &P,
    identity: &Identity,
    metadata: &ProviderMetadata,
    tokens: TokenResponse,
    nonce: Nonce<'_>,
    clocks: OtherClocks<'_>,
    keys: Option<Result<Response, FetchError>>,
) -> Result<Session, Problem> {
    let parsed = id_token::parse(&tokens.id_token)?;
    let tid = parsed.unverified("tid").unwrap_or_default().to_owned();
    let is_entra = matches!(identity.provider, Provider::Entra(_));
    let issuer = if is_entra {
        entra::issuer(&metadata.issuer, &tid).ok_or_else(|| {
            let (expected, actual) = (metadata.issuer.clone(), tid.clone());
            OidcError::Claim(ClaimMismatch { claim: "tid", expected, actual })
        })?
    } else {
        metadata.issuer.clone()
    };
    let is_own = |key: &Jwk| !is_entra || entra::key_fits(key.issuer.as_deref(), &issuer, &tid);
    let signed = signature::verify(platform, identity, metadata, &parsed, is_own, keys).await?;
    let validation = Validation {
        issuer: &issuer,
        client_id: identity.client_id(),
        trusted_audiences: identity.oidc().map(|oidc| oidc.trusted_audiences.as_slice()),
        nonce,
        now: platform.now(),
        access_token: &tokens.access_token,
    };
    let claims = match signed.accept(&validation) {
        Err(OidcError::Time { validity, now }) => {
            return Err(clocks.explain(platform, validity, now).await);
        }
        other => other?,
    };
    if let Provider::Entra(entra) = &identity.provider
        && !allows_tenant(entra, &tid)
    {
        return Err(Problem::new("session.tenant-not-allowed", Owner::Person).with("tenant", tid));
    }
    Ok(Session {
        identity: identity.name.clone(),
        person: Person::new(&claims, identity),
        issuer,
        offline: metadata.lists_scope("offline_access"),
        refresh_lock: RefreshLock::default(),
        tenant: None,
        refresh_token_exported: false,
        client_id: identity.client_id().to_owned(),
        redirect_uri: String::new(),
        end_session_endpoint: metadata.end_session_endpoint.clone(),
        sign_out_template: identity.oidc().and_then(|oidc| oidc.sign_out_url.clone()),
        claims,
        tokens,
    })
}
