//! Messages that lead the right way: each cause has its own code and says whose move it is.

use serde_json::json;

use super::fake::{NOW, PAGE, Scenario, plain, with};
use crate::platform::{FetchError, Response};
use crate::problem::{Owner, Problem};

/// A moment as HTTP writes it (RFC 9110 section 5.6.7).
fn date(seconds: i64) -> String {
    let (day, clock) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // The tests lie around this one day: 1,800,000,000 is Friday, 15 January 2027, 08:00.
    let name = ["Thu", "Fri", "Sat"][usize::try_from(day - 20_832).unwrap()];
    let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
    format!("{name}, {} Jan 2027 {hour:02}:{minute:02}:{second:02} GMT", day - 20_832 + 14)
}

/// A sign-in with a token of these times on a device whose clock is off, where the provider or the
/// page's own host lets its time be read.
struct Clocks {
    issued: i64,
    ends: i64,
    begins: Option<i64>,
    ahead: i64,
    provider: bool,
    host: Option<i64>,
}

const RIGHT: Clocks =
    Clocks { issued: 0, ends: 3600, begins: None, ahead: 0, provider: false, host: Some(0) };

impl Clocks {
    fn run(&self) -> Problem {
        let one = with(plain(), |t| {
            t.claims["iat"] = json!(NOW + self.issued);
            t.claims["exp"] = json!(NOW + self.ends);
            if let Some(begins) = self.begins {
                t.claims["nbf"] = json!(NOW + begins);
            }
            t.later = 0;
            t.date = self.provider.then(|| date(NOW));
        });
        let fake = one.fake();
        *fake.now.borrow_mut() += self.ahead;
        let host = match self.host {
            None => Err(FetchError::Network),
            Some(age) => Ok(Response {
                status: 200,
                headers: vec![("date".into(), date(NOW - age)), ("age".into(), age.to_string())],
                body: String::new(),
            }),
        };
        fake.answers.borrow_mut().insert(PAGE.into(), vec![host]);
        one.run_with(&fake).unwrap_err()
    }
}

#[test]
fn a_token_that_had_ended_when_it_was_issued_blames_no_clock_that_is_right() {
    for (issued, ends, begins) in [
        (-7200, -3600, None),
        (-90_000, -86_400, None),
        (600, 4200, None),
        (0, 3600, Some(1800)),
        // It ends before it begins, which no clock explains.
        (0, -200, None),
    ] {
        for provider in [true, false] {
            let problem = Clocks { issued, ends, begins, provider, ..RIGHT }.run();
            assert_eq!(
                (problem.code, problem.owner),
                ("oidc.id-token-never", Owner::Directory),
                "{issued} {ends} {begins:?} {provider}"
            );
            assert_eq!(problem.detail("clock"), "");
        }
    }
    // What ends before it was issued is the provider's mistake, whatever the time is.
    let problem = Clocks { ends: -200, host: None, ..RIGHT }.run();
    assert_eq!(problem.code, "oidc.id-token-never");
}

#[test]
fn a_clock_that_is_wrong_is_blamed_by_as_much_as_it_is_wrong() {
    for ahead in [7200, -1200, 86_400] {
        for (provider, host) in [(true, None), (false, Some(0)), (false, Some(3000))] {
            let problem = Clocks { ahead, provider, host, ..RIGHT }.run();
            assert_eq!((problem.code, problem.owner), ("oidc.id-token-time", Owner::Person));
            assert_eq!(problem.detail("clock"), ahead.to_string(), "{provider} {host:?}");
            assert_eq!(problem.detail("measured"), "yes");
        }
    }
    // Without any other clock it is only a guess, and said as one.
    let problem = Clocks { ahead: 7200, host: None, ..RIGHT }.run();
    assert_eq!((problem.detail("clock"), problem.detail("measured")), ("7200", ""));
}

#[test]
fn each_reason_why_no_key_fits_has_its_own_code() {
    let told = |change: &dyn Fn(&mut Scenario)| {
        let problem = with(plain(), change).run().unwrap_err();
        (problem.code, problem.detail("key").to_owned(), problem.owner)
    };
    let unfit = |why: &str| ("oidc.key-unfit", why.to_owned(), Owner::Directory);
    let key = |name: &'static str, value: serde_json::Value| {
        move |t: &mut Scenario| t.keys[0][name] = value.clone()
    };
    assert_eq!(told(&key("use", json!("enc"))), unfit("use"));
    assert_eq!(told(&key("key_ops", json!(["wrapKey"]))), unfit("use"));
    assert_eq!(told(&key("alg", json!("RS512"))), unfit("algorithm"));
    assert_eq!(told(&key("kty", json!("EC"))), unfit("kind"));
    assert_eq!(told(&key("n", json!("AQAB"))), unfit("weak"));
    let several = |t: &mut Scenario| {
        t.header = json!({"alg": "RS256"});
        t.keys.push(super::fake::jwk("b", &super::fake::modulus(2)));
    };
    assert_eq!(told(&several), ("oidc.key-ambiguous", String::new(), Owner::Directory));
    let twice = |t: &mut Scenario| t.keys.push(super::fake::jwk("a", &super::fake::modulus(2)));
    assert_eq!(told(&twice), ("oidc.key-ambiguous", String::new(), Owner::Directory));
    // Only this one may be over in a moment.
    let other = |t: &mut Scenario| t.header["kid"] = json!("b");
    assert_eq!(told(&other), ("oidc.key-unknown", String::new(), Owner::Wait));
}

#[test]
fn no_answer_says_what_became_of_it() {
    use FetchError as E;
    let keys = "https://dex.example/dex/keys";
    let discovery = "https://dex.example/dex/.well-known/openid-configuration";
    let token = "https://dex.example/dex/token";
    for (error, code, owner) in [
        (E::TimedOut, "session.timed-out", Owner::Wait),
        (E::Redirected, "session.redirected", Owner::Operator),
        (E::TooLarge, "session.unreadable", Owner::Operator),
        (E::Unreadable, "session.unreadable", Owner::Operator),
        (E::Offline, "session.offline", Owner::Person),
    ] {
        let one = with(plain(), |t| t.keys_fail = Some(error));
        let problem = one.run().unwrap_err();
        assert_eq!((problem.code, problem.owner), (code, owner), "{error:?}");
        assert!(error == E::Offline || problem.detail("address") == keys);
        let one = plain();
        let fake = one.fake();
        fake.answers.borrow_mut().insert(discovery.into(), vec![Err(error)]);
        assert_eq!(one.run_with(&fake).unwrap_err().code, code, "{error:?}");
        let one = with(plain(), |t| t.token_fail = Some(error));
        let problem = one.run().unwrap_err();
        assert_eq!(problem.code, code, "{error:?}");
        assert!(error == E::Offline || problem.detail("address") == token);
    }
    // Only where the browser hides the answer is CORS a likely cause.
    let hidden = |one: Scenario| one.run().unwrap_err().code;
    assert_eq!(
        hidden(with(plain(), |t| t.keys_fail = Some(E::Network))),
        "session.keys-unreachable"
    );
    assert_eq!(
        hidden(with(plain(), |t| t.token_fail = Some(E::Network))),
        "session.token-unreachable"
    );
}

#[test]
fn keys_behind_a_redirect_are_never_done_without() {
    let one = with(plain(), |t| t.trust_tls = true);
    let fake = one.fake();
    let moved = Response { status: 302, headers: Vec::new(), body: String::new() };
    fake.answers.borrow_mut().insert("https://dex.example/dex/keys".into(), vec![Ok(moved)]);
    assert_eq!(one.run_with(&fake).unwrap_err().code, "oidc.keys-invalid");
}
