//! As much of X.509 (RFC 5280, DER of X.690) as it takes to say whether a certificate can vouch for
//! a server at a time: its validity, its subject, and whether it is an authority's. Nothing is
//! verified, and no clock is read.
//!
//! What counts is what kubectl does with a bundle of authorities, which is Go's `crypto/x509`:
//! certificates that cannot be read are passed over (`AppendCertsFromPEM`), every certificate of a
//! chain must be within its time (`isValid`), and one of version 3 vouches for others only where its
//! basic constraints make it an authority and its key may sign certificates
//! (`CheckSignatureFrom`); a certificate that is no authority's is trusted for itself alone.

use crate::calendar::Date;

/// What a certificate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// When it begins, in seconds since 1970.
    pub begins: i64,
    /// When it ends, in seconds since 1970.
    pub ends: i64,
    /// Whether it may vouch for other certificates.
    pub is_authority: bool,
    /// The common name of its subject, where it has one.
    pub name: Option<String>,
}

/// Why the certificates of a bundle will not do, or not all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// None of them can be read.
    Unreadable,
    /// The last of them has ended.
    Ended {
        /// When, in seconds since 1970.
        at: i64,
    },
    /// None of them has begun.
    NotYet {
        /// When the first begins, in seconds since 1970.
        at: i64,
    },
    /// None of them is an authority's: the server is trusted only while it has one of just these.
    NoAuthority,
    /// Some have ended, and others will do.
    SomeEnded {
        /// How many.
        count: usize,
        /// When the last of these ended, in seconds since 1970.
        at: i64,
    },
}

impl Doubt {
    /// Whether the server cannot be trusted at all.
    #[must_use]
    pub const fn fails(self) -> bool {
        matches!(self, Self::Unreadable | Self::Ended { .. } | Self::NotYet { .. })
    }
}

/// What is to say of the certificates of a bundle, each as DER, at a time in seconds since 1970.
#[must_use]
pub fn doubt<'a>(bundle: impl IntoIterator<Item = &'a [u8]>, now: i64) -> Option<Doubt> {
    let all: Vec<Certificate> = bundle.into_iter().filter_map(read).collect();
    let good: Vec<&Certificate> =
        all.iter().filter(|one| one.begins <= now && now <= one.ends).collect();
    let ended = all.iter().filter(|one| one.ends < now).map(|one| one.ends);
    let last = ended.clone().max();
    if good.is_empty() {
        // What begins later will do one day; what ended never again.
        let next = all.iter().filter(|one| now < one.begins).map(|one| one.begins).min();
        let next = next.map(|at| Doubt::NotYet { at });
        return next.or(last.map(|at| Doubt::Ended { at })).or(Some(Doubt::Unreadable));
    }
    if !good.iter().any(|one| one.is_authority) {
        return Some(Doubt::NoAuthority);
    }
    last.map(|at| Doubt::SomeEnded { count: ended.count(), at })
}

/// The tags that are looked for.
pub(crate) const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
pub(crate) const INTEGER: u8 = 0x02;
const BOOLEAN: u8 = 0x01;
pub(crate) const BIT_STRING: u8 = 0x03;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const OID: u8 = 0x06;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
const VERSION: u8 = 0xa0;
const EXTENSIONS: u8 = 0xa3;
/// `id-at-commonName`, `id-ce-basicConstraints`, `id-ce-keyUsage`.
const COMMON_NAME: &[u8] = &[0x55, 4, 3];
const BASIC_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 19];
const KEY_USAGE: &[u8] = &[0x55, 0x1d, 15];
/// `keyCertSign`, the sixth bit.
const CERT_SIGN: u8 = 0x04;

/// Reads a certificate; `None` where the bytes are none.
#[must_use]
pub fn read(der: &[u8]) -> Option<Certificate> {
    let mut whole = Der(der);
    let mut certificate = whole.take(SEQUENCE)?;
    if !whole.is_empty() {
        return None;
    }
    let mut body = certificate.take(SEQUENCE)?;
    // Version 1 has no mark of its version.
    let version = match body.take(VERSION) {
        Some(mut mark) => *mark.take(INTEGER)?.0.last()?,
        None => 0,
    };
    let _serial = body.take(INTEGER)?;
    let _algorithm = body.take(SEQUENCE)?;
    let _issuer = body.take(SEQUENCE)?;
    let mut validity = body.take(SEQUENCE)?;
    let subject = body.take(SEQUENCE)?;
    let _key = body.take(SEQUENCE)?;
    let begins = moment(validity.next()?)?;
    let ends = moment(validity.next()?)?;
    let Extensions { authority, signs } = extensions(body)?;
    let is_authority = authority.unwrap_or(version != 2) && signs.unwrap_or(true);
    Some(Certificate { begins, ends, is_authority, name: common_name(subject) })
}

/// What is in the subject's public key (RFC 5280 4.1.2.7) of a certificate.
#[must_use]
pub(crate) fn public_key(der: &[u8]) -> Option<Der<'_>> {
    let mut body = Der(der).take(SEQUENCE)?.take(SEQUENCE)?;
    let _version = body.take(VERSION);
    let _serial = body.take(INTEGER)?;
    // The algorithm, the issuer, the validity and the subject.
    for _ in 0..4 {
        let _passed = body.take(SEQUENCE)?;
    }
    body.take(SEQUENCE)
}

/// What the extensions say; `None` where they say nothing.
#[derive(Default)]
struct Extensions {
    /// Of basic constraints: whether it is an authority's.
    authority: Option<bool>,
    /// Of key usage: whether its key may sign certificates.
    signs: Option<bool>,
}

/// Reads what follows the public key: perhaps two identifiers of old, perhaps extensions.
fn extensions(mut rest: Der<'_>) -> Option<Extensions> {
    let mut said = Extensions::default();
    while let Some((tag, mut content)) = rest.next() {
        if tag != EXTENSIONS {
            continue;
        }
        let mut list = content.take(SEQUENCE)?;
        while let Some(mut extension) = list.take(SEQUENCE) {
            let id = extension.take(OID)?;
            let _critical = extension.take(BOOLEAN);
            let mut value = extension.take(OCTET_STRING)?;
            if id.0 == BASIC_CONSTRAINTS {
                let flag = value.take(SEQUENCE)?.take(BOOLEAN);
                said.authority = Some(flag.is_some_and(|flag| flag.0.iter().any(|b| *b != 0)));
            } else if id.0 == KEY_USAGE {
                let bits = value.take(BIT_STRING)?;
                said.signs = Some(bits.0.get(1).is_some_and(|bits| bits & CERT_SIGN != 0));
            }
        }
        if !list.is_empty() {
            return None;
        }
    }
    rest.is_empty().then_some(said)
}

/// The common name of a subject: the last one, as Go has it.
fn common_name(mut subject: Der<'_>) -> Option<String> {
    let mut name = None;
    while let Some(mut set) = subject.take(SET) {
        while let Some(mut pair) = set.take(SEQUENCE) {
            if pair.take(OID).is_none_or(|id| id.0 != COMMON_NAME) {
                continue;
            }
            let text = pair.next().and_then(|(_, text)| core::str::from_utf8(text.0).ok());
            name = text.filter(|text| !text.is_empty()).map(str::to_owned).or(name);
        }
    }
    name
}

/// The elements of DER that are not read yet, one after the other.
pub(crate) struct Der<'a>(pub(crate) &'a [u8]);

impl<'a> Der<'a> {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next element: its tag, and what is in it. Where there is none, or it is broken, nothing
    /// is taken.
    pub(crate) fn next(&mut self) -> Option<(u8, Self)> {
        let (&tag, rest) = self.0.split_first()?;
        let (&short, rest) = rest.split_first()?;
        let (length, rest) = match short {
            0..=0x7f => (usize::from(short), rest),
            0x81..=0x83 => {
                let (long, rest) = rest.split_at_checked(usize::from(short & 0x7f))?;
                (long.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), rest)
            }
            _ => return None,
        };
        let (content, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((tag, Self(content)))
    }

    /// What is in the next element where it has the tag; otherwise nothing is taken.
    pub(crate) fn take(&mut self, tag: u8) -> Option<Self> {
        let mut ahead = Self(self.0);
        let (found, content) = ahead.next()?;
        (found == tag).then(|| {
            self.0 = ahead.0;
            content
        })
    }
}

/// `UTCTime` or `GeneralizedTime`, which certificates have only in whole seconds of UTC.
fn moment((tag, time): (u8, Der<'_>)) -> Option<i64> {
    let text = core::str::from_utf8(time.0).ok()?.strip_suffix('Z')?;
    let text = match tag {
        // RFC 5280 4.1.2.5.1: two digits mean 1950 to 2049.
        UTC_TIME if text.len() == 12 && text.get(..2)? < "50" => format!("20{text}"),
        UTC_TIME if text.len() == 12 => format!("19{text}"),
        GENERALIZED_TIME if text.len() == 14 => text.to_owned(),
        _ => return None,
    };
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let (hour, minute, second) = (part(8, 10)?, part(10, 12)?, part(12, 14)?);
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    (fits && hour < 24 && minute < 60 && second < 61)
        .then(|| Date { year, month, day }.seconds() + hour * 3600 + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Der, Doubt, doubt, moment, read};
    use crate::pem;

    /// The first second of 2020, of 2026 and of 2060; the last of 2049 and 2055; an end in 2021.
    const BEGIN: i64 = 1_577_836_800;
    const NOW: i64 = 1_767_225_600;
    const LATE: i64 = 2_840_140_800;
    const END_2049: i64 = 2_524_607_999;
    const END_2055: i64 = 2_713_910_399;
    const PAST: i64 = 1_614_834_367;

    fn der(name: &str) -> Vec<u8> {
        let path = format!("{}/tests/fixtures/certificates/{name}.pem", env!("CARGO_MANIFEST_DIR"));
        let pem = std::fs::read_to_string(path).unwrap();
        pem::blocks(&pem).next().unwrap().der.unwrap()
    }

    fn of(names: &[&str], now: i64) -> Option<Doubt> {
        let bundle: Vec<Vec<u8>> = names.iter().map(|name| der(name)).collect();
        doubt(bundle.iter().map(Vec::as_slice), now)
    }

    #[test]
    fn a_certificate_says_its_time_its_name_and_what_it_may() {
        for (name, begins, ends, is_authority) in [
            ("authority", BEGIN, END_2049, true),
            // From 2050 on times are of another type.
            ("authority-long", BEGIN, END_2055, true),
            ("authority-late", LATE, LATE + 3653 * 86_400, true),
            ("authority-past", BEGIN, PAST, true),
            ("authority-no-usage", BEGIN, END_2049, true),
            ("authority-no-sign", BEGIN, END_2049, false),
            ("server", BEGIN, END_2049, false),
            // Version 3 must say that it is an authority's, version 1 cannot.
            ("server-plain", BEGIN, END_2049, false),
            ("version-1", BEGIN, END_2049, true),
        ] {
            let found = read(&der(name)).unwrap();
            assert_eq!((found.begins, found.ends), (begins, ends), "{name}");
            assert_eq!((found.is_authority, found.name.as_deref()), (is_authority, Some(name)));
        }
    }

    #[test]
    fn a_bundle_is_judged_as_a_whole() {
        let good = "authority";
        assert_eq!(of(&[good], NOW), None);
        assert_eq!(of(&["version-1"], NOW), None);
        assert_eq!(of(&[good], END_2049), None, "its last second counts");
        assert_eq!(of(&[good], END_2049 + 1), Some(Doubt::Ended { at: END_2049 }));
        assert_eq!(of(&[good], BEGIN - 1), Some(Doubt::NotYet { at: BEGIN }));
        assert_eq!(of(&["authority-past"], NOW), Some(Doubt::Ended { at: PAST }));
        let mixed = of(&["authority-past", good, "authority-past"], NOW);
        assert_eq!(mixed, Some(Doubt::SomeEnded { count: 2, at: PAST }));
        assert_eq!(
            of(&["authority-past", "authority-late"], NOW),
            Some(Doubt::NotYet { at: LATE })
        );
        for leaf in ["server", "server-plain", "authority-no-sign"] {
            assert_eq!(of(&[leaf], NOW), Some(Doubt::NoAuthority), "{leaf}");
            assert_eq!(of(&[leaf, good], NOW), None, "{leaf}");
            // An authority that has ended does not help.
            assert_eq!(of(&[leaf, "authority-past"], NOW), Some(Doubt::NoAuthority));
        }
        assert_eq!(of(&[], NOW), Some(Doubt::Unreadable));
        // What cannot be read is passed over, as kubectl does.
        let (good, bad) = (der(good), b"\x30\x03\x02\x01\x01".to_vec());
        assert_eq!(doubt([bad.as_slice()], NOW), Some(Doubt::Unreadable));
        assert_eq!(doubt([bad.as_slice(), &good], NOW), None);
    }

    #[test]
    fn times_are_those_of_the_calendar() {
        for (tag, text, wanted) in [
            (0x17, "491231235959Z", Some(END_2049)),
            (0x17, "500101000000Z", Some(-631_152_000)),
            (0x17, "700101000000Z", Some(0)),
            (0x18, "20551231235959Z", Some(END_2055)),
            (0x18, "20240229120000Z", Some(1_709_208_000)),
            // A certificate without an end (RFC 5280 4.1.2.5).
            (0x18, "99991231235959Z", Some(253_402_300_799)),
            (0x17, "4912312359Z", None),
            (0x17, "491231235959+0100", None),
            (0x17, "491331235959Z", None),
            (0x17, "491231245959Z", None),
            (0x18, "491231235959Z", None),
            (0x18, "2055123123595\u{9}Z", None),
            (0x0c, "20551231235959Z", None),
        ] {
            assert_eq!(moment((tag, Der(text.as_bytes()))), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_cut_off_is_no_certificate() {
        let whole = der("authority");
        for end in 0..whole.len() {
            assert_eq!(read(&whole[..end]), None, "{end}");
        }
        assert_eq!(read(&[whole.clone(), vec![0]].concat()), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_judged_without_a_panic(
            bytes in proptest::collection::vec(any::<u8>(), 0..64),
            at in 0_usize..400,
        ) {
            let _garbage = read(&bytes);
            let mut certificate = der("server");
            let place = at.min(certificate.len() - 1);
            for (offset, byte) in bytes.iter().enumerate() {
                if let Some(old) = certificate.get_mut(place + offset) {
                    *old ^= byte;
                }
            }
            let _garbled = read(&certificate);
            prop_assert!(doubt([certificate.as_slice()], NOW).is_some());
        }
    }
}
