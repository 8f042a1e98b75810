//! Words for who the cluster will take a person for.

use crate::access::user_info::{
    Authenticator, Certainty, GroupsUnknown, Source, Uncertainty, Warning, WarningLevel,
};
use crate::ui::text::language::say;
use crate::ui::text::{Text, Words};

/// The name of the part.
pub const TITLE: &str = "You to this cluster";
/// What this is worth.
pub const LIMITS: &str = "The cluster decides. This page only shows what it knows.";
/// The heading of the user name.
pub const USER: &str = "Your user name";
/// The heading of the groups.
pub const GROUPS: &str = "Your groups";
/// The user name is not known.
pub const NO_USER: &str = "This page can't tell your user name there.";
/// There are no groups.
pub const NO_GROUPS: &str = "The cluster sees none of your groups.";
/// Groups are not taken from the token.
pub const NOT_MAPPED: &str =
    "This cluster reads no groups from your sign-in, so only rights given to your user name count.";
/// The group of everybody.
pub const EVERYBODY: &str = "Everybody who signs in is in the group system:authenticated too.";
/// The heading of the ids.
pub const IDS: &str = "Certain for every application of your organisation";
/// Entra's object id.
pub const OBJECT_ID: &str = "Object id";
/// Entra's tenant id.
pub const TENANT_ID: &str = "Tenant id";
/// Before the line that asks the cluster.
pub const ASK: &str = "Once kubectl works, ask the cluster itself:";
/// The heading of the warnings.
pub const MIND: &str = "What to know";
/// Nothing is known.
pub const NOTHING: &str = "Sign in and choose a cluster first.";

/// The heading with the cluster's name.
#[must_use]
pub fn lead(cluster: &str) -> Text {
    say!("How {cluster} identifies you", cluster)
}

/// By which rules.
#[must_use]
pub const fn authenticator(authenticator: Authenticator) -> &'static str {
    match authenticator {
        Authenticator::Claims => "The cluster makes your name and groups from your sign-in.",
        Authenticator::Aks => {
            "AKS knows members of the organisation by their user principal name, and guests and groups by their object id."
        }
        Authenticator::Arc => {
            "Azure Arc passes on who you are in Entra: members by their user principal name, guests and groups by their object id."
        }
    }
}

/// The word beside a name.
#[must_use]
pub const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "Certain",
        Certainty::Likely { .. } => "Likely",
    }
}

/// Why something is only likely.
#[must_use]
pub const fn uncertainty(why: Uncertainty) -> &'static str {
    match why {
        Uncertainty::OtherClient => {
            "kubectl signs in with another application than this page, and its sign-in may say other things."
        }
        Uncertainty::OtherIssuer => {
            "The cluster trusts another sign-in address than the one you used here."
        }
        Uncertainty::PrincipalName => {
            "This page assumes that you sign in with your user principal name, as people nearly always do."
        }
        Uncertainty::MaybeGuest => {
            "Your sign-in doesn't say whether you're a guest in this organisation."
        }
        Uncertainty::Directory => {
            "The cluster asks the directory itself, and may find more groups."
        }
    }
}

/// Where a name comes from.
#[must_use]
pub fn source(source: &Source) -> Text {
    match source {
        Source::Claim { claim, prefix } if prefix.is_empty() => {
            say!("From the claim {claim}, as it is.", claim)
        }
        Source::Claim { claim, prefix } => {
            say!("From the claim {claim}, with {prefix} before it.", claim, prefix)
        }
        Source::ObjectId => "Your object id in Entra.".into(),
        Source::PrincipalName { claim } => {
            say!("Your user principal name, from the claim {claim}.", claim)
        }
        Source::Directory => "Object ids of your groups in Entra.".into(),
    }
}

/// Why the groups are not known.
#[must_use]
pub const fn unknown(why: GroupsUnknown) -> &'static str {
    match why {
        GroupsUnknown::ServerAsks => {
            "Your sign-in here names no groups. The cluster asks the directory itself and will know them."
        }
        GroupsUnknown::OtherClient => {
            "Your sign-in here names no groups. The one that kubectl uses may name them."
        }
        GroupsUnknown::Elsewhere => {
            "Your sign-in says where your groups are. The cluster asks there, but this page doesn't."
        }
        GroupsUnknown::Refused => "The cluster can't read your groups.",
        GroupsUnknown::OtherTenant => "In the cluster's organisation, you're in other groups.",
        GroupsUnknown::NotEntra => {
            "They're those of your Entra account, which this page doesn't know."
        }
    }
}

/// How grave a warning is; `sure` where the token is the one that the cluster gets.
#[must_use]
pub const fn level(level: WarningLevel, sure: bool) -> &'static str {
    match (level, sure) {
        (WarningLevel::Refused, true) => "The sign-in will fail",
        (WarningLevel::Refused, false) => "The sign-in may fail",
        (WarningLevel::Caution, _) => "Look at this",
        (WarningLevel::Note, _) => "Good to know",
    }
}

/// How many more groups there are.
#[must_use]
pub fn more_groups(more: usize) -> Text {
    say!("And {more} more.", more.to_string())
}

/// What a person should know, and what to do.
#[must_use]
pub fn warning(warning: &Warning) -> Words {
    let (what, next): (Text, Text) = match warning {
        Warning::Missing { claim, scope } => (
            say!("The cluster makes your user name from the claim {claim}, which your sign-in doesn't have.", claim),
            match scope {
                Some(scope) => say!("Most providers send it for the scope {scope}. Tell your administrator or the cluster's.", scope),
                None => "The identity provider must send it, or the cluster must use another claim.".into(),
            },
        ),
        Warning::WrongType { claim } => (
            say!("The claim {claim} has a type that the cluster can't read.", claim),
            "The identity provider must send text, or a list of texts for groups.".into(),
        ),
        Warning::Empty { claim } => (
            say!("The claim {claim} is empty, so your user name would be only its prefix.", claim),
            "Tell the identity provider's administrator.".into(),
        ),
        Warning::Overage { claim } => (
            say!("You're in too many groups for a sign-in. The cluster tries to fetch them for the claim {claim}, fails, and refuses you.", claim),
            "The cluster's administrator can use the file under “API server settings”, which works without groups. Or the application can send only the groups assigned to it (groupMembershipClaims: ApplicationGroup).".into(),
        ),
        Warning::GroupsElsewhere { claim } => (
            say!("Your sign-in has an address instead of the claim {claim}. The cluster fetches your groups there.", claim),
            "If it can't, it refuses you. This page doesn't ask there.".into(),
        ),
        Warning::BrokenSources => (
            "Your sign-in doesn't say correctly where your groups are.".into(),
            "Tell the identity provider's administrator.".into(),
        ),
        Warning::NoGroups { claim, entra: true } => (
            say!("The cluster reads groups from the claim {claim}, which your sign-in here doesn't have.", claim),
            "An Entra administrator can set groupMembershipClaims for the application that kubectl uses. There is no scope for it.".into(),
        ),
        Warning::NoGroups { claim, entra: false } => (
            say!("The cluster reads groups from the claim {claim}, which your sign-in here doesn't have.", claim),
            "You may be in no group, or the provider wants a scope for it, often groups. Some send groups only at userinfo, where no cluster asks. Its administrator can then add the claim to the ID token (a claims policy in Authelia, “User Info inside ID Token” in Zitadel).".into(),
        ),
        Warning::NestedGroups { claim } => (
            say!("The cluster reads groups from within another claim: {claim}.", claim),
            "The API server finds them only with the expression under “API server settings”, or AKS with its authenticator. If flags set it up, nobody has groups.".into(),
        ),
        Warning::EmailUnverified => (
            "The cluster makes your user name from your mail address, but the provider says that it isn't verified.".into(),
            "Verify the address with the provider, then sign in again.".into(),
        ),
        Warning::EmailUnknown => (
            "The cluster makes your user name from your mail address, but the provider doesn't say whether it's verified.".into(),
            "The cluster accepts that. Its administrator should make sure that the provider checks addresses.".into(),
        ),
        Warning::NoPrefix => (
            "User names have no prefix.".into(),
            "Somebody with the same name from another provider or a certificate has the same rights.".into(),
        ),
        Warning::DashBeforeGroups => (
            "Each group gets a dash before it.".into(),
            "For user names, a dash means no prefix. For groups, it's a prefix like any other. Remove groupsPrefix if you don't want that.".into(),
        ),
        Warning::SystemUser => (
            "Your user name begins with system:, which is reserved for Kubernetes.".into(),
            "A cluster set up with flags accepts it, with the rights of that name. A cluster set up with the file under “API server settings” refuses it.".into(),
        ),
        Warning::SystemGroup { name } => (
            say!("You're in the group {name}. Names that begin with system: belong to Kubernetes itself.", name),
            "A cluster set up with flags accepts it, with the rights of that group. A cluster set up with the file under “API server settings” refuses you. The cluster's administrator should set groupsPrefix.".into(),
        ),
        Warning::Audience { client } => (
            say!("kubectl brings a sign-in for {client}, which isn't among the cluster's audiences.", client),
            "If the cluster accepts it, your administrator can add it to the cluster's audiences in portal.yaml.".into(),
        ),
        Warning::OtherClient { client, handed: false } => (
            say!("kubectl signs in with another application than this page: {client}.", client),
            "Only the object id and the tenant of an Entra account are the same for both. Everything else is only likely.".into(),
        ),
        Warning::OtherClient { client, handed: true } => (
            say!("kubectl signs in with another application than this page: {client}.", client),
            "Everything but an Entra account's object id and tenant is only likely. If the file holds this page's own sign-in, it's certain.".into(),
        ),
        Warning::OtherIssuer { issuer } => (
            say!("The cluster trusts {issuer}, but you signed in at another address.", issuer),
            "What that one says about you may differ.".into(),
        ),
        Warning::Pairwise => (
            "The cluster makes your user name from the claim sub, but Entra gives each application another one for the same person.".into(),
            "This page can't tell the name that kubectl brings. Ask the cluster with the line below, or have it use oid.".into(),
        ),
        Warning::Mutable { claim } => (
            say!("The claim {claim} can change, and can later belong to somebody else.", claim),
            "With a new name, you're a new person to the cluster. The claim sub stays the same, or oid in Entra.".into(),
        ),
        Warning::GuestName => (
            "Your account is from another organisation, so its name has #EXT# in it.".into(),
            "To give you rights, people need your user name exactly as above.".into(),
        ),
        Warning::MaybeGuest { object_id } => (
            "Your sign-in doesn't say whether you're a guest.".into(),
            say!("If you are, the cluster knows you by your object id: {object_id}", object_id),
        ),
        Warning::OtherTenant { tenant } => (
            say!("The cluster belongs to another organisation: {tenant}.", tenant),
            "You have another account there, with another object id. Sign in to that organisation to see it.".into(),
        ),
        Warning::NotEntra => (
            "The cluster knows people by Entra, but you didn't sign in with Entra here.".into(),
            "kubectl will sign you in with your Entra account.".into(),
        ),
        Warning::Arc => (
            "You reach the cluster through Azure Arc, only while az connectedk8s proxy runs.".into(),
            "Your names are the same then.".into(),
        ),
    };
    Words { what, next }
}

#[cfg(test)]
mod tests {
    use super::warning;
    use crate::access::user_info::Warning;

    #[test]
    fn every_warning_says_what_is_and_what_to_do() {
        let claim = || "groups".to_owned();
        let client = || "kubectl".to_owned();
        for one in [
            Warning::Missing { claim: claim(), scope: Some("email") },
            Warning::Missing { claim: claim(), scope: None },
            Warning::WrongType { claim: claim() },
            Warning::Empty { claim: claim() },
            Warning::Overage { claim: claim() },
            Warning::GroupsElsewhere { claim: claim() },
            Warning::BrokenSources,
            Warning::NoGroups { claim: claim(), entra: true },
            Warning::NoGroups { claim: claim(), entra: false },
            Warning::NestedGroups { claim: claim() },
            Warning::EmailUnverified,
            Warning::EmailUnknown,
            Warning::NoPrefix,
            Warning::DashBeforeGroups,
            Warning::SystemUser,
            Warning::SystemGroup { name: claim() },
            Warning::Audience { client: client() },
            Warning::OtherClient { client: client(), handed: true },
            Warning::OtherClient { client: client(), handed: false },
            Warning::OtherIssuer { issuer: client() },
            Warning::Pairwise,
            Warning::Mutable { claim: claim() },
            Warning::GuestName,
            Warning::MaybeGuest { object_id: "oid".into() },
            Warning::OtherTenant { tenant: "tid".into() },
            Warning::NotEntra,
            Warning::Arc,
        ] {
            let told = warning(&one);
            assert!(told.what.ends_with('.') && told.next.len() > 10, "{one:?}");
            assert!(!told.what.contains('!') && !told.next.contains('!'), "{one:?}");
            // The page decides nothing and must not sound as if it did.
            let all = format!("{} {}", told.what, told.next).to_lowercase();
            assert!(!all.contains("this page refuses") && !all.contains("this page allows"));
        }
    }
}
