//! Who is signed in, where and until when, and the ways out.

use super::button;
use crate::browser::{self, Browser};
use crate::session::{Prompt, Signature};
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::state::Page;
use crate::ui::text::page as words;

/// The person's sign-in at the foot of the page.
#[must_use]
pub fn your_sign_in(page: Page) -> El {
    let user = move || page.session.get().map(|s| s.person.user_name.clone()).unwrap_or_default();
    let place = move || {
        let told = page.session.get().zip(page.signed_in_with()).map(|(session, identity)| {
            words::signed_in_at(&identity.display_name, &browser::local_time(session.expires_at()))
        });
        told.unwrap_or_default()
    };
    // Only the name is anybody's words; whatever it holds, the sentence stays as it is.
    let told = el("p", "foot-who")
        .text(words::SIGNED_IN_AS)
        .child(el("bdi", "").dyn_text(user))
        .child(el("span", "").dyn_text(place));
    let trusted =
        move || page.session.get().is_some_and(|s| s.signature() == Signature::TrustedTls);
    let away = move || {
        let session = page.session.get()?;
        let url = session.sign_out_url(&Browser)?;
        let provider = page.signed_in_with()?.display_name;
        Some(button("btn", words::sign_out_at(&provider), move || {
            flow::sign_out(page);
            browser::go(&url);
        }))
    };
    el("section", "foot")
        .set("aria-labelledby", "sign-in-title")
        .child(text("h2", "", words::YOUR_SIGN_IN).set("id", "sign-in-title"))
        .child(told)
        .dyn_child(move || trusted().then(|| text("p", "hint mind", words::TRUSTED_TLS)))
        .child(text("p", "hint", words::CLUSTER_DECIDES))
        .child(
            el("div", "foot-ways")
                .child(button("btn", words::OTHER_ACCOUNT, move || {
                    flow::sign_in_again(page, Prompt::SelectAccount);
                }))
                .dyn_child(away),
        )
}
