//! Why a credential of Azure's is not handed on.

use crate::pem::PemFault;

/// Why a credential of Azure's is not handed on. No variant holds anything of its users' secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// It holds a certificate, a key, a token or a password: it is an administrator's, as that of
    /// every cluster without Entra is (`control-kubeconfig-access` of the AKS documentation).
    Admin,
    /// There is none, or it is no kubeconfig.
    NotAKubeconfig,
    /// It is not of one cluster and one user.
    NotOne {
        /// How many clusters it has.
        clusters: usize,
        /// How many users it has.
        users: usize,
        /// How many contexts it has.
        contexts: usize,
    },
    /// The server is no plain address: it names a user, a path, or no host.
    BadServer,
    /// The server is not reached by https.
    NotHttps,
    /// The server is not the cluster's.
    OtherHost {
        /// The host in the file.
        server: String,
        /// The cluster's hosts.
        expected: Vec<String>,
    },
    /// The server lies where no cluster of this cloud is.
    OtherDomain {
        /// The host in the file.
        server: String,
        /// Where the cloud's clusters are; `None` where it is not published.
        domain: Option<&'static str>,
    },
    /// The server's certificate is not to be checked.
    Insecure,
    /// The certificate authority is not base64 of PEM certificates.
    BadAuthority(PemFault),
    /// The certificate authority is a file on somebody's machine.
    AuthorityFile,
    /// It leads through a proxy, which could pose as the server: what Azure says of a cluster names
    /// none, so nobody can hold it against anything.
    Proxy,
    /// People would sign in at another cloud.
    OtherCloud {
        /// What names it: kubelogin's name of a cloud, or a host.
        named: String,
    },
    /// People would sign in to a tenant that neither the cluster nor the sign-in named.
    OtherTenant {
        /// The tenant in the file.
        named: String,
        /// Those that were named.
        expected: Vec<String>,
    },
    /// The tenant or an application in the file is not a GUID.
    NotAnId,
    /// It signs in by a tool that is not Azure's, or not as AKS has it.
    UnknownHelper {
        /// The tool's name.
        command: String,
    },
    /// It is of another namespace than the one that was asked for, or of one that cannot be.
    OtherNamespace,
}
