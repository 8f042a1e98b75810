//! Purser hands each developer the right kubeconfig, wholly in the browser.
//!
//! Everything above the edge is plain Rust: it knows no browser, no clock and no randomness of its
//! own and does no I/O. Requests and answers are values; one place sends them. The data goes one
//! way: `portal.yaml` and the address make the configuration, a session signs the person in, the
//! catalogue offers clusters and namespaces, and the selection becomes a kubeconfig.
//!
//! | room | what lives there |
//! |---|---|
//! | [`problem`], [`platform`], [`clouds`], [`kubelogin`], [`encode`], [`url`], [`calendar`], [`ids`], [`visible`], [`pem`], [`certificate`], [`json`], [`yaml`] | the ground: failures, the outside as a trait, Microsoft's clouds, the two programs named kubelogin, encodings, addresses, dates, identifiers, texts of others, PEM, certificates, JSON, YAML |
//! | [`config`] | `portal.yaml`: its types and its check |
//! | [`oidc`] | an OpenID Connect client for a public client, in the order of the specification |
//! | [`entra`] | what Entra ID adds to it |
//! | [`azure`] | Azure Resource Manager and Microsoft Graph as values: clusters, credentials, roles, refusals |
//! | [`session`] | the sign-in and its tokens |
//! | [`kubeconfig`] | the document, sign-in methods, names, composing |
//! | [`catalogue`] | the clusters and namespaces on offer |
//! | [`access`] | who the cluster will take a person for, what they may do, machine users |
//! | [`guide`] | from the file to the first answer: steps, commands, explanations, for each shell |
//! | [`hosting`] | the headers that the host of the page sends |
//! | [`schema`] | the description of the keys of `portal.yaml`: its JSON Schema and its reference |
//! | [`setup`] | the app registrations that `portal.yaml` needs |
//! | [`doctor`] | what runs, checked: what was gathered in the browser becomes findings |
//! | [`browser`] | the edge: the only room that knows the browser |
//! | [`ui`] | the page: the only room that knows Leptos |
//!
//! `ARCHITECTURE.md` says which room may call which; a test of the source tree keeps it so.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

pub mod access;
pub mod azure;
pub mod browser;
pub mod calendar;
pub mod catalogue;
pub mod certificate;
pub mod clouds;
pub mod config;
pub mod doctor;
pub mod encode;
pub mod entra;
pub mod guide;
pub mod hosting;
pub mod ids;
pub mod index;
pub mod json;
pub mod kubeconfig;
pub mod kubelogin;
pub mod oidc;
pub mod pem;
pub mod platform;
pub mod problem;
pub mod schema;
pub mod session;
pub mod setup;
pub mod ui;
pub mod url;
pub mod visible;
pub mod yaml;
