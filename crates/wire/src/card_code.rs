//! What a membership card says to a desk that reads it: whose it is, bound by a keyed hash, so that nothing is kept for a
//! card that is printed and nobody makes one up (F02).

use domain::MemberId;

use crate::unsubscribe::{is_same, tag};

/// Where the addresses of cards begin.
pub const CARD_PATH: &str = "/card/check/";

/// Whose card it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardCode {
    /// The member.
    pub member: MemberId,
}

impl CardCode {
    /// The path of its page, by a node's key.
    pub fn path(&self, key: &[u8; 32]) -> String {
        format!("{CARD_PATH}{}", self.token(key))
    }

    /// The last part of that: the member and the hash, apart by a dot.
    pub fn token(&self, key: &[u8; 32]) -> String {
        // One line that no other use of a key begins with.
        let said = format!("rosarium card\n{}", self.member);
        format!("{}.{}", self.member, tag(&said, key))
    }

    /// Reads that part; nothing for one that this key did not make. What is wrong with it is told to nobody.
    pub fn read(token: &str, key: &[u8; 32]) -> Option<Self> {
        let (member, _) = token.split_once('.')?;
        let code = Self {
            member: MemberId::parse(member).ok()?,
        };
        is_same(&code.token(key), token).then_some(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// E13
    #[test]
    fn a_card_is_read_by_the_key_it_was_made_with_and_names_nobody_else() {
        let key = [5; 32];
        let code = |number| CardCode {
            member: MemberId::new(7, [number; 10]),
        };
        let token = code(1).token(&key);
        assert_eq!(CardCode::read(&token, &key), Some(code(1)));
        assert_eq!(CardCode::read(&token, &[6; 32]), None);
        let forged = token.replace(code(1).member.as_str(), code(2).member.as_str());
        assert_eq!(CardCode::read(&forged, &key), None);
        for odd in ["", ".", "a.b", code(1).member.as_str()] {
            assert_eq!(CardCode::read(odd, &key), None, "{odd}");
        }
        assert_eq!(code(1).path(&key), format!("/card/check/{token}"));
    }
}
