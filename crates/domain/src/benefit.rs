//! What an agreement gives a member of the other community, and the price that comes of it (F16, need 2.21).

use serde::{Deserialize, Serialize};

use crate::{Amount, Currency, DealRefused, Tier};

/// How a benefit is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BenefitKind {
    /// So many hundredths less.
    #[serde(rename = "percent")]
    Percent,
    /// So much money less.
    #[serde(rename = "fixed")]
    Fixed,
    /// The price of an event for the host's own members.
    #[serde(rename = "memberPrice")]
    MemberPrice,
    /// The first months of a level cost nothing.
    #[serde(rename = "freeMonths")]
    FreeMonths,
}

impl BenefitKind {
    /// All of them, in the order of forms.
    pub const ALL: [Self; 4] = [Self::Percent, Self::Fixed, Self::MemberPrice, Self::FreeMonths];

    /// The word on the wire, in forms and in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Fixed => "fixed",
            Self::MemberPrice => "memberPrice",
            Self::FreeMonths => "freeMonths",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// What a term gives. [`Benefit::check`] says what belongs to which kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benefit {
    /// How it is reckoned.
    pub kind: BenefitKind,
    /// Hundredths of the price, above 0 and at most 100, or an amount above 0; absent for the other two kinds.
    pub value: Option<Amount>,
    /// What an amount is in; a percentage may name one and needs none.
    pub currency: Option<Currency>,
    /// Dues of the first so many months, 1 to [`Benefit::MONTHS_MAX`]; absent: of the whole period. Events have no months.
    pub months: Option<u16>,
}

impl Benefit {
    /// Most months of dues.
    pub const MONTHS_MAX: u16 = Tier::PERIOD_MONTHS_MAX;

    /// Checks what the fields say together.
    pub fn check(&self) -> Result<(), DealRefused> {
        let value = self.value.as_ref().map(Amount::thousandths);
        let value_fits = match self.kind {
            BenefitKind::Percent => value.is_some_and(|value| (1..=HUNDRED).contains(&value)),
            BenefitKind::Fixed => value.is_some_and(|value| value > 0),
            BenefitKind::MemberPrice | BenefitKind::FreeMonths => value.is_none(),
        };
        let months_fit = match self.months {
            Some(months) => (1..=Self::MONTHS_MAX).contains(&months),
            None => self.kind != BenefitKind::FreeMonths,
        };
        match () {
            () if !value_fits && self.kind == BenefitKind::Percent => Err(DealRefused::Percent),
            () if !value_fits && self.kind == BenefitKind::Fixed => Err(DealRefused::Fixed),
            () if !value_fits => Err(DealRefused::NoValue),
            () if self.kind == BenefitKind::Fixed && self.currency.is_none() => Err(DealRefused::Currency),
            () if !months_fit => Err(DealRefused::Months),
            () => Ok(()),
        }
    }

    /// What is left to pay of the full price: exact, then rounded half up to the currency's minor unit, never below nought.
    /// It is reckoned from the full price alone, so nothing is ever taken off twice.
    ///
    /// `period_months` is how long the dues last; absent for an event. `member_price` is the event's own price for members.
    /// None where the benefit gives nothing: a member price where there is none, free months of an event, an amount in
    /// another currency.
    pub fn price(
        &self,
        full: &Amount,
        currency: &Currency,
        period_months: Option<u16>,
        member_price: Option<&Amount>,
    ) -> Option<Amount> {
        let full = u128::from(full.thousandths());
        let value = self.value.as_ref().map(|value| u128::from(value.thousandths()));
        // The part of the dues it is about: so many of so many months.
        let period = u128::from(period_months.unwrap_or(1).max(1));
        let months = match (self.months, period_months) {
            (Some(months), Some(_)) => u128::from(months).min(period),
            _ => period,
        };
        let (left, of) = match self.kind {
            BenefitKind::Percent => {
                let whole = period * u128::from(HUNDRED);
                let off = months * value?.min(u128::from(HUNDRED));
                (full * (whole - off), whole)
            }
            BenefitKind::Fixed => {
                if self.currency.as_ref() != Some(currency) {
                    return None;
                }
                let off = (value? * period).min(full * months);
                (full * period - off, period)
            }
            BenefitKind::MemberPrice => (u128::from(member_price?.thousandths()).min(full), 1),
            BenefitKind::FreeMonths => {
                period_months?;
                self.months?;
                (full * (period - months), period)
            }
        };
        Some(currency.round_half_up(left, of))
    }
}

/// A hundred of the hundredths, in thousandths as [`Amount::thousandths`] has them.
const HUNDRED: u64 = 100_000;

#[cfg(test)]
#[path = "benefit_tests.rs"]
mod tests;
