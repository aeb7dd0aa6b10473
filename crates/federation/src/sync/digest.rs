//! `GET /peer/digest` and what is behind it: collections, buckets, and the last signed activity of one event
//! (protocol section 6.2).

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use community::shelves::Shelves;
use domain::{Iri, Scope};
use edge::{Problem, Reason};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use store::{ActivePeer, StoreError, held, peerings, sequences};
use wire::sync::{
    self, Bucket, DigestFacts, Hand, Head, ITEMS_MAX, Shelf, event_line, offer_line, rsvp_line,
};

use super::asker::PeerAsker;
use crate::Federation;
use crate::documents::{Cache, answer};
use crate::moment::after;

/// How far back a digest goes unless it is asked otherwise, in days.
pub(super) const SINCE_DAYS: i64 = 90;

/// What is asked for; what is left out is as the protocol says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    since: Option<Timestamp>,
    bucket: Option<String>,
    /// How many lines of the bucket came before.
    skip: Option<usize>,
    id: Option<Iri>,
}

fn malformed(detail: &str) -> Problem {
    Problem::new(Reason::Malformed, detail)
}

fn read_wanted(wanted: Result<Query<Wanted>, QueryRejection>) -> Result<Wanted, Problem> {
    let Query(wanted) =
        wanted.map_err(|_| malformed("ask for ?since=, &bucket= and &skip=, or for ?id= alone"))?;
    Ok(wanted)
}

pub(super) async fn digest(
    State(federation): State<Arc<Federation>>,
    asker: PeerAsker,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Response, Problem> {
    let wanted = read_wanted(wanted)?;
    let now = federation.node.now();
    let since = federation.since(wanted.since);
    let shelves = federation.read_shelves(&federation.sharing(&asker)?, since)?;
    let (sent, have) = federation.node.database.read(|tx| {
        let sent = sequences::sent_to(tx, &asker.peer)?.sent;
        Ok::<_, StoreError>((sent, sequences::heard_from(tx, &asker.peer)?.have))
    })?;
    let collections = Hand::ALL.into_iter().flat_map(|hand| {
        let (federation, shelves) = (&federation, &shelves);
        Shelf::ALL.into_iter().map(move |shelf| {
            let id = federation.collection_id(hand, shelf, since, "");
            (id, hand, shelf, shelves.lines(hand, shelf).summary())
        })
    });
    let id = federation.digest_id(since);
    let document = sync::digest(&DigestFacts {
        head: federation.head(&id, &asker),
        updated: now,
        since,
        sent,
        have,
        collections: collections.collect(),
    });
    federation.answer_peer(document, &asker)
}

pub(super) async fn shelf(
    State(federation): State<Arc<Federation>>,
    Path((hand, shelf)): Path<(String, String)>,
    asker: PeerAsker,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Response, Problem> {
    let wanted = read_wanted(wanted)?;
    let (Some(hand), Some(shelf)) = (Hand::from_word(&hand), Shelf::from_word(&shelf)) else {
        return Err(Problem::not_found());
    };
    if let Some(id) = &wanted.id {
        return federation.held_activity(hand, id, &asker);
    }
    let since = federation.since(wanted.since);
    let shelves = federation.shelves_of(&federation.sharing(&asker)?, since)?;
    let Some(word) = &wanted.bucket else {
        let id = federation.collection_id(hand, shelf, since, "");
        let lines = shelves.lines(hand, shelf);
        let document = sync::buckets(federation.head(&id, &asker), hand, shelf, since, &lines);
        return federation.answer_peer(document, &asker);
    };
    let bucket = Bucket::from_word(word).ok_or_else(|| malformed("a bucket is two lower-case hex digits"))?;
    let skip = wanted.skip.unwrap_or(0);
    let items = items(&shelves, hand, shelf, bucket);
    let page: Vec<Value> = items.iter().skip(skip).take(ITEMS_MAX).cloned().collect();
    let place = |skip: usize| match skip {
        0 => format!("&bucket={word}"),
        skip => format!("&bucket={word}&skip={skip}"),
    };
    let id = federation.collection_id(hand, shelf, since, &place(skip));
    let is_last = skip.saturating_add(ITEMS_MAX) >= items.len();
    let next = (!is_last).then(|| federation.collection_id(hand, shelf, since, &place(skip + ITEMS_MAX)));
    let document = sync::bucket(
        federation.head(&id, &asker),
        hand,
        shelf,
        bucket,
        page,
        next.as_ref(),
    );
    federation.answer_peer(document, &asker)
}

/// The lines of one bucket, in the order of their keys.
fn items(shelves: &Shelves, hand: Hand, shelf: Shelf, bucket: Bucket) -> Vec<Value> {
    match shelf {
        Shelf::Events => shelves
            .events
            .iter()
            .filter(|((whose, id), _)| *whose == hand && Bucket::of(id.as_str()) == bucket)
            .map(|((_, id), line)| event_line(id, line.revision, line.standing))
            .collect(),
        Shelf::Rsvps => shelves
            .rsvps
            .iter()
            .filter(|((whose, event, member), _)| {
                *whose == hand && Bucket::of(&format!("{event} {member}")) == bucket
            })
            .map(|((_, event, member), line)| rsvp_line(event, member, line.counter, line.state.word()))
            .collect(),
        Shelf::Calls => shelves
            .calls
            .iter()
            .filter(|((whose, id), _)| *whose == hand && Bucket::of(id.as_str()) == bucket)
            .map(|((_, id), revision)| offer_line(id, *revision))
            .collect(),
        Shelf::Offers => shelves
            .offers
            .iter()
            .filter(|((whose, id), _)| *whose == hand && Bucket::of(id.as_str()) == bucket)
            .map(|((_, id), revision)| offer_line(id, *revision))
            .collect(),
    }
}

impl Federation {
    fn since(&self, asked: Option<Timestamp>) -> Timestamp {
        let since = asked.unwrap_or_else(|| after(self.node.now(), -SINCE_DAYS * 86_400));
        Timestamp::from_second(since.as_second()).unwrap_or(since)
    }

    fn digest_id(&self, since: Timestamp) -> Iri {
        Iri::local(&self.node.origin, &format!("/peer/digest?since={since}"))
    }

    fn collection_id(&self, hand: Hand, shelf: Shelf, since: Timestamp, place: &str) -> Iri {
        let (hand, shelf) = (hand.word(), shelf.word());
        let path = format!("/peer/{hand}/{shelf}?since={since}{place}");
        Iri::local(&self.node.origin, &path)
    }

    fn head<'f>(&'f self, id: &'f Iri, asker: &'f PeerAsker) -> Head<'f> {
        Head {
            id,
            application: &self.node.application,
            asker: &asker.application,
        }
    }

    /// The proof that events are shared with whoever asks.
    fn sharing(&self, asker: &PeerAsker) -> Result<ActivePeer, Problem> {
        let peer = self
            .node
            .database
            .read(|tx| peerings::active(tx, &asker.peer, Scope::Events))?;
        peer.ok_or_else(|| {
            Problem::new(
                Reason::Scope,
                "the agreement of our two nodes does not carry events",
            )
        })
    }

    /// The last activity by which the asker told us of its own event or offer.
    fn held_activity(&self, hand: Hand, id: &Iri, asker: &PeerAsker) -> Result<Response, Problem> {
        if hand != Hand::Held || id.origin() != asker.peer {
            return Err(Problem::not_found());
        }
        let held = self.node.database.read(|tx| held::get(tx, id))?;
        let held = held.ok_or_else(Problem::not_found)?;
        let document: Value = serde_json::from_str(&held.text).map_err(|_| Problem::not_found())?;
        Ok(self.with_have(answer(&document, Cache::Never), &asker.peer))
    }
}
