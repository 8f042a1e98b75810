//! One at a time: a refresh token that is renewed at each use must not be used twice at once
//! (RFC 9700 section 4.14.2).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::problem::{Owner, Problem};

/// Whether a request with the refresh token is under way; the same for every copy of a session.
#[derive(Clone, Debug, Default)]
pub(super) struct RefreshLock(Arc<AtomicBool>);

/// A request under way; dropping it releases the lock, also where the request is given up.
pub(super) struct RefreshGuard(Arc<AtomicBool>);

impl RefreshLock {
    /// Takes the lock for one request.
    ///
    /// # Errors
    /// `session.busy` while another one is under way.
    pub(super) fn acquire(&self) -> Result<RefreshGuard, Problem> {
        if self.0.swap(true, Ordering::Relaxed) {
            return Err(Problem::new("session.busy", Owner::Wait));
        }
        Ok(RefreshGuard(self.0.clone()))
    }
}

impl Drop for RefreshGuard {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

// It says nothing about who is signed in.
impl PartialEq for RefreshLock {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for RefreshLock {}
