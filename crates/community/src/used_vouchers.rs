//! What becomes of vouchers that were used here, and by which addresses offers of ours are known (F16).

use domain::{Iri, OfferId, Redemption, RedemptionId};
use jiff::Timestamp;
use store::redemptions::Spent;
use store::settlements::{self, LetOff, Settled, month_of};
use store::{StoreError, Transaction, community, redemptions};

/// The address of an offer of ours.
pub fn offer_address(own: &Iri, offer: &OfferId) -> Iri {
    Iri::local(&own.origin(), &format!("{OFFERS}{offer}"))
}

/// The last part of such an address; nothing of any other.
pub fn offer_named(own: &Iri, address: &Iri) -> Option<OfferId> {
    let id = OfferId::parse(address.path_and_query().strip_prefix(OFFERS)?).ok()?;
    (offer_address(own, &id) == *address).then_some(id)
}

const OFFERS: &str = "/offers/";

/// Counts what became of a voucher in the month in which it was made.
pub(crate) fn settle(
    tx: &mut Transaction<'_>,
    (own, made, spent): (&Iri, &Redemption, &Spent),
    what: Settled<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let offer = offer_address(own, &made.offer);
    settlements::count(tx, offer.as_str(), &month_of(spent.issued), what, now)
}

/// What a use is less by.
pub(crate) fn let_off(made: &Redemption) -> LetOff {
    LetOff {
        full: made.full.clone(),
        price: made.price.clone(),
        currency: made.currency.clone(),
    }
}

/// What it was used for is not wanted any more, whoever decided so. Once; nothing of one that is void already.
pub(crate) fn give_back(
    tx: &mut Transaction<'_>,
    id: &RedemptionId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some((made, spent)) = redemptions::void(tx, id, now)? else {
        return Ok(());
    };
    let Some(identity) = community::identity(tx)? else {
        return Ok(());
    };
    let less = let_off(&made);
    settle(
        tx,
        (&identity.group(), &made, &spent),
        Settled::Voided(&less),
        now,
    )
}
