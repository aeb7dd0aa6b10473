//! What is on its way: a lane per host, so that one dead host delays nobody else.
//!
//! A host with something to send has exactly one row in the queue of lanes, due when it may be tried
//! again. Whoever claims it sends in order and settles. The host's row is read and written by both
//! sides, so that a delivery added while a lane is settled is never forgotten.

use domain::{Iri, Origin};
use engine::{Direction, Leased, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actor_keys::Signer;
use crate::database::{StoreError, Topic};
use crate::spaces;
use crate::table::{Ended, KeyForm, Table};
use crate::transaction::{QueueOf, row};
use crate::{Database, Transaction};

const HOSTS: Table<Origin, Host> = Table::new(spaces::HOSTS, "hosts");
const LANES: Table<[u8], Origin> = Table::new(spaces::LANES, "lanes");
const DELIVERIES: Table<[u8], Delivery> = Table::new(spaces::DELIVERIES, "deliveries");
const UNDELIVERED: Table<[u8], Delivery> = Table::new(spaces::UNDELIVERED, "undelivered");

/// What is known of a host that we send to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    /// Whether a row in the queue of lanes stands for it.
    pub has_lane: bool,
    /// The next delivery's place.
    pub next_order: u64,
    /// Failures in a row.
    pub failures: u32,
    /// Since when the first in line has been tried.
    pub trying_since: Option<Timestamp>,
    /// Nothing is sent before this.
    pub paused_until: Option<Timestamp>,
    /// When it last answered 2xx.
    pub last_success: Option<Timestamp>,
    /// What last went wrong.
    pub last_failure: Option<Failure>,
    /// Which signature it last took, and when we learned it.
    pub scheme: Option<(Scheme, Timestamp)>,
    /// How many it has taken in all.
    pub delivered: u64,
}

/// What went wrong at a host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// When.
    pub at: Timestamp,
    /// A status or the kind of a network error; never a body.
    pub what: String,
}

/// Which signature a host takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// draft-cavage-12 with RSA.
    CavageRsa,
    /// RFC 9421 with RSA.
    Rfc9421Rsa,
    /// RFC 9421 with Ed25519.
    Rfc9421Ed25519,
}

/// One activity on its way to one inbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Which activity.
    pub activity: Iri,
    /// What kind, for people: `Create`, `Join`.
    pub kind: String,
    /// Where to.
    pub inbox: Iri,
    /// Whose signature.
    pub signer: Signer,
    /// Whether the host was a peer when it was queued.
    pub to: Line,
    /// When it was queued.
    pub queued: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// How it stands.
    pub state: DeliveryState,
}

/// Which schedule a delivery follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// To a peer: in order, for days.
    Peer,
    /// To a stranger.
    Stranger,
}

/// How a delivery stands (glossary); one that was delivered is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum DeliveryState {
    /// Waits, or is tried again.
    Queued,
    /// The host said no for good.
    Refused {
        /// Its status.
        status: u16,
        /// When.
        at: Timestamp,
    },
    /// Given up after the last retry, waiting for the operator.
    Parked {
        /// When.
        at: Timestamp,
    },
    /// Dropped by the operator.
    Dropped {
        /// When.
        at: Timestamp,
    },
}

/// What is known of a host; nothing is a new one.
pub fn host(tx: &mut Transaction<'_>, origin: &Origin) -> Result<Host, StoreError> {
    Ok(tx.get(&HOSTS, origin)?.unwrap_or_default())
}

/// Remembers something about a host.
pub fn put_host(tx: &mut Transaction<'_>, origin: &Origin, host: &Host) -> Result<(), StoreError> {
    tx.put(&HOSTS, origin, host)
}

/// All hosts ever sent to, by address.
pub fn hosts(tx: &mut Transaction<'_>, limit: u16) -> Result<Vec<(Origin, Host)>, StoreError> {
    let rows = tx.page(
        &HOSTS,
        Range::prefix(spaces::HOSTS, b""),
        Direction::Forward,
        limit,
    )?;
    Ok(rows
        .into_iter()
        .filter_map(|(key, host)| Some((origin_of(&key)?, host)))
        .collect())
}

fn origin_of(key: &[u8]) -> Option<Origin> {
    Origin::parse(std::str::from_utf8(key).ok()?).ok()
}

/// Queues a delivery behind those already waiting for the same host.
pub fn queue(tx: &mut Transaction<'_>, delivery: &Delivery) -> Result<(), StoreError> {
    let origin = delivery.inbox.origin();
    let mut host = host(tx, &origin)?;
    tx.put(&DELIVERIES, place(&origin, host.next_order).as_slice(), delivery)?;
    host.next_order += 1;
    if !host.has_lane {
        host.has_lane = true;
        let due = host
            .paused_until
            .map_or(delivery.queued, |until| until.max(delivery.queued));
        tx.enqueue(&LANES, due, &origin.key(), &origin)?;
    }
    put_host(tx, &origin, &host)?;
    tx.wake(Topic::Deliveries);
    Ok(())
}

fn place(origin: &Origin, order: u64) -> Vec<u8> {
    (Ended(origin.as_str()), order).key()
}

/// Takes hosts whose lanes are due, each for this worker alone until `until`.
pub fn claim(
    database: &Database,
    now: Timestamp,
    until: Timestamp,
    limit: u16,
) -> Result<Vec<(Leased, Origin)>, StoreError> {
    let leased = database.claim(spaces::LANES, now, until, limit)?;
    leased
        .into_iter()
        .map(|leased| row(LANES.name, &leased.key, &leased.record.payload).map(|o| (leased, o)))
        .collect()
}

/// When the next lane is due.
pub fn next_due(database: &Database) -> Result<Option<Timestamp>, StoreError> {
    database.next_due(spaces::LANES)
}

/// The first deliveries that wait for a host, in order, with their places.
pub fn first(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    limit: u16,
) -> Result<Vec<(Place, Delivery)>, StoreError> {
    let range = Range::prefix(spaces::DELIVERIES, &Ended(origin.as_str()).key());
    let rows = tx.page(&DELIVERIES, range, Direction::Forward, limit)?;
    Ok(rows
        .into_iter()
        .map(|(key, delivery)| (Place(key), delivery))
        .collect())
}

/// Where a delivery stands in its lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(Vec<u8>);

impl Place {
    /// As text, for lists and commands.
    pub fn name(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Reads it back.
    pub fn parse(name: &str) -> Option<Self> {
        if !name.is_ascii() || !name.len().is_multiple_of(2) || name.len() > 2 * engine::KEY_BYTES_MAX {
            return None;
        }
        let bytes: Option<Vec<u8>> = (0..name.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&name[at..at + 2], 16).ok())
            .collect();
        bytes.map(Self)
    }
}

/// Takes a delivered one out of its lane.
pub fn remove(tx: &mut Transaction<'_>, place: &Place) {
    tx.delete(&DELIVERIES, place.0.as_slice());
}

/// Writes one back after a try.
pub fn put(tx: &mut Transaction<'_>, place: &Place, delivery: &Delivery) -> Result<(), StoreError> {
    tx.put(&DELIVERIES, place.0.as_slice(), delivery)
}

/// Takes one out of its lane and keeps it where the operator sees it.
pub fn set_aside(tx: &mut Transaction<'_>, place: &Place, delivery: &Delivery) -> Result<(), StoreError> {
    tx.delete(&DELIVERIES, place.0.as_slice());
    tx.put(&UNDELIVERED, place.0.as_slice(), delivery)
}

/// Those set aside, refused and parked, of one host or of all.
pub fn undelivered(
    tx: &mut Transaction<'_>,
    origin: Option<&Origin>,
    limit: u16,
) -> Result<Vec<(Place, Delivery)>, StoreError> {
    let prefix = origin
        .map(|origin| Ended(origin.as_str()).key())
        .unwrap_or_default();
    let rows = tx.page(
        &UNDELIVERED,
        Range::prefix(spaces::UNDELIVERED, &prefix),
        Direction::Forward,
        limit,
    )?;
    Ok(rows
        .into_iter()
        .map(|(key, delivery)| (Place(key), delivery))
        .collect())
}

/// Those that wait, of one host or of all.
pub fn waiting(
    tx: &mut Transaction<'_>,
    origin: Option<&Origin>,
    limit: u16,
) -> Result<Vec<(Place, Delivery)>, StoreError> {
    let prefix = origin
        .map(|origin| Ended(origin.as_str()).key())
        .unwrap_or_default();
    let rows = tx.page(
        &DELIVERIES,
        Range::prefix(spaces::DELIVERIES, &prefix),
        Direction::Forward,
        limit,
    )?;
    Ok(rows
        .into_iter()
        .map(|(key, delivery)| (Place(key), delivery))
        .collect())
}

/// One set aside.
pub fn get_undelivered(tx: &mut Transaction<'_>, place: &Place) -> Result<Option<Delivery>, StoreError> {
    tx.get(&UNDELIVERED, place.0.as_slice())
}

/// Queues one again that had been set aside.
pub fn retry(
    tx: &mut Transaction<'_>,
    place: &Place,
    mut delivery: Delivery,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.delete(&UNDELIVERED, place.0.as_slice());
    delivery.state = DeliveryState::Queued;
    delivery.attempts = 0;
    delivery.queued = now;
    queue(tx, &delivery)
}

/// Forgets one that had been set aside.
pub fn forget(tx: &mut Transaction<'_>, place: &Place) {
    tx.delete(&UNDELIVERED, place.0.as_slice());
}

/// Ends a lane's turn: it comes back at `due` while something waits, else it goes.
///
/// Reads the host's row and writes it, so that a delivery queued meanwhile makes this run again.
pub fn settle(
    tx: &mut Transaction<'_>,
    leased: &Leased,
    origin: &Origin,
    mut host: Host,
    due: Timestamp,
) -> Result<(), StoreError> {
    tx.settle(QueueOf {
        space: spaces::LANES,
        leased,
    });
    let more = !first(tx, origin, 1)?.is_empty();
    host.has_lane = more;
    if more {
        tx.enqueue(&LANES, due, &origin.key(), origin)?;
    }
    put_host(tx, origin, &host)
}

/// Lets a host's lane be tried at once: it has just been heard of, or the operator asks.
pub fn hasten(tx: &mut Transaction<'_>, origin: &Origin, now: Timestamp) -> Result<(), StoreError> {
    let mut host = host(tx, origin)?;
    if !host.has_lane {
        return Ok(());
    }
    let suffix = origin.key();
    let lanes = tx.page(
        &LANES,
        Range::prefix(spaces::LANES, b""),
        Direction::Forward,
        LANES_READ_MAX,
    )?;
    for (key, found) in lanes {
        if &found == origin && key.get(8..) == Some(suffix.as_slice()) {
            tx.delete(&LANES, key.as_slice());
        }
    }
    host.paused_until = None;
    tx.enqueue(&LANES, now, &suffix, origin)?;
    put_host(tx, origin, &host)?;
    tx.wake(Topic::Deliveries);
    Ok(())
}

/// Most lanes looked through to hasten one.
const LANES_READ_MAX: u16 = 10_000;
