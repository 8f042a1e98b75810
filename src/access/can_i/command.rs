//! The commands that ask the cluster.

/// The command that asks the cluster what one may do, as its words; a flag with its value is one
/// word.
#[must_use]
pub fn can_i_list(namespace: Option<&str>, context: Option<&str>) -> Vec<String> {
    command(&["kubectl", "auth", "can-i", "--list"], namespace, context)
}

/// The command that asks the cluster who one is, as its words.
#[must_use]
pub fn whoami(context: Option<&str>) -> Vec<String> {
    command(&["kubectl", "auth", "whoami"], None, context)
}

fn command(words: &[&str], namespace: Option<&str>, context: Option<&str>) -> Vec<String> {
    let flags = [("namespace", namespace), ("context", context)];
    let flags = flags.into_iter().filter_map(|(name, value)| Some(format!("--{name}={}", value?)));
    words.iter().map(|&word| word.to_owned()).chain(flags).collect()
}
