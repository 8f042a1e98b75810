//! Words for what the one line found.

use crate::guide::{Finding, Helper, Severity};
use crate::ui::text::Words;
use crate::ui::text::language::{say, tr};

/// What the line does, before it is pasted.
pub const ABOUT: &str = "This line checks kubectl, its sign-in helper, the Azure CLI and their settings. It sends nothing, doesn't sign in and prints no secret.";

/// Where the text is not the line's answer.
pub const NOT_AN_ANSWER: &str =
    "This isn't the answer of that line. Paste all of it, from purser=1 to end=1.";

/// How grave a finding is.
#[must_use]
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Stops => "Fix this first",
        Severity::Doubtful => "Look at this",
        Severity::Note => "Good to know",
        Severity::Fine => "Fine",
    }
}

/// What was found, and what to do.
#[must_use]
pub fn words(finding: &Finding) -> Words {
    let name = super::instructions::helper;
    let (what, next) = match finding {
        Finding::NoKubectl => (
            "kubectl wasn't found.".into(),
            "Install it as the guide says, then open a new terminal.".into(),
        ),
        Finding::OldKubectl(version) => (
            say!("kubectl is old: {version}.", version),
            "Install 1.28 or newer as the guide says.".into(),
        ),
        Finding::Kubectl(version) if version.is_empty() => {
            ("kubectl is installed.".into(), "It didn't show its version.".into())
        }
        Finding::Kubectl(version) => {
            (say!("kubectl is installed: {version}.", version), "Nothing to do.".into())
        }
        Finding::NoHelper(helper) => (
            say!("The sign-in helper wasn't found: {helper}.", tr(name(*helper))),
            "Install it as the guide says, then open a new terminal.".into(),
        ),
        Finding::WrongKubelogin { needed, path } => (
            say!("The kubelogin at {path} is another tool with the same name.", path),
            say!("You need {needed}. {which_first}", tr(name(*needed)), tr(which_first(*needed))),
        ),
        Finding::StrangeKubelogin(path) => (
            say!("The program at {path} answers like neither of the two tools with that name.", path),
            "Run kubelogin --version to see what it is.".into(),
        ),
        Finding::HelperThere(helper, version) if version.is_empty() => (
            say!("The sign-in helper is installed: {helper}.", tr(name(*helper))),
            "Nothing to do.".into(),
        ),
        Finding::HelperThere(helper, version) => (
            say!("The sign-in helper is installed: {helper}, {version}.", tr(name(*helper)), version),
            "Nothing to do.".into(),
        ),
        Finding::NoAz => (
            "The Azure CLI wasn't found.".into(),
            "Install it as the guide says, or choose another way to sign in.".into(),
        ),
        Finding::AzSignedOut => (
            "The Azure CLI isn't signed in.".into(),
            "Sign in with az login, as the guide says.".into(),
        ),
        Finding::AzOtherTenant(tenant) => (
            say!("The Azure CLI is signed in to another tenant: {tenant}.", tenant),
            "Sign in to the cluster's tenant with az login, as the guide says.".into(),
        ),
        Finding::AzReady(tenant) => (
            say!("The Azure CLI is signed in to the tenant {tenant}.", tenant),
            "Nothing to do.".into(),
        ),
        Finding::LoginMethod(value) => (
            say!("AAD_LOGIN_METHOD is set to {value}, which overrides how the file signs in.", value),
            "Remove the variable.".into(),
        ),
        Finding::Overrides { name, value } => (
            say!("{name} is set to {value}, which overrides what the file says.", name, value),
            "Remove the variable, unless you need it.".into(),
        ),
        Finding::Credential(name) => (
            say!("{name} is set. Some ways to sign in use it.", name),
            "Keep it, unless kubectl signs in as somebody else.".into(),
        ),
        Finding::Kubeconfig(files) => (
            say!("kubectl reads: {files}.", files.join(", ")),
            "The first file that has an entry wins. The file from this page should be among them.".into(),
        ),
        Finding::QuotedKubeconfig(value) => (
            say!("KUBECONFIG has quotes in its value: {value}.", value),
            "Set it again without the quotes inside.".into(),
        ),
        Finding::NoKubeconfig => (
            "KUBECONFIG is not set, so kubectl reads the file config in the folder .kube.".into(),
            "If the file from this page is elsewhere, point KUBECONFIG at it, as the guide says.".into(),
        ),
        Finding::Proxy => (
            "A proxy is set for https.".into(),
            "kubectl uses it for the cluster too. If the cluster can't be reached, this may be why.".into(),
        ),
        Finding::CutOff => (
            "The end of the answer is missing.".into(),
            "Wait until end=1 appears, then paste all of it.".into(),
        ),
    };
    Words { what, next }
}

const fn which_first(needed: Helper) -> &'static str {
    match needed {
        Helper::AzureKubelogin => {
            "Remove the other one, or put Azure's before it on the path. The other one still works as kubectl oidc-login."
        }
        Helper::OidcLogin => "Install it as the plugin oidc-login. You can keep both.",
    }
}
