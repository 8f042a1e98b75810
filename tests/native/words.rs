//! The words of the page hold the rules of `docs/words.md`, as far as a program can tell.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::architecture::tokens::{Token, shipped, tokens};

/// The most words of a sentence.
const LONGEST: usize = 30;

/// What a button may begin with, beside the names of parts that open.
const VERBS: &[&str] = &[
    "Close", "Add", "Ask", "Back", "Check", "Choose", "Clear", "Continue", "Copy", "Create",
    "Discard", "Download", "Find", "Fix", "Forget", "Get", "Give", "Hide", "Keep", "Look", "Merge",
    "Open", "Paste", "Read", "Remove", "Reset", "Send", "Share", "Show", "Sign", "Start", "Stop",
    "Test", "Try", "Undo", "Use",
];

/// Buttons that open a part of the page and are named after it.
const PARTS: &[&str] = &[
    // Said by whoever presses it.
    "It did not work",
    // A filter that is on or off.
    "Only mine",
    "Commands instead",
    "Full setup guide",
    "What to check",
    "What to do exactly",
    "Who you are there, what you may do, and what to ask for",
];

/// Words of the glossary's right column that stay where they are others': commands, flags, a name
/// of Microsoft's error page, a sentence of the program for the terminal.
const OTHERS: &[&str] = &[
    "az login",
    "auth login",
    "sso login",
    "tsh login",
    "login_hint",
    "loginMode",
    "certificate authority",
    "certificate-authority",
    "no longer",
    "“You cannot access this right now”",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &str) -> Vec<(PathBuf, Vec<Token>)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let code = shipped(&tokens(&fs::read_to_string(&path).unwrap()));
        (path.strip_prefix(root()).unwrap().to_owned(), code)
    };
    found.into_iter().map(read).collect()
}

/// A text as the program says it.
fn said(written: &str) -> String {
    let mut text = String::new();
    let mut rest = written.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, if c == '\\' { rest.next() } else { None }) {
            ('\\', Some('n')) => text.push('\n'),
            ('\\', Some('\n')) => while rest.next_if(|c| c.is_whitespace()).is_some() {},
            ('\\', Some(other)) => text.push(other),
            _ => text.push(c),
        }
    }
    text
}

/// Every text of the page that reads as words, with its place.
fn texts() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (path, code) in sources("src/ui/text/en") {
        for token in &code {
            let Some(text) = token.quoted().map(said).filter(|text| text.contains(' ')) else {
                continue;
            };
            all.push((format!("{}:{}", path.display(), token.line), text));
        }
    }
    assert!(all.len() > 1000);
    all
}

fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

/// The sentences of a text: a point inside an address or a number ends none.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let mut all = vec![Vec::new()];
    for line in text.lines() {
        for word in line.split_whitespace() {
            all.last_mut().unwrap().push(word);
            if word.trim_end_matches(['”', ')', '"']).ends_with(['.', '?', '!', '…']) {
                all.push(Vec::new());
            }
        }
        all.push(Vec::new());
    }
    all.retain(|sentence| !sentence.is_empty());
    all
}

#[test]
fn no_sentence_is_long() {
    assert_eq!(sentences("One at a.b. Two “of it.” Three").len(), 3);
    let mut found = Vec::new();
    for (place, text) in texts() {
        let long = sentences(&text).into_iter().filter(|sentence| sentence.len() > LONGEST);
        found.extend(long.map(|sentence| format!("{place}: {}", sentence.join(" "))));
    }
    none("more than 30 words", &found);
}

#[test]
fn nothing_is_exclaimed() {
    // Of YAML, an exclamation mark is a sign.
    let sign = |text: &str| text.replace("with ! needs", "").replace("(!name)", "").contains('!');
    let found = texts().into_iter().filter(|(_, text)| sign(text));
    let found: Vec<String> = found.map(|(place, text)| format!("{place}: {text}")).collect();
    none("exclaimed", &found);
}

/// The glossary of `docs/words.md`: what the page does not say, without what stands in brackets.
fn unsaid() -> Vec<String> {
    let text = fs::read_to_string(root().join("docs/words.md")).unwrap();
    let table = text.split("## Glossary").nth(1).unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    let mut all = Vec::new();
    for row in rows {
        let [_, said, not, _] = row.split('|').collect::<Vec<_>>()[..] else { panic!("{row}") };
        assert!(!said.trim().is_empty() && !not.trim().is_empty(), "{row}");
        // What means two things is for people to tell apart.
        let not: String = not.split('(').enumerate().fold(String::new(), |mut kept, (at, part)| {
            kept.push_str(if at == 0 { part } else { part.split_once(')').unwrap().1 });
            kept
        });
        all.extend(not.split(',').map(|word| word.trim().to_lowercase()));
    }
    all.retain(|word| word != "namespace");
    assert!(all.len() > 15 && all.contains(&"anew".to_owned()), "{all:?}");
    all
}

/// Whether words stand in a text, not as part of others.
fn says(text: &str, words: &str) -> bool {
    let of_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(of_word) && !after.is_some_and(of_word)
    })
}

#[test]
fn the_glossary_is_kept() {
    let unsaid = unsaid();
    let mut found = Vec::new();
    for (place, text) in texts() {
        // How the program for the terminal speaks of the page.
        if place.contains("terminal.rs") && text.eq_ignore_ascii_case("the Purser page") {
            continue;
        }
        let own = OTHERS.iter().fold(text.clone(), |text, others| text.replace(others, ""));
        let own = own.to_lowercase();
        for words in unsaid.iter().filter(|words| says(&own, words)) {
            found.push(format!("{place}: {words}: {text}"));
        }
    }
    none("see the glossary of docs/words.md", &found);
}

#[test]
fn the_documents_keep_the_glossary() {
    let unsaid = unsaid();
    let mut found = Vec::new();
    let docs = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    for path in docs.chain([root().join("README.md")]) {
        let name = path.file_name().unwrap().to_str().unwrap();
        if !name.ends_with(".md") || name == "words.md" {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        // Every other part lies in a block of code, and in what is left, in code.
        let prose: Vec<&str> = text.split("```").step_by(2).collect();
        for line in prose.join("\n").lines() {
            let words: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
            let own = OTHERS.iter().fold(words, |text, others| text.replace(others, ""));
            let own = own.to_lowercase();
            for words in unsaid.iter().filter(|words| says(&own, words)) {
                found.push(format!("{name}: {words}: {line}"));
            }
        }
    }
    none("see the glossary of docs/words.md", &found);
}

/// What the page says in the turns that were agreed.
const AGREED: &[&str] = &[
    "Choose a cluster and namespace.",
    "Everything stays in this browser tab.",
    "We contact Azure only when you click.",
    "Default namespace for kubectl. Optional; separate several with commas.",
    "No clusters match.",
    "Fix the namespace to see your file.",
    "Saved to Downloads. Don't share it.",
    "Next steps",
    "Test the connection.",
    "Full setup guide",
    " identifies you",
    "Exec API version",
    "Token cache folder",
    "Restricted to allowed IPs",
    "Private: VPN needed",
    "Azure is busy; retrying in",
    "Command for your administrator:",
    "If a name already exists",
    "so this isn't a kubeconfig.",
];

#[test]
fn the_agreed_turns_are_said() {
    let texts = texts();
    let lacks = AGREED.iter().filter(|turn| !texts.iter().any(|(_, text)| text.contains(**turn)));
    let lacks: Vec<String> = lacks.map(|turn| (*turn).to_owned()).collect();
    none("not said", &lacks);
}

/// The modules of `ui::text` by the names that a file gives them.
fn aliases(code: &[Token]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut at = 0;
    let word = |at: usize| code.get(at).map_or("", |token: &Token| token.text.as_str());
    while at < code.len() {
        let start = ["use", "crate", "::", "ui", "::", "text", "::"];
        if !start.iter().enumerate().all(|(step, text)| word(at + step) == *text) {
            at += 1;
            continue;
        }
        at += start.len();
        let (mut outer, mut path) = (Vec::new(), Vec::<String>::new());
        while at < code.len() {
            match word(at) {
                "{" => outer.push(path.clone()),
                "}" | "," | ";" => {
                    let known = if path.last().is_some_and(|last| last == "self") {
                        path.pop();
                        path.last().cloned()
                    } else {
                        path.last().cloned()
                    };
                    let name = if word(at - 2) == "as" {
                        word(at - 1).to_owned()
                    } else {
                        known.unwrap_or_default()
                    };
                    found.entry(name).or_insert_with(|| path.join("/"));
                    path = outer.last().cloned().unwrap_or_default();
                    if word(at) == "}" {
                        outer.pop();
                    }
                    if word(at) == ";" {
                        break;
                    }
                }
                "as" => at += 1,
                "::" => {}
                name => path.push(name.to_owned()),
            }
            at += 1;
        }
    }
    found
}

/// The first text of a constant or function of a module.
fn first_text(module: &str, name: &str) -> Option<String> {
    let folder = root().join("src/ui/text/en");
    let files = [folder.join(format!("{module}.rs")), folder.join(module).join("mod.rs")];
    let text = files.iter().find_map(|file| fs::read_to_string(file).ok())?;
    let code = shipped(&tokens(&text));
    let at = code
        .windows(2)
        .position(|two| matches!(two[0].text.as_str(), "const" | "fn") && two[1].text == name)?;
    code[at..].iter().find_map(|token| token.quoted().map(said))
}

/// The texts of the buttons: what the calls that make one are given first.
fn buttons() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["src/ui/components", "src/ui/more", "src/ui/pages"] {
        for (path, code) in sources(folder) {
            let aliases = aliases(&code);
            for at in 0..code.len() {
                let opens = matches!(code[at].text.as_str(), "button" | "opens" | "hand_over");
                let labels = code[at].text == "labels" && code[at + 1].text == "=";
                let defined = at > 0 && code[at - 1].text == "fn";
                if !(opens && code[at + 1].text == "(" || labels) || defined {
                    continue;
                }
                // Up to the end of the second argument.
                let end = code[at..]
                    .iter()
                    .take(14)
                    .position(|token| token.text == ";" || token.text == "move");
                let given = &code[at..at + end.unwrap_or(14).min(code.len() - at)];
                for three in given.windows(3).filter(|three| three[1].text == "::") {
                    let Some(module) = aliases.get(&three[0].text) else { continue };
                    if let Some(text) = first_text(module, &three[2].text) {
                        found.push((format!("{}:{}", path.display(), code[at].line), text));
                    }
                }
            }
        }
    }
    assert!(found.len() > 25, "{found:?}");
    found
}

#[test]
fn each_button_is_a_verb() {
    let is_verb = |text: &str| VERBS.contains(&text.split(' ').next().unwrap());
    // The name of a file stands beside the label.
    let is_file = |text: &str| text.contains('.') && !text.contains(' ');
    let fits = |text: &str| is_verb(text) || is_file(text) || PARTS.contains(&text);
    let wrong = buttons().into_iter().filter(|(_, text)| !fits(text));
    let wrong: Vec<String> = wrong.map(|(place, text)| format!("{place}: {text}")).collect();
    none("a button begins with a verb", &wrong);
}
