//! The details in a text that make an explanation exact.

use super::redact::{HIDDEN, for_support};

/// What a detail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Entra's number, as `AADSTS…`.
    Code,
    /// The correlation id, for an administrator.
    Correlation,
    /// The user as the cluster knows them.
    User,
    /// What was tried, such as `list`.
    Verb,
    /// On what, such as `pods`.
    Resource,
    /// In which namespace.
    Namespace,
    /// The host that was asked.
    Host,
    /// The context.
    Context,
    /// The program that was not found.
    Program,
    /// The action in Azure.
    Action,
    /// The tenant that Azure wants.
    Tenant,
    /// A name in the kubeconfig.
    Name,
}

/// The details of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details(Vec<(Detail, String)>);

impl Details {
    /// A detail, where the text has it.
    #[must_use]
    pub fn get(&self, detail: Detail) -> Option<&str> {
        self.0.iter().find(|(one, _)| *one == detail).map(|(_, text)| text.as_str())
    }

    /// The same without what opens a door: whatever [`for_support`] takes out of the text that they
    /// are from.
    #[must_use]
    pub fn without_secrets(&self, text: &str) -> Self {
        let open = for_support(text).replace('\n', " ");
        let shown = |(detail, value): &(Detail, String)| {
            let stays = match detail {
                Detail::Code => true,
                // A name of AKS may be as long as a secret is.
                Detail::Host if value.contains('.') && !value.starts_with("eyJ") => true,
                _ => open.contains(value.as_str()),
            };
            (*detail, if stays { value.clone() } else { HIDDEN.to_owned() })
        };
        Self(self.0.iter().map(shown).collect())
    }

    /// Every detail, in the order of the text's kind.
    #[must_use]
    pub fn all(&self) -> &[(Detail, String)] {
        &self.0
    }
}

/// Where details stand: after a text, up to a character.
const PLACES: [(Detail, &str, char); 20] = [
    (Detail::Correlation, "Correlation ID: ", ' '),
    (Detail::User, "User \"", '"'),
    (Detail::User, "account '", '\''),
    (Detail::Verb, "\" cannot ", ' '),
    (Detail::Resource, " resource \"", '"'),
    (Detail::Namespace, "in the namespace \"", '"'),
    (Detail::Namespace, "namespaces \"", '"'),
    (Detail::Context, "no context exists with the name: \"", '"'),
    (Detail::Context, "context \"", '"'),
    (Detail::Context, "specified context: ", ' '),
    (Detail::Context, "Merged \"", '"'),
    (Detail::Program, "plugin path \"", '"'),
    (Detail::Program, "exec: executable ", ' '),
    (Detail::Program, "exec: \"", '"'),
    (Detail::Action, "perform action '", '\''),
    (Detail::Tenant, "must match the tenant 'https://sts.windows.net/", '/'),
    (Detail::Name, "duplicate name \"", '"'),
    (Detail::Name, "object named ", ' '),
    (Detail::Name, "auth info \"", '"'),
    (Detail::Name, "user \"", '"'),
];

/// The longest detail, in characters; whatever is longer is none.
const LONGEST: usize = 256;

/// The details of a text in one line, with the number and the host that were found in it.
pub(super) fn details(text: &str, number: Option<u32>, host: Option<&str>) -> Details {
    let mut details = Details::default();
    if let Some(number) = number {
        details.0.push((Detail::Code, format!("AADSTS{number}")));
    }
    for (detail, before, end) in PLACES {
        if detail == Detail::Context
            && details.get(Detail::Host).is_none()
            && let Some(host) = host.filter(|host| !host.is_empty())
        {
            details.0.push((Detail::Host, host.to_owned()));
        }
        if details.get(detail).is_none()
            && let Some(value) = after(text, before, end)
        {
            let value = match detail {
                // Without its folder, which differs from machine to machine and may hold blanks.
                Detail::Program => program(text, value),
                Detail::Correlation => value
                    .split(|c: char| !c.is_ascii_hexdigit() && c != '-')
                    .next()
                    .unwrap_or_default(),
                _ => value,
            };
            if !value.is_empty() {
                details.0.push((detail, value.to_owned()));
            }
        }
    }
    details
}

/// The file of a program: `word`, or the whole path where blanks are in it.
fn program<'a>(text: &'a str, word: &'a str) -> &'a str {
    let whole = text.split_once("exec: executable ").and_then(|(_, rest)| {
        let ends = [" failed with ", " not found"];
        rest.get(..ends.iter().filter_map(|end| rest.find(end)).min()?)
    });
    let path = whole.filter(|path| path.len() <= LONGEST && path.starts_with(word)).unwrap_or(word);
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

fn after<'a>(text: &'a str, before: &str, end: char) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    let value = rest.split(end).next()?;
    let whole = value.len() < rest.len() || end == ' ';
    (whole && value.chars().count() <= LONGEST).then_some(value)
}
