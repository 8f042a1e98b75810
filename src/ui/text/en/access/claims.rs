//! Words for the claims viewer.

use crate::access::claims::{ClaimSection, Purpose};
use crate::ui::text::Text;
use crate::ui::text::language::say;

/// The summary.
pub const TITLE: &str = "What your sign-in says";
/// What it is.
pub const LEAD: &str = "These are the claims of your sign-in to this page. What could help somebody else sign in as you isn't shown.";
/// In the place of a value.
pub const HIDDEN: &str = "not shown";
/// After a value that was cut.
pub const CUT: &str = "…";

/// The word for a flag.
#[must_use]
pub const fn flag(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

/// What is left out.
#[must_use]
pub fn more(more: usize) -> Text {
    say!("and {more} more", more.to_string())
}

/// The heading of a part.
#[must_use]
pub const fn section(section: ClaimSection) -> &'static str {
    match section {
        ClaimSection::Person => "Who you are",
        ClaimSection::Origin => "Where it comes from",
        ClaimSection::Validity => "How long it's valid",
        ClaimSection::Technical => "For machines",
    }
}

/// What a claim is for.
#[must_use]
pub const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Name => "What to call you",
        Purpose::Profile => "Your profile",
        Purpose::UserName => "The name you sign in with; it can change",
        Purpose::PrincipalName => "Your user principal name in Entra",
        Purpose::Email => "Your mail address",
        Purpose::EmailVerified => "Whether the mail address is verified",
        Purpose::Subject => "Who you are to this application; stays the same",
        Purpose::ObjectId => "Who you are in Entra, to every application; stays the same",
        Purpose::Account => "0 for members of the organisation, 1 for guests",
        Purpose::Groups => "Your groups",
        Purpose::Roles => "Your roles in this application",
        Purpose::DirectoryRoles => "Your roles in the directory",
        Purpose::Elsewhere => "Replaces claims that didn't fit",
        Purpose::Issuer => "Who issued it",
        Purpose::Tenant => "Your organisation in Entra",
        Purpose::HomeProvider => "Your home organisation's provider",
        Purpose::Audience => "The application it is for",
        Purpose::Party => "The application that asked for it",
        Purpose::Issued => "When it was issued",
        Purpose::NotBefore => "From when it's valid",
        Purpose::Ends => "When it ends",
        Purpose::SignedIn => "When you signed in",
        Purpose::How => "How you signed in",
        Purpose::Version => "The version of its format",
        Purpose::Nonce => "Ties it to this one sign-in",
        Purpose::Hash => "Ties it to another token",
        Purpose::Session => "Your session at the provider",
        Purpose::Hint => "Suggests your account at the next sign-in",
        Purpose::Internal => "The provider's own mark",
        Purpose::Unknown => "Not known here",
    }
}
