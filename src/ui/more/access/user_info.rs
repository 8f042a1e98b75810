//! "You to this cluster", and the claims viewer.

use super::cluster_user::ClusterUser;
use crate::access::can_i::whoami;
use crate::access::claims::{self, Claim, ClaimSection, Cut, Shown};
use crate::access::user_info::{self, Certainty, MappedName, UserInfo, Warning, WarningLevel};
use crate::browser;
use crate::guide::lines;
use crate::ui::components::{icons, terms};
use crate::ui::element::{El, el, text};
use crate::ui::more::commands::first_shell;
use crate::ui::more::picture::picture;
use crate::ui::more::widgets::{block, folded, message};
use crate::ui::signal::{Memo, RwSignal, spawn_local};
use crate::ui::state::Page;
use crate::ui::text::access::{claims as of_claims, user_info as words};
use crate::ui::text::language::{said, tr};
use crate::ui::text::{more, page as page_words, picture as reaching, terms::Term};
use crate::visible::escape_hidden;

/// The longest name that is shown whole, in characters.
const LONGEST: usize = 300;
/// The most groups that are shown.
const MOST: usize = 250;

/// The part.
pub(super) fn user_info(page: Page, user: Memo<Option<ClusterUser>>) -> El {
    el("section", "guide").set("aria-label", words::TITLE).dyn_children(move || {
        let Some(user) = user.get() else {
            return vec![text("p", "note", words::NOTHING)];
        };
        let info = user.user_info();
        let mut shown = vec![
            text("h3", "", words::lead(&user.cluster.display_name)),
            text("p", "hint", words::authenticator(info.authenticator)),
        ];
        shown.extend(username(&info));
        shown.extend(groups(&info, &user));
        shown.extend(ids(&info));
        if !info.warnings.is_empty() {
            let sure = info.uncertainty.is_none();
            let list = info.warnings.iter().map(|one| warning(one, sure));
            shown.push(text("h3", "", words::MIND));
            shown.push(el("ul", "findings").children(list));
        }
        shown.push(text("p", "", words::ASK));
        shown.push(block(lines(first_shell(), &[whoami(user.context(""))]).join("\n")));
        let drawn = user.method.and_then(|method| picture(page, &user.cluster, method));
        shown.extend(drawn.map(|drawn| folded(reaching::TITLE, drawn)));
        shown.push(folded(of_claims::TITLE, viewer(&user)));
        shown.push(terms("access", &[Term::Oidc, Term::Token, Term::Tenant]));
        shown.push(text("p", "hint", words::LIMITS));
        shown
    })
}

fn username(info: &UserInfo) -> Vec<El> {
    let mut shown = vec![text("h3", "", words::USER)];
    match &info.username {
        Some(seen) => {
            shown.push(named(&seen.name));
            shown.push(whence(seen));
        }
        None => shown.push(text("p", "note warn", words::NO_USER)),
    }
    shown
}

fn groups(info: &UserInfo, user: &ClusterUser) -> Vec<El> {
    let mut shown = vec![text("h3", "", words::GROUPS)];
    match &info.groups {
        user_info::Groups::Given(all) => {
            // The name of the directory, where it is known: the last id in the group's name is its.
            let called = |seen: &MappedName| {
                let id = seen.name.get(seen.name.len().saturating_sub(36)..)?;
                user.group_name(id).map(|name| text("small", "", name.to_owned()))
            };
            let named = all
                .iter()
                .take(MOST)
                .map(|seen| el("li", "").child(named(&seen.name)).children(called(seen)));
            match all.first() {
                Some(first) => {
                    shown.push(el("ul", "tools").children(named));
                    shown.push(whence(first));
                }
                None => shown.push(text("p", "", words::NO_GROUPS)),
            }
            let more = all.len().saturating_sub(MOST);
            shown.extend((more > 0).then(|| text("p", "hint", words::more_groups(more))));
        }
        user_info::Groups::NotMapped => shown.push(text("p", "", words::NOT_MAPPED)),
        user_info::Groups::Unknown(why) => shown.push(text("p", "", words::unknown(*why))),
    }
    shown.push(text("p", "hint", words::EVERYBODY));
    shown
}

/// What holds whatever client signs in.
fn ids(info: &UserInfo) -> Vec<El> {
    let ids = [(words::OBJECT_ID, &info.object_id), (words::TENANT_ID, &info.tenant_id)];
    let rows: Vec<El> = ids
        .into_iter()
        .filter_map(|(name, id)| Some((name, id.as_ref()?)))
        .flat_map(|(name, id)| [text("dt", "", name), el("dd", "").child(code(id))])
        .collect();
    if rows.is_empty() {
        return rows;
    }
    vec![text("h3", "", words::IDS), el("dl", "facts").children(rows)]
}

/// How certain a name is, where it comes from, and why it is only likely.
fn whence(seen: &MappedName) -> El {
    let (class, why) = match seen.certainty {
        Certainty::Certain => ("tag ok", None),
        Certainty::Likely { why } => ("tag warn", Some(words::uncertainty(why))),
    };
    let source = escape_hidden(said(&words::source(&seen.source)), LONGEST).0;
    let line = el("p", "hint")
        .child(text("span", class, words::certainty(seen.certainty)))
        .text(" ")
        .child(text("bdi", "", source));
    match why {
        Some(why) => line.text(" ").text(why),
        None => line,
    }
}

fn warning(one: &Warning, sure: bool) -> El {
    let class = match one.level() {
        WarningLevel::Refused => "tag stop",
        WarningLevel::Caution => "tag warn",
        WarningLevel::Note => "tag",
    };
    let mut told = words::warning(one);
    told.what = escape_hidden(said(&told.what), 2 * LONGEST).0.into();
    told.next = escape_hidden(said(&told.next), 2 * LONGEST).0.into();
    el("li", "").child(text("span", class, words::level(one.level(), sure))).child(message(told))
}

/// A text of others in code style.
fn code(name: &str) -> El {
    text("code", "", escape_hidden(name, LONGEST).0).set("dir", "ltr")
}

/// A name to look at, and the exact one to copy.
fn named(name: &str) -> El {
    let status = RwSignal::new("");
    let exact = name.to_owned();
    let copy = el("button", "btn icon-only")
        .set("type", "button")
        .set("aria-label", page_words::copy_command(&escape_hidden(name, LONGEST).0))
        .child(icons::copy())
        .click(move || {
            let exact = exact.clone();
            spawn_local(async move {
                let done = browser::copy(&exact).await;
                status.set(if done { more::COPIED } else { page_words::COPY_FAILED });
            });
        });
    let heard = el("span", "unseen").set("role", "status").dyn_text(move || status.get());
    el("div", "cmd").child(code(name)).child(copy).child(heard)
}

/// The claims by part.
fn viewer(user: &ClusterUser) -> El {
    let (all, more) = claims::claims(&user.claims);
    let parts = [
        ClaimSection::Person,
        ClaimSection::Origin,
        ClaimSection::Validity,
        ClaimSection::Technical,
    ];
    let parts = parts.into_iter().flat_map(|section| {
        let of_part: Vec<&Claim> =
            all.iter().filter(|claim| claim.purpose.section() == section).collect();
        if of_part.is_empty() {
            return Vec::new();
        }
        let rows = of_part.into_iter().flat_map(|claim| {
            let name = el("dt", "").child(text("code", "", claim.name.clone()));
            let purpose = text("p", "hint", of_claims::purpose(claim.purpose));
            [name, el("dd", "").child(value(&claim.value)).child(purpose)]
        });
        vec![text("h3", "", of_claims::section(section)), el("dl", "facts").children(rows)]
    });
    let parts: Vec<El> = parts.collect();
    let more = (more > 0).then(|| text("p", "hint", of_claims::more(more)));
    el("div", "told-it").child(text("p", "hint", of_claims::LEAD)).children(parts).children(more)
}

fn value(shown: &Shown) -> El {
    let whole = |cut: &Cut| match cut.cut {
        true => format!("{}{}", cut.text, tr(of_claims::CUT)),
        false => cut.text.clone(),
    };
    match shown {
        Shown::Text(cut) | Shown::Json(cut) => text("bdi", "", whole(cut)),
        Shown::List { items, more } => {
            let items = items.iter().map(|cut| el("li", "").child(text("bdi", "", whole(cut))));
            let more = (*more > 0).then(|| text("li", "", of_claims::more(*more)));
            el("ul", "tools").children(items).children(more)
        }
        Shown::Instant(at) => text("span", "", browser::local_moment(*at)),
        Shown::Flag(flag) => text("span", "", of_claims::flag(*flag)),
        Shown::Hidden => text("i", "", of_claims::HIDDEN),
    }
}
