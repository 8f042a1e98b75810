//! Words of the program for the terminal, beside those it shares with the page.

/// What the program is.
pub const ABOUT: &str = "Explains what kubectl said, checks and merges kubeconfigs, checks portal.yaml, and writes the headers for its host";
/// What the exit codes mean.
pub const CODES: &str = "Exit codes:
  0  nothing wrong, explained, or merged
  1  something found that is wrong or will fail, or a text that isn't known
  2  a file that can't be read, written or used for this, or wrong arguments";

/// What `explain` does.
pub const EXPLAIN: &str =
    "Says what an error text of kubectl and its helpers means, and what to do";
/// Examples of it.
pub const EXPLAIN_EXAMPLES: &str = "Examples:
  kubectl get pods 2>&1 | purser explain -
  purser explain --format json error.txt";
/// The file of `explain`.
pub const EXPLAIN_FILE: &str = "File with the error text, or - for standard input";
/// The shell that commands are for.
pub const SHELL: &str = "Shell that commands are written for";

/// What `inspect` does.
pub const INSPECT: &str = "Checks a kubeconfig: which contexts work, which will fail, and why";
/// Examples of it.
pub const INSPECT_EXAMPLES: &str = "Examples:
  purser inspect ~/.kube/config
  purser inspect --fixed fixed.yaml broken.yaml
  terraform output -raw kubeconfig | purser inspect -";
/// The file of `inspect`.
pub const INSPECT_FILE: &str = "Kubeconfig, or - for standard input";
/// The moment of the check.
pub const AT: &str = "Day to check for, such as 2027-01-31, instead of now";
/// Where the fixed file goes.
pub const FIXED: &str = "Also write the fixed kubeconfig to this file, or to - for standard output";

/// What `merge` does.
pub const MERGE: &str = "Merges a new kubeconfig into yours and prints the merged file";
/// Examples of it.
pub const MERGE_EXAMPLES: &str = "Examples:
  purser merge ~/.kube/config new.yaml --output merged.yaml
  purser merge ~/.kube/config new.yaml --output ~/.kube/config --force
  az aks get-credentials -g GROUP -n NAME -f - | purser merge ~/.kube/config - > merged.yaml";
/// The old file.
pub const MINE: &str = "Your kubeconfig, or - for standard input";
/// The new file.
pub const NEW: &str = "Kubeconfig to add, or - for standard input";
/// What to do with conflicts.
pub const ON_CONFLICT: &str = "What to do if something else has the same name";
/// The choice of the current context.
pub const SWITCH: &str = "Make the current context of the new file the current one";
/// Where the merged file goes.
pub const OUTPUT: &str = "Write to this file instead of standard output";
/// Allows to overwrite.
pub const FORCE: &str =
    "Overwrite an existing file; the old one stays beside it, with the date and time in its name";
/// Both files from one place.
pub const BOTH_INPUT: &str = "Only one of the two files can be standard input.";
/// What to do about it.
pub const NAME_ONE: &str = "Name the other one.";

/// What `check` does.
pub const CHECK: &str = "Checks a portal.yaml: every mistake at once, with line and column";
/// Examples of it.
pub const CHECK_EXAMPLES: &str = "Examples:
  purser check portal.yaml
  purser check --strict --format github portal.yaml
  git show main:portal.yaml | purser check -";
/// The file of `check`.
pub const CHECK_FILE: &str = "File to check, or - for standard input";
/// Makes warnings count.
pub const STRICT: &str = "End with 1 for warnings too, not only for errors";
/// Where the page is.
pub const LOOPBACK: &str =
    "Check for a page that runs on this machine, such as at http://localhost:8080/";
/// The forms of the answer of `check`.
pub const CHECK_FORMAT: &str =
    "Form of the answer; github annotates a pull request, sarif is for code scanning";

/// What `headers` does.
pub const HEADERS: &str = "Prints the file that gives the page its headers on a host, with the policy of your portal.yaml";
/// Examples of it.
pub const HEADERS_EXAMPLES: &str = "Examples:
  purser headers portal.yaml --for nginx > /etc/nginx/conf.d/purser.conf
  purser headers portal.yaml --for static-web-apps > dist/staticwebapp.config.json
  purser headers portal.yaml --for caddy --path /k8s/portal/ --root /srv/purser";
/// The file of `headers`.
pub const HEADERS_FILE: &str = "portal.yaml, or - for standard input";
/// The host.
pub const HEADERS_FOR: &str = "Host that the file is for";
/// The path of the page.
pub const HEADERS_PATH: &str =
    "Path of the page, such as /k8s/portal/ [default: that of url, or /]";
/// The folder of the build.
pub const HEADERS_ROOT: &str =
    "Folder of the build on the server [default: /srv/purser; kubernetes has its own]";
/// A path that cannot stand in the file.
pub const NOT_PATH: &str =
    "a path starts and ends with / and has only letters, digits, - . _ and ~ between";
/// A folder that cannot stand in the file.
pub const NOT_FOLDER: &str =
    "a folder starts with / and has only letters, digits and - . _ ~ / + @";
/// The path of `url` cannot stand in the file.
pub const PATH_NEEDED: (&str, &str) = (
    "The path of url in portal.yaml can't stand in the host's file.",
    "Name another one with --path: letters, digits, - . _ and ~ between slashes.",
);
/// An origin that cannot stand in a policy.
pub const ORIGIN_UNFIT: (&str, &str) = (
    "An address in portal.yaml can't stand in a content security policy.",
    "Check it with purser check, and write the host as browsers show it.",
);
/// A `portal.yaml` that stops the sign-in has no headers.
pub const UNUSABLE_PORTAL: (&str, &str) = (
    "This portal.yaml has mistakes that stop the sign-in.",
    "Look at them with purser check, and fix them first.",
);

/// The form of the answer.
pub const FORMAT: &str = "Form of the answer";
/// When to use colours.
pub const COLOUR: &str = "When to use colours; NO_COLOR switches them off";

/// A text is expected on the terminal.
pub const WAITING: &str =
    "Paste the text. To end it, press Enter and Ctrl+D (on Windows Ctrl+Z and Enter).";
/// The name of standard input.
pub const STANDARD_INPUT: &str = "standard input";
/// The name of standard output.
pub const STANDARD_OUTPUT: &str = "standard output";

/// A folder in the place of a file.
pub const FOLDER: (&str, &str) = ("This is a folder.", "Name a file in it.");
/// Nothing to explain.
pub const NOTHING: (&str, &str) = ("There is no text to explain.", "Give the error text.");
/// A text that is too long.
pub const TEXT_TOO_LARGE: (&str, &str) = (
    "This text is larger than 4 MiB.",
    "Give only the lines around the error, such as the last 100.",
);
/// A file that is too large.
pub const FILE_TOO_LARGE: (&str, &str) =
    ("This file is larger than 32 MiB, which no kubeconfig is.", "Check that it's the right file.");
/// A `portal.yaml` that is too large.
pub const PORTAL_TOO_LARGE: (&str, &str) = (
    "This file is larger than 32 MiB, and the page doesn't read it.",
    "Check that it's the right file, or make it smaller.",
);
/// Another document.
pub const NOT_KUBECONFIG: (&str, &str) = (
    "This isn't a kubeconfig: it has no clusters, users or contexts.",
    "Look for the file named config in the folder .kube.",
);
/// The new file adds nothing.
pub const NOTHING_NEW: (&str, &str) =
    ("This file has no cluster, user or context to add.", "Check that it's the right file.");
/// A file that kubectl refuses cannot be merged; nor can one's own inside something else.
pub const REFUSED_FIRST: (&str, &str) = (
    "kubectl refuses this file as a whole, so it wasn't merged.",
    "This file holds the kubeconfig inside something else, so it wasn't merged.",
);
/// Where it can be fixed with certainty.
pub const FIX_FIRST: &str = "purser inspect FILE --fixed NEW writes one that can be merged.";
/// Where it cannot.
pub const SEE_WHY: &str = "See why with purser inspect, and fix it first.";
/// Both files have the same path, but lie in different folders.
pub const OTHER_FOLDER: &str = "Both files name the same path, each from its own folder, so it may lead to two different files. Compare them.";
/// A file is in the way.
pub const EXISTS: (&str, &str) = (
    "A file with that name already exists, so nothing was written.",
    "Choose another name, or use --force.",
);
/// Something else than a file is in the way.
pub const NOT_FILE: (&str, &str) =
    ("This isn't a plain file, so nothing was written.", "Choose another name.");
/// Not a day.
pub const NOT_DAY: &str = "not a day such as 2027-01-31";
/// Nothing to fix.
pub const NOTHING_FIXED: &str = "Nothing can be fixed with certainty, so no file was written.";
/// How to have the fixed file.
pub const TAKE_FIXED: &str = "To write the fixed file, use --fixed FILE.";
/// Whose the next findings are.
pub const IN_MINE: &str = "In your file";
/// Whose the next findings are.
pub const IN_NEW: &str = "In the new file";

/// A `portal.yaml` with which nobody signs in.
pub const STOPS_SIGN_IN: &str = "Nobody can sign in with this file. Fix the errors first.";
/// What the check of a `portal.yaml` does not tell.
pub const PORTAL_LIMITS: &str = "This comes from the file alone. No address in it was contacted.";

/// How many mistakes there are.
#[must_use]
pub fn mistakes(errors: usize, warnings: usize) -> String {
    let counted = |count: usize, name: &str| match count {
        0 => None,
        1 => Some(format!("1 {name}")),
        _ => Some(format!("{count} {name}s")),
    };
    let found = [counted(errors, "error"), counted(warnings, "warning")];
    format!("{}.", found.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// How many clusters are usable.
#[must_use]
pub fn clusters(count: usize) -> String {
    format!("Clusters in this file that people can choose: {count}.")
}

/// Where a mistake stands.
#[must_use]
pub fn place(line: usize, column: usize, path: &str) -> String {
    let place = format!("line {line}, column {column}");
    if path.is_empty() { place } else { format!("{place}, {path}") }
}

/// What the system said about a file.
#[must_use]
pub fn unreadable(error: &str) -> String {
    format!("This file can't be read: {error}.")
}

/// What the system said about a file that was to be written.
#[must_use]
pub fn unwritable(error: &str) -> String {
    format!("This file can't be written: {error}.")
}

/// After a file that cannot be read or written.
pub const SEE_PATH: &str = "Check the path and its permissions.";

/// Findings that are not told.
#[must_use]
pub fn more_findings(more: usize) -> String {
    format!("… and {more} more, which purser inspect shows.")
}

/// Where the merged file went.
#[must_use]
pub fn written(path: &str) -> String {
    format!("Written to {path}.")
}

/// Where the old file is.
#[must_use]
pub fn kept_beside(path: &str) -> String {
    format!("The old file is kept as {path}.")
}

/// Words of the page as they hold away from it.
#[must_use]
pub fn away_from_page(words: &str) -> String {
    words.replace("this page", "the Purser page").replace("This page", "The Purser page")
}

/// What `registration` does.
pub const REGISTRATION: &str = "Prints the app registrations in Entra that your portal.yaml needs, for the tool that makes them";
/// Examples of it.
pub const REGISTRATION_EXAMPLES: &str = "Examples:
  purser registration portal.yaml --as azure-cli > register.sh
  purser registration portal.yaml --as terraform --name 'Kubernetes access' > purser.tf
  purser registration portal.yaml --as bicep --groups all > purser.bicep";
/// The tool.
pub const REGISTRATION_AS: &str = "Tool that makes the registrations";
/// The identity.
pub const REGISTRATION_IDENTITY: &str =
    "Name of the identity in portal.yaml [default: the first of Entra]";
/// The name of the application.
pub const REGISTRATION_NAME: &str = "Name of the application, as people read it";
/// The groups.
pub const REGISTRATION_GROUPS: &str =
    "Groups in the ID token: none, those assigned to the application, or all security groups";
/// Whether everybody may sign in.
pub const REGISTRATION_ANYONE: &str =
    "Let everybody in the directory sign in, not only those who are assigned";
/// No identity of Entra.
pub const NO_ENTRA_IDENTITY: (&str, &str) = (
    "portal.yaml has no such identity of Entra.",
    "Name one that has the key entra with --identity.",
);
/// No address of the page.
pub const URL_NEEDED: (&str, &str) = (
    "portal.yaml has no url, and the redirect URI follows from it.",
    "Add url with the address of the page.",
);
/// A name that Entra does not take.
pub const NAME_UNFIT: (&str, &str) = (
    "The name is empty, longer than 110 characters, or has characters that cannot be seen.",
    "Give another one with --name.",
);
