//! A command and its arguments that stand in one text, which the system takes for one name and the
//! program for one argument.

use crate::kubelogin;

/// Programs that kubeconfigs call, by the last part of their path.
const KNOWN: [&str; 18] = [
    "aws",
    "aws-iam-authenticator",
    "az",
    "azd",
    "bash",
    "doctl",
    "gcloud",
    "gke-gcloud-auth-plugin",
    "kubectl",
    "kubectl-oidc_login",
    "kubelogin",
    "node",
    "oci",
    "pwsh",
    "python",
    "python3",
    "sh",
    "tsh",
];
/// Those whose arguments never hold a blank in front of a value.
const TAKES_WORDS: [&str; 6] = [
    "aws",
    "aws-iam-authenticator",
    "gke-gcloud-auth-plugin",
    "kubectl",
    "kubectl-oidc_login",
    "kubelogin",
];

/// The program of a command and the arguments that stand in the same text; nothing where the
/// command is the name or path of a program, which may hold blanks too.
pub(super) fn command(text: &str) -> Option<(&str, Vec<&str>)> {
    let trimmed = text.trim();
    let Some((program, rest)) = trimmed.split_once(char::is_whitespace) else {
        return (trimmed != text && !trimmed.is_empty()).then_some((trimmed, Vec::new()));
    };
    if program.starts_with(['"', '\'']) {
        return None;
    }
    let known = KNOWN.contains(&kubelogin::program(program).as_str());
    let mut words = rest.split_whitespace();
    let flags = words.clone().any(|word| word.starts_with("--"));
    // A file's name with blanks in it ends as programs do; that of a known one does not begin it.
    let file = [".exe", ".cmd", ".bat", ".sh", ".py"].iter().any(|end| rest.ends_with(end));
    let path = program.contains(['/', '\\']);
    let joined = known || flags || !path && !file;
    joined.then(|| (program, words.by_ref().collect()))
}

/// The arguments one by one, where one of them holds several; nothing where each stands alone.
pub(super) fn arguments<'a>(program: &str, args: &[&'a str]) -> Option<Vec<&'a str>> {
    if !TAKES_WORDS.contains(&program) || !args.iter().any(|arg| is_joined(arg)) {
        return None;
    }
    let mut all = Vec::new();
    for arg in args {
        if is_joined(arg) {
            all.extend(arg.split_whitespace());
        } else {
            all.push(*arg);
        }
    }
    Some(all)
}

/// Whether a text can be taken apart into arguments without a doubt.
pub(super) fn is_plain(text: &str) -> bool {
    !text.contains(['"', '\'', '\\', '$', '`'])
}

fn is_joined(arg: &str) -> bool {
    let Some((first, rest)) = arg.trim().split_once(char::is_whitespace) else { return false };
    match first.starts_with('-') {
        // What follows `=` is the value, blanks and all.
        true => first.len() > 1 && !first.contains('='),
        false => {
            let word = first.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            word && rest.split_whitespace().any(|word| word.starts_with("--"))
        }
    }
}
