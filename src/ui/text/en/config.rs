//! Words for what is wrong with `portal.yaml`.

use crate::ui::text::language::say;
mod method;
mod value;
mod yaml;

use crate::certificate::Doubt;
use crate::config::{Mistake, What};
use crate::ui::text::Words;

use super::wording::{fixed, quoted};
use super::{certificates, unworkable};
use method::method;
use value::value;
use yaml::{wrong_type, yaml};

/// What is wrong, and what to do.
#[must_use]
pub fn mistake(mistake: &Mistake) -> Words {
    let (what, next) = match &mistake.what {
        What::Empty => fixed(
            "portal.yaml is empty.",
            "Copy portal.example.yaml to portal.yaml and put in your own values.",
        ),
        What::Html => fixed(
            "This is a web page, not portal.yaml. The server answered with something else, often its page for missing files.",
            "Put portal.yaml beside index.html, and make sure the server sends it unchanged.",
        ),
        What::Json => fixed(
            "This is JSON, but this page needs YAML.",
            "Write it as portal.example.yaml shows, without braces and brackets around it all.",
        ),
        What::Yaml(fault) => yaml(fault),
        What::UnknownKey { key, suggestion, known } => (
            say!("Unknown key {key}.", quoted(key)),
            match suggestion {
                Some(meant) => say!("Did you mean “{meant}”?", meant),
                None => say!("Known keys: {known}.", known.join(", ")),
            },
        ),
        What::Secret { key } => (
            say!("{key} looks like a secret, but everyone can read this file.", quoted(key)),
            "Remove it, and revoke it if the file was ever published. This page needs no secret."
                .into(),
        ),
        What::Missing { key } => (say!("{key} is missing.", key), say!("Add {key}.", key)),
        What::WrongType { expected, found } => wrong_type(*expected, found.as_deref()),
        What::Blank => fixed("It's empty.", "Fill it in, or remove the key."),
        What::NotOneOf { found, allowed, suggestion } => (
            say!("{found} isn't allowed here.", quoted(found)),
            match suggestion {
                Some(meant) => say!("Did you mean “{meant}”? Allowed: {allowed}.", meant, allowed.join(", ")),
                None => say!("Allowed: {allowed}.", allowed.join(", ")),
            },
        ),
        What::NeitherOf { keys } => {
            (say!("One of {keys} is missing.", keys.join(", ")), "Add the one that fits.".into())
        }
        What::BothOf { keys } => (
            say!("Only one of {keys} is allowed here.", keys.join(", ")),
            "Keep the one that fits.".into(),
        ),
        What::Duplicate { value, first } => (
            say!("{value} is already in line {first}, but it must be unique.", quoted(value), first.to_string()),
            "Change one of the two.".into(),
        ),
        What::InPortal { value } => (
            say!("A cluster in portal.yaml is named {value} already.", quoted(value)),
            "Change one of the two.".into(),
        ),
        What::RedirectNeeded => fixed(
            "This identity and another share the page's folder as redirect URI. If one of several is Entra's, each needs its own: Entra's answers don't say who sent them.",
            "Add redirect with one of signin-2.html to signin-5.html that no other identity has, \
             and register that address at the provider.",
        ),
        What::RedirectShared { first } => (
            say!("This identity shares its redirect URI with the one in line {first}. The page then signs people in only if the provider promises to say in its answers who it is (iss, RFC 9207).", first.to_string()),
            "Add redirect with one of signin-2.html to signin-5.html that no other identity has, \
             and register that address at the provider. Or make sure each discovery document has authorization_response_iss_parameter_supported: true."
                .into(),
        ),
        What::NoEffect => fixed(
            "This has no effect with the other values.",
            "Remove it. allowedTenants counts only if tenant is organizations or common. For a cluster with arc, az knows the way.",
        ),
        What::UnknownIdentity { found, known } => (
            say!("There's no identity named {found}.", quoted(found)),
            say!("Name one of the identities: {known}.", known.join(", ")),
        ),
        What::NotEntraIdentity => fixed(
            "Azure works only with an Entra identity.",
            "Name an identity that has entra, or leave azure out.",
        ),
        What::OwnClientNeeded => fixed(
            "Under Entra, kubectl needs its own app registration. The page's doesn't work outside the browser.",
            "Register another application for mobile and desktop with the redirect URIs \
             http://localhost:8000 and http://localhost:18000. Put its id here.",
        ),
        What::IssuerNeeded => fixed(
            "The identity is for many tenants, so this cluster's issuer isn't known.",
            "Add issuer, exactly as the API server has it.",
        ),
        What::TenantNeeded => fixed(
            "The identity isn't one of Entra, so this cluster's tenant isn't known.",
            "Add tenantId with the tenant that the cluster belongs to.",
        ),
        What::Placeholder { found, known } => (
            say!("{found} isn't a placeholder.", quoted(found)),
            say!("Placeholders: {known}.", format!("{{{}}}", known.join("} {"))),
        ),
        What::PlaceholderPlace { found } => (
            say!("{found} is in the part of the address that says where it leads.", found),
            "Put placeholders only after the host, or after the ? of a mailto address.".into(),
        ),
        What::NotUnique => {
            fixed("Every cluster would get the same name.", "Add {cluster} to the template.")
        }
        What::Unworkable(why) => unworkable::words(why),
        What::Certificates(doubt) => (
            certificates::doubt(*doubt),
            match doubt {
                Doubt::SomeEnded { .. } => "The others work. Remove the ended ones.",
                _ => {
                    "Copy certificate-authority-data from a new kubeconfig of this cluster. Under oidc, use the provider's current certificate authority."
                }
            }
            .into(),
        ),
        What::More => fixed("There are more mistakes than these.", "Fix these first."),
        What::NoResourceManager => fixed(
            "This cloud's Azure Resource Manager address isn't published, so this page can't look for clusters there.",
            "List the clusters under clusters, and leave discover out.",
        ),
        What::EntraRefresh => fixed(
            "Entra's refresh tokens work only in the page, so they don't work in a file.",
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
            ("descripton: x", "Unknown key “descripton”. Did you mean “description”?"),
            ("description: no", "Put it in quotes: \"no\"."),
            ("methods: [token, browser]", "token puts a token into the file"),
            ("methods: [browser, azurecli]", "Ways for oidc: browser, devicecode"),
            ("namespaces: [A]", "A namespace can't have this name."),
            ("clientKeyData: x", "everyone can read this file"),
            ("proxyUrl: ssh://x", "Begin it with one of: http, https, socks5."),
            ("certificateAuthorityData: x", "This isn't base64."),
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
            (What::NotAksServer { domain: None }, "isn't known"),
            (What::TokenByProxy, "doesn't go through a proxy"),
            (What::TokenOtherName { domain: Some("azmk8s.io") }, "end tlsServerName in .azmk8s.io"),
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
