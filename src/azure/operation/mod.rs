//! Errands: something to find out that takes several requests, as a machine without I/O. Whoever
//! runs one sends what it asks, waits where it says so, and gives it the answers.

mod paged;

pub use paged::Question;

use crate::platform::{FetchError, Request, Response};

/// What an errand wants next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The answers to these requests, in their order; they may be sent at the same time.
    Ask(Vec<Request>),
    /// So many seconds of patience.
    Wait(u32),
    /// Nothing more.
    Done,
}

/// Something to find out.
pub trait Errand {
    /// What it wants next.
    fn next(&mut self) -> Step;
    /// Takes the answers to the last [`Step::Ask`].
    fn answer(&mut self, answers: Vec<Result<Response, FetchError>>);
    /// How many things were found so far, and how many requests were answered or lost.
    fn progress(&self) -> (usize, usize) {
        (0, 0)
    }
}
