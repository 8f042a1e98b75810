//! The finished message for an administrator.

use super::causes;
use super::remediation::{change, line, portal, portal_yaml, purpose, way};
use super::values::{number, values};
use super::{CONSENT, CORRELATION};
use crate::entra::aadsts::{ErrorCause, ErrorDetails};
use crate::entra::remediation::{Attempt, RemediationStep, remediation};
use crate::visible::is_hidden;

/// The finished message for an administrator: what was tried, what came of it, what to do.
#[must_use]
pub fn message(
    title: &str,
    page: &str,
    cause: ErrorCause,
    details: &ErrorDetails,
    error: &str,
    attempt: &Attempt,
) -> String {
    let mut out = format!("Hello,\n\nI can't sign in to {title} ({page}).\n\n");
    out.push_str("What that page says about it: ");
    out.push_str(causes::cause(cause));
    out.push_str("\n\n");
    let mut facts = vec![
        ("Code", details.number.map(number).unwrap_or_default()),
        ("Error", error.to_owned()),
        (CORRELATION, details.correlation_id.clone()),
        ("Trace ID", details.trace_id.clone()),
        ("Time", details.timestamp.clone()),
        ("Account", attempt.user.clone()),
    ];
    facts.extend(values(attempt));
    for (name, text) in facts {
        if !text.is_empty() {
            out.push_str(&format!("{name}: {}\n", plain(&text)));
        }
    }
    let all = remediation(cause, attempt, &details.correlation_id);
    let theirs = all.iter().filter_map(|step| step_line(step, attempt));
    for (index, step) in theirs.enumerate() {
        if index == 0 {
            out.push_str("\nWhat can be done:\n");
        }
        out.push_str(&format!("{}. {step}\n", index + 1));
    }
    out.push_str("\nThank you.\n");
    out
}

/// A step of an administrator's; `None` where it is the person's own.
fn step_line(step: &RemediationStep, attempt: &Attempt) -> Option<String> {
    Some(match step {
        RemediationStep::Yours(_) => return None,
        RemediationStep::PortalYaml(key, value) => portal_yaml(*key, &plain(value)),
        RemediationStep::Portal(what, pages) => {
            let (name, address) = portal(attempt.cloud);
            let address = address.map(|address| format!(" ({address})")).unwrap_or_default();
            format!("In the {name}{address}: {}\n   {}", plain(&way(pages)), change(*what))
        }
        RemediationStep::Command(what, words) => {
            format!("{}\n   {}", purpose(*what), line(words))
        }
        RemediationStep::Consent(address) => format!("{CONSENT}\n   {address}"),
    })
}

/// One line of what can be seen: whatever is sent on must not forge lines of its own.
fn plain(text: &str) -> String {
    text.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect()
}
