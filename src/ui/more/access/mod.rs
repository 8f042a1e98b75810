//! Access: who the cluster takes a person for, what they may do, and what to ask for.

mod api_server;
mod azure_roles;
mod can_i;
mod cluster_user;
mod fields;
mod grant;
mod request;
mod service_account;
mod user_info;

use super::widgets::tabs;
use crate::ui::components::kept;
use crate::ui::element::{El, el};
use crate::ui::output::Output;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::state::Page;
use crate::ui::text::access::{self as words, AccessPart};
use cluster_user::ClusterUser;

/// All of it: a choice, and each part made when it is first chosen and only hidden afterwards, so
/// that nothing typed in it is lost.
pub(super) fn access(page: Page, output: Memo<Output>, which: RwSignal<String>) -> El {
    let user = Memo::always(move |_| ClusterUser::of(page, output, which));
    let chosen = RwSignal::new(AccessPart::UserInfo);
    let part = |part: AccessPart| {
        let on = move || chosen.get() == part;
        kept(on, move || vec![view(page, part, user)])
    };
    el("section", "access-parts")
        .child(tabs("access-part", words::PARTS, &AccessPart::ALL, words::part, chosen))
        .children(AccessPart::ALL.map(part))
}

fn view(page: Page, part: AccessPart, user: Memo<Option<ClusterUser>>) -> El {
    match part {
        AccessPart::UserInfo => user_info::user_info(page, user),
        AccessPart::CanI => can_i::can_i(page, user),
        AccessPart::Request => request::request(user),
        AccessPart::Grant => grant::grant(user),
        AccessPart::ServiceAccount => service_account::service_account(user),
        AccessPart::ApiServer => api_server::api_server(user),
    }
}
