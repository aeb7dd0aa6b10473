//! What readers see between two commits: one read transaction for all of them, and each table opened once.
//!
//! To open both costs more than most reads. A commit puts the snapshot away before it is answered, so whoever heard of a
//! commit reads what it wrote.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use ::redb::{Database, ReadTransaction, ReadableDatabase};

use crate::error::EngineError;
use crate::key::Keyspace;
use crate::redb::shelf::of_redb;
use crate::redb::tables::{ReadTable, read_table};

/// The store as one commit left it.
pub(crate) struct Snapshot {
    transaction: ReadTransaction,
    tables: Mutex<BTreeMap<Keyspace, Option<Arc<ReadTable>>>>,
}

/// The snapshot at hand, if anybody has read since the last commit.
#[derive(Default)]
pub(crate) struct Latest(Mutex<Option<Arc<Snapshot>>>);

impl Snapshot {
    pub(crate) fn transaction(&self) -> &ReadTransaction {
        &self.transaction
    }

    /// The table of a keyspace; `None` while nothing was ever put there.
    pub(crate) fn table(&self, space: Keyspace) -> Result<Option<Arc<ReadTable>>, EngineError> {
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = tables.get(&space) {
            return Ok(known.clone());
        }
        let table = read_table(&self.transaction, space)?.map(Arc::new);
        tables.insert(space, table.clone());
        Ok(table)
    }
}

impl Latest {
    /// The one at hand, else a new one. It is made while nobody can put it away, so it is never older than it seems.
    pub(crate) fn of(&self, database: &Database) -> Result<Arc<Snapshot>, EngineError> {
        let mut latest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(snapshot) = &*latest {
            return Ok(Arc::clone(snapshot));
        }
        let snapshot = Arc::new(Snapshot {
            transaction: database.begin_read().map_err(of_redb)?,
            tables: Mutex::default(),
        });
        *latest = Some(Arc::clone(&snapshot));
        Ok(snapshot)
    }

    /// What is read from now on is read anew. Whoever reads just now goes on with what it has.
    pub(crate) fn put_away(&self) {
        let snapshot = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        // Outside the lock: nobody waits while it is closed.
        drop(snapshot);
    }
}
