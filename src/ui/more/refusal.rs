//! What the parts that ask Azure share: a refusal in words, with the role to ask for.

use super::commands::first_shell;
use super::widgets::{block, message};
use crate::azure::{
    ApiError, ApiErrorKind, Assignee, MissingRole, az_role_assignment_create, missing_role,
};
use crate::guide;
use crate::session::AccessToken;
use crate::ui::azure::wants_person;
use crate::ui::element::{El, el, text};
use crate::ui::state::{Failure, Page};
use crate::ui::text::find as words;

/// The person who asks.
#[derive(Clone, PartialEq)]
pub(super) struct Person {
    /// Their object id.
    pub oid: String,
    /// Their user name.
    pub name: String,
}

impl Person {
    /// Whoever is signed in.
    pub fn of(page: Page) -> Self {
        let session = page.session.get_untracked();
        let person = session.as_ref().map(|session| &session.person);
        Self {
            oid: person.and_then(|person| person.oid.clone()).unwrap_or_default(),
            name: person.map(|person| person.user_name.clone()).unwrap_or_default(),
        }
    }
}

/// What Azure wants of the person before it answers: a sign-in, with the claims it names.
pub(super) fn needs_sign_in(
    refusal: &ApiError,
    token: &AccessToken,
    tenant: &str,
) -> Option<Failure> {
    let claims = match &refusal.kind {
        ApiErrorKind::ClaimsChallenge(claims) => claims.clone().unwrap_or_default(),
        ApiErrorKind::InvalidToken => String::new(),
        _ => return None,
    };
    Some(wants_person(&token.scope, &claims, tenant))
}

/// A refusal of Azure's, and what to ask an administrator for.
pub(super) fn refusal(refusal: &ApiError, person: &Person) -> El {
    let details = [refusal.code.as_str(), refusal.message.as_str()].join(" ");
    let details = details.trim().to_owned();
    let shown = el("div", "").child(message(words::refusal(refusal)));
    let shown = match &refusal.kind {
        ApiErrorKind::Forbidden { action: Some(action), scope: Some(scope) } => {
            shown.children(role_to_ask_for(&missing_role(action, scope), person))
        }
        _ => shown,
    };
    shown.children((!details.is_empty()).then(|| text("p", "hint", details)))
}

/// A role to ask for, and the line that gives it.
pub(super) fn role_to_ask_for(need: &MissingRole, person: &Person) -> Vec<El> {
    let Some(role) = need.role else { return vec![text("p", "", words::NO_ROLE)] };
    let mut shown = vec![text("p", "", words::needed(role.definition().name, &need.scope))];
    if let Some(line) =
        az_role_assignment_create(role, &need.scope, &Assignee::User(person.oid.clone()))
    {
        shown.push(text("p", "hint", words::COMMAND));
        shown.push(block(line_of(&line)));
    }
    shown
}

/// Words of a command as one line for the person's shell.
pub(super) fn line_of(words: &[String]) -> String {
    guide::lines(first_shell(), &[words.to_vec()]).join("\n")
}
