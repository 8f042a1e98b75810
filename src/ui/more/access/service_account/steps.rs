//! What comes of the choices, in the order to use it.

use super::form::ServiceAccountForm;
use super::step::{apply, document, environment, item, lines, run};
use crate::access::service_account::{
    Command, FederatedCredential, Field, FieldError, KubeconfigError, POD_TOKEN, Target,
    TokenRequest, azure_file, create_federated_credential, create_token, delete_secret, manifest,
    read_secret, secret, show_issuer, token_file,
};
use crate::browser::{self, Browser};
use crate::clouds::Cloud;
use crate::config::Trust;
use crate::guide::Shell;
use crate::ids::ResourceId;
use crate::kubeconfig::Kubeconfig;
use crate::platform::Platform;
use crate::ui::element::{El, el, text};
use crate::ui::more::access::cluster_user::ClusterUser;
use crate::ui::more::widgets::message;
use crate::ui::text::access::service_account::{
    self as words, LoginModeChoice, SetupStep, TokenLifetime, Workload,
};
use crate::ui::text::kubeconfig::hints;

/// What is chosen, and for which cluster and shell.
struct Setup<'a> {
    user: &'a ClusterUser,
    form: ServiceAccountForm,
    shell: Shell,
    name: String,
    namespace: String,
    portal: String,
}

/// The steps.
///
/// # Errors
/// What is still needed, or why there can be no file.
pub(super) fn steps(
    user: &ClusterUser,
    form: ServiceAccountForm,
    shell: Shell,
) -> Result<Vec<El>, KubeconfigError> {
    let (name, namespace) = (form.get(Field::Name), form.get(Field::Namespace));
    let setup = Setup { user, form, shell, name, namespace, portal: browser::folder() };
    match form.workload.get() {
        Workload::Pod => setup.in_pod(),
        Workload::Pipeline => setup.in_pipeline(),
        Workload::Azure => setup.with_azure(),
    }
}

impl Setup<'_> {
    fn target(&self) -> Target<'_> {
        Target {
            cluster: &self.user.cluster,
            namespace: &self.namespace,
            portal: &self.portal,
            now: Browser.now(),
        }
    }

    fn in_pod(&self) -> Result<Vec<El>, KubeconfigError> {
        let mut list = self.account()?;
        let file = token_file(&self.target(), &self.name, POD_TOKEN)?;
        list.push(self.file(SetupStep::PodFile, &file, None));
        Ok(list)
    }

    fn in_pipeline(&self) -> Result<Vec<El>, KubeconfigError> {
        let mut list = self.account()?;
        match self.form.lifetime.get() {
            TokenLifetime::Expiring => {
                let audience = self.form.get(Field::Audience);
                let request = TokenRequest {
                    name: self.name.clone(),
                    namespace: self.namespace.clone(),
                    duration: self.form.get(Field::Duration),
                    audiences: (!audience.is_empty()).then_some(audience).into_iter().collect(),
                };
                list.push(self.run(SetupStep::CreateToken, create_token(&request)?));
            }
            TokenLifetime::NeverExpiring => list.extend(self.endless_token()?),
        }
        let file = token_file(&self.target(), &self.name, &self.form.get(Field::TokenFile))?;
        list.push(self.file(SetupStep::TokenFile, &file, None));
        Ok(list)
    }

    /// The Secret of a token that never ends, how to read it and how to end it.
    fn endless_token(&self) -> Result<Vec<El>, FieldError> {
        let (name, namespace) = (&self.name, &self.namespace);
        let warning = el("div", "note warn").child(message(words::never_expires()));
        let manifest = secret(name, namespace)?;
        let mut list = applied(SetupStep::Secret, "machine-token.yaml", manifest, Some(warning));
        list.push(self.run(SetupStep::ReadSecret, read_secret(name, namespace)?));
        list.push(self.run(SetupStep::DeleteSecret, delete_secret(name, namespace)?));
        Ok(list)
    }

    fn with_azure(&self) -> Result<Vec<El>, KubeconfigError> {
        let entra = self.user.identity.entra();
        let cloud = entra.map_or(Cloud::Public, |entra| entra.cloud);
        let mode = self.form.mode();
        let file = azure_file(&self.target(), &mode, cloud, hints().azure_kubelogin)?;
        let mut list = Vec::new();
        if self.form.login_mode.get() == LoginModeChoice::WorkloadIdentity {
            list.extend(self.account()?);
            list.extend(issuer_of(self.user).map(|one| self.run(SetupStep::Issuer, one)));
            list.push(match federate(self.form) {
                Ok(command) => self.run(SetupStep::Federate, command),
                Err(error) => {
                    let needed = words::error(KubeconfigError::Field(error));
                    item(SetupStep::Federate, [text("p", "hint", needed)])
                }
            });
        }
        list.push(self.file(SetupStep::AzureFile, &file, Some(environment(&mode))));
        Ok(list)
    }

    /// The service account and its role.
    fn account(&self) -> Result<Vec<El>, FieldError> {
        let manifest = manifest(&self.form.account())?;
        Ok(applied(SetupStep::Manifest, "machine.yaml", manifest, None))
    }

    fn file(&self, step: SetupStep, file: &Kubeconfig, more: Option<El>) -> El {
        let content = file.to_yaml().unwrap_or_default();
        let name = format!("kubeconfig-{}-{}.yaml", self.user.cluster.name, self.namespace);
        document(step, words::DOWNLOAD_KUBECONFIG, name, content, more)
    }

    fn run(&self, step: SetupStep, command: Command) -> El {
        run(step, lines(&[command], self.shell))
    }
}

/// A manifest, and the lines that apply it.
fn applied(step: SetupStep, name: &str, manifest: String, more: Option<El>) -> Vec<El> {
    let label = words::DOWNLOAD_MANIFEST;
    vec![document(step, label, name.to_owned(), manifest, more), apply(name)]
}

/// The issuer of this cluster, where Azure's id of it is known.
fn issuer_of(user: &ClusterUser) -> Option<Command> {
    match &user.cluster.trust {
        Trust::Aks(aks) => show_issuer(&ResourceId::parse(aks.resource_id.as_deref()?)?),
        Trust::Oidc(_) | Trust::Arc(_) => None,
    }
}

fn federate(form: ServiceAccountForm) -> Result<Command, FieldError> {
    create_federated_credential(&FederatedCredential {
        name: form.get(Field::Name),
        namespace: form.get(Field::Namespace),
        identity: form.get(Field::IdentityName),
        subscription: form.get(Field::Subscription),
        group: form.get(Field::ResourceGroup),
        issuer: form.get(Field::Issuer),
    })
}
