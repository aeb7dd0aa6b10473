//! Which engine the configuration means, opened.

use std::sync::Arc;

use engine::{Engine, Format, MemoryEngine, OpenRefused, RedbEngine, RedbOptions, SledEngine, SledOptions};

use crate::config::{EngineKind, StorageWhere};

/// What stands beside a store that this program opens; nothing where nothing is kept.
pub(crate) fn format(storage: &StorageWhere) -> Option<Format> {
    match storage.kind {
        EngineKind::Memory => None,
        EngineKind::Redb => Some(RedbOptions::default().format()),
        EngineKind::Sled => Some(SledOptions::default().format()),
    }
}

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
