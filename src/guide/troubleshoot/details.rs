//! The details in a text that make an explanation exact.

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

    /// Every detail, in the order of the text's kind.
    #[must_use]
    pub fn all(&self) -> &[(Detail, String)] {
        &self.0
    }
}

/// Where details stand: after a text, up to a character.
const PLACES: [(Detail, &str, char); 22] = [
    (Detail::Correlation, "Correlation ID: ", ' '),
    (Detail::User, "User \"", '"'),
    (Detail::User, "account '", '\''),
    (Detail::Verb, "\" cannot ", ' '),
    (Detail::Resource, " resource \"", '"'),
    (Detail::Namespace, "in the namespace \"", '"'),
    (Detail::Namespace, "namespaces \"", '"'),
    (Detail::Host, "lookup ", ' '),
    (Detail::Host, "//", '/'),
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

pub(super) fn details(text: &str, number: Option<u32>) -> Details {
    let mut details = Details::default();
    if let Some(number) = number {
        details.0.push((Detail::Code, format!("AADSTS{number}")));
    }
    for (detail, before, end) in PLACES {
        if details.get(detail).is_none()
            && let Some(value) = after(text, before, end)
        {
            let value = match detail {
                Detail::Host => host(value),
                // Without its folder, which differs from machine to machine.
                Detail::Program => value.rsplit(['/', '\\']).next().unwrap_or_default(),
                _ => value,
            };
            if !value.is_empty() {
                details.0.push((detail, value.to_owned()));
            }
        }
    }
    details
}

fn after<'a>(text: &'a str, before: &str, end: char) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    let value = rest.split(end).next()?;
    let whole = value.len() < rest.len() || end == ' ';
    (whole && value.chars().count() <= LONGEST).then_some(value)
}

/// A host without its port and what Go puts after it.
fn host(value: &str) -> &str {
    let value = value.trim_end_matches([':', ',', '.', '"']);
    let value = value.rsplit_once('@').map_or(value, |(_, host)| host);
    let port = value.rsplit_once(':').filter(|(_, port)| port.chars().all(|c| c.is_ascii_digit()));
    let value = port.map_or(value, |(host, _)| host);
    let plain = |c: char| c.is_alphanumeric() || "-._[]:".contains(c);
    if value.chars().all(plain) { value } else { "" }
}
