//! Words for the check of a kubeconfig: what a context works with, what it needs, what was repaired.

use crate::kubeconfig::existing::{AuthMethod, Drift, RepairKind, Tool, Usable};
use crate::ui::text::language::{counted, said, say, tr};
use crate::ui::text::{Text, Words};

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
pub fn summary(work: usize, remarks: usize, fail: usize) -> Text {
    let noted = match remarks {
        0 => Text::default(),
        remarks => counted!(remarks, " ({count} with remarks)", " ({count} with remarks)"),
    };
    let fail = match fail {
        0 => Text::default(),
        fail => counted!(fail, ", {count} will fail", ", {count} will fail"),
    };
    counted!(work, "{count} works{noted}{fail}.", "{count} work{noted}{fail}.", noted, fail)
}

/// How many contexts a search leaves.
#[must_use]
pub fn found(found: usize, all: usize) -> Text {
    say!("{found} of {all} contexts", found.to_string(), all.to_string())
}

/// How kubectl signs in. `now` is in seconds since 1970.
#[must_use]
pub fn auth_method(auth_method: &AuthMethod, now: i64) -> Text {
    match auth_method {
        AuthMethod::Azure { login, tenant } => {
            let how: Text = match login.as_str() {
                "interactive" => "in the browser".into(),
                "devicecode" => "with a device code".into(),
                "azurecli" => "with the Azure CLI's sign-in".into(),
                "azd" => "with the Azure Developer CLI's sign-in".into(),
                "spn" => "as a service principal".into(),
                "msi" => "as a managed identity".into(),
                "workloadidentity" => "as a workload identity".into(),
                "azurepipelines" => "as an Azure Pipelines service connection".into(),
                "ropc" => "with a user name and password".into(),
                other => with_quoted(other, "with {}"),
            };
            match tenant {
                Some(tenant) => {
                    say!(
                        "Microsoft Entra ID through Azure's kubelogin, {how}, tenant {tenant}",
                        said(&how),
                        quoted(tenant)
                    )
                }
                None => say!("Microsoft Entra ID through Azure's kubelogin, {how}", said(&how)),
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
            let who = issuer.as_deref().map_or_else(|| tr("an OpenID provider").to_owned(), quoted);
            let end: Text = match (ends, renewed) {
                (_, true) => "renewed by kubectl".into(),
                (ends, false) => ending(*ends, now),
            };
            say!("A token from {who} in the file, {end}", who, said(&end))
        }
        AuthMethod::Provider(name) => {
            with_quoted(name, "The sign-in {}, which kubectl no longer has")
        }
        AuthMethod::Certificate { ends } => {
            say!("A client certificate, {end}", said(&ending(*ends, now)))
        }
        AuthMethod::Token { ends } => say!("A token in the file, {end}", said(&ending(*ends, now))),
        AuthMethod::TokenFile => "A token in a separate file".into(),
        AuthMethod::Password => {
            "A user name and password, which API servers no longer accept".into()
        }
        AuthMethod::Nothing => "Nothing: kubectl asks for a user name".into(),
        AuthMethod::Unused => "Nothing: kubectl sends no credential over http".into(),
    }
}

fn ending(ends: Option<i64>, now: i64) -> Text {
    match ends {
        Some(at) if at < now => say!("which ended on {at}", moment(at)),
        Some(at) => say!("good until {at}", moment(at)),
        None => "end unknown".into(),
    }
}

/// What a tool is, and how to get it or tell it from another.
#[must_use]
pub fn tool(tool: &Tool) -> Words {
    let (what, next) = match tool {
        Tool::AzureKubelogin => (
            "Azure's kubelogin".into(),
            "Another tool has the same name. Only the right one knows: kubelogin convert-kubeconfig --help".into(),
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
pub fn drift(drift: &Drift) -> Option<Text> {
    match drift {
        Drift::OtherPortal => Some("Another page made this.".into()),
        Drift::Unchanged => None,
        Drift::NotOffered => Some("This page no longer offers the cluster.".into()),
        Drift::Changed { cluster, server, certificate } => {
            let sentence = match (server, certificate) {
                (true, true) => {
                    "The server and its certificate have changed since. Get the new file for {}."
                }
                (true, false) => "The server has changed since. Get the new file for {}.",
                (false, _) => {
                    "The server's certificate has changed since. Get the new file for {}."
                }
            };
            Some(with_quoted(cluster, sentence))
        }
    }
}

/// What was repaired.
#[must_use]
pub fn repair(kind: &RepairKind) -> Text {
    match kind {
        RepairKind::Unwrapped(wrapping) => unwrapped(wrapping),
        RepairKind::Moved { under } => say!("The fields are under {under} now.", under),
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
        RepairKind::Flag(flag) => say!("{flag} has no quotes now.", flag.to_string()),
        RepairKind::Base64 => "The base64 has its padding and no spaces now.".into(),
        RepairKind::Encoded => "The certificate or key is base64 now.".into(),
        RepairKind::Duplicate(name) => with_quoted(name, "{} was there twice. One is left."),
        RepairKind::InteractiveMode => "interactiveMode: IfAvailable was added.".into(),
        RepairKind::ExecVersion => {
            "v1alpha1 became v1beta1, which the program supports too.".into()
        }
    }
}
