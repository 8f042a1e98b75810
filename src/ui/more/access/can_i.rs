//! What the person may do: the line that asks the cluster, and its answer in plain words.

use super::super::commands::first_shell;
use super::super::widgets::{block, message};
use super::azure_roles;
use super::cluster_user::ClusterUser;
use crate::access::can_i::{Capability, can_i_list, capabilities, read, whoami};
use crate::guide::{lines, troubleshoot};
use crate::ui::element::{El, el, event_target_value, text};
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::state::Page;
use crate::ui::text::{access::can_i as words, guide::troubleshoot as explained};

/// The most namespaces that a line is shown for.
const MOST: usize = 5;

/// The part.
pub(super) fn can_i(page: Page, user: Memo<Option<ClusterUser>>) -> El {
    let pasted = RwSignal::new(String::new());
    let paste = el("textarea", "paste")
        .set("rows", "8")
        .set("spellcheck", "false")
        .set("autocomplete", "off")
        .set("aria-label", words::PASTE)
        .set("placeholder", words::PASTE)
        .on("input", move |event| pasted.set(event_target_value(&event)));
    el("section", "guide")
        .set("aria-label", words::MAY)
        .child(text("h3", "", words::MAY))
        .child(text("p", "hint", words::LEAD))
        .child(azure_roles::azure_roles(page, user))
        .dyn_children(move || user.get().map(|user| questions(&user)).unwrap_or_default())
        .child(paste)
        .child(
            el("div", "told-it").set("role", "status").dyn_children(move || answer(&pasted.get())),
        )
        .child(text("p", "hint", words::DECIDES))
}

/// The lines to run.
fn questions(user: &ClusterUser) -> Vec<El> {
    let shell = first_shell();
    // The file's own contexts, for another may be the current one.
    let context = |namespace: &str| user.context(namespace);
    let mut all: Vec<Vec<String>> = user
        .namespaces
        .iter()
        .take(MOST)
        .map(|namespace| can_i_list(Some(namespace), context(namespace)))
        .collect();
    if all.is_empty() {
        all.push(can_i_list(None, context("")));
    }
    vec![
        el("div", "told-it").children(lines(shell, &all).into_iter().map(block)),
        text("p", "hint", words::WHOAMI),
        block(lines(shell, &[whoami(context(""))]).join("\n")),
    ]
}

/// What the pasted answer says.
fn answer(pasted: &str) -> Vec<El> {
    if pasted.trim().is_empty() {
        return Vec::new();
    }
    let answer = match read(pasted) {
        Ok(answer) => answer,
        Err(why) => {
            // An error instead of an answer may be one that is known.
            let known = troubleshoot::explain(pasted);
            if known.is_empty() {
                return vec![el("div", "note warn").child(message(words::unread(why)))];
            }
            let known = known.iter().map(|one| el("li", "").child(message(explained::words(one))));
            return vec![el("ul", "findings").children(known)];
        }
    };
    let said = capabilities(&answer);
    let nothing = said == [Capability::Nothing];
    let open = answer.incomplete || answer.cut;
    let list = said.iter().map(|capability| match capability {
        Capability::Nothing if open => text("li", "", words::NOTHING_LISTED),
        capability => text("li", "", words::capability(capability)),
    });
    let mut out = vec![text("h3", "", words::READ), el("ul", "tools").children(list)];
    if nothing && !open {
        out.push(text("p", "note", words::ASK_FOR_IT));
    }
    if answer.incomplete {
        let why = words::why(&answer).map(|why| text("p", "hint", why));
        out.push(el("div", "note warn").child(text("p", "", words::INCOMPLETE)).children(why));
    }
    if answer.cut {
        out.push(text("p", "note warn", words::CUT));
    }
    out
}
