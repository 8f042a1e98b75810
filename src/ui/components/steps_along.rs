//! A step, and the steps as Markdown, for a colleague, a ticket or a coding agent.

use std::rc::Rc;

use super::copy;
use crate::browser;
use crate::guide::Shell;
use crate::ui::output::{Output, contexts};
use crate::ui::signal::{Memo, untrack};
use crate::ui::state::Page;
use crate::ui::text::guide::commands as shells;
use crate::ui::text::{Words, take as words};
use crate::visible::line;

/// The longest name that is taken along, in characters.
const LONGEST: usize = 600;

/// One step: what it does, and the lines for it, as they may be seen by others.
#[derive(Clone)]
pub struct Step {
    /// What it does and what to know.
    pub told: Words,
    /// The lines.
    pub lines: String,
    /// The shell that they are for.
    pub shell: Shell,
}

/// What makes the steps, tracked.
pub type Steps = Rc<dyn Fn() -> Vec<Step>>;

/// Copies the steps.
pub fn copy_steps(page: Page, output: Memo<Output>, steps: &Steps) {
    let text = untrack(|| markdown(page, output, &steps()));
    copy(page, text, words::STEPS_COPIED);
}

fn markdown(page: Page, output: Memo<Output>, steps: &[Step]) -> String {
    let shell = steps.first().map_or_else(|| page.shell(), |step| step.shell);
    let link = format!("{}{}", browser::folder(), page.query());
    let names = line(&contexts(output).join(", "), LONGEST);
    let mut text = String::from("# ");
    text.push_str(words::STEPS_TITLE);
    text.push_str("\n\n");
    for told in [words::contexts(&names), words::page(&link), words::shell(shells::shell(shell))] {
        text.push_str("- ");
        text.push_str(&told);
        text.push('\n');
    }
    for (at, step) in steps.iter().enumerate() {
        push_step(&mut text, at + 1, step, shell);
    }
    text
}

fn push_step(text: &mut String, number: usize, step: &Step, shell: Shell) {
    text.push('\n');
    text.push_str(&number.to_string());
    text.push_str(". **");
    text.push_str(&step.told.what);
    text.push_str("** ");
    text.push_str(&step.told.next);
    text.push_str("\n\n");
    let fence = fence(&step.lines);
    let language = if shell == Shell::PowerShell { "powershell" } else { "sh" };
    let first = [&fence, language].concat();
    for line in [first.as_str()].into_iter().chain(step.lines.lines()).chain([fence.as_str()]) {
        text.push_str("   ");
        text.push_str(line);
        text.push('\n');
    }
}

/// A fence that the lines cannot end.
fn fence(lines: &str) -> String {
    let mut fence = "```".to_owned();
    while lines.contains(&fence) {
        fence.push('`');
    }
    fence
}

#[cfg(test)]
mod tests {
    use super::{Shell, Step, Words, fence, push_step};

    #[test]
    fn a_step_is_an_item_with_its_lines_fenced() {
        let told = Words { what: "Do it.".to_owned(), next: "Once.".to_owned() };
        let step = Step { told, lines: "one\ntwo `\n  three".to_owned(), shell: Shell::PowerShell };
        let mut text = String::new();
        push_step(&mut text, 2, &step, Shell::PowerShell);
        let whole =
            "\n2. **Do it.** Once.\n\n   ```powershell\n   one\n   two `\n     three\n   ```\n";
        assert_eq!(text, whole);
    }

    #[test]
    fn no_line_ends_its_fence() {
        assert_eq!(fence("echo a"), "```");
        assert_eq!(fence("a ````` b"), "``````");
    }
}
