//! Words for what is wrong with `portal.yaml`.

use crate::certificate::Doubt;
use crate::config::{Expected, Method, Mistake, PemFault, TrustKind, What};
use crate::ui::text::Words;
use crate::visible::escape_hidden;
use crate::yaml::{MAX_DEPTH, MAX_TEXT, YamlFault};

use super::{certificates, unworkable};

/// What is wrong, and what to do.
#[must_use]
pub fn mistake(mistake: &Mistake) -> Words {
    let (what, next) = match &mistake.what {
        What::Empty => told(
            "portal.yaml is empty.",
            "Copy portal.example.yaml to portal.yaml and put in your own values.",
        ),
        What::Html => told(
            "This is a web page, not portal.yaml: the server answered with something else, often \
             its page for files that do not exist.",
            "Put portal.yaml beside index.html, and see that the server delivers it as it is.",
        ),
        What::Json => told(
            "This is JSON, not YAML as this page wants it.",
            "Write it as portal.example.yaml shows, without braces and brackets around it all.",
        ),
        What::Yaml(fault) => yaml(fault),
        What::UnknownKey { key, suggestion, known } => (
            format!("{} means nothing here.", shown(key)),
            match suggestion {
                Some(meant) => format!("Did you mean {meant}?"),
                None => format!("What may stand here: {}.", known.join(", ")),
            },
        ),
        What::Secret { key } => (
            format!("{} looks like a secret, and everyone can read this file.", shown(key)),
            "Take it out, and revoke it if the file was ever published: this page needs none."
                .into(),
        ),
        What::Missing { key } => (format!("{key} is missing."), format!("Add {key}.")),
        What::WrongType { expected, found } => wrong_type(*expected, found.as_deref()),
        What::Blank => told("There is nothing in it.", "Fill it in, or leave the key out."),
        What::NotOneOf { found, allowed, suggestion } => (
            format!("{} is not a value for this.", shown(found)),
            match suggestion {
                Some(meant) => format!("Did you mean {meant}? Allowed: {}.", allowed.join(", ")),
                None => format!("Allowed: {}.", allowed.join(", ")),
            },
        ),
        What::NeitherOf { keys } => {
            (format!("One of {} is missing.", keys.join(", ")), "Add the one that fits.".into())
        }
        What::BothOf { keys } => (
            format!("Only one of {} may stand here.", keys.join(", ")),
            "Keep the one that fits.".into(),
        ),
        What::Duplicate { value, first } => (
            format!("{} stands already in line {first}, and must be unique.", shown(value)),
            "Change one of the two.".into(),
        ),
        What::RedirectNeeded => told(
            "This identity shares the page's folder as redirect URI with another. Where one of \
             several is Entra's, each needs its own: Entra does not say in an answer who sent it.",
            "Add redirect with one of signin-2.html to signin-5.html that no other identity has, \
             and register that address at the provider.",
        ),
        What::RedirectShared { first } => (
            format!(
                "This identity shares its redirect URI with the one in line {first}. The page then \
                 signs people in only where the provider promises to say in its answers who it is \
                 (iss, RFC 9207)."
            ),
            "Add redirect with one of signin-2.html to signin-5.html that no other identity has, \
             and register that address at the provider; or see that each discovery document has \
             authorization_response_iss_parameter_supported: true."
                .into(),
        ),
        What::NoEffect => told(
            "This has no effect beside the other values.",
            "Leave it out. allowedTenants counts only where tenant is organizations or common; a \
             cluster with arc is reached by az, which knows the way.",
        ),
        What::UnknownIdentity { found, known } => (
            format!("There is no identity named {}.", shown(found)),
            format!("Name one of the identities: {}.", known.join(", ")),
        ),
        What::NotEntraIdentity => told(
            "Azure can be asked only with an identity of Entra.",
            "Name an identity that has entra, or leave azure out.",
        ),
        What::OwnClientNeeded => told(
            "Under Entra, kubectl needs an app registration of its own; the page's does not work \
             outside the browser.",
            "Register another application for mobile and desktop with the redirect URIs \
             http://localhost:8000 and http://localhost:18000, and put its id here.",
        ),
        What::IssuerNeeded => told(
            "The identity is for many tenants, so the issuer of this cluster is not known.",
            "Add issuer, exactly as the API server is told it.",
        ),
        What::TenantNeeded => told(
            "The identity is not one of Entra, so the tenant of this cluster is not known.",
            "Add tenantId with the tenant that the cluster belongs to.",
        ),
        What::Placeholder { found, known } => (
            format!("{} is not a placeholder.", shown(found)),
            format!("Placeholders: {{{}}}.", known.join("} {")),
        ),
        What::PlaceholderPlace { found } => (
            format!("{found} stands where the address says to whom it leads."),
            "Put placeholders only after the host, or after the ? of a mailto address.".into(),
        ),
        What::NotUnique => {
            told("Every cluster would get the same name.", "Add {cluster} to the template.")
        }
        What::Unworkable(why) => unworkable::words(why),
        What::Certificates(doubt) => (
            certificates::doubt(*doubt),
            match doubt {
                Doubt::SomeEnded { .. } => "The others will do. Take the ended ones out.",
                _ => {
                    "Copy certificate-authority-data from a new kubeconfig of this cluster, or for \
                     oidc the provider's present authority."
                }
            }
            .into(),
        ),
        What::More => told("There are more mistakes than these.", "Mend these first."),
        What::NoResourceManager => told(
            "The address of Azure Resource Manager in this cloud is not published, so this page cannot look for clusters there.",
            "List the clusters under clusters, and leave discover out.",
        ),
        What::EntraRefresh => told(
            "A refresh token of Entra's works only in the page, so it is of no use in a file.",
            "Leave refreshToken out for clusters under Entra.",
        ),
        What::WrongMethod { .. }
        | What::TokenNotEntra
        | What::TokenOtherTenant
        | What::NotAksServer { .. }
        | What::TokenByProxy
        | What::TokenOtherName { .. }
        | What::TokenOtherIssuer { .. }
        | What::TokenFirst { .. }
        | What::NotInAudiences { .. }
        | What::NoMethod => method(&mistake.what),
        What::HasSpace
        | What::NotSubdomain
        | What::NotLabel
        | What::NotHost
        | What::NotUrl
        | What::NotHttps
        | What::NotOrigin
        | What::NotFolder
        | What::NotNormal { .. }
        | What::NotNameable
        | What::Scheme { .. }
        | What::NotGuid
        | What::NotTenant
        | What::NotScope
        | What::NotResourceId { .. }
        | What::ArcUnderAks
        | What::NotParameter
        | What::NotPem(_)
        | What::ForeignHost { .. }
        | What::LoopbackOnly => value(&mistake.what),
    };
    Words { what, next }
}

fn told(what: &str, next: &str) -> (String, String) {
    (what.to_owned(), next.to_owned())
}

/// A word of the file, shortened, in quotation marks.
fn shown(word: &str) -> String {
    let (mut short, cut) = escape_hidden(word, 60);
    if cut {
        short.push('…');
    }
    format!("“{short}”")
}

fn wrong_type(expected: Expected, found: Option<&str>) -> (String, String) {
    match (expected, found) {
        (Expected::Text, Some(found)) => (
            format!("YAML takes {} for a number or for yes or no, not for a text.", shown(found)),
            format!("Put it in quotes: \"{found}\"."),
        ),
        (Expected::Text, None) => told("A text belongs here.", "Write one text, not a list."),
        (Expected::Flag, _) => told("Yes or no belongs here.", "Write true or false, no quotes."),
        (Expected::List, _) => told(
            "A list belongs here.",
            "Begin each item with a hyphen, also where it is the only one.",
        ),
        (Expected::Keys, _) => told(
            "Keys with values belong here.",
            "Write them in lines of their own, as portal.example.yaml shows.",
        ),
    }
}

fn yaml(fault: &YamlFault) -> (String, String) {
    match fault {
        YamlFault::Syntax(words) => (
            format!("This cannot be read as YAML: {words}."),
            "Look at this line and the one before: indentation with spaces, a space after each \
             colon, quotes that are closed."
                .into(),
        ),
        YamlFault::TooLarge => {
            (format!("The file is larger than {} MiB.", MAX_TEXT >> 20), "Make it smaller.".into())
        }
        YamlFault::TooDeep => (
            format!("The file nests deeper than {MAX_DEPTH} levels."),
            "Look for a bracket that is not closed.".into(),
        ),
        YamlFault::TooMany => {
            told("The aliases (*name) make the file too large.", "Use fewer of them.")
        }
        YamlFault::TooManyValues => told(
            "The file holds more values than this page reads, half a million.",
            "See whether it is the right file, or make it smaller.",
        ),
        YamlFault::DuplicateKey { key, first } => (
            format!("{} stands already in line {first}.", shown(key)),
            "Keep one of the two.".into(),
        ),
        YamlFault::BadKey => told("A key must be a single word.", "Write key: value."),
        YamlFault::BadAlias => told(
            "This alias (*name) stands for nothing, or for something it is a part of.",
            "Put the anchor (&name) before it. A text that begins with * needs quotes.",
        ),
        YamlFault::BadTag(tag) => (
            format!("The tag {} does not belong here.", shown(tag)),
            "Take it out. A text that begins with ! needs quotes.".into(),
        ),
        YamlFault::BadMerge => {
            told("<< takes only the keys of another section.", "Give it an alias (*name).")
        }
        YamlFault::ManyDocuments => told(
            "A second document begins here.",
            "Take out the line ---; portal.yaml is one document.",
        ),
    }
}

fn method(what: &What) -> (String, String) {
    match what {
        What::WrongMethod { method, kind, allowed } => {
            let kind = match kind {
                TrustKind::Aks => "aks",
                TrustKind::Oidc => "oidc",
                TrustKind::Arc => "arc",
            };
            if allowed.is_empty() {
                return told(
                    "kubectl signs in to a cluster with arc through az connectedk8s proxy alone.",
                    "Leave methods out.",
                );
            }
            let allowed: Vec<_> = allowed.iter().map(|method| method.name()).collect();
            (
                format!("{} is no way to sign in to a cluster with {kind}.", method.name()),
                format!("Ways for {kind}: {}.", allowed.join(", ")),
            )
        }
        What::TokenNotEntra => told(
            "A token for AKS comes only from Entra, and this identity is another provider.",
            "Leave token out for this cluster.",
        ),
        What::TokenOtherTenant => told(
            "A token for AKS comes from the identity's tenant, and this cluster belongs to another.",
            "Leave token out for this cluster.",
        ),
        What::NotAksServer { domain } => (
            "A token for AKS opens every AKS cluster of the person, so it goes only to servers of \
             AKS itself, and this server is none."
                .into(),
            match domain {
                Some(domain) => format!(
                    "Leave token out, or write server as AKS names it, ending in .{domain}."
                ),
                None => "Leave token out: the domain of AKS in this cloud is not known.".into(),
            },
        ),
        What::TokenByProxy => told(
            "A token for AKS opens every AKS cluster of the person, so it does not go through a \
             proxy, which could pose as the server.",
            "Leave token out, or proxyUrl.",
        ),
        What::TokenOtherName { domain } => (
            "A token for AKS opens every AKS cluster of the person, so it goes only to servers \
             with a name of AKS itself in their certificate, and tlsServerName is none."
                .into(),
            match domain {
                Some(domain) => {
                    format!("Leave token out, or tlsServerName, or end that in .{domain}.")
                }
                None => "Leave token out.".into(),
            },
        ),
        What::TokenOtherIssuer { method, issuer } => (
            format!(
                "{} hands over a token of {}, and issuer says that this API server trusts another.",
                method.name(),
                shown(issuer)
            ),
            format!("Leave {} out, or correct issuer.", Method::name(*method)),
        ),
        What::TokenFirst { method } => (
            format!("{} puts a token into the file, so it cannot come first.", method.name()),
            "Put a method without a token before it; the first is the default.".into(),
        ),
        What::NotInAudiences { method, client } => (
            format!(
                "{} hands over a token for {}, which this API server does not accept.",
                method.name(),
                shown(client)
            ),
            format!(
                "Leave {} out, or let the API server accept that audience and name it in \
                 audiences.",
                Method::name(*method)
            ),
        ),
        _ => told(
            "No way to sign in is left for this cluster.",
            "List at least one that works, or leave methods out for the usual ones.",
        ),
    }
}

/// A single text of the wrong form.
fn value(what: &What) -> (String, String) {
    match what {
        What::HasSpace => told(
            "A space, a line break or a character that cannot be seen is in here.",
            "Take it out; this is compared letter by letter.",
        ),
        What::NotSubdomain => told(
            "This is not a name that Kubernetes would accept.",
            "Use lower-case letters, digits, hyphens and dots; begin and end with a letter or digit.",
        ),
        What::NotLabel => told(
            "A namespace cannot have this name.",
            "Use at most 63 lower-case letters, digits and hyphens; begin and end with a letter \
             or digit.",
        ),
        What::NotHost => told("This is not a host name.", "Write only the name, without https://."),
        What::NotUrl => told(
            "This is not an address that can be used here.",
            "Write it in full, like https://host.example:443/path, without user, query, fragment \
             and spaces.",
        ),
        What::NotHttps => told(
            "This address is not protected: it begins with http.",
            "Use https. http is only for addresses of the machine itself, such as localhost.",
        ),
        What::NotOrigin => told("This address has a path.", "End it after host and port."),
        What::NotFolder => {
            told("This is not the folder of the page.", "End the address with a slash.")
        }
        What::NotNormal { address } => (
            "Browsers write this address in another way, and the page would not know itself by it."
                .into(),
            format!("Write {address}"),
        ),
        What::NotNameable => told(
            "The browser would not let the page reach this host.",
            "Write a host name. For this machine itself, write localhost or 127.0.0.1.",
        ),
        What::Scheme { allowed } => (
            "This kind of address does not belong here.".into(),
            format!("Begin it with one of: {}.", allowed.join(", ")),
        ),
        What::NotGuid => told(
            "This is not an id of Azure or Entra.",
            "Copy the id as it is shown in the portal: 32 digits and letters a to f in five \
             groups, like 11111111-1111-4111-8111-111111111111.",
        ),
        What::NotTenant => told(
            "This is not a tenant.",
            "Write the tenant's id or one of its domains; for an identity also organizations or \
             common.",
        ),
        What::NotScope => told(
            "This is not a scope.",
            "Write each scope as an item of its own, without spaces and quotation marks in it.",
        ),
        What::NotResourceId { kind } => (
            format!("This is not the resource id of a cluster ({kind})."),
            "Copy it from: az aks show --query id, or az connectedk8s show --query id. It begins \
             with /subscriptions/."
                .into(),
        ),
        What::ArcUnderAks => told(
            "This is a cluster behind Azure Arc, not one of AKS.",
            "Write arc instead of aks, with resourceId and nothing else.",
        ),
        What::NotParameter => told(
            "This is not a parameter that can be added.",
            "Write name=value, without commas, quotes, spaces and a second =; kubelogin's own \
             parameters, such as scope and state, cannot be set.",
        ),
        What::NotPem(fault) => pem(*fault),
        What::ForeignHost { allowed } => (
            "This address is none of the cloud's own.".into(),
            if allowed.is_empty() {
                "This cloud has none that is known; leave the key out.".into()
            } else {
                format!("Leave the key out, or use one of: {}.", allowed.join(", "))
            },
        ),
        _ => told(
            "This is the visitor's own machine, and only a page that lies there too can use it.",
            "Write an address that everyone reaches by https, or leave the key out where it may be \
             left out.",
        ),
    }
}

fn pem(fault: PemFault) -> (String, String) {
    match fault {
        PemFault::Bare => told(
            "These are certificates themselves; base64 of them belongs here.",
            "Encode the file: base64 -w0 ca.crt on Linux, base64 -i ca.crt on macOS. A kubeconfig \
             has it ready under certificate-authority-data.",
        ),
        PemFault::NotBase64 => told(
            "This is not base64.",
            "Copy certificate-authority-data from a kubeconfig of this cluster, all of it.",
        ),
        PemFault::NoCertificate => told(
            "No certificate is in here.",
            "Copy certificate-authority-data from a kubeconfig of this cluster.",
        ),
        PemFault::Broken => {
            told("A certificate in here is cut off or garbled.", "Copy it again, all of it.")
        }
        PemFault::PrivateKey => told(
            "A private key is in here, and everyone can read this file.",
            "Take it out and replace the key and its certificate; only certificates belong here.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::mistake;
    use crate::config::{Method, Mistake, Severity, Surroundings, TrustKind, What, read};

    /// The words for the one mistake in a line of a cluster that is right otherwise.
    fn words(line: &str) -> String {
        let text = format!(
            "apiVersion: purser/v1\nidentities:\n  - name: a\n    oidc: {{clientId: p, issuer: \
             'https://i.example'}}\nclusters:\n  - name: c\n    server: 'https://c.example'\n    \
             oidc: {{}}\n    {line}\n"
        );
        let reading = read(&text, &Surroundings::default());
        let [one] = reading.mistakes.as_slice() else { panic!("{:?}", reading.mistakes) };
        let words = mistake(one);
        format!("{} {}", words.what, words.next)
    }

    #[test]
    fn a_mistake_says_what_and_what_to_do() {
        for (line, expected) in [
            ("descripton: x", "“descripton” means nothing here. Did you mean description?"),
            ("description: no", "Put it in quotes: \"no\"."),
            ("methods: [token, browser]", "token puts a token into the file"),
            ("methods: [browser, azurecli]", "Ways for oidc: browser, devicecode"),
            ("namespaces: [A]", "A namespace cannot have this name."),
            ("clientKeyData: x", "everyone can read this file"),
            ("proxyUrl: ssh://x", "Begin it with one of: http, https, socks5."),
            ("certificateAuthorityData: x", "This is not base64."),
            ("anyNamespace: 'yes'", "Write true or false"),
            ("namespaces: payments", "A list belongs here."),
        ] {
            assert!(words(line).contains(expected), "{line}: {}", words(line));
        }
    }

    #[test]
    fn what_a_token_or_arc_needs_is_said() {
        for (what, expected) in [
            (What::TokenNotEntra, "comes only from Entra"),
            (What::TokenOtherTenant, "belongs to another"),
            (What::NotAksServer { domain: Some("azmk8s.io") }, "ending in .azmk8s.io"),
            (What::NotAksServer { domain: None }, "is not known"),
            (What::TokenByProxy, "does not go through a proxy"),
            (What::TokenOtherName { domain: Some("azmk8s.io") }, "end that in .azmk8s.io"),
            (
                What::TokenOtherIssuer { method: Method::Builtin, issuer: "https://i".into() },
                "Leave builtin out, or correct issuer.",
            ),
            (What::EntraRefresh, "Leave refreshToken out"),
            (What::ArcUnderAks, "Write arc instead of aks"),
            (What::NotParameter, "name=value"),
            (What::NotResourceId { kind: "X/y".into() }, "(X/y)"),
            (
                What::WrongMethod { method: Method::Azd, kind: TrustKind::Arc, allowed: vec![] },
                "Leave methods out.",
            ),
        ] {
            let severity = Severity::Error;
            let words =
                mistake(&Mistake { path: String::new(), line: 1, column: 1, severity, what });
            let told = format!("{} {}", words.what, words.next);
            assert!(told.contains(expected), "{told}");
        }
    }

    #[test]
    fn long_words_of_the_file_are_shortened() {
        assert!(words(&format!("{}: x", "q".repeat(500))).len() < 400);
    }
}
