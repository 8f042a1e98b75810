//! Words for what the one line found.

use crate::guide::{Finding, Helper, Severity};
use crate::ui::text::Words;

/// What the line does, before it is pasted.
pub const ABOUT: &str = "This line looks at kubectl, its sign-in helper, the Azure CLI and the settings that change them. It sends nothing, signs in nowhere and prints no secret.";

/// Where the text is not the line's answer.
pub const NOT_AN_ANSWER: &str =
    "This is not the answer of that line. Paste all of it, from purser=1 to end=1.";

/// How grave a finding is.
#[must_use]
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Stops => "Mend this first",
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
            "kubectl is not there.".into(),
            "Install it as the guide says, then open a new terminal.".to_owned(),
        ),
        Finding::OldKubectl(version) => (
            format!("kubectl is old: {version}."),
            "Install 1.28 or newer as the guide says.".into(),
        ),
        Finding::Kubectl(version) if version.is_empty() => {
            ("kubectl is there.".into(), "It did not say its version.".into())
        }
        Finding::Kubectl(version) => {
            (format!("kubectl is there: {version}."), "Nothing to do.".into())
        }
        Finding::NoHelper(helper) => (
            format!("The sign-in helper is not there: {}.", name(*helper)),
            "Install it as the guide says, then open a new terminal.".into(),
        ),
        Finding::WrongKubelogin { needed, path } => (
            format!("The kubelogin at {path} is another tool of the same name."),
            format!("You need {}. {}", name(*needed), which_first(*needed)),
        ),
        Finding::StrangeKubelogin(path) => (
            format!("The program at {path} answers as neither of the two tools of that name."),
            "Run kubelogin --version to see what it is.".into(),
        ),
        Finding::HelperThere(helper, version) if version.is_empty() => (
            format!("The sign-in helper is there: {}.", name(*helper)),
            "Nothing to do.".into(),
        ),
        Finding::HelperThere(helper, version) => (
            format!("The sign-in helper is there: {}, {version}.", name(*helper)),
            "Nothing to do.".into(),
        ),
        Finding::NoAz => (
            "The Azure CLI is not there.".into(),
            "Install it as the guide says, or choose another way to sign in.".into(),
        ),
        Finding::AzSignedOut => (
            "The Azure CLI is not signed in.".into(),
            "Sign in with az login, as the guide says.".into(),
        ),
        Finding::AzOtherTenant(tenant) => (
            format!("The Azure CLI is signed in to another tenant: {tenant}."),
            "Sign in to the tenant of the cluster with az login, as the guide says.".into(),
        ),
        Finding::AzReady(tenant) => (
            format!("The Azure CLI is signed in, to the tenant {tenant}."),
            "Nothing to do.".into(),
        ),
        Finding::LoginMethod(value) => (
            format!("AAD_LOGIN_METHOD is set to {value}, which overrides how the file signs in."),
            "Take the variable away.".into(),
        ),
        Finding::Overrides { name, value } => (
            format!("{name} is set to {value}, which overrides what the file says."),
            "Take the variable away, unless you need it.".into(),
        ),
        Finding::Credential(name) => (
            format!("{name} is set. Some ways to sign in use it."),
            "Leave it, unless kubectl signs in as somebody else.".into(),
        ),
        Finding::Kubeconfig(files) => (
            format!("kubectl reads: {}.", files.join(", ")),
            "The first file that has an entry wins. The file of this page should be among them.".into(),
        ),
        Finding::QuotedKubeconfig(value) => (
            format!("KUBECONFIG has quotes in its value: {value}."),
            "Set it again without the quotes inside.".into(),
        ),
        Finding::NoKubeconfig => (
            "KUBECONFIG is not set, so kubectl reads the file config in the folder .kube.".into(),
            "If the file of this page lies elsewhere, point KUBECONFIG at it, as the guide says.".into(),
        ),
        Finding::Proxy => (
            "A proxy is set for https.".into(),
            "kubectl uses it for the cluster too. If the cluster cannot be reached, this may be why.".into(),
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
            "Remove the other one, or put Azure's before it on the path. The other one stays usable as kubectl oidc-login."
        }
        Helper::OidcLogin => "Install it as the plugin oidc-login; the two can stand side by side.",
    }
}
