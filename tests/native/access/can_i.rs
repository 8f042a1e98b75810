//! What one may do, read from real answers of kubectl however a terminal hands them over; and
//! requests for access, in every form that carries them.
//!
//! `fixtures/samples/can-i/*.json` are answers of an API server; the texts beside them are what the
//! real kubectl prints of them. `UPDATE_GOLDEN=1 cargo test --test native can_i` writes them and the
//! requests anew. `KUBECTL` names kubectl; `make test` sets it.

use proptest::prelude::*;
use purser::access::can_i::{
    Capability, ParseError, Row, RulesReview, can_i_list, capabilities, read, whoami,
};
use purser::access::rbac::{Grant, GrantedRole, documents, kubectl_commands, write};
use purser::access::request::{
    Carried, LONGEST_ADDRESS, LONGEST_MAIL, Request, RequestText, form_link, mailto_link,
};
use purser::access::{Subject, SubjectKind};
use purser::encode::form_decode;
use purser::guide::{Shell, lines};
use purser::ui::text::access::{can_i as words, request as tell};
use serde_json::Value as Json;

use crate::fake::kubernetes as fake;
use crate::fixtures;

const NAMES: [&str; 8] =
    ["nothing", "view", "edit", "everything", "reads-everything", "azure", "named", "odd"];

fn sample(name: &str) -> String {
    fixtures::text(&format!("samples/can-i/{name}.txt"))
}

fn status(name: &str) -> String {
    fixtures::text(&format!("samples/can-i/{name}.json"))
}

fn list(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn the_samples_are_what_kubectl_prints() {
    for name in NAMES {
        let status: Json = serde_json::from_str(&status(name)).unwrap();
        let server = fake::serve(&[], status);
        let output = fake::kubectl(&server, &can_i_list(Some("payments"), None)[1..]);
        assert!(output.status.success());
        // As a terminal shows both.
        let text = [output.stderr, output.stdout].concat();
        let text = String::from_utf8(text).unwrap();
        fixtures::golden(&format!("samples/can-i/{name}.txt"), &text);
    }
}

fn said(name: &str) -> Vec<Capability> {
    capabilities(&read(&sample(name)).unwrap())
}

#[test]
fn every_answer_is_said_in_plain_statements() {
    assert_eq!(said("nothing"), [Capability::Nothing]);
    assert_eq!(said("azure"), [Capability::Nothing]);
    assert_eq!(said("everything"), [Capability::Everything]);
    assert_eq!(
        said("reads-everything"),
        [Capability::ReadEverything, Capability::Logs, Capability::Proxy, Capability::Secrets]
    );
    let view = said("view");
    let [Capability::Read(names), Capability::Logs] = view.as_slice() else { panic!("{view:?}") };
    for one in ["pods", "services", "configmaps", "deployments.apps", "jobs.batch"] {
        assert!(names.contains(&one.to_owned()), "{one}: {names:?}");
    }
    assert_eq!(names[..3], list(&["pods", "deployments.apps", "services"]), "the usual ones first");
    assert!(!names.iter().any(|name| name.contains("secrets") || name.contains('/')), "{names:?}");
    let edit = said("edit");
    assert!(
        matches!(
            edit.as_slice(),
            [
                Capability::Read(_),
                Capability::Change(_),
                Capability::Logs,
                Capability::Shell,
                Capability::Forward,
                Capability::Proxy,
                Capability::Secrets,
                Capability::ActAsOthers
            ]
        ),
        "{edit:?}"
    );
    let Capability::Change(names) = &edit[1] else { panic!() };
    assert!(
        names.contains(&"deployments.apps".to_owned()) && !names.contains(&"namespaces".to_owned())
    );
    assert_eq!(
        said("named"),
        [
            Capability::GiveAccess,
            Capability::Named(vec![
                ("deployments.apps".into(), list(&["shop"])),
                ("secrets".into(), list(&["database", "mail"])),
            ]),
            Capability::Just(vec![
                ("rolebindings.rbac.authorization.k8s.io".into(), list(&["create"])),
                ("profiles.security.example".into(), list(&["use"])),
            ]),
        ]
    );
    assert_eq!(
        said("odd"),
        [Capability::Just(vec![("profiles.policy.example".into(), list(&["use"]))])]
    );
}

/// The statements of rows as kubectl prints them: resource, names and verbs.
fn of(rows: &[(&str, &str, &str)]) -> Vec<Capability> {
    let text: String = rows.iter().map(|(r, n, v)| format!("{r}   []   [{n}]   [{v}]\n")).collect();
    capabilities(&read(&text).unwrap())
}

fn just(all: &[(&str, &[&str])]) -> Capability {
    Capability::Just(all.iter().map(|(name, verbs)| ((*name).to_owned(), list(verbs))).collect())
}

#[test]
fn a_right_beside_others_is_not_dropped() {
    let services = ("services", "", "get list watch");
    let read = Capability::Read(list(&["services"]));
    let with = |rows: &[(&str, &str, &str)]| of(&[&[services], rows].concat());
    for (row, left) in [
        (("pods", "", "get"), ("pods", &["get"][..])),
        (("pods", "", "watch"), ("pods", &["watch"])),
        (
            ("deployments.apps/scale", "", "get update"),
            ("deployments.apps/scale", &["get", "update"]),
        ),
        (("*.*/scale", "", "patch"), ("*.*/scale", &["patch"])),
        (("*.cert-manager.io", "", "get"), ("*.cert-manager.io", &["get"])),
        (("*.*", "", "use"), ("*.*", &["use"])),
        (("pods", "", "delete"), ("pods", &["delete"])),
        (("deployments.apps/status", "", "patch"), ("deployments.apps/status", &["patch"])),
        (("pods/exec", "", "get"), ("pods/exec", &["get"])),
        (("pods/log", "", "list"), ("pods/log", &["list"])),
        (("nodes/proxy", "", "get"), ("nodes/proxy", &["get"])),
        (
            ("certificatesigningrequests.certificates.k8s.io/approval", "", "update"),
            ("certificatesigningrequests.certificates.k8s.io/approval", &["update"]),
        ),
        (("profiles.security.example", "", "*"), ("profiles.security.example", &["*"])),
        (
            ("localsubjectaccessreviews.authorization.k8s.io", "", "create"),
            ("localsubjectaccessreviews.authorization.k8s.io", &["create"]),
        ),
    ] {
        let expected = match row.2 {
            // Every verb is reading and changing too.
            "*" => vec![
                Capability::Read(list(&["services", row.0])),
                Capability::Change(list(&[row.0])),
            ],
            _ => vec![read.clone(), just(&[left])],
        };
        assert_eq!(with(&[row]), expected, "{row:?}");
    }
    // Verbs of several rows come together.
    assert_eq!(
        with(&[("pods", "", "get"), ("pods", "", "list")]),
        [Capability::Read(list(&["pods", "services"]))]
    );
    let everywhere = with(&[("*.*", "", "get"), ("pods", "", "list")]);
    assert_eq!(everywhere[0], Capability::Read(list(&["pods", "services"])));
    assert_eq!(everywhere[1..4], [Capability::Logs, Capability::Proxy, Capability::Secrets]);
    assert_eq!(everywhere[4..], [just(&[("*.*", &["get"])])]);
    assert_eq!(
        with(&[("*.cert-manager.io", "", "*")]),
        [
            Capability::Read(list(&["services", "*.cert-manager.io"])),
            Capability::Change(list(&["*.cert-manager.io"])),
        ]
    );
    // Addresses that not every account may read.
    let addresses = read_text(
        "services [] [] [get list]\n [/metrics] [] [get]\n [/api] [] [get]\n [/healthz/*] [] [get]\n",
    );
    assert_eq!(
        addresses,
        [read.clone(), just(&[("/metrics", &["get"]), ("/healthz/*", &["get"])])]
    );
    assert_eq!(read_text(" [/api] [] [get]\n [/logs] [] [get]\n"), [just(&[("/logs", &["get"])])]);
}

fn read_text(text: &str) -> Vec<Capability> {
    capabilities(&read(text).unwrap())
}

/// What a statement about an object tells of its parts is not told twice.
#[test]
fn parts_of_what_is_told_are_not_told_again() {
    let all = "create delete get list patch update watch";
    assert_eq!(
        of(&[
            ("pods", "", all),
            ("pods/status", "", "get"),
            ("pods/eviction", "", "create"),
            ("deployments.apps", "", all),
            ("deployments.apps/scale", "", "get list patch update watch"),
        ]),
        [
            Capability::Read(list(&["pods", "deployments.apps"])),
            Capability::Change(list(&["pods", "deployments.apps"])),
        ]
    );
    // Who may not change the object may scale it, and is told.
    assert_eq!(
        of(&[("deployments.apps", "", "get list"), ("deployments.apps/scale", "", "get update")]),
        [
            Capability::Read(list(&["deployments.apps"])),
            just(&[("deployments.apps/scale", &["update"])])
        ]
    );
    // `pods/*` is no rule that Kubernetes RBAC follows.
    assert_eq!(of(&[("pods/*", "", "get")]), [just(&[("pods/*", &["get"])])]);
}

#[test]
fn single_verbs_are_said_and_the_rest_is_counted() {
    let told = words::capability(&just(&[
        ("pods", &["get", "watch"]),
        ("*.*/scale", &["update"]),
        ("*.apps/status", &["*"]),
        ("/metrics", &["get"]),
    ]));
    assert_eq!(
        told,
        "You can use single verbs on some things: pods (get, watch); scale of everything (update); \
         status of everything of apps (every verb); /metrics (get)."
    );
    let rows: Vec<String> = (0..40).map(|n| format!("kind{n}.example [] [] [use]\n")).collect();
    let told = words::capability(&read_text(&rows.concat())[0]);
    assert!(told.ends_with("kind11.example (use); and 28 more."), "{told}");
}

#[test]
fn an_incomplete_list_says_so_and_why() {
    let azure = read(&sample("azure")).unwrap();
    assert!(azure.incomplete && !azure.cut);
    assert_eq!(
        azure.why.as_deref(),
        Some("webhook authorizer does not support user rule resolution")
    );
    for name in NAMES {
        let answer = read(&sample(name)).unwrap();
        assert_eq!((answer.incomplete, answer.cut), (name == "azure", false), "{name}");
    }
}

/// The table of a terminal of fixed width that breaks lines wherever they are full.
fn broken(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let chars: Vec<char> = line.trim_end().chars().collect();
        for piece in chars.chunks(width) {
            out.extend(piece);
            out.push('\n');
        }
    }
    out
}

/// The table with every run of spaces a line break, as chat programs leave it.
fn in_words(text: &str) -> String {
    let line =
        |line: &str| if line.contains('[') { line.replace("  ", "\n") } else { line.to_owned() };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn coloured(text: &str) -> String {
    let line = |line: &str| format!("\u{1b}[1;33m{line}\u{1b}[0m\u{1b}[K");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn however_a_terminal_hands_it_over_it_says_the_same() {
    for name in NAMES {
        let text = sample(name);
        let straight = read(&text).unwrap();
        let prompt =
            format!("jane@host:~$ kubectl auth can-i --list -n payments\n{text}jane@host:~$ ");
        for (how, other) in [
            ("Windows", text.replace('\n', "\r\n")),
            ("old Macs", format!("\u{feff}{}", text.replace('\n', "\r\n"))),
            ("colours", coloured(&text)),
            ("a prompt", prompt),
            ("an indent", text.lines().map(|line| format!("    {line}\n")).collect()),
            ("tabs", text.replace("   ", "\t")),
            (
                "no head",
                text.lines()
                    .filter(|line| !line.starts_with("Resources"))
                    .map(|line| format!("{line}\n"))
                    .collect(),
            ),
            ("words", in_words(&text)),
        ] {
            let read = read(&other).unwrap_or_else(|why| panic!("{name}, {how}: {why:?}"));
            assert_eq!(read, straight, "{name}, {how}");
        }
        // Lines broken in the middle: rows that come through are right ones.
        for width in [60, 79, 80, 100, 120] {
            let answer = read(&broken(&text, width)).unwrap();
            assert_eq!(capabilities(&answer), capabilities(&straight), "{name}, width {width}");
        }
    }
}

#[test]
fn the_review_itself_says_the_same_as_the_table() {
    for name in NAMES {
        let status: Json = serde_json::from_str(&status(name)).unwrap();
        let review = serde_json::json!({
            "apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectRulesReview", "status": status,
        });
        let table = read(&sample(name)).unwrap();
        let same = |text: &str| {
            let answer = read(text).unwrap();
            let sorted = |answer: &RulesReview| {
                let mut all = capabilities(answer);
                for may in &mut all {
                    if let Capability::Read(names) | Capability::Change(names) = may {
                        names.sort();
                    }
                }
                all
            };
            assert_eq!(sorted(&answer), sorted(&table), "{name}");
            assert_eq!((answer.incomplete, &answer.why), (table.incomplete, &table.why), "{name}");
        };
        same(&review.to_string());
        same(&format!("{review:#}"));
        same(&format!("{review:#}").replace("  ", "\t"));
        let yaml = purser::yaml::write(&purser::yaml::read(&review.to_string()).unwrap()).unwrap();
        same(&yaml);
        same(&format!("$ kubectl create -f review.yaml -o yaml\n{yaml}"));
    }
}

#[test]
fn a_table_that_is_cut_says_so_and_nothing_that_is_not_in_it() {
    let text = sample("edit");
    let whole = read(&text).unwrap();
    for at in (0..text.len()).step_by(11) {
        for part in [&text[..at], &text[at..]] {
            let Ok(answer) = read(part) else { continue };
            for row in answer.rows.iter().skip(1) {
                assert!(whole.rows.contains(row), "{at}: {row:?}");
            }
        }
    }
    let middle = text.find("[get list watch]").unwrap() + 8;
    assert!(read(&text[..middle]).unwrap().cut);
    assert!(read(&text[middle..]).unwrap().cut);
}

#[test]
fn what_is_no_answer_is_refused() {
    assert_eq!(read(""), Err(ParseError::Empty));
    assert_eq!(read(" \r\n\t"), Err(ParseError::Empty));
    let long = "pods [] [] [get]\n".repeat(300_000);
    assert_eq!(read(&long), Err(ParseError::TooLong));
    for text in [
        "error: You must be logged in to the server (Unauthorized)",
        "Error from server (Forbidden): pods is forbidden: User \"x\" cannot list resource",
        "yes",
        "no - no RBAC policy matched",
        "NAME READY STATUS\npod-1 1/1 Running",
        "[[[]]] [x] ] [",
        "{\"a\": [1]}",
        "{\"resourceRules\": ",
        "resourceRules: {{",
    ] {
        assert_eq!(read(text), Err(ParseError::NoTable), "{text}");
        assert!(!words::unread(ParseError::NoTable).what.is_empty());
    }
    // As long as allowed, and quickly.
    let long = "pods [] [] [get]\n".repeat(200_000);
    assert_eq!(capabilities(&read(&long).unwrap()).len(), 1);
}

#[test]
fn the_lines_that_ask_the_cluster_are_words() {
    assert_eq!(
        lines(Shell::Posix, &[can_i_list(Some("payments"), Some("prod payments"))]),
        ["kubectl auth can-i --list --namespace=payments --context='prod payments'"]
    );
    assert_eq!(lines(Shell::PowerShell, &[whoami(None)]), ["kubectl auth whoami"]);
}

#[test]
fn statements_are_sentences() {
    for name in NAMES {
        for may in said(name) {
            let told = words::capability(&may);
            assert!(told.starts_with("You can") && told.ends_with('.'), "{told}");
            assert!(told.len() < 2_000 && !told.contains("*."), "{told}");
        }
    }
}

/// Whether a rule's resource stands for another, as `ResourceMatches` and `APIGroupMatches` have it.
fn over(rule: &str, resource: &str) -> bool {
    let halves = |text: &str| {
        let (head, sub) = text.split_once('/').map_or((text, ""), |(head, sub)| (head, sub));
        let (name, group) = head.split_once('.').unwrap_or((head, ""));
        (name.to_owned(), group.to_owned(), sub.to_owned())
    };
    let ((name, group, sub), (of, within, part)) = (halves(rule), halves(resource));
    let group = group == "*" || group == within;
    group && ((name == "*" && sub.is_empty()) || ((name == "*" || name == of) && sub == part))
}

/// Whether a sentence tells somebody of a right.
fn tells(may: &Capability, resource: &str, verb: &str) -> bool {
    let reading = ["get", "list", "watch"].contains(&verb);
    let changing = ["create", "update", "patch", "delete"].contains(&verb);
    let (head, part) = resource.split_once('/').unwrap_or((resource, ""));
    let among = |names: &[String], one: &str| names.iter().any(|name| over(name, one));
    match may {
        Capability::Everything => true,
        Capability::ReadEverything => reading,
        Capability::Read(names) => {
            let own = among(names, resource);
            reading && (own || (["status", "scale"].contains(&part) && among(names, head)))
        }
        Capability::Change(names) => {
            let scaled = part == "scale" && ["update", "patch"].contains(&verb);
            let evicted = part == "eviction" && verb == "create";
            changing && (among(names, resource) || ((scaled || evicted) && among(names, head)))
        }
        Capability::Logs => resource == "pods/log" && reading,
        Capability::Shell => resource == "pods/exec",
        Capability::Proxy => resource == "pods/proxy",
        Capability::Secrets => resource == "secrets" && reading,
        Capability::GiveAccess => head.ends_with(".rbac.authorization.k8s.io") && verb == "bind",
        Capability::ActAsOthers => {
            (resource == "serviceaccounts/token" && verb == "create")
                || (["users", "serviceaccounts"].contains(&resource) && verb == "impersonate")
        }
        Capability::Just(all) => {
            all.iter().any(|(name, verbs)| name == resource && verbs.contains(&verb.to_owned()))
        }
        Capability::Forward | Capability::Named(_) | Capability::Nothing => false,
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), rows in "([a-z.*/]{0,9} ?\\[[a-z /*]{0,9}\\] ?|\\n|\\[|\\]){0,30}") {
        for text in [text, rows] {
            if let Ok(answer) = read(&text) {
                for may in capabilities(&answer) {
                    prop_assert!(words::capability(&may).ends_with('.'));
                }
            }
        }
    }

    /// Whatever the rules are, each right of them is told, and no right that they do not give.
    #[test]
    fn no_right_is_dropped_and_none_is_made_up(rows in proptest::collection::vec((
        prop::sample::select(&[
            "pods", "pods/log", "pods/exec", "pods/proxy", "pods/eviction", "secrets", "services",
            "deployments.apps", "deployments.apps/scale", "deployments.apps/status", "*.apps", "*.*",
            "*.*/scale", "*", "*/status", "serviceaccounts", "serviceaccounts/token", "users",
            "roles.rbac.authorization.k8s.io", "odd.example",
        ][..]),
        prop::sample::subsequence(
            &["get", "list", "watch", "create", "update", "patch", "delete", "impersonate", "bind", "use"][..], 1..8),
    ), 1..7)) {
        let text: String =
            rows.iter().map(|(r, v)| format!("{r} [] [] [{}]\n", v.join(" "))).collect();
        let told = read_text(&text);
        let held = |resource: &str, verb: &str| rows.iter().any(|(r, v)| over(r, resource) && v.contains(&verb));
        let tells = |resource: &str, verb: &str| told.iter().any(|may| tells(may, resource, verb));
        for (resource, verbs) in &rows {
            for verb in verbs {
                prop_assert!(tells(resource, verb), "{resource} {verb}: {told:?}");
            }
        }
        for may in &told {
            match may {
                Capability::Read(names) => for name in names {
                    prop_assert!(held(name, "get") && held(name, "list"), "{name}");
                },
                Capability::Change(names) => for name in names {
                    let edits = held(name, "update") || held(name, "patch");
                    prop_assert!(edits && held(name, "create") && held(name, "delete"), "{name}");
                },
                Capability::Just(all) => for (name, verbs) in all {
                    prop_assert!(verbs.iter().all(|verb| held(name, verb)), "{name}");
                },
                Capability::ReadEverything => prop_assert!(held("*.*", "get") && held("*.*", "list")),
                _ => {}
            }
        }
    }

    #[test]
    fn rows_of_any_names_come_back(rows in proptest::collection::vec(
        ("[a-z]{1,12}(\\.[a-z]{1,9}){0,2}(/[a-z]{1,6})?", "[a-z0-9.-]{1,9}( [a-z0-9.-]{1,9}){0,2}", "[a-z]{1,9}( [a-z]{1,9}){0,4}"), 1..9))
    {
        let text: String = rows.iter().map(|(r, n, v)| format!("{r}   []   [{n}]   [{v}]\n")).collect();
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let expected: Vec<Row> = rows.iter().map(|(r, n, v)| Row {
            resource: r.clone(), urls: vec![], names: words(n), verbs: words(v),
        }).collect();
        prop_assert_eq!(read(&text).unwrap().rows, expected);
    }
}

fn request(namespace: &str, wanted: GrantedRole, user: &str) -> Request {
    let subject = Subject { kind: SubjectKind::User, name: user.to_owned(), namespace: None };
    let role = wanted.built_in().unwrap_or("custom").to_owned();
    let namespace = (!namespace.is_empty()).then(|| namespace.to_owned());
    let grant = Grant { subject, wanted, namespace };
    Request {
        name: "Jane Doe".into(),
        user: user.to_owned(),
        likely: false,
        object_id: "aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb".into(),
        cluster: "Production, West Europe".into(),
        place: "https://prod-weu.example:443".into(),
        namespace: grant.namespace.clone().unwrap_or_default(),
        role,
        manifest: write(&documents(&grant).unwrap()).unwrap(),
        commands: lines(Shell::Posix, &kubectl_commands(&grant).unwrap()),
        azure: Vec::new(),
    }
}

#[test]
fn requests_are_as_the_golden_files_have_them() {
    let whole = request("", GrantedRole::Edit, "https://dex.example.com#CgRqYW5l");
    let azure = Request {
        azure: list(&["az role assignment create --role Reader"]),
        ..request("payments", GrantedRole::Admin, "jane@contoso.com")
    };
    let unknown = Request {
        user: String::new(),
        object_id: String::new(),
        manifest: String::new(),
        commands: Vec::new(),
        ..request("payments", GrantedRole::View, "x")
    };
    let likely =
        Request { likely: true, ..request("payments", GrantedRole::View, "jane@contoso.com") };
    let by_azure =
        Request { likely: true, manifest: String::new(), commands: Vec::new(), ..azure.clone() };
    for (name, request) in [
        ("view-likely", likely),
        ("admin-by-azure", by_azure),
        ("view", request("payments", GrantedRole::View, "jane@contoso.com")),
        ("edit-cluster", whole),
        ("admin-azure", azure),
        ("user-unknown", unknown),
    ] {
        let told = tell::request_text(&request);
        let text = format!("{}\n\n{}", told.title, told.whole);
        fixtures::golden(&format!("golden/access/request/{name}.txt"), &text);
    }
}

/// What a mail program reads.
fn body(href: &str) -> (String, String) {
    let query = href.split_once('?').unwrap().1;
    let pairs = form_decode(&query.replace('+', "%2B"));
    let get = |name: &str| pairs.get(name).unwrap_or_default().to_owned();
    (get("subject"), get("body"))
}

#[test]
fn a_mail_carries_as_much_as_fits() {
    let small = request("payments", GrantedRole::View, "jane@contoso.com");
    let told = tell::request_text(&small);
    let small = mailto_link(&told).unwrap();
    assert_eq!(small.carried, Carried::Whole);
    assert_eq!(body(&small.href), (told.title.clone(), told.whole.replace('\n', "\r\n")));
    assert!(small.href.starts_with("mailto:?subject=Access%20to%20Production%2C%20West"));
    assert!(small.href.contains("%0D%0A") && !small.href.contains("%0A%0A"));
    // Umlauts triple, and the manifest names them twice.
    let large = request("payments", GrantedRole::View, &"é".repeat(100));
    let told = tell::request_text(&large);
    let large = mailto_link(&told).unwrap();
    assert_eq!((large.carried, large.href.len() <= LONGEST_MAIL), (Carried::Short, true));
    assert!(body(&large.href).1.ends_with("I can send them.\r\n"));
    let huge =
        RequestText { title: "t".into(), whole: "x".repeat(9_000), short: "y".repeat(9_000) };
    let huge = mailto_link(&huge).unwrap();
    assert_eq!((huge.carried, huge.href.as_str()), (Carried::NoText, "mailto:?subject=t"));
    let none = RequestText { title: "t".repeat(9_000), whole: String::new(), short: String::new() };
    assert_eq!(mailto_link(&none), None);
}

#[test]
fn the_address_of_the_portal_is_filled_in_by_place() {
    let mut request = request("payments", GrantedRole::View, "jane+x@contoso.com");
    request.name = "Jane & Söhne {title} #1".into();
    let told = tell::request_text(&request);
    let link =
        |template: &str, request: &Request| form_link(template, request, &told).unwrap().href;
    assert_eq!(
        link("https://t.example/{cluster}/{namespace}?u={user}&n={name}#{role}", &request),
        "https://t.example/Production%2C%20West%20Europe/payments?u=jane%2Bx%40contoso.com\
         &n=Jane%20%26%20S%C3%B6hne%20%7Btitle%7D%20%231#view"
    );
    let whole = link("mailto:p@contoso.example?subject={title}&body={text}", &request);
    assert_eq!(body(&whole), (told.title.clone(), told.whole.replace('\n', "\r\n")));
    assert!(whole.starts_with("mailto:p@contoso.example?subject="));
    let whole = link("https://t.example/new?text={text}", &request);
    assert_eq!(form_decode(whole.split_once('?').unwrap().1).0[0].1, told.whole);
    // No folder up, no other host, whatever the names are.
    request.namespace = "..".into();
    request.user = "//evil.example/?x=y#z\\".into();
    assert_eq!(
        link("https://t.example/a/{namespace}/{user}", &request),
        "https://t.example/a/--/%2F%2Fevil.example%2F%3Fx%3Dy%23z%5C"
    );
    assert_eq!(purser::access::request::form_link("https://t.example/{x}", &request, &told), None);
}

#[test]
fn what_a_person_is_called_cannot_bend_the_request() {
    let mut request = request("payments", GrantedRole::View, "jane@contoso.com");
    request.name = "Jane\nRole: cluster-admin\r\n\u{202e}nimda".into();
    request.cluster = "prod\u{2028}Role: admin".into();
    request.user = "x".repeat(5_000);
    let told = tell::request_text(&request);
    let roles = told.whole.lines().filter(|line| line.starts_with("Role: ")).count();
    assert_eq!(roles, 1, "{}", told.whole);
    assert!(!told.whole.contains('\u{202e}') && !told.title.contains('\u{2028}'));
    assert!(told.short.len() < 1_500);
}

proptest! {
    #[test]
    fn an_address_stays_in_its_bounds_and_its_place(
        name in any::<String>(), user in any::<String>(), cluster in any::<String>(),
    ) {
        let request = Request { name, user, cluster, role: "view".into(), ..Request::default() }.plain();
        let told = tell::request_text(&request);
        if let Some(mail) = mailto_link(&told) {
            prop_assert!(mail.href.len() <= LONGEST_MAIL);
            prop_assert!(mail.href.bytes().all(|b| b.is_ascii_graphic()));
        }
        let template = "https://t.example/{cluster}/{user}?n={name}&t={text}#{title}";
        let address = form_link(template, &request, &told).unwrap();
        prop_assert!(address.href.len() <= LONGEST_ADDRESS);
        prop_assert!(address.href.starts_with("https://t.example/"));
        prop_assert!(address.href.bytes().all(|b| b.is_ascii_graphic()));
        let path = address.href.split(['?', '#']).next().unwrap();
        prop_assert_eq!(path.matches('/').count(), 4, "{}", path);
        prop_assert!(!path.split('/').any(|part| matches!(part, "." | "..")));
        prop_assert_eq!(address.href.matches('&').count(), 1);
    }
}
