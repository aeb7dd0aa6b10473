//! What is on its way: a lane per host, so that one dead host delays nobody else.
//!
//! A host with something to send has exactly one row in the queue of lanes, due when it may be tried
//! again; one whose peering is paused has none. Whoever claims it sends in order and settles. The host's row is read and written by both
//! sides, so that a delivery added while a lane is settled is never forgotten.

use domain::{Iri, Origin, Sequence};
use engine::{Direction, DueMillis, Leased, Range, queue_key};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actor_keys::Signer;
use crate::database::{StoreError, Topic};
use crate::set_aside::claim_read_by;
use crate::spaces;
use crate::table::{Ended, KeyForm, Table, millis};
use crate::takeover::DUE_BYTES;
use crate::transaction::{QueueOf, row, unreadable};
use crate::{Database, Transaction, sequences, takeover};

mod rest;

pub use rest::{rest, rouse};

const HOSTS: Table<Origin, Host> = Table::new(spaces::HOSTS, "hosts");
const LANES: Table<[u8], Origin> = Table::new(spaces::LANES, "lanes");
const DELIVERIES: Table<[u8], Delivery> = Table::new(spaces::DELIVERIES, "deliveries");
const UNDELIVERED: Table<[u8], Delivery> = Table::new(spaces::UNDELIVERED, "undelivered");

/// What is known of a host that we send to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    /// Whether a row in the queue of lanes stands for it. Only this file changes it.
    pub has_lane: bool,
    /// When that row was last put in line for; while a worker has it, it lies elsewhere.
    #[serde(default)]
    pub lane_due: Option<Timestamp>,
    /// Somebody wished to try at once while a worker had the lane: it comes back then.
    #[serde(default)]
    pub hastened: Option<Timestamp>,
    /// Nothing is sent, and everything is kept, until it is roused: its peering is paused.
    #[serde(default)]
    pub rests: bool,
    /// When it was last roused: what was queued before is as young as that.
    #[serde(default)]
    pub roused: Option<Timestamp>,
    /// The next delivery's place. Only this file changes it.
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
    /// Its place in what this peer is sent; given when it is queued, and nothing for strangers.
    #[serde(default)]
    pub sequence: Option<Sequence>,
    /// It tells of new keys and is signed with those of this number, from which the new ones take over; nothing for all
    /// others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced_by: Option<u32>,
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
    /// Dropped by the operator, or by us because it is no longer for that host.
    Dropped {
        /// When.
        at: Timestamp,
    },
}

/// What is known of a host; nothing is a new one.
pub fn host(tx: &mut Transaction<'_>, origin: &Origin) -> Result<Host, StoreError> {
    Ok(tx.get_often(&HOSTS, origin)?.unwrap_or_default())
}

/// Remembers something about a host; how its lane stands is left as it is.
pub fn put_host(tx: &mut Transaction<'_>, origin: &Origin, host: &Host) -> Result<(), StoreError> {
    let now = self::host(tx, origin)?;
    tx.put(&HOSTS, origin, &host.clone().with_lane_of(&now))
}

impl Host {
    fn with_lane_of(mut self, other: &Self) -> Self {
        self.has_lane = other.has_lane;
        self.lane_due = other.lane_due;
        self.hastened = other.hastened;
        self.rests = other.rests;
        self.roused = other.roused;
        self.next_order = other.next_order;
        self
    }
}

fn put_in_line(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    host: &mut Host,
    due: Timestamp,
) -> Result<(), StoreError> {
    host.has_lane = true;
    host.lane_due = Some(due);
    host.hastened = None;
    tx.enqueue(&LANES, due, &origin.key(), origin)
}

/// All hosts ever sent to, by address.
pub fn hosts(tx: &mut Transaction<'_>, limit: u16) -> Result<Vec<(Origin, Host)>, StoreError> {
    let rows = tx.page(
        &HOSTS,
        Range::prefix(spaces::HOSTS, b""),
        Direction::Forward,
        limit,
    )?;
    rows.into_iter()
        .map(|(key, host)| Ok((origin_of(&key)?, host)))
        .collect()
}

fn origin_of(key: &[u8]) -> Result<Origin, StoreError> {
    let text = std::str::from_utf8(key).ok();
    text.and_then(|text| Origin::parse(text).ok())
        .ok_or_else(|| unreadable(HOSTS.name, key))
}

/// Queues a delivery behind those already waiting for the same host.
pub fn queue(tx: &mut Transaction<'_>, delivery: &Delivery) -> Result<(), StoreError> {
    let origin = delivery.inbox.origin();
    let delivery = &numbered(tx, &origin, delivery.clone())?;
    let mut host = host(tx, &origin)?;
    tx.put(&DELIVERIES, place(&origin, host.next_order).as_slice(), delivery)?;
    host.next_order += 1;
    if !host.has_lane && !host.rests {
        let due = host
            .paused_until
            .map_or(delivery.queued, |until| until.max(delivery.queued));
        put_in_line(tx, &origin, &mut host, due)?;
    }
    tx.put(&HOSTS, &origin, &host)?;
    tx.wake(Topic::Deliveries);
    Ok(())
}

/// A peer is told which of its activities this is; one that has a number of the present epoch keeps it.
fn numbered(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    mut delivery: Delivery,
) -> Result<Delivery, StoreError> {
    if delivery.to == Line::Peer {
        let epoch = sequences::sent_to(tx, origin)?.sent.epoch;
        if delivery.sequence.is_none_or(|place| place.epoch != epoch) {
            let place = sequences::number(tx, origin, &delivery.activity, delivery.queued)?;
            delivery.sequence = Some(place);
        }
    }
    Ok(delivery)
}

/// Most deliveries numbered again at once; what is behind them goes without a number, and the digest looks after it.
const RENUMBERED_MAX: u16 = 200;

/// Numbers again what waits for a host, in its order, after its sequence began anew.
pub fn renumber(tx: &mut Transaction<'_>, origin: &Origin) -> Result<(), StoreError> {
    for (place, delivery) in first(tx, origin, RENUMBERED_MAX)? {
        let before = delivery.sequence;
        let delivery = numbered(tx, origin, delivery)?;
        if delivery.sequence != before {
            tx.put(&DELIVERIES, place.0.as_slice(), &delivery)?;
        }
    }
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
    // The key tells the host as well, so that no lane is lost with its row.
    claim_read_by(database, LANES.space, now, until, limit, |leased| {
        row(LANES.name, &leased.key, &leased.record.payload)
            .or_else(|_| origin_of(leased.key.get(DUE_BYTES..).unwrap_or_default()))
    })
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
        if !name.bytes().all(|byte| byte.is_ascii_hexdigit())
            || !name.len().is_multiple_of(2)
            || name.len() > 2 * engine::KEY_BYTES_MAX
        {
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

/// Writes one back after a try; one that the operator took out meanwhile stays out.
pub fn put(tx: &mut Transaction<'_>, place: &Place, delivery: &Delivery) -> Result<(), StoreError> {
    if !tx.has(&DELIVERIES, place.0.as_slice())? {
        return Ok(());
    }
    tx.put(&DELIVERIES, place.0.as_slice(), delivery)
}

/// Takes one out of its lane and keeps it where the operator sees it; one that is no longer in its
/// lane stays where it is.
pub fn set_aside(tx: &mut Transaction<'_>, place: &Place, delivery: &Delivery) -> Result<(), StoreError> {
    if !tx.has(&DELIVERIES, place.0.as_slice())? {
        return Ok(());
    }
    tx.delete(&DELIVERIES, place.0.as_slice());
    tx.put(&UNDELIVERED, place.0.as_slice(), delivery)
}

/// Those set aside, refused and parked, of one host or of all.
pub fn undelivered(
    tx: &mut Transaction<'_>,
    origin: Option<&Origin>,
    limit: u16,
) -> Result<Vec<(Place, Delivery)>, StoreError> {
    listed(tx, &UNDELIVERED, origin, limit)
}

/// Those that wait, of one host or of all.
pub fn waiting(
    tx: &mut Transaction<'_>,
    origin: Option<&Origin>,
    limit: u16,
) -> Result<Vec<(Place, Delivery)>, StoreError> {
    listed(tx, &DELIVERIES, origin, limit)
}

fn listed(
    tx: &mut Transaction<'_>,
    table: &Table<[u8], Delivery>,
    origin: Option<&Origin>,
    limit: u16,
) -> Result<Vec<(Place, Delivery)>, StoreError> {
    let prefix = origin
        .map(|origin| Ended(origin.as_str()).key())
        .unwrap_or_default();
    let rows = tx.page(
        table,
        Range::prefix(table.space, &prefix),
        Direction::Forward,
        limit,
    )?;
    Ok(rows
        .into_iter()
        .map(|(key, delivery)| (Place(key), delivery))
        .collect())
}

/// One that waits.
pub fn get_waiting(tx: &mut Transaction<'_>, place: &Place) -> Result<Option<Delivery>, StoreError> {
    tx.get(&DELIVERIES, place.0.as_slice())
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
/// Reads the host's row and writes it, so that a delivery queued meanwhile makes this run again;
/// of `host` only what the worker learned is kept, so it may have been read before.
pub fn settle(
    tx: &mut Transaction<'_>,
    leased: &Leased,
    origin: &Origin,
    host: Host,
    due: Timestamp,
) -> Result<(), StoreError> {
    tx.settle(QueueOf {
        space: spaces::LANES,
        leased,
    });
    let now = self::host(tx, origin)?;
    let mut host = host.with_lane_of(&now);
    if host.rests || first(tx, origin, 1)?.is_empty() {
        host.has_lane = false;
        host.lane_due = None;
        host.hastened = None;
    } else {
        let due = host.hastened.map_or(due, |wished| due.min(wished));
        put_in_line(tx, origin, &mut host, due)?;
    }
    tx.put(&HOSTS, origin, &host)
}

/// Lets a host's lane be tried at once: it has just been heard of, or the operator asks.
///
/// A lane that a worker has stays with that worker, and comes back at once when its turn ends.
pub fn hasten(tx: &mut Transaction<'_>, origin: &Origin, now: Timestamp) -> Result<(), StoreError> {
    let mut host = host(tx, origin)?;
    let Some(due) = host.lane_due.filter(|_| host.has_lane) else {
        return Ok(());
    };
    host.paused_until = None;
    let waiting = queue_key(DueMillis(millis(due)), &origin.key());
    if tx.has(&LANES, waiting.as_slice())? {
        if due > now {
            tx.delete(&LANES, waiting.as_slice());
            put_in_line(tx, origin, &mut host, now)?;
        }
    } else {
        host.hastened = Some(now);
    }
    tx.put(&HOSTS, origin, &host)?;
    tx.wake(Topic::Deliveries);
    Ok(())
}

/// Gives back the lanes that a dead worker had: they do not lie where they were put in line.
pub(crate) fn give_back(tx: &mut Transaction<'_>) -> Result<(), StoreError> {
    for (key, origin) in takeover::due_later(tx, &LANES, spaces::LANES, Timestamp::UNIX_EPOCH)? {
        let mut host = host(tx, &origin)?;
        let Some(due) = host.hastened.or(host.lane_due) else {
            continue;
        };
        if key != queue_key(DueMillis(millis(due)), &origin.key()) {
            tx.delete(&LANES, key.as_slice());
            put_in_line(tx, &origin, &mut host, due)?;
            tx.put(&HOSTS, &origin, &host)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod model;
#[cfg(test)]
mod tests;
