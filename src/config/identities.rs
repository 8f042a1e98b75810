//! `identities`: where people sign in. A mistake here stops the sign-in.

use crate::clouds::Cloud;
use crate::index::Index;
use crate::yaml::Node;

use super::check::{self, any};
use super::section::{Mistakes, Section, taken};
use super::template;
use super::{Entra, Expected, Identity, OidcProvider, Provider, Surroundings, What};

/// The keys of an identity.
pub const KEYS: &[&str] = &["name", "displayName", "redirect", "trustTls", "entra", "oidc"];
/// The keys of its `entra`.
pub const ENTRA: &[&str] = &["tenant", "clientId", "cloud", "authorityHost", "allowedTenants"];
/// The keys of its `oidc`.
pub const OIDC: &[&str] = &[
    "issuer",
    "discoveryUrl",
    "clientId",
    "scopes",
    "hosts",
    "trustedAudiences",
    "groupsClaim",
    "userInfo",
    "signOutUrl",
];
/// The copies of the page that the build ships, for identities that need a redirect URI each.
pub const REDIRECTS: &[&str] =
    &["signin-2.html", "signin-3.html", "signin-4.html", "signin-5.html"];

/// An identity that the file names, though it may be faulty.
pub(super) struct KnownIdentity<'a> {
    pub name: String,
    /// Whether it is one of Entra.
    pub entra: bool,
    /// The identity, where it is usable.
    pub identity: Option<&'a Identity>,
}

/// Reads every identity and how they stand to each other.
pub(super) fn read(
    top: &Section<'_>,
    around: &Surroundings,
    report: &mut Mistakes,
) -> Vec<Identity> {
    let key = "identities";
    let items = top.items(key, report);
    match top.value(key) {
        None => top.lacks(&[key], What::Missing { key }, report),
        Some(node) if node.items().is_some_and(<[Node]>::is_empty) => {
            report.fault(node, key.to_owned(), What::Blank);
        }
        Some(_) => {}
    }
    let silent = items.iter().any(|(node, _)| is_silent(node));
    let mut seen = Seen::default();
    let mut identities = Vec::new();
    for (node, path) in items {
        let before = report.faults;
        let Some(section) = Section::open(node, path, KEYS, true, report) else { continue };
        let identity = one(&section, around, report);
        seen.compare(&section, silent, report);
        if report.faults == before {
            identities.extend(identity);
        }
    }
    identities
}

/// Whether an identity's provider is known to send no `iss` (RFC 9207): Entra, by either key. Of
/// others only discovery tells, so the sign-in looks.
fn is_silent(identity: &Node) -> bool {
    let issuer = identity.get("oidc").and_then(|oidc| oidc.get("issuer")).and_then(Node::text);
    let host = issuer.map(check::host_of).unwrap_or_default().to_ascii_lowercase();
    identity.get("entra").is_some() || Cloud::by_login_host(&host).is_some()
}

/// The identities that the file names, with the usable ones among them.
pub(super) fn known<'a>(top: &Section<'_>, identities: &'a [Identity]) -> Vec<KnownIdentity<'a>> {
    let items = top.value("identities").and_then(Node::items).unwrap_or_default();
    items
        .iter()
        .filter_map(|node| {
            let name = node.get("name")?.text()?.to_owned();
            let identity = identities.iter().find(|identity| identity.name == name);
            Some(KnownIdentity { name, entra: node.get("entra").is_some(), identity })
        })
        .collect()
}

fn one(section: &Section<'_>, around: &Surroundings, report: &mut Mistakes) -> Option<Identity> {
    let name = section.needed("name", &any, report);
    let display_name = section.shown("displayName", report);
    let redirect: &dyn Fn(&str) -> Option<What> =
        &|text| (!REDIRECTS.contains(&text)).then(|| What::not_one_of(text, REDIRECTS));
    let redirect = section.text("redirect", redirect, report);
    let trust_tls = section.flag("trustTls", report).unwrap_or(false);
    let keys = &["entra", "oidc"];
    let (entra, oidc) = (section.node.get("entra"), section.node.get("oidc"));
    let provider = match (entra, oidc) {
        (Some(node), None) => Section::open(node, section.path_of("entra"), ENTRA, true, report)
            .and_then(|section| self::entra(&section, around, report)),
        (None, Some(node)) => Section::open(node, section.path_of("oidc"), OIDC, true, report)
            .and_then(|section| self::oidc(&section, around, report)),
        (None, None) => {
            section.lacks(keys, What::NeitherOf { keys }, report);
            None
        }
        (Some(_), Some(second)) => {
            report.fault(second, section.path.clone(), What::BothOf { keys });
            None
        }
    };
    let (name, provider) = (name?, provider?);
    let display_name = display_name.unwrap_or_else(|| match provider {
        Provider::Entra(_) => "Microsoft".to_owned(),
        Provider::Oidc(_) => name.clone(),
    });
    Some(Identity { name, display_name, redirect, trust_tls, provider })
}

fn entra(section: &Section<'_>, around: &Surroundings, report: &mut Mistakes) -> Option<Provider> {
    let tenant = section.needed("tenant", &check::tenant, report);
    let client_id = section.needed("clientId", &check::guid, report);
    if let Some(unworkable) = report.unworkable {
        (unworkable.client)(section, report);
    }
    let allowed_tenants = section.texts("allowedTenants", &check::guid, report);
    let many = matches!(tenant.as_deref(), Some("organizations" | "common"));
    if tenant.is_some() && !many && !allowed_tenants.is_empty() {
        let path = section.path_of("allowedTenants");
        report.warn(section.place("allowedTenants"), path, What::NoEffect);
    }
    let names = Cloud::ALL.map(|cloud| cloud.facts().name);
    let cloud: &dyn Fn(&str) -> Option<What> =
        &|text| (!names.contains(&text)).then(|| What::not_one_of(text, &names));
    let cloud = match section.value("cloud") {
        None => Some(Cloud::Public),
        Some(_) => section.text("cloud", cloud, report).and_then(|name| Cloud::by_name(&name)),
    };
    let hosts = cloud.map_or(&[] as &[&str], |cloud| cloud.facts().login_hosts);
    let host: &dyn Fn(&str) -> Option<What> =
        // With the cloud unknown, nothing can be said of its hosts.
        &|text| if cloud.is_none() { None } else { check::cloud_host(text, hosts, around.loopback) };
    let authority_host = section.text("authorityHost", host, report);
    Some(Provider::Entra(Entra {
        tenant: lower(tenant?),
        client_id: lower(client_id?),
        cloud: cloud?,
        authority_host: authority_host.map(bare),
        allowed_tenants: allowed_tenants.into_iter().map(lower).collect(),
    }))
}

fn oidc(section: &Section<'_>, around: &Surroundings, report: &mut Mistakes) -> Option<Provider> {
    let there = |text: &str| check::elsewhere(text, around.loopback);
    let issuer: &dyn Fn(&str) -> Option<What> = &|text| check::asked(text).or_else(|| there(text));
    let host: &dyn Fn(&str) -> Option<What> = &|text| check::origin(text).or_else(|| there(text));
    let document: &dyn Fn(&str) -> Option<What> =
        &|text| check::document(text).or_else(|| there(text));
    let issuer = section.needed("issuer", issuer, report);
    let discovery_url = section.text("discoveryUrl", document, report);
    let client_id = section.needed("clientId", &check::word, report);
    if let Some(unworkable) = report.unworkable {
        if issuer.is_some() {
            (unworkable.issuer)(section, report);
        }
        (unworkable.client)(section, report);
    }
    let scopes = section.texts("scopes", &check::scope, report);
    let hosts = section.texts("hosts", host, report);
    let hosts = hosts.into_iter().map(bare).collect();
    let sign_out: &dyn Fn(&str) -> Option<What> =
        &|text| template::sign_out(text).or_else(|| there(text));
    let sign_out_url = section.text("signOutUrl", sign_out, report);
    let trusted_audiences = section.texts("trustedAudiences", &check::word, report);
    Some(Provider::Oidc(OidcProvider {
        issuer: issuer?,
        discovery_url,
        client_id: client_id?,
        scopes,
        hosts,
        trusted_audiences,
        groups_claim: section.text("groupsClaim", &check::word, report),
        user_info: section.flag("userInfo", report).unwrap_or(false),
        sign_out_url,
    }))
}

/// Entra writes its ids in lower case, and they are compared as texts.
pub(super) fn lower(text: String) -> String {
    text.to_ascii_lowercase()
}

/// An origin without the slash after it.
pub(super) fn bare(origin: String) -> String {
    origin.trim_end_matches('/').to_owned()
}

/// What must be different in every identity.
#[derive(Default)]
struct Seen {
    names: Index<usize>,
    display_names: Index<usize>,
    /// The redirects; the page's own folder is the empty one.
    redirects: Index<usize>,
}

impl Seen {
    fn compare(&mut self, section: &Section<'_>, silent: bool, report: &mut Mistakes) {
        let text = |key| section.value(key).and_then(Node::text);
        let default = if section.node.get("entra").is_some() { Some("Microsoft") } else { None };
        let name = text("name");
        let display_name = text("displayName").or(default).or(name);
        for (key, value, seen) in [
            ("name", name, &mut self.names),
            ("displayName", display_name, &mut self.display_names),
        ] {
            let node = section.place(key);
            let Some(value) = value else { continue };
            if let Some(first) = taken(seen, value, node.line) {
                let value = value.to_owned();
                report.fault(node, section.path_of(key), What::Duplicate { value, first });
            }
        }
        let redirect = text("redirect").unwrap_or_default();
        let node = section.place("redirect");
        let Some(first) = taken(&mut self.redirects, redirect, node.line) else { return };
        let path = section.path_of("redirect");
        if !redirect.is_empty() {
            report.fault(node, path, What::Duplicate { value: redirect.to_owned(), first });
        } else if silent {
            report.fault(node, path, What::RedirectNeeded);
        } else {
            report.warn(node, path, What::RedirectShared { first });
        }
    }
}

/// Checks a reference to an identity; where there is only one, it may be left out.
pub(super) fn reference<'k, 'a>(
    section: &Section<'_>,
    known: &'k [KnownIdentity<'a>],
    report: &mut Mistakes,
) -> Option<&'k KnownIdentity<'a>> {
    let key = "identity";
    let Some(node) = section.value(key) else {
        return match known {
            [only] => Some(only),
            [] => None,
            _ => {
                section.lacks(&[key], What::Missing { key }, report);
                None
            }
        };
    };
    let Some(name) = node.text() else {
        report.wrong_type(node, section.path_of(key), Expected::Text);
        return None;
    };
    let found = known.iter().find(|known| known.name == name);
    // That there is no identity at all is said once, at `identities`.
    if found.is_none() && !known.is_empty() {
        let known = known.iter().take(20).map(|known| known.name.clone()).collect();
        let what = What::UnknownIdentity { found: name.to_owned(), known };
        report.fault(node, section.path_of(key), what);
    }
    found
}
