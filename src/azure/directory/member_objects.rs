//! The ids of the person's groups, where the token holds too many to name them.

use super::graph_error::{GraphError, graph_error};
use crate::azure::endpoints::Endpoints;
use crate::azure::operation::{Action, Operation, PagedRequest};
use crate::ids::is_guid;
use crate::json::Value;
use crate::platform::{FetchError, Response};

/// The most groups that are kept.
const MOST: usize = 20_000;

/// Asks which groups the person is in, directly or through others (Graph v1.0,
/// `directoryObject: getMemberObjects`; needs `User.Read`).
#[derive(Clone, Debug)]
pub struct GetMemberObjects {
    request: PagedRequest,
}

impl GetMemberObjects {
    /// Those of the person that the token is of.
    #[must_use]
    pub fn of_me(endpoints: &Endpoints, token: &str) -> Self {
        let body = r#"{"securityEnabledOnly":true}"#.to_owned();
        let path = "/v1.0/me/getMemberObjects".to_owned();
        Self { request: PagedRequest::graph(endpoints, token, path, Some(body)) }
    }

    /// The ids of the groups and directory roles, in lower case; `None` while it is under way.
    ///
    /// # Errors
    /// See [`GraphError`].
    #[must_use]
    pub fn outcome(&self) -> Option<Result<Vec<String>, GraphError>> {
        if let Err(error) = self.request.outcome()? {
            return Some(Err(graph_error(error)));
        }
        let ids = self.request.items().into_iter().filter_map(Value::as_str);
        let ids = ids.filter(|id| is_guid(id));
        let mut ids: Vec<String> = ids.take(MOST).map(str::to_ascii_lowercase).collect();
        ids.sort();
        ids.dedup();
        Some(Ok(ids))
    }
}

impl Operation for GetMemberObjects {
    fn next_action(&mut self) -> Action {
        self.request.next_action()
    }

    fn receive(&mut self, answers: Vec<Result<Response, FetchError>>) {
        self.request.receive(answers);
    }
}
