//! From choices to a document.

use super::choice::{BorrowedToken, Choice, ComposeError, Holder, InstallHints};
use super::document::{
    AuthProvider, Cluster as ClusterEntry, Context, Kubeconfig, Named, Secret, User,
};
use super::method::methods;
use super::names::{Values, fill, short_user, typed};
use super::options::Options;
use super::origin::Origin;
use super::{arc, exec};
use crate::calendar::Date;
use crate::config::{Aks, Cluster, Method, NameTemplates, OidcTrust, Trust};
use crate::index::Index;

/// Makes the document: one cluster and user for each choice, a context for each namespace.
///
/// # Errors
/// See [`ComposeError`].
pub fn compose(
    choices: &[Choice<'_>],
    options: &Options,
    holder: &Holder<'_>,
    names: &NameTemplates,
    hints: &InstallHints,
) -> Result<Kubeconfig, ComposeError> {
    let mut file = Kubeconfig {
        api_version: "v1",
        kind: "Config",
        current_context: String::new(),
        clusters: Vec::new(),
        contexts: Vec::new(),
        users: Vec::new(),
    };
    let only = choices.iter().map(Choice::contexts).sum::<usize>() == 1;
    let own_name = options.context.as_deref().filter(|_| only).and_then(typed);
    let mut count = 0;
    let [mut clusters, mut users, mut contexts] = [const { NamesInUse::new() }; 3];
    for choice in choices {
        let cluster = choice.cluster;
        if arc::arc_proxy(cluster).is_some() {
            return Err(ComposeError::Arc);
        }
        if !methods(cluster, holder.identity).contains(&choice.method) {
            return Err(ComposeError::Method);
        }
        let mut values = values(choice, holder);
        let user = user(choice, options, holder, hints)?;
        let entry = entry(cluster, holder);
        let cluster_name =
            clusters.put(&mut file.clusters, fill(&names.cluster, &values), entry, false);
        // A user that runs a helper is never shared between clusters, though its arguments may be
        // the same: the helpers keep tokens by arguments, so sharing saves nobody a sign-in, while
        // one name a cluster always means the same, also to tools that read many files and mix up
        // users of one name. A token in the file is shared: whoever replaces it does so once, and
        // of a refresh token that is renewed at each use a second copy would be dead.
        let share = choice.method.holds_token();
        let user_name = users.put(&mut file.users, fill(&names.user, &values), user, share);
        let none = [String::new()];
        let namespaces = if choice.namespaces.is_empty() { &none } else { choice.namespaces };
        for namespace in namespaces {
            values.namespace = namespace;
            let context = Context {
                cluster: cluster_name.clone(),
                namespace: Some(namespace.clone()).filter(|namespace| !namespace.is_empty()),
                user: user_name.clone(),
            };
            let name = own_name.clone().unwrap_or_else(|| fill(&names.context, &values));
            let name = contexts.put(&mut file.contexts, name, context, false);
            if count == options.current || file.current_context.is_empty() {
                file.current_context = name;
            }
            count += 1;
        }
    }
    Ok(file)
}

/// What the names of a cluster and its user may hold. Both serve all of their namespaces, so they
/// are named after one only where there is but one.
fn values<'a>(choice: &Choice<'a>, holder: &Holder<'a>) -> Values<'a> {
    Values {
        cluster: &choice.cluster.name,
        namespace: match choice.namespaces {
            [only] => only,
            _ => "",
        },
        user: short_user(holder.user),
        environment: choice.cluster.environment.as_deref().unwrap_or_default(),
        tenant: holder.tenant.unwrap_or_default(),
    }
}

/// The names that were given in a list.
struct NamesInUse {
    places: Index<usize>,
    /// The last number that a name was told apart by.
    numbers: Index<usize>,
}

impl NamesInUse {
    const fn new() -> Self {
        Self { places: Index::new(), numbers: Index::new() }
    }

    /// Adds an entry under a unique name and gives that name. An entry that is there already is not
    /// added again; where it may be shared, neither under another name.
    fn put<T: PartialEq>(
        &mut self,
        list: &mut Vec<Named<T>>,
        wished: String,
        value: T,
        share: bool,
    ) -> String {
        let of_name = self.places.get(&wished).and_then(|place| list.get(*place));
        let known = of_name.filter(|entry| entry.value == value);
        let shared = || list.iter().filter(|_| share).find(|entry| entry.value == value);
        if let Some(known) = known.or_else(shared) {
            return known.name.clone();
        }
        let name = self.unique(wished, list.len());
        list.push(Named { name: name.clone(), value });
        name
    }

    /// A name that is not among those given: with `-2`, `-3` … where it is. Its entry goes to this
    /// place.
    fn unique(&mut self, wished: String, place: usize) -> String {
        if self.places.add(&wished, place) {
            return wished;
        }
        let number = self.numbers.entry(&wished);
        *number = (*number).max(1);
        loop {
            *number += 1;
            let other = format!("{wished}-{number}");
            if self.places.add(&other, place) {
                return other;
            }
        }
    }
}

fn entry(cluster: &Cluster, holder: &Holder<'_>) -> ClusterEntry {
    ClusterEntry {
        server: cluster.server.clone(),
        tls_server_name: cluster.tls_server_name.clone(),
        certificate_authority_data: cluster.certificate_authority_data.clone(),
        proxy_url: cluster.proxy_url.clone(),
        origin: Some(Origin {
            portal: holder.portal.to_owned(),
            cluster: cluster.name.clone(),
            made: Date::of(holder.now).to_string(),
        }),
    }
}

fn user(
    choice: &Choice<'_>,
    options: &Options,
    holder: &Holder<'_>,
    hints: &InstallHints,
) -> Result<User, ComposeError> {
    let token = || choice.token.map(|token| token.0.to_owned()).ok_or(ComposeError::NoToken);
    let method = choice.method;
    Ok(match &choice.cluster.trust {
        Trust::Aks(aks) if method == Method::Token => {
            in_tenant(aks, holder)?;
            User::Token(Secret(token()?))
        }
        Trust::Oidc(trust) if method == Method::Token => {
            of_issuer(trust, holder)?;
            User::Token(Secret(token()?))
        }
        Trust::Oidc(trust) if method == Method::Builtin => {
            of_issuer(trust, holder)?;
            User::AuthProvider(builtin(trust, holder, token()?))
        }
        Trust::Aks(aks) => User::Exec(exec::azure(method, aks, options, holder, hints)?),
        Trust::Oidc(trust) => User::Exec(exec::oidc_login(method, trust, options, holder, hints)?),
        Trust::Arc(_) => return Err(ComposeError::Arc),
    })
}

/// An access token is of the tenant that the person signed in to, and AKS takes only its own.
fn in_tenant(aks: &Aks, holder: &Holder<'_>) -> Result<(), ComposeError> {
    match (&aks.tenant_id, holder.tenant) {
        // A domain is not comparable; AKS itself refuses a token of another tenant.
        (Some(own), Some(tenant)) if !own.contains('.') && !own.eq_ignore_ascii_case(tenant) => {
            Err(ComposeError::OtherTenant)
        }
        _ => Ok(()),
    }
}

/// The token of the sign-in is of its issuer, and with `builtin` kubectl sends what renews it there.
/// An API server that trusts another would refuse it.
fn of_issuer(trust: &OidcTrust, holder: &Holder<'_>) -> Result<(), ComposeError> {
    let other = trust.issuer.as_deref().is_some_and(|issuer| issuer != holder.issuer);
    if other { Err(ComposeError::OtherIssuer) } else { Ok(()) }
}

/// kubectl's `oidc` provider (`plugin/pkg/client/auth/oidc`). With the ID token alone kubectl says
/// when it has ended; with a refresh token it renews both in the file. Entra's refresh token of a
/// page is useless there (AADSTS9002327), so it never goes in.
fn builtin(trust: &OidcTrust, holder: &Holder<'_>, id_token: String) -> AuthProvider {
    let mut config = Vec::new();
    let mut set = |key: &str, value: &str| config.push((key.to_owned(), value.to_owned()));
    set("client-id", holder.identity.client_id());
    set("id-token", &id_token);
    if let Some(authority) = &trust.certificate_authority_data {
        set("idp-certificate-authority-data", authority);
    }
    set("idp-issuer-url", holder.issuer);
    let refresh = trust.refresh_token && holder.identity.entra().is_none();
    if let Some(BorrowedToken(token)) = holder.refresh_token.filter(|_| refresh) {
        set("refresh-token", token);
    }
    AuthProvider { name: "oidc".to_owned(), config }
}
