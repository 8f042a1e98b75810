//! The API server's side of a cluster's entry.

use super::cluster_user::ClusterUser;
use crate::access::api_server::{
    ApiServer, GroupsMapping, JWT_AUTHENTICATOR_FILE, OidcCluster, configuration, flags,
    jwt_authenticator, jwt_authenticator_command,
};
use crate::config::is_nested_claim;
use crate::guide::lines;
use crate::ui::element::{El, el, text};
use crate::ui::more::commands::first_shell;
use crate::ui::more::widgets::{block, folded, hand_over, tabs};
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::text::access::{api_server as words, user_info};
use crate::visible::escape_hidden;

/// The forms in which the server can be told.
#[derive(Clone, Copy, PartialEq)]
enum Format {
    Expression,
    Claim,
    Flags,
}

const WITH_GROUPS: &[Format] = &[Format::Expression, Format::Claim, Format::Flags];
const NESTED: &[Format] = &[Format::Expression, Format::Flags];
const WITHOUT: &[Format] = &[Format::Claim, Format::Flags];

fn word(told: Format) -> &'static str {
    match told {
        Format::Expression => words::EXPRESSION,
        Format::Claim => words::FILE,
        Format::Flags => words::FLAGS,
    }
}

/// The part.
pub(super) fn api_server(user: Memo<Option<ClusterUser>>) -> El {
    // The choice of a form outlives another cluster, which may not have it.
    let wanted = RwSignal::new(None::<Format>);
    el("section", "guide").set("aria-label", words::TITLE).dyn_children(move || {
        let Some(user) = user.get() else {
            return vec![text("p", "note", user_info::NOTHING)];
        };
        let lead = text("p", "hint", words::LEAD);
        match ApiServer::of(&user.cluster, &user.identity, &user.issuer) {
            ApiServer::Aks => vec![lead, text("p", "note", words::AKS)],
            ApiServer::Arc => vec![lead, text("p", "note", words::ARC)],
            ApiServer::AksExternal(cluster) => {
                let mut parts = vec![lead];
                parts.extend(warnings(&cluster));
                parts.extend(as_authenticator(&cluster));
                parts.push(text("p", "hint", words::AFTER));
                parts
            }
            ApiServer::SelfManaged(cluster) => {
                let all = match cluster.mapping().groups_claim {
                    Some(claim) if is_nested_claim(claim) => NESTED,
                    Some(_) => WITH_GROUPS,
                    None => WITHOUT,
                };
                let best = match cluster.groups_mapping() {
                    GroupsMapping::Expression => Format::Expression,
                    GroupsMapping::Claim => Format::Claim,
                };
                let first = wanted.get_untracked().filter(|told| all.contains(told));
                let chosen = RwSignal::new(first.unwrap_or(best));
                let warned = warnings(&cluster);
                let user = user.clone();
                let shown = el("div", "told-it").dyn_children(move || {
                    let told = chosen.get();
                    wanted.set(Some(told));
                    match ApiServer::of(&user.cluster, &user.identity, &user.issuer) {
                        ApiServer::SelfManaged(cluster) => form(&cluster, told),
                        _ => Vec::new(),
                    }
                });
                let tabs = tabs("server-form", words::FORMS, all, word, chosen);
                let mut parts = vec![lead];
                parts.extend(warned);
                parts.extend([tabs, shown, text("p", "hint", words::AFTER)]);
                parts.push(text("p", "hint", user_info::LIMITS));
                parts
            }
        }
    })
}

fn warnings(cluster: &OidcCluster<'_>) -> Vec<El> {
    let wrong = [
        (!cluster.is_https()).then_some(words::NOT_HTTPS),
        (!cluster.audiences().contains(&cluster.client())).then_some(words::AUDIENCE),
        cluster.is_undiscoverable().then_some(words::UNDISCOVERABLE),
    ];
    wrong.into_iter().flatten().map(|what| text("p", "note stop", what)).collect()
}

fn form(cluster: &OidcCluster<'_>, told: Format) -> Vec<El> {
    let by = match told {
        Format::Expression => GroupsMapping::Expression,
        Format::Claim => GroupsMapping::Claim,
        Format::Flags => return as_flags(cluster),
    };
    let Ok(made) = configuration(cluster, by).to_yaml() else { return Vec::new() };
    let mut shown = vec![block(made.clone())];
    let labels = (words::DOWNLOAD, None);
    shown.push(hand_over(labels, words::FILE_NAME.to_owned(), move || Some(made.clone())));
    let mut notes = vec![words::FILE_USE, words::FILE_VERSION];
    if cluster.mapping().groups_claim.is_some() {
        match by {
            GroupsMapping::Expression => notes.push(words::EXPRESSION_USE),
            GroupsMapping::Claim => notes.push(words::CLAIM_USE),
        }
        if by == GroupsMapping::Claim && cluster.identity.entra().is_some() {
            notes.push(words::CLAIM_ENTRA);
        }
    }
    shown.extend(notes.into_iter().map(|note| text("p", "hint", note)));
    shown
}

fn as_authenticator(cluster: &OidcCluster<'_>) -> Vec<El> {
    let made = jwt_authenticator(cluster);
    let command = lines(first_shell(), &[jwt_authenticator_command(cluster)]).join("\n");
    let mut shown = vec![text("p", "", words::AKS_EXTERNAL), block(made.clone())];
    let labels = (words::DOWNLOAD, None);
    shown.push(hand_over(labels, JWT_AUTHENTICATOR_FILE.to_owned(), move || Some(made.clone())));
    shown.extend([block(command), text("p", "hint", words::AKS_PREFIX)]);
    shown
}

fn as_flags(cluster: &OidcCluster<'_>) -> Vec<El> {
    let flags = flags(cluster);
    let Ok(made) = flags.to_yaml() else { return Vec::new() };
    let mut shown = vec![block(made), text("p", "hint", words::FLAGS_USE)];
    if let Some(pem) = flags.authority {
        let inner =
            el("div", "told-it").child(text("p", "hint", words::authority())).child(block(pem));
        shown.push(folded(words::AUTHORITY, inner));
    }
    let lost =
        flags.lost.iter().map(|lost| text("li", "", escape_hidden(&words::lost(lost), 600).0));
    shown.push(text("h3", "", words::LOST));
    shown.push(el("ul", "tools").children(lost));
    shown
}
