//! Everything that kubectl refuses or that will fail, each with its line.
//!
//! Follows `clientcmd/validation.go`, `clientcmd/client_config.go`, `rest/transport.go` and
//! `plugin/pkg/client/auth` of client-go; `tests/existing.rs` compares it with kubectl itself.

use std::collections::BTreeSet;

use crate::certificate::{Doubt, doubt};
use crate::ids::is_label;
use crate::yaml::Node;

use super::certificate;
use super::file::{Entry, current, present};
use super::finding::{Fault, Finding, PathKind, Reach, Subject};
use super::{Existing, PemFault, Section, shape, user_faults};

/// Every fault of a file, in the order of its lines. `now` is in seconds since 1970.
#[must_use]
pub fn diagnose(file: &Existing, now: i64) -> Vec<Finding> {
    let mut found = shape::findings(file);
    let names = |section| -> BTreeSet<&str> { file.entries(section).map(|e| e.name).collect() };
    let (clusters, users) = (names(Section::Clusters), names(Section::Users));
    for entry in file.entries(Section::Clusters) {
        cluster(&mut Notes::new(&mut found, Section::Clusters, &entry), &entry, now);
    }
    for entry in file.entries(Section::Users) {
        user_faults::user(&mut Notes::new(&mut found, Section::Users, &entry), &entry, now);
    }
    for entry in file.entries(Section::Contexts) {
        let mut notes = Notes::new(&mut found, Section::Contexts, &entry);
        context(&mut notes, &entry, &clusters, &users);
    }
    default_context(file, &mut found);
    found.sort_by_key(|finding| finding.line);
    found
}

/// Where the faults of one entry go.
pub(super) struct Notes<'a> {
    found: &'a mut Vec<Finding>,
    subject: Subject,
    line: usize,
}

impl<'a> Notes<'a> {
    fn new(found: &'a mut Vec<Finding>, section: Section, entry: &Entry<'_>) -> Self {
        let subject = Subject::Entry(section, entry.name.into());
        Self { found, subject, line: entry.line }
    }

    /// A fault at a node, or at the entry itself.
    pub(super) fn add(&mut self, at: Option<&Node>, reach: Reach, fault: Fault) {
        let line = at.map_or(self.line, |node| node.line);
        self.found.push(Finding { line, subject: self.subject.clone(), reach, fault });
    }

    /// A fault that makes whatever uses the entry fail.
    pub(super) fn fails(&mut self, at: Option<&Node>, fault: Fault) {
        self.add(at, Reach::Entry, fault);
    }
}

fn cluster(notes: &mut Notes<'_>, entry: &Entry<'_>, now: i64) {
    let server = entry.get("server");
    match entry.text("server") {
        Some(address) => self::server(notes, server, address),
        // Another type than text is a fault of its own.
        None if server.is_none_or(|node| node.text().is_some()) => {
            notes.fails(server, Fault::NoServer);
        }
        None => {}
    }
    let flag = entry.get("insecure-skip-tls-verify");
    let insecure = flag.filter(|node| matches!(node.value, crate::yaml::Value::Bool(true, _)));
    let (data, file) = ("certificate-authority-data", "certificate-authority");
    let named = entry.text(data).is_some() || entry.text(file).is_some();
    match insecure {
        Some(flag) if named => notes.fails(Some(flag), Fault::InsecureWithCa),
        Some(flag) => notes.add(Some(flag), Reach::Advice, Fault::Insecure),
        None => {}
    }
    both(notes, entry, data, file);
    authority(notes, entry, data, now);
    path(notes, entry.get(file), file);
    if let Some(proxy) = entry.text("proxy-url") {
        let scheme = proxy.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
        if !matches!(scheme.as_deref(), Some("http" | "https" | "socks5")) {
            notes.fails(entry.get("proxy-url"), Fault::Proxy);
        }
    }
}

fn server(notes: &mut Notes<'_>, node: Option<&Node>, address: &str) {
    let Some((scheme, rest)) = address.split_once("://") else {
        let fault = if host(address).is_some() { Fault::NoScheme } else { Fault::NotUrl };
        let reach = if fault == Fault::NoScheme { Reach::Advice } else { Reach::Entry };
        return notes.add(node, reach, fault);
    };
    let scheme = scheme.to_ascii_lowercase();
    let Some(host) = host(rest) else { return notes.fails(node, Fault::NotUrl) };
    match scheme.as_str() {
        "https" => {}
        "http" if matches!(host, "localhost" | "127.0.0.1" | "[::1]") => {}
        "http" => notes.add(node, Reach::Advice, Fault::PlainHttp),
        _ if scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)) => {
            notes.fails(node, Fault::Scheme(scheme));
        }
        _ => notes.fails(node, Fault::NotUrl),
    }
}

/// The host of an address without its scheme; nothing where host or port cannot be.
fn host(rest: &str) -> Option<&str> {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let after = authority.rfind(']').map_or(0, |end| end + 1);
    let (host, port) = match authority.get(after..)?.rfind(':') {
        Some(colon) => (authority.get(..after + colon)?, authority.get(after + colon + 1..)?),
        None => (authority, ""),
    };
    let bad = |c: char| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c);
    let port =
        port.is_empty() || port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok();
    (port && !host.is_empty() && !host.contains(bad)).then_some(host)
}

fn authority(notes: &mut Notes<'_>, entry: &Entry<'_>, field: &'static str, now: i64) {
    let Some(pem) = entry.text(field).and_then(certificate::base64) else { return };
    let node = entry.get(field);
    match certificate::certificates(&pem) {
        Err(fault) => notes.fails(node, Fault::Pem { field, fault }),
        Ok(found) => match doubt(found.iter().map(Vec::as_slice), now) {
            None => {}
            Some(Doubt::Unreadable) => {
                notes.fails(node, Fault::Pem { field, fault: PemFault::Broken });
            }
            Some(Doubt::Ended { at }) => notes.fails(node, Fault::CertificateEnded { field, at }),
            Some(doubt) => {
                let reach = if doubt.fails() { Reach::Entry } else { Reach::Advice };
                notes.add(node, reach, Fault::Authority { field, doubt });
            }
        },
    }
}

pub(super) fn both(
    notes: &mut Notes<'_>,
    entry: &Entry<'_>,
    data: &'static str,
    file: &'static str,
) {
    if entry.text(data).is_some() && entry.text(file).is_some() {
        notes.fails(entry.get(file), Fault::Both { data, file });
    }
}

/// A path that another machine, or kubectl itself, does not find.
pub(super) fn path(notes: &mut Notes<'_>, node: Option<&Node>, field: &'static str) {
    let Some(text) = node.and_then(Node::text).filter(|text| !text.is_empty()) else { return };
    let drive = matches!(text.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    let (reach, kind) = match text {
        _ if text.starts_with("~/") || text.starts_with("~\\") => (Reach::Entry, PathKind::Home),
        _ if drive || text.contains('\\') => (Reach::Advice, PathKind::Windows),
        _ if text.starts_with('/') => return,
        _ => (Reach::Advice, PathKind::Relative),
    };
    notes.add(node, reach, Fault::Path { field, kind });
}

fn context(
    notes: &mut Notes<'_>,
    entry: &Entry<'_>,
    clusters: &BTreeSet<&str>,
    users: &BTreeSet<&str>,
) {
    for (key, known) in [("cluster", clusters), ("user", users)] {
        let node = entry.get(key);
        let name = node.and_then(super::file::word).unwrap_or_default();
        let fault = match (key, name) {
            ("cluster", "") => Fault::NoCluster,
            (_, "") => Fault::NoUser,
            (_, name) if known.contains(name) => continue,
            ("cluster", name) => Fault::MissingCluster(name.to_owned()),
            (_, name) => Fault::MissingUser(name.to_owned()),
        };
        notes.fails(node, fault);
    }
    if let Some(namespace) = entry.text("namespace").filter(|name| !is_label(name)) {
        let fault = Fault::Namespace(namespace.chars().take(80).collect());
        notes.add(entry.get("namespace"), Reach::Advice, fault);
    }
}

fn default_context(file: &Existing, found: &mut Vec<Finding>) {
    let contexts: BTreeSet<&str> = file.entries(Section::Contexts).map(|e| e.name).collect();
    let node = file.root.get("current-context").and_then(present);
    let line = node.map_or(1, |node| node.line);
    let (reach, fault) = match current(&file.root) {
        Some(name) if contexts.contains(name) => return,
        Some(name) => (Reach::Entry, Fault::MissingCurrent(name.to_owned())),
        None if contexts.is_empty() => return,
        None => (Reach::Advice, Fault::NoCurrent),
    };
    found.push(Finding { line, subject: Subject::File, reach, fault });
}
