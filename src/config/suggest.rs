//! The word that was probably meant.

/// The candidate that looks most like a word, if any does: at most one slip in three letters, where
/// capitals, hyphens and underscores do not count.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let word = plain(word);
    // Long words are no slips, and the comparison costs the product of the lengths.
    if word.len() > 64 {
        return None;
    }
    let allowed = (word.len() / 3).clamp(1, 3);
    let mut best: Option<(usize, &'a str)> = None;
    for &candidate in candidates {
        let slips = distance(&word, &plain(candidate));
        if slips <= allowed && best.is_none_or(|(least, _)| slips < least) {
            best = Some((slips, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn plain(word: &str) -> Vec<char> {
    word.to_ascii_lowercase().chars().filter(|c| !matches!(c, '-' | '_' | ' ')).collect()
}

/// The number of letters added, left out, changed or swapped with their neighbour (optimal string
/// alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut older: Vec<usize> = Vec::new();
    let mut old: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut new = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], k: usize| row.get(k).copied().unwrap_or(usize::MAX / 2);
            let mut least = at(&old, j) + usize::from(x != y);
            least = least.min(at(&old, j + 1) + 1).min(at(&new, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                least = least.min(at(&older, j - 1) + 1);
            }
            new.push(least);
        }
        older = old;
        old = new;
    }
    old.last().copied().unwrap_or_default()
}
