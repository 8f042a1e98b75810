//! The next steps on the person's machine, for each way to take the file home.

use std::rc::Rc;

use super::steps_along::{Step, Steps, copy_steps};
use super::{button, command, kept, later, message, tab, tabs_of};
use crate::browser;
use crate::guide::{self, QuickStartCommand, QuickStartStep, Shell, System};
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::output::{Output, file_name};
use crate::ui::parts::Part;
use crate::ui::signal::{Memo, spawn_local};
use crate::ui::state::{Page, Phase};
use crate::ui::text::guide::commands as shells;
use crate::ui::text::{guide as told, page as words, take};
use leptos::task::tick;

/// A step of the few that are shown beside the file.
#[must_use]
pub fn quick(page: Page, step: QuickStartStep, lines: String, shell: Shell) -> Step {
    Step { told: told::quick_start(step, page.system.get()), lines, shell }
}

/// What the machine needs for the chosen clusters, tracked.
#[must_use]
pub fn preparations(page: Page, shell: Shell) -> Vec<Step> {
    let Some(identity) = page.signed_in_with() else { return Vec::new() };
    let tenant = page.session.get().and_then(|session| session.person.tid.clone());
    let system = page.system.get();
    // Clusters of several kinds may need several helpers; each is installed once.
    let mut commands: Vec<QuickStartCommand> = Vec::new();
    let mut all = page.chosen_with_methods();
    // What trusts alike needs alike.
    all.dedup_by(|(one, way), (before, other)| way == other && one.trust == before.trust);
    for (cluster, method) in all {
        let tenant = tenant.as_deref();
        for one in guide::preparations(method, system, shell, &cluster, &identity, tenant) {
            if !commands.contains(&one) {
                commands.push(one);
            }
        }
    }
    commands.sort_by_key(|one| one.step);
    commands.into_iter().map(|one| quick(page, one.step, one.text, shell)).collect()
}

/// The id of the button that opens the guide.
const GUIDE_WAY: &str = "guide-way";

/// What follows the download: the few steps, or the whole guide.
#[must_use]
pub fn taken_home(page: Page, output: Memo<Output>) -> El {
    let open = move || page.taking.get().guide;
    let whole = button("btn quiet", words::GUIDE, move || {
        page.taking.update(|taking| taking.guide = !taking.guide);
        // What was above it goes, and the guide is read from its start.
        spawn_local(async {
            tick().await;
            browser::reveal(GUIDE_WAY);
        });
    })
    .set("id", GUIDE_WAY)
    .state("aria-expanded", open);
    let steps: Steps = Rc::new(move || {
        let shell = page.system_shell();
        let mut steps = preparations(page, shell);
        let line = guide::use_file(shell, &file_name(output));
        steps.push(quick(page, QuickStartStep::UseFile, line, shell));
        steps.push(quick(page, QuickStartStep::WhoAmI, guide::who_am_i(shell, None), shell));
        steps
    });
    let pickers = el("div", "pickers")
        .child(text("h2", "", words::THEN))
        .child(systems(page))
        .dyn_child(move || shell_tabs(page));
    let few = el("div", "few")
        .hidden(open)
        .child(pickers)
        .child(list(page, steps.clone()))
        .child(after(page, output, steps));
    section()
        .child(few)
        .child(whole)
        .child(kept(open, move || vec![later(page, Part::Guide(output))]))
}

/// What follows another way than the download.
#[must_use]
pub fn next_steps(page: Page, output: Memo<Output>, shown: Steps, along: Steps) -> El {
    section()
        .child(text("h2", "", words::THEN))
        .child(list(page, shown))
        .child(after(page, output, along))
}

fn section() -> El {
    el("section", "then").set("aria-label", words::THEN)
}

fn systems(page: Page) -> El {
    let tabs = System::ALL.into_iter().map(move |one| {
        let on = move || page.system.get() == one;
        tab("system", told::system(one).into(), on, move || page.use_system(one))
    });
    tabs_of(words::SYSTEM).children(tabs)
}

/// The shells of the system, where it has several.
fn shell_tabs(page: Page) -> Option<El> {
    let tabs = [Shell::Posix, Shell::Fish].map(|one| {
        let on = move || page.system_shell() == one;
        tab("system-shell", shells::shell(one).into(), on, move || page.use_shell(one))
    });
    (page.system.get() != System::Windows).then(|| tabs_of(take::SHELL).children(tabs))
}

fn list(page: Page, steps: Steps) -> El {
    el("ol", "steps").dyn_children(move || {
        let item = |one: Step| {
            let first = one.lines.lines().next().unwrap_or_default();
            let label = words::copy_command(first);
            el("li", "do").child(message(one.told)).child(command(page, one.lines, label))
        };
        steps().into_iter().map(item).collect()
    })
}

/// Under the last step, which shows that it works: what to do where it does not, and the steps to
/// take along.
#[must_use]
pub fn after(page: Page, output: Memo<Output>, steps: Steps) -> El {
    el("div", "after")
        .child(button("btn", take::DID_NOT_WORK, move || flow::open(page, &Phase::Explain)))
        .child(button("btn quiet", take::COPY_STEPS, move || copy_steps(page, output, &steps)))
}
