//! What to look at when a sign-in never came back: the provider's own page said why, if anything
//! did.

use super::explain::{Failed, case, values};
use super::widgets::folded;
use crate::browser;
use crate::config::Provider;
use crate::entra::aadsts::{ErrorCause, ErrorDetails, error_details};
use crate::entra::remediation::Attempt;
use crate::session;
use crate::ui::element::{El, el, event_target_value, text};
use crate::ui::signal::{RwSignal, StoredValue};
use crate::ui::state::Page;
use crate::ui::text::refusals::{self as words, RegistrationValue, value};

/// The checklist.
pub(super) fn never_back(page: Page, identity: &str) -> El {
    let given = Failed::new(page, identity, None);
    let panel = el("section", "explain").set("aria-label", words::CHECKLIST);
    let shown = match given.attempt() {
        Some(attempt) => at_entra(given, attempt),
        None => elsewhere(&given),
    };
    panel.children(shown)
}

fn at_entra(given: Failed, attempt: Attempt) -> Vec<El> {
    let given = StoredValue::new(given);
    let pasted = RwSignal::new(String::new());
    let field = el("textarea", "paste")
        .set("rows", "3")
        .set("spellcheck", "false")
        .set("autocomplete", "off")
        .set("aria-label", words::PASTE)
        .set("placeholder", words::PASTE)
        .on("input", move |event| pasted.set(event_target_value(&event)));
    let own = attempt.clone();
    let meant = el("div", "meant").set("role", "status").dyn_children(move || {
        let text_of = pasted.get();
        if text_of.trim().is_empty() {
            return Vec::new();
        }
        let heard = error_details(&text_of);
        let Some(number) = heard.number else {
            return vec![text("p", "note warn", words::NO_NUMBER)];
        };
        given.with_value(|given| case(given, &own, ErrorCause::of(number), &heard))
    });
    let own = attempt.clone();
    let sights = words::SIGHTS.iter().map(|(sight, number)| {
        let heard = ErrorDetails { number: Some(*number), ..ErrorDetails::default() };
        let shown = given.with_value(|given| case(given, &own, ErrorCause::of(*number), &heard));
        folded(*sight, el("div", "meant").children(shown))
    });
    let others = words::OTHER_SIGHTS.iter().map(plain);
    vec![
        text("p", "", words::PASTE_LEAD),
        field,
        meant,
        text("h3", "", words::SAW),
        el("div", "sights").children(sights.chain(others)),
        text("h3", "", words::COMPARE),
        values(words::values(&attempt)),
    ]
}

fn elsewhere(given: &Failed) -> Vec<El> {
    let reasons = el("div", "sights").children(words::ELSEWHERE.iter().map(plain));
    let Some(identity) = given.identity() else { return vec![reasons] };
    let Provider::Oidc(oidc) = &identity.provider else { return vec![reasons] };
    let all = vec![
        (value(RegistrationValue::Redirect), session::redirect_uri(&browser::folder(), identity)),
        (value(RegistrationValue::Client), oidc.client_id.clone()),
        (value(RegistrationValue::Issuer), oidc.issuer.clone()),
        (value(RegistrationValue::Scopes), oidc.scopes.join(" ")),
    ];
    vec![reasons, text("h3", "", words::COMPARE), values(all)]
}

fn plain((sight, told): &(&'static str, &'static str)) -> El {
    folded(*sight, text("p", "", *told))
}
