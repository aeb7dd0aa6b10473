//! Multikey: a public key as one multibase text (FEP-521a, Controlled Identifiers), both ways.

use crate::keys::{KeyRefused, PublicKey};
use crate::multibase;

/// Multicodec 0xed as a varint, before the 32 bytes of an Ed25519 key.
const ED25519: [u8; 2] = [0xed, 0x01];
/// Multicodec 0x1205 as a varint, before the PKCS#1 DER of an RSA key.
const RSA: [u8; 2] = [0x85, 0x24];

/// The key in a `publicKeyMultibase`, after the import checks of [`PublicKey`].
pub fn read(text: &str) -> Result<PublicKey, KeyRefused> {
    let bytes = multibase::read(text).map_err(|_| KeyRefused::Unreadable)?;
    match bytes.split_first_chunk::<2>() {
        Some((&ED25519, key)) => PublicKey::from_ed25519(key),
        Some((&RSA, pkcs1)) => PublicKey::from_rsa_pkcs1(pkcs1),
        _ => Err(KeyRefused::Kind),
    }
}

/// The `publicKeyMultibase` of a key: `z6Mk…` for Ed25519, `z4MX…` for RSA.
pub fn write(key: &PublicKey) -> String {
    multibase::base58btc(&bytes(key))
}

/// The bytes under the multibase text: the codec's prefix and the key (34 bytes for Ed25519).
pub fn bytes(key: &PublicKey) -> Vec<u8> {
    match key {
        PublicKey::Ed25519(key) => [&ED25519[..], &key.bytes()[..]].concat(),
        PublicKey::Rsa(key) => [&RSA[..], key.pkcs1()].concat(),
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use proptest::prelude::*;

    use super::*;
    use crate::keys::Ed25519Key;

    /// The Ed25519 and RSA keys of RFC 9421 Appendix B.1, as Multikeys.
    const ED25519_TEXT: &str = "z6Mkh4LmfP1ev9MNPGr7JbEbtD6BD4fsu1duEj83PMCs3xHG";
    const RSA_TEXT: &str = "z4MXj1wBzi9jUstyNJRgdoTMWCK9MdvMzMzfHH6h34pP7bZ56pRWjhVvHonAx2VocNGidx1DX6giNpoEwQJPtTVm99tqBix6f5VFpiykzcjFWBW9Pxh7to75MGDUVPaJbf3v3GCcQjPg5wNMDHuwNBHGjXnLGoioub7DoBueu254s7ZtYZNnPfugh14p9ECYcnbxewRM8zbycUr6zUfBb42UHgftkLQiEw6edj1BjPKoHLAxTfh7sgca299W1MfHVRfZzdygYvNqHj1RPe2rxo3HirtpwNxrXgKXNgWqYnUs4puVS8NsbKdYyUG9dVkdmKcDaJxAMBwqnT8gYqHXGsiN6JnqSPWjFv5P3m1xq4inRwfHfLhxL";

    #[test]
    fn keys_of_both_kinds_are_read_in_both_bases_and_written_in_one() {
        for text in [ED25519_TEXT, RSA_TEXT] {
            let key = read(text).unwrap();
            assert_eq!(write(&key), text);
            let url = format!("u{}", URL_SAFE_NO_PAD.encode(bytes(&key)));
            assert_eq!(read(&url).unwrap(), key);
        }
    }

    #[test]
    fn a_key_of_another_kind_or_length_is_refused() {
        // did:key method, an X25519 key.
        assert_eq!(
            read("z6LShs9GGnqk85isEBzzshkuVWrVKsRp24GnDuHk8QWkARMW"),
            Err(KeyRefused::Kind)
        );
        assert_eq!(read("z"), Err(KeyRefused::Kind));
        assert_eq!(read("not a key"), Err(KeyRefused::Unreadable));
        let short = multibase::base58btc(&[&ED25519[..], &[7; 31]].concat());
        assert_eq!(read(&short), Err(KeyRefused::Unreadable));
        let long = multibase::base58btc(&[&ED25519[..], &[7; 33]].concat());
        assert_eq!(read(&long), Err(KeyRefused::Unreadable));
    }

    proptest! {
        #[test]
        fn a_key_written_is_the_key_read(seed: [u8; 32]) {
            let key = Ed25519Key::from_seed(seed).public();
            let text = write(&key);
            prop_assert!(text.starts_with("z6Mk"));
            prop_assert_eq!(read(&text), Ok(key));
        }

        #[test]
        fn any_bytes_are_a_key_or_refused_without_a_panic(rest in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&multibase::base58btc(&[&RSA[..], &rest].concat()));
            let _ = read(&multibase::base58btc(&[&ED25519[..], &rest].concat()));
        }
    }
}
