//! Repairing what can only be meant one way.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::kubeconfig::fields::{Field, FieldType, auth_info, config, exec_config, find, named};
use crate::yaml::{self, Node, Value};

use super::compare::{HIDDEN, same, secret};
use super::diagnose::{Diagnostic, diagnose};
use super::edit::set;
use super::encoded;
use super::entry::{EntryKind, entry};
use super::read::{Encoding, Existing, Losses, read};
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
    let mut root = file.root.clone();
    fields(config::FIELDS, &mut root, &mut repairs);
    for kind in EntryKind::ALL {
        if let Some(list) = root.get_mut(kind.key()).and_then(Node::items_mut) {
            once(list, kind, &mut repairs);
        }
    }
    for user in root.get_mut(config::USERS.name).and_then(Node::items_mut).into_iter().flatten() {
        exec(user, &mut repairs);
    }
    if repairs.is_empty() {
        return None;
    }
    repairs.sort_by_key(|repair| repair.line);
    let text = yaml::write(&root).ok()?;
    let remaining = diagnose(&read(text.as_bytes()).ok()?, now);
    Some(RepairedFile { text, repairs, remaining, losses: Losses::of(file) })
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
            let Some(text) = node.text().filter(|text| encoded::base64(text).is_none()) else {
                return;
            };
            let pem = text.contains("-----BEGIN ") && text.contains("-----END ");
            let (kind, text) = match encoded::mended_base64(text) {
                Some(text) => (RepairKind::Base64, text),
                None if pem => (RepairKind::Encoded, STANDARD.encode(text)),
                None => return,
            };
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

/// Leaves one of several entries that say the same under one name.
fn once(list: &mut Vec<Node>, kind: EntryKind, repairs: &mut Vec<Repair>) {
    let mut seen: std::collections::BTreeMap<String, Node> = std::collections::BTreeMap::new();
    list.retain(|item| {
        let Some(entry) = entry(item, kind) else { return true };
        match seen.get(entry.name) {
            Some(first) if same(first, item) => {
                let kind = RepairKind::Duplicate(entry.name.to_owned());
                repairs.push(Repair { line: item.line, kind });
                false
            }
            Some(_) => true,
            None => {
                seen.insert(entry.name.to_owned(), item.clone());
                true
            }
        }
    });
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
