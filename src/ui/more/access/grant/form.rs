//! What is typed and chosen for a grant, and the grant that comes of it.

use crate::access::rbac::{CustomRole, Grant, GrantError, GrantedRole, Principal, resource, verb};
use crate::access::{Subject, SubjectKind};
use crate::ui::more::access::cluster_user::ClusterUser;
use crate::ui::more::access::fields::{RoleChoice, ScopeFields, subjects};
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::text::Text;
use crate::ui::text::access::rbac as words;

/// For whom it is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Grantee {
    Me,
    Group,
    Other,
}

/// What somebody else is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum GranteeKind {
    Of(SubjectKind),
    /// An application or managed identity of Entra.
    Application,
}

/// The kinds, where people are Entra's too.
pub(super) const GRANTEE_KINDS: &[GranteeKind] = &[
    GranteeKind::Of(SubjectKind::User),
    GranteeKind::Of(SubjectKind::Group),
    GranteeKind::Of(SubjectKind::ServiceAccount),
    GranteeKind::Application,
];

/// What is typed and chosen.
#[derive(Clone, Copy)]
pub(super) struct GrantForm {
    pub to: RwSignal<Grantee>,
    pub group: RwSignal<usize>,
    pub kind: RwSignal<GranteeKind>,
    pub name: RwSignal<String>,
    pub object_id: RwSignal<String>,
    pub account_namespace: RwSignal<String>,
    pub scope: ScopeFields,
    pub resources: RwSignal<Vec<&'static str>>,
    pub more_resources: RwSignal<String>,
    pub verbs: RwSignal<Vec<&'static str>>,
    pub more_verbs: RwSignal<String>,
}

impl GrantForm {
    pub fn new(user: Memo<Option<ClusterUser>>) -> Self {
        Self {
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
        }
    }

    /// The custom role, and what of it was typed wrong.
    pub fn custom(self) -> (CustomRole, Vec<Text>) {
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

    /// Who gets it; `None` where the person is not known.
    fn subject(self, user: &ClusterUser) -> Option<Result<Subject, GrantError>> {
        let (me, groups) = subjects(user);
        match self.to.get() {
            Grantee::Me => me.map(Ok),
            // Another cluster may see fewer groups.
            Grantee::Group => groups.get(self.group.get()).or(groups.first()).cloned().map(Ok),
            Grantee::Other => {
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
    pub fn grant(self, user: &ClusterUser) -> Option<Result<Grant, GrantError>> {
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
}

fn split(typed: &str) -> impl Iterator<Item = &str> {
    typed.split([',', ' ']).map(str::trim).filter(|one| !one.is_empty())
}
