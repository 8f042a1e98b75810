//! `portal.yaml` as it is served, and how long browsers keep what is served.

use super::{Answer, Finding, State};
use crate::config::{Reading, Severity};
use crate::platform::Response;

/// Checks `portal.yaml`: `reading` is what the closest reading says of the answer's text, `folder` the
/// address of the page.
#[must_use]
pub fn settings(answer: &Answer, reading: &Reading, folder: &str) -> Vec<Finding> {
    const CHECK: &str = "portal-yaml";
    let response = match answer {
        Ok(response) if response.status == 200 => response,
        Ok(response) => {
            let told = Finding::new(CHECK, State::Red, "doctor.settings-missing");
            return vec![told.with("status", response.status.to_string())];
        }
        Err(error) => {
            let told =
                Finding::new(CHECK, State::Red, "doctor.unanswered").with("why", error.name());
            return vec![told.with("address", format!("{folder}portal.yaml"))];
        }
    };
    if is_page(response) {
        return vec![Finding::new(CHECK, State::Red, "doctor.settings-page")];
    }
    let of = |severity| reading.mistakes.iter().filter(move |one| one.severity == severity);
    let (errors, remarks) = (reading.count(Severity::Error), reading.count(Severity::Warning));
    let first = of(Severity::Error).chain(of(Severity::Warning)).next();
    let (state, code, count) = match (reading.usable, errors, remarks) {
        (false, ..) => (State::Red, "doctor.settings-stop", errors),
        (_, 1.., _) => (State::Red, "doctor.settings-mistakes", errors),
        (_, _, 1..) => (State::Amber, "doctor.settings-remarks", remarks),
        _ => (State::Green, "doctor.settings-good", reading.portal.clusters.len()),
    };
    let mut told = Finding::new(CHECK, state, code).with("count", count.to_string());
    if let Some(first) = first {
        told = told.with("at-line", first.line.to_string()).with("path", &first.path);
    }
    let home = reading.portal.url.as_deref().unwrap_or(folder);
    let address = if home.trim_end_matches('/') == folder.trim_end_matches('/') {
        Finding::new("address", State::Green, "doctor.address-good").with("address", folder)
    } else {
        let told = Finding::new("address", State::Amber, "doctor.address-other");
        told.with("address", folder).with("home", home)
    };
    vec![told, caching(response, "settings-caching").about("portal.yaml"), address]
}

/// Whether an answer is a page, whatever was asked for.
pub(super) fn is_page(response: &Response) -> bool {
    let start = response.body.trim_start().get(..9).unwrap_or_default();
    start.eq_ignore_ascii_case("<!doctype")
        || response.body.trim_start().get(..5).is_some_and(|s| s.eq_ignore_ascii_case("<html"))
}

/// How browsers may keep an answer (RFC 9111 section 5.2.2).
pub(super) struct Caching {
    pub seconds: Option<u64>,
    pub immutable: bool,
}

pub(super) fn kept(response: &Response) -> Caching {
    let mut kept = Caching { seconds: None, immutable: false };
    for one in response.header("cache-control").unwrap_or_default().split(',') {
        let one = one.trim().to_ascii_lowercase();
        match one.split_once('=') {
            Some(("max-age", seconds)) if kept.seconds != Some(0) => {
                kept.seconds = seconds.trim_matches('"').parse().ok();
            }
            None if one == "no-cache" || one == "no-store" => kept.seconds = Some(0),
            None if one == "immutable" => kept.immutable = true,
            _ => {}
        }
    }
    kept
}

/// What keeps its name and changes must be asked for each time.
pub(super) fn caching(response: &Response, check: &'static str) -> Finding {
    match kept(response).seconds {
        Some(0) => Finding::new(check, State::Green, "doctor.asked-each-time"),
        Some(seconds) => {
            Finding::new(check, State::Red, "doctor.cached").with("seconds", seconds.to_string())
        }
        None => Finding::new(check, State::Amber, "doctor.cache-unsaid"),
    }
}
