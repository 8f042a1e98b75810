//! Whether the document has the types that kubectl reads (`encoding/json` into
//! `clientcmd/api/v1`), and the names that its lists need (`conversion.go`).

use crate::index::Index;
use crate::kubeconfig::existing::compare::{HIDDEN, same, secret};
use crate::kubeconfig::existing::encoded::{self, PemError};
use crate::kubeconfig::existing::entry::{EntryKind, entry, present, word};
use crate::kubeconfig::existing::read::{Encoding, Existing};
use crate::kubeconfig::fields::{Field, FieldType, config, find, find_misspelt, named};
use crate::yaml::{Node, Value};

use super::diagnostic::{
    Diagnostic, DiagnosticKind, DiagnosticSeverity, DiagnosticTarget, ExpectedType,
};

/// What is wrong with types, names and base64.
pub(super) fn schema_diagnostics(file: &Existing) -> Vec<Diagnostic> {
    let mut check = SchemaCheck { found: Vec::new(), target: DiagnosticTarget::File };
    check.whole(file);
    check.found
}

struct SchemaCheck {
    found: Vec<Diagnostic>,
    target: DiagnosticTarget,
}

impl SchemaCheck {
    fn add(&mut self, line: usize, severity: DiagnosticSeverity, kind: DiagnosticKind) {
        self.found.push(Diagnostic { line, target: self.target.clone(), severity, kind });
    }

    fn whole(&mut self, file: &Existing) {
        if let Some(wrapped) = &file.wrapped {
            let fault = DiagnosticKind::Wrapped(wrapped.wrapping.clone());
            let severity = match wrapped.refused {
                true => DiagnosticSeverity::RejectsFile,
                // kubectl reads it, and finds nothing in it.
                false => DiagnosticSeverity::BreaksEntry,
            };
            self.add(wrapped.line, severity, fault);
        }
        if let Some(line) = file.more {
            self.add(line, DiagnosticSeverity::Advice, DiagnosticKind::MoreDocuments);
        }
        if let Some(line) = file.escape {
            self.add(line, DiagnosticSeverity::RejectsFile, DiagnosticKind::Escape);
        }
        if !matches!(file.encoding, Encoding::Utf8) {
            self.add(1, DiagnosticSeverity::Advice, DiagnosticKind::Encoding);
        }
        for repeated in &file.repeated {
            let fault =
                DiagnosticKind::Repeated { key: repeated.key.clone(), first: repeated.first };
            self.add(repeated.line, DiagnosticSeverity::Advice, fault);
        }
        for (field, expected) in [(config::KIND, "Config"), (config::API_VERSION, "v1")] {
            let Some(node) = file.root.get(field.name) else { continue };
            let Some(text) = node.text().filter(|text| !text.is_empty() && *text != expected)
            else {
                continue;
            };
            let text = text.to_owned();
            let is_kind = field.name == config::KIND.name;
            // An object of another kind has the version of that kind.
            let other = file.root.get(config::KIND.name).and_then(Node::text);
            if !is_kind && !file.is_kubeconfig() && !matches!(other, None | Some("" | "Config")) {
                continue;
            }
            let fault =
                if is_kind { DiagnosticKind::Kind(text) } else { DiagnosticKind::ApiVersion(text) };
            self.add(node.line, DiagnosticSeverity::RejectsFile, fault);
        }
        let Some(entries) = file.root.entries() else { return };
        for (key, value) in entries {
            let kind = EntryKind::ALL.into_iter().find(|kind| kind.key() == key.key());
            match kind {
                Some(kind) => self.entries(kind, value),
                None => self.field(config::FIELDS, key, value, ""),
            }
        }
    }

    fn entries(&mut self, kind: EntryKind, list: &Node) {
        let Some(list) = present(list) else { return };
        let Some(items) = list.items() else {
            return self.wrong(list, kind.key(), ExpectedType::List);
        };
        let FieldType::List(fields) = kind.list_field().ty else { return };
        let mut seen: Index<&Node> = Index::default();
        for item in items {
            let name = item.get(named::NAME.name).and_then(word).unwrap_or_default();
            self.target = DiagnosticTarget::Entry(kind, name.into());
            if let Some(first) = seen.get(name) {
                let identical = same(first, item);
                let fault = DiagnosticKind::Duplicate { first: first.line, identical };
                self.add(item.line, DiagnosticSeverity::RejectsFile, fault);
            } else {
                seen.insert(name, item);
                if name.is_empty() && entry(item, kind).is_some() {
                    self.add(item.line, DiagnosticSeverity::Advice, DiagnosticKind::NoName);
                }
            }
            match (&item.value, item.entries()) {
                (_, Some(entries)) => {
                    for (key, value) in entries {
                        self.field(fields, key, value, "");
                    }
                }
                (Value::Null, None) => {
                    self.add(item.line, DiagnosticSeverity::Advice, DiagnosticKind::NoName)
                }
                _ => self.wrong(item, kind.key(), ExpectedType::Mapping),
            }
        }
        self.target = DiagnosticTarget::File;
    }

    fn field(&mut self, fields: &'static [Field], key: &Node, value: &Node, path: &str) {
        let name = key.key();
        let Some(field) = find(fields, name) else {
            if let Some(meant) = find_misspelt(fields, name) {
                let fault = DiagnosticKind::Misspelt { key: name.to_owned(), meant: meant.name };
                self.add(key.line, DiagnosticSeverity::Advice, fault);
            }
            return self.any(value);
        };
        // The value of an entry needs no name of its own: the entry has one.
        let is_value = EntryKind::ALL.iter().any(|kind| kind.value_field().name == name);
        let outer = path.is_empty() && is_value && matches!(field.ty, FieldType::Object(_));
        let inside = match (outer, path) {
            (true, _) => String::new(),
            (false, "") => name.to_owned(),
            (false, path) => format!("{path}.{name}"),
        };
        self.value(field.ty, value, &inside);
        if let (FieldType::Base64, Some(text)) = (field.ty, value.text())
            && encoded::base64(text).is_none()
        {
            let mendable = encoded::mended_base64(text).is_some();
            let fault = match text.contains("-----BEGIN") {
                _ if encoded::omitted(text) => DiagnosticKind::Omitted { field: field.name },
                true => DiagnosticKind::Pem { field: field.name, error: PemError::Bare },
                false => DiagnosticKind::Base64 { field: field.name, mendable },
            };
            self.add(value.line, DiagnosticSeverity::RejectsFile, fault);
        }
    }

    fn value(&mut self, ty: FieldType, value: &Node, path: &str) {
        if value.value == Value::Null {
            return;
        }
        match ty {
            FieldType::String | FieldType::Base64 => {
                if value.text().is_none() {
                    self.wrong(value, path, ExpectedType::Text);
                }
            }
            FieldType::Bool => {
                if !matches!(value.value, Value::Bool(..)) {
                    self.wrong(value, path, ExpectedType::Bool);
                }
            }
            FieldType::Strings => self.items(FieldType::String, value, path),
            FieldType::List(fields) => self.items(FieldType::Object(fields), value, path),
            FieldType::StringMap | FieldType::StringsMap => {
                let inner = if matches!(ty, FieldType::StringMap) {
                    FieldType::String
                } else {
                    FieldType::Strings
                };
                let Some(entries) = value.entries() else {
                    return self.wrong(value, path, ExpectedType::Mapping);
                };
                for (key, value) in entries {
                    self.value(inner, value, &format!("{path}.{}", key.key()));
                }
            }
            FieldType::Object(fields) => {
                let Some(entries) = value.entries() else {
                    return self.wrong(value, path, ExpectedType::Mapping);
                };
                for (key, value) in entries {
                    self.field(fields, key, value, path);
                }
            }
            FieldType::Any => self.any(value),
        }
        if path.ends_with(named::EXTENSIONS.name) {
            self.extension_names(value);
        }
    }

    fn items(&mut self, ty: FieldType, list: &Node, path: &str) {
        let Some(items) = list.items() else { return self.wrong(list, path, ExpectedType::List) };
        for (number, item) in items.iter().enumerate() {
            self.value(ty, item, &format!("{path}[{number}]"));
        }
    }

    /// The names of extensions differ too, or kubectl refuses the file.
    fn extension_names(&mut self, list: &Node) {
        let mut seen: Index<usize> = Index::default();
        for item in list.items().unwrap_or_default() {
            let name = item.get(named::NAME.name).and_then(word).unwrap_or_default();
            if let Some(&first) = seen.get(name) {
                self.add(
                    item.line,
                    DiagnosticSeverity::RejectsFile,
                    DiagnosticKind::Duplicate { first, identical: false },
                );
            }
            // kubectl overlooks one that holds nothing.
            if item.get(named::EXTENSION.name).and_then(present).is_some() {
                seen.insert(name, item.line);
            }
        }
    }

    /// What kubectl does not look into must still be something that JSON can hold.
    fn any(&mut self, node: &Node) {
        match &node.value {
            Value::Number(text) if text.to_ascii_lowercase().ends_with(['f', 'n']) => {
                let word = text.to_ascii_lowercase();
                if word.ends_with(".inf") || word.ends_with(".nan") {
                    self.add(node.line, DiagnosticSeverity::RejectsFile, DiagnosticKind::Infinite);
                }
            }
            Value::Sequence(items) => items.iter().for_each(|item| self.any(item)),
            Value::Mapping(entries) => entries.iter().for_each(|(_, value)| self.any(value)),
            _ => {}
        }
    }

    fn wrong(&mut self, node: &Node, field: &str, expected: ExpectedType) {
        let shown = |word: &str| match secret(field) || field.contains("env[") {
            true => HIDDEN.to_owned(),
            false => word.chars().take(80).collect(),
        };
        let found = word(node).map(shown);
        let field = field.to_owned();
        self.add(
            node.line,
            DiagnosticSeverity::RejectsFile,
            DiagnosticKind::WrongType { field, expected, found },
        );
    }
}
