//! The pages: the sign-in page, the places behind it, and the two that say why there is none.

mod access;
mod choose;
mod explain;
mod faulty;
mod portal_mistakes;
mod redirect;
mod sign_in_page;

pub use access::access;
pub use choose::choose;
pub use explain::explain;
pub use faulty::{faulty, unreachable};
pub use redirect::redirect;
pub use sign_in_page::sign_in_page;

use crate::ui::element::{El, el, text};

/// What a place is called, and what it is for. The heading takes the focus when one goes there.
#[must_use]
pub fn heading(title: &'static str, lead: &'static str) -> El {
    el("header", "top")
        .child(text("h1", "", title).set("tabindex", "-1"))
        .child(text("p", "", lead))
}
