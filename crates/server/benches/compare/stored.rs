//! Fills the two stores before anything is measured, without going through a door.

use std::path::Path;
use std::sync::Arc;

use domain::Origin;
use engine::{Batch, Engine, Keyspace, RedbEngine, RedbOptions, Write};
use jiff::Timestamp;
use store::{Database, events};
use wire::digest::sha256;

use crate::Failure;
use crate::load::event;

/// Objects of one commit.
const ROWS: usize = 1_000;
/// Where the floor keeps activities.
const ACTIVITIES: Keyspace = Keyspace(1);

/// Opens the store of a node that does not run.
pub(crate) fn open(data: &Path) -> Result<Database, Failure> {
    let engine = RedbEngine::open(&data.join("store"), RedbOptions::default())?;
    Ok(Database::open(Arc::new(engine))?)
}

/// Gives a node that does not run so many events of a peer.
pub(crate) fn fill_node(data: &Path, peer: &Origin, count: usize, now: Timestamp) -> Result<(), Failure> {
    let database = open(data)?;
    for from in (0..count).step_by(ROWS) {
        let rows = (from..count.min(from + ROWS)).map(|number| event(peer, number, 1, now));
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        database.transact_blocking(|tx| rows.iter().try_for_each(|row| events::put(tx, row)))?;
    }
    Ok(())
}

/// Gives the floor so many activities that came before.
pub(crate) fn fill_floor(data: &Path, body: &[u8], count: usize) -> Result<(), Failure> {
    std::fs::create_dir_all(data)?;
    let engine = RedbEngine::open(data, RedbOptions::default())?;
    for from in (0..count).step_by(ROWS) {
        let put = |number: usize| {
            let key = sha256(&number.to_be_bytes()).to_vec();
            Write::Put(ACTIVITIES, key, body.to_vec().into())
        };
        let batch = Batch {
            writes: (from..count.min(from + ROWS)).map(put).collect(),
            ..Batch::default()
        };
        engine.commit(batch).wait()?;
    }
    Ok(())
}
