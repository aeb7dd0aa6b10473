//! A node with rooms and members, for the tests of this crate.

use std::path::PathBuf;
use std::sync::Arc;

use ambient::Randomness;
use domain::{Handle, MailAddress, Member, Origin, PersonName, Role};
use engine::{Engine, MemoryEngine};
use store::{Database, Officer, members};
use tempfile::TempDir;

use super::*;

pub(crate) const DAY: i64 = 86_400;

pub(crate) fn at(second: i64) -> Timestamp {
    // Noon, so that an hour more or less is the same day.
    Timestamp::from_second(1_795_003_200 / DAY * DAY + DAY / 2 + second).unwrap()
}

pub(crate) struct House {
    pub(crate) folder: TempDir,
    pub(crate) engine: Arc<MemoryEngine>,
    pub(crate) rooms: Rooms,
    pub(crate) members: Database,
}

pub(crate) fn unlock() -> Unlock {
    Unlock::Key(Kek::parse(&[1; 32]).unwrap())
}

pub(crate) fn rooms_over(engine: Arc<dyn Engine>, path: &std::path::Path) -> Result<Rooms, RoomsError> {
    let node = Origin::parse("https://a.example").unwrap();
    Rooms::open(engine, path, node, unlock(), &Randomness::seeded(7))
}

impl House {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let engine = Arc::new(MemoryEngine::new());
        let rooms = rooms_over(engine.clone(), &folder.path().join("rooms.keys")).unwrap();
        Self {
            folder,
            engine,
            rooms,
            members: Database::in_memory(),
        }
    }

    pub(crate) fn key_file(&self) -> PathBuf {
        self.folder.path().join("rooms.keys")
    }

    pub(crate) fn add(&self, number: u8) -> MemberId {
        let handle = format!("member{number}");
        let member = Member {
            id: MemberId::new(u64::from(number), [number; 10]),
            handle: Handle::parse(&handle).unwrap(),
            name: PersonName::parse("Klara").unwrap(),
            mail: MailAddress::parse(&format!("{handle}@a.example")).unwrap(),
            organization: None,
            roles: vec![Role::Officer],
            joined: at(0),
        };
        let id = member.id.clone();
        let added: Result<(), StoreError> = self.members.transact_blocking(|tx| members::insert(tx, &member));
        added.unwrap();
        id
    }

    pub(crate) fn officer(&self, number: u8) -> Officer {
        let id = self.add(number);
        let found: Result<_, StoreError> = self.members.read(|tx| members::officer(tx, &id));
        found.unwrap().unwrap()
    }

    pub(crate) fn member(&self, number: u8) -> Membership {
        let id = self.add(number);
        self.membership(&id)
    }

    pub(crate) fn membership(&self, id: &MemberId) -> Membership {
        let found: Result<_, StoreError> = self.members.read(|tx| members::membership(tx, id));
        found.unwrap().unwrap()
    }

    /// A room of the member of this number, and her.
    pub(crate) fn room(&self, number: u8, rule: Rule, retention: Retention) -> (RoomId, Membership) {
        self.room_asking(
            number,
            rule,
            retention,
            EntryRule::new(0, 0, BTreeSet::new()).unwrap(),
        )
    }

    pub(crate) fn room_asking(
        &self,
        number: u8,
        rule: Rule,
        retention: Retention,
        entry: EntryRule,
    ) -> (RoomId, Membership) {
        let officer = self.officer(number);
        let wish = NewRoom {
            name: RoomName::parse("Licensing war stories").unwrap(),
            rule,
            entry,
            retention,
        };
        let id = self.rooms.make_room(&officer, &wish, at(0)).unwrap();
        (id, self.membership(&officer.member().id))
    }

    pub(crate) fn let_in(&self, number: u8, id: RoomId, now: Timestamp) -> Membership {
        let member = self.member(number);
        self.rooms.enter(&member, id, &signed(), now).unwrap();
        member
    }

    pub(crate) fn texts(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
        now: Timestamp,
    ) -> Vec<String> {
        texts(&self.rooms.posts(who, id, thread, None, now).unwrap())
    }
}

pub(crate) fn texts(shown: &PostsShown) -> Vec<String> {
    let text = |post: &PostShown| post.text.reveal(&shown.access).to_owned();
    shown.posts.iter().map(text).collect()
}

pub(crate) fn signed() -> Wish {
    Wish {
        code: CodeStands::Signed,
        tier: None,
    }
}

pub(crate) fn said(text: &str) -> PostText {
    PostText::parse(text).unwrap()
}

pub(crate) fn title() -> ThreadTitle {
    ThreadTitle::parse("Margins").unwrap()
}
