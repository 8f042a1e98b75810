//! How the file is taken home: the way, and the system and shell that its steps are for.

use core::any::Any;
use std::sync::Arc;

use super::Page;
use crate::guide::{Environment, Shell, System, usual_shell};

/// A way to take the file home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The file itself.
    Download,
    /// Both files as one.
    Merge,
    /// Commands instead of a file.
    Commands,
}

impl Way {
    /// Every way, in the order to offer them.
    pub const ALL: [Self; 3] = [Self::Download, Self::Merge, Self::Commands];
}

/// What was given to a view and outlives it; only that view knows its type.
pub type Kept = Arc<dyn Any + Send + Sync>;

/// What was chosen of it, for as long as the page is open.
#[derive(Clone, Copy, Debug)]
pub struct Taking {
    /// The way.
    pub way: Way,
    /// The shell, where it is not the system's usual one.
    pub shell: Option<Shell>,
    /// Where kubectl runs, where that is not this computer.
    pub place: Option<Environment>,
    /// Whether the whole guide is open.
    pub guide: bool,
}

impl Taking {
    /// Nothing chosen yet.
    pub const NEW: Self = Self { way: Way::Download, shell: None, place: None, guide: false };
}

impl Page {
    /// The shell that lines are written for, tracked.
    #[must_use]
    pub fn shell(&self) -> Shell {
        self.taking.get().shell.unwrap_or_else(|| usual_shell(self.system.get()))
    }

    /// Takes another shell.
    pub fn use_shell(&self, shell: Shell) {
        self.taking.update(|taking| taking.shell = Some(shell));
    }

    /// Takes another system, with its usual shell.
    pub fn use_system(&self, system: System) {
        self.taking.update(|taking| taking.shell = None);
        self.system.set(system);
    }

    /// Where kubectl runs, tracked.
    #[must_use]
    pub fn environment(&self) -> Environment {
        self.taking.get().place.unwrap_or(match self.system.get() {
            System::Windows => Environment::Windows,
            System::MacOs => Environment::MacOs,
            System::Linux => Environment::Linux,
        })
    }

    /// Says where kubectl runs.
    pub fn use_environment(&self, place: Environment) {
        let system = match place {
            Environment::Windows => Some(System::Windows),
            Environment::MacOs => Some(System::MacOs),
            Environment::Linux => Some(System::Linux),
            _ => None,
        };
        self.taking.update(|taking| taking.place = system.is_none().then_some(place));
        if let Some(system) = system {
            self.use_system(system);
        }
    }
}
