//! What the arguments ask for, found in `portal.yaml`, or what there is instead.

use std::path::Path;

use clap::ArgMatches;
use purser::catalogue::{NamespaceError, check_namespaces, split_namespaces};
use purser::config::{self, Cluster, Entra, Identity, Method, Reading, Trust};
use purser::ids::is_guid;
use purser::kubeconfig::{Choice, ComposeError, arc_proxy, methods};
use purser::problem::{Owner, Problem};
use purser::ui::text::{catalogue, kubeconfig as messages, terminal as words};

use super::super::trouble::Trouble;

/// What is to be made, and for whom.
pub struct Wanted<'a> {
    /// Each cluster once, with the method in force for it, which holds no token.
    pub clusters: Vec<(&'a Cluster, Method)>,
    /// The namespaces, which each of the clusters offers.
    pub namespaces: Vec<String>,
    /// Who signs the person in.
    pub identity: &'a Identity,
    /// The tenant's id, where `portal.yaml` says it.
    pub tenant: Option<&'a str>,
    /// The issuer of the sign-in; empty where only a sign-in tells it.
    pub issuer: String,
    /// The person.
    pub user: Option<&'a str>,
}

impl<'a> Wanted<'a> {
    /// What the arguments ask for.
    ///
    /// # Errors
    /// [`Trouble`] where `portal.yaml` does not have it, or no file without a token can be made of it.
    pub fn of(
        arguments: &'a ArgMatches,
        path: &Path,
        reading: &'a Reading,
    ) -> Result<Self, Trouble> {
        let one = |name: &str| arguments.get_one::<String>(name).map(String::as_str);
        let many = |name: &str| arguments.get_many::<String>(name).into_iter().flatten();
        let clusters = clusters(many("cluster").map(String::as_str), path, reading)?;
        let identity = identity(one("identity"), &clusters, path, reading)?;
        let given: Vec<&str> = many("namespace").map(String::as_str).collect();
        let namespaces = split_namespaces(&given.join(","));
        clusters.iter().try_for_each(|cluster| offered(&namespaces, cluster, path))?;
        let clusters = with_methods(one("method"), clusters, identity, path)?;
        let tenant = identity.entra().and_then(tenant);
        let issuer = issuer(identity, tenant);
        let untold = |(cluster, _): &(&Cluster, Method)| matches!(&cluster.trust, Trust::Oidc(trust) if trust.issuer.is_none());
        if issuer.is_empty() && clusters.iter().any(untold) {
            return Err(Trouble::new(path, "no-issuer", words::NO_ISSUER));
        }
        Ok(Self { clusters, namespaces, identity, tenant, issuer, user: one("user") })
    }

    /// The same, as the file is made of it.
    pub fn choices(&self) -> impl Iterator<Item = Choice<'_>> {
        self.clusters.iter().map(|(cluster, method)| Choice {
            cluster,
            namespaces: &self.namespaces,
            method: *method,
            token: None,
        })
    }
}

/// What is not there: said with what is, and with what was probably meant.
fn unknown(path: &Path, code: &str, what: &str, given: &str, all: &[&str], more: &str) -> Trouble {
    let next = words::there_is(config::nearest(given, all), all) + more;
    Trouble::new(path, code, (what, &next))
}

/// The clusters of these names, each once.
fn clusters<'a>(
    given: impl Iterator<Item = &'a str>,
    path: &Path,
    reading: &'a Reading,
) -> Result<Vec<&'a Cluster>, Trouble> {
    let all = &reading.portal.clusters;
    let mut found: Vec<&Cluster> = Vec::new();
    for given in given {
        let Some(cluster) = all.iter().find(|cluster| cluster.name == given) else {
            let names: Vec<&str> = all.iter().map(|cluster| cluster.name.as_str()).collect();
            // It may be one that is faulty, and so left out.
            let mut more = String::new();
            if reading.portal.azure.as_ref().is_some_and(|azure| azure.discover) {
                more.push_str(&format!(" {}", words::FOUND_ON_PAGE));
            }
            if reading.is_faulty() {
                more.push_str(&format!(" {}", words::see_check(&path.display().to_string())));
            }
            let what = words::no_cluster(given);
            return Err(unknown(path, "unknown-cluster", &what, given, &names, &more));
        };
        if let Some(arc) = arc_proxy(cluster) {
            let problem = Problem::new(ComposeError::Arc.code(), Owner::Person)
                .with("name", arc.name)
                .with("group", arc.group)
                .with("subscription", arc.subscription);
            let what = messages::words(&problem).map(|said| said.what).unwrap_or_default();
            let next = words::arc_line(&messages::arc_command(&problem));
            return Err(Trouble::new(path, "arc", (&what, &next)));
        }
        if !found.iter().any(|known| known.name == cluster.name) {
            found.push(cluster);
        }
    }
    Ok(found)
}

/// The identity that all of the clusters are for.
fn identity<'a>(
    given: Option<&str>,
    clusters: &[&'a Cluster],
    path: &Path,
    reading: &'a Reading,
) -> Result<&'a Identity, Trouble> {
    let first = clusters.first().map(|cluster| cluster.identity.as_str()).unwrap_or_default();
    let wished = given.unwrap_or(first);
    let all = &reading.portal.identities;
    let Some(identity) = all.iter().find(|identity| identity.name == wished) else {
        let names: Vec<&str> = all.iter().map(|identity| identity.name.as_str()).collect();
        let what = words::no_identity(wished);
        return Err(unknown(path, "unknown-identity", &what, wished, &names, ""));
    };
    match clusters.iter().find(|cluster| cluster.identity != identity.name) {
        Some(other) => {
            let what = words::other_identity(&other.name, &other.identity, &identity.name);
            Err(Trouble::new(path, "other-identity", (&what, words::FILE_FOR_EACH)))
        }
        None => Ok(identity),
    }
}

/// Whether a cluster offers the namespaces.
fn offered(namespaces: &[String], cluster: &Cluster, path: &Path) -> Result<(), Trouble> {
    for given in namespaces {
        match check_namespaces(cluster, std::slice::from_ref(given)) {
            Ok(()) => {}
            Err(NamespaceError::NotOffered) => {
                let all: Vec<&str> =
                    cluster.namespaces.iter().map(|one| one.name.as_str()).collect();
                let what = words::no_namespace(given, &cluster.name);
                return Err(unknown(path, "unknown-namespace", &what, given, &all, ""));
            }
            Err(mistake) => {
                let (what, next) = (words::bad_namespace(given), catalogue::namespace(&mistake));
                return Err(Trouble::new(path, "namespace", (&what, &next)));
            }
        }
    }
    Ok(())
}

/// The clusters with the method in force for each: the one that is asked for, or as on the page the
/// first that all share, or the cluster's own first.
fn with_methods<'a>(
    given: Option<&str>,
    clusters: Vec<&'a Cluster>,
    identity: &Identity,
    path: &Path,
) -> Result<Vec<(&'a Cluster, Method)>, Trouble> {
    let of = |cluster: &Cluster| -> Vec<Method> {
        let all = methods(cluster, identity).into_iter();
        all.filter(|method| !method.holds_token()).collect()
    };
    let every: Vec<Vec<Method>> = clusters.iter().map(|cluster| of(cluster)).collect();
    let mut shared = every.first().cloned().unwrap_or_default();
    shared.retain(|method| every.iter().all(|own| own.contains(method)));
    let wished = given.map(|given| (given, Method::by_name(given)));
    let mut found = Vec::new();
    for (cluster, own) in clusters.into_iter().zip(every) {
        let names: Vec<&str> = own.iter().map(|method| method.name()).collect();
        let method = match wished {
            Some((given, Some(method))) if method.holds_token() => {
                let what = words::token_method(given);
                return Err(unknown(path, "token-method", &what, given, &names, ""));
            }
            Some((_, Some(method))) if own.contains(&method) => Some(method),
            Some((given, _)) => {
                let what = words::no_method(given, &cluster.name);
                return Err(unknown(path, "unknown-method", &what, given, &names, ""));
            }
            None => shared.first().or(own.first()).copied(),
        };
        let Some(method) = method else {
            let what = words::only_tokens(&cluster.name);
            return Err(Trouble::new(path, "only-tokens", (&what, words::USE_PAGE)));
        };
        found.push((cluster, method));
    }
    Ok(found)
}

/// The id of the tenant that people sign in to, where it is certain.
fn tenant(entra: &Entra) -> Option<&str> {
    let only = match entra.allowed_tenants.as_slice() {
        [only] => Some(only.as_str()),
        _ => None,
    };
    Some(entra.tenant.as_str()).filter(|tenant| is_guid(tenant)).or(only)
}

/// The issuer of the sign-in; empty where it bears the id of a tenant that is not known.
fn issuer(identity: &Identity, tenant: Option<&str>) -> String {
    let Some(entra) = identity.entra() else {
        return identity.oidc().map(|oidc| oidc.issuer.clone()).unwrap_or_default();
    };
    let own = entra.authority_host.as_deref().unwrap_or_else(|| entra.cloud.login_host());
    let scheme = if own.contains("://") { "" } else { "https://" };
    tenant.map(|tenant| format!("{scheme}{own}/{tenant}/v2.0")).unwrap_or_default()
}
