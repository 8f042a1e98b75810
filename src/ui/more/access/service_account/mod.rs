//! A user for a program: its manifest, its token, its kubeconfig.

mod form;
mod step;
mod steps;

use super::cluster_user::ClusterUser;
use crate::access::service_account::{Field, check};
use crate::config::Trust;
use crate::guide::Shell;
use crate::ui::element::{El, el, event_target_value, text};
use crate::ui::more::commands::first_shell;
use crate::ui::more::widgets::tabs;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::text::access::service_account::{
    self as words, AccountRoleChoice, ClientCredential, IdentityChoice, LoginModeChoice,
    TokenLifetime, Workload,
};
use crate::ui::text::{guide::commands as shells, more};
use form::ServiceAccountForm;
use steps::steps;

/// The panel.
pub(super) fn service_account(user: Memo<Option<ClusterUser>>) -> El {
    let form = ServiceAccountForm::new(user);
    let shell = RwSignal::new(first_shell());
    let fields = Memo::new(move |_| form.fields());
    el("section", "machine")
        .set("aria-label", words::TITLE)
        .child(text("h3", "", words::TITLE))
        .child(text("p", "hint", words::LEAD))
        .dyn_children(move || {
            let aks = user.with(|user| {
                user.as_ref().is_some_and(|user| matches!(user.cluster.trust, Trust::Aks(_)))
            });
            let homes: &[Workload] = if aks {
                &[Workload::Pod, Workload::Pipeline, Workload::Azure]
            } else {
                // Another cluster than the one it was chosen for.
                if form.workload.get_untracked() == Workload::Azure {
                    form.workload.set(Workload::Pipeline);
                }
                &[Workload::Pod, Workload::Pipeline]
            };
            vec![tabs("machine-home", words::WHERE, homes, words::workload, form.workload)]
        })
        .child(el("p", "hint").dyn_text(move || words::workload_lead(form.workload.get())))
        .dyn_children(move || choices(form))
        .dyn_children(move || fields.get().into_iter().map(|one| entry(form, one)).collect())
        .child(tabs("machine-shell", more::SHELL, &Shell::ALL, shells::shell, shell))
        .dyn_children(move || match user.get() {
            Some(user) => outcome(&user, form, shell.get()),
            None => Vec::new(),
        })
        .child(text("p", "hint", words::LIMITS))
}

/// The choices beside where it runs.
fn choices(form: ServiceAccountForm) -> Vec<El> {
    let mut shown = Vec::new();
    let home = form.workload.get();
    if form.has_role() {
        shown.push(roles(form.role));
    }
    if home == Workload::Pipeline {
        let ways = &[TokenLifetime::Expiring, TokenLifetime::NeverExpiring];
        shown.push(tabs("machine-way", words::TOKEN, ways, words::token_lifetime, form.lifetime));
    }
    if home == Workload::Azure {
        let all = &[
            LoginModeChoice::WorkloadIdentity,
            LoginModeChoice::Msi,
            LoginModeChoice::Spn,
            LoginModeChoice::AzurePipelines,
        ];
        shown.push(tabs("machine-by", words::AZURE_WAY, all, words::login_mode, form.login_mode));
        let by = form.login_mode.get();
        shown.push(text("p", "hint", words::login_mode_lead(by)));
        if by == LoginModeChoice::Msi {
            let all =
                &[IdentityChoice::System, IdentityChoice::ClientId, IdentityChoice::ResourceId];
            let name = words::WHICH_IDENTITY;
            shown.push(tabs("machine-which", name, all, words::identity, form.identity));
        }
        if by == LoginModeChoice::Spn {
            let all = &[ClientCredential::Secret, ClientCredential::Certificate];
            shown.push(tabs(
                "machine-proof",
                words::PROOF,
                all,
                words::client_credential,
                form.credential,
            ));
        }
    }
    shown
}

fn roles(role: RwSignal<AccountRoleChoice>) -> El {
    const ALL: [AccountRoleChoice; 6] = [
        AccountRoleChoice::View,
        AccountRoleChoice::Edit,
        AccountRoleChoice::Admin,
        AccountRoleChoice::ClusterRole,
        AccountRoleChoice::Role,
        AccountRoleChoice::Nothing,
    ];
    let option = |(at, one): (usize, AccountRoleChoice)| {
        let option = text("option", "", words::role(one)).set("value", at.to_string());
        if role.get_untracked() == one { option.set("selected", "") } else { option }
    };
    let list = el("select", "text")
        .on("change", move |event| {
            let at = event_target_value(&event).parse::<usize>().unwrap_or_default();
            if let Some(one) = ALL.get(at) {
                role.set(*one);
            }
        })
        .children(ALL.into_iter().enumerate().map(option));
    el("label", "option-field").child(text("b", "", words::ROLE)).child(list)
}

/// A field with its hint, and what is wrong with what stands in it.
fn entry(form: ServiceAccountForm, field: Field) -> El {
    let (name, hint) = words::field(field);
    let wrong = move || {
        let typed = form.get(field);
        check(field, &typed).err().filter(|_| !typed.is_empty())
    };
    let input = el("input", "text")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("autocapitalize", "none")
        .set("spellcheck", "false")
        .content(move || form.text(field))
        .state("aria-invalid", move || wrong().is_some())
        .on("input", move |event| form.set(field, event_target_value(&event)));
    el("label", "option-field")
        .child(text("b", "", name))
        .child(input)
        .dyn_child(move || {
            wrong().map(|error| {
                text("p", "hint bad", words::invalid(error.reason)).set("role", "alert")
            })
        })
        .child(text("small", "hint", hint))
}

/// What comes of the choices, in the order to use it.
fn outcome(user: &ClusterUser, form: ServiceAccountForm, shell: Shell) -> Vec<El> {
    match steps(user, form, shell) {
        Ok(list) => vec![el("ol", "steps").children(list)],
        Err(error) => vec![text("p", "note", words::error(error)).set("role", "status")],
    }
}
