//! Download and copy.

use std::sync::Arc;

use super::super::{copy, icons};
use crate::browser;
use crate::ui::element::{El, el};
use crate::ui::flow;
use crate::ui::output::{KubeconfigFile, Output, file};
use crate::ui::signal::{Memo, spawn_local, untrack};
use crate::ui::state::{Page, Way};
use crate::ui::text::{page as words, take};

/// The two buttons that hand the file over.
#[must_use]
pub fn take(page: Page, output: Memo<Output>) -> El {
    let download = el("button", "btn main").set("type", "button").child(icons::tray());
    let clipboard = el("button", "btn")
        .set("type", "button")
        .set("aria-label", words::COPY)
        .child(icons::copy());
    el("div", "take")
        .hidden(move || page.taking.get().way != Way::Download)
        .child(download.text(words::DOWNLOAD).click(move || {
            spawn_local(async move {
                if let Some(file) = fresh(page, output).await {
                    download_file(page, &file);
                }
            });
        }))
        .child(clipboard.text(take::COPY).click(move || {
            spawn_local(async move {
                if let Some(file) = fresh(page, output).await {
                    copy_file(page, &file);
                }
            });
        }))
}

/// The file. A token that goes into it is renewed at this moment, where the provider allows.
async fn fresh(page: Page, output: Memo<Output>) -> Option<Arc<KubeconfigFile>> {
    let now = move || untrack(|| file(output));
    if now()?.ends.is_some() {
        flow::freshen(page).await;
    }
    now()
}

fn download_file(page: Page, file: &KubeconfigFile) {
    let done = file.text().is_some_and(|text| browser::download(&file.name, &text));
    flow::taken(page, file);
    page.said.set(if done { words::DOWNLOADED } else { words::DOWNLOAD_FAILED }.into());
}

fn copy_file(page: Page, file: &KubeconfigFile) {
    let Some(text) = file.text() else { return };
    copy(page, text, if file.secret { words::COPIED_SECRET } else { words::COPIED });
    flow::taken(page, file);
}
