//! Where a cluster entry comes from, kept in it so that a later look can tell what has changed.

use crate::yaml::Node;

/// The origin of a cluster entry: the extension `purser`. client-go and its kin carry extensions
/// along unread (`NamedExtension` in `clientcmd/api/v1`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The address of the page that made it.
    pub portal: String,
    /// The cluster's name in the page's `portal.yaml`.
    pub cluster: String,
    /// The day it was made, `YYYY-MM-DD` (UTC).
    pub made: String,
}

impl Origin {
    /// The name of the extension.
    pub const NAME: &'static str = "purser";

    pub(super) fn node(&self) -> Node {
        let extension = Node::keys([
            ("portal", Some(Node::of(&self.portal))),
            ("cluster", Some(Node::of(&self.cluster))),
            ("made", Some(Node::of(&self.made))),
        ]);
        let entry = [("name", Some(Node::of(Self::NAME))), ("extension", Some(extension))];
        Node::list(vec![Node::keys(entry)])
    }
}

/// The day of a moment, in seconds since 1970-01-01 UTC, as `YYYY-MM-DD` (Gregorian calendar).
#[must_use]
pub fn day(seconds: i64) -> String {
    // Counted from 0000-03-01, so that the leap day ends a year; 400 years are 146,097 days.
    let days = seconds.div_euclid(86_400) + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // From March on, months have 31, 30, 31, 30, 31 days again and again: 153 in five.
    let month = (5 * day + 2) / 153;
    let of_month = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = era * 400 + year + next;
    format!("{year:04}-{month:02}-{of_month:02}")
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (seconds, date) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (-1, "1969-12-31"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_709_164_800, "2024-02-29"),
            (1_735_689_599, "2024-12-31"),
            (1_795_478_400, "2026-11-24"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(day(seconds), date, "{seconds}");
        }
    }
}
