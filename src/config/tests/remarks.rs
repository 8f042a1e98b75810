//! What the certificates in the file are worth at a time.

use super::*;
use crate::certificate::Doubt;
use crate::config::remarks::remarks_on_certificates;

/// The first second of 2026.
const NOW: i64 = 1_767_225_600;
const PAST: i64 = 1_614_834_367;

fn bundle(names: &[&str]) -> String {
    let read = |name: &&str| {
        let path = format!("{}/tests/fixtures/certificates/{name}.pem", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    };
    STANDARD.encode(names.iter().map(read).collect::<String>())
}

/// The good file with an authority for the first cluster and one for the second's provider.
fn with(first: &str, second: &str) -> String {
    let text = changed("aks: {}", &format!("certificateAuthorityData: {first}\n    aks: {{}}"));
    let key = format!("clientId: kubernetes, certificateAuthorityData: '{second}' }}");
    text.replace("clientId: kubernetes }", &key)
}

fn remarks(text: &str, now: i64) -> Vec<(String, usize, What)> {
    let found = remarks_on_certificates(&check(text), text, now);
    assert!(found.iter().all(|one| one.severity == Severity::Warning && one.column > 1));
    found.into_iter().map(|one| (one.path, one.line, one.what)).collect()
}

#[test]
fn certificates_that_will_not_do_are_remarked_on_and_the_check_stays_the_same() {
    let good = bundle(&["authority"]);
    let text = with(&good, &good);
    assert_eq!(remarks(&text, NOW), []);
    assert_eq!(check(&text).mistakes, []);

    let first = "clusters[0].certificateAuthorityData".to_owned();
    let second = "clusters[1].oidc.certificateAuthorityData".to_owned();
    let what = What::Certificates;
    let text = with(&bundle(&["authority-past"]), &bundle(&["server"]));
    let found = [
        (first.clone(), 16, what(Doubt::Ended { at: PAST })),
        (second, 21, what(Doubt::NoAuthority)),
    ];
    assert_eq!(remarks(&text, NOW), found);
    // The cluster stays: a clock that is wrong must not take it away.
    let reading = check(&text);
    assert_eq!((reading.mistakes.as_slice(), names(&reading)), (&[][..], vec!["prod", "lab"]));
    // The same file before its end.
    assert_eq!(remarks(&text, PAST).len(), 1);

    let text = with(&bundle(&["authority-past", "authority"]), &good);
    let some = what(Doubt::SomeEnded { count: 1, at: PAST });
    assert_eq!(remarks(&text, NOW), [(first, 16, some)]);
}

#[test]
fn what_a_time_tells_stands_with_the_rest_in_the_order_of_the_file() {
    let text = with(&bundle(&["authority-past"]), &bundle(&["server"]))
        .replace("server: https://lab.example", "server: http://lab.example");
    let found = read_closely_at(&text, &Surroundings::default(), NOW).mistakes;
    let what: Vec<_> = found.into_iter().map(|one| (one.line, one.what)).collect();
    let certificates = What::Certificates;
    let expected = [
        (16, certificates(Doubt::Ended { at: PAST })),
        (20, What::NotHttps),
        (21, certificates(Doubt::NoAuthority)),
    ];
    assert_eq!(what, expected);
}

#[test]
fn certificates_without_a_doubt_need_no_second_look_at_the_text() {
    let good = with(&bundle(&["authority"]), &bundle(&["authority"]));
    let past = with(&bundle(&["authority-past"]), &bundle(&["authority"]));
    assert_eq!(remarks_on_certificates(&check(&good), &past, NOW), []);
    // An entry that the check left out is looked at in the text.
    let faulty = past.replace("name: prod", "name: Prod");
    let reading = check(&faulty);
    assert!(!names(&reading).contains(&"prod"), "{:?}", reading.mistakes);
    assert_eq!(remarks_on_certificates(&reading, &faulty, NOW).len(), 1);
}

#[test]
fn what_the_check_tells_is_not_told_twice_and_garbage_is_no_matter() {
    let bare = STANDARD.encode("-----BEGIN CERTIFICATE-----\nMIIB\n");
    for bad in ["x", "''", "5", "[a]", "{}", bare.as_str()] {
        assert_eq!(remarks(&with(bad, &bundle(&["authority"])), NOW), [], "{bad}");
    }
    // Of the right length outside, and nothing inside.
    let mut der = vec![0x30, 0x81, 0x80];
    der.resize(3 + 0x80, 0);
    let hollow = format!(
        "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
        STANDARD.encode(der)
    );
    let text = with(&STANDARD.encode(hollow), &bundle(&["authority"]));
    assert_eq!(remarks(&text, NOW)[0].2, What::Certificates(Doubt::Unreadable));
    for none in ["", "[", "a: b", "clusters: x", "clusters: [1, {oidc: 2}]"] {
        assert_eq!(remarks(none, NOW), [], "{none}");
    }
}
