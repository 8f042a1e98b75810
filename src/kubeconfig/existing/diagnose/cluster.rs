//! What is wrong with a cluster's entry.

use crate::certificate::{Doubt, doubt};
use crate::kubeconfig::existing::encoded::{self, PemError};
use crate::kubeconfig::existing::entry::EntryRef;
use crate::kubeconfig::fields::{Field, cluster};
use crate::url::{self, Url};
use crate::yaml::Node;

use super::diagnostic::{DiagnosticKind, DiagnosticSeverity};
use super::entry_diagnostics::{EntryDiagnostics, both, path};

pub(super) fn cluster(notes: &mut EntryDiagnostics<'_>, entry: &EntryRef<'_>, now: i64) {
    let server = entry.get(cluster::SERVER);
    match entry.text(cluster::SERVER) {
        Some(address) => self::server(notes, server, address),
        // Another type than text is a fault of its own.
        None if server.is_none_or(|node| node.text().is_some()) => {
            notes.fails(server, DiagnosticKind::NoServer);
        }
        None => {}
    }
    let flag = entry.get(cluster::INSECURE_SKIP_TLS_VERIFY);
    let insecure = flag.filter(|node| matches!(node.value, crate::yaml::Value::Bool(true, _)));
    let (data, file) = (cluster::CERTIFICATE_AUTHORITY_DATA, cluster::CERTIFICATE_AUTHORITY);
    let named = entry.text(data).is_some() || entry.text(file).is_some();
    match insecure {
        Some(flag) if named => notes.fails(Some(flag), DiagnosticKind::InsecureWithCa),
        Some(flag) => notes.add(Some(flag), DiagnosticSeverity::Advice, DiagnosticKind::Insecure),
        None => {}
    }
    // More than one colon is an address of IPv6.
    let is_name = |name: &str| !name.contains(['/', ' ']) && name.matches(':').count() != 1;
    if insecure.is_none() && entry.text(cluster::TLS_SERVER_NAME).is_some_and(|name| !is_name(name))
    {
        notes.fails(entry.get(cluster::TLS_SERVER_NAME), DiagnosticKind::ServerName);
    }
    both(notes, entry, data, file);
    // Over http kubectl makes nothing of an authority.
    if !is_plain_http(entry) {
        authority(notes, entry, data, now);
    }
    path(notes, entry.get(file), file.name);
    if let Some(proxy) = entry.text(cluster::PROXY_URL) {
        let scheme = url::split(proxy).map(|url| url.scheme.to_ascii_lowercase());
        if !matches!(scheme.as_deref(), Some("http" | "https" | "socks5")) {
            notes.fails(entry.get(cluster::PROXY_URL), DiagnosticKind::Proxy);
        }
    }
}

/// Whether kubectl reaches the server over `http`, and so sends no credential
/// (`rest.IsConfigTransportTLS`): that is what it takes where no scheme is written and no authority.
pub(in crate::kubeconfig::existing) fn is_plain_http(entry: &EntryRef<'_>) -> bool {
    let server = entry.text(cluster::SERVER).unwrap_or_default();
    let authority =
        [cluster::CERTIFICATE_AUTHORITY_DATA, cluster::CERTIFICATE_AUTHORITY].into_iter();
    match server.split_once("://") {
        Some((scheme, _)) => scheme.eq_ignore_ascii_case("http"),
        // Without a server kubectl turns to http://localhost:8080.
        None => authority.map(|field| entry.text(field)).all(|text| text.is_none()),
    }
}

fn server(notes: &mut EntryDiagnostics<'_>, node: Option<&Node>, address: &str) {
    let Some(url) = url::split(address) else {
        return match host(url::split_authority(address)) {
            Some(_) => notes.add(node, DiagnosticSeverity::Advice, DiagnosticKind::NoScheme),
            None => notes.fails(node, DiagnosticKind::NotUrl),
        };
    };
    let scheme = url.scheme.to_ascii_lowercase();
    let Some(host) = host(url) else { return notes.fails(node, DiagnosticKind::NotUrl) };
    match scheme.as_str() {
        "https" => {}
        "http" if matches!(host, "localhost" | "127.0.0.1" | "[::1]") => {}
        "http" => notes.add(node, DiagnosticSeverity::Advice, DiagnosticKind::PlainHttp),
        _ if scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)) => {
            notes.fails(node, DiagnosticKind::Scheme(scheme));
        }
        _ => notes.fails(node, DiagnosticKind::NotUrl),
    }
}

/// The host of an address; nothing where host or port cannot be.
fn host(Url { host, port, .. }: Url<'_>) -> Option<&str> {
    let port = port.unwrap_or_default();
    let bad = |c: char| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c);
    let port =
        port.is_empty() || port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok();
    // https://https://host leads to a host named https.
    let is_host = !matches!(host, "" | "http" | "https") && !host.contains(bad);
    (port && is_host).then_some(host)
}

fn authority(notes: &mut EntryDiagnostics<'_>, entry: &EntryRef<'_>, field: Field, now: i64) {
    let Some(pem) = entry.text(field).and_then(encoded::base64) else { return };
    let node = entry.get(field);
    if entry.text(field).is_some_and(encoded::omitted) {
        return notes.fails(node, DiagnosticKind::Omitted { field: field.name });
    }
    match encoded::certificates(&pem) {
        Err(error) => notes.fails(node, DiagnosticKind::Pem { field: field.name, error }),
        Ok(found) => match doubt(found.iter().map(Vec::as_slice), now) {
            None => {}
            Some(Doubt::Unreadable) => {
                notes.fails(
                    node,
                    DiagnosticKind::Pem { field: field.name, error: PemError::Broken },
                );
            }
            Some(Doubt::Ended { at }) => {
                notes.fails(node, DiagnosticKind::CertificateEnded { field: field.name, at });
            }
            Some(doubt) => {
                let severity = if doubt.fails() {
                    DiagnosticSeverity::BreaksEntry
                } else {
                    DiagnosticSeverity::Advice
                };
                notes.add(node, severity, DiagnosticKind::Authority { field: field.name, doubt });
            }
        },
    }
}
