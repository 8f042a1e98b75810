//! The fields that kubectl knows and what may stand in them (`clientcmd/api/v1/types.go`).

use super::entry::Section;

/// What may stand in a field. Null may stand anywhere.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A text.
    Text,
    /// A truth value.
    Flag,
    /// Base64, in a text.
    Data,
    /// A list of texts.
    Texts,
    /// Texts by name.
    TextMap,
    /// Lists of texts by name.
    TextsMap,
    /// Fields by name; others are ignored.
    Fields(&'static [(&'static str, Kind)]),
    /// A list of such.
    List(&'static [(&'static str, Kind)]),
    /// Anything that JSON can hold.
    Any,
}

use Kind::{Any, Data, Fields, Flag, List, Text, TextMap, Texts, TextsMap};

type Table = &'static [(&'static str, Kind)];

const EXTENSIONS: Table = &[("name", Text), ("extension", Any)];

const CLUSTER: Table = &[
    ("server", Text),
    ("tls-server-name", Text),
    ("insecure-skip-tls-verify", Flag),
    ("certificate-authority", Text),
    ("certificate-authority-data", Data),
    ("proxy-url", Text),
    ("disable-compression", Flag),
    ("extensions", List(EXTENSIONS)),
];

const PROVIDER: Table = &[("name", Text), ("config", TextMap)];

const EXEC: Table = &[
    ("apiVersion", Text),
    ("command", Text),
    ("args", Texts),
    ("env", List(&[("name", Text), ("value", Text)])),
    ("installHint", Text),
    ("interactiveMode", Text),
    ("provideClusterInfo", Flag),
];

const USER: Table = &[
    ("client-certificate", Text),
    ("client-certificate-data", Data),
    ("client-key", Text),
    ("client-key-data", Data),
    ("token", Text),
    ("tokenFile", Text),
    ("as", Text),
    ("as-uid", Text),
    ("as-groups", Texts),
    ("as-user-extra", TextsMap),
    ("username", Text),
    ("password", Text),
    ("auth-provider", Fields(PROVIDER)),
    ("exec", Fields(EXEC)),
    ("extensions", List(EXTENSIONS)),
];

const CONTEXT: Table =
    &[("cluster", Text), ("user", Text), ("namespace", Text), ("extensions", List(EXTENSIONS))];

/// The document.
pub(super) const CONFIG: Table = &[
    ("kind", Text),
    ("apiVersion", Text),
    ("preferences", Fields(&[("colors", Flag), ("extensions", List(EXTENSIONS))])),
    ("clusters", List(&[("name", Text), ("cluster", Fields(CLUSTER))])),
    ("users", List(&[("name", Text), ("user", Fields(USER))])),
    ("contexts", List(&[("name", Text), ("context", Fields(CONTEXT))])),
    ("current-context", Text),
    ("extensions", List(EXTENSIONS)),
];

/// The fields of an entry's value.
pub(super) const fn fields(section: Section) -> Table {
    match section {
        Section::Clusters => CLUSTER,
        Section::Users => USER,
        Section::Contexts => CONTEXT,
    }
}

/// What may stand in a field, where kubectl knows it.
pub(super) fn kind(table: Table, key: &str) -> Option<Kind> {
    table.iter().find(|(name, _)| *name == key).map(|(_, kind)| *kind)
}

/// The known field that a key was meant for: the same letters in another spelling, such as
/// `certificateAuthorityData`.
pub(super) fn meant(table: Table, key: &str) -> Option<&'static str> {
    let bare = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    };
    let wanted = bare(key);
    table.iter().map(|(name, _)| *name).find(|name| *name != key && bare(name) == wanted)
}
