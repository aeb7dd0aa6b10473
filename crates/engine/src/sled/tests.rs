//! The suite on sled, and what is sled's own: chunks, hidden groups, backups beside commits, folders, a full disk.

mod folders;
mod full;
mod values;

use tempfile::TempDir;

use super::{SledEngine, SledOptions};
use crate::batch::{Batch, Write};
use crate::conformance::Fixture;
use crate::engine::Engine;
use crate::key::Keyspace;
use crate::record::Bytes;

/// A folder and the engine in it. A kill is tried from outside, by its own test.
struct OnDisk {
    folder: TempDir,
    engine: Option<SledEngine>,
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

fn options() -> SledOptions {
    SledOptions {
        free_space_floor_mib: 0,
        ..SledOptions::default()
    }
}

fn open(folder: &TempDir) -> SledEngine {
    SledEngine::open(folder.path(), options()).unwrap()
}

fn put(key: &[u8], payload: &[u8]) -> Batch {
    let writes = vec![Write::Put(SPACE, key.to_vec(), Bytes::copy_from_slice(payload))];
    Batch {
        writes,
        ..Batch::default()
    }
}

fn payload(engine: &SledEngine, key: &[u8]) -> Option<Bytes> {
    let mut found = engine.get_many(SPACE, &[key.to_vec()]).unwrap();
    found.remove(0).map(|record| record.payload)
}
