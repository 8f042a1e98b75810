//! The guide: from the file to the first answer of the cluster, on the person's own machine.
//!
//! Everything here is text for a person to paste, or an explanation of what their machine said. The
//! room knows no page, runs nothing and asks no network. What a command is for is an enum; the
//! words are in `ui::text`.
//!
//! | file | what it gives |
//! |---|---|
//! | `shell` | words as bash, zsh, fish and PowerShell read them |
//! | `quick_start` | the few commands shown beside the file |
//! | `commands`, `az`, `files`, `block` | the document as commands, by kubectl and by the Azure CLI, whichever files kubectl reads |
//! | `install_merged` | a merged file in the place of the old one |
//! | `environment` | where kubectl runs, and which method suits it |
//! | `picture` | who talks to whom until kubectl has its answer, by method |
//! | `instructions/` | the guide for an environment, a shell and a method |
//! | `probe`, `findings` | a line that looks at everything at once, and what its answer means |
//! | `troubleshoot/` | what kubectl and its helpers say, and what to do about it |

mod ansi;
mod az;
mod block;
mod commands;
mod environment;
mod files;
mod findings;
mod install_merged;
mod instructions;
mod picture;
mod probe;
mod quick_start;
mod shell;
pub mod troubleshoot;

pub use az::{AzChoice, az_commands, login_mode};
pub use block::{Block, BlockPurpose, Commands, Inexpressible, Remark};
pub use commands::commands;
pub use environment::{Environment, Obstacle, obstacle, recommend};
pub use findings::{Expected, Finding, Severity, findings};
pub use install_merged::install_merged;
pub use instructions::{
    Action, Alternative, ClusterKind, GuideContext, Helper, Instruction, Note, SignInPrompt, Tool,
    helper, instructions,
};
pub use picture::{Habits, Message, Participant, Talk, When, participants, picture};
pub use probe::probe;
pub use quick_start::{
    QuickStartCommand, QuickStartStep, System, preparations, use_file, usual_shell, who_am_i,
};
pub use shell::{POWERSHELL_WORD, Shell, argument, flag, lines, quote};
