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

const ESCAPES: [(&str, Read); 3] = [
    ("percent-escaped", percent),
    ("JSON-escaped", json),
    ("HTML-escaped", html),
];

fn wrapped_in(layer: &Layer) -> Vec<(&'static str, Vec<u8>)> {
    let (bytes, mut inner) = (layer.bytes.as_slice(), Vec::new());
    // One escape is not looked for in another: pages are full of them.
    let is_undone = ESCAPES.iter().any(|(name, _)| layer.path.ends_with(name));
    if !is_undone {
        let escapes = ESCAPES.into_iter();
        inner.extend(escapes.filter_map(|(name, read)| Some((name, undone(bytes, read)?))));
    }
    let mut space = Vec::new();
    for at in 0..bytes.len() {
        let packed = &bytes[at..(at + PACKED_MAX).min(bytes.len())];
        inner.extend(opened(packed, &mut space));
    }
    inner.extend(out_of_base64(bytes).into_iter().map(|plain| ("base64", plain)));
    inner.extend(out_of_hex(bytes).into_iter().map(|plain| ("hexadecimal", plain)));
    inner
}

/// The same with escapes of one kind undone; nothing if there are none.
fn undone(bytes: &[u8], read: Read) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(bytes.len());
    let (mut at, mut has_escapes) = (0, false);
    while at < bytes.len() {
        let escaped = read(&bytes[at..]);
        has_escapes |= escaped.is_some();
        let (byte, length) = escaped.unwrap_or((bytes[at], 1));
        plain.push(byte);
        at += length;
    }
    has_escapes.then_some(plain)
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

/// Longer rows of hexadecimal digits that hold something packed.
fn out_of_hex(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut space = Vec::new();
    let rows = bytes.split(|byte| !byte.is_ascii_hexdigit());
    let rows = rows.filter(|row| row.len() >= ROW_MIN);
    let plain = rows.map(|row| {
        row.chunks_exact(2)
            .filter_map(|pair| number(pair, 16))
            .collect::<Vec<u8>>()
    });
    plain
        .filter(|plain: &Vec<u8>| opened(plain, &mut space).is_some())
        .collect()
}

/// Longer rows of signs of base64 that hold something packed.
fn out_of_base64(bytes: &[u8]) -> Vec<Vec<u8>> {
    const FORGIVING: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    static STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, FORGIVING);
    let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    let rows = bytes.split(|byte| !is_sign(byte));
    let rows = rows.filter(|row| row.len() >= ROW_MIN);
    let plain = |row: &[u8]| {
        let row: Vec<u8> = row
            .iter()
            .map(|sign| match sign {
                b'-' => b'+',
                b'_' => b'/',
                other => *other,
            })
            .collect();
        // One sign alone is no byte; what is before it is read.
        let whole = if row.len() % 4 == 1 {
            row.len() - 1
        } else {
            row.len()
        };
        STANDARD.decode(&row[..whole]).ok()
    };
    let mut space = Vec::new();
    rows.filter_map(plain)
        .filter(|plain| opened(plain, &mut space).is_some())
        .collect()
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
