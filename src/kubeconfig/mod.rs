//! The kubeconfig: a typed v1 document, the ways kubectl signs in, names, composing, preview.
//!
//! A document is a typed value until the last moment: no templates, no string pasting. Values from
//! claims reach names (made safe first), the login hint and nothing else. The room knows no page,
//! no clock and no sign-in; whoever calls it brings the token. Shapes follow
//! `client-go/tools/clientcmd/api/v1/types.go`.

mod compose;
mod document;
mod exec;
pub mod existing;
mod method;
mod names;
pub mod preview;

pub use compose::{Choice, ComposeError, Hints, Holder, compose, file_name};
pub use document::{
    AuthProvider, Cluster, Context, Exec, ExecEnv, Kubeconfig, Named, Secret, User,
};
pub use method::methods;

/// Every code of this room's failures.
pub const CODES: &[&str] =
    &["kubeconfig.no-token", "kubeconfig.no-tenant", "kubeconfig.method", "kubeconfig.unwritable"];
