//! What opens later: a second module with its own memory. The page hands it texts and an element
//! to fill, and hears nothing back.

mod access;
#[allow(dead_code)]
mod asked;
mod azure_parts;
mod check;
mod commands;
mod explain;
mod find;
mod given;
mod groups;
mod merge;
mod mistakes;
mod never_back;
mod parts;
mod pick;
mod said;
mod steps;
mod token;
mod way;

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::tachys::renderer::{Rndr, types};

use super::element::{El, Mounted, el, mount};

thread_local! {
    static SHOWN: RefCell<BTreeMap<String, Shown>> = const { RefCell::new(BTreeMap::new()) };
}

/// A part that stands in the page.
struct Shown {
    element: types::Element,
    given: ArcRwSignal<String>,
    _mounted: Mounted,
}

/// Shows a part in the element of that id; where it stands there already, gives it what changed.
pub fn show(host: &str, part: &str, given: &str) {
    let Some(element) = document().get_element_by_id(host) else { return };
    let given = &token::set_aside(part, given);
    SHOWN.with_borrow_mut(|shown| {
        if let Some(there) = shown.get(host).filter(|there| there.element == element) {
            there.given.set(given.to_owned());
            return;
        }
        Rndr::clear_children(&element);
        let signal = ArcRwSignal::new(given.to_owned());
        let part = part.to_owned();
        let own = signal.clone();
        let mounted = mount(&element, move || view(&part, own.into()));
        shown.insert(host.to_owned(), Shown { element, given: signal, _mounted: mounted });
    });
}

fn view(part: &str, given: RwSignal<String>) -> El {
    match part {
        "mistakes" => mistakes::mistakes(&given.get_untracked()),
        "check" => check::check(given),
        "merge" => merge::merge(given),
        "commands" => commands::commands(given),
        "guide" => steps::steps(given),
        "find" => find::find(given),
        "way" => way::way(given),
        "groups" => groups::groups(given),
        "explain" => explain::explain(&given.get_untracked()),
        "never-back" => never_back::never_back(&given.get_untracked()),
        "access" => access::access(given),
        _ => el("p", ""),
    }
}
