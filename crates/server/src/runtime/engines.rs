//! Which engine the configuration means, opened.

use std::sync::Arc;

use engine::{Engine, MemoryEngine, OpenRefused, RedbEngine, RedbOptions, SledEngine, SledOptions};

use crate::config::{EngineKind, StorageWhere};

/// Opens the database, or makes it if its folder has none and never had.
pub(crate) fn open(storage: &StorageWhere) -> Result<Arc<dyn Engine>, OpenRefused> {
    let cache_mib = storage.cache_mib;
    Ok(match storage.kind {
        EngineKind::Memory => Arc::new(MemoryEngine::new()),
        EngineKind::Redb => {
            let options = RedbOptions {
                cache_mib,
                ..RedbOptions::default()
            };
            Arc::new(RedbEngine::open(&storage.dir, options)?)
        }
        EngineKind::Sled => {
            let options = SledOptions {
                cache_mib,
                ..SledOptions::default()
            };
            Arc::new(SledEngine::open(&storage.dir, options)?)
        }
    })
}
