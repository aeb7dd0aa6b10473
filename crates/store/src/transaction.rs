//! One verb's view of the store: reads are remembered, writes wait, and the commit checks both.

use std::collections::BTreeMap;

use engine::{
    Batch, Bytes, Direction, DueMillis, Engine, Key, Keyspace, Leased, Precondition, Range, Record, Topics,
    Write, queue_key,
};
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};

use crate::database::{StoreError, Topic};
use crate::table::{KeyForm, Table, millis};

/// What a verb reads and writes; nothing is written before its commit.
pub struct Transaction<'a> {
    engine: &'a dyn Engine,
    reads: BTreeMap<(Keyspace, Key), Option<Record>>,
    writes: BTreeMap<(Keyspace, Key), Option<Bytes>>,
    conditions: Vec<Precondition>,
    wake: Topics,
}

impl<'a> Transaction<'a> {
    pub(crate) fn new(engine: &'a dyn Engine) -> Self {
        Self {
            engine,
            reads: BTreeMap::new(),
            writes: BTreeMap::new(),
            conditions: Vec::new(),
            wake: Topics::NONE,
        }
    }

    /// The row under a key, as this transaction would leave it.
    pub(crate) fn get<K: KeyForm + ?Sized, V: Serialize + DeserializeOwned>(
        &mut self,
        table: &Table<K, V>,
        key: &K,
    ) -> Result<Option<V>, StoreError> {
        let place = (table.space, key.key());
        if let Some(written) = self.writes.get(&place) {
            return written
                .as_ref()
                .map(|payload| row(table.name, &place.1, payload))
                .transpose();
        }
        if !self.reads.contains_key(&place) {
            let found = self
                .engine
                .get_many(place.0, std::slice::from_ref(&place.1))?
                .pop()
                .flatten();
            self.reads.insert(place.clone(), found);
        }
        let found = self.reads.get(&place).and_then(Option::as_ref);
        found
            .map(|record| row(table.name, &place.1, &record.payload))
            .transpose()
    }

    /// Whether there is a row; recorded like a read.
    pub(crate) fn has<K: KeyForm + ?Sized, V: Serialize + DeserializeOwned>(
        &mut self,
        table: &Table<K, V>,
        key: &K,
    ) -> Result<bool, StoreError> {
        let place = (table.space, key.key());
        if let Some(written) = self.writes.get(&place) {
            return Ok(written.is_some());
        }
        if !self.reads.contains_key(&place) {
            let found = self
                .engine
                .get_many(place.0, std::slice::from_ref(&place.1))?
                .pop()
                .flatten();
            self.reads.insert(place.clone(), found);
        }
        Ok(self.reads.get(&place).is_some_and(Option::is_some))
    }

    pub(crate) fn put<K: KeyForm + ?Sized, V: Serialize + DeserializeOwned>(
        &mut self,
        table: &Table<K, V>,
        key: &K,
        value: &V,
    ) -> Result<(), StoreError> {
        let payload = serde_json::to_vec(value).map_err(|_| StoreError::Unwritable { table: table.name })?;
        self.writes
            .insert((table.space, key.key()), Some(Bytes::from(payload)));
        Ok(())
    }

    pub(crate) fn delete<K: KeyForm + ?Sized, V: Serialize + DeserializeOwned>(
        &mut self,
        table: &Table<K, V>,
        key: &K,
    ) {
        self.writes.insert((table.space, key.key()), None);
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
        let own: Vec<(&Key, &Option<Bytes>)> = self
            .writes
            .iter()
            .filter(|((space, key), _)| {
                *space == table.space && *key >= range.start && range.end.as_ref().is_none_or(|end| key < end)
            })
            .map(|((_, key), payload)| (key, payload))
            .collect();
        let removed = own.iter().filter(|(_, payload)| payload.is_none()).count();
        let wanted = limit.saturating_add(u16::try_from(removed).unwrap_or(u16::MAX));
        let page = self.engine.page(&range, direction, wanted)?;
        let mut rows: BTreeMap<Key, Bytes> = page
            .items
            .into_iter()
            .map(|(key, record)| (key, record.payload))
            .collect();
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
        rows.into_iter()
            .map(|(key, payload)| row(table.name, &key, &payload).map(|value| (key, value)))
            .collect()
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

    /// Gives a hint, after the commit, to whoever watches the topic.
    pub(crate) fn wake(&mut self, topic: Topic) {
        self.wake = self.wake.union(topic.bit());
    }

    pub(crate) fn has_writes(&self) -> bool {
        !self.writes.is_empty()
    }

    /// Preconditions of the leases come first, so their index tells a lost lease from a changed read.
    pub(crate) fn into_batch(self) -> (usize, Batch) {
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
            Batch {
                preconditions,
                writes,
                wake: self.wake,
            },
        )
    }
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
    serde_json::from_slice(payload).map_err(|_| StoreError::Unreadable {
        table,
        key: key.iter().map(|byte| format!("{byte:02x}")).collect(),
    })
}
