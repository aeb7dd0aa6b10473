//! What two peers compare and repair from: log pages, digests, buckets (protocol sections 6.1 and 6.2).
//!
//! Written for the asker without a proof; the caller adds the node's. Read leniently, within the bounds beside each type.

use std::collections::BTreeMap;

use domain::{Iri, Sequence};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::context::{ContextKind, with_context};
use crate::digest::{hex, sha256};

/// Most items of one page or bucket, written or read.
pub const ITEMS_MAX: usize = crate::collection::ITEMS_MAX;

/// What is compared: each is kept by its owner and held by others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// Events, by id and revision.
    Events,
    /// Answers, by event and member, and the counter of the answer.
    Rsvps,
    /// Calls for hands, by id and revision.
    Calls,
    /// What members of another community are offered, by id and revision. What was taken back is listed no more: its address
    /// says that it is gone.
    Offers,
}

impl Shelf {
    /// All that this version compares.
    pub const ALL: [Self; 4] = [Self::Events, Self::Rsvps, Self::Calls, Self::Offers];

    /// The word on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Rsvps => "rsvps",
            Self::Calls => "calls",
            Self::Offers => "offers",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shelf| shelf.word() == word)
    }
}

/// Whose things are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hand {
    /// Owned by the answering node and addressed to the asker.
    Shared,
    /// Owned by the asker and held by the answering node.
    Held,
}

impl Hand {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Shared, Self::Held];

    /// The word on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Held => "held",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hand| hand.word() == word)
    }
}

/// Lines of a collection, `key SP revision`, sorted bytewise by key within their buckets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    buckets: BTreeMap<Bucket, BTreeMap<String, u64>>,
}

/// The first two hex digits of SHA-256 of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bucket(u8);

impl Bucket {
    /// Of a key.
    pub fn of(key: &str) -> Self {
        Self(sha256(key.as_bytes())[0])
    }

    /// Two lower-case hex digits.
    pub fn word(self) -> String {
        format!("{:02x}", self.0)
    }

    /// Reads them.
    pub fn from_word(word: &str) -> Option<Self> {
        let hex = word.len() == 2 && word.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        hex.then(|| u8::from_str_radix(word, 16).ok().map(Self))?
    }
}

/// Size and digest of a bucket or of a whole collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many lines.
    pub total_items: u64,
    /// Lower-case hex of SHA-256.
    pub digest: String,
}

impl Lines {
    /// Adds a line; a key has one.
    pub fn insert(&mut self, key: String, revision: u64) {
        let bucket = Bucket::of(&key);
        self.buckets.entry(bucket).or_default().insert(key, revision);
    }

    /// The lines of a bucket.
    pub fn bucket(&self, bucket: Bucket) -> impl Iterator<Item = (&str, u64)> {
        let lines = self.buckets.get(&bucket).into_iter().flatten();
        lines.map(|(key, revision)| (key.as_str(), *revision))
    }

    /// The digest of every bucket that is not empty, ascending.
    pub fn buckets(&self) -> Vec<(Bucket, Summary)> {
        let summary = |(bucket, lines): (&Bucket, &BTreeMap<String, u64>)| {
            let text: String = lines
                .iter()
                .map(|(key, revision)| format!("{key} {revision}\n"))
                .collect();
            let summary = Summary {
                total_items: lines.len() as u64,
                digest: hex(&sha256(text.as_bytes())),
            };
            (*bucket, summary)
        };
        self.buckets.iter().map(summary).collect()
    }

    /// The digest of the whole; that of nothing is SHA-256 of nothing.
    pub fn summary(&self) -> Summary {
        let buckets = self.buckets();
        let text: String = buckets
            .iter()
            .map(|(bucket, summary)| format!("{} {}\n", bucket.word(), summary.digest))
            .collect();
        Summary {
            total_items: buckets.iter().map(|(_, summary)| summary.total_items).sum(),
            digest: hex(&sha256(text.as_bytes())),
        }
    }
}

/// What every answer to a peer says about itself.
#[derive(Clone, Copy, Debug)]
pub struct Head<'f> {
    /// The address asked.
    pub id: &'f Iri,
    /// Our node.
    pub application: &'f Iri,
    /// The asker's node.
    pub asker: &'f Iri,
}

/// A digest of everything two nodes share.
#[derive(Clone, Debug)]
pub struct DigestFacts<'f> {
    /// Address and parties.
    pub head: Head<'f>,
    /// When it was made.
    pub updated: Timestamp,
    /// Older things are left out.
    pub since: Timestamp,
    /// What the asker was sent by us.
    pub sent: Sequence,
    /// What we have of the asker's.
    pub have: Sequence,
    /// Each collection: its address, whose, what, and its digest.
    pub collections: Vec<(Iri, Hand, Shelf, Summary)>,
}

/// Writes it.
pub fn digest(facts: &DigestFacts<'_>) -> Value {
    let items: Vec<Value> = facts
        .collections
        .iter()
        .map(|(id, hand, shelf, summary)| {
            json!({
                "id": id,
                "type": "Collection",
                "name": name_of(*hand, *shelf),
                "totalItems": summary.total_items,
                "digest": summary.digest,
            })
        })
        .collect();
    let document = json!({
        "id": facts.head.id,
        "type": "Collection",
        "attributedTo": facts.head.application,
        "audience": facts.head.asker,
        "updated": facts.updated.to_string(),
        "since": facts.since.to_string(),
        "epoch": facts.sent.epoch,
        "sent": facts.sent.seq,
        "have": {"epoch": facts.have.epoch, "seq": facts.have.seq},
        "totalItems": items.len(),
        "items": items,
    });
    with_context(document, ContextKind::Proved)
}

fn name_of(hand: Hand, shelf: Shelf) -> String {
    format!("{}/{}", hand.word(), shelf.word())
}

/// The buckets of a collection.
pub fn buckets(head: Head<'_>, hand: Hand, shelf: Shelf, since: Timestamp, lines: &Lines) -> Value {
    let summary = lines.summary();
    let buckets: Vec<Value> = lines
        .buckets()
        .into_iter()
        .map(|(bucket, summary)| {
            json!({
                "bucket": bucket.word(),
                "totalItems": summary.total_items,
                "digest": summary.digest,
            })
        })
        .collect();
    let document = json!({
        "id": head.id,
        "type": "Collection",
        "name": name_of(hand, shelf),
        "attributedTo": head.application,
        "audience": head.asker,
        "since": since.to_string(),
        "totalItems": summary.total_items,
        "digest": summary.digest,
        "buckets": buckets,
    });
    with_context(document, ContextKind::Proved)
}

/// The lines of one bucket, or a page of them; each item is made by [`event_line`], [`rsvp_line`] or
/// [`offer_line`].
pub fn bucket(
    head: Head<'_>,
    hand: Hand,
    shelf: Shelf,
    bucket: Bucket,
    items: Vec<Value>,
    next: Option<&Iri>,
) -> Value {
    let mut document = json!({
        "id": head.id,
        "type": "Collection",
        "name": name_of(hand, shelf),
        "attributedTo": head.application,
        "audience": head.asker,
        "bucket": bucket.word(),
        "totalItems": items.len(),
        "items": items,
    });
    if let Some(next) = next {
        document["next"] = json!(next);
    }
    with_context(document, ContextKind::Proved)
}

/// Whether the thing of a line is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Kept,
    /// It was deleted.
    Deleted,
}

/// The line of an event.
pub fn event_line(id: &Iri, revision: u64, standing: Standing) -> Value {
    let kind = match standing {
        Standing::Kept => "Event",
        Standing::Deleted => "Tombstone",
    };
    json!({"id": id, "type": kind, "revision": revision})
}

/// The line of an offer.
pub fn offer_line(id: &Iri, revision: u64) -> Value {
    json!({"id": id, "type": "Proposal", "revision": revision})
}

/// The line of an answer; `state` is the word of the protocol (`going`, `withdrawn` …).
pub fn rsvp_line(event: &Iri, member: &Iri, counter: u64, state: &str) -> Value {
    json!({"event": event, "member": member, "rsvpCounter": counter, "rsvpState": state})
}

/// A page of the log: activities verbatim, of consecutive numbers.
pub fn log_page(head: Head<'_>, epoch: i64, start: u64, items: Vec<Value>, next: Option<&Iri>) -> Value {
    let part_of = Iri::local(&head.application.origin(), "/peer/log");
    let mut page = Map::new();
    for (name, value) in [
        ("id", json!(head.id)),
        ("type", json!("OrderedCollectionPage")),
        ("partOf", json!(part_of)),
        ("attributedTo", json!(head.application)),
        ("audience", json!(head.asker)),
        ("epoch", json!(epoch)),
        ("startIndex", json!(start)),
        ("orderedItems", Value::Array(items)),
    ] {
        page.insert(name.to_owned(), value);
    }
    if let Some(next) = next {
        page.insert("next".to_owned(), json!(next));
    }
    with_context(Value::Object(page), ContextKind::Proved)
}

/// What stands in the log for an activity that the asker may no longer have.
pub fn withheld(id: &Iri) -> Value {
    json!({"id": id, "type": "Tombstone"})
}

mod read;
pub use read::{
    BucketRead, DigestRead, EventLine, LogRead, NotComparable, OfferLine, RsvpLine, read_bucket,
    read_buckets, read_digest, read_log,
};

#[cfg(test)]
mod tests;
