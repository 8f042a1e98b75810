//! The way to the provider.

use crate::browser::{self, Browser};
use crate::problem::Problem;
use crate::session;
use crate::ui::parts::SignIn;
use crate::ui::state::Page;

/// Begins a sign-in, and gives the address to go to.
///
/// # Errors
///
/// As [`session::begin`].
pub async fn begin(page: Page, sign_in: SignIn) -> Result<String, Problem> {
    let SignIn { identity, selection, prompt, refusal } = sign_in;
    let Some(reading) = page.reading.get_untracked() else { return Ok(browser::folder()) };
    let (portal, folder) = (&reading.portal, browser::folder());
    match &refusal {
        Some(problem) => {
            session::reauthorize(&Browser, portal, &identity, &folder, &selection, problem).await
        }
        None => session::begin(&Browser, portal, &identity, &folder, &selection, prompt).await,
    }
}
