//! Commands instead of a file.

use std::rc::Rc;

use super::chosen_file::ChosenFile;
use super::widgets::{block, secret_block, shell_tabs};
use crate::browser;
use crate::guide::{self, AzChoice, BlockPurpose, Commands, QuickStartStep, Remark, Shell};
use crate::ids::ResourceId;
use crate::ui::components::{Step, Steps, next_steps, preparations, quick};
use crate::ui::element::{El, el, text};
use crate::ui::output::{Output, contexts};
use crate::ui::signal::Memo;
use crate::ui::state::Page;
use crate::ui::text::{Words, guide::commands as messages, more as words};

/// The panel.
pub(super) fn commands(page: Page, output: Memo<Output>) -> El {
    let shown: Steps = Rc::new(move || {
        let shell = page.shell();
        let mut steps = preparations(page, shell);
        // The current context may still be another one.
        let line = guide::who_am_i(shell, contexts(output).first().map(String::as_str));
        steps.push(quick(page, QuickStartStep::WhoAmI, line, shell));
        steps
    });
    let along: Steps = Rc::new({
        let shown = shown.clone();
        move || [entries(page, output), shown()].concat()
    });
    el("section", "commands")
        .set("aria-label", words::COMMANDS)
        .child(shell_tabs(page, "commands-shell", &Shell::ALL))
        .dyn_children(move || {
            let Some(chosen) = ChosenFile::of(page, output) else { return Vec::new() };
            let shell = page.shell();
            let no_cmd = (shell == Shell::PowerShell).then(|| text("p", "hint", messages::NO_CMD));
            let by_azure = by_azure(&chosen, shell);
            let all = [Some(by_kubectl(page, &chosen, shell)), by_azure, no_cmd];
            all.into_iter().flatten().collect()
        })
        .child(next_steps(page, output, shown, along))
}

/// The commands to take along: whatever is shown on the page, without a secret. Tracked.
fn entries(page: Page, output: Memo<Output>) -> Vec<Step> {
    let Some(chosen) = ChosenFile::of(page, output) else { return Vec::new() };
    let shell = page.shell();
    let made = guide::commands(&chosen.file().masked(), shell);
    let blocks = made.map(|made| made.blocks).unwrap_or_default();
    let step = |block: guide::Block| {
        let what = messages::purpose(block.purpose).into();
        Step { told: Words { what, next: "".into() }, lines: block.text(), shell }
    };
    blocks.into_iter().map(step).collect()
}

/// The commands that make the file's entries, or why there are none.
fn by_kubectl(page: Page, chosen: &ChosenFile, shell: Shell) -> El {
    let file = chosen.file();
    // Masked as a document, so that no quoting lets a secret through; made only where there is one.
    let masked = (file.holds_secret() && !page.secrets.get())
        .then(|| guide::commands(&file.masked(), shell))
        .transpose();
    let list = guide::commands(file, shell).and_then(|real| Ok(list(&real, masked?.as_ref())));
    list.unwrap_or_else(|_| text("p", "note warn", messages::INEXPRESSIBLE))
}

/// The shell that the person most likely uses.
pub(super) fn first_shell() -> Shell {
    guide::usual_shell(browser::system())
}

/// Commands to copy; `masked` is what is shown of them where a secret is not to be seen.
fn list(commands: &Commands, masked: Option<&Commands>) -> El {
    let secret = commands.remarks.contains(&Remark::SecretInHistory);
    let remarks = commands.remarks.iter().map(|remark| text("p", "", messages::remark(*remark)));
    let shown = masked.unwrap_or(commands);
    let blocks = shown.blocks.iter().zip(&commands.blocks).map(|(shown, one)| {
        let what = messages::purpose(one.purpose);
        let lines = match secret && one.purpose == BlockPurpose::Entries {
            true => secret_block(shown.text(), what, one.text()),
            false => block(one.text()),
        };
        el("li", "do").child(el("p", "").child(text("b", "", what))).child(lines)
    });
    el("div", "")
        .child(el("div", "note").children(remarks))
        .child(el("ol", "steps").children(blocks))
}

/// The same by the Azure CLI, where the cluster is known to Azure.
fn by_azure(chosen: &ChosenFile, shell: Shell) -> Option<El> {
    let resource = ResourceId::parse(chosen.resource.as_deref()?).filter(ResourceId::is_aks)?;
    let [context] = chosen.file().contexts.as_slice() else { return None };
    let choice = AzChoice {
        context: &context.name,
        namespace: context.value.namespace.as_deref(),
        method: chosen.method,
        tenant: chosen.tenant.as_deref(),
        cloud: chosen.cloud,
    };
    let commands = guide::az_commands(&resource, &choice, shell)?;
    Some(el("div", "").child(text("h3", "", words::BY_AZURE)).child(list(&commands, None)))
}
