//! Kubeconfigs: those that are made here, and those that somebody has already.

pub mod cases;
mod checking;
mod golden;
mod merging;
mod patching;
mod readers;
mod refusals;
pub mod secrets;
mod wrappings;
