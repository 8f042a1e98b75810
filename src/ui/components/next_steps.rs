//! The first commands on the person's machine.

use super::{button, command, kept, later, tab};
use crate::guide::{self, QuickStartCommand, System};
use crate::ui::element::{El, el, text};
use crate::ui::output::{Output, file_name};
use crate::ui::parts::Part;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::state::Page;
use crate::ui::text::{guide as told, page as words};

/// What to do with the file of that name, for the chosen method and system.
#[must_use]
pub fn next_steps(page: Page, output: Memo<Output>) -> El {
    let open = RwSignal::new(false);
    let whole = button("btn quiet", words::GUIDE, move || open.update(|open| *open = !*open))
        .state("aria-expanded", move || open.get());
    let system = page.system;
    let tabs = System::ALL.into_iter().map(move |one| {
        let on = move || system.get() == one;
        tab("system", told::system(one).into(), on, move || system.set(one))
    });
    let header = el("header", "").child(text("h2", "", words::THEN).set("id", "then-title")).child(
        el("div", "tabs").set("role", "radiogroup").set("aria-label", words::SYSTEM).children(tabs),
    );
    el("section", "card then")
        .set("aria-labelledby", "then-title")
        .child(header)
        .child(
            el("ol", "steps")
                .hidden(move || open.get())
                .dyn_children(move || steps(page, &file_name(output))),
        )
        .child(whole)
        .child(kept(move || open.get(), move || vec![later(page, Part::Guide(output))]))
}

fn steps(page: Page, name: &str) -> Vec<El> {
    let Some(identity) = page.signed_in_with() else { return Vec::new() };
    let tenant = page.session.get().and_then(|session| session.person.tid.clone());
    let tenant = tenant.as_deref();
    // Clusters of several kinds may need several helpers; each is installed once.
    let mut commands: Vec<QuickStartCommand> = Vec::new();
    for cluster in page.chosen_clusters() {
        let Some(method) = page.method_for(&cluster) else { continue };
        let system = page.system.get();
        for one in guide::quick_start(method, system, name, &cluster, &identity, tenant) {
            if !commands.contains(&one) {
                commands.push(one);
            }
        }
    }
    commands.sort_by_key(|one| one.step);
    commands
        .into_iter()
        .map(|one| {
            let step = told::quick_start(&one);
            let what = el("p", "").child(text("b", "", step.what)).text(" ").text(step.next);
            let label = words::copy_command(&one.text);
            el("li", "do").child(what).child(command(page, one.text, label))
        })
        .collect()
}
