//! The kubeconfigs of machines. They hold no secret: the token is in a file that is read anew, or
//! comes from Azure/kubelogin.

use super::check::{check, check_account};
use super::field::{Field, FieldError};
use super::login_mode::{LoginMode, exec};
use crate::calendar::Date;
use crate::clouds::Cloud;
use crate::config::{Cluster, Trust};
use crate::kubeconfig::{Cluster as Entry, Context, Kubeconfig, Named, Origin, User};

/// The cluster, and the page that makes the file.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// The cluster.
    pub cluster: &'a Cluster,
    /// The namespace.
    pub namespace: &'a str,
    /// The address of the page.
    pub portal: &'a str,
    /// The time, in seconds since 1970-01-01 UTC.
    pub now: i64,
}

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KubeconfigError {
    /// A field is wrong.
    Field(FieldError),
    /// Azure's ways are for AKS alone.
    NotAks,
    /// The cluster is reached through Azure Arc, so no file works for it on its own.
    Arc,
}

impl From<FieldError> for KubeconfigError {
    fn from(mistake: FieldError) -> Self {
        Self::Field(mistake)
    }
}

/// The kubeconfig of a service account whose token is in a file.
///
/// # Errors
/// See [`KubeconfigError`].
pub fn token_file(
    place: &Target<'_>,
    name: &str,
    path: &str,
) -> Result<Kubeconfig, KubeconfigError> {
    check_account(name, place.namespace)?;
    check(Field::TokenFile, path)?;
    let user = User::TokenFile(path.to_owned());
    file(place, &format!("{}-{name}", place.namespace), user)
}

/// The kubeconfig of a machine that signs in with Azure.
///
/// # Errors
/// See [`KubeconfigError`].
pub fn azure_file(
    place: &Target<'_>,
    mode: &LoginMode,
    cloud: Cloud,
    hint: &str,
) -> Result<Kubeconfig, KubeconfigError> {
    let aks = match &place.cluster.trust {
        Trust::Aks(aks) => aks,
        Trust::Arc(_) => return Err(KubeconfigError::Arc),
        Trust::Oidc(_) => return Err(KubeconfigError::NotAks),
    };
    check(Field::Namespace, place.namespace)?;
    let user = User::Exec(exec(mode, aks, cloud, hint)?);
    file(place, mode.login(), user)
}

/// One cluster, user and context. Names are of letters, digits, hyphens and dots, and the context
/// is named after user and cluster, so that many accounts of many clusters can stand side by side.
fn file(place: &Target<'_>, user_name: &str, user: User) -> Result<Kubeconfig, KubeconfigError> {
    let cluster = place.cluster;
    if matches!(cluster.trust, Trust::Arc(_)) {
        return Err(KubeconfigError::Arc);
    }
    let entry = Entry {
        server: cluster.server.clone(),
        tls_server_name: cluster.tls_server_name.clone(),
        certificate_authority_data: cluster.certificate_authority_data.clone(),
        proxy_url: cluster.proxy_url.clone(),
        origin: Some(Origin {
            portal: place.portal.to_owned(),
            cluster: cluster.name.clone(),
            made: Date::of(place.now).to_string(),
        }),
    };
    let user_name = format!("{user_name}@{}", cluster.name);
    let context = Context {
        cluster: cluster.name.clone(),
        namespace: Some(place.namespace.to_owned()),
        user: user_name.clone(),
    };
    Ok(Kubeconfig {
        api_version: "v1",
        kind: "Config",
        current_context: user_name.clone(),
        clusters: vec![Named { name: cluster.name.clone(), value: entry }],
        contexts: vec![Named { name: user_name.clone(), value: context }],
        users: vec![Named { name: user_name, value: user }],
    })
}
