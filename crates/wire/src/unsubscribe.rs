//! The address by which one kind of mail is stopped without signing in (RFC 8058): whose it is and which kind it stops
//! stand in it, bound by a keyed hash, so that nothing is kept for a mail that went and nobody makes one up.

use aws_lc_rs::hmac;
use domain::{Iri, MailKind, MemberId, Origin};

/// Where all such addresses begin.
pub const STOP_PATH: &str = "/mail/stop/";
/// Bytes of the hash in an address: 128 bits.
const TAG_BYTES: usize = 16;

/// What an address stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Whose mails.
    pub member: MemberId,
    /// Which of them.
    pub kind: MailKind,
}

impl Stop {
    /// The whole address, by a node's key.
    pub fn address(&self, origin: &Origin, key: &[u8; 32]) -> Iri {
        Iri::local(origin, &format!("{STOP_PATH}{}", self.token(key)))
    }

    /// Its last part: the kind, the member and the hash, apart by a dot each.
    pub fn token(&self, key: &[u8; 32]) -> String {
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), self.said().as_bytes());
        let tag: String = tag.as_ref()[..TAG_BYTES]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!("{}.{}.{tag}", self.kind.word(), self.member)
    }

    /// Reads that part; nothing for one that this key did not make. What is wrong with it is told to nobody.
    pub fn read(token: &str, key: &[u8; 32]) -> Option<Self> {
        let (kind, rest) = token.split_once('.')?;
        let (member, _) = rest.split_once('.')?;
        let stop = Self {
            member: MemberId::parse(member).ok()?,
            kind: MailKind::from_word(kind)?,
        };
        let made = stop.token(key);
        aws_lc_rs::constant_time::verify_slices_are_equal(made.as_bytes(), token.as_bytes())
            .is_ok()
            .then_some(stop)
    }

    /// What is hashed: one line that no other use of a key begins with.
    fn said(&self) -> String {
        format!("rosarium mail stop\n{}\n{}", self.kind.word(), self.member)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stop(number: u8) -> Stop {
        Stop {
            member: MemberId::new(7, [number; 10]),
            kind: MailKind::Reminders,
        }
    }

    /// E13
    #[test]
    fn an_address_stops_what_it_was_made_for_and_only_by_the_key_it_was_made_with() {
        let key = [5; 32];
        let token = stop(1).token(&key);
        assert_eq!(Stop::read(&token, &key), Some(stop(1)));
        assert_eq!(Stop::read(&token, &[6; 32]), None);
        let forged = token.replace(stop(1).member.as_str(), stop(2).member.as_str());
        assert_eq!(Stop::read(&forged, &key), None);
        let origin = Origin::parse("https://a.example").unwrap();
        let address = stop(1).address(&origin, &key).to_string();
        assert_eq!(address, format!("https://a.example/mail/stop/{token}"));
        assert!(address.len() < 200);
    }

    proptest! {
        #[test]
        fn nothing_else_is_read(text in "(reminders\\.)?[0-9A-Z]{0,30}\\.?[0-9a-f]{0,40}") {
            prop_assert_eq!(Stop::read(&text, &[5; 32]), None);
        }
    }
}
