//! Entra's refusals in full: what happened, whose move it is, the exact steps, and a message to an
//! administrator. `text::entra` has the few words that are loaded first.

mod causes;
mod message;
mod remediation;
mod values;

pub use causes::{cause, owner};
pub use message::message;
pub use remediation::{change, line, portal, portal_yaml, purpose, task, way};
pub use values::{RegistrationValue, number, value, values};

/// The name of the panel.
pub const EXACTLY: &str = "What to do exactly";
/// The heading of the checklist.
pub const CHECKLIST: &str = "What to check";
/// What the person may do themselves.
pub const FOR_YOU: &str = "You can";
/// What administrators do.
pub const FOR_THEM: &str = "An administrator can";
/// The address that allows the application.
pub const CONSENT: &str =
    "Open this address as an administrator and accept. It comes back to this page.";
/// The finished message.
pub const MESSAGE: &str = "The message for your administrator";
/// Copies it.
pub const COPY_MESSAGE: &str = "Copy for your administrator";
/// Copies the correlation id.
pub const COPY_CORRELATION: &str = "Copy the correlation id";
/// Its name.
pub const CORRELATION: &str = "Correlation ID";
/// The field for the text of Microsoft's page.
pub const PASTE: &str = "The number (AADSTS…) or the whole text that Microsoft's page showed";
/// What the field is for.
pub const PASTE_LEAD: &str = "Some refusals stay on Microsoft's page and never come back here. Paste what it showed. It's explained here and sent nowhere.";
/// The text has no number.
pub const NO_NUMBER: &str =
    "This text has no Microsoft number. It begins with AADSTS, often at the very end.";
/// The heading of the likely reasons.
pub const SAW: &str = "Or: what did you see there?";
/// The heading of the values.
pub const COMPARE: &str = "What must match exactly";

/// What people see on Microsoft's page, the likeliest first, and the number it stands for.
pub const SIGHTS: [(&str, u32); 9] = [
    ("The redirect URI does not match (AADSTS50011)", 50011),
    ("The application was not found in the directory (AADSTS700016)", 700_016),
    ("The tenant was not found (AADSTS90002)", 90002),
    ("The account does not exist in the tenant (AADSTS50020)", 50020),
    ("“Need admin approval” (AADSTS90094)", 90094),
    ("“Your administrator has configured the application to block users” (AADSTS50105)", 50105),
    ("“You cannot access this right now” (53003)", 53003),
    ("“Access has been blocked by your organization” for this network (AADSTS500021)", 500_021),
    ("It asked for my password again and again (AADSTS50126)", 50126),
];
/// What people see without any number.
pub const OTHER_SIGHTS: [(&str, &str); 2] = [
    (
        "Nothing, or the page didn't load",
        "Your network or a proxy may block the address below. Open it in its own tab. If it doesn't open, ask your network's administrator.",
    ),
    (
        "Nothing wrong: I went back or closed the page",
        "Then nothing is wrong. Sign in again when you like.",
    ),
];
/// The reasons at a provider that is not Entra, the likeliest first.
pub const ELSEWHERE: [(&str, &str); 5] = [
    (
        "It said that the redirect URI is wrong",
        "Its administrator adds exactly the redirect URI below to the client, including the port and any slash at the end.",
    ),
    (
        "It said that the client is unknown or not allowed",
        "The client id below must be registered there. It must be a public client, without a secret, that may use the authorization code with PKCE (S256).",
    ),
    (
        "It said that a scope is invalid",
        "Its administrator allows the scopes below for this client, or your administrator removes them from portal.yaml.",
    ),
    (
        "The page didn't load",
        "Your network or a proxy may block the address of the issuer. Open it in its own tab. If it doesn't open, ask your network's administrator.",
    ),
    (
        "Nothing wrong: I went back or closed the page",
        "Then nothing is wrong. Sign in again when you like.",
    ),
];
