//! The keys that work everywhere but in a field.

use crate::browser;
use crate::ui::state::Page;

/// Listens for `/`, which goes to the search, and `?`, which lists the keys. Whoever speaks to
/// their computer may turn both off (WCAG 2.1.4).
pub fn listen(page: Page) {
    browser::on_key(move |key| match key {
        _ if page.keys_off.get_untracked() => false,
        "/" => browser::focus_first("input[type=search]"),
        "?" => {
            page.keys.set(true);
            true
        }
        _ => false,
    });
}
