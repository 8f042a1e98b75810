//! Words for what is wrong with `portal.yaml`.

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
            "This is a web page, not portal.yaml: the server answered with something else, often \
             its page for files that do not exist.",
            "Put portal.yaml beside index.html, and see that the server delivers it as it is.",
        ),
        What::Json => fixed(
            "This is JSON, not YAML as this page wants it.",
            "Write it as portal.example.yaml shows, without braces and brackets around it all.",
        ),
        What::Yaml(fault) => yaml(fault),
        What::UnknownKey { key, suggestion, known } => (
            format!("{} means nothing here.", quoted(key)),
            match suggestion {
                Some(meant) => format!("Did you mean {meant}?"),
                None => format!("What may stand here: {}.", known.join(", ")),
            },
        ),
        What::Secret { key } => (
            format!("{} looks like a secret, and everyone can read this file.", quoted(key)),
            "Take it out, and revoke it if the file was ever published: this page needs none."
                .into(),
        ),
        What::Missing { key } => (format!("{key} is missing."), format!("Add {key}.")),
        What::WrongType { expected, found } => wrong_type(*expected, found.as_deref()),
        What::Blank => fixed("There is nothing in it.", "Fill it in, or leave the key out."),
        What::NotOneOf { found, allowed, suggestion } => (
            format!("{} is not a value for this.", quoted(found)),
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
            format!("{} stands already in line {first}, and must be unique.", quoted(value)),
            "Change one of the two.".into(),
        ),
        What::RedirectNeeded => fixed(
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
        What::NoEffect => fixed(
            "This has no effect beside the other values.",
            "Leave it out. allowedTenants counts only where tenant is organizations or common; a \
             cluster with arc is reached by az, which knows the way.",
        ),
        What::UnknownIdentity { found, known } => (
            format!("There is no identity named {}.", quoted(found)),
            format!("Name one of the identities: {}.", known.join(", ")),
        ),
        What::NotEntraIdentity => fixed(
            "Azure can be asked only with an identity of Entra.",
            "Name an identity that has entra, or leave azure out.",
        ),
        What::OwnClientNeeded => fixed(
            "Under Entra, kubectl needs an app registration of its own; the page's does not work \
             outside the browser.",
            "Register another application for mobile and desktop with the redirect URIs \
             http://localhost:8000 and http://localhost:18000, and put its id here.",
        ),
        What::IssuerNeeded => fixed(
            "The identity is for many tenants, so the issuer of this cluster is not known.",
            "Add issuer, exactly as the API server is told it.",
        ),
        What::TenantNeeded => fixed(
            "The identity is not one of Entra, so the tenant of this cluster is not known.",
            "Add tenantId with the tenant that the cluster belongs to.",
        ),
        What::Placeholder { found, known } => (
            format!("{} is not a placeholder.", quoted(found)),
            format!("Placeholders: {{{}}}.", known.join("} {")),
        ),
        What::PlaceholderPlace { found } => (
            format!("{found} stands where the address says to whom it leads."),
            "Put placeholders only after the host, or after the ? of a mailto address.".into(),
        ),
        What::NotUnique => {
            fixed("Every cluster would get the same name.", "Add {cluster} to the template.")
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
        What::More => fixed("There are more mistakes than these.", "Mend these first."),
        What::NoResourceManager => fixed(
            "The address of Azure Resource Manager in this cloud is not published, so this page cannot look for clusters there.",
            "List the clusters under clusters, and leave discover out.",
        ),
        What::EntraRefresh => fixed(
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
