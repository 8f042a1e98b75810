//! Words for the check of a kubeconfig: what a context works with, what it needs, what was repaired.

use crate::kubeconfig::existing::{AuthMethod, Drift, RepairKind, Tool, Usable};
use crate::ui::text::Words;

use super::moment::moment;
use super::wording::{quoted, with_quoted};
use super::wrapping::unwrapped;

/// Whether a context can be used.
#[must_use]
pub const fn usable(usable: Usable) -> &'static str {
    match usable {
        Usable::Yes => "Nothing wrong found",
        Usable::Advised => "May work, with remarks",
        Usable::No => "Will fail",
    }
}

/// How many contexts work as far as the file says, how many of these with remarks, and how many
/// will fail.
#[must_use]
pub fn summary(work: usize, remarks: usize, fail: usize) -> String {
    let verb = if work == 1 { "works" } else { "work" };
    let noted = match remarks {
        0 => String::new(),
        remarks => format!(" ({remarks} with remarks)"),
    };
    match fail {
        0 => format!("{work} {verb}{noted}."),
        fail => format!("{work} {verb}{noted}, {fail} will fail."),
    }
}

/// How many contexts a search leaves.
#[must_use]
pub fn found(found: usize, all: usize) -> String {
    format!("{found} of {all} contexts")
}

/// How kubectl signs in. `now` is in seconds since 1970.
#[must_use]
pub fn auth_method(auth_method: &AuthMethod, now: i64) -> String {
    match auth_method {
        AuthMethod::Azure { login, tenant } => {
            let how = match login.as_str() {
                "interactive" => "in the browser".to_owned(),
                "devicecode" => "with a device code".to_owned(),
                "azurecli" => "with the Azure CLI's sign-in".to_owned(),
                "azd" => "with the Azure Developer CLI's sign-in".to_owned(),
                "spn" => "as a service principal".to_owned(),
                "msi" => "as a managed identity".to_owned(),
                "workloadidentity" => "as a workload identity".to_owned(),
                "azurepipelines" => "as an Azure Pipelines service connection".to_owned(),
                "ropc" => "with a user name and password".to_owned(),
                other => with_quoted(other, "with {}"),
            };
            match tenant {
                Some(tenant) => {
                    format!(
                        "Microsoft Entra ID through Azure's kubelogin, {how}, tenant {}",
                        quoted(tenant)
                    )
                }
                None => format!("Microsoft Entra ID through Azure's kubelogin, {how}"),
            }
        }
        AuthMethod::Oidc { issuer: Some(issuer) } => {
            with_quoted(issuer, "{} through kubectl oidc-login")
        }
        AuthMethod::Oidc { issuer: None } => "An OpenID provider through kubectl oidc-login".into(),
        AuthMethod::Aws => "Amazon EKS through the AWS CLI".into(),
        AuthMethod::Gke => "Google GKE through gke-gcloud-auth-plugin".into(),
        AuthMethod::Plugin(name) => with_quoted(name, "The plugin kubectl {}"),
        AuthMethod::Program(name) => with_quoted(name, "The program {}"),
        AuthMethod::Builtin { issuer, ends, renewed } => {
            let who = issuer.as_deref().map_or_else(|| "an OpenID provider".into(), quoted);
            let end = match (ends, renewed) {
                (_, true) => "renewed by kubectl".to_owned(),
                (ends, false) => ending(*ends, now),
            };
            format!("A token from {who} in the file, {end}")
        }
        AuthMethod::Provider(name) => {
            with_quoted(name, "The sign-in {}, which kubectl no longer has")
        }
        AuthMethod::Certificate { ends } => format!("A client certificate, {}", ending(*ends, now)),
        AuthMethod::Token { ends } => format!("A token in the file, {}", ending(*ends, now)),
        AuthMethod::TokenFile => "A token in a separate file".into(),
        AuthMethod::Password => {
            "A user name and password, which API servers no longer accept".into()
        }
        AuthMethod::Nothing => "Nothing: kubectl asks for a user name".into(),
        AuthMethod::Unused => "Nothing: kubectl sends no credential over http".into(),
    }
}

fn ending(ends: Option<i64>, now: i64) -> String {
    match ends {
        Some(at) if at < now => format!("which ended on {}", moment(at)),
        Some(at) => format!("good until {}", moment(at)),
        None => "end unknown".into(),
    }
}

/// What a tool is, and how to get it or tell it from another.
#[must_use]
pub fn tool(tool: &Tool) -> Words {
    let (what, next) = match tool {
        Tool::AzureKubelogin => (
            "Azure's kubelogin".to_owned(),
            "Another tool has the same name. Only the right one knows: kubelogin convert-kubeconfig --help".to_owned(),
        ),
        Tool::OidcLogin => (
            "int128's kubelogin, as the plugin oidc-login".into(),
            "Another tool has the same name. Only the right one knows: kubectl oidc-login setup --help"
                .into(),
        ),
        Tool::OidcKubelogin => (
            "int128's kubelogin, named kubelogin".into(),
            "Azure's tool has the same name. Only the right one knows: kubelogin setup --help".into(),
        ),
        Tool::AzureCli => ("The Azure CLI".into(), "Sign in first: az login".into()),
        Tool::AzureDeveloperCli => {
            ("The Azure Developer CLI".into(), "Sign in first: azd auth login".into())
        }
        Tool::Aws => ("The AWS CLI".into(), "Check that it works: aws sts get-caller-identity".into()),
        Tool::Gke => (
            "gke-gcloud-auth-plugin".into(),
            "Install it: gcloud components install gke-gcloud-auth-plugin".into(),
        ),
        Tool::Plugin(name) => (
            with_quoted(name, "The plugin kubectl {}"),
            "Check that kubectl finds it: kubectl plugin list".into(),
        ),
        Tool::Program(name) => (
            with_quoted(name, "The program {}"),
            "Run it only if you know where this file comes from.".into(),
        ),
    };
    Words { what, next }
}

/// What became of a cluster since its file was made.
#[must_use]
pub fn drift(drift: &Drift) -> Option<String> {
    match drift {
        Drift::OtherPortal => Some("Another page made this.".into()),
        Drift::Unchanged => None,
        Drift::NotOffered => Some("This page no longer offers the cluster.".into()),
        Drift::Changed { cluster, server, certificate } => {
            let what = match (server, certificate) {
                (true, true) => "The server and its certificate have",
                (true, false) => "The server has",
                (false, _) => "The server's certificate has",
            };
            Some(format!("{what} changed since. Get the new file for {}.", quoted(cluster)))
        }
    }
}

/// What was repaired.
#[must_use]
pub fn repair(kind: &RepairKind) -> String {
    match kind {
        RepairKind::Unwrapped(wrapping) => unwrapped(wrapping),
        RepairKind::Moved { under } => format!("The fields are under {under} now."),
        RepairKind::Kind => "kind is Config now.".into(),
        RepairKind::Twice => "The value is base64 only once now.".into(),
        RepairKind::Relined => "The certificate or key has its line breaks again.".into(),
        RepairKind::Armoured => "The certificate has its BEGIN and END lines now.".into(),
        RepairKind::Swapped => "The certificate and the key changed places.".into(),
        RepairKind::Path => "The backslashes of the Windows path are back.".into(),
        RepairKind::Token => "The field holds only the token now.".into(),
        RepairKind::Split => "The command and its arguments are separate now.".into(),
        RepairKind::Encoding => "The file is UTF-8 without a byte order mark now.".into(),
        RepairKind::Escape => "Inside quotes, \\/ became /.".into(),
        RepairKind::Repeated(key) => {
            with_quoted(key, "{} was there twice. The value that counts stays.")
        }
        RepairKind::Quoted(word) => with_quoted(word, "{} is in quotes now."),
        RepairKind::Flag(flag) => format!("{flag} has no quotes now."),
        RepairKind::Base64 => "The base64 has its padding and no spaces now.".into(),
        RepairKind::Encoded => "The certificate or key is base64 now.".into(),
        RepairKind::Duplicate(name) => with_quoted(name, "{} was there twice. One is left."),
        RepairKind::InteractiveMode => "interactiveMode: IfAvailable was added.".into(),
        RepairKind::ExecVersion => {
            "v1alpha1 became v1beta1, which the program supports too.".into()
        }
    }
}
