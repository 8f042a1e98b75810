//! Finding clusters in Azure: what it says is read as it is meant, and the whole search runs against
//! a scripted Azure.
//!
//! The files in `tests/samples` have the shape of what the services answer, with values of our own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "azure/reading.rs"]
mod reading;
#[path = "azure/searching.rs"]
mod searching;
#[path = "azure/stand_in.rs"]
mod stand_in;
