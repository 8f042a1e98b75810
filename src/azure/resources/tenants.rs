//! The tenants that know a person: their own, and those where they are guests.

use super::parse::{guid, text};
use crate::azure::endpoints::{Endpoints, SUBSCRIPTIONS};
use crate::azure::operation::{Action, Operation, PagedRequest};
use crate::json::Value;
use crate::platform::{FetchError, Response};

/// The longest name that is kept, in characters.
const NAME: usize = 128;

/// A tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    /// Its id, in small letters.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// Its domain, like `contoso.onmicrosoft.com`.
    pub domain: Option<String>,
    /// How the person came to be known there.
    pub category: TenantCategory,
}

/// How a tenant is to the one that the person signed in to (`tenantCategory`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TenantCategory {
    /// It is the person's own.
    Home,
    /// Its resources are shown there (Azure Lighthouse).
    ProjectedBy,
    /// It is managed from there.
    ManagedBy,
    /// Azure does not say.
    Unknown,
}

/// Lists the tenants that know a person (`Tenants_List` of `Microsoft.Resources`, 2022-12-01).
#[derive(Clone, Debug)]
pub struct ListTenants(PagedRequest);

impl ListTenants {
    /// With a token for Resource Manager.
    #[must_use]
    pub fn new(endpoints: &Endpoints, token: &str) -> Self {
        Self(PagedRequest::get(endpoints, token, "/tenants".to_owned(), SUBSCRIPTIONS))
    }

    /// The tenants that came so far, the person's own first, then by name; each once.
    #[must_use]
    pub fn tenants(&self) -> Vec<Tenant> {
        let mut tenants: Vec<Tenant> = Vec::new();
        for tenant in self.0.items().into_iter().filter_map(tenant) {
            if !tenants.iter().any(|known| known.id == tenant.id) {
                tenants.push(tenant);
            }
        }
        tenants.sort_by(|one, other| order(one).cmp(&order(other)));
        tenants
    }
}

fn order(tenant: &Tenant) -> (TenantCategory, Option<&str>, &str) {
    (tenant.category, tenant.name.as_deref(), &tenant.id)
}

impl Operation for ListTenants {
    fn next_action(&mut self) -> Action {
        self.0.next_action()
    }

    fn receive(&mut self, answers: Vec<Result<Response, FetchError>>) {
        self.0.receive(answers);
    }
}

fn tenant(item: &Value) -> Option<Tenant> {
    let category = text(item, "tenantCategory", NAME).unwrap_or_default();
    Some(Tenant {
        id: guid(item, "tenantId")?,
        name: text(item, "displayName", NAME),
        domain: text(item, "defaultDomain", NAME),
        category: match category.to_ascii_lowercase().as_str() {
            "home" => TenantCategory::Home,
            "projectedby" => TenantCategory::ProjectedBy,
            "managedby" => TenantCategory::ManagedBy,
            _ => TenantCategory::Unknown,
        },
    })
}
