//! What three communities answered to a question about people, for the sample of that page.

use domain::{CardsFound, MemberCard, Origin, PartyRef, PersonName, Region, Regions, Term, Terms};
use edge::PeerPeople;

use crate::sample_texts::by_hand;

/// One that found somebody, one that found nobody, one that did not answer.
pub(crate) fn answers_of_peers() -> Vec<PeerPeople> {
    let card = MemberCard {
        name: PersonName::parse(&by_hand("Beatrix Kallenmoor")).expect("a sample is written right"),
        organization: PersonName::parse(&by_hand("Tallowbrook Systems")).ok(),
        competencies: Terms::from([Term::parse("security").expect("a sample is written right")]),
        verticals: Terms::new(),
        sizes: Terms::new(),
        regions: Regions::from([Region::parse("GB").expect("a sample is written right")]),
        best_fit: None,
        refers_out: None,
        party: PartyRef::parse("p1.AAAA").ok(),
    };
    let answer = |host: &str, name: &str, found| PeerPeople {
        peer: Origin::parse(&format!("https://{host}")).expect("a sample is written right"),
        name: by_hand(name),
        found,
    };
    let some = CardsFound {
        total: 5,
        cards: vec![card],
    };
    vec![
        answer("london.example", "London Partners", Some(some)),
        answer("agora.example", "Agora", Some(CardsFound::default())),
        answer("silent.example", "Silent Partners", None),
    ]
}
