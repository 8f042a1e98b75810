//! The files of the build as the host serves them, a file that is not there, and the clock.

use super::settings::{is_page, kept};
use super::{Answer, Finding, State};
use crate::problem::Owner;

/// A name that no build has.
pub const MISSING: &str = "purser-missing-0123456789abcdef.js";

/// Half a year: what a name with a hash may be kept for at the least.
const LONG: u64 = 15_768_000;

/// How far the device's clock may be off before sign-ins fail, and before it is told, in seconds.
const OFF: i64 = 300;
const NEARLY: i64 = 60;

/// The files with a hash in their names that a page names, in its order.
#[must_use]
pub fn hashed_files(page: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for value in page.split('"') {
        let name = value.strip_prefix("./").unwrap_or(value);
        let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
        if is_name && has_hash(name) && !all.iter().any(|one| one == name) {
            all.push(name.to_owned());
        }
    }
    all
}

/// As [`crate::hosting::HASHED`] says it.
fn has_hash(name: &str) -> bool {
    let Some((stem, ending)) = name.rsplit_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let hash = stem.rsplit_once('-').map(|(_, hash)| hash).unwrap_or_default();
    ["js", "wasm", "css", "txt", "svg"].contains(&ending)
        && hash.len() >= 12
        && hash.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c))
}

/// The types that a file of this name may have.
fn types(name: &str) -> &'static [&'static str] {
    match name.rsplit('.').next().unwrap_or_default() {
        "js" => &["text/javascript", "application/javascript"],
        "wasm" => &["application/wasm"],
        "css" => &["text/css"],
        "svg" => &["image/svg+xml"],
        "txt" => &["text/plain"],
        _ => &["text/html"],
    }
}

/// Checks the answer for a file with a hash in its name: that it is there, its type, whether it is
/// compressed and how long it is kept.
#[must_use]
pub fn file(name: &str, answer: &Answer) -> Vec<Finding> {
    let found = |check, state, code| Finding::new(check, state, code).about(name);
    let response = match answer {
        Ok(response) if response.status == 200 => response,
        Ok(response) => {
            let told = found("file", State::Red, "doctor.file-missing");
            return vec![told.with("status", response.status.to_string())];
        }
        Err(error) => {
            let told = found("file", State::Red, "doctor.unanswered").with("address", name);
            return vec![told.with("why", error.name())];
        }
    };
    if is_page(response) {
        return vec![found("file", State::Red, "doctor.file-page")];
    }
    let mut all = Vec::new();
    let served = response.header("content-type").unwrap_or_default();
    let essence = served.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if !types(name).contains(&essence.as_str()) {
        // The program is compiled whatever its type, only later.
        let state = if name.ends_with(".wasm") { State::Amber } else { State::Red };
        let told = found("type", state, "doctor.type-wrong").with("type", served);
        all.push(told.with("wanted", types(name).first().copied().unwrap_or_default()));
    }
    let encoding = response.header("content-encoding").unwrap_or_default();
    // A picture of a few hundred bytes gains nothing.
    if encoding.is_empty() && !name.ends_with(".svg") {
        all.push(found("compression", State::Amber, "doctor.not-compressed"));
    }
    let kept = kept(response);
    if !kept.immutable || kept.seconds.is_none_or(|seconds| seconds < LONG) {
        let told = found("file-caching", State::Amber, "doctor.not-immutable");
        all.push(told.with("cache-control", response.header("cache-control").unwrap_or("-")));
    }
    if all.is_empty() {
        all.push(found("file", State::Green, "doctor.file-good").with("encoding", encoding));
    }
    all
}

/// Checks the answer for [`MISSING`].
#[must_use]
pub fn missing(answer: &Answer) -> Finding {
    let found = |state, code| Finding::new("missing-file", state, code);
    match answer {
        Ok(response) if matches!(response.status, 404 | 410) => {
            found(State::Green, "doctor.missing-good")
        }
        Ok(response) if response.status == 200 => found(State::Red, "doctor.missing-answered"),
        Ok(response) => {
            found(State::Amber, "doctor.missing-other").with("status", response.status.to_string())
        }
        Err(error) => found(State::Amber, "doctor.missing-other").with("status", error.name()),
    }
}

/// Holds this device's clock against the host's, where an answer says the time.
#[must_use]
pub fn clock(answer: &Answer, now: i64) -> Finding {
    let Some(time) = answer.as_ref().ok().and_then(crate::platform::Response::time) else {
        return Finding::new("clock", State::NotKnown, "doctor.clock-unreadable");
    };
    let off = now.saturating_sub(time);
    if off.saturating_abs() <= NEARLY {
        return Finding::new("clock", State::Green, "doctor.clock-good");
    }
    let state = if off.saturating_abs() <= OFF { State::Amber } else { State::Red };
    Finding::new("clock", state, "doctor.clock-off")
        .with("seconds", off.saturating_abs().to_string())
        .to(Owner::Person)
}
