//! Entra's rules for AKS and Arc: members by their user principal name, guests and groups by
//! object id (AKS documentation, `kubernetes-rbac-entra-id`). The server reads a token of its own
//! application and asks the directory for groups that do not fit into it, so from this page's
//! token only the object id and the tenant are certain.

use super::inputs::{Membership, UserInfoInputs, text};
use super::user::{
    Authenticator, Certainty, Groups, GroupsUnknown, MappedName, Source, Uncertainty, UserInfo,
};
use super::warning::Warning;
use crate::ids::is_guid;
use crate::json::{Map, Value};

/// Who a person is to a server that knows people by Entra; `tenant` is the cluster's, where the
/// file names it.
pub(super) fn by_directory(
    inputs: &UserInfoInputs<'_>,
    authenticator: Authenticator,
    tenant: Option<&str>,
) -> UserInfo {
    let claims = inputs.claims;
    let mut info = UserInfo {
        authenticator,
        username: None,
        groups: Groups::Unknown(GroupsUnknown::ServerAsks),
        object_id: None,
        tenant_id: None,
        uncertainty: Some(Uncertainty::OtherClient),
        warnings: Vec::new(),
    };
    if authenticator == Authenticator::Arc {
        info.warnings.push(Warning::Arc);
    }
    if inputs.identity.entra().is_none() {
        info.warnings.push(Warning::NotEntra);
        info.groups = Groups::Unknown(GroupsUnknown::NotEntra);
        return info;
    }
    info.object_id = text(claims, "oid").filter(|oid| is_guid(oid)).map(str::to_owned);
    info.tenant_id = text(claims, "tid").filter(|tid| is_guid(tid)).map(str::to_owned);
    // A domain cannot be compared, so it is taken for the tenant of the sign-in.
    let own = info.tenant_id.as_deref();
    let other = tenant
        .filter(|tenant| is_guid(tenant))
        .filter(|tenant| own.is_some_and(|own| !own.eq_ignore_ascii_case(tenant)));
    if let Some(tenant) = other {
        info.warnings.push(Warning::OtherTenant { tenant: tenant.to_owned() });
        info.groups = Groups::Unknown(GroupsUnknown::OtherTenant);
        return info;
    }
    info.username = username(claims, info.object_id.as_deref(), &mut info.warnings);
    if let Membership::Known(ids) = inputs.groups {
        let why = Uncertainty::Directory;
        let seen = |id: &String| MappedName {
            name: id.clone(),
            certainty: Certainty::Likely { why },
            source: Source::Directory,
        };
        // An application may be set to send names in the place of ids, which AKS does not use.
        info.groups = Groups::Given(ids.iter().filter(|id| is_guid(id)).map(seen).collect());
    }
    info
}

/// Whether somebody is a guest in the tenant, as far as the token says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Guest {
    Yes,
    No,
    Maybe,
}

fn username(
    claims: &Map<String, Value>,
    object_id: Option<&str>,
    warnings: &mut Vec<Warning>,
) -> Option<MappedName> {
    let claim = ["upn", "preferred_username"].into_iter().find(|name| text(claims, name).is_some());
    let name = claim.and_then(|claim| text(claims, claim)).unwrap_or_default();
    let external = name.contains("#EXT#");
    let acct = claims.get("acct");
    let is = |number: u8, word: &str| acct.is_some_and(|acct| acct == number || acct == word);
    let guest = if is(1, "1") {
        Guest::Yes
    } else if is(0, "0") && !external {
        Guest::No
    } else {
        Guest::Maybe
    };
    let by_id = |certainty| {
        let name = object_id?.to_owned();
        Some(MappedName { name, certainty, source: Source::ObjectId })
    };
    let maybe = Certainty::Likely { why: Uncertainty::MaybeGuest };
    match guest {
        Guest::Yes => return by_id(Certainty::Certain),
        // A name of this form is that of an account from another tenant.
        Guest::Maybe if external => {
            warnings.push(Warning::GuestName);
            return by_id(maybe);
        }
        Guest::Maybe => {
            if let Some(id) = object_id {
                warnings.push(Warning::MaybeGuest { object_id: id.to_owned() });
            }
        }
        Guest::No => {}
    }
    let certainty = match guest {
        Guest::No => Certainty::Likely { why: Uncertainty::PrincipalName },
        Guest::Yes | Guest::Maybe => maybe,
    };
    let source = Source::PrincipalName { claim: claim? };
    Some(MappedName { name: name.to_owned(), certainty, source })
}
