//! The person's groups, from Microsoft Graph.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::find::Question;
use super::parts::told;
use super::token;
use crate::azure::{GroupNames, MemberObjects, Silence};
use crate::browser::{self, Browser};
use crate::encode::form;
use crate::session;
use crate::ui::element::{El, el, text};
use crate::ui::text::en::find as words;

#[derive(Clone)]
enum State {
    Under,
    Failed(Silence),
    Known { count: usize, named: bool },
}

/// The part; `given` is the question, with a token while it is to be asked.
pub(super) fn groups(given: RwSignal<String>) -> El {
    let last = StoredValue::new(String::new());
    let state = RwSignal::new(State::Under);
    Effect::new(move |_| {
        let question = Question::read(&given.get());
        if question.attempt == last.get_value() {
            return;
        }
        let Some(token) = token::take("groups") else { return };
        last.set_value(question.attempt.clone());
        state.set(State::Under);
        spawn_local(async move {
            if let Some(now) = ask(&question, &token).await {
                let _gone = state.try_set(now);
            }
            browser::tell("done=groups");
        });
    });
    el("div", "").part(move || match state.get() {
        State::Under => vec![text("p", "busy", words::GROUPS).set("role", "status")],
        State::Failed(silence) => {
            vec![el("div", "note stop").set("role", "alert").with(told(words::silence(&silence)))]
        }
        State::Known { count, named } => {
            let mut shown = vec![text("p", "note ok", words::groups(count)).set("role", "status")];
            if !named {
                shown.push(text("p", "hint", words::NO_NAMES));
            }
            shown
        }
    })
}

async fn ask(question: &Question, token: &str) -> Option<State> {
    let endpoints = question.endpoints.as_ref()?;
    let mut errand = MemberObjects::of_me(endpoints, token);
    session::run(&Browser, &mut errand, |_, _| true).await;
    let ids = match errand.outcome()? {
        Ok(ids) => ids,
        Err(silence) => return Some(State::Failed(silence)),
    };
    let count = ids.len();
    // The names first: once the groups are known, the place of this part is gone.
    let mut names = GroupNames::of_me(endpoints, token);
    session::run(&Browser, &mut names, |_, _| true).await;
    let named = names.outcome()?;
    let pairs: Vec<(&str, &str)> =
        named.groups.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    browser::tell(&format!("group-names={}", form(&pairs)));
    browser::tell(&format!("groups={}", ids.join(",")));
    Some(State::Known { count, named: !named.groups.is_empty() })
}
