//! From choices to a document.

use std::collections::BTreeMap;

use super::document::{
    AuthProvider, Cluster as ClusterEntry, Context, Kubeconfig, Named, Secret, User,
};
use super::exec;
use super::method::{client, methods};
use super::names::{Values, file_stem, fill, short_user, unique};
use crate::config::{Cluster, Identity, Method, Names, OidcTrust, Trust};

/// One cluster as chosen.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// The cluster.
    pub cluster: &'a Cluster,
    /// The namespace, checked; none where the person wants none.
    pub namespace: Option<&'a str>,
    /// How kubectl signs in.
    pub method: Method,
}

/// Who takes the file home.
#[derive(Clone, Copy)]
pub struct Holder<'a> {
    /// The user name as the provider gives it, unchecked.
    pub user: &'a str,
    /// The account to suggest at the sign-in.
    pub login_hint: Option<&'a str>,
    /// The tenant id that signed in.
    pub tenant: Option<&'a str>,
    /// The issuer of the sign-in.
    pub issuer: &'a str,
    /// The identity that signed in.
    pub identity: &'a Identity,
    /// The ID token, for the methods that hold one.
    pub id_token: Option<&'a str>,
}

/// What kubectl prints where a helper is missing.
#[derive(Clone, Copy, Debug)]
pub struct Hints {
    /// Azure/kubelogin is missing.
    pub azure_kubelogin: &'static str,
    /// Azure/kubelogin is missing, where it is to use the Azure CLI.
    pub azure_cli: &'static str,
    /// int128/kubelogin is missing.
    pub oidc_login: &'static str,
}

/// Why no document can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComposeError {
    /// The method needs a token and none was brought.
    NoToken,
    /// The tenant of the cluster is not known.
    NoTenant,
    /// The method does not fit the cluster.
    Method,
    /// The document has no YAML form.
    Unwritable,
}

impl ComposeError {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoToken => "kubeconfig.no-token",
            Self::NoTenant => "kubeconfig.no-tenant",
            Self::Method => "kubeconfig.method",
            Self::Unwritable => "kubeconfig.unwritable",
        }
    }
}

/// Makes the document: one cluster, user and context for each choice; the first is current.
///
/// # Errors
/// See [`ComposeError`].
pub fn compose(
    choices: &[Choice<'_>],
    holder: &Holder<'_>,
    names: &Names,
    hints: &Hints,
) -> Result<Kubeconfig, ComposeError> {
    let mut file = Kubeconfig {
        api_version: "v1",
        kind: "Config",
        current_context: String::new(),
        clusters: Vec::new(),
        contexts: Vec::new(),
        users: Vec::new(),
    };
    for choice in choices {
        let cluster = choice.cluster;
        if !methods(cluster, holder.identity).contains(&choice.method) {
            return Err(ComposeError::Method);
        }
        let values = Values {
            cluster: &cluster.name,
            namespace: choice.namespace.unwrap_or_default(),
            user: short_user(holder.user),
            environment: cluster.environment.as_deref().unwrap_or_default(),
            tenant: holder.tenant.unwrap_or_default(),
        };
        let user = user(choice, holder, hints)?;
        let cluster_name = put(&mut file.clusters, fill(&names.cluster, &values), entry(cluster));
        let user_name = put(&mut file.users, fill(&names.user, &values), user);
        let context = Context {
            cluster: cluster_name,
            namespace: choice.namespace.map(str::to_owned),
            user: user_name,
        };
        let name = put(&mut file.contexts, fill(&names.context, &values), context);
        if file.current_context.is_empty() {
            file.current_context = name;
        }
    }
    Ok(file)
}

/// Adds an entry under a unique name and gives that name.
fn put<T>(list: &mut Vec<Named<T>>, wished: String, value: T) -> String {
    let name = unique(wished, |name| list.iter().any(|entry| entry.name == name));
    list.push(Named { name: name.clone(), value });
    name
}

fn entry(cluster: &Cluster) -> ClusterEntry {
    ClusterEntry {
        server: cluster.server.clone(),
        tls_server_name: cluster.tls_server_name.clone(),
        certificate_authority_data: cluster.certificate_authority_data.clone(),
        proxy_url: cluster.proxy_url.clone(),
    }
}

fn user(choice: &Choice<'_>, holder: &Holder<'_>, hints: &Hints) -> Result<User, ComposeError> {
    let token = || holder.id_token.map(str::to_owned).ok_or(ComposeError::NoToken);
    match (&choice.cluster.trust, choice.method) {
        (Trust::Aks(aks), method) => {
            Ok(User { exec: Some(exec::azure(method, aks, holder, hints)?), ..User::default() })
        }
        (Trust::Oidc(trust), Method::Browser) => {
            Ok(User { exec: Some(exec::oidc_login(trust, holder, hints)), ..User::default() })
        }
        (Trust::Oidc(trust), Method::Builtin) => {
            Ok(User { auth_provider: Some(builtin(trust, holder, token()?)), ..User::default() })
        }
        (Trust::Oidc(_), Method::Token) => {
            Ok(User { token: Some(Secret(token()?)), ..User::default() })
        }
        _ => Err(ComposeError::Method),
    }
}

/// kubectl's `oidc` provider with the ID token alone: a refresh token of a page is useless there
/// (Entra: AADSTS9002327), so kubectl says when the token has ended.
fn builtin(trust: &OidcTrust, holder: &Holder<'_>, id_token: String) -> AuthProvider {
    let issuer = trust.issuer.as_deref().unwrap_or(holder.issuer);
    let mut config = BTreeMap::new();
    config.insert("idp-issuer-url".to_owned(), issuer.to_owned());
    config.insert("client-id".to_owned(), client(holder.identity).to_owned());
    config.insert("id-token".to_owned(), id_token);
    if let Some(authority) = &trust.certificate_authority_data {
        config.insert("idp-certificate-authority-data".to_owned(), authority.clone());
    }
    AuthProvider { name: "oidc".to_owned(), config }
}

/// The name of the downloaded file.
#[must_use]
pub fn file_name(choices: &[Choice<'_>]) -> String {
    match choices {
        [only] => format!("kubeconfig-{}.yaml", file_stem(&only.cluster.name)),
        _ => "kubeconfig.yaml".to_owned(),
    }
}
