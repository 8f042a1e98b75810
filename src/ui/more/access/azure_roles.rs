//! The person's role assignments, as Azure tells them.

use super::super::question::{Api, answer_each, run};
use super::super::refusal::{Person, refusal};
use super::cluster_user::ClusterUser;
use crate::azure::{EntraIntegration, ListRoleAssignments};
use crate::config::Trust;
use crate::session::{self, AccessToken};
use crate::ui::components::button;
use crate::ui::element::{El, el, text};
use crate::ui::signal::{Memo, untrack};
use crate::ui::state::{Failure, Page, Question, Topic};
use crate::ui::text::Text;
use crate::ui::text::access::{assigned as words, can_i};

/// The roles, or the button that asks for them; nothing for clusters that Azure does not know.
pub(super) fn azure_roles(page: Page, user: Memo<Option<ClusterUser>>) -> El {
    answer_each(
        page,
        Topic::Roles,
        Api::ResourceManager,
        |_| true,
        |page, question, token| Box::pin(ask(page, question, token)),
    );
    el("div", "told-it").dyn_children(move || {
        let Some(user) = user.get() else { return Vec::new() };
        if user.resource_id().is_none() || user.reading.portal.azure.is_none() {
            return Vec::new();
        }
        let question = page.azure.question_about(Topic::Roles, &user.cluster.name);
        let mut shown = vec![text("h4", "", words::TITLE)];
        let entra = user.found.as_ref().map(|found| &found.entra);
        let by_kubernetes = matches!(
            entra,
            Some(
                EntraIntegration::Managed { azure_rbac: false, .. }
                    | EntraIntegration::Legacy { .. }
            )
        );
        match &user.assigned {
            Some(assigned) => {
                shown.push(list(&words::lines(assigned, &user.group_names)));
                let none = assigned.list.is_empty();
                // Where Kubernetes' own roles decide, such a role is not expected to give more.
                if !none
                    && !by_kubernetes
                    && !assigned.effective_namespaces().includes_any(&user.namespaces)
                {
                    let anywhere = user.namespaces.is_empty();
                    let told = if anywhere { words::NOT_INSIDE } else { words::NOT_CHOSEN };
                    shown.push(text("p", "note warn", told));
                    shown.push(text("p", "note", can_i::ASK_FOR_IT));
                }
                let person = Person::of(page);
                shown.extend(assigned.incomplete.as_ref().map(|why| refusal(why, &person)));
            }
            None if question.is_some_and(|question| question.is_underway()) => {
                shown.push(text("p", "busy", words::ASKING).set("role", "status"));
            }
            None => {
                let name = user.cluster.name.clone();
                let press = move || page.azure.ask(Topic::Roles, &name, false);
                shown.push(text("p", "hint", words::LEAD));
                shown.push(button("btn", words::ASK, press));
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

/// Asks for the roles at a cluster.
async fn ask(page: Page, question: Question, token: AccessToken) -> Option<Failure> {
    let reading = page.reading.get_untracked()?;
    let endpoints = session::azure_endpoints(&reading.portal)?;
    let cluster = untrack(|| page.cluster(&question.subject))?;
    let Trust::Aks(aks) = &cluster.trust else { return None };
    let (id, oid) = (aks.resource_id.as_deref()?, Person::of(page).oid);
    let mut operation = ListRoleAssignments::for_person(&endpoints, token.token(), id, &oid)?;
    run(page, &mut operation).await?;
    if let Some(assigned) = operation.outcome() {
        page.azure.know_assigned(id, assigned);
    }
    None
}

fn list(lines: &[Text]) -> El {
    if lines.is_empty() {
        return el("div", "note warn").child(text("p", "", words::NONE)).child(text(
            "p",
            "",
            can_i::ASK_FOR_IT,
        ));
    }
    el("ul", "tools").children(lines.iter().map(|line| text("li", "", line.clone())))
}
