//! The one description of the keys of `portal.yaml`: its JSON Schema for editors, and the tables of
//! the reference in `docs/portal-yaml.md`.
//!
//! The names of the keys and of the values are the reader's own ([`crate::config::keys`]); what is
//! added here is what a person needs to know. The reader does not need it, so none of it is in the
//! page.

mod clusters;
mod form;
mod identities;
mod json;
mod part;
mod reference;
mod rules;
mod top;
mod values;

pub use form::TextPattern;
pub use json::{FILE, schema};
pub use part::{KeyRow, SchemaPart, ValueForm};
pub use reference::table;

/// Every part of the file, in the order of the reference.
pub static PARTS: [&SchemaPart; 13] = [
    &top::TOP,
    &top::SUPPORT,
    &identities::IDENTITY,
    &identities::ENTRA,
    &identities::OIDC,
    &top::AZURE,
    &top::CATALOGUE,
    &clusters::CLUSTER,
    &clusters::CLUSTER_AKS,
    &clusters::CLUSTER_OIDC,
    &clusters::CLUSTER_ARC,
    &clusters::NAMESPACE,
    &top::NAMES,
];
