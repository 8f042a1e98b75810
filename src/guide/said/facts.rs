//! The details in a text that make an explanation exact.

/// What a detail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
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
pub struct Facts(Vec<(Fact, String)>);

impl Facts {
    /// A detail, where the text has it.
    #[must_use]
    pub fn get(&self, fact: Fact) -> Option<&str> {
        self.0.iter().find(|(one, _)| *one == fact).map(|(_, text)| text.as_str())
    }

    /// Every detail, in the order of the text's kind.
    #[must_use]
    pub fn all(&self) -> &[(Fact, String)] {
        &self.0
    }
}

/// Where details stand: after a text, up to a character.
const PLACES: [(Fact, &str, char); 22] = [
    (Fact::Correlation, "Correlation ID: ", ' '),
    (Fact::User, "User \"", '"'),
    (Fact::User, "account '", '\''),
    (Fact::Verb, "\" cannot ", ' '),
    (Fact::Resource, " resource \"", '"'),
    (Fact::Namespace, "in the namespace \"", '"'),
    (Fact::Namespace, "namespaces \"", '"'),
    (Fact::Host, "lookup ", ' '),
    (Fact::Host, "//", '/'),
    (Fact::Context, "no context exists with the name: \"", '"'),
    (Fact::Context, "context \"", '"'),
    (Fact::Context, "specified context: ", ' '),
    (Fact::Context, "Merged \"", '"'),
    (Fact::Program, "plugin path \"", '"'),
    (Fact::Program, "exec: executable ", ' '),
    (Fact::Program, "exec: \"", '"'),
    (Fact::Action, "perform action '", '\''),
    (Fact::Tenant, "must match the tenant 'https://sts.windows.net/", '/'),
    (Fact::Name, "duplicate name \"", '"'),
    (Fact::Name, "object named ", ' '),
    (Fact::Name, "auth info \"", '"'),
    (Fact::Name, "user \"", '"'),
];

/// The longest detail, in characters; whatever is longer is none.
const LONGEST: usize = 256;

pub(super) fn facts(text: &str, number: Option<u32>) -> Facts {
    let mut facts = Facts::default();
    if let Some(number) = number {
        facts.0.push((Fact::Code, format!("AADSTS{number}")));
    }
    for (fact, before, end) in PLACES {
        if facts.get(fact).is_none()
            && let Some(value) = after(text, before, end)
        {
            let value = match fact {
                Fact::Host => host(value),
                // Without its folder, which differs from machine to machine.
                Fact::Program => value.rsplit(['/', '\\']).next().unwrap_or_default(),
                _ => value,
            };
            if !value.is_empty() {
                facts.0.push((fact, value.to_owned()));
            }
        }
    }
    facts
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
