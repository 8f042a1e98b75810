//! Operations: something to find out that takes several requests, as a state machine without I/O.
//! Whoever drives one sends its requests, waits where it says so, and hands it the answers
//! (`session::drive`).

mod paged;

pub use paged::PagedRequest;

use crate::platform::{FetchError, Request, Response};

/// What an operation wants next of whoever drives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// To send these requests, at the same time or not; the answers are wanted in their order
    /// ([`Operation::receive`]).
    Send(Vec<Request>),
    /// To wait so many seconds.
    Wait(u32),
    /// Nothing more: what came of it can be read.
    Done,
}

/// Something to find out. A type of it is called by a verb (`ListTenants`), what it finds by a noun
/// (`Tenant`).
pub trait Operation {
    /// What it wants next. Asked again without answers, it wants the same, but waits only once.
    fn next_action(&mut self) -> Action;
    /// Takes the answers to the last [`Action::Send`], one for each request, in their order.
    fn receive(&mut self, answers: Vec<Result<Response, FetchError>>);
    /// How far it is.
    fn progress(&self) -> SearchProgress {
        SearchProgress::default()
    }
}

/// How far a search is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SearchProgress {
    /// How many clusters were found so far.
    pub found: usize,
    /// How many subscriptions are asked one by one; none where one question is for all of them.
    pub subscriptions: usize,
    /// How many of them have answered.
    pub answered: usize,
}
