//! The sentences of taking the file home: the three ways, and the steps to take along.

use crate::ui::text::Text;
use crate::ui::text::language::say;

/// The group of the three ways.
pub const WAYS: &str = "How to take it home";
/// The group of the system's shells.
pub const SHELL: &str = "Your shell";
/// The copy button, beside the name of the file.
pub const COPY: &str = "Copy";
/// Leads to what kubectl said.
pub const DID_NOT_WORK: &str = "It did not work";
/// Copies the steps as Markdown.
pub const COPY_STEPS: &str = "Copy these steps";
/// After copying them.
pub const STEPS_COPIED: &str =
    "Steps copied as Markdown, for a colleague, a ticket or a coding agent. They hold no secret.";
/// The button of the file field.
pub const CHOOSE_FILE: &str = "Choose file";
/// The same once a file was read.
pub const CHOOSE_OTHER: &str = "Choose another file";
/// Marks commands that hold a secret.
pub const HOLDS_SECRET: &str = "holds a secret";
/// The heading of the steps that are taken along.
pub const STEPS_TITLE: &str = "Set up kubectl";

/// The names of the three ways, as tabs.
pub const TABS: [&str; 3] = ["Download", "Merge", "Commands"];

/// What the steps lead to.
#[must_use]
pub fn contexts(names: &str) -> Text {
    say!("Contexts for kubectl: {names}", names)
}

/// Where a colleague gets a file of their own.
#[must_use]
pub fn page(link: &str) -> Text {
    say!("The page that makes the kubeconfig, with the same choices: {link}", link)
}

/// Which shell the lines are for.
#[must_use]
pub fn shell(name: &str) -> Text {
    say!("The lines are for this shell: {name}", name)
}
