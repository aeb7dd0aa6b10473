//! What browsers brought from other communities, until whoever sits before them looks at it: in memory, a few minutes long.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use domain::{ErrandId, Iri, OfferId};
use jiff::Timestamp;

/// How long it waits, in seconds (protocol section 8.9).
const PARKED_SECONDS: i64 = 600;
/// Most that wait; the one that came first makes room.
const PARKED_MAX: usize = 1_000;

/// What a browser brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Errand {
    /// A peer asks for a proof, to link two memberships.
    Asked {
        /// Its community.
        audience: Iri,
        /// What it wants back.
        nonce: String,
    },
    /// A proof that a peer made for us; at most [`wire::membership_proof::PROOF_BYTES_MAX`] bytes.
    Vouched {
        /// The community that vouches.
        issuer: Iri,
        /// As it came.
        proof: String,
    },
    /// A peer asks for a voucher, for an offer of its own.
    VoucherAsked {
        /// Its community.
        audience: Iri,
        /// The offer.
        offer: Iri,
        /// What it wants back.
        nonce: String,
    },
    /// A voucher that a peer made for us.
    Voucher(Brought),
    /// A peer's desk asks whether she is a member in good standing.
    CheckAsked {
        /// Its community.
        audience: Iri,
        /// What it wants back.
        nonce: String,
    },
    /// A peer says so to our desk.
    Checked {
        /// The community that says it.
        issuer: Iri,
        /// As it came; at most [`wire::membership_proof::PROOF_BYTES_MAX`] bytes.
        proof: String,
    },
}

/// A voucher that a browser brought; its signatures, audience and time were right when it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Brought {
    /// The community that vouches.
    pub(crate) issuer: Iri,
    /// For which offer of ours.
    pub(crate) offer: OfferId,
    /// As it came; at most [`wire::voucher::VOUCHER_BYTES_MAX`] bytes.
    pub(crate) token: String,
}

/// All that waits at this node.
#[derive(Default)]
pub(crate) struct Parked(Mutex<BTreeMap<ErrandId, (Timestamp, Errand)>>);

impl Parked {
    /// Puts one down under a fresh name.
    pub(crate) fn park(&self, id: ErrandId, errand: Errand, now: Timestamp) {
        let mut parked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        parked.retain(|_, (at, _)| waits(*at, now));
        if parked.len() >= PARKED_MAX {
            let first = parked
                .iter()
                .min_by_key(|(_, (at, _))| *at)
                .map(|(id, _)| id.clone());
            first.and_then(|first| parked.remove(&first));
        }
        parked.insert(id, (now, errand));
    }

    /// Looks at one.
    pub(crate) fn look(&self, id: &ErrandId, now: Timestamp) -> Option<Errand> {
        let parked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, errand) = parked.get(id)?;
        waits(*at, now).then(|| errand.clone())
    }

    /// Takes one up, once.
    pub(crate) fn take(&self, id: &ErrandId, now: Timestamp) -> Option<Errand> {
        let mut parked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, errand) = parked.remove(id)?;
        waits(at, now).then_some(errand)
    }
}

fn waits(at: Timestamp, now: Timestamp) -> bool {
    now.as_second() - at.as_second() < PARKED_SECONDS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + second).unwrap()
    }

    fn id(number: u16) -> ErrandId {
        let mut chance = [0; 16];
        chance[..2].copy_from_slice(&number.to_be_bytes());
        ErrandId::new(chance)
    }

    fn asked() -> Errand {
        Errand::Asked {
            audience: Iri::parse("https://london.example/c/london").unwrap(),
            nonce: "nonce".to_owned(),
        }
    }

    /// V21: it is looked at as often as she likes and taken up once, within its minutes.
    #[test]
    fn an_errand_is_taken_up_once_and_in_time() {
        let parked = Parked::default();
        parked.park(id(1), asked(), at(0));
        assert_eq!(parked.look(&id(1), at(599)), Some(asked()));
        assert_eq!(parked.look(&id(1), at(600)), None);
        assert_eq!(parked.take(&id(2), at(1)), None);
        assert_eq!(parked.take(&id(1), at(1)), Some(asked()));
        assert_eq!(parked.take(&id(1), at(1)), None);
        parked.park(id(3), asked(), at(0));
        assert_eq!(parked.take(&id(3), at(600)), None);
    }

    /// H4: however many come, no more than so many wait.
    #[test]
    fn the_first_makes_room_for_the_last() {
        let parked = Parked::default();
        for number in 0..1_001 {
            parked.park(id(number), asked(), at(i64::from(number) / 10));
        }
        assert_eq!(parked.look(&id(0), at(100)), None);
        assert!(parked.look(&id(1), at(100)).is_some() && parked.look(&id(1_000), at(100)).is_some());
        parked.park(id(2_000), asked(), at(10_000));
        assert_eq!(parked.0.lock().unwrap().len(), 1);
    }
}
