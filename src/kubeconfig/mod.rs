//! The kubeconfig: a typed v1 document, the ways kubectl signs in, names, composing, preview.
//!
//! A document is a typed value until the last moment: no templates, no string pasting. Values from
//! claims reach names (made safe first), the login hint and nothing else. The room knows no page,
//! no clock and no sign-in; whoever calls it brings the token. Shapes follow
//! `client-go/tools/clientcmd/api/v1/types.go`.

mod arc;
mod choice;
mod compose;
mod document;
mod exec;
pub mod existing;
mod fields;
mod mask;
mod method;
mod names;
mod options;
mod origin;
pub mod preview;
pub mod secret;

pub use arc::{ArcProxy, arc_proxy};
pub use choice::{BorrowedToken, Choice, ComposeError, Holder, InstallHints};
pub use compose::compose;
pub use document::{
    AuthProvider, Cluster, Context, Exec, ExecEnv, Kubeconfig, Named, Secret, User,
};
pub use exec::{server_id, token_scope};
pub use method::{ComposeOption, compose_options, methods};
pub use options::{CacheDirMistake, ExecVersion, Options, check_cache_dir, file_name};
pub use origin::Origin;

/// Every code of this room's failures.
pub const CODES: &[&str] = &[
    "kubeconfig.no-token",
    "kubeconfig.no-tenant",
    "kubeconfig.other-tenant",
    "kubeconfig.other-issuer",
    "kubeconfig.method",
    "kubeconfig.arc",
    "kubeconfig.cache-dir",
    "kubeconfig.unwritable",
];
