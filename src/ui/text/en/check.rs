//! Words for the check of a kubeconfig: what a context works with, what it needs, what was mended.

use crate::kubeconfig::existing::{Mended, SignIn, Since, Tool, Usable};
use crate::ui::text::Words;

use super::faults::shown;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A moment in words, from seconds since 1970: `24 November 2026, 15:30 UTC`.
#[must_use]
pub fn moment(seconds: i64) -> String {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // The calendar's usual sum, with years beginning in March.
    let shifted = i128::from(days) + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let year = year + era * 400 + i128::from(month >= 10);
    let month = usize::try_from((month + 2) % 12).unwrap_or_default();
    let name = MONTHS.get(month).copied().unwrap_or_default();
    format!("{day} {name} {year}, {:02}:{:02} UTC", rest / 3600, rest % 3600 / 60)
}

/// Whether a context can be used.
#[must_use]
pub const fn usable(usable: Usable) -> &'static str {
    match usable {
        Usable::Yes => "Nothing wrong found",
        Usable::Advised => "May work, with remarks",
        Usable::No => "Will fail",
    }
}

/// How kubectl signs in. `now` is in seconds since 1970.
#[must_use]
pub fn sign_in(sign_in: &SignIn, now: i64) -> String {
    match sign_in {
        SignIn::Azure { login, tenant } => {
            let how = match login.as_str() {
                "interactive" => "in the browser".to_owned(),
                "devicecode" => "with a device code".to_owned(),
                "azurecli" => "as the Azure CLI is signed in".to_owned(),
                "azd" => "as the Azure Developer CLI is signed in".to_owned(),
                "spn" => "as a service principal".to_owned(),
                "msi" => "as a managed identity".to_owned(),
                "workloadidentity" => "as a workload identity".to_owned(),
                "azurepipelines" => "as a service connection of Azure Pipelines".to_owned(),
                "ropc" => "with a user name and password".to_owned(),
                other => format!("with {}", shown(other)),
            };
            match tenant {
                Some(tenant) => {
                    format!(
                        "Microsoft Entra ID through Azure's kubelogin, {how}, tenant {}",
                        shown(tenant)
                    )
                }
                None => format!("Microsoft Entra ID through Azure's kubelogin, {how}"),
            }
        }
        SignIn::Oidc { issuer: Some(issuer) } => {
            format!("{} through kubectl oidc-login", shown(issuer))
        }
        SignIn::Oidc { issuer: None } => "An OpenID provider through kubectl oidc-login".into(),
        SignIn::Aws => "Amazon EKS through the AWS CLI".into(),
        SignIn::Gke => "Google GKE through gke-gcloud-auth-plugin".into(),
        SignIn::Plugin(name) => format!("The plugin kubectl {}", shown(name)),
        SignIn::Program(name) => format!("The program {}", shown(name)),
        SignIn::Builtin { issuer, ends, renewed } => {
            let who = issuer.as_deref().map_or_else(|| "an OpenID provider".into(), shown);
            let end = match (ends, renewed) {
                (_, true) => "renewed by kubectl".to_owned(),
                (ends, false) => ending(*ends, now),
            };
            format!("A token of {who} in the file, {end}")
        }
        SignIn::Provider(name) => {
            format!("The sign-in {}, which kubectl no longer has", shown(name))
        }
        SignIn::Certificate { ends } => format!("A client certificate, {}", ending(*ends, now)),
        SignIn::Token { ends } => format!("A token in the file, {}", ending(*ends, now)),
        SignIn::TokenFile => "A token in a file of its own".into(),
        SignIn::Password => "A user name and password, which API servers no longer take".into(),
        SignIn::Nothing => "Nothing: kubectl asks for a user name".into(),
    }
}

fn ending(ends: Option<i64>, now: i64) -> String {
    match ends {
        Some(at) if at < now => format!("which ended on {}", moment(at)),
        Some(at) => format!("good until {}", moment(at)),
        None => "whose end the file does not say".into(),
    }
}

/// What a tool is, and how to get it or tell it from another.
#[must_use]
pub fn tool(tool: &Tool) -> Words {
    let (what, next) = match tool {
        Tool::AzureKubelogin => (
            "Azure's kubelogin".to_owned(),
            "Another tool has the same name; the right one knows: kubelogin convert-kubeconfig --help".to_owned(),
        ),
        Tool::OidcLogin => (
            "int128's kubelogin, as the plugin oidc-login".into(),
            "Another tool has the same name; the right one knows: kubectl oidc-login setup --help"
                .into(),
        ),
        Tool::OidcKubelogin => (
            "int128's kubelogin, under the name kubelogin".into(),
            "Azure's tool has the same name; the right one knows: kubelogin setup --help".into(),
        ),
        Tool::AzureCli => ("The Azure CLI".into(), "Sign in first: az login".into()),
        Tool::AzureDeveloperCli => {
            ("The Azure Developer CLI".into(), "Sign in first: azd auth login".into())
        }
        Tool::Aws => ("The AWS CLI".into(), "See that it works: aws sts get-caller-identity".into()),
        Tool::Gke => (
            "gke-gcloud-auth-plugin".into(),
            "Install it: gcloud components install gke-gcloud-auth-plugin".into(),
        ),
        Tool::Plugin(name) => (
            format!("The plugin kubectl {}", shown(name)),
            "See that kubectl finds it: kubectl plugin list".into(),
        ),
        Tool::Program(name) => (
            format!("The program {}", shown(name)),
            "Run it only if you know where this file comes from.".into(),
        ),
    };
    Words { what, next }
}

/// What became of a cluster since its file was made.
#[must_use]
pub fn since(since: &Since) -> Option<String> {
    match since {
        Since::Elsewhere => Some("Another page made this.".into()),
        Since::Same => None,
        Since::Gone => Some("This page no longer offers the cluster.".into()),
        Since::Changed { cluster, server, certificate } => {
            let what = match (server, certificate) {
                (true, true) => "The server and its certificate have",
                (true, false) => "The server has",
                (false, _) => "The server's certificate has",
            };
            Some(format!("{what} changed since. Take the new file of {}.", shown(cluster)))
        }
    }
}

/// What was mended.
#[must_use]
pub fn mended(mended: &Mended) -> String {
    match mended {
        Mended::Encoding => "The file is UTF-8 without a byte order mark now.".into(),
        Mended::Escape => "Inside quotes, \\/ became /.".into(),
        Mended::Repeated(key) => {
            format!("Of {}, which stood twice, the value that counts is left.", shown(key))
        }
        Mended::Quoted(word) => format!("{} stands in quotes now.", shown(word)),
        Mended::Flag(flag) => format!("{flag} stands without quotes now."),
        Mended::Base64 => "The base64 has no spaces now, and its padding.".into(),
        Mended::Encoded => "The certificate or key is base64 now.".into(),
        Mended::Duplicate(name) => format!("{} stood twice and stands once now.", shown(name)),
        Mended::InteractiveMode => "interactiveMode: IfAvailable was added.".into(),
        Mended::ExecVersion => "v1alpha1 became v1beta1, which the program speaks too.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn moments_are_those_of_the_calendar() {
        for (seconds, text) in [
            (0, "1 January 1970, 00:00 UTC"),
            (-1, "31 December 1969, 23:59 UTC"),
            (951_782_400, "29 February 2000, 00:00 UTC"),
            (1_614_834_367, "4 March 2021, 05:06 UTC"),
            (4_102_444_799, "31 December 2099, 23:59 UTC"),
            (4_107_542_400, "1 March 2100, 00:00 UTC"),
        ] {
            assert_eq!(moment(seconds), text);
        }
        for far in [i64::MAX, i64::MIN] {
            assert!(moment(far).ends_with("UTC"));
        }
    }
}
