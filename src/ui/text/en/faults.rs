//! Words for what is wrong with a kubeconfig.

use crate::certificate::Doubt;
use crate::kubeconfig::existing::{Fault, PathKind, PemFault, Reach, Wanted, Winner};
use crate::ui::text::Words;

use super::certificates;
use super::moment::moment;
use super::quoted::quoted;

/// How far a fault reaches, in a few words.
#[must_use]
pub const fn reach(reach: Reach) -> &'static str {
    match reach {
        Reach::File => "kubectl refuses the file",
        Reach::Entry => "Will fail",
        Reach::Advice => "Worth knowing",
    }
}

/// What is wrong, and what to do.
#[must_use]
pub fn fault(fault: &Fault) -> Words {
    let (what, next) = match fault {
        // The file and its fields.
        Fault::Kind(found) => (
            format!("kind is {}, so this is no kubeconfig.", quoted(found)),
            "Use kind: Config.".into(),
        ),
        Fault::ApiVersion(found) => {
            (format!("apiVersion is {}.", quoted(found)), "Use apiVersion: v1.".into())
        }
        Fault::MoreDocuments => told(
            "Something follows the first document, and kubectl ignores it.",
            "Move what you need into the first document, or into a file of its own.",
        ),
        Fault::Repeated { key, first } => (
            format!("{} stands already in line {first}. Only this one counts.", quoted(key)),
            "Take one of the two out.".into(),
        ),
        Fault::Encoding => told(
            "The file is not plain UTF-8. kubectl reads it, some other tools do not.",
            "Save it as UTF-8 without a byte order mark, or take the mended file.",
        ),
        Fault::Escape => told(
            "kubectl does not read \\/ inside quotes, although JSON allows it.",
            "Write / instead, or take the mended file.",
        ),
        Fault::WrongType { field, wanted, found } => wrong_type(field, *wanted, found.as_deref()),
        Fault::Infinite => {
            told("kubectl does not read infinite numbers.", "Put the value in quotes.")
        }
        Fault::Misspelt { key, meant } => (
            format!("kubectl ignores {}.", quoted(key)),
            format!("Write {meant} if that is what is meant."),
        ),
        Fault::Duplicate { first, identical: true } => (
            format!("The same entry stands already in line {first}."),
            "Take one of the two out, or take the mended file.".into(),
        ),
        Fault::Duplicate { first, identical: false } => (
            format!("The name stands already in line {first}, with other content."),
            "Give one of the two another name, also in the contexts that use it.".into(),
        ),
        Fault::NoName => told("This entry has no name.", "Give it a name, or take it out."),
        Fault::Base64 { field, mendable: true } => (
            format!("{field} is base64 with spaces in it, or without its padding."),
            "Take the spaces out and end it with = as needed, or take the mended file.".into(),
        ),
        Fault::Base64 { field, mendable: false } => (
            format!("{field} is not base64."),
            "Copy it again from where it came from. A path belongs into the field without -data."
                .into(),
        ),
        // Clusters.
        Fault::NoServer => told(
            "The cluster has no server, so kubectl turns to localhost:8080.",
            "Add the address of the API server, or take a new file for this cluster.",
        ),
        Fault::NoScheme => told(
            "The server has no scheme, and kubectl may use http, which is not encrypted.",
            "Put https:// before it.",
        ),
        Fault::Scheme(scheme) => (
            format!("kubectl does not speak {}.", quoted(scheme)),
            "The server must begin with https://.".into(),
        ),
        Fault::NotUrl => told(
            "The server is not an address.",
            "Write it like https://host:443, without spaces, the port up to 65535.",
        ),
        Fault::PlainHttp => told(
            "The server is reached without encryption: whoever is on the way can read the token.",
            "Ask for the https address.",
        ),
        Fault::Insecure => told(
            "The server's certificate is not checked, so anybody on the way can pose as it.",
            "Take insecure-skip-tls-verify out and add certificate-authority-data.",
        ),
        Fault::InsecureWithCa => told(
            "insecure-skip-tls-verify stands beside a certificate authority. kubectl allows one.",
            "Take insecure-skip-tls-verify out if the authority is right.",
        ),
        Fault::Both { data, file } => (
            format!("Both {data} and {file} are there. kubectl allows one."),
            format!("Take {file} out if the data is right."),
        ),
        Fault::Pem { field, fault } => pem(field, *fault),
        Fault::CertificateEnded { field, at } => (
            format!("The certificate in {field} ended on {}.", moment(*at)),
            "Take a new file for this cluster.".into(),
        ),
        Fault::CertificateNotYet { field, at } => (
            format!("The certificate in {field} is not valid before {}.", moment(*at)),
            "Check the clock of this computer, then take a new file for this cluster.".into(),
        ),
        Fault::Authority { field, doubt } => (
            format!("{field}: {}", certificates::doubt(*doubt)),
            match doubt {
                Doubt::SomeEnded { .. } => "The others will do. Take the ended ones out.",
                _ => "Take a new file for this cluster, or ask for the certificate of its authority.",
            }
            .into(),
        ),
        Fault::Proxy => told(
            "proxy-url must begin with http://, https:// or socks5://.",
            "Put the right one before it.",
        ),
        Fault::Path { field, kind: PathKind::Relative } => (
            format!("{field} is a path beside this kubeconfig, and works only there."),
            match *field {
                "exec.command" => "Keep the two together, or name the program alone and put it where the system finds it.",
                "tokenFile" => "Keep the two files together, or write the whole path.",
                _ => "Keep the two files together, or let kubectl put the content in: kubectl config view --flatten.",
            }
            .into(),
        ),
        Fault::Path { field, kind: PathKind::Home } => (
            format!("{field} begins with ~, which kubectl does not resolve."),
            "Write the whole path.".into(),
        ),
        Fault::Path { field, kind: PathKind::Windows } => (
            format!("{field} is a path of Windows."),
            "On another system, or in WSL, write the path as it is there.".into(),
        ),
        // Users.
        Fault::Wins(winner) => {
            let winner = match winner {
                Winner::Token => "a token",
                Winner::Password => "a user name",
                Winner::Certificate => "a client certificate",
            };
            (
                format!("There is {winner} beside exec. kubectl uses it and never runs the program."),
                format!("Take out exec, or {winner}, whichever is the old one."),
            )
        }
        Fault::ProviderAndExec => told(
            "auth-provider and exec stand side by side. kubectl allows one.",
            "Take auth-provider out if exec is the newer one.",
        ),
        Fault::TokenAndPassword => told(
            "A token and a user name or password stand side by side. kubectl allows one.",
            "Take out the one that is not used.",
        ),
        Fault::RemovedProvider(name) => (
            format!("The sign-in {} was taken out of kubectl in version 1.26.", quoted(name)),
            match name.as_str() {
                "azure" => "Install Azure's kubelogin and run kubelogin convert-kubeconfig -l azurecli, or take a new file for this cluster.",
                _ => "Install gke-gcloud-auth-plugin and run gcloud container clusters get-credentials.",
            }
            .into(),
        ),
        Fault::UnknownProvider(name) => (
            format!("kubectl has no sign-in named {}.", quoted(name)),
            "Take a new file for this cluster.".into(),
        ),
        Fault::ProviderLacks("id-token") => told(
            "The oidc sign-in has neither a token nor a refresh token.",
            "Take a new file for this cluster.",
        ),
        Fault::ProviderLacks(key) => {
            (format!("The oidc sign-in lacks {key}."), "Take a new file for this cluster.".into())
        }
        Fault::NoKey => told(
            "There is a client certificate, but not its key.",
            "Add client-key-data or client-key.",
        ),
        Fault::NoCertificate => told(
            "There is a client key, but not its certificate.",
            "Add client-certificate-data or client-certificate, or take the key out.",
        ),
        Fault::Impersonation => told(
            "This acts with another uid, groups or extras, but as no other user.",
            "Add as with the user's name, or take them out.",
        ),
        Fault::Password => told(
            "API servers have not taken user names with passwords since Kubernetes 1.19.",
            "Take a new file for this cluster.",
        ),
        Fault::NoCredential => told(
            "The user has no credential, so kubectl asks for a user name.",
            "Take a new file for this cluster.",
        ),
        Fault::BadToken => told(
            "There is a line break or a control character in the token.",
            "Take it out: a token is one line.",
        ),
        Fault::TokenEnded { at, renewed: false } => (
            format!("The token ended on {}.", moment(*at)),
            "Take a new file for this cluster.".into(),
        ),
        Fault::TokenEnded { at, renewed: true } => (
            format!("The token ended on {}. kubectl fetches a new one.", moment(*at)),
            "If that fails, take a new file for this cluster.".into(),
        ),
        // Programs that give a credential.
        Fault::NoCommand => told("exec names no command.", "Add command."),
        Fault::NoExecVersion => told(
            "exec names no apiVersion.",
            "Add apiVersion: client.authentication.k8s.io/v1beta1.",
        ),
        Fault::RemovedExecVersion(version) => (
            format!("{version} was taken out of kubectl in version 1.24."),
            "Write client.authentication.k8s.io/v1beta1, and update the program.".into(),
        ),
        Fault::UnknownExecVersion(version) => (
            format!("There is no apiVersion {} for exec.", quoted(version)),
            "Write client.authentication.k8s.io/v1beta1 or client.authentication.k8s.io/v1.".into(),
        ),
        Fault::NoInteractiveMode => told(
            "With client.authentication.k8s.io/v1, exec needs interactiveMode.",
            "Add interactiveMode: IfAvailable, or take the mended file.",
        ),
        Fault::InteractiveMode(found) => (
            format!("{} is no interactiveMode.", quoted(found)),
            "Write Never, IfAvailable or Always.".into(),
        ),
        Fault::NoEnvName => told("A variable in env has no name.", "Add name, or take it out."),
        Fault::DeviceCode => told(
            "This signs in with a device code, which many organizations block by Conditional Access.",
            "Where it is blocked, use --login interactive or --login azurecli.",
        ),
        Fault::NoTenant => told(
            "No tenant is named, so kubelogin may sign in to the wrong one.",
            "Add --tenant-id with the cluster's tenant.",
        ),
        Fault::NoServerId => told(
            "kubelogin is not told which application the token is for.",
            "Add --server-id 6dae42f8-4368-4678-94ff-3960e28e3630 for AKS.",
        ),
        Fault::ServerId(found) => (
            format!("The token is for the application {}, which is not that of AKS.", quoted(found)),
            "Right only where the API server was told so. AKS is 6dae42f8-4368-4678-94ff-3960e28e3630."
                .into(),
        ),
        Fault::Environment(found) => (
            format!("kubelogin knows no cloud named {}, and takes the public one.", quoted(found)),
            "Write AzurePublicCloud, AzureUSGovernmentCloud or AzureChinaCloud.".into(),
        ),
        Fault::Login(found) => (
            format!("Azure's kubelogin knows no sign-in named {}.", quoted(found)),
            "Write --login interactive or --login azurecli.".into(),
        ),
        Fault::OtherKubelogin => told(
            "Two tools are named kubelogin, and this needs int128's, not Azure's.",
            "Let command be kubectl and the first argument oidc-login, which only that tool answers.",
        ),
        Fault::OidcLoginLacks(flag) => {
            (format!("oidc-login needs {flag}."), "Take a new file for this cluster.".into())
        }
        // Contexts.
        Fault::NoCluster => told(
            "The context names no cluster, so kubectl turns to localhost:8080.",
            "Add cluster, or take the context out.",
        ),
        Fault::MissingCluster(name) => (
            format!("There is no cluster {} in this file.", quoted(name)),
            "Take a new file for this cluster, or take the context out.".into(),
        ),
        Fault::NoUser => told(
            "The context names no user, so kubectl asks for a user name.",
            "Add user, or take the context out.",
        ),
        Fault::MissingUser(name) => (
            format!(
                "There is no user {} in this file, so kubectl asks for a user name.",
                quoted(name)
            ),
            "Take a new file for this cluster, or take the context out.".into(),
        ),
        Fault::Namespace(name) => (
            format!("{} cannot be a namespace.", quoted(name)),
            "Use small letters, digits and hyphens, 63 at most.".into(),
        ),
        Fault::MissingCurrent(name) => (
            format!("The current context {} is not in this file.", quoted(name)),
            "Choose another: kubectl config use-context NAME.".into(),
        ),
        Fault::NoCurrent => told(
            "No context is the current one, so each command must name one.",
            "Choose one: kubectl config use-context NAME.",
        ),
    };
    Words { what, next }
}

fn told(what: &str, next: &str) -> (String, String) {
    (what.to_owned(), next.to_owned())
}

fn wrong_type(field: &str, wanted: Wanted, found: Option<&str>) -> (String, String) {
    match (wanted, found) {
        (Wanted::Text, Some(found)) => (
            format!(
                "{field}: kubectl takes {} for a number or for yes or no, not for a text.",
                quoted(found)
            ),
            format!("Put it in quotes: \"{}\".", found.chars().take(60).collect::<String>()),
        ),
        (Wanted::Text, None) => {
            (format!("{field} must be a text."), "Write one text, not a list or keys.".into())
        }
        (Wanted::Flag, _) => {
            (format!("{field} must be true or false."), "Write it without quotes.".into())
        }
        (Wanted::List, _) => (
            format!("{field} must be a list."),
            "Begin each item with a hyphen, also where it is the only one.".into(),
        ),
        (Wanted::Keys, _) => {
            (format!("{field} must hold keys with values."), "Look at the indentation.".into())
        }
    }
}

fn pem(field: &str, fault: PemFault) -> (String, String) {
    let what = match fault {
        PemFault::Bare => format!("{field} holds the certificate itself, not base64 of it."),
        PemFault::NoPem => format!("What {field} holds is not PEM: no line -----BEGIN …-----."),
        PemFault::Other => format!("What {field} holds is PEM, but of something else."),
        PemFault::Broken => format!("The certificate in {field} is cut off or garbled."),
    };
    let next = match fault {
        PemFault::Bare => "Encode it once more with base64, or take the mended file.",
        PemFault::NoPem | PemFault::Other | PemFault::Broken => {
            "Copy it again from where it came from, or take a new file for this cluster."
        }
    };
    (what, next.into())
}
