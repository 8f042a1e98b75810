//! Words for what is wrong with a kubeconfig.

use crate::certificate::Doubt;
use crate::kubeconfig::existing::{
    DiagnosticKind, DiagnosticSeverity, OverridingCredential, PathKind,
};
use crate::kubelogin::azure::CHAINED;
use crate::ui::text::Words;
use crate::ui::text::language::{filled, say};

use super::certificates;
use super::field_diagnostics::{pem, together, wrong_type};
use super::moment::moment;
use super::wording::{fixed, naming, quoted, quoting};
use super::wrapping::{document_kind, wrapped};

/// What a diagnostic means, in a few words.
#[must_use]
pub const fn severity(severity: DiagnosticSeverity) -> &'static str {
    match severity {
        DiagnosticSeverity::RejectsFile => "kubectl refuses the file",
        DiagnosticSeverity::BreaksEntry => "Will fail",
        DiagnosticSeverity::Advice => "Worth knowing",
    }
}

/// What is wrong, and what to do.
#[must_use]
pub fn diagnostic(kind: &DiagnosticKind) -> Words {
    let (what, next) = match kind {
        // The file and its fields.
        DiagnosticKind::Kind(found) => document_kind(found),
        DiagnosticKind::Wrapped(wrapping) => wrapped(wrapping),
        DiagnosticKind::Misplaced { under, keys } => (
            filled(
                match keys.len() {
                    1 => "{} is written one level too high, so kubectl ignores it.",
                    _ => "{} are written one level too high, so kubectl ignores them.",
                },
                &[&keys.iter().map(|key| quoted(key)).collect::<Vec<_>>().join(", ")],
            ),
            say!("Indent by two more spaces, so that the fields are under {under}, or use the fixed file.", under),
        ),
        DiagnosticKind::Omitted { field } => naming(
            field,
            "{} holds a placeholder, not the secret itself.",
            "Fill it in, or print the file with its secrets: kubectl config view --raw --flatten",
        ),
        DiagnosticKind::EscapedPath { field } => naming(
            field,
            "In {}, double quotes turned a backslash and its letter into another character.",
            "Put the path in single quotes, or use the fixed file.",
        ),
        DiagnosticKind::ApiVersion(found) => {
            quoting(found, "apiVersion is {}.", "Use apiVersion: v1.")
        }
        DiagnosticKind::MoreDocuments => fixed(
            "kubectl ignores what follows the first document.",
            "Move what you need into the first document, or into a separate file.",
        ),
        DiagnosticKind::Repeated { key, first } => (
            say!("{key} is already in line {first}. Only this one counts.", quoted(key), first.to_string()),
            "Remove one of the two.".into(),
        ),
        DiagnosticKind::Encoding => fixed(
            "The file isn't plain UTF-8. kubectl reads it, but some other tools don't.",
            "Save it as UTF-8 without a byte order mark, or use the fixed file.",
        ),
        DiagnosticKind::Escape => fixed(
            "kubectl can't read \\/ inside quotes, although JSON allows it.",
            "Write / instead, or use the fixed file.",
        ),
        DiagnosticKind::WrongType { field, expected, found } => {
            wrong_type(field, *expected, found.as_deref())
        }
        DiagnosticKind::Infinite => {
            fixed("kubectl can't read infinite numbers.", "Put the value in quotes.")
        }
        DiagnosticKind::Misspelt { key, meant } => (
            say!("kubectl ignores {key}.", quoted(key)),
            say!("Write {meant} if you mean that.", meant),
        ),
        DiagnosticKind::Duplicate { first, identical: true } => naming(
            &first.to_string(),
            "The same entry is already in line {}.",
            "Remove one of the two, or use the fixed file.",
        ),
        DiagnosticKind::Duplicate { first, identical: false } => naming(
            &first.to_string(),
            "The name is already in line {}, with other content.",
            "Rename one of the two, also in the contexts that use it.",
        ),
        DiagnosticKind::NoName => {
            fixed("This entry has no name.", "Give it a name, or remove it.")
        }
        DiagnosticKind::Base64 { field, mendable: true } => naming(
            field,
            "{} is base64 with spaces in it, or without its padding.",
            "Remove the spaces and end it with = as needed, or use the fixed file.",
        ),
        DiagnosticKind::Base64 { field, mendable: false } => naming(
            field,
            "{} isn't base64.",
            "Copy it again from its source. A path belongs in the field without -data.",
        ),
        // Clusters.
        DiagnosticKind::NoServer => fixed(
            "The cluster has no server, so kubectl tries localhost:8080.",
            "Add the API server's address, or get a new file for this cluster.",
        ),
        DiagnosticKind::NoScheme => fixed(
            "The server has no scheme, so kubectl may use http, which isn't encrypted.",
            "Put https:// before it.",
        ),
        DiagnosticKind::Scheme(scheme) => {
            quoting(scheme, "kubectl doesn't support {}.", "The server must begin with https://.")
        }
        DiagnosticKind::NotKubeconfig => fixed(
            "This isn't a kubeconfig: it has no clusters, users or contexts.",
            "Look for the file named config in the folder .kube.",
        ),
        DiagnosticKind::NotUrl => fixed(
            "The server isn't an address.",
            "Write it like https://host:443, without spaces or curly quotes. The port is at most 65535.",
        ),
        DiagnosticKind::PlainHttp => fixed(
            "kubectl reaches the server without encryption, and sends no credential over http.",
            "Ask for the https address.",
        ),
        DiagnosticKind::Insecure => fixed(
            "kubectl doesn't check the server's certificate, so an attacker can pretend to be the server.",
            "Remove insecure-skip-tls-verify and add certificate-authority-data.",
        ),
        DiagnosticKind::InsecureWithCa => fixed(
            "There is both insecure-skip-tls-verify and a certificate authority. kubectl allows one.",
            "Remove insecure-skip-tls-verify if the certificate authority is right.",
        ),
        DiagnosticKind::Both { data, file } => (
            say!("There is both {data} and {file}. kubectl allows one.", data, file),
            say!("Remove {file} if the data is right.", file),
        ),
        DiagnosticKind::Pem { field, error } => pem(field, *error),
        DiagnosticKind::CertificateEnded { field, at } => (
            say!("The certificate in {field} ended on {at}.", field, moment(*at)),
            "Get a new file for this cluster.".into(),
        ),
        DiagnosticKind::CertificateNotYet { field, at } => (
            say!("The certificate in {field} isn't valid before {at}.", field, moment(*at)),
            "Check this computer's clock, then get a new file for this cluster.".into(),
        ),
        DiagnosticKind::Authority { field, doubt } => (
            say!("{field}: {certificates}", field, certificates::doubt(*doubt)),
            match doubt {
                Doubt::SomeEnded { .. } => "The others are enough. Remove the ended ones.",
                _ => {
                    "Get a new file for this cluster, or ask for its certificate authority's certificate."
                }
            }
            .into(),
        ),
        DiagnosticKind::Proxy => fixed(
            "proxy-url must begin with http://, https:// or socks5://.",
            "Put the right one at its start.",
        ),
        DiagnosticKind::ServerName => fixed(
            "tls-server-name isn't a host name.",
            "Write only the name, without https:// or a port.",
        ),
        DiagnosticKind::Path { field, kind: PathKind::Relative } => naming(
            field,
            "{} is a path relative to this kubeconfig, and works only beside it.",
            together(field),
        ),
        DiagnosticKind::Path { field, kind: PathKind::Home } => naming(
            field,
            "{} begins with ~, which kubectl doesn't resolve.",
            "Write the whole path.",
        ),
        DiagnosticKind::Path { field, kind: PathKind::Windows } => naming(
            field,
            "{} is a Windows path.",
            "On another system or in WSL, write that system's path.",
        ),
        // Users.
        DiagnosticKind::ExecOverridden(winner) => {
            let winner = match winner {
                OverridingCredential::Token => "a token",
                OverridingCredential::Password => "a user name",
                OverridingCredential::Certificate => "a client certificate",
            };
            naming(
                winner,
                "There is {} beside exec. kubectl uses it and never runs the program.",
                "Remove the old one: exec or {}.",
            )
        }
        DiagnosticKind::ProviderAndExec => fixed(
            "There is both auth-provider and exec. kubectl allows one.",
            "Remove auth-provider if exec is newer.",
        ),
        DiagnosticKind::TokenAndPassword => fixed(
            "There is both a token and a user name or password. kubectl allows one.",
            "Remove the one you don't use.",
        ),
        DiagnosticKind::RemovedProvider(name) => quoting(
            name,
            "kubectl 1.26 removed the sign-in {}.",
            match name.as_str() {
                "azure" => {
                    "Install Azure's kubelogin and run kubelogin convert-kubeconfig -l azurecli, or get a new file for this cluster."
                }
                _ => {
                    "Install gke-gcloud-auth-plugin and run gcloud container clusters get-credentials."
                }
            },
        ),
        DiagnosticKind::UnknownProvider(name) => {
            quoting(name, "kubectl has no sign-in named {}.", "Get a new file for this cluster.")
        }
        DiagnosticKind::ProviderLacks("id-token") => fixed(
            "The oidc sign-in has neither a token nor a refresh token.",
            "Get a new file for this cluster.",
        ),
        DiagnosticKind::ProviderLacks(key) => {
            naming(key, "The oidc sign-in lacks {}.", "Get a new file for this cluster.")
        }
        DiagnosticKind::NoKey => fixed(
            "There is a client certificate, but not its key.",
            "Add client-key-data or client-key.",
        ),
        DiagnosticKind::NoCertificate => fixed(
            "There is a client key, but not its certificate.",
            "Add client-certificate-data or client-certificate, or remove the key.",
        ),
        DiagnosticKind::Impersonation => fixed(
            "This sets another uid, groups or extras, but no other user.",
            "Add as with the user's name, or remove them.",
        ),
        DiagnosticKind::Password => fixed(
            "Since Kubernetes 1.19, API servers don't accept user names with passwords.",
            "Get a new file for this cluster.",
        ),
        DiagnosticKind::NoCredential => fixed(
            "The user has no credential, so kubectl asks for a user name.",
            "Get a new file for this cluster.",
        ),
        DiagnosticKind::BadToken => fixed(
            "The token has a space, a line break or a control character in it.",
            "Remove it. A token is one word, without Bearer before it.",
        ),
        DiagnosticKind::TokenEnded { at, renewed: false } => {
            naming(&moment(*at), "The token ended on {}.", "Get a new file for this cluster.")
        }
        DiagnosticKind::TokenEnded { at, renewed: true } => naming(
            &moment(*at),
            "The token ended on {}. kubectl fetches a new one.",
            "If that fails, get a new file for this cluster.",
        ),
        DiagnosticKind::KeyPair => fixed(
            "The private key doesn't belong to the client certificate, and kubectl refuses the pair.",
            "Copy both again from the same file, or get a new file for this cluster.",
        ),
        DiagnosticKind::Swapped => fixed(
            "The certificate and the private key are swapped.",
            "Swap client-certificate-data and client-key-data, or use the fixed file.",
        ),
        DiagnosticKind::StaticToken => fixed(
            "The token doesn't say when it ends. Anyone with this file can use the token until somebody withdraws it.",
            "Keep the file to yourself, or use a sign-in that ends.",
        ),
        // Programs that give a credential.
        DiagnosticKind::JoinedCommand { program } => naming(
            program,
            "command holds more than the program, so kubectl looks for a program with that whole name.",
            "Write command: {} and put the rest into args, one item for each word, or use the fixed file.",
        ),
        DiagnosticKind::JoinedArguments => fixed(
            "Several arguments are in one text, so the program reads them as one.",
            "Write each word of args as a separate item, or use the fixed file.",
        ),
        DiagnosticKind::NoCommand => fixed("exec names no command.", "Add command."),
        DiagnosticKind::NoExecVersion => fixed(
            "exec names no apiVersion.",
            "Add apiVersion: client.authentication.k8s.io/v1beta1.",
        ),
        DiagnosticKind::RemovedExecVersion(version) => naming(
            version,
            "kubectl 1.24 removed {}.",
            "Write client.authentication.k8s.io/v1beta1, and update the program.",
        ),
        DiagnosticKind::UnknownExecVersion(version) => quoting(
            version,
            "There is no apiVersion {} for exec.",
            "Write client.authentication.k8s.io/v1beta1 or client.authentication.k8s.io/v1.",
        ),
        DiagnosticKind::NoInteractiveMode => fixed(
            "With client.authentication.k8s.io/v1, exec needs interactiveMode.",
            "Add interactiveMode: IfAvailable, or use the fixed file.",
        ),
        DiagnosticKind::InteractiveMode(found) => {
            quoting(found, "{} isn't an interactiveMode.", "Write Never, IfAvailable or Always.")
        }
        DiagnosticKind::NoEnvName => {
            fixed("A variable in env has no name.", "Add name, or remove it.")
        }
        DiagnosticKind::DeviceCode => fixed(
            "This signs in with a device code. Many organizations block that with Conditional Access.",
            "If it's blocked, use --login interactive or --login azurecli.",
        ),
        DiagnosticKind::NoTenant => fixed(
            "No tenant is named, so kubelogin may sign in to the wrong one.",
            "Add --tenant-id with the cluster's tenant.",
        ),
        DiagnosticKind::NoServerId => fixed(
            "The arguments don't say which application the token is for.",
            "Add --server-id 6dae42f8-4368-4678-94ff-3960e28e3630 for AKS.",
        ),
        DiagnosticKind::ServerId(found) => quoting(
            found,
            "The token is for the application {}, which isn't AKS.",
            "This works only if the API server is set up for it. AKS is 6dae42f8-4368-4678-94ff-3960e28e3630.",
        ),
        DiagnosticKind::Environment(found) => quoting(
            found,
            "kubelogin knows no cloud named {}, and uses the public one.",
            "Write AzurePublicCloud, AzureUSGovernmentCloud or AzureChinaCloud.",
        ),
        DiagnosticKind::Login(found) if found == CHAINED => fixed(
            "No version of Azure's kubelogin up to 0.2.19 knows the sign-in chained.",
            "If yours does, change nothing. Otherwise write --login azurecli, which chained tries too.",
        ),
        DiagnosticKind::Login(found) => quoting(
            found,
            "Azure's kubelogin knows no sign-in named {}.",
            "Write --login interactive or --login azurecli.",
        ),
        DiagnosticKind::OtherKubelogin => fixed(
            "Two tools are named kubelogin, and this needs int128's, not Azure's.",
            "Set command to kubectl and the first argument to oidc-login. Only that tool answers to it.",
        ),
        DiagnosticKind::OidcLoginLacks(flag) => {
            naming(flag, "oidc-login needs {}.", "Get a new file for this cluster.")
        }
        // Contexts.
        DiagnosticKind::NoCluster => fixed(
            "The context names no cluster, so kubectl tries localhost:8080.",
            "Add cluster, or remove the context.",
        ),
        DiagnosticKind::MissingCluster(name) => quoting(
            name,
            "This file has no cluster {}.",
            "Get a new file for this cluster, or remove the context.",
        ),
        DiagnosticKind::NoUser => fixed(
            "The context names no user, so kubectl asks for a user name.",
            "Add user, or remove the context.",
        ),
        DiagnosticKind::MissingUser(name) => quoting(
            name,
            "This file has no user {}, so kubectl asks for a user name.",
            "Get a new file for this cluster, or remove the context.",
        ),
        DiagnosticKind::UnneededUser(name) => quoting(
            name,
            "This file has no user {}. kubectl sends no credential over http, so it needs none.",
            "If you want it so, remove user from the context.",
        ),
        DiagnosticKind::Namespace(name) => quoting(
            name,
            "{} can't be a namespace.",
            "Use lowercase letters, digits and hyphens, at most 63.",
        ),
        DiagnosticKind::MissingCurrent(name) => quoting(
            name,
            "The current context {} isn't in this file.",
            "Choose another: kubectl config use-context NAME.",
        ),
        DiagnosticKind::NoCurrent => fixed(
            "No context is current, so each command must name one.",
            "Choose one: kubectl config use-context NAME.",
        ),
    };
    Words { what, next }
}
