//! "kubectl said …": what a pasted text means, and what to do, without any network.
//!
//! | file | what it gives |
//! |---|---|
//! | `meaning`, `table` | what is known, and the texts it is known by |
//! | `entra` | the causes of Entra's errors, as far as kubectl's helpers differ by them |
//! | `explain`, `explanation`, `details` | a text held against the table |
//! | `owner`, `remedy` | whose move it is, and the command that helps |
//! | `tidy`, `redact` | texts as they come from a terminal, and as they may be sent on |

mod details;
mod entra;
mod explain;
mod explanation;
mod meaning;
mod owner;
mod redact;
mod remedy;
mod table;
mod tidy;

pub use details::{Detail, Details};
pub use entra::EntraMeaning;
pub use explain::explain;
pub use explanation::Explanation;
pub use meaning::Meaning;
pub use redact::for_support;
pub use remedy::remedy;
pub use table::TABLE;

#[cfg(test)]
mod tests;
