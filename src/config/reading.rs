//! What a reading of `portal.yaml` needs and gives.

use super::{Mistake, Portal, Severity};

/// What the check must know of where the page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Whether the page itself is on a loopback address, which lets it use loopback stand-ins.
    pub loopback: bool,
}

/// What became of a `portal.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What is usable of it.
    pub portal: Portal,
    /// Every mistake, in the order of the file.
    pub mistakes: Vec<Mistake>,
    /// Whether people may sign in: no mistake in `identities`, `azure` or `catalogue`, and a version of the
    /// file that this page knows.
    pub usable: bool,
}

impl Reading {
    /// How many mistakes are this bad.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.mistakes.iter().filter(|mistake| mistake.severity == severity).count()
    }

    /// Whether something must be mended.
    #[must_use]
    pub fn is_faulty(&self) -> bool {
        self.mistakes.iter().any(|mistake| mistake.severity == Severity::Error)
    }
}
