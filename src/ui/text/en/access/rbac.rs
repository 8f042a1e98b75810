//! Words for giving access: the form, its warnings and what comes of it.

use crate::access::SubjectKind;
use crate::access::rbac::{GrantError, GrantedRole, ResourceError, Warning};

/// The heading.
pub const GRANT: &str = "Give access";
/// What it is for.
pub const LEAD: &str =
    "For whoever may give access in this cluster. Nothing happens here: the cluster decides.";
/// The group of whom it is for.
pub const WHO: &str = "For whom";
/// The person themselves.
pub const ME: &str = "Me";
/// One of their groups.
pub const MY_GROUP: &str = "One of my groups";
/// Somebody else.
pub const ELSE: &str = "Somebody else";
/// The claims do not say who the person is to the cluster.
pub const ME_UNKNOWN: &str = "Your sign-in does not say the user name that this cluster sees. Ask kubectl auth whoami, and choose “Somebody else”.";
/// No groups are known.
pub const NO_GROUPS: &str = "Your groups are not known here. Choose “Somebody else”, and type the group as the cluster sees it.";
/// The list of groups is cut.
pub const MORE_GROUPS: &str = "These are your first 200 groups.";
/// The kind of somebody else.
pub const KIND: &str = "Which kind";
/// The field for a name.
pub const NAME: &str = "Name, exactly as the cluster sees it";
/// Names under AKS.
pub const NAME_AKS: &str =
    "Members of the tenant go by their user name, guests and groups by their object id.";
/// The kind of applications and managed identities.
pub const APPLICATION: &str = "Application or managed identity";
/// The field for the object id of an application.
pub const OBJECT_ID: &str = "Object id of its service principal";
/// Which of the ids of an application it is.
pub const OBJECT_ID_HINT: &str = "Entra shows it under Enterprise applications, for a managed identity as its object (principal) id. The client id and the object id of the app registration are others.";
/// The person's own name is not certain.
pub const ME_LIKELY: &str =
    "This is most likely your user name in this cluster. kubectl auth whoami says it for certain.";
/// Azure RBAC decides in the cluster.
pub const AZURE_DECIDES: &str = "Azure RBAC decides in this cluster, so this manifest may have no effect for people, groups and applications of Entra. Take the lines for Azure below.";
/// When the Azure commands are the ones to take, where that is certain.
pub const AZURE_CERTAIN: &str =
    "Azure RBAC decides in this cluster. It can take five minutes to count.";
/// The field for the namespace of a service account.
pub const ACCOUNT_NAMESPACE: &str = "Namespace of the service account";
/// The group of where it counts.
pub const WHERE: &str = "Where";
/// In one namespace.
pub const IN_NAMESPACE: &str = "In a namespace";
/// In the whole cluster.
pub const IN_CLUSTER: &str = "In the whole cluster";
/// The field for the namespace.
pub const NAMESPACE: &str = "Namespace";
/// The group of roles.
pub const ROLE: &str = "Which role";
/// A role of one's own.
pub const CUSTOM: &str = "custom";
/// The group of resources.
pub const RESOURCES: &str = "Resources";
/// The field for further resources.
pub const MORE_RESOURCES: &str = "Further resources, with commas: certificates.cert-manager.io";
/// The group of verbs.
pub const VERBS: &str = "Verbs";
/// The field for further verbs.
pub const MORE_VERBS: &str = "Further verbs, with commas";
/// The heading of the manifest.
pub const MANIFEST: &str = "As a manifest, for kubectl apply -f";
/// The download of the manifest.
pub const DOWNLOAD: &str = "Download manifest";
/// The copy of the manifest.
pub const COPY: &str = "Copy manifest";
/// The heading of the commands.
pub const COMMANDS: &str = "Or as commands";
/// The heading of the Azure commands.
pub const AZURE: &str = "Where Azure RBAC decides";
/// When the Azure commands are the ones to take.
pub const AZURE_LEAD: &str = "In an AKS cluster with Azure RBAC, manifests for people and groups of Entra may have no effect: there Azure decides, so take this instead. It can take five minutes to count.";
/// Custom roles in Azure.
pub const AZURE_CUSTOM: &str = "Azure RBAC has no ready role for this. It needs a custom role in Azure, or one of the roles beside custom.";
/// Somebody without an object id.
pub const AZURE_ID: &str = "Azure RBAC goes by object ids. Choose “Somebody else” and type the object id of the person or group to get the command.";

/// A kind of subject.
#[must_use]
pub const fn kind(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::User => "Person",
        SubjectKind::Group => "Group",
        SubjectKind::ServiceAccount => "Service account",
    }
}

/// What a role allows, in a sentence.
#[must_use]
pub const fn role_means(wanted: &GrantedRole) -> &'static str {
    match wanted {
        GrantedRole::View => "May read most things, but no secrets.",
        GrantedRole::Edit => {
            "May read, change and delete most things, secrets too, but not who has access."
        }
        GrantedRole::Admin => "As edit, and may give others access there.",
        GrantedRole::ClusterAdmin => "May do everything.",
        GrantedRole::Custom(_) => "May do just what you choose here.",
    }
}

/// Why there is no manifest yet.
#[must_use]
pub const fn error(error: GrantError) -> &'static str {
    match error {
        GrantError::NoSubject => "Type for whom it is.",
        GrantError::Unreadable => {
            "This name has characters that no name has, or is too long. Type it anew."
        }
        GrantError::NotServiceAccount => {
            "This is not the name of a service account: small letters, digits, hyphens and dots."
        }
        GrantError::NotAccountNamespace => {
            "Type the namespace of the service account: small letters, digits and hyphens."
        }
        GrantError::NotNamespace => {
            "Type a namespace: small letters, digits and hyphens, at most 63 characters."
        }
        GrantError::NotObjectId => {
            "Type the object id: a GUID, like 11111111-2222-4333-8444-555555555555."
        }
        GrantError::NoResources => "Choose at least one resource.",
        GrantError::NoVerbs => "Choose at least one verb.",
    }
}

/// Why a typed resource does not count.
#[must_use]
pub fn resource(text: &str, error: &ResourceError) -> String {
    let short: String = text.trim().chars().take(60).collect();
    match error {
        ResourceError::Form => {
            format!("“{short}” is no resource. Write it as resource.group, such as jobs.batch.")
        }
        ResourceError::Kind => {
            format!(
                "“{short}” has capital letters: write the resource, such as pods, not the kind."
            )
        }
        ResourceError::GroupNeeded => format!(
            "The group of “{short}” is not known here. Write it too; kubectl api-resources shows it."
        ),
        ResourceError::Meant(meant) => format!("Write {meant} instead of “{short}”."),
    }
}

/// A typed verb that is none.
#[must_use]
pub fn verb(text: &str) -> String {
    let short: String = text.trim().chars().take(60).collect();
    format!("“{short}” is no verb: small letters only, such as get.")
}

/// What to think about before granting it.
#[must_use]
pub fn warning(warning: &Warning) -> String {
    let told = match warning {
        Warning::Everything => {
            "This gives everything in the whole cluster, for good or ill. Prefer a role in a namespace."
        }
        Warning::EverythingHere => {
            "This gives everything in the namespace, also who has access. The role admin is nearly always enough."
        }
        Warning::WholeCluster => "This counts in every namespace, also in those that come later.",
        Warning::Star => "A star takes in what is added to the cluster later.",
        Warning::GivesAccess => "Whoever has this can give others access.",
        Warning::ActsAsOthers => "Whoever has this can act as somebody else.",
        Warning::ReadsSecrets => "Whoever has this can read secrets: passwords, keys, tokens.",
        Warning::RunsInPods => {
            "Whoever has this can run programs in pods, and so use every secret and service account of the namespace."
        }
        Warning::NotInNamespace(name) => {
            return format!(
                "{name} lie in no namespace: a role in a namespace does not reach them."
            );
        }
        Warning::Everybody => "This is not one person or team: everybody is in this group.",
        Warning::SystemName => "Names that begin with system: belong to Kubernetes itself.",
        Warning::HiddenCharacters => {
            "This name has characters that cannot be seen. Type it anew, unless you are sure."
        }
        Warning::SpaceAtEnd => "This name begins or ends with a space, which counts.",
        Warning::GroupNotId => {
            "AKS knows groups by their object id, and this is none. A group's name has no effect."
        }
        Warning::GuestByName => {
            "AKS knows guests by their object id. This name of a guest has no effect."
        }
        Warning::Prefix(prefix) => {
            return format!(
                "As portal.yaml has it, this cluster puts {prefix} before the name; without it, this has no effect."
            );
        }
        Warning::NoGroups => {
            "As portal.yaml has it, this cluster reads no groups from tokens; a group has no effect."
        }
    };
    told.to_owned()
}
