//! The sentences of what opens later: merging and checking.

use crate::ui::text::Text;
use crate::ui::text::language::{say, tr};

/// The file field of both, and its button.
pub const YOURS: &str = "Your kubeconfig";
/// What to do with the field.
pub const DROP: &str = "Drop the file here, or choose it. It's usually the file config in the folder .kube of your home folder.";
/// Where the file goes.
pub const STAYS: &str = "It stays in this browser tab and is sent nowhere.";
/// The other way to give it.
pub const PASTE: &str = "Or paste its text";
/// Takes the pasted text.
pub const READ_PASTED: &str = "Read this text";
/// The file is too large.
pub const TOO_LARGE: &str = "This file is larger than 32 MiB. No kubeconfig is that large.";
/// The file cannot be read.
pub const UNREADABLE: &str = "Your browser couldn't read this file. Choose it again.";
/// The heading of the merge.
pub const MERGE: &str = "Merge into mine";
/// Nothing to do.
pub const CHANGES_NOTHING: &str = "Your file already has all of it. Nothing changes.";
/// What is decided for all conflicts.
pub const FOR_ALL: &str = "If a name already exists";
/// The old value in a difference.
pub const MINE: &str = "yours";
/// The new value in a difference.
pub const NEW: &str = "new";
/// What a merge changes of the old file's text.
pub const ONLY_LINES: &str =
    "Only the lines that must change do. The rest of your file stays as it is, comments included.";
/// The old file is empty.
pub const WAS_EMPTY: &str = "Your file is empty, so the merged file is the new one.";
/// Why more than that is lost.
pub const REWRITTEN: &str =
    "Your file can't be changed line by line, so it's rewritten. Its content stays the same.";
/// The heading of old entries.
pub const REMOVE: &str = "Also remove old clusters";
/// What removing means.
pub const REMOVE_HINT: &str =
    "This also removes their contexts, and the users that nothing else uses.";
/// Something stays though it was to go.
pub const STAYED: &str = "Entries that another context still uses stay.";
/// The old way to sign in would be used for the new server.
pub const OLD_USER: &str = "These choices use your old way to sign in for the new server. If you don't want that, replace the user too, or keep both.";
/// A context of the person's own was kept, so nothing leads to what was added.
pub const NOWHERE_NEW: &str = "A new cluster is added, but no context leads to it, because yours stays. Choose “Keep both” for the context.";
/// A new context leads to the old server.
pub const OLD_SERVER: &str = "With these choices a new context leads to your old server. If you don't want that, replace the cluster too, or keep both.";
/// Takes the fixed file for the merge.
pub const USE_MENDED: &str = "Fix it first, then merge";
/// Faults of the file as it is.
pub const ALREADY_WRONG: &str = "What's already wrong in your file";
/// The download of the merge.
pub const DOWNLOAD_MERGED: &str = "Download merged kubeconfig";
/// The copy of the merge.
pub const COPY_MERGED: &str = "Copy merged kubeconfig";
/// No context is current.
pub const NONE_CURRENT: &str = "No context will be current. kubectl uses no cluster until you choose a context with kubectl config use-context.";
/// After copying.
pub const COPIED: &str = "Copied.";
/// The clipboard refused.
pub const COPY_FAILED: &str = "Your browser didn't allow copying. Download the file instead.";
/// The download began.
pub const DOWNLOADED: &str = "Saved to Downloads.";
/// A text with a secret in it was downloaded.
pub const DOWNLOADED_SECRET: &str = "Saved to Downloads, with the secret in it. Don't share it.";
/// The download refused.
pub const DOWNLOAD_FAILED: &str = "Your browser didn't start the download. Copy the text instead.";
/// Nothing is wrong.
pub const ALL_WELL: &str = "No problems found.";
/// kubectl refuses the file.
pub const REFUSED: &str = "kubectl doesn't accept this file.";
/// The file is empty.
pub const EMPTY: &str = "This file is empty, so kubectl finds no cluster.";
/// Nothing can be counted.
pub const NO_CONTEXT: &str = "The file has no context, so kubectl finds no cluster.";
/// The heading of the contexts.
pub const CONTEXTS: &str = "Contexts";
/// The search over the contexts.
pub const SEARCH_CONTEXTS: &str = "Search contexts";
/// Leaves the contexts that will fail.
pub const ONLY_FAILING: &str = "Only what will fail";
/// The heading of the tools.
pub const TOOLS: &str = "Other programs it needs";
/// The heading of the rest.
pub const FINDINGS: &str = "What is wrong";
/// What a fixed file still has wrong, by the lines of that file.
pub const STILL_WRONG: &str = "What is still wrong in the fixed file";
/// Marks the current context.
pub const CURRENT: &str = "current";
/// The heading of the fixed file.
pub const MENDED: &str = "Fixed file";
/// What is fixed.
pub const MENDED_LEAD: &str = "Only what has one possible meaning is fixed.";
/// The download of the fixed file.
pub const DOWNLOAD_MENDED: &str = "Download fixed kubeconfig";
/// What a check cannot know.
pub const CHECK_LIMITS: &str =
    "This comes from the file alone. Only the cluster knows whether it lets you in.";
/// Takes the new file.
pub const TAKE_NEW: &str = "Take the new file";

/// The group of shells.
pub const SHELL: &str = "Your shell";
/// What the button says that copies a secret, shown or not.
#[must_use]
pub fn copy_secret(what: &str) -> Text {
    say!("Copy: {what} It holds a secret.", what)
}

/// The heading of the commands.
pub const COMMANDS: &str = "Commands instead";
/// The heading of the Azure CLI's way.
pub const BY_AZURE: &str = "Or with the Azure CLI";
/// The name of the guide.
pub const GUIDE: &str = "The guide";
/// Further ways to take a step.
pub const OTHER_WAYS: &str = "Other ways";
/// The line that checks everything.
pub const PROBE: &str = "Doesn't work? One line checks everything";
/// The field for its answer.
pub const PASTE_ANSWER: &str = "Paste what it printed";
/// The error texts.
pub const SAID: &str = "What kubectl said";
/// What the field of error texts is for.
pub const SAID_LEAD: &str = "Paste the text of any error. It's explained here and sent nowhere.";
/// The field for an error text.
pub const PASTE_ERROR: &str = "Paste the error text";

/// A method that suits the place better.
#[must_use]
pub fn recommended(method: &str) -> Text {
    say!("Recommended there: {method}.", method)
}

/// Switches to it.
#[must_use]
pub fn use_method(method: &str) -> Text {
    say!("Sign in: {method}", method)
}

/// Where something stands.
#[must_use]
pub fn line(line: usize) -> Text {
    say!("line {line}", line.to_string())
}

/// The name of the file that was read.
#[must_use]
pub fn read(name: &str) -> Text {
    say!("Read: {name}", name)
}

/// What becomes current.
#[must_use]
pub fn switch(to: &str) -> Text {
    say!("Make {to} the current context", to)
}

/// What is current afterwards.
#[must_use]
pub fn is_current(name: &str) -> Text {
    say!("The current context is {name}.", name)
}

/// What goes.
#[must_use]
pub fn removed(what: &'static str, name: &str, line: usize) -> Text {
    say!("The {what} {name} is removed (line {line}).", tr(what), name, line.to_string())
}

/// The guide fits one of several clusters.
#[must_use]
pub fn only_for(cluster: &str) -> Text {
    say!(
        "Your clusters sign in in different ways. These steps are for {cluster}. For another, choose it alone.",
        cluster
    )
}

/// The group of decisions about one entry.
#[must_use]
pub fn decide(what: &'static str, name: &str) -> Text {
    say!("What to do with the {what} {name}", tr(what), name)
}

/// How many clusters the check found.
#[must_use]
pub fn uses(context_user: &str, cluster: &str) -> Text {
    let named = |name: &str| if name.is_empty() { tr("none").to_owned() } else { name.to_owned() };
    say!("user {user}, cluster {cluster}", named(context_user), named(cluster))
}

/// The namespace of a context.
#[must_use]
pub fn in_namespace(namespace: &str) -> Text {
    say!("namespace {namespace}", namespace)
}

/// What came of an entry's mark of origin.
#[must_use]
pub fn origin(made: &str, portal: &str) -> Text {
    say!("Made on {made} by {portal}.", made, portal)
}
