//! Step three: how kubectl signs in.

use super::{row, step, terms};
use crate::config::{Cluster, Method, Trust};
use crate::kubeconfig::arc_proxy;
use crate::session::Groups;
use std::sync::Arc;

use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::signal::Memo;
use crate::ui::state::Page;
use crate::ui::text::{page as words, terms::Term};

/// The methods that the chosen clusters share.
#[must_use]
pub fn methods(page: Page) -> El {
    let methods = Memo::new(move |_| page.methods());
    let now = Memo::new(move |_| page.chosen_with_methods().first().map(|(_, method)| *method));
    let (section, header) = step("3", "methods-title", words::METHOD, Term::ExecPlugin);
    let refused = move || {
        let session = page.session.get()?;
        let many = session.person.groups == Groups::Overage;
        let takes = |cluster: &Arc<Cluster>| match &cluster.trust {
            Trust::Oidc(trust) => trust.groups_claim.is_some(),
            Trust::Aks(_) | Trust::Arc(_) => false,
        };
        let told = many && page.chosen_clusters().iter().any(takes);
        told.then(|| text("p", "hint mind", words::OVERAGE_REFUSED))
    };
    section.child(header).dyn_child(refused).dyn_child(move || {
        let list = methods.get();
        if list.is_empty() {
            // A cluster behind Azure Arc is signed in to by az, as the place of the file says.
            let arc = page.chosen_clusters().iter().any(|c| arc_proxy(c).is_some());
            return (!arc).then(|| text("p", "hint", words::METHODS_DIFFER));
        }
        let lone = list.len() == 1;
        let rows = list.into_iter().enumerate();
        let rows = rows.map(|(index, method)| choice(page, method, now, index == 0 && !lone));
        let ways = el("div", "")
            .set("role", "radiogroup")
            .set("aria-labelledby", "methods-title")
            .children(rows);
        let used = terms("methods", &[Term::Kubelogin, Term::Token]);
        Some(el("div", "").child(ways).child(used))
    })
}

fn choice(page: Page, method: Method, now: Memo<Option<Method>>, first: bool) -> El {
    let on = move || now.get() == Some(method);
    let choose = move |_| flow::choose_method(page, method);
    let hint = format!("method-{}", method.name());
    let input = el("input", "seen")
        .set("type", "radio")
        .set("name", "method")
        .set("value", method.name())
        .set("aria-label", words::method(method))
        .set("aria-describedby", hint.clone())
        .on("change", choose);
    let told = el("span", "row-text")
        .child(text("b", "", words::method(method)))
        .child(text("small", "", words::method_hint(method)).set("id", hint));
    let sign = el("span", "box o").set("aria-hidden", "true");
    row(input, sign, told, on).children(first.then(|| text("span", "tag ok", words::RECOMMENDED)))
}
