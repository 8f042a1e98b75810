//! `inspect`: the check of a kubeconfig.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use purser::kubeconfig::existing::{
    self, CheckReport, ContextReport, Diagnostic, DiagnosticSeverity, RepairedFile, Usable,
};
use purser::ui::text::Text;
use purser::ui::text::{check as messages, existing as lost, more, terminal as words};
use serde::Serialize;

use super::clock::{day, now};
use super::codes;
use super::console::{Console, Lines, Tone, is_standard, name, put, told};
use super::ending::Ending;
use super::findings::{CodedFinding, CodedWords, finding, kubeconfig};
use super::input;
use super::new_file;
use super::trouble::Trouble;

/// The arguments.
pub fn command() -> Command {
    let path = value_parser!(PathBuf);
    Command::new("inspect")
        .about(words::INSPECT)
        .after_help(words::INSPECT_EXAMPLES)
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .value_parser(path.clone())
                .help(words::INSPECT_FILE),
        )
        .arg(Arg::new("at").long("at").value_name("DAY").value_parser(day).help(words::AT))
        .arg(
            Arg::new("fixed")
                .long("fixed")
                .value_name("FILE")
                .value_parser(path)
                .help(words::FIXED),
        )
        .arg(
            Arg::new("force")
                .long("force")
                .action(ArgAction::SetTrue)
                .requires("fixed")
                .help(words::FORCE),
        )
}

/// Checks the file.
///
/// # Errors
/// [`Trouble`] where it cannot be read or is not a kubeconfig, or the fixed one cannot be written.
pub fn run(arguments: &ArgMatches, console: &Console) -> Result<Ending, Trouble> {
    let path = arguments.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let now = arguments.get_one::<i64>("at").copied().unwrap_or_else(now);
    let bytes = input::read(&path, input::LARGEST_KUBECONFIG, words::FILE_TOO_LARGE)?;
    let (file, report) = kubeconfig(&path, &bytes, now)?;
    let fixed = existing::repair(&file, now);
    let wanted = arguments.get_one::<PathBuf>("fixed");
    let standard = wanted.is_some_and(|to| is_standard(to));
    let mut outcome = None;
    if let (Some(to), Some(fixed)) = (wanted, &fixed) {
        if standard {
            put(fixed.text.as_bytes()).map_err(|error| Trouble::unwritten(&error))?;
        } else {
            let force = arguments.get_flag("force");
            outcome = Some((to, new_file::write(to, fixed.text.as_bytes(), force)?));
        }
    }
    let answer = Inspection { report: &report, empty: file.is_empty(), fixed: fixed.as_ref(), now };
    let done = if console.json {
        let answer = answer.for_programs(&path);
        if standard { console.json_beside(&answer) } else { console.json(&answer) }
    } else {
        let mut lines = if standard { console.beside() } else { console.lines() };
        answer.for_people(&mut lines);
        match (&outcome, wanted, &fixed) {
            (Some((to, kept)), ..) => new_file::told(&mut lines, to, kept.as_deref()),
            (None, Some(_), None) => lines.line(words::NOTHING_FIXED),
            (None, None, Some(_)) => lines.line(words::TAKE_FIXED),
            _ => {}
        }
        if standard {
            console.tell(&lines);
            Ok(())
        } else {
            console.answer(&lines)
        }
    };
    done.map_err(|error| Trouble::unwritten(&error))?;
    let broken = |one: &Diagnostic| one.severity != DiagnosticSeverity::Advice;
    let wrong =
        report.contexts.is_empty() || report.refused || report.diagnostics.iter().any(broken);
    Ok(if wrong { Ending::Found } else { Ending::Fine })
}

/// What there is to say about a file.
struct Inspection<'a> {
    report: &'a CheckReport,
    empty: bool,
    fixed: Option<&'a RepairedFile>,
    now: i64,
}

impl Inspection<'_> {
    /// The contexts, those that fail first.
    fn contexts(&self) -> impl Iterator<Item = &ContextReport> {
        self.report.found("", false).into_iter().filter_map(|at| self.report.contexts.get(at))
    }

    fn for_people(&self, lines: &mut Lines) {
        let [fail, remarks, work] = self.report.count();
        if self.empty {
            lines.put(Tone::Bad, more::EMPTY).end();
            return;
        }
        let tone = if fail > 0 { Tone::Bad } else { Tone::Good };
        let counted = messages::summary(work + remarks, remarks, fail);
        let none = self.report.contexts.is_empty();
        if !none {
            lines.put(tone, &counted).end();
        } else if !self.report.refused {
            lines.put(Tone::Bad, more::NO_CONTEXT).end();
        }
        if self.report.refused {
            lines.put(Tone::Bad, more::REFUSED).end();
        } else if !none && self.report.diagnostics.is_empty() {
            lines.put(Tone::Good, more::ALL_WELL).end();
        }
        let apart: Vec<&Diagnostic> = self.report.of_file().collect();
        if !apart.is_empty() {
            heading(lines, more::FINDINGS);
            apart.into_iter().for_each(|one| finding(lines, one));
        }
        self.contexts().for_each(|one| self.context(lines, one));
        if !self.report.tools.is_empty() {
            heading(lines, more::TOOLS);
            for tool in &self.report.tools {
                let said = messages::tool(tool);
                lines.put(Tone::Plain, "  ").put(Tone::Strong, &said.what).put(Tone::Plain, ". ");
                lines.line(&said.next);
            }
        }
        if let Some(fixed) = self.fixed {
            heading(lines, more::MENDED);
            for one in &fixed.repairs {
                lines.put(Tone::Plain, "  ").put(Tone::Plain, &more::line(one.line));
                lines.put(Tone::Plain, ": ").line(&messages::repair(&one.kind));
            }
            for loss in lost::losses(&fixed.losses) {
                lines.put(Tone::Plain, "  ").put(Tone::Advice, &loss).end();
            }
        }
        lines.end();
        lines.line(more::CHECK_LIMITS);
    }

    fn context(&self, lines: &mut Lines, one: &ContextReport) {
        let tone = match one.usable {
            Usable::Yes => Tone::Good,
            Usable::Advised => Tone::Advice,
            Usable::No => Tone::Bad,
        };
        lines.end();
        lines.put(Tone::Strong, &one.name).put(Tone::Plain, ": ");
        lines.put(tone, messages::usable(one.usable)).put(Tone::Plain, " (");
        if one.current {
            lines.put(Tone::Plain, more::CURRENT).put(Tone::Plain, ", ");
        }
        lines.put(Tone::Plain, &more::line(one.line)).line(")");
        let facts = [
            one.auth_method.as_ref().map(|method| messages::auth_method(method, self.now)),
            one.server.clone().map(Text::from),
            Some(more::uses(&one.user, &one.cluster)),
            one.namespace.as_deref().map(more::in_namespace),
            one.origin.as_ref().map(|(origin, _)| more::origin(&origin.made, &origin.portal)),
        ];
        for fact in facts.into_iter().flatten() {
            lines.put(Tone::Plain, "  ").line(&fact);
        }
        let found = one.diagnostics.iter().filter_map(|at| self.report.diagnostics.get(*at));
        found.for_each(|one| finding(lines, one));
    }

    fn for_programs(&self, path: &Path) -> InspectAnswer {
        let report = self.report;
        let [fail, remarks, work] = report.count();
        let work = work + remarks;
        InspectAnswer {
            file: name(path),
            empty: self.empty,
            refused: report.refused,
            summary: Counts { contexts: report.contexts.len(), work, fail },
            contexts: self.contexts().map(|one| self.context_answer(one)).collect(),
            findings: report.diagnostics.iter().map(CodedFinding::of).collect(),
            tools: report
                .tools
                .iter()
                .map(|tool| {
                    let said = messages::tool(tool);
                    let (code, line) = (codes::code(tool), None);
                    CodedWords { line, code, what: told(&said.what), next: Some(told(&said.next)) }
                })
                .collect(),
            fixes: self.fixed.map_or_else(Vec::new, |fixed| {
                let fix = |one: &existing::Repair| CodedWords {
                    line: Some(one.line),
                    code: codes::fix(&one.kind),
                    what: messages::repair(&one.kind),
                    next: None,
                };
                fixed.repairs.iter().map(fix).collect()
            }),
            lost: self.fixed.map_or_else(Vec::new, |fixed| lost::losses(&fixed.losses)),
        }
    }

    fn context_answer(&self, one: &ContextReport) -> InspectedContext {
        let method = one.auth_method.as_ref();
        InspectedContext {
            name: one.name.clone(),
            line: one.line,
            current: one.current,
            usable: codes::usable(one.usable),
            cluster: one.cluster.clone(),
            server: one.server.clone(),
            user: one.user.clone(),
            namespace: one.namespace.clone(),
            sign_in: method.map(|method| CodedWords {
                line: None,
                code: codes::code(method),
                what: messages::auth_method(method, self.now),
                next: None,
            }),
            made_by: one.origin.as_ref().map(|(origin, _)| origin.portal.clone()),
            findings: one.diagnostics.clone(),
        }
    }
}

fn heading(lines: &mut Lines, text: &str) {
    lines.end();
    lines.put(Tone::Strong, text).line(":");
}

#[derive(Serialize)]
struct InspectAnswer {
    file: String,
    empty: bool,
    refused: bool,
    summary: Counts,
    contexts: Vec<InspectedContext>,
    findings: Vec<CodedFinding>,
    tools: Vec<CodedWords>,
    fixes: Vec<CodedWords>,
    lost: Vec<Text>,
}

#[derive(Serialize)]
struct Counts {
    contexts: usize,
    work: usize,
    fail: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct InspectedContext {
    name: String,
    line: usize,
    current: bool,
    usable: &'static str,
    cluster: String,
    server: Option<String>,
    user: String,
    namespace: Option<String>,
    sign_in: Option<CodedWords>,
    made_by: Option<String>,
    /// Places in the list of findings.
    findings: Vec<usize>,
}
