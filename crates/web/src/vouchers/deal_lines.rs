//! What stands on pages of ours for members of communities with which we have an agreement: the price of an event, and that
//! joining costs them less (F16, need 2.21). What is restricted is said wherever an offer is listed.

use community::see_event::{Host, Seen};
use domain::{Amount, AppliesTo, Currency, OwnOffer};
use edge::{money, name_of};
use jiff::Timestamp;
use store::{StoreError, Transaction, own_offers};

use super::claim_page::{path, path_for};
use super::reduced::Reduced;
use crate::words::Words;

/// What an event costs members of one other community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealLine {
    /// What that community is called.
    pub community: String,
    /// The page where one of them claims it.
    pub href: String,
    /// For everybody.
    pub full: Amount,
    /// For them.
    pub price: Amount,
    /// Both are in this.
    pub currency: Currency,
    /// The line of the agreement about it, or empty.
    pub restrictions: String,
}

/// That joining costs members of one other community less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JoinDeal {
    /// What that community is called.
    pub(crate) community: String,
    /// The page where one of them claims it.
    pub(crate) href: String,
    /// The line of the agreement about it, or empty.
    pub(crate) restrictions: String,
}

impl DealLine {
    /// As text: `Members of Thames Partner Chapter: £36 instead of £40. Not for dinners.`
    pub(crate) fn said(&self, words: &Words) -> String {
        let written = |amount: &Amount| money(words, &self.currency.in_full(amount), &self.currency);
        let named = [
            ("community", self.community.as_str().into()),
            ("price", written(&self.price).into()),
            ("full", written(&self.full).into()),
        ];
        with_restrictions(words.with("claim-at-event", &named), &self.restrictions)
    }
}

impl JoinDeal {
    /// As text.
    pub(crate) fn said(&self, words: &Words) -> String {
        let named = [("community", self.community.as_str().into())];
        with_restrictions(words.with("claim-at-joining", &named), &self.restrictions)
    }
}

/// Each as a link: the page, and what it is called.
pub(crate) fn links(words: &Words, deals: &[JoinDeal]) -> Vec<(String, String)> {
    deals
        .iter()
        .map(|deal| (deal.href.clone(), deal.said(words)))
        .collect()
}

/// The two of them on one line.
fn with_restrictions(said: String, restrictions: &str) -> String {
    match restrictions {
        "" => said,
        restrictions => format!("{said} {restrictions}"),
    }
}

/// What an event of ours costs members of others, if anybody pays for it.
pub(crate) fn deals_of(
    tx: &mut Transaction<'_>,
    seen: &Seen,
    now: Timestamp,
) -> Result<Vec<DealLine>, StoreError> {
    let event = &seen.event;
    if seen.host != Host::Us || event.draft.price.is_none() {
        return Ok(Vec::new());
    }
    let mut lines = Vec::new();
    for offer in in_force(tx, AppliesTo::Events, now)? {
        let Some(Reduced { price, .. }) = Reduced::ticket(tx, &offer, event, now)? else {
            continue;
        };
        lines.push(DealLine {
            community: name_of(tx, &offer.partner)?,
            href: path_for(&offer.id, &event.id),
            full: price.full,
            price: price.price,
            currency: price.currency,
            restrictions: restrictions(&offer),
        });
    }
    Ok(lines)
}

/// For whom joining costs less.
pub(crate) fn at_joining(tx: &mut Transaction<'_>, now: Timestamp) -> Result<Vec<JoinDeal>, StoreError> {
    let mut deals = Vec::new();
    for offer in in_force(tx, AppliesTo::Joining, now)? {
        deals.push(JoinDeal {
            community: name_of(tx, &offer.partner)?,
            href: path(&offer.id),
            restrictions: restrictions(&offer),
        });
    }
    Ok(deals)
}

fn in_force(tx: &mut Transaction<'_>, to: AppliesTo, now: Timestamp) -> Result<Vec<OwnOffer>, StoreError> {
    let mut offers = own_offers::all(tx)?;
    offers.retain(|offer| offer.in_force(now) && offer.term.applies_to.contains(&to));
    Ok(offers)
}

fn restrictions(offer: &OwnOffer) -> String {
    let line = offer.term.restrictions.as_ref();
    line.map_or_else(String::new, ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// F16: what is restricted is said wherever an offer is listed.
    #[test]
    fn a_line_says_both_prices_and_what_is_restricted() {
        let words = Words::english();
        let line = DealLine {
            community: "Thames Partner Chapter".to_owned(),
            href: "/offers/x".to_owned(),
            full: Amount::parse("40").unwrap(),
            price: Amount::parse("36.00").unwrap(),
            currency: Currency::parse("GBP").unwrap(),
            restrictions: "Not for dinners.".to_owned(),
        };
        let said = line.said(&words);
        for part in ["Thames Partner Chapter", "£36.00", "£40", "Not for dinners."] {
            assert!(said.contains(part), "{said}");
        }
        let deal = JoinDeal {
            community: line.community.clone(),
            href: line.href.clone(),
            restrictions: line.restrictions.clone(),
        };
        assert!(deal.said(&words).ends_with("Not for dinners."));
    }
}
