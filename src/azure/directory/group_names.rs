//! The names of the person's groups, where an administrator consented to it.

use super::graph_error::{GraphError, graph_error};
use crate::azure::endpoints::Endpoints;
use crate::azure::error::ApiErrorKind;
use crate::azure::operation::{Action, Operation, PagedRequest};
use crate::ids::is_guid;
use crate::json;
use crate::platform::{FetchError, Response};
use crate::visible::strip_hidden;

/// The most groups that are kept.
const MOST: usize = 20_000;
/// The longest name of a group, in characters (`displayName` of the `group` resource).
const LONGEST: usize = 256;

/// Lists the names of the person's groups (Graph v1.0, `user-list-transitivememberof` of
/// microsoft-graph-docs; needs `GroupMember.Read.All`).
///
/// Graph documents a header for picking groups alone, which a preflight may refuse; without it the
/// request may be refused as malformed. Then everything is asked for, and groups are picked here.
#[derive(Clone, Debug)]
pub struct ListGroupNames {
    endpoints: Endpoints,
    token: BearerToken,
    request: PagedRequest,
    plain: bool,
}

#[derive(Clone)]
struct BearerToken(String);

impl core::fmt::Debug for BearerToken {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[redacted]")
    }
}

/// The names of groups, as far as they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedGroups {
    /// The id, in lower case, and the name of each group that has one, by id.
    pub groups: Vec<(String, String)>,
    /// Why there may be more.
    pub gap: Option<GraphError>,
}

impl ListGroupNames {
    /// Those of the person that the token is of.
    #[must_use]
    pub fn of_me(endpoints: &Endpoints, token: &str) -> Self {
        let path =
            "/v1.0/me/transitiveMemberOf/microsoft.graph.group?$select=id,displayName&$top=999";
        let request = PagedRequest::graph(endpoints, token, path.to_owned(), None);
        let (endpoints, token) = (endpoints.clone(), BearerToken(token.to_owned()));
        Self { endpoints, token, request, plain: false }
    }

    /// What came; `None` while it is under way.
    #[must_use]
    pub fn outcome(&self) -> Option<NamedGroups> {
        let gap = self.request.outcome()?.as_ref().err().map(graph_error);
        let named = self.request.items().into_iter().take(MOST).filter_map(|item| {
            let group = "#microsoft.graph.group";
            let kind = json::text(item, "@odata.type").unwrap_or(group);
            let id = json::text(item, "id").filter(|id| is_guid(id) && kind == group)?;
            let name = strip_hidden(json::text(item, "displayName")?, LONGEST);
            (!name.is_empty()).then(|| (id.to_ascii_lowercase(), name))
        });
        let mut groups: Vec<_> = named.collect();
        groups.sort();
        groups.dedup_by(|one, other| one.0 == other.0);
        Some(NamedGroups { groups, gap })
    }
}

impl Operation for ListGroupNames {
    fn next_action(&mut self) -> Action {
        self.request.next_action()
    }

    fn receive(&mut self, answers: Vec<Result<Response, FetchError>>) {
        self.request.receive(answers);
        let Some(Err(error)) = self.request.outcome() else { return };
        let malformed = error.status == 400 && error.kind == ApiErrorKind::Other;
        if malformed && !self.plain && self.request.pages().is_empty() {
            self.plain = true;
            let path = "/v1.0/me/transitiveMemberOf?$select=id,displayName&$top=999".to_owned();
            self.request = PagedRequest::graph(&self.endpoints, &self.token.0, path, None);
        }
    }
}
