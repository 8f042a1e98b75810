//! Words for the picture of how kubectl reaches a cluster.

use crate::guide::{Message, Participant, Talk, When};

/// The heading.
pub const TITLE: &str = "How kubectl reaches the cluster";
/// What the drawing shows, for those who cannot see it.
pub const DRAWING: &str = "A drawing of the steps in the list that follows.";
/// When the marked steps happen again.
pub const AGAIN: &str = "You do the first-time steps again when that sign-in has ended.";

/// What to do when the token in the file has ended.
pub const ENDS: &str = "When the token has ended, get a new file from this page.";

/// The name of a participant in the drawing.
#[must_use]
pub const fn participant(who: Participant) -> &'static str {
    match who {
        Participant::Kubectl => "kubectl",
        Participant::File => "Your file",
        Participant::Kubelogin => "kubelogin",
        Participant::AzureCli => "Azure CLI",
        Participant::Azd => "azd",
        Participant::You => "You",
        Participant::Entra => "Entra ID",
        Participant::Provider => "Provider",
        Participant::Cluster => "Cluster",
    }
}

/// Marks a step that does not happen at every command.
#[must_use]
pub const fn when(when: When) -> Option<&'static str> {
    match when {
        When::Always => None,
        When::First => Some("first time"),
        When::Ended => Some("when the token has ended"),
    }
}

/// A step, as a sentence.
#[must_use]
pub const fn message(one: &Message) -> &'static str {
    let azd = matches!((one.from, one.to), (Participant::Azd, _) | (_, Participant::Azd));
    let entra = matches!((one.from, one.to), (Participant::Entra, _) | (_, Participant::Entra));
    match one.talk {
        Talk::StartsHelper => "kubectl starts kubelogin and asks for a token.",
        Talk::OpensBrowser => "kubelogin opens your browser.",
        Talk::PrintsAddress => {
            "kubelogin shows an address. You open it in a browser on the same machine."
        }
        Talk::PrintsAnyAddress => {
            "kubelogin shows an address. You open it in a browser on any device."
        }
        Talk::PrintsCode => "kubelogin shows an address and a code in your terminal.",
        Talk::SignsIn if entra => "You sign in with Microsoft Entra ID.",
        Talk::SignsIn => "You sign in at your provider.",
        Talk::TypesCode => "You open the address on any device, type the code and sign in.",
        Talk::ShowsCode => "The page shows you a code.",
        Talk::PastesCode => "You paste the code into the terminal.",
        Talk::GivesToken if entra => "Microsoft Entra ID gives kubelogin a token.",
        Talk::GivesToken => "The provider gives kubelogin a token.",
        Talk::KeepsInFolder => {
            "kubelogin saves the sign-in on the machine where kubectl runs, in this folder:"
        }
        Talk::KeepsInKeyring => "kubelogin saves the tokens in the keyring of your system.",
        Talk::SignedInBefore if azd => {
            "You sign in with the Azure Developer CLI, in a browser or with a code. It saves the sign-in."
        }
        Talk::SignedInBefore => {
            "You sign in with the Azure CLI, in a browser or with a code. It saves the sign-in."
        }
        Talk::AsksProgram if azd => "kubelogin asks the Azure Developer CLI for a token.",
        Talk::AsksProgram => "kubelogin asks the Azure CLI for a token.",
        Talk::ProgramAnswers if azd => {
            "The Azure Developer CLI gives it a token from your sign-in. No browser opens."
        }
        Talk::ProgramAnswers => {
            "The Azure CLI gives it a token from your sign-in. No browser opens."
        }
        Talk::HandsToken => "kubelogin gives kubectl the token.",
        Talk::FileHolds => "Your file holds a token from this page's sign-in.",
        Talk::ReadsToken => "kubectl reads the token from the file. No browser opens.",
        Talk::Renews => {
            "If the file also holds a refresh token, kubectl gets a new token from the provider."
        }
        Talk::WritesToken => "kubectl writes the new token into the file.",
        Talk::Requests => "kubectl sends your command and the token to the cluster.",
        Talk::Answers => "The cluster checks the token and your rights, then answers.",
    }
}
