//! The way to a cluster that was found: its address and certificate, or why there is none.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::asked::Roles;
use super::azure_parts::{line_of, refused};
use super::find::Question;
use super::parts::{block, told};
use super::token;
use crate::azure::{
    Assignments, Credential, Entra, Found, Known, Namespaces, NoWay, ServerName, Why,
};
use crate::browser::{self, Browser};
use crate::encode::form;
use crate::ids::ResourceId;
use crate::json;
use crate::session;
use crate::ui::components::button;
use crate::ui::element::{El, el, text};
use crate::ui::text::en::{access, find as words};

/// The part; `given` is the question, with a token while it is to be asked.
pub(super) fn way(given: RwSignal<String>) -> El {
    let last = StoredValue::new(String::new());
    let failed = RwSignal::new(None::<(String, NoWay)>);
    Effect::new(move |_| {
        let question = Question::read(&given.get());
        let key = format!("{} {}", question.attempt, question.get("subject"));
        if key == last.get_value() {
            return;
        }
        let Some(token) = token::take("way") else { return };
        last.set_value(key);
        failed.set(None);
        spawn_local(async move {
            let subject = question.get("subject").to_owned();
            if let Some(why) = ask(&question, &token).await {
                let _gone = failed.try_set(Some((subject, why)));
            }
            browser::tell("done=way");
        });
    });
    el("div", "").part(move || {
        let question = Question::read(&given.get());
        let found = json::read(question.get("found")).and_then(|found| Found::from_json(&found));
        let name = question.get("cluster").to_owned();
        if let Some(found) = found.filter(|found| matches!(found.entra, Entra::None)) {
            return without_entra(&name, &found);
        }
        let subject = question.get("subject");
        match failed.get().filter(|(about, _)| about == subject) {
            None => {
                vec![text("p", "busy", format!("{} {name}…", words::WAY)).set("role", "status")]
            }
            Some((_, why)) => no_way(&name, subject, &why, &question),
        }
    })
}

/// Asks for the way, tells the page, and then asks for what else it may offer. Gives why there is
/// no way.
async fn ask(question: &Question, token: &str) -> Option<NoWay> {
    let endpoints = question.endpoints.as_ref()?;
    let found = Found::from_json(&json::read(question.get("found"))?)?;
    let known = Known {
        id: found.id.clone(),
        fqdn: found.fqdn.clone(),
        private_fqdn: found.private_fqdn.clone(),
        entra_tenant: match &found.entra {
            Entra::Managed { tenant, .. } | Entra::Legacy { tenant, .. } => tenant.clone(),
            Entra::None | Entra::Unknown => None,
        },
        token_tenant: found.tenant.clone(),
    };
    let credential = if found.only_namespaces {
        // Any namespace of theirs leads to the same server; the chosen one first.
        let chosen = question.get("namespaces").split(',').map(str::trim);
        let mut chosen = chosen.filter(|name| found.namespaces.iter().any(|one| one == name));
        let first = chosen.next().or(found.namespaces.first().map(String::as_str))?;
        Credential::of_namespace(endpoints, token, known, first)
    } else {
        let public = !question.get("public").is_empty();
        let name = if public { ServerName::Public } else { ServerName::Usual };
        Credential::of_cluster(endpoints, token, known, name)
    };
    let mut credential = credential?;
    session::run(&Browser, &mut credential, |_, _| true).await;
    match credential.outcome()? {
        Ok(way) => browser::tell(&format!("way={}", way.to_form(&found.id))),
        Err(why) => {
            back(why);
            return Some(why.clone());
        }
    }
    // What only helps to choose comes after the file, and says nothing where it fails.
    let mut names = Vec::new();
    let ask_names = !found.only_namespaces && found.namespaces.is_empty();
    if let Some(mut errand) = Namespaces::of(endpoints, token, &found.id).filter(|_| ask_names) {
        session::run(&Browser, &mut errand, |_, _| true).await;
        let list = errand.outcome().map(|outcome| outcome.list).unwrap_or_default();
        names.extend(list.into_iter().map(|one| one.name));
    }
    let mut roles = String::new();
    if let Some(mut errand) = Assignments::of(endpoints, token, &found.id, &question.person.oid) {
        session::run(&Browser, &mut errand, |_, _| true).await;
        if let Some(assigned) = errand.outcome() {
            names.extend(assigned.namespaces().into_iter().map(str::to_owned));
            let lines = access::assigned::lines(&assigned, &[]);
            roles = Roles { lines, reached: assigned.reached() }.to_form();
        }
    }
    let seen = form(&[("id", &found.id), ("namespaces", &names.join(",")), ("roles", &roles)]);
    browser::tell(&format!("seen={seen}"));
    None
}

/// What Azure wants of the person is the page's to ask for.
fn back(why: &NoWay) {
    let NoWay::Refused(refusal) = why else { return };
    let claims = match &refusal.why {
        Why::Challenge(claims) => claims.clone().unwrap_or_default(),
        Why::Token => String::new(),
        _ => return,
    };
    browser::tell(&format!("back={}", form(&[("what", "way"), ("claims", &claims)])));
}

fn no_way(name: &str, subject: &str, why: &NoWay, question: &Question) -> Vec<El> {
    let title = el("p", "").with(text("b", "", words::no_way(name)));
    let told = match why {
        NoWay::Refused(refusal) => refused(refusal, &question.person),
        NoWay::Rejected(rejection) => told(words::rejection(rejection)),
    };
    let tell = format!("way-again={subject}");
    let again = button("btn", words::WAY_AGAIN, move || browser::tell(&tell));
    vec![el("div", "note stop").set("role", "alert").with(title).with(told).with(again)]
}

/// A cluster without Entra has one credential, an administrator's for everybody: what to change.
fn without_entra(name: &str, found: &Found) -> Vec<El> {
    let mut shown = vec![
        el("div", "note stop")
            .set("role", "alert")
            .with(el("p", "").with(text("b", "", words::without_entra(name))))
            .with(text("p", "", words::WITHOUT_ENTRA)),
    ];
    if let Some(id) = ResourceId::parse(&found.id) {
        let common =
            ["--subscription", id.subscription, "--resource-group", id.group, "--name", id.name];
        let line = |more: &[&str]| {
            let all = ["az", "aks", "update"].iter().chain(&common).chain(more);
            line_of(&all.map(|word| (*word).to_owned()).collect::<Vec<_>>())
        };
        let lines =
            [line(&["--enable-aad", "--enable-azure-rbac"]), line(&["--disable-local-accounts"])];
        shown.push(text("p", "", words::WITHOUT_ENTRA_LINES));
        shown.push(block(lines.join("\n")));
        shown.push(text("p", "hint", words::WITHOUT_ENTRA_CARE));
    }
    shown
}
