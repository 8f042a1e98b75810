//! The tenants that know a person: their own, and those where they are guests.

use super::parse::{guid, text};
use crate::azure::endpoints::{Endpoints, SUBSCRIPTIONS};
use crate::azure::operation::{Errand, Question, Step};
use crate::json::{self, Value};
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
    pub category: Category,
}

/// How a tenant is to the one that the person signed in to (`tenantCategory`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// It is the person's own.
    Home,
    /// Its resources are shown there (Azure Lighthouse).
    ProjectedBy,
    /// It is managed from there.
    ManagedBy,
    /// Azure does not say.
    Unknown,
}

/// The errand that finds them.
#[derive(Clone, Debug)]
pub struct Tenants(Question);

impl Tenants {
    /// Asks Resource Manager, with a token for it.
    #[must_use]
    pub fn new(endpoints: &Endpoints, token: &str) -> Self {
        Self(Question::get(endpoints, token, "/tenants".to_owned(), SUBSCRIPTIONS))
    }

    /// The tenants that came so far, the person's own first, then by name; each once.
    #[must_use]
    pub fn tenants(&self) -> Vec<Tenant> {
        let mut tenants: Vec<Tenant> = Vec::new();
        let items = |page| json::Value::as_array(super::parse::member(page, "value"));
        for tenant in self.0.pages().iter().filter_map(items).flatten().filter_map(tenant) {
            if !tenants.iter().any(|known| known.id == tenant.id) {
                tenants.push(tenant);
            }
        }
        tenants.sort_by(|one, other| order(one).cmp(&order(other)));
        tenants
    }
}

fn order(tenant: &Tenant) -> (Category, Option<&str>, &str) {
    (tenant.category, tenant.name.as_deref(), &tenant.id)
}

impl Errand for Tenants {
    fn next(&mut self) -> Step {
        self.0.next()
    }

    fn answer(&mut self, answers: Vec<Result<Response, FetchError>>) {
        self.0.answer(answers);
    }
}

fn tenant(item: &Value) -> Option<Tenant> {
    let category = text(item, "tenantCategory", NAME).unwrap_or_default();
    Some(Tenant {
        id: guid(item, "tenantId")?,
        name: text(item, "displayName", NAME),
        domain: text(item, "defaultDomain", NAME),
        category: match category.to_ascii_lowercase().as_str() {
            "home" => Category::Home,
            "projectedby" => Category::ProjectedBy,
            "managedby" => Category::ManagedBy,
            _ => Category::Unknown,
        },
    })
}
