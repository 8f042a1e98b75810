//! The system and shell that the steps are for, chosen once for every way.

use super::Page;
use crate::guide::{Environment, Shell, System, usual_shell};

impl Page {
    /// The shell that lines are written for, tracked.
    #[must_use]
    pub fn shell(&self) -> Shell {
        self.taking.get().shell.unwrap_or_else(|| usual_shell(self.system.get()))
    }

    /// The shell of the system: the chosen one, where the system has it. Tracked.
    #[must_use]
    pub fn system_shell(&self) -> Shell {
        match (self.system.get(), self.shell()) {
            (System::Windows, _) => Shell::PowerShell,
            (_, Shell::Fish) => Shell::Fish,
            _ => Shell::Posix,
        }
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
