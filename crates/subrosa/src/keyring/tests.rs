//! What the key file keeps, what it forgets, and whom it opens to.

use super::*;
use crate::kek::{Kek, Passphrase};

fn node() -> Origin {
    Origin::parse("https://a.example").unwrap()
}

fn key(byte: u8) -> Unlock {
    Unlock::Key(Kek::parse(&[byte; KEY_BYTES]).unwrap())
}

fn chance(byte: u8) -> Zeroizing<[u8; KEY_BYTES]> {
    Zeroizing::new([byte; KEY_BYTES])
}

fn room(byte: u8) -> RoomId {
    RoomId::of_bytes([byte; 16])
}

fn said(number: u32) -> KeyName {
    KeyName::said(room(1), Epoch::of_number(number))
}

fn open(path: &Path, unlock: Unlock) -> Result<Keyring, KeysRefused> {
    Keyring::open(path, node(), unlock, &Randomness::seeded(7))
}

fn bytes_of(keyring: &Keyring, name: KeyName) -> Option<[u8; KEY_BYTES]> {
    keyring.get(name).map(|key| *key.bytes())
}

/// Everything in a folder, one after another.
fn folder_bytes(folder: &Path) -> Vec<u8> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .flat_map(|entry| fs::read(entry.unwrap().path()).unwrap())
        .collect()
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|part| part == needle)
}

#[test]
fn keys_come_back_under_the_key_they_were_wrapped_with_and_under_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rooms.keys");
    let names = KeyName::names(room(1), Day::of_number(3));
    let mut keyring = open(&path, key(1)).unwrap();
    keyring.make(said(3), chance(9)).unwrap();
    keyring.make(names, chance(8)).unwrap();
    keyring.make(said(3), chance(7)).unwrap();
    drop(keyring);
    let again = open(&path, key(1)).unwrap();
    assert_eq!(bytes_of(&again, said(3)), Some([9; KEY_BYTES]));
    assert_eq!(bytes_of(&again, names), Some([8; KEY_BYTES]));
    assert_eq!(bytes_of(&again, said(4)), None);
    assert_eq!(again.names().count(), 2);
    assert_eq!(open(&path, key(2)).err(), Some(KeysRefused::WrongKey));
    let elsewhere = Origin::parse("https://b.example").unwrap();
    let moved = Keyring::open(&path, elsewhere, key(1), &Randomness::seeded(7));
    assert_eq!(moved.err(), Some(KeysRefused::WrongKey));
}

#[test]
fn no_key_stands_in_the_file_in_the_clear() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rooms.keys");
    let mut keyring = open(&path, key(1)).unwrap();
    keyring.make(said(0), chance(9)).unwrap();
    let file = folder_bytes(folder.path());
    for secret in [[9; KEY_BYTES], [1; KEY_BYTES]] {
        assert!(!holds(&file, &secret));
        assert!(!holds(&file, domain::hex(&secret).as_bytes()));
        assert!(!holds(&file, STANDARD.encode(secret).as_bytes()));
    }
}

/// R9: of a key that was destroyed nothing is left in the folder, and what is left opens nothing of its room.
#[test]
fn after_a_shred_no_bytes_of_the_key_are_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rooms.keys");
    let mut keyring = open(&path, key(1)).unwrap();
    for number in 0..3 {
        keyring.make(said(number), chance(9)).unwrap();
    }
    let gone = keyring.contents.keys[&said(1)].kept();
    let kept = keyring.contents.keys[&said(2)].kept();
    assert!(holds(&folder_bytes(folder.path()), gone.wrapped.as_bytes()));
    keyring.shred(&BTreeSet::from([said(1), said(7)])).unwrap();
    let file = folder_bytes(folder.path());
    assert!(!holds(&file, gone.wrapped.as_bytes()) && !holds(&file, gone.nonce.as_bytes()));
    assert!(holds(&file, kept.wrapped.as_bytes()));
    assert!(keyring.get(said(1)).is_none());
    let again = open(&path, key(1)).unwrap();
    assert_eq!(again.names().collect::<Vec<_>>(), [said(0), said(2)]);
}

#[test]
fn a_wrapped_key_put_under_another_name_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rooms.keys");
    let mut keyring = open(&path, key(1)).unwrap();
    keyring.make(said(0), chance(9)).unwrap();
    drop(keyring);
    let text = fs::read_to_string(&path).unwrap();
    let others = [
        text.replace("\"number\": 0", "\"number\": 1"),
        text.replace("\"use\": \"said\"", "\"use\": \"names\""),
        text.replace(&room(1).letters(), &room(2).letters()),
    ];
    for other in others {
        assert_ne!(other, text);
        fs::write(&path, other).unwrap();
        assert_eq!(open(&path, key(1)).err(), Some(KeysRefused::Unreadable));
    }
    fs::write(&path, "{").unwrap();
    assert_eq!(open(&path, key(1)).err(), Some(KeysRefused::Unreadable));
    // Nothing that cannot be read was written over.
    assert_eq!(fs::read_to_string(&path).unwrap(), "{");
}

#[test]
fn under_a_new_key_the_old_one_opens_nothing_and_every_key_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rooms.keys");
    let mut keyring = open(&path, key(1)).unwrap();
    keyring.make(said(0), chance(9)).unwrap();
    let before = keyring.contents.keys[&said(0)].kept();
    let passphrase = || Unlock::Passphrase(Passphrase::parse("the rose of seven petals").unwrap());
    keyring.rewrap(passphrase()).unwrap();
    assert!(!holds(&folder_bytes(folder.path()), before.wrapped.as_bytes()));
    keyring.make(said(1), chance(8)).unwrap();
    drop(keyring);
    assert_eq!(open(&path, key(1)).err(), Some(KeysRefused::WrongKey));
    let again = open(&path, passphrase()).unwrap();
    assert_eq!(bytes_of(&again, said(0)), Some([9; KEY_BYTES]));
    assert_eq!(bytes_of(&again, said(1)), Some([8; KEY_BYTES]));
}

#[test]
fn what_the_disk_refuses_changes_nothing_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    let path = inner.join("rooms.keys");
    let mut keyring = open(&path, key(1)).unwrap();
    keyring.make(said(0), chance(9)).unwrap();
    fs::remove_dir_all(&inner).unwrap();
    assert!(keyring.make(said(1), chance(8)).is_err());
    assert!(keyring.shred(&BTreeSet::from([said(0)])).is_err());
    assert_eq!(keyring.names().collect::<Vec<_>>(), [said(0)]);
}

/// A step of writing that fails, as a disk that is full or taken away has it.
fn failing_at(last: Step) -> impl FnMut(Step) -> io::Result<()> {
    move |step| match step == last {
        true => Err(io::ErrorKind::StorageFull.into()),
        false => Ok(()),
    }
}

const STEPS: [(Step, InFile); 9] = [
    (Step::Settled, InFile::Old),
    (Step::Half, InFile::Old),
    (Step::Written, InFile::Old),
    (Step::Flushed, InFile::Old),
    (Step::Kept, InFile::Old),
    (Step::Renamed, InFile::New),
    (Step::FolderFlushed, InFile::New),
    (Step::Overwritten, InFile::New),
    (Step::Removed, InFile::New),
];

/// Under which key the file lies that is written next is not left to which step failed.
#[test]
fn a_change_of_the_key_that_fails_leaves_memory_and_file_under_the_same_one() {
    for (last, in_file) in STEPS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rooms.keys");
        let mut keyring = open(&path, key(1)).unwrap();
        keyring.make(said(0), chance(9)).unwrap();
        let failed = keyring.rewrap_by_steps(key(2), &mut failing_at(last));
        let kind = io::ErrorKind::StorageFull;
        assert_eq!(failed, Err(KeysRefused::Io { kind }), "{last:?}");
        assert_eq!(keyring.file(), fs::read(&path).unwrap(), "{last:?}");
        let (opens, other) = match in_file {
            InFile::Old => (1, 2),
            InFile::New => (2, 1),
        };
        // What is made next lies under the key that the file is under.
        keyring.make(said(1), chance(8)).unwrap();
        drop(keyring);
        assert_eq!(
            open(&path, key(other)).err(),
            Some(KeysRefused::WrongKey),
            "{last:?}"
        );
        let again = open(&path, key(opens)).unwrap();
        assert_eq!(bytes_of(&again, said(0)), Some([9; KEY_BYTES]), "{last:?}");
        assert_eq!(bytes_of(&again, said(1)), Some([8; KEY_BYTES]), "{last:?}");
    }
}

/// R9: a key that the file has lost is not written into it again by what is made next.
#[test]
fn a_shred_that_fails_once_the_file_has_its_name_is_a_shred() {
    for (last, in_file) in STEPS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rooms.keys");
        let mut keyring = open(&path, key(1)).unwrap();
        keyring.make(said(0), chance(9)).unwrap();
        let gone = BTreeSet::from([said(0)]);
        let failed = keyring.shred_by_steps(&gone, &mut failing_at(last));
        assert!(failed.is_err(), "{last:?}");
        keyring.make(said(1), chance(8)).unwrap();
        let is_there = in_file == InFile::Old;
        assert_eq!(keyring.get(said(0)).is_some(), is_there, "{last:?}");
        assert_eq!(keyring.shreds(), u64::from(!is_there), "{last:?}");
        drop(keyring);
        let again = open(&path, key(1)).unwrap();
        assert_eq!(again.get(said(0)).is_some(), is_there, "{last:?}");
        assert!(again.get(said(1)).is_some(), "{last:?}");
    }
}

/// What a link leads to would be kept for ever, and what others may read they may keep.
#[test]
fn a_key_file_that_is_a_link_or_lies_open_to_others_is_not_used_as_it_is() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rooms.keys");
    let mut keyring = open(&path, key(1)).unwrap();
    keyring.make(said(0), chance(9)).unwrap();
    drop(keyring);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    assert!(open(&path, key(1)).is_ok());
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
    let elsewhere = folder.path().join("elsewhere");
    fs::rename(&path, &elsewhere).unwrap();
    symlink(&elsewhere, &path).unwrap();
    assert_eq!(open(&path, key(1)).err(), Some(KeysRefused::NoFile));
    assert!(open(&elsewhere, key(1)).is_ok());
}
