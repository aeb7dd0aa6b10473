//! The little of PEM and DER that public keys need: RFC 7468 text, and two numbers in a sequence.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The label of a `SubjectPublicKeyInfo`.
pub(crate) const PUBLIC_KEY: &str = "PUBLIC KEY";
/// The label of an `RSAPublicKey` of PKCS#1.
pub(crate) const RSA_PUBLIC_KEY: &str = "RSA PUBLIC KEY";

/// Longest PEM text read, in bytes: an RSA key of 8192 bits needs about 1,500.
const TEXT_BYTES_MAX: usize = 4096;

/// The `AlgorithmIdentifier` rsaEncryption with its NULL (RFC 8017 appendix A.1).
const RSA_ALGORITHM: [u8; 15] = [
    0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;

/// Label and DER of the one block in a PEM text.
pub(crate) fn read(text: &str) -> Option<(&'static str, Vec<u8>)> {
    if text.len() > TEXT_BYTES_MAX {
        return None;
    }
    let text = text.trim();
    [PUBLIC_KEY, RSA_PUBLIC_KEY].into_iter().find_map(|label| {
        let body = text.strip_prefix(&format!("-----BEGIN {label}-----"))?;
        let body = body.strip_suffix(&format!("-----END {label}-----"))?;
        let body: String = body.split_ascii_whitespace().collect();
        Some((label, STANDARD.decode(body).ok()?))
    })
}

/// One PEM block, lines of 64 characters, a newline at the end.
pub(crate) fn write(label: &str, der: &[u8]) -> String {
    let encoded = STANDARD.encode(der);
    let mut text = format!("-----BEGIN {label}-----\n");
    for (at, character) in encoded.chars().enumerate() {
        if at > 0 && at % 64 == 0 {
            text.push('\n');
        }
        text.push(character);
    }
    text.push_str(&format!("\n-----END {label}-----\n"));
    text
}

/// The `RSAPublicKey` inside a `SubjectPublicKeyInfo`; `None` for any other algorithm.
pub(crate) fn rsa_in_spki(der: &[u8]) -> Option<&[u8]> {
    let (inside, []) = element(SEQUENCE, der)? else {
        return None;
    };
    let after_algorithm = inside.strip_prefix(&RSA_ALGORITHM[..])?;
    let (bits, []) = element(BIT_STRING, after_algorithm)? else {
        return None;
    };
    bits.strip_prefix(&[0])
}

/// Modulus and public exponent of an `RSAPublicKey`, big-endian, without leading zeros.
pub(crate) fn rsa_numbers(der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (inside, []) = element(SEQUENCE, der)? else {
        return None;
    };
    let (modulus, rest) = element(INTEGER, inside)?;
    let (exponent, []) = element(INTEGER, rest)? else {
        return None;
    };
    Some((positive(modulus)?, positive(exponent)?))
}

/// Content of the DER element at the front, and what follows it.
fn element(tag: u8, der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (&found, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81 => (usize::from(*rest.first()?), rest.get(1..)?),
        0x82 => (
            usize::from(u16::from_be_bytes([*rest.first()?, *rest.get(1)?])),
            rest.get(2..)?,
        ),
        _ => return None,
    };
    if found == tag {
        rest.split_at_checked(length)
    } else {
        None
    }
}

/// The magnitude of a positive DER integer; not minimal or negative is `None`.
fn positive(integer: &[u8]) -> Option<&[u8]> {
    match integer {
        [0, rest @ ..] if rest.first().is_some_and(|byte| *byte >= 0x80) => Some(rest),
        [1..=0x7f, ..] => Some(integer),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn line_ends_and_surrounding_blanks_do_not_matter() {
        let written = write(PUBLIC_KEY, &[7; 100]);
        assert!(written.lines().all(|line| line.len() <= 64), "{written}");
        for text in [
            written.clone(),
            written.replace('\n', "\r\n"),
            format!("\n {written}\n\n"),
            written.replace('\n', ""),
        ] {
            assert_eq!(read(&text), Some((PUBLIC_KEY, vec![7; 100])), "{text}");
        }
    }

    #[test]
    fn what_is_no_public_key_block_is_refused() {
        for text in [
            "",
            "-----BEGIN PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\n%%%\n-----END PUBLIC KEY-----",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END RSA PUBLIC KEY-----",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&write(PUBLIC_KEY, &[7; TEXT_BYTES_MAX])), None);
    }

    proptest! {
        #[test]
        fn a_block_written_is_the_block_read(der in prop::collection::vec(any::<u8>(), 0..500)) {
            prop_assert_eq!(read(&write(RSA_PUBLIC_KEY, &der)), Some((RSA_PUBLIC_KEY, der)));
        }

        #[test]
        fn any_der_is_read_or_refused_without_a_panic(der in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = rsa_numbers(&der);
            let _ = rsa_in_spki(&der);
        }
    }
}
