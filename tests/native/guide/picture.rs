//! The picture of each method tells what happens, and only that.

use purser::config::{Cluster, Method, Surroundings, read};
use purser::guide::{Habits, Message, Participant, Talk, When, participants, picture};
use purser::ui::text::picture as words;

const HABITS: Habits = Habits { no_browser: false, keyring: false };

fn portal() -> Vec<Cluster> {
    let text = "apiVersion: purser/v1\nidentities:\n- name: c\n  entra: {tenant: 11111111-1111-4111-8111-111111111111, clientId: 22222222-2222-4222-8222-222222222222}\n- name: dex\n  oidc: {issuer: 'https://dex.example.com', clientId: purser}\nclusters:\n- {name: aks, displayName: AKS, identity: c, server: 'https://a.hcp.westeurope.azmk8s.io:443', aks: {}}\n- {name: own, displayName: Own, identity: dex, server: 'https://own.example.com', oidc: {}}\n- {name: renewed, displayName: Renewed, identity: dex, server: 'https://renewed.example.com', oidc: {refreshToken: true}}\n";
    let clusters = read(text, &Surroundings::default()).portal.clusters;
    assert_eq!(clusters.len(), 3);
    clusters
}

fn steps(cluster: &str, method: Method, habits: Habits) -> Vec<Message> {
    let all = portal();
    let cluster = all.iter().find(|one| one.name == cluster).unwrap();
    picture(cluster, method, habits).unwrap()
}

const AKS: [Method; 5] =
    [Method::Interactive, Method::AzureCli, Method::Azd, Method::DeviceCode, Method::Token];
const OWN: [Method; 5] =
    [Method::Browser, Method::DeviceCode, Method::Keyboard, Method::Builtin, Method::Token];

fn every() -> Vec<(&'static str, Method, Vec<Message>)> {
    let aks = AKS.map(|method| ("aks", method, steps("aks", method, HABITS)));
    let own = OWN.map(|method| ("own", method, steps("own", method, HABITS)));
    aks.into_iter().chain(own).collect()
}

/// As a person sees it: the golden file is the list of the page.
#[test]
fn the_pictures_are_as_agreed() {
    let mut text = String::new();
    let mut told = |name: &str, method: Method, all: &[Message]| {
        let lanes: Vec<_> = participants(all).into_iter().map(words::participant).collect();
        text.push_str(&format!("{name} {}: {}\n", method.name(), lanes.join(" | ")));
        for (at, one) in all.iter().enumerate() {
            let when = words::when(one.when).map(|when| format!(" [{when}]")).unwrap_or_default();
            text.push_str(&format!("  {}. {}{when}\n", at + 1, words::message(one)));
        }
    };
    for (name, method, all) in every() {
        told(name, method, &all);
    }
    told("renewed", Method::Builtin, &steps("renewed", Method::Builtin, HABITS));
    let habits = Habits { no_browser: true, keyring: true };
    told("own, no browser, keyring:", Method::Browser, &steps("own", Method::Browser, habits));
    crate::fixtures::golden("golden/picture.txt", &text);
}

#[test]
fn each_begins_with_somebody_and_ends_with_the_answer_of_the_cluster() {
    for (name, method, all) in every() {
        let talks: Vec<Talk> = all.iter().map(|one| one.talk).collect();
        assert!(talks.ends_with(&[Talk::Requests, Talk::Answers]), "{name} {method:?}");
        let helper = talks.contains(&Talk::StartsHelper);
        assert_eq!(helper, !matches!(method, Method::Token | Method::Builtin), "{method:?}");
        assert_eq!(helper, talks.contains(&Talk::HandsToken), "{method:?}");
        // Who receives something has it before they hand it on.
        let at = |talk| talks.iter().position(|one| *one == talk);
        assert!(at(Talk::GivesToken).is_none_or(|given| at(Talk::HandsToken).unwrap() > given));
        assert!(participants(&all).len() <= 5, "{name} {method:?} has too many for a phone");
    }
}

#[test]
fn a_browser_opens_only_where_the_method_opens_one() {
    for (_, method, all) in every() {
        let opens = all.iter().any(|one| one.talk == Talk::OpensBrowser);
        assert_eq!(opens, matches!(method, Method::Interactive | Method::Browser), "{method:?}");
        let person = participants(&all).contains(&Participant::You);
        let silent =
            [Method::AzureCli, Method::Azd, Method::Builtin, Method::Token].contains(&method);
        assert_eq!(person, !silent, "{method:?}");
        // At later commands nobody signs in.
        let later = all.iter().filter(|one| one.when == When::Always);
        assert!(later.flat_map(|one| [one.from, one.to]).all(|who| who != Participant::You));
    }
    let habits = Habits { no_browser: true, keyring: true };
    assert_eq!(
        steps("aks", Method::Interactive, habits),
        steps("aks", Method::Interactive, HABITS)
    );
    let quiet = steps("own", Method::Browser, habits);
    assert!(quiet.iter().any(|one| one.talk == Talk::PrintsAddress));
    assert!(quiet.iter().all(|one| one.talk != Talk::OpensBrowser));
}

#[test]
fn a_token_lies_in_the_file_only_where_the_method_says_so() {
    for (_, method, all) in every() {
        let in_file = all.iter().any(|one| one.talk == Talk::FileHolds);
        assert_eq!(in_file, method.holds_token(), "{method:?}");
        assert!(all.iter().all(|one| one.when != When::Ended), "{method:?}");
    }
    let renewed = steps("renewed", Method::Builtin, HABITS);
    assert!(renewed.iter().any(|one| one.talk == Talk::WritesToken));
    assert!(steps("renewed", Method::Token, HABITS).iter().all(|one| one.talk != Talk::Renews));
}
