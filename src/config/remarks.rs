//! What is worth knowing of the certificates in `portal.yaml`, at a time.
//!
//! Apart from the check, which every visit runs: reading certificates takes code that only whoever
//! looks at the mistakes needs, and the check knows no time.

use crate::certificate::doubt;
use crate::pem;
use crate::yaml::{self, Node};

use super::{Mistake, Severity, What};

/// Remarks on every `certificateAuthorityData`, in the order of the file. What is no base64 of PEM
/// certificates is the check's to tell. `now` is in seconds since 1970.
#[must_use]
pub fn remarks_on_certificates(text: &str, now: i64) -> Vec<Mistake> {
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
            let Some((node, text)) = node.and_then(|node| Some((node, node.text()?))) else {
                continue;
            };
            let Some(pem) = pem::decoded(text).filter(|_| pem::fault(text).is_none()) else {
                continue;
            };
            let found = pem::blocks(&pem).filter(|block| block.label == pem::CERTIFICATE);
            let bundle: Vec<Vec<u8>> = found.filter_map(|block| block.der).collect();
            let Some(doubt) = doubt(bundle.iter().map(Vec::as_slice), now) else { continue };
            let (line, column) = (node.line, node.column);
            let (severity, what) = (Severity::Warning, What::Certificates(doubt));
            remarks.push(Mistake { path, line, column, severity, what });
        }
    }
    remarks.sort_by_key(|remark| (remark.line, remark.column));
    remarks
}
