//! Multibase texts: the letter `z` and base58btc as we write, `u` and base64url as others may.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD_INDIFFERENT;
use serde_json::Value;

use crate::digest::sha256;
use crate::jcs::{self, JcsRefused};

/// Longest text read, in characters: decoding base58 takes quadratic time. An RSA key of 8192 bits needs 1,430.
pub const CHARS_MAX: usize = 2048;

/// The multihash prefix of a SHA-256: code 0x12, 32 bytes.
const SHA256_MULTIHASH: [u8; 2] = [0x12, 0x20];

/// Why a text is no multibase text for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MultibaseRefused {
    /// Longer than [`CHARS_MAX`].
    #[error("the multibase text has more than {CHARS_MAX} characters")]
    TooLong,
    /// It begins with neither `z` nor `u`.
    #[error("the multibase text is neither base58btc nor base64url")]
    Base,
    /// A character is not of its alphabet.
    #[error("the multibase text cannot be decoded")]
    Characters,
}

/// The bytes of a `z…` or `u…` text.
pub fn read(text: &str) -> Result<Vec<u8>, MultibaseRefused> {
    if text.len() > CHARS_MAX {
        return Err(MultibaseRefused::TooLong);
    }
    if let Some(encoded) = text.strip_prefix('z') {
        bs58::decode(encoded)
            .into_vec()
            .map_err(|_| MultibaseRefused::Characters)
    } else if let Some(encoded) = text.strip_prefix('u') {
        URL_SAFE_NO_PAD_INDIFFERENT
            .decode(encoded)
            .map_err(|_| MultibaseRefused::Characters)
    } else {
        Err(MultibaseRefused::Base)
    }
}

/// `z` and base58btc, the only form we write.
pub fn base58btc(bytes: &[u8]) -> String {
    format!("z{}", bs58::encode(bytes).into_string())
}

/// `digestMultibase` of an object: over its canonical form less a top-level `proof`, `@context` included
/// (protocol section 4.2).
pub fn digest_multibase(object: &Value) -> Result<String, JcsRefused> {
    let text = match object {
        Value::Object(members) => jcs::canonical_object(members.iter().filter(|(key, _)| *key != "proof"))?,
        other => jcs::canonical(other)?,
    };
    Ok(digest_multibase_of_bytes(&text))
}

/// `digestMultibase` of bytes that are digested as they are, such as the `content` of a code of ethics.
pub fn digest_multibase_of_bytes(bytes: &[u8]) -> String {
    base58btc(&[&SHA256_MULTIHASH[..], &sha256(bytes)[..]].concat())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// draft-msporny-base58, section 5.
    #[test]
    fn the_examples_of_the_draft_hold_both_ways() {
        for (bytes, text) in [
            (&b"Hello World!"[..], "z2NEpo7TZRRrLZSi2U"),
            (
                b"The quick brown fox jumps over the lazy dog.",
                "zUSm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
            ),
            (&[0, 0, 0x28, 0x7f, 0xb4, 0xcd], "z11233QC4"),
        ] {
            assert_eq!(base58btc(bytes), text);
            assert_eq!(read(text).unwrap(), bytes);
        }
    }

    #[test]
    fn another_base_and_a_foreign_letter_are_refused() {
        assert_eq!(read(""), Err(MultibaseRefused::Base));
        assert_eq!(read("mAAAA"), Err(MultibaseRefused::Base));
        assert_eq!(read("z0OIl"), Err(MultibaseRefused::Characters));
        assert_eq!(read("u+/"), Err(MultibaseRefused::Characters));
        assert_eq!(read(&"z".repeat(CHARS_MAX + 1)), Err(MultibaseRefused::TooLong));
    }

    #[test]
    fn the_proof_of_an_object_is_not_part_of_its_digest() {
        let bare = json!({"@context": ["x"], "id": "https://a.example/1"});
        let signed = json!({"@context": ["x"], "id": "https://a.example/1", "proof": {"proofValue": "z"}});
        let digest = digest_multibase(&bare).unwrap();
        assert!(digest.starts_with("zQm"), "{digest}");
        assert_eq!(digest_multibase(&signed).unwrap(), digest);
        assert_ne!(
            digest_multibase(&json!({"id": "https://a.example/1"})).unwrap(),
            digest
        );
    }

    proptest! {
        #[test]
        fn bytes_come_back_from_either_base(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert_eq!(read(&base58btc(&bytes)).unwrap(), bytes.clone());
            let url = format!("u{}", URL_SAFE_NO_PAD_INDIFFERENT.encode(&bytes));
            prop_assert_eq!(read(&url).unwrap(), bytes);
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in ".{0,60}") {
            let _ = read(&text);
        }
    }
}
