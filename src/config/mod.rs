//! `portal.yaml`: its types, and a check that finds every mistake at once.
//!
//! [`read`] never fails: it gives a [`Portal`] made of whatever is usable and, beside it, every
//! [`Mistake`] with its path in the file, line and column. One bad cluster is left out and named;
//! the rest stays. A mistake in `identities`, `azure` or `catalogue` stops the sign-in, because what a person's
//! tokens are entrusted to must be exactly what the operator meant.
//!
//! The room knows no browser and no network, and holds no sentences.

mod azure;
mod catalogue;
mod catalogue_document;
mod check;
mod clusters;
mod identities;
pub mod keys;
mod methods;
mod mistake;
mod names;
mod namespaces;
mod portal;
mod read;
mod reading;
mod remarks;
mod section;
mod suggest;
pub mod template;
#[cfg(test)]
mod tests;
mod unworkable;

pub use crate::pem::PemFault;
pub use catalogue_document::read_catalogue;
pub use identities::REDIRECTS;
pub use methods::fits;
pub use mistake::{Expected, Mistake, Severity, TrustKind, Unworkable, What};
pub use portal::*;
pub use read::{API_VERSION, LARGEST, read, read_closely};
pub use reading::{Reading, Surroundings};
pub use remarks::read_closely_at;
pub use suggest::nearest;
pub use unworkable::is_nested_claim;
