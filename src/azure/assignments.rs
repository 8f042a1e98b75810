//! The roles that a person has at a cluster, as Azure keeps them (`Microsoft.Authorization`,
//! `roleAssignments` and `roleDefinitions`; `role-assignments-list-rest` of the Azure
//! documentation). They say what Azure grants; the cluster decides.

use super::endpoints::{Endpoints, ROLES};
use super::errand::{Errand, Question, Step};
use super::path;
use super::permits::Permits;
use super::refusal::{Refusal, Why};
use super::roles::Role;
use crate::encode::percent;
use crate::ids::{ResourceId, is_guid, is_label};
use crate::json::{self, Value};
use crate::platform::{FetchError, Response};
use crate::visible::visible;

/// The most assignments that are kept.
const MOST: usize = 2_000;
/// The most role definitions that are looked up.
const MOST_DEFINITIONS: usize = 20;
/// The longest name of a role, in characters.
const LONGEST: usize = 256;

/// A role that somebody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The role's name; empty where its definition could not be read.
    pub role: String,
    /// The role, where it is one of the known ones.
    pub known: Option<Role>,
    /// Where it reaches.
    pub reach: Reach,
    /// Who it is assigned to.
    pub principal: Principal,
    /// Whether it has a condition, which narrows it in ways that are not read here.
    pub condition: bool,
    /// What it permits inside the cluster.
    pub permits: Permits,
}

/// Where an assignment reaches, seen from a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The cluster.
    Cluster,
    /// A namespace of it, managed or not.
    Namespace(String),
    /// The cluster, because something above it.
    Above(Level),
}

/// What lies above a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Its resource group.
    ResourceGroup,
    /// Its subscription.
    Subscription,
    /// A management group.
    ManagementGroup,
    /// Everything in the tenant.
    Root,
}

/// Who a role is assigned to, with the object id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Principal {
    /// A person.
    User(String),
    /// A group.
    Group(String),
    /// An application, or something else.
    Other(String),
}

/// The roles of a person at a cluster, as far as they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// The assignments.
    pub list: Vec<Assignment>,
    /// Whether those that come through groups are among them.
    pub through_groups: bool,
    /// Why there may be more; a missing role to read them is an ordinary case.
    pub refused: Option<Refusal>,
}

impl Assigned {
    /// Where any of them gives something inside the cluster.
    #[must_use]
    pub fn reached(&self) -> Reached {
        let mut names: Vec<String> = Vec::new();
        for one in &self.list {
            if matches!(one.permits, Permits::Nothing | Permits::CredentialOnly) {
                continue;
            }
            match &one.reach {
                Reach::Cluster | Reach::Above(_) => return Reached::Everywhere,
                Reach::Namespace(name) => names.push(name.clone()),
            }
        }
        names.sort_unstable();
        names.dedup();
        Reached::In(names)
    }

    /// The namespaces that assignments name, to suggest them.
    #[must_use]
    pub fn namespaces(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for assignment in &self.list {
            if let Reach::Namespace(name) = &assignment.reach {
                names.push(name);
            }
        }
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Where role assignments give something inside a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reached {
    /// In every namespace.
    Everywhere,
    /// In these namespaces.
    In(Vec<String>),
}

impl Reached {
    /// Whether that is in one of these namespaces, or anywhere where none is named.
    #[must_use]
    pub fn meets(&self, namespaces: &[String]) -> bool {
        match self {
            Self::Everywhere => true,
            Self::In(names) => {
                names.iter().any(|name| namespaces.is_empty() || namespaces.contains(name))
            }
        }
    }
}

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
        let path = format!("{}/providers/Microsoft.Authorization", path::cluster(cluster)?);
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
    (visible(name, LONGEST), Permits::read(properties))
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

#[cfg(test)]
mod tests {
    use super::{Assigned, Assignment, Level, Permits, Principal, Reach, Reached};

    fn reached(list: Vec<(Permits, Reach)>) -> Reached {
        let one = |(permits, reach)| Assignment {
            role: "R".to_owned(),
            known: None,
            reach,
            principal: Principal::User("u".to_owned()),
            condition: false,
            permits,
        };
        let list = list.into_iter().map(one).collect();
        Assigned { list, through_groups: true, refused: None }.reached()
    }

    #[test]
    fn a_role_reaches_where_it_gives_something() {
        let there = |name: &str| Reach::Namespace(name.to_owned());
        let names = |names: &[&str]| names.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let nothing = reached(vec![
            (Permits::CredentialOnly, Reach::Cluster),
            (Permits::Nothing, there("payments")),
        ]);
        assert_eq!(nothing, Reached::In(Vec::new()));
        assert!(!nothing.meets(&[]) && !nothing.meets(&names(&["payments"])));
        let some = reached(vec![
            (Permits::ReadMost, there("payments")),
            (Permits::WriteMost, there("payments")),
            (Permits::CredentialOnly, Reach::Cluster),
        ]);
        assert_eq!(some, Reached::In(names(&["payments"])));
        assert!(some.meets(&[]) && some.meets(&names(&["billing", "payments"])));
        assert!(!some.meets(&names(&["billing"])));
        let above = Reach::Above(Level::Subscription);
        let all = reached(vec![(Permits::ReadMost, there("a")), (Permits::ClusterAdmin, above)]);
        assert!(all == Reached::Everywhere && all.meets(&names(&["b"])));
    }
}
