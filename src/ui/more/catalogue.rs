//! The catalogue behind the sign-in: asked for, read, and what came of it.

use super::mistakes::list;
use super::question::{Api, answer_each, run};
use super::widgets::{folded, message};
use crate::browser;
use crate::catalogue::FetchCatalogue;
use crate::config::Surroundings;
use crate::session::{AccessToken, needs_reauthorization};
use crate::ui::azure;
use crate::ui::components::{button, refused, support};
use crate::ui::element::{El, el, text};
use crate::ui::state::{Failure, Page, Topic};
use crate::ui::text::{azure as labels, page as page_words, private_catalogue as words};

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
            return vec![text("p", "busy", labels::CATALOGUE).set("role", "status")];
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
            let told = refused(page, problem);
            let again = (!needs_reauthorization(problem)).then(again);
            told.into_iter().chain(again).collect()
        }
        Failure::Connection(_) | Failure::Graph(_) => Vec::new(),
    }
}

/// What of it is left out, for its administrator.
fn mistakes(page: Page) -> Option<El> {
    let reading = page.azure.catalogue();
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
    let reading = page.reading.get_untracked()?;
    let address = &reading.portal.catalogue.as_ref()?.url;
    let source = page.source.get_value();
    let around = Surroundings { loopback: browser::origin_is_loopback() };
    let mut fetch = FetchCatalogue::new(address, token.token(), &source, around);
    run(page, &mut fetch).await?;
    match fetch.outcome()? {
        Ok(reading) => {
            azure::know_catalogue(page, reading);
            None
        }
        Err(error) => Some(Failure::Catalogue(error)),
    }
}
