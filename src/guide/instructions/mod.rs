//! The guide: the exact steps for an environment, a shell and a method.

mod allowlist;
mod file;
mod install;
mod instruction;
mod order;
mod sign_in;

pub(super) use file::newest_download;
pub use instruction::{
    Action, Alternative, ClusterKind, GuideContext, Helper, Instruction, Note, SignInPrompt, Tool,
    helper,
};
pub use order::instructions;
