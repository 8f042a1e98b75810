//! The reader of uses, on small texts.

use super::uses::Uses;

/// The uses that are part of a circle, among these files and an empty root.
fn circles(files: &[(&str, &str)]) -> Vec<String> {
    let root = [("lib.rs", "")];
    Uses::of(root.iter().chain(files).copied()).circles().into_keys().collect()
}

const A: (&str, &str) = ("a.rs", "use crate::b::B;\npub struct A;");

#[test]
fn two_files_that_use_each_other_are_a_circle() {
    let both = ["a.rs uses b.rs", "b.rs uses a.rs"];
    for back in [
        "use crate::a::A;",
        "use crate::{a::{self, A}, c};",
        "use super::a::A as Other;",
        "fn f() { crate::a::A::new() }",
        "use crate::a;\nfn f() -> a::A {}",
        "use super::{a as other};\nfn f() { g(other::A) }",
        "use crate::a::*;\nfn f() -> A {}",
        "#[derive(X)]\nstruct Y { a: Vec<super::a::A> }",
    ] {
        let code = format!("{back}\npub struct B;");
        assert_eq!(circles(&[A, ("b.rs", &code)]), both, "{back}");
    }
    for none in [
        "// use crate::a::A;",
        "const TEXT: &str = \"crate::a::A\";",
        "#[cfg(test)]\nmod tests { use crate::a::A; }",
        "use crate::a;",
        "use crate::a::*;",
        "use other::a::A;",
        "fn f(a: u8) { a.A() }",
        "pub(in crate::a) fn f() {}",
    ] {
        let code = format!("{none}\npub struct B;");
        assert_eq!(circles(&[A, ("b.rs", &code)]), [""; 0], "{none}");
    }
}

#[test]
fn a_circle_may_be_long_and_is_printed_with_what_is_used() {
    let files = [
        ("lib.rs", ""),
        A,
        ("b.rs", "pub struct B(crate::c::C);"),
        ("c.rs", "use crate::a::A;\npub struct C;"),
        ("d.rs", "use crate::a::A;"),
    ];
    let found = Uses::of(files).circles();
    assert_eq!(found.len(), 3);
    assert_eq!(
        found["a.rs uses b.rs"],
        "a.rs → (crate::b::B) b.rs → (crate::c::C) c.rs → (crate::a::A) a.rs"
    );
}

#[test]
fn what_a_parent_hands_on_counts_for_the_file_that_defines_it() {
    let parent = ("x/mod.rs", "mod a;\nmod b;\npub use a::A;\npub(crate) use b::{B as Other};\n");
    let child = ("x/b.rs", "use super::A;\npub struct B;");
    assert_eq!(circles(&[parent, ("x/a.rs", "pub struct A;"), child]), [""; 0]);
    let both = ["x/a.rs uses x/b.rs", "x/b.rs uses x/a.rs"];
    assert_eq!(circles(&[parent, ("x/a.rs", "pub struct A(super::Other);"), child]), both);
    let others = ("x/a.rs", "use crate::x::Other;\npub struct A;");
    assert_eq!(circles(&[parent, others, child]), both);
    // Also by all names at once, and by a name that the parent only takes for itself.
    let all = ("x/mod.rs", "mod a;\nmod b;\npub use a::*;\nuse b::*;");
    let others = ("x/a.rs", "use super::B;\npub struct A;");
    assert_eq!(circles(&[all, others, child]), both);
}

#[test]
fn a_parent_is_in_a_circle_where_both_use_each_other_in_code() {
    let child = ("x/a.rs", "use super::Own;\npub struct A;");
    let both = ["x/a.rs uses x/mod.rs", "x/mod.rs uses x/a.rs"];
    for (code, circle) in [
        ("pub mod a;\npub struct Own;", false),
        ("mod a;\npub use a::A;\npub struct Own;", false),
        ("mod a;\npub use a::A;\npub struct Own(A);", true),
        ("mod a;\nuse a::A;\npub struct Own(A);", true),
        ("mod a;\npub struct Own;\nimpl Own { fn f() { a::A::new() } }", true),
        ("mod a;\npub use a::made;\npub struct Own;\nfn f() { made() }", true),
        ("mod a;\npub use a::made;\npub struct Own { made: u8 }", false),
    ] {
        let found = circles(&[("x/mod.rs", code), child]);
        assert_eq!(found, if circle { both.to_vec() } else { Vec::new() }, "{code}");
    }
}

#[test]
fn a_module_and_a_function_of_one_name_are_told_apart() {
    let all = ("x/mod.rs", "mod a;\npub use a::*;\nfn a() {}");
    let user = ("x/b.rs", "use super::A;\npub struct B;");
    assert_eq!(
        circles(&[all, ("x/a.rs", "use super::b::B;\npub struct A;"), user]),
        ["x/a.rs uses x/b.rs", "x/b.rs uses x/a.rs"]
    );
    let parent = ("x/mod.rs", "mod open;\nmod b;\npub use open::open;");
    let open = ("x/open.rs", "use super::b::B;\npub fn open() {}");
    let both = ["x/b.rs uses x/open.rs", "x/open.rs uses x/b.rs"];
    for code in ["use super::open;\npub struct B;", "fn f() { super::open::open() }\npub struct B;"]
    {
        assert_eq!(circles(&[parent, open, ("x/b.rs", code)]), both, "{code}");
    }
}
