//! Words for what is wrong with a kubeconfig.

use crate::certificate::Doubt;
use crate::kubeconfig::existing::{
    DiagnosticKind, DiagnosticSeverity, OverridingCredential, PathKind,
};
use crate::kubelogin::azure::CHAINED;
use crate::ui::text::Words;

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
            format!(
                "{} {} written one level too high, so kubectl ignores {}.",
                keys.iter().map(|key| quoted(key)).collect::<Vec<_>>().join(", "),
                if keys.len() == 1 { "is" } else { "are" },
                if keys.len() == 1 { "it" } else { "them" },
            ),
            format!(
                "Indent by two more spaces, so that {under} holds the fields, or take the mended file."
            ),
        ),
        DiagnosticKind::Omitted { field } => naming(
            field,
            "{} holds a placeholder in place of the secret itself.",
            "Fill it in, or print the file with its secrets: kubectl config view --raw --flatten",
        ),
        DiagnosticKind::EscapedPath { field } => naming(
            field,
            "In {}, double quotes turned a backslash and its letter into another character.",
            "Put the path in single quotes, or take the mended file.",
        ),
        DiagnosticKind::ApiVersion(found) => {
            quoting(found, "apiVersion is {}.", "Use apiVersion: v1.")
        }
        DiagnosticKind::MoreDocuments => fixed(
            "Something follows the first document, and kubectl ignores it.",
            "Move what you need into the first document, or into a file of its own.",
        ),
        DiagnosticKind::Repeated { key, first } => (
            format!("{} stands already in line {first}. Only this one counts.", quoted(key)),
            "Take one of the two out.".into(),
        ),
        DiagnosticKind::Encoding => fixed(
            "The file is not plain UTF-8. kubectl reads it, some other tools do not.",
            "Save it as UTF-8 without a byte order mark, or take the mended file.",
        ),
        DiagnosticKind::Escape => fixed(
            "kubectl does not read \\/ inside quotes, although JSON allows it.",
            "Write / instead, or take the mended file.",
        ),
        DiagnosticKind::WrongType { field, expected, found } => {
            wrong_type(field, *expected, found.as_deref())
        }
        DiagnosticKind::Infinite => {
            fixed("kubectl does not read infinite numbers.", "Put the value in quotes.")
        }
        DiagnosticKind::Misspelt { key, meant } => (
            format!("kubectl ignores {}.", quoted(key)),
            format!("Write {meant} if that is what is meant."),
        ),
        DiagnosticKind::Duplicate { first, identical: true } => naming(
            &first.to_string(),
            "The same entry stands already in line {}.",
            "Take one of the two out, or take the mended file.",
        ),
        DiagnosticKind::Duplicate { first, identical: false } => naming(
            &first.to_string(),
            "The name stands already in line {}, with other content.",
            "Give one of the two another name, also in the contexts that use it.",
        ),
        DiagnosticKind::NoName => {
            fixed("This entry has no name.", "Give it a name, or take it out.")
        }
        DiagnosticKind::Base64 { field, mendable: true } => naming(
            field,
            "{} is base64 with spaces in it, or without its padding.",
            "Take the spaces out and end it with = as needed, or take the mended file.",
        ),
        DiagnosticKind::Base64 { field, mendable: false } => naming(
            field,
            "{} is not base64.",
            "Copy it again from where it came from. A path belongs into the field without -data.",
        ),
        // Clusters.
        DiagnosticKind::NoServer => fixed(
            "The cluster has no server, so kubectl turns to localhost:8080.",
            "Add the address of the API server, or take a new file for this cluster.",
        ),
        DiagnosticKind::NoScheme => fixed(
            "The server has no scheme, and kubectl may use http, which is not encrypted.",
            "Put https:// before it.",
        ),
        DiagnosticKind::Scheme(scheme) => {
            quoting(scheme, "kubectl does not speak {}.", "The server must begin with https://.")
        }
        DiagnosticKind::NotKubeconfig => fixed(
            "This is not a kubeconfig: it has no clusters, users or contexts.",
            "Look for the file named config in the folder .kube.",
        ),
        DiagnosticKind::NotUrl => fixed(
            "The server is not an address.",
            "Write it like https://host:443, without spaces and curly quotes, the port up to 65535.",
        ),
        DiagnosticKind::PlainHttp => fixed(
            "The server is reached without encryption, and kubectl sends no credential over http.",
            "Ask for the https address.",
        ),
        DiagnosticKind::Insecure => fixed(
            "The server's certificate is not checked, so anybody on the way can pose as it.",
            "Take insecure-skip-tls-verify out and add certificate-authority-data.",
        ),
        DiagnosticKind::InsecureWithCa => fixed(
            "insecure-skip-tls-verify stands beside a certificate authority. kubectl allows one.",
            "Take insecure-skip-tls-verify out if the authority is right.",
        ),
        DiagnosticKind::Both { data, file } => (
            format!("Both {data} and {file} are there. kubectl allows one."),
            format!("Take {file} out if the data is right."),
        ),
        DiagnosticKind::Pem { field, error } => pem(field, *error),
        DiagnosticKind::CertificateEnded { field, at } => (
            format!("The certificate in {field} ended on {}.", moment(*at)),
            "Take a new file for this cluster.".into(),
        ),
        DiagnosticKind::CertificateNotYet { field, at } => (
            format!("The certificate in {field} is not valid before {}.", moment(*at)),
            "Check the clock of this computer, then take a new file for this cluster.".into(),
        ),
        DiagnosticKind::Authority { field, doubt } => (
            format!("{field}: {}", certificates::doubt(*doubt)),
            match doubt {
                Doubt::SomeEnded { .. } => "The others will do. Take the ended ones out.",
                _ => {
                    "Take a new file for this cluster, or ask for the certificate of its authority."
                }
            }
            .into(),
        ),
        DiagnosticKind::Proxy => fixed(
            "proxy-url must begin with http://, https:// or socks5://.",
            "Put the right one before it.",
        ),
        DiagnosticKind::ServerName => fixed(
            "tls-server-name is not a host name.",
            "Write the name alone, without https:// and without a port.",
        ),
        DiagnosticKind::Path { field, kind: PathKind::Relative } => naming(
            field,
            "{} is a path beside this kubeconfig, and works only there.",
            together(field),
        ),
        DiagnosticKind::Path { field, kind: PathKind::Home } => naming(
            field,
            "{} begins with ~, which kubectl does not resolve.",
            "Write the whole path.",
        ),
        DiagnosticKind::Path { field, kind: PathKind::Windows } => naming(
            field,
            "{} is a path of Windows.",
            "On another system, or in WSL, write the path as it is there.",
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
                "Take out exec, or {}, whichever is the old one.",
            )
        }
        DiagnosticKind::ProviderAndExec => fixed(
            "auth-provider and exec stand side by side. kubectl allows one.",
            "Take auth-provider out if exec is the newer one.",
        ),
        DiagnosticKind::TokenAndPassword => fixed(
            "A token and a user name or password stand side by side. kubectl allows one.",
            "Take out the one that is not used.",
        ),
        DiagnosticKind::RemovedProvider(name) => quoting(
            name,
            "The sign-in {} was taken out of kubectl in version 1.26.",
            match name.as_str() {
                "azure" => {
                    "Install Azure's kubelogin and run kubelogin convert-kubeconfig -l azurecli, or take a new file for this cluster."
                }
                _ => {
                    "Install gke-gcloud-auth-plugin and run gcloud container clusters get-credentials."
                }
            },
        ),
        DiagnosticKind::UnknownProvider(name) => {
            quoting(name, "kubectl has no sign-in named {}.", "Take a new file for this cluster.")
        }
        DiagnosticKind::ProviderLacks("id-token") => fixed(
            "The oidc sign-in has neither a token nor a refresh token.",
            "Take a new file for this cluster.",
        ),
        DiagnosticKind::ProviderLacks(key) => {
            naming(key, "The oidc sign-in lacks {}.", "Take a new file for this cluster.")
        }
        DiagnosticKind::NoKey => fixed(
            "There is a client certificate, but not its key.",
            "Add client-key-data or client-key.",
        ),
        DiagnosticKind::NoCertificate => fixed(
            "There is a client key, but not its certificate.",
            "Add client-certificate-data or client-certificate, or take the key out.",
        ),
        DiagnosticKind::Impersonation => fixed(
            "This acts with another uid, groups or extras, but as no other user.",
            "Add as with the user's name, or take them out.",
        ),
        DiagnosticKind::Password => fixed(
            "API servers have not taken user names with passwords since Kubernetes 1.19.",
            "Take a new file for this cluster.",
        ),
        DiagnosticKind::NoCredential => fixed(
            "The user has no credential, so kubectl asks for a user name.",
            "Take a new file for this cluster.",
        ),
        DiagnosticKind::BadToken => fixed(
            "There is a space, a line break or a control character in the token.",
            "Take it out: a token is one word, without Bearer before it.",
        ),
        DiagnosticKind::TokenEnded { at, renewed: false } => {
            naming(&moment(*at), "The token ended on {}.", "Take a new file for this cluster.")
        }
        DiagnosticKind::TokenEnded { at, renewed: true } => naming(
            &moment(*at),
            "The token ended on {}. kubectl fetches a new one.",
            "If that fails, take a new file for this cluster.",
        ),
        DiagnosticKind::KeyPair => fixed(
            "The private key does not belong to the client certificate, and kubectl refuses the pair.",
            "Copy both again from the same file, or take a new file for this cluster.",
        ),
        DiagnosticKind::Swapped => fixed(
            "The certificate and the private key stand in each other's place.",
            "Exchange client-certificate-data and client-key-data, or take the mended file.",
        ),
        DiagnosticKind::StaticToken => fixed(
            "The token does not say when it ends. Whoever has this file can use the token until somebody withdraws it.",
            "Keep the file to yourself, or use a sign-in that ends.",
        ),
        // Programs that give a credential.
        DiagnosticKind::JoinedCommand { program } => naming(
            program,
            "command holds more than the program, so kubectl looks for a program of that whole name.",
            "Write command: {} and put the rest into args, one item for each word, or take the mended file.",
        ),
        DiagnosticKind::JoinedArguments => fixed(
            "Several arguments stand in one text, and the program takes them for one.",
            "Write each word of args as an item of its own, or take the mended file.",
        ),
        DiagnosticKind::NoCommand => fixed("exec names no command.", "Add command."),
        DiagnosticKind::NoExecVersion => fixed(
            "exec names no apiVersion.",
            "Add apiVersion: client.authentication.k8s.io/v1beta1.",
        ),
        DiagnosticKind::RemovedExecVersion(version) => naming(
            version,
            "{} was taken out of kubectl in version 1.24.",
            "Write client.authentication.k8s.io/v1beta1, and update the program.",
        ),
        DiagnosticKind::UnknownExecVersion(version) => quoting(
            version,
            "There is no apiVersion {} for exec.",
            "Write client.authentication.k8s.io/v1beta1 or client.authentication.k8s.io/v1.",
        ),
        DiagnosticKind::NoInteractiveMode => fixed(
            "With client.authentication.k8s.io/v1, exec needs interactiveMode.",
            "Add interactiveMode: IfAvailable, or take the mended file.",
        ),
        DiagnosticKind::InteractiveMode(found) => {
            quoting(found, "{} is no interactiveMode.", "Write Never, IfAvailable or Always.")
        }
        DiagnosticKind::NoEnvName => {
            fixed("A variable in env has no name.", "Add name, or take it out.")
        }
        DiagnosticKind::DeviceCode => fixed(
            "This signs in with a device code, which many organizations block by Conditional Access.",
            "Where it is blocked, use --login interactive or --login azurecli.",
        ),
        DiagnosticKind::NoTenant => fixed(
            "No tenant is named, so kubelogin may sign in to the wrong one.",
            "Add --tenant-id with the cluster's tenant.",
        ),
        DiagnosticKind::NoServerId => fixed(
            "kubelogin is not told which application the token is for.",
            "Add --server-id 6dae42f8-4368-4678-94ff-3960e28e3630 for AKS.",
        ),
        DiagnosticKind::ServerId(found) => quoting(
            found,
            "The token is for the application {}, which is not that of AKS.",
            "Right only where the API server was told so. AKS is 6dae42f8-4368-4678-94ff-3960e28e3630.",
        ),
        DiagnosticKind::Environment(found) => quoting(
            found,
            "kubelogin knows no cloud named {}, and takes the public one.",
            "Write AzurePublicCloud, AzureUSGovernmentCloud or AzureChinaCloud.",
        ),
        DiagnosticKind::Login(found) if found == CHAINED => fixed(
            "No version of Azure's kubelogin up to 0.2.19 knows the sign-in chained.",
            "If yours does, leave it so. Otherwise write --login azurecli, which chained tries too.",
        ),
        DiagnosticKind::Login(found) => quoting(
            found,
            "Azure's kubelogin knows no sign-in named {}.",
            "Write --login interactive or --login azurecli.",
        ),
        DiagnosticKind::OtherKubelogin => fixed(
            "Two tools are named kubelogin, and this needs int128's, not Azure's.",
            "Let command be kubectl and the first argument oidc-login, which only that tool answers.",
        ),
        DiagnosticKind::OidcLoginLacks(flag) => {
            naming(flag, "oidc-login needs {}.", "Take a new file for this cluster.")
        }
        // Contexts.
        DiagnosticKind::NoCluster => fixed(
            "The context names no cluster, so kubectl turns to localhost:8080.",
            "Add cluster, or take the context out.",
        ),
        DiagnosticKind::MissingCluster(name) => quoting(
            name,
            "There is no cluster {} in this file.",
            "Take a new file for this cluster, or take the context out.",
        ),
        DiagnosticKind::NoUser => fixed(
            "The context names no user, so kubectl asks for a user name.",
            "Add user, or take the context out.",
        ),
        DiagnosticKind::MissingUser(name) => quoting(
            name,
            "There is no user {} in this file, so kubectl asks for a user name.",
            "Take a new file for this cluster, or take the context out.",
        ),
        DiagnosticKind::UnneededUser(name) => quoting(
            name,
            "There is no user {} in this file. Over http kubectl sends no credential, so it needs none.",
            "Take user out of the context if that is meant.",
        ),
        DiagnosticKind::Namespace(name) => quoting(
            name,
            "{} cannot be a namespace.",
            "Use small letters, digits and hyphens, 63 at most.",
        ),
        DiagnosticKind::MissingCurrent(name) => quoting(
            name,
            "The current context {} is not in this file.",
            "Choose another: kubectl config use-context NAME.",
        ),
        DiagnosticKind::NoCurrent => fixed(
            "No context is the current one, so each command must name one.",
            "Choose one: kubectl config use-context NAME.",
        ),
    };
    Words { what, next }
}
