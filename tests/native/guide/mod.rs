//! What a person pastes, and what their machine said.

pub mod cases;
mod documents;
mod golden;
mod install_merged;
mod picture;
pub mod powershell;
mod shells;
