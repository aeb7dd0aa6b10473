//! Names of what two communities know together: the link of two memberships of one person, what a browser brings, and what a
//! desk wants to know of whoever stands at it.

use serde::{Deserialize, Serialize};

use crate::hex;
use crate::text_form::{bare_debug, text_form};

/// A link of two memberships of one person, by the same name in both communities: 128 bits as a UUID (RFC 9562).
///
/// It is drawn by the community that vouches for her; it says nothing of who she is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LinkId(String);

/// A browser's errand from another community that waits for its owner to look at it; 128 random bits, never given twice.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ErrandId(String);

/// A question of a desk to another community, by the address that whoever stands at it opens (F16); 128 random bits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CheckId(String);

/// Why a text is none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a link is named by a UUID, an errand or a check by 32 hexadecimal digits")]
pub struct LinkRefused;

/// Places of the dashes in a UUID.
const DASHES: [usize; 4] = [8, 13, 18, 23];
const URN: &str = "urn:uuid:";

impl LinkId {
    /// A new one from 128 random bits, six of which say which kind of UUID it is.
    pub fn new(mut chance: [u8; 16]) -> Self {
        chance[6] = (chance[6] & 0x0f) | 0x40;
        chance[8] = (chance[8] & 0x3f) | 0x80;
        let mut text = hex(&chance);
        for place in DASHES {
            text.insert(place, '-');
        }
        Self(text)
    }

    /// Reads 36 characters; case is forgiven.
    pub fn parse(text: &str) -> Result<Self, LinkRefused> {
        let lower = text.to_ascii_lowercase();
        let fits = lower.len() == 36
            && lower
                .bytes()
                .enumerate()
                .all(|(place, byte)| match DASHES.contains(&place) {
                    true => byte == b'-',
                    false => byte.is_ascii_hexdigit(),
                });
        if fits { Ok(Self(lower)) } else { Err(LinkRefused) }
    }

    /// Reads `urn:uuid:…`.
    pub fn of_urn(urn: &str) -> Option<Self> {
        Self::parse(urn.strip_prefix(URN)?).ok()
    }

    /// As activities name it: `urn:uuid:…`.
    pub fn urn(&self) -> String {
        format!("{URN}{}", self.0)
    }

    /// The 36 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl ErrandId {
    /// A new one from 128 random bits.
    pub fn new(chance: [u8; 16]) -> Self {
        Self(hex(&chance))
    }

    /// Reads 32 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Result<Self, LinkRefused> {
        digits(text).map(Self)
    }

    /// The 32 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl CheckId {
    /// A new one from 128 random bits.
    pub fn new(chance: [u8; 16]) -> Self {
        Self(hex(&chance))
    }

    /// Reads 32 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Result<Self, LinkRefused> {
        digits(text).map(Self)
    }

    /// The 32 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// 128 bits, written in one way alone.
fn digits(text: &str) -> Result<String, LinkRefused> {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    match text.len() == 32 && text.bytes().all(is_digit) {
        true => Ok(text.to_owned()),
        false => Err(LinkRefused),
    }
}

text_form!(LinkRefused: LinkId, ErrandId, CheckId);
bare_debug!(LinkId, ErrandId, CheckId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_a_uuid_and_is_read_back() {
        let link = LinkId::new([0xff; 16]);
        assert_eq!(link.as_str(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(LinkId::of_urn(&link.urn()), Some(link.clone()));
        assert_eq!(
            LinkId::parse("3F1C0F0E-0000-4000-8000-00000000000C")
                .unwrap()
                .as_str()
                .len(),
            36
        );
        for odd in [
            "",
            "urn:uuid:",
            "3f1c0f0e00004000800000000000000c",
            "3f1c0f0e-0000-4000-8000-00000000000g",
        ] {
            assert!(
                LinkId::parse(odd).is_err() && LinkId::of_urn(odd).is_none(),
                "{odd}"
            );
        }
    }

    #[test]
    fn an_errand_is_named_in_one_way_alone() {
        let errand = ErrandId::new([0xab; 16]);
        assert_eq!(ErrandId::parse(errand.as_str()), Ok(errand.clone()));
        assert_eq!(CheckId::parse(errand.as_str()), Ok(CheckId::new([0xab; 16])));
        for odd in [
            "",
            "AB",
            &"AB".repeat(16),
            &"ab".repeat(17),
            "../../../../../../../../../../ab",
        ] {
            assert!(
                ErrandId::parse(odd).is_err() && CheckId::parse(odd).is_err(),
                "{odd}"
            );
        }
    }
}
