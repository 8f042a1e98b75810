//! The sentences of the page itself.

use crate::browser::number;
use crate::config::Method;
use crate::problem::Problem;
use crate::ui::text::language::say;
use crate::ui::text::{Text, Words};

/// Every code of the page's own failures.
pub const CODES: &[&str] =
    &["page.portal-missing", "page.portal-unreachable", "page.insecure", "page.part-lost"];

/// The product's name.
pub const PRODUCT: &str = "Purser";
/// The list of the languages.
pub const LANGUAGE: &str = "Language";
/// While `portal.yaml` is read.
pub const LOADING: &str = "Loading…";
/// While what opens later is fetched.
pub const OPENING: &str = "Opening…";
/// What opens later could not be fetched.
pub const LOST: &str = "This part didn't load. Check your connection and try again. If that doesn't help, reload the page: there may be a newer version.";
/// What the check is for.
pub const CHECK_LEAD: &str =
    "Any kubeconfig, from anywhere: see what works, what will fail, and why.";
/// While the provider's answer is checked.
pub const CHECKING_SIGN_IN: &str = "Checking your sign-in…";
/// The heading of the first page.
pub const SIGN_IN_TITLE: &str = "Get your kubeconfig";
/// What the first page is for.
pub const SIGN_IN_LEAD: &str = "Sign in, choose a cluster and a namespace, and start working.";
/// What a person may rely on: where they sign in.
pub const TRUST_WHERE: &str = "You sign in at your own organisation, never on this page.";
/// What a person may rely on: what is kept.
pub const TRUST_KEPT: &str = "Everything stays in this browser tab.";
/// The same where Azure may be asked.
pub const TRUST_KEPT_AZURE: &str =
    "Everything stays in this browser tab. We contact Azure only when you click.";
/// What a person may rely on: what the file holds.
pub const TRUST_FILE: &str = "The file holds no password and no token unless you ask for one.";
/// The heading of the main page.
pub const CHOOSE: &str = "Your kubeconfig";
/// What to do on the main page.
pub const CHOOSE_LEAD: &str = "Choose a cluster and namespace.";
/// The heading and group name of the clusters.
pub const CLUSTERS: &str = "Clusters";
/// The search box.
pub const SEARCH: &str = "Search clusters";
/// The search finds nothing.
pub const NOTHING_FOUND: &str = "No clusters match.";
/// The person has no cluster at all.
pub const NO_CLUSTERS: &str =
    "You have no clusters here. Ask your administrator, and tell them your groups.";
/// The heading of clusters without an environment.
pub const OTHER_CLUSTERS: &str = "Other clusters";
/// The heading and label of the namespace.
pub const NAMESPACE: &str = "Namespace";
/// What the namespace is for.
pub const NAMESPACE_HINT: &str =
    "Default namespace for kubectl. Optional; separate several with commas.";
/// Marks what belongs to the person's groups.
pub const YOURS: &str = "yours";
/// The typed namespace is not among those on offer.
pub const NAMESPACE_NOT_OFFERED: &str =
    "Choose a namespace from the list, or none. This cluster offers no others.";
/// The heading and group name of the methods.
pub const METHOD: &str = "How kubectl signs in";
/// Marks the first method.
pub const RECOMMENDED: &str = "recommended";
/// Clusters that share no method.
pub const METHODS_DIFFER: &str =
    "These clusters share no way to sign in. Each keeps its recommended one.";
/// Nothing chosen yet.
pub const CHOOSE_FIRST: &str = "Choose a cluster to see your file.";
/// The choice needs fixing first.
pub const MEND_FIRST: &str = "Fix the namespace to see your file.";
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
pub const AS_THE_HELPER: &str = "Default";
/// The button that opens the commands.
pub const COMMANDS: &str = "Commands instead";
/// The button that opens the guide.
pub const GUIDE: &str = "Full setup guide";
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
    "Link copied. It chooses the same again. Anyone who opens it must sign in.";
/// After copying the link of more clusters than a link holds.
pub const LINK_CUT: &str = "Link copied. It chooses the first 50 clusters: no link holds more.";
/// Shows a long file to its end.
pub const SHOW_WHOLE: &str = "Show the whole file";
/// The clipboard refused.
pub const COPY_FAILED: &str = "Your browser didn't allow copying. Copy the text by hand.";
/// The download refused.
pub const DOWNLOAD_FAILED: &str = "Your browser didn't start the download. Copy the text instead.";
/// After the download.
pub const DOWNLOADED: &str = "Saved to Downloads. Don't share it.";
/// The heading of the commands.
pub const THEN: &str = "Next steps";
/// The group of systems.
pub const SYSTEM: &str = "Your system";
/// Chosen by a link.
pub const BY_LINK: &str = "Chosen by a link. Check it before you take the file.";
/// The session has ended.
pub const SESSION_ENDED: &str = "Your sign-in has ended. Your choices are kept. You can still take a file without a token. For one with a token, sign in again.";
/// Signs in again.
pub const SIGN_IN_AGAIN: &str = "Sign in again";
/// Leaves the page's session.
pub const SIGN_OUT: &str = "Sign out";
/// Takes another account.
pub const OTHER_ACCOUNT: &str = "Use another account";
/// After signing out of the page.
pub const SIGNED_OUT: &str = "You're signed out of this page. It keeps nothing about you.";
/// The groups are not in the token.
pub const GROUPS_ABSENT: &str = "Your sign-in names no groups, so this page lists every namespace. The cluster decides what you may do.";
/// There are too many groups for the token.
pub const GROUPS_OVERAGE: &str = "You're in more groups than a sign-in can name, so this page lists every namespace. The cluster decides what you may do.";
/// The API server may refuse somebody with too many groups.
pub const OVERAGE_REFUSED: &str = "This cluster reads your groups from the token, but you have too many. It may not let you in. Ask the directory's administrator to include only the groups assigned to the application.";
/// The page hides for convenience only.
pub const CLUSTER_DECIDES: &str =
    "The cluster decides what you may do in it. This page only makes the file.";
/// The signature could not be checked.
pub const TRUSTED_TLS: &str = "This page couldn't fetch the provider's keys. As portal.yaml allows, it trusts the connection to the provider instead of the signature.";
/// Under your sign-in.
pub const YOUR_SIGN_IN: &str = "Your sign-in";
/// The page is inside another page.
pub const FRAMED: &str = "This page doesn't work inside another page. Open it in its own window.";
/// Heading of a faulty set-up.
pub const FAULTY: &str = "This page isn't set up yet";
/// Explains mistakes that stop the page.
pub const FAULTY_LEAD: &str =
    "portal.yaml has mistakes. Nobody can sign in until they're all fixed.";
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
pub const REDIRECT_URI: &str = "Register exactly this redirect URI:";
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
pub const INTERRUPTED: &str = "The sign-in didn't finish";
/// The token would end too soon.
pub const TOKEN_ENDS_SOON: &str = "This sign-in's token ends in less than ten minutes: too soon for a file. Sign in again for a fresh one.";
/// The file holds a refresh token.
pub const TOKEN_RENEWS: &str = "Anyone with this file can act as you until your sign-in ends at the provider: kubectl renews the token in it. Don't share it, and take it only once.";
/// The token is being renewed.
pub const RENEWING: &str = "Getting a fresh token…";

/// "Sign in with …".
#[must_use]
pub fn sign_in_with(provider: &str) -> Text {
    say!("Sign in with {provider}", provider)
}

/// Leaving for the provider.
#[must_use]
pub fn going_to(provider: &str) -> Text {
    say!("Going to {provider}…", provider)
}

/// "Sign out at …", which ends other applications too.
#[must_use]
pub fn sign_out_at(provider: &str) -> Text {
    say!("Sign out at {provider} too", provider)
}

/// "Namespace for …".
#[must_use]
pub fn namespace_for(cluster: &str) -> Text {
    say!("Namespace for {cluster}", cluster)
}

/// How many of the clusters are chosen.
#[must_use]
pub fn chosen(count: usize, all: usize) -> Text {
    say!("{count} of {all} chosen", number(count as u64), number(all as u64))
}

/// Shows so many more of the clusters that are left.
#[must_use]
pub fn show_more(count: usize, left: usize) -> Text {
    say!("Show {count} more of {left}", number(count as u64), number(left as u64))
}

/// Of a long file the ends of its lists are shown.
#[must_use]
pub fn ends_only(contexts: usize) -> Text {
    say!(
        "Your file has {count} contexts. You see the last entries of each list. Download and Copy give you all of it.",
        number(contexts as u64)
    )
}

/// How long the session lasts.
#[must_use]
pub fn time_left(seconds: i64) -> Text {
    match seconds {
        ..=0 => "sign-in has ended".into(),
        1..=59 => "signed in, less than a minute left".into(),
        _ => say!("signed in, {seconds} min left", (seconds / 60).to_string()),
    }
}

/// Who is signed in: before the name.
pub const SIGNED_IN_AS: &str = "Signed in as ";

/// Where and until when somebody is signed in: after the name.
#[must_use]
pub fn signed_in_at(provider: &str, until: &str) -> Text {
    say!(" at {provider}, until {until}.", provider, until)
}

/// A link names a cluster of another sign-in.
#[must_use]
pub fn belongs_elsewhere(cluster: &str, provider: &str) -> Text {
    say!(
        "The link names {cluster}, which belongs to another sign-in: {provider}.",
        cluster,
        provider
    )
}

/// A link names a cluster that the person cannot have.
#[must_use]
pub fn not_on_offer(cluster: &str) -> Text {
    say!("The link names {cluster}, which isn't available to you here.", cluster)
}

/// The provider's tokens are too short to be of use.
#[must_use]
pub fn tokens_too_short(minutes: i64) -> Text {
    say!(
        "The provider's tokens last only {minutes} min: too short for a file. Choose another way to sign in, or ask the provider's administrator for at least ten minutes.",
        minutes.to_string()
    )
}

/// What to look at when a sign-in never came back.
#[must_use]
pub fn interrupted_at(provider: &str) -> Text {
    say!(
        "You went to {provider} and came back without an answer. If you pressed Back, sign in again. If {provider} showed an error, this page may not be registered there yet. Send your administrator the error and the address below.",
        provider
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
pub fn token_until(time: &str) -> Text {
    say!("Anyone with this file can act as you until {time}. Don't share it.", time)
}

/// Where a mistake is.
#[must_use]
pub fn place(line: usize, path: &str) -> Text {
    if path.is_empty() {
        say!("line {line}", line.to_string())
    } else {
        say!("line {line}, {path}", line.to_string(), path)
    }
}

/// Copies one command.
#[must_use]
pub fn copy_command(command: &str) -> Text {
    say!("Copy: {command}", command)
}

/// The words for failures of the page itself.
#[must_use]
pub fn words(problem: &Problem) -> Option<Words> {
    let address = problem.detail("address");
    Some(match problem.code {
        "page.portal-missing" => Words {
            what: say!("{address} answered {status} instead of this page's settings.", address, problem.detail("status")),
            next: "If you run this page: put portal.yaml beside index.html. portal.example.yaml shows what goes in.".into(),
        },
        "page.insecure" => Words {
            what: say!("{address} isn't encrypted, so this page can't sign you in.", address),
            next: "Open it with https. If you run this page: serve it over https. Plain http works only on the machine itself.".into(),
        },
        "page.part-lost" => Words {
            what: "A part of this page didn't load.".into(),
            next: "Check your connection and try again. If that doesn't help, reload the page: there may be a newer version.".into(),
        },
        "page.portal-unreachable" => Words {
            what: say!("This page couldn't fetch {address}.", address),
            next: match problem.detail("why") {
                "redirected" => "It leads to another address. If your network or this host has a sign-in page, finish that first. If you run this page: serve portal.yaml at its own address.",
                "too large" | "not UTF-8" => "It's larger than 32 MiB or not UTF-8. If you run this page: check that the server sends portal.yaml itself.",
                "timed out" => "The server didn't answer within 15 seconds. Check your connection, VPN and proxy, then try again.",
                _ => "Check your connection and try again.",
            }
            .into(),
        },
        _ => return None,
    })
}
