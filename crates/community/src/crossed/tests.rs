//! Two communities do whatever they may, at once and in any order, and sign the same.

use std::collections::{BTreeSet, VecDeque};

use store::Database;

use super::*;
use crate::answer_agreement::{
    AcceptHeard, AgreementAnswer, accept_agreement, receive_acceptance, receive_rejection, reject_agreement,
};
use crate::draft_agreement::AgreementRefused;
use crate::offer_agreement::SignedText;
use crate::receive_agreement::receive_agreement;
use crate::sample_agreements::{drafted, node_with, offered, text};
use crate::samples::{act, at, group, iri, officer, origin};
use crate::withdraw_agreement::{receive_withdrawal, withdraw_agreement};

const NOW: i64 = 5;

/// One of the two.
struct Community {
    host: &'static str,
    peer: &'static str,
    database: Database,
    /// What it said and the other has not heard, in order.
    said: VecDeque<Said>,
}

enum Said {
    Offer(Box<SignedText>),
    Accept(Box<AcceptHeard>),
    Reject(Iri),
    Undo(Iri),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum May {
    Begin,
    Succeed,
    Counter,
    Accept,
    Reject,
    Withdraw,
}

/// Numbers that look drawn, the same for the same seed.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn digest(&mut self) -> String {
        format!("zQm{:08}", self.below(100_000_000))
    }
}

impl Community {
    fn new(host: &'static str, peer: &'static str) -> Self {
        Self {
            host,
            peer,
            database: node_with(host, peer),
            said: VecDeque::new(),
        }
    }

    fn all(&self) -> Vec<ReciprocityAgreement> {
        let peer = origin(self.peer);
        self.database.read(|tx| agreements::of_peer(tx, &peer)).unwrap()
    }

    fn open(&self) -> Option<(AgreementId, AgreementVersion)> {
        let peer = origin(self.peer);
        let mut open = self.database.read(|tx| open_of_peer(tx, &peer, at(NOW))).unwrap();
        assert!(open.len() <= 1, "one text waits at a time: {open:?}");
        open.pop()
    }

    /// Texts that both signed, with the second signature.
    fn signed(&self) -> BTreeSet<(Iri, Iri)> {
        let signed = self.all().into_iter().flat_map(|agreement| agreement.signed);
        signed.map(|signed| (signed.document, signed.accept)).collect()
    }

    /// What an officer may do now, and does.
    fn act(&mut self, drawn: &mut Drawn, number: u32) {
        let open = self.open();
        let signed = self
            .all()
            .into_iter()
            .find(|agreement| !agreement.signed.is_empty());
        let may: &[May] = match (&open, &signed) {
            (Some((_, open)), _) if open.by == Side::Us => &[May::Withdraw],
            (Some(_), _) => &[May::Counter, May::Accept, May::Reject],
            (None, Some(_)) => &[May::Begin, May::Succeed],
            (None, None) => &[May::Begin],
        };
        let act = may[drawn.below(may.len())];
        match (act, open, signed) {
            (May::Begin, ..) => self.write(None, drawn, number),
            (May::Succeed, _, Some(signed)) => self.write(Some(signed.id), drawn, number),
            (May::Counter, Some((id, _)), _) => self.write(Some(id), drawn, number),
            (act, Some((id, open)), _) => self.answer(act, &id, &open, number),
            _ => {}
        }
    }

    fn write(&mut self, id: Option<AgreementId>, drawn: &mut Drawn, number: u32) {
        let draft = drafted(&self.database, self.peer, id, &text(self.host, self.peer, "10"));
        let row = offered(&self.database, &draft, (number, &drawn.digest()));
        let version = row.versions.last().unwrap().clone();
        self.said.push_back(Said::Offer(Box::new(SignedText {
            document: version.document,
            offer: version.offer,
            answers: version.answers,
            text: version.text,
            digest: version.digest,
            expires: version.expires,
            signed: version.signed_offer,
        })));
    }

    fn answer(&mut self, what: May, id: &AgreementId, open: &AgreementVersion, number: u32) {
        let officer = officer(&self.database);
        let answer = AgreementAnswer {
            activity: iri(&format!("https://{}/activities/answer/{number}", self.host)),
            text: "{}".to_owned(),
        };
        let (document, offer, now) = (&open.document, &open.offer, at(NOW));
        let said = match what {
            May::Accept => {
                act(&self.database, |tx| {
                    accept_agreement(tx, &officer, id, document, answer.clone(), now)
                });
                Said::Accept(Box::new(AcceptHeard {
                    said_by: group(self.host),
                    offer: offer.clone(),
                    document: document.clone(),
                    digest: open.digest.clone(),
                    accept: answer.activity,
                    signed: answer.text,
                }))
            }
            May::Reject => {
                act(&self.database, |tx| {
                    reject_agreement(tx, &officer, id, (document, None), answer.clone(), now)
                });
                Said::Reject(offer.clone())
            }
            _ => {
                act(&self.database, |tx| {
                    withdraw_agreement(tx, &officer, id, (offer, "{}"), now)
                });
                Said::Undo(offer.clone())
            }
        };
        self.said.push_back(said);
    }

    /// Hears what the other said; what does not fit any more is refused without a word.
    fn hear(&self, said: &Said, number: u32) {
        let (by, now) = (group(self.peer), at(NOW));
        let heard: Result<(), AgreementRefused> = self.database.transact_blocking(|tx| match said {
            Said::Offer(text) => {
                let fresh = AgreementId::new(u64::from(number), [9; 10]);
                receive_agreement(tx, &by, (**text).clone(), fresh, now).map(|_| ())
            }
            Said::Accept(accept) => receive_acceptance(tx, (**accept).clone(), now).map(|_| ()),
            Said::Reject(offer) => receive_rejection(tx, &by, offer, None, now),
            Said::Undo(offer) => receive_withdrawal(tx, &by, offer, now),
        });
        assert!(!matches!(heard, Err(AgreementRefused::Store(_))), "{heard:?}");
    }
}

/// What the second of the two signed, and what waits, after so many steps in an order that is drawn.
fn live(seed: u64) -> [Community; 2] {
    let mut drawn = Drawn(seed);
    let mut both = [
        Community::new("a.example", "b.example"),
        Community::new("b.example", "a.example"),
    ];
    for number in 0..14 {
        let who = drawn.below(2);
        match drawn.below(2) {
            0 => both[who].act(&mut drawn, number),
            _ => {
                if let Some(said) = both[1 - who].said.pop_front() {
                    both[who].hear(&said, number);
                }
            }
        }
    }
    let mut number = 100;
    while both.iter().any(|one| !one.said.is_empty()) {
        for who in [0, 1] {
            if let Some(said) = both[1 - who].said.pop_front() {
                both[who].hear(&said, number);
                number += 1;
            }
        }
    }
    both
}

/// F16, protocol section 8.5: whatever crosses, nobody is bound by what the other does not know of.
#[test]
fn whatever_two_communities_do_at_once_both_hold_the_same_signatures() {
    let (mut signed, mut apart) = (0, 0);
    let runs = 200;
    for seed in 0..runs {
        let [one, other] = live(seed);
        assert_eq!(one.signed(), other.signed(), "seed {seed}");
        signed += one.signed().len();
        let waits = |community: &Community| community.open().map(|(_, open)| open.document);
        apart += usize::from(waits(&one) != waits(&other));
    }
    assert!(signed > 20, "something was signed: {signed}");
    assert!(
        apart * 50 <= usize::try_from(runs).unwrap(),
        "three that cross are rare: {apart}"
    );
}
