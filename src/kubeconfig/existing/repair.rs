//! Repairing what can only be meant one way.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::index::{Index, sort_by_number};
use crate::kubeconfig::fields::{Field, FieldType, auth_info, config, exec_config, find, named};
use crate::yaml::{self, Node, Value};

use super::compare::{HIDDEN, same, secret};
use super::diagnose::{Diagnostic, diagnose};
use super::edit::{keep, set};
use super::encoded::{self, PemError};
use super::entry::{EntryKind, entry};
use super::joined;
use super::keypair::{self, KeyError};
use super::patch::patch;
use super::read::{Encoding, Existing, Losses, Wrapping, read};
use super::relocate::{Moved, relocate};
use super::users::{Program, Tool};

/// Something that was repaired, and its line in the file as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The line, from 1.
    pub line: usize,
    /// What was done.
    pub kind: RepairKind,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RepairKind {
    /// What was around the file was taken off.
    Unwrapped(Wrapping),
    /// Fields were put under the key that they belong under.
    Moved {
        /// That key.
        under: &'static str,
    },
    /// `kind` became `Config`.
    Kind,
    /// Base64 of base64 became base64.
    Twice,
    /// PEM got its line breaks.
    Relined,
    /// A certificate got the lines that PEM has around it.
    Armoured,
    /// Certificate and key changed places.
    Swapped,
    /// In a path of Windows `\` stands for itself again.
    Path,
    /// The token stands alone, without `Bearer` and blanks around it.
    Token,
    /// The command and its arguments, or the arguments, stand apart.
    Split,
    /// The file is UTF-8 without a byte order mark now.
    Encoding,
    /// `\/` became `/`.
    Escape,
    /// Of a key that stood twice only the value that counts is left.
    Repeated(String),
    /// A number or truth value became the text it looks like.
    Quoted(String),
    /// A text became the truth value it names.
    Flag(bool),
    /// Spaces were taken out of base64, or its padding was put right.
    Base64,
    /// PEM became base64 of it.
    Encoded,
    /// An entry that stood twice, with the same content, stands once.
    Duplicate(String),
    /// `interactiveMode: IfAvailable`, what the older exchange takes for granted, was added.
    InteractiveMode,
    /// `v1alpha1` became `v1beta1`, which the program speaks too.
    ExecVersion,
}

/// A repaired file.
#[derive(Clone)]
pub struct RepairedFile {
    /// Its text.
    pub text: String,
    /// What was repaired.
    pub repairs: Vec<Repair>,
    /// What is still wrong, with lines in the repaired text.
    pub remaining: Vec<Diagnostic>,
    /// What is lost in writing.
    pub losses: Losses,
}

impl core::fmt::Debug for RepairedFile {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("RepairedFile").field("repairs", &self.repairs).finish_non_exhaustive()
    }
}

/// The file with everything repaired where the repair is certain; nothing where there is nothing to
/// repair. `now` is in seconds since 1970.
#[must_use]
pub fn repair(file: &Existing, now: i64) -> Option<RepairedFile> {
    let mut repairs = Vec::new();
    let mut add = |line, kind| repairs.push(Repair { line, kind });
    if file.encoding != Encoding::Utf8 {
        add(1, RepairKind::Encoding);
    }
    if let Some(line) = file.escape {
        add(line, RepairKind::Escape);
    }
    for repeated in &file.repeated {
        add(repeated.line, RepairKind::Repeated(repeated.key.clone()));
    }
    if let Some(wrapped) = &file.wrapped {
        add(wrapped.line, RepairKind::Unwrapped(wrapped.wrapping.clone()));
    }
    let mut root = file.root.clone();
    for Moved { line, under, .. } in relocate(&mut root) {
        repairs.push(Repair { line, kind: RepairKind::Moved { under } });
    }
    kind(&mut root, &mut repairs);
    fields(config::FIELDS, &mut root, &mut repairs);
    for kind in EntryKind::ALL {
        if let Some(list) = root.get_mut(kind.key()).and_then(Node::items_mut) {
            once(list, kind, &mut repairs);
        }
    }
    for user in root.get_mut(config::USERS.name).and_then(Node::items_mut).into_iter().flatten() {
        exec(user, &mut repairs);
        split(user, &mut repairs);
        swap(user, &mut repairs);
        token(user, &mut repairs);
    }
    if repairs.is_empty() {
        return None;
    }
    sort_by_number(&mut repairs, |repair| repair.line);
    // A key that stands twice would still do so.
    let patched = if file.repeated.is_empty() { patch(file, &root) } else { None };
    let (text, mut losses) = match patched {
        // Lines that stood around the file are empty now.
        Some((text, losses)) => (format!("{}\n", text.trim_matches('\n')), losses),
        None => (yaml::write(&root).ok()?, Losses::of(file)),
    };
    // Both are told as what is repaired.
    (losses.encoding, losses.repeated) = (None, None);
    let remaining = diagnose(&read(text.as_bytes()).ok()?, now);
    Some(RepairedFile { text, repairs, remaining, losses })
}

fn fields(known: &'static [Field], node: &mut Node, repairs: &mut Vec<Repair>) {
    for (key, value) in node.entries_mut().into_iter().flatten() {
        if let Some(field) = find(known, key.key()) {
            let before = repairs.len();
            self::value(field.ty, value, repairs);
            hide(key.key(), repairs.get_mut(before..));
        }
    }
}

/// Leaves the words of secrets out of what is told.
fn hide(key: &str, repairs: Option<&mut [Repair]>) {
    for repair in repairs.into_iter().flatten() {
        let hidden = secret(key)
            && ![auth_info::EXEC, auth_info::AUTH_PROVIDER].iter().any(|block| block.name == key);
        if let (true, RepairKind::Quoted(word)) = (hidden, &mut repair.kind) {
            HIDDEN.clone_into(word);
        }
    }
}

fn value(ty: FieldType, node: &mut Node, repairs: &mut Vec<Repair>) {
    let line = node.line;
    match ty {
        FieldType::String => {
            if let Some(path) = node.text().and_then(unescaped_path) {
                repairs.push(Repair { line, kind: RepairKind::Path });
                node.value = Value::String(path);
                return;
            }
            let text = match &node.value {
                Value::Number(text) | Value::Bool(_, text) => text.clone(),
                _ => return,
            };
            repairs.push(Repair { line, kind: RepairKind::Quoted(text.clone()) });
            node.value = Value::String(text);
        }
        FieldType::Bool => {
            let flag = match node.text() {
                Some("true") => true,
                Some("false") => false,
                _ => return,
            };
            repairs.push(Repair { line, kind: RepairKind::Flag(flag) });
            node.value = Value::Bool(flag, flag.to_string());
        }
        FieldType::Base64 => {
            let Some((kind, text)) = node.text().and_then(recoded) else { return };
            repairs.push(Repair { line, kind });
            node.value = Value::String(text);
        }
        FieldType::Strings => {
            for item in node.items_mut().into_iter().flatten() {
                value(FieldType::String, item, repairs);
            }
        }
        FieldType::StringMap | FieldType::StringsMap => {
            let inner = if matches!(ty, FieldType::StringMap) {
                FieldType::String
            } else {
                FieldType::Strings
            };
            for (key, item) in node.entries_mut().into_iter().flatten() {
                let before = repairs.len();
                value(inner, item, repairs);
                hide(key.key(), repairs.get_mut(before..));
            }
        }
        FieldType::Object(known) => fields(known, node, repairs),
        FieldType::List(known) => {
            for item in node.items_mut().into_iter().flatten() {
                fields(known, item, repairs);
            }
        }
        FieldType::Any => {}
    }
}

/// The base64 that is certainly meant by a text that kubectl cannot use.
fn recoded(text: &str) -> Option<(RepairKind, String)> {
    if let Some(bytes) = encoded::base64(text) {
        let (error, text) = encoded::rewrapped(&bytes)?;
        let kind = match error {
            PemError::Der => RepairKind::Armoured,
            PemError::Flat => RepairKind::Relined,
            _ => RepairKind::Twice,
        };
        return Some((kind, text));
    }
    if let Some(text) = encoded::mended_base64(text) {
        return Some((RepairKind::Base64, text));
    }
    let pem = text.contains("-----BEGIN ") && text.contains("-----END ");
    pem.then(|| {
        let text = encoded::relined(text).unwrap_or_else(|| text.to_owned());
        (RepairKind::Encoded, STANDARD.encode(text))
    })
}

/// Leaves one of several entries that say the same under one name.
fn once(list: &mut Vec<Node>, kind: EntryKind, repairs: &mut Vec<Repair>) {
    let mut seen: Index<&Node> = Index::default();
    let mut wanted = Vec::with_capacity(list.len());
    for item in list.iter() {
        let again = entry(item, kind).filter(|entry| match seen.get(entry.name) {
            Some(first) => same(first, item),
            None => !seen.insert(entry.name, item),
        });
        wanted.push(again.is_none());
        if let Some(entry) = again {
            let kind = RepairKind::Duplicate(entry.name.to_owned());
            repairs.push(Repair { line: item.line, kind });
        }
    }
    let mut wanted = wanted.into_iter();
    keep(list, &mut |_| wanted.next().unwrap_or(true));
}

fn exec(user: &mut Node, repairs: &mut Vec<Repair>) {
    let Some(entry) = entry(user, EntryKind::User) else { return };
    let Some(program) = Program::of(&entry) else { return };
    let tool = program.tool();
    let speaks =
        matches!(tool, Tool::AzureKubelogin | Tool::OidcLogin | Tool::OidcKubelogin | Tool::Gke);
    let version = program.text(exec_config::API_VERSION).to_owned();
    let silent = program.text(exec_config::INTERACTIVE_MODE).is_empty();
    let line =
        program.node.get(exec_config::API_VERSION.name).map_or(program.node.line, |node| node.line);
    let exec = user.get_mut(named::USER.name).and_then(|user| user.get_mut(auth_info::EXEC.name));
    let Some(exec) = exec else { return };
    match version.as_str() {
        "client.authentication.k8s.io/v1alpha1" if speaks => {
            let version = Node::of("client.authentication.k8s.io/v1beta1");
            set(exec, exec_config::API_VERSION, version);
            repairs.push(Repair { line, kind: RepairKind::ExecVersion });
        }
        "client.authentication.k8s.io/v1" if silent => {
            set(exec, exec_config::INTERACTIVE_MODE, Node::of("IfAvailable"));
            repairs.push(Repair { line, kind: RepairKind::InteractiveMode });
        }
        _ => {}
    }
}

/// `kind: config` and the like, where the file has the lists of a kubeconfig.
fn kind(root: &mut Node, repairs: &mut Vec<Repair>) {
    if !EntryKind::ALL.iter().any(|kind| root.get(kind.key()).is_some()) {
        return;
    }
    let Some(node) = root.get_mut(config::KIND.name) else { return };
    let meant = node.text().is_some_and(|text| {
        text != "Config" && ["config", "kubeconfig"].contains(&text.to_ascii_lowercase().as_str())
    });
    if meant {
        repairs.push(Repair { line: node.line, kind: RepairKind::Kind });
        node.value = Value::String("Config".to_owned());
    }
}

/// A path of Windows in which escapes were carried out, as it was meant.
fn unescaped_path(text: &str) -> Option<String> {
    let drive = matches!(text.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    if !drive || !text.trim_end_matches('\n').contains(|c: char| c.is_control()) {
        return None;
    }
    let mut path = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        match c {
            '\0' => path.push_str("\\0"),
            '\u{7}' => path.push_str("\\a"),
            '\u{8}' => path.push_str("\\b"),
            '\t' => path.push_str("\\t"),
            '\n' => path.push_str("\\n"),
            '\u{b}' => path.push_str("\\v"),
            '\u{c}' => path.push_str("\\f"),
            '\r' => path.push_str("\\r"),
            '\u{1b}' => path.push_str("\\e"),
            c if c.is_control() => return None,
            c => path.push(c),
        }
    }
    Some(path)
}

/// Puts a command and its arguments apart, and the arguments that stand in one text.
fn split(user: &mut Node, repairs: &mut Vec<Repair>) {
    let Some(entry) = entry(user, EntryKind::User) else { return };
    let Some(program) = Program::of(&entry) else { return };
    if program.split_command.is_none() && program.split_args.is_none() {
        return;
    }
    let plain = |field: Field| {
        let node = program.node.get(field.name);
        let texts = node.and_then(Node::items).unwrap_or_default().iter().filter_map(Node::text);
        texts.filter(|text| text.contains(char::is_whitespace)).all(joined::is_plain)
    };
    if !plain(exec_config::ARGS)
        || program.split_command.as_ref().is_some_and(|(_, words)| {
            words.iter().any(|word| word.contains(['"', '\'']))
                || words.iter().filter(|word| word.contains(['/', '\\'])).count() > 1
        })
    {
        return;
    }
    let line = program.node.get(exec_config::COMMAND.name).map_or(program.node.line, |n| n.line);
    let command = program.split_command.as_ref().map(|(command, _)| Node::of(*command));
    let args = program.args().iter().map(|arg| Node::of(*arg)).collect();
    let exec = user.get_mut(named::USER.name).and_then(|user| user.get_mut(auth_info::EXEC.name));
    let Some(exec) = exec else { return };
    if let Some(command) = command {
        set(exec, exec_config::COMMAND, command);
    }
    set(exec, exec_config::ARGS, Node::list(args));
    repairs.push(Repair { line, kind: RepairKind::Split });
}

/// Leaves the token alone, where a header was copied or the text ends with a line break.
fn token(user: &mut Node, repairs: &mut Vec<Repair>) {
    let value = user.get_mut(named::USER.name);
    let Some(node) = value.and_then(|user| user.get_mut(auth_info::TOKEN.name)) else { return };
    let Some(text) = node.text() else { return };
    let mut words = text.split_whitespace();
    let word = match (words.next(), words.next(), words.next()) {
        (Some(bearer), Some(word), None) if bearer.eq_ignore_ascii_case("bearer") => word,
        (Some(word), None, None) => word,
        _ => return,
    };
    if word != text {
        repairs.push(Repair { line: node.line, kind: RepairKind::Token });
        *node = Node { line: node.line, column: node.column, ..Node::of(word) };
    }
}

/// Gives certificate and key each other's place, where each stands in that of the other.
fn swap(user: &mut Node, repairs: &mut Vec<Repair>) {
    let Some(entry) = entry(user, EntryKind::User) else { return };
    let (certificate, key) = (auth_info::CLIENT_CERTIFICATE_DATA, auth_info::CLIENT_KEY_DATA);
    let (Some(first), Some(second)) = (entry.get(certificate), entry.get(key)) else { return };
    let bytes = |node: &Node| node.text().and_then(encoded::base64).unwrap_or_default();
    let swapped = keypair::of_private_key(&bytes(first)).is_ok()
        && keypair::of_private_key(&bytes(second)) == Err(KeyError::Other)
        && encoded::first(&bytes(second)).is_ok();
    if !swapped {
        return;
    }
    let (first, second) = (first.clone(), second.clone());
    repairs.push(Repair { line: first.line, kind: RepairKind::Swapped });
    let Some(value) = user.get_mut(named::USER.name) else { return };
    set(value, certificate, second);
    set(value, key, first);
}
