//! The rooms of a node: their own database behind an engine, their key file, their ids. Verbs are in files of their own.
//!
//! Calls are synchronous and park the thread while a commit is made durable: a door with an async runtime makes them on its
//! blocking pool. Nonces are drawn inside a transaction, as one that is run again says something else and may not use a
//! nonce twice; they come from the room's own stream, so that nothing else moves.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use ambient::Randomness;
use domain::Origin;
use engine::{Engine, EngineError, Key};
use jiff::Timestamp;
use store::Membership;
use zeroize::Zeroizing;

use crate::access::RoomAccess;
use crate::epoch::Epoch;
use crate::id::{Allocator, RoomId};
use crate::index::Index;
use crate::kek::Unlock;
use crate::keyring::{KeyName, Keyring, KeysRefused};
use crate::restored::Dropped;
use crate::room::Room;
use crate::seal::{Header, Message, Place, seal, unseal};
use crate::tx::{Committed, Go, ROOMS, Tx};
use crate::wipe::json;

/// How often a verb is run again because what it read has changed.
const RERUNS_MAX: u32 = 64;

/// All rooms of a node.
pub struct Rooms {
    engine: Arc<dyn Engine>,
    node: Origin,
    ids: Allocator,
    keys: RwLock<Keyring>,
    /// Held from the making of a key to the commit that uses it, and while keys are destroyed: no key is taken for unused
    /// before it is used.
    changing: Mutex<()>,
    pub(crate) dropped: Option<Dropped>,
    /// What is asked for on pages outside the rooms, without a key.
    index: Index,
}

/// What stood between a verb and the rooms.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoomsError {
    /// There is no such room, or not for her: the two are the same to everybody (threats D2, D6).
    #[error("there is no such room")]
    NoSuchRoom,
    /// It is archived: its members read it, and nobody writes in it or enters it any more. Said to members of it alone.
    #[error("this room is archived: it can be read, and nothing more is written in it")]
    Archived,
    /// The engine said no.
    #[error("the store of the rooms answers: {0}")]
    Engine(#[from] EngineError),
    /// What it read changed at each of many tries.
    #[error("too many changes at once; try again")]
    Contended,
    /// A row that no key opens, or that is not what it was; nothing skips it.
    #[error("a row of a room cannot be read")]
    Unreadable,
    /// The key file said no.
    #[error(transparent)]
    Keys(#[from] KeysRefused),
}

impl Rooms {
    /// Takes an engine of its own over, and opens the key file; one is made only for a node without rooms.
    pub fn open(
        engine: Arc<dyn Engine>,
        key_file: &Path,
        node: Origin,
        unlock: Unlock,
        randomness: &Randomness,
    ) -> Result<Self, RoomsError> {
        let mut has_rooms = false;
        Tx::begin(engine.as_ref()).scan(ROOMS, b"", None, |_, _| {
            has_rooms = true;
            Ok::<_, EngineError>(Go::Enough)
        })?;
        if has_rooms && !Keyring::exists(key_file) {
            return Err(KeysRefused::Missing.into());
        }
        let keyring = Keyring::open(key_file, node.clone(), unlock, randomness)?;
        let mut rooms = Self {
            engine,
            node,
            ids: Allocator::new(randomness.clone()),
            keys: RwLock::new(keyring),
            changing: Mutex::new(()),
            dropped: None,
            index: Index::default(),
        };
        rooms.dropped = rooms.settle_restored(key_file)?;
        rooms.note_all()?;
        Ok(rooms)
    }

    /// Wraps every key anew under another key-encryption key; the one before opens nothing from here on. After an error the
    /// file and memory are both under the one or both under the other; to do it again is safe.
    pub fn rewrap(&self, unlock: Unlock) -> Result<(), RoomsError> {
        let _alone = self.change_keys();
        Ok(self.keys_to_change().rewrap(unlock)?)
    }

    pub(crate) fn engine(&self) -> &dyn Engine {
        self.engine.as_ref()
    }

    pub(crate) fn node(&self) -> &Origin {
        &self.node
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    /// The ids of all rooms.
    pub(crate) fn all(&self) -> Result<Vec<RoomId>, RoomsError> {
        self.look(|tx| {
            let mut rooms = Vec::new();
            tx.scan(ROOMS, b"", None, |key, _| {
                let id: [u8; 16] = key.as_slice().try_into().map_err(|_| RoomsError::Unreadable)?;
                rooms.push(RoomId::of_bytes(id));
                Ok::<_, RoomsError>(Go::On)
            })?;
            Ok(rooms)
        })
    }

    pub(crate) fn ids(&self) -> &Allocator {
        &self.ids
    }

    /// Runs a verb until nothing it read changes before its commit, and returns when that is durable. One that fails while
    /// keys were destroyed is run again: what it read may be under a key that is gone, as it no longer is what it was.
    pub(crate) fn transact<T, E: From<RoomsError>>(
        &self,
        mut verb: impl FnMut(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        for _ in 0..=RERUNS_MAX {
            let shreds = self.keys().shreds();
            let mut tx = Tx::begin(self.engine.as_ref());
            let value = match verb(&mut tx) {
                Err(_) if self.keys().shreds() != shreds => continue,
                value => value?,
            };
            if tx.commit().map_err(RoomsError::from)? == Committed::Yes {
                return Ok(value);
            }
        }
        Err(RoomsError::Contended.into())
    }

    /// Looks without writing; what is written is dropped. A look that fails while keys were destroyed is taken again.
    pub(crate) fn look<T, E>(&self, mut look: impl FnMut(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        for _ in 0..RERUNS_MAX {
            let shreds = self.keys().shreds();
            match look(&mut Tx::begin(self.engine.as_ref())) {
                Err(_) if self.keys().shreds() != shreds => {}
                looked => return looked,
            }
        }
        look(&mut Tx::begin(self.engine.as_ref()))
    }

    /// The record of a room.
    pub(crate) fn room(&self, tx: &mut Tx<'_>, id: RoomId) -> Result<Room, RoomsError> {
        let row = tx.get(ROOMS, &id.bytes().to_vec())?;
        self.opened_room(id, &row.ok_or(RoomsError::NoSuchRoom)?)
    }

    /// The record of a room out of its row.
    pub(crate) fn opened_room(&self, id: RoomId, row: &[u8]) -> Result<Room, RoomsError> {
        let plain = self.unseal_said(id, Message::Room, row)?;
        serde_json::from_slice(&plain).map_err(|_| RoomsError::Unreadable)
    }

    /// A room, and the proof that a member has a seat in it; whoever has none finds no room.
    pub(crate) fn entered(
        &self,
        tx: &mut Tx<'_>,
        id: RoomId,
        who: &Membership,
    ) -> Result<(Room, RoomAccess), RoomsError> {
        let room = self.room(tx, id)?;
        let access = RoomAccess::of(id, &room, &who.member().id).ok_or(RoomsError::NoSuchRoom)?;
        Ok((room, access))
    }

    /// Writes the record of a room, with the head of its audit chain as this transaction left it.
    pub(crate) fn put_room(&self, tx: &mut Tx<'_>, id: RoomId, room: &Room) -> Result<(), RoomsError> {
        let noted = tx.head(id).map(|head| Room {
            audit: head.clone(),
            ..room.clone()
        });
        let room = noted.as_ref().unwrap_or(room);
        let plain = json(room).ok_or(RoomsError::Unreadable)?;
        let header = Header::plain(room.epoch.number());
        let row = self.seal(KeyName::said(id, room.epoch), Message::Room, header, &plain)?;
        tx.put(ROOMS, id.bytes().to_vec(), row);
        Ok(())
    }

    /// A row under a key that is there.
    pub(crate) fn seal(
        &self,
        name: KeyName,
        message: Message,
        header: Header,
        plain: &[u8],
    ) -> Result<Vec<u8>, RoomsError> {
        let keys = self.keys();
        let key = keys.get(name).ok_or(RoomsError::Unreadable)?;
        let nonce = self.ids.chance(name.room);
        Ok(seal(key, self.place(name.room, message), header, &nonce, plain))
    }

    /// What a row says that lies under an epoch's key.
    pub(crate) fn unseal_said(
        &self,
        room: RoomId,
        message: Message,
        row: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, RoomsError> {
        let header = Header::read(row).ok_or(RoomsError::Unreadable)?;
        let name = KeyName::said(room, Epoch::of_number(header.number));
        self.unseal(name, message, row)
    }

    /// What a row says that lies under a key.
    pub(crate) fn unseal(
        &self,
        name: KeyName,
        message: Message,
        row: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, RoomsError> {
        let keys = self.keys();
        let key = keys.get(name).ok_or(RoomsError::Unreadable)?;
        unseal(key, self.place(name.room, message), row).ok_or(RoomsError::Unreadable)
    }

    fn place(&self, room: RoomId, message: Message) -> Place<'_> {
        Place {
            node: &self.node,
            room,
            message,
        }
    }

    /// Makes a key if it is not there; whoever calls it holds [`Self::change_keys`] until the key is used.
    pub(crate) fn make_key(&self, name: KeyName) -> Result<(), RoomsError> {
        let chance = Zeroizing::new(self.ids.chance(name.room));
        Ok(self.keys_to_change().make(name, chance)?)
    }

    /// Changes a room and begins a new epoch with the same commit. A change that is refused makes no key.
    pub(crate) fn turn_epoch<T, E: From<RoomsError>>(
        &self,
        id: RoomId,
        now: Timestamp,
        mut change: impl FnMut(&mut Tx<'_>, &mut Room) -> Result<T, E>,
    ) -> Result<T, E> {
        let alone = self.change_keys();
        self.turn_epoch_alone(&alone, id, now, &mut change)
    }

    /// The same, for whoever changes keys already.
    pub(crate) fn turn_epoch_alone<T, E: From<RoomsError>>(
        &self,
        _alone: &MutexGuard<'_, ()>,
        id: RoomId,
        now: Timestamp,
        change: &mut dyn FnMut(&mut Tx<'_>, &mut Room) -> Result<T, E>,
    ) -> Result<T, E> {
        let next = self.look(|tx| {
            let mut room = self.room(tx, id)?;
            let next = room.epoch.next();
            change(tx, &mut room).map(|_| next)
        })?;
        self.make_key(KeyName::said(id, next))?;
        let turned = self.transact(|tx| {
            let mut room = self.room(tx, id)?;
            if room.epoch.next() != next {
                return Err(RoomsError::Contended.into());
            }
            let value = change(tx, &mut room)?;
            (room.epoch, room.epoch_began) = (next, now);
            self.put_room(tx, id, &room)?;
            Ok(value)
        });
        // Also after an error: nobody knows then whether it is durable.
        self.note_seats(id);
        turned
    }

    pub(crate) fn change_keys(&self) -> MutexGuard<'_, ()> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn keys(&self) -> RwLockReadGuard<'_, Keyring> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn keys_to_change(&self) -> RwLockWriteGuard<'_, Keyring> {
        self.keys.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The key of a row that belongs to a room: its id, then what tells it from others.
pub(crate) fn key_of(room: RoomId, parts: &[&[u8]]) -> Key {
    let mut key = room.bytes().to_vec();
    for part in parts {
        key.extend(*part);
    }
    key
}
