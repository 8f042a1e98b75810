//! How long the rooms take natively, by the number of what they are given: a line a size, from 10 to
//! 10,000, so that whatever grows faster than its input is seen.
//!
//! `make bench` writes them into `docs/benchmarks.md`; alone: `cargo bench --bench rooms`.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fmt::Write;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use purser::catalogue::{Entries, Filter, join, offers};
use purser::config::{self, Method, Portal, Surroundings};
use purser::encode::base64url;
use purser::kubeconfig::existing::{Addition, Decisions, merge, read};
use purser::kubeconfig::{Choice, Holder, Options, compose};
use purser::oidc::id_token::{Nonce, Validation, parse};
use purser::ui::text::kubeconfig::hints;
use purser::yaml;

const SIZES: [usize; 4] = [10, 100, 1000, 10_000];
const TENANT: &str = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";

fn lines(head: &str, count: usize, line: impl Fn(&mut String, usize)) -> String {
    let mut text = head.to_owned();
    (0..count).for_each(|n| line(&mut text, n));
    text
}

fn portal_text(count: usize) -> String {
    let head = format!(
        "apiVersion: purser/v1\nidentities:\n  - name: contoso\n    entra:\n      tenant: {TENANT}\n      clientId: 11111111-2222-4333-8444-555555555555\nclusters:\n"
    );
    lines(&head, count, |text, n| {
        let (place, team) = (if n % 2 == 0 { "westeurope" } else { "eastus" }, n % 90);
        writeln!(text, "  - name: c-{n:05}\n    displayName: Cluster {n:05}\n    description: {place}, team {team}\n    environment: production\n    server: https://c-{n:05}.example:443\n    aks: {{}}").unwrap();
    })
}

fn portal(count: usize) -> Portal {
    let reading = config::read(&portal_text(count), &Surroundings::default());
    assert!(reading.usable && reading.portal.clusters.len() == count, "{:?}", reading.mistakes);
    reading.portal
}

/// A kubeconfig as people have it, of so many contexts.
fn kubeconfig(count: usize, prefix: &str) -> String {
    let head = format!("apiVersion: v1\nkind: Config\ncurrent-context: {prefix}-0\nclusters:\n");
    let text = lines(&head, count, |text, n| {
        writeln!(
            text,
            "- name: {prefix}-{n}\n  cluster:\n    server: https://{prefix}-{n}.example"
        )
        .unwrap();
    });
    let text = lines(&(text + "contexts:\n"), count, |text, n| {
        writeln!(
            text,
            "- name: {prefix}-{n}\n  context:\n    cluster: {prefix}-{n}\n    user: {prefix}-{n}"
        )
        .unwrap();
    });
    lines(&(text + "users:\n"), count, |text, n| {
        writeln!(text, "- name: {prefix}-{n}\n  user:\n    token: t-{n}").unwrap();
    })
}

/// Measures one thing at each size that it takes.
fn each<T>(
    criterion: &mut Criterion,
    name: &str,
    sizes: &[usize],
    given: impl Fn(usize) -> T,
    run: impl Fn(&T),
) {
    let mut group = criterion.benchmark_group(name);
    for &size in sizes {
        let given = given(size);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &given, |bencher, given| {
            bencher.iter(|| run(given));
        });
    }
    group.finish();
}

/// By the number of groups in the token; more than a thousand no provider sends.
fn id_token(criterion: &mut Criterion) {
    let made = |count: usize| {
        let groups = lines("", count, |text, n| write!(text, ",\"g-{n}\"").unwrap());
        let claims =
            format!(r#"{{"iss":"i","aud":"c","sub":"s","iat":1,"exp":9,"groups":["g"{groups}]}}"#);
        let head = base64url(br#"{"alg":"RS256","kid":"a"}"#);
        format!("{head}.{}.AQAB", base64url(claims.as_bytes()))
    };
    each(criterion, "checking an ID token, by its groups", &SIZES[..3], made, |token| {
        let validation = Validation {
            issuer: "i",
            client_id: "c",
            trusted_audiences: None,
            nonce: Nonce::ExpectNone,
            now: 5,
            access_token: "",
        };
        let parsed = parse(black_box(token)).ok().unwrap();
        let signed = parsed.trusting_tls().ok().unwrap();
        black_box(signed.accept(&validation).ok().unwrap());
    });
}

fn texts(criterion: &mut Criterion) {
    let text = |count| kubeconfig(count, "k");
    each(criterion, "YAML in, by contexts", &SIZES, text, |text| {
        black_box(yaml::read_first(black_box(text)).unwrap());
    });
    let tree = |count| yaml::read_first(&kubeconfig(count, "k")).unwrap().node;
    each(criterion, "YAML out, by contexts", &SIZES, tree, |tree| {
        black_box(yaml::write(black_box(tree)).unwrap());
    });
    each(criterion, "portal.yaml, by clusters", &SIZES, portal_text, |text| {
        black_box(config::read(black_box(text), &Surroundings::default()));
    });
}

fn merging(criterion: &mut Criterion) {
    let files = |count| (kubeconfig(count, "k"), kubeconfig(1, "new"));
    each(criterion, "merging, by contexts of the old file", &SIZES, files, |(mine, new)| {
        let mine = read(mine.as_bytes()).unwrap();
        let merged = merge(&mine, &Addition::read(new).unwrap(), &Decisions::default()).unwrap();
        black_box(merged.to_yaml().unwrap());
    });
}

fn search(criterion: &mut Criterion) {
    let entries = |count| Entries::new(join(&portal(count).clusters, &[], "contoso", &[]));
    let filter = Filter { search: "westeurope team 42".into(), ..Filter::default() };
    each(criterion, "searching, by clusters", &SIZES, entries, |entries| {
        black_box(offers(black_box(entries), "contoso", None, &filter, &|_| String::new()));
    });
}

fn composing(criterion: &mut Criterion) {
    each(criterion, "composing a file, by contexts", &SIZES, portal, |portal| {
        let identity = portal.identities.first().unwrap();
        let choices: Vec<Choice<'_>> = portal.clusters.iter().map(choice).collect();
        let holder = Holder {
            user: "alice.martin@contoso.com",
            login_hint: Some("alice.martin@contoso.com"),
            tenant: Some(TENANT),
            issuer: "https://login.microsoftonline.com/8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e/v2.0",
            identity,
            offline_access: false,
            refresh_token: None,
            portal: "https://k8s.contoso.example/",
            now: 1_795_478_400,
        };
        let file = compose(&choices, &Options::default(), &holder, &portal.names, &hints());
        black_box(file.unwrap().to_yaml().unwrap());
    });
}

fn choice(cluster: &config::Cluster) -> Choice<'_> {
    Choice { cluster, namespaces: &[], method: Method::Interactive, token: None }
}

criterion_group! {
    name = rooms;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = id_token, texts, merging, search, composing
}
criterion_main!(rooms);
