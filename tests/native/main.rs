//! The tests of whole rooms that need no browser, a module to a room.
//!
//! `cargo test --test native merging` runs one module, and `UPDATE_GOLDEN=1` before it writes its
//! golden files anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "../../src/yaml/awkward.rs"]
mod awkward;
mod fake;
mod fixtures;

mod access;
mod architecture;
mod azure;
mod cli;
mod dependencies;
mod doctor;
mod entra;
mod guide;
mod kubeconfig;
mod schema;
mod untrusted;
mod words;
mod yaml;
