//! The catalogue behind the sign-in: asked for, read, and what came of it.

use super::mistakes::list;
use super::question::{Api, answer_each};
use super::widgets::{folded, message};
use crate::browser::{self, Browser};
use crate::catalogue::private;
use crate::config::{Reading, Surroundings};
use crate::platform::Platform;
use crate::session::{AccessToken, needs_reauthorization};
use crate::ui::azure;
use crate::ui::components::{alert, button, support};
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::state::{Failure, Page, Topic};
use crate::ui::text::{page as page_words, private_catalogue as words};

/// The part.
pub(super) fn catalogue(page: Page) -> El {
    answer_each(
        page,
        Topic::Catalogue,
        Api::Catalogue,
        |_| true,
        |page, _, token| Box::pin(ask(page, token)),
    );
    el("div", "").dyn_children(move || {
        let Some(question) = page.azure.question(Topic::Catalogue) else { return Vec::new() };
        if question.is_underway() {
            return vec![text("p", "busy", words::GETTING).set("role", "status")];
        }
        match question.failure.as_deref() {
            Some(failure) => failed(page, failure),
            None => mistakes(page).into_iter().collect(),
        }
    })
}

fn failed(page: Page, failure: &Failure) -> Vec<El> {
    let again = || {
        let ask = move || page.azure.ask(Topic::Catalogue, "", false);
        button("btn", page_words::TRY_AGAIN, ask)
    };
    match failure {
        Failure::Catalogue(error) => {
            let told = el("div", "note stop")
                .set("role", "alert")
                .child(message(words::error(error)))
                .children(support(page));
            vec![told, again()]
        }
        Failure::Problem(problem) => {
            let told = alert(page, problem, None);
            if !needs_reauthorization(problem) {
                return vec![told, again()];
            }
            let problem = problem.clone();
            let back = move || flow::go_back(page, &problem);
            vec![told, button("btn main", page_words::SIGN_IN_AGAIN, back)]
        }
        Failure::Connection(_) | Failure::Graph(_) => Vec::new(),
    }
}

/// What of it is left out, for its administrator.
fn mistakes(page: Page) -> Option<El> {
    let reading = page.azure.catalogue()?;
    if reading.mistakes.is_empty() {
        return None;
    }
    let title = if reading.usable { words::LEFT_OUT } else { words::UNUSABLE };
    Some(
        el("div", "note warn")
            .set("role", "status")
            .child(el("p", "").child(text("b", "", title)))
            .child(text("p", "", words::LEFT_OUT_NEXT))
            .children(support(page))
            .child(folded(words::MISTAKES, list(&reading.mistakes))),
    )
}

async fn ask(page: Page, token: AccessToken) -> Option<Failure> {
    let open = page.reading.get_untracked()?;
    let address = &open.portal.catalogue.as_ref()?.url;
    let answer = Browser.fetch(private::request(address, token.token())).await;
    // Whoever signed out meanwhile is told nothing.
    if page.session.with_untracked(Option::is_none) {
        return None;
    }
    let around = Surroundings { loopback: browser::origin_is_loopback() };
    match private::read(answer, &page.source.get_value(), &open.portal, &around) {
        Ok(reading) => {
            know(page, &open, reading);
            None
        }
        Err(error) => Some(Failure::Catalogue(error)),
    }
}

/// Its clusters are on offer from now on.
fn know(page: Page, open: &Reading, mut reading: Reading) {
    let found = page.azure.entries.with_untracked(|entries| {
        let found = entries.all().iter().filter_map(|entry| entry.found.as_ref());
        found.cloned().collect::<Vec<_>>()
    });
    page.said.set(words::known(reading.portal.clusters.len()));
    reading.portal.clusters.splice(0..0, open.portal.clusters.iter().cloned());
    page.azure.know_catalogue(reading);
    azure::rejoin(page, &found);
    page.choose_missed();
    page.choose_only();
}
