//! One at a time: a refresh token that is renewed at each use must not be used twice at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::problem::{Owner, Problem};

/// Whether a request with the refresh token is under way; the same for every copy of a session.
#[derive(Clone, Debug, Default)]
pub(super) struct Turn(Arc<AtomicBool>);

/// A request under way; the turn ends with it, also where it is given up.
pub(super) struct Guard(Arc<AtomicBool>);

impl Turn {
    /// Begins a request.
    ///
    /// # Errors
    /// `session.busy` while another one is under way.
    pub(super) fn begin(&self) -> Result<Guard, Problem> {
        if self.0.swap(true, Ordering::Relaxed) {
            return Err(Problem::new("session.busy", Owner::Wait));
        }
        Ok(Guard(self.0.clone()))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

// It says nothing about who is signed in.
impl PartialEq for Turn {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Turn {}
