//! The roles that a person has at a cluster, as Azure keeps them (`Microsoft.Authorization`,
//! `roleAssignments` and `roleDefinitions`; `role-assignments-list-rest` of the Azure
//! documentation). They say what Azure grants; the cluster decides.

use super::assignment::{Assigned, Assignment, Level, Principal, Reach};
use super::built_in::Role;
use super::role_permissions::Permits;
use crate::azure::endpoints::{Endpoints, ROLES};
use crate::azure::error::{Refusal, Why};
use crate::azure::operation::{Errand, Question, Step};
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
struct Raw {
    definition: String,
    reach: Reach,
    principal: Principal,
    condition: bool,
}

/// Asks for the roles of a person at a cluster, then for the definitions of those nobody knows.
#[derive(Clone)]
pub struct Assignments {
    endpoints: Endpoints,
    token: String,
    cluster: String,
    path: String,
    person: String,
    question: Question,
    /// Whether the question is the one that leaves out groups.
    direct: bool,
    raw: Vec<Raw>,
    refused: Option<Refusal>,
    /// The definitions that are looked up, once the assignments have come.
    definitions: Option<Vec<(String, Question)>>,
}

// The token is never printed.
impl core::fmt::Debug for Assignments {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.path)
    }
}

impl Assignments {
    /// Those of a person, by their object id, at a cluster; `None` where one of the ids is none.
    #[must_use]
    pub fn of(endpoints: &Endpoints, token: &str, cluster: &str, person: &str) -> Option<Self> {
        let path =
            format!("{}/providers/Microsoft.Authorization", resource_path::cluster(cluster)?);
        if !is_guid(person) {
            return None;
        }
        let filter = format!("assignedTo('{person}')");
        Some(Self {
            question: list(endpoints, token, &path, &filter),
            endpoints: endpoints.clone(),
            token: token.to_owned(),
            cluster: cluster.to_owned(),
            path,
            person: person.to_owned(),
            direct: false,
            raw: Vec::new(),
            refused: None,
            definitions: None,
        })
    }

    /// What came; `None` while it is under way.
    #[must_use]
    pub fn outcome(&self) -> Option<Assigned> {
        let definitions = self.definitions.as_ref()?;
        if definitions.iter().any(|(_, question)| question.outcome().is_none()) {
            return None;
        }
        let list = self.raw.iter().map(|raw| {
            let known = Role::by_id(&raw.definition);
            let (role, permits) = match known {
                Some(role) => (role.facts().name.to_owned(), Permits::of(role)),
                None => definition(definitions, &raw.definition),
            };
            let Raw { reach, principal, condition, .. } = raw.clone();
            Assignment { role, known, reach, principal, condition, permits }
        });
        let refused = self.refused.clone();
        Some(Assigned { list: list.collect(), through_groups: !self.direct, refused })
    }

    /// Takes the assignments, and asks for the definitions that are not known.
    fn listed(&mut self) {
        let cluster = ResourceId::parse(&self.cluster);
        let pages = self.question.pages();
        let items = pages.iter().filter_map(|page| page.get("value")?.as_array()).flatten();
        let raw = items.filter_map(|item| raw(item, cluster.as_ref()?));
        self.raw = raw.take(MOST).collect();
        let mut unknown: Vec<&str> = self.raw.iter().map(|raw| raw.definition.as_str()).collect();
        unknown.retain(|id| Role::by_id(id).is_none());
        unknown.sort_unstable();
        unknown.dedup();
        unknown.truncate(MOST_DEFINITIONS);
        let ask = |id: &str| {
            let path = format!("{}/roleDefinitions/{id}", self.path);
            (id.to_owned(), Question::get(&self.endpoints, &self.token, path, ROLES))
        };
        self.definitions = Some(unknown.into_iter().map(ask).collect());
    }
}

fn list(endpoints: &Endpoints, token: &str, path: &str, filter: &str) -> Question {
    let path = format!("{path}/roleAssignments?$filter={}", percent(filter));
    Question::get(endpoints, token, path, ROLES)
}

fn raw(item: &Value, cluster: &ResourceId<'_>) -> Option<Raw> {
    let properties = item.get("properties")?;
    let text = |name: &str| json::text(properties, name);
    let definition = text("roleDefinitionId")?.trim_end_matches('/').rsplit('/').next()?;
    let id = text("principalId").filter(|id| is_guid(id))?.to_ascii_lowercase();
    let principal = match text("principalType").unwrap_or_default().to_ascii_lowercase().as_str() {
        "user" => Principal::User(id),
        "group" | "foreigngroup" => Principal::Group(id),
        _ => Principal::Other(id),
    };
    is_guid(definition).then_some(Raw {
        definition: definition.to_ascii_lowercase(),
        reach: reach(text("scope")?, cluster)?,
        principal,
        condition: text("condition").is_some_and(|condition| !condition.trim().is_empty()),
    })
}

/// Where a scope reaches; `None` where it says nothing of the cluster's inside, like that of an
/// agent pool, or is another's.
fn reach(scope: &str, cluster: &ResourceId<'_>) -> Option<Reach> {
    let scope = scope.trim_end_matches('/').to_ascii_lowercase();
    let own = cluster.resource().to_ascii_lowercase();
    if let Some(below) = scope.strip_prefix(&own) {
        let child: Vec<&str> = below.split('/').collect();
        return match child[..] {
            [""] => Some(Reach::Cluster),
            ["", "namespaces" | "managednamespaces", name] if is_label(name) => {
                Some(Reach::Namespace(name.to_owned()))
            }
            _ => None,
        };
    }
    let group = own.split("/providers/").next()?;
    let subscription = group.split("/resourcegroups/").next()?;
    let management = scope.strip_prefix("/providers/microsoft.management/managementgroups/");
    let level = match scope.as_str() {
        "" => Level::Root,
        scope if scope == group => Level::ResourceGroup,
        scope if scope == subscription => Level::Subscription,
        _ if management.is_some_and(|name| !name.is_empty() && !name.contains('/')) => {
            Level::ManagementGroup
        }
        _ => return None,
    };
    Some(Reach::Above(level))
}

/// The name of a definition that was looked up, and what it permits.
fn definition(definitions: &[(String, Question)], id: &str) -> (String, Permits) {
    let found = definitions.iter().find(|(other, _)| other == id);
    let page = found.and_then(|(_, question)| question.pages().first());
    let Some(properties) = page.and_then(|page| page.get("properties")) else {
        return (String::new(), Permits::Unknown);
    };
    let name = json::text(properties, "roleName").unwrap_or_default();
    (strip_hidden(name, LONGEST), Permits::read(properties))
}

impl Errand for Assignments {
    fn next(&mut self) -> Step {
        let Some(definitions) = &mut self.definitions else { return self.question.next() };
        let wait = definitions.iter_mut().filter_map(|(_, question)| question.wait()).max();
        if let Some(seconds) = wait {
            return Step::Wait(seconds);
        }
        let requests: Vec<_> = definitions.iter().filter_map(|(_, one)| one.request()).collect();
        if requests.is_empty() { Step::Done } else { Step::Ask(requests) }
    }

    fn answer(&mut self, answers: Vec<Result<Response, FetchError>>) {
        if let Some(definitions) = &mut self.definitions {
            let open = definitions.iter_mut().filter(|(_, question)| question.outcome().is_none());
            for ((_, question), answer) in open.zip(&answers) {
                question.take(answer);
            }
            return;
        }
        self.question.answer(answers);
        match self.question.outcome() {
            None => return,
            Some(Ok(())) => {}
            Some(Err(refusal)) => {
                let malformed = refusal.status == 400 && refusal.why == Why::Other;
                if malformed && !self.direct && self.question.pages().is_empty() {
                    self.direct = true;
                    let filter = format!("principalId eq '{}'", self.person);
                    self.question = list(&self.endpoints, &self.token, &self.path, &filter);
                    return;
                }
                self.refused = Some(refusal.clone());
            }
        }
        self.listed();
    }
}
