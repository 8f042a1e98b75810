//! Back from the provider.

use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::state::Page;
use crate::ui::text::page as words;

/// Checks the provider's answer. What the place of this view said while it loaded stays said: a status
/// of its own would be read a second time.
#[must_use]
pub fn redirect(page: Page) -> El {
    flow::complete_sign_in(page);
    el("main", "door").child(text("p", "busy", words::CHECKING_SIGN_IN))
}
