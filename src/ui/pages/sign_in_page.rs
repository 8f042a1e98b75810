//! The first page: one button for each identity.

use super::portal_mistakes::{left_out, remarks};
use crate::browser;
use crate::catalogue::link::{self, Source};
use crate::config::{Identity, Portal};
use crate::session::{self, Prompt};
use crate::ui::components::{alert, button, icons, never_back, support};
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::state::{Notice, Page};
use crate::ui::text::{page as words, places};

/// Sign in, and what a person may rely on.
#[must_use]
pub fn sign_in_page(page: Page, notice: Notice) -> El {
    let identities = page.portal(ordered).unwrap_or_default();
    let ways = identities.into_iter().enumerate().map(move |(index, identity)| {
        let label = words::sign_in_with(&identity.display_name);
        let class = if index == 0 { "btn main" } else { "btn" };
        button(class, label, move || flow::sign_in(page, identity.clone(), Prompt::Default))
    });
    let asks = page.portal(|portal| session::azure_endpoints(portal).is_some()) == Some(true);
    let kept = if asks { words::TRUST_KEPT_AZURE } else { words::TRUST_KEPT };
    let trust = [words::TRUST_WHERE, kept, words::TRUST_FILE];
    let trust = trust.map(|told| el("li", "").child(icons::check()).child(text("span", "", told)));
    let gains = places::GAINS.map(|gain| text("li", "", gain));
    let way = el("div", "welcome-way")
        .child(icons::flag())
        .child(text("h1", "", words::SIGN_IN_TITLE).set("tabindex", "-1"))
        .child(text("p", "lead", words::SIGN_IN_LEAD))
        .children(said(page, notice))
        .child(el("div", "ways").children(ways))
        .child(el("ul", "trust").children(trust));
    let gains = el("div", "welcome-gains")
        .child(icons::kubeconfig())
        .child(el("ul", "gains").children(gains));
    el("main", "door")
        .child(left_out(page))
        .child(el("section", "card welcome").child(way).child(gains))
        .child(remarks(page))
}

/// The identities; the one that the address's link is for comes first.
fn ordered(portal: &Portal) -> Vec<Identity> {
    let mut identities = portal.identities.clone();
    let link = link::parse(&browser::address().0, Source::Link);
    let wanted = link
        .clusters
        .first()
        .and_then(|name| portal.clusters.iter().find(|cluster| cluster.name == *name));
    if let Some(wanted) = wanted {
        identities.sort_by_key(|identity| identity.name != wanted.identity);
    }
    identities
}

fn said(page: Page, notice: Notice) -> Option<El> {
    Some(match notice {
        Notice::None => return None,
        Notice::SignedOut(away) => el("div", "note ok")
            .set("role", "status")
            .child(text("p", "", words::SIGNED_OUT))
            .children(away.map(|(provider, url)| {
                button("btn", words::sign_out_at(&provider), move || browser::go(&url))
            })),
        Notice::Interrupted(name) => {
            let identity = page.identity(&name);
            let provider =
                identity.as_ref().map_or(&name, |identity| &identity.display_name).clone();
            let address = identity.map(|i| session::redirect_uri(&browser::folder(), &i));
            let address = text("code", "address", address.unwrap_or_default());
            let check = never_back(page, name.clone());
            let alert = el("div", "note warn")
                .set("role", "alert")
                .child(el("p", "").child(text("b", "", words::INTERRUPTED)))
                .child(text("p", "", words::interrupted_at(&provider)))
                .child(el("p", "").child(address))
                .children(support(page));
            el("div", "").child(alert).child(check)
        }
        Notice::Failed(problem) => {
            let identity = page.identity(problem.detail("identity"));
            alert(page, &problem, identity.as_ref())
        }
    })
}
