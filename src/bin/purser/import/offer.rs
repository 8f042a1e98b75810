//! Entries for a `portal.yaml`, each held against its own reader before it is given.

use purser::clouds::AKS_SERVER;
use purser::config::{self, Severity, Surroundings};
use purser::ids::is_subdomain;
use purser::kubeconfig::existing::{ImportedCluster, ImportedSignIn};
use purser::ui::text::{config as messages, terminal as words};
use purser::yaml::{self, Node};
use serde::Serialize;

/// The identities that the entries name, where they name any.
#[derive(Clone, Copy, Default)]
pub struct Identities<'a> {
    /// For clusters with AKS-managed Entra.
    pub aks: Option<&'a str>,
    /// For clusters that trust a provider themselves.
    pub oidc: Option<&'a str>,
}

/// An entry in the making: the same cluster with the same trust is one.
#[derive(Clone)]
struct Offer {
    name: String,
    display: Option<String>,
    cluster: ImportedCluster,
    /// The first of its sign-ins, which says how the API server trusts people.
    trust: ImportedSignIn,
    methods: Vec<&'static str>,
    files: Vec<String>,
}

/// A cluster that cannot be an entry.
#[derive(Serialize)]
pub struct LeftOut {
    /// The file.
    pub file: String,
    /// The line of its entry there.
    pub line: usize,
    /// Its name there.
    pub cluster: String,
    /// Why, in words.
    pub what: String,
}

/// An entry, for programs.
#[derive(Serialize)]
pub struct OfferedEntry<'a> {
    name: &'a str,
    server: &'a str,
    methods: &'a [&'static str],
    files: &'a [String],
}

/// The entries so far.
pub struct Offers<'a> {
    identities: Identities<'a>,
    offers: Vec<Offer>,
    /// What cannot be an entry.
    pub left_out: Vec<LeftOut>,
}

impl<'a> Offers<'a> {
    /// None yet.
    pub fn of(identities: Identities<'a>) -> Self {
        Self { identities, offers: Vec::new(), left_out: Vec::new() }
    }

    /// Adds a cluster of a file: an entry for each way in which its API server trusts people.
    pub fn add(&mut self, file: &str, cluster: ImportedCluster) {
        let mut reason = match &cluster {
            one if one.insecure => Some(words::IMPORT_INSECURE.to_owned()),
            one if one.authority_file => Some(words::IMPORT_AUTHORITY_FILE.to_owned()),
            one if one.sign_ins.is_empty() => Some(words::IMPORT_NO_SIGN_IN.to_owned()),
            _ => None,
        };
        let sign_ins: &[_] = if reason.is_some() { &[] } else { &cluster.sign_ins };
        for trust in sign_ins {
            reason = reason.or(self.put(file, &cluster, trust));
        }
        if let Some(what) = reason {
            let (file, line, cluster) = (file.to_owned(), cluster.line, cluster.name);
            self.left_out.push(LeftOut { file, line, cluster, what });
        }
    }

    /// Adds one way; gives the reason where `portal.yaml` cannot have it.
    fn put(
        &mut self,
        file: &str,
        cluster: &ImportedCluster,
        trust: &ImportedSignIn,
    ) -> Option<String> {
        let method = method(trust);
        let same = |one: &&mut Offer| is_same(&one.cluster, cluster) && trusts(&one.trust, trust);
        if let Some(known) = self.offers.iter_mut().find(same) {
            let mut joined = known.clone();
            for one in &cluster.namespaces {
                add(&mut joined.cluster.namespaces, one);
            }
            add(&mut joined.methods, &method);
            add(&mut joined.files, &file.to_owned());
            let mistake = mistake(&joined);
            if mistake.is_none() {
                *known = joined;
            }
            return mistake;
        }
        let taken = |name: &str| {
            self.offers.iter().any(|one| one.name == name || one.display.as_deref() == Some(name))
        };
        let base = label(&cluster.name);
        let mut name = base.clone();
        let mut number = 1;
        while taken(&name) {
            number += 1;
            name = format!("{base}-{number}");
        }
        let display = Some(cluster.name.clone()).filter(|one| {
            let plain = one.len() <= 100
                && one.chars().all(|c| c.is_alphanumeric() || " -_.@:/".contains(c));
            plain && one.trim() == one && *one != name && !one.is_empty() && !taken(one)
        });
        let (cluster, trust) = (cluster.clone(), trust.clone());
        let (methods, files) = (vec![method], vec![file.to_owned()]);
        let offer = Offer { name, display, cluster, trust, methods, files };
        let mistake = mistake(&offer);
        if mistake.is_none() {
            self.offers.push(offer);
        }
        mistake
    }

    /// The entries under `clusters`; a list where there is none.
    pub fn entries(&self) -> Node {
        if self.offers.is_empty() {
            return Node::list(Vec::new());
        }
        let all = self.offers.iter().map(|one| entry(one, self.identities)).collect();
        Node::keys([("clusters", Some(Node::list(all)))])
    }

    /// The same, for programs.
    pub fn told(&self) -> Vec<OfferedEntry<'_>> {
        fn of(one: &Offer) -> OfferedEntry<'_> {
            let (name, server) = (one.name.as_str(), one.cluster.server.as_str());
            OfferedEntry { name, server, methods: &one.methods, files: &one.files }
        }
        self.offers.iter().map(of).collect()
    }
}

fn add<T: PartialEq + Clone>(all: &mut Vec<T>, one: &T) {
    if !all.contains(one) {
        all.push(one.clone());
    }
}

fn method(trust: &ImportedSignIn) -> &'static str {
    match trust {
        ImportedSignIn::Azure { method, .. } | ImportedSignIn::Oidc { method, .. } => method.name(),
    }
}

/// Whether two are one cluster, reached in one way.
fn is_same(one: &ImportedCluster, other: &ImportedCluster) -> bool {
    let key = |one: &ImportedCluster| {
        let authority = one.certificate_authority_data.as_ref();
        let authority = authority.map(|text| text.split_whitespace().collect::<String>());
        let server = one.server.trim_end_matches('/').to_ascii_lowercase();
        (server, authority, one.tls_server_name.clone(), one.proxy_url.clone())
    };
    key(one) == key(other)
}

/// Whether two sign-ins say the same of the API server.
fn trusts(one: &ImportedSignIn, other: &ImportedSignIn) -> bool {
    use ImportedSignIn::{Azure, Oidc};
    match (one, other) {
        (Azure { tenant: a, server_id: b, .. }, Azure { tenant: c, server_id: d, .. }) => {
            (a, b) == (c, d)
        }
        (Oidc { issuer: a, client_id: b, .. }, Oidc { issuer: c, client_id: d, .. }) => {
            (a, b) == (c, d)
        }
        _ => false,
    }
}

/// A name that `portal.yaml` takes.
fn label(text: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let name: String = text.chars().map(plain).take(50).collect();
    let name = name.trim_matches('-').to_owned();
    if is_subdomain(&name) { name } else { "cluster".to_owned() }
}

fn entry(offer: &Offer, identities: Identities<'_>) -> Node {
    let text = |text: &Option<String>| text.as_ref().map(Node::of);
    let cluster = &offer.cluster;
    let list =
        |all: &[String]| (!all.is_empty()).then(|| Node::list(all.iter().map(Node::of).collect()));
    let (kind, trust, identity) = match &offer.trust {
        ImportedSignIn::Azure { tenant, server_id, .. } => {
            let own = server_id.clone().filter(|id| !id.eq_ignore_ascii_case(AKS_SERVER));
            let keys = Node::keys([("tenantId", text(tenant)), ("serverId", text(&own))]);
            ("aks", keys, identities.aks)
        }
        ImportedSignIn::Oidc { issuer, client_id, scopes, .. } => {
            let (issuer, client) = (Some(Node::of(issuer)), Some(Node::of(client_id)));
            let keys = [("issuer", issuer), ("clientId", client), ("scopes", list(scopes))];
            ("oidc", Node::keys(keys), identities.oidc)
        }
    };
    let methods = offer.methods.iter().map(|one| Node::of(*one)).collect();
    Node::keys([
        ("name", Some(Node::of(&offer.name))),
        ("displayName", text(&offer.display)),
        ("identity", identity.map(Node::of)),
        ("server", Some(Node::of(&cluster.server))),
        ("certificateAuthorityData", text(&cluster.certificate_authority_data)),
        ("tlsServerName", text(&cluster.tls_server_name)),
        ("proxyUrl", text(&cluster.proxy_url)),
        (kind, Some(trust)),
        ("methods", Some(Node::list(methods))),
        ("namespaces", list(&cluster.namespaces)),
    ])
}

/// What the reader of `portal.yaml` finds wrong with an entry by itself.
fn mistake(offer: &Offer) -> Option<String> {
    let text = |text: &str| Some(Node::of(text));
    let client = ("clientId", text("00000000-0000-4000-8000-000000000000"));
    let (kind, identity) = match &offer.trust {
        ImportedSignIn::Azure { .. } => {
            ("entra", Node::keys([("tenant", text("contoso.onmicrosoft.com")), client]))
        }
        ImportedSignIn::Oidc { issuer, .. } => {
            ("oidc", Node::keys([("issuer", text(issuer)), client]))
        }
    };
    let identity = Node::keys([("name", text("own")), (kind, Some(identity))]);
    let portal = Node::keys([
        ("apiVersion", text(config::API_VERSION)),
        ("identities", Some(Node::list(vec![identity]))),
        ("clusters", Some(Node::list(vec![entry(offer, Identities::default())]))),
    ]);
    let Ok(text) = yaml::write_made(&portal) else { return Some(words::IMPORT_UNFIT.to_owned()) };
    let reading = config::read_closely(&text, &Surroundings::default());
    let wrong = reading.mistakes.iter().find(|one| one.severity == Severity::Error)?;
    let said = messages::mistake(wrong);
    let place = wrong.path.rsplit_once("].").map_or(wrong.path.as_str(), |(_, key)| key);
    Some(format!("{place}: {}", said.what))
}
