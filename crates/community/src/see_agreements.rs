//! Officers look at the agreements with other communities (F16).

use domain::{AgreementId, ReciprocityAgreement};
use store::{Officer, StoreError, Transaction, agreements};

use crate::draft_agreement::AgreementRefused;

/// All, the one that changed last first.
pub fn see_agreements(
    tx: &mut Transaction<'_>,
    _: &Officer,
) -> Result<Vec<ReciprocityAgreement>, StoreError> {
    let mut all = agreements::all(tx)?;
    all.sort_by(|one, other| {
        other
            .changed
            .cmp(&one.changed)
            .then_with(|| one.id.cmp(&other.id))
    });
    Ok(all)
}

/// One of them.
pub fn see_agreement(
    tx: &mut Transaction<'_>,
    id: &AgreementId,
) -> Result<ReciprocityAgreement, AgreementRefused> {
    agreements::get(tx, id)?.ok_or(AgreementRefused::Unknown)
}
