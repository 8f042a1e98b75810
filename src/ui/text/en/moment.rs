//! A moment in words.

#[cfg(not(target_arch = "wasm32"))]
use crate::calendar::{DAY, Date};

// In a browser, in the language of the page.
#[cfg(target_arch = "wasm32")]
pub use crate::browser::moment;

#[cfg(not(target_arch = "wasm32"))]
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A moment in words, from seconds since 1970: `24 November 2026, 15:30 UTC`.
#[must_use]
#[cfg(not(target_arch = "wasm32"))]
pub fn moment(seconds: i64) -> String {
    let Date { year, month, day } = Date::of(seconds);
    let rest = seconds.rem_euclid(DAY);
    let month = usize::try_from(month - 1).unwrap_or_default();
    let name = MONTHS.get(month).copied().unwrap_or_default();
    format!("{day} {name} {year}, {:02}:{:02} UTC", rest / 3600, rest % 3600 / 60)
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn moments_are_those_of_the_calendar() {
        for (seconds, text) in [
            (0, "1 January 1970, 00:00 UTC"),
            (-1, "31 December 1969, 23:59 UTC"),
            (951_782_400, "29 February 2000, 00:00 UTC"),
            (1_614_834_367, "4 March 2021, 05:06 UTC"),
            (4_102_444_799, "31 December 2099, 23:59 UTC"),
            (4_107_542_400, "1 March 2100, 00:00 UTC"),
        ] {
            assert_eq!(moment(seconds), text);
        }
        for far in [i64::MAX, i64::MIN] {
            assert!(moment(far).ends_with("UTC"));
        }
    }
}
