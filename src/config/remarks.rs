//! What is worth knowing of the certificates in `portal.yaml`, at a time.
//!
//! Apart from the check, which every visit runs: reading certificates takes code that only whoever
//! looks at the mistakes needs, and the check knows no time.

use crate::certificate::{Doubt, doubt};
use crate::pem;
use crate::yaml::{self, Node};

use super::{Cluster, Mistake, Reading, Severity, Surroundings, Trust, What, read_closely};

/// As [`read_closely`], also with what only a time tells: everything there is to say of a text, in
/// the order of the file. `now` is in seconds since 1970.
#[must_use]
pub fn read_closely_at(text: &str, around: &Surroundings, now: i64) -> Reading {
    let mut reading = read_closely(text, around);
    let remarks = remarks_on_certificates(&reading, text, now);
    reading.mistakes.extend(remarks);
    reading.mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
    reading
}

/// Remarks on every `certificateAuthorityData`, in the order of the file. What is no base64 of PEM
/// certificates is the check's to tell.
///
/// The text is read again only where there is something to remark, to say where it stands, or where
/// the check left an entry out.
pub(super) fn remarks_on_certificates(reading: &Reading, text: &str, now: i64) -> Vec<Mistake> {
    let doubted = || reading.portal.clusters.iter().any(|cluster| is_doubted(cluster, now));
    if reading.is_faulty() || doubted() { in_text(text, now) } else { Vec::new() }
}

fn is_doubted(cluster: &Cluster, now: i64) -> bool {
    let of_provider = match &cluster.trust {
        Trust::Oidc(trust) => trust.certificate_authority_data.as_deref(),
        Trust::Aks(_) | Trust::Arc(_) => None,
    };
    let own = cluster.certificate_authority_data.as_deref();
    [own, of_provider].into_iter().flatten().any(|data| doubt_of(data, now).is_some())
}

/// What is to say of base64 of PEM certificates, which the check took.
fn doubt_of(data: &str, now: i64) -> Option<Doubt> {
    let pem = pem::decoded(data)?;
    let found = pem::blocks(&pem).filter(|block| block.label == pem::CERTIFICATE);
    let bundle: Vec<Vec<u8>> = found.filter_map(|block| block.der).collect();
    doubt(bundle.iter().map(Vec::as_slice), now)
}

fn in_text(text: &str, now: i64) -> Vec<Mistake> {
    const KEY: &str = "certificateAuthorityData";
    let Ok(root) = yaml::read(text) else { return Vec::new() };
    let clusters = root.get("clusters").and_then(Node::items).unwrap_or_default();
    let mut remarks = Vec::new();
    for (number, cluster) in clusters.iter().enumerate() {
        let path = format!("clusters[{number}]");
        let places = [
            (cluster.get(KEY), format!("{path}.{KEY}")),
            (cluster.get("oidc").and_then(|oidc| oidc.get(KEY)), format!("{path}.oidc.{KEY}")),
        ];
        for (node, path) in places {
            let Some((node, data)) = node.and_then(|node| Some((node, node.text()?))) else {
                continue;
            };
            if pem::fault(data).is_some() {
                continue;
            }
            let Some(doubt) = doubt_of(data, now) else { continue };
            let (line, column) = (node.line, node.column);
            let (severity, what) = (Severity::Warning, What::Certificates(doubt));
            remarks.push(Mistake { path, line, column, severity, what });
        }
    }
    remarks.sort_by_key(|remark| (remark.line, remark.column));
    remarks
}
