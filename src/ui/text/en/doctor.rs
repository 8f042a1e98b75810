//! The sentences of the operator's page: what was checked, what was found, and how to mend it.

use super::moment::moment;
use crate::problem::Problem;
use crate::ui::text::language::say;
use crate::ui::text::{Text, Words};

/// The heading.
pub const TITLE: &str = "Check this deployment";
/// Under it.
pub const LEAD: &str = "For whoever hosts this page. It asks this host and the identity providers in portal.yaml what a sign-in asks them, and says what to fix.";
/// Starts the checks.
pub const START: &str = "Check everything";
/// Copies the report.
pub const COPY: &str = "Copy the report";
/// The report was copied.
pub const COPIED: &str = "Copied. The report holds no token and nothing about a person.";
/// The checks run.
pub const RUNNING: &str = "Checking…";
/// All are green.
pub const ALL_GREEN: &str = "Everything that can be checked from here is as it should be.";
/// The worst is amber.
pub const SOME_AMBER: &str = "It works, and some of it could be better.";
/// Something is red.
pub const SOME_RED: &str = "Something must be fixed.";
/// What the page cannot check.
pub const NOT_CHECKED: &str = "Not checked here: whether the app registration has the right platform and claims, which only a sign-in shows, and the clusters themselves, which let no page read their answers.";
/// The list.
pub const FINDINGS: &str = "What was checked";
/// Over the mistakes of `portal.yaml`.
pub const MISTAKES: &str = "Mistakes and remarks in portal.yaml";
/// A state.
pub const GREEN: &str = "Good";
/// A state.
pub const AMBER: &str = "Could be better";
/// A state.
pub const RED: &str = "Must be fixed";
/// A state.
pub const NOT_KNOWN: &str = "Can't be known";

/// What a check is about, by its identifier.
#[must_use]
pub fn check(id: &str) -> &'static str {
    match id {
        "portal-yaml" => "Settings",
        "settings-caching" => "How long the settings are kept",
        "address" => "Address of this page",
        "document" => "The page itself",
        "policy" => "Content Security Policy",
        "policy-hosts" => "Hosts that the policy allows",
        "framing" => "Framing by other sites",
        "integrity" => "Only files of this build run",
        "headers" => "Other security headers",
        "page-caching" => "How long the page is kept",
        "file" => "File of the build",
        "type" => "Type of a file",
        "compression" => "Compression of a file",
        "file-caching" => "How long a file is kept",
        "missing-file" => "A file that isn't there",
        "clock" => "Clock of this device",
        "discovery" => "Discovery document",
        "signing-keys" => "Keys of the identity provider",
        "token-endpoint" => "Token endpoint",
        "resource-manager" => "Azure Resource Manager",
        "graph" => "Microsoft Graph",
        "authority" => "Cluster's certificate authority",
        "tenant" => "Tenant of the account",
        "groups" => "Groups in the ID token",
        "username" => "User name in the ID token",
        _ => "Claims in the ID token",
    }
}

/// The words for a finding: of its own, or as a sign-in has them.
#[must_use]
pub fn told(problem: &Problem) -> Words {
    let problem = Problem { details: super::facts(problem), ..*problem };
    let own = [served, files, outside, clusters, claims];
    own.into_iter()
        .find_map(|words| words(&problem))
        .map_or_else(|| super::words(&problem), |(what, next)| Words { what, next: next.into() })
}

type Told = Option<(Text, &'static str)>;

const HEADERS: &str =
    "Send the headers that “purser headers portal.yaml --for HOST” prints for your host.";

fn served(problem: &Problem) -> Told {
    let fact = |name: &str| problem.detail(name).to_owned();
    Some(match problem.code {
        "doctor.unanswered" => (
            say!("{fact} gave no answer ({fact2}).", fact("address"), fact("why")),
            "Check that the host runs and serves this folder, then check again.",
        ),
        "doctor.policy-good" => ("The policy is the one this page needs.".into(), ""),
        "doctor.policy-none" => {
            ("The host sends no Content-Security-Policy header.".into(), HEADERS)
        }
        "doctor.policy-blocks" => {
            (say!("The policy blocks what this page needs: {fact}.", fact("what")), HEADERS)
        }
        "doctor.policy-wide" => {
            (say!("The policy allows more than this page needs: {fact}.", fact("what")), HEADERS)
        }
        "doctor.connect-good" => {
            ("The policy allows the hosts in portal.yaml and no others.".into(), "")
        }
        "doctor.connect-blocks" => (
            say!("The policy blocks hosts that portal.yaml needs: {fact}.", fact("what")),
            "Run “purser headers” again with this portal.yaml, and send what it prints.",
        ),
        "doctor.connect-wide" => (
            say!("The policy allows hosts that portal.yaml doesn't need: {fact}.", fact("what")),
            "Run “purser headers” with this portal.yaml, and send what it prints. The page already limits itself to the hosts it needs.",
        ),
        "doctor.framing-good" => ("No other site can show this page in a frame.".into(), ""),
        "doctor.framing-allowed" => (
            "Other sites can show this page in a frame.".into(),
            "Send frame-ancestors 'none' in the Content-Security-Policy header. A policy in the page itself can't say this.",
        ),
        _ => return kept(problem),
    })
}

fn kept(problem: &Problem) -> Told {
    let fact = |name: &str| problem.detail(name).to_owned();
    Some(match problem.code {
        "doctor.integrity-good" => {
            ("Browsers run only scripts whose hash this build names.".into(), "")
        }
        "doctor.integrity-none" => {
            ("The host sends no Integrity-Policy header for scripts.".into(), HEADERS)
        }
        "doctor.headers-good" => ("The other headers are as they should be.".into(), ""),
        "doctor.headers-lacking" => {
            (say!("These headers are missing or differ: {fact}.", fact("what")), HEADERS)
        }
        "doctor.sniffed" => {
            ("The host doesn't send X-Content-Type-Options: nosniff.".into(), HEADERS)
        }
        "doctor.asked-each-time" => {
            ("Browsers ask for it each time, so a change shows at once.".into(), "")
        }
        "doctor.cached" => (
            say!(
                "Browsers keep it for {fact} seconds, so people see an old one after a change.",
                fact("seconds")
            ),
            "Send Cache-Control: no-cache with it.",
        ),
        "doctor.cache-unsaid" => (
            "The host doesn't say how long browsers may keep it, so each browser guesses.".into(),
            "Send Cache-Control: no-cache with it.",
        ),
        _ => return settings(problem),
    })
}

fn settings(problem: &Problem) -> Told {
    let fact = |name: &str| problem.detail(name).to_owned();
    Some(match problem.code {
        "doctor.settings-good" => {
            (say!("portal.yaml has no mistakes. Clusters: {fact}.", fact("count")), "")
        }
        "doctor.settings-missing" => (
            say!("The host answers {fact} for portal.yaml.", fact("status")),
            "Put portal.yaml beside index.html. portal.example.yaml is a start.",
        ),
        "doctor.settings-page" => (
            "The host answers with a page where portal.yaml should be.".into(),
            "Put portal.yaml beside index.html, and let the host answer 404 for missing files.",
        ),
        "doctor.settings-stop" => (
            say!(
                "Nobody can sign in: portal.yaml has mistakes ({fact}), the first in line {fact2}.",
                fact("count"),
                fact("at-line")
            ),
            "Run “purser check portal.yaml”, or open the page: both list every mistake.",
        ),
        "doctor.settings-mistakes" => (
            say!(
                "portal.yaml has mistakes ({fact}), the first in line {fact2}: {fact3}.",
                fact("count"),
                fact("at-line"),
                fact("path")
            ),
            "Run “purser check portal.yaml”. Until then, people don't see the clusters concerned.",
        ),
        "doctor.settings-remarks" => (
            say!(
                "portal.yaml has remarks ({fact}), the first in line {fact2}: {fact3}.",
                fact("count"),
                fact("at-line"),
                fact("path")
            ),
            "Run “purser check portal.yaml” to read them.",
        ),
        "doctor.address-good" => ("This is the page's own address.".into(), ""),
        "doctor.address-other" => (
            say!(
                "This page is at {fact}, but portal.yaml names {fact2}.",
                fact("address"),
                fact("home")
            ),
            "The page sends people there first. Check it there, or change url in portal.yaml.",
        ),
        _ => return None,
    })
}

fn files(problem: &Problem) -> Told {
    let fact = |name: &str| problem.detail(name).to_owned();
    Some(match problem.code {
        "doctor.file-good" => ("It's there, with the right type, compressed, and kept for good.".into(), ""),
        "doctor.file-page" => (
            "The host answers with a page where this file should be.".into(),
            "Upload the whole build again, and let the host answer 404 for missing files.",
        ),
        "doctor.file-missing" => (
            say!("The host answers {fact} for it.", fact("status")),
            "Upload the whole build again, all files at once.",
        ),
        "doctor.type-wrong" => (
            say!("The host sends it as “{fact}”, and not as {fact2}.", fact("type"), fact("wanted")),
            "Set the type for this file ending on the host.",
        ),
        "doctor.not-compressed" => (
            "The host sends it uncompressed, so a first visit loads about three times as much.".into(),
            "Let the host send the .br or .gz file of the build beside it, or compress on the way.",
        ),
        "doctor.not-immutable" => (
            say!("Browsers ask for it again, though it never changes under this name. Cache-Control is {fact}.", fact("cache-control")),
            "Send Cache-Control: public, max-age=31536000, immutable with files that have a hash in their name.",
        ),
        "doctor.missing-good" => ("The host answers that it isn't there.".into(), ""),
        "doctor.missing-answered" => (
            "The host answers every address with a page, so a missing file fails late and without a reason.".into(),
            "Turn off the fallback to index.html: this page needs none. Missing files should give 404.",
        ),
        "doctor.missing-other" => (
            say!("The host answers {fact} where it should answer 404.", fact("status")),
            "Let the host answer 404 for missing files.",
        ),
        "doctor.clock-good" => ("It agrees with the host's clock.".into(), ""),
        "doctor.clock-off" => (
            say!("It differs from the host's by {fact} seconds. Sign-ins fail where a clock is off by minutes.", fact("seconds")),
            "Let this device and the host set their clocks by the network.",
        ),
        "doctor.clock-unreadable" => ("The host's answers don't say what time it is there.".into(), ""),
        _ => return None,
    })
}

fn outside(problem: &Problem) -> Told {
    let fact = |name: &str| problem.detail(name).to_owned();
    Some(match problem.code {
        "doctor.discovery-good" => {
            (say!("This page can read it, and it's the right one: {fact}.", fact("issuer")), "")
        }
        "doctor.keys-good" => {
            (say!("This page can read them. Usable keys: {fact}.", fact("count")), "")
        }
        "doctor.keys-none" => (
            "None of the keys is one that this page accepts.".into(),
            "The provider's administrator should sign ID tokens with RS256, PS256, ES256 or EdDSA.",
        ),
        "doctor.token-good" => (
            "It refuses a made-up code, as it should, and lets this page read the answer.".into(),
            "",
        ),
        "doctor.token-unreadable" => (
            say!("It answers {fact} with something other than an OAuth error.", fact("status")),
            "Check what answers at this address: a proxy, or another version of the provider.",
        ),
        "doctor.azure-good" => ("It answers, and lets this page read the answer.".into(), ""),
        "doctor.azure-unreachable" => (
            say!("This page couldn't reach {fact} ({fact2}).", fact("address"), fact("why")),
            "Allow this address in your proxy and firewall, and in the policy of the host.",
        ),
        "doctor.azure-busy" => (
            say!("{fact} answers {fact2}.", fact("address"), fact("status")),
            "Check again in a few minutes.",
        ),
        _ => return None,
    })
}

fn clusters(problem: &Problem) -> Told {
    let fact = |name: &str| problem.detail(name).to_owned();
    let at = moment(problem.detail("moment").parse().unwrap_or_default());
    let renew = "Get the cluster's certificate authority again and put it into portal.yaml.";
    Some(match problem.code {
        "doctor.authority-good" => {
            (say!("It's readable and valid until {at}. Methods: {fact}.", at, fact("methods")), "")
        }
        "doctor.authority-public" => (
            say!("The entry has none: kubectl trusts public authorities. Methods: {fact}.", fact("methods")),
            "",
        ),
        "doctor.authority-ends" => (say!("It ends on {at}.", at), renew),
        "doctor.authority-ended" => {
            (say!("It ended on {at}, so kubectl doesn't trust the server.", at), renew)
        }
        "doctor.authority-early" => (say!("It isn't valid before {at}.", at), renew),
        "doctor.authority-unreadable" => ("No certificate in it can be read.".into(), renew),
        "doctor.authority-none" => (
            "It's a server's certificate, not a certificate authority's. kubectl trusts the server only while it has exactly this one.".into(),
            renew,
        ),
        _ => return None,
    })
}

fn claims(problem: &Problem) -> Told {
    let fact = |name: &str| problem.detail(name).to_owned();
    Some(match problem.code {
        "doctor.claims-good" => ("The ID token holds what portal.yaml counts on.".into(), ""),
        "doctor.groups-none" => (
            say!(
                "The ID token has no claim “{fact}”, and portal.yaml counts on groups.",
                fact("claim")
            ),
            "In Entra, add the groups claim to the app registration. Elsewhere, let the client have the scope and mapper for groups.",
        ),
        "doctor.groups-overage" => (
            "The account is in too many groups, so the ID token names none.".into(),
            "In Entra, limit the groups claim to groups assigned to the application.",
        ),
        "doctor.tenant-other" => (
            say!(
                "The account's tenant is {fact}, but portal.yaml names {fact2}.",
                fact("tenant"),
                fact("own")
            ),
            "Sign in with an account of that tenant, or change tenant or allowedTenants in portal.yaml.",
        ),
        "doctor.username-none" => (
            say!(
                "The ID token has no claim “{fact}”, which the cluster names people by.",
                fact("claim")
            ),
            "Let the provider put this claim into ID tokens, or change usernameClaim to what the API server uses.",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::told;
    use crate::doctor::CODES;
    use crate::problem::{Owner, Problem};

    #[test]
    fn every_finding_has_words() {
        for code in CODES {
            let words = told(&Problem::new(code, Owner::Operator));
            assert_ne!(words.what, "Something went wrong.", "{code}");
            let green = code.ends_with("-good")
                || ["doctor.asked-each-time", "doctor.authority-public", "doctor.clock-unreadable"]
                    .contains(code);
            assert_eq!(words.next.is_empty(), green, "{code}");
        }
    }
}
