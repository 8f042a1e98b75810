//! The example, changed at every place: the schema refuses nothing that the reader takes, and both
//! refuse every unknown key and every value of another type.

use purser::yaml::{self, Node, Value};
use serde_json::{Value as Json, json};

use super::{Checker, json_of, reader_refuses};

/// The steps from the root to a value: the numbers of entries and items.
type Place = Vec<usize>;

/// Every value below a node.
fn places(node: &Node, here: &Place, into: &mut Vec<Place>) {
    let inner: Vec<&Node> = match &node.value {
        Value::Mapping(entries) => entries.iter().map(|(_, value)| value).collect(),
        Value::Sequence(items) => items.iter().collect(),
        _ => return,
    };
    for (n, value) in inner.into_iter().enumerate() {
        let place: Place = here.iter().copied().chain([n]).collect();
        into.push(place.clone());
        places(value, &place, into);
    }
}

/// The value at a place.
fn at<'a>(node: &'a mut Node, place: &[usize]) -> &'a mut Node {
    place.iter().fold(node, |node, n| match &mut node.value {
        Value::Mapping(entries) => &mut entries[*n].1,
        Value::Sequence(items) => &mut items[*n],
        _ => panic!("no such place"),
    })
}

/// A document as YAML, which JSON is but for its first brace: the reader takes that for a mistake.
pub fn written(document: &Json) -> String {
    let entries = document.as_object().unwrap().iter();
    entries.map(|(key, value)| format!("{}: {value}\n", json!(key))).collect()
}

fn example() -> Node {
    yaml::read(include_str!("../../../public/portal.example.yaml")).unwrap()
}

/// Calls with the example, changed by each of the ways at each place.
fn each(change: impl Fn(&mut Node, &[usize]) -> bool, mut look: impl FnMut(&str, &Node, &Place)) {
    let root = example();
    let mut all = Vec::new();
    places(&root, &Vec::new(), &mut all);
    assert!(all.len() > 50);
    for place in all {
        let mut changed = root.clone();
        if change(&mut changed, &place) {
            look(&written(&json_of(&changed)), &changed, &place);
        }
    }
}

/// The entries that hold a place, and its number in them.
fn entries<'a>(node: &'a mut Node, place: &[usize]) -> Option<(&'a mut Vec<(Node, Node)>, usize)> {
    let (last, before) = place.split_last()?;
    Some((at(node, before).entries_mut()?, *last))
}

#[test]
fn the_schema_refuses_nothing_without_the_reader() {
    let checker = Checker::new();
    let values = [
        Node::new(Value::Null),
        Node::flag(true),
        Node::new(Value::Number("7".to_owned())),
        Node::of("x"),
        Node::of(" "),
        Node::of("https://a.example/b/?c#d"),
        Node::of("http://localhost:8080/"),
        Node::list(Vec::new()),
        Node::list(vec![Node::of("x")]),
        Node::keys([]),
        Node::keys([("name", Some(Node::of("x")))]),
    ];
    let (mut refused, mut taken) = (0, 0);
    let mut hold = |text: &str, node: &Node, place: &Place| match checker.refuses(&json_of(node)) {
        None => taken += 1,
        Some(said) => {
            assert!(reader_refuses(text).is_some(), "{place:?}: {said}\n{text}");
            refused += 1;
        }
    };
    for value in &values {
        each(
            |node, place| {
                *at(node, place) = value.clone();
                true
            },
            &mut hold,
        );
    }
    let drop = |node: &mut Node, place: &[usize]| {
        entries(node, place).map(|(entries, n)| entries.remove(n)).is_some()
    };
    each(drop, &mut hold);
    assert!(refused > 300 && taken > 50, "{refused} refused, {taken} taken");
}

#[test]
fn both_refuse_every_unknown_key() {
    let checker = Checker::new();
    let mut seen = 0;
    let rename = |node: &mut Node, place: &[usize]| {
        let Some((entries, n)) = entries(node, place) else { return false };
        let key = format!("{}s2", entries[n].0.key());
        entries[n].0 = Node::of(key);
        true
    };
    let add = |node: &mut Node, place: &[usize]| {
        let Some((entries, _)) = entries(node, place) else { return false };
        entries.push((Node::of("colour"), Node::of("red")));
        true
    };
    let mut hold = |text: &str, node: &Node, place: &Place| {
        assert!(checker.refuses(&json_of(node)).is_some(), "the schema takes {place:?}\n{text}");
        assert!(reader_refuses(text).is_some(), "the reader takes {place:?}\n{text}");
        seen += 1;
    };
    each(rename, &mut hold);
    each(add, &mut hold);
    assert!(seen > 60, "{seen}");
}

#[test]
fn both_refuse_every_value_of_another_type() {
    let checker = Checker::new();
    let mut seen = 0;
    for wrong in [Value::Bool(true, "true".to_owned()), Value::Number("7".to_owned())] {
        each(
            |node, place| {
                let node = at(node, place);
                // A truth value may be another.
                let differs = !matches!((&node.value, &wrong), (Value::Bool(..), Value::Bool(..)));
                node.value = wrong.clone();
                differs
            },
            |text, node, place| {
                let said = checker.refuses(&json_of(node));
                assert!(said.is_some(), "the schema takes {place:?}\n{text}");
                assert!(reader_refuses(text).is_some(), "the reader takes {place:?}\n{text}");
                seen += 1;
            },
        );
    }
    assert!(seen > 100, "{seen}");
}
