//! Six words for a key: what two operators read to each other before they peer (protocol section 8.2).
//!
//! The words are the project's own list of 2,048, frozen at the first release: to change one changes what people have
//! compared. No two are homophones as far as noticed, and few differ by one letter alone.

use crate::digest::sha256;
use crate::keys::PublicKey;
use crate::multikey;

/// How many words stand for a key: 66 of the 256 bits.
pub const WORDS: usize = 6;

/// Each word stands for eleven bits.
const BITS_PER_WORD: usize = 11;

/// Sorted, one a line.
const WORD_LIST: &str = include_str!("words.txt");

/// The six words of a key.
pub fn six_words(key: &PublicKey) -> [&'static str; WORDS] {
    let words: Vec<&'static str> = WORD_LIST.lines().collect();
    indexes(&multikey::bytes(key)).map(|index| words.get(usize::from(index)).copied().unwrap_or_default())
}

/// The six places, from 0, in the list: SHA-256 of the Multikey bytes, first 66 bits, eleven each, highest bit first.
pub fn indexes(multikey_bytes: &[u8]) -> [u16; WORDS] {
    let hash = sha256(multikey_bytes);
    std::array::from_fn(|word| {
        (word * BITS_PER_WORD..(word + 1) * BITS_PER_WORD)
            .map(|bit| u16::from(hash[bit / 8] >> (7 - bit % 8) & 1))
            .fold(0, |index, bit| index << 1 | bit)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::keys::Ed25519Key;

    #[test]
    fn the_list_has_2048_distinct_sorted_short_plain_words() {
        let words: Vec<&str> = WORD_LIST.lines().collect();
        assert_eq!(words.len(), 1 << BITS_PER_WORD);
        assert!(words.is_sorted_by(|one, next| one < next), "sorted and distinct");
        for word in words {
            assert!(
                (3..=7).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase()),
                "{word}"
            );
        }
    }

    /// The key of RFC 9421 B.1.4, the indexes computed apart from this code.
    #[test]
    fn a_known_key_has_its_known_words() {
        let key = PublicKey::from_multikey("z6Mkh4LmfP1ev9MNPGr7JbEbtD6BD4fsu1duEj83PMCs3xHG").unwrap();
        assert_eq!(indexes(&multikey::bytes(&key)), [1476, 937, 3, 1300, 499, 314]);
        assert_eq!(six_words(&key), WORDS_OF_RFC9421_KEY);
    }

    const WORDS_OF_RFC9421_KEY: [&str; WORDS] = ["rally", "idiom", "absent", "paprika", "delta", "chamber"];

    proptest! {
        #[test]
        fn every_key_has_six_words_of_the_list(seed: [u8; 32]) {
            let list: BTreeSet<&str> = WORD_LIST.lines().collect();
            for word in six_words(&Ed25519Key::from_seed(seed).public()) {
                prop_assert!(list.contains(word));
            }
        }
    }
}
