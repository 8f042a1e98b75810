//! Manifests and commands that give somebody access, made to measure.

use leptos::prelude::*;

use super::super::commands::first_shell;
use super::super::widgets::{block, hand_over, tabs};
use super::cluster_user::ClusterUser;
use super::fields::{RoleChoice, ScopeFields, claim, entry, is_likely, shown, subjects, ticks};
use crate::access::rbac::{
    Authorizer, AzureGrant, COMMON, CustomRole, Grant, GrantError, GrantedRole, Principal, VERBS,
    azure_commands, documents, kubectl_commands, resource, verb, warnings, write,
};
use crate::access::{Subject, SubjectKind};
use crate::config::Trust;
use crate::guide::{Shell, lines};
use crate::ids::is_guid;
use crate::ui::element::{El, el, text};
use crate::ui::text::{access::rbac as words, guide::commands as shells, more};
use crate::visible::harmless;

/// The most groups to choose from.
const MOST: usize = 200;
/// The longest name that is shown whole, in characters.
const LONGEST: usize = 300;

/// For whom it is.
#[derive(Clone, Copy, PartialEq)]
enum Grantee {
    Me,
    Group,
    Else,
}

/// What somebody else is.
#[derive(Clone, Copy, PartialEq)]
enum GranteeKind {
    Of(SubjectKind),
    /// An application or managed identity of Entra.
    Application,
}

/// The kinds, where people are Entra's too.
const GRANTEE_KINDS: &[GranteeKind] = &[
    GranteeKind::Of(SubjectKind::User),
    GranteeKind::Of(SubjectKind::Group),
    GranteeKind::Of(SubjectKind::ServiceAccount),
    GranteeKind::Application,
];

#[derive(Clone, Copy)]
struct GrantForm {
    to: RwSignal<Grantee>,
    group: RwSignal<usize>,
    kind: RwSignal<GranteeKind>,
    name: RwSignal<String>,
    object_id: RwSignal<String>,
    account_namespace: RwSignal<String>,
    scope: ScopeFields,
    resources: RwSignal<Vec<&'static str>>,
    more_resources: RwSignal<String>,
    verbs: RwSignal<Vec<&'static str>>,
    more_verbs: RwSignal<String>,
}

/// The part.
pub(super) fn grant(user: Memo<Option<ClusterUser>>) -> El {
    const ROLES: &[RoleChoice] = &[
        RoleChoice::View,
        RoleChoice::Edit,
        RoleChoice::Admin,
        RoleChoice::ClusterAdmin,
        RoleChoice::Custom,
    ];
    let form = GrantForm {
        to: RwSignal::new(Grantee::Me),
        group: RwSignal::new(0),
        kind: RwSignal::new(GranteeKind::Of(SubjectKind::User)),
        name: RwSignal::new(String::new()),
        object_id: RwSignal::new(String::new()),
        account_namespace: RwSignal::new(String::new()),
        scope: ScopeFields::new(user),
        resources: RwSignal::new(vec!["pods", "pods/log"]),
        more_resources: RwSignal::new(String::new()),
        verbs: RwSignal::new(vec!["get", "list", "watch"]),
        more_verbs: RwSignal::new(String::new()),
    };
    let shell = RwSignal::new(first_shell());
    // Whether all is said that it takes.
    let ready = Memo::new(move |_| {
        let grant = user.with(|user| user.as_ref().and_then(|user| form.grant(user)));
        grant.is_some_and(|grant| grant.and_then(|grant| documents(&grant)).is_ok())
    });
    el("section", "guide")
        .set("aria-label", words::GRANT)
        .child(text("h3", "", words::GRANT))
        .child(text("p", "hint", words::LEAD))
        .child(form.whom(user))
        .children(form.scope.fields(["grant-place", "grant-role"], ROLES))
        .child(form.rules())
        .dyn_children(move || user.get().map(|user| form.manifest(&user)).unwrap_or_default())
        .child(
            el("div", "told-it")
                .hidden(move || !ready.get())
                .child(text("h3", "", words::COMMANDS))
                .child(tabs("grant-shell", more::SHELL, &Shell::ALL, shells::shell, shell))
                .dyn_children(move || {
                    user.get().map(|user| form.commands(&user, shell.get())).unwrap_or_default()
                }),
        )
}

impl GrantForm {
    fn whom(self, user: Memo<Option<ClusterUser>>) -> El {
        const ALL: &[Grantee] = &[Grantee::Me, Grantee::Group, Grantee::Else];
        let kind = |kind| match kind {
            GranteeKind::Of(kind) => words::kind(kind),
            GranteeKind::Application => words::APPLICATION,
        };
        let word = |to| match to {
            Grantee::Me => words::ME,
            Grantee::Group => words::MY_GROUP,
            Grantee::Else => words::ELSE,
        };
        // AKS knows applications as Entra does; elsewhere a claim decides, and no form of it.
        let is_aks = Memo::new(move |_| {
            user.with(|user| {
                user.as_ref().is_some_and(|user| matches!(user.cluster.trust, Trust::Aks(_)))
            })
        });
        let is = move |kind| self.kind.get() == kind;
        let somebody = el("div", "told-it")
            .hidden(move || self.to.get() != Grantee::Else)
            .dyn_children(move || {
                let kinds = if is_aks.get() {
                    GRANTEE_KINDS
                } else {
                    // Another cluster than the one it was chosen for.
                    if self.kind.get_untracked() == GranteeKind::Application {
                        self.kind.set(GranteeKind::Of(SubjectKind::User));
                    }
                    GRANTEE_KINDS.split_last().map_or(GRANTEE_KINDS, |(_, rest)| rest)
                };
                vec![tabs("grant-kind", words::KIND, kinds, kind, self.kind)]
            })
            .child(entry(words::NAME, self.name).hidden(move || is(GranteeKind::Application)))
            .dyn_child(move || {
                let shown = is_aks.get() && !is(GranteeKind::Application);
                shown.then(|| text("p", "hint", words::NAME_AKS))
            })
            .child(
                el("div", "told-it")
                    .hidden(move || !is(GranteeKind::Application))
                    .child(entry(words::OBJECT_ID, self.object_id))
                    .child(text("p", "hint", words::OBJECT_ID_HINT)),
            )
            .child(
                entry(words::ACCOUNT_NAMESPACE, self.account_namespace)
                    .hidden(move || !is(GranteeKind::Of(SubjectKind::ServiceAccount))),
            );
        el("div", "told-it")
            .child(text("b", "", words::WHO))
            .child(tabs("grant-for", words::WHO, ALL, word, self.to))
            .dyn_children(move || {
                let known =
                    user.with(|user| user.as_ref().map(|user| (subjects(user), is_likely(user))));
                let ((me, groups), likely) = known.unwrap_or_default();
                match self.to.get() {
                    Grantee::Me => match me {
                        Some(me) => {
                            let name = text("code", "", harmless(&me.name, LONGEST).0);
                            let doubt = likely.then(|| text("p", "hint", words::ME_LIKELY));
                            [el("p", "").child(name)].into_iter().chain(doubt).collect()
                        }
                        None => vec![text("p", "note warn", words::ME_UNKNOWN)],
                    },
                    Grantee::Group => vec![self.choose(&groups)],
                    Grantee::Else => Vec::new(),
                }
            })
            .child(somebody)
    }

    /// The list of the person's groups.
    fn choose(self, groups: &[Subject]) -> El {
        if groups.is_empty() {
            return text("p", "note", words::NO_GROUPS);
        }
        let now = self.group.get_untracked();
        let option = |(at, one): (usize, &Subject)| {
            let option =
                text("option", "", harmless(&one.name, LONGEST).0).set("value", at.to_string());
            if at == now { option.set("selected", "") } else { option }
        };
        let list = el("select", "text")
            .set("aria-label", words::MY_GROUP)
            .on("change", move |event| {
                self.group.set(event_target_value(&event).parse().unwrap_or_default());
            })
            .children(groups.iter().take(MOST).enumerate().map(option));
        let more = (groups.len() > MOST).then(|| text("p", "hint", words::MORE_GROUPS));
        el("div", "").child(list).children(more)
    }

    /// The rules of a custom role.
    fn rules(self) -> El {
        let names = COMMON.iter().map(|one| one.name);
        el("div", "told-it")
            .hidden(move || self.scope.role.get() != RoleChoice::Custom)
            .child(ticks(words::RESOURCES, names, self.resources))
            .child(entry(words::MORE_RESOURCES, self.more_resources))
            .child(ticks(words::VERBS, VERBS.into_iter(), self.verbs))
            .child(entry(words::MORE_VERBS, self.more_verbs))
            .dyn_children(move || {
                let wrong = self.custom().1.into_iter().take(20);
                wrong.map(|told| text("p", "hint bad", told).set("role", "alert")).collect()
            })
    }

    /// The custom role, and what of it was typed wrong.
    fn custom(self) -> (CustomRole, Vec<String>) {
        let (mut custom, mut wrong) = (CustomRole::default(), Vec::new());
        let typed = self.more_resources.get();
        let chosen = self.resources.get();
        for one in chosen.into_iter().chain(split(&typed)) {
            match resource(one) {
                Ok(resource) => custom.resources.push(resource),
                Err(error) => wrong.push(words::resource(one, &error)),
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

    fn subject(self, user: &ClusterUser) -> Option<Result<Subject, GrantError>> {
        let (me, groups) = subjects(user);
        match self.to.get() {
            Grantee::Me => me.map(Ok),
            // Another cluster may see fewer groups.
            Grantee::Group => groups.get(self.group.get()).or(groups.first()).cloned().map(Ok),
            Grantee::Else => {
                let (kind, name) = (self.kind.get(), self.name.get());
                Some(match kind {
                    GranteeKind::Application => Principal::application(&self.object_id.get()),
                    GranteeKind::Of(SubjectKind::User) => Ok(Subject::user(name)),
                    GranteeKind::Of(SubjectKind::Group) => Ok(Subject::group(name)),
                    GranteeKind::Of(SubjectKind::ServiceAccount) => {
                        let namespace = self.account_namespace.get();
                        Ok(Subject::service_account(namespace.trim(), name.trim()))
                    }
                })
            }
        }
    }

    /// What is to be granted, as far as it is said, or what is wrong with it.
    fn grant(self, user: &ClusterUser) -> Option<Result<Grant, GrantError>> {
        let wanted = match self.scope.role.get() {
            RoleChoice::Custom => {
                let (custom, wrong) = self.custom();
                wrong.is_empty().then_some(GrantedRole::Custom(custom))?
            }
            role => role.wanted(),
        };
        let subject = self.subject(user)?;
        let namespace = self.scope.namespace();
        Some(subject.map(|subject| Grant { subject, wanted, namespace }))
    }

    /// The manifest with what to think about, or what is missing.
    fn manifest(self, user: &ClusterUser) -> Vec<El> {
        let Some(grant) = self.grant(user) else { return Vec::new() };
        let made = grant.and_then(|grant| documents(&grant).map(|made| (grant, made)));
        let (grant, made) = match made {
            Ok(made) => made,
            Err(error) => {
                return vec![text("p", "note", words::error(error)).set("role", "status")];
            }
        };
        let Ok(manifest) = write(&made) else { return Vec::new() };
        let warned = warnings(&grant, &user.cluster, &user.issuer);
        let mut out: Vec<El> = warned
            .iter()
            .map(|one| text("p", "note warn", words::warning(one)).set("role", "status"))
            .collect();
        let account = grant.subject.kind == SubjectKind::ServiceAccount;
        if user.authorizer() == Authorizer::Azure && !account {
            out.insert(0, text("p", "note warn", words::AZURE_DECIDES).set("role", "status"));
        }
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
    fn commands(self, user: &ClusterUser, shell: Shell) -> Vec<El> {
        let Some(Ok(grant)) = self.grant(user) else { return Vec::new() };
        let Ok(commands) = kubectl_commands(&grant) else { return Vec::new() };
        let mut out = vec![block(lines(shell, &commands).join("\n"))];
        out.extend(self.azure(user, &grant, shell));
        out
    }

    /// The same where Azure RBAC decides, or may; service accounts are never its business.
    fn azure(self, user: &ClusterUser, grant: &Grant, shell: Shell) -> Vec<El> {
        let Some(cluster) = user.resource_id() else { return Vec::new() };
        let lead = match user.authorizer() {
            Authorizer::Kubernetes => return Vec::new(),
            Authorizer::Azure => words::AZURE_CERTAIN,
            Authorizer::Unknown => words::AZURE_LEAD,
        };
        let (principal, object_id) = match (self.to.get(), grant.subject.kind) {
            (_, SubjectKind::ServiceAccount) => return Vec::new(),
            (Grantee::Me, _) => (Principal::User, claim(user, "oid")),
            (Grantee::Else, _) if self.kind.get() == GranteeKind::Application => {
                (Principal::ServicePrincipal, grant.subject.name.clone())
            }
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
        vec![text("h3", "", words::AZURE), text("p", "hint", lead), told]
    }
}

fn split(typed: &str) -> impl Iterator<Item = &str> {
    typed.split([',', ' ']).map(str::trim).filter(|one| !one.is_empty())
}
