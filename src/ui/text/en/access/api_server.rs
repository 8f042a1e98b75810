//! Words for the API server's side.

use crate::access::api_server::{CA_FILE, Lost};
use crate::ui::text::Text;
use crate::ui::text::language::say;

/// The name of the part.
pub const TITLE: &str = "API server settings";
/// What this is.
pub const LEAD: &str = "For the cluster's administrator: settings so that kube-apiserver sees people as portal.yaml says. This page changes nothing there.";
/// AKS.
pub const AKS: &str = "AKS sets up its API server's sign-in itself, so there is nothing to do. Its settings for other issuers (az aks jwtauthenticator, in preview) don't accept Entra.";
/// Arc.
pub const ARC: &str = "Azure Arc signs people in itself, with Arc's Entra application. There is nothing to set up on the API server.";
/// AKS with an external provider.
pub const AKS_EXTERNAL: &str = "AKS accepts this provider as an external one (in preview). Save the file, replace GROUP and CLUSTER with the cluster's resource group and name, and run the command. For a change, use update instead of add. It needs the extension aks-preview and, once per subscription, the feature JWTAuthenticatorPreview of Microsoft.ContainerService.";
/// What AKS demands.
pub const AKS_PREFIX: &str = "AKS refuses user names and groups that don't begin with aks:jwt:, so every role binding needs that prefix.";
/// The server cannot be told where the document is.
pub const UNDISCOVERABLE: &str = "The provider's discovery document isn't where its issuer says, and this API server can't be told where. AKS has no setting for it, and a file accepts only https without a query. Nobody can sign in this way.";
/// The group of forms.
pub const FORMS: &str = "The form";
/// The file, by expression.
pub const EXPRESSION: &str = "File for any number of groups";
/// The file, by claim.
pub const FILE: &str = "File";
/// The flags.
pub const FLAGS: &str = "Flags";
/// Where the file goes.
pub const FILE_USE: &str = "Put it on every control plane node and name it with --authentication-config. It replaces all --oidc-* flags: you can't use both. A change needs no restart.";
/// Which versions read it.
pub const FILE_VERSION: &str =
    "Kubernetes 1.34 and newer read v1. For 1.30 to 1.33, write v1beta1 instead. The rest stays.";
/// What the expression does.
pub const EXPRESSION_USE: &str = "Somebody in too many groups for a sign-in can sign in, but without groups. Only their user name then gives them rights.";
/// What the claim does.
pub const CLAIM_USE: &str = "The server reads groups by the name of the claim, as with flags. If the sign-in has an address instead, the server asks there. If it gets no answer that it understands, it refuses the person.";
/// With Entra.
pub const CLAIM_ENTRA: &str = "Entra does this for people in more than 200 groups, and the address doesn't answer: their sign-in fails.";
/// Where the flags go.
pub const FLAGS_USE: &str = "Add them to the command in the manifest of kube-apiserver. All other flags keep their defaults.";
/// The issuer is not https.
pub const NOT_HTTPS: &str = "The API server accepts only an issuer that begins with https:// and has no query or fragment. It refuses this one.";
/// The client of kubectl is not accepted.
pub const AUDIENCE: &str = "The audiences in portal.yaml don't include the client that kubectl signs in with. Nobody can sign in this way.";
/// The heading of what flags cannot say.
pub const LOST: &str = "What flags can't say";
/// The name of the file.
pub const FILE_NAME: &str = "authentication-config.yaml";
/// The download.
pub const DOWNLOAD: &str = "Download the file";
/// The certificates.
pub const AUTHORITY: &str = "The certificates of the provider's certificate authority";
/// After a change.
pub const AFTER: &str =
    "A new prefix or claim changes names. Rights given to the old names don't follow.";

/// Where the certificates go.
#[must_use]
pub fn authority() -> Text {
    say!("Put these certificates into {ca_file}, or name another file in the flag.", CA_FILE)
}

/// What flags can't say.
#[must_use]
pub fn lost(lost: &Lost) -> Text {
    match lost {
        Lost::Audiences(all) => say!("Flags accept one audience. Sign-ins for {all} will fail.", all.join(", ")),
        Lost::NestedGroups(path) => say!("Flags read {path} as the name of one claim, not as a path. If the groups are within another claim, nobody has any.", path),
        Lost::DiscoveryUrl => {
            "The provider's document isn't under its issuer, and flags can't say where it is. The server finds no keys, so nobody can sign in.".into()
        }
        Lost::Overage => {
            "People in too many groups for a sign-in can't sign in.".into()
        }
        Lost::SystemNames => {
            "The server accepts names that begin with system: if the provider sends them. Prefixes prevent that.".into()
        }
        Lost::Uid => "The uid of people stays empty. Only audit logs show it.".into(),
        Lost::Algorithms => "The server accepts only sign-ins signed with RS256. If the provider uses another algorithm, add --oidc-signing-algs.".into(),
    }
}
