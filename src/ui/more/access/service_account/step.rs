//! One step, as it is shown.

use crate::access::service_account::{Command, EnvVar, LoginMode, env_vars};
use crate::guide::{self, Shell};
use crate::ui::element::{El, el, text};
use crate::ui::more::widgets::{block, hand_over, message};
use crate::ui::text::access::service_account::{self as words, SetupStep};

/// A step with what belongs to it.
pub(super) fn item(step: SetupStep, inner: impl IntoIterator<Item = El>) -> El {
    el("li", "do").child(message(words::step(step))).child(el("div", "step-inner").children(inner))
}

/// A text to look at, copy or download, and what follows it.
pub(super) fn document(
    step: SetupStep,
    label: &'static str,
    name: String,
    content: String,
    more: Option<El>,
) -> El {
    let shown = el("div", "way").child(block(content.clone()));
    let take = hand_over((label, None), name, move || Some(content.clone()));
    item(step, [shown, take].into_iter().chain(more))
}

/// Tries a manifest on the server, then applies it.
pub(super) fn apply(name: &str) -> El {
    let try_first = format!("kubectl apply --dry-run=server -f {name}");
    run(SetupStep::Apply, format!("{try_first}\nkubectl apply -f {name}"))
}

pub(super) fn run(step: SetupStep, lines: String) -> El {
    item(step, [el("div", "way").child(block(lines))])
}

/// The commands as a shell reads them.
pub(super) fn lines(commands: &[Command], shell: Shell) -> String {
    let all: Vec<Vec<String>> = commands.iter().map(Command::argv).collect();
    guide::lines(shell, &all).join("\n")
}

/// The variables that the helper reads.
pub(super) fn environment(mode: &LoginMode) -> El {
    let row = |one: &EnvVar| {
        let secret = one.secret.then(|| text("span", "tag", words::IS_SECRET));
        el("li", "")
            .child(text("code", "", one.name))
            .text(" ")
            .text(words::variable(one.requirement))
            .text(" ")
            .children(secret)
    };
    el("div", "")
        .child(text("b", "", words::VARIABLES))
        .child(el("ul", "").children(env_vars(mode).iter().map(row)))
}
