//! One verb's view of the store: reads are remembered, writes wait, and the commit checks both.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::Origin;
use engine::{
    Batch, Bytes, Direction, DueMillis, Engine, Key, Keyspace, Leased, Precondition, Range, Record, Topics,
    Version, Write, queue_key,
};
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};

use crate::database::{StoreError, Topic};
use crate::deliveries::{LeasedLane, Leaving};
use crate::order::{Drawn, Orders};
use crate::readings::Readings;
use crate::table::{KeyForm, Table, millis};

/// What a verb reads and writes; nothing is written before its commit.
pub struct Transaction<'a> {
    engine: &'a dyn Engine,
    reads: BTreeMap<(Keyspace, Key), Option<Record>>,
    writes: BTreeMap<(Keyspace, Key), Option<Bytes>>,
    conditions: Vec<Precondition>,
    wake: Topics,
    orders: &'a Orders,
    readings: &'a Readings,
    drawn: Drawn,
    leaving: Leaving,
}

impl<'a> Transaction<'a> {
    pub(crate) fn new(engine: &'a dyn Engine, orders: &'a Orders, readings: &'a Readings) -> Self {
        Self {
            engine,
            reads: BTreeMap::new(),
            writes: BTreeMap::new(),
            conditions: Vec::new(),
            wake: Topics::NONE,
            orders,
            readings,
            drawn: Drawn::default(),
            leaving: Leaving::default(),
        }
    }

    /// A number above every one given out before by this process; see [`crate::order`].
    pub(crate) fn next_order(&mut self) -> Result<u64, StoreError> {
        let orders = self.orders;
        let run = match self.drawn.run.or_else(|| orders.run()) {
            Some(run) => run,
            None => Orders::begin_run(self)?,
        };
        self.drawn.run = Some(run);
        Ok(orders.next(run))
    }

    /// The row under a key, as this transaction would leave it.
    pub(crate) fn get<K: KeyForm + ?Sized, V: Serialize + DeserializeOwned>(
        &mut self,
        table: &Table<K, V>,
        key: &K,
    ) -> Result<Option<V>, StoreError> {
        let key = key.key();
        self.look(table.space, &key)?
            .map(|(payload, _)| row(table.name, &key, &payload))
            .transpose()
    }

    /// The same of a row that is read all the time and seldom changes: it is not made out of its JSON each time.
    pub(crate) fn get_often<K, V>(&mut self, table: &Table<K, V>, key: &K) -> Result<Option<V>, StoreError>
    where
        K: KeyForm + ?Sized,
        V: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
    {
        Ok(self.get_shared(table, key)?.map(Arc::unwrap_or_clone))
    }

    /// The same, for whoever only looks at it.
    pub(crate) fn get_shared<K, V>(
        &mut self,
        table: &Table<K, V>,
        key: &K,
    ) -> Result<Option<Arc<V>>, StoreError>
    where
        K: KeyForm + ?Sized,
        V: Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        let key = key.key();
        let read = |payload: &[u8]| row(table.name, &key, payload);
        match self.look(table.space, &key)? {
            None => Ok(None),
            Some((payload, None)) => read(&payload).map(|value| Some(Arc::new(value))),
            Some((payload, Some(version))) => self
                .readings
                .of(table.space, &key, (version, &payload), read)
                .map(Some),
        }
    }

    /// Whether there is a row; recorded like a read.
    pub(crate) fn has<K: KeyForm + ?Sized, V: Serialize + DeserializeOwned>(
        &mut self,
        table: &Table<K, V>,
        key: &K,
    ) -> Result<bool, StoreError> {
        Ok(self.look(table.space, &key.key())?.is_some())
    }

    pub(crate) fn get_bytes(&mut self, space: Keyspace, key: &Key) -> Result<Option<Bytes>, StoreError> {
        Ok(self.look(space, key)?.map(|(payload, _)| payload))
    }

    /// What lies under a key: what this transaction wrote, without a version, else what it read and remembers.
    fn look(&mut self, space: Keyspace, key: &Key) -> Result<Option<(Bytes, Option<Version>)>, StoreError> {
        let place = (space, key.clone());
        if let Some(written) = self.writes.get(&place) {
            return Ok(written.clone().map(|payload| (payload, None)));
        }
        let found = match self.reads.entry(place) {
            Entry::Occupied(read) => read.into_mut(),
            Entry::Vacant(unread) => {
                let found = self.engine.get_many(space, std::slice::from_ref(key))?;
                unread.insert(found.into_iter().next().flatten())
            }
        };
        Ok(found
            .as_ref()
            .map(|record| (record.payload.clone(), Some(record.version))))
    }

    /// Reads, all at once, rows that are asked for next one by one.
    pub(crate) fn read_ahead<K: KeyForm, V: Serialize + DeserializeOwned>(
        &mut self,
        table: &Table<K, V>,
        keys: impl IntoIterator<Item = K>,
    ) -> Result<(), StoreError> {
        let keys: BTreeSet<Key> = keys.into_iter().map(|key| key.key()).collect();
        let unread = |key: &Key| !self.reads.contains_key(&(table.space, key.clone()));
        let keys: Vec<Key> = keys.into_iter().filter(unread).collect();
        let found = self.engine.get_many(table.space, &keys)?;
        let read = keys.into_iter().map(|key| (table.space, key)).zip(found);
        self.reads.extend(read);
        Ok(())
    }

    /// Whether every row that was read is as it was: then all were so at one moment, and what a verb concluded from them may be
    /// told. Ranges are not looked at, as they are no preconditions either.
    pub(crate) fn still_holds(&self) -> Result<bool, StoreError> {
        if self.reads.len() < 2 {
            return Ok(true);
        }
        let mut spaces: BTreeMap<Keyspace, Vec<Key>> = BTreeMap::new();
        for (space, key) in self.reads.keys() {
            spaces.entry(*space).or_default().push(key.clone());
        }
        let version = |record: &Option<Record>| record.as_ref().map(|record| record.version);
        for (space, keys) in spaces {
            let now = self.engine.get_many(space, &keys)?;
            let is_as_it_was = |(key, now): (Key, Option<Record>)| {
                let was = self.reads.get(&(space, key));
                was.is_some_and(|was| version(was) == version(&now))
            };
            if !keys.into_iter().zip(now).all(is_as_it_was) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    pub(crate) fn put<K: KeyForm + ?Sized, V: Serialize + DeserializeOwned>(
        &mut self,
        table: &Table<K, V>,
        key: &K,
        value: &V,
    ) -> Result<(), StoreError> {
        let payload = serde_json::to_vec(value).map_err(|_| StoreError::Unwritable { table: table.name })?;
        self.put_bytes(table.space, key.key(), Bytes::from(payload));
        Ok(())
    }

    pub(crate) fn put_bytes(&mut self, space: Keyspace, key: Key, payload: Bytes) {
        self.writes.insert((space, key), Some(payload));
    }

    pub(crate) fn delete<K: KeyForm + ?Sized, V: Serialize + DeserializeOwned>(
        &mut self,
        table: &Table<K, V>,
        key: &K,
    ) {
        self.delete_bytes(table.space, key.key());
    }

    pub(crate) fn delete_bytes(&mut self, space: Keyspace, key: Key) {
        self.writes.insert((space, key), None);
    }

    /// Rows of a range in order, this transaction's own writes included. A range is never a
    /// precondition: what a rule counts is one guarded record (storage, section 2).
    pub(crate) fn page<K: KeyForm + ?Sized, V: Serialize + DeserializeOwned>(
        &mut self,
        table: &Table<K, V>,
        range: Range,
        direction: Direction,
        limit: u16,
    ) -> Result<Vec<(Key, V)>, StoreError> {
        let rows = self.page_bytes(range, direction, limit)?;
        rows.into_iter()
            .map(|(key, payload)| row(table.name, &key, &payload).map(|value| (key, value)))
            .collect()
    }

    /// The same, as bytes.
    pub(crate) fn page_bytes(
        &mut self,
        range: Range,
        direction: Direction,
        limit: u16,
    ) -> Result<Vec<(Key, Bytes)>, StoreError> {
        let own = self.own_writes(&range);
        let removed = own.iter().filter(|(_, payload)| payload.is_none()).count();
        let wanted = usize::from(limit) + removed;
        let stored = stored(self.engine, range.clone(), direction, wanted)?;
        let stored = stored.into_iter().map(|(key, record)| (key, record.payload));
        if own.is_empty() {
            return Ok(stored.collect());
        }
        let mut rows: BTreeMap<Key, Bytes> = stored.collect();
        for (key, payload) in own {
            match payload {
                Some(payload) => rows.insert(key.clone(), payload.clone()),
                None => rows.remove(key),
            };
        }
        let mut rows: Vec<(Key, Bytes)> = rows.into_iter().collect();
        if direction == Direction::Backward {
            rows.reverse();
        }
        rows.truncate(usize::from(limit));
        Ok(rows)
    }

    /// All rows of a small range that is read all the time and seldom changes, as [`Self::get_shared`] reads one.
    pub(crate) fn list_often<K, V>(
        &mut self,
        table: &Table<K, V>,
        range: Range,
        limit: u16,
    ) -> Result<Vec<Arc<V>>, StoreError>
    where
        K: KeyForm + ?Sized,
        V: Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        if !self.own_writes(&range).is_empty() {
            let rows = self.page(table, range, Direction::Forward, limit)?;
            return Ok(rows.into_iter().map(|(_, value)| Arc::new(value)).collect());
        }
        let space = table.space;
        let stored = stored(self.engine, range, Direction::Forward, usize::from(limit))?;
        let read = |(key, record): (Key, Record)| {
            self.readings
                .of(space, &key, (record.version, &record.payload), |payload| {
                    row(table.name, &key, payload)
                })
        };
        stored.into_iter().map(read).collect()
    }

    /// What this transaction wrote in a range.
    fn own_writes(&self, range: &Range) -> Vec<(&Key, &Option<Bytes>)> {
        self.writes
            .range((range.space, range.start.clone())..)
            .take_while(|((space, key), _)| {
                *space == range.space && range.end.as_ref().is_none_or(|end| key < end)
            })
            .map(|((_, key), payload)| (key, payload))
            .collect()
    }

    /// How many rows a range has in the store, counted up to `limit` and without keeping any.
    pub(crate) fn count(&mut self, mut range: Range, limit: u16) -> Result<usize, StoreError> {
        let mut counted: u16 = 0;
        while counted < limit {
            let page = self.engine.page(&range, Direction::Forward, limit - counted)?;
            counted = counted.saturating_add(u16::try_from(page.items.len()).unwrap_or(u16::MAX));
            match page.items.into_iter().next_back() {
                Some((last, _)) if page.more => {
                    range.start = last;
                    range.start.push(0);
                }
                _ => break,
            }
        }
        Ok(usize::from(counted))
    }

    /// Puts a row into a queue, due at a moment; `suffix` keeps two of one moment apart.
    pub(crate) fn enqueue<V: Serialize + DeserializeOwned>(
        &mut self,
        queue: &Table<[u8], V>,
        due: Timestamp,
        suffix: &[u8],
        value: &V,
    ) -> Result<(), StoreError> {
        self.put(queue, queue_key(DueMillis(millis(due)), suffix).as_slice(), value)
    }

    /// Takes a leased row out of its queue, unless the lease ran out and another took it.
    pub fn settle(&mut self, queue: QueueOf<'_>) {
        let QueueOf { space, leased } = queue;
        self.conditions.push(Precondition::Version(
            space,
            leased.key.clone(),
            leased.record.version,
        ));
        self.writes.insert((space, leased.key.clone()), None);
    }

    /// Lets a host leave a leased convoy, unless the lease ran out and another took it.
    pub(crate) fn leave(&mut self, lane: &LeasedLane, origin: &Origin) {
        self.conditions.extend(self.leaving.add(lane, origin));
    }

    /// Gives a hint, after the commit, to whoever watches the topic.
    pub(crate) fn wake(&mut self, topic: Topic) {
        self.wake = self.wake.union(topic.bit());
    }

    pub(crate) fn has_writes(&self) -> bool {
        !self.writes.is_empty()
    }

    /// Preconditions of the leases come first, so their index tells a lost lease from a changed read.
    pub(crate) fn into_batch(mut self) -> (usize, Afterwards, Batch) {
        let rows_left = self.leaving.rows_left().map(|place| (place, None));
        self.writes.extend(rows_left);
        let leases = self.conditions.len();
        let mut preconditions = self.conditions;
        for ((space, key), found) in self.reads {
            preconditions.push(match found {
                Some(record) => Precondition::Version(space, key, record.version),
                None => Precondition::Absent(space, key),
            });
        }
        let writes = self
            .writes
            .into_iter()
            .map(|((space, key), payload)| match payload {
                Some(payload) => Write::Put(space, key, payload),
                None => Write::Delete(space, key),
            })
            .collect();
        (
            leases,
            Afterwards {
                drawn: self.drawn,
                leaving: self.leaving,
            },
            Batch {
                preconditions,
                writes,
                wake: self.wake,
                ..Batch::default()
            },
        )
    }
}

/// What counts once a transaction is durable.
pub(crate) struct Afterwards {
    drawn: Drawn,
    leaving: Leaving,
}

impl Afterwards {
    pub(crate) fn keep(self, orders: &Orders) {
        orders.keep(self.drawn);
        self.leaving.keep();
    }
}

/// Rows as they are stored; an engine ends a page early when its rows are large, so it is asked again.
fn stored(
    engine: &dyn Engine,
    mut range: Range,
    direction: Direction,
    wanted: usize,
) -> Result<Vec<(Key, Record)>, StoreError> {
    let mut rows = Vec::new();
    while rows.len() < wanted {
        let limit = u16::try_from(wanted - rows.len()).unwrap_or(u16::MAX);
        let page = engine.page(&range, direction, limit)?;
        let more = page.more;
        rows.extend(page.items);
        let (true, Some((last, _))) = (more, rows.last()) else {
            break;
        };
        match direction {
            Direction::Forward => {
                range.start.clone_from(last);
                range.start.push(0);
            }
            Direction::Backward => range.end = Some(last.clone()),
        }
    }
    Ok(rows)
}

/// A leased row and the queue it is in; made by the queue's own file.
pub struct QueueOf<'a> {
    pub(crate) space: Keyspace,
    pub(crate) leased: &'a Leased,
}

pub(crate) fn row<V: DeserializeOwned>(
    table: &'static str,
    key: &[u8],
    payload: &[u8],
) -> Result<V, StoreError> {
    serde_json::from_slice(payload).map_err(|_| unreadable(table, key))
}

/// A row that this version cannot read, by its key.
pub(crate) fn unreadable(table: &'static str, key: &[u8]) -> StoreError {
    StoreError::Unreadable {
        table,
        key: domain::hex(key),
    }
}

#[cfg(test)]
mod tests;
