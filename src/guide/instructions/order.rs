//! The instructions from nothing to the first answer, and back.

use super::instruction::{Action, GuideContext, Instruction, Note, SignInPrompt, helper};
use super::{allowlist, file, install, sign_in};
use crate::guide::environment::Environment;

/// The instructions, in order.
#[must_use]
pub fn instructions(context: &GuideContext<'_>) -> Vec<Instruction> {
    let helper = helper(context.kind, context.method);
    let mut steps = install::steps(context, helper);
    steps.extend(sign_in::sign_in_first(context));
    steps.extend(file::steps(context));
    let notes: &[Note] = match sign_in::prompt(context.method) {
        SignInPrompt::Code | SignInPrompt::AddressAndCode => &[Note::AnyDevice],
        _ => &[],
    };
    let kubectl = kubectl(context);
    steps.push(Instruction::only(
        Action::WhoAmI(sign_in::prompt(context.method)),
        &[&format!("{kubectl} auth whoami")],
        notes,
    ));
    steps.push(Instruction::only(Action::Pods, &[&format!("{kubectl} get pods")], &[]));
    steps.push(sign_in::sign_out(context, helper));
    if let Some(helper) = helper {
        steps.push(allowlist::allowlist(context, helper));
    }
    steps
}

/// kubectl, asking the right cluster: beside a program with a window, `KUBECONFIG` was not set.
fn kubectl(context: &GuideContext<'_>) -> String {
    if context.environment == Environment::GuiClient {
        format!("kubectl --kubeconfig {}", file::target(context.shell, context.file_name))
    } else {
        "kubectl".to_owned()
    }
}
