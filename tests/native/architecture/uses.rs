//! Which file uses what another defines, and the circles of that.
//!
//! A name counts for the file that defines it, whichever `mod.rs` hands it on. `mod x;` and
//! `pub use x::Y;` alone use nothing; where such a file has `Y` in its code, it does.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::tokens::{Token, after_group, shipped, tokens};

/// `use path as alias;`, with `*` for all of a module.
#[derive(Debug)]
struct Use {
    path: Vec<String>,
    alias: String,
    public: bool,
}

#[derive(Debug, Default)]
struct Module {
    file: String,
    path: Vec<String>,
    /// What it defines at its outermost level.
    items: BTreeSet<String>,
    uses: Vec<Use>,
    /// The paths in its code, and the names that stand alone.
    paths: BTreeSet<Vec<String>>,
    names: BTreeSet<String>,
}

/// Where a path leads.
#[derive(Debug, PartialEq)]
enum Target {
    Module(usize),
    Item(usize),
}

/// How far one looks for a name.
#[derive(Clone, Copy)]
struct See {
    /// Only for what a module hands on, as one that takes all its names does.
    public: bool,
    /// Also behind `use path::*`.
    globs: bool,
    depth: usize,
}

const ALL: See = See { public: false, globs: true, depth: 20 };

/// All files that use each other.
#[derive(Debug, Default)]
pub struct Uses {
    modules: Vec<Module>,
    by_path: BTreeMap<Vec<String>, usize>,
}

/// The module of a file below `src`.
fn module_path(file: &str) -> Vec<String> {
    let mut path: Vec<String> =
        file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    // A program of its own begins in its `main.rs`.
    let program = path.len() > 1 && path.last().is_some_and(|last| last == "main");
    if program || path.last().is_some_and(|last| last == "mod") || path == ["lib"] {
        path.pop();
    }
    path
}

/// The branches of what stands after `use`; gives the index after it.
fn tree(tokens: &[Token], mut at: usize, prefix: &[String], into: &mut Vec<Use>) -> usize {
    let mut path = prefix.to_vec();
    let text = |at: usize| tokens.get(at).map_or(";", |token| token.text.as_str());
    loop {
        match text(at) {
            "::" => at += 1,
            "{" => {
                at += 1;
                while !matches!(text(at), "}" | ";") {
                    at = if text(at) == "," { at + 1 } else { tree(tokens, at, &path, into) };
                }
                return at + 1;
            }
            "*" => {
                into.push(Use { path, alias: "*".to_owned(), public: false });
                return at + 1;
            }
            "as" => {
                into.push(Use { path, alias: text(at + 1).to_owned(), public: false });
                return at + 2;
            }
            "," | "}" | ";" => {
                if let Some(alias) = path.last().cloned() {
                    into.push(Use { path, alias, public: false });
                }
                return at;
            }
            // In a list: the module itself.
            "self" if !path.is_empty() => at += 1,
            word => {
                path.push(word.to_owned());
                at += 1;
            }
        }
    }
}

fn is_path_start(word: &str) -> bool {
    !matches!(word, "as" | "in" | "fn" | "mod" | "let" | "mut" | "ref" | "dyn" | "impl" | "where")
}

impl Module {
    fn read(file: &str, code: &str) -> Self {
        let tokens = shipped(&tokens(code));
        let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
        let mut module = Self { file: file.to_owned(), path: module_path(file), ..Self::default() };
        let (mut at, mut depth) = (0, 0);
        while at < tokens.len() {
            let before = at.checked_sub(1).map_or("", text);
            match text(at) {
                "{" => depth += 1,
                "}" => depth -= 1,
                "use" if text(at + 1) != "<" => {
                    let from = module.uses.len();
                    at = tree(&tokens, at + 1, &[], &mut module.uses);
                    let public = matches!(before, "pub" | ")");
                    module.uses[from..].iter_mut().for_each(|one| one.public = public);
                }
                "fn" | "struct" | "enum" | "trait" | "type" | "const" | "static" | "union"
                    if depth == 0 && is_path_start(text(at + 1)) =>
                {
                    module.items.insert(text(at + 1).to_owned());
                    at += 1;
                }
                // Where a visibility ends; it uses nothing.
                "pub" if text(at + 1) == "(" => {
                    at = after_group(&tokens, at + 1);
                    // Seen by `use` as what stands before it.
                    continue;
                }
                word if tokens[at].is_word() && is_path_start(word) && before != "." => {
                    let mut path = vec![word.to_owned()];
                    while text(at + 1) == "::" && tokens.get(at + 2).is_some_and(Token::is_word) {
                        path.push(text(at + 2).to_owned());
                        at += 2;
                    }
                    if path.len() > 1 {
                        module.paths.insert(path);
                    } else if word.starts_with(char::is_uppercase)
                        || (matches!(text(at + 1), "(" | "!") && before != "fn")
                    {
                        // Other small names are mostly fields and variables.
                        module.names.insert(word.to_owned());
                    }
                }
                _ => {}
            }
            at += 1;
        }
        module
    }
}

impl Uses {
    /// Of files below `src`, each with its code.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut uses = Self::default();
        for (file, code) in files {
            let module = Module::read(file, code);
            uses.by_path.insert(module.path.clone(), uses.modules.len());
            uses.modules.push(module);
        }
        uses
    }

    fn child(&self, of: usize, name: &str) -> Option<usize> {
        let mut path = self.modules[of].path.clone();
        path.push(name.to_owned());
        self.by_path.get(&path).copied()
    }

    /// Where a path leads that stands in a module; nothing where it leads out of the crate.
    fn resolve(&self, from: usize, path: &[String], see: See) -> Option<Target> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.lookup(*self.by_path.get(&[][..])?, rest, see),
            "self" => self.lookup(from, rest, see),
            "super" => {
                let own = &self.modules[from].path;
                let parent = self.by_path.get(&own[..own.len().checked_sub(1)?])?;
                match rest.first().map(String::as_str) {
                    Some("super") => self.resolve(*parent, rest, see),
                    _ => self.lookup(*parent, rest, see),
                }
            }
            _ => self.find(from, path, see),
        }
    }

    /// Like `find`; what is not found is taken for something of the module that a macro makes.
    fn lookup(&self, module: usize, path: &[String], see: See) -> Option<Target> {
        if path.is_empty() {
            return Some(Target::Module(module));
        }
        Some(self.find(module, path, see).unwrap_or(Target::Item(module)))
    }

    /// Where a path leads whose first name is one of the module's own.
    fn find(&self, module: usize, path: &[String], see: See) -> Option<Target> {
        let (name, rest) = path.split_first()?;
        // Names that lead to themselves in a circle.
        let see = See { depth: see.depth.checked_sub(1)?, ..see };
        let child = self.child(module, name);
        if let Some(child) = child.filter(|_| !rest.is_empty()) {
            return self.lookup(child, rest, See { public: false, ..see });
        }
        let own = &self.modules[module];
        if own.items.contains(name) {
            return Some(Target::Item(module));
        }
        let visible = || own.uses.iter().filter(|one| one.public || !see.public);
        for one in visible().filter(|one| one.alias == *name) {
            let whole = [&one.path[..], rest].concat();
            // `use x;` of another crate leads to itself.
            if whole == path {
                continue;
            }
            if let Some(target) = self.resolve(module, &whole, See { public: false, ..see }) {
                return Some(target);
            }
        }
        if let Some(child) = child {
            return Some(Target::Module(child));
        }
        if !see.globs {
            return None;
        }
        let globs = visible().filter(|one| one.alias == "*");
        globs.filter_map(|one| self.module(module, &one.path)).find_map(|other| {
            if other == module { None } else { self.find(other, path, See { public: true, ..see }) }
        })
    }

    /// The module that a `use path::*` takes the names of, also where a function has its name.
    fn module(&self, from: usize, path: &[String]) -> Option<usize> {
        let see = See { globs: false, ..ALL };
        let (last, before) = path.split_last()?;
        let parent = match self.resolve(from, before, see) {
            _ if before.is_empty() => Some(from),
            Some(Target::Module(parent)) => Some(parent),
            _ => None,
        };
        if let Some(child) = parent.and_then(|parent| self.child(parent, last)) {
            return Some(child);
        }
        match self.resolve(from, path, see)? {
            Target::Module(module) => Some(module),
            Target::Item(_) => None,
        }
    }

    /// What each file uses of others: their indices, each with one of the paths that lead there.
    fn edges(&self) -> Vec<BTreeMap<usize, String>> {
        let edges = |(from, module): (usize, &Module)| {
            let imported = module
                .uses
                .iter()
                .filter(|one| !one.public && one.alias != "*" || module.names.contains(&one.alias));
            let globs = module.uses.iter().any(|one| one.alias == "*");
            let names = module.names.iter().filter(|_| globs).map(|name| vec![name.clone()]);
            let paths = imported.map(|one| one.path.clone()).chain(module.paths.iter().cloned());
            paths
                .chain(names)
                .filter_map(|path| match self.resolve(from, &path, ALL)? {
                    Target::Item(to) if to != from => Some((to, path.join("::"))),
                    _ => None,
                })
                .collect()
        };
        self.modules.iter().enumerate().map(edges).collect()
    }

    /// Every use that is part of a circle, as `a.rs uses b.rs`, with the shortest circle it is part
    /// of.
    pub fn circles(&self) -> BTreeMap<String, String> {
        let edges = self.edges();
        let file = |at: usize| self.modules[at].file.as_str();
        let mut found = BTreeMap::new();
        for from in 0..edges.len() {
            for (&to, name) in &edges[from] {
                let Some(back) = shortest(&edges, to, from) else { continue };
                let mut circle = format!("{} → ({name}) {}", file(from), file(to));
                for pair in back.windows(2) {
                    let name = &edges[pair[0]][&pair[1]];
                    circle += &format!(" → ({name}) {}", file(pair[1]));
                }
                found.insert(format!("{} uses {}", file(from), file(to)), circle);
            }
        }
        found
    }
}

/// The shortest way from one to another along the edges.
fn shortest(edges: &[BTreeMap<usize, String>], from: usize, to: usize) -> Option<Vec<usize>> {
    let mut before = BTreeMap::from([(from, from)]);
    let mut queue = VecDeque::from([from]);
    while let Some(at) = queue.pop_front() {
        if at == to {
            let mut way = vec![at];
            while let Some(&last) = way.last().filter(|last| **last != from) {
                way.push(before[&last]);
            }
            way.reverse();
            return Some(way);
        }
        for &next in edges[at].keys() {
            before.entry(next).or_insert_with(|| {
                queue.push_back(next);
                at
            });
        }
    }
    None
}
