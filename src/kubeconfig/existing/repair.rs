//! Mending what can only be meant one way.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::kubeconfig::fields::{Field, FieldType, auth_info, config, exec_config, find, named};
use crate::yaml::{self, Node, Value};

use super::compare::{HIDDEN, same, secret};
use super::diagnose::{Finding, diagnose};
use super::edit::set;
use super::encoded;
use super::entry::{Section, entry};
use super::read::{Encoding, Existing, Losses, read};
use super::users::{Program, Tool};

/// Something that was mended, and its line in the file as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// The line, from 1.
    pub line: usize,
    /// What was done.
    pub what: Mended,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mended {
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

/// A mended file.
#[derive(Clone)]
pub struct MendedFile {
    /// Its text.
    pub text: String,
    /// What was mended.
    pub mends: Vec<Mend>,
    /// What is still wrong, with lines in the mended text.
    pub left: Vec<Finding>,
    /// What is lost in writing.
    pub losses: Losses,
}

impl core::fmt::Debug for MendedFile {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("MendedFile").field("mends", &self.mends).finish_non_exhaustive()
    }
}

/// The file with everything mended where the mend is certain; nothing where there is nothing to
/// mend.
#[must_use]
pub fn mend(file: &Existing, now: i64) -> Option<MendedFile> {
    let mut mends = Vec::new();
    let mut add = |line, what| mends.push(Mend { line, what });
    if file.encoding != Encoding::Utf8 {
        add(1, Mended::Encoding);
    }
    if let Some(line) = file.escape {
        add(line, Mended::Escape);
    }
    for repeated in &file.repeated {
        add(repeated.line, Mended::Repeated(repeated.key.clone()));
    }
    let mut root = file.root.clone();
    fields(config::FIELDS, &mut root, &mut mends);
    for section in Section::ALL {
        if let Some(list) = root.get_mut(section.key()).and_then(Node::items_mut) {
            once(list, section, &mut mends);
        }
    }
    for user in root.get_mut(config::USERS.name).and_then(Node::items_mut).into_iter().flatten() {
        exec(user, &mut mends);
    }
    if mends.is_empty() {
        return None;
    }
    mends.sort_by_key(|mend| mend.line);
    let text = yaml::write(&root).ok()?;
    let left = diagnose(&read(text.as_bytes()).ok()?, now);
    Some(MendedFile { text, mends, left, losses: Losses::of(file) })
}

fn fields(known: &'static [Field], node: &mut Node, mends: &mut Vec<Mend>) {
    for (key, value) in node.entries_mut().into_iter().flatten() {
        if let Some(field) = find(known, key.key()) {
            let before = mends.len();
            self::value(field.ty, value, mends);
            hide(key.key(), mends.get_mut(before..));
        }
    }
}

/// Leaves the words of secrets out of what is told.
fn hide(key: &str, mends: Option<&mut [Mend]>) {
    for mend in mends.into_iter().flatten() {
        let hidden = secret(key)
            && ![auth_info::EXEC, auth_info::AUTH_PROVIDER].iter().any(|block| block.name == key);
        if let (true, Mended::Quoted(word)) = (hidden, &mut mend.what) {
            HIDDEN.clone_into(word);
        }
    }
}

fn value(ty: FieldType, node: &mut Node, mends: &mut Vec<Mend>) {
    let line = node.line;
    match ty {
        FieldType::String => {
            let text = match &node.value {
                Value::Number(text) | Value::Bool(_, text) => text.clone(),
                _ => return,
            };
            mends.push(Mend { line, what: Mended::Quoted(text.clone()) });
            node.value = Value::String(text);
        }
        FieldType::Bool => {
            let flag = match node.text() {
                Some("true") => true,
                Some("false") => false,
                _ => return,
            };
            mends.push(Mend { line, what: Mended::Flag(flag) });
            node.value = Value::Bool(flag, flag.to_string());
        }
        FieldType::Base64 => {
            let Some(text) = node.text().filter(|text| encoded::base64(text).is_none()) else {
                return;
            };
            let pem = text.contains("-----BEGIN ") && text.contains("-----END ");
            let (what, text) = match encoded::mended_base64(text) {
                Some(text) => (Mended::Base64, text),
                None if pem => (Mended::Encoded, STANDARD.encode(text)),
                None => return,
            };
            mends.push(Mend { line, what });
            node.value = Value::String(text);
        }
        FieldType::Strings => {
            for item in node.items_mut().into_iter().flatten() {
                value(FieldType::String, item, mends);
            }
        }
        FieldType::StringMap | FieldType::StringsMap => {
            let inner = if matches!(ty, FieldType::StringMap) {
                FieldType::String
            } else {
                FieldType::Strings
            };
            for (key, item) in node.entries_mut().into_iter().flatten() {
                let before = mends.len();
                value(inner, item, mends);
                hide(key.key(), mends.get_mut(before..));
            }
        }
        FieldType::Object(known) => fields(known, node, mends),
        FieldType::List(known) => {
            for item in node.items_mut().into_iter().flatten() {
                fields(known, item, mends);
            }
        }
        FieldType::Any => {}
    }
}

/// Leaves one of several entries that say the same under one name.
fn once(list: &mut Vec<Node>, section: Section, mends: &mut Vec<Mend>) {
    let mut seen: std::collections::BTreeMap<String, Node> = std::collections::BTreeMap::new();
    list.retain(|item| {
        let Some(entry) = entry(item, section) else { return true };
        match seen.get(entry.name) {
            Some(first) if same(first, item) => {
                let what = Mended::Duplicate(entry.name.to_owned());
                mends.push(Mend { line: item.line, what });
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

fn exec(user: &mut Node, mends: &mut Vec<Mend>) {
    let Some(entry) = entry(user, Section::Users) else { return };
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
            mends.push(Mend { line, what: Mended::ExecVersion });
        }
        "client.authentication.k8s.io/v1" if silent => {
            set(exec, exec_config::INTERACTIVE_MODE, Node::of("IfAvailable"));
            mends.push(Mend { line, what: Mended::InteractiveMode });
        }
        _ => {}
    }
}
