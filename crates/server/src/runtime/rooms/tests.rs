//! A node's rooms open with their key, are locked without it, and refuse another.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use tempfile::TempDir;

use super::*;

struct House {
    folder: TempDir,
    config: Config,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        config.node.data_dir = folder.path().to_string_lossy().into_owned();
        Self { folder, config }
    }

    fn open(&self, seed: u64) -> Result<RoomsPart, StartRefused> {
        let node = Origin::parse("https://a.example").unwrap();
        let from = RoomsFrom::Configured(MayAsk::Nobody);
        open(&self.config, &node, from, &Randomness::seeded(seed))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Why a start is refused.
    fn refused(&self) -> String {
        self.open(9).err().expect("it is refused").to_string()
    }

    /// Why they are locked.
    fn locked(&self) -> String {
        self.open(9).unwrap().locked.expect("they are locked")
    }
}

fn write_key(path: &Path, digits: &str, mode: u32) {
    let _none = fs::remove_file(path);
    fs::write(path, digits.repeat(64)).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// F11: a new node makes its key, a second start finds it, and both are nobody else's to read.
#[test]
fn a_new_node_has_open_rooms_and_keeps_their_key() {
    let house = House::new();
    assert!(house.open(1).unwrap().locked.is_none());
    let key = fs::read(house.path("rooms.kek")).unwrap();
    for name in ["rooms.kek", "rooms/keys"] {
        let mode = fs::metadata(house.path(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
    assert!(house.open(2).unwrap().locked.is_none());
    assert_eq!(fs::read(house.path("rooms.kek")).unwrap(), key);
}

/// F11: without its key a node starts, and its rooms are locked; nothing makes another key over what the first one locks.
#[test]
fn without_their_key_rooms_are_locked_and_open_again_with_it() {
    let house = House::new();
    drop(house.open(1).unwrap());
    let (key, away) = (house.path("rooms.kek"), house.path("elsewhere"));
    fs::rename(&key, &away).unwrap();
    let why = house.locked();
    assert!(why.contains("rooms.kek") && why.contains("is not there"), "{why}");
    assert!(!key.exists());
    assert!(house.open(2).unwrap().open.get().is_none());
    fs::rename(&away, &key).unwrap();
    assert!(house.open(3).unwrap().open.get().is_some());
}

/// R9: what a kill left of keys that were destroyed, and of a key that was given up, is gone with the next start, also while
/// rooms are locked.
#[test]
fn a_start_takes_away_what_a_kill_left_beside_the_keys() {
    let house = House::new();
    drop(house.open(1).unwrap());
    let (key, away) = (house.path("rooms.kek"), house.path("elsewhere"));
    let leave = |name: &str| {
        fs::write(house.path(name), "wrapped").unwrap();
        house.path(name)
    };
    let left = [
        leave("rooms/keys.old"),
        leave("rooms/keys.new"),
        leave("rooms.kek.old"),
    ];
    assert!(house.open(2).unwrap().locked.is_none());
    assert!(left.iter().all(|left| !left.exists()));
    fs::rename(&key, &away).unwrap();
    let left = [leave("rooms/keys.old"), leave("rooms.kek.old")];
    house.locked();
    assert!(left.iter().all(|left| !left.exists()));
    assert!(house.path("rooms/keys").exists() && !key.exists());
}

/// F11: another key, one that others may read and what is no key are refused with what to do.
#[test]
fn a_wrong_key_keeps_the_node_from_starting() {
    let mut house = House::new();
    let key = house.path("named.kek");
    house.config.rooms.key_file = key.to_string_lossy().into_owned();
    write_key(&key, "a", 0o400);
    assert!(house.open(1).unwrap().locked.is_none());
    assert!(
        !house.path("rooms.kek").exists(),
        "the one that is named is enough"
    );
    write_key(&key, "b", 0o400);
    let why = house.refused();
    assert!(
        why.contains("does not open the key file") && why.contains("hand in the one"),
        "{why}"
    );
    write_key(&key, "a", 0o440);
    assert!(house.refused().contains("others may read it"));
    write_key(&key, "x", 0o400);
    assert!(house.refused().contains("openssl rand -hex 32"));
    write_key(&key, "a", 0o400);
    assert!(house.open(2).unwrap().locked.is_none());
}

/// A key file that is lost locks the rooms, and no other takes its place.
#[test]
fn a_key_file_that_is_damaged_locks_the_rooms_and_stays_as_it_is() {
    let house = House::new();
    drop(house.open(1).unwrap());
    fs::write(house.path("rooms/keys"), "damaged").unwrap();
    let why = house.locked();
    assert!(why.contains("restore it from the backup of keys"), "{why}");
    assert_eq!(fs::read(house.path("rooms/keys")).unwrap(), b"damaged");
}

/// A passphrase is asked of nobody where nobody sits.
#[test]
fn rooms_under_a_passphrase_are_locked_where_nobody_can_be_asked() {
    let mut house = House::new();
    house.config.rooms.key_file = "ask".to_owned();
    let why = house.locked();
    assert!(why.contains("passphrase") && why.contains("terminal"), "{why}");
    assert!(!house.path("rooms.kek").exists());
}

/// `subrosa` section 6: a change of the key that was cut off at any step leaves a node that opens its rooms.
#[test]
fn a_change_of_the_key_that_was_cut_off_is_ended_at_the_next_start() {
    let house = House::new();
    let part = house.open(1).unwrap();
    let key = house.path("rooms.kek");
    let first = fs::read(&key).unwrap();
    let next = Kek::make_next_file(&key, &Randomness::seeded(5)).unwrap();
    drop(part);
    // Nothing is wrapped anew yet.
    let part = house.open(2).unwrap();
    assert!(part.locked.is_none());
    assert_eq!(fs::read(&key).unwrap(), first);
    let rooms = part.open.get().unwrap().rooms().clone();
    rooms.rewrap(Unlock::Key(Kek::read(&next).unwrap())).unwrap();
    drop((rooms, part));
    // It is, and the key did not get its place.
    assert!(house.open(3).unwrap().locked.is_none());
    assert!(!next.exists());
    assert_ne!(fs::read(&key).unwrap(), first);
    assert!(house.open(4).unwrap().locked.is_none());
}

/// Rooms in memory are nowhere afterwards.
#[test]
fn rooms_in_memory_leave_nothing_behind() {
    let mut house = House::new();
    house.config.storage.engine = "memory".to_owned();
    let (one, other) = (house.open(1).unwrap(), house.open(1).unwrap());
    assert!(one.locked.is_none() && other.locked.is_none());
    assert_ne!(one.keys, other.keys, "two nodes of one seed have a folder each");
    let folder = one.keys.parent().unwrap().to_owned();
    assert!(folder.is_dir());
    drop(one);
    assert!(!folder.exists());
    assert_eq!(fs::read_dir(house.folder.path()).unwrap().count(), 0);
}

/// A store that moves to another engine leaves the rooms where they are.
#[test]
fn rooms_stay_as_they_are_when_the_store_changes_its_engine() {
    let mut house = House::new();
    drop(house.open(1).unwrap());
    house.config.storage.engine = "sled".to_owned();
    assert!(house.open(2).unwrap().locked.is_none());
}
