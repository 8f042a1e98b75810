//! Mistakes as workflow commands of GitHub Actions, which shows them beside the lines of a pull
//! request.

use std::path::Path;

use super::mistakes::{CodedMistake, shown, slashed};

/// A line for each mistake. Of standard input there is no file to show it in.
pub fn commands(path: &Path, mistakes: &[CodedMistake]) -> String {
    let file = slashed(path, shown);
    mistakes.iter().map(|one| command(file.as_deref(), one)).collect()
}

fn command(file: Option<&str>, one: &CodedMistake) -> String {
    let title = match one.path.as_str() {
        "" => one.code.clone(),
        path => format!("{} ({})", shown(path), one.code),
    };
    let place = file.map_or_else(String::new, |file| {
        format!("file={},line={},col={},", property(file), one.line, one.column)
    });
    let message = data(&one.message(file));
    format!("::{} {place}title={}::{message}\n", one.severity, property(&title))
}

/// What stands after the second `::`, where `%` begins an escape and a line ends the command.
///
/// Source: `escapeData` and `escapeProperty` of `command.ts` in actions/toolkit.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before it, which a comma or colon would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
