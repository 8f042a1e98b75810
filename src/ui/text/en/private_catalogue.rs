//! Words for the catalogue behind the sign-in.

use crate::catalogue::CatalogueError;
use crate::platform::FetchError;
use crate::ui::text::language::say;
use crate::ui::text::{Text, Words};

/// Above its mistakes.
pub const LEFT_OUT: &str = "Part of your list of clusters is left out, because it has mistakes.";
/// What to do about them.
pub const LEFT_OUT_NEXT: &str = "Send the list below to your administrator.";
/// Nothing in it can be used.
pub const UNUSABLE: &str = "Your list of clusters can't be used.";
/// Opens the mistakes.
pub const MISTAKES: &str = "Mistakes in the list of clusters";

/// Why there is none.
#[must_use]
pub fn error(error: &CatalogueError) -> Words {
    let told = |what: Text, next: &'static str| Words { what, next: next.into() };
    match error {
        CatalogueError::Unreachable(FetchError::Offline) => told(
            "This device is offline, so your list of clusters can't be read.".into(),
            "Connect to the network, then try again.",
        ),
        CatalogueError::Unreachable(FetchError::TooLarge) => told(
            "Your list of clusters is larger than this page reads.".into(),
            "Tell your administrator: 32 MB is the limit.",
        ),
        CatalogueError::Unreachable(FetchError::Unreadable) => told(
            "Your list of clusters isn't text.".into(),
            "Tell your administrator: the address in catalogue must send the YAML file in UTF-8.",
        ),
        CatalogueError::Unreachable(FetchError::Redirected) => told(
            "The address of your list of clusters leads elsewhere.".into(),
            "Tell your administrator: a token is never sent on to another address. The address in catalogue must be the final one.",
        ),
        CatalogueError::Unreachable(FetchError::Network | FetchError::TimedOut) => told(
            "Your list of clusters can't be reached.".into(),
            "Try again. If it stays so, tell your administrator: its server may be down, or not allow this page to ask it (CORS with the header Authorization).",
        ),
        CatalogueError::TokenRefused => told(
            "The server with your list of clusters doesn't accept your token (401).".into(),
            "Tell your administrator: the scope in catalogue must be one of that server's API.",
        ),
        CatalogueError::Forbidden => told(
            "You may not see the clusters of this page (403).".into(),
            "Ask your administrator for permission to read the list. A new permission takes some minutes.",
        ),
        CatalogueError::Missing => told(
            "There's no list of clusters at its address.".into(),
            "Tell your administrator: the url in catalogue must lead to the file.",
        ),
        CatalogueError::Status(status) => told(
            say!(
                "The server with your list of clusters answered with status {status}.",
                status.to_string()
            ),
            "Try again in a minute. If it stays so, tell your administrator.",
        ),
    }
}
