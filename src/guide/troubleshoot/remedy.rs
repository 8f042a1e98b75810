//! The command that helps, where one exists.

use super::details::Detail;
use super::entra::EntraMeaning;
use super::explanation::Explanation;
use super::meaning::Meaning;
use super::speaker::Speaker;
use crate::config::Method;
use crate::guide::findings::Expected;
use crate::guide::instructions::{Helper, helper};
use crate::guide::shell::{Shell, argument};
use crate::kubelogin;
use crate::yaml::Node;

/// Forgets what Azure's kubelogin keeps.
const REMOVE_CACHE: &str = "kubelogin remove-cache-dir";

/// Signs in to Azure PowerShell.
const CONNECT: &str = "Connect-AzAccount";

/// Commands to paste, or lines for a file where the words say so; none where none helps, or where
/// the words name the steps of the guide. What the kubeconfig needs makes them exact.
#[must_use]
pub fn remedy(
    explanation: &Explanation,
    expected: Option<&Expected<'_>>,
    shell: Shell,
) -> Vec<String> {
    use Meaning::*;
    let shell = explanation.shell.unwrap_or(shell);
    if let Entra(cause) = explanation.meaning {
        return after_refusal(EntraMeaning::of(cause), explanation, expected, shell);
    }
    if let Some(line) = plain(explanation.meaning, shell) {
        return vec![line.to_owned()];
    }
    let known = expected.and_then(|expected| expected.tenant);
    let detail =
        |detail: Detail| explanation.details.get(detail).map(|value| argument(shell, value));
    let azure_powershell = explanation.speaker == Some(Speaker::AzurePowerShell);
    match explanation.meaning {
        AzLogin if azure_powershell => vec![CONNECT.to_owned()],
        // Azure PowerShell signs in by the browser then (`about_az`, `EnableLoginByWam`).
        BrokerCancelled if azure_powershell => {
            vec![["Update-AzConfig", "-EnableLoginByWam", "$false"].join(" "), CONNECT.to_owned()]
        }
        AzLogin | AzNoSubscription | AzWrongTenant => {
            vec![az_login(explanation.details.get(Detail::Tenant).or(known), shell)]
        }
        AzdLogin => vec![azd_login(known, shell)],
        HelperLogin => match explanation.details.get(Detail::Program).unwrap_or_default() {
            "aws" => vec!["aws sso login".to_owned()],
            "gke-gcloud-auth-plugin" => vec!["gcloud auth login".to_owned()],
            _ => Vec::new(),
        },
        RefreshEnded | StateMismatch | PlainUnauthorized => {
            clear(explanation.speaker, expected, shell)
        }
        CacheOfOtherAccount if explanation.speaker == Some(Speaker::AzureCli) => {
            vec!["az account clear".to_owned(), az_login(known, shell)]
        }
        CacheOfOtherAccount => vec![REMOVE_CACHE.to_owned()],
        BrokerCancelled => {
            vec![
                "az config set core.enable_broker_on_windows=false".to_owned(),
                az_login(known, shell),
            ]
        }
        AllowlistDenied => {
            let program = explanation.details.get(Detail::Program);
            allowed(program.unwrap_or(match needed(expected) {
                Some(Helper::OidcLogin) => kubelogin::oidc::COMMAND,
                Some(Helper::AzureKubelogin) | None => kubelogin::azure::COMMAND,
            }))
        }
        Forbidden | ForbiddenCluster => {
            let namespace = detail(Detail::Namespace)
                .map_or_else(String::new, |namespace| format!(" --namespace {namespace}"));
            vec![format!("kubectl auth can-i --list{namespace}")]
        }
        NoSuchHost | PrivateCluster | SignInNoSuchHost | DnsDown => {
            detail(Detail::Host).map(|host| format!("nslookup {host}")).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The command where it depends on the shell alone.
fn plain(meaning: Meaning, shell: Shell) -> Option<&'static str> {
    use Meaning::*;
    let windows = shell == Shell::PowerShell;
    Some(match meaning {
        KubeloginMissing | WrongKubeloginForAzure | OldKubelogin if windows => {
            "winget install --id Microsoft.Azure.Kubelogin --exact"
        }
        KubeloginMissing | WrongKubeloginForAzure | OldKubelogin => "sudo az aks install-cli",
        LinkedFilesMissing => "kubectl config view --raw --flatten",
        KeychainLocked => "security unlock-keychain",
        OidcLoginMissing | WrongKubeloginForOidc if windows => "choco install kubelogin",
        OidcLoginMissing | WrongKubeloginForOidc => "kubectl krew install oidc-login",
        OldOidcLogin => "kubectl krew upgrade oidc-login",
        KubectlMissing | OldKubectl if windows => "winget install --id Kubernetes.kubectl --exact",
        OldKubectl => "kubectl version --client",
        AzMissing if windows => "winget install --id Microsoft.AzureCLI --exact",
        AzdMissing if windows => "winget install --id Microsoft.Azd --exact",
        AzSlow => "az account show",
        AzNotFound => "az account list --output table",
        AzMergedInC if windows => "Remove-Item Env:KUBECONFIG",
        AzPermissions if !windows => "chmod 600 ~/.kube/config",
        NoContext => "kubectl config get-contexts",
        LocalhostRefused | ConfigMissing if windows => {
            "$env:KUBECONFIG; Get-ChildItem (Join-Path $HOME '.kube')"
        }
        LocalhostRefused | ConfigMissing => "echo \"$KUBECONFIG\"; ls -l ~/.kube",
        AsksUsername | MissingEntry | TwoSignIns | NoCredentialSent => {
            "kubectl config view --minify"
        }
        TokenInvalid => "kubectl auth whoami",
        _ => return None,
    })
}

/// The command after an error of Entra's.
fn after_refusal(
    meaning: EntraMeaning,
    explanation: &Explanation,
    expected: Option<&Expected<'_>>,
    shell: Shell,
) -> Vec<String> {
    let azure = matches!(explanation.speaker, None | Some(Speaker::AzureKubelogin));
    match meaning {
        EntraMeaning::DeviceCodeBlocked if azure && needed(expected) != Some(Helper::OidcLogin) => {
            let context =
                explanation.details.get(Detail::Context).map(|context| argument(shell, context));
            let context = context.unwrap_or_else(|| match shell {
                Shell::Posix => "\"$(kubectl config current-context)\"".to_owned(),
                Shell::Fish | Shell::PowerShell => "(kubectl config current-context)".to_owned(),
            });
            vec![format!("kubelogin convert-kubeconfig --context {context} --login interactive")]
        }
        EntraMeaning::PasswordChanged
        | EntraMeaning::Ended
        | EntraMeaning::WrongAccount
        | EntraMeaning::MultiFactor => clear(explanation.speaker, expected, shell),
        _ => Vec::new(),
    }
}

/// The helper that the kubeconfig at hand needs.
fn needed(expected: Option<&Expected<'_>>) -> Option<Helper> {
    expected.and_then(|expected| helper(expected.kind, expected.method))
}

fn az_login(tenant: Option<&str>, shell: Shell) -> String {
    let tenant =
        tenant.map_or_else(String::new, |tenant| format!(" --tenant {}", argument(shell, tenant)));
    format!("az login{tenant} --allow-no-subscriptions")
}

fn azd_login(tenant: Option<&str>, shell: Shell) -> String {
    let tenant =
        tenant.map_or_else(String::new, |t| format!(" --tenant-id {}", argument(shell, t)));
    format!("azd auth login{tenant}")
}

/// Forgets what the helper kept. Where it is not known which one that is, both are named; without
/// an apostrophe, for zsh takes a pasted comment as a command.
fn clear(speaker: Option<Speaker>, expected: Option<&Expected<'_>>, shell: Shell) -> Vec<String> {
    const OIDC: &str = "kubectl oidc-login clean";
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    let tenant = expected.and_then(|expected| expected.tenant);
    // Whatever the kubeconfig says, it is their sign-in that ended.
    match speaker {
        Some(Speaker::AzureCli) => return vec![az_login(tenant, shell)],
        Some(Speaker::AzureDeveloperCli) => return vec![azd_login(tenant, shell)],
        _ => {}
    }
    let Some(expected) = expected else {
        return match speaker {
            Some(Speaker::AzurePowerShell) => lines(&[CONNECT]),
            Some(Speaker::AzureKubelogin) => lines(&[REMOVE_CACHE]),
            Some(Speaker::OidcLogin) => lines(&[OIDC]),
            _ => lines(&["# Azure/kubelogin", REMOVE_CACHE, "# int128/kubelogin", OIDC]),
        };
    };
    match (helper(expected.kind, expected.method), expected.method) {
        (_, Method::AzureCli) => vec![az_login(expected.tenant, shell)],
        (_, Method::Azd) => vec![azd_login(expected.tenant, shell)],
        (Some(Helper::AzureKubelogin), _) => lines(&[REMOVE_CACHE]),
        (Some(Helper::OidcLogin), _) => lines(&[OIDC]),
        (None, _) => Vec::new(),
    }
}

/// Entries for a list that is there; `kubectl kuberc set` would write a new one. kubectl 1.35
/// calls the key `name`, later versions call it `command` (kubernetes/kubernetes#137272).
fn allowed(program: &str) -> Vec<String> {
    let entry = |key: &str, version: &str| {
        let list = Node::list(vec![Node::keys([(key, Some(Node::of(program)))])]);
        let written = crate::yaml::write(&list).ok()?;
        Some(format!("{}  # kubectl {version}", written.trim_end()))
    };
    [entry("name", "1.35"), entry("command", "1.36+")].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::remedy;
    use crate::config::Method;
    use crate::guide::findings::Expected;
    use crate::guide::instructions::ClusterKind;
    use crate::guide::shell::Shell;
    use crate::guide::troubleshoot::{Detail, explain};

    const AKS: Expected<'static> =
        Expected { kind: ClusterKind::Aks, method: Method::Interactive, tenant: Some("t-1") };
    const OIDC: Expected<'static> =
        Expected { kind: ClusterKind::Oidc, method: Method::Browser, tenant: None };

    fn lines(text: &str, expected: Option<&Expected<'_>>, shell: Shell) -> Vec<String> {
        remedy(explain(text).first().unwrap(), expected, shell)
    }

    #[test]
    fn a_program_joins_the_list_that_is_there() {
        for (path, program) in [
            ("/usr/bin/kubelogin", "kubelogin"),
            ("C:\\\\Program Files\\\\kubelogin.exe", "kubelogin.exe"),
            ("/opt/a b/kubectl", "kubectl"),
            ("/opt/x: #y", "\"x: #y\""),
        ] {
            let text = format!(
                "getting credentials: plugin path \"{path}\" is not permitted by the credential plugin allowlist"
            );
            let wanted = [
                format!("- name: {program}  # kubectl 1.35"),
                format!("- command: {program}  # kubectl 1.36+"),
            ];
            assert_eq!(lines(&text, None, Shell::Posix), wanted);
            let list = format!("credentialPluginAllowlist:\n{}\n", wanted.join("\n"));
            assert!(crate::yaml::read(&list).is_ok(), "{list}");
        }
        let short = "plugin is not permitted by the credential plugin allowlist";
        assert_eq!(
            lines(short, Some(&OIDC), Shell::Posix).first().unwrap(),
            "- name: kubectl  # kubectl 1.35"
        );
        assert_eq!(explain(short).first().unwrap().details.get(Detail::Program), None);
    }

    #[test]
    fn what_was_kept_is_forgotten_by_the_tool_that_kept_it() {
        let with = |method: Method| Expected { method, ..AKS };
        let token = Expected { method: Method::Token, ..OIDC };
        let both = "# Azure/kubelogin\nkubelogin remove-cache-dir\n# int128/kubelogin\nkubectl oidc-login clean";
        for text in
            ["AADSTS50173: words", "AADSTS700082: words", "state does not match", "invalid_grant"]
        {
            for (expected, wanted) in [
                (Some(AKS), "kubelogin remove-cache-dir"),
                (Some(with(Method::DeviceCode)), "kubelogin remove-cache-dir"),
                (Some(with(Method::AzureCli)), "az login --tenant t-1 --allow-no-subscriptions"),
                (Some(with(Method::Azd)), "azd auth login --tenant-id t-1"),
                (Some(OIDC), "kubectl oidc-login clean"),
                (Some(token), ""),
                (None, both),
            ] {
                let got = lines(text, expected.as_ref(), Shell::Posix).join("\n");
                assert_eq!(got, wanted, "{text} {expected:?}");
            }
        }
        let az = lines("please run 'az login'", Some(&with(Method::AzureCli)), Shell::Posix);
        assert_eq!(az, ["az login --tenant t-1 --allow-no-subscriptions"]);
        assert!(lines("AADSTS530036: x", Some(&OIDC), Shell::Posix).is_empty(), "not its tool");
    }

    #[test]
    fn a_missing_kubectl_is_not_asked() {
        for text in ["bash: kubectl: command not found", "zsh: command not found: kubectl"] {
            assert!(lines(text, None, Shell::Posix).is_empty(), "{text}");
        }
        for text in [
            "kubectl : The term 'kubectl' is not recognized as the name of a cmdlet, function, script file, or operable program.",
            "The term 'kubectl' is not recognized as a name of a cmd\nlet, function, script file, or executable program.",
        ] {
            for shell in Shell::ALL {
                let wanted = ["winget install --id Kubernetes.kubectl --exact"];
                assert_eq!(lines(text, None, shell), wanted, "{text}");
            }
        }
    }

    #[test]
    fn a_sign_in_is_renewed_by_the_program_that_keeps_it() {
        for (text, wanted) in [
            (
                "AzureCLICredential: AADSTS700082: x",
                "az login --tenant t-1 --allow-no-subscriptions",
            ),
            (
                "AzureCLICredential: AADSTS50076: x",
                "az login --tenant t-1 --allow-no-subscriptions",
            ),
            (
                "gke-gcloud-auth-plugin: oauth2: invalid_grant\ngetting credentials: exec: executable gke-gcloud-auth-plugin failed with exit code 1",
                "gcloud auth login",
            ),
            (
                "The SSO token has expired\ngetting credentials: exec: executable aws failed with exit code 1",
                "aws sso login",
            ),
        ] {
            assert_eq!(lines(text, Some(&AKS), Shell::Posix), [wanted], "{text}");
        }
    }

    #[test]
    fn what_windows_says_is_answered_with_its_commands() {
        for text in [
            "Der Befehl \"kubelogin\" ist entweder falsch geschrieben oder\nkonnte nicht gefunden werden.\n\"kubelogin\" ist nicht als interner oder externer Befehl, betriebsfähiges Programm oder Batch-Datei erkannt.",
            "kubelogin : Le terme «kubelogin» n'est pas reconnu comme nom d'applet de commande, fonction, fichier de script ou programme exécutable.",
            "'kubelogin' is not recognized as an internal or external command,\noperable program or batch file.",
            "kubelogin : 無法辨識 'kubelogin' 詞彙是否為 Cmdlet、函數、指令檔或可執行程式的名稱。",
        ] {
            let wanted = ["winget install --id Microsoft.Azure.Kubelogin --exact"];
            assert_eq!(lines(text, None, Shell::Posix), wanted, "{text}");
        }
    }

    #[test]
    fn where_all_is_well_nobody_has_to_act() {
        let found = explain("No resources found in payments namespace.");
        assert_eq!(found.first().unwrap().meaning.owner(), None);
    }

    #[test]
    fn commands_are_of_the_program_that_spoke() {
        let broker = "(pii). Status: Response_Status.Status_UserCanceled, Error code: 0";
        let first = |text: &str| lines(text, None, Shell::Posix).first().cloned();
        let of_az = Some("az config set core.enable_broker_on_windows=false".to_owned());
        assert_eq!(first(broker), of_az);
        let of_powershell = Some("Update-AzConfig -EnableLoginByWam $false".to_owned());
        assert_eq!(first(&format!("Connect-AzAccount: {broker}")), of_powershell);
        for (text, wanted) in [
            ("Run Connect-AzAccount to login.", "Connect-AzAccount"),
            ("DeviceCodeCredential: AADSTS700082: ended", "kubelogin remove-cache-dir"),
            ("get-token: oauth2: invalid_grant", "kubectl oidc-login clean"),
            ("AzureCLICredential: AADSTS50173: x", "az login --allow-no-subscriptions"),
            ("AzureDeveloperCLICredential: AADSTS50173: x", "azd auth login"),
        ] {
            assert_eq!(lines(text, None, Shell::Posix), [wanted], "{text}");
        }
        let convert = lines("DeviceCodeCredential: AADSTS530036: x", None, Shell::Posix);
        assert!(convert.first().unwrap().contains("convert-kubeconfig"));
        for text in ["az login: AADSTS530036: x", "get-token: AADSTS530036: x"] {
            assert!(lines(text, None, Shell::Posix).is_empty(), "{text}");
        }
    }
}
