//! What two communities tell each other of the vouchers of a month: sums, and nobody's name (F16, need 2.22; protocol
//! section 6.4).

use serde::{Deserialize, Serialize};

use crate::{Amount, Currency, Iri};

/// The vouchers of one offer that were made in one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferFigures {
    /// Which offer.
    pub offer: Iri,
    /// How many the home of the members gave out; absent where it is not the home that tells.
    pub issued: Option<u64>,
    /// What became of them at the host; absent where it is not the host that tells.
    pub used: Option<UseFigures>,
}

/// What became of vouchers at the host.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseFigures {
    /// Used, and not taken back.
    pub redeemed: u64,
    /// Rightly signed and not taken.
    pub refused: u64,
    /// Used and taken back.
    pub voided: u64,
    /// What members were let off by those that were used; absent where that is in more than one currency, or in none.
    pub amount: Option<(Amount, Currency)>,
}

impl OfferFigures {
    /// Most offers of one peer and month that are told or read.
    pub const OFFERS_MAX: usize = 1_000;
    /// The greatest number that is believed.
    pub const NUMBER_MAX: u64 = 1_000_000_000;
    /// Days after the end of a month in which its sums may still change; later changes are shown as a mismatch.
    pub const SETTLED_DAYS: i64 = 62;
}
