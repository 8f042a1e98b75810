//! The header fields of the page's document, held against what this deployment needs.

use super::policy::{compare, forbids_framing};
use super::settings::caching;
use super::{Answer, Finding, State};
use crate::config::Portal;
use crate::hosting;
use crate::platform::Response;
use crate::url;

/// The header fields of the host's answers that are looked at (RFC 9110 section 6.3), in small letters.
pub const READ: [&str; 15] = [
    "age",
    "cache-control",
    "content-encoding",
    "content-security-policy",
    "content-type",
    "cross-origin-embedder-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "date",
    "integrity-policy",
    "permissions-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
    "x-frame-options",
];

/// What a policy too wide in these would let run.
const GRAVE: [&str; 6] = [
    "default-src",
    "script-src",
    "object-src",
    "base-uri",
    "require-trusted-types-for",
    "trusted-types",
];

/// What have checks of their own.
const OWN: [&str; 4] =
    ["content-security-policy", "integrity-policy", "x-content-type-options", "x-frame-options"];

/// Checks the answer for the page's document, asked at `address`: its policy, whether it can be framed,
/// `Integrity-Policy`, the other headers and how long it is kept.
#[must_use]
pub fn page(answer: &Answer, address: &str, portal: &Portal) -> Vec<Finding> {
    let response = match answer {
        Ok(response) if response.status == 200 => response,
        Ok(response) => {
            let told =
                Finding::new("document", State::Red, "doctor.file-missing").about("index.html");
            return vec![told.with("status", response.status.to_string())];
        }
        Err(error) => {
            let told =
                Finding::new("document", State::Red, "doctor.unanswered").with("why", error.name());
            return vec![told.with("address", address)];
        }
    };
    let wanted = hosting::headers(portal).unwrap_or_default();
    let mut found = policy(response, &wanted);
    found.push(framing(response));
    found.push(integrity(response));
    found.extend(sniffing(response));
    found.push(others(response, &wanted, address));
    found.push(caching(response, "page-caching").about("index.html"));
    found
}

fn listed(pairs: &[&(String, String)]) -> String {
    pairs.iter().map(|(name, source)| format!("{name} {source}")).collect::<Vec<_>>().join("; ")
}

fn policy(response: &Response, wanted: &[(&'static str, String)]) -> Vec<Finding> {
    let needed = wanted.iter().find(|(name, _)| *name == "Content-Security-Policy");
    let needed = needed.map(|(_, value)| value.as_str()).unwrap_or_default();
    let Some(served) = response.header("content-security-policy") else {
        return vec![Finding::new("policy", State::Red, "doctor.policy-none")];
    };
    let difference = compare(served, needed);
    let is_connect = |one: &&(String, String)| one.0 == "connect-src";
    // Framing has a check of its own.
    let is_other = |one: &&(String, String)| !is_connect(one) && one.0 != "frame-ancestors";
    let blocks: Vec<_> = difference.blocks.iter().filter(is_other).collect();
    let wide: Vec<_> = difference.wide.iter().filter(is_other).collect();
    let policy = if !blocks.is_empty() {
        Finding::new("policy", State::Red, "doctor.policy-blocks").with("what", listed(&blocks))
    } else if wide.is_empty() {
        Finding::new("policy", State::Green, "doctor.policy-good")
    } else {
        let grave = wide.iter().any(|(name, _)| GRAVE.contains(&name.as_str()));
        let state = if grave { State::Red } else { State::Amber };
        Finding::new("policy", state, "doctor.policy-wide").with("what", listed(&wide))
    };
    let sources = |all: &[(String, String)]| {
        all.iter().filter(is_connect).map(|(_, s)| s.as_str()).collect::<Vec<_>>().join(" ")
    };
    let connect = match (sources(&difference.blocks), sources(&difference.wide)) {
        (blocks, _) if !blocks.is_empty() => {
            Finding::new("policy-hosts", State::Red, "doctor.connect-blocks").with("what", blocks)
        }
        (_, wide) if !wide.is_empty() => {
            Finding::new("policy-hosts", State::Amber, "doctor.connect-wide").with("what", wide)
        }
        _ => Finding::new("policy-hosts", State::Green, "doctor.connect-good"),
    };
    vec![policy, connect]
}

fn framing(response: &Response) -> Finding {
    let policy = response.header("content-security-policy").is_some_and(forbids_framing);
    let old = response.header("x-frame-options").unwrap_or_default().to_ascii_uppercase();
    // Browsers that know the policy pass the old field over where the policy speaks of framing.
    let speaks =
        response.header("content-security-policy").is_some_and(|p| p.contains("frame-ancestors"));
    if policy || (!speaks && old == "DENY") {
        Finding::new("framing", State::Green, "doctor.framing-good")
    } else {
        Finding::new("framing", State::Red, "doctor.framing-allowed").with("x-frame-options", old)
    }
}

fn integrity(response: &Response) -> Finding {
    let served = response.header("integrity-policy").unwrap_or_default();
    let blocks =
        served.split("blocked-destinations=(").nth(1).and_then(|rest| rest.split(')').next());
    if blocks.is_some_and(|list| list.split_ascii_whitespace().any(|one| one == "script")) {
        Finding::new("integrity", State::Green, "doctor.integrity-good")
    } else {
        Finding::new("integrity", State::Amber, "doctor.integrity-none")
    }
}

fn sniffing(response: &Response) -> Option<Finding> {
    let served = response.header("x-content-type-options").unwrap_or_default();
    (!served.eq_ignore_ascii_case("nosniff"))
        .then(|| Finding::new("headers", State::Amber, "doctor.sniffed"))
}

fn others(response: &Response, wanted: &[(&'static str, String)], address: &str) -> Finding {
    let is_https = url::split(address).is_some_and(|address| address.scheme == "https");
    let lacking = |(name, value): &&(&'static str, String)| {
        let lower = name.to_ascii_lowercase();
        if OWN.contains(&lower.as_str()) {
            return false;
        }
        match lower.as_str() {
            // Browsers heed it over https alone, and how long is the operator's to choose.
            "strict-transport-security" => is_https && response.header(&lower).is_none(),
            // What is forbidden beside does no harm.
            "permissions-policy" => response.header(&lower).is_none(),
            _ => response.header(&lower) != Some(value.as_str()),
        }
    };
    let names: Vec<&str> = wanted.iter().filter(lacking).map(|(name, _)| *name).collect();
    if names.is_empty() {
        return Finding::new("headers", State::Green, "doctor.headers-good");
    }
    Finding::new("headers", State::Amber, "doctor.headers-lacking").with("what", names.join(", "))
}
