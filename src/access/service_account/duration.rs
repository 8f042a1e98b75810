//! How long a token is to last.
//!
//! Sources: `authentication/v1` TokenRequest (at least ten minutes, at most 2^32 seconds), Go's
//! `time.ParseDuration`, to which days are added here.

use super::field::InvalidReason;

/// The shortest life of a token, in seconds.
const SHORTEST: u64 = 600;
/// The longest that TokenRequest takes, in seconds.
const LONGEST: u64 = 1 << 32;

/// The seconds of a duration in hours, minutes and seconds, as Go writes them (`1h30m`), or in days.
///
/// # Errors
/// [`InvalidReason::NotDuration`], [`InvalidReason::TooShort`] under ten minutes,
/// [`InvalidReason::TooLong`] over what the API server takes.
pub fn seconds(text: &str) -> Result<u64, InvalidReason> {
    let mut total = 0_u64;
    let mut number: Option<u64> = None;
    // Each unit once, in falling order, so that a slip of the finger is not summed up.
    let mut last = u64::MAX;
    for c in text.chars() {
        let unit = match c {
            '0'..='9' => {
                let digit = u64::from(c.to_digit(10).unwrap_or_default());
                let longer = number.unwrap_or_default().checked_mul(10);
                number = longer.and_then(|longer| longer.checked_add(digit));
                if number.is_none() {
                    return Err(InvalidReason::TooLong);
                }
                continue;
            }
            'd' => 86_400,
            'h' => 3_600,
            'm' => 60,
            's' => 1,
            _ => return Err(InvalidReason::NotDuration),
        };
        let count = number.take().filter(|_| unit < last).ok_or(InvalidReason::NotDuration)?;
        last = unit;
        let more = count.checked_mul(unit).and_then(|more| total.checked_add(more));
        total = more.ok_or(InvalidReason::TooLong)?;
    }
    match total {
        _ if number.is_some() || text.is_empty() => Err(InvalidReason::NotDuration),
        0..SHORTEST => Err(InvalidReason::TooShort),
        SHORTEST..=LONGEST => Ok(total),
        _ => Err(InvalidReason::TooLong),
    }
}
