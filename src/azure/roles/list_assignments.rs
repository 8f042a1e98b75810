//! Lists the roles that a person has at a cluster, as Azure keeps them. They say what Azure grants;
//! the cluster decides.
//!
//! `RoleAssignments_ListForScope` with `$filter=assignedTo('…')`, and `RoleDefinitions_Get`
//! (`Microsoft.Authorization`, 2022-04-01; `role-assignments-list-rest` of the Azure documentation).

use super::assignment::{AssignedRoles, AssignmentScope, ParentScope, Principal, RoleAssignment};
use super::built_in::BuiltInRole;
use super::role_permissions::RolePermissions;
use crate::azure::endpoints::{Endpoints, ROLES};
use crate::azure::error::{ApiError, ApiErrorKind};
use crate::azure::operation::{Action, Operation, PagedRequest};
use crate::azure::resource_path;
use crate::encode::percent;
use crate::ids::{ResourceId, is_guid, is_label};
use crate::json::{self, Value};
use crate::platform::{FetchError, Response};
use crate::visible::strip_hidden;

/// The most assignments that are kept.
const MOST: usize = 2_000;
/// The most role definitions that are looked up.
const MOST_DEFINITIONS: usize = 20;
/// The longest name of a role, in characters.
const LONGEST: usize = 256;

/// An assignment, as Azure lists it.
#[derive(Clone)]
struct UnresolvedAssignment {
    definition: String,
    scope: AssignmentScope,
    principal: Principal,
    condition: bool,
}

/// Asks for the roles of a person at a cluster, then for the definitions of those nobody knows.
#[derive(Clone)]
pub struct ListRoleAssignments {
    endpoints: Endpoints,
    token: String,
    cluster: String,
    path: String,
    person: String,
    request: PagedRequest,
    /// Whether the request is the one that leaves out groups.
    direct: bool,
    raw: Vec<UnresolvedAssignment>,
    incomplete: Option<ApiError>,
    /// The definitions that are looked up, once the assignments have come.
    definitions: Option<Vec<(String, PagedRequest)>>,
}

// The token is never printed.
impl core::fmt::Debug for ListRoleAssignments {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.path)
    }
}

impl ListRoleAssignments {
    /// Those of a person, by their object id, at a cluster; `None` where one of the ids is none.
    #[must_use]
    pub fn for_person(
        endpoints: &Endpoints,
        token: &str,
        cluster: &str,
        person: &str,
    ) -> Option<Self> {
        let path =
            format!("{}/providers/Microsoft.Authorization", resource_path::cluster(cluster)?);
        if !is_guid(person) {
            return None;
        }
        let filter = format!("assignedTo('{person}')");
        Some(Self {
            request: list(endpoints, token, &path, &filter),
            endpoints: endpoints.clone(),
            token: token.to_owned(),
            cluster: cluster.to_owned(),
            path,
            person: person.to_owned(),
            direct: false,
            raw: Vec::new(),
            incomplete: None,
            definitions: None,
        })
    }

    /// What came; `None` while it is under way.
    #[must_use]
    pub fn outcome(&self) -> Option<AssignedRoles> {
        let definitions = self.definitions.as_ref()?;
        if definitions.iter().any(|(_, request)| request.outcome().is_none()) {
            return None;
        }
        let list = self.raw.iter().map(|raw| {
            let known = BuiltInRole::by_id(&raw.definition);
            let (role, permissions) = match known {
                Some(role) => {
                    (role.definition().name.to_owned(), RolePermissions::of_built_in(role))
                }
                None => definition(definitions, &raw.definition),
            };
            let UnresolvedAssignment { scope, principal, condition, .. } = raw.clone();
            RoleAssignment { role, known, scope, principal, condition, permissions }
        });
        let incomplete = self.incomplete.clone();
        Some(AssignedRoles { list: list.collect(), through_groups: !self.direct, incomplete })
    }

    /// Takes the assignments, and asks for the definitions that are not known.
    fn listed(&mut self) {
        let cluster = ResourceId::parse(&self.cluster);
        let raw = self.request.items().into_iter().filter_map(|item| raw(item, cluster.as_ref()?));
        self.raw = raw.take(MOST).collect();
        let mut unknown: Vec<&str> = self.raw.iter().map(|raw| raw.definition.as_str()).collect();
        unknown.retain(|id| BuiltInRole::by_id(id).is_none());
        unknown.sort_unstable();
        unknown.dedup();
        unknown.truncate(MOST_DEFINITIONS);
        let ask = |id: &str| {
            let path = format!("{}/roleDefinitions/{id}", self.path);
            (id.to_owned(), PagedRequest::get(&self.endpoints, &self.token, path, ROLES))
        };
        self.definitions = Some(unknown.into_iter().map(ask).collect());
    }
}

fn list(endpoints: &Endpoints, token: &str, path: &str, filter: &str) -> PagedRequest {
    let path = format!("{path}/roleAssignments?$filter={}", percent(filter));
    PagedRequest::get(endpoints, token, path, ROLES)
}

fn raw(item: &Value, cluster: &ResourceId<'_>) -> Option<UnresolvedAssignment> {
    let properties = item.get("properties")?;
    let text = |name: &str| json::text(properties, name);
    let definition = text("roleDefinitionId")?.trim_end_matches('/').rsplit('/').next()?;
    let id = text("principalId").filter(|id| is_guid(id))?.to_ascii_lowercase();
    let principal = match text("principalType").unwrap_or_default().to_ascii_lowercase().as_str() {
        "user" => Principal::User(id),
        "group" | "foreigngroup" => Principal::Group(id),
        _ => Principal::Other(id),
    };
    is_guid(definition).then_some(UnresolvedAssignment {
        definition: definition.to_ascii_lowercase(),
        scope: assignment_scope(text("scope")?, cluster)?,
        principal,
        condition: text("condition").is_some_and(|condition| !condition.trim().is_empty()),
    })
}

/// Where a scope reaches; `None` where it says nothing of the cluster's inside, like that of an
/// agent pool, or is another's.
fn assignment_scope(scope: &str, cluster: &ResourceId<'_>) -> Option<AssignmentScope> {
    let scope = scope.trim_end_matches('/').to_ascii_lowercase();
    let own = cluster.resource().to_ascii_lowercase();
    if let Some(below) = scope.strip_prefix(&own) {
        let child: Vec<&str> = below.split('/').collect();
        return match child[..] {
            [""] => Some(AssignmentScope::Cluster),
            ["", "namespaces" | "managednamespaces", name] if is_label(name) => {
                Some(AssignmentScope::Namespace(name.to_owned()))
            }
            _ => None,
        };
    }
    let group = own.split("/providers/").next()?;
    let subscription = group.split("/resourcegroups/").next()?;
    let management = scope.strip_prefix("/providers/microsoft.management/managementgroups/");
    let level = match scope.as_str() {
        "" => ParentScope::Root,
        scope if scope == group => ParentScope::ResourceGroup,
        scope if scope == subscription => ParentScope::Subscription,
        _ if management.is_some_and(|name| !name.is_empty() && !name.contains('/')) => {
            ParentScope::ManagementGroup
        }
        _ => return None,
    };
    Some(AssignmentScope::Inherited(level))
}

/// The name of a definition that was looked up, and what it permits.
fn definition(definitions: &[(String, PagedRequest)], id: &str) -> (String, RolePermissions) {
    let found = definitions.iter().find(|(other, _)| other == id);
    let page = found.and_then(|(_, request)| request.pages().first());
    let Some(properties) = page.and_then(|page| page.get("properties")) else {
        return (String::new(), RolePermissions::Unknown);
    };
    let name = json::text(properties, "roleName").unwrap_or_default();
    (strip_hidden(name, LONGEST), RolePermissions::parse(properties))
}

impl Operation for ListRoleAssignments {
    fn next_action(&mut self) -> Action {
        let Some(definitions) = &mut self.definitions else { return self.request.next_action() };
        let wait = definitions.iter_mut().filter_map(|(_, request)| request.take_wait()).max();
        if let Some(seconds) = wait {
            return Action::Wait(seconds);
        }
        let requests: Vec<_> =
            definitions.iter().filter_map(|(_, one)| one.next_request()).collect();
        if requests.is_empty() { Action::Done } else { Action::Send(requests) }
    }

    fn receive(&mut self, answers: Vec<Result<Response, FetchError>>) {
        if let Some(definitions) = &mut self.definitions {
            let open = definitions.iter_mut().filter(|(_, request)| request.outcome().is_none());
            for ((_, request), answer) in open.zip(&answers) {
                request.receive_one(answer);
            }
            return;
        }
        self.request.receive(answers);
        match self.request.outcome() {
            None => return,
            Some(Ok(())) => {}
            Some(Err(error)) => {
                let malformed = error.status == 400 && error.kind == ApiErrorKind::Other;
                if malformed && !self.direct && self.request.pages().is_empty() {
                    self.direct = true;
                    let filter = format!("principalId eq '{}'", self.person);
                    self.request = list(&self.endpoints, &self.token, &self.path, &filter);
                    return;
                }
                self.incomplete = Some(error.clone());
            }
        }
        self.listed();
    }
}
