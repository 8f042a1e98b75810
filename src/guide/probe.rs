//! One line that looks at everything at once, and prints it as `key=value`.
//!
//! bash, zsh and fish hand the same script to `sh`: what is exported is what kubectl sees. No
//! secret is printed: of variables that may hold one, only that they are set. Nothing is sent, and
//! nothing signs in.

use super::shell::{Shell, quote};

/// Variables whose values are shown: names of modes, ids and places.
pub(super) const SHOWN: [&str; 6] = [
    "AAD_LOGIN_METHOD",
    "AZURE_TENANT_ID",
    "AZURE_CLIENT_ID",
    "AZURE_AUTHORITY_HOST",
    "AAD_SERVICE_PRINCIPAL_CLIENT_ID",
    "KUBECONFIG",
];

/// The line to paste.
#[must_use]
pub fn probe(shell: Shell) -> String {
    match shell {
        Shell::Posix | Shell::Fish => format!("sh -c {}", quote(shell, &script())),
        Shell::PowerShell => powershell(),
    }
}

/// For `sh`, on one line, without single quotes and doubled backslashes, which shells differ in.
fn script() -> String {
    let shown = SHOWN.join("|");
    [
        r#"echo; echo purser=1; echo shell=sh; echo "os=$(uname -sm)""#,
        r#"for p in kubectl kubelogin kubectl-oidc_login az; do echo "$p=$(command -v "$p")"; done"#,
        r#"echo "kubectl.version=$(kubectl version --client 2>/dev/null | sed -n "s/.*GitVersion:.\(v[0-9.]*\).*/\1/p; s/^Client Version: *\(v[0-9][0-9.]*\).*/\1/p" | head -n 1)""#,
        r"if kubelogin convert-kubeconfig --help >/dev/null 2>&1; then echo kubelogin.kind=azure; elif kubelogin get-token --help 2>&1 | grep -q oidc-issuer-url; then echo kubelogin.kind=int128; else echo kubelogin.kind=; fi",
        r#"echo "kubelogin.version=$(kubelogin --version 2>/dev/null | grep -o "v[0-9][0-9.]*" | head -n 1)""#,
        r#"if kubectl oidc-login get-token --help 2>&1 | grep -q oidc-issuer-url; then echo oidc-login=yes; else echo oidc-login=no; fi"#,
        r#"echo "az.tenant=$(az account show --query tenantId -o tsv 2>/dev/null | head -n 1)""#,
        &format!(
            r#"env | sed -n -E -e "s/^({shown})=/env.\1=/p" -e "s/^(AAD_[A-Z_]*|AZURE_[A-Z_]*|ARM_[A-Z_]*|HTTPS_PROXY|https_proxy|KUBECACHEDIR)=.*/env.\1=set/p""#
        ),
        "echo end=1",
    ]
    .join("; ")
}

/// For PowerShell 5.1 and 7, in a block of its own so that no variable stays behind.
fn powershell() -> String {
    let shown = SHOWN.map(|name| format!("'{name}'")).join(",");
    let parts = [
        "'purser=1'".to_owned(),
        "\"shell=powershell $($PSVersionTable.PSVersion)\"".to_owned(),
        "\"os=$([Environment]::OSVersion.VersionString)\"".to_owned(),
        "foreach ($p in 'kubectl','kubelogin','kubectl-oidc_login','az') { $c = Get-Command $p -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1; \"$p=$($c.Source)\" }".to_owned(),
        "function has($p) { [bool](Get-Command $p -CommandType Application -ErrorAction SilentlyContinue) }".to_owned(),
        "$v = ''; if (has kubectl) { $v = (kubectl version --client 2>$null | Out-String) -replace '(?s).*?(v\\d+\\.\\d+\\.\\d+).*', '$1' }; \"kubectl.version=$v\"".to_owned(),
        "$k = ''; $v = ''; if (has kubelogin) { $null = kubelogin convert-kubeconfig --help 2>&1; if ($LASTEXITCODE -eq 0) { $k = 'azure' } elseif ((kubelogin get-token --help 2>&1 | Out-String) -match 'oidc-issuer-url') { $k = 'int128' }; if ((kubelogin --version 2>&1 | Out-String) -match 'v\\d[\\d.]*') { $v = $Matches[0] } }; \"kubelogin.kind=$k\"; \"kubelogin.version=$v\"".to_owned(),
        "$o = 'no'; if ((has kubectl) -and (kubectl oidc-login get-token --help 2>&1 | Out-String) -match 'oidc-issuer-url') { $o = 'yes' }; \"oidc-login=$o\"".to_owned(),
        "$t = ''; if (has az) { $t = az account show --query tenantId -o tsv 2>$null | Select-Object -First 1 }; \"az.tenant=$t\"".to_owned(),
        format!("foreach ($e in Get-ChildItem Env:) {{ if ($e.Name -in {shown}) {{ \"env.$($e.Name)=$($e.Value)\" }} elseif ($e.Name -match '^(AAD_|AZURE_|ARM_)|^(HTTPS_PROXY|KUBECACHEDIR)$') {{ \"env.$($e.Name)=set\" }} }}"),
        "'end=1'".to_owned(),
    ];
    format!("& {{ {} }}", parts.join("; "))
}
