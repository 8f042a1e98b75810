//! Words for the guide.

use crate::guide::{Action, Environment, Helper, Note, Obstacle, SignInPrompt, Tool};
use crate::ui::text::Words;

/// The one question.
pub const WHERE: &str = "Where do you run kubectl?";

/// An environment, as an answer.
#[must_use]
pub const fn environment(environment: Environment) -> &'static str {
    match environment {
        Environment::Windows => "This computer, Windows",
        Environment::MacOs => "This computer, macOS",
        Environment::Linux => "This computer, Linux",
        Environment::Wsl => "WSL, Linux inside Windows",
        Environment::Ssh => "Another machine, over SSH",
        Environment::Container => "A container",
        Environment::CloudShell => "Azure Cloud Shell",
        Environment::GuiClient => "Lens or another desktop app",
    }
}

/// Why a method is awkward in an environment.
#[must_use]
pub const fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::NoBrowser => "The sign-in can't open a browser there.",
        Obstacle::HiddenPrompt => "Desktop apps don't show the code that this sign-in prints.",
        Obstacle::NoProvider => "Many programs don't have kubectl's own sign-in.",
        Obstacle::MissingProgram => "The program that this sign-in needs isn't there.",
    }
}

/// The name of a helper, so that the two of one name are told apart.
#[must_use]
pub const fn helper(helper: Helper) -> &'static str {
    match helper {
        Helper::AzureKubelogin => "Azure's kubelogin",
        Helper::OidcLogin => "int128's kubelogin (the oidc-login plugin)",
    }
}

/// How something is installed or done; empty where there is only one way.
#[must_use]
pub const fn tool(tool: Tool) -> &'static str {
    match tool {
        Tool::Winget => "winget",
        Tool::Choco => "Chocolatey",
        Tool::Scoop => "Scoop",
        Tool::Brew => "Homebrew",
        Tool::Krew => "Krew",
        Tool::Apt => "apt (Debian, Ubuntu)",
        Tool::Dnf => "dnf (Fedora, Red Hat)",
        Tool::Az => "Azure CLI",
        Tool::Download => "Download",
        Tool::Kubectl136 => "kubectl 1.36 or newer",
        Tool::Kubectl135 => "kubectl 1.35",
        Tool::Only => "",
    }
}

/// What a step is for, and what to expect.
#[must_use]
pub fn action(action: Action) -> Words {
    let (what, next) = match action {
        Action::NothingToInstall => (
            "There is nothing to install.",
            "Cloud Shell has kubectl, Azure's kubelogin and the Azure CLI.",
        ),
        Action::InstallKubectl => ("Install kubectl.", "Skip this if you have it."),
        Action::InstallHelper(Helper::AzureKubelogin) => {
            ("Install the sign-in helper, Azure's kubelogin.", "kubectl calls it to sign you in.")
        }
        Action::InstallHelper(Helper::OidcLogin) => (
            "Install the sign-in helper, int128's kubelogin.",
            "kubectl calls it, as the plugin oidc-login, to sign you in.",
        ),
        Action::InstallAz => ("Install the Azure CLI.", "The sign-in helper uses its sign-in."),
        Action::InstallAzd => {
            ("Install the Azure Developer CLI.", "The sign-in helper uses its sign-in.")
        }
        Action::CheckKubectl => {
            ("Check that kubectl is there.", "It prints its version: 1.28 or newer.")
        }
        Action::CheckHelper(Helper::AzureKubelogin) => (
            "Check that it's the right kubelogin.",
            "Azure's prints a help text. The other one says: unknown command.",
        ),
        Action::CheckHelper(Helper::OidcLogin) => (
            "Check that the plugin is there.",
            "It prints a help text. Otherwise kubectl says: unknown command.",
        ),
        Action::AzLogin => ("Sign in with the Azure CLI.", "kubectl uses this sign-in."),
        Action::AzdLogin => ("Sign in with the Azure Developer CLI.", "kubectl uses this sign-in."),
        Action::PutFile => (
            "Put the file in place.",
            "An older file with that name stays beside it. Only you can read the new one.",
        ),
        Action::UseNow => ("Use it in this terminal.", "This ends when you close the terminal."),
        Action::UseAlways => {
            ("Use it in every new terminal.", "Skip this if you switch files often.")
        }
        Action::AddInGuiClient => (
            "Add the file in the program.",
            "In Lens: File, then Add Cluster or Sync kubeconfig. Other programs read ~/.kube or ask for the file.",
        ),
        Action::WhoAmI(prompt) => ("Test the connection.", first_sign_in(prompt)),
        Action::Pods => (
            "List the pods of your namespace.",
            "An empty list is fine. Forbidden means that you're signed in but lack a right.",
        ),
        Action::SignOut => {
            ("Sign out when you need to.", "This removes the saved sign-in from this machine.")
        }
        Action::Allowlist => (
            "Only if you restrict which programs kubectl can start: allow the helper.",
            "kubectl 1.35 and newer read this from ~/.kube/kuberc.",
        ),
    };
    Words { what: what.into(), next: next.into() }
}

const fn first_sign_in(prompt: SignInPrompt) -> &'static str {
    match prompt {
        SignInPrompt::Browser => {
            "The first time, your browser opens for the sign-in. Then the cluster answers with your user name."
        }
        SignInPrompt::Code => {
            "The first time, you see an address and a code. Open the address, type the code and sign in. Then the cluster answers."
        }
        SignInPrompt::AddressAndCode => {
            "The first time, you see an address. Open it, sign in, and paste the code it shows into this terminal. Then the cluster answers."
        }
        SignInPrompt::Silent => {
            "Nothing opens: kubectl uses your earlier sign-in. The cluster answers with your user name."
        }
        SignInPrompt::TokenInFile => {
            "Nothing opens: the file holds a token. When the token has ended, get a new file."
        }
    }
}

/// What to know about a step.
#[must_use]
pub const fn note(note: Note) -> &'static str {
    match note {
        Note::NewTerminal => {
            "Open a new terminal first: one that was open before doesn't see the new programs."
        }
        Note::AzureNotOther => {
            "Another tool has the same name. In Homebrew and Chocolatey, the package kubelogin is the other one."
        }
        Note::OtherNotAzure => {
            "Azure has another tool with the same name, which doesn't work here."
        }
        Note::NeedsKrew => "First install Krew, kubectl's plugin manager: krew.sigs.k8s.io.",
        Note::NeedsAz => {
            "The line az aks install-cli needs the Azure CLI. It installs kubectl and Azure's kubelogin together."
        }
        Note::IntoImage => "Put these lines into the image, or they're lost with the container.",
        Note::NewestCopy => {
            "If you downloaded it more than once, your browser added a number to the name. The lines use the newest."
        }
        Note::DownloadsElsewhere => "If your browser saves elsewhere, use that folder.",
        Note::OnThisComputer => {
            "Paste these on the computer that has the file. Replace you@server with your own name and machine."
        }
        Note::OnTheHost => {
            "Paste these on the computer that runs the container. Replace my-container with its name."
        }
        Note::UploadFirst => "First upload the file: in Cloud Shell, Manage files, then Upload.",
        Note::KeepsYours => "The kubeconfigs that you already use stay in use beside it.",
        Note::StartFile => "zsh reads ~/.zshrc, bash reads ~/.bashrc: use your shell's.",
        Note::GuiClientPath => {
            "The program must find the sign-in helper. On macOS, programs started from the Dock don't have your terminal's path. To test this, start it once from the terminal."
        }
        Note::NoSubscription => "This works without an Azure subscription too.",
        Note::ForOtherTenant => {
            "Cloud Shell is already signed in. You need this only for another tenant."
        }
        Note::AnyDevice => "You can open the address on any device, even your phone.",
        Note::OldName => "Versions before 0.2 call it: kubelogin remove-tokens.",
        Note::OldFolder => {
            "Versions before 1.29 don't know it: delete the folder .kube/cache/oidc-login in your home folder instead."
        }
        Note::AllowsKubectl => {
            "The file calls the plugin through kubectl, so the list names kubectl. That allows every kubectl plugin."
        }
        Note::WholeSignOut => "This signs that program out of everything.",
        Note::TokenStays => {
            "The token in the file works until it ends. Delete the file when you no longer need it."
        }
        Note::OnlyIfRestricted => {
            "If you already have a list, add the helper to it instead: these lines write a new one."
        }
    }
}
