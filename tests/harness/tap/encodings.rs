//! Ten letters, written in every way in which a program may pass them on without packing them.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

/// Whether small and capital letters are one in a way of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// They are: what is searched is put into small letters first.
    Folded,
    /// They are not.
    Exact,
}

/// Some letters as they are written in one way.
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    /// As a report names it.
    pub(super) how: &'static str,
    pub(super) case: Case,
}

/// All ways; what is escaped letter by letter is undone in what is searched instead ([`super::unpack`]).
pub(super) fn of(window: &[u8]) -> Vec<Written> {
    let window = window.to_ascii_lowercase();
    let wide = |before: bool| {
        let pairs = window.iter().flat_map(|byte| match before {
            true => [0, *byte],
            false => [*byte, 0],
        });
        pairs.collect::<Vec<u8>>()
    };
    let numbers = |between: &str| {
        let numbers: Vec<String> = window.iter().map(u8::to_string).collect();
        numbers.join(between).into_bytes()
    };
    let hex: String = window.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut ways = vec![
        folded(window.clone(), "as it is"),
        folded(wide(false), "UTF-16LE"),
        folded(wide(true), "UTF-16BE"),
        folded(hex.into_bytes(), "hexadecimal"),
        folded(numbers(","), "numbers"),
        folded(numbers(", "), "numbers"),
    ];
    for letters in [window.clone(), window.to_ascii_uppercase()] {
        ways.extend(base64_of(&letters));
    }
    ways
}

fn folded(bytes: Vec<u8>, how: &'static str) -> Written {
    Written {
        bytes,
        how,
        case: Case::Folded,
    }
}

/// Base64 writes three bytes as four signs: what is before the letters decides where their groups begin, so that only whole
/// groups of them are looked for.
fn base64_of(letters: &[u8]) -> Vec<Written> {
    let mut ways: Vec<Written> = Vec::new();
    for skipped in 0..3 {
        let rest = &letters[skipped..];
        let groups = &rest[..rest.len() / 3 * 3];
        for bytes in [STANDARD_NO_PAD.encode(groups), URL_SAFE_NO_PAD.encode(groups)] {
            let bytes = bytes.into_bytes();
            if ways.iter().all(|known| known.bytes != bytes) {
                ways.push(Written {
                    bytes,
                    how: "base64",
                    case: Case::Exact,
                });
            }
        }
    }
    ways
}
