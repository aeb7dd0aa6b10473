//! What this community offers members of another is told that one again: it holds none of it, an earlier version, or, since a
//! restore of this store, a later one than is remembered here (protocol sections 6.2 and 8.5).

use domain::{Announcement, OfferId, Origin, OwnOffer};
use jiff::Timestamp;
use store::{StoreError, Transaction, outbox, own_offers};

/// Tells an offer again; whether there is such a one for that peer. `listed` is the revision that the peer holds: whoever keeps
/// the highest takes what is told only when it is counted past that.
pub fn repeat_offer(
    tx: &mut Transaction<'_>,
    (peer, id): (&Origin, &OfferId),
    listed: Option<u64>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let offer = own_offers::get(tx, id)?.filter(|offer| &offer.partner == peer);
    let Some(mut offer) = offer else {
        return Ok(false);
    };
    if let Some(listed) = listed.filter(|listed| *listed > offer.revision) {
        offer = OwnOffer {
            revision: listed.saturating_add(1),
            updated: now,
            ..offer
        };
        own_offers::put(tx, &offer)?;
    }
    let told = Announcement::OfferTold {
        offer: offer.id,
        revision: offer.revision,
    };
    outbox::announce(tx, &told, now)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use store::Database;

    use super::*;
    use crate::make_offers::make_offers;
    use crate::sample_deals::{signed, term};
    use crate::samples::{self, act, at, origin};

    fn told(database: &Database) -> usize {
        database.read(|tx| outbox::waiting(tx, 99)).unwrap()
    }

    /// Protocol section 6.2: what the peer lacks is told as it is, and a version that is not remembered is counted past.
    #[test]
    fn an_offer_that_the_other_side_lacks_is_told_again_and_one_it_knows_better_is_counted_past() {
        let database = samples::node();
        let agreement = signed(vec![term(1, "a.example", "b.example")]);
        act(&database, |tx| make_offers(tx, &agreement, at(50)));
        let id = database.read(own_offers::all).unwrap().remove(0).id;
        let peer = origin("b.example");
        let mut waiting = told(&database);
        for (listed, revision) in [(None, 1), (Some(0), 1), (Some(7), 8), (Some(7), 8)] {
            let repeated = database.transact_blocking(|tx| repeat_offer(tx, (&peer, &id), listed, at(60)));
            assert_eq!(repeated, Ok(true), "{listed:?}");
            let offer = database.read(|tx| own_offers::get(tx, &id)).unwrap().unwrap();
            assert_eq!(offer.revision, revision, "{listed:?}");
            waiting += 1;
            assert_eq!(told(&database), waiting);
        }
        let stranger = origin("c.example");
        let repeated = database.transact_blocking(|tx| repeat_offer(tx, (&stranger, &id), None, at(60)));
        assert_eq!((repeated, told(&database)), (Ok(false), waiting));
    }
}
