//! How the file is taken home.

use core::any::Any;
use std::sync::Arc;

use crate::guide::{Environment, Shell};

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
