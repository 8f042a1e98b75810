//! What runs, checked: the answers of the host, of the providers and of Azure, `portal.yaml` and the
//! claims of a sign-in become findings, each with a state, a reason and whose move it is.
//!
//! The room asks nobody: whoever gathers the answers hands them in, and each check says what it found
//! in the values it got. Nothing here is a sentence, and no finding holds a token or what a claim says
//! of a person.

mod azure;
mod claims;
mod clusters;
mod files;
mod headers;
mod policy;
mod provider;
mod settings;

pub use azure::{azure, azure_probe};
pub use claims::claims;
pub use clusters::cluster;
pub use files::{MISSING, clock, file, hashed_files, missing};
pub use headers::{READ, page};
pub use provider::{discovery, keys, probe, token_endpoint};
pub use settings::settings;

use crate::platform::{FetchError, Response};
use crate::problem::{Owner, Problem};

/// What became of a request.
pub type Answer = Result<Response, FetchError>;

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// As it should be.
    Green,
    /// It works, and could be better.
    Amber,
    /// Something does not work, or protects nobody.
    Red,
    /// The browser does not let the page know.
    NotKnown,
}

impl State {
    /// Its name in a report.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::NotKnown => "not known",
        }
    }
}

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which check, a stable identifier.
    pub check: &'static str,
    /// What was checked, where there are several: an identity, a cluster, a file.
    pub about: String,
    /// How it ended.
    pub state: State,
    /// The reason and whose move it is; of what is green, what was seen.
    pub told: Problem,
}

impl Finding {
    fn new(check: &'static str, state: State, code: &'static str) -> Self {
        let owner = if state == State::Green { Owner::Wait } else { Owner::Operator };
        Self { check, about: String::new(), state, told: Problem::new(code, owner) }
    }

    fn of(check: &'static str, state: State, told: Problem) -> Self {
        Self { check, about: String::new(), state, told }
    }

    fn about(mut self, about: impl Into<String>) -> Self {
        self.about = about.into();
        self
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.told = self.told.with(name, value);
        self
    }

    fn to(mut self, owner: Owner) -> Self {
        self.told.owner = owner;
        self
    }
}

/// The worst of the findings; green where there is none. What is not known makes nothing worse.
#[must_use]
pub fn worst(findings: &[Finding]) -> State {
    let known = findings.iter().map(|one| one.state).filter(|state| *state != State::NotKnown);
    known.max().unwrap_or(State::Green)
}

/// The findings as a text to hand on: a line a finding, the worst first, in the words that are given.
#[must_use]
pub fn report(head: &str, findings: &[Finding], words: impl Fn(&Finding) -> String) -> String {
    let mut out = format!("{head}\n");
    for state in [State::Red, State::Amber, State::NotKnown, State::Green] {
        for one in findings.iter().filter(|one| one.state == state) {
            let about =
                if one.about.is_empty() { String::new() } else { format!(" {}", one.about) };
            let told = words(one);
            out.push_str(&format!(
                "{}: {}{about} ({}): {told}\n",
                state.name(),
                one.check,
                one.told.code
            ));
        }
    }
    out
}

/// Every code of this room's own findings; others are those of the sign-in.
pub const CODES: &[&str] = &[
    "doctor.settings-good",
    "doctor.settings-missing",
    "doctor.settings-page",
    "doctor.settings-stop",
    "doctor.settings-mistakes",
    "doctor.settings-remarks",
    "doctor.asked-each-time",
    "doctor.cached",
    "doctor.cache-unsaid",
    "doctor.address-good",
    "doctor.address-other",
    "doctor.unanswered",
    "doctor.policy-good",
    "doctor.policy-none",
    "doctor.policy-blocks",
    "doctor.policy-wide",
    "doctor.connect-good",
    "doctor.connect-blocks",
    "doctor.connect-wide",
    "doctor.framing-good",
    "doctor.framing-allowed",
    "doctor.integrity-good",
    "doctor.integrity-none",
    "doctor.headers-good",
    "doctor.headers-lacking",
    "doctor.sniffed",
    "doctor.file-good",
    "doctor.file-page",
    "doctor.file-missing",
    "doctor.type-wrong",
    "doctor.not-compressed",
    "doctor.not-immutable",
    "doctor.missing-good",
    "doctor.missing-answered",
    "doctor.missing-other",
    "doctor.clock-good",
    "doctor.clock-off",
    "doctor.clock-unreadable",
    "doctor.discovery-good",
    "doctor.keys-good",
    "doctor.keys-none",
    "doctor.token-good",
    "doctor.token-unreadable",
    "doctor.azure-good",
    "doctor.azure-unreachable",
    "doctor.azure-busy",
    "doctor.authority-good",
    "doctor.authority-public",
    "doctor.authority-ends",
    "doctor.authority-ended",
    "doctor.authority-early",
    "doctor.authority-unreadable",
    "doctor.authority-none",
    "doctor.claims-good",
    "doctor.groups-none",
    "doctor.groups-overage",
    "doctor.tenant-other",
    "doctor.username-none",
];
