//! The operator's page: what runs, checked in the browser. A part of the program of its own, which no
//! developer loads.

mod doctor;

use super::element::El;
use super::state::Page;

/// Builds the page; the checks run at once where `run` says so.
pub(super) fn view(page: Page, run: bool) -> El {
    doctor::doctor(page, run)
}
