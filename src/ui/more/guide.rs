//! The guide, after one question: where do you run kubectl?

use super::chosen_file::ChosenFile;
use super::commands::first_shell;
use super::picture::picture;
use super::troubleshoot::{error_text, probe_answer};
use super::widgets::{block, folded, message, tabs};
use crate::browser;
use crate::config::Method;
use crate::guide::{self, Environment, GuideContext, Instruction, Shell, System, Tool};
use crate::ui::components::{button, terms};
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::output::Output;
use crate::ui::signal::{Memo, RwSignal, untrack};
use crate::ui::state::Page;
use crate::ui::text::{
    guide::commands as shells, guide::instructions as messages, more as words, page,
    picture as reaching, terms::Term,
};

/// What the guide speaks of.
const TERMS: [Term; 4] = [Term::Kubeconfig, Term::Context, Term::ExecPlugin, Term::Kubelogin];

/// The panel.
pub(super) fn guide(page: Page, output: Memo<Output>) -> El {
    let chosen = Memo::new(move |_| ChosenFile::of(page, output));
    let place =
        RwSignal::new(match untrack(|| chosen.with(|one| one.as_ref().map(|one| one.system))) {
            Some(System::Windows) => Environment::Windows,
            Some(System::MacOs) => Environment::MacOs,
            _ => Environment::Linux,
        });
    let wanted = RwSignal::new(first_shell());
    // A shell that the place does not have gives way to its usual one.
    let shell = Memo::new(move |_| {
        let list = place.get().shells();
        let first = list.first().copied().unwrap_or(Shell::Posix);
        Some(wanted.get()).filter(|shell| list.contains(shell)).unwrap_or(first)
    });
    let places = el("div", "places").child(tabs(
        "place",
        messages::WHERE,
        &Environment::ALL,
        messages::environment,
        place,
    ));
    el("section", "guide")
        .set("aria-label", words::GUIDE)
        .child(text("h3", "", messages::WHERE))
        .child(places)
        .child(terms("guide", &TERMS))
        .dyn_child(move || {
            let list = place.get().shells();
            (list.len() > 1).then(|| tabs("guide-shell", words::SHELL, list, shells::shell, wanted))
        })
        .dyn_children(move || {
            let Some(chosen) = chosen.get() else { return Vec::new() };
            let (place, shell) = (place.get(), shell.get());
            let context = GuideContext {
                environment: place,
                shell,
                system: browser::system(),
                kind: chosen.kind,
                method: chosen.method,
                file_name: chosen.name(),
                tenant: chosen.tenant.as_deref(),
                cloud: chosen.cloud,
            };
            let list = guide::instructions(&context).into_iter().map(|one| instruction(&one));
            let only = chosen.only_for.as_deref();
            let only = only.map(|name| text("p", "note", words::only_for(name)));
            let mut shown: Vec<El> = only.into_iter().chain(advice(page, &chosen, place)).collect();
            shown.push(el("ol", "steps").children(list));
            shown
        })
        .dyn_child(move || reach(page, chosen.get()?.method))
        .child(folded(words::PROBE, probe_answer(chosen, shell)))
        .child(folded(words::SAID, error_text(chosen, shell)))
}

/// How kubectl reaches the cluster.
fn reach(page: Page, method: Method) -> Option<El> {
    let drawn = picture(page, page.chosen_clusters().first()?, method)?;
    Some(folded(reaching::TITLE, drawn).set("open", ""))
}

/// Another method, where the place suits it better.
fn advice(page: Page, chosen: &ChosenFile, place: Environment) -> Option<El> {
    let better = guide::recommend(place, &chosen.offered).filter(|better| *better != chosen.method);
    let obstacle = guide::obstacle(place, chosen.method);
    if obstacle.is_none() && better.is_none() {
        return None;
    }
    let note = el("div", if obstacle.is_some() { "note warn" } else { "note" });
    let why = obstacle.map(|obstacle| text("p", "", messages::obstacle(obstacle)));
    let switch = better.map(|better| {
        let name = page::method(better);
        let take =
            button("btn", words::use_method(name), move || flow::choose_method(page, better));
        el("p", "").text(words::recommended(name)).text(" ").child(take)
    });
    Some(note.children(why).children(switch))
}

fn instruction(one: &Instruction) -> El {
    let several = one.alternatives.len() > 1;
    let ways = one.alternatives.iter().enumerate().map(|(index, way)| {
        let name = (several || way.tool != Tool::Only)
            .then(|| text("small", "", messages::tool(way.tool)));
        let class = if index == 0 { "way" } else { "way more" };
        el("div", class).children(name).child(block(way.text()))
    });
    let mut ways: Vec<El> = ways.collect();
    let rest = if ways.len() > 1 { ways.split_off(1) } else { Vec::new() };
    let rest = (!rest.is_empty())
        .then(|| folded(words::OTHER_WAYS, el("div", "ways-more").children(rest)));
    let notes = one.notes.iter().map(|note| text("p", "hint", messages::note(*note)));
    let inner = el("div", "step-inner").children(ways).children(notes).children(rest);
    el("li", "do").child(message(messages::action(one.action))).child(inner)
}
