//! What the documentation says of access, held against the code.

use std::collections::BTreeSet;

use purser::access::api_server::{GroupsMapping, PrefixedClaimOrExpression, configuration};
use purser::access::rbac::GrantedRole;
use purser::access::service_account::{EnvVar, LoginMode, ManagedIdentity, Requirement, env_vars};
use purser::ui::text::access;

use super::portal::{DEX, entry, own};

const ACCESS: &str = include_str!("../../../docs/access.md");

/// The row of a table that begins with this cell.
fn row(first: &str) -> Vec<&'static str> {
    let mut cells = ACCESS.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix("| ")?.split('|').map(str::trim).collect();
        (cells[0] == first).then_some(cells)
    });
    let found = cells.next().unwrap_or_else(|| panic!("no row {first}"));
    assert!(cells.next().is_none(), "{first} twice");
    found
}

/// What stands in code in a cell.
fn code(cell: &'static str) -> BTreeSet<&'static str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_part_is_named_as_its_tab_is() {
    for part in access::AccessPart::ALL {
        let name = access::part(part);
        assert!(ACCESS.contains(&format!("\"{name}\"")), "{name}");
    }
    for wanted in
        [GrantedRole::View, GrantedRole::Edit, GrantedRole::Admin, GrantedRole::ClusterAdmin]
    {
        assert!(ACCESS.contains(&format!("`{}`", wanted.built_in().unwrap())));
    }
}

#[test]
fn the_variables_of_each_mode_are_those_that_kubelogin_reads() {
    let text = String::new;
    let spn = |certificate| LoginMode::Spn { client_id: text(), tenant_id: text(), certificate };
    for (first, mode) in [
        (
            "`workloadidentity`",
            LoginMode::WorkloadIdentity {
                client_id: text(),
                tenant_id: text(),
                token_file: text(),
            },
        ),
        ("`msi`", LoginMode::Msi(ManagedIdentity::System)),
        ("`spn`, by secret", spn(None)),
        ("`spn`, by certificate", spn(Some(text()))),
        (
            "`azurepipelines`",
            LoginMode::AzurePipelines {
                client_id: text(),
                tenant_id: text(),
                connection_id: text(),
            },
        ),
    ] {
        let cells = row(first);
        assert!(first.contains(&format!("`{}`", mode.login())), "{first}");
        let named = |fits: &dyn Fn(&EnvVar) -> bool| -> BTreeSet<&str> {
            env_vars(&mode).iter().filter(|one| fits(one)).map(|one| one.name).collect()
        };
        assert_eq!(
            code(cells[1]),
            named(&|one| one.requirement != Requirement::Overrides),
            "{first}"
        );
        assert_eq!(
            code(cells[2]),
            named(&|one| one.requirement == Requirement::Overrides),
            "{first}"
        );
        // Secrets, and only they, stand in brackets.
        for one in env_vars(&mode) {
            let bracketed = cells[1].contains(&format!("(`{}`)", one.name));
            assert_eq!(bracketed, one.secret, "{first}: {}", one.name);
        }
    }
}

#[test]
fn the_expression_is_the_one_that_the_page_writes() {
    let trust = "oidc:\n  groupsClaim: groups\n  groupsPrefix: \"entra:\"\n";
    let (cluster, identity) = entry("dex", trust);
    let made = configuration(&own(&cluster, &identity, DEX), GroupsMapping::Expression);
    let Some(PrefixedClaimOrExpression::Expression(text)) = &made.jwt[0].mappings.groups else {
        panic!()
    };
    assert!(ACCESS.lines().any(|line| line == text), "{text}");
}
