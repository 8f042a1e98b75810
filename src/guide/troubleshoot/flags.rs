//! Flags that the kubelogin at hand does not know, held against the flags of both.

use super::meaning::Meaning;
use super::said::SaidText;
use crate::kubelogin::{Flag, azure, oidc};

/// What an unknown flag says about which kubelogin it is. A flag that other programs have as well
/// counts only where the text speaks of a helper.
pub(super) fn unknown_flag(said: &SaidText) -> Option<Meaning> {
    let of_helper = said.has_one("kubelogin\noidc-login\noidc_login\ngetting credentials");
    [said.spaced(), said.joined()].into_iter().find_map(|text| {
        if let Some((_, rest)) = text.split_once("unknown flag: ") {
            let name = |flags: &'static [Flag]| {
                let names =
                    flags.iter().map(|flag| flag.name).filter(|name| rest.starts_with(name));
                names.max_by_key(|name| name.len()).unwrap_or_default()
            };
            let (azure, oidc) = (name(&azure::FLAGS), name(&oidc::FLAGS));
            let counts =
                of_helper || oidc.starts_with(oidc::OWN) || azure::TELLING.contains(&azure);
            return match azure.len().cmp(&oidc.len()) {
                _ if !counts => None,
                core::cmp::Ordering::Equal => None,
                core::cmp::Ordering::Greater if azure::LATER.contains(&azure) => {
                    Some(Meaning::OldKubelogin)
                }
                core::cmp::Ordering::Greater => Some(Meaning::WrongKubeloginForAzure),
                core::cmp::Ordering::Less if oidc::LATER.contains(&oidc) => {
                    Some(Meaning::OldOidcLogin)
                }
                core::cmp::Ordering::Less => Some(Meaning::WrongKubeloginForOidc),
            };
        }
        let (_, rest) = text.split_once("unknown shorthand flag: '")?;
        let letter = rest.chars().next()?;
        let known = azure::FLAGS.iter().any(|flag| flag.letter == Some(letter));
        (known && (of_helper || letter == 'l')).then_some(Meaning::WrongKubeloginForAzure)
    })
}
