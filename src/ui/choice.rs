//! What the person chooses, and how it is kept in the address and across the sign-in.

use super::state::Page;
use crate::browser;
use crate::catalogue::{
    self, Filter,
    link::{self, Link, Source},
};
use crate::config::Method;
use crate::index::Names;
use crate::kubeconfig::Options;
use crate::ui::signal::untrack;

/// Marks a selection kept across the sign-in that the person made on this page.
const OWN: char = '!';

/// A query that the person chose themselves, as it is kept across the sign-in.
#[must_use]
pub fn own(query: &str) -> String {
    format!("{OWN}{query}")
}

/// Parts a query from the options, neither of which has it.
const BESIDE: char = '#';

/// A selection as it is kept across the sign-in, taken apart: the query, and the options where the
/// person chose themselves.
#[must_use]
pub fn kept(selection: &str) -> (&str, Source, Options) {
    match selection.strip_prefix(OWN) {
        Some(own) => {
            let (query, options) = own.split_once(BESIDE).unwrap_or((own, ""));
            (query, Source::Own, Options::kept(options))
        }
        None => (selection, Source::Link, Options::default()),
    }
}

impl Page {
    /// A selection with the options, which are kept only with what the person chose themselves.
    #[must_use]
    pub fn with_options(&self, mut selection: String) -> String {
        if selection.starts_with(OWN) {
            selection.push(BESIDE);
            selection.push_str(&self.options.get_untracked().keep());
        }
        selection
    }

    /// Puts a selection back into the address and the options, as whoever made it; gives its query.
    pub fn put_back<'a>(&self, selection: &'a str) -> (&'a str, Source) {
        let (query, source, options) = kept(selection);
        match source {
            Source::Own => browser::replace_own(query, &options.keep()),
            Source::Link => browser::replace(query),
        }
        self.options.set(options);
        (query, source)
    }

    /// Chooses a cluster or takes it back.
    pub fn toggle(&self, name: &str) {
        self.by_link.set(false);
        // Whoever chooses anew no longer waits for what was chosen last time.
        self.awaited.set_value(Vec::new());
        let known = self.chosen.with_untracked(|chosen| chosen.iter().any(|c| c == name));
        if known {
            self.chosen.update(|chosen| chosen.retain(|c| c != name));
        } else {
            self.suggest_namespace(name);
            self.chosen.update(|chosen| chosen.push(name.to_owned()));
        }
    }

    /// Chooses how kubectl signs in.
    pub fn choose_method(&self, method: Method) {
        self.by_link.set(false);
        self.method.set(Some(method));
    }

    /// The namespace that is most likely meant: the person's first, or the only one.
    fn suggestion(&self, name: &str) -> Option<String> {
        let cluster = untrack(|| self.cluster(name))?;
        let session = self.session.get_untracked();
        let groups = session.as_ref().and_then(|s| s.person.groups.known());
        let offers = catalogue::namespaces(&cluster, groups);
        let only = offers.len() == 1;
        let first = offers.first().filter(|offer| offer.mine || only)?;
        Some(first.name.to_owned())
    }

    fn suggest_namespace(&self, name: &str) {
        if !self.namespaces.with_untracked(|all| all.contains(name))
            && let Some(namespace) = self.suggestion(name)
        {
            self.set_namespace(name, &namespace);
        }
    }

    /// Sets the namespace of a cluster.
    pub fn set_namespace(&self, cluster: &str, namespace: &str) {
        self.namespaces.update(|all| {
            all.insert(cluster, namespace.to_owned());
        });
    }

    /// The namespace of a cluster as typed, tracked.
    #[must_use]
    pub fn namespace(&self, cluster: &str) -> String {
        self.namespaces.with(|all| all.get(cluster).cloned().unwrap_or_default())
    }

    /// The choice as a link holds it, tracked.
    #[must_use]
    pub fn link(&self) -> Link {
        self.link_with(Vec::new(), Source::Link)
    }

    /// The choice with more clusters, as whoever chose it may say it; tracked.
    #[must_use]
    pub fn link_with(&self, more: Vec<String>, source: Source) -> Link {
        let most = source.most();
        let mut clusters: Vec<String> =
            self.chosen.with(|chosen| chosen.iter().take(most).cloned().collect());
        // What is still looked for stays chosen.
        clusters.extend(self.missed.get());
        clusters.extend(more);
        clusters.truncate(most);
        let mut namespaces: Vec<String> = clusters.iter().map(|c| self.namespace(c)).collect();
        if namespaces.windows(2).all(|pair| pair.first() == pair.last()) {
            namespaces.truncate(1);
        }
        // No namespace is a choice of its own wherever one would be suggested.
        let silent = clusters.iter().all(|name| self.suggestion(name).is_none());
        if silent && namespaces.iter().all(String::is_empty) {
            namespaces.clear();
        }
        let method = if clusters.is_empty() { None } else { self.method.get() };
        let view = self.phase.with(|phase| phase.view().map(str::to_owned));
        Link { clusters, namespaces, method, view, find: None }
    }

    /// What the choice looks like as a query, tracked.
    #[must_use]
    pub fn query(&self) -> String {
        link::write(&self.link(), Source::Link)
    }

    /// The choice as it is kept across the sign-in.
    #[must_use]
    pub fn own_selection(&self) -> String {
        untrack(|| own(&link::write(&self.link_with(Vec::new(), Source::Own), Source::Own)))
    }

    /// Chooses what a query says, as far as it is on offer.
    pub fn choose(&self, query: &str, source: Source) {
        let link = link::parse(query, source);
        if self.session.with_untracked(Option::is_none) {
            return;
        }
        let offered = untrack(|| self.offered());
        let names: Names = offered.iter().collect();
        let (mut wished, mut missed) = (Vec::new(), Vec::new());
        for (spot, name) in link.clusters.iter().enumerate() {
            let there = names.contains(name);
            match link.namespaces.get(spot).or_else(|| link.namespaces.first()) {
                Some(namespace) => self.set_namespace(name, namespace),
                None if there => self.suggest_namespace(name),
                None => {}
            }
            if there { wished.push(name.clone()) } else { missed.push(name.clone()) }
        }
        self.method.set(link.method);
        self.by_link.set(source == Source::Link && !wished.is_empty());
        self.missed.set(missed);
        self.chosen.set(wished);
        self.choose_only();
    }

    /// Chooses the only cluster there is, where nothing is chosen and no other is still to come.
    pub fn choose_only(&self) {
        let waits = untrack(|| self.azure.lacks_catalogue());
        if waits || !self.chosen.with_untracked(Vec::is_empty) {
            return;
        }
        if let [only] = untrack(|| self.offered()).as_slice() {
            self.toggle(only);
        }
    }

    /// Chooses what of an earlier choice has come to be on offer.
    pub fn choose_missed(&self) {
        let offered: Names = untrack(|| self.offered()).into_iter().collect();
        let came = |all: Vec<String>| -> (Vec<String>, Vec<String>) {
            all.into_iter().partition(|name| offered.contains(name))
        };
        let (mut there, missing) = came(self.missed.get_untracked());
        let (awaited, rest) = came(self.awaited.get_value());
        self.awaited.set_value(rest);
        there.extend(awaited);
        if there.is_empty() {
            return;
        }
        self.missed.set(missing);
        self.add(there);
    }

    /// Chooses more clusters.
    pub fn add(&self, mut names: Vec<String>) {
        let chosen: Names = self.chosen.with_untracked(|chosen| chosen.iter().collect());
        names.retain(|name| !chosen.contains(name));
        names.iter().for_each(|name| self.suggest_namespace(name));
        self.chosen.update(|chosen| chosen.extend(names));
    }

    /// The names of the clusters on offer for the person, tracked.
    fn offered(&self) -> Vec<String> {
        let Some(session) = self.session.get() else { return Vec::new() };
        let groups = session.person.groups.known();
        self.azure.entries.with(|entries| {
            let all = Filter::default();
            catalogue::offers(entries, &session.identity, groups, &all, &|_| String::new())
                .into_iter()
                .flat_map(|group| group.entries)
                .map(|entry| entry.cluster.name.clone())
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Source, kept, own};
    use crate::kubeconfig::Options;

    #[test]
    fn only_what_somebody_chose_themselves_has_options() {
        let options = Options { context: Some("a#b!".into()), keyring: true, ..Options::default() };
        let selection = format!("{}#{}", own("?cluster=a"), options.keep());
        assert_eq!(kept(&selection), ("?cluster=a", Source::Own, options.clone()));
        assert_eq!(kept("!?cluster=a"), ("?cluster=a", Source::Own, Options::default()));
        // The query of a link starts with its question mark, whatever it says.
        for link in [format!("?cluster=a#{}", options.keep()), "?!#context=x".to_owned()] {
            let (_, source, options) = kept(&link);
            assert_eq!((source, options), (Source::Link, Options::default()));
        }
    }
}
