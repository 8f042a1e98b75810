//! What opens later: a part of the program of its own, fetched when it is first opened.

mod access;
mod catalogue;
mod check;
mod chosen_file;
mod commands;
mod connection;
mod contexts;
mod explain;
mod file_picker;
mod find;
mod groups;
mod guide;
mod keys;
mod merge;
mod mistakes;
mod never_back;
mod picture;
mod question;
mod refusal;
mod troubleshoot;
mod widgets;

use super::element::{El, el};
use super::parts::Part;
use super::state::Page;

/// Builds a view.
pub(super) fn view(page: Page, part: Part) -> El {
    match part {
        Part::Check => check::check(page),
        Part::Mistakes => mistakes::mistakes(page),
        Part::Refusal(identity, problem) => explain::explain(page, &identity, problem),
        Part::NeverBack(identity) => never_back::never_back(page, &identity),
        Part::Merge(output) => merge::merge(page, output),
        Part::Commands(output) => commands::commands(page, output),
        Part::Guide(output) => guide::guide(page, output),
        Part::Find => find::find(page),
        Part::Way(cluster) => connection::connection(page, cluster),
        Part::Groups => groups::groups(page),
        Part::Catalogue => catalogue::catalogue(page),
        Part::AccessParts(output, which) => access::access(page, output, which),
        Part::Said(output) => troubleshoot::said(page, output),
        Part::Keys => keys::keys(page),
        // These are what the page needs inside.
        Part::Ways
        | Part::Redirect
        | Part::Choose
        | Part::Access
        | Part::Explain
        | Part::Operator(_) => el("div", ""),
    }
}
