//! `merge`: a new kubeconfig into the one that somebody has.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use purser::index::Names;
use purser::kubeconfig::existing::{
    self, Addition, CheckReport, Decision, Decisions, Diagnostic, DiagnosticKind,
    DiagnosticSeverity, DiagnosticTarget, EntryKind, EntryOutcome, Existing, Merged, PathKind,
};
use purser::ui::text::Text;
use purser::ui::text::{existing as messages, more, terminal as words};
use serde::Serialize;

use super::clock::now;
use super::codes;
use super::console::{Console, Lines, Tone, is_standard, put};
use super::ending::Ending;
use super::findings::{CodedFinding, finding, kubeconfig};
use super::input;
use super::new_file;
use super::trouble::Trouble;

/// The arguments.
pub fn command() -> Command {
    let path = || value_parser!(PathBuf);
    let file = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).value_name(value).required(true).value_parser(path()).help(help)
    };
    Command::new("merge")
        .about(words::MERGE)
        .after_help(words::MERGE_EXAMPLES)
        .arg(file("mine", "MINE", words::MINE))
        .arg(file("new", "NEW", words::NEW))
        .arg(
            Arg::new("on-conflict")
                .long("on-conflict")
                .value_parser(["keep-both", "replace", "keep-mine"])
                .default_value("keep-both")
                .help(words::ON_CONFLICT),
        )
        .arg(
            Arg::new("switch-context")
                .long("switch-context")
                .action(ArgAction::SetTrue)
                .help(words::SWITCH),
        )
        .arg(
            Arg::new("output")
                .long("output")
                .short('o')
                .value_name("FILE")
                .value_parser(path())
                .help(words::OUTPUT),
        )
        .arg(
            Arg::new("force")
                .long("force")
                .action(ArgAction::SetTrue)
                .requires("output")
                .help(words::FORCE),
        )
}

/// Merges the files. What is told of it goes to standard error, since the file goes to standard
/// output.
///
/// # Errors
/// [`Trouble`] where nothing was merged or written.
pub fn run(arguments: &ArgMatches, console: &Console) -> Result<Ending, Trouble> {
    merged(arguments, console).map_err(Trouble::beside)
}

fn merged(arguments: &ArgMatches, console: &Console) -> Result<Ending, Trouble> {
    let path = |name: &str| arguments.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    let (mine_path, new_path) = (path("mine"), path("new"));
    if is_standard(&mine_path) && is_standard(&new_path) {
        let told = (words::BOTH_INPUT, words::NAME_ONE);
        return Err(Trouble::new(&mine_path, "both-standard-input", told));
    }
    let (mine_bytes, mine, mine_report) = read(&mine_path, true)?;
    let (_, new, new_report) = read(&new_path, false)?;
    if EntryKind::ALL.iter().all(|kind| new.entries(*kind).next().is_none()) {
        return Err(Trouble::new(&new_path, "nothing-new", words::NOTHING_NEW));
    }
    let all = match arguments.get_one::<String>("on-conflict").map(String::as_str) {
        Some("replace") => Decision::Replace,
        Some("keep-mine") => Decision::Keep,
        _ => Decision::Rename,
    };
    let switch = arguments.get_flag("switch-context");
    let decisions = Decisions { all, switch, ..Decisions::default() };
    let unmerged = |error| {
        let said = messages::merge_error(&error);
        Trouble::new(&mine_path, &codes::code(&error), (&said.what, &said.next))
    };
    let merged = existing::merge(&mine, &Addition::of(new), &decisions).map_err(unmerged)?;
    // A file that has all of it already stays as it is, to the byte.
    let bytes = match merged.changes_nothing() {
        true => mine_bytes,
        false => {
            let text = merged.to_yaml().map_err(|_| unmerged(existing::MergeError::Unwritable))?;
            text.into_bytes()
        }
    };
    let to = arguments.get_one::<PathBuf>("output").filter(|to| !is_standard(to));
    let (taken, kept) = match to {
        Some(to) => (true, new_file::write(to, &bytes, arguments.get_flag("force"))?),
        None => (put(&bytes).map_err(|error| Trouble::unwritten(&error))?, None),
    };
    let faults = |report: CheckReport, new: bool| -> Vec<Diagnostic> {
        report.diagnostics.into_iter().filter(|one| matters(one, new)).collect()
    };
    let outcome = MergeOutcome {
        merged,
        to: to.map(PathBuf::as_path),
        kept,
        apart: folder(&mine_path) != folder(&new_path),
        mine: faults(mine_report, false),
        new: faults(new_report, true),
    };
    if console.json {
        let _ = console.json_beside(&outcome.for_programs());
    } else {
        let mut lines = console.beside();
        outcome.for_people(&mut lines);
        console.tell(&lines);
    }
    Ok(if taken { Ending::Fine } else { Ending::Impossible })
}

/// A kubeconfig that kubectl does not refuse, as it is and read. One's own stands by itself too,
/// because what is around it would be lost.
fn read(path: &Path, mine: bool) -> Result<(Vec<u8>, Existing, CheckReport), Trouble> {
    let bytes = input::read(path, input::LARGEST_KUBECONFIG, words::FILE_TOO_LARGE)?;
    let (file, report) = kubeconfig(path, &bytes, now())?;
    if report.refused || mine && file.wrapped.is_some() {
        let (refused, wrapped) = words::REFUSED_FIRST;
        let what = if report.refused { refused } else { wrapped };
        let bad = |one: &Diagnostic| one.severity == DiagnosticSeverity::RejectsFile;
        let fixed =
            existing::repair(&file, now()).is_some_and(|fixed| !fixed.remaining.iter().any(bad));
        let next = if fixed { words::FIX_FIRST } else { words::SEE_WHY };
        return Err(Trouble::new(path, "refused", (what, next)));
    }
    Ok((bytes, file, report))
}

/// The folder of a file, where it is one.
fn folder(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()?.parent().map(Path::to_owned)
}

/// Whether a finding is worth telling at a merge: a path that leads elsewhere from another folder
/// is one in the new file.
fn matters(one: &Diagnostic, new: bool) -> bool {
    one.severity != DiagnosticSeverity::Advice || new && is_relative(one)
}

/// Whether a finding is of a path beside the file.
const fn is_relative(one: &Diagnostic) -> bool {
    matches!(one.kind, DiagnosticKind::Path { kind: PathKind::Relative, .. })
}

/// How many findings are told of each file: the merge is what was asked for, not the check.
const MOST: usize = 10;

/// What came of the merge.
struct MergeOutcome<'a> {
    merged: Merged,
    to: Option<&'a Path>,
    /// The name of the file that was overwritten.
    kept: Option<PathBuf>,
    /// Whether the files are in different folders.
    apart: bool,
    /// What is wrong with the files already.
    mine: Vec<Diagnostic>,
    new: Vec<Diagnostic>,
}

impl MergeOutcome<'_> {
    fn warnings(&self) -> Vec<&'static str> {
        let none = self.merged.current.as_deref().is_none_or(str::is_empty);
        let old_user = self.merged.uses_old_user().then_some(more::OLD_USER);
        // The same words name another file in another folder.
        let place = |one: &Diagnostic| match &one.target {
            DiagnosticTarget::Entry(kind, name) => Some(kind.place(name)),
            DiagnosticTarget::File => None,
        };
        let relative: Names =
            self.new.iter().filter(|one| is_relative(one)).filter_map(place).collect();
        let elsewhere = self.apart
            && self.merged.entries.iter().any(|one| {
                matches!(one.outcome, EntryOutcome::Same(_))
                    && relative.contains(&one.kind.place(&one.name))
            });
        let elsewhere = elsewhere.then_some(words::OTHER_FOLDER);
        let old_server = self.merged.leads_to_old_server().then_some(more::OLD_SERVER);
        old_user
            .into_iter()
            .chain(old_server)
            .chain(elsewhere)
            .chain(none.then_some(more::NONE_CURRENT))
            .collect()
    }

    fn for_people(&self, lines: &mut Lines) {
        if self.merged.changes_nothing() {
            lines.put(Tone::Good, more::CHANGES_NOTHING).end();
        }
        for planned in &self.merged.entries {
            let tone = match planned.outcome {
                EntryOutcome::Added | EntryOutcome::Same(_) => Tone::Good,
                EntryOutcome::Kept | EntryOutcome::Replaced | EntryOutcome::Renamed(_) => {
                    Tone::Advice
                }
            };
            lines.put(tone, &messages::outcome(planned)).end();
            for one in &planned.differences {
                lines.put(Tone::Plain, "  ").put(Tone::Plain, &one.field).put(Tone::Plain, ": ");
                lines.put(Tone::Plain, more::MINE).put(Tone::Plain, " ");
                lines.put(Tone::Plain, &messages::value(one.mine.as_ref())).put(Tone::Plain, ", ");
                lines.put(Tone::Plain, more::NEW).put(Tone::Plain, " ");
                lines.line(&messages::value(one.new.as_ref()));
            }
        }
        if let Some(name) = self.merged.current.as_deref().filter(|name| !name.is_empty()) {
            lines.line(&more::is_current(name));
        }
        if !self.merged.changes_nothing() {
            lines.line(messages::merge_extent(&self.merged));
        }
        let losses = messages::merge_losses(&self.merged);
        for told in losses.iter().map(|told| &**told).chain(self.warnings()) {
            lines.put(Tone::Advice, told).end();
        }
        for (whose, findings) in [(words::IN_MINE, &self.mine), (words::IN_NEW, &self.new)] {
            if !findings.is_empty() {
                lines.put(Tone::Strong, whose).line(":");
                findings.iter().take(MOST).for_each(|one| finding(lines, one));
                if let Some(more) = findings.len().checked_sub(MOST).filter(|more| *more > 0) {
                    lines.put(Tone::Plain, "  ").line(&words::more_findings(more));
                }
            }
        }
        if let Some(to) = self.to {
            new_file::told(lines, to, self.kept.as_deref());
        }
    }

    fn for_programs(&self) -> MergeAnswer<'_> {
        let merged = &self.merged;
        let entry = |one: &'_ existing::PlannedEntry| MergedEntry {
            kind: messages::entry(one.kind),
            name: one.name.clone(),
            outcome: codes::code(&one.outcome),
            merged_name: one.merged_name().to_owned(),
            what: messages::outcome(one),
            differences: one
                .differences
                .iter()
                .map(|one| DifferentField {
                    field: one.field.clone(),
                    mine: messages::value(one.mine.as_ref()),
                    new: messages::value(one.new.as_ref()),
                })
                .collect(),
        };
        MergeAnswer {
            changes: !merged.changes_nothing(),
            entries: merged.entries.iter().map(entry).collect(),
            current: merged.current.as_deref(),
            lost: messages::merge_losses(merged),
            warnings: self.warnings(),
            mine: self.mine.iter().map(CodedFinding::of).collect(),
            new: self.new.iter().map(CodedFinding::of).collect(),
            written: self.to.map(|to| to.display().to_string()),
            kept: self.kept.as_deref().map(|kept| kept.display().to_string()),
        }
    }
}

#[derive(Serialize)]
struct MergeAnswer<'a> {
    changes: bool,
    entries: Vec<MergedEntry>,
    current: Option<&'a str>,
    lost: Vec<Text>,
    warnings: Vec<&'static str>,
    /// What is wrong in the old file already.
    mine: Vec<CodedFinding>,
    /// What is wrong in the new file already.
    new: Vec<CodedFinding>,
    written: Option<String>,
    kept: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MergedEntry {
    kind: &'static str,
    name: String,
    outcome: String,
    merged_name: String,
    what: Text,
    differences: Vec<DifferentField>,
}

#[derive(Serialize)]
struct DifferentField {
    field: String,
    mine: Text,
    new: Text,
}
