//! The tables of the reference.

use super::part::SchemaPart;

/// The table of keys that stand together, in Markdown.
#[must_use]
pub fn table(part: &SchemaPart) -> String {
    let mut made = String::from("| key | type | default | meaning |\n|---|---|---|---|\n");
    for row in part.rows {
        let cells = ["| `", row.key, "` | ", row.kind, " | ", row.default, " | ", row.meaning];
        made.push_str(&cells.concat());
        made.push_str(" |\n");
    }
    made
}
