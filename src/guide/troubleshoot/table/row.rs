//! How a table is written, and how it is held.

use crate::guide::troubleshoot::meaning::Meaning;

/// Meanings, and the rows of each in one text.
pub(super) type Table = (&'static [Meaning], &'static str);

/// Makes a [`Table`] of meanings with their rows.
macro_rules! table {
    ($name:ident $($meaning:ident $(($cause:ident))?: $($row:literal)+)+) => {
        pub(super) const $name: super::row::Table = (
            &[$(crate::guide::troubleshoot::meaning::Meaning::$meaning
                $((crate::entra::aadsts::ErrorCause::$cause))?),+],
            concat!($($($row, "\n",)+ "\n"),+),
        );
    };
}
pub(super) use table;
