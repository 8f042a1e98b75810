//! What a text of Entra's holds: read generously, for people paste what their browser showed.

use crate::ids::is_guid;

/// What a text of Entra's holds: a description in an answer, or what its page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorDetails {
    /// The number, as `AADSTS…` has it.
    pub number: Option<u32>,
    /// The correlation id; empty where there is none.
    pub correlation_id: String,
    /// The trace id, which its page calls the request id; empty where there is none.
    pub trace_id: String,
    /// When it happened, as it was written; empty where there is none.
    pub timestamp: String,
}

/// The longest text that is looked at, in characters.
const LONGEST: usize = 20_000;

/// Reads the number, the ids and the time out of a text, or a number that stands alone.
#[must_use]
pub fn error_details(text: &str) -> ErrorDetails {
    let text: String = text.chars().take(LONGEST).collect();
    // Of the same length as the text itself, so that places agree.
    let small = text.to_ascii_lowercase();
    let after = |label: &str| {
        let at = small.find(label).map(|at| at + label.len());
        at.and_then(|at| text.get(at..)).unwrap_or_default().trim_start()
    };
    let take = |from: &str, most: usize, fits: fn(char) -> bool| -> String {
        from.chars().take_while(|c| fits(*c)).take(most).collect()
    };
    let id = |labels: [&str; 2]| {
        let found =
            labels.map(|label| take(after(label), 36, |c| c.is_ascii_hexdigit() || c == '-'));
        found.into_iter().find(|id| is_guid(id)).unwrap_or_default()
    };
    let digits = |from: &str| take(from, 9, |c| c.is_ascii_digit()).parse::<u32>().ok();
    // Whoever types it may leave a space; a page of Microsoft's calls it an error code.
    let marked = small.match_indices("aadsts").find_map(|(at, mark)| {
        let rest = text.get(at + mark.len()..)?;
        digits(rest.trim_start_matches([' ', ':']))
    });
    let alone = || {
        let whole = text.trim();
        let number = (5..=7).contains(&whole.len()) && whole.bytes().all(|b| b.is_ascii_digit());
        if number { whole.parse().ok() } else { None }
    };
    let time = take(after("timestamp:"), 30, |c| c.is_ascii_digit() || "-:.TZ ".contains(c));
    ErrorDetails {
        number: marked.or_else(|| digits(after("error code:"))).or_else(alone),
        correlation_id: id(["correlation id:", "correlationid:"]),
        trace_id: id(["trace id:", "request id:"]),
        timestamp: time.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{ErrorDetails, error_details};
    use proptest::prelude::*;

    #[test]
    fn a_description_and_the_text_of_the_page_are_read_alike() {
        let (one, two) =
            ("0f0f0f0f-0000-4000-8000-000000000001", "0f0f0f0f-0000-4000-8000-000000000002");
        let answer = format!(
            "AADSTS53003: Access has been blocked.\r\nTrace ID: {one}\r\nCorrelation ID: {two}\r\nTimestamp: 2026-01-01 00:00:00Z"
        );
        let page = format!(
            "Sorry, but we’re having trouble signing you in.\n\nAADSTS50011: The redirect URI …\n\
             Request Id: {one}\nCorrelation Id: {two}\nTimestamp: 2026-01-01T00:00:00Z\nMessage: AADSTS50011"
        );
        let blocked = format!(
            "You cannot access this right now\nError Code: 53003\nRequest Id: {one}\nCorrelation Id: {two}\nTimestamp: 2026-01-01T00:00:00.000Z\nApp name: Purser"
        );
        for (text, number, time) in [
            (&answer, 53003, "2026-01-01 00:00:00Z"),
            (&page, 50011, "2026-01-01T00:00:00Z"),
            (&blocked, 53003, "2026-01-01T00:00:00.000Z"),
        ] {
            let read = error_details(text);
            assert_eq!((read.number, read.timestamp.as_str()), (Some(number), time));
            assert_eq!((read.trace_id.as_str(), read.correlation_id.as_str()), (one, two));
        }
        for typed in ["AADSTS700016", "aadsts 700016", " 700016 ", "AADSTS: 700016."] {
            assert_eq!(error_details(typed).number, Some(700_016), "{typed}");
        }
        for none in ["", "AADSTS", "call 0800 123456 please", "12", "Correlation Id: <script>"] {
            assert_eq!(error_details(none), ErrorDetails::default(), "{none}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_fall(text in "\\PC*", number in 1_u32..9_999_999) {
            let _any = error_details(&text);
            let read = error_details(&format!("{text}AADSTS{number}: {text}"));
            prop_assert!(read.number.is_some());
            prop_assert!(read.correlation_id.is_empty() || read.correlation_id.len() == 36);
        }
    }

    #[test]
    fn a_huge_text_is_read_in_no_time() {
        let text = "AADSTS ".repeat(1_000_000);
        assert_eq!(error_details(&text).number, None);
    }
}
