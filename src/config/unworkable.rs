//! Values of the right form that cannot work: what a provider refuses whatever else the file says.
//!
//! They spoil nothing, so a visit does without the code that finds them: only [`super::read_closely`]
//! names it.

use super::check::host_of;
use super::section::{Mistakes, Section, Unworkables};
use super::{Identity, Unworkable, What};
use crate::clouds::{AKS_CLIENT, AKS_EXTERNAL, AKS_SERVER, ARC_SERVER, Cloud};
use crate::yaml::Node;

/// Applications of Microsoft's own: Azure CLI, Azure PowerShell, Visual Studio, Visual Studio Code,
/// Azure portal, Azure Resource Manager, Microsoft Graph command line, Office, Teams
/// (`verify-first-party-apps-sign-in` in the Entra documentation).
const MICROSOFT: [&str; 9] = [
    "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
    "1950a258-227b-4e31-a9cf-717495945fc2",
    "872cd9fa-d31f-45e0-9eab-6e460a02d1f1",
    "aebc6443-996d-45c2-90f0-388ff96faa56",
    "c44b4083-3bb0-49c1-b47d-974e53cbdf3c",
    "797f4846-ba00-4fd7-ba43-dac1f8f63013",
    "14d82eec-204b-4c2f-b7e8-296a70dab67e",
    "d3590ed6-52b3-4102-aeff-aad2292ab01c",
    "1fec8e78-bce4-4aaf-ab1b-5451cc387264",
];
/// How further ids of Microsoft's applications end, such as Microsoft Graph's.
const MICROSOFT_END: &str = "-0000-0000-c000-000000000000";
/// Hosts of providers whose token endpoint wants a client secret, and what they are called.
const CONFIDENTIAL: [(&str, &str); 4] = [
    ("accounts.google.com", "Google"),
    ("appleid.apple.com", "Apple"),
    ("github.com", "GitHub"),
    ("www.linkedin.com", "LinkedIn"),
];
/// Hosts of issuers for programs.
const PROGRAMS: [&str; 8] = [
    "api.bitbucket.org",
    "oidc.vercel.com",
    "token.actions.githubusercontent.com",
    "vstoken.dev.azure.com",
    "oidc.circleci.com",
    "agent.buildkite.com",
    "app.terraform.io",
    "container.googleapis.com",
];

pub(super) static ALL: Unworkables = Unworkables {
    issuer: warn_of_issuer,
    document: warn_of_document,
    client: warn_of_client,
    claims: warn_of_nested_claims,
    external: warn_of_external,
    helpers: warn_of_helpers,
};

/// Warns of an identity's issuer that signs nobody in.
fn warn_of_issuer(section: &Section<'_>, report: &mut Mistakes) {
    let Some(text) = section.value("issuer").and_then(Node::text) else { return };
    let host = host_of(text).to_ascii_lowercase();
    let within = |start: &str, end: &str| host.starts_with(start) && host.ends_with(end);
    let why = if let Some(cloud) = Cloud::by_login_host(&host) {
        let mut parts = text.split('/').skip(3);
        let tenant = parts.next().unwrap_or_default().to_owned();
        Unworkable::EntraIssuer { tenant, cloud: cloud.facts().name }
    } else if let Some(issuer) = before_document(text) {
        Unworkable::NotIssuer { issuer }
    } else if let Some((_, provider)) = CONFIDENTIAL.iter().find(|(own, _)| *own == host) {
        Unworkable::SecretNeeded { provider }
    } else if within("", ".amazoncognito.com") {
        let region = host.split('.').rev().nth(2).unwrap_or_default();
        let issuer = format!("https://cognito-idp.{region}.amazonaws.com/<user pool id>");
        Unworkable::NotIssuer { issuer }
    } else if PROGRAMS.contains(&host.as_str())
        || within("token.actions.", ".ghe.com")
        || within("oidc.eks.", ".amazonaws.com")
        || within("", ".prod-aks.azure.com")
        || within("kubernetes.default", "")
    {
        Unworkable::NobodySignsIn
    } else if within("", ".b2clogin.com")
        && !text.contains("/tfp/")
        && section.value("discoveryUrl").is_none()
    {
        // Azure AD B2C has a document for each user flow, and one issuer for all of them.
        Unworkable::DocumentElsewhere
    } else {
        return;
    };
    warn(section, "issuer", why, report);
}

/// Warns of the issuer of a cluster that is the address of a document.
fn warn_of_document(section: &Section<'_>, report: &mut Mistakes) {
    let text = section.value("issuer").and_then(Node::text);
    if let Some(issuer) = text.and_then(before_document) {
        warn(section, "issuer", Unworkable::NotIssuer { issuer }, report);
    }
}

/// Warns of a client id of the page that is an application of Microsoft's own, in which nobody else
/// can register a redirect URI.
fn warn_of_client(section: &Section<'_>, report: &mut Mistakes) {
    let text = section.value("clientId").and_then(Node::text).unwrap_or_default();
    let id = text.to_ascii_lowercase();
    if [AKS_CLIENT, AKS_SERVER, ARC_SERVER].contains(&id.as_str()) {
        warn(section, "clientId", Unworkable::AksClient, report);
    } else if MICROSOFT.contains(&id.as_str()) || id.ends_with(MICROSOFT_END) {
        warn(section, "clientId", Unworkable::MicrosoftClient, report);
    }
}

/// Warns of a path into a claim. An API server takes the whole text for the name of one claim, except
/// in an expression, which the page writes for groups alone.
fn warn_of_nested_claims(section: &Section<'_>, report: &mut Mistakes) {
    for key in ["usernameClaim", "groupsClaim"] {
        warn_of_nested_claim(section, key, report);
    }
}

fn warn_of_nested_claim(section: &Section<'_>, key: &str, report: &mut Mistakes) {
    let text = section.value(key).and_then(Node::text).unwrap_or_default();
    let path = text.to_owned();
    if is_nested_claim(text) && key == "groupsClaim" {
        warn(section, key, Unworkable::NestedGroups { path }, report);
    } else if text.starts_with(['/', '$']) || text.contains('[') || is_nested_claim(text) {
        warn(section, key, Unworkable::NestedClaim { path }, report);
    }
}

/// Warns of a cluster whose issuer has its document elsewhere, where kubectl's helpers do not look.
fn warn_of_helpers(
    section: &Section<'_>,
    identity: &Identity,
    issuer: Option<&str>,
    report: &mut Mistakes,
) {
    let Some(provider) = identity.oidc() else { return };
    if provider.discovery_url.is_some() && issuer.is_none_or(|own| own == provider.issuer) {
        let what = What::Unworkable(Unworkable::HelperDiscovery);
        report.warn(section.node, section.path.clone(), what);
    }
}

/// Warns of prefixes that AKS refuses for an external provider, and of Entra as one.
fn warn_of_external(section: &Section<'_>, entra: bool, report: &mut Mistakes) {
    if entra {
        report.warn(
            section.node,
            section.path.clone(),
            What::Unworkable(Unworkable::EntraExternal),
        );
    }
    for key in ["usernamePrefix", "groupsPrefix"] {
        let text = section.value(key).and_then(Node::text);
        if text.is_some_and(|text| !text.starts_with(AKS_EXTERNAL)) {
            warn(section, key, Unworkable::ExternalPrefix, report);
        }
    }
}

fn warn(section: &Section<'_>, key: &str, why: Unworkable, report: &mut Mistakes) {
    report.warn(section.place(key), section.path_of(key), What::Unworkable(why));
}

/// What stands before the address of a provider's document or endpoint.
fn before_document(text: &str) -> Option<String> {
    if let Some(at) = text.find("/.well-known").or_else(|| text.find("/protocol/openid-connect")) {
        return text.get(..at).map(str::to_owned);
    }
    let ends = |text: &'_ str, ends: &[&str]| {
        ends.iter().find_map(|end| text.strip_suffix(end)).map(str::len)
    };
    let mut at = ends(text.trim_end_matches('/'), &["/authorize", "/token", "/userinfo"])?;
    // Folders of endpoints, as Okta, AD FS, GitLab and IdentityServer have them.
    while let Some(shorter) = ends(text.get(..at)?, &["/v1", "/oauth2", "/oauth", "/connect"]) {
        at = shorter;
    }
    text.get(..at).map(str::to_owned)
}

/// Whether a claim is a path of names with dots between them, such as `realm_access.roles`. A name
/// that is an address or URN, as Auth0 and Zitadel make them, is none, though it has dots.
#[must_use]
pub fn is_nested_claim(claim: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
    };
    claim.contains('.') && claim.split('.').all(plain)
}
