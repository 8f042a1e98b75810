//! A user for a program: its manifest, its token, its kubeconfig.

use leptos::prelude::*;

use super::super::asked::Asked;
use super::super::commands::first_shell;
use super::super::parts::{block, hand_over, tabs, told};
use crate::access::machine::{
    Account, Command, FEDERATED_TOKEN, Federation, Field, Grant, MachineError, Mistake, Mode, Msi,
    POD_TOKEN, Place, Token, azure_file, check, delete_secret, federate, issuer, manifest,
    read_secret, secret, token, token_file, variables,
};
use crate::browser::{self, Browser};
use crate::clouds::Cloud;
use crate::config::Trust;
use crate::guide::{POWERSHELL_WORD, Shell, argument, flag};
use crate::ids::ResourceId;
use crate::json::Value;
use crate::platform::Platform;
use crate::ui::element::{El, el, text};
use crate::ui::text::en::access::machine::{self as words, By, Home, May, Proof, Step, Way, Which};
use crate::ui::text::en::{guide::commands as shells, kubeconfig::hints, more};

/// What is typed, field by field, in the order of [`FIELDS`].
type Typed = [String; FIELDS.len()];

/// Every field.
const FIELDS: [Field; 15] = [
    Field::Name,
    Field::Namespace,
    Field::Role,
    Field::Duration,
    Field::Audience,
    Field::TokenFile,
    Field::ClientId,
    Field::TenantId,
    Field::FederatedFile,
    Field::IdentityId,
    Field::ConnectionId,
    Field::Certificate,
    Field::IdentityName,
    Field::ResourceGroup,
    Field::Issuer,
];

/// What is chosen.
#[derive(Clone, Copy)]
struct Form {
    typed: RwSignal<Typed>,
    home: RwSignal<Home>,
    may: RwSignal<May>,
    way: RwSignal<Way>,
    by: RwSignal<By>,
    which: RwSignal<Which>,
    proof: RwSignal<Proof>,
}

impl Form {
    fn new(asked: Option<&Asked>) -> Self {
        let first = |field| match field {
            Field::Name => "deployer".to_owned(),
            Field::Namespace => {
                asked.and_then(|asked| asked.namespaces.first().cloned()).unwrap_or_default()
            }
            Field::Duration => "8h".to_owned(),
            Field::TokenFile => "deployer.token".to_owned(),
            Field::FederatedFile => FEDERATED_TOKEN.to_owned(),
            Field::TenantId => asked.map(tenant).unwrap_or_default(),
            _ => String::new(),
        };
        Self {
            typed: RwSignal::new(FIELDS.map(first)),
            home: RwSignal::new(Home::Pipeline),
            may: RwSignal::new(May::Edit),
            way: RwSignal::new(Way::Ends),
            by: RwSignal::new(By::WorkloadIdentity),
            which: RwSignal::new(Which::System),
            proof: RwSignal::new(Proof::Secret),
        }
    }

    fn get(self, field: Field) -> String {
        self.typed.with(|typed| {
            let at = FIELDS.iter().position(|one| *one == field);
            at.and_then(|at| typed.get(at)).map(|text| text.trim().to_owned()).unwrap_or_default()
        })
    }

    /// The fields of the choices, so that none is made anew while somebody types in it.
    fn fields(self) -> Vec<Field> {
        let mut fields = vec![Field::Namespace];
        let home = self.home.get();
        let azure = home == Home::Azure;
        let by = self.by.get();
        if !azure || by == By::WorkloadIdentity {
            fields.insert(0, Field::Name);
        }
        if self.has_role() && matches!(self.may.get(), May::ClusterRole | May::Role) {
            fields.push(Field::Role);
        }
        if home == Home::Pipeline {
            if self.way.get() == Way::Ends {
                fields.extend([Field::Duration, Field::Audience]);
            }
            fields.push(Field::TokenFile);
        }
        if azure {
            fields.extend(match (by, self.which.get(), self.proof.get()) {
                (By::WorkloadIdentity, ..) => vec![
                    Field::ClientId,
                    Field::TenantId,
                    Field::FederatedFile,
                    Field::IdentityName,
                    Field::ResourceGroup,
                    Field::Issuer,
                ],
                (By::Msi, Which::System, _) => Vec::new(),
                (By::Msi, Which::ClientId, _) => vec![Field::ClientId],
                (By::Msi, Which::ResourceId, _) => vec![Field::IdentityId],
                (By::Spn, _, Proof::Secret) => vec![Field::ClientId, Field::TenantId],
                (By::Spn, _, Proof::Certificate) => {
                    vec![Field::ClientId, Field::TenantId, Field::Certificate]
                }
                (By::AzurePipelines, ..) => {
                    vec![Field::ClientId, Field::TenantId, Field::ConnectionId]
                }
            });
        }
        fields
    }

    /// Whether a service account is made that could get a role.
    fn has_role(self) -> bool {
        self.home.get() != Home::Azure
    }

    fn account(self) -> Account {
        let role = self.get(Field::Role);
        let home = self.home.get();
        let client_id = (home == Home::Azure).then(|| self.get(Field::ClientId));
        let grant = match self.may.get() {
            _ if !self.has_role() => None,
            May::View => Some(Grant::View),
            May::Edit => Some(Grant::Edit),
            May::Admin => Some(Grant::Admin),
            May::ClusterRole => Some(Grant::ClusterRole(role)),
            May::Role => Some(Grant::Role(role)),
            May::Nothing => None,
        };
        Account {
            name: self.get(Field::Name),
            namespace: self.get(Field::Namespace),
            grant,
            mounts: home != Home::Pipeline,
            client_id,
        }
    }

    fn mode(self) -> Mode {
        let client_id = self.get(Field::ClientId);
        let tenant_id = self.get(Field::TenantId);
        match self.by.get() {
            By::WorkloadIdentity => {
                let token_file = self.get(Field::FederatedFile);
                Mode::WorkloadIdentity { client_id, tenant_id, token_file }
            }
            By::Msi => Mode::Msi(match self.which.get() {
                Which::System => Msi::System,
                Which::ClientId => Msi::ClientId(client_id),
                Which::ResourceId => Msi::ResourceId(self.get(Field::IdentityId)),
            }),
            By::Spn => {
                let by_file = self.proof.get() == Proof::Certificate;
                let certificate = by_file.then(|| self.get(Field::Certificate));
                Mode::Spn { client_id, tenant_id, certificate }
            }
            By::AzurePipelines => {
                let connection_id = self.get(Field::ConnectionId);
                Mode::AzurePipelines { client_id, tenant_id, connection_id }
            }
        }
    }
}

/// The tenant of the cluster, as far as it is known.
fn tenant(asked: &Asked) -> String {
    let own = match &asked.cluster.trust {
        Trust::Aks(aks) => aks.tenant_id.as_deref(),
        Trust::Oidc(_) | Trust::Arc(_) => None,
    };
    let claimed = asked.claims.get("tid").and_then(Value::as_str);
    own.or(claimed).unwrap_or_default().to_owned()
}

/// The panel.
pub(in crate::ui::more) fn machine(given: RwSignal<String>) -> El {
    let asked = Memo::new(move |_| Asked::read(&given.get()));
    let form = asked.with_untracked(|asked| Form::new(asked.as_ref()));
    let shell = RwSignal::new(first_shell());
    let fields = Memo::new(move |_| form.fields());
    el("section", "machine")
        .set("aria-label", words::TITLE)
        .with(text("h3", "", words::TITLE))
        .part(move || {
            let aks = asked.with(|asked| {
                asked.as_ref().is_some_and(|asked| matches!(asked.cluster.trust, Trust::Aks(_)))
            });
            let homes: &[Home] = if aks {
                &[Home::Pod, Home::Pipeline, Home::Azure]
            } else {
                &[Home::Pod, Home::Pipeline]
            };
            vec![tabs("machine-home", words::WHERE, homes, words::home, form.home)]
        })
        .with(el("p", "hint").says(move || words::home_lead(form.home.get())))
        .part(move || choices(form))
        .part(move || fields.get().into_iter().map(|one| entry(form, one)).collect())
        .with(tabs("machine-shell", more::SHELL, &Shell::ALL, shells::shell, shell))
        .part(move || match asked.get() {
            Some(asked) => outcome(&asked, form, shell.get()),
            None => Vec::new(),
        })
        .with(text("p", "hint", words::LIMITS))
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
        .all(ALL.into_iter().enumerate().map(option));
    el("label", "option-field").with(text("b", "", words::ROLE)).with(list)
}

/// A field with its hint, and what is wrong with what stands in it.
fn entry(form: Form, field: Field) -> El {
    let (name, hint) = words::field(field);
    let Some(at) = FIELDS.iter().position(|one| *one == field) else { return el("p", "") };
    let wrong = move || {
        let typed = form.get(field);
        check(field, &typed).err().filter(|_| !typed.is_empty())
    };
    let input = el("input", "text")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("autocapitalize", "none")
        .set("spellcheck", "false")
        .content(move || form.typed.with(|typed| typed.get(at).cloned().unwrap_or_default()))
        .state("aria-invalid", move || wrong().is_some())
        .on("input", move |event| {
            let text = event_target_value(&event);
            form.typed.update(|typed| {
                if let Some(place) = typed.get_mut(at) {
                    *place = text;
                }
            });
        });
    el("label", "option-field")
        .with(text("b", "", name))
        .with(input)
        .maybe(move || {
            wrong().map(|mistake| {
                text("p", "hint bad", words::fault(mistake.fault)).set("role", "alert")
            })
        })
        .with(text("small", "hint", hint))
}

/// What comes of the choices, in the order to use it.
fn outcome(asked: &Asked, form: Form, shell: Shell) -> Vec<El> {
    match steps(asked, form, shell) {
        Ok(list) => vec![el("ol", "steps").all(list)],
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
    let file = |step, file: &crate::kubeconfig::Kubeconfig| {
        let text = file.to_yaml().unwrap_or_default();
        let name = format!("kubeconfig-{}-{}.yaml", asked.cluster.name, namespace);
        document(step, words::DOWNLOAD_KUBECONFIG, name, text)
    };
    let applied = |name: &str, text: String, step| {
        [document(step, words::DOWNLOAD_MANIFEST, name.to_owned(), text), apply(name)]
    };
    let lines = |commands: &[Command]| lines(commands, shell);
    let mut list = Vec::new();
    match form.home.get() {
        Home::Pod => {
            list.extend(applied("machine.yaml", manifest(&form.account())?, Step::Manifest));
            list.push(file(Step::PodFile, &token_file(&place, &name, POD_TOKEN)?));
        }
        Home::Pipeline => {
            let path = form.get(Field::TokenFile);
            list.extend(applied("machine.yaml", manifest(&form.account())?, Step::Manifest));
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
                    let warning = el("div", "note warn").with(told(words::never_ends()));
                    let [made, apply] =
                        applied("machine-token.yaml", secret(&name, &namespace)?, Step::Secret);
                    list.push(made.with(warning));
                    list.push(apply);
                    list.push(run(Step::ReadSecret, lines(&[read_secret(&name, &namespace)?])));
                    let delete = lines(&[delete_secret(&name, &namespace)?]);
                    list.push(run(Step::DeleteSecret, delete));
                }
            }
            list.push(file(Step::TokenFile, &token_file(&place, &name, &path)?));
        }
        Home::Azure => {
            let cloud = asked.identity.entra().map_or(Cloud::Public, |entra| entra.cloud);
            let mode = form.mode();
            let made = azure_file(&place, &mode, cloud, hints().azure_kubelogin)?;
            if form.by.get() == By::WorkloadIdentity {
                list.extend(applied("machine.yaml", manifest(&form.account())?, Step::Manifest));
                list.extend(see_issuer(asked).map(|one| run(Step::Issuer, lines(&[one]))));
                list.push(match join(form) {
                    Ok(command) => run(Step::Federate, lines(&[command])),
                    Err(mistake) => {
                        let needed = words::error(MachineError::Field(mistake));
                        el("li", "do")
                            .with(told(words::step(Step::Federate)))
                            .with(text("p", "hint", needed))
                    }
                });
            }
            list.push(file(Step::AzureFile, &made).with(environment(&mode)));
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
        group: form.get(Field::ResourceGroup),
        issuer: form.get(Field::Issuer),
    })
}

/// A text to look at, copy or download.
fn document(step: Step, label: &'static str, name: String, content: String) -> El {
    let shown = block(content.clone());
    el("li", "do").with(told(words::step(step))).with(shown).with(hand_over(
        (label, None),
        name,
        move || Some(content.clone()),
    ))
}

/// Tries a manifest on the server, then applies it.
fn apply(name: &str) -> El {
    let try_first = format!("kubectl apply --dry-run=server -f {name}");
    run(Step::Apply, format!("{try_first}\nkubectl apply -f {name}"))
}

fn run(step: Step, lines: String) -> El {
    el("li", "do").with(told(words::step(step))).with(block(lines))
}

/// The commands as a shell reads them.
fn lines(commands: &[Command], shell: Shell) -> String {
    let line = |command: &Command| {
        let words = command.words.iter().map(|word| (*word).to_owned());
        let operand = command.operand.iter().map(|word| argument(shell, word));
        let flags = command.flags.iter().map(|(name, value)| flag(shell, name, value));
        words.chain(operand).chain(flags).collect::<Vec<_>>().join(" ")
    };
    let mut all: Vec<String> = commands.iter().map(line).collect();
    if all.iter().any(|line| line.contains("(purser-word ")) {
        all.insert(0, POWERSHELL_WORD.to_owned());
    }
    all.join("\n")
}

/// The variables that the helper reads.
fn environment(mode: &Mode) -> El {
    let row = |one: &crate::access::machine::Variable| {
        let secret = one.secret.then(|| text("span", "tag", words::IS_SECRET));
        el("li", "")
            .with(text("code", "", one.name))
            .text(" ")
            .text(words::variable(one.part))
            .text(" ")
            .all(secret)
    };
    el("div", "")
        .with(text("b", "", words::VARIABLES))
        .with(el("ul", "").all(variables(mode).iter().map(row)))
}
