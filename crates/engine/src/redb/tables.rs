//! Keyspaces as redb tables: one table each, and one small table for the sequence.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Bound;

use ::redb::{
    ReadOnlyTable, ReadTransaction, ReadableTable, Table, TableDefinition, TableError, TableHandle,
    WriteTransaction,
};

use crate::error::EngineError;
use crate::key::{Key, Keyspace};
use crate::record::{Bytes, Record, Sequence, Version, seal, unseal};
use crate::redb::shelf::of_redb;
use crate::tip::Tip;

const META: TableDefinition<'static, &'static str, u64> = TableDefinition::new("meta");
const SEQUENCE: &str = "sequence";
const TABLE_PREFIX: &str = "keyspace-";

/// The table of a keyspace as a reader sees it.
pub(crate) type ReadTable = ReadOnlyTable<&'static [u8], &'static [u8]>;

/// The tables of one write transaction, each opened when it is first needed.
pub(crate) struct Tables<'t> {
    transaction: &'t WriteTransaction,
    opened: BTreeMap<Keyspace, Table<'t, &'static [u8], &'static [u8]>>,
}

/// The table of a keyspace; `None` while nothing was ever put there.
pub(crate) fn read_table(
    transaction: &ReadTransaction,
    space: Keyspace,
) -> Result<Option<ReadTable>, EngineError> {
    let name = table_name(space);
    match transaction.open_table(definition(&name)) {
        Ok(table) => Ok(Some(table)),
        Err(TableError::TableDoesNotExist(_)) => Ok(None),
        Err(error) => Err(of_redb(error)),
    }
}

/// Every keyspace that has a table, in order.
pub(crate) fn keyspaces(transaction: &ReadTransaction) -> Result<Vec<Keyspace>, EngineError> {
    let tables = transaction.list_tables().map_err(of_redb)?;
    let number = |name: &str| name.strip_prefix(TABLE_PREFIX)?.parse().ok().map(Keyspace);
    let mut spaces: Vec<_> = tables.filter_map(|table| number(table.name())).collect();
    spaces.sort_unstable();
    Ok(spaces)
}

/// Whether anything at all was ever kept, by us or by somebody else.
pub(crate) fn has_tables(transaction: &ReadTransaction) -> Result<bool, EngineError> {
    Ok(transaction.list_tables().map_err(of_redb)?.next().is_some())
}

/// The sequence of the last batch that wrote; 0 before the first.
pub(crate) fn last_sequence(transaction: &ReadTransaction) -> Result<Sequence, EngineError> {
    match transaction.open_table(META) {
        Ok(meta) => sequence_in(&meta),
        Err(TableError::TableDoesNotExist(_)) => Ok(Sequence(0)),
        Err(error) => Err(of_redb(error)),
    }
}

impl<'t> Tables<'t> {
    pub(crate) fn of(transaction: &'t WriteTransaction) -> Self {
        Self {
            transaction,
            opened: BTreeMap::new(),
        }
    }

    pub(crate) fn last_sequence(&self) -> Result<Sequence, EngineError> {
        sequence_in(&self.transaction.open_table(META).map_err(of_redb)?)
    }

    pub(crate) fn note_sequence(&self, last: Sequence) -> Result<(), EngineError> {
        let mut meta = self.transaction.open_table(META).map_err(of_redb)?;
        meta.insert(SEQUENCE, last.0).map_err(of_redb)?;
        Ok(())
    }

    fn table(
        &mut self,
        space: Keyspace,
    ) -> Result<&mut Table<'t, &'static [u8], &'static [u8]>, EngineError> {
        match self.opened.entry(space) {
            Entry::Occupied(table) => Ok(table.into_mut()),
            Entry::Vacant(vacant) => {
                let name = table_name(space);
                let table = self.transaction.open_table(definition(&name)).map_err(of_redb)?;
                Ok(vacant.insert(table))
            }
        }
    }
}

impl Tip for Tables<'_> {
    fn get(&mut self, space: Keyspace, key: &[u8]) -> Result<Option<Record>, EngineError> {
        let sealed = self.table(space)?.get(key).map_err(of_redb)?;
        sealed
            .map(|sealed| unseal(space, key, sealed.value()))
            .transpose()
    }

    fn contains(&mut self, space: Keyspace, key: &[u8]) -> Result<bool, EngineError> {
        Ok(self.table(space)?.get(key).map_err(of_redb)?.is_some())
    }

    fn first(
        &mut self,
        space: Keyspace,
        end: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<(Key, Record)>, EngineError> {
        let bounds: (Bound<&[u8]>, _) = (Bound::Unbounded, end.map_or(Bound::Unbounded, Bound::Excluded));
        let found = self.table(space)?.range::<&[u8]>(bounds).map_err(of_redb)?;
        let mut records = Vec::new();
        for item in found.take(limit) {
            let (key, sealed) = item.map_err(of_redb)?;
            let key = key.value().to_vec();
            let record = unseal(space, &key, sealed.value())?;
            records.push((key, record));
        }
        Ok(records)
    }

    fn put(
        &mut self,
        space: Keyspace,
        key: &[u8],
        version: Version,
        payload: &Bytes,
    ) -> Result<(), EngineError> {
        let sealed = seal(key, version, payload);
        self.table(space)?
            .insert(key, sealed.as_slice())
            .map_err(of_redb)?;
        Ok(())
    }

    fn delete(&mut self, space: Keyspace, key: &[u8]) -> Result<(), EngineError> {
        self.table(space)?.remove(key).map_err(of_redb)?;
        Ok(())
    }

    fn delete_range(&mut self, space: Keyspace, start: &[u8], end: &[u8]) -> Result<(), EngineError> {
        self.table(space)?
            .retain_in::<&[u8], _>(start..end, |_, _| false)
            .map_err(of_redb)
    }
}

fn sequence_in(meta: &impl ReadableTable<&'static str, u64>) -> Result<Sequence, EngineError> {
    let last = meta.get(SEQUENCE).map_err(of_redb)?;
    Ok(Sequence(last.map_or(0, |last| last.value())))
}

fn definition(name: &str) -> TableDefinition<'_, &'static [u8], &'static [u8]> {
    TableDefinition::new(name)
}

fn table_name(space: Keyspace) -> String {
    format!("{TABLE_PREFIX}{:03}", space.0)
}
