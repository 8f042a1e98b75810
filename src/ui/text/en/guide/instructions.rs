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
        Environment::GuiClient => "Lens or another window",
    }
}

/// Why a method is awkward in an environment.
#[must_use]
pub const fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::NoBrowser => "There is no browser there that the sign-in could open.",
        Obstacle::HiddenPrompt => {
            "Programs with a window do not show the code that this sign-in prints."
        }
        Obstacle::NoProvider => "Many programs do not have kubectl's own sign-in built in.",
        Obstacle::MissingProgram => "The program that this sign-in needs is not there.",
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
        Action::InstallKubectl => ("Install kubectl.", "Leave this out if you have it."),
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
            ("See that kubectl is there.", "It prints its version: 1.28 or newer.")
        }
        Action::CheckHelper(Helper::AzureKubelogin) => (
            "See that it is the right kubelogin.",
            "Azure's prints a help text. The other one says: unknown command.",
        ),
        Action::CheckHelper(Helper::OidcLogin) => (
            "See that the plugin is there.",
            "It prints a help text. Otherwise kubectl says: unknown command.",
        ),
        Action::AzLogin => ("Sign in with the Azure CLI.", "kubectl will use this sign-in."),
        Action::AzdLogin => {
            ("Sign in with the Azure Developer CLI.", "kubectl will use this sign-in.")
        }
        Action::PutFile => (
            "Put the file into its place.",
            "An older file of that name is kept beside it, and only you can read the new one.",
        ),
        Action::UseNow => ("Use it in this window.", "It ends when you close the window."),
        Action::UseAlways => {
            ("Use it in every new window.", "Leave this out if you switch files often.")
        }
        Action::AddInGuiClient => (
            "Add the file in the program.",
            "In Lens: File, then Add Cluster or Sync kubeconfig. Other programs read ~/.kube or ask for the file.",
        ),
        Action::WhoAmI(prompt) => ("Say hello.", first_sign_in(prompt)),
        Action::Pods => (
            "List the pods of your namespace.",
            "An empty list is fine. Forbidden means that you are signed in and lack a right.",
        ),
        Action::SignOut => {
            ("Sign out, when you need to.", "Removes what was kept on this machine.")
        }
        Action::Allowlist => (
            "Only if you restrict which programs kubectl may start: allow the helper.",
            "kubectl 1.35 and newer read this from ~/.kube/kuberc.",
        ),
    };
    Words { what: what.into(), next: next.into() }
}

const fn first_sign_in(prompt: SignInPrompt) -> &'static str {
    match prompt {
        SignInPrompt::Browser => {
            "The first time, your browser opens for the sign-in. Then the cluster answers with the name it knows you by."
        }
        SignInPrompt::Code => {
            "The first time, you see an address and a code. Open the address, type the code and sign in. Then the cluster answers."
        }
        SignInPrompt::AddressAndCode => {
            "The first time, you see an address. Open it, sign in, and copy the code it shows back to this window. Then the cluster answers."
        }
        SignInPrompt::Silent => {
            "Nothing opens: the sign-in from before is used. The cluster answers with the name it knows you by."
        }
        SignInPrompt::TokenInFile => {
            "Nothing opens: the file holds a token. When the token has ended, take a new file."
        }
    }
}

/// What to know about a step.
#[must_use]
pub const fn note(note: Note) -> &'static str {
    match note {
        Note::NewTerminal => "Open a new terminal afterwards: an open one does not see the change.",
        Note::AzureNotOther => {
            "Another tool has the same name. The package called just kubelogin in Homebrew and Chocolatey is the other one."
        }
        Note::OtherNotAzure => "Azure has another tool of the same name, which does not fit here.",
        Note::NeedsKrew => {
            "Krew is kubectl's manager of plugins, and has to be installed first: krew.sigs.k8s.io."
        }
        Note::NeedsAz => {
            "The line az aks install-cli needs the Azure CLI. It installs kubectl and Azure's kubelogin together."
        }
        Note::IntoImage => "Put these lines into the image, or they are gone with the container.",
        Note::NewestCopy => {
            "If you downloaded it more than once, your browser added a number to the name. The lines take the newest."
        }
        Note::DownloadsElsewhere => "If your browser saves elsewhere, put that folder in.",
        Note::OnThisComputer => {
            "Paste these on the computer that has the file. Put your own name and machine in for you@server."
        }
        Note::OnTheHost => {
            "Paste these on the computer that runs the container. Put its name in for my-container."
        }
        Note::UploadFirst => "First upload the file: in Cloud Shell, Manage files, then Upload.",
        Note::KeepsYours => "The kubeconfigs that you use already stay in use beside it.",
        Note::StartFile => "zsh reads ~/.zshrc, bash reads ~/.bashrc: use the one of your shell.",
        Note::GuiClientPath => {
            "The program must find the sign-in helper. On macOS, programs started from the Dock do not have the path of your terminal: start it from there once to see."
        }
        Note::NoSubscription => "This works without an Azure subscription as well.",
        Note::ForOtherTenant => {
            "Cloud Shell is signed in already. You need this only for another tenant."
        }
        Note::AnyDevice => "Any device will do for the address, your phone too.",
        Note::OldName => "Versions before 0.2 call it: kubelogin remove-tokens.",
        Note::OldFolder => {
            "Versions before 1.29 do not know it: delete the folder .kube/cache/oidc-login in your home instead."
        }
        Note::AllowsKubectl => {
            "The file calls the plugin by way of kubectl, so kubectl is what the list names. That allows every plugin of kubectl."
        }
        Note::WholeSignOut => "This signs that program out of everything.",
        Note::TokenStays => {
            "The token in the file works until it ends. Delete the file when you no longer need it."
        }
        Note::OnlyIfRestricted => {
            "If you have a list already, add the helper to it instead: these lines write a new one."
        }
    }
}
