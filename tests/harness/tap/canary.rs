//! Words that stand nowhere else, one for each private field, and the net that looks for ten letters of them in a row.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::encodings::{self, Case, Written};
use super::unpack::{self, Layer};

/// How many letters in a row are as good as the whole word.
pub(super) const WINDOW: usize = 10;
/// RFC 4648 base 32, lower case.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// Letters behind `zq`.
const LETTERS: usize = 26;
/// How many bytes of what is looked for are compared before the rest is.
const HEAD: usize = 6;

/// `zq` and 26 letters that say nothing, for one field of one room in the world of one seed (subrosa section 4).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Canary(String);

impl Canary {
    /// The word of a field.
    pub fn of(room: &str, field: &str, seed: u64) -> Self {
        let digest = Sha256::digest(format!("{seed}\n{room}\n{field}"));
        let letters = digest.iter().take(LETTERS);
        let letters = letters.map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
        Self("zq".chars().chain(letters).collect())
    }

    /// A word that somebody made up; it has ten letters at least, and stands nowhere else.
    pub(super) fn typed(word: &str) -> Self {
        assert!(word.len() >= WINDOW, "{word} is too short to be looked for");
        Self(word.to_owned())
    }

    /// As it is typed into the field.
    pub fn word(&self) -> &str {
        &self.0
    }
}

/// A canary, or ten letters of it, where it should not be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// The whole word.
    pub canary: Canary,
    /// How it was written, and in what it was packed, outermost first: `gzip, percent-escaped, as it is`.
    pub how: String,
}

/// What is looked for: ten letters of a canary, written in one way.
struct Needle {
    bytes: Vec<u8>,
    canary: usize,
    how: &'static str,
}

/// Looks for all canaries of a world in all ways of writing them.
pub struct CanaryNet {
    canaries: Vec<Canary>,
    /// Compared with what was put into small letters first.
    folded: Index,
    /// Ways of writing in which small and capital letters differ.
    exact: Index,
}

impl CanaryNet {
    /// Ready to look.
    pub fn of(canaries: &[Canary]) -> Self {
        let (mut folded, mut exact) = (Vec::new(), Vec::new());
        for (number, canary) in canaries.iter().enumerate() {
            for window in canary.word().as_bytes().windows(WINDOW) {
                for Written { bytes, how, case } in encodings::of(window) {
                    let needle = Needle {
                        bytes,
                        canary: number,
                        how,
                    };
                    match case {
                        Case::Folded => folded.push(needle),
                        Case::Exact => exact.push(needle),
                    }
                }
            }
        }
        Self {
            canaries: canaries.to_vec(),
            folded: Index::of(folded),
            exact: Index::of(exact),
        }
    }

    /// What stands in these bytes and in whatever is packed in them, each canary once for each way it is written.
    pub fn search(&self, bytes: &[u8]) -> Vec<Found> {
        let mut found = BTreeSet::new();
        for Layer { path, bytes } in unpack::layers(bytes) {
            let mut hit = |needle: &Needle| {
                let how = match path.is_empty() {
                    true => needle.how.to_owned(),
                    false => format!("{path}, {}", needle.how),
                };
                found.insert((needle.canary, how));
            };
            self.folded.search(&bytes, &SMALL, &mut hit);
            self.exact.search(&bytes, &SAME, &mut hit);
        }
        let as_found = |(canary, how): (usize, String)| Found {
            canary: self.canaries[canary].clone(),
            how,
        };
        found.into_iter().map(as_found).collect()
    }
}

/// For each byte the one it is compared as.
type Fold = [u8; 256];

/// Small letters for capital ones.
static SMALL: Fold = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).to_ascii_lowercase();
        byte += 1;
    }
    table
};
/// Each byte itself.
static SAME: Fold = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = byte as u8;
        byte += 1;
    }
    table
};

/// Needles by how they begin.
struct Index {
    needles: Vec<Needle>,
    /// Whether any needle may begin with four bytes of this mark; most places of a text are passed by it alone.
    marks: Vec<bool>,
    by_head: BTreeMap<[u8; HEAD], Vec<usize>>,
}

impl Index {
    fn of(needles: Vec<Needle>) -> Self {
        let mut marks = vec![false; 1 << 16];
        let mut by_head: BTreeMap<[u8; HEAD], Vec<usize>> = BTreeMap::new();
        for (number, needle) in needles.iter().enumerate() {
            let head = needle.bytes.first_chunk::<HEAD>();
            let head = head.expect("ten letters are written with more bytes than that");
            let four = u32::from_le_bytes([head[0], head[1], head[2], head[3]]);
            marks[mark(four)] = true;
            by_head.entry(*head).or_default().push(number);
        }
        Self {
            needles,
            marks,
            by_head,
        }
    }

    /// Looks at every place of a text. It sees all that leaves, and nothing here is optimised: so a plain loop.
    fn search(&self, bytes: &[u8], fold: &Fold, hit: &mut impl FnMut(&Needle)) {
        let marks = self.marks.as_slice();
        let (mut four, mut end) = (0_u32, 0);
        while end < bytes.len() {
            four = four >> 8 | (fold[bytes[end] as usize] as u32) << 24;
            end += 1;
            if marks[mark(four)] && end >= 4 {
                self.look(&bytes[end - 4..], fold, hit);
            }
        }
    }

    /// Looks for needles that begin here.
    fn look(&self, bytes: &[u8], fold: &Fold, hit: &mut impl FnMut(&Needle)) {
        let Some(head) = bytes.first_chunk::<HEAD>() else {
            return;
        };
        let head = head.map(|byte| fold[byte as usize]);
        for needle in self.by_head.get(&head).into_iter().flatten() {
            let needle = &self.needles[*needle];
            let folded = bytes.iter().map(|byte| &fold[*byte as usize]);
            let is_long_enough = bytes.len() >= needle.bytes.len();
            if is_long_enough && folded.take(needle.bytes.len()).eq(&needle.bytes) {
                hit(needle);
            }
        }
    }
}

/// A mark of four bytes, below 65,536.
const fn mark(four: u32) -> usize {
    (four.wrapping_mul(2_654_435_761) >> 16) as usize
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
    use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};

    use super::*;

    fn canary() -> Canary {
        Canary::of("rose", "text of a post", 7)
    }

    fn found(bytes: &[u8]) -> Vec<String> {
        let net = CanaryNet::of(&[canary(), Canary::of("rose", "name", 7)]);
        let found = net.search(bytes).into_iter();
        found
            .map(|found| {
                assert_eq!(found.canary, canary());
                found.how
            })
            .collect()
    }

    /// Somewhere in the middle of something else.
    fn among(bytes: &[u8]) -> Vec<u8> {
        [&b"{\"kind\":\"Note\",\"size\":48}\n"[..], bytes, b"\nand so on"].concat()
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let name_follows = 8;
        let head: [u8; 10] = [0x1f, 0x8b, 8, name_follows, 0, 0, 0, 0, 0, 3];
        [&head[..], b"post.txt\0", &compress_to_vec(bytes, 6), &[0; 8]].concat()
    }

    #[test]
    fn each_field_of_each_room_in_each_world_has_a_word_of_its_own() {
        let words = [
            canary(),
            Canary::of("rose", "name", 7),
            Canary::of("thorn", "text of a post", 7),
            Canary::of("rose", "text of a post", 8),
        ];
        let set: BTreeSet<&Canary> = words.iter().collect();
        assert_eq!(set.len(), 4);
        assert_eq!(canary().word().len(), 28);
        assert!(canary().word().starts_with("zq"));
    }

    #[test]
    fn every_ten_letters_are_found_and_nine_are_not() {
        let word = canary();
        for at in 0..=word.word().len() - WINDOW {
            let part = &word.word()[at..at + WINDOW];
            assert_eq!(found(&among(part.as_bytes())), ["as it is"], "{part}");
        }
        assert!(found(&among(&word.word().as_bytes()[..WINDOW - 1])).is_empty());
        assert!(found(b"").is_empty());
        assert!(found(&[0xff; 4_000]).is_empty());
    }

    #[test]
    fn small_and_capital_letters_are_one() {
        let word = canary().word().to_ascii_uppercase();
        assert_eq!(found(&among(word.as_bytes())), ["as it is"]);
    }

    #[test]
    fn escaped_letters_are_letters() {
        let word = canary();
        let escaped = |shape: &dyn Fn(char) -> String| -> Vec<String> {
            let text: String = word.word().chars().map(shape).collect();
            found(&among(text.as_bytes()))
        };
        let percent = escaped(&|letter| format!("%{:02X}", u32::from(letter)));
        assert!(
            percent.contains(&"percent-escaped, as it is".to_owned()),
            "{percent:?}"
        );
        let json = escaped(&|letter| format!("\\u{:04x}", u32::from(letter)));
        assert!(json.contains(&"JSON-escaped, as it is".to_owned()), "{json:?}");
        let decimal = escaped(&|letter| format!("&#{};", u32::from(letter)));
        assert!(
            decimal.contains(&"HTML-escaped, as it is".to_owned()),
            "{decimal:?}"
        );
        let hexadecimal = escaped(&|letter| format!("&#x{:X};", u32::from(letter)));
        assert!(
            hexadecimal.contains(&"HTML-escaped, as it is".to_owned()),
            "{hexadecimal:?}"
        );
        // Half of them, as a writer does that escapes what it thinks is dangerous.
        let some = escaped(&|letter| match letter {
            'a'..='m' => format!("%{:02x}", u32::from(letter)),
            other => other.to_string(),
        });
        assert!(!some.is_empty());
    }

    #[test]
    fn wide_letters_numbers_and_hexadecimals_are_found() {
        let word = canary();
        let units: Vec<u16> = word.word().encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert!(found(&among(&little)).contains(&"UTF-16LE".to_owned()));
        assert!(found(&among(&big)).contains(&"UTF-16BE".to_owned()));
        let hex = hex(word.word().as_bytes());
        assert_eq!(found(&among(hex.as_bytes())), ["hexadecimal"]);
        assert_eq!(found(&among(hex.to_uppercase().as_bytes())), ["hexadecimal"]);
        let row = serde_json::to_string(word.word().as_bytes()).unwrap();
        assert_eq!(found(&among(row.as_bytes())), ["numbers"]);
        let spaced = format!("{:?}", word.word().as_bytes());
        assert_eq!(found(&among(spaced.as_bytes())), ["numbers"]);
    }

    #[test]
    fn base64_is_found_wherever_it_begins_and_in_both_alphabets() {
        let word = canary();
        for before in ["", "a", "ab", "abc", "\u{3ff}\u{fb}"] {
            for text in [word.word().to_owned(), word.word().to_ascii_uppercase()] {
                let whole = format!("{before}{text} and more");
                for written in [STANDARD.encode(&whole), URL_SAFE_NO_PAD.encode(&whole)] {
                    let how = found(&among(written.as_bytes()));
                    assert!(how.contains(&"base64".to_owned()), "{before}: {how:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_compressed_is_unpacked_also_in_another_wrapping() {
        let word = canary();
        let text = format!("{} {}", "the rose speaks of ".repeat(20), word.word());
        let zipped = gzip(text.as_bytes());
        assert_eq!(found(&among(&zipped)), ["gzip, as it is"]);
        let zlib = compress_to_vec_zlib(text.as_bytes(), 6);
        assert_eq!(found(&among(&zlib)), ["zlib, as it is"]);
        let twice = gzip(&zipped);
        assert!(found(&among(&twice)).contains(&"gzip, gzip, as it is".to_owned()));
        let in_base64 = STANDARD.encode(&zipped);
        assert_eq!(found(&among(in_base64.as_bytes())), ["base64, gzip, as it is"]);
        let in_digits = hex(&zlib);
        assert_eq!(
            found(&among(in_digits.as_bytes())),
            ["hexadecimal, zlib, as it is"]
        );
        let packed = compress_to_vec(text.as_bytes(), 6);
        let mut file = b"PK\x03\x04\x14\0\0\0\x08\0".to_vec();
        file.extend([0; 16]);
        file.extend([5, 0, 0, 0]);
        file.extend(b"a.txt");
        file.extend(&packed);
        assert_eq!(found(&among(&file)), ["zip, as it is"]);
    }

    #[test]
    fn what_is_cut_off_is_unpacked_as_far_as_it_goes() {
        let word = canary();
        let text = format!("{}{}", word.word(), "the rose is silent ".repeat(200));
        let zipped = gzip(text.as_bytes());
        assert_eq!(found(&zipped[..zipped.len() - 12]), ["gzip, as it is"]);
    }
}
