//! What may be packed in bytes: escapes undone, and gzip, zlib and zip opened wherever they begin, one inside another.
//!
//! Brotli and other ways of packing are not opened, because nothing that a node is built of can pack in them; the test at the
//! end turns red when that changes.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use miniz_oxide::inflate::core::inflate_flags::{
    TINFL_FLAG_PARSE_ZLIB_HEADER, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// How many wrappings are opened, one inside another.
const DEPTH_MAX: usize = 3;
/// Most bytes of something packed that are opened, and that come out of it.
const PACKED_MAX: usize = 1 << 18;
const OPENED_MAX: usize = 1 << 20;
/// Less than that holds no ten letters worth opening.
const OPENED_MIN: usize = 10;
/// Signs in a row that may be something packed and then written in base64 or hexadecimal digits.
const ROW_MIN: usize = 24;

/// Bytes as they are once some wrappings are off.
pub(super) struct Layer {
    /// The wrappings, outermost first.
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
}

/// The bytes themselves, and all that can be unwrapped from them.
pub(super) fn layers(bytes: &[u8]) -> Vec<Layer> {
    let mut all = Vec::new();
    let whole = Layer {
        path: String::new(),
        bytes: bytes.to_vec(),
    };
    unwrap_into(&mut all, whole, DEPTH_MAX);
    all
}

fn unwrap_into(all: &mut Vec<Layer>, layer: Layer, depth: usize) {
    if depth > 0 {
        for (name, bytes) in wrapped_in(&layer) {
            let path = match layer.path.is_empty() {
                true => name.to_owned(),
                false => format!("{}, {name}", layer.path),
            };
            unwrap_into(all, Layer { path, bytes }, depth - 1);
        }
    }
    all.push(layer);
}

/// What undoes an escape: the byte, and how long its escape is.
type Read = fn(&[u8]) -> Option<(u8, usize)>;

/// Name, the byte that each escape begins with, and what reads one.
const ESCAPES: [(&str, u8, Read); 3] = [
    ("percent-escaped", b'%', percent),
    ("JSON-escaped", b'\\', json),
    ("HTML-escaped", b'&', html),
];

/// Bytes of a kind. What looks at each byte of all that leaves uses tables and plain loops: nothing here is optimised.
type Bytes = [bool; 256];

/// With what something packed may begin: gzip, zip, or what may be the first byte of zlib.
static BEGINS: Bytes = {
    let mut table = [false; 256];
    table[0x1f] = true;
    table[b'P' as usize] = true;
    let mut high = 0;
    while high < 8 {
        table[high << 4 | 8] = true;
        high += 1;
    }
    table
};
/// Signs of base64 in both alphabets.
static SIGNS: Bytes = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_alphanumeric() || matches!(byte as u8, b'+' | b'/' | b'-' | b'_');
        byte += 1;
    }
    table
};
/// Hexadecimal digits.
static DIGITS: Bytes = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_hexdigit();
        byte += 1;
    }
    table
};

fn wrapped_in(layer: &Layer) -> Vec<(&'static str, Vec<u8>)> {
    let (bytes, mut inner) = (layer.bytes.as_slice(), Vec::new());
    // One escape is not looked for in another: pages are full of them.
    let is_undone = ESCAPES.iter().any(|(name, ..)| layer.path.ends_with(name));
    if !is_undone {
        for (name, begin, read) in ESCAPES {
            inner.extend(undone(bytes, begin, read).map(|plain| (name, plain)));
        }
    }
    let (mut space, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        if BEGINS[bytes[at] as usize] {
            let packed = &bytes[at..(at + PACKED_MAX).min(bytes.len())];
            inner.extend(opened(packed, &mut space));
        }
        at += 1;
    }
    let rows = rows_of(bytes, &SIGNS).into_iter().filter_map(out_of_base64);
    let rows = rows.map(|plain| ("base64", plain));
    let digits = rows_of(bytes, &DIGITS).into_iter().map(out_of_digits);
    let rows = rows.chain(digits.map(|plain| ("hexadecimal", plain)));
    let rows: Vec<(&str, Vec<u8>)> = rows.collect();
    inner.extend(
        rows.into_iter()
            .filter(|(_, plain)| opened(plain, &mut space).is_some()),
    );
    inner
}

/// The same with escapes of one kind undone; nothing if there are none.
fn undone(bytes: &[u8], begin: u8, read: Read) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    let (mut done, mut at) = (0, 0);
    while at < bytes.len() {
        let escaped = if bytes[at] == begin {
            read(&bytes[at..])
        } else {
            None
        };
        match escaped {
            Some((byte, length)) => {
                plain.extend_from_slice(&bytes[done..at]);
                plain.push(byte);
                at += length;
                done = at;
            }
            None => at += 1,
        }
    }
    plain.extend_from_slice(&bytes[done..]);
    (done > 0).then_some(plain)
}

/// Longer rows of bytes of a kind.
fn rows_of<'b>(bytes: &'b [u8], kind: &Bytes) -> Vec<&'b [u8]> {
    let mut rows = Vec::new();
    let (mut begin, mut at) = (0, 0);
    while at <= bytes.len() {
        if at == bytes.len() || !kind[bytes[at] as usize] {
            if at - begin >= ROW_MIN {
                rows.push(&bytes[begin..at]);
            }
            begin = at + 1;
        }
        at += 1;
    }
    rows
}

/// `%7a`.
fn percent(bytes: &[u8]) -> Option<(u8, usize)> {
    match bytes {
        [b'%', high, low, ..] => Some((number(&[*high, *low], 16)?, 3)),
        _ => None,
    }
}

/// `\u007a`, and `\x7a` as programs print bytes.
fn json(bytes: &[u8]) -> Option<(u8, usize)> {
    match bytes {
        [b'\\', b'u' | b'U', b'0', b'0', high, low, ..] => Some((number(&[*high, *low], 16)?, 6)),
        [b'\\', b'x' | b'X', high, low, ..] => Some((number(&[*high, *low], 16)?, 4)),
        _ => None,
    }
}

/// `&#122;` and `&#x7a;`.
fn html(bytes: &[u8]) -> Option<(u8, usize)> {
    let rest = bytes.strip_prefix(b"&#")?;
    let length = rest.iter().take(9).position(|byte| *byte == b';')?;
    let byte = match &rest[..length] {
        [b'x' | b'X', digits @ ..] => number(digits, 16)?,
        digits => number(digits, 10)?,
    };
    Some((byte, length + 3))
}

fn number(digits: &[u8], radix: u32) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok()
}

/// What is packed in bytes that begin like something packed; as far as it goes, if it is cut off.
fn opened(bytes: &[u8], space: &mut Vec<u8>) -> Option<(&'static str, Vec<u8>)> {
    let (name, plain) = match bytes {
        [0x1f, 0x8b, 8, ..] => ("gzip", inflated(gzip_body(bytes)?, 0, space)),
        [b'P', b'K', 3, 4, ..] => ("zip", inflated(zip_body(bytes)?, 0, space)),
        [first, second, ..] if is_zlib(*first, *second) => {
            ("zlib", inflated(bytes, TINFL_FLAG_PARSE_ZLIB_HEADER, space))
        }
        _ => return None,
    };
    (plain.len() >= OPENED_MIN).then_some((name, plain))
}

/// RFC 1951, until it ends, breaks off or is too much; `space` is used again by the next.
fn inflated(bytes: &[u8], flags: u32, space: &mut Vec<u8>) -> Vec<u8> {
    space.resize(OPENED_MAX, 0);
    let flags = flags | TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut state = Box::<DecompressorOxide>::default();
    let (_, _, length) = decompress(&mut state, bytes, space, 0, flags);
    space[..length].to_vec()
}

/// RFC 1950: deflate, a window that there is, no dictionary, and a check of the two.
fn is_zlib(first: u8, second: u8) -> bool {
    first & 0x0f == 8
        && first >> 4 <= 7
        && second & 0x20 == 0
        && (u16::from(first) << 8 | u16::from(second)).is_multiple_of(31)
}

/// RFC 1952: what follows the head, with its further field, its name, its remark and its check.
fn gzip_body(bytes: &[u8]) -> Option<&[u8]> {
    let flags = *bytes.get(3)?;
    let mut rest = bytes.get(10..)?;
    if flags & 4 != 0 {
        let length = u16::from_le_bytes([*rest.first()?, *rest.get(1)?]);
        rest = rest.get(2 + usize::from(length)..)?;
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    match flags & 2 != 0 {
        true => rest.get(2..),
        false => Some(rest),
    }
}

/// The head of a file in a zip archive, of one that is deflated; what is only stored is found as it is.
fn zip_body(bytes: &[u8]) -> Option<&[u8]> {
    if bytes.get(8..10)? != [8, 0] {
        return None;
    }
    let length = |at: usize| {
        Some(usize::from(u16::from_le_bytes([
            *bytes.get(at)?,
            *bytes.get(at + 1)?,
        ])))
    };
    bytes.get(30 + length(26)? + length(28)?..)
}

/// What a row of hexadecimal digits says.
fn out_of_digits(row: &[u8]) -> Vec<u8> {
    let pairs = row.chunks_exact(2);
    pairs.filter_map(|pair| number(pair, 16)).collect()
}

/// What a row of signs of base64 says, in either alphabet.
fn out_of_base64(row: &[u8]) -> Option<Vec<u8>> {
    const FORGIVING: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    static STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, FORGIVING);
    static URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, FORGIVING);
    // One sign alone is no byte; what is before it is read.
    let whole = if row.len() % 4 == 1 {
        row.len() - 1
    } else {
        row.len()
    };
    let row = &row[..whole];
    STANDARD.decode(row).or_else(|_| URL_SAFE.decode(row)).ok()
}

#[cfg(test)]
mod tests {
    /// Whoever adds a way of packing to a node has to teach it to the search.
    #[test]
    fn nothing_a_node_is_built_of_packs_in_a_way_that_is_not_opened_here() {
        let lock = include_str!("../../../Cargo.lock");
        let packers = [
            "brotli",
            "zstd",
            "lz4",
            "bzip2",
            "xz2",
            "lzma",
            "snap",
            "async-compression",
        ];
        let named: Vec<&str> = lock
            .lines()
            .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
            .filter(|name| packers.iter().any(|packer| name.starts_with(packer)))
            .collect();
        assert!(named.is_empty(), "{named:?}: teach them to `wrapped_in`");
    }
}
