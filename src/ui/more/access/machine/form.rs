//! What is typed and chosen for a machine user.

use leptos::prelude::*;

use super::super::asked::Asked;
use crate::access::machine::{Account, FEDERATED_TOKEN, Field, Grant, Mode, Msi};
use crate::config::Trust;
use crate::ids::ResourceId;
use crate::json::Value;
use crate::ui::text::access::machine::{By, Home, May, Proof, Way, Which};

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
struct Chosen {
    namespace: String,
    tenant: String,
    /// The cluster's; its identities are usually there too.
    subscription: String,
}

/// What is chosen.
#[derive(Clone, Copy)]
pub(super) struct Form {
    typed: RwSignal<Typed>,
    /// Of the page's choice, what a field holds until somebody types in it.
    chosen: Memo<Chosen>,
    pub home: RwSignal<Home>,
    pub may: RwSignal<May>,
    pub way: RwSignal<Way>,
    pub by: RwSignal<By>,
    pub which: RwSignal<Which>,
    pub proof: RwSignal<Proof>,
}

impl Form {
    pub(super) fn new(asked: Memo<Option<Asked>>) -> Self {
        let chosen = move |_: Option<&Chosen>| {
            let of = |asked: &Asked| Chosen {
                namespace: asked.namespaces.first().cloned().unwrap_or_default(),
                tenant: tenant(asked),
                subscription: asked
                    .resource_id()
                    .and_then(ResourceId::parse)
                    .map(|id| id.subscription.to_owned())
                    .unwrap_or_default(),
            };
            asked.with(|asked| asked.as_ref().map(of)).unwrap_or_default()
        };
        Self {
            typed: RwSignal::new([const { None }; FIELDS.len()]),
            chosen: Memo::new(chosen),
            home: RwSignal::new(Home::Pipeline),
            may: RwSignal::new(May::Edit),
            way: RwSignal::new(Way::Ends),
            by: RwSignal::new(By::WorkloadIdentity),
            which: RwSignal::new(Which::System),
            proof: RwSignal::new(Proof::Secret),
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
            if let Some(place) = typed.get_mut(at) {
                *place = Some(text);
            }
        });
    }

    /// The fields of the choices, so that none is made anew while somebody types in it.
    pub(super) fn fields(self) -> Vec<Field> {
        let mut fields = vec![Field::Namespace];
        let home = self.home.get();
        let azure = home == Home::Azure;
        let by = self.by.get();
        if !azure || by == By::WorkloadIdentity {
            fields.insert(0, Field::Name);
        }
        if self.has_role() && matches!(self.may.get(), May::ClusterRole | May::Role) {
            fields.push(Field::Role);
        }
        if home == Home::Pipeline {
            if self.way.get() == Way::Ends {
                fields.extend([Field::Duration, Field::Audience]);
            }
            fields.push(Field::TokenFile);
        }
        if azure {
            fields.extend(match (by, self.which.get(), self.proof.get()) {
                (By::WorkloadIdentity, ..) => vec![
                    Field::ClientId,
                    Field::TenantId,
                    Field::FederatedFile,
                    Field::IdentityName,
                    Field::Subscription,
                    Field::ResourceGroup,
                    Field::Issuer,
                ],
                (By::Msi, Which::System, _) => Vec::new(),
                (By::Msi, Which::ClientId, _) => vec![Field::ClientId],
                (By::Msi, Which::ResourceId, _) => vec![Field::IdentityId],
                (By::Spn, _, Proof::Secret) => vec![Field::ClientId, Field::TenantId],
                (By::Spn, _, Proof::Certificate) => {
                    vec![Field::ClientId, Field::TenantId, Field::Certificate]
                }
                (By::AzurePipelines, ..) => {
                    vec![Field::ClientId, Field::TenantId, Field::ConnectionId]
                }
            });
        }
        fields
    }

    /// Whether a service account is made that could get a role.
    pub(super) fn has_role(self) -> bool {
        self.home.get() != Home::Azure
    }

    pub(super) fn account(self) -> Account {
        let role = self.get(Field::Role);
        let home = self.home.get();
        let client_id = (home == Home::Azure).then(|| self.get(Field::ClientId));
        let grant = match self.may.get() {
            _ if !self.has_role() => None,
            May::View => Some(Grant::View),
            May::Edit => Some(Grant::Edit),
            May::Admin => Some(Grant::Admin),
            May::ClusterRole => Some(Grant::ClusterRole(role)),
            May::Role => Some(Grant::Role(role)),
            May::Nothing => None,
        };
        Account {
            name: self.get(Field::Name),
            namespace: self.get(Field::Namespace),
            grant,
            mounts: home != Home::Pipeline,
            client_id,
        }
    }

    pub(super) fn mode(self) -> Mode {
        let client_id = self.get(Field::ClientId);
        let tenant_id = self.get(Field::TenantId);
        match self.by.get() {
            By::WorkloadIdentity => {
                let token_file = self.get(Field::FederatedFile);
                Mode::WorkloadIdentity { client_id, tenant_id, token_file }
            }
            By::Msi => Mode::Msi(match self.which.get() {
                Which::System => Msi::System,
                Which::ClientId => Msi::ClientId(client_id),
                Which::ResourceId => Msi::ResourceId(self.get(Field::IdentityId)),
            }),
            By::Spn => {
                let by_file = self.proof.get() == Proof::Certificate;
                let certificate = by_file.then(|| self.get(Field::Certificate));
                Mode::Spn { client_id, tenant_id, certificate }
            }
            By::AzurePipelines => {
                let connection_id = self.get(Field::ConnectionId);
                Mode::AzurePipelines { client_id, tenant_id, connection_id }
            }
        }
    }
}

/// The tenant of the cluster, as far as it is known.
fn tenant(asked: &Asked) -> String {
    let own = match &asked.cluster.trust {
        Trust::Aks(aks) => aks.tenant_id.as_deref(),
        Trust::Oidc(_) | Trust::Arc(_) => None,
    };
    let claimed = asked.claims.get("tid").and_then(Value::as_str);
    own.or(claimed).unwrap_or_default().to_owned()
}
