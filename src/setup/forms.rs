//! The registrations as four tools read them, all from the same value.
//!
//! Sources: Microsoft Graph v1.0 `application` and `servicePrincipal`; the Azure CLI's `az rest`; the
//! Terraform provider hashicorp/azuread; Bicep's extension for Microsoft Graph.

use serde_json::{Value, json};

use super::{Permission, Registration, Registrations};
use crate::guide::{Shell, quote};

/// The tool that makes the registrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A script for bash with the Azure CLI.
    AzureCli,
    /// The bodies for Microsoft Graph, as JSON.
    Graph,
    /// Terraform with the provider azuread.
    Terraform,
    /// Bicep with the extension for Microsoft Graph.
    Bicep,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::AzureCli, Self::Graph, Self::Terraform, Self::Bicep];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AzureCli => "azure-cli",
            Self::Graph => "graph",
            Self::Terraform => "terraform",
            Self::Bicep => "bicep",
        }
    }

    /// The form of that name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }
}

/// The registrations in a form.
#[must_use]
pub fn write(form: Form, all: &Registrations) -> String {
    match form {
        Form::AzureCli => azure_cli(all),
        Form::Graph => graph(all),
        Form::Terraform => terraform(all),
        Form::Bicep => bicep(all),
    }
}

/// What each application is called within a file.
const LABELS: [&str; 2] = ["page", "kubectl"];

fn labelled(all: &Registrations) -> impl Iterator<Item = (&'static str, &Registration)> {
    LABELS.into_iter().zip(&all.applications)
}

/// The address where an administrator consents for everybody, without the client id at its end.
fn consent(all: &Registrations) -> String {
    format!("https://{}/{}/adminconsent?client_id=", all.cloud.login_host(), all.tenant)
}

/// The permissions by API, in order.
fn by_api(permissions: &[Permission]) -> Vec<(&'static str, Vec<Permission>)> {
    let mut apis: Vec<(&'static str, Vec<Permission>)> = Vec::new();
    for permission in permissions {
        match apis.iter_mut().find(|(api, _)| *api == permission.api) {
            Some((_, known)) => known.push(*permission),
            None => apis.push((permission.api, vec![*permission])),
        }
    }
    apis
}

/// An application as Microsoft Graph takes it.
fn application(one: &Registration) -> Value {
    let access = |(api, permissions): (&str, Vec<Permission>)| {
        let each = |one: &Permission| json!({ "id": one.id, "type": "Scope" });
        let ids: Vec<Value> = permissions.iter().map(each).collect();
        json!({ "resourceAppId": api, "resourceAccess": ids })
    };
    let needed: Vec<Value> = by_api(&one.permissions).into_iter().map(access).collect();
    let hint: &[&str] = if one.login_hint { &["login_hint"] } else { &[] };
    let claims: Vec<Value> = hint.iter().map(|name| json!({ "name": name })).collect();
    json!({
        "displayName": one.name,
        "signInAudience": one.audience,
        "isFallbackPublicClient": one.fallback,
        "groupMembershipClaims": one.groups.claim(),
        "spa": { "redirectUris": one.spa },
        "publicClient": { "redirectUris": one.public },
        "optionalClaims": { "idToken": claims },
        "requiredResourceAccess": needed,
    })
}

fn graph(all: &Registrations) -> String {
    let bodies: Vec<Value> = all.applications.iter().map(application).collect();
    let value = json!({
        "applications": bodies,
        "servicePrincipal": { "appRoleAssignmentRequired": all.assigned },
    });
    format!("{value:#}\n")
}

fn azure_cli(all: &Registrations) -> String {
    let word = |text: &str| quote(Shell::Posix, text);
    let graph = format!("https://{}/v1.0", all.cloud.facts().graph);
    let rest = "--headers Content-Type=application/json";
    let directory = match all.tenant.as_str() {
        "organizations" | "common" => String::new(),
        tenant => format!(" --tenant {}", word(tenant)),
    };
    let mut out = format!(
        "#!/usr/bin/env bash\n# Registers the page in Entra. First: az login{directory} --allow-no-subscriptions\nset -euo pipefail\n\n"
    );
    for (label, one) in labelled(all) {
        let body = word(&application(one).to_string());
        out.push_str(&format!(
            "{label}=$(az rest --method POST --uri {graph}/applications {rest} \\\n  --body {body} \\\n  --query appId --output tsv)\n"
        ));
        let required = all.assigned;
        out.push_str(&format!(
            "az rest --method POST --uri {graph}/servicePrincipals {rest} --output none \\\n  --body \"{{\\\"appId\\\":\\\"${label}\\\",\\\"appRoleAssignmentRequired\\\":{required}}}\"\n\n"
        ));
    }
    for (label, _) in labelled(all) {
        out.push_str(&format!("echo \"clientId for {label}: ${label}\"\n"));
    }
    out.push_str(&format!("echo 'Consent for everybody: '{}\"$page\"\n", word(&consent(all))));
    out
}

/// A text of Terraform's language. `${` and `%{` would begin a template, and `$$${` has no plain
/// reading, so both signs are written by number, which is read only after templates are found.
fn hcl(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", escaped.replace('$', "\\u0024").replace('%', "\\u0025"))
}

fn terraform(all: &Registrations) -> String {
    let list = |texts: &[String]| texts.iter().map(|one| hcl(one)).collect::<Vec<_>>().join(", ");
    let mut out = String::from(
        "terraform {\n  required_providers {\n    azuread = {\n      source  = \"hashicorp/azuread\"\n      version = \"~> 3.0\"\n    }\n  }\n}\n",
    );
    for (label, one) in labelled(all) {
        out.push_str(&format!(
            "\nresource \"azuread_application\" \"{label}\" {{\n  display_name                   = {}\n  sign_in_audience               = \"{}\"\n  fallback_public_client_enabled = {}\n  group_membership_claims        = [\"{}\"]\n",
            hcl(&one.name),
            one.audience,
            one.fallback,
            one.groups.claim()
        ));
        if one.audience.contains("Personal") {
            // The provider refuses it otherwise.
            out.push_str("\n  api {\n    requested_access_token_version = 2\n  }\n");
        }
        for (block, uris) in [("single_page_application", &one.spa), ("public_client", &one.public)]
        {
            if !uris.is_empty() {
                let uris = list(uris);
                out.push_str(&format!("\n  {block} {{\n    redirect_uris = [{uris}]\n  }}\n"));
            }
        }
        if one.login_hint {
            out.push_str(
                "\n  optional_claims {\n    id_token {\n      name = \"login_hint\"\n    }\n  }\n",
            );
        }
        for (api, permissions) in by_api(&one.permissions) {
            out.push_str(&format!(
                "\n  required_resource_access {{\n    resource_app_id = \"{api}\"\n"
            ));
            for Permission { id, name, .. } in permissions {
                out.push_str(&format!("\n    # {name}\n    resource_access {{\n      id   = \"{id}\"\n      type = \"Scope\"\n    }}\n"));
            }
            out.push_str("  }\n");
        }
        let required = all.assigned;
        out.push_str(&format!("}}\n\nresource \"azuread_service_principal\" \"{label}\" {{\n  client_id                    = azuread_application.{label}.client_id\n  app_role_assignment_required = {required}\n}}\n\noutput \"{label}_client_id\" {{\n  value = azuread_application.{label}.client_id\n}}\n"));
    }
    let start = hcl(&consent(all));
    let start = start.trim_end_matches('"');
    out.push_str(&format!(
        "\noutput \"admin_consent\" {{\n  value = {start}${{azuread_application.page.client_id}}\"\n}}\n"
    ));
    out
}

/// A text of Bicep's language.
fn bicep_text(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('\'', "\\'");
    format!("'{}'", escaped.replace("${", "\\${"))
}

fn bicep(all: &Registrations) -> String {
    let mut out = String::from(
        "extension 'br:mcr.microsoft.com/bicep/extensions/microsoftgraph/v1.0:1.0.0'\n",
    );
    for (label, one) in labelled(all) {
        out.push_str(&format!(
            "\nresource {label} 'Microsoft.Graph/applications@v1.0' = {{\n  uniqueName: 'purser-{label}'\n"
        ));
        if let Value::Object(members) = application(one) {
            for (name, value) in &members {
                out.push_str(&format!("  {name}: {}\n", bicep_value(value, 1)));
            }
        }
        let required = all.assigned;
        out.push_str(&format!("}}\n\nresource {label}Principal 'Microsoft.Graph/servicePrincipals@v1.0' = {{\n  appId: {label}.appId\n  appRoleAssignmentRequired: {required}\n}}\n\noutput {label}ClientId string = {label}.appId\n"));
    }
    let start = bicep_text(&consent(all));
    let start = start.trim_end_matches('\'');
    out.push_str(&format!("output adminConsent string = {start}${{page.appId}}'\n"));
    out
}

/// A value of JSON as Bicep writes it, its lines after the first this deep.
fn bicep_value(value: &Value, depth: usize) -> String {
    let (inner, outer) = ("  ".repeat(depth + 1), "  ".repeat(depth));
    match value {
        Value::String(text) => bicep_text(text),
        Value::Array(items) if items.is_empty() => "[]".to_owned(),
        Value::Array(items) => {
            let line = |one: &Value| format!("{inner}{}\n", bicep_value(one, depth + 1));
            format!("[\n{}{outer}]", items.iter().map(line).collect::<String>())
        }
        Value::Object(members) => {
            let line = |(name, one): (&String, &Value)| {
                format!("{inner}{name}: {}\n", bicep_value(one, depth + 1))
            };
            format!("{{\n{}{outer}}}", members.iter().map(line).collect::<String>())
        }
        plain => plain.to_string(),
    }
}
