//! A user for a program: its manifest, its token, its kubeconfig.

mod form;

use leptos::prelude::*;

use form::Form;

use super::super::commands::first_shell;
use super::super::parts::{block, hand_over, tabs, told};
use super::asked::Asked;
use crate::access::machine::{
    Command, Federation, Field, MachineError, Mistake, Mode, POD_TOKEN, Place, Token, azure_file,
    check, delete_secret, federate, issuer, manifest, read_secret, secret, token, token_file,
    variables,
};
use crate::browser::{self, Browser};
use crate::clouds::Cloud;
use crate::config::Trust;
use crate::guide::{self, Shell};
use crate::ids::ResourceId;
use crate::kubeconfig::Kubeconfig;
use crate::platform::Platform;
use crate::ui::element::{El, el, text};
use crate::ui::text::access::machine::{self as words, By, Home, May, Proof, Step, Way, Which};
use crate::ui::text::{guide::commands as shells, kubeconfig::hints, more};

/// The panel.
pub(super) fn machine(asked: Memo<Option<Asked>>) -> El {
    let form = Form::new(asked);
    let shell = RwSignal::new(first_shell());
    let fields = Memo::new(move |_| form.fields());
    el("section", "machine")
        .set("aria-label", words::TITLE)
        .child(text("h3", "", words::TITLE))
        .child(text("p", "hint", words::LEAD))
        .dyn_children(move || {
            let aks = asked.with(|asked| {
                asked.as_ref().is_some_and(|asked| matches!(asked.cluster.trust, Trust::Aks(_)))
            });
            let homes: &[Home] = if aks {
                &[Home::Pod, Home::Pipeline, Home::Azure]
            } else {
                // Another cluster than the one it was chosen for.
                if form.home.get_untracked() == Home::Azure {
                    form.home.set(Home::Pipeline);
                }
                &[Home::Pod, Home::Pipeline]
            };
            vec![tabs("machine-home", words::WHERE, homes, words::home, form.home)]
        })
        .child(el("p", "hint").dyn_text(move || words::home_lead(form.home.get())))
        .dyn_children(move || choices(form))
        .dyn_children(move || fields.get().into_iter().map(|one| entry(form, one)).collect())
        .child(tabs("machine-shell", more::SHELL, &Shell::ALL, shells::shell, shell))
        .dyn_children(move || match asked.get() {
            Some(asked) => outcome(&asked, form, shell.get()),
            None => Vec::new(),
        })
        .child(text("p", "hint", words::LIMITS))
}

/// The choices beside where it runs.
fn choices(form: Form) -> Vec<El> {
    let mut shown = Vec::new();
    let home = form.home.get();
    if form.has_role() {
        shown.push(roles(form.may));
    }
    if home == Home::Pipeline {
        let ways = &[Way::Ends, Way::Never];
        shown.push(tabs("machine-way", words::TOKEN, ways, words::way, form.way));
    }
    if home == Home::Azure {
        let all = &[By::WorkloadIdentity, By::Msi, By::Spn, By::AzurePipelines];
        shown.push(tabs("machine-by", words::AZURE_WAY, all, words::by, form.by));
        let by = form.by.get();
        shown.push(text("p", "hint", words::by_lead(by)));
        if by == By::Msi {
            let all = &[Which::System, Which::ClientId, Which::ResourceId];
            let name = words::WHICH_IDENTITY;
            shown.push(tabs("machine-which", name, all, words::which, form.which));
        }
        if by == By::Spn {
            let all = &[Proof::Secret, Proof::Certificate];
            shown.push(tabs("machine-proof", words::PROOF, all, words::proof, form.proof));
        }
    }
    shown
}

fn roles(may: RwSignal<May>) -> El {
    const ALL: [May; 6] =
        [May::View, May::Edit, May::Admin, May::ClusterRole, May::Role, May::Nothing];
    let option = |(at, one): (usize, May)| {
        let option = text("option", "", words::may(one)).set("value", at.to_string());
        if may.get_untracked() == one { option.set("selected", "") } else { option }
    };
    let list = el("select", "text")
        .on("change", move |event| {
            let at = event_target_value(&event).parse::<usize>().unwrap_or_default();
            if let Some(one) = ALL.get(at) {
                may.set(*one);
            }
        })
        .children(ALL.into_iter().enumerate().map(option));
    el("label", "option-field").child(text("b", "", words::ROLE)).child(list)
}

/// A field with its hint, and what is wrong with what stands in it.
fn entry(form: Form, field: Field) -> El {
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
            wrong().map(|mistake| {
                text("p", "hint bad", words::fault(mistake.fault)).set("role", "alert")
            })
        })
        .child(text("small", "hint", hint))
}

/// What comes of the choices, in the order to use it.
fn outcome(asked: &Asked, form: Form, shell: Shell) -> Vec<El> {
    match steps(asked, form, shell) {
        Ok(list) => vec![el("ol", "steps").children(list)],
        Err(error) => vec![text("p", "note", words::error(error)).set("role", "status")],
    }
}

fn steps(asked: &Asked, form: Form, shell: Shell) -> Result<Vec<El>, MachineError> {
    let (name, namespace) = (form.get(Field::Name), form.get(Field::Namespace));
    let portal = browser::folder();
    let place = Place {
        cluster: &asked.cluster,
        namespace: &namespace,
        portal: &portal,
        now: Browser.now(),
    };
    let file = |step, file: &Kubeconfig, more| {
        let text = file.to_yaml().unwrap_or_default();
        let name = format!("kubeconfig-{}-{}.yaml", asked.cluster.name, namespace);
        document(step, words::DOWNLOAD_KUBECONFIG, name, text, more)
    };
    let applied = |name: &str, text: String, step, more| {
        [document(step, words::DOWNLOAD_MANIFEST, name.to_owned(), text, more), apply(name)]
    };
    let lines = |commands: &[Command]| lines(commands, shell);
    let mut list = Vec::new();
    match form.home.get() {
        Home::Pod => {
            list.extend(applied("machine.yaml", manifest(&form.account())?, Step::Manifest, None));
            list.push(file(Step::PodFile, &token_file(&place, &name, POD_TOKEN)?, None));
        }
        Home::Pipeline => {
            let path = form.get(Field::TokenFile);
            list.extend(applied("machine.yaml", manifest(&form.account())?, Step::Manifest, None));
            match form.way.get() {
                Way::Ends => {
                    let audience = form.get(Field::Audience);
                    let asked = Token {
                        name: name.clone(),
                        namespace: namespace.clone(),
                        duration: form.get(Field::Duration),
                        audiences: Some(audience)
                            .filter(|one| !one.is_empty())
                            .into_iter()
                            .collect(),
                    };
                    list.push(run(Step::Token, lines(&[token(&asked)?])));
                }
                Way::Never => {
                    let warning = el("div", "note warn").child(told(words::never_ends()));
                    let made = secret(&name, &namespace)?;
                    list.extend(applied("machine-token.yaml", made, Step::Secret, Some(warning)));
                    list.push(run(Step::ReadSecret, lines(&[read_secret(&name, &namespace)?])));
                    let delete = lines(&[delete_secret(&name, &namespace)?]);
                    list.push(run(Step::DeleteSecret, delete));
                }
            }
            list.push(file(Step::TokenFile, &token_file(&place, &name, &path)?, None));
        }
        Home::Azure => {
            let cloud = asked.identity.entra().map_or(Cloud::Public, |entra| entra.cloud);
            let mode = form.mode();
            let made = azure_file(&place, &mode, cloud, hints().azure_kubelogin)?;
            if form.by.get() == By::WorkloadIdentity {
                list.extend(applied(
                    "machine.yaml",
                    manifest(&form.account())?,
                    Step::Manifest,
                    None,
                ));
                list.extend(see_issuer(asked).map(|one| run(Step::Issuer, lines(&[one]))));
                list.push(match join(form) {
                    Ok(command) => run(Step::Federate, lines(&[command])),
                    Err(mistake) => {
                        let needed = words::error(MachineError::Field(mistake));
                        item(Step::Federate, [text("p", "hint", needed)])
                    }
                });
            }
            list.push(file(Step::AzureFile, &made, Some(environment(&mode))));
        }
    }
    Ok(list)
}

/// The issuer of this cluster, where Azure's id of it is known.
fn see_issuer(asked: &Asked) -> Option<Command> {
    match &asked.cluster.trust {
        Trust::Aks(aks) => issuer(&ResourceId::parse(aks.resource_id.as_deref()?)?),
        Trust::Oidc(_) | Trust::Arc(_) => None,
    }
}

fn join(form: Form) -> Result<Command, Mistake> {
    federate(&Federation {
        name: form.get(Field::Name),
        namespace: form.get(Field::Namespace),
        identity: form.get(Field::IdentityName),
        subscription: form.get(Field::Subscription),
        group: form.get(Field::ResourceGroup),
        issuer: form.get(Field::Issuer),
    })
}

/// A step with what belongs to it.
fn item(step: Step, inner: impl IntoIterator<Item = El>) -> El {
    el("li", "do").child(told(words::step(step))).child(el("div", "step-inner").children(inner))
}

/// A text to look at, copy or download, and what follows it.
fn document(
    step: Step,
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
    run(Step::Apply, format!("{try_first}\nkubectl apply -f {name}"))
}

fn run(step: Step, lines: String) -> El {
    item(step, [el("div", "way").child(block(lines))])
}

/// The commands as a shell reads them.
fn lines(commands: &[Command], shell: Shell) -> String {
    let all: Vec<Vec<String>> = commands.iter().map(Command::argv).collect();
    guide::lines(shell, &all).join("\n")
}

/// The variables that the helper reads.
fn environment(mode: &Mode) -> El {
    let row = |one: &crate::access::machine::Variable| {
        let secret = one.secret.then(|| text("span", "tag", words::IS_SECRET));
        el("li", "")
            .child(text("code", "", one.name))
            .text(" ")
            .text(words::variable(one.part))
            .text(" ")
            .children(secret)
    };
    el("div", "")
        .child(text("b", "", words::VARIABLES))
        .child(el("ul", "").children(variables(mode).iter().map(row)))
}
