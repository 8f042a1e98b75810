//! For whom a grant is.

use super::form::{GRANTEE_KINDS, GrantForm, Grantee, GranteeKind};
use crate::access::{Subject, SubjectKind};
use crate::config::Trust;
use crate::ui::element::{El, el, event_target_value, text};
use crate::ui::more::access::cluster_user::ClusterUser;
use crate::ui::more::access::fields::{entry, is_likely, subjects};
use crate::ui::more::widgets::tabs;
use crate::ui::signal::Memo;
use crate::ui::text::access::rbac as words;
use crate::visible::escape_hidden;

/// The most groups to choose from.
const MOST: usize = 200;
/// The longest name that is shown whole, in characters.
const LONGEST: usize = 300;

/// The fields.
pub(super) fn grantee(form: GrantForm, user: Memo<Option<ClusterUser>>) -> El {
    const ALL: &[Grantee] = &[Grantee::Me, Grantee::Group, Grantee::Other];
    let word = |to| match to {
        Grantee::Me => words::ME,
        Grantee::Group => words::MY_GROUP,
        Grantee::Other => words::ELSE,
    };
    el("div", "told-it")
        .child(text("b", "", words::WHO))
        .child(tabs("grant-for", words::WHO, ALL, word, form.to))
        .dyn_children(move || own(form, user))
        .child(somebody_else(form, user))
}

/// The person, or their groups.
fn own(form: GrantForm, user: Memo<Option<ClusterUser>>) -> Vec<El> {
    let known = user.with(|user| user.as_ref().map(|user| (subjects(user), is_likely(user))));
    let ((me, groups), likely) = known.unwrap_or_default();
    match form.to.get() {
        Grantee::Me => match me {
            Some(me) => {
                let name = text("code", "", escape_hidden(&me.name, LONGEST).0);
                let doubt = likely.then(|| text("p", "hint", words::ME_LIKELY));
                [el("p", "").child(name)].into_iter().chain(doubt).collect()
            }
            None => vec![text("p", "note warn", words::ME_UNKNOWN)],
        },
        Grantee::Group => vec![groups_of(form, &groups)],
        Grantee::Other => Vec::new(),
    }
}

/// The fields for somebody else.
fn somebody_else(form: GrantForm, user: Memo<Option<ClusterUser>>) -> El {
    let kind = |kind| match kind {
        GranteeKind::Of(kind) => words::kind(kind),
        GranteeKind::Application => words::APPLICATION,
    };
    // AKS knows applications as Entra does; elsewhere a claim decides, and no form of it.
    let is_aks = Memo::new(move |_| {
        user.with(|user| {
            user.as_ref().is_some_and(|user| matches!(user.cluster.trust, Trust::Aks(_)))
        })
    });
    let is = move |kind| form.kind.get() == kind;
    el("div", "told-it")
        .hidden(move || form.to.get() != Grantee::Other)
        .dyn_children(move || {
            let kinds = if is_aks.get() {
                GRANTEE_KINDS
            } else {
                // Another cluster than the one it was chosen for.
                if form.kind.get_untracked() == GranteeKind::Application {
                    form.kind.set(GranteeKind::Of(SubjectKind::User));
                }
                GRANTEE_KINDS.split_last().map_or(GRANTEE_KINDS, |(_, rest)| rest)
            };
            vec![tabs("grant-kind", words::KIND, kinds, kind, form.kind)]
        })
        .child(entry(words::NAME, form.name).hidden(move || is(GranteeKind::Application)))
        .dyn_child(move || {
            let shown = is_aks.get() && !is(GranteeKind::Application);
            shown.then(|| text("p", "hint", words::NAME_AKS))
        })
        .child(
            el("div", "told-it")
                .hidden(move || !is(GranteeKind::Application))
                .child(entry(words::OBJECT_ID, form.object_id))
                .child(text("p", "hint", words::OBJECT_ID_HINT)),
        )
        .child(
            entry(words::ACCOUNT_NAMESPACE, form.account_namespace)
                .hidden(move || !is(GranteeKind::Of(SubjectKind::ServiceAccount))),
        )
}

/// The list of the person's groups.
fn groups_of(form: GrantForm, groups: &[Subject]) -> El {
    if groups.is_empty() {
        return text("p", "note", words::NO_GROUPS);
    }
    let now = form.group.get_untracked();
    let option = |(at, one): (usize, &Subject)| {
        let option =
            text("option", "", escape_hidden(&one.name, LONGEST).0).set("value", at.to_string());
        if at == now { option.set("selected", "") } else { option }
    };
    let list = el("select", "text")
        .set("aria-label", words::MY_GROUP)
        .on("change", move |event| {
            form.group.set(event_target_value(&event).parse().unwrap_or_default());
        })
        .children(groups.iter().take(MOST).enumerate().map(option));
    let more = (groups.len() > MOST).then(|| text("p", "hint", words::MORE_GROUPS));
    el("div", "").child(list).children(more)
}
