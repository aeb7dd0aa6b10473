//! The address by which one kind of mail is stopped without signing in (RFC 8058): whose it is and which kind it stops
//! stand in it, bound by a keyed hash, so that nothing is kept for a mail that went and nobody makes one up.

use aws_lc_rs::hmac;
use domain::{EventId, GuestKey, Iri, MailKind, MemberId, Origin, VisitorId};

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
        format!("{}.{}.{}", self.kind.word(), self.member, tag(&self.said(), key))
    }

    /// Reads that part; nothing for one that this key did not make. What is wrong with it is told to nobody.
    pub fn read(token: &str, key: &[u8; 32]) -> Option<Self> {
        let (kind, rest) = token.split_once('.')?;
        let (member, _) = rest.split_once('.')?;
        let stop = Self {
            member: MemberId::parse(member).ok()?,
            kind: MailKind::from_word(kind)?,
        };
        is_same(&stop.token(key), token).then_some(stop)
    }

    /// What is hashed: one line that no other use of a key begins with.
    fn said(&self) -> String {
        format!("rosarium mail stop\n{}\n{}", self.kind.word(), self.member)
    }
}

/// Where the addresses begin by which mails of organisers about one event are stopped.
pub const EVENT_STOP_PATH: &str = "/mail/stop/event/";

/// What such an address stops: for one guest, mails of organisers about one event (F21).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventStop {
    /// About what.
    pub event: EventId,
    /// Whose: a member here, or somebody without a membership.
    pub guest: GuestKey,
}

impl EventStop {
    /// The whole address, by a node's key; none for somebody whom this node does not mail.
    pub fn address(&self, origin: &Origin, key: &[u8; 32]) -> Option<Iri> {
        let token = self.token(key)?;
        Some(Iri::local(origin, &format!("{EVENT_STOP_PATH}{token}")))
    }

    /// Its last part: the event, who she is and the hash, apart by a dot each.
    pub fn token(&self, key: &[u8; 32]) -> Option<String> {
        let (sort, id) = match &self.guest {
            GuestKey::Member(member) => ("m", member.as_str()),
            GuestKey::Visitor(visitor) => ("v", visitor.as_str()),
            GuestKey::Actor(_) => return None,
        };
        let event = &self.event;
        // One line that no other use of the key begins with.
        let said = format!("rosarium mail stop event\n{event}\n{sort}\n{id}");
        Some(format!("{event}.{sort}{id}.{}", tag(&said, key)))
    }

    /// Reads that part; nothing for one that this key did not make.
    pub fn read(token: &str, key: &[u8; 32]) -> Option<Self> {
        let (event, rest) = token.split_once('.')?;
        let (who, _) = rest.split_once('.')?;
        let guest = match who.strip_prefix('m') {
            Some(member) => GuestKey::Member(MemberId::parse(member).ok()?),
            None => GuestKey::Visitor(VisitorId::parse(who.strip_prefix('v')?).ok()?),
        };
        let stop = Self {
            event: EventId::parse(event).ok()?,
            guest,
        };
        is_same(&stop.token(key)?, token).then_some(stop)
    }
}

pub(crate) fn tag(said: &str, key: &[u8; 32]) -> String {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), said.as_bytes());
    domain::hex(&tag.as_ref()[..TAG_BYTES])
}

pub(crate) fn is_same(made: &str, shown: &str) -> bool {
    aws_lc_rs::constant_time::verify_slices_are_equal(made.as_bytes(), shown.as_bytes()).is_ok()
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

    /// E13
    #[test]
    fn an_address_about_an_event_stops_it_for_one_guest_alone() {
        let key = [5; 32];
        let of = |guest| EventStop {
            event: EventId::new(1, [1; 10]),
            guest,
        };
        let member = of(GuestKey::Member(MemberId::new(7, [1; 10])));
        let visitor = of(GuestKey::Visitor(VisitorId::new(7, [1; 10])));
        for stop in [&member, &visitor] {
            let token = stop.token(&key).unwrap();
            assert_eq!(EventStop::read(&token, &key).as_ref(), Some(stop));
            assert_eq!(EventStop::read(&token, &[6; 32]), None);
            assert_eq!(Stop::read(&token, &key), None);
        }
        let forged = member.token(&key).unwrap().replace(".m", ".v");
        assert_eq!(EventStop::read(&forged, &key), None);
        let actor = Iri::parse("https://b.example/users/1").unwrap();
        assert_eq!(of(GuestKey::Actor(actor)).token(&key), None);
    }

    proptest! {
        #[test]
        fn nothing_else_is_read(text in "(reminders\\.)?[0-9A-Z]{0,30}\\.?[0-9a-f]{0,40}") {
            prop_assert_eq!(Stop::read(&text, &[5; 32]), None);
        }
    }
}
