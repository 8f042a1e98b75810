//! The texts and their meanings, the most specific first.
//!
//! A table is one text, for hundreds of small ones cost more than what they say: a line is a row, an
//! empty line ends the rows of a meaning. A row fits where all its parts occur, in small letters;
//! `|` stands between parts, and a part after `!` must not occur. Sources: kubectl and client-go
//! (`tools/clientcmd`, `plugin/pkg/client/auth`), Azure/kubelogin, int128/kubelogin, azure-cli
//! `acs/custom.py`, Go's `net` and `crypto/x509`; kube-apiserver's `plugin/pkg/authenticator` and
//! `plugin/pkg/admission`; the words of Node, Java, Python, .NET and Rust for the same.

mod cluster;
mod kubeconfig;
mod network;
mod programs;
mod row;

use crate::guide::troubleshoot::meaning::Meaning;
use row::Table;

/// Every table, by what speaks.
const TABLES: [Table; 4] =
    [programs::PROGRAMS, kubeconfig::KUBECONFIG, cluster::CLUSTER, network::NETWORK];

/// Every row with what it means, the most specific first.
pub fn rows() -> impl Iterator<Item = (&'static str, Meaning)> {
    TABLES.into_iter().flat_map(|(meanings, text)| {
        let groups = text.split("\n\n").zip(meanings);
        groups.flat_map(|(rows, meaning)| rows.split('\n').map(|row| (row, *meaning)))
    })
}
