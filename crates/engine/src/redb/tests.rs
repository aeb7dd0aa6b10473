//! The suite on redb, and what only an engine with a file can go through.

mod damage;
mod faulty;
mod folders;
mod groups;
mod outages;
mod reopening;

use tempfile::TempDir;

use super::{RedbEngine, RedbOptions};
use crate::batch::{Batch, Write};
use crate::conformance::Fixture;
use crate::engine::Engine;
use crate::key::Keyspace;
use crate::record::Bytes;

/// A folder and the engine in it. A kill is tried from outside, by its own test.
struct OnDisk {
    folder: TempDir,
    engine: Option<RedbEngine>,
}

impl Fixture for OnDisk {
    fn engine(&self) -> &dyn Engine {
        self.engine.as_ref().unwrap()
    }

    fn reopen(&mut self) {
        self.engine = None;
        self.engine = Some(open(&self.folder));
    }
}

fn make() -> Box<dyn Fixture> {
    let folder = tempfile::tempdir().unwrap();
    let engine = Some(open(&folder));
    Box::new(OnDisk { folder, engine })
}

crate::conformance_tests!(make);

const SPACE: Keyspace = Keyspace(1);

fn options() -> RedbOptions {
    RedbOptions {
        cache_mib: 8,
        free_space_floor_mib: 0,
        schema: 1,
    }
}

fn open(folder: &TempDir) -> RedbEngine {
    RedbEngine::open(folder.path(), options()).unwrap()
}

fn put(key: &[u8], payload: &[u8]) -> Batch {
    let writes = vec![Write::Put(SPACE, key.to_vec(), Bytes::copy_from_slice(payload))];
    Batch {
        writes,
        ..Batch::default()
    }
}

fn has(engine: &RedbEngine, key: &[u8]) -> bool {
    engine.get_many(SPACE, &[key.to_vec()]).unwrap()[0].is_some()
}
