//! A convoy: one row that stands in line for several hosts, so that what is told to a thousand servers at once takes few
//! rows to queue, to take and to settle, and each host still goes its own way from there.
//!
//! Only hosts that are well, and that nothing waits for, are put together. Each of them knows its convoy by a number.
//! Whoever takes a convoy has the lanes of all in it; a host whose turn is settled leaves it, and the last takes it along.
//! The row is not written when one leaves: whether a host is still in a convoy stands in the host's own row. Their
//! deliveries are rows like all others, so that whoever looks at what waits sees no difference.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::Origin;
use engine::{Direction, DueMillis, Key, Keyspace, Leased, Precondition, Range, queue_key};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::hosts::{look_ahead, put_whole};
use super::lanes::{Lanes, put_in_line};
use super::{Delivery, Host, due_of, host, stand_behind};
use crate::database::{StoreError, Topic};
use crate::table::millis;
use crate::takeover::make_due;
use crate::transaction::{QueueOf, row};
use crate::{Database, Transaction};

/// Most hosts in one convoy.
pub const CONVOY_HOSTS_MAX: usize = 128;

/// What stands in line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Row {
    One(Origin),
    /// Hosts in whose own rows this number stands; the others have left it.
    Convoy {
        number: u64,
        hosts: Vec<Origin>,
    },
}

/// A host's lane as a worker has it: a row of its own, or its place in a convoy.
#[derive(Clone, Debug)]
pub struct LeasedLane {
    leased: Leased,
    part: Option<Part>,
}

#[derive(Clone, Debug)]
struct Part {
    number: u64,
    /// Who has not left it yet, as far as this worker knows.
    left: Arc<Mutex<BTreeSet<Origin>>>,
}

/// Who leaves convoys with a transaction; a convoy goes with the last.
#[derive(Debug, Default)]
pub(crate) struct Leaving(BTreeMap<Key, (LeasedLane, BTreeSet<Origin>)>);

/// Queues several at once, each behind those that wait for the same host. Hosts that are well and that nothing waits for
/// become a convoy.
pub fn queue_together(tx: &mut Transaction<'_>, deliveries: &[Delivery]) -> Result<(), StoreError> {
    let mut open: Option<Open> = None;
    for delivery in deliveries {
        let (origin, mut host) = stand_behind(tx, delivery)?;
        if !host.has_lane && !host.rests {
            let due = due_of(&host, delivery);
            if due == delivery.queued && host.lanes_for() == Lanes::Well {
                if open.as_ref().is_some_and(|open| !open.takes_one_due(due)) {
                    close(tx, open.take())?;
                }
                let row = match &mut open {
                    Some(row) => row,
                    None => open.insert(Open::begin(tx, due)?),
                };
                row.take(&origin, &mut host);
            } else {
                put_in_line(tx, &origin, &mut host, due)?;
            }
        }
        put_whole(tx, &origin, &host)?;
    }
    tx.wake(Topic::Deliveries);
    close(tx, open)
}

/// A convoy to which hosts are still added.
struct Open {
    number: u64,
    due: Timestamp,
    hosts: Vec<Origin>,
}

impl Open {
    fn begin(tx: &mut Transaction<'_>, due: Timestamp) -> Result<Self, StoreError> {
        let number = tx.next_order()?;
        let hosts = Vec::new();
        Ok(Self { number, due, hosts })
    }

    fn takes_one_due(&self, due: Timestamp) -> bool {
        self.due == due && self.hosts.len() < CONVOY_HOSTS_MAX
    }

    fn take(&mut self, origin: &Origin, host: &mut Host) {
        host.has_lane = true;
        host.lanes = Lanes::Well;
        host.convoy = Some(self.number);
        host.lane_due = Some(self.due);
        host.hastened = None;
        self.hosts.push(origin.clone());
    }
}

/// Puts a convoy in line; a host that would be alone in it has a lane of its own.
fn close(tx: &mut Transaction<'_>, open: Option<Open>) -> Result<(), StoreError> {
    let Some(Open { number, due, hosts }) = open else {
        return Ok(());
    };
    if let [origin] = &hosts[..] {
        let mut alone = host(tx, origin)?;
        put_in_line(tx, origin, &mut alone, due)?;
        return put_whole(tx, origin, &alone);
    }
    let row = Row::Convoy { number, hosts };
    tx.enqueue(&Lanes::Well.table(), due, &suffix(number), &row)
}

/// What follows the moment in the key of a convoy; no address begins like that.
fn suffix(number: u64) -> Key {
    [&[0][..], &number.to_be_bytes()].concat()
}

/// How many of the rows that are due stand for `limit` hosts, or a few more.
pub(super) fn rows_for(
    database: &Database,
    lanes: Lanes,
    now: Timestamp,
    limit: u16,
) -> Result<u16, StoreError> {
    if lanes == Lanes::Troubled {
        return Ok(limit);
    }
    let queue = lanes.table();
    let mut due = Range {
        space: queue.space,
        start: Key::new(),
        end: Some(queue_key(DueMillis(millis(now).saturating_add(1)), b"")),
    };
    let (mut count, mut hosts) = (0, 0);
    let mut looked_at = LOOKED_AT_FIRST;
    while hosts < usize::from(limit) {
        let rows = database.read(|tx| tx.page_bytes(due.clone(), Direction::Forward, looked_at))?;
        let is_last = rows.len() < usize::from(looked_at);
        for (mut key, payload) in rows {
            if hosts >= usize::from(limit) {
                break;
            }
            count += 1;
            // One that cannot be read is set aside by whoever takes it.
            hosts += match row::<Row>(queue.name, &key, &payload) {
                Ok(Row::Convoy { hosts, .. }) => hosts.len(),
                Ok(Row::One(_)) | Err(_) => 1,
            };
            key.push(0);
            due.start = key;
        }
        if is_last {
            break;
        }
        looked_at = limit;
    }
    Ok(count)
}

/// Rows that are looked at first: convoys are long, and two stand for more hosts than are asked for at once.
const LOOKED_AT_FIRST: u16 = 2;

/// The lanes of those who have not left a convoy; one that all have left goes.
pub(super) fn unfold(
    database: &Database,
    leased: Leased,
    number: u64,
    hosts: Vec<Origin>,
) -> Result<Vec<(LeasedLane, Origin)>, StoreError> {
    let hosts = database.read(|tx| still_in(tx, number, hosts))?;
    if hosts.is_empty() {
        let space = Lanes::Well.space();
        database.transact_blocking(|tx| {
            tx.settle(QueueOf {
                space,
                leased: &leased,
            });
            Ok::<_, StoreError>(())
        })?;
    }
    let left = Arc::new(Mutex::new(hosts.iter().cloned().collect()));
    let lane = LeasedLane {
        leased,
        part: Some(Part { number, left }),
    };
    Ok(hosts.into_iter().map(|host| (lane.clone(), host)).collect())
}

fn still_in(tx: &mut Transaction<'_>, number: u64, hosts: Vec<Origin>) -> Result<Vec<Origin>, StoreError> {
    look_ahead(tx, &hosts.iter().cloned().collect())?;
    let mut still = Vec::new();
    for origin in hosts {
        if host(tx, &origin)?.convoy == Some(number) {
            still.push(origin);
        }
    }
    Ok(still)
}

/// Gives a convoy back that a dead worker had, to the place where it first stood.
pub(super) fn give_back(
    tx: &mut Transaction<'_>,
    key: &Key,
    number: u64,
    hosts: Vec<Origin>,
) -> Result<(), StoreError> {
    let queue = Lanes::Well.table();
    let hosts = still_in(tx, number, hosts)?;
    let due = match hosts.first() {
        Some(origin) => host(tx, origin)?.lane_due,
        None => None,
    };
    let Some(due) = due else {
        tx.delete(&queue, key.as_slice());
        return Ok(());
    };
    if *key != queue_key(DueMillis(millis(due)), &suffix(number)) {
        make_due(tx, &queue, key, due, &Row::Convoy { number, hosts })?;
    }
    Ok(())
}

impl LeasedLane {
    pub(super) fn alone(leased: Leased) -> Self {
        Self { leased, part: None }
    }

    /// Ends a host's part in it, as the host's row stands now.
    pub(super) fn leave(
        &self,
        tx: &mut Transaction<'_>,
        origin: &Origin,
        now: &Host,
    ) -> Result<(), StoreError> {
        match &self.part {
            None => tx.settle(QueueOf {
                space: now.lanes.space(),
                leased: &self.leased,
            }),
            Some(part) if now.convoy == Some(part.number) => tx.leave(self, origin),
            Some(_) => return Err(StoreError::LeaseLost),
        }
        Ok(())
    }
}

impl Leaving {
    /// One more leaves; for the first of a convoy the condition under which they may.
    pub(crate) fn add(&mut self, lane: &LeasedLane, origin: &Origin) -> Option<Precondition> {
        let leased = &lane.leased;
        let known = self.0.get_mut(&leased.key);
        if let Some((_, gone)) = known {
            gone.insert(origin.clone());
            return None;
        }
        let gone = BTreeSet::from([origin.clone()]);
        self.0.insert(leased.key.clone(), (lane.clone(), gone));
        let space = Lanes::Well.space();
        Some(Precondition::Version(
            space,
            leased.key.clone(),
            leased.record.version,
        ))
    }

    /// Convoys that nobody is in any more.
    pub(crate) fn rows_left(&self) -> impl Iterator<Item = (Keyspace, Key)> {
        let left = self
            .0
            .iter()
            .filter(|(_, (lane, gone))| lane.part.as_ref().is_some_and(|part| part.left().is_subset(gone)));
        left.map(|(key, _)| (Lanes::Well.space(), key.clone()))
    }

    /// They have left: the transaction is durable.
    pub(crate) fn keep(self) {
        for (lane, gone) in self.0.into_values() {
            if let Some(part) = lane.part {
                part.left().retain(|origin| !gone.contains(origin));
            }
        }
    }
}

impl Part {
    fn left(&self) -> MutexGuard<'_, BTreeSet<Origin>> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
