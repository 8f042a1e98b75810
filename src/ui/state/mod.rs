//! What the page knows while it is open. Everything lives in this tab's memory.

mod azure;
mod page;

pub use azure::{AzureState, Ended, Failure, Progress, Question, Topic};
pub use page::{Notice, Page, Phase};
