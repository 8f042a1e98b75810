//! Namespaces: those on offer for a cluster, and those that somebody typed.

use super::groups::shares;
use crate::config::Cluster;

/// A namespace on offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamespaceOffer<'a> {
    /// Its name.
    pub name: &'a str,
    /// What people read.
    pub display_name: Option<&'a str>,
    /// Whether it belongs to one of the person's groups.
    pub mine: bool,
}

/// The namespaces of a cluster, the person's own first.
#[must_use]
pub fn namespaces<'a>(cluster: &'a Cluster, groups: Option<&[String]>) -> Vec<NamespaceOffer<'a>> {
    let mut offers: Vec<_> = cluster
        .namespaces
        .iter()
        .map(|namespace| NamespaceOffer {
            name: &namespace.name,
            display_name: namespace.display_name.as_deref(),
            mine: groups.is_some_and(|groups| shares(&namespace.groups, groups)),
        })
        .collect();
    offers.sort_by_key(|offer| !offer.mine);
    offers
}

/// Why a text is no name of a namespace, or not of one of a cluster's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamespaceError {
    /// It is empty.
    Empty,
    /// It is longer than 63 characters.
    TooLong,
    /// It has a character that is not allowed.
    BadCharacter(char),
    /// It begins with a hyphen.
    BadStart,
    /// It ends with a hyphen.
    BadEnd,
    /// It is not on offer, and the cluster takes no other (`anyNamespace` of `portal.yaml`).
    NotOffered,
}

/// Checks the name of a namespace: lower-case letters, digits and hyphens, 63 at most, no hyphen at
/// the ends (RFC 1123 label, as Kubernetes has it).
///
/// # Errors
/// See [`NamespaceError`].
pub fn check_namespace(text: &str) -> Result<(), NamespaceError> {
    let bad = |c: &char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-');
    if text.is_empty() {
        Err(NamespaceError::Empty)
    } else if let Some(character) = text.chars().find(bad) {
        Err(NamespaceError::BadCharacter(character))
    } else if text.len() > 63 {
        Err(NamespaceError::TooLong)
    } else if text.starts_with('-') {
        Err(NamespaceError::BadStart)
    } else if text.ends_with('-') {
        Err(NamespaceError::BadEnd)
    } else {
        Ok(())
    }
}

/// Checks the namespaces that somebody chose for a cluster, in their order.
///
/// # Errors
/// What is wrong with the first that cannot go into the file.
pub fn check_namespaces(cluster: &Cluster, names: &[String]) -> Result<(), NamespaceError> {
    for name in names {
        check_namespace(name)?;
        let offered = cluster.namespaces.iter().any(|namespace| namespace.name == *name);
        if !cluster.any_namespace && !offered {
            return Err(NamespaceError::NotOffered);
        }
    }
    Ok(())
}

/// The names of a field, separated by commas; each stands once, in the order of the field.
#[must_use]
pub fn split_namespaces(field: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in field.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}
