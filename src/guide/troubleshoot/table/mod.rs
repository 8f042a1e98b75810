//! The texts and their meanings, the most specific first.
//!
//! A row matches where all its parts occur, in small letters. Sources: kubectl and client-go
//! (`tools/clientcmd`, `plugin/pkg/client/auth`), Azure/kubelogin, int128/kubelogin, azure-cli
//! `acs/custom.py`, Go's `net` and `crypto/x509`; kube-apiserver's `plugin/pkg/authenticator` and
//! `plugin/pkg/admission`; the words of Node, Java, Python, .NET and Rust for the same.

mod cluster;
mod kubeconfig;
mod network;
mod programs;
mod row;

pub use row::Row;

/// Every row, by what speaks.
pub const TABLES: [&[Row]; 4] =
    [programs::PROGRAMS, kubeconfig::KUBECONFIG, cluster::CLUSTER, network::NETWORK];

/// Every row, the most specific first.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    TABLES.into_iter().flatten()
}
