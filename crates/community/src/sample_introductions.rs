//! Introductions for this crate's tests.

use domain::{
    AskedState, AskerCard, Blurb, Disclosure, HeardState, IntroductionAsked, IntroductionContact,
    IntroductionFrom, IntroductionHeard, IntroductionId, IntroductionTo, IntroductionWords, MailAddress,
    MemberId, PartyRef, PersonName, Title,
};

use crate::samples::{at, group, iri};

/// Words with something in them to look for.
pub(crate) fn words(mark: &str) -> IntroductionWords {
    IntroductionWords {
        topic: Title::parse(&format!("ERP {mark}")).unwrap(),
        why: Blurb::parse("We sell the same suite.").unwrap(),
        gain: Blurb::parse("Customers abroad.").unwrap(),
    }
}

/// A request to somebody of a peer.
pub(crate) fn asked(number: u8, asker: &MemberId, mark: &str) -> IntroductionAsked {
    IntroductionAsked {
        id: IntroductionId::new(u64::from(number), [number; 10]),
        asker: asker.clone(),
        to: IntroductionTo::There {
            group: group("b.example"),
            party: PartyRef::parse("p1.AAAA").unwrap(),
        },
        offer: iri(&format!("https://a.example/activities/intro-{number}")),
        document: iri(&format!("https://a.example/intros/{number}")),
        words: words(mark),
        disclosure: Disclosure::Open,
        contact: IntroductionContact {
            name: PersonName::parse(mark).unwrap(),
            organization: None,
            mail: MailAddress::parse("klara@a.example").unwrap(),
        },
        at: at(1),
        until: at(14 * 86_400),
        state: AskedState::Waiting,
    }
}

/// A request of somebody of a peer.
pub(crate) fn heard(number: u8, member: &MemberId, mark: &str) -> IntroductionHeard {
    IntroductionHeard {
        id: IntroductionId::new(u64::from(number), [number.wrapping_add(100); 10]),
        member: member.clone(),
        party: PartyRef::parse("p1.AAAA").unwrap(),
        from: IntroductionFrom::There(group("b.example")),
        card: AskerCard {
            party: PartyRef::parse("urn:uuid:1").unwrap(),
            name: None,
            organization: None,
            kind: None,
        },
        offer: iri(&format!("https://b.example/activities/intro-{number}")),
        document: iri(&format!("https://b.example/intros/{number}")),
        words: words(mark),
        shown: at(1),
        until: at(14 * 86_400),
        state: HeardState::Open,
    }
}
