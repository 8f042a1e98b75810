//! Every cluster on offer, found by its name.

use std::sync::Arc;

use super::entry::CatalogueEntry;
use crate::index::Index;

/// The entries in their order.
#[derive(Debug, Default)]
pub struct Entries {
    list: Vec<Arc<CatalogueEntry>>,
    /// Where in the list a name is.
    places: Index<usize>,
}

impl Entries {
    /// Entries with names of their own.
    #[must_use]
    pub fn new(list: Vec<CatalogueEntry>) -> Self {
        let mut places = Index::default();
        for (place, entry) in list.iter().enumerate() {
            places.add(&entry.cluster.name, place);
        }
        Self { list: list.into_iter().map(Arc::new).collect(), places }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Arc<CatalogueEntry>] {
        &self.list
    }

    /// The one of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Arc<CatalogueEntry>> {
        self.places.get(name).and_then(|place| self.list.get(*place))
    }
}
