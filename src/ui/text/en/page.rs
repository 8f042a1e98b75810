//! The sentences of the page itself.

use crate::config::Method;
use crate::problem::Problem;
use crate::ui::text::Words;

/// Every code of the page's own failures.
pub const CODES: &[&str] = &["page.portal-missing", "page.portal-unreachable", "page.insecure"];

/// The product's name.
pub const PRODUCT: &str = "Purser";
/// While `portal.yaml` is read.
pub const LOADING: &str = "Loading…";
/// While what opens later is fetched.
pub const OPENING: &str = "Opening…";
/// What opens later could not be fetched.
pub const LOST: &str = "This part could not be loaded. Check your connection and try again; if that \
     does not help, a newer version of the page may be in place: reload it.";
/// The heading of the check, and the button that opens it.
pub const CHECK: &str = "Check a kubeconfig";
/// What the check is for.
pub const CHECK_LEAD: &str =
    "Any kubeconfig, from anywhere: see what works, what will fail, and why.";
/// From the check to the choices.
pub const BACK_TO_CHOICES: &str = "Back to your kubeconfig";
/// From the check to the first page.
pub const BACK_TO_SIGN_IN: &str = "Back to sign in";
/// While the provider's answer is checked.
pub const CHECKING_SIGN_IN: &str = "Checking your sign-in…";
/// The heading of the first page.
pub const SIGN_IN_TITLE: &str = "Get your kubeconfig";
/// What the first page is for.
pub const SIGN_IN_LEAD: &str = "Sign in, choose a cluster and a namespace, and start working.";
/// What a person may rely on: where they sign in.
pub const TRUST_WHERE: &str = "You sign in at your own organisation, never on this page.";
/// What a person may rely on: what is kept.
pub const TRUST_KEPT: &str = "Everything stays in this tab: no server behind it, nothing kept.";
/// The same where Azure may be asked.
pub const TRUST_KEPT_AZURE: &str = "Everything stays in this tab: no server behind it, nothing kept. Azure is asked for your clusters only when you say so.";
/// What a person may rely on: what the file holds.
pub const TRUST_FILE: &str = "The file holds no password and no token unless you ask for one.";
/// The heading of the main page.
pub const CHOOSE: &str = "Your kubeconfig";
/// What to do on the main page.
pub const CHOOSE_LEAD: &str = "Choose where you work.";
/// The heading and group name of the clusters.
pub const CLUSTERS: &str = "Clusters";
/// The search box.
pub const SEARCH: &str = "Search clusters";
/// The search finds nothing.
pub const NOTHING_FOUND: &str = "No cluster fits these words.";
/// The person has no cluster at all.
pub const NO_CLUSTERS: &str =
    "No cluster is on offer for you here. Ask whoever runs this page, and tell them your groups.";
/// The heading of clusters without an environment.
pub const OTHER_CLUSTERS: &str = "Other clusters";
/// The heading and label of the namespace.
pub const NAMESPACE: &str = "Namespace";
/// What the namespace is for.
pub const NAMESPACE_HINT: &str = "kubectl will use it when you name no other. It may stay empty; \
     several, separated by commas, get a context each.";
/// Marks what belongs to the person's groups.
pub const YOURS: &str = "yours";
/// The typed namespace is not among those on offer.
pub const NAMESPACE_NOT_OFFERED: &str =
    "This cluster offers only the namespaces in the list; choose one of them, or none.";
/// The heading and group name of the methods.
pub const METHOD: &str = "How kubectl signs in";
/// Marks the first method.
pub const RECOMMENDED: &str = "recommended";
/// Clusters that share no method.
pub const METHODS_DIFFER: &str =
    "These clusters share no way to sign in, so each keeps the one that is recommended for it.";
/// Nothing chosen yet.
pub const CHOOSE_FIRST: &str = "Choose a cluster, and the file appears here.";
/// The choice needs mending first.
pub const MEND_FIRST: &str = "Mend the namespace first, then the file appears here.";
/// Marks a file without secrets.
pub const NO_SECRETS: &str = "no secrets inside";
/// Marks a file with secrets.
pub const SECRETS: &str = "holds a secret";
/// The region of the file.
pub const KUBECONFIG: &str = "Kubeconfig";
/// The download button.
pub const DOWNLOAD: &str = "Download kubeconfig";
/// The copy button.
pub const COPY: &str = "Copy kubeconfig";
/// The options behind the methods.
pub const OPTIONS: &str = "Options";
/// The version of the exchange that the helper writes itself.
pub const AS_THE_HELPER: &str = "as the helper writes it";
/// The button that opens the commands.
pub const COMMANDS: &str = "Commands instead";
/// The button that opens the guide.
pub const GUIDE: &str = "The whole guide, step by step";
/// The button that opens the merge.
pub const MERGE: &str = "Merge into mine";
/// The switch that shows secrets.
pub const SHOW_SECRETS: &str = "Show secrets";
/// The share button.
pub const SHARE: &str = "Share";
/// After copying.
pub const COPIED: &str = "Copied.";
/// After copying what holds a secret.
pub const COPIED_SECRET: &str = "Copied, with the secret in it.";
/// After copying the link.
pub const LINK_COPIED: &str =
    "Link copied. It selects the same again; whoever opens it signs in for themselves.";
/// The clipboard refused.
pub const COPY_FAILED: &str =
    "The browser did not allow copying. Select the text and copy it by hand.";
/// The download refused.
pub const DOWNLOAD_FAILED: &str = "The browser did not start the download. Copy the text instead.";
/// After the download.
pub const DOWNLOADED: &str = "The file is with your downloads. Keep it readable for yourself only.";
/// The heading of the commands.
pub const THEN: &str = "Then, on your machine";
/// The group of systems.
pub const SYSTEM: &str = "Your system";
/// Chosen by a link.
pub const BY_LINK: &str = "Chosen by a link. Look it over before you take the file.";
/// The session has ended.
pub const SESSION_ENDED: &str = "Your sign-in has ended. Your choices are kept, and a file without a \
     token can still be taken; sign in again for one with a token.";
/// Signs in again.
pub const SIGN_IN_AGAIN: &str = "Sign in again";
/// Leaves the page's session.
pub const SIGN_OUT: &str = "Sign out";
/// Takes another account.
pub const OTHER_ACCOUNT: &str = "Use another account";
/// After signing out of the page.
pub const SIGNED_OUT: &str = "You are signed out of this page; nothing of you is left in it.";
/// The groups are not in the token.
pub const GROUPS_ABSENT: &str = "Your sign-in names no groups, so nothing is hidden from you here: every namespace is \
     listed, and the cluster decides what you may do.";
/// There are too many groups for the token.
pub const GROUPS_OVERAGE: &str = "You are in more groups than a sign-in can name, so they are unknown here: every \
     namespace is listed, and the cluster decides what you may do.";
/// The API server may refuse somebody with too many groups.
pub const OVERAGE_REFUSED: &str = "This cluster takes your groups from the token, and yours are too many for it: it may \
     refuse you. Ask the directory's administrator to name only the groups assigned to the application.";
/// The page hides for convenience only.
pub const CLUSTER_DECIDES: &str =
    "What you may do in a cluster, the cluster decides; this page only hands over the file.";
/// The signature could not be checked.
pub const TRUSTED_TLS: &str = "The provider's keys could not be fetched. As portal.yaml allows, this sign-in relies on \
     the connection to the provider instead of the signature.";
/// Under your sign-in.
pub const YOUR_SIGN_IN: &str = "Your sign-in";
/// The page is inside another page.
pub const FRAMED: &str =
    "This page does not work inside another page. Open it in a window of its own.";
/// Heading of a faulty set-up.
pub const FAULTY: &str = "This portal is not set up yet";
/// Explains mistakes that stop the page.
pub const FAULTY_LEAD: &str =
    "portal.yaml has mistakes. Nobody can sign in until they are mended; here is each of them.";
/// Remarks on the file that leave nothing out.
pub const REMARKS: &str = "Remarks on portal.yaml";
/// Mistakes that do not stop the page.
pub const PARTLY_FAULTY: &str = "Parts of portal.yaml are left out";
/// An error in the list of mistakes.
pub const ERROR: &str = "Error";
/// A warning in the list of mistakes.
pub const WARNING: &str = "Warning";
/// Reads again.
pub const TRY_AGAIN: &str = "Try again";
/// The redirect URI to register.
pub const REDIRECT_URI: &str = "The redirect URI to register, exactly:";
/// Copies the redirect URI.
pub const COPY_ADDRESS: &str = "Copy the address";
/// Details for an administrator.
pub const DETAILS: &str = "For an administrator";
/// Opens what a refusal of Entra's says exactly.
pub const EXACTLY: &str = "What to do exactly";
/// Opens what to look at when a sign-in never came back.
pub const WHAT_TO_CHECK: &str = "What to check";
/// Help.
pub const HELP: &str = "Help:";
/// A sign-in that never came back.
pub const INTERRUPTED: &str = "The sign-in did not come back";
/// The token would end too soon.
pub const TOKEN_ENDS_SOON: &str = "The token of this sign-in ends in less than ten minutes, too soon to be of use in a file. \
     Sign in again for a fresh one.";
/// The file holds a refresh token.
pub const TOKEN_RENEWS: &str = "Whoever has this file can act as you until your sign-in is ended at the provider: kubectl \
     renews the token in it by itself. Give it to nobody, and take it only once.";
/// The token is being renewed.
pub const RENEWING: &str = "Getting a fresh token…";

/// "Sign in with …".
#[must_use]
pub fn sign_in_with(provider: &str) -> String {
    format!("Sign in with {provider}")
}

/// On the way to the provider.
#[must_use]
pub fn going_to(provider: &str) -> String {
    format!("Going to {provider}…")
}

/// "Sign out at …", which ends other applications too.
#[must_use]
pub fn sign_out_at(provider: &str) -> String {
    format!("Sign out at {provider} too")
}

/// "Namespace for …".
#[must_use]
pub fn namespace_for(cluster: &str) -> String {
    format!("Namespace for {cluster}")
}

/// How many of the clusters are chosen.
#[must_use]
pub fn chosen(count: usize, all: usize) -> String {
    format!("{count} of {all} chosen")
}

/// Shows so many more of the clusters that are left.
#[must_use]
pub fn show_more(count: usize, left: usize) -> String {
    format!("Show {count} more of {left}")
}

/// How long the session lasts.
#[must_use]
pub fn time_left(seconds: i64) -> String {
    match seconds {
        ..=0 => "sign-in has ended".to_owned(),
        1..=59 => "signed in, less than a minute left".to_owned(),
        _ => format!("signed in, {} min left", seconds / 60),
    }
}

/// Who is signed in: before the name.
pub const SIGNED_IN_AS: &str = "Signed in as ";

/// Where and until when somebody is signed in: after the name.
#[must_use]
pub fn signed_in_at(provider: &str, until: &str) -> String {
    format!(" at {provider}, until {until}.")
}

/// A link names a cluster of another sign-in.
#[must_use]
pub fn belongs_elsewhere(cluster: &str, provider: &str) -> String {
    format!("The link names {cluster}, which belongs to another sign-in: {provider}.")
}

/// A link names a cluster that is not on offer.
#[must_use]
pub fn not_on_offer(cluster: &str) -> String {
    format!("The link names {cluster}, which is not on offer for you here.")
}

/// The provider's tokens are too short to be of use.
#[must_use]
pub fn tokens_too_short(minutes: i64) -> String {
    format!(
        "The provider's tokens last only {minutes} min, too short to be of use in a file. Choose \
         another way to sign in, or ask the provider's administrator for at least ten minutes."
    )
}

/// What to look at when a sign-in never came back.
#[must_use]
pub fn interrupted_at(provider: &str) -> String {
    format!(
        "You left for {provider} and came back without an answer. If you pressed Back, just sign \
         in again. If {provider} showed an error instead of asking for your account, the page may \
         not be registered there yet: send the administrator what it said, and the address below."
    )
}

/// The name of a method.
#[must_use]
pub fn method(method: Method) -> &'static str {
    match method {
        Method::Interactive | Method::Browser => "In the browser",
        Method::AzureCli => "With the Azure CLI",
        Method::Azd => "With the Azure Developer CLI",
        Method::DeviceCode => "With a code",
        Method::Keyboard => "With a link and the keyboard",
        Method::Builtin => "With this sign-in, by kubectl alone",
        Method::Token => "With a token in the file",
    }
}

/// What a method means for the person.
#[must_use]
pub fn method_hint(method: Method) -> &'static str {
    match method {
        Method::Interactive | Method::Browser => "Opens a tab the first time",
        Method::AzureCli => "Uses your az login; nothing opens",
        Method::Azd => "Uses your azd auth login; nothing opens",
        Method::DeviceCode => "For machines without a browser; some organisations block it",
        Method::Keyboard => "For machines without a browser",
        Method::Builtin => "No helper to install; holds a token and works until it ends",
        Method::Token => "Works everywhere; holds a token and works until it ends",
    }
}

/// Until when the token in the file works.
#[must_use]
pub fn token_until(time: &str) -> String {
    format!("Whoever has this file can act as you until {time}. Give it to nobody.")
}

/// Where a mistake is.
#[must_use]
pub fn place(line: usize, path: &str) -> String {
    if path.is_empty() { format!("line {line}") } else { format!("line {line}, {path}") }
}

/// Copies one command.
#[must_use]
pub fn copy_command(command: &str) -> String {
    format!("Copy: {command}")
}

/// The words for failures of the page itself.
#[must_use]
pub fn words(problem: &Problem) -> Option<Words> {
    let address = problem.detail("address");
    Some(match problem.code {
        "page.portal-missing" => Words {
            what: format!("{address} answered {}, not with the portal's settings.", problem.detail("status")),
            next: "If you run this page: put portal.yaml beside index.html; portal.example.yaml shows what goes in.".into(),
        },
        "page.insecure" => Words {
            what: format!("{address} is not encrypted, so this page can neither sign you in nor check a signature."),
            next: "Open it with https. If you run this page: serve it over https; plain http works only on the machine itself.".into(),
        },
        "page.portal-unreachable" => Words {
            what: format!("{address} could not be fetched."),
            next: match problem.detail("why") {
                "redirected" => "It leads to another address. If your network or this host has a sign-in page, finish that first. If you run this page: serve portal.yaml at its own address.",
                "too large" | "not UTF-8" => "It is larger than 6 MiB or not UTF-8. If you run this page: see that the server sends portal.yaml itself.",
                "timed out" => "The server did not answer within 15 seconds. Check your connection, VPN and proxy, then try again.",
                _ => "Check your connection and try again.",
            }
            .into(),
        },
        _ => return None,
    })
}
