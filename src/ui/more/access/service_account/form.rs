//! What is typed and chosen for a machine user.

use crate::access::service_account::{
    AccountRole, AccountSpec, FEDERATED_TOKEN, Field, LoginMode, ManagedIdentity,
};
use crate::config::Trust;
use crate::ids::ResourceId;
use crate::json::Value;
use crate::ui::more::access::cluster_user::ClusterUser;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::text::access::service_account::{
    AccountRoleChoice, ClientCredential, IdentityChoice, LoginModeChoice, TokenLifetime, Workload,
};

/// What is typed, field by field, in the order of [`FIELDS`]; `None` where nothing was.
type Typed = [Option<String>; FIELDS.len()];

/// Every field.
const FIELDS: [Field; 16] = [
    Field::Name,
    Field::Namespace,
    Field::Role,
    Field::Duration,
    Field::Audience,
    Field::TokenFile,
    Field::ClientId,
    Field::TenantId,
    Field::FederatedFile,
    Field::IdentityId,
    Field::ConnectionId,
    Field::Certificate,
    Field::IdentityName,
    Field::Subscription,
    Field::ResourceGroup,
    Field::Issuer,
];

/// What the page's choice says.
#[derive(Clone, Default, PartialEq)]
struct Defaults {
    namespace: String,
    tenant: String,
    /// The cluster's; its identities are usually there too.
    subscription: String,
}

/// What is chosen.
#[derive(Clone, Copy)]
pub(super) struct ServiceAccountForm {
    typed: RwSignal<Typed>,
    /// Of the page's choice, what a field holds until somebody types in it.
    chosen: Memo<Defaults>,
    pub workload: RwSignal<Workload>,
    pub role: RwSignal<AccountRoleChoice>,
    pub lifetime: RwSignal<TokenLifetime>,
    pub login_mode: RwSignal<LoginModeChoice>,
    pub identity: RwSignal<IdentityChoice>,
    pub credential: RwSignal<ClientCredential>,
}

impl ServiceAccountForm {
    pub(super) fn new(user: Memo<Option<ClusterUser>>) -> Self {
        let chosen = move |_: Option<&Defaults>| {
            let of = |user: &ClusterUser| Defaults {
                namespace: user.namespaces.first().cloned().unwrap_or_default(),
                tenant: tenant(user),
                subscription: user
                    .resource_id()
                    .and_then(ResourceId::parse)
                    .map(|id| id.subscription.to_owned())
                    .unwrap_or_default(),
            };
            user.with(|user| user.as_ref().map(of)).unwrap_or_default()
        };
        Self {
            typed: RwSignal::new([const { None }; FIELDS.len()]),
            chosen: Memo::new(chosen),
            workload: RwSignal::new(Workload::Pipeline),
            role: RwSignal::new(AccountRoleChoice::Edit),
            lifetime: RwSignal::new(TokenLifetime::Expiring),
            login_mode: RwSignal::new(LoginModeChoice::WorkloadIdentity),
            identity: RwSignal::new(IdentityChoice::System),
            credential: RwSignal::new(ClientCredential::Secret),
        }
    }

    /// What stands in a field.
    pub(super) fn text(self, field: Field) -> String {
        let at = FIELDS.iter().position(|one| *one == field);
        let typed = self.typed.with(|typed| at.and_then(|at| typed.get(at).cloned().flatten()));
        typed.unwrap_or_else(|| match field {
            Field::Name => "deployer".to_owned(),
            Field::Namespace => self.chosen.with(|chosen| chosen.namespace.clone()),
            Field::Duration => "8h".to_owned(),
            Field::TokenFile => "deployer.token".to_owned(),
            Field::FederatedFile => FEDERATED_TOKEN.to_owned(),
            Field::TenantId => self.chosen.with(|chosen| chosen.tenant.clone()),
            Field::Subscription => self.chosen.with(|chosen| chosen.subscription.clone()),
            _ => String::new(),
        })
    }

    /// The same without the spaces around it.
    pub(super) fn get(self, field: Field) -> String {
        self.text(field).trim().to_owned()
    }

    /// Takes what was typed into a field.
    pub(super) fn set(self, field: Field, text: String) {
        let Some(at) = FIELDS.iter().position(|one| *one == field) else { return };
        self.typed.update(|typed| {
            if let Some(text_of) = typed.get_mut(at) {
                *text_of = Some(text);
            }
        });
    }

    /// The fields of the choices, so that none is made anew while somebody types in it.
    pub(super) fn fields(self) -> Vec<Field> {
        let mut fields = vec![Field::Namespace];
        let home = self.workload.get();
        let azure = home == Workload::Azure;
        let by = self.login_mode.get();
        if !azure || by == LoginModeChoice::WorkloadIdentity {
            fields.insert(0, Field::Name);
        }
        if self.has_role()
            && matches!(self.role.get(), AccountRoleChoice::ClusterRole | AccountRoleChoice::Role)
        {
            fields.push(Field::Role);
        }
        if home == Workload::Pipeline {
            if self.lifetime.get() == TokenLifetime::Expiring {
                fields.extend([Field::Duration, Field::Audience]);
            }
            fields.push(Field::TokenFile);
        }
        if azure {
            fields.extend(match (by, self.identity.get(), self.credential.get()) {
                (LoginModeChoice::WorkloadIdentity, ..) => vec![
                    Field::ClientId,
                    Field::TenantId,
                    Field::FederatedFile,
                    Field::IdentityName,
                    Field::Subscription,
                    Field::ResourceGroup,
                    Field::Issuer,
                ],
                (LoginModeChoice::Msi, IdentityChoice::System, _) => Vec::new(),
                (LoginModeChoice::Msi, IdentityChoice::ClientId, _) => vec![Field::ClientId],
                (LoginModeChoice::Msi, IdentityChoice::ResourceId, _) => vec![Field::IdentityId],
                (LoginModeChoice::Spn, _, ClientCredential::Secret) => {
                    vec![Field::ClientId, Field::TenantId]
                }
                (LoginModeChoice::Spn, _, ClientCredential::Certificate) => {
                    vec![Field::ClientId, Field::TenantId, Field::Certificate]
                }
                (LoginModeChoice::AzurePipelines, ..) => {
                    vec![Field::ClientId, Field::TenantId, Field::ConnectionId]
                }
            });
        }
        fields
    }

    /// Whether a service account is made that could get a role.
    pub(super) fn has_role(self) -> bool {
        self.workload.get() != Workload::Azure
    }

    pub(super) fn account(self) -> AccountSpec {
        let role = self.get(Field::Role);
        let home = self.workload.get();
        let client_id = (home == Workload::Azure).then(|| self.get(Field::ClientId));
        let grant = match self.role.get() {
            _ if !self.has_role() => None,
            AccountRoleChoice::View => Some(AccountRole::View),
            AccountRoleChoice::Edit => Some(AccountRole::Edit),
            AccountRoleChoice::Admin => Some(AccountRole::Admin),
            AccountRoleChoice::ClusterRole => Some(AccountRole::ClusterRole(role)),
            AccountRoleChoice::Role => Some(AccountRole::Role(role)),
            AccountRoleChoice::Nothing => None,
        };
        AccountSpec {
            name: self.get(Field::Name),
            namespace: self.get(Field::Namespace),
            grant,
            mounts: home != Workload::Pipeline,
            client_id,
        }
    }

    pub(super) fn mode(self) -> LoginMode {
        let client_id = self.get(Field::ClientId);
        let tenant_id = self.get(Field::TenantId);
        match self.login_mode.get() {
            LoginModeChoice::WorkloadIdentity => {
                let token_file = self.get(Field::FederatedFile);
                LoginMode::WorkloadIdentity { client_id, tenant_id, token_file }
            }
            LoginModeChoice::Msi => LoginMode::Msi(match self.identity.get() {
                IdentityChoice::System => ManagedIdentity::System,
                IdentityChoice::ClientId => ManagedIdentity::ClientId(client_id),
                IdentityChoice::ResourceId => {
                    ManagedIdentity::ResourceId(self.get(Field::IdentityId))
                }
            }),
            LoginModeChoice::Spn => {
                let by_file = self.credential.get() == ClientCredential::Certificate;
                let certificate = by_file.then(|| self.get(Field::Certificate));
                LoginMode::Spn { client_id, tenant_id, certificate }
            }
            LoginModeChoice::AzurePipelines => {
                let connection_id = self.get(Field::ConnectionId);
                LoginMode::AzurePipelines { client_id, tenant_id, connection_id }
            }
        }
    }
}

/// The tenant of the cluster, as far as it is known.
fn tenant(user: &ClusterUser) -> String {
    let own = match &user.cluster.trust {
        Trust::Aks(aks) => aks.tenant_id.as_deref(),
        Trust::Oidc(_) | Trust::Arc(_) => None,
    };
    let claimed = user.claims.get("tid").and_then(Value::as_str);
    own.or(claimed).unwrap_or_default().to_owned()
}
