//! The parts of the program that are loaded after the sign-in page.
//!
//! What signs a person in comes first. What hands over the file is fetched while they read and sign
//! in, and what opens later when it is first opened. All of it is one program with one memory, so a
//! part is called by its types and reads the page's own signals.

use crate::ui::signal::{Memo, RwSignal, spawn_local};
use core::cell::Cell;
use core::future::Future;
use core::pin::Pin;

use super::element::El;
use super::output::Output;
use super::state::{Page, Phase};
use crate::config::Identity;
use crate::problem::{Owner, Problem};
use crate::session::Prompt;

/// A part that is loaded on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// What the page needs once somebody is signed in.
    Inside,
    /// What opens later.
    More,
    /// The operator's page.
    Operator,
}

/// A view that needs its part of the program, with what it is about.
#[derive(Clone)]
pub enum Part {
    /// The ways to each place, and who is signed in.
    Ways,
    /// The provider's answer is checked.
    Redirect,
    /// Choose, and take the file.
    Choose,
    /// Access to the chosen clusters.
    Access,
    /// Check a kubeconfig.
    Check,
    /// What kubectl said.
    Explain,
    /// What is wrong with `portal.yaml`.
    Mistakes,
    /// What a refusal says exactly; the identity's name.
    Refusal(String, Problem),
    /// What to look at when a sign-in with the identity of this name never came back.
    NeverBack(String),
    /// Merge the file into the one somebody has.
    Merge(Memo<Output>),
    /// Commands instead of the file.
    Commands(Memo<Output>),
    /// The whole guide.
    Guide(Memo<Output>),
    /// The search for clusters.
    Find,
    /// The way to the found cluster of this name.
    Way(String),
    /// The person's groups from Graph.
    Groups,
    /// The catalogue behind the sign-in.
    Catalogue,
    /// The parts of access to the cluster of this name, or to the first that is chosen.
    AccessParts(Memo<Output>, RwSignal<String>),
    /// The explanation of what kubectl said.
    Said(Memo<Output>),
    /// The keys.
    Keys,
    /// The operator's page; whether its checks run at once.
    Operator(bool),
}

impl Part {
    /// Where it is.
    #[must_use]
    pub fn chunk(&self) -> Chunk {
        match self {
            Self::Ways | Self::Redirect | Self::Choose | Self::Access | Self::Explain => {
                Chunk::Inside
            }
            Self::Operator(_) => Chunk::Operator,
            _ => Chunk::More,
        }
    }
}

/// The view of a place of the page.
#[must_use]
pub fn of(place: &Phase) -> Option<Part> {
    Some(match place {
        Phase::Choose => Part::Choose,
        Phase::Access => Part::Access,
        Phase::Check => Part::Check,
        Phase::Explain => Part::Explain,
        _ => return None,
    })
}

/// A part of the program could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost;

/// The loading of a part of the program.
pub type Loading = Pin<Box<dyn Future<Output = Result<(), Lost>>>>;

/// A sign-in that is to begin.
pub struct SignIn {
    /// With which identity.
    pub identity: Identity,
    /// What the person has chosen, as a query.
    pub selection: String,
    /// What the provider is to ask.
    pub prompt: Prompt,
    /// The refusal that the provider wants to see the person for.
    pub refusal: Option<Problem>,
}

/// The beginning of a sign-in: the address to go to.
pub type Beginning = Pin<Box<dyn Future<Output = Result<String, Problem>>>>;

/// How parts are loaded and built; the top of the room says so.
#[derive(Clone, Copy)]
pub struct Parts {
    /// Whether a part of the program is here.
    pub is_here: fn(Chunk) -> bool,
    /// Loads a part of the program; at once where it is here.
    pub load: fn(Chunk) -> Loading,
    /// Builds a view; `None` before its part of the program is loaded.
    pub build: fn(Page, Part) -> Option<El>,
    /// Begins a sign-in, and loads what does so.
    pub begin: fn(Page, SignIn) -> Beginning,
}

thread_local! {
    /// Set before anything is shown: what builds the views lies above them, and is called here by
    /// this table.
    static PARTS: Cell<Option<Parts>> = const { Cell::new(None) };
}

/// Says how parts are loaded and built.
pub fn set(parts: Parts) {
    PARTS.set(Some(parts));
}

/// Whether a part of the program is here.
#[must_use]
pub fn is_here(chunk: Chunk) -> bool {
    PARTS.get().is_some_and(|parts| (parts.is_here)(chunk))
}

/// Loads a part of the program; at once where it is here.
///
/// # Errors
///
/// [`Lost`], where it could not be fetched or is not what the build made.
pub async fn load(chunk: Chunk) -> Result<(), Lost> {
    match PARTS.get() {
        Some(parts) => (parts.load)(chunk).await,
        None => Err(Lost),
    }
}

/// Builds a view; `None` before its part of the program is loaded.
#[must_use]
pub fn build(page: Page, part: Part) -> Option<El> {
    PARTS.get().and_then(|parts| (parts.build)(page, part))
}

/// Fetches a part of the program ahead. Where that fails, whoever opens it is told.
pub fn preload(chunk: Chunk) {
    spawn_local(async move {
        let _later = load(chunk).await;
    });
}

/// Begins a sign-in, and says where to go. Only what asks for it is loaded before.
///
/// # Errors
///
/// `page.part-lost` where that part of the program could not be fetched; and as
/// [`crate::session::begin`].
pub async fn begin(page: Page, sign_in: SignIn) -> Result<String, Problem> {
    match PARTS.get() {
        Some(parts) => (parts.begin)(page, sign_in).await,
        None => Err(Problem::new("page.part-lost", Owner::Wait)),
    }
}
