//! The fields that decide a conflict.

use crate::ui::text::Text;
use std::rc::Rc;

use crate::kubeconfig::existing::Decision;
use crate::ui::element::{El, el, text};
use crate::ui::more::widgets::refocus;
use crate::ui::text::existing as messages;

/// Three radio buttons.
pub(super) fn choice(
    legend: Text,
    key: &str,
    now: Decision,
    hint: Option<fn(Decision) -> &'static str>,
    choose: Rc<dyn Fn(Decision)>,
) -> El {
    let group = format!("merge-{key}");
    let row = |decision: Decision| {
        let choose = choose.clone();
        let id = format!("{group}-{}", messages::decision(decision));
        let field = el("input", "")
            .set("type", "radio")
            .set("name", group.clone())
            .set("id", id.clone())
            .checked(move || decision == now)
            .on("change", move |_| {
                choose(decision);
                refocus(id.clone());
            });
        let hint = hint.map(|hint| text("small", "", hint(decision)));
        let told = el("span", "").text(messages::decision(decision)).children(hint);
        el("label", "tick-row").child(field).child(told)
    };
    el("fieldset", "decide")
        .child(text("legend", "", legend))
        .children([Decision::Rename, Decision::Replace, Decision::Keep].map(row))
}
