//! Words for Entra's refusals.

use crate::problem::Problem;
use crate::ui::text::Words;

/// The words for a refusal.
#[must_use]
pub fn words(problem: &Problem) -> Option<Words> {
    let (what, next) = match problem.code {
        "entra.registration" => (
            "This page isn't registered correctly in the directory.",
            "The application's administrator should add exactly the redirect URI below under “Single-page application”.",
        ),
        "entra.application" => (
            "The directory doesn't know this application, or it's for other accounts.",
            "Your administrator should check clientId, tenant and cloud in portal.yaml.",
        ),
        "entra.tenant" => (
            "This cloud has no such tenant.",
            "Your administrator should check tenant and cloud in portal.yaml.",
        ),
        "entra.account" => (
            "This account doesn't belong to the directory.",
            "Use your work account there, or ask its administrator to invite you as a guest.",
        ),
        "entra.assignment" => (
            "You aren't assigned to this application.",
            "Ask the directory's administrator to assign you, or one of your groups, to it under “Enterprise applications”.",
        ),
        "entra.consent" => (
            "An administrator must allow this application first.",
            "Send the details below to the directory's administrator and ask for consent.",
        ),
        "entra.declined" => ("You cancelled the sign-in.", "Sign in again when you like."),
        "entra.scope" => (
            "This application asks for a permission that the directory doesn't give it.",
            "The application's administrator should check its API permissions.",
        ),
        "entra.multifactor" => (
            "Your directory needs more proof that it's you.",
            "Sign in again and finish every step it asks for.",
        ),
        "entra.conditional-access" => (
            "A policy of your directory (Conditional Access) doesn't allow this sign-in.",
            "Try a managed device or network. Otherwise send the correlation id below to the directory's administrator.",
        ),
        "entra.session" => ("This sign-in is no longer valid.", "Sign in again."),
        "entra.credentials" => (
            "Your directory didn't accept this account's credentials, or has locked it.",
            "Sign in again, or ask your help desk.",
        ),
        "entra.cross-tenant" => (
            "Your organisation, or the other one, doesn't allow sign-in across directories.",
            "Send the details below to the directory's administrator.",
        ),
        "entra.passing" => ("The sign-in was interrupted.", "Sign in again."),
        "entra.other" => (
            "The directory refused the sign-in.",
            "Send the details below to the directory's administrator.",
        ),
        _ => return None,
    };
    Some(Words { what: what.into(), next: next.into() })
}
