//! "kubectl said …": what a pasted text means, and what to do, without any network.
//!
//! | file | what it gives |
//! |---|---|
//! | `said`, `tidy` | a text as it comes from a terminal, in the forms it is looked at in |
//! | `speaker`, `host` | which program spoke, and about which host |
//! | `meaning`, `table`, `missing`, `flags` | what is known, and the texts it is known by |
//! | `by_host`, `rank` | the same fault told apart by its host, and which of several stand |
//! | `entra` | the causes of Entra's errors, as far as kubectl's helpers differ by them |
//! | `explain`, `explanation`, `details` | a text held against the table |
//! | `owner`, `remedy` | whose move it is, and the command that helps |
//! | `redact` | a text as it may be sent on |

mod by_host;
mod details;
mod entra;
mod explain;
mod explanation;
mod flags;
mod host;
mod meaning;
mod missing;
mod owner;
mod rank;
mod redact;
mod remedy;
mod said;
mod speaker;
mod table;
mod tidy;

pub use details::{Detail, Details};
pub use entra::EntraMeaning;
pub use explain::explain;
pub use explanation::Explanation;
pub use host::HostRole;
pub use meaning::Meaning;
pub use redact::for_support;
pub use remedy::remedy;
pub use speaker::Speaker;
pub use table::rows;

#[cfg(test)]
mod tests;
