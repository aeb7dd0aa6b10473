//! What somebody pays here with a membership elsewhere: the full price, and what an offer of ours leaves of it (F16, need 2.21).

use community::claim_price::{ClaimPrice, NothingToClaim, claim_price};
use community::see_card::{LevelStands, see_card};
use domain::{Amount, Event, OwnOffer, Tier};
use edge::money;
use jiff::Timestamp;
use store::claims::ClaimFor;
use store::{Membership, StoreError, Transaction, events, tiers};

use crate::card_page::per_period;
use crate::words::Words;

/// One price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reduced {
    /// The level or the event, by its name in a form.
    pub(crate) value: String,
    /// As people read it.
    pub(crate) name: String,
    /// Without the offer, and with it.
    pub(crate) price: ClaimPrice,
    /// How long the dues last; absent for an event.
    pub(crate) months: Option<u16>,
}

/// The same as text.
pub(crate) struct ReducedRow {
    pub(crate) value: String,
    pub(crate) name: String,
    pub(crate) full: String,
    pub(crate) price: String,
    pub(crate) chosen: bool,
}

impl Reduced {
    fn of_level(tier: &Tier, price: ClaimPrice) -> Self {
        Self {
            value: tier.id.to_string(),
            name: tier.name.to_string(),
            price,
            months: tier.period_months,
        }
    }

    /// The levels that a member may choose now and that cost less with the offer.
    pub(crate) fn levels(
        tx: &mut Transaction<'_>,
        membership: &Membership,
        offer: &OwnOffer,
        now: Timestamp,
    ) -> Result<Vec<Self>, StoreError> {
        let mut levels = Vec::new();
        for level in see_card(tx, membership, now)?.levels {
            if level.stands != LevelStands::Open {
                continue;
            }
            let what = ClaimFor::Joining {
                member: membership.member().id.clone(),
                tier: level.tier.id.clone(),
            };
            let price = price_of(tx, offer, &what, now)?;
            levels.extend(price.map(|price| Self::of_level(&level.tier, price)));
        }
        Ok(levels)
    }

    /// A ticket for an event of ours; nothing where it costs no less with the offer, or where it is not for members of that
    /// community.
    pub(crate) fn ticket(
        tx: &mut Transaction<'_>,
        offer: &OwnOffer,
        event: &Event,
        now: Timestamp,
    ) -> Result<Option<Self>, StoreError> {
        let price = price_of(tx, offer, &ClaimFor::Event(event.id.clone()), now)?;
        Ok(price.map(|price| Self {
            value: event.id.to_string(),
            name: event.draft.title.to_string(),
            price,
            months: None,
        }))
    }

    /// What somebody set out for, at the price that it has for her; nothing of what is not there any more.
    pub(crate) fn claimed(
        tx: &mut Transaction<'_>,
        what: &ClaimFor,
        price: ClaimPrice,
    ) -> Result<Option<Self>, StoreError> {
        Ok(match what {
            ClaimFor::Joining { tier, .. } => {
                let tier = tiers::known(tx, tier)?;
                tier.map(|tier| Self::of_level(&tier, price))
            }
            ClaimFor::Event(event) => events::get(tx, event)?.map(|event| Self {
                value: event.id.to_string(),
                name: event.draft.title.to_string(),
                price,
                months: None,
            }),
        })
    }

    /// As text.
    pub(crate) fn row(&self, words: &Words) -> ReducedRow {
        let written = |amount: &Amount| {
            let amount = money(words, &self.price.currency.in_full(amount), &self.price.currency);
            match self.months {
                Some(months) => per_period(words, amount, months),
                None => amount,
            }
        };
        ReducedRow {
            value: self.value.clone(),
            name: self.name.clone(),
            full: written(&self.price.full),
            price: written(&self.price.price),
            chosen: false,
        }
    }
}

fn price_of(
    tx: &mut Transaction<'_>,
    offer: &OwnOffer,
    what: &ClaimFor,
    now: Timestamp,
) -> Result<Option<ClaimPrice>, StoreError> {
    match claim_price(tx, offer, what, now) {
        Ok(price) => Ok(Some(price)),
        Err(NothingToClaim::Store(error)) => Err(error),
        Err(_) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use domain::{Currency, Slug};

    use super::*;

    /// 2.21: both prices are said, in the money of the community, and for how long.
    #[test]
    fn both_prices_are_said_and_for_how_long() {
        let price = ClaimPrice {
            full: Amount::parse("180").unwrap(),
            price: Amount::parse("162.00").unwrap(),
            currency: Currency::parse("GBP").unwrap(),
        };
        let tier = Tier {
            price: price.full.clone(),
            period_months: Some(12),
            ..Tier::free(Slug::parse("chapter").unwrap())
        };
        let level = Reduced::of_level(&tier, price.clone()).row(&Words::english());
        assert_eq!(
            (level.full.as_str(), level.price.as_str()),
            ("£180.00 for 12 months", "£162.00 for 12 months")
        );
        let ticket = Reduced {
            value: String::new(),
            name: "An evening".to_owned(),
            price,
            months: None,
        };
        assert_eq!(ticket.row(&Words::english()).price, "£162.00");
    }
}
