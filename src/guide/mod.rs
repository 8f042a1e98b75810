//! The guide: from the file to the first answer of the cluster, on the person's own machine.
//!
//! Everything here is text for a person to paste, or an explanation of what their machine said. The
//! room knows no page, runs nothing and asks no network. What a command is for is an enum; the
//! words are in `ui::text`.
//!
//! | file | what it gives |
//! |---|---|
//! | `shell` | words as bash, zsh, fish and PowerShell read them |
//! | `first` | the few commands shown beside the file |
//! | `commands`, `az`, `files` | the document as commands, by kubectl and by the Azure CLI, whichever files kubectl reads |
//! | `place` | where kubectl runs, and which method suits it |
//! | `steps/` | the guide for a place, a shell and a method |
//! | `probe`, `findings` | a line that looks at everything at once, and what its answer means |
//! | `said/` | what kubectl and its helpers say, and what to do about it |

mod az;
mod commands;
mod files;
mod findings;
mod first;
mod place;
mod probe;
mod put_back;
pub mod said;
mod shell;
mod steps;

pub use az::{AzChoice, az_commands, login_mode};
pub use commands::{Block, Commands, Inexpressible, Part, Remark, commands};
pub use findings::{Expected, Finding, Report, Severity, explain};
pub use first::{Command, Step, System, first_commands, usual_shell};
pub use place::{Obstacle, Place, obstacle, recommend};
pub use probe::probe;
pub use put_back::put_back;
pub use shell::{POWERSHELL_WORD, Shell, argument, flag, lines, quote};
pub use steps::{Action, By, Helper, Instruction, Kind, Note, Setting, SignIn, Way, guide, helper};
