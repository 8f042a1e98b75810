//! The time of day.

use std::time::{SystemTime, UNIX_EPOCH};

use purser::calendar::Date;
use purser::ui::text::terminal as words;

/// The first second of a day such as `2027-01-31`, since 1970.
pub fn day(text: &str) -> Result<i64, String> {
    let parts: Vec<i64> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    let date = match *parts.as_slice() {
        [year @ 1970..=9999, month @ 1..=12, day @ 1..=31] => Date { year, month, day },
        _ => return Err(words::NOT_DAY.to_owned()),
    };
    // A day that its month does not have becomes another one.
    let seconds = date.seconds();
    if Date::of(seconds).to_string() == text { Ok(seconds) } else { Err(words::NOT_DAY.to_owned()) }
}

/// Seconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or_default()
}
