use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::awkward::AWKWARD;
use super::*;

fn kind(text: &str) -> (YamlFault, usize, usize) {
    let error = read(text).unwrap_err();
    (error.fault, error.line, error.column)
}

fn scalar(text: &str) -> Value {
    read(&format!("- {text}\n")).unwrap().items().unwrap()[0].value.clone()
}

#[test]
fn nodes_know_their_places() {
    let root = read("a: 1\nlist:\n  - x\n  - é: \"y\"\n    z:\n").unwrap();
    let list = root.get("list").unwrap();
    assert_eq!((root.line, root.column), (1, 1));
    assert_eq!((list.line, list.column), (3, 3));
    let second = &list.items().unwrap()[1];
    assert_eq!((second.line, second.column), (4, 5));
    let y = second.get("é").unwrap();
    assert_eq!((y.line, y.column, y.quoted), (4, 8, true));
    assert_eq!(second.get("z").unwrap().value, Value::Null);
    let root = read("a:\n- - x\n-\nb: |\n  c\nd: &x\n  e: 1\nf:\n").unwrap();
    let place = |node: &Node| (node.line, node.column);
    let list = root.get("a").unwrap();
    let items = list.items().unwrap();
    assert_eq!((place(list), place(&items[0]), place(&items[1])), ((2, 1), (2, 3), (3, 1)));
    let places = ["b", "d", "f"].map(|key| place(root.get(key).unwrap()));
    assert_eq!(places, [(5, 3), (6, 4), (8, 2)]);
}

#[test]
fn what_may_be_a_key_is_held_back_no_further_than_kubectl_does() {
    let long = |length: usize| read(&format!("{}: 1\n", "k".repeat(length)));
    assert!(long(1024).is_ok() && long(1025).is_err());
    // Whatever is open, few tokens wait at a time: each is looked at for the key it may be.
    let wide = format!("[{}]", "[a, {b: c}], ".repeat(50_000));
    assert_eq!(read(&wide).unwrap().items().unwrap().len(), 50_000);
    let mut scanner = scan::Scanner::new(cursor::Cursor::new(&wide, 0), true);
    let mut most = 0;
    while scanner.peek().unwrap().0 != scan::TokenKind::StreamEnd {
        most = most.max(scanner.waiting());
        scanner.take();
    }
    assert!(most < 2_000, "{most}");
}

#[test]
fn plain_scalars_mean_what_they_mean_to_kubectl() {
    for text in ["null", "~", "", "Null", "NULL"] {
        assert_eq!(scalar(text), Value::Null, "{text}");
    }
    for text in ["yes", "Yes", "y", "Y", "on", "ON", "true", "TRUE"] {
        assert_eq!(scalar(text), Value::Bool(true, text.to_owned()), "{text}");
    }
    for text in ["no", "n", "N", "off", "OFF", "false", "False"] {
        assert_eq!(scalar(text), Value::Bool(false, text.to_owned()), "{text}");
    }
    for text in [
        "0", "-1", "+1", "1_000", "0x1F", "0o17", "017", "0b101", "1e3", "1.", ".5", "-.5e-3",
        ".inf", "-.INF", ".nan",
    ] {
        assert_eq!(scalar(text), Value::Number(text.to_owned()), "{text}");
    }
    for text in [
        "2001-01-01",
        "2001-01-01T00:00:00Z",
        "=",
        "yEs",
        "12:30",
        "1.2.3",
        "0x",
        "0xg",
        "e3",
        ".",
        "1e",
        "nULL",
        "tRUE",
        "10.0.0.1",
        "v1",
    ] {
        assert_eq!(scalar(text), Value::String(text.to_owned()), "{text}");
    }
    for text in ["'no'", "\"no\"", "!!str no", "! no"] {
        assert_eq!(scalar(text), Value::String("no".to_owned()), "{text}");
    }
}

#[test]
fn tags_beyond_the_core_are_refused() {
    assert_eq!(scalar("!!int 5"), Value::Number("5".to_owned()));
    assert_eq!(read("!!map {a: !!seq [1]}").unwrap().entries().unwrap().len(), 1);
    for text in ["!!binary aGk=", "!foo x", "!!int x", "!!bool 1", "!!python/object:os.system {}"] {
        assert!(matches!(kind(&format!("a: {text}")).0, YamlFault::BadTag(_)), "{text}");
    }
}

#[test]
fn keys_are_scalars_and_differ() {
    let twice = YamlFault::DuplicateKey { key: "a".into(), first: 1 };
    assert_eq!(kind("a: 1\nb: 2\n\"a\": 3\n"), (twice, 3, 1));
    assert_eq!(kind("x: {b: 1}\n? [a]\n: 1\n").0, YamlFault::BadKey);
    assert_eq!(kind("~: 1\n").0, YamlFault::BadKey);
    assert_eq!(read("{1: a, true: b}").unwrap().get("true").unwrap().text(), Some("b"));
}

#[test]
fn aliases_and_merge_keys_are_carried_out() {
    let text = "base: &b {x: 1, w: 2}\none: {<<: *b, w: 3}\ntwo: {<<: [*b, {z: 4}]}\nquoted: {\"<<\": 1}\n";
    let root = read(text).unwrap();
    let one = root.get("one").unwrap();
    assert_eq!(one.get("x").unwrap().value, Value::Number("1".into()));
    assert_eq!(one.get("w").unwrap().value, Value::Number("3".into()));
    assert_eq!(root.get("two").unwrap().entries().unwrap().len(), 3);
    assert!(root.get("quoted").unwrap().get("<<").is_some());
    assert_eq!(kind("a: {<<: 1}").0, YamlFault::BadMerge);
    assert_eq!(kind("a: {<<: [1]}").0, YamlFault::BadMerge);
    assert_eq!(kind("a: &a [*a]").0, YamlFault::BadAlias);
    assert!(read("a: *nothing").is_err());
}

#[test]
fn one_document_with_any_line_ends() {
    assert_eq!(read("").unwrap().value, Value::Null);
    assert_eq!(read("# only a comment\n").unwrap().value, Value::Null);
    let root = read("\u{feff}a: 1\r\nb: |\r\n  x\r\n  y\r\nc: z\r\n").unwrap();
    assert_eq!(root.get("b").unwrap().text(), Some("x\ny\n"));
    assert_eq!(root.get("c").unwrap().line, 5);
    assert_eq!(read("---\na: 1\n...\n").unwrap().get("a").unwrap().line, 2);
    assert_eq!(kind("a: 1\n---\nb: 2\n"), (YamlFault::ManyDocuments, 2, 1));
    assert_eq!(read_all("a: 1\n---\nb: 2\n").unwrap().len(), 2);
}

#[test]
fn what_is_not_yaml_has_a_place() {
    for text in ["a: [1\nb: 2\n", "a: \"x\n", "a:\n\t- b\n", "a: b: c\n", "%\n", "@x\n"] {
        let (kind, line, column) = kind(text);
        assert!(matches!(kind, YamlFault::Syntax(_)), "{text:?} {kind:?}");
        assert!(line >= 1 && column >= 1, "{text:?}");
    }
}

#[test]
fn hostile_documents_fail_fast() {
    let start = Instant::now();
    assert_eq!(kind(&"a".repeat(MAX_TEXT + 1)).0, YamlFault::TooLarge);
    assert_eq!(kind(&"[".repeat(1 << 18)).0, YamlFault::TooDeep);
    assert_eq!(kind(&"- ".repeat(1 << 20)).0, YamlFault::TooDeep);
    let deep: String = (0..1000).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    assert_eq!(kind(&deep).0, YamlFault::TooDeep);
    let mut laughs = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for n in 1..10 {
        laughs += &format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(", "));
    }
    assert_eq!(kind(&laughs).0, YamlFault::TooMany);
    // One long text repeated often costs bytes, not nodes.
    let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(1 << 20), "*a, ".repeat(50));
    assert_eq!(kind(&long).0, YamlFault::TooMany);
    // Aliases must not make a tree deeper than one may write.
    let mut stairs = "a0: &a0 [[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]\n".to_owned();
    for n in 1..8 {
        stairs += &format!("a{n}: &a{n} [[[[[[[[[[[[[[[[*a{}]]]]]]]]]]]]]]]]\n", n - 1);
    }
    assert_eq!(kind(&stairs).0, YamlFault::TooDeep);
    let keys: String = (0..20_000).map(|n| format!("key-{n}: x\n")).collect();
    assert_eq!(read(&keys).unwrap().entries().unwrap().len(), 20_000);
    let anchors: String = (0..10_000).map(|n| format!("- &a{n} x\n- *a{n}\n")).collect();
    assert_eq!(read(&anchors).unwrap().items().unwrap().len(), 20_000);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn awkward_texts_come_back_equal() {
    let long = "word ".repeat(40_000);
    let texts: Vec<&str> = AWKWARD.iter().copied().chain([long.as_str()]).collect();
    let written = write(&list(&texts)).unwrap();
    let back = read(&written).unwrap();
    let back: Vec<&str> =
        back.items().unwrap().iter().map(|node| node.text().expect(&written)).collect();
    assert_eq!(back, texts);
    // One line each: no folding.
    assert_eq!(written.lines().count(), texts.len());
}

#[test]
fn awkward_texts_come_back_equal_as_values_and_keys() {
    for text in AWKWARD {
        let inner = Node::keys([("k", Some(Node::of(*text)))]);
        let written = write(&Node::keys([(*text, Some(inner))])).unwrap();
        let back = read(&written).unwrap_or_else(|error| panic!("{written:?} {error:?}"));
        let (key, value) = &back.entries().unwrap()[0];
        assert_eq!(key.text(), Some(*text), "{written:?}");
        assert_eq!(value.get("k").unwrap().text(), Some(*text), "{written:?}");
    }
}

#[test]
fn what_is_no_text_keeps_its_meaning() {
    let given = "a: null\nb: true\nc: [1, -2, 2.5, 1_000, 0x1F, -0b11, .inf, -.INF, 1e3]\nd: {}\ne: []\nf: 'off'\n";
    let written = write(&read(given).unwrap()).unwrap();
    let back = read(&written).unwrap();
    let get = |key| &back.get(key).unwrap().value;
    assert_eq!(get("a"), &Value::Null);
    assert!(matches!(get("b"), Value::Bool(true, _)));
    let numbers: Vec<&str> =
        back.get("c").unwrap().items().unwrap().iter().map(Node::key).collect();
    assert_eq!(numbers, ["1", "-2", "2.5", "1000", "31", "-3", ".inf", "-.inf", "1000.0"]);
    assert_eq!((get("d"), get("e")), (&Value::Mapping(vec![]), &Value::Sequence(vec![])));
    assert_eq!(back.get("f").unwrap().text(), Some("off"));
}

fn list<T: AsRef<str>>(texts: &[T]) -> Node {
    Node::list(texts.iter().map(|text| Node::of(text.as_ref())).collect())
}

proptest! {
    #[test]
    fn any_text_comes_back_equal(texts in proptest::collection::vec(any::<String>(), 0..6)) {
        let written = write(&list(&texts)).unwrap();
        let back = read(&written).unwrap();
        let back: Vec<_> = back.items().unwrap().iter().map(|n| n.text().unwrap().to_owned()).collect();
        prop_assert_eq!(back, texts);
    }

    #[test]
    fn anything_made_of_indicators_comes_back_equal(text in "[-?:,\\[\\]{}#&*!|>'\"%@` \\t\\n\\r.0-9a-fxoyneinul~=<_+\\\\]{0,12}") {
        let written = write(&list(&[&text])).unwrap();
        let back = read(&written).unwrap();
        prop_assert_eq!(back.items().unwrap()[0].text(), Some(text.as_str()));
    }

    #[test]
    fn reading_never_panics(text in "([-?:,\\[\\]{}#&*!|>'\"%@` \\t\\n\\r.0-9a-z~=<_]|\\PC){0,60}") {
        let _ = read(&text);
    }
}

#[test]
fn the_first_document_alone_is_read_as_kubectl_does() {
    let first = read_first("a: 1\nb: {c: 1, c: 2}\na: 3\n---\nx: [\n").unwrap();
    assert_eq!(first.node.get("a").unwrap().value, Value::Number("3".into()));
    assert_eq!(first.node.get("b").unwrap().get("c").unwrap().value, Value::Number("2".into()));
    assert_eq!(first.more, Some(4));
    let repeated: Vec<_> =
        first.repeated.iter().map(|r| (r.key.as_str(), r.line, r.first)).collect();
    assert_eq!(repeated, [("c", 2, 2), ("a", 3, 1)]);
    assert_eq!(read_first("---\na: 1\n...\n").unwrap().more, None);
    assert_eq!(read_first("{\"a\": 1} {\"b\": 2}").unwrap().more, Some(1));
    assert_eq!(read_first("# x\n---\n---\na: 1\n").unwrap().node.value, Value::Null);
    assert!(read_first("a: [\n---\n").is_err());
    assert_eq!(read_first(&"a".repeat(17 << 20)).unwrap_err().fault, YamlFault::TooLarge);
}

#[test]
fn comments_are_found_and_nothing_else_is_taken_for_one() {
    for (text, line) in [
        ("a: 1\n# x\n", Some(2)),
        ("a: 1 # x\n", Some(1)),
        ("#\n", Some(1)),
        ("a: '#'\nb: \"x # y\"\nc: 'it''s # z'\nd: x#y\n", None),
        ("a: |\n  # text\n  x # y\nb: >-\n  # text\n\nc: 1\n", None),
        ("a: |\n  # text\nb: 1 # x\n", Some(3)),
        ("a: \"é😀 # x\"\nb: 'é😀\n  # x'\n#c\n", Some(4)),
        ("a: plain\n  # x\n", Some(2)),
        ("{\"a\": \"b # c\"}", None),
        ("a: https://x/#y\r\nb: '#'\r\n", None),
    ] {
        let first = read_first(text).unwrap();
        assert_eq!(first.comments.first().map(|(line, _)| *line), line, "{text:?}");
    }
    let text = "a: \"b\" # it's # one\nc: \"\" # \"two\nd: 'it''s # no' # three\ne: \"x\\\" # no\n  # no\" # four\nf: >- # five\n  # no\n\n  # no\ng: !!str &x 'b' # six\n";
    let lines: Vec<_> = read_first(text).unwrap().comments.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 2, 3, 5, 6, 10]);
    let text = "# one # still one\na: 1 # two\nb: '# no'   # three\n  #four\n";
    assert_eq!(read_first(text).unwrap().comments, [(1, 1), (2, 6), (3, 13), (4, 3)]);
    let text = "a: &x !!str 1\nb: *x\nc: !own {d: *x}\n";
    let first = read_first(text).unwrap();
    assert_eq!((first.aliases, first.tags), (vec![2, 3], vec![1, 3]));
    assert_eq!(read_first("{\n\"a\": \"https:\\/\\/b\"}").unwrap().escape, Some(2));
    assert_eq!(read_first("{\"a\": \"\\\\/\", b: '\\/', c: \\/}").unwrap().escape, None);
}

#[test]
fn a_tree_means_the_same_when_it_is_written() {
    for (text, back) in [
        ("1_000", "1000"),
        ("0x1F", "31"),
        ("0o17", "15"),
        ("017", "15"),
        ("018", "18"),
        ("-0b11", "-3"),
        ("+5", "5"),
        ("18446744073709551615", "18446744073709551615"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("1.10", "1.1"),
        ("1e3", "1000"),
        ("-.5", "-0.5"),
        ("+007.250", "7.25"),
        ("1_0.5E+2", "1050"),
        ("0.1", "0.1"),
        ("123456.789012345", "123456.789012345"),
        ("-18446744073709551616", "-1.8446744073709552e19"),
    ] {
        let written = write(&read(&format!("a: {text}\n")).unwrap()).unwrap();
        let number = |text: &str| match scalar::number(text) {
            Some(scalar::Number::Unsigned(n)) => n as f64,
            Some(scalar::Number::Signed(n)) => n as f64,
            Some(scalar::Number::Float(n)) => n,
            None => f64::NAN,
        };
        let Value::Number(got) = read(&written).unwrap().get("a").unwrap().value.clone() else {
            panic!("{written:?} is no number");
        };
        assert_eq!(number(&got), number(back), "{text} became {written:?}");
    }
    let huge = write(&read("a: [12345678901234567890123, -.inf, 1e400, on, off, ~]").unwrap());
    let huge = read(&huge.unwrap()).unwrap();
    let kinds: Vec<_> = huge.get("a").unwrap().items().unwrap().iter().map(|n| &n.value).collect();
    assert!(
        matches!(
            kinds[..],
            [
                Value::Number(_),
                Value::Number(_),
                Value::String(_),
                Value::Bool(true, _),
                Value::Bool(false, _),
                Value::Null
            ]
        ),
        "{kinds:?}"
    );
    let keys = "on: 1\n1: x\n\"\": {}\nempty: []\n";
    let written = write(&read(keys).unwrap()).unwrap();
    let keys: Vec<_> =
        read(&written).unwrap().entries().unwrap().iter().map(|(k, _)| k.clone()).collect();
    let keys: Vec<_> = keys.iter().map(|key| key.text().expect("quoted")).collect();
    assert_eq!(keys, ["true", "1", "", "empty"]);
}

#[test]
fn a_tab_after_a_colon_is_a_blank_and_stays_in_a_text() {
    let text = "a:\tb\nc: \"d:\te\"\nf: |\n  g:\th\ni:\t\n  j:\tk\nl: m:\tn # o:\tp\n";
    let node = read_first(&text.replace("l: m:\tn", "l: mn")).unwrap().node;
    let said = |key: &str| node.get(key).unwrap().text().unwrap().to_owned();
    assert_eq!([said("a"), said("c"), said("f")], ["b", "d:\te", "g:\th\n"]);
    assert_eq!(node.get("i").unwrap().get("j").unwrap().text(), Some("k"));
    assert!(read_first("a: [\n:\t").is_err());
}
