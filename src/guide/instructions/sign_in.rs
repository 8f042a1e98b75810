//! Signing in before kubectl asks, what that looks like, and signing out.

use super::instruction::{
    Action, Alternative, GuideContext, Helper, Instruction, Note, SignInPrompt, Tool,
};
use crate::config::Method;
use crate::guide::az::cloud_command;
use crate::guide::environment::Environment;
use crate::guide::shell::{Shell, argument};

/// What the first sign-in by a method looks like.
pub(super) const fn prompt(method: Method) -> SignInPrompt {
    match method {
        Method::Interactive | Method::Browser => SignInPrompt::Browser,
        Method::DeviceCode => SignInPrompt::Code,
        Method::Keyboard => SignInPrompt::AddressAndCode,
        Method::AzureCli | Method::Azd => SignInPrompt::Silent,
        Method::Builtin | Method::Token => SignInPrompt::TokenInFile,
    }
}

/// The sign-in of the program that the helper asks.
pub(super) fn sign_in_first(context: &GuideContext<'_>) -> Option<Instruction> {
    let tenant = |flag: &str| {
        context.tenant.map_or_else(String::new, |tenant| {
            format!(" {flag} {}", argument(context.shell, tenant))
        })
    };
    let remote = matches!(
        context.environment,
        Environment::Ssh | Environment::Container | Environment::CloudShell
    );
    match context.method {
        Method::AzureCli => {
            let code = if remote { " --use-device-code" } else { "" };
            let line = format!("az login{} --allow-no-subscriptions{code}", tenant("--tenant"));
            let mut notes = vec![Note::NoSubscription];
            if context.environment == Environment::CloudShell {
                notes.push(Note::ForOtherTenant);
            }
            let cloud = cloud_command(context.cloud);
            let lines: Vec<&str> = cloud.as_deref().into_iter().chain([line.as_str()]).collect();
            Some(Instruction::only(Action::AzLogin, &lines, &notes))
        }
        Method::Azd => {
            let code = if remote { " --use-device-code" } else { "" };
            let line = format!("azd auth login{}{code}", tenant("--tenant-id"));
            Some(Instruction::only(Action::AzdLogin, &[&line], &[]))
        }
        _ => None,
    }
}

/// Signing out, of the program that keeps the sign-in.
pub(super) fn sign_out(context: &GuideContext<'_>, helper: Option<Helper>) -> Instruction {
    let mut commands = Vec::new();
    let mut notes = Vec::new();
    match (helper, context.method) {
        (_, Method::AzureCli) => {
            commands.push("az logout");
            notes.push(Note::WholeSignOut);
        }
        (_, Method::Azd) => {
            commands.push("azd auth logout");
            notes.push(Note::WholeSignOut);
        }
        (Some(Helper::AzureKubelogin), _) => {
            commands.push("kubelogin remove-cache-dir");
            notes.push(Note::OldName);
        }
        (Some(Helper::OidcLogin), _) => {
            commands.push("kubectl oidc-login clean");
            notes.push(Note::OldFolder);
        }
        (None, _) => notes.push(Note::TokenStays),
    }
    commands.push(match context.shell {
        Shell::Posix => "unset KUBECONFIG",
        Shell::Fish => "set -e KUBECONFIG",
        Shell::PowerShell => "Remove-Item Env:KUBECONFIG",
    });
    if context.environment == Environment::GuiClient {
        commands.pop();
    }
    let ways = if commands.is_empty() {
        Vec::new()
    } else {
        vec![Alternative::new(Tool::Only, &commands)]
    };
    Instruction::new(Action::SignOut, ways, &notes)
}
