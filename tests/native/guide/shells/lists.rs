//! The commands where `KUBECONFIG` names several files, with every kubectl that is there: what
//! kubectl then uses is what the page composed, and nothing of an old entry, whichever files held it.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use purser::guide::{BlockPurpose, Shell, commands, quote};
use purser::kubeconfig::Kubeconfig;
use serde_json::{Value as Json, json};

use super::{
    READERS, Reader, composed, documents, entries, kubectl, own, paste, powershell, scratch,
};

/// A list as people have it: its files, which of them hold the names that are about to come, and
/// the value of `KUBECONFIG` over `{}`, the folder.
struct Layout {
    name: &'static str,
    list: &'static str,
    /// Files with an entry of their own.
    files: &'static [&'static str],
    /// Those of them that hold the names, too.
    old: &'static [&'static str],
    /// A file that cannot be written.
    fixed: Option<&'static str>,
}

const fn layout(
    name: &'static str,
    list: &'static str,
    files: &'static [&'static str],
    old: &'static [&'static str],
) -> Layout {
    Layout { name, list, files, old, fixed: None }
}

const LAYOUTS: [Layout; 12] = [
    layout("one", "{}/a", &["a"], &["a"]),
    layout("first", "{}/a:{}/b", &["a", "b"], &["a"]),
    layout("second", "{}/a:{}/b", &["a", "b"], &["b"]),
    layout("both", "{}/a:{}/b", &["a", "b"], &["a", "b"]),
    layout("three", "{}/a:{}/b:{}/c", &["a", "b", "c"], &["a", "b", "c"]),
    layout("third", "{}/a:{}/b:{}/c", &["a", "b", "c"], &["c"]),
    layout("spaces", "{}/a b:{}/-c'$d", &["a b", "-c'$d"], &["a b", "-c'$d"]),
    layout("missing", "{}/none:{}/a:{}/gone:{}/b", &["a", "b"], &["a", "b"]),
    layout("empty", "::{}/a::{}/b:", &["a", "b"], &["a", "b"]),
    layout("nothing", "{}/a:{}/b", &[], &[]),
    layout("twice", "{}/a:{}/link:{}/b:{}/a", &["a", "b"], &["a", "b"]),
    Layout {
        name: "fixed",
        list: "{}/a:{}/b",
        files: &["a", "b"],
        old: &["a", "b"],
        fixed: Some("b"),
    },
];

impl Layout {
    /// Writes the files; gives the value of `KUBECONFIG`.
    fn lay(&self, file: &Kubeconfig, folder: &Path) -> String {
        for name in self.files {
            let mine = format!("mine-{}", self.files.iter().position(|one| one == name).unwrap());
            let user = json!({"name": mine, "user": {"token": "mine"}});
            let text = if self.old.contains(name) {
                own(file).replace("\"mine\"", &format!("\"{mine}\""))
            } else {
                format!(
                    "# mine\n{}",
                    json!({"apiVersion": "v1", "kind": "Config", "users": [user]})
                )
            };
            fs::write(folder.join(name), text).unwrap();
        }
        if self.list.contains("/link") {
            symlink("a", folder.join("link")).unwrap();
        }
        if let Some(name) = self.fixed {
            // A lock left behind stops whoever may write everything, too.
            fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o444)).unwrap();
            fs::write(folder.join(format!("{name}.lock")), "").unwrap();
        }
        self.list.replace("{}", &folder.display().to_string())
    }
}

/// Every kubectl that lies beside the one that the tests use, with its minor version.
fn kubectls() -> Vec<(u32, PathBuf)> {
    let one = fs::canonicalize(kubectl()).unwrap_or_else(|_| kubectl());
    let beside = one.parent().and_then(|folder| fs::read_dir(folder).ok());
    let mut found: Vec<(u32, PathBuf)> = beside
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let minor = path.file_name()?.to_str()?.strip_prefix("kubectl.1.")?.parse().ok()?;
            Some((minor, path))
        })
        .collect();
    found.sort();
    if found.is_empty() {
        let version = Command::new(kubectl()).args(["version", "--client", "-o", "json"]).output();
        let version: Json = serde_json::from_slice(&version.unwrap().stdout).unwrap();
        let minor = version["clientVersion"]["minor"].as_str().unwrap();
        found.push((minor.trim_end_matches('+').parse().unwrap(), kubectl()));
    }
    found
}

/// What that kubectl makes of the whole list.
fn merged(program: &Path, list: &str) -> Json {
    let output = Command::new(program)
        .args(["config", "view", "--raw", "-o", "json"])
        .env("KUBECONFIG", list)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn set(shell: Shell, list: &str) -> String {
    let list = quote(shell, list);
    match shell {
        Shell::Fish => format!("set -gx KUBECONFIG {list}"),
        _ => format!("export KUBECONFIG={list}"),
    }
}

fn block(file: &Kubeconfig, shell: Shell, part: BlockPurpose) -> String {
    let made = commands(file, shell).unwrap();
    made.blocks.iter().find(|block| block.purpose == part).unwrap().text()
}

fn texts(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.is_file());
    files
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// A folder whose shells find that kubectl first.
fn folder(name: &str, program: &Path) -> (PathBuf, String) {
    let folder = scratch(name);
    symlink(program, folder.join("bin/kubectl")).unwrap();
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", folder.join("bin").display());
    (folder, path)
}

/// The entries that are neither the person's own nor composed must be gone, in every file that can
/// be written; kubectl must use what was composed.
fn holds(
    file: &Kubeconfig,
    layout: &Layout,
    program: &Path,
    folder: &Path,
    list: &str,
    case: &str,
) {
    let mut used = entries(&merged(program, list));
    let mine = used.keys().filter(|key| key.contains("/mine-")).count();
    assert!(mine >= layout.files.len(), "{case}: what is the person's own stays");
    used.retain(|key, _| !key.contains("/mine-"));
    let wanted = composed(file, folder);
    assert_eq!(used, wanted, "{case}");
    for name in layout.files.iter().filter(|name| layout.fixed != Some(name)) {
        let held = entries(&merged(program, folder.join(name).to_str().unwrap()));
        for (key, value) in held.iter().filter(|(key, _)| !key.contains("/mine-")) {
            assert_eq!(Some(value), wanted.get(key), "{case}: {name} holds an old {key}");
        }
    }
}

fn put(reader: Reader, layout: &Layout, file: &Kubeconfig, program: &Path, case: &str) {
    let (folder, path) = folder(&format!("lists/{case}"), program);
    let list = layout.lay(file, &folder);
    let text = format!(
        "{}\n{}",
        set(reader.shell, &list),
        block(file, reader.shell, BlockPurpose::Entries)
    );
    let (_, complaint) = paste(reader, &folder, &path, &text);
    let quiet = complaint.is_empty() || complaint.contains("Config not found");
    assert!(quiet || layout.fixed.is_some(), "{case}: {complaint}\n{text}");
    holds(file, layout, program, &folder, &list, case);
    if layout.fixed.is_some() {
        return;
    }
    let text =
        format!("{}\n{}", set(reader.shell, &list), block(file, reader.shell, BlockPurpose::Use));
    paste(reader, &folder, &path, &text);
    assert_eq!(merged(program, &list)["current-context"], file.current_context.as_str(), "{case}");
}

fn document(name: &str) -> Kubeconfig {
    documents::all().into_iter().find(|(one, _)| *one == name).unwrap().1
}

#[test]
fn no_old_entry_of_any_file_of_a_list_is_left_in_use() {
    let (_, program) = kubectls().pop().unwrap();
    for reader in READERS {
        for layout in &LAYOUTS {
            let case = format!("{}-{}", layout.name, reader.program);
            put(reader, layout, &document("aks-interactive"), &program, &case);
        }
        for name in ["oidc-browser", "token", "builtin", "dotted", "hostile"] {
            let case = format!("{name}-both-{}", reader.program);
            put(reader, &LAYOUTS[3], &document(name), &program, &case);
        }
    }
}

#[test]
fn every_kubectl_leaves_no_old_entry_in_use_or_changes_nothing() {
    for (minor, program) in kubectls() {
        for name in ["aks-interactive", "oidc-browser", "hostile"] {
            let (file, layout) = (document(name), &LAYOUTS[4]);
            if minor >= 30 || name == "aks-interactive" {
                put(READERS[0], layout, &file, &program, &format!("{name}-three-{minor}"));
                continue;
            }
            for reader in READERS {
                let case = format!("{name}-{minor}-{}", reader.program);
                let (folder, path) = folder(&format!("lists/{case}"), &program);
                let list = layout.lay(&file, &folder);
                let before = texts(&folder);
                let block = block(&file, reader.shell, BlockPurpose::Entries);
                let text = format!("{}\n{block}", set(reader.shell, &list));
                let (_, complaint) = paste(reader, &folder, &path, &text);
                assert!(complaint.contains("unknown flag: --exec-"), "{case}: {complaint}");
                assert_eq!(texts(&folder), before, "{case}: nothing is changed");
            }
        }
    }
}

#[test]
fn a_first_file_that_cannot_be_written_leaves_all_as_it_was() {
    let (_, program) = kubectls().pop().unwrap();
    let file = document("aks-interactive");
    for reader in READERS {
        for old in [&["a", "b"][..], &["b"]] {
            let layout =
                Layout { name: "", list: "{}/a:{}/b", files: &["a", "b"], old, fixed: Some("a") };
            let case = format!("fixed-first-{}-{}", old.len(), reader.program);
            let (folder, path) = folder(&format!("lists/{case}"), &program);
            let list = layout.lay(&file, &folder);
            let before = texts(&folder);
            let block = block(&file, reader.shell, BlockPurpose::Entries);
            let (_, complaint) =
                paste(reader, &folder, &path, &format!("{}\n{block}", set(reader.shell, &list)));
            assert!(complaint.contains("a.lock"), "{case}: {complaint}");
            assert_eq!(texts(&folder), before, "{case}");
        }
    }
}

#[test]
fn through_powershell_no_old_entry_is_left_in_use_either() {
    for (minor, program) in kubectls() {
        for layout in &LAYOUTS {
            for name in ["aks-interactive", "oidc-browser", "hostile"] {
                let newest = name == "aks-interactive" && minor >= 33;
                if !newest && layout.name != "three" {
                    continue;
                }
                let case = format!("{name}-{}-{minor}-powershell", layout.name);
                let (folder, _) = folder(&format!("lists/{case}"), &program);
                let file = document(name);
                let list = layout.lay(&file, &folder);
                let before = texts(&folder);
                let text = block(&file, Shell::PowerShell, BlockPurpose::Entries);
                powershell::run(&text, &program, &list);
                if minor >= 30 || name == "aks-interactive" {
                    holds(&file, layout, &program, &folder, &list, &case);
                } else {
                    assert_eq!(texts(&folder), before, "{case}: nothing is changed");
                }
            }
        }
    }
}
