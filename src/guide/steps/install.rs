//! What to install, by place, with the recommended way first.
//!
//! Sources: the installation pages of Kubernetes, Azure/kubelogin, int128/kubelogin and the Azure
//! CLI. `kubelogin` is int128's in Homebrew, Chocolatey and Scoop alike, and Azure's in winget only
//! under `Microsoft.Azure.Kubelogin`.

use super::{Action, By, Helper, Instruction, Note, Setting, Way};
use crate::config::Method;
use crate::guide::first::System;
use crate::guide::place::Place;
use crate::guide::shell::Shell;

/// The kind of system that programs are installed on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Os {
    Windows,
    Mac,
    Linux,
    /// A container, where one is root.
    Root,
}

fn os(setting: &Setting<'_>) -> Os {
    match (setting.place, setting.system) {
        (Place::Windows, _) | (Place::Window, System::Windows) => Os::Windows,
        (Place::MacOs, _) | (Place::Window, System::MacOs) => Os::Mac,
        (Place::Container, _) => Os::Root,
        (Place::Linux | Place::Wsl | Place::Ssh | Place::CloudShell | Place::Window, _) => {
            Os::Linux
        }
    }
}

/// The steps that install and check.
pub(super) fn steps(setting: &Setting<'_>, helper: Option<Helper>) -> Vec<Instruction> {
    if setting.place == Place::CloudShell {
        let own = helper == Some(Helper::OidcLogin);
        let mut steps = vec![Instruction::new(Action::NothingToInstall, Vec::new(), &[])];
        if own {
            // Cloud Shell has kubectl and Azure's kubelogin, but not the other one.
            let ways = vec![oidc_login_download("~/.local/bin", setting.shell)];
            let action = Action::InstallHelper(Helper::OidcLogin);
            steps = vec![Instruction::new(action, ways, &[Note::OtherNotAzure])];
            steps.push(check(Helper::OidcLogin, &[]));
        }
        return steps;
    }
    let os = os(setting);
    let more: &[Note] = match os {
        Os::Root => &[Note::IntoImage],
        Os::Windows | Os::Mac | Os::Linux => &[],
    };
    let ways = kubectl(os);
    let notes = [needs_az(&ways).as_slice(), more].concat();
    let mut steps = vec![Instruction::new(Action::InstallKubectl, ways, &notes)];
    match setting.method {
        Method::AzureCli => steps.push(Instruction::new(Action::InstallAz, az(os), more)),
        Method::Azd => steps.push(Instruction::new(Action::InstallAzd, azd(os), more)),
        _ => {}
    }
    let (ways, which) = match helper {
        Some(Helper::AzureKubelogin) => {
            let mut ways = azure_kubelogin(os, setting.shell);
            // The shortest way, but only for whoever needs the Azure CLI anyway.
            if setting.method == Method::AzureCli && os == Os::Linux {
                ways.rotate_right(1);
            }
            (ways, Note::AzureNotOther)
        }
        Some(Helper::OidcLogin) => (oidc_login(os, setting.shell), Note::OtherNotAzure),
        None => (Vec::new(), Note::AzureNotOther),
    };
    if let Some(helper) = helper {
        let krew = ways.iter().any(|way| way.by == By::Krew);
        let mut notes = vec![which];
        notes.extend(krew.then_some(Note::NeedsKrew));
        notes.extend(needs_az(&ways));
        notes.extend_from_slice(more);
        steps.push(Instruction::new(Action::InstallHelper(helper), ways, &notes));
    }
    // Windows gives a new path only to what is started afterwards, so what checks comes later.
    let mut first: Vec<Note> = Vec::new();
    first.extend((os == Os::Windows).then_some(Note::NewTerminal));
    if setting.place != Place::Window {
        let line = "kubectl version --client";
        steps.push(Instruction::only(Action::CheckKubectl, &[line], &first));
        first.clear();
    } else {
        first.push(Note::WindowPath);
    }
    if let Some(helper) = helper {
        steps.push(check(helper, &first));
    }
    steps
}

fn needs_az(ways: &[Way]) -> Option<Note> {
    ways.iter().any(|way| way.by == By::Az).then_some(Note::NeedsAz)
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

fn kubectl(os: Os) -> Vec<Way> {
    let download = |sudo: &str| {
        let fetch = format!(
            "curl -fLO \"https://dl.k8s.io/release/$(curl -fLs https://dl.k8s.io/release/stable.txt)/bin/linux/{ARCH}/kubectl\""
        );
        let put = format!("{sudo}install -m 0755 kubectl /usr/local/bin/kubectl && rm kubectl");
        Way::new(By::Download, &[&fetch, &put])
    };
    match os {
        Os::Windows => vec![
            Way::new(By::Winget, &["winget install --id Kubernetes.kubectl --exact"]),
            Way::new(By::Choco, &["choco install kubernetes-cli"]),
            Way::new(By::Scoop, &["scoop install kubectl"]),
            Way::new(By::Az, &["az aks install-cli"]),
        ],
        Os::Mac => vec![
            Way::new(By::Brew, &["brew install kubernetes-cli"]),
            Way::new(By::Az, &["sudo az aks install-cli"]),
        ],
        Os::Linux => vec![
            Way::new(
                By::Apt,
                &[
                    "sudo mkdir -p -m 755 /etc/apt/keyrings",
                    "curl -fsSL https://pkgs.k8s.io/core:/stable:/v1.35/deb/Release.key | sudo gpg --dearmor -o /etc/apt/keyrings/kubernetes.gpg",
                    "echo 'deb [signed-by=/etc/apt/keyrings/kubernetes.gpg] https://pkgs.k8s.io/core:/stable:/v1.35/deb/ /' | sudo tee /etc/apt/sources.list.d/kubernetes.list",
                    "sudo apt-get update && sudo apt-get install -y kubectl",
                ],
            ),
            Way::new(
                By::Dnf,
                &[
                    "printf '%s\\n' '[kubernetes]' 'name=Kubernetes' 'baseurl=https://pkgs.k8s.io/core:/stable:/v1.35/rpm/' 'enabled=1' 'gpgcheck=1' 'gpgkey=https://pkgs.k8s.io/core:/stable:/v1.35/rpm/repodata/repomd.xml.key' | sudo tee /etc/yum.repos.d/kubernetes.repo",
                    "sudo dnf install -y kubectl",
                ],
            ),
            Way::new(By::Brew, &["brew install kubernetes-cli"]),
            download("sudo "),
            Way::new(By::Az, &["sudo az aks install-cli"]),
        ],
        Os::Root => vec![download(""), Way::new(By::Az, &["az aks install-cli"])],
    }
}

fn azure_kubelogin(os: Os, shell: Shell) -> Vec<Way> {
    let download = |sudo: &str| {
        let set = set(shell, "arch", ARCH);
        let fetch = "curl -fLO \"https://github.com/Azure/kubelogin/releases/latest/download/kubelogin-linux-$arch.zip\"";
        let put = format!(
            "unzip -o kubelogin-linux-$arch.zip && {sudo}install -m 0755 bin/linux_$arch/kubelogin /usr/local/bin/kubelogin"
        );
        Way::new(By::Download, &[&set, fetch, &put])
    };
    match os {
        Os::Windows => vec![
            Way::new(By::Winget, &["winget install --id Microsoft.Azure.Kubelogin --exact"]),
            Way::new(By::Choco, &["choco install azure-kubelogin"]),
            Way::new(By::Scoop, &["scoop install azure-kubelogin"]),
            Way::new(By::Az, &["az aks install-cli"]),
        ],
        Os::Mac => vec![
            Way::new(By::Brew, &["brew install Azure/kubelogin/kubelogin"]),
            Way::new(By::Az, &["sudo az aks install-cli"]),
        ],
        Os::Linux => vec![
            download("sudo "),
            Way::new(By::Brew, &["brew install Azure/kubelogin/kubelogin"]),
            Way::new(By::Az, &["sudo az aks install-cli"]),
        ],
        Os::Root => vec![download(""), Way::new(By::Az, &["az aks install-cli"])],
    }
}

fn oidc_login(os: Os, shell: Shell) -> Vec<Way> {
    let krew = || Way::new(By::Krew, &["kubectl krew install oidc-login"]);
    match os {
        Os::Windows => vec![Way::new(By::Choco, &["choco install kubelogin"]), krew()],
        Os::Mac => vec![Way::new(By::Brew, &["brew install kubelogin"]), krew()],
        Os::Linux => vec![
            krew(),
            Way::new(By::Brew, &["brew install kubelogin"]),
            oidc_login_download("~/.local/bin", shell),
        ],
        Os::Root => vec![oidc_login_download("/usr/local/bin", shell), krew()],
    }
}

/// The plugin out of its release, under the name that kubectl looks for.
fn oidc_login_download(folder: &str, shell: Shell) -> Way {
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
    Way::new(By::Download, &[&set, fetch, &put, &path])
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

fn az(os: Os) -> Vec<Way> {
    match os {
        Os::Windows => vec![
            Way::new(By::Winget, &["winget install --id Microsoft.AzureCLI --exact"]),
            Way::new(By::Choco, &["choco install azure-cli"]),
        ],
        Os::Mac => vec![Way::new(By::Brew, &["brew install azure-cli"])],
        Os::Linux => vec![
            Way::new(By::Apt, &["curl -sL https://aka.ms/InstallAzureCLIDeb | sudo bash"]),
            Way::new(By::Dnf, &["sudo dnf install -y azure-cli"]),
            Way::new(By::Brew, &["brew install azure-cli"]),
        ],
        Os::Root => {
            vec![Way::new(By::Apt, &["curl -sL https://aka.ms/InstallAzureCLIDeb | bash"])]
        }
    }
}

fn azd(os: Os) -> Vec<Way> {
    match os {
        Os::Windows => vec![
            Way::new(By::Winget, &["winget install --id Microsoft.Azd --exact"]),
            Way::new(By::Choco, &["choco install azd"]),
        ],
        Os::Mac => vec![Way::new(By::Brew, &["brew install azure/azd/azd"])],
        Os::Linux | Os::Root => {
            vec![Way::new(By::Download, &["curl -fsSL https://aka.ms/install-azd.sh | bash"])]
        }
    }
}
