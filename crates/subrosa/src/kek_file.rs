//! The file of a key-encryption key that the node made itself: at first, and when every key is wrapped anew. A kill at any
//! step leaves a key on the disk that opens the key file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ambient::Randomness;
use zeroize::Zeroizing;

use crate::kek::{Kek, KekRefused};
use crate::seal::KEY_BYTES;
use crate::whole_file::{flush_folder, forget, replace, settle_beside};

/// Whose chance a key is drawn from; nothing else draws there.
const STREAM: &str = "key-encryption key";

impl Kek {
    /// Writes a key of chance into a file that its owner alone may read, as hexadecimal digits; nothing is done where there
    /// is a file.
    pub fn make_file(path: &Path, randomness: &Randomness) -> Result<(), KekRefused> {
        match path.try_exists() {
            Ok(true) => Ok(()),
            Ok(false) => replace(path, &digits(randomness)).map_err(|error| refused(&error)),
            Err(error) => Err(refused(&error)),
        }
    }

    /// A key of chance that is nowhere but in memory: for rooms that are gone with the process.
    pub fn of_chance(randomness: &Randomness) -> Self {
        let bytes = Zeroizing::new(randomness.room_stream(STREAM).bytes::<KEY_BYTES>());
        Self::parse(bytes.as_slice()).expect("so many bytes are a key")
    }

    /// Writes a key of chance beside the one in service, durably, and says where; it takes that one's place by
    /// [`Self::settle_file`] once every key is wrapped under it.
    pub fn make_next_file(path: &Path, randomness: &Randomness) -> Result<PathBuf, KekRefused> {
        let next = Self::next_file(path);
        replace(&next, &digits(randomness)).map_err(|error| refused(&error))?;
        Ok(next)
    }

    /// Where the next key lies while every key is wrapped anew: whoever finds that the one in service opens nothing tries
    /// this one.
    pub fn next_file(path: &Path) -> PathBuf {
        let mut name = path.as_os_str().to_owned();
        name.push(".next");
        PathBuf::from(name)
    }

    /// Puts the next key in the place of the one in service, which is overwritten; nothing is done where there is none.
    pub fn settle_file(path: &Path) -> Result<(), KekRefused> {
        let next = Self::next_file(path);
        let Some(text) = text_of(&next).map_err(|error| refused(&error))? else {
            return Ok(());
        };
        replace(path, &text)
            .and_then(|()| forget(&next))
            .map_err(|error| refused(&error))
    }

    /// Overwrites and removes what a kill left beside a key: the one that was in its place, which opens what a disk remembers
    /// of the key file, and the next one if that is in its place already. To be called when a node starts.
    pub fn settle_left(path: &Path) -> Result<(), KekRefused> {
        let next = Self::next_file(path);
        let settled = settle_beside(path)
            .and_then(|()| settle_beside(&next))
            .and_then(|()| match (text_of(path)?, text_of(&next)?) {
                (Some(there), Some(came)) if there == came => flush_folder(path).and_then(|()| forget(&next)),
                _ => Ok(()),
            });
        settled.map_err(|error| refused(&error))
    }
}

fn text_of(path: &Path) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    match fs::read(path) {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn refused(error: &io::Error) -> KekRefused {
    KekRefused::Io { kind: error.kind() }
}

/// A key of chance as hexadecimal digits and the end of a line.
fn digits(randomness: &Randomness) -> Zeroizing<Vec<u8>> {
    const SIGNS: &[u8; 16] = b"0123456789abcdef";
    let bytes = Zeroizing::new(randomness.room_stream(STREAM).bytes::<KEY_BYTES>());
    let mut text = Zeroizing::new(Vec::with_capacity(2 * KEY_BYTES + 1));
    for byte in bytes.iter() {
        text.push(SIGNS[usize::from(byte >> 4)]);
        text.push(SIGNS[usize::from(byte & 15)]);
    }
    text.push(b'\n');
    text
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_key_is_made_once_and_nobody_else_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rooms.kek");
        let chance = Randomness::seeded(1);
        Kek::make_file(&path, &chance).unwrap();
        let made = fs::read(&path).unwrap();
        assert_eq!(made.len(), 2 * KEY_BYTES + 1);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        Kek::read(&path).unwrap();
        Kek::make_file(&path, &chance).unwrap();
        assert_eq!(fs::read(&path).unwrap(), made, "the one that is there stays");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn the_next_key_takes_the_place_of_the_first_once_it_is_told_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rooms.kek");
        let chance = Randomness::seeded(2);
        Kek::make_file(&path, &chance).unwrap();
        let first = fs::read(&path).unwrap();
        Kek::settle_file(&path).unwrap();
        assert_eq!(fs::read(&path).unwrap(), first, "there is no next one");
        let next = Kek::make_next_file(&path, &chance).unwrap();
        let second = fs::read(&next).unwrap();
        assert_eq!(fs::read(&path).unwrap(), first, "both are there until then");
        assert_ne!(first, second);
        Kek::settle_file(&path).unwrap();
        assert_eq!(fs::read(&path).unwrap(), second);
        assert!(!next.exists());
    }
    /// R9: a key that was given up opens what a disk remembers of the key file, so it is overwritten after a kill too.
    #[test]
    fn what_a_kill_left_of_a_key_that_was_given_up_is_overwritten() {
        use std::io::Read;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rooms.kek");
        let chance = Randomness::seeded(3);
        Kek::settle_left(&path).unwrap();
        Kek::make_file(&path, &chance).unwrap();
        let there = fs::read(&path).unwrap();
        let next = Kek::next_file(&path);
        let left = [
            path.with_added_extension("old"),
            path.with_added_extension("new"),
            next.with_added_extension("old"),
            // It took its place, and the kill came before it lost its second one.
            next.clone(),
        ];
        let held = left.map(|left| {
            fs::write(&left, &there).unwrap();
            fs::File::open(&left).unwrap()
        });
        Kek::settle_left(&path).unwrap();
        for mut held in held {
            let mut bytes = Vec::new();
            held.read_to_end(&mut bytes).unwrap();
            assert_eq!(bytes, vec![0; there.len()]);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(fs::read(&path).unwrap(), there);
        // One that did not take its place yet may be all that opens the key file.
        Kek::make_next_file(&path, &chance).unwrap();
        Kek::settle_left(&path).unwrap();
        assert!(next.exists() && fs::read(&path).unwrap() == there);
    }
}
