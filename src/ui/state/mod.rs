//! What the page knows while it is open. Everything lives in this tab's memory.

mod azure;
mod machine;
mod page;
mod taking;

pub use azure::{AzureState, Ended, Failure, Progress, Question, Topic};
pub use page::{Notice, Page, Phase};
pub use taking::{Kept, Taking, Way};
