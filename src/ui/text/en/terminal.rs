//! Words of the program for the terminal, beside those it shares with the page.

/// What the program is.
pub const ABOUT: &str = "Explains what kubectl said, checks and merges kubeconfigs, checks portal.yaml, and writes kubeconfigs and the headers of a host from it";
/// What the exit codes mean.
pub const CODES: &str = "Exit codes:
  0  nothing wrong, explained, merged, or made
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

/// What `kubeconfig` does.
pub const KUBECONFIG: &str = "Prints the kubeconfig without a token that the page would hand over";
/// Examples of it.
pub const KUBECONFIG_EXAMPLES: &str = "Examples:
  purser kubeconfig portal.yaml --cluster prod-weu > prod-weu.yaml
  purser kubeconfig portal.yaml --cluster lab --namespace team-a --method devicecode
  purser kubeconfig portal.yaml --cluster lab | kubectl config view --kubeconfig /dev/stdin";
/// The file of `kubeconfig`.
pub const KUBECONFIG_FILE: &str = "portal.yaml, or - for standard input";
/// The clusters.
pub const KUBECONFIG_CLUSTER: &str = "Name of a cluster in portal.yaml; repeat it for more";
/// The namespaces.
pub const KUBECONFIG_NAMESPACE: &str =
    "Namespace, for which the file gets a context; repeat it for more";
/// The method.
pub const KUBECONFIG_METHOD: &str =
    "How kubectl signs in; the cluster's first method if left out. Never token or builtin";
/// The identity.
pub const KUBECONFIG_IDENTITY: &str =
    "Identity to sign in with; the first cluster's if left out. Every cluster must be for it";
/// The person.
pub const KUBECONFIG_USER: &str = "User name, such as alice@contoso.com, for the names in the file and, with Entra, for the sign-in";
/// The address of the page.
pub const KUBECONFIG_PORTAL: &str =
    "Address of the page, kept in the file; the url of portal.yaml if left out";
/// The day.
pub const KUBECONFIG_AT: &str = "Day on which the file is made, such as 2027-01-31, instead of now";
/// Not the address of a page.
pub const NOT_PAGE: &str = "not the address of a page such as https://k8s.contoso.example/";
/// A tenant that is not known.
pub const NO_TENANT: (&str, &str) = (
    "Only a sign-in tells this cluster's tenant.",
    "Set aks.tenantId for the cluster in portal.yaml.",
);
/// An issuer that is not known.
pub const NO_ISSUER: (&str, &str) = (
    "Only a sign-in tells this cluster's issuer.",
    "Set oidc.issuer for the cluster in portal.yaml.",
);
/// A scope of which only the provider knows.
pub const OFFLINE_UNKNOWN: (&str, &str) = (
    "The file doesn't ask for offline_access, because the provider wasn't asked whether it knows that scope.",
    "Set oidc.offlineAccess for the cluster in portal.yaml.",
);
/// Clusters that the file does not name.
pub const FOUND_ON_PAGE: &str =
    "Clusters that people find in Azure are known only to the page, after the sign-in.";
/// Clusters of several identities.
pub const FILE_FOR_EACH: &str = "Make a file for each identity.";
/// A file with a token.
pub const USE_PAGE: &str = "Take this file from the page, where you sign in.";

/// What `import` does.
pub const IMPORT: &str =
    "Prints the clusters of kubeconfigs as entries for portal.yaml, without any credential";
/// Examples of it.
pub const IMPORT_EXAMPLES: &str = "Examples:
  purser import ~/.kube/config > clusters.yaml
  purser import --aks-identity contoso --oidc-identity dex a.yaml b.yaml
  kubectl config view --raw | purser import -";
/// The files of `import`.
pub const IMPORT_FILE: &str = "Kubeconfigs, or - for standard input";
/// The identity of AKS clusters.
pub const IMPORT_AKS: &str = "Identity in portal.yaml for clusters with AKS-managed Entra";
/// The identity of other clusters.
pub const IMPORT_OIDC: &str = "Identity in portal.yaml for clusters that trust a provider";
/// An argument that is a credential.
pub const IMPORT_ARGUMENT: &str = "a token";
/// A cluster whose certificate is not checked.
pub const IMPORT_INSECURE: &str = "Its certificate isn't checked (insecure-skip-tls-verify), and no page hands that out. Add its certificate authority.";
/// A cluster whose authority is elsewhere.
pub const IMPORT_AUTHORITY_FILE: &str = "Its certificate authority is in a file of its own. Embed it with kubectl config view --raw --flatten.";
/// A cluster that nobody signs in to.
pub const IMPORT_NO_SIGN_IN: &str =
    "None of its contexts signs a person in with kubelogin or kubectl oidc-login.";
/// An entry that has no form.
pub const IMPORT_UNFIT: &str = "It can't be written.";
/// What `completions` does.
pub const COMPLETIONS: &str =
    "Prints the script with which a shell completes the subcommands and options of purser";
/// Examples of it.
pub const COMPLETIONS_EXAMPLES: &str = "Examples:
  purser completions bash > ~/.local/share/bash-completion/completions/purser
  purser completions zsh > \"${fpath[1]}/_purser\"
  purser completions fish > ~/.config/fish/completions/purser.fish
  purser completions powershell >> $PROFILE";
/// The shell of the script.
pub const COMPLETIONS_SHELL: &str = "Shell that reads the script";
/// What `man` does.
pub const MAN: &str = "Prints the manual page, with a section for each subcommand";
/// Examples of it.
pub const MAN_EXAMPLES: &str = "Examples:
  purser man > ~/.local/share/man/man1/purser.1
  purser man | man -l -";
/// A heading of the manual.
pub const MAN_EXIT: &str = "EXIT STATUS";
/// A heading of the manual.
pub const MAN_EXAMPLES_HEADING: &str = "EXAMPLES";
/// What `schema` does.
pub const SCHEMA: &str =
    "Prints the JSON Schema of portal.yaml, with which editors complete and check it";
/// Examples of it.
pub const SCHEMA_EXAMPLES: &str = "Examples:
  purser schema > portal.schema.json

The first line of portal.yaml then names it:
  # yaml-language-server: $schema=portal.schema.json";

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

/// A faulty `portal.yaml` from which a file is made even so.
#[must_use]
pub fn portal_faulty(counted: &str) -> String {
    format!("This portal.yaml has mistakes: {counted}")
}

/// Where the mistakes of a `portal.yaml` are told.
#[must_use]
pub fn see_check(file: &str) -> String {
    format!("See its mistakes with purser check {file}")
}

/// How much was imported.
#[must_use]
pub fn imported(entries: usize, left_out: usize, discarded: usize) -> String {
    format!("Entries: {entries}. Left out: {left_out}. Discarded credentials: {discarded}.")
}

/// A place in a file.
#[must_use]
pub fn place_in(file: &str, line: usize) -> String {
    format!("{file}, line {line}")
}

/// A cluster that was not imported.
#[must_use]
pub fn not_imported(cluster: &str) -> String {
    format!("The cluster “{cluster}” can't be an entry.")
}

/// A credential that was not imported.
#[must_use]
pub fn discarded(user: &str, what: &str) -> String {
    format!("Discarded from user “{user}”: {what}.")
}

/// There is no such cluster.
#[must_use]
pub fn no_cluster(name: &str) -> String {
    format!("There is no cluster “{name}”.")
}

/// There is no such identity.
#[must_use]
pub fn no_identity(name: &str) -> String {
    format!("There is no identity “{name}”.")
}

/// A cluster of another identity.
#[must_use]
pub fn other_identity(cluster: &str, own: &str, other: &str) -> String {
    format!("The cluster {cluster} is for the identity {own}, not for {other}.")
}

/// A namespace that a cluster does not offer.
#[must_use]
pub fn no_namespace(name: &str, cluster: &str) -> String {
    format!("The cluster {cluster} doesn't offer the namespace “{name}”.")
}

/// No name of a namespace.
#[must_use]
pub fn bad_namespace(name: &str) -> String {
    format!("“{name}” isn't the name of a namespace.")
}

/// A method that a cluster does not offer.
#[must_use]
pub fn no_method(name: &str, cluster: &str) -> String {
    format!("The cluster {cluster} doesn't offer the method “{name}”.")
}

/// A method that needs a token.
#[must_use]
pub fn token_method(name: &str) -> String {
    format!("The method {name} puts a token into the file, and only the page has one.")
}

/// A cluster whose every method needs a token.
#[must_use]
pub fn only_tokens(cluster: &str) -> String {
    format!("The cluster {cluster} offers only methods that put a token into the file.")
}

/// The line for a cluster behind Azure Arc.
#[must_use]
pub fn arc_line(command: &str) -> String {
    format!("After az login, run this line and leave it open: {command}")
}

/// What there is, with what was probably meant.
#[must_use]
pub fn there_is(meant: Option<&str>, all: &[&str]) -> String {
    const MOST: usize = 20;
    let some: Vec<&str> = all.iter().take(MOST).copied().collect();
    let list = match all.len() {
        0 => "There is none.".to_owned(),
        1..=MOST => format!("There is: {}.", some.join(", ")),
        count => format!("There is: {}, … and {} more.", some.join(", "), count - MOST),
    };
    meant.map_or_else(|| list.clone(), |meant| format!("Did you mean “{meant}”? {list}"))
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
