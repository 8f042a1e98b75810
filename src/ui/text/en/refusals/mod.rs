//! Entra's refusals in full: what happened, whose move it is, the exact steps, and a message to an
//! administrator.

mod situations;
mod steps;

pub use situations::situation;
pub use steps::{aim, change, mover, place, portal, setting, task};

use crate::entra::cases::{Said, Situation};
use crate::entra::steps::{Attempt, Step, Word};
use crate::guide::{Shell, argument};
use crate::visible::is_hidden;

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
    "Open this address as an administrator and accept; it comes back to this page.";
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
pub const PASTE_LEAD: &str = "Some refusals stay on Microsoft's page and never come back here. Paste what it showed; it is explained here and sent nowhere.";
/// The text has no number.
pub const NO_NUMBER: &str =
    "There is no number of Microsoft's in this text. It begins with AADSTS, often at the very end.";
/// The heading of the likely reasons.
pub const SAW: &str = "Or: what did you see there?";
/// The heading of the values.
pub const COMPARE: &str = "What must agree, to the letter";
/// How the redirect URI must be registered.
pub const SINGLE_PAGE: &str = "Single-page application";

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
        "Nothing, or the page did not load",
        "Your network or a proxy may block the address below. Open it in a tab of its own; if it does not open, ask whoever runs your network.",
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
        "Its administrator adds the redirect URI below to the client, exactly: a slash at the end and the port count.",
    ),
    (
        "It said that the client is unknown or not allowed",
        "The client id below must be the one that is registered there. It must be a public client, without a secret, that may use the authorization code with PKCE (S256).",
    ),
    (
        "It said that a scope is invalid",
        "Its administrator allows the scopes below for this client, or whoever runs this page takes them out of portal.yaml.",
    ),
    (
        "The page did not load",
        "Your network or a proxy may block the address of the issuer. Open it in a tab of its own; if it does not open, ask whoever runs your network.",
    ),
    (
        "Nothing wrong: I went back or closed the page",
        "Then nothing is wrong. Sign in again when you like.",
    ),
];

/// The names of the values that must agree.
#[must_use]
pub const fn value(value: Value) -> &'static str {
    match value {
        Value::Redirect => "Redirect URI",
        Value::Platform => "Its platform",
        Value::Client => "Application (client) ID",
        Value::Tenant => "Tenant",
        Value::Cloud => "Cloud",
        Value::Address => "Sign-in address",
        Value::Issuer => "Issuer",
        Value::Scopes => "Scopes",
    }
}

/// A value that must agree between the registration and `portal.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// The redirect URI.
    Redirect,
    /// The platform it is registered for.
    Platform,
    /// The client id.
    Client,
    /// The tenant.
    Tenant,
    /// The cloud.
    Cloud,
    /// The origin people sign in at.
    Address,
    /// The issuer.
    Issuer,
    /// The scopes.
    Scopes,
}

/// The values of a sign-in that must agree.
#[must_use]
pub fn values(attempt: &Attempt) -> Vec<(&'static str, String)> {
    [
        (Value::Redirect, attempt.redirect_uri.clone()),
        (Value::Platform, SINGLE_PAGE.to_owned()),
        (Value::Client, attempt.client_id.clone()),
        (Value::Tenant, attempt.tenant.clone()),
        (Value::Cloud, attempt.cloud.facts().name.to_owned()),
        (Value::Address, attempt.origin.clone()),
    ]
    .map(|(name, text)| (value(name), text))
    .to_vec()
}

/// A command as every shell reads it: what needs quotes gets double ones, which bash, zsh, fish,
/// PowerShell and cmd take alike as long as nothing in them is special to one.
#[must_use]
pub fn line(words: &[Word]) -> String {
    let word = |word: &Word| {
        let text = steps::word(word);
        let safe = |more: &str| {
            text.chars()
                .all(|c| c.is_ascii_alphanumeric() || "-._/:".contains(c) || more.contains(c))
        };
        if safe("") && !text.is_empty() {
            text.to_owned()
        } else if safe("=,{}[]' <>()") {
            format!("\"{text}\"")
        } else {
            // Only bash is certain then; the room above makes no such command.
            argument(Shell::Posix, text)
        }
    };
    words.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// The way to a place, as one line.
#[must_use]
pub fn way(places: &[crate::entra::steps::Place]) -> String {
    places.iter().map(place).collect::<Vec<_>>().join(" › ")
}

/// A number as Microsoft writes it.
#[must_use]
pub fn number(number: u32) -> String {
    format!("AADSTS{number}")
}

/// The finished message for an administrator: what was tried, what came of it, what to do.
#[must_use]
pub fn message(
    title: &str,
    page: &str,
    situation: Situation,
    said: &Said,
    error: &str,
    attempt: &Attempt,
) -> String {
    let mut out = format!("Hello,\n\nI cannot sign in to {title} ({page}).\n\n");
    out.push_str("What that page says about it: ");
    out.push_str(self::situation(situation));
    out.push_str("\n\n");
    let mut facts = vec![
        ("Code", said.number.map(number).unwrap_or_default()),
        ("Error", error.to_owned()),
        (CORRELATION, said.correlation.clone()),
        ("Trace ID", said.trace.clone()),
        ("Time", said.time.clone()),
        ("Account", attempt.user.clone()),
    ];
    facts.extend(values(attempt));
    for (name, text) in facts {
        if !text.is_empty() {
            out.push_str(&format!("{name}: {}\n", plain(&text)));
        }
    }
    let (name, address) = portal(attempt.cloud);
    let mut count = 0;
    for step in crate::entra::steps::steps(situation, attempt, &said.correlation) {
        let told = match &step {
            Step::Yours(_) => continue,
            Step::Setting(setting, value) => self::setting(*setting, &plain(value)),
            Step::Portal(change, places) => {
                let address = address.map(|address| format!(" ({address})")).unwrap_or_default();
                format!(
                    "In the {name}{address}: {}\n   {}",
                    plain(&way(places)),
                    self::change(*change)
                )
            }
            Step::Command(aim, words) => {
                format!("{}\n   {}", self::aim(*aim), line(words))
            }
            Step::Consent(address) => format!("{CONSENT}\n   {address}"),
        };
        if count == 0 {
            out.push_str("\nWhat can be done:\n");
        }
        count += 1;
        out.push_str(&format!("{count}. {told}\n"));
    }
    out.push_str("\nThank you.\n");
    out
}

/// One line of what can be seen: whatever is sent on must not forge lines of its own.
fn plain(text: &str) -> String {
    text.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect()
}
