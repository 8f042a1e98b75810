//! Words for giving access: the form, its warnings and what comes of it.

use crate::access::SubjectKind;
use crate::access::rbac::{GrantError, GrantedRole, ResourceError, Warning};
use crate::ui::text::Text;
use crate::ui::text::language::say;

/// The heading.
pub const GRANT: &str = "Give access";
/// What it is for.
pub const LEAD: &str =
    "For people who can give access in this cluster. Nothing happens here: the cluster decides.";
/// The group of whom it is for.
pub const WHO: &str = "For whom";
/// The person themselves.
pub const ME: &str = "Me";
/// One of their groups.
pub const MY_GROUP: &str = "One of my groups";
/// Somebody else.
pub const ELSE: &str = "Somebody else";
/// The claims do not say who the person is to the cluster.
pub const ME_UNKNOWN: &str = "Your sign-in doesn't say which user name this cluster sees. Run kubectl auth whoami, and choose “Somebody else”.";
/// No groups are known.
pub const NO_GROUPS: &str = "This page doesn't know your groups. Choose “Somebody else”, and type the group as the cluster sees it.";
/// The list of groups is cut.
pub const MORE_GROUPS: &str = "These are your first 200 groups.";
/// The kind of somebody else.
pub const KIND: &str = "Which kind";
/// The field for a name.
pub const NAME: &str = "Name, exactly as the cluster sees it";
/// Names under AKS.
pub const NAME_AKS: &str =
    "For members of the tenant, the user name. For guests and groups, the object id.";
/// The kind of applications and managed identities.
pub const APPLICATION: &str = "Application or managed identity";
/// The field for the object id of an application.
pub const OBJECT_ID: &str = "Object id of its service principal";
/// Which of the ids of an application it is.
pub const OBJECT_ID_HINT: &str = "Entra shows it under Enterprise applications, for a managed identity as its object (principal) id. Don't use the client id or the app registration's object id.";
/// The person's own name is not certain.
pub const ME_LIKELY: &str =
    "This is most likely your user name in this cluster. To be sure, run kubectl auth whoami.";
/// Azure RBAC decides in the cluster.
pub const AZURE_DECIDES: &str = "Azure RBAC decides in this cluster, so this manifest may have no effect for Entra's people, groups and applications. Use the lines for Azure below.";
/// When the Azure commands are the ones to take, where that is certain.
pub const AZURE_CERTAIN: &str =
    "Azure RBAC decides in this cluster. It can take five minutes to work.";
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
pub const AZURE_LEAD: &str = "In an AKS cluster with Azure RBAC, Azure decides. Manifests for Entra's people and groups may have no effect, so use this instead. It can take five minutes to work.";
/// Custom roles in Azure.
pub const AZURE_CUSTOM: &str = "Azure RBAC has no built-in role for this. It needs a custom role in Azure, or another role than custom.";
/// Somebody without an object id.
pub const AZURE_ID: &str = "Azure RBAC uses object ids. To get the command, choose “Somebody else” and type the object id of the person or group.";

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
        GrantedRole::View => "Can read most things, but no secrets.",
        GrantedRole::Edit => {
            "Can read, change and delete most things, secrets too, but not who has access."
        }
        GrantedRole::Admin => "Like edit, and can give others access there.",
        GrantedRole::ClusterAdmin => "Can do everything.",
        GrantedRole::Custom(_) => "Can do only what you choose here.",
    }
}

/// Why there is no manifest yet.
#[must_use]
pub const fn error(error: GrantError) -> &'static str {
    match error {
        GrantError::NoSubject => "Type who it's for.",
        GrantError::Unreadable => {
            "This name is too long, or has characters that no name has. Type it again."
        }
        GrantError::NotServiceAccount => {
            "This isn't a service account's name: lowercase letters, digits, hyphens and dots."
        }
        GrantError::NotAccountNamespace => {
            "Type the service account's namespace: lowercase letters, digits and hyphens."
        }
        GrantError::NotNamespace => {
            "Type a namespace: lowercase letters, digits and hyphens, at most 63 characters."
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
pub fn resource(text: &str, error: &ResourceError) -> Text {
    let short: String = text.trim().chars().take(60).collect();
    match error {
        ResourceError::Form => {
            say!(
                "“{short}” isn't a resource. Write it as resource.group, such as jobs.batch.",
                short
            )
        }
        ResourceError::Kind => {
            say!(
                "“{short}” has capital letters: write the resource, such as pods, not the kind.",
                short
            )
        }
        ResourceError::GroupNeeded => say!(
            "The group of “{short}” isn't known here. Write it too: kubectl api-resources shows it.",
            short
        ),
        ResourceError::Meant(meant) => say!("Write {meant} instead of “{short}”.", meant, short),
    }
}

/// A typed verb that is none.
#[must_use]
pub fn verb(text: &str) -> Text {
    let short: String = text.trim().chars().take(60).collect();
    say!("“{short}” isn't a verb: lowercase letters only, such as get.", short)
}

/// What to think about before granting it.
#[must_use]
pub fn warning(warning: &Warning) -> Text {
    let told = match warning {
        Warning::Everything => {
            "This gives every right in the whole cluster. A role in a namespace is safer."
        }
        Warning::EverythingHere => {
            "This gives every right in the namespace, even over who has access. The role admin is nearly always enough."
        }
        Warning::WholeCluster => "This counts in every namespace, even in later ones.",
        Warning::Star => "A star includes what is added to the cluster later.",
        Warning::GivesAccess => "Anyone with this can give others access.",
        Warning::ActsAsOthers => "Anyone with this can act as somebody else.",
        Warning::ReadsSecrets => "Anyone with this can read secrets: passwords, keys, tokens.",
        Warning::RunsInPods => {
            "Anyone with this can run programs in pods, and so use every secret and service account of the namespace."
        }
        Warning::NotInNamespace(name) => {
            return say!(
                "{name} belong to no namespace: a role in a namespace doesn't cover them.",
                name
            );
        }
        Warning::Everybody => "This isn't one person or team: everybody is in this group.",
        Warning::SystemName => "Names that begin with system: belong to Kubernetes itself.",
        Warning::HiddenCharacters => {
            "This name has invisible characters. Type it again, unless you're sure."
        }
        Warning::SpaceAtEnd => "This name begins or ends with a space, which counts.",
        Warning::GroupNotId => {
            "AKS knows groups by their object id, and this isn't one. A group's name has no effect."
        }
        Warning::GuestByName => {
            "AKS knows guests by their object id. This name of a guest has no effect."
        }
        Warning::Prefix(prefix) => {
            return say!(
                "In portal.yaml, this cluster puts {prefix} before the name. Without it, this has no effect.",
                prefix
            );
        }
        Warning::NoGroups => {
            "In portal.yaml, this cluster reads no groups from tokens. A group has no effect."
        }
    };
    told.into()
}
