//! How kubectl reaches a cluster, as a picture: who talks to whom, and in which order.
//!
//! Sources: Azure/kubelogin's and int128/kubelogin's descriptions of their flows and caches, and
//! client-go's exec plugins and `oidc` provider.

use crate::config::{Cluster, Method, Trust};

/// Who takes part, in the order of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Participant {
    /// kubectl.
    Kubectl,
    /// The file.
    File,
    /// The sign-in helper, whichever of the two.
    Kubelogin,
    /// The Azure CLI.
    AzureCli,
    /// The Azure Developer CLI.
    Azd,
    /// The person, with a browser.
    You,
    /// Microsoft Entra ID.
    Entra,
    /// Another provider.
    Provider,
    /// The cluster's API server.
    Cluster,
}

/// What is said or done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Talk {
    /// kubectl starts the helper.
    StartsHelper,
    /// The helper opens a browser.
    OpensBrowser,
    /// The helper prints an address that only a browser on the same machine can use.
    PrintsAddress,
    /// The helper prints an address that any browser can use.
    PrintsAnyAddress,
    /// The helper prints an address and a code.
    PrintsCode,
    /// The person signs in.
    SignsIn,
    /// The person types the code and signs in.
    TypesCode,
    /// The provider shows a code.
    ShowsCode,
    /// The person pastes the code.
    PastesCode,
    /// The provider gives the helper a token.
    GivesToken,
    /// The helper keeps the sign-in in its folder.
    KeepsInFolder,
    /// The helper keeps the tokens in the system's keyring.
    KeepsInKeyring,
    /// The person has signed in with a program of Azure's, which keeps that.
    SignedInBefore,
    /// The helper asks that program.
    AsksProgram,
    /// That program answers.
    ProgramAnswers,
    /// The helper hands the token to kubectl.
    HandsToken,
    /// The file holds the token.
    FileHolds,
    /// kubectl reads it.
    ReadsToken,
    /// kubectl has the token renewed.
    Renews,
    /// kubectl writes the new one into the file.
    WritesToken,
    /// kubectl sends the request.
    Requests,
    /// The cluster answers.
    Answers,
}

/// When it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At every command.
    Always,
    /// While nobody is signed in: the first time, and when that sign-in has ended.
    First,
    /// When the token has ended.
    Ended,
}

/// One step of the picture. From somebody to themselves, it is something they keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// Who begins.
    pub from: Participant,
    /// Who is spoken to.
    pub to: Participant,
    /// What is said.
    pub talk: Talk,
    /// When.
    pub when: When,
}

/// What changes the picture of a method.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habits {
    /// Whether the helper leaves the browser to the person.
    pub no_browser: bool,
    /// Whether the helper keeps tokens in the keyring.
    pub keyring: bool,
}

/// What happens at a command to the cluster, in order; `None` where a file alone does not reach it.
#[must_use]
pub fn picture(cluster: &Cluster, method: Method, habits: Habits) -> Option<Vec<Message>> {
    use Participant::{Entra, Kubectl, Kubelogin, Provider};
    let (provider, renews, habits) = match &cluster.trust {
        // Azure's helper knows neither.
        Trust::Aks(_) => (Entra, false, Habits::default()),
        Trust::Oidc(trust) => (Provider, trust.refresh_token, habits),
        Trust::Arc(_) => return None,
    };
    let mut all = match method {
        Method::Builtin | Method::Token => from_file(method == Method::Builtin && renews),
        Method::AzureCli => from_program(Participant::AzureCli),
        Method::Azd => from_program(Participant::Azd),
        _ => from_person(method, provider, habits),
    };
    if all.iter().any(|one| one.to == Kubelogin || one.from == Kubelogin) {
        let starts = step(Kubectl, Kubelogin, Talk::StartsHelper, When::Always);
        let before = all.iter().take_while(|one| one.talk == Talk::SignedInBefore).count();
        all.insert(before, starts);
        all.push(step(Kubelogin, Kubectl, Talk::HandsToken, When::Always));
    }
    all.push(step(Kubectl, Participant::Cluster, Talk::Requests, When::Always));
    all.push(step(Participant::Cluster, Kubectl, Talk::Answers, When::Always));
    Some(all)
}

/// Those who take part, each once, in the order of the picture.
#[must_use]
pub fn participants(messages: &[Message]) -> Vec<Participant> {
    let mut all: Vec<_> = messages.iter().flat_map(|one| [one.from, one.to]).collect();
    all.sort_unstable();
    all.dedup();
    all
}

const fn step(from: Participant, to: Participant, talk: Talk, when: When) -> Message {
    Message { from, to, talk, when }
}

/// The token lies in the file.
fn from_file(renews: bool) -> Vec<Message> {
    use Participant::{File, Kubectl, Provider};
    let mut all = vec![
        step(File, File, Talk::FileHolds, When::Always),
        step(File, Kubectl, Talk::ReadsToken, When::Always),
    ];
    if renews {
        all.push(step(Kubectl, Provider, Talk::Renews, When::Ended));
        all.push(step(Kubectl, File, Talk::WritesToken, When::Ended));
    }
    all
}

/// A program of Azure's has signed in.
fn from_program(program: Participant) -> Vec<Message> {
    use Participant::{Entra, Kubelogin};
    vec![
        step(program, Entra, Talk::SignedInBefore, When::First),
        step(Kubelogin, program, Talk::AsksProgram, When::Always),
        step(program, Kubelogin, Talk::ProgramAnswers, When::Always),
    ]
}

/// The person signs in when the helper asks.
fn from_person(method: Method, provider: Participant, habits: Habits) -> Vec<Message> {
    use Participant::{Kubelogin, You};
    let asks = match method {
        Method::DeviceCode => Talk::PrintsCode,
        Method::Keyboard => Talk::PrintsAnyAddress,
        _ if habits.no_browser => Talk::PrintsAddress,
        _ => Talk::OpensBrowser,
    };
    let signs_in = if method == Method::DeviceCode { Talk::TypesCode } else { Talk::SignsIn };
    let mut all = vec![(Kubelogin, You, asks), (You, provider, signs_in)];
    if method == Method::Keyboard {
        all.extend([(provider, You, Talk::ShowsCode), (You, Kubelogin, Talk::PastesCode)]);
    }
    let keeps = if habits.keyring { Talk::KeepsInKeyring } else { Talk::KeepsInFolder };
    all.extend([(provider, Kubelogin, Talk::GivesToken), (Kubelogin, Kubelogin, keeps)]);
    all.into_iter().map(|(from, to, talk)| step(from, to, talk, When::First)).collect()
}
