//! What can be wrong with a kubeconfig, as values: words for them are the page's.

use std::sync::Arc;

use crate::certificate::Doubt;

use crate::kubeconfig::existing::encoded::PemError;
use crate::kubeconfig::existing::entry::EntryKind;
use crate::kubeconfig::existing::read::Wrapping;

/// What a diagnostic means for whoever uses the file; the worst comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DiagnosticSeverity {
    /// kubectl refuses the whole file.
    RejectsFile,
    /// Whatever uses this entry fails.
    BreaksEntry,
    /// It works, or may work, but is worth knowing.
    Advice,
}

/// What a diagnostic is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiagnosticTarget {
    /// The file as a whole.
    File,
    /// The entry of that name, which all diagnostics of the entry share.
    Entry(EntryKind, Arc<str>),
}

/// Something that is wrong with a file, or worth knowing about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The line, from 1.
    pub line: usize,
    /// What it is about.
    pub target: DiagnosticTarget,
    /// What it means.
    pub severity: DiagnosticSeverity,
    /// What is wrong.
    pub kind: DiagnosticKind,
}

/// What a field should have held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedType {
    /// A text.
    Text,
    /// `true` or `false`.
    Bool,
    /// A list.
    List,
    /// Keys with values.
    Mapping,
}

/// The credential that kubectl uses instead of `exec`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverridingCredential {
    /// `token` or `tokenFile`.
    Token,
    /// A user name with a password.
    Password,
    /// A client certificate.
    Certificate,
}

/// Where a path leads that not every machine has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathKind {
    /// Beside the kubeconfig.
    Relative,
    /// `~`, which kubectl does not resolve.
    Home,
    /// Only on Windows.
    Windows,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiagnosticKind {
    /// Nothing in the file is of a kubeconfig, and something is not.
    NotKubeconfig,
    /// Something is around the kubeconfig.
    Wrapped(Wrapping),
    /// Fields stand beside the key that they belong under.
    Misplaced {
        /// The key that they belong under.
        under: &'static str,
        /// Their keys.
        keys: Vec<String>,
    },
    /// What stands here stands for something that was left out.
    Omitted {
        /// The field.
        field: &'static str,
    },
    /// A path of Windows whose `\t`, `\n` and the like became other characters.
    EscapedPath {
        /// The field.
        field: &'static str,
    },
    /// Certificate and key are not of one pair.
    KeyPair,
    /// The certificate stands where its key belongs, and the key where the certificate does.
    Swapped,
    /// A token whose end the file does not say.
    StaticToken,
    /// The command holds its arguments too, or blanks at its ends.
    JoinedCommand {
        /// The program that is meant.
        program: String,
    },
    /// Several arguments stand in one text.
    JoinedArguments,
    /// The context's user is not in the file, and none is needed over `http`.
    UnneededUser(String),
    /// `kind` is another one.
    Kind(String),
    /// `apiVersion` is another one.
    ApiVersion(String),
    /// Something follows the first document; kubectl ignores it.
    MoreDocuments,
    /// A key stands twice, and the last one counts.
    Repeated {
        /// The key.
        key: String,
        /// The line where it stands first.
        first: usize,
    },
    /// Not UTF-8 without a mark: kubectl reads it, some other tools do not.
    Encoding,
    /// `\/`, which JSON allows and kubectl's reader does not.
    Escape,
    /// A value of another type than kubectl reads.
    WrongType {
        /// The field, like `exec.args[2]`.
        field: String,
        /// What it should be.
        expected: ExpectedType,
        /// The word that stands there, where it is one.
        found: Option<String>,
    },
    /// An infinite number, which JSON cannot hold.
    Infinite,
    /// A key that kubectl ignores, and that looks like one it knows.
    Misspelt {
        /// The key.
        key: String,
        /// The one it knows.
        meant: &'static str,
    },
    /// The name stands twice in its list.
    Duplicate {
        /// The line where it stands first.
        first: usize,
        /// Whether both say the same.
        identical: bool,
    },
    /// The entry has no name.
    NoName,
    /// The field is not base64.
    Base64 {
        /// The field.
        field: &'static str,
        /// Whether it is once spaces are taken out and padding is added.
        mendable: bool,
    },
    /// The cluster has no server.
    NoServer,
    /// The server has no scheme: kubectl takes `http` unless certificates are named.
    NoScheme,
    /// A scheme that kubectl does not speak.
    Scheme(String),
    /// The server is no address.
    NotUrl,
    /// `http` to another machine: credentials travel in the open.
    PlainHttp,
    /// The server is not checked at all.
    Insecure,
    /// `insecure-skip-tls-verify` beside an authority.
    InsecureWithCa,
    /// Both the data and the file of the same thing.
    Both {
        /// The field with the data.
        data: &'static str,
        /// The field with the file.
        file: &'static str,
    },
    /// The field is base64, but not of what belongs there.
    Pem {
        /// The field.
        field: &'static str,
        /// What is wrong.
        error: PemError,
    },
    /// A certificate is past its time.
    CertificateEnded {
        /// The field.
        field: &'static str,
        /// When it ended, in seconds since 1970.
        at: i64,
    },
    /// A certificate has not begun.
    CertificateNotYet {
        /// The field.
        field: &'static str,
        /// When it begins, in seconds since 1970.
        at: i64,
    },
    /// The certificates of an authority will not do, or not all of them.
    Authority {
        /// The field.
        field: &'static str,
        /// Why.
        doubt: Doubt,
    },
    /// The proxy's scheme is none of http, https and socks5.
    Proxy,
    /// `tls-server-name` is an address, or has a port.
    ServerName,
    /// A path that not every machine has.
    Path {
        /// The field.
        field: &'static str,
        /// Where it leads.
        kind: PathKind,
    },
    /// A credential that silently comes before `exec`.
    ExecOverridden(OverridingCredential),
    /// `auth-provider` beside `exec`.
    ProviderAndExec,
    /// A token beside a user name.
    TokenAndPassword,
    /// No command.
    NoCommand,
    /// No `apiVersion` in `exec`.
    NoExecVersion,
    /// A version that was removed.
    RemovedExecVersion(String),
    /// A version that never was.
    UnknownExecVersion(String),
    /// The v1 exchange without `interactiveMode`.
    NoInteractiveMode,
    /// Not one of the three modes.
    InteractiveMode(String),
    /// A variable without a name.
    NoEnvName,
    /// A provider that was taken out of kubectl.
    RemovedProvider(String),
    /// A provider that kubectl does not know.
    UnknownProvider(String),
    /// The `oidc` provider lacks a setting.
    ProviderLacks(&'static str),
    /// A certificate without its key.
    NoKey,
    /// A key without its certificate.
    NoCertificate,
    /// Another uid, groups or extras, but no user to act as.
    Impersonation,
    /// A user name and password, which API servers no longer take.
    Password,
    /// No credential at all: kubectl asks for a user name.
    NoCredential,
    /// A token with a line break or another character that no header may hold.
    BadToken,
    /// A token is past its time.
    TokenEnded {
        /// When it ended, in seconds since 1970.
        at: i64,
        /// Whether kubectl fetches a new one by itself.
        renewed: bool,
    },
    /// Azure's kubelogin with a device code.
    DeviceCode,
    /// Azure's kubelogin without `--tenant-id`.
    NoTenant,
    /// Azure's kubelogin without `--server-id`.
    NoServerId,
    /// A server application that is neither AKS's nor Arc's.
    ServerId(String),
    /// Azure's kubelogin with an environment it does not know: it takes the public cloud.
    Environment(String),
    /// A sign-in of a kind that Azure's kubelogin does not know.
    Login(String),
    /// The plain `kubelogin` command with the arguments of the other tool of that name.
    OtherKubelogin,
    /// `oidc-login` without a setting it needs.
    OidcLoginLacks(&'static str),
    /// The context names no cluster.
    NoCluster,
    /// The context's cluster is not in the file.
    MissingCluster(String),
    /// The context names no user.
    NoUser,
    /// The context's user is not in the file.
    MissingUser(String),
    /// Not a namespace's name.
    Namespace(String),
    /// `current-context` is not in the file.
    MissingCurrent(String),
    /// Contexts, but no current one.
    NoCurrent,
}

impl DiagnosticKind {
    /// Whether it is so even where the server is reached over `http`, for which kubectl reads no
    /// credential: what it finds when it goes over a user's entry as such (`validateAuthInfo`).
    pub(in crate::kubeconfig::existing) const fn concerns_plain_http(&self) -> bool {
        matches!(
            self,
            Self::Misplaced { .. }
                | Self::Repeated { .. }
                | Self::WrongType { .. }
                | Self::Infinite
                | Self::Misspelt { .. }
                | Self::Duplicate { .. }
                | Self::NoName
                | Self::Base64 { .. }
                | Self::Pem { error: PemError::Bare, .. }
                | Self::Both { .. }
                | Self::EscapedPath { .. }
                | Self::Path { .. }
                | Self::ProviderAndExec
                | Self::TokenAndPassword
                | Self::NoCommand
                | Self::NoExecVersion
                | Self::NoInteractiveMode
                | Self::InteractiveMode(_)
                | Self::NoEnvName
                | Self::NoKey
                | Self::Impersonation
        )
    }
}
