//! The person's groups, from Microsoft Graph.

use super::question::{Api, answer_each, run};
use super::widgets::message;
use crate::azure::{GetMemberObjects, ListGroupNames};
use crate::session::{self, AccessToken};
use crate::ui::azure;
use crate::ui::element::{El, el, text};
use crate::ui::state::{Failure, Page, Topic};
use crate::ui::text::find as words;

/// The part.
pub(super) fn groups(page: Page) -> El {
    answer_each(
        page,
        Topic::Groups,
        Api::Graph,
        |_| true,
        |page, _, token| Box::pin(ask(page, token)),
    );
    el("div", "").dyn_children(move || {
        let question = page.azure.question(Topic::Groups);
        match question.and_then(|question| question.failure).as_deref() {
            Some(Failure::Graph(silence)) => {
                let told = message(words::silence(silence));
                vec![el("div", "note stop").set("role", "alert").child(told)]
            }
            Some(_) => Vec::new(),
            None => vec![text("p", "busy", words::GROUPS).set("role", "status")],
        }
    })
}

async fn ask(page: Page, token: AccessToken) -> Option<Failure> {
    let reading = page.reading.get_untracked()?;
    let endpoints = session::azure_endpoints(&reading.portal)?;
    let mut operation = GetMemberObjects::of_me(&endpoints, token.token());
    run(page, &mut operation).await?;
    let ids = match operation.outcome()? {
        Ok(ids) => ids,
        Err(silence) => return Some(Failure::Graph(silence)),
    };
    // The names first: once the groups are known, the place of this part is gone.
    let mut names = ListGroupNames::of_me(&endpoints, token.token());
    run(page, &mut names).await?;
    page.azure.know_group_names(names.outcome()?.groups);
    azure::know_groups(page, ids);
    None
}
