//! How many vouchers of an offer a month had: given out here for offers of others, and used, refused and taken back here for our
//! own, with what members were let off (F16, need 2.22; protocol section 6.4). Sums alone: nobody is named.
//!
//! A voucher counts in the month in which it was made, in UTC, on both nodes alike.

use std::collections::BTreeMap;

use domain::{Amount, Currency};
use engine::{Direction, Key, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const SETTLEMENTS: Table<[u8], Settlement> = Table::new(spaces::SETTLEMENTS, "settlements");

/// Most offers of one month that are read at once.
pub const OFFERS_MAX: u16 = 6_000;

/// The sums of one offer and month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// The address of the offer.
    pub offer: String,
    /// `2026-10`.
    pub month: String,
    /// Given out here, for an offer of another community.
    pub issued: u64,
    /// Used here and not taken back.
    pub redeemed: u64,
    /// Brought here, rightly signed, and not taken.
    pub refused: u64,
    /// Used here and taken back.
    pub voided: u64,
    /// What members were let off by those that were used, in thousandths, by currency.
    pub let_off: BTreeMap<String, u64>,
    /// When it last changed.
    pub changed: Option<Timestamp>,
}

/// What happened to one voucher.
#[derive(Clone, Copy, Debug)]
pub enum Settled<'s> {
    /// It was given out.
    Issued,
    /// It was used, and members were let off the difference of the two.
    Redeemed(&'s LetOff),
    /// It was refused.
    Refused,
    /// What it brought was taken back.
    Voided(&'s LetOff),
}

/// What one use is less by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetOff {
    /// Without the voucher.
    pub full: Amount,
    /// With it.
    pub price: Amount,
    /// What both are in.
    pub currency: Currency,
}

impl LetOff {
    fn thousandths(&self) -> u64 {
        self.full.thousandths().saturating_sub(self.price.thousandths())
    }
}

/// The month of a moment, in UTC: `2026-10`.
pub fn month_of(at: Timestamp) -> String {
    let day = at.to_zoned(jiff::tz::TimeZone::UTC).date();
    format!("{:04}-{:02}", day.year(), day.month())
}

/// Counts what happened to one voucher, in the transaction in which it does; `month` is that in which the voucher was made.
pub fn count(
    tx: &mut Transaction<'_>,
    offer: &str,
    month: &str,
    what: Settled<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let key = key(month, offer);
    let mut row = tx
        .get(&SETTLEMENTS, key.as_slice())?
        .unwrap_or_else(|| Settlement {
            offer: offer.to_owned(),
            month: month.to_owned(),
            ..Settlement::default()
        });
    match what {
        Settled::Issued => row.issued += 1,
        Settled::Refused => row.refused += 1,
        Settled::Redeemed(less) => {
            row.redeemed += 1;
            *row.let_off.entry(less.currency.to_string()).or_default() += less.thousandths();
        }
        Settled::Voided(less) => {
            row.redeemed = row.redeemed.saturating_sub(1);
            row.voided += 1;
            let sum = row.let_off.entry(less.currency.to_string()).or_default();
            *sum = sum.saturating_sub(less.thousandths());
        }
    }
    row.changed = Some(now);
    tx.put(&SETTLEMENTS, key.as_slice(), &row)
}

/// The sums of one offer and month; nothing where nothing happened.
pub fn get(tx: &mut Transaction<'_>, offer: &str, month: &str) -> Result<Option<Settlement>, StoreError> {
    tx.get(&SETTLEMENTS, key(month, offer).as_slice())
}

/// Those of all offers of one month.
pub fn of_month(tx: &mut Transaction<'_>, month: &str) -> Result<Vec<Settlement>, StoreError> {
    let range = Range::prefix(spaces::SETTLEMENTS, &month_key(month));
    let rows = tx.page(&SETTLEMENTS, range, Direction::Forward, OFFERS_MAX)?;
    let mut all: Vec<Settlement> = rows.into_iter().map(|(_, row)| row).collect();
    all.sort_by(|one, other| one.offer.cmp(&other.offer));
    Ok(all)
}

fn month_key(month: &str) -> Key {
    [month.as_bytes(), &[0]].concat()
}

/// An address may be longer than a key.
fn key(month: &str, offer: &str) -> Key {
    [month_key(month), Sha256::digest(offer).to_vec()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::commit;

    const OURS: &str = "https://a.example/offers/1";
    const THEIRS: &str = "https://b.example/offers/9";

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn less(price: &str) -> LetOff {
        LetOff {
            full: Amount::parse("40").unwrap(),
            price: Amount::parse(price).unwrap(),
            currency: Currency::parse("EUR").unwrap(),
        }
    }

    /// 2.22: what is taken back is no longer used, and what members were let off is less by it; each month stands by itself.
    #[test]
    fn a_month_has_its_own_sums_of_each_offer() {
        let database = Database::in_memory();
        let (october, november) = (
            month_of(at("2026-10-31T23:59:59Z")),
            month_of(at("2026-11-01T00:00:00Z")),
        );
        assert_eq!((october.as_str(), november.as_str()), ("2026-10", "2026-11"));
        let now = at("2026-11-02T00:00:00Z");
        let (much, little) = (less("30"), less("39.5"));
        for (offer, month, what) in [
            (OURS, &october, Settled::Redeemed(&much)),
            (OURS, &october, Settled::Redeemed(&little)),
            (OURS, &october, Settled::Voided(&much)),
            (OURS, &october, Settled::Refused),
            (OURS, &november, Settled::Redeemed(&little)),
            (THEIRS, &october, Settled::Issued),
        ] {
            commit(&database, |tx| count(tx, offer, month, what, now));
        }
        let of = |month: &str| database.read(|tx| of_month(tx, month)).unwrap();
        let all = of(&october);
        let [ours, theirs] = all.as_slice() else {
            panic!("two offers: {all:?}");
        };
        assert_eq!(
            (ours.redeemed, ours.voided, ours.refused, ours.issued),
            (1, 1, 1, 0)
        );
        assert_eq!(ours.let_off.get("EUR"), Some(&500));
        assert_eq!(
            (theirs.offer.as_str(), theirs.issued, theirs.redeemed),
            (THEIRS, 1, 0)
        );
        assert_eq!(of(&november).len(), 1);
        let known = database.read(|tx| get(tx, OURS, &november)).unwrap().unwrap();
        assert_eq!((known.redeemed, known.changed), (1, Some(now)));
    }
}
