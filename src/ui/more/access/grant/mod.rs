//! Manifests and commands that give somebody access, made to measure.

mod form;
mod grantee;
mod outcome;

use super::cluster_user::ClusterUser;
use super::fields::{RoleChoice, entry, ticks};
use crate::access::rbac::{COMMON, VERBS, documents};
use crate::guide::Shell;
use crate::ui::element::{El, el, text};
use crate::ui::more::commands::first_shell;
use crate::ui::more::widgets::tabs;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::text::{access::rbac as words, guide::commands as shells, more};
use form::GrantForm;
use grantee::grantee;
use outcome::{commands, manifest};

/// The part.
pub(super) fn grant(user: Memo<Option<ClusterUser>>) -> El {
    const ROLES: &[RoleChoice] = &[
        RoleChoice::View,
        RoleChoice::Edit,
        RoleChoice::Admin,
        RoleChoice::ClusterAdmin,
        RoleChoice::Custom,
    ];
    let form = GrantForm::new(user);
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
        .child(grantee(form, user))
        .children(form.scope.fields(["grant-place", "grant-role"], ROLES))
        .child(rules(form))
        .dyn_children(move || user.get().map(|user| manifest(form, &user)).unwrap_or_default())
        .child(
            el("div", "told-it")
                .hidden(move || !ready.get())
                .child(text("h3", "", words::COMMANDS))
                .child(tabs("grant-shell", more::SHELL, &Shell::ALL, shells::shell, shell))
                .dyn_children(move || {
                    user.get().map(|user| commands(form, &user, shell.get())).unwrap_or_default()
                }),
        )
}

/// The rules of a custom role.
fn rules(form: GrantForm) -> El {
    let names = COMMON.iter().map(|one| one.name);
    el("div", "told-it")
        .hidden(move || form.scope.role.get() != RoleChoice::Custom)
        .child(ticks(words::RESOURCES, names, form.resources))
        .child(entry(words::MORE_RESOURCES, form.more_resources))
        .child(ticks(words::VERBS, VERBS.into_iter(), form.verbs))
        .child(entry(words::MORE_VERBS, form.more_verbs))
        .dyn_children(move || {
            let wrong = form.custom().1.into_iter().take(20);
            wrong.map(|told| text("p", "hint bad", told).set("role", "alert")).collect()
        })
}
