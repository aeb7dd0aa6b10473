//! The key file: each epoch's key and each day's, wrapped under the key-encryption key. To destroy a key is to write the
//! file without it (`subrosa` section 6).
//!
//! The file is JSON with the wrapped keys in base64, sorted by name; only chance and names of keys stand in it in the
//! clear. What is in memory changes only once the file has, which is when the new one has its name: what fails after that is
//! reported, and changes neither.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ambient::{Randomness, Stream};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::Origin;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::epoch::{Day, Epoch};
use crate::id::RoomId;
use crate::kek::{SALT_BYTES, Unlock};
use crate::seal::{KEY_BYTES, NONCE_BYTES, SecretKey, together};
use crate::whole_file::{Step, replace_by_steps, settle};

/// The form of the file.
const FORMAT: u32 = 1;

/// Which key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct KeyName {
    pub(crate) room: RoomId,
    pub(crate) opens: KeyUse,
}

/// What a key of a room opens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum KeyUse {
    /// What was said in an epoch.
    Said(Epoch),
    /// Who spoke on a day.
    Names(Day),
    /// What happened in the room, for as long as it is open.
    Audit,
    /// Posts that were taken apart on a day: reported to stewards, or asked to be read outside.
    Apart(Day),
}

impl KeyName {
    pub(crate) fn said(room: RoomId, epoch: Epoch) -> Self {
        Self {
            room,
            opens: KeyUse::Said(epoch),
        }
    }

    pub(crate) fn names(room: RoomId, day: Day) -> Self {
        Self {
            room,
            opens: KeyUse::Names(day),
        }
    }

    pub(crate) fn audit(room: RoomId) -> Self {
        Self {
            room,
            opens: KeyUse::Audit,
        }
    }

    pub(crate) fn apart(room: RoomId, day: Day) -> Self {
        Self {
            room,
            opens: KeyUse::Apart(day),
        }
    }

    fn kept(self) -> KeptName {
        let (opens, number) = match self.opens {
            KeyUse::Said(epoch) => (KeptUse::Said, epoch.number()),
            KeyUse::Names(day) => (KeptUse::Names, day.number()),
            KeyUse::Audit => (KeptUse::Audit, 0),
            KeyUse::Apart(day) => (KeptUse::Apart, day.number()),
        };
        KeptName {
            room: self.room.letters(),
            opens,
            number,
        }
    }
}

/// Why the key file does not serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeysRefused {
    /// The disk refused.
    #[error("the key file of the rooms cannot be used ({kind})")]
    Io {
        /// What the operating system said.
        kind: io::ErrorKind,
    },
    /// There are rooms and no key file: nothing makes a new one over them.
    #[error("the key file of the rooms is missing: put it back, or restore it from the backup of keys")]
    Missing,
    /// It is no key file of this version.
    #[error("the key file of the rooms cannot be read: restore it from the backup of keys")]
    Unreadable,
    /// What lies in its place is no file: what a link leads to would neither be replaced nor forgotten.
    #[error("the key file of the rooms is a link or a folder: put the file itself in its place")]
    NoFile,
    /// It was wrapped under another key, or for another node.
    #[error("the key handed in does not open the key file of the rooms")]
    WrongKey,
}

impl KeysRefused {
    pub(crate) fn of_disk(error: &io::Error) -> Self {
        match error.kind() {
            // Said by `whole_file` alone: the names it works on are ours and never malformed.
            io::ErrorKind::InvalidInput => Self::NoFile,
            kind => Self::Io { kind },
        }
    }
}

#[derive(Serialize, Deserialize)]
struct KeptFile {
    format: u32,
    salt: String,
    /// Nothing, wrapped: tells a wrong key before any other is looked at.
    check: KeptKey,
    keys: Vec<KeptEntry>,
}

#[derive(Serialize, Deserialize)]
struct KeptEntry {
    #[serde(flatten)]
    name: KeptName,
    #[serde(flatten)]
    key: KeptKey,
}

#[derive(Serialize, Deserialize)]
struct KeptName {
    room: String,
    #[serde(rename = "use")]
    opens: KeptUse,
    number: u32,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KeptUse {
    Said,
    Names,
    Audit,
    Apart,
}

#[derive(Serialize, Deserialize)]
struct KeptKey {
    nonce: String,
    wrapped: String,
}

/// A wrapped key as bytes.
#[derive(Clone)]
struct Wrapped {
    nonce: [u8; NONCE_BYTES],
    sealed: Vec<u8>,
}

/// What the file says, all of it wrapped.
struct Contents {
    salt: [u8; SALT_BYTES],
    check: Wrapped,
    keys: BTreeMap<KeyName, Wrapped>,
}

/// Which contents the file has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum InFile {
    /// Those it had.
    Old,
    /// Those that were written.
    New,
}

/// What is asked after each step of writing the file; an error stops it there.
type Steps<'a> = &'a mut dyn FnMut(Step) -> io::Result<()>;

/// The keys of all rooms of a node, in memory and in their file.
pub(crate) struct Keyring {
    path: PathBuf,
    node: Origin,
    stream: Stream,
    kek: SecretKey,
    contents: Contents,
    open: BTreeMap<KeyName, SecretKey>,
    /// How often keys were destroyed since it was opened.
    shreds: u64,
}

impl Keyring {
    /// Opens the file; makes one, wrapped under what is handed in, only if there is none.
    pub(crate) fn open(
        path: &Path,
        node: Origin,
        unlock: Unlock,
        randomness: &Randomness,
    ) -> Result<Self, KeysRefused> {
        let mut stream = randomness.room_stream("key file");
        settle(path).map_err(|error| KeysRefused::of_disk(&error))?;
        let (kek, contents) = match Contents::read(path)? {
            Some(contents) => (unlock.kek(&contents.salt), contents),
            None => {
                let salt = stream.bytes();
                let kek = unlock.kek(&salt);
                let contents = Contents::wrap(&kek, salt, &node, &BTreeMap::new(), &mut stream);
                contents.write(path, &mut |_| Ok(())).1?;
                (kek, contents)
            }
        };
        let open = contents.unwrap_all(&kek, &node)?;
        Ok(Self {
            path: path.to_owned(),
            node,
            stream,
            kek,
            contents,
            open,
            shreds: 0,
        })
    }

    /// Whether there is a file; one that a kill left half made is none.
    pub(crate) fn exists(path: &Path) -> bool {
        path.exists()
    }

    pub(crate) fn get(&self, name: KeyName) -> Option<&SecretKey> {
        self.open.get(&name)
    }

    /// The names of all keys.
    pub(crate) fn names(&self) -> impl Iterator<Item = KeyName> + '_ {
        self.open.keys().copied()
    }

    /// The file as it lies on disk, every key in it wrapped.
    pub(crate) fn file(&self) -> Vec<u8> {
        self.contents.text()
    }

    /// Makes a key; one that is there stays as it is.
    pub(crate) fn make(
        &mut self,
        name: KeyName,
        chance: Zeroizing<[u8; KEY_BYTES]>,
    ) -> Result<(), KeysRefused> {
        if self.open.contains_key(&name) {
            return Ok(());
        }
        let key = SecretKey::new(chance);
        let mut keys = self.contents.keys.clone();
        keys.insert(
            name,
            wrap(&self.kek, &about(&self.node, Some(name)), &key, &mut self.stream),
        );
        let (in_file, kept) = self.keep(keys, &mut |_| Ok(()));
        if in_file == InFile::New {
            self.open.insert(name, key);
        }
        kept
    }

    /// Destroys keys: what they open is gone from here on, and from backups as soon as those of the file are.
    pub(crate) fn shred(&mut self, names: &BTreeSet<KeyName>) -> Result<(), KeysRefused> {
        self.shred_by_steps(names, &mut |_| Ok(()))
    }

    fn shred_by_steps(&mut self, names: &BTreeSet<KeyName>, done: Steps<'_>) -> Result<(), KeysRefused> {
        if !names.iter().any(|name| self.open.contains_key(name)) {
            return Ok(());
        }
        let mut keys = self.contents.keys.clone();
        keys.retain(|name, _| !names.contains(name));
        let (in_file, kept) = self.keep(keys, done);
        if in_file == InFile::New {
            self.open.retain(|name, _| !names.contains(name));
            self.shreds += 1;
        }
        kept
    }

    /// A number that is another once keys were destroyed.
    pub(crate) fn shreds(&self) -> u64 {
        self.shreds
    }

    /// Wraps every key anew under another key-encryption key: what a disk remembers of the file opens with it no more.
    pub(crate) fn rewrap(&mut self, unlock: Unlock) -> Result<(), KeysRefused> {
        self.rewrap_by_steps(unlock, &mut |_| Ok(()))
    }

    fn rewrap_by_steps(&mut self, unlock: Unlock, done: Steps<'_>) -> Result<(), KeysRefused> {
        let salt = self.stream.bytes();
        let kek = unlock.kek(&salt);
        let contents = Contents::wrap(&kek, salt, &self.node, &self.open, &mut self.stream);
        let (in_file, written) = contents.write(&self.path, done);
        if in_file == InFile::New {
            self.kek = kek;
            self.contents = contents;
        }
        written
    }

    fn keep(
        &mut self,
        keys: BTreeMap<KeyName, Wrapped>,
        done: Steps<'_>,
    ) -> (InFile, Result<(), KeysRefused>) {
        let contents = Contents {
            salt: self.contents.salt,
            check: self.contents.check.clone(),
            keys,
        };
        let (in_file, written) = contents.write(&self.path, done);
        if in_file == InFile::New {
            self.contents = contents;
        }
        (in_file, written)
    }
}

/// The names of the keys in a key file, which stand in it in the clear.
pub(crate) fn names_in(file: &[u8]) -> Result<BTreeSet<KeyName>, KeysRefused> {
    Ok(Contents::parse(file)?.keys.into_keys().collect())
}

impl Contents {
    /// Nothing if there is no file.
    fn read(path: &Path) -> Result<Option<Self>, KeysRefused> {
        match fs::read(path) {
            Ok(text) => Self::parse(&text).map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(KeysRefused::of_disk(&error)),
        }
    }

    fn parse(text: &[u8]) -> Result<Self, KeysRefused> {
        let kept: KeptFile = serde_json::from_slice(text).map_err(|_| KeysRefused::Unreadable)?;
        Self::of_kept(&kept).ok_or(KeysRefused::Unreadable)
    }

    fn of_kept(kept: &KeptFile) -> Option<Self> {
        if kept.format != FORMAT {
            return None;
        }
        let mut keys = BTreeMap::new();
        for entry in &kept.keys {
            let room = RoomId::parse(&entry.name.room).ok()?;
            let name = match entry.name.opens {
                KeptUse::Said => KeyName::said(room, Epoch::of_number(entry.name.number)),
                KeptUse::Names => KeyName::names(room, Day::of_number(entry.name.number)),
                KeptUse::Audit => KeyName::audit(room),
                KeptUse::Apart => KeyName::apart(room, Day::of_number(entry.name.number)),
            };
            keys.insert(name, Wrapped::of_kept(&entry.key)?);
        }
        Some(Self {
            salt: STANDARD.decode(&kept.salt).ok()?.try_into().ok()?,
            check: Wrapped::of_kept(&kept.check)?,
            keys,
        })
    }

    fn wrap(
        kek: &SecretKey,
        salt: [u8; SALT_BYTES],
        node: &Origin,
        open: &BTreeMap<KeyName, SecretKey>,
        stream: &mut Stream,
    ) -> Self {
        let nothing = SecretKey::new(Zeroizing::new([0_u8; KEY_BYTES]));
        let check = wrap(kek, &about(node, None), &nothing, stream);
        let wrapped =
            |(name, key): (&KeyName, &SecretKey)| (*name, wrap(kek, &about(node, Some(*name)), key, stream));
        Self {
            salt,
            check,
            keys: open.iter().map(wrapped).collect(),
        }
    }

    fn unwrap_all(
        &self,
        kek: &SecretKey,
        node: &Origin,
    ) -> Result<BTreeMap<KeyName, SecretKey>, KeysRefused> {
        self.check
            .unwrap(kek, &about(node, None))
            .ok_or(KeysRefused::WrongKey)?;
        let mut open = BTreeMap::new();
        for (name, wrapped) in &self.keys {
            let key = wrapped.unwrap(kek, &about(node, Some(*name)));
            open.insert(*name, key.ok_or(KeysRefused::Unreadable)?);
        }
        Ok(open)
    }

    /// Writes the file, and says what it has in the end: after an error as well, which may come when it has its name already.
    fn write(&self, path: &Path, done: Steps<'_>) -> (InFile, Result<(), KeysRefused>) {
        let mut in_file = InFile::Old;
        let written = replace_by_steps(path, &self.text(), &mut |step| {
            if step == Step::Renamed {
                in_file = InFile::New;
            }
            done(step)
        });
        (in_file, written.map_err(|error| KeysRefused::of_disk(&error)))
    }

    /// The file.
    fn text(&self) -> Vec<u8> {
        let entry = |(name, key): (&KeyName, &Wrapped)| KeptEntry {
            name: name.kept(),
            key: key.kept(),
        };
        let kept = KeptFile {
            format: FORMAT,
            salt: STANDARD.encode(self.salt),
            check: self.check.kept(),
            keys: self.keys.iter().map(entry).collect(),
        };
        serde_json::to_vec_pretty(&kept).expect("texts and numbers have a JSON form")
    }
}

impl Wrapped {
    fn of_kept(kept: &KeptKey) -> Option<Self> {
        Some(Self {
            nonce: STANDARD.decode(&kept.nonce).ok()?.try_into().ok()?,
            sealed: STANDARD.decode(&kept.wrapped).ok()?,
        })
    }

    fn kept(&self) -> KeptKey {
        KeptKey {
            nonce: STANDARD.encode(self.nonce),
            wrapped: STANDARD.encode(&self.sealed),
        }
    }

    fn unwrap(&self, kek: &SecretKey, about: &[u8]) -> Option<SecretKey> {
        SecretKey::of_bytes(&kek.decrypt(&self.nonce, about, &self.sealed)?)
    }
}

fn wrap(kek: &SecretKey, about: &[u8], key: &SecretKey, stream: &mut Stream) -> Wrapped {
    let nonce = stream.bytes();
    Wrapped {
        nonce,
        sealed: kek.encrypt(&nonce, about, key.bytes()),
    }
}

/// What a wrapped key is bound to: the node, the room, what it opens; or the node alone.
fn about(node: &Origin, name: Option<KeyName>) -> Vec<u8> {
    let node = node.as_str().as_bytes();
    let Some(name) = name else {
        return together(&[b"check", node]);
    };
    let (opens, number): (&[u8], u32) = match name.opens {
        KeyUse::Said(epoch) => (b"said", epoch.number()),
        KeyUse::Names(day) => (b"names", day.number()),
        KeyUse::Audit => (b"audit", 0),
        KeyUse::Apart(day) => (b"apart", day.number()),
    };
    together(&[b"key", node, &name.room.bytes(), opens, &number.to_be_bytes()])
}

#[cfg(test)]
mod tests;
