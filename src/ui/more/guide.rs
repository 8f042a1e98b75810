//! The guide, after one question: where do you run kubectl?

use std::rc::Rc;

use super::chosen_file::ChosenFile;
use super::troubleshoot::probe_answer;
use super::widgets::{block, folded, message, shell_of, shell_tabs, tab_list};
use crate::browser;
use crate::guide::{self, Environment, GuideContext, Instruction, Shell, Tool};
use crate::ui::components::{Step, Steps, after, button};
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::output::Output;
use crate::ui::signal::Memo;
use crate::ui::state::Page;
use crate::ui::text::{guide::instructions as messages, more as words, page};

/// The panel.
pub(super) fn guide(page: Page, output: Memo<Output>) -> El {
    let chosen = Memo::new(move |_| ChosenFile::of(page, output));
    let along: Steps = Rc::new(move || {
        let shell = shell_of(page, page.environment().shells());
        let all = chosen.with(|chosen| chosen.as_ref().map(|one| instructions(page, one)));
        all.into_iter().flatten().filter_map(|one| along(&one, shell)).collect()
    });
    el("section", "guide")
        .set("aria-label", words::GUIDE)
        .child(text("h3", "", messages::WHERE))
        .child(el("div", "places").child(places(page)))
        .dyn_child(move || {
            let list = page.environment().shells();
            (list.len() > 1).then(|| shell_tabs(page, "guide-shell", list))
        })
        .dyn_children(move || {
            let Some(chosen) = chosen.get() else { return Vec::new() };
            let list = instructions(page, &chosen).into_iter().map(|one| instruction(&one));
            let only = chosen.only_for.as_deref();
            let only = only.map(|name| text("p", "note", words::only_for(name)));
            let advice = advice(page, &chosen, page.environment());
            let mut shown: Vec<El> = only.into_iter().chain(advice).collect();
            shown.push(el("ol", "steps").children(list));
            shown
        })
        .child(folded(words::PROBE, probe_answer(chosen, Memo::new(move |_| page.shell()))))
        .child(after(page, output, along))
}

fn places(page: Page) -> El {
    let names = Environment::ALL.iter().map(|one| messages::environment(*one)).collect();
    let is = move |at: usize| Environment::ALL.get(at) == Some(&page.environment());
    let choose = move |at: usize| {
        if let Some(place) = Environment::ALL.get(at) {
            page.use_environment(*place);
        }
    };
    tab_list(("place", messages::WHERE), names, Rc::new(is), Rc::new(choose))
}

/// The steps for the chosen place and shell, tracked.
fn instructions(page: Page, chosen: &ChosenFile) -> Vec<Instruction> {
    let environment = page.environment();
    let shell: Shell = shell_of(page, environment.shells());
    guide::instructions(&GuideContext {
        environment,
        shell,
        system: browser::system(),
        kind: chosen.kind,
        method: chosen.method,
        file_name: chosen.name(),
        tenant: chosen.tenant.as_deref(),
        cloud: chosen.cloud,
    })
}

/// A step to take along, in the first of its ways.
fn along(one: &Instruction, shell: Shell) -> Option<Step> {
    let way = one.alternatives.first()?;
    Some(Step { told: messages::action(one.action), lines: way.text(), shell })
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
