//! Who signed in.

use serde_json::{Value, json};

use super::fake::{entra, plain, with};
use crate::session::Groups;

#[test]
fn names_that_would_pass_for_others_and_the_user_of_the_file() {
    let person = |claims: &[(&str, Value)]| {
        let one = with(plain(), |t| {
            t.claims.as_object_mut().unwrap().remove("preferred_username");
            for (name, value) in claims {
                t.claims[*name] = value.clone();
            }
        });
        let person = one.run().unwrap().person;
        (person.name, person.user_name, person.file_user)
    };
    let texts =
        |name: &str, user: &str, file: &str| (name.to_owned(), user.to_owned(), file.to_owned());
    let hostile = [
        ("name", json!("\u{202e}ecilA\u{200b}\n")),
        ("preferred_username", json!("bob\u{2066}@x\u{feff}")),
        ("email", json!("alice@x")),
    ];
    assert_eq!(person(&hostile), texts("ecilA", "bob@x", "bob@x"));
    // An address anyone may enter is shown, but names nothing in the file.
    assert_eq!(person(&[("email", json!("eve@x"))]), texts("Alice", "eve@x", "u1"));
    let unseen = [("name", json!("\u{200b}")), ("preferred_username", json!("\u{ad} \t"))];
    assert_eq!(person(&unseen), texts("u1", "u1", "u1"));
    let control = [("sub", json!("u\u{1b}[2J1")), ("name", Value::Null)];
    assert_eq!(person(&control), texts("u[2J1", "u[2J1", "u[2J1"));
}

#[test]
fn too_many_groups_are_unknown_groups() {
    let one = with(entra(), |t| {
        t.claims.as_object_mut().unwrap().remove("groups");
        t.claims["_claim_names"] = json!({"groups": "src1"});
    });
    assert_eq!(one.run().unwrap().person.groups, Groups::Overage);
}
