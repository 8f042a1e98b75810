//! A finished request for access: to copy, to mail, or to open in the address of `portal.yaml`.
//!
//! The text itself is written in `ui::text`; here are its facts, and the addresses that carry it.
//! Programs cut addresses that are too long, and some of Windows drop them, so an address carries as
//! much of the request as fits, and says what it left out. Sources: RFC 6068 (mailto), RFC 3986.

use crate::config::template::{Piece, REQUEST, after_place, is_mail, pieces};
use crate::encode::percent;
use crate::visible::strip_hidden;

/// The longest `mailto:` address: Windows passes on no more than 2,083 characters
/// (`INTERNET_MAX_URL_LENGTH`).
pub const LONGEST_MAIL: usize = 2_000;
/// The longest https address: web servers take 8,000 octets by recommendation (RFC 9110 section
/// 4.1).
pub const LONGEST_ADDRESS: usize = 8_000;
/// The longest value of a fact, in characters.
const LONGEST_FACT: usize = 120;
/// The longest place: a resource id or an address.
const LONGEST_PLACE: usize = 512;

/// The facts of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The person's name.
    pub name: String,
    /// The user name that the cluster most likely sees; empty where it is not known.
    pub user: String,
    /// Whether that is likely only, and not certain.
    pub likely: bool,
    /// Entra's object id; empty where there is none.
    pub object_id: String,
    /// The cluster's display name.
    pub cluster: String,
    /// Its Azure resource id, else the address of its API server.
    pub place: String,
    /// The namespace; empty for the whole cluster.
    pub namespace: String,
    /// The role, in a word.
    pub role: String,
    /// The manifest for whoever grants it; empty where there is none.
    pub manifest: String,
    /// The commands that do the same, quoted for a shell.
    pub commands: Vec<String>,
    /// The commands for a cluster where Azure RBAC decides, quoted.
    pub azure: Vec<String>,
}

impl Request {
    /// The same with every fact on one line, of bounded length, and without characters that steer
    /// or hide text: a request is read by somebody else, who must see what it says.
    #[must_use]
    pub fn plain(&self) -> Self {
        Self {
            name: plain(&self.name),
            user: plain(&self.user),
            likely: self.likely,
            object_id: plain(&self.object_id),
            cluster: plain(&self.cluster),
            place: strip_hidden(&self.place, LONGEST_PLACE),
            namespace: plain(&self.namespace),
            role: plain(&self.role),
            manifest: self.manifest.clone(),
            commands: self.commands.clone(),
            azure: self.azure.clone(),
        }
    }
}

fn plain(text: &str) -> String {
    strip_hidden(text, LONGEST_FACT)
}

/// The request as texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestText {
    /// One line.
    pub title: String,
    /// All of it.
    pub whole: String,
    /// The same without manifest and commands, saying so.
    pub short: String,
}

/// How much of a request an address carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// All of it.
    Whole,
    /// The request without manifest and commands.
    Short,
    /// Only the other facts.
    NoText,
}

/// An address that carries a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The address.
    pub href: String,
    /// How much of the request is in it.
    pub carried: Carried,
}

/// A mail to nobody yet, which the mail program opens; `None` where not even the title fits.
#[must_use]
pub fn mailto_link(told: &RequestText) -> Option<Address> {
    fitting(told, LONGEST_MAIL, |text| {
        let mut href = format!("mailto:?subject={}", mail_value(&told.title));
        if !text.is_empty() {
            href.push_str("&body=");
            href.push_str(&mail_value(text));
        }
        href
    })
}

/// The address of `support.requestUrl` with the request filled in; `None` where the template is none
/// (`config` lets only good ones through) or nothing of it fits.
#[must_use]
pub fn form_link(template: &str, request: &Request, told: &RequestText) -> Option<Address> {
    let pieces = pieces(template, &REQUEST).ok()?;
    let mail = is_mail(template);
    let path = after_place(template).split(['?', '#']).next().unwrap_or_default();
    let path_ends = template.len() - after_place(template).len() + path.len();
    let longest = if mail { LONGEST_MAIL } else { LONGEST_ADDRESS };
    fitting(told, longest, |text| {
        let mut href = String::new();
        let mut at = 0;
        for piece in &pieces {
            match piece {
                Piece::Text(text) => {
                    at += text.len();
                    href.push_str(text);
                }
                Piece::Placeholder(name) => {
                    let value = match *name {
                        "user" => &request.user,
                        "name" => &request.name,
                        "cluster" => &request.cluster,
                        "namespace" => &request.namespace,
                        "role" => &request.role,
                        "title" => &told.title,
                        _ => text,
                    };
                    href.push_str(&if mail {
                        mail_value(value)
                    } else if at < path_ends {
                        path_value(value)
                    } else {
                        percent(value)
                    });
                    at += name.len() + 2;
                }
            }
        }
        href
    })
}

/// The longest form that fits.
fn fitting(told: &RequestText, longest: usize, make: impl Fn(&str) -> String) -> Option<Address> {
    let forms = [
        (Carried::Whole, told.whole.as_str()),
        (Carried::Short, told.short.as_str()),
        (Carried::NoText, ""),
    ];
    forms.into_iter().find_map(|(carried, text)| {
        // Escaping never shortens.
        let href = (text.len() <= longest).then(|| make(text))?;
        (href.len() <= longest).then_some(Address { href, carried })
    })
}

/// Lines end with CR and LF in a mail (RFC 6068 section 5).
fn mail_value(text: &str) -> String {
    percent(&text.replace("\r\n", "\n").replace('\n', "\r\n"))
}

/// Browsers take `.` and `..` in a path for folders, escaped or not.
fn path_value(text: &str) -> String {
    let dots = !text.is_empty() && text.bytes().all(|byte| byte == b'.');
    if dots { "-".repeat(text.len()) } else { percent(text) }
}
