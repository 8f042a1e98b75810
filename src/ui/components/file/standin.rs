//! What stands in the file's place while there is none.

use super::super::find::connecting;
use super::super::{alert, button, command};
use crate::kubeconfig::ComposeError;
use crate::problem::Problem;
use crate::session::Prompt;
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::output::Output;
use crate::ui::state::Page;
use crate::ui::text::Text;
use crate::ui::text::{kubeconfig::arc_command, page as words, words as message};

/// Why there is no file, and what to do for it.
#[must_use]
pub fn standin(page: Page, output: Output) -> Option<El> {
    Some(match output {
        Output::File(_) | Output::Nothing => hollow(words::CHOOSE_FIRST),
        Output::FixNamespace => hollow(words::MEND_FIRST),
        Output::Way(name) => connecting(page, &name)?,
        Output::EndsSoon => ends_soon(page),
        Output::TooShort(minutes) => hollow_alert(words::tokens_too_short(minutes)),
        Output::Failed(problem) if problem.code == ComposeError::Arc.code() => arc(page, &problem),
        Output::Failed(problem) => alert(page, &problem, None),
    })
}

/// The way to a cluster behind Azure Arc, which no file is.
fn arc(page: Page, problem: &Problem) -> El {
    let told = message(problem);
    let line = arc_command(problem);
    let label = words::copy_command(&line);
    el("section", "card hollow arc")
        .set("role", "status")
        .child(el("p", "").child(text("b", "", told.what)))
        .child(text("p", "", told.next))
        .child(command(page, line, label))
}

fn hollow(told: &'static str) -> El {
    el("section", "card hollow").child(text("p", "", told))
}

fn hollow_alert(told: Text) -> El {
    el("section", "card hollow").child(text("p", "", told).set("role", "alert"))
}

fn ends_soon(page: Page) -> El {
    // A fresh token may be had without leaving the page.
    if page.renewal.get_untracked().is_none() {
        flow::renew(page);
    }
    el("section", "card hollow").dyn_children(move || {
        if page.renewing.get() {
            return vec![text("p", "", words::RENEWING).set("role", "status")];
        }
        let why = page.renewal.get().map(|problem| alert(page, &problem, None));
        vec![
            text("p", "", words::TOKEN_ENDS_SOON).set("role", "alert"),
            el("div", "").children(why),
            button("btn main", words::SIGN_IN_AGAIN, move || {
                flow::sign_in_again(page, Prompt::Default);
            }),
        ]
    })
}
