//! What stands above the file's text.

use super::super::{alert, button, copy, switch};
use crate::browser;
use crate::catalogue::link::MOST;
use crate::ui::element::{El, el, text};
use crate::ui::output::{Output, file, file_name};
use crate::ui::signal::{Memo, untrack};
use crate::ui::state::{Page, Way};
use crate::ui::text::Text;
use crate::ui::text::page as words;

/// The file's name, whether it holds secrets, and its link.
#[must_use]
pub fn header(page: Page, output: Memo<Output>) -> El {
    let secret = move || {
        // What Merge hands over is another file.
        if page.taking.get().way == Way::Merge {
            return None;
        }
        let (class, told) = match holds_secret(output) {
            true => ("tag warn", words::SECRETS),
            false => ("tag ok", words::NO_SECRETS),
        };
        Some(text("span", class, told))
    };
    el("header", "")
        .child(el("code", "file-name").dyn_text(move || file_name(output)))
        .dyn_child(secret)
        .child(share(page, "right"))
}

/// Copies the link that chooses the same again.
#[must_use]
pub fn share(page: Page, class: &'static str) -> El {
    let share = button("btn quiet", words::SHARE, move || {
        let link = format!("{}{}", browser::folder(), untrack(|| page.query()));
        let cut = page.chosen.with_untracked(Vec::len) > MOST;
        copy(page, link, if cut { words::LINK_CUT } else { words::LINK_COPIED });
    });
    el("div", class).child(share)
}

fn holds_secret(output: Memo<Output>) -> bool {
    file(output).is_some_and(|file| file.secret)
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
    let show = page.secrets;
    let flip = move || show.update(|on| *on = !*on);
    // There is nothing to show where there is no secret.
    let secrets =
        move || holds_secret(output).then(|| switch(words::SHOW_SECRETS, move || show.get(), flip));
    let renewal = move || page.renewal.get().map(|problem| alert(page, &problem, None));
    el("div", "notes").dyn_child(ends).dyn_child(secrets).dyn_child(renewal)
}
