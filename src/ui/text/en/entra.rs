//! Words for Entra's refusals.

use crate::problem::Problem;
use crate::ui::text::Words;

/// The words for a refusal.
#[must_use]
pub fn words(problem: &Problem) -> Option<Words> {
    let (what, next) = match problem.code {
        "entra.registration" => (
            "This page is not registered rightly in the directory.",
            "The administrator of the application should add the redirect URI below, exactly, under the platform “Single-page application”.",
        ),
        "entra.application" => (
            "The directory does not know this application, or it is meant for other accounts.",
            "Whoever runs this page should check clientId, tenant and cloud in portal.yaml.",
        ),
        "entra.tenant" => (
            "The tenant was not found in this cloud.",
            "Whoever runs this page should check tenant and cloud in portal.yaml.",
        ),
        "entra.account" => (
            "This account does not belong to the directory.",
            "Use your work account there, or ask its administrator to invite you as a guest.",
        ),
        "entra.assignment" => (
            "You are not assigned to this application.",
            "Ask the administrator of your directory to assign you, or one of your groups, to it under “Enterprise applications”.",
        ),
        "entra.consent" => (
            "An administrator has to allow this application first.",
            "Send the details below to the administrator of your directory and ask for consent.",
        ),
        "entra.declined" => ("You cancelled the sign-in.", "Sign in again when you like."),
        "entra.scope" => (
            "This application asks for a permission that the directory does not give it.",
            "The administrator of the application should check its API permissions.",
        ),
        "entra.multifactor" => (
            "Your directory asks for a further proof that it is you.",
            "Sign in again and finish every step it asks for.",
        ),
        "entra.conditional-access" => (
            "A policy of your directory (Conditional Access) does not allow this sign-in.",
            "Try from a managed device or network. Otherwise send the correlation id below to the administrator of your directory.",
        ),
        "entra.session" => ("This sign-in is no longer valid.", "Sign in again."),
        "entra.credentials" => (
            "Your directory did not accept this account's credentials, or has locked it.",
            "Sign in again, or ask your help desk.",
        ),
        "entra.cross-tenant" => (
            "Your organisation, or the other one, does not allow signing in across directories.",
            "Send the details below to the administrator of your directory.",
        ),
        "entra.passing" => ("The sign-in was interrupted.", "Sign in again."),
        "entra.other" => (
            "The directory refused the sign-in.",
            "Send the details below to the administrator of your directory.",
        ),
        _ => return None,
    };
    Some(Words { what: what.into(), next: next.into() })
}
