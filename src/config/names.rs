//! `names`: the templates for names in the kubeconfig.

use super::section::{Mistakes, Section};
use super::template::pieces;
use super::{NameTemplates, What};

/// The keys of `names`.
pub const KEYS: &[&str] = &["context", "cluster", "user"];
/// The placeholders of a template.
pub const PLACEHOLDERS: [&str; 5] = ["cluster", "namespace", "user", "environment", "tenant"];

pub(super) fn read(top: &Section<'_>, report: &mut Mistakes) -> NameTemplates {
    let default = NameTemplates::default();
    let Some(section) = top.section("names", KEYS, false, report) else { return default };
    NameTemplates {
        context: section.text("context", &template, report).unwrap_or(default.context),
        cluster: section.text("cluster", &template, report).unwrap_or(default.cluster),
        user: section.text("user", &template, report).unwrap_or(default.user),
    }
}

/// A template: only known placeholders, and `{cluster}` among them, for two clusters in one file
/// must not get the same name.
fn template(text: &str) -> Option<What> {
    let mistake = pieces(text, &PLACEHOLDERS).err();
    mistake.or_else(|| (!text.contains("{cluster}")).then_some(What::NotUnique))
}
