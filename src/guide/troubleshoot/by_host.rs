//! The same fault of the way, told apart by the host that it concerns.

use super::host::{HostRole, SpokenHost};
use super::meaning::Meaning;

/// What a meaning becomes for a host.
pub(super) fn for_host(meaning: Meaning, host: &SpokenHost) -> Meaning {
    use Meaning::*;
    match (host.role, meaning) {
        (
            HostRole::SignIn,
            CertificateUnknown
            | CertificateTime
            | CertificateName
            | CertificateMalformed
            | OtherStoreCertificate,
        ) => SignInCertificate,
        (HostRole::SignIn, NoSuchHost) => SignInNoSuchHost,
        (
            HostRole::SignIn,
            Refused | TimedOut | NoRoute | Reset | NotTls | HandshakeRefused | ProxyAnswered,
        ) => SignInUnreachable,
        (HostRole::SignIn, WebPageAnswered) => ProviderWebPage,
        (HostRole::Node, meaning) if meaning.is_of_the_way() => NodeUnreachable,
        (HostRole::ThisComputer, Refused) if is_default(host) => LocalhostRefused,
        (HostRole::ThisComputer, Refused) => LocalClusterStopped,
        (HostRole::Cluster, NoSuchHost | DnsDown) if is_private(&host.name) => PrivateCluster,
        (_, meaning) => meaning,
    }
}

/// Whether it is what clients ask that found no kubeconfig: this computer, without TLS or at the
/// usual ports; 8001 is where `kubectl proxy` listens.
fn is_default(host: &SpokenHost) -> bool {
    let usual = matches!(host.port, Some(80 | 8080));
    usual
        || host.plain_http && host.port != Some(8001)
        || host.name == "localhost" && host.port.is_none()
}

fn is_private(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.contains(".privatelink.") || name.contains(".private.")
}
