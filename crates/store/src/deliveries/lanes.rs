//! Who is tried next: hosts that take what they are sent stand in one queue, those that fail or are slow in another.
//!
//! Each queue has senders of its own, so that a thousand dead hosts delay each other and nobody else (threat C7).

use domain::Origin;
use engine::{DueMillis, Keyspace, queue_key};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::convoy::{self, LeasedLane, Row};
use super::hosts::{is_waited_for, origin_of, put_whole};
use super::{Host, host};
use crate::database::{StoreError, Topic};
use crate::set_aside::claim_read_by;
use crate::spaces;
use crate::table::{KeyForm, Table, millis};
use crate::takeover::DUE_BYTES;
use crate::transaction::row;
use crate::{Database, Transaction, takeover};

/// A queue of lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lanes {
    /// Of hosts that took the last thing they were sent, and soon.
    #[default]
    Well,
    /// Of hosts that fail, are slow, or have never taken anything.
    Troubled,
}

impl Lanes {
    /// Both, the one that is served first first.
    pub const ALL: [Self; 2] = [Self::Well, Self::Troubled];

    pub(super) fn table(self) -> Table<[u8], Row> {
        match self {
            Self::Well => Table::new(spaces::LANES, "lanes"),
            Self::Troubled => Table::new(spaces::TROUBLED_LANES, "troubled lanes"),
        }
    }

    pub(super) fn space(self) -> Keyspace {
        self.table().space
    }
}

/// Puts a host's lane in line; it stands nowhere now.
pub(super) fn put_in_line(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    host: &mut Host,
    due: Timestamp,
) -> Result<(), StoreError> {
    host.has_lane = true;
    host.lanes = host.lanes_for();
    host.convoy = None;
    host.lane_due = Some(due);
    host.hastened = None;
    tx.enqueue(&host.lanes.table(), due, &origin.key(), &Row::One(origin.clone()))
}

/// Takes a host's lane out of line, if no worker has it; one in a convoy counts as taken, for it is due at once and its
/// turn is over soon.
pub(super) fn take_out_of_line(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    host: &mut Host,
) -> Result<Held, StoreError> {
    let Some(due) = host.lane_due.filter(|_| host.has_lane) else {
        return Ok(Held::ByNobody);
    };
    let waiting = queue_key(DueMillis(millis(due)), &origin.key());
    let queue = host.lanes.table();
    if !tx.has(&queue, waiting.as_slice())? {
        return Ok(Held::ByAWorker);
    }
    tx.delete(&queue, waiting.as_slice());
    host.has_lane = false;
    host.lane_due = None;
    host.hastened = None;
    Ok(Held::ByNobody)
}

/// Who has a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    ByAWorker,
    ByNobody,
}

/// Takes hosts whose lanes are due, each for this worker alone until `until`; those of the first queue first.
pub fn claim(
    database: &Database,
    now: Timestamp,
    until: Timestamp,
    limit: u16,
) -> Result<Vec<(LeasedLane, Origin)>, StoreError> {
    let mut claimed = claim_of(database, Lanes::Well, now, until, limit)?;
    let left = limit.saturating_sub(u16::try_from(claimed.len()).unwrap_or(limit));
    if left > 0 {
        claimed.extend(claim_of(database, Lanes::Troubled, now, until, left)?);
    }
    Ok(claimed)
}

/// The same, of one queue; a convoy is taken whole, so there may be more than `limit` of them, fewer than
/// [`super::CONVOY_HOSTS_MAX`] more.
pub fn claim_of(
    database: &Database,
    lanes: Lanes,
    now: Timestamp,
    until: Timestamp,
    limit: u16,
) -> Result<Vec<(LeasedLane, Origin)>, StoreError> {
    let name = lanes.table().name;
    let rows = convoy::rows_for(database, lanes, now, limit)?;
    if rows == 0 {
        return Ok(Vec::new());
    }
    // The key tells the host as well, so that no lane is lost with its row.
    let claimed = claim_read_by(database, lanes.space(), now, until, rows, |leased| {
        row(name, &leased.key, &leased.record.payload)
            .or_else(|_| origin_of(leased.key.get(DUE_BYTES..).unwrap_or_default()).map(Row::One))
    })?;
    let mut taken = Vec::new();
    for (leased, row) in claimed {
        match row {
            Row::One(origin) => taken.push((LeasedLane::alone(leased), origin)),
            Row::Convoy { number, hosts } => taken.extend(convoy::unfold(database, leased, number, hosts)?),
        }
    }
    Ok(taken)
}

/// When the next lane is due.
pub fn next_due(database: &Database) -> Result<Option<Timestamp>, StoreError> {
    let well = next_due_of(database, Lanes::Well)?;
    let troubled = next_due_of(database, Lanes::Troubled)?;
    Ok([well, troubled].into_iter().flatten().min())
}

/// When the next lane of one queue is due.
pub fn next_due_of(database: &Database, lanes: Lanes) -> Result<Option<Timestamp>, StoreError> {
    database.next_due(lanes.space())
}

/// Ends a lane's turn: it comes back at `due` while something waits, else it goes.
///
/// Reads the host's row and writes it, so that a delivery queued meanwhile makes this run again;
/// of `host` only what the worker learned is kept, so it may have been read before.
pub fn settle(
    tx: &mut Transaction<'_>,
    lane: &LeasedLane,
    origin: &Origin,
    host: Host,
    due: Timestamp,
) -> Result<(), StoreError> {
    let now = super::host(tx, origin)?;
    lane.leave(tx, origin, &now)?;
    let mut host = host.with_lane_of(&now);
    host.convoy = None;
    if host.rests || !is_waited_for(tx, origin)? {
        host.has_lane = false;
        host.lane_due = None;
        host.hastened = None;
    } else {
        let wished = host
            .hastened
            .map(|wished| host.not_before().map_or(wished, |earliest| earliest.max(wished)));
        let due = wished.map_or(due, |wished| due.min(wished));
        put_in_line(tx, origin, &mut host, due)?;
    }
    put_whole(tx, origin, &host)
}

/// Lets a host's lane be tried at `at`, if it is not due before: it has just been heard of, or the operator asks.
///
/// A lane that a worker has stays with that worker, and comes back then when its turn ends.
pub fn hasten(tx: &mut Transaction<'_>, origin: &Origin, at: Timestamp) -> Result<(), StoreError> {
    let mut host = host(tx, origin)?;
    let Some(due) = host.lane_due.filter(|_| host.has_lane) else {
        return Ok(());
    };
    host.paused_until = None;
    if take_out_of_line(tx, origin, &mut host)? == Held::ByAWorker {
        host.hastened = Some(at);
    } else {
        put_in_line(tx, origin, &mut host, due.min(at))?;
    }
    put_whole(tx, origin, &host)?;
    tx.wake(Topic::Deliveries);
    Ok(())
}

/// Gives back the lanes that a dead worker had: they do not lie where they were put in line.
pub(crate) fn give_back(tx: &mut Transaction<'_>) -> Result<(), StoreError> {
    for lanes in Lanes::ALL {
        let queue = lanes.table();
        for (key, row) in takeover::due_later(tx, &queue, lanes.space(), Timestamp::UNIX_EPOCH)? {
            let origin = match row {
                Row::One(origin) => origin,
                Row::Convoy { number, hosts } => {
                    convoy::give_back(tx, &key, number, hosts)?;
                    continue;
                }
            };
            let mut host = host(tx, &origin)?;
            let Some(due) = host.hastened.or(host.lane_due) else {
                continue;
            };
            if key != queue_key(DueMillis(millis(due)), &origin.key()) {
                tx.delete(&queue, key.as_slice());
                put_in_line(tx, &origin, &mut host, due)?;
                put_whole(tx, &origin, &host)?;
            }
        }
    }
    Ok(())
}
