//! Who signed in, as far as the ID token says.

use crate::config::{Identity, Provider};
use crate::encode;
use crate::entra;
use crate::json::Value;
use crate::oidc::id_token::IdToken;

/// The longest text taken from a claim, in characters.
const LONGEST: usize = 256;
/// The most groups taken from a claim.
const MOST: usize = 10_000;

/// The person, in the provider's words: unchecked text, for showing and for making names of. What is
/// shown has no characters that cannot be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// What to call them.
    pub name: String,
    /// The user name that is shown: `preferred_username`, else `email`, else `sub`.
    pub user_name: String,
    /// The user that names in the file are made of: `preferred_username`, else `sub`. Not `email`,
    /// which some providers let people choose unchecked.
    pub file_user: String,
    /// The account to suggest when kubectl signs in.
    pub login_hint: Option<String>,
    /// The subject: unique at this issuer.
    pub subject: String,
    /// Entra's object id.
    pub oid: Option<String>,
    /// Entra's tenant id.
    pub tid: Option<String>,
    /// Whether they are a guest in the tenant.
    pub guest: bool,
    /// Their groups.
    pub groups: Groups,
}

/// The groups of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Groups {
    /// These.
    Known(Vec<String>),
    /// The token does not say.
    Absent,
    /// There are more than a token can hold.
    Overage,
}

impl Groups {
    /// The groups, where they are known.
    #[must_use]
    pub fn known(&self) -> Option<&[String]> {
        match self {
            Self::Known(groups) => Some(groups),
            _ => None,
        }
    }
}

impl Person {
    pub(super) fn new(token: &IdToken, identity: &Identity) -> Self {
        let text = |name: &str| {
            token.text(name).map(|text| text.chars().take(LONGEST).collect::<String>())
        };
        let is_entra = matches!(identity.provider, Provider::Entra(_));
        let shown = |name: &str| token.text(name).map(visible).filter(|text| !text.is_empty());
        let preferred = shown("preferred_username");
        let subject = shown("sub").unwrap_or_default();
        let file_user = preferred.clone().unwrap_or_else(|| subject.clone());
        let user_name = preferred.or_else(|| shown("email")).unwrap_or(subject);
        let guest = token.claims().get("acct").is_some_and(|acct| acct == 1 || acct == "1");
        Self {
            name: shown("name").unwrap_or_else(|| user_name.clone()),
            login_hint: text("preferred_username").filter(|_| is_entra),
            user_name,
            file_user,
            subject: text("sub").unwrap_or_default(),
            oid: text("oid").filter(|_| is_entra),
            tid: text("tid").filter(|_| is_entra),
            guest,
            groups: groups(token),
        }
    }
}

/// A text as people see it, not longer than [`LONGEST`].
fn visible(text: &str) -> String {
    encode::visible(text, LONGEST)
}

fn groups(token: &IdToken) -> Groups {
    if entra::overage(token.claims()) {
        return Groups::Overage;
    }
    match token.claims().get("groups") {
        Some(Value::Array(list)) => Groups::Known(
            list.iter().filter_map(Value::as_str).take(MOST).map(str::to_owned).collect(),
        ),
        Some(Value::String(one)) => Groups::Known(vec![one.clone()]),
        _ => Groups::Absent,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{LONGEST, visible};

    #[test]
    fn what_cannot_be_seen_is_not_shown() {
        for hidden in [
            '\0',
            '\t',
            '\n',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{9f}',
            '\u{ad}',
            '\u{61c}',
            '\u{180e}',
            '\u{200b}',
            '\u{200d}',
            '\u{200e}',
            '\u{200f}',
            '\u{2028}',
            '\u{2029}',
            '\u{202a}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{2069}',
            '\u{206f}',
            '\u{feff}',
            '\u{fffb}',
            '\u{1d173}',
            '\u{e0001}',
            '\u{e0041}',
            '\u{e007f}',
        ] {
            assert_eq!(visible(&format!("a{hidden}b{hidden}")), "ab", "{:x}", u32::from(hidden));
            assert_eq!(visible(&hidden.to_string().repeat(3)), "");
        }
        assert_eq!(visible("alice\u{202e}moc.live@bob\u{202c}"), "alicemoc.live@bob");
        // A long run of what is not seen does not push out what is.
        assert_eq!(visible(&format!("{}alice", "\u{200b}".repeat(60_000))), "alice");
    }

    #[test]
    fn names_of_all_the_world_stay() {
        for name in ["Zoë Müller-Nuñez", "山田 太郎", "محمد علي", "אברהם", "Ольга", "हिन्दी", "👩🏽 x"]
        {
            assert_eq!(visible(name), name);
        }
        assert_eq!(visible("  Alice  Martin "), "Alice  Martin");
        assert_eq!(visible(&"é".repeat(5000)).chars().count(), LONGEST);
    }

    proptest! {
        #[test]
        fn what_is_shown_is_shown_as_it_is(text in any::<String>()) {
            let once = visible(&text);
            prop_assert!(once.chars().count() <= LONGEST && !once.chars().any(char::is_control));
            prop_assert_eq!(visible(&once), once);
        }
    }
}
