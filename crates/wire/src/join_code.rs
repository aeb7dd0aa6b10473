//! The address by which one guest joins an event online (F12): it is hers alone, leads on to the meeting, and holds nothing
//! of it. Only the host can make one.

use aws_lc_rs::hmac;
use domain::{EventId, GuestKey, Iri, Origin, RsvpCounter};

/// Bytes of the hash in an address: 128 bits.
const CODE_BYTES: usize = 16;

/// Who joins what.
#[derive(Clone, Copy, Debug)]
pub struct Joins<'a> {
    /// What.
    pub event: &'a EventId,
    /// Who.
    pub guest: &'a GuestKey,
    /// By which of her answers: with another one her address is another one.
    pub counter: RsvpCounter,
}

impl Joins<'_> {
    /// The last part of her address, 32 hexadecimal digits: HMAC-SHA-256, cut to 128 bits, by the secret that was drawn when
    /// the link to join was last set.
    pub fn code(&self, secret: &[u8; 32]) -> String {
        let (sort, guest) = match self.guest {
            GuestKey::Member(member) => ("member", member.as_str()),
            GuestKey::Actor(actor) => ("actor", actor.as_str()),
            GuestKey::Visitor(visitor) => ("visitor", visitor.as_str()),
        };
        let (event, counter) = (self.event, self.counter.0);
        let said = format!("rosarium join\n{event}\n{counter}\n{sort}\n{guest}");
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), said.as_bytes());
        domain::hex(&tag.as_ref()[..CODE_BYTES])
    }

    /// The whole of it, at the host.
    pub fn address(&self, origin: &Origin, secret: &[u8; 32]) -> Iri {
        let code = self.code(secret);
        Iri::local(origin, &format!("/events/{}/go/{code}", self.event))
    }

    /// Whether a code that was shown is hers.
    pub fn is_code(&self, secret: &[u8; 32], shown: &str) -> bool {
        let made = self.code(secret);
        aws_lc_rs::constant_time::verify_slices_are_equal(made.as_bytes(), shown.as_bytes()).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use domain::MemberId;

    use super::*;

    /// D2
    #[test]
    fn each_guest_each_answer_each_event_and_each_link_has_an_address_of_its_own() {
        let events = [EventId::new(0, [1; 10]), EventId::new(0, [2; 10])];
        let guests = [
            GuestKey::Member(MemberId::new(0, [1; 10])),
            GuestKey::Member(MemberId::new(0, [2; 10])),
            GuestKey::Actor(Iri::parse("https://b.example/users/klara").unwrap()),
        ];
        let mut codes: Vec<String> = Vec::new();
        for secret in [[1; 32], [2; 32]] {
            for event in &events {
                for guest in &guests {
                    for counter in [RsvpCounter(1), RsvpCounter(2)] {
                        let joins = Joins {
                            event,
                            guest,
                            counter,
                        };
                        let code = joins.code(&secret);
                        assert!(joins.is_code(&secret, &code) && !joins.is_code(&secret, &code[1..]));
                        codes.push(code);
                    }
                }
            }
        }
        let made = codes.len();
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), made);
        assert!(codes.iter().all(|code| code.len() == 2 * CODE_BYTES));
    }
}
