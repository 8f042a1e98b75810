//! What stands above the file's text.

use super::super::{alert, button, copy, switch};
use crate::browser;
use crate::ui::element::{El, el, text};
use crate::ui::output::{Output, file, file_name};
use crate::ui::signal::{Memo, untrack};
use crate::ui::state::Page;
use crate::ui::text::Text;
use crate::ui::text::page as words;

/// The file's name, whether it holds secrets, and what may be done with what is shown.
#[must_use]
pub fn header(page: Page, output: Memo<Output>) -> El {
    let show = page.secrets;
    let secret = move || {
        let (class, told) = match file(output) {
            Some(file) if file.document.holds_secret() => ("tag warn", words::SECRETS),
            _ => ("tag ok", words::NO_SECRETS),
        };
        Some(text("span", class, told))
    };
    let flip = move || show.update(|on| *on = !*on);
    let switch = switch(words::SHOW_SECRETS, move || show.get(), flip);
    let share = button("btn quiet", words::SHARE, move || {
        let link = format!("{}{}", browser::folder(), untrack(|| page.query()));
        copy(page, link, words::LINK_COPIED);
    });
    el("header", "")
        .child(el("code", "file-name").dyn_text(move || file_name(output)))
        .dyn_child(secret)
        .child(el("span", "right").child(switch).child(share))
}

/// Until when the token in the file is good, and why a fresh one could not be had.
#[must_use]
pub fn notes(page: Page, output: Memo<Output>) -> El {
    let ends = move || {
        let file = file(output)?;
        let told: Text = match file.renews {
            true => words::TOKEN_RENEWS.into(),
            false => words::token_until(&browser::local_time(file.ends?)),
        };
        Some(text("p", "note warn", told))
    };
    let renewal = move || page.renewal.get().map(|problem| alert(page, &problem, None));
    el("div", "").dyn_child(ends).dyn_child(renewal)
}
