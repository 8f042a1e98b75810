//! Manifests and commands that give somebody access, made to measure.

use leptos::prelude::*;

use super::super::commands::first_shell;
use super::super::parts::{block, hand_over, tabs};
use super::asked::Asked;
use super::form::{Role, Scope, claim, entry, shown, subjects, ticks};
use crate::access::rbac::{
    AzureGrant, COMMON, Custom, Grant, Principal, VERBS, Wanted, azure_commands, documents,
    kubectl_commands, resource, verb, warnings, write,
};
use crate::access::{Subject, SubjectKind};
use crate::config::Trust;
use crate::guide::{Shell, lines};
use crate::ids::is_guid;
use crate::ui::element::{El, el, text};
use crate::ui::text::en::{access::rbac as words, guide::commands as shells, more};

/// The most groups to choose from.
const MOST: usize = 200;

/// For whom it is.
#[derive(Clone, Copy, PartialEq)]
enum For {
    Me,
    Group,
    Else,
}

#[derive(Clone, Copy)]
struct Form {
    to: RwSignal<For>,
    group: RwSignal<usize>,
    kind: RwSignal<SubjectKind>,
    name: RwSignal<String>,
    account_namespace: RwSignal<String>,
    scope: Scope,
    resources: RwSignal<Vec<&'static str>>,
    more_resources: RwSignal<String>,
    verbs: RwSignal<Vec<&'static str>>,
    more_verbs: RwSignal<String>,
}

/// The part.
pub(super) fn grant(asked: Memo<Option<Asked>>) -> El {
    const ROLES: &[Role] = &[Role::View, Role::Edit, Role::Admin, Role::ClusterAdmin, Role::Custom];
    let form = Form {
        to: RwSignal::new(For::Me),
        group: RwSignal::new(0),
        kind: RwSignal::new(SubjectKind::User),
        name: RwSignal::new(String::new()),
        account_namespace: RwSignal::new(String::new()),
        scope: Scope::new(asked),
        resources: RwSignal::new(vec!["pods", "pods/log"]),
        more_resources: RwSignal::new(String::new()),
        verbs: RwSignal::new(vec!["get", "list", "watch"]),
        more_verbs: RwSignal::new(String::new()),
    };
    let shell = RwSignal::new(first_shell());
    // Whether all is said that it takes.
    let ready = Memo::new(move |_| {
        let grant = asked.with(|asked| asked.as_ref().and_then(|asked| form.grant(asked)));
        grant.is_some_and(|grant| documents(&grant).is_ok())
    });
    el("section", "guide")
        .set("aria-label", words::GRANT)
        .with(text("h3", "", words::GRANT))
        .with(text("p", "hint", words::LEAD))
        .with(form.whom(asked))
        .all(form.scope.fields(["grant-place", "grant-role"], ROLES))
        .with(form.rules())
        .part(move || asked.get().map(|asked| form.manifest(&asked)).unwrap_or_default())
        .with(
            el("div", "told-it")
                .hidden(move || !ready.get())
                .with(text("h3", "", words::COMMANDS))
                .with(tabs("grant-shell", more::SHELL, &Shell::ALL, shells::shell, shell))
                .part(move || {
                    asked.get().map(|asked| form.commands(&asked, shell.get())).unwrap_or_default()
                }),
        )
}

impl Form {
    fn whom(self, asked: Memo<Option<Asked>>) -> El {
        const ALL: &[For] = &[For::Me, For::Group, For::Else];
        const KINDS: &[SubjectKind] =
            &[SubjectKind::User, SubjectKind::Group, SubjectKind::ServiceAccount];
        let word = |to| match to {
            For::Me => words::ME,
            For::Group => words::MY_GROUP,
            For::Else => words::ELSE,
        };
        let is_aks = move || {
            asked.with(|asked| {
                asked.as_ref().is_some_and(|asked| matches!(asked.cluster.trust, Trust::Aks(_)))
            })
        };
        let somebody = el("div", "told-it")
            .hidden(move || self.to.get() != For::Else)
            .with(tabs("grant-kind", words::KIND, KINDS, words::kind, self.kind))
            .with(entry(words::NAME, self.name))
            .maybe(move || is_aks().then(|| text("p", "hint", words::NAME_AKS)))
            .with(
                entry(words::ACCOUNT_NAMESPACE, self.account_namespace)
                    .hidden(move || self.kind.get() != SubjectKind::ServiceAccount),
            );
        el("div", "told-it")
            .with(text("b", "", words::WHO))
            .with(tabs("grant-for", words::WHO, ALL, word, self.to))
            .part(move || {
                let known = asked.with(|asked| asked.as_ref().map(subjects));
                let (me, groups) = known.unwrap_or_default();
                match self.to.get() {
                    For::Me => vec![match me {
                        Some(me) => el("p", "").with(text("code", "", me.name)),
                        None => text("p", "note warn", words::ME_UNKNOWN),
                    }],
                    For::Group => vec![self.choose(&groups)],
                    For::Else => Vec::new(),
                }
            })
            .with(somebody)
    }

    /// The list of the person's groups.
    fn choose(self, groups: &[Subject]) -> El {
        if groups.is_empty() {
            return text("p", "note", words::NO_GROUPS);
        }
        let now = self.group.get_untracked();
        let option = |(at, one): (usize, &Subject)| {
            let option = text("option", "", one.name.clone()).set("value", at.to_string());
            if at == now { option.set("selected", "") } else { option }
        };
        let list = el("select", "text")
            .set("aria-label", words::MY_GROUP)
            .on("change", move |event| {
                self.group.set(event_target_value(&event).parse().unwrap_or_default());
            })
            .all(groups.iter().take(MOST).enumerate().map(option));
        let more = (groups.len() > MOST).then(|| text("p", "hint", words::MORE_GROUPS));
        el("div", "").with(list).all(more)
    }

    /// The rules of a custom role.
    fn rules(self) -> El {
        let names = COMMON.iter().map(|one| one.name);
        el("div", "told-it")
            .hidden(move || self.scope.role.get() != Role::Custom)
            .with(ticks(words::RESOURCES, names, self.resources))
            .with(entry(words::MORE_RESOURCES, self.more_resources))
            .with(ticks(words::VERBS, VERBS.into_iter(), self.verbs))
            .with(entry(words::MORE_VERBS, self.more_verbs))
            .part(move || {
                let wrong = self.custom().1.into_iter().take(20);
                wrong.map(|told| text("p", "hint bad", told).set("role", "alert")).collect()
            })
    }

    /// The custom role, and what of it was typed wrong.
    fn custom(self) -> (Custom, Vec<String>) {
        let (mut custom, mut wrong) = (Custom::default(), Vec::new());
        let typed = self.more_resources.get();
        let chosen = self.resources.get();
        for one in chosen.into_iter().chain(split(&typed)) {
            match resource(one) {
                Ok(resource) => custom.resources.push(resource),
                Err(fault) => wrong.push(words::resource(one, &fault)),
            }
        }
        let typed = self.more_verbs.get();
        let chosen = self.verbs.get();
        for one in chosen.into_iter().chain(split(&typed)) {
            match verb(one) {
                Some(verb) => custom.verbs.push(verb),
                None => wrong.push(words::verb(one)),
            }
        }
        (custom, wrong)
    }

    fn subject(self, asked: &Asked) -> Option<Subject> {
        let (me, groups) = subjects(asked);
        match self.to.get() {
            For::Me => me,
            // Another cluster may see fewer groups.
            For::Group => groups.get(self.group.get()).or(groups.first()).cloned(),
            For::Else => {
                let (kind, name) = (self.kind.get(), self.name.get());
                Some(match kind {
                    SubjectKind::User => Subject::user(name),
                    SubjectKind::Group => Subject::group(name),
                    SubjectKind::ServiceAccount => {
                        let namespace = self.account_namespace.get();
                        Subject::service_account(namespace.trim(), name.trim())
                    }
                })
            }
        }
    }

    /// What is to be granted, as far as it is said.
    fn grant(self, asked: &Asked) -> Option<Grant> {
        let wanted = match self.scope.role.get() {
            Role::Custom => {
                let (custom, wrong) = self.custom();
                wrong.is_empty().then_some(Wanted::Custom(custom))?
            }
            role => role.wanted(),
        };
        Some(Grant { subject: self.subject(asked)?, wanted, namespace: self.scope.namespace() })
    }

    /// The manifest with what to think about, or what is missing.
    fn manifest(self, asked: &Asked) -> Vec<El> {
        let Some(grant) = self.grant(asked) else { return Vec::new() };
        let made = match documents(&grant) {
            Ok(made) => made,
            Err(fault) => {
                return vec![text("p", "note", words::fault(fault)).set("role", "status")];
            }
        };
        let Ok(manifest) = write(&made) else { return Vec::new() };
        let warned = warnings(&grant, &asked.cluster, &asked.issuer);
        let mut out: Vec<El> = warned
            .iter()
            .map(|one| text("p", "note warn", words::warning(one)).set("role", "status"))
            .collect();
        let name = match &grant.namespace {
            Some(namespace) => format!("rolebinding-{namespace}.yaml"),
            None => "clusterrolebinding.yaml".to_owned(),
        };
        out.push(text("h3", "", words::MANIFEST));
        out.push(shown(manifest.clone()));
        let labels = (words::DOWNLOAD, Some(words::COPY));
        out.push(hand_over(labels, name, move || Some(manifest.clone())));
        out
    }

    /// The same as commands.
    fn commands(self, asked: &Asked, shell: Shell) -> Vec<El> {
        let Some(grant) = self.grant(asked) else { return Vec::new() };
        let Ok(commands) = kubectl_commands(&grant) else { return Vec::new() };
        let mut out = vec![block(lines(shell, &commands).join("\n"))];
        out.extend(self.azure(asked, &grant, shell));
        out
    }

    /// The same where Azure RBAC decides; service accounts are never its business.
    fn azure(self, asked: &Asked, grant: &Grant, shell: Shell) -> Vec<El> {
        let Some(cluster) = asked.resource_id() else { return Vec::new() };
        let (principal, object_id) = match (self.to.get(), grant.subject.kind) {
            (_, SubjectKind::ServiceAccount) => return Vec::new(),
            (For::Me, _) => (Principal::User, claim(asked, "oid")),
            (_, SubjectKind::User) => (Principal::User, grant.subject.name.clone()),
            (_, SubjectKind::Group) => (Principal::Group, grant.subject.name.clone()),
        };
        let commands = azure_commands(&AzureGrant {
            object_id: &object_id,
            principal,
            wanted: &grant.wanted,
            cluster,
            namespace: grant.namespace.as_deref(),
        });
        let told = match commands {
            Some(commands) => block(lines(shell, &commands).join("\n")),
            None if !is_guid(&object_id) => text("p", "note", words::AZURE_ID),
            None => text("p", "note", words::AZURE_CUSTOM),
        };
        vec![text("h3", "", words::AZURE), text("p", "hint", words::AZURE_LEAD), told]
    }
}

fn split(typed: &str) -> impl Iterator<Item = &str> {
    typed.split([',', ' ']).map(str::trim).filter(|one| !one.is_empty())
}
