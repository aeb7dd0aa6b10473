//! Rooms on a real folder, backed up, stolen and put back: what whoever has the disk, the sets and the key can read, and for
//! how long.

mod attack;
mod dates;
mod put_back;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use ambient::Randomness;
use domain::{Handle, MailAddress, Member, MemberId, Origin, PersonName, Role};
use edge::MemoryShelf;
use engine::MemoryEngine;
use store::{Database, Membership, Officer, StoreError, audit, members};
use subrosa::{
    EntryRule, Kek, NewRoom, PostText, Retention, RoomId, RoomName, RoomsError, Rule, ThreadId, ThreadTitle,
    Unlock,
};

use super::super::create::{CreateAsked, Sources, create};
use super::super::label::{Holds, Label, ROOM_KEYS, ROOMS};
use super::super::restore::{SetAsked, Trial, restore, verify, would_restore};
use super::super::sealed::{identities, unseal};
use super::*;
use crate::config::{Config, EngineKind, MEDIA_FOLDER};
use crate::runtime::{engines, private_folder};

/// The key that locks these rooms: no two of its bytes alike, so that a grep for it means something.
fn kek() -> Vec<u8> {
    (0xA0..0xC0).collect()
}

fn unlock() -> Unlock {
    Unlock::Key(Kek::parse(&kek()).unwrap())
}

fn day(days: i64) -> Timestamp {
    // Noon.
    Timestamp::from_second(1_800_014_400 + days * 86_400).unwrap()
}

fn going() -> Work {
    Work::new(|_| {}, Arc::default())
}

fn stopped() -> Work {
    Work::new(|_| {}, Arc::new(AtomicBool::new(true)))
}

fn open_rooms(engine: Arc<dyn Engine>, keys: &Path) -> Result<Rooms, RoomsError> {
    let node = Origin::parse("https://a.example").unwrap();
    Rooms::open(engine, keys, node, unlock(), &Randomness::of_the_system())
}

/// A node whose store is in memory and whose rooms are on disk, the folder of its backups, and what opens them.
struct Chapter {
    folder: tempfile::TempDir,
    recipient: String,
    store: Arc<MemoryEngine>,
    database: Database,
    source: RoomsSource,
}

/// The two sets of one backup.
struct MadeSets {
    content: PathBuf,
    keys: PathBuf,
}

/// A room with one thread in it, and whose it is.
struct Talk {
    room: RoomId,
    thread: ThreadId,
    who: Membership,
}

impl Chapter {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let identity = Identity::generate();
        let recipient = identity.to_public().to_string();
        fs::write(
            folder.path().join("identity"),
            identity.to_string().expose_secret(),
        )
        .unwrap();
        let store = Arc::new(MemoryEngine::new());
        let database = Database::open(store.clone()).unwrap();
        // More than is written at once, so that a restore can be interrupted.
        for round in 0..4 {
            let logged: Result<(), StoreError> = database.transact_blocking(|tx| {
                (0..400)
                    .try_for_each(|number| audit::log(tx, "olga", &format!("{round} {number}"), day(round)))
            });
            logged.unwrap();
        }
        let place = RoomsPlace::of(&place(folder.path(), "live"));
        private_folder(&place.storage.dir).unwrap();
        let engine = engines::open(&place.storage).unwrap();
        let source = RoomsSource::Open(Arc::new(open_rooms(engine, &place.keys).unwrap()));
        Self {
            folder,
            recipient,
            store,
            database,
            source,
        }
    }

    fn rooms(&self) -> &Rooms {
        match &self.source {
            RoomsSource::Open(rooms) => rooms,
            _ => panic!("they are shut"),
        }
    }

    /// Nobody has the rooms open any more.
    fn lock(&mut self) {
        let live = self.live();
        self.source = shut(Arc::new(MemoryEngine::new()), &live.keys);
        self.source = shut(engines::open(&live.storage).unwrap(), &live.keys);
    }

    fn place(&self, name: &str) -> StorageWhere {
        place(self.folder.path(), name)
    }

    fn live(&self) -> RoomsPlace {
        RoomsPlace::of(&self.place("live"))
    }

    fn sets(&self) -> PathBuf {
        self.folder.path().join("sets")
    }

    fn identity(&self) -> PathBuf {
        self.folder.path().join("identity")
    }

    fn back_up(&self, made: Timestamp) -> MadeSets {
        let asked = CreateAsked {
            into: self.sets(),
            recipient: self.recipient.clone(),
            made,
        };
        let shelf = MemoryShelf::default();
        let sources = Sources {
            engine: &*self.store,
            shelf: &shelf,
            rooms: &self.source,
        };
        let made = create(&sources, &asked, &going()).unwrap();
        let path = |name: &str| PathBuf::from(made[name].as_str().unwrap());
        MadeSets {
            content: path("set"),
            keys: path("room_keys"),
        }
    }

    fn officer(&self, number: u8) -> Officer {
        let handle = format!("member{number}");
        let member = Member {
            id: MemberId::new(u64::from(number), [number; 10]),
            handle: Handle::parse(&handle).unwrap(),
            name: PersonName::parse("Klara").unwrap(),
            mail: MailAddress::parse(&format!("{handle}@a.example")).unwrap(),
            organization: None,
            roles: vec![Role::Officer],
            joined: day(0),
        };
        let added: Result<(), StoreError> =
            self.database.transact_blocking(|tx| members::insert(tx, &member));
        added.unwrap();
        let found: Result<_, StoreError> = self.database.read(|tx| members::officer(tx, &member.id));
        found.unwrap().unwrap()
    }

    /// A room in which its maker says something.
    fn talk(&self, number: u8, text: &str, now: Timestamp) -> Talk {
        self.talk_under(number, Rule::Closed, text, now)
    }

    fn talk_under(&self, number: u8, rule: Rule, text: &str, now: Timestamp) -> Talk {
        let officer = self.officer(number);
        let wish = NewRoom {
            name: RoomName::parse("zqname Licensing war stories").unwrap(),
            rule,
            entry: EntryRule::new(0, 0, BTreeSet::new()).unwrap(),
            retention: Retention::UntilClosed,
        };
        let room = self.rooms().make_room(&officer, &wish, now).unwrap();
        let id = &officer.member().id;
        let found: Result<_, StoreError> = self.database.read(|tx| members::membership(tx, id));
        let who = found.unwrap().unwrap();
        let title = ThreadTitle::parse("zqtitle Margins").unwrap();
        let (thread, _) = self
            .rooms()
            .begin_thread(&who, room, &title, &said(text), now)
            .unwrap();
        Talk { room, thread, who }
    }

    fn asked(&self, set: &Path, room_keys: Option<&Path>) -> SetAsked {
        SetAsked {
            set: set.to_owned(),
            identity: self.identity(),
            room_keys: room_keys.map(Path::to_owned),
        }
    }

    /// A file of a set, unsealed.
    fn unsealed(&self, set: &Path, name: &str) -> Vec<u8> {
        let identities = identities(&self.identity()).unwrap();
        let mut bytes = Vec::new();
        unseal(&set.join(name), &identities)
            .unwrap()
            .read_to_end(&mut bytes)
            .unwrap();
        bytes
    }
}

fn shut(engine: Arc<dyn Engine>, keys: &Path) -> RoomsSource {
    let keys = keys.to_owned();
    RoomsSource::Shut { engine, keys }
}

fn place(folder: &Path, name: &str) -> StorageWhere {
    StorageWhere {
        kind: EngineKind::Redb,
        dir: folder.join(name).join("store"),
        cache_mib: 16,
        media: folder.join(name).join(MEDIA_FOLDER),
    }
}

fn said(text: &str) -> PostText {
    PostText::parse(text).unwrap()
}

#[test]
fn a_set_is_put_where_the_node_looks_for_rooms() {
    let config = Config::default();
    let place = RoomsPlace::of(&config.storage().unwrap());
    assert_eq!(place.storage.dir, config.rooms_dir());
    assert_eq!(place.keys, config.rooms_keys());
}

/// What somebody reads of a thread, if she reads anything.
fn read(rooms: &Rooms, talk: &Talk, now: Timestamp) -> Option<Vec<String>> {
    let shown = rooms.posts(&talk.who, talk.room, talk.thread, None, now).ok()?;
    let texts = shown
        .posts
        .iter()
        .map(|post| post.text.reveal(&shown.access).to_owned());
    Some(texts.collect())
}

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        match entry.file_type().unwrap().is_dir() {
            true => files.extend(files_below(&entry.path())),
            false => files.push(entry.path()),
        }
    }
    files
}

/// The sets of one kind in a folder, oldest first.
fn sets_of(folder: &Path, holds: Holds) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut sets: Vec<_> = entries
        .filter(|set| Label::read(set).unwrap().holds == holds)
        .collect();
    sets.sort();
    sets
}
