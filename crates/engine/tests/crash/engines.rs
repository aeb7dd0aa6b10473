//! The engines that keep a folder, by their names in the configuration.

use std::path::Path;

use engine::{Engine, RedbEngine, RedbOptions, SledEngine, SledOptions};

/// Opens the engine of that name; no floor of free space, so that a full machine fails loudly and not here.
pub(crate) fn open(name: &str, dir: &Path) -> Box<dyn Engine> {
    let free_space_floor_mib = 0;
    match name {
        "redb" => {
            let options = RedbOptions {
                free_space_floor_mib,
                ..RedbOptions::default()
            };
            Box::new(RedbEngine::open(dir, options).expect("redb opens what a crash left"))
        }
        "sled" => {
            let options = SledOptions {
                free_space_floor_mib,
                ..SledOptions::default()
            };
            Box::new(SledEngine::open(dir, options).expect("sled opens what a crash left"))
        }
        other => panic!("no engine is called {other}"),
    }
}
