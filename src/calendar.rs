//! The Gregorian calendar in UTC, without leap seconds: what RFC 9110 section 5.6.7, X.509 and
//! people write as a date, and the seconds since 1970 that clocks and tokens count in.

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// Days from 0000-03-01 to 1970-01-01. Years are counted from March here, so that the leap day ends
/// one; 400 of them are [`ERA`] days, and from March on every five months are 153.
const EPOCH: i64 = 719_468;
/// Days of 400 years.
const ERA: i64 = 146_097;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year; 0 is the one before year 1.
    pub year: i64,
    /// The month, from 1.
    pub month: i64,
    /// The day of the month, from 1.
    pub day: i64,
}

impl Date {
    /// The day of a moment, in seconds since 1970.
    #[must_use]
    pub const fn of(seconds: i64) -> Self {
        let days = seconds.div_euclid(DAY) + EPOCH;
        let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        Self { year: era * 400 + year + next, month, day }
    }

    /// Its first second, in seconds since 1970. A day that the month does not have is one of the
    /// next month; year and month must be sane.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((self.month + 9) % 12) + 2) / 5 + self.day - 1;
        let days = era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        (days - EPOCH) * DAY
    }
}

impl core::fmt::Display for Date {
    /// `YYYY-MM-DD` (RFC 3339).
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DAY, Date};

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
            (-62_167_219_200, "0000-01-01"),
        ] {
            assert_eq!(Date::of(seconds).to_string(), date, "{seconds}");
        }
        let april = Date { year: 2026, month: 4, day: 31 };
        assert_eq!(Date::of(april.seconds()).to_string(), "2026-05-01");
        // No moment is too far.
        assert_eq!(Date::of(i64::MAX).month, 12);
        assert_eq!(Date::of(i64::MIN).month, 1);
    }

    proptest! {
        #[test]
        fn every_day_comes_back(seconds in -1_000_000_000_000_i64..1_000_000_000_000) {
            prop_assert_eq!(Date::of(seconds).seconds(), seconds.div_euclid(DAY) * DAY);
        }
    }
}
