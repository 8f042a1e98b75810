//! Values by name, in the order of the names, and items in the order of a number.

use std::collections::BTreeMap;

/// A map from names to values.
///
/// A `BTreeMap` of each type of value would be there in machine code for each; here there is one,
/// which knows the place of every name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index<V> {
    places: BTreeMap<String, usize>,
    values: Vec<V>,
}

/// A set of names.
pub type Names = Index<()>;

impl<V> Default for Index<V> {
    fn default() -> Self {
        Self::new()
    }
}

/// The place of a name, which is `next` where it is new, and whether it is.
#[inline(never)]
fn place(places: &mut BTreeMap<String, usize>, name: &str, next: usize) -> (usize, bool) {
    if let Some(place) = places.get(name) {
        return (*place, false);
    }
    places.insert(name.to_owned(), next);
    (next, true)
}

#[inline(never)]
fn find(places: &BTreeMap<String, usize>, name: &str) -> Option<usize> {
    places.get(name).copied()
}

#[inline(never)]
fn forget(places: &mut BTreeMap<String, usize>, name: &str) -> bool {
    places.remove(name).is_some()
}

/// The names in order.
#[inline(never)]
fn names(places: &BTreeMap<String, usize>) -> Vec<(&str, usize)> {
    places.iter().map(|(name, place)| (name.as_str(), *place)).collect()
}

/// Puts items in the order of a number that each has; those of the same number keep theirs.
///
/// A sort of each type of item would be there in machine code for each; here there is one, of
/// pairs of numbers.
pub fn sort_by_number<T>(items: &mut [T], number: impl Fn(&T) -> usize) {
    let numbers = items.iter().map(number).collect();
    arrange(numbers, &mut |one, other| items.swap(one, other));
}

#[inline(never)]
fn arrange(numbers: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    let mut order: Vec<(usize, usize)> =
        numbers.into_iter().enumerate().map(|(at, number)| (number, at)).collect();
    order.sort_unstable();
    // Where each item goes.
    let mut goes = vec![0; order.len()];
    for (to, (_, from)) in order.iter().enumerate() {
        if let Some(goes) = goes.get_mut(*from) {
            *goes = to;
        }
    }
    // Every exchange brings an item to its place.
    for at in 0..goes.len() {
        while let Some(to) = goes.get(at).copied().filter(|to| *to != at) {
            swap(at, to);
            goes.swap(at, to);
        }
    }
}

/// A name of one of several groups: names of different groups differ, and those of the first
/// group come first. There are ten groups at most.
#[inline(never)]
#[must_use]
pub fn grouped(group: u8, name: &str) -> String {
    let mut key = String::from(char::from(b'0' + group));
    key.push_str(name);
    key
}

impl<V> Index<V> {
    /// A map without names.
    #[must_use]
    pub const fn new() -> Self {
        Self { places: BTreeMap::new(), values: Vec::new() }
    }

    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&V> {
        find(&self.places, name).and_then(|place| self.values.get(place))
    }

    /// Whether a name is there.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        find(&self.places, name).is_some()
    }

    /// Gives a name a value, in place of the one it may have; says whether the name is new.
    pub fn insert(&mut self, name: &str, value: V) -> bool {
        let (place, new) = place(&mut self.places, name, self.values.len());
        match self.values.get_mut(place) {
            Some(held) => *held = value,
            None => self.values.push(value),
        }
        new
    }

    /// Gives a name a value where it has none; says whether the name is new.
    pub fn add(&mut self, name: &str, value: V) -> bool {
        let (_, new) = place(&mut self.places, name, self.values.len());
        if new {
            self.values.push(value);
        }
        new
    }

    /// Takes a name out; says whether it was there.
    pub fn remove(&mut self, name: &str) -> bool {
        forget(&mut self.places, name)
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Names and values, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        let values = &self.values;
        names(&self.places)
            .into_iter()
            .filter_map(move |(name, place)| Some((name, values.get(place)?)))
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        names(&self.places).into_iter().map(|(name, _)| name)
    }
}

impl<V: Default> Index<V> {
    /// The value of a name, which gets one where it has none.
    pub fn entry(&mut self, name: &str) -> &mut V {
        let (place, new) = place(&mut self.places, name, self.values.len());
        if new {
            self.values.push(V::default());
        }
        match self.values.get_mut(place) {
            Some(value) => value,
            None => unreachable!(),
        }
    }
}

impl<S: AsRef<str>> FromIterator<S> for Names {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        let mut all = Self::default();
        for name in names {
            all.add(name.as_ref(), ());
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::{Index, Names, grouped, sort_by_number};

    #[test]
    fn items_are_in_the_order_of_their_numbers_and_keep_their_own() {
        // Every order of up to seven items of three numbers, as a sort that is stable has it.
        for length in 0..8 {
            for seed in 0..3_usize.pow(length) {
                let number = |at: u32| seed / 3_usize.pow(at) % 3;
                let mut items: Vec<_> = (0..length).map(|at| (number(at), at)).collect();
                let mut wanted = items.clone();
                wanted.sort_by_key(|(number, _)| *number);
                sort_by_number(&mut items, |(number, _)| *number);
                assert_eq!(items, wanted);
            }
        }
        // Turned round by one, each way: no more exchanges than items.
        for turn in [1, 99_999] {
            let mut many: Vec<usize> = (0..100_000).collect();
            many.rotate_left(turn);
            sort_by_number(&mut many, |number| *number);
            assert!(many.iter().enumerate().all(|(at, number)| at == *number));
        }
    }

    #[test]
    fn names_of_different_groups_differ_and_stand_group_by_group() {
        let keys = [grouped(0, "z"), grouped(1, ""), grouped(1, "0a"), grouped(9, "a")];
        let names: Names = keys.iter().rev().collect();
        assert_eq!(names.names().collect::<Vec<_>>(), keys);
    }

    #[test]
    fn names_are_in_order_and_each_has_the_last_value_it_got() {
        let mut index = Index::default();
        assert!(index.insert("b", 1) && index.insert("a", 2) && !index.insert("b", 3));
        assert!(!index.add("a", 9) && index.add("c", 4));
        *index.entry("d") += 5;
        assert_eq!(index.iter().collect::<Vec<_>>(), [("a", &2), ("b", &3), ("c", &4), ("d", &5)]);
        assert!(index.remove("a") && !index.remove("a") && !index.contains("a"));
        assert_eq!((index.get("a"), index.get("b"), index.len()), (None, Some(&3), 3));
        // A name that comes back gets a value of its own.
        assert!(index.insert("a", 7));
        assert_eq!((index.get("a"), index.get("d")), (Some(&7), Some(&5)));
        let names: Names = ["z", "y", "z"].into_iter().collect();
        assert_eq!(names.names().collect::<Vec<_>>(), ["y", "z"]);
    }
}
