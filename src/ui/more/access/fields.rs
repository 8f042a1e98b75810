//! What the forms of access share: fields, and where and which role.

use super::super::widgets::tabs;
use super::cluster_user::ClusterUser;
use crate::access::rbac::{CustomRole, GrantedRole};
use crate::access::user_info::{self, Certainty};
use crate::access::{Subject, SubjectKind};
use crate::json::Value;
use crate::ui::element::{El, Text, el, event_target_value, text};
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::text::access::rbac as words;

/// A field for a text.
pub(super) fn entry(name: &'static str, value: RwSignal<String>) -> El {
    field(name, move || value.get(), move |text| value.set(text))
}

fn field(
    name: &'static str,
    value: impl Fn() -> String + 'static,
    typed: impl Fn(String) + 'static,
) -> El {
    let input = el("input", "text")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("autocapitalize", "none")
        .set("spellcheck", "false")
        .content(value)
        .on("input", move |event| typed(event_target_value(&event)));
    el("label", "option-field").child(text("b", "", name)).child(input)
}

/// Check boxes for some of several names.
pub(super) fn ticks(
    title: &'static str,
    names: impl Iterator<Item = &'static str>,
    chosen: RwSignal<Vec<&'static str>>,
) -> El {
    let one = |name: &'static str| {
        let flip = move |_| {
            chosen.update(|list| match list.iter().position(|one| *one == name) {
                Some(at) => {
                    list.remove(at);
                }
                None => list.push(name),
            });
        };
        let input = el("input", "")
            .set("type", "checkbox")
            .checked(move || chosen.with(|list| list.contains(&name)))
            .on("change", flip);
        el("label", "tick-row").child(input).child(text("code", "", name))
    };
    let boxes = el("div", "tick-grid").children(names.map(one));
    el("fieldset", "decide").child(text("legend", "", title)).child(boxes)
}

/// A text to read, which scrolls and so takes the keyboard.
pub(super) fn preview(told: impl Into<Text>) -> El {
    el("div", "cmd block").child(text("code", "", told).set("tabindex", "0"))
}

/// Where a role counts.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum ScopeKind {
    Namespace,
    Cluster,
}

/// The roles to choose from.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum RoleChoice {
    View,
    Edit,
    Admin,
    ClusterAdmin,
    Custom,
}

impl RoleChoice {
    /// The role; a custom one is filled in by whoever has its rules.
    pub(super) fn wanted(self) -> GrantedRole {
        match self {
            Self::View => GrantedRole::View,
            Self::Edit => GrantedRole::Edit,
            Self::Admin => GrantedRole::Admin,
            Self::ClusterAdmin => GrantedRole::ClusterAdmin,
            Self::Custom => GrantedRole::Custom(CustomRole::default()),
        }
    }
}

/// Where, and which role.
#[derive(Clone, Copy)]
pub(super) struct ScopeFields {
    place: RwSignal<ScopeKind>,
    /// What was typed; before, it is the namespace that is chosen on the page.
    typed: RwSignal<Option<String>>,
    chosen: Memo<String>,
    pub(super) role: RwSignal<RoleChoice>,
}

impl ScopeFields {
    pub(super) fn new(user: Memo<Option<ClusterUser>>) -> Self {
        let first = move || user.with(|user| user.as_ref()?.namespaces.first().cloned());
        Self {
            place: RwSignal::new(ScopeKind::Namespace),
            typed: RwSignal::new(None),
            chosen: Memo::new(move |_| first().unwrap_or_default()),
            role: RwSignal::new(RoleChoice::View),
        }
    }

    /// The namespace as it is typed; `None` for the whole cluster.
    pub(super) fn namespace(self) -> Option<String> {
        let inside = self.place.get() == ScopeKind::Namespace;
        inside.then(|| self.text().trim().to_owned())
    }

    fn text(self) -> String {
        self.typed.get().unwrap_or_else(|| self.chosen.get())
    }

    /// The fields; `names` keeps two forms in a page apart.
    pub(super) fn fields(self, names: [&'static str; 2], roles: &'static [RoleChoice]) -> Vec<El> {
        let place = |place| match place {
            ScopeKind::Namespace => words::IN_NAMESPACE,
            ScopeKind::Cluster => words::IN_CLUSTER,
        };
        let role = |role: RoleChoice| role.wanted().built_in().unwrap_or(words::CUSTOM);
        let [of_place, of_role] = names;
        let places = &[ScopeKind::Namespace, ScopeKind::Cluster];
        vec![
            text("b", "", words::WHERE),
            tabs(of_place, words::WHERE, places, place, self.place),
            field(words::NAMESPACE, move || self.text(), move |text| self.typed.set(Some(text)))
                .hidden(move || self.place.get() != ScopeKind::Namespace),
            text("b", "", words::ROLE),
            tabs(of_role, words::ROLE, roles, role, self.role),
            el("p", "hint").dyn_text(move || words::role_means(&self.role.get().wanted())),
        ]
    }
}

/// The person as the cluster most likely sees them, and their groups.
pub(super) fn subjects(user: &ClusterUser) -> (Option<Subject>, Vec<Subject>) {
    let all = user_info::subjects(&user.user_info());
    let (users, groups): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|one| one.kind == SubjectKind::User);
    (users.into_iter().next(), groups)
}

/// Whether the person's user name in the cluster is likely only.
pub(super) fn is_likely(user: &ClusterUser) -> bool {
    user.user_info().username.is_some_and(|seen| seen.certainty != Certainty::Certain)
}

/// A claim that is a text.
pub(super) fn claim(user: &ClusterUser, name: &str) -> String {
    user.claims.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}
