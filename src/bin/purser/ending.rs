//! How a subcommand ended, as the shell sees it.

use std::process::ExitCode;

/// How a subcommand ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Nothing is wrong, or what was asked is done.
    Fine = 0,
    /// Something will fail, or is not known.
    Found = 1,
    /// A file cannot be had, or is not what was asked for.
    Impossible = 2,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(ending as u8)
    }
}
