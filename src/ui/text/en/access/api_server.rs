//! Words for the API server's side.

use crate::access::api_server::{CA_FILE, Lost};

/// The name of the part.
pub const TITLE: &str = "API server settings";
/// What this is.
pub const LEAD: &str = "For whoever runs the cluster: what kube-apiserver must be told so that it sees people as portal.yaml says. This page changes nothing there.";
/// AKS.
pub const AKS: &str = "AKS sets up the sign-in of its API server itself, so there is nothing to do. Its own settings for further issuers (az aks jwtauthenticator, in preview) do not take Entra as one.";
/// Arc.
pub const ARC: &str = "Azure Arc signs people in itself, by the Entra application of Arc. There is nothing to set up at the API server for it.";
/// AKS with an external provider.
pub const AKS_EXTERNAL: &str = "AKS takes this provider as an external one (in preview). Save the file, put the resource group and the name of the cluster in place of GROUP and CLUSTER, and run the command; a change is handed over by update in place of add. It needs the extension aks-preview and, once per subscription, the feature JWTAuthenticatorPreview of Microsoft.ContainerService.";
/// What AKS demands.
pub const AKS_PREFIX: &str = "AKS refuses user names and groups that don't begin with aks:jwt:, so every role binding names them so.";
/// The server cannot be told where the document is.
pub const UNDISCOVERABLE: &str = "The provider's discovery document lies at another address than its issuer says, and this API server cannot be told where: AKS has no setting for it, and a file takes only https without a query. As it stands, nobody gets in.";
/// The group of forms.
pub const FORMS: &str = "The form";
/// The file, by expression.
pub const EXPRESSION: &str = "File for any number of groups";
/// The file, by claim.
pub const FILE: &str = "File";
/// The flags.
pub const FLAGS: &str = "Flags";
/// Where the file goes.
pub const FILE_USE: &str = "Put it on every control plane node and name it with --authentication-config. It takes the place of all --oidc-* flags: the two cannot stand side by side. A change is read without a restart.";
/// Which versions read it.
pub const FILE_VERSION: &str = "Kubernetes 1.34 and newer read v1. For 1.30 to 1.33 write v1beta1 in its place; the rest stays.";
/// What the expression does.
pub const EXPRESSION_USE: &str = "Somebody in more groups than a sign-in can name is let in, without groups. Their rights then come from their user name alone.";
/// What the claim does.
pub const CLAIM_USE: &str = "Groups are taken by the name of the claim, as flags do it. Where the sign-in names an address in its place, the server asks there, and refuses the person if it gets no answer that it understands.";
/// With Entra.
pub const CLAIM_ENTRA: &str = "Entra does so for people in more than 200 groups, and the address does not answer: they are refused.";
/// Where the flags go.
pub const FLAGS_USE: &str = "Add them to the command in the manifest of kube-apiserver. Whatever is not named has its default.";
/// The issuer is not https.
pub const NOT_HTTPS: &str = "The API server takes only an issuer that begins with https:// and has neither a query nor a fragment. This one it refuses.";
/// The client of kubectl is not accepted.
pub const AUDIENCE: &str = "The audiences in portal.yaml do not hold the client that kubectl signs in with. As they stand, nobody gets in that way.";
/// The heading of what flags cannot say.
pub const LOST: &str = "What flags cannot say";
/// The name of the file.
pub const FILE_NAME: &str = "authentication-config.yaml";
/// The download.
pub const DOWNLOAD: &str = "Download the file";
/// The certificates.
pub const AUTHORITY: &str = "The certificates of the provider's authority";
/// After a change.
pub const AFTER: &str =
    "Names change with the prefix and the claim, and rights given to the old names do not follow.";

/// Where the certificates go.
#[must_use]
pub fn authority() -> String {
    format!("Put these certificates into {CA_FILE}, or name another file in the flag.")
}

/// What flags cannot say.
#[must_use]
pub fn lost(lost: &Lost) -> String {
    match lost {
        Lost::Audiences(all) => format!(
            "Flags accept one audience. Sign-ins for {} are refused.",
            all.join(", ")
        ),
        Lost::NestedGroups(path) => format!(
            "Flags take {path} for the name of one claim, not for a path. Where the groups are within another claim, nobody has any."
        ),
        Lost::DiscoveryUrl => {
            "The provider's document lies elsewhere than under its issuer, and flags cannot say where. The server finds no keys, and nobody gets in.".into()
        }
        Lost::Overage => {
            "People in more groups than a sign-in can name are refused.".into()
        }
        Lost::SystemNames => {
            "Names that begin with system: are accepted if the provider sends them. Prefixes keep them out.".into()
        }
        Lost::Uid => "The uid of people stays empty. Nothing but audit logs shows it.".into(),
        Lost::Algorithms => "Only sign-ins signed with RS256 are accepted. If the provider uses another algorithm, add --oidc-signing-algs.".into(),
    }
}
