//! A user for a program: its manifest, its token, its kubeconfig.

mod form;

use leptos::prelude::*;

use form::ServiceAccountForm;

use super::super::commands::first_shell;
use super::super::widgets::{block, hand_over, message, tabs};
use super::cluster_user::ClusterUser;
use crate::access::service_account::{
    Command, FederatedCredential, Field, FieldError, KubeconfigError, LoginMode, POD_TOKEN, Target,
    TokenRequest, azure_file, check, create_federated_credential, create_token, delete_secret,
    env_vars, manifest, read_secret, secret, show_issuer, token_file,
};
use crate::browser::{self, Browser};
use crate::clouds::Cloud;
use crate::config::Trust;
use crate::guide::{self, Shell};
use crate::ids::ResourceId;
use crate::kubeconfig::Kubeconfig;
use crate::platform::Platform;
use crate::ui::element::{El, el, text};
use crate::ui::text::access::service_account::{
    self as words, AccountRoleChoice, ClientCredential, IdentityChoice, LoginModeChoice, SetupStep,
    TokenLifetime, Workload,
};
use crate::ui::text::{guide::commands as shells, kubeconfig::hints, more};

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

fn steps(
    user: &ClusterUser,
    form: ServiceAccountForm,
    shell: Shell,
) -> Result<Vec<El>, KubeconfigError> {
    let (name, namespace) = (form.get(Field::Name), form.get(Field::Namespace));
    let portal = browser::folder();
    let target = Target {
        cluster: &user.cluster,
        namespace: &namespace,
        portal: &portal,
        now: Browser.now(),
    };
    let file = |step, file: &Kubeconfig, more| {
        let text = file.to_yaml().unwrap_or_default();
        let name = format!("kubeconfig-{}-{}.yaml", user.cluster.name, namespace);
        document(step, words::DOWNLOAD_KUBECONFIG, name, text, more)
    };
    let applied = |name: &str, text: String, step, more| {
        [document(step, words::DOWNLOAD_MANIFEST, name.to_owned(), text, more), apply(name)]
    };
    let lines = |commands: &[Command]| lines(commands, shell);
    let mut list = Vec::new();
    match form.workload.get() {
        Workload::Pod => {
            list.extend(applied(
                "machine.yaml",
                manifest(&form.account())?,
                SetupStep::Manifest,
                None,
            ));
            list.push(file(SetupStep::PodFile, &token_file(&target, &name, POD_TOKEN)?, None));
        }
        Workload::Pipeline => {
            let path = form.get(Field::TokenFile);
            list.extend(applied(
                "machine.yaml",
                manifest(&form.account())?,
                SetupStep::Manifest,
                None,
            ));
            match form.lifetime.get() {
                TokenLifetime::Expiring => {
                    let audience = form.get(Field::Audience);
                    let request = TokenRequest {
                        name: name.clone(),
                        namespace: namespace.clone(),
                        duration: form.get(Field::Duration),
                        audiences: Some(audience)
                            .filter(|one| !one.is_empty())
                            .into_iter()
                            .collect(),
                    };
                    list.push(run(SetupStep::CreateToken, lines(&[create_token(&request)?])));
                }
                TokenLifetime::NeverExpiring => {
                    let warning = el("div", "note warn").child(message(words::never_expires()));
                    let made = secret(&name, &namespace)?;
                    list.extend(applied(
                        "machine-token.yaml",
                        made,
                        SetupStep::Secret,
                        Some(warning),
                    ));
                    list.push(run(
                        SetupStep::ReadSecret,
                        lines(&[read_secret(&name, &namespace)?]),
                    ));
                    let delete = lines(&[delete_secret(&name, &namespace)?]);
                    list.push(run(SetupStep::DeleteSecret, delete));
                }
            }
            list.push(file(SetupStep::TokenFile, &token_file(&target, &name, &path)?, None));
        }
        Workload::Azure => {
            let cloud = user.identity.entra().map_or(Cloud::Public, |entra| entra.cloud);
            let mode = form.mode();
            let made = azure_file(&target, &mode, cloud, hints().azure_kubelogin)?;
            if form.login_mode.get() == LoginModeChoice::WorkloadIdentity {
                list.extend(applied(
                    "machine.yaml",
                    manifest(&form.account())?,
                    SetupStep::Manifest,
                    None,
                ));
                list.extend(see_issuer(user).map(|one| run(SetupStep::Issuer, lines(&[one]))));
                list.push(match federate(form) {
                    Ok(command) => run(SetupStep::Federate, lines(&[command])),
                    Err(error) => {
                        let needed = words::error(KubeconfigError::Field(error));
                        item(SetupStep::Federate, [text("p", "hint", needed)])
                    }
                });
            }
            list.push(file(SetupStep::AzureFile, &made, Some(environment(&mode))));
        }
    }
    Ok(list)
}

/// The issuer of this cluster, where Azure's id of it is known.
fn see_issuer(user: &ClusterUser) -> Option<Command> {
    match &user.cluster.trust {
        Trust::Aks(aks) => show_issuer(&ResourceId::parse(aks.resource_id.as_deref()?)?),
        Trust::Oidc(_) | Trust::Arc(_) => None,
    }
}

fn federate(form: ServiceAccountForm) -> Result<Command, FieldError> {
    create_federated_credential(&FederatedCredential {
        name: form.get(Field::Name),
        namespace: form.get(Field::Namespace),
        identity: form.get(Field::IdentityName),
        subscription: form.get(Field::Subscription),
        group: form.get(Field::ResourceGroup),
        issuer: form.get(Field::Issuer),
    })
}

/// A step with what belongs to it.
fn item(step: SetupStep, inner: impl IntoIterator<Item = El>) -> El {
    el("li", "do").child(message(words::step(step))).child(el("div", "step-inner").children(inner))
}

/// A text to look at, copy or download, and what follows it.
fn document(
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
fn apply(name: &str) -> El {
    let try_first = format!("kubectl apply --dry-run=server -f {name}");
    run(SetupStep::Apply, format!("{try_first}\nkubectl apply -f {name}"))
}

fn run(step: SetupStep, lines: String) -> El {
    item(step, [el("div", "way").child(block(lines))])
}

/// The commands as a shell reads them.
fn lines(commands: &[Command], shell: Shell) -> String {
    let all: Vec<Vec<String>> = commands.iter().map(Command::argv).collect();
    guide::lines(shell, &all).join("\n")
}

/// The variables that the helper reads.
fn environment(mode: &LoginMode) -> El {
    let row = |one: &crate::access::service_account::EnvVar| {
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
