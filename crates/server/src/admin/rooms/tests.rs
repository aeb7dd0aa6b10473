//! A change of the key to rooms that stops half way.

use std::fs;
use std::sync::Arc;

use domain::Origin;
use engine::MemoryEngine;

use super::*;

/// F11: wherever a change of the key stops, and however often it is tried again, a key that opens the key file is there.
#[test]
fn a_change_of_the_key_that_is_tried_again_loses_no_key_that_is_needed() {
    let folder = tempfile::tempdir().unwrap();
    let (path, keys) = (folder.path().join("rooms.kek"), folder.path().join("keys"));
    let chance = Randomness::seeded(1);
    let open = |kek: &Path| {
        let (engine, node) = (Arc::new(MemoryEngine::new()), Origin::parse("https://a.example"));
        let unlock = Unlock::Key(key_in(kek).unwrap());
        Rooms::open(engine, &keys, node.unwrap(), unlock, &chance)
    };
    Kek::make_file(&path, &chance).unwrap();
    let rooms = open(&path).unwrap();
    let (away, blocked) = (folder.path().join("away"), keys.with_added_extension("new"));
    // Every key is wrapped under the next one, which cannot take the place of the first.
    fs::rename(&path, &away).unwrap();
    fs::create_dir(&path).unwrap();
    rewrap_beside(&rooms, &path, &chance).unwrap_err();
    // It is tried again, and then not even the key file can be written.
    fs::create_dir(&blocked).unwrap();
    fs::write(blocked.join("something"), "in the way").unwrap();
    rewrap_beside(&rooms, &path, &chance).unwrap_err();
    fs::remove_dir_all(&blocked).unwrap();
    drop(rooms);
    let next = Kek::next_file(&path);
    let rooms = open(&next).unwrap();
    let before = fs::read(&next).unwrap();

    fs::remove_dir(&path).unwrap();
    fs::rename(&away, &path).unwrap();
    rewrap_beside(&rooms, &path, &chance).unwrap();
    drop(rooms);
    assert!(!next.exists() && fs::read(&path).unwrap() != before);
    open(&path).unwrap();
}
