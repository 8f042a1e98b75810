//! The `AuthenticationConfiguration` that does what `portal.yaml` says.

use super::cel;
use super::document::{
    AuthenticationConfiguration, ClaimMappings, ClaimValidationRule, Issuer, JwtAuthenticator,
    PrefixedClaimOrExpression, UserValidationRule,
};
use super::oidc_cluster::{GroupsMapping, OidcCluster};

/// The file for `--authentication-config` that does what `portal.yaml` says of the cluster.
#[must_use]
pub fn configuration(
    cluster: &OidcCluster<'_>,
    groups_by: GroupsMapping,
) -> AuthenticationConfiguration {
    let mapping = cluster.mapping();
    let claim = |claim: &str, prefix: String| PrefixedClaimOrExpression::Claim {
        claim: claim.to_owned(),
        prefix,
    };
    let groups = mapping.groups_claim.map(|name| match groups_by {
        GroupsMapping::Claim => claim(name, mapping.groups_prefix.to_owned()),
        GroupsMapping::Expression => {
            PrefixedClaimOrExpression::Expression(cel::groups(name, mapping.groups_prefix))
        }
    });
    let tenant = cluster.tenant();
    let rule = |expression: &str, message: &str| UserValidationRule {
        expression: expression.to_owned(),
        message: message.to_owned(),
    };
    let mut user_rules = vec![rule(cel::NO_SYSTEM_USER, "user names may not begin with system:")];
    if groups.is_some() {
        user_rules.push(rule(cel::NO_SYSTEM_GROUP, "groups may not begin with system:"));
    }
    AuthenticationConfiguration {
        jwt: vec![JwtAuthenticator {
            issuer: Issuer {
                url: mapping.issuer.to_owned(),
                discovery_url: cluster.discovery_url().map(str::to_owned),
                certificate_authority: cluster.authority(),
                audiences: cluster.audiences().into_iter().map(str::to_owned).collect(),
            },
            claim_rules: tenant
                .map(|tid| ClaimValidationRule {
                    claim: "tid".to_owned(),
                    required_value: tid.to_owned(),
                })
                .into_iter()
                .collect(),
            mappings: ClaimMappings {
                // By claim in either form: the server then checks `email_verified` by itself,
                // which an expression over `claims.email` would have to do.
                username: claim(mapping.username_claim, mapping.username_prefix()),
                groups,
                uid: if tenant.is_some() { "oid" } else { "sub" }.to_owned(),
            },
            user_rules,
        }],
    }
}
