//! What is on its way: a lane per host, so that one dead host delays nobody else.
//!
//! A host with something to send has exactly one row in one of two queues of lanes, due when it may be tried again,
//! alone or in a convoy of several that are sent to at once; one whose peering is paused has none. Hosts that fail or are
//! slow stand in a queue of their own, so that nobody else waits behind them. Whoever claims a lane sends in order and
//! settles. The host's row is read and written by both sides, so that a delivery added while a lane is settled is never
//! forgotten.

use domain::{Iri, Origin, Sequence};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actor_keys::Signer;
use crate::database::{StoreError, Topic};
use crate::spaces;
use crate::table::{Ended, KeyForm, Table};
use crate::{Transaction, sequences};

mod convoy;
mod hosts;
mod lanes;
mod probes;
mod rest;

pub(crate) use convoy::Leaving;
pub use convoy::{CONVOY_HOSTS_MAX, LeasedLane, queue_together};
pub use hosts::{
    Breaker, ClockOffset, Failure, HOSTS_MAX, Host, Scheme, forget_idle, host, hosts, look_ahead, put_host,
};
pub(crate) use lanes::give_back;
pub use lanes::{Lanes, claim, claim_of, hasten, next_due, next_due_of, settle};
pub use probes::{hear_from, next_probe, parked_of, plan_probe, probe_due, put_parked, take_back_parked};
pub use rest::{rest, rouse};

use lanes::put_in_line;

const DELIVERIES: Table<[u8], Delivery> = Table::new(spaces::DELIVERIES, "deliveries");
const UNDELIVERED: Table<[u8], Delivery> = Table::new(spaces::UNDELIVERED, "undelivered");

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
    pub to: Schedule,
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

/// How long a delivery is tried, and whether it is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Schedule {
    /// To a peer: with a number in what it is sent, for days (`federation.tuning.retry_days`).
    Peer,
    /// To a stranger: without a number, and for fewer tries.
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

/// Queues a delivery behind those already waiting for the same host.
pub fn queue(tx: &mut Transaction<'_>, delivery: &Delivery) -> Result<(), StoreError> {
    let (origin, mut host) = stand_behind(tx, delivery)?;
    if !host.has_lane && !host.rests {
        let due = due_of(&host, delivery);
        put_in_line(tx, &origin, &mut host, due)?;
    }
    hosts::put_whole(tx, &origin, &host)?;
    tx.wake(Topic::Deliveries);
    Ok(())
}

/// Puts a delivery behind those that wait for its host, which is answered as it is then and still to be written.
fn stand_behind(tx: &mut Transaction<'_>, delivery: &Delivery) -> Result<(Origin, Host), StoreError> {
    let origin = delivery.inbox.origin();
    let mut host = host(tx, &origin)?;
    let place = place(&origin, host.next_order);
    match delivery.to {
        Schedule::Peer => {
            let delivery = numbered(tx, &origin, delivery.clone())?;
            tx.put(&DELIVERIES, place.as_slice(), &delivery)?;
        }
        Schedule::Stranger => tx.put(&DELIVERIES, place.as_slice(), delivery)?,
    }
    host.next_order += 1;
    Ok((origin, host))
}

/// When a host that has no lane is to be sent what has just been queued for it.
fn due_of(host: &Host, delivery: &Delivery) -> Timestamp {
    let queued = delivery.queued;
    host.paused_until.map_or(queued, |until| until.max(queued))
}

/// A peer is told which of its activities this is; one that has a number of the present epoch keeps it.
fn numbered(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    mut delivery: Delivery,
) -> Result<Delivery, StoreError> {
    if delivery.to == Schedule::Peer {
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

/// Most of a host that wait, and as many that were given up, that are looked through for what tells of new keys.
const ANNOUNCING_AMONG_MAX: u16 = 1_000;

/// The first of a host's that tells of new keys, with its place: of those that wait, and of those that were given up for it.
pub fn announcing(
    tx: &mut Transaction<'_>,
    origin: &Origin,
) -> Result<Option<(Place, Delivery)>, StoreError> {
    let waiting = first(tx, origin, ANNOUNCING_AMONG_MAX)?;
    let aside = undelivered(tx, Some(origin), ANNOUNCING_AMONG_MAX)?.into_iter();
    let parked = aside.filter(|(_, delivery)| matches!(delivery.state, DeliveryState::Parked { .. }));
    let telling = parked
        .chain(waiting)
        .filter(|(_, delivery)| delivery.announced_by.is_some());
    Ok(telling.min_by(|(one, _), (other, _)| one.0.cmp(&other.0)))
}

/// Where a delivery stands in its lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(Vec<u8>);

impl Place {
    /// The host it is a place of; nothing for what is no place.
    pub fn origin(&self) -> Option<Origin> {
        let end = self.0.iter().position(|byte| *byte == 0)?;
        std::str::from_utf8(&self.0[..end])
            .ok()
            .and_then(|text| Origin::parse(text).ok())
    }

    /// As text, for lists and commands.
    pub fn name(&self) -> String {
        domain::hex(&self.0)
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

/// Takes one out that was delivered: out of its lane, or from among those set aside if it was sent from there.
pub fn take_out(tx: &mut Transaction<'_>, place: &Place, delivery: &Delivery) {
    let table = match delivery.state {
        DeliveryState::Queued => &DELIVERIES,
        _ => &UNDELIVERED,
    };
    tx.delete(table, place.0.as_slice());
}

/// Takes one out, wherever it is.
pub fn remove(tx: &mut Transaction<'_>, place: &Place) {
    tx.delete(&DELIVERIES, place.0.as_slice());
    tx.delete(&UNDELIVERED, place.0.as_slice());
}

/// Writes one back after a try; one that the operator took out meanwhile stays out.
pub fn put(tx: &mut Transaction<'_>, place: &Place, delivery: &Delivery) -> Result<(), StoreError> {
    if !tx.has(&DELIVERIES, place.0.as_slice())? {
        return Ok(());
    }
    tx.put(&DELIVERIES, place.0.as_slice(), delivery)
}

/// Takes one out of its lane and keeps it where the operator sees it; one that was set aside before is kept as it is
/// now, and one that the operator took out meanwhile stays out.
pub fn set_aside(tx: &mut Transaction<'_>, place: &Place, delivery: &Delivery) -> Result<(), StoreError> {
    if !tx.has(&DELIVERIES, place.0.as_slice())? && !tx.has(&UNDELIVERED, place.0.as_slice())? {
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

#[cfg(test)]
mod model;
#[cfg(test)]
mod tests;
