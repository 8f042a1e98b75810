//! Words for the catalogue behind the sign-in.

use crate::catalogue::CatalogueError;
use crate::platform::FetchError;
use crate::ui::text::language::{counted, say};
use crate::ui::text::{Text, Words};

/// While it is asked for.
pub const GETTING: &str = "Getting your clusters…";
/// Above its mistakes.
pub const LEFT_OUT: &str = "Part of your list of clusters is left out, because it has mistakes.";
/// What to do about them.
pub const LEFT_OUT_NEXT: &str = "Send the list below to your administrator.";
/// Nothing in it can be used.
pub const UNUSABLE: &str = "Your list of clusters can't be used.";
/// Opens the mistakes.
pub const MISTAKES: &str = "Mistakes in the list of clusters";

/// How many clusters it has.
#[must_use]
pub fn known(count: usize) -> Text {
    counted!(
        count,
        "Your list of clusters has {count} cluster.",
        "Your list of clusters has {count} clusters."
    )
}

/// Why there is none.
#[must_use]
pub fn error(error: &CatalogueError) -> Words {
    let told = |what: Text, next: &'static str| Words { what, next: next.into() };
    match error {
        CatalogueError::Unreachable(FetchError::TooLarge | FetchError::Unreadable) => told(
            "Your list of clusters can't be read.".into(),
            "Tell your administrator: it must be YAML in UTF-8, of at most 32 MB.",
        ),
        CatalogueError::Unreachable(FetchError::Redirected) => told(
            "The address of your list of clusters leads elsewhere.".into(),
            "Tell your administrator: the url in catalogue must be the final one.",
        ),
        CatalogueError::Unreachable(_) => told(
            "Your list of clusters can't be reached.".into(),
            "Check your network, then try again. If it stays so, tell your administrator: its server may be down, or not allow this page (CORS).",
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
