//! What a person may do, in statements that can be said in a sentence.

/// What a person may do, as far as the answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Capability {
    /// Everything.
    Everything,
    /// Read everything.
    ReadEverything,
    /// Read these.
    Read(Vec<String>),
    /// Create, change and delete these.
    Change(Vec<String>),
    /// Only these, by name: the resource and the names.
    Named(Vec<(String, Vec<String>)>),
    /// Read the logs of pods.
    Logs,
    /// Open a shell in pods.
    Shell,
    /// Forward ports of pods.
    Forward,
    /// Reach what pods and services serve, through the API server.
    Proxy,
    /// Read secrets.
    Secrets,
    /// Give others access.
    GiveAccess,
    /// Act as others.
    ActAsOthers,
    /// What no other statement tells: resources or addresses, and the verbs of each.
    Just(Vec<(String, Vec<String>)>),
    /// Nothing but ask about oneself.
    Nothing,
}
