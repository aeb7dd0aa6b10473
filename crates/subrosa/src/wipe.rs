//! What was said leaves no copy of itself behind in memory: texts in records are wiped when they are dropped, and the bytes of
//! a record are written into one place that is wiped too (`subrosa` section 6, threat D15).

use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

/// A text in a record. As JSON it is base 64: what a reader of JSON unescapes, it does in a buffer that nobody wipes.
#[derive(Clone, Default)]
pub(crate) struct Wiped(Zeroizing<String>);

impl Wiped {
    pub(crate) fn of(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn into_text(self) -> Zeroizing<String> {
        self.0
    }
}

impl Serialize for Wiped {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = Zeroizing::new(STANDARD_NO_PAD.encode(self.0.as_bytes()));
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Wiped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Letters;
        impl Visitor<'_> for Letters {
            type Value = Wiped;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text in base 64")
            }

            fn visit_str<E: serde::de::Error>(self, letters: &str) -> Result<Wiped, E> {
                let bytes = STANDARD_NO_PAD.decode(letters).map(Zeroizing::new);
                let bytes = bytes.map_err(|_| E::custom("no base 64"))?;
                let text = std::str::from_utf8(&bytes).map_err(|_| E::custom("no text"))?;
                Ok(Wiped::of(text))
            }
        }
        deserializer.deserialize_str(Letters).map_err(D::Error::custom)
    }
}

/// A record as JSON; nothing if it has no such form. It is measured first, so that it is written without moving.
pub(crate) fn json<T: Serialize>(record: &T) -> Option<Zeroizing<Vec<u8>>> {
    let mut length = Length(0);
    serde_json::to_writer(&mut length, record).ok()?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(length.0));
    serde_json::to_writer(&mut *bytes, record).ok()?;
    Some(bytes)
}

/// Counts what is written.
struct Length(usize);

impl io::Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize, Deserialize)]
    struct Record {
        number: u32,
        text: Wiped,
    }

    /// A buffer that grew would have left what it held where it was before.
    #[test]
    fn a_record_is_written_into_a_place_of_its_size() {
        for text in ["", "one\n\"two\"\u{1F339}", &"long ".repeat(9_000)] {
            let record = Record {
                number: 7,
                text: Wiped::of(text),
            };
            let bytes = json(&record).unwrap();
            assert_eq!(bytes.len(), bytes.capacity());
            let read: Record = serde_json::from_slice(&bytes).unwrap();
            assert_eq!((read.number, read.text.as_str()), (7, text));
        }
    }

    /// D15: no letter of it has to be unescaped.
    #[test]
    fn a_text_in_a_record_has_no_sign_that_a_reader_copies_to_unescape_it() {
        let bytes = serde_json::to_vec(&Wiped::of("one\n\"two\"\\")).unwrap();
        assert!(!bytes.contains(&b'\\'));
        for wrong in ["\"=\"", "\"_w\"", "7", "\"/w\""] {
            assert!(serde_json::from_str::<Wiped>(wrong).is_err(), "{wrong}");
        }
    }
}
