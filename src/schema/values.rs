//! The words that may stand under a key, as the reader knows them.

use crate::clouds::Cloud;
use crate::config::{API_VERSION, Method, REDIRECTS, keys};

pub(super) fn versions() -> Vec<&'static str> {
    vec![API_VERSION]
}

pub(super) fn redirects() -> Vec<&'static str> {
    REDIRECTS.to_vec()
}

pub(super) fn clouds() -> Vec<&'static str> {
    Cloud::ALL.map(|cloud| cloud.facts().name).to_vec()
}

pub(super) fn environments() -> Vec<&'static str> {
    keys::ENVIRONMENTS.to_vec()
}

pub(super) fn methods() -> Vec<&'static str> {
    names(&Method::ALL)
}

pub(super) fn aks_methods() -> Vec<&'static str> {
    names(keys::AKS_METHODS)
}

pub(super) fn oidc_methods() -> Vec<&'static str> {
    names(keys::OIDC_METHODS)
}

fn names(methods: &[Method]) -> Vec<&'static str> {
    methods.iter().map(|method| method.name()).collect()
}
