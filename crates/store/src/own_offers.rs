//! Offers of this community to members of others, each made by one term of an agreement both signed (F16).

use domain::{AgreementId, OfferId, OwnOffer};
use engine::{Direction, Range};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const OFFERS: Table<OfferId, OwnOffer> = Table::new(spaces::OWN_OFFERS, "own offers");

/// Most offers read at once: as many as a thousand agreements of six terms have.
pub const OWN_OFFERS_MAX: u16 = 6_000;

/// One, also one that is over.
pub fn get(tx: &mut Transaction<'_>, id: &OfferId) -> Result<Option<OwnOffer>, StoreError> {
    tx.get(&OFFERS, id)
}

/// Writes one, new or changed; none is ever removed, for vouchers and redemptions name it.
pub fn put(tx: &mut Transaction<'_>, offer: &OwnOffer) -> Result<(), StoreError> {
    tx.put(&OFFERS, &offer.id, offer)
}

/// All, those that are over among them, by id.
pub fn all(tx: &mut Transaction<'_>) -> Result<Vec<OwnOffer>, StoreError> {
    let all = Range::prefix(spaces::OWN_OFFERS, b"");
    let rows = tx.page(&OFFERS, all, Direction::Forward, OWN_OFFERS_MAX)?;
    Ok(rows.into_iter().map(|(_, offer)| offer).collect())
}

/// Those of one agreement, whichever of its versions made them.
pub fn of_agreement(tx: &mut Transaction<'_>, agreement: &AgreementId) -> Result<Vec<OwnOffer>, StoreError> {
    let mut offers = all(tx)?;
    offers.retain(|offer| &offer.agreement == agreement);
    Ok(offers)
}
