//! The architecture keeps its rule: which room may call which, who knows the browser, who knows Leptos,
//! and that files use each other in no circle.

mod items;
mod known;
pub mod tokens;
mod uses;
mod uses_tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may call. The ground floor may be called by all.
const RULE: [(&str, &[&str]); 31] = [
    ("problem", &[]),
    ("platform", &["calendar"]),
    ("clouds", &[]),
    ("kubelogin", &["clouds"]),
    ("encode", &[]),
    ("url", &[]),
    ("calendar", &[]),
    ("index", &[]),
    ("ids", &[]),
    ("visible", &[]),
    ("pem", &[]),
    ("certificate", &["calendar"]),
    ("json", &[]),
    ("yaml", &["index", "json"]),
    ("config", &[]),
    ("oidc", &[]),
    ("entra", &["oidc"]),
    ("azure", &["entra"]),
    ("session", &["oidc", "entra", "azure", "config"]),
    ("kubeconfig", &["config"]),
    ("catalogue", &["config", "azure"]),
    ("access", &["entra", "azure", "config", "kubeconfig"]),
    ("guide", &["entra", "kubeconfig", "config"]),
    ("hosting", &["config", "session"]),
    ("schema", &["config"]),
    ("setup", &["config", "session", "guide"]),
    ("doctor", &["config", "oidc", "entra", "session", "hosting"]),
    ("browser", &[]),
    (
        "ui",
        &[
            "config",
            "oidc",
            "entra",
            "azure",
            "session",
            "kubeconfig",
            "catalogue",
            "access",
            "guide",
            "doctor",
            "browser",
        ],
    ),
    ("main", &["ui"]),
    ("bin", &["config", "kubeconfig", "catalogue", "guide", "hosting", "schema", "setup", "ui"]),
];
const GROUND: [&str; 14] = [
    "problem",
    "platform",
    "clouds",
    "kubelogin",
    "encode",
    "url",
    "calendar",
    "index",
    "ids",
    "visible",
    "pem",
    "certificate",
    "json",
    "yaml",
];

fn sources() -> Vec<(PathBuf, String, String)> {
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
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&root).unwrap();
            let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
            let room = first.trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).unwrap();
            (inside.to_owned(), room, text)
        })
        .filter(|(_, room, _)| room != "lib")
        .collect()
}

/// What is shipped: tests at the end of a file, or in files of their own, are left out.
fn shipped(path: &Path, text: &str) -> String {
    if path.iter().any(|part| part == "tests" || part == "tests.rs") {
        return String::new();
    }
    let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The paths right after `crate::`: one, or those of a list, whose inner lists are left out.
fn first_names(rest: &str) -> Vec<String> {
    let Some(list) = rest.strip_prefix('{') else {
        return vec![rest.to_owned()];
    };
    let mut outer = String::new();
    let mut depth = 1;
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            c if depth == 1 => outer.push(c),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    outer.split(',').map(str::to_owned).collect()
}

/// The rooms that a text names: `crate::room…` and `crate::{room…, …}`; a program says `purser::`.
fn named(text: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    let starts = ["crate::", "purser::"];
    let names = starts
        .iter()
        .flat_map(|start| text.match_indices(start).map(|(at, start)| &text[at + start.len()..]));
    for rest in names {
        for one in first_names(rest) {
            let name: String =
                one.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            rooms.insert(name);
        }
    }
    rooms
}

#[test]
fn no_room_calls_up_and_none_in_a_circle() {
    let mut wrong = Vec::new();
    for (path, room, text) in sources() {
        let rule = RULE.iter().find(|(name, _)| *name == room);
        let (_, allowed) = rule.unwrap_or_else(|| panic!("{room} is no room: {path:?}"));
        for other in named(&shipped(&path, &text)) {
            let known = RULE.iter().any(|(name, _)| *name == other);
            let ground = GROUND.contains(&other.as_str()) && !GROUND.contains(&room.as_str());
            if known && other != room && !ground && !allowed.contains(&other.as_str()) {
                wrong.push(format!("{} calls {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_edge_knows_the_browser_and_only_the_page_knows_leptos() {
    for (path, room, text) in sources() {
        let code = shipped(&path, &text);
        for name in ["web_sys", "js_sys", "gloo_net", "getrandom::"] {
            assert!(room == "browser" || !code.contains(name), "{} names {name}", path.display());
        }
        assert!(room == "ui" || !code.contains("leptos"), "{} names leptos", path.display());
    }
}

#[test]
fn the_program_for_the_terminal_has_only_the_words_of_the_page() {
    let mut found = 0;
    for (path, _, text) in sources().into_iter().filter(|(_, room, _)| room == "bin") {
        let code = shipped(&path, &text);
        for (at, ui) in code.match_indices("ui::") {
            found += 1;
            let after = &code[at + ui.len()..];
            assert!(after.starts_with("text::"), "{} names {after:.30}", path.display());
        }
        assert!(!code.contains("{ui") && !code.contains("purser::{"), "{}", path.display());
    }
    assert!(found > 5);
}

/// How code comes by a platform: as the one it is handed, or as the browser itself.
const PLATFORM: [&str; 3] = [": Platform", "&Browser", " Browser."];

#[test]
fn only_the_sign_in_and_the_page_ask_the_outside() {
    let mut callers = BTreeSet::new();
    for (path, room, text) in sources() {
        let code = shipped(&path, &text);
        if PLATFORM.iter().any(|name| code.contains(name)) {
            callers.insert(room);
        }
    }
    let expected = ["oidc", "session", "ui"].map(str::to_owned);
    assert_eq!(callers, BTreeSet::from(expected));
}

#[test]
fn only_the_split_points_may_hold_unsafe_code() {
    for (path, _, text) in sources() {
        let allowed = text.contains("unsafe_code") || shipped(&path, &text).contains("unsafe ");
        assert!(!allowed || path == Path::new("ui/load.rs"), "{} allows it", path.display());
    }
}

#[test]
fn requests_leave_by_one_door() {
    // What `tests/web.rs` says of each request holds for all only where there is no other.
    let ways = [
        "gloo_net::http",
        "fetch_with_",
        "send_beacon",
        "XmlHttpRequest",
        "WebSocket",
        "EventSource",
    ];
    // A sentence may name one.
    for (path, _, text) in sources().into_iter().filter(|(path, ..)| !path.starts_with("ui/text")) {
        let found: Vec<&str> = ways.into_iter().filter(|way| text.contains(way)).collect();
        let door = path.ends_with("browser/fetch.rs");
        assert_eq!(
            found,
            if door { vec!["gloo_net::http"] } else { Vec::new() },
            "{}",
            path.display()
        );
    }
}

#[test]
fn no_markup_is_parsed_and_every_view_is_of_one_type() {
    for (path, _, text) in sources() {
        let code = shipped(&path, &text);
        // Each would bring `innerHTML`, which the page's policy forbids.
        for name in ["inner_html", "innerHTML", "view! {", "view!{"] {
            assert!(!code.contains(name), "{} has {name}", path.display());
        }
    }
}

/// The texts in quotes, as far as a line holds them.
fn quoted(code: &str) -> impl Iterator<Item = &str> {
    code.lines().flat_map(|line| line.split('"').skip(1).step_by(2))
}

/// Whether a text reads as words for a person: a capital, and at least two words in small letters.
/// Class names, attributes, paths of drawings and abbreviations do not.
fn is_sentence(text: &str) -> bool {
    let words = text.split(' ').filter(|word| {
        let letters = word.trim_matches(|c: char| c.is_ascii_punctuation());
        letters.contains(char::is_lowercase)
            && letters.chars().all(|c| c.is_alphabetic() || c == '\'')
    });
    text.starts_with(|c: char| c.is_uppercase()) && words.count() > 1
}

/// Azure's own names of its roles, which its command takes as values: no words of the page's.
const ROLES: [&str; 2] = ["Azure Kubernetes Service ", "Azure Arc Enabled Kubernetes "];

#[test]
fn only_the_texts_hold_sentences() {
    assert!(is_sentence("Sign in again.") && !is_sentence("btn main p") && !is_sentence("M3 8.5z"));
    let mut wrong = Vec::new();
    for (path, room, text) in sources() {
        // `schema` holds a document, the reference of `portal.yaml`, and the page nothing of it.
        if path.starts_with("ui/text") || room == "schema" {
            continue;
        }
        let code = shipped(&path, &text);
        let is_role = |text: &&str| {
            path.ends_with("azure/roles/built_in.rs")
                && ROLES.iter().any(|start| text.starts_with(start))
        };
        let bare = code.match_indices('>').filter_map(|(at, _)| {
            let before = code[..at].chars().next_back();
            let text = code[at + 1..].split(['<', '{', '(']).next().unwrap().trim();
            // A tag's end, not an arrow's or a comparison's.
            (!matches!(before, Some('-' | '=' | ' '))).then_some(text)
        });
        let bare = bare.filter(|_| room == "ui" && code.contains("view!"));
        for text in quoted(&code).chain(bare).filter(|text| is_sentence(text) && !is_role(text)) {
            wrong.push(format!("{}: {text}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "belongs into src/ui/text:\n{}", wrong.join("\n"));
}

#[test]
fn files_fit_into_the_head() {
    for (path, _, text) in sources() {
        let lines = shipped(&path, &text).lines().count();
        assert!(lines <= 450, "{} has {lines} lines", path.display());
    }
}

/// The files that are shipped, by their path below `src`, with their code.
fn files() -> Vec<(String, String)> {
    let is_shipped = |path: &Path| !path.iter().any(|part| part == "tests" || part == "tests.rs");
    let files = sources().into_iter().filter(|(path, _, _)| is_shipped(path));
    files.map(|(path, _, text)| (path.to_str().unwrap().to_owned(), text)).collect()
}

/// Holds what is found against what is known and is to go: nothing may be new, and what is gone
/// leaves the list.
fn only_known(what: &str, found: &BTreeMap<String, String>, known: &[&str]) {
    let new = found.iter().filter(|(name, _)| !known.contains(&name.as_str()));
    let new: String = new.map(|(name, more)| format!("  {name}: {more}\n")).collect();
    assert!(new.is_empty(), "{what}:\n{new}");
    let gone: Vec<&&str> = known.iter().filter(|name| !found.contains_key(**name)).collect();
    assert!(gone.is_empty(), "gone, so they leave their list in known.rs: {gone:#?}");
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let (files, root) = (files(), ("lib.rs", ""));
    let all = files.iter().map(|(file, code)| (file.as_str(), code.as_str())).chain([root]);
    only_known("in a circle", &uses::Uses::of(all).circles(), known::CIRCLES);
}

#[test]
fn no_three_types_have_one_name() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (file, code) in files() {
        for name in items::types(&tokens::shipped(&tokens::tokens(&code))) {
            places.entry(name.to_owned()).or_default().push(file.clone());
        }
    }
    let often = places.into_iter().filter(|(_, files)| files.len() > 2);
    let found = often.map(|(name, files)| (name, files.join(", "))).collect();
    only_known("more than two types of one name", &found, known::TYPES);
}

#[test]
fn functions_fit_on_a_screen_unless_they_are_tables() {
    let mut found = BTreeMap::new();
    for (file, code) in files() {
        let tokens = tokens::shipped(&tokens::tokens(&code));
        for function in items::functions(&tokens) {
            if function.lines > 60 && !function.table {
                let lines = format!("{} lines", function.lines);
                found.insert(format!("{file} {}", function.name), lines);
            }
        }
    }
    only_known("longer than 60 lines", &found, known::FUNCTIONS);
}

/// The classes that the style sheets give a look.
fn classes() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for part in text.split('.').skip(1) {
            let name = part.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap();
            if name.starts_with(|c: char| c.is_ascii_lowercase()) {
                found.insert(name.to_owned());
            }
        }
    }
    found
}

#[test]
fn texts_name_no_class_of_the_style_sheets() {
    let classes = classes();
    assert!(classes.contains("btn"));
    // A key of `portal.yaml` as well.
    let is_class = |word: &str| word != "arc" && classes.contains(word);
    let mut found = BTreeMap::new();
    for (file, code) in files().into_iter().filter(|(file, _)| file.starts_with("ui/text")) {
        for token in tokens::shipped(&tokens::tokens(&code)) {
            let Some(text) = token.quoted().filter(|text| !text.is_empty()) else { continue };
            if text.split(' ').all(is_class) {
                found.insert(format!("{file} {text}"), format!("line {}", token.line));
            }
        }
    }
    only_known("named like a class", &found, known::CLASSES);
}

#[test]
fn one_place_names_the_language() {
    let mut found = BTreeMap::new();
    for (file, code) in files() {
        let tokens = tokens::shipped(&tokens::tokens(&code));
        for three in tokens.windows(3) {
            let path = three[1].text == "en" && (three[0].text == "::" || three[2].text == "::");
            if path && file != "ui/text/mod.rs" {
                found.insert(file.clone(), format!("line {}", three[1].line));
            }
        }
    }
    only_known("names the module of a language", &found, known::LANGUAGE);
}
