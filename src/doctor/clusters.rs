//! What can be known of a cluster without asking it: API servers let no page read their answers.

use super::{Finding, State};
use crate::calendar::DAY;
use crate::certificate::{self, Doubt};
use crate::config::{Cluster, Trust};
use crate::pem;
use crate::problem::Owner;

/// How long before its end an authority is told, in seconds.
const SOON: i64 = 21 * DAY;

/// Checks the authority of a cluster's entry at a time, in seconds since 1970. Behind Azure Arc there is
/// none to check: `az` knows the way.
#[must_use]
pub fn cluster(cluster: &Cluster, now: i64) -> Option<Finding> {
    let direct = !matches!(cluster.trust, Trust::Arc(_));
    direct.then(|| authority(cluster, now).about(&cluster.name).with("methods", methods(cluster)))
}

fn methods(cluster: &Cluster) -> String {
    cluster.methods.iter().map(|method| method.name()).collect::<Vec<_>>().join(", ")
}

fn authority(cluster: &Cluster, now: i64) -> Finding {
    let found = |state, code| Finding::new("authority", state, code).to(Owner::Cluster);
    let Some(data) = cluster.certificate_authority_data.as_deref() else {
        return found(State::Green, "doctor.authority-public");
    };
    let pem = pem::decoded(data).unwrap_or_default();
    let blocks = pem::blocks(&pem).filter(|block| block.label == pem::CERTIFICATE);
    let bundle: Vec<Vec<u8>> = blocks.filter_map(|block| block.der).collect();
    match certificate::doubt(bundle.iter().map(Vec::as_slice), now) {
        Some(Doubt::Unreadable) => return found(State::Red, "doctor.authority-unreadable"),
        Some(Doubt::Ended { at }) => {
            return found(State::Red, "doctor.authority-ended").with("moment", at.to_string());
        }
        Some(Doubt::NotYet { at }) => {
            return found(State::Red, "doctor.authority-early").with("moment", at.to_string());
        }
        Some(Doubt::NoAuthority) => return found(State::Amber, "doctor.authority-none"),
        // What has ended is passed over; what lasts longest counts.
        Some(Doubt::SomeEnded { .. }) | None => {}
    }
    let all = bundle.iter().filter_map(|der| certificate::read(der));
    let last = all.filter(|one| one.is_authority).map(|one| one.ends).max().unwrap_or(now);
    let (state, code) = if last.saturating_sub(now) < SOON {
        (State::Amber, "doctor.authority-ends")
    } else {
        (State::Green, "doctor.authority-good")
    };
    found(state, code).with("moment", last.to_string())
}
