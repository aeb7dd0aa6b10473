//! The sums of a month as one peer tells them to another at `/peer/figures?month=` (protocol section 6.4; need 2.22): how many
//! vouchers of each offer were given out, used, refused and taken back. No identities.
//!
//! Written for the asker without a proof; the caller adds the node's. Members that options would add are never written and not
//! read.

use std::collections::BTreeMap;

use domain::{Amount, Currency, Iri, Month, OfferFigures, UseFigures};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::context::{ContextKind, with_context};
use crate::property::{self, utc};
use crate::sync::Head;

/// The sums of a month for one peer.
#[derive(Clone, Copy, Debug)]
pub struct FiguresFacts<'f> {
    /// Address and parties.
    pub head: Head<'f>,
    /// Which month, in UTC; it is over.
    pub month: &'f Month,
    /// When any of it changed last.
    pub updated: Timestamp,
    /// Offer by offer.
    pub settlement: &'f [OfferFigures],
}

/// What a peer said of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Which.
    pub month: Month,
    /// When any of it changed last, as it says.
    pub updated: Timestamp,
    /// Offer by offer, by address; each once.
    pub settlement: Vec<OfferFigures>,
}

/// Why nothing is read of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FiguresUnreadable {
    /// It is of no month, or does not say when it changed.
    #[error("the document says neither its month nor when it changed")]
    Shape,
    /// There are more lines than are read.
    #[error("at most {max} offers of one month are read", max = OfferFigures::OFFERS_MAX)]
    TooMany,
}

/// `{"id":…,"type":"Collection","attributedTo":…,"audience":…,"month":"2026-10","updated":…,"settlement":[…]}`
pub fn write(facts: &FiguresFacts<'_>) -> Value {
    let settlement: Vec<Value> = facts.settlement.iter().map(line).collect();
    let document = json!({
        "id": facts.head.id,
        "type": "Collection",
        "attributedTo": facts.head.application,
        "audience": facts.head.asker,
        "month": facts.month,
        "updated": utc(facts.updated),
        "settlement": settlement,
    });
    with_context(document, ContextKind::Proved)
}

fn line(figures: &OfferFigures) -> Value {
    let mut line = json!({ "offer": figures.offer });
    if let Some(used) = &figures.used {
        line["redeemed"] = json!(used.redeemed);
        line["refused"] = json!(used.refused);
        line["voided"] = json!(used.voided);
        if let Some((amount, currency)) = &used.amount {
            line["amount"] = json!(amount);
            line["currency"] = json!(currency);
        }
    }
    if let Some(issued) = figures.issued {
        line["issued"] = json!(issued);
    }
    line
}

/// Reads what a peer said; a line that cannot be read is left out, and so is one with a number that nobody believes.
pub fn read(document: &Value) -> Result<Figures, FiguresUnreadable> {
    let month = property::text(document, "month").and_then(|text| Month::parse(text).ok());
    let updated = property::instant(document, "updated");
    let (Some(month), Some(updated)) = (month, updated) else {
        return Err(FiguresUnreadable::Shape);
    };
    let lines = document["settlement"].as_array().map_or(&[][..], Vec::as_slice);
    if lines.len() > OfferFigures::OFFERS_MAX {
        return Err(FiguresUnreadable::TooMany);
    }
    let mut settlement = BTreeMap::new();
    for figures in lines.iter().filter_map(read_line) {
        settlement.entry(figures.offer.to_string()).or_insert(figures);
    }
    Ok(Figures {
        month,
        updated,
        settlement: settlement.into_values().collect(),
    })
}

fn read_line(line: &Value) -> Option<OfferFigures> {
    let offer: Iri = property::iri(line, "offer")?;
    let number = |name: &str| match line.get(name) {
        None => Some(None),
        Some(_) => {
            let number = property::whole(line, name).filter(|number| *number <= OfferFigures::NUMBER_MAX);
            number.map(Some)
        }
    };
    let issued = number("issued")?;
    let (redeemed, refused, voided) = (number("redeemed")?, number("refused")?, number("voided")?);
    let used = [redeemed, refused, voided]
        .iter()
        .any(Option::is_some)
        .then(|| UseFigures {
            redeemed: redeemed.unwrap_or(0),
            refused: refused.unwrap_or(0),
            voided: voided.unwrap_or(0),
            amount: amount(line),
        });
    Some(OfferFigures { offer, issued, used })
}

fn amount(line: &Value) -> Option<(Amount, Currency)> {
    let amount = Amount::parse(property::text(line, "amount")?).ok()?;
    Some((amount, Currency::parse(property::text(line, "currency")?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(line: Value) -> Option<OfferFigures> {
        let document = json!({"month": "2026-10", "updated": "2026-11-21T09:00:00Z", "settlement": [line]});
        read(&document).unwrap().settlement.pop()
    }

    /// 2.22: a line of another shape is left out, and so is one whose number is beyond belief.
    #[test]
    fn what_is_no_line_counts_for_nothing() {
        for line in [
            json!(null),
            json!("x"),
            json!({}),
            json!({"offer": 7}),
            json!({"offer": "https://a.example/offers/1", "issued": -1}),
            json!({"offer": "https://a.example/offers/1", "issued": 1_000_000_001_u64}),
            json!({"offer": "https://a.example/offers/1", "issued": "many"}),
            json!({"offer": "https://a.example/offers/1", "redeemed": 1, "voided": []}),
        ] {
            assert_eq!(read_one(line.clone()), None, "{line}");
        }
        let offer = "https://a.example/offers/1";
        let used = read_one(json!({"offer": offer, "redeemed": 2, "amount": "x", "currency": "EUR"}));
        let expected = UseFigures {
            redeemed: 2,
            ..UseFigures::default()
        };
        assert_eq!(used.unwrap().used, Some(expected));
        assert_eq!(read_one(json!({"offer": offer})).unwrap().used, None);
    }

    #[test]
    fn a_document_of_no_month_or_without_an_end_is_refused() {
        for document in [
            json!(null),
            json!([]),
            json!({"month": "2026-13", "updated": "2026-11-21T09:00:00Z"}),
            json!({"month": "2026-10"}),
        ] {
            assert_eq!(read(&document), Err(FiguresUnreadable::Shape), "{document}");
        }
        let line = json!({"offer": "https://a.example/offers/1", "issued": 1});
        let lines = vec![line.clone(); OfferFigures::OFFERS_MAX + 1];
        let mut document =
            json!({"month": "2026-10", "updated": "2026-11-21T09:00:00Z", "settlement": lines});
        assert_eq!(read(&document), Err(FiguresUnreadable::TooMany));
        document["settlement"] = json!([line.clone(), line]);
        assert_eq!(read(&document).unwrap().settlement.len(), 1, "each offer once");
    }
}
