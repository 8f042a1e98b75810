//! What all objects of Kubernetes have in common, and how several become one text.

use crate::yaml::{self, Node, WriteError};

/// What an object says of itself (`ObjectMeta` of `meta/v1`, as far as it is needed here).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObjectMeta {
    /// Its name.
    pub name: String,
    /// Its namespace; `None` for what lies in none.
    pub namespace: Option<String>,
    /// Notes by key.
    pub annotations: Vec<(&'static str, String)>,
}

/// An object as a tree: its head, then what is its own.
pub(super) fn object(
    api_version: &str,
    kind: &str,
    metadata: &ObjectMeta,
    own: Vec<(&'static str, Option<Node>)>,
) -> Node {
    let notes = metadata.annotations.iter().map(|(key, value)| (*key, Some(Node::of(value))));
    let some = !metadata.annotations.is_empty();
    let told = Node::keys([
        ("name", Some(Node::of(&metadata.name))),
        ("namespace", metadata.namespace.as_ref().map(Node::of)),
        ("annotations", some.then(|| Node::keys(notes.collect::<Vec<_>>()))),
    ]);
    let mut all = vec![
        ("apiVersion", Some(Node::of(api_version))),
        ("kind", Some(Node::of(kind))),
        ("metadata", Some(told)),
    ];
    all.extend(own);
    Node::keys(all)
}

/// The objects as one YAML text for `kubectl apply -f`.
///
/// # Errors
/// As [`yaml::write_made`], which refuses nothing that is made of texts and flags.
pub(super) fn write(objects: &[Node]) -> Result<String, WriteError> {
    let mut out = String::new();
    for object in objects {
        if !out.is_empty() {
            out.push_str("---\n");
        }
        out.push_str(&yaml::write_made(object)?);
    }
    Ok(out)
}
