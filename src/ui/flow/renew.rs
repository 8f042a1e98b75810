//! Fresh tokens for the file.

use crate::ui::signal::{spawn_local, untrack};
use std::sync::Arc;

use crate::browser::Browser;
use crate::config::{Method, Portal};
use crate::platform::Platform;
use crate::problem::Problem;
use crate::session::{self, Resource, Session};
use crate::ui::output::KubeconfigFile;
use crate::ui::state::Page;

/// A token that was issued longer ago than this is renewed before it is handed over, in seconds.
const FRESH: i64 = 120;

/// Gets the tokens that the chosen file holds, where the provider allows; one request at a time.
pub fn renew(page: Page) {
    spawn_local(renewed(page));
}

/// How long a renewal that is under way is waited for, in seconds.
const PATIENCE: u32 = 30;

/// Gets a fresh ID token, unless the one there is was issued just now.
pub async fn freshen(page: Page) {
    // What is under way brings the tokens that count, and a refresh token of its own.
    let mut patience = PATIENCE;
    while page.renewing.get_untracked() && patience > 0 {
        patience -= 1;
        Browser.wait(1).await;
    }
    let issued = page
        .session
        .with_untracked(|session| session.as_ref().map(|s| s.expires_at() - s.id_token_lifetime()));
    if issued.is_some_and(|issued| Browser.now() - issued > FRESH) {
        renewed(page).await;
    }
}

async fn renewed(page: Page) {
    let (Some(session), Some(reading)) =
        (page.session.get_untracked(), page.reading.get_untracked())
    else {
        return;
    };
    if page.renewing.get_untracked() || !session.can_refresh() {
        return;
    }
    page.renewing.set(true);
    let (scopes, own) = untrack(|| page.scopes());
    let problem = fresh(page, &reading.portal, &session, &scopes, own).await.err();
    page.renewing.set(false);
    if page.session.with_untracked(Option::is_some) {
        page.renewal.set(problem);
    }
}

/// Gets the access tokens for these scopes, and a fresh ID token where that is wanted too. Each
/// answer is kept before the next request: it holds the refresh token that counts from now on.
async fn fresh(
    page: Page,
    portal: &Portal,
    session: &Session,
    scopes: &[String],
    own: bool,
) -> Result<(), Problem> {
    // Whoever signed out meanwhile stays signed out.
    let keep = |session: &Session| {
        let there = page.session.with_untracked(Option::is_some);
        if there {
            page.take_over(session.clone());
        }
        there
    };
    let mut session = session.clone();
    if own {
        session = session::refresh_id_token(&Browser, portal, &session).await?;
        if !keep(&session) {
            return Ok(());
        }
    }
    for scope in scopes {
        let resource = Resource { scopes: core::slice::from_ref(scope), tenant: None };
        let (next, access) = session::access_token(&Browser, portal, &session, &resource).await?;
        if !keep(&next) {
            return Ok(());
        }
        session = next;
        page.access.update(|all| {
            all.retain(|one| one.scope != access.scope);
            all.push(access);
        });
    }
    Ok(())
}

/// The file was taken. Where it holds the refresh token, the page does not use that any more.
pub fn taken(page: Page, file: &KubeconfigFile) {
    if let Some(session) = page.session.get_untracked().filter(|_| file.renews) {
        page.session.set(Some(Arc::new(session.with_refresh_token_exported())));
    }
}

/// Chooses how kubectl signs in, and gets the tokens that this way puts into the file.
pub fn choose_method(page: Page, method: Method) {
    page.choose_method(method);
    if method.holds_token() {
        renew(page);
    }
}
