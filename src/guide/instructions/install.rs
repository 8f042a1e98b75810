//! What to install, by environment, with the recommended way first.
//!
//! Sources: the installation pages of Kubernetes, Azure/kubelogin, int128/kubelogin and the Azure
//! CLI. `kubelogin` is int128's in Homebrew, Chocolatey and Scoop alike, and Azure's in winget only
//! under `Microsoft.Azure.Kubelogin`.

use super::instruction::{Action, Alternative, GuideContext, Helper, Instruction, Note, Tool};
use crate::config::Method;
use crate::guide::environment::Environment;
use crate::guide::shell::Shell;
use crate::platform::System;

/// The kind of system that programs are installed on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Os {
    Windows,
    Mac,
    Linux,
    /// A container, where one is root.
    Root,
}

fn os(context: &GuideContext<'_>) -> Os {
    match (context.environment, context.system) {
        (Environment::Windows, _) | (Environment::GuiClient, System::Windows) => Os::Windows,
        (Environment::MacOs, _) | (Environment::GuiClient, System::MacOs) => Os::Mac,
        (Environment::Container, _) => Os::Root,
        (
            Environment::Linux
            | Environment::Wsl
            | Environment::Ssh
            | Environment::CloudShell
            | Environment::GuiClient,
            _,
        ) => Os::Linux,
    }
}

/// The steps that install and check.
pub(super) fn steps(context: &GuideContext<'_>, helper: Option<Helper>) -> Vec<Instruction> {
    if context.environment == Environment::CloudShell {
        return in_cloud_shell(context, helper);
    }
    let os = os(context);
    let more: &[Note] = match os {
        Os::Root => &[Note::IntoImage],
        Os::Windows | Os::Mac | Os::Linux => &[],
    };
    let ways = kubectl(os);
    let notes = [needs_az(&ways).as_slice(), more].concat();
    let mut steps = vec![Instruction::new(Action::InstallKubectl, ways, &notes)];
    match context.method {
        Method::AzureCli => steps.push(Instruction::new(Action::InstallAz, az(os), more)),
        Method::Azd => steps.push(Instruction::new(Action::InstallAzd, azd(os), more)),
        _ => {}
    }
    steps.extend(helper.map(|helper| install_helper(context, helper, os, more)));
    // Windows gives a new path only to what is started afterwards, so what checks comes later.
    let mut first: Vec<Note> = Vec::new();
    first.extend((os == Os::Windows).then_some(Note::NewTerminal));
    if context.environment != Environment::GuiClient {
        let line = "kubectl version --client";
        steps.push(Instruction::only(Action::CheckKubectl, &[line], &first));
        first.clear();
    } else {
        first.push(Note::GuiClientPath);
    }
    steps.extend(helper.map(|helper| check(helper, &first)));
    steps
}

/// Cloud Shell has kubectl and Azure's kubelogin, but not the other one.
fn in_cloud_shell(context: &GuideContext<'_>, helper: Option<Helper>) -> Vec<Instruction> {
    if helper != Some(Helper::OidcLogin) {
        return vec![Instruction::new(Action::NothingToInstall, Vec::new(), &[])];
    }
    let ways = vec![oidc_login_download("~/.local/bin", context.shell)];
    let action = Action::InstallHelper(Helper::OidcLogin);
    vec![Instruction::new(action, ways, &[Note::OtherNotAzure]), check(Helper::OidcLogin, &[])]
}

fn install_helper(
    context: &GuideContext<'_>,
    helper: Helper,
    os: Os,
    more: &[Note],
) -> Instruction {
    let (ways, which) = match helper {
        Helper::AzureKubelogin => {
            let mut ways = azure_kubelogin(os, context.shell);
            // The shortest way, but only for whoever needs the Azure CLI anyway.
            if context.method == Method::AzureCli && os == Os::Linux {
                ways.rotate_right(1);
            }
            (ways, Note::AzureNotOther)
        }
        Helper::OidcLogin => (oidc_login(os, context.shell), Note::OtherNotAzure),
    };
    let krew = ways.iter().any(|way| way.tool == Tool::Krew);
    let mut notes = vec![which];
    notes.extend(krew.then_some(Note::NeedsKrew));
    notes.extend(needs_az(&ways));
    notes.extend_from_slice(more);
    Instruction::new(Action::InstallHelper(helper), ways, &notes)
}

fn needs_az(ways: &[Alternative]) -> Option<Note> {
    ways.iter().any(|way| way.tool == Tool::Az).then_some(Note::NeedsAz)
}

/// A command that only the right one of the two knows.
fn check(helper: Helper, notes: &[Note]) -> Instruction {
    let line = match helper {
        Helper::AzureKubelogin => "kubelogin convert-kubeconfig --help",
        Helper::OidcLogin => "kubectl oidc-login setup --help",
    };
    Instruction::only(Action::CheckHelper(helper), &[line], notes)
}

const ARCH: &str = "$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')";

fn kubectl(os: Os) -> Vec<Alternative> {
    let download = |sudo: &str| {
        let fetch = format!(
            "curl -fLO \"https://dl.k8s.io/release/$(curl -fLs https://dl.k8s.io/release/stable.txt)/bin/linux/{ARCH}/kubectl\""
        );
        let put = format!("{sudo}install -m 0755 kubectl /usr/local/bin/kubectl && rm kubectl");
        Alternative::new(Tool::Download, &[&fetch, &put])
    };
    match os {
        Os::Windows => vec![
            Alternative::new(Tool::Winget, &["winget install --id Kubernetes.kubectl --exact"]),
            Alternative::new(Tool::Choco, &["choco install kubernetes-cli"]),
            Alternative::new(Tool::Scoop, &["scoop install kubectl"]),
            Alternative::new(Tool::Az, &["az aks install-cli"]),
        ],
        Os::Mac => vec![
            Alternative::new(Tool::Brew, &["brew install kubernetes-cli"]),
            Alternative::new(Tool::Az, &["sudo az aks install-cli"]),
        ],
        Os::Linux => vec![
            Alternative::new(
                Tool::Apt,
                &[
                    "sudo mkdir -p -m 755 /etc/apt/keyrings",
                    "curl -fsSL https://pkgs.k8s.io/core:/stable:/v1.35/deb/Release.key | sudo gpg --dearmor -o /etc/apt/keyrings/kubernetes.gpg",
                    "echo 'deb [signed-by=/etc/apt/keyrings/kubernetes.gpg] https://pkgs.k8s.io/core:/stable:/v1.35/deb/ /' | sudo tee /etc/apt/sources.list.d/kubernetes.list",
                    "sudo apt-get update && sudo apt-get install -y kubectl",
                ],
            ),
            Alternative::new(
                Tool::Dnf,
                &[
                    "printf '%s\\n' '[kubernetes]' 'name=Kubernetes' 'baseurl=https://pkgs.k8s.io/core:/stable:/v1.35/rpm/' 'enabled=1' 'gpgcheck=1' 'gpgkey=https://pkgs.k8s.io/core:/stable:/v1.35/rpm/repodata/repomd.xml.key' | sudo tee /etc/yum.repos.d/kubernetes.repo",
                    "sudo dnf install -y kubectl",
                ],
            ),
            Alternative::new(Tool::Brew, &["brew install kubernetes-cli"]),
            download("sudo "),
            Alternative::new(Tool::Az, &["sudo az aks install-cli"]),
        ],
        Os::Root => vec![download(""), Alternative::new(Tool::Az, &["az aks install-cli"])],
    }
}

fn azure_kubelogin(os: Os, shell: Shell) -> Vec<Alternative> {
    let download = |sudo: &str| {
        let set = set(shell, "arch", ARCH);
        let fetch = "curl -fLO \"https://github.com/Azure/kubelogin/releases/latest/download/kubelogin-linux-$arch.zip\"";
        let put = format!(
            "unzip -o kubelogin-linux-$arch.zip && {sudo}install -m 0755 bin/linux_$arch/kubelogin /usr/local/bin/kubelogin"
        );
        Alternative::new(Tool::Download, &[&set, fetch, &put])
    };
    match os {
        Os::Windows => vec![
            Alternative::new(
                Tool::Winget,
                &["winget install --id Microsoft.Azure.Kubelogin --exact"],
            ),
            Alternative::new(Tool::Choco, &["choco install azure-kubelogin"]),
            Alternative::new(Tool::Scoop, &["scoop install azure-kubelogin"]),
            Alternative::new(Tool::Az, &["az aks install-cli"]),
        ],
        Os::Mac => vec![
            Alternative::new(Tool::Brew, &["brew install Azure/kubelogin/kubelogin"]),
            Alternative::new(Tool::Az, &["sudo az aks install-cli"]),
        ],
        Os::Linux => vec![
            download("sudo "),
            Alternative::new(Tool::Brew, &["brew install Azure/kubelogin/kubelogin"]),
            Alternative::new(Tool::Az, &["sudo az aks install-cli"]),
        ],
        Os::Root => vec![download(""), Alternative::new(Tool::Az, &["az aks install-cli"])],
    }
}

fn oidc_login(os: Os, shell: Shell) -> Vec<Alternative> {
    let krew = || Alternative::new(Tool::Krew, &["kubectl krew install oidc-login"]);
    match os {
        Os::Windows => vec![Alternative::new(Tool::Choco, &["choco install kubelogin"]), krew()],
        Os::Mac => vec![Alternative::new(Tool::Brew, &["brew install kubelogin"]), krew()],
        Os::Linux => vec![
            krew(),
            Alternative::new(Tool::Brew, &["brew install kubelogin"]),
            oidc_login_download("~/.local/bin", shell),
        ],
        Os::Root => vec![oidc_login_download("/usr/local/bin", shell), krew()],
    }
}

/// The plugin out of its release, under the name that kubectl looks for.
fn oidc_login_download(folder: &str, shell: Shell) -> Alternative {
    let set = set(shell, "arch", ARCH);
    let fetch = "curl -fLO \"https://github.com/int128/kubelogin/releases/latest/download/kubelogin_linux_$arch.zip\"";
    let put = format!(
        "unzip -o kubelogin_linux_$arch.zip kubelogin && mkdir -p {folder} && install -m 0755 kubelogin {folder}/kubectl-oidc_login"
    );
    let path = match shell {
        Shell::Posix => format!("export PATH=\"$PATH:{}\"", folder.replace('~', "$HOME")),
        Shell::Fish => format!("fish_add_path {folder}"),
        Shell::PowerShell => {
            format!("$env:PATH = \"$env:PATH:{}\"", folder.replace('~', "$HOME"))
        }
    };
    Alternative::new(Tool::Download, &[&set, fetch, &put, &path])
}

fn set(shell: Shell, name: &str, value: &str) -> String {
    match shell {
        Shell::Posix => format!("{name}={value}"),
        Shell::Fish => {
            format!("set {name} {}", value.strip_prefix('$').unwrap_or(value))
        }
        Shell::PowerShell => format!("${name} = {value}"),
    }
}

fn az(os: Os) -> Vec<Alternative> {
    match os {
        Os::Windows => vec![
            Alternative::new(Tool::Winget, &["winget install --id Microsoft.AzureCLI --exact"]),
            Alternative::new(Tool::Choco, &["choco install azure-cli"]),
        ],
        Os::Mac => vec![Alternative::new(Tool::Brew, &["brew install azure-cli"])],
        Os::Linux => vec![
            Alternative::new(
                Tool::Apt,
                &["curl -sL https://aka.ms/InstallAzureCLIDeb | sudo bash"],
            ),
            Alternative::new(Tool::Dnf, &["sudo dnf install -y azure-cli"]),
            Alternative::new(Tool::Brew, &["brew install azure-cli"]),
        ],
        Os::Root => {
            vec![Alternative::new(
                Tool::Apt,
                &["curl -sL https://aka.ms/InstallAzureCLIDeb | bash"],
            )]
        }
    }
}

fn azd(os: Os) -> Vec<Alternative> {
    match os {
        Os::Windows => vec![
            Alternative::new(Tool::Winget, &["winget install --id Microsoft.Azd --exact"]),
            Alternative::new(Tool::Choco, &["choco install azd"]),
        ],
        Os::Mac => vec![Alternative::new(Tool::Brew, &["brew install azure/azd/azd"])],
        Os::Linux | Os::Root => {
            vec![Alternative::new(
                Tool::Download,
                &["curl -fsSL https://aka.ms/install-azd.sh | bash"],
            )]
        }
    }
}
