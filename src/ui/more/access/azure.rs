//! The person's role assignments, as Azure tells them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::asked::Asked;
use super::super::azure_parts::refused;
use super::super::find::Question;
use super::super::token;
use crate::azure::{Assigned, Assignments, Entra, Reached};
use crate::browser::{self, Browser};
use crate::session;
use crate::ui::components::button;
use crate::ui::element::{El, el, text};
use crate::ui::text::en::access::{assigned as words, rules};

/// The roles, or the button that asks for them; nothing for clusters that Azure does not know.
pub(super) fn roles(given: RwSignal<String>, asked: Memo<Option<Asked>>) -> El {
    let told = RwSignal::new(None::<(String, Assigned)>);
    let last = StoredValue::new(String::new());
    let under = RwSignal::new(false);
    Effect::new(move |_| {
        let question = Question::read(&given.get());
        if question.attempt == last.get_value() {
            return;
        }
        let Some(token) = token::take("access") else { return };
        last.set_value(question.attempt.clone());
        let Some(id) = asked.get_untracked().and_then(|one| one.resource_id().map(str::to_owned))
        else {
            return;
        };
        under.set(true);
        spawn_local(async move {
            let errand = question.endpoints.as_ref().and_then(|endpoints| {
                Assignments::of(endpoints, &token, &id, &question.person.oid)
            });
            if let Some(mut errand) = errand {
                session::run(&Browser, &mut errand, |_, _| true).await;
                let _gone = told.try_set(errand.outcome().map(|assigned| (id, assigned)));
            }
            let _gone = under.try_set(false);
            browser::tell("done=roles");
        });
    });
    el("div", "told-it").part(move || {
        let Some(asked) = asked.get() else { return Vec::new() };
        let Some(id) = asked.resource_id().filter(|_| asked.portal.azure.is_some()) else {
            return Vec::new();
        };
        let question = Question::read(&given.get_untracked());
        let mut shown = vec![text("h4", "", words::TITLE)];
        let entra = asked.found.as_ref().map(|found| &found.entra);
        let by_kubernetes =
            matches!(entra, Some(Entra::Managed { azure_rbac: false, .. } | Entra::Legacy { .. }));
        let fresh = told.get().filter(|(about, _)| about == id);
        // Where Kubernetes' own roles decide, such a role is not expected to give more.
        let short = |none: bool, reached: &Reached| {
            if none || by_kubernetes || reached.meets(&asked.namespaces) {
                return Vec::new();
            }
            let anywhere = asked.namespaces.is_empty();
            let told = if anywhere { words::NOT_INSIDE } else { words::NOT_CHOSEN };
            vec![text("p", "note warn", told), text("p", "note", rules::ASK_FOR_IT)]
        };
        match (&fresh, &asked.roles) {
            (Some((_, assigned)), _) => {
                shown.push(list(&words::lines(assigned, &asked.group_names)));
                shown.extend(short(assigned.list.is_empty(), &assigned.reached()));
                shown.extend(assigned.refused.as_ref().map(|why| refused(why, &question.person)));
            }
            // Told when the way to the cluster was found.
            (None, Some(roles)) => {
                shown.push(list(&roles.lines));
                shown.extend(short(roles.lines.is_empty(), &roles.reached));
            }
            (None, None) if under.get() => {
                shown.push(text("p", "busy", words::ASKING).set("role", "status"));
            }
            (None, None) => {
                let tell = format!("roles={}", asked.cluster.name);
                shown.push(text("p", "hint", words::LEAD));
                shown.push(button("btn", words::ASK, move || browser::tell(&tell)));
                return shown;
            }
        }
        shown.push(text("p", "hint", words::DECIDES));
        if by_kubernetes {
            shown.push(text("p", "note", words::NOT_AZURE_RBAC));
        }
        shown
    })
}

fn list(lines: &[String]) -> El {
    if lines.is_empty() {
        return el("div", "note warn").with(text("p", "", words::NONE)).with(text(
            "p",
            "",
            rules::ASK_FOR_IT,
        ));
    }
    el("ul", "tools").all(lines.iter().map(|line| text("li", "", line.clone())))
}
