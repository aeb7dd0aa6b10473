//! An invoice for a level of membership: who owes how much until when, and whether it was paid (F02). Money moves
//! elsewhere; nothing of how somebody pays is kept here.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Amount, Currency, Iri, MemberId, PersonName, RedemptionId, Slug, Tier, Title};

/// The number of an invoice, from 1 and without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct InvoiceNumber(u32);

/// Why a number of an invoice or a payment link was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvoiceUnreadable {
    /// Not a number from 1.
    #[error("the number of an invoice is digits, from 1")]
    Number,
    /// Not an address that can be opened from the page of an invoice.
    #[error("write an https address; {{invoice}}, {{amount}} and {{currency}} in it are filled in")]
    Link,
}

impl InvoiceNumber {
    /// The first one.
    pub const FIRST: Self = Self(1);

    /// Reads digits as [`fmt::Display`] writes them, so that an invoice has one address.
    pub fn parse(text: &str) -> Result<Self, InvoiceUnreadable> {
        let number: Self = text
            .parse::<u32>()
            .map_err(|_| InvoiceUnreadable::Number)?
            .try_into()?;
        match number.to_string() == text {
            true => Ok(number),
            false => Err(InvoiceUnreadable::Number),
        }
    }

    /// The one after it.
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// As a number.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for InvoiceNumber {
    type Error = InvoiceUnreadable;

    fn try_from(number: u32) -> Result<Self, InvoiceUnreadable> {
        match number {
            0 => Err(InvoiceUnreadable::Number),
            number => Ok(Self(number)),
        }
    }
}

impl From<InvoiceNumber> for u32 {
    fn from(number: InvoiceNumber) -> Self {
        number.0
    }
}

impl fmt::Display for InvoiceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Who owes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Payer {
    /// A person, for herself.
    Member(MemberId),
    /// An organisation, for its people.
    Organization(Slug),
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum InvoiceState {
    /// Owed.
    Open,
    /// An officer saw the money.
    Paid {
        /// On the community's calendar.
        on: Date,
    },
    /// It was not paid in time, and nobody is asked for it any more; money that still comes counts from that day.
    Lapsed,
    /// Another one stands for it, or nobody wants it any more.
    Void,
}

impl InvoiceState {
    /// The word in files and the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Paid { .. } => "paid",
            Self::Lapsed => "lapsed",
            Self::Void => "void",
        }
    }
}

/// One invoice. What it says stays as it was, whatever becomes of the level or of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// Its number.
    pub number: InvoiceNumber,
    /// Who owes it.
    pub payer: Payer,
    /// The member who asked for it, and who sees it beside officers.
    pub asked_by: MemberId,
    /// The payer's name.
    pub billed_to: PersonName,
    /// For which level.
    pub tier: Slug,
    /// That level's name.
    pub tier_name: Title,
    /// For how many months.
    pub period_months: Option<u16>,
    /// For how many people, when an organisation pays.
    pub seats: Option<u16>,
    /// How much.
    pub amount: Amount,
    /// Of which money.
    pub currency: Currency,
    /// When it was made.
    pub issued: Date,
    /// Until when it is to be paid.
    pub due: Date,
    /// How it stands.
    pub state: InvoiceState,
    /// What it would be without a membership of another community, and by what it is less (F16).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reduced: Option<ReducedBy>,
}

/// That an invoice says less than the level costs: an agreement with another community, once (need 2.21).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReducedBy {
    /// By the use of which voucher.
    pub redemption: RedemptionId,
    /// What the level costs without it.
    pub full: Amount,
}

/// What marking it paid comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paying {
    /// It was open, and is paid now.
    Now,
    /// It had been paid.
    Already,
}

impl Invoice {
    /// Whether it is owed.
    pub fn is_open(&self) -> bool {
        self.state == InvoiceState::Open
    }

    /// Whether money for it counts: it is owed, or came too late.
    pub fn is_payable(&self) -> bool {
        matches!(self.state, InvoiceState::Open | InvoiceState::Lapsed)
    }

    /// Whether it is a member's own: she asked for it, for herself or for her organisation.
    pub fn is_of(&self, member: &MemberId) -> bool {
        self.asked_by == *member
    }

    /// What it would be without a membership of another community.
    pub fn full(&self) -> &Amount {
        match &self.reduced {
            Some(reduced) => &reduced.full,
            None => &self.amount,
        }
    }

    /// The level it pays for, with the price, the period and the seats it promised.
    pub fn tier_of(&self, tier: Tier) -> Tier {
        Tier {
            price: self.amount.clone(),
            period_months: self.period_months,
            seats: self.seats,
            ..tier
        }
    }
}

/// The community's own payment page, with places for what is paid (`membership.payment_url`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentLink(String);

impl PaymentLink {
    /// Reads an https address in which `{invoice}`, `{amount}` and `{currency}` may stand.
    pub fn parse(text: &str) -> Result<Self, InvoiceUnreadable> {
        let filled = fill(text, "1", "0", "EUR");
        let is_address = text.starts_with("https://") && !filled.contains(['{', '}']);
        match is_address && Iri::parse(&filled).is_ok() {
            true => Ok(Self(text.to_owned())),
            false => Err(InvoiceUnreadable::Link),
        }
    }

    /// Where this invoice is paid. What is filled in is digits, a dot and capital letters.
    pub fn address(&self, invoice: &Invoice) -> String {
        let number = invoice.number.to_string();
        fill(
            &self.0,
            &number,
            invoice.amount.as_str(),
            invoice.currency.as_str(),
        )
    }
}

fn fill(text: &str, invoice: &str, amount: &str, currency: &str) -> String {
    text.replace("{invoice}", invoice)
        .replace("{amount}", amount)
        .replace("{currency}", currency)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn invoice() -> Invoice {
        Invoice {
            number: InvoiceNumber::FIRST.next(),
            payer: Payer::Organization(Slug::parse("ledgerline").unwrap()),
            asked_by: MemberId::new(0, [1; 10]),
            billed_to: PersonName::parse("Ledgerline").unwrap(),
            tier: Slug::parse("company").unwrap(),
            tier_name: Title::parse("Company").unwrap(),
            period_months: Some(12),
            seats: Some(5),
            amount: Amount::parse("900.00").unwrap(),
            currency: Currency::parse("usd").unwrap(),
            issued: date(2027, 1, 1),
            due: date(2027, 1, 31),
            state: InvoiceState::Open,
            reduced: None,
        }
    }

    #[test]
    fn an_invoice_has_one_number_and_that_one_way_of_writing_it() {
        assert_eq!(InvoiceNumber::parse("17").unwrap().get(), 17);
        for other in ["0", "017", "+17", "-1", "", "1.0", "4294967296", " 1"] {
            assert_eq!(
                InvoiceNumber::parse(other),
                Err(InvoiceUnreadable::Number),
                "{other}"
            );
        }
        let written = serde_json::to_string(&invoice()).unwrap();
        assert_eq!(serde_json::from_str::<Invoice>(&written).unwrap(), invoice());
        assert!(serde_json::from_str::<Invoice>(&written.replace("\"number\":2", "\"number\":0")).is_err());
    }

    /// F02-1
    #[test]
    fn the_payment_page_is_the_communitys_own_and_nothing_else_can_stand_there() {
        let link = PaymentLink::parse("https://pay.example/rosarium?ref={invoice}&sum={amount}{currency}");
        assert_eq!(
            link.unwrap().address(&invoice()),
            "https://pay.example/rosarium?ref=2&sum=900.00USD"
        );
        for bad in [
            "http://pay.example/",
            "javascript:alert(1)",
            "https://pay.example/{name}",
            "pay.example",
            "https://{invoice}/ a",
        ] {
            assert_eq!(PaymentLink::parse(bad), Err(InvoiceUnreadable::Link), "{bad}");
        }
    }
}
