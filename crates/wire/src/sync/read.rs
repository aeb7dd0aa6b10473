//! The same documents as a peer wrote them.

use std::collections::BTreeMap;

use domain::{Iri, Sequence};
use serde_json::Value;

use super::{Bucket, Hand, ITEMS_MAX, Shelf, Standing, Summary};

/// The document is not what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the answer is not the collection that was asked for")]
pub struct NotComparable;

/// A digest as a peer wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestRead {
    /// What it says it sent us.
    pub sent: Sequence,
    /// What it says it has of ours.
    pub have: Sequence,
    /// Its collections that we know, each with its address.
    pub collections: BTreeMap<(Hand, Shelf), (Iri, Summary)>,
}

/// The lines of a bucket as a peer wrote them; what cannot be read is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BucketRead {
    /// Of events.
    pub events: Vec<EventLine>,
    /// Of answers.
    pub rsvps: Vec<RsvpLine>,
    /// Of offers.
    pub offers: Vec<OfferLine>,
    /// Calls for hands.
    pub calls: Vec<OfferLine>,
}

/// One offer in somebody's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferLine {
    /// Its id.
    pub id: Iri,
    /// Which version.
    pub revision: u64,
}

/// One event in somebody's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventLine {
    /// Its id.
    pub id: Iri,
    /// Which version.
    pub revision: u64,
    /// Whether it is still there.
    pub standing: Standing,
}

/// One answer in somebody's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RsvpLine {
    /// The event.
    pub event: Iri,
    /// Whose answer.
    pub member: Iri,
    /// Which of her answers.
    pub counter: u64,
    /// As the list says: `going`, `maybe`, `declined`, `waitlisted`, `pending`, `withdrawn`, `checkedIn`.
    pub state: String,
}

/// A page of a peer's log.
#[derive(Clone, Debug, PartialEq)]
pub struct LogRead {
    /// Of which epoch.
    pub epoch: i64,
    /// Number of the first item.
    pub start: u64,
    /// At most [`ITEMS_MAX`] activities, verbatim.
    pub items: Vec<Value>,
    /// The next page.
    pub next: Option<Iri>,
}

/// Reads a digest.
pub fn read_digest(document: &Value) -> Result<DigestRead, NotComparable> {
    let collections = items_of(document, "items").filter_map(|item| {
        let name = item.get("name")?.as_str()?;
        let (hand, shelf) = name.split_once('/')?;
        let key = (Hand::from_word(hand)?, Shelf::from_word(shelf)?);
        Some((key, (iri(item, "id")?, summary(item)?)))
    });
    let number = |name: &str| document.get(name).and_then(Value::as_u64);
    let have = document.get("have").ok_or(NotComparable)?;
    Ok(DigestRead {
        sent: Sequence {
            epoch: epoch(document)?,
            seq: number("sent").ok_or(NotComparable)?,
        },
        have: Sequence {
            epoch: epoch(have)?,
            seq: have.get("seq").and_then(Value::as_u64).ok_or(NotComparable)?,
        },
        collections: collections.collect(),
    })
}

/// Reads the buckets of a collection.
pub fn read_buckets(document: &Value) -> Result<BTreeMap<Bucket, Summary>, NotComparable> {
    let listed = document.get("buckets").ok_or(NotComparable)?;
    let listed = listed.as_array().ok_or(NotComparable)?.iter().take(256);
    let read = listed.filter_map(|item| {
        let bucket = Bucket::from_word(item.get("bucket")?.as_str()?)?;
        Some((bucket, summary(item)?))
    });
    Ok(read.collect())
}

/// Reads the lines of one bucket, those of `shelf`.
pub fn read_bucket(document: &Value, shelf: Shelf) -> Result<(BucketRead, Option<Iri>), NotComparable> {
    if document.get("items").and_then(Value::as_array).is_none() {
        return Err(NotComparable);
    }
    let items = items_of(document, "items");
    let mut read = BucketRead::default();
    match shelf {
        Shelf::Events => read.events.extend(items.filter_map(event_line)),
        Shelf::Rsvps => read.rsvps.extend(items.filter_map(rsvp_line)),
        Shelf::Calls => read.calls.extend(items.filter_map(offer_line)),
        Shelf::Offers => read.offers.extend(items.filter_map(offer_line)),
    }
    Ok((read, iri(document, "next")))
}

/// Reads a page of a log.
pub fn read_log(document: &Value) -> Result<LogRead, NotComparable> {
    let items = document.get("orderedItems").and_then(Value::as_array);
    let items = items.ok_or(NotComparable)?;
    Ok(LogRead {
        epoch: epoch(document)?,
        start: document
            .get("startIndex")
            .and_then(Value::as_u64)
            .ok_or(NotComparable)?,
        items: items.iter().take(ITEMS_MAX).cloned().collect(),
        next: iri(document, "next"),
    })
}

fn event_line(item: &Value) -> Option<EventLine> {
    let standing = match item.get("type")?.as_str()? {
        "Tombstone" => Standing::Deleted,
        "Event" => Standing::Kept,
        _ => return None,
    };
    Some(EventLine {
        id: iri(item, "id")?,
        revision: item.get("revision")?.as_u64()?,
        standing,
    })
}

fn rsvp_line(item: &Value) -> Option<RsvpLine> {
    Some(RsvpLine {
        event: iri(item, "event")?,
        member: iri(item, "member")?,
        counter: item.get("rsvpCounter")?.as_u64()?,
        state: item.get("rsvpState")?.as_str()?.chars().take(20).collect(),
    })
}

fn offer_line(item: &Value) -> Option<OfferLine> {
    if item.get("type")?.as_str()? != "Proposal" {
        return None;
    }
    Some(OfferLine {
        id: iri(item, "id")?,
        revision: item.get("revision")?.as_u64()?,
    })
}

fn items_of<'v>(document: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    let items = document.get(name).and_then(Value::as_array);
    items.into_iter().flatten().take(ITEMS_MAX)
}

fn summary(item: &Value) -> Option<Summary> {
    let digest = item.get("digest")?.as_str()?;
    let is_hex = digest.len() == 64 && digest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    is_hex.then(|| {
        Some(Summary {
            total_items: item.get("totalItems")?.as_u64()?,
            digest: digest.to_owned(),
        })
    })?
}

fn epoch(document: &Value) -> Result<i64, NotComparable> {
    let epoch = document.get("epoch").and_then(Value::as_i64);
    epoch.filter(|epoch| *epoch >= 0).ok_or(NotComparable)
}

fn iri(item: &Value, name: &str) -> Option<Iri> {
    Iri::parse(item.get(name)?.as_str()?).ok()
}
