//! Commands instead of a file.

use leptos::prelude::*;

use super::chosen::Chosen;
use super::parts::{block, secret_block, tabs};
use crate::browser;
use crate::guide::{self, AzChoice, Commands, Part, Remark, Shell};
use crate::ids::ResourceId;
use crate::ui::element::{El, el, text};
use crate::ui::output::Output;
use crate::ui::state::Page;
use crate::ui::text::{guide::commands as tell, more as words};

/// The panel.
pub(super) fn commands(page: Page, output: Memo<Output>) -> El {
    let shell = RwSignal::new(first_shell());
    let shells = tabs("commands-shell", words::SHELL, &Shell::ALL, tell::shell, shell);
    el("section", "commands")
        .set("aria-label", words::COMMANDS)
        .child(el("header", "").child(text("h3", "", words::COMMANDS)).child(shells))
        .dyn_children(move || {
            let Some(given) = Chosen::of(page, output) else { return Vec::new() };
            let mut shown = Vec::new();
            let real = guide::commands(given.file(), shell.get());
            // Masked as a document, so that no quoting lets a secret through.
            let masked = match page.secrets.get() {
                true => real.clone(),
                false => guide::commands(&given.file().masked(), shell.get()),
            };
            match real.and_then(|real| Ok((masked?, real))) {
                Ok((masked, real)) => shown.push(list(&masked, &real)),
                Err(_) => shown.push(text("p", "note warn", tell::INEXPRESSIBLE)),
            }
            shown.extend(by_azure(&given, shell.get()));
            if shell.get() == Shell::PowerShell {
                shown.push(text("p", "hint", tell::NO_CMD));
            }
            shown
        })
}

/// The shell that the person most likely uses.
pub(super) fn first_shell() -> Shell {
    guide::usual_shell(browser::system())
}

/// What is shown of the commands, and what is copied.
fn list(shown: &Commands, commands: &Commands) -> El {
    let secret = commands.remarks.contains(&Remark::SecretInHistory);
    let remarks = commands.remarks.iter().map(|remark| text("p", "", tell::remark(*remark)));
    let blocks = shown.blocks.iter().zip(&commands.blocks).map(|(shown, one)| {
        let what = tell::part(one.part);
        let lines = match secret && one.part == Part::Entries {
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
fn by_azure(given: &Chosen, shell: Shell) -> Option<El> {
    let resource = ResourceId::parse(given.resource.as_deref()?).filter(ResourceId::is_aks)?;
    let [context] = given.file().contexts.as_slice() else { return None };
    let choice = AzChoice {
        context: &context.name,
        namespace: context.value.namespace.as_deref(),
        method: given.method,
        tenant: given.tenant.as_deref(),
        cloud: given.cloud,
    };
    let commands = guide::az_commands(&resource, &choice, shell)?;
    Some(el("div", "").child(text("h3", "", words::BY_AZURE)).child(list(&commands, &commands)))
}
