//! A node with a room of two, for stories that look at it from inside and from outside.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use domain::MemberId;
use harness::{Person, StoryNode, World};
use serde_json::Value;
use server::admin::{Reply, Request, RoomAsk};
use store::{Membership, Officer, StoreError, members};
use subrosa::{
    CodeStands, EntryRule, NewRoom, PostId, PostText, Retention, RoomId, RoomName, Rooms, Rule, ThreadId,
    ThreadTitle, Wish,
};

/// What the room is called; it stands nowhere else.
pub(crate) const NAME: &str = "zqroomnamecanary";
/// What its thread is about.
pub(crate) const TITLE: &str = "zqtitlecanary";
/// What Maren said.
pub(crate) const HERS: &str = "zqsaidbymaren";
/// What Olga said before.
pub(crate) const OTHERS: &str = "zqsaidbyolga";

/// A node with a room of two: Olga, who runs it, and Maren.
pub(crate) struct House {
    pub(crate) node: Arc<StoryNode>,
    pub(crate) olga: Person,
    pub(crate) maren: Person,
    pub(crate) room: RoomId,
    pub(crate) thread: ThreadId,
}

impl House {
    pub(crate) fn new(world: &World, rule: Rule, retention: Retention) -> Self {
        for word in [NAME, TITLE, HERS, OTHERS] {
            world.keeps(word);
        }
        let node = world.node("seattle");
        let (olga, maren) = (node.officer("olga"), node.member("maren"));
        let (rooms, now) = (node.rooms().expect("they are open"), node.clock_now());
        let wish = NewRoom {
            name: RoomName::parse(NAME).unwrap(),
            rule,
            entry: EntryRule::new(0, 0, BTreeSet::new()).unwrap(),
            retention,
        };
        let room = rooms.make_room(&officer(&olga), &wish, now).unwrap();
        let invitation = rooms.invite(&membership(&olga), room, now).unwrap();
        let stands = Wish {
            code: CodeStands::Signed,
            tier: None,
        };
        rooms
            .enter_by(&membership(&maren), invitation, &stands, now)
            .unwrap();
        let (title, text) = (
            ThreadTitle::parse(TITLE).unwrap(),
            PostText::parse(OTHERS).unwrap(),
        );
        let (thread, _) = rooms
            .begin_thread(&membership(&olga), room, &title, &text, now)
            .unwrap();
        let house = Self {
            node,
            olga,
            maren,
            room,
            thread,
        };
        house.says(&house.maren, HERS).expect("she may");
        house
    }

    pub(crate) fn closed(world: &World) -> Self {
        Self::new(world, Rule::Closed, Retention::Days90)
    }

    pub(crate) fn rooms(&self) -> Arc<Rooms> {
        self.node.rooms().expect("they are open")
    }

    /// A post a second later than the one before, unless the machine stops at it.
    pub(crate) fn says(&self, who: &Person, text: &str) -> Option<PostId> {
        self.node.clock.advance(Duration::from_secs(1));
        let (text, now) = (PostText::parse(text).unwrap(), self.node.clock_now());
        let said = self
            .rooms()
            .post(&membership(who), self.room, self.thread, &text, now);
        said.ok()
    }

    /// What stands in the thread, as a member reads it.
    pub(crate) fn reads(&self, who: &Person) -> Vec<String> {
        let now = self.node.clock_now();
        let shown = self
            .rooms()
            .posts(&membership(who), self.room, self.thread, None, now)
            .unwrap();
        let texts = shown.posts.iter();
        texts
            .map(|post| post.text.reveal(&shown.access).to_owned())
            .collect()
    }

    /// Whether a text stands as it is in the rooms' database, in the file of their keys, or in the store of the community.
    pub(crate) fn lies_open(&self, text: &str) -> bool {
        let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        let rows = self.node.rows_of_rooms();
        let keys = std::fs::read(self.node.rooms_key_file()).unwrap();
        let in_rooms = rows.iter().any(|(key, row)| holds(key) || holds(row));
        in_rooms || holds(&keys) || !self.node.tables_with(text).is_empty()
    }

    pub(crate) fn members(&self) -> Vec<MemberId> {
        self.rooms()
            .see_room(&membership(&self.olga), self.room)
            .unwrap()
            .members
    }

    pub(crate) async fn asks(&self, ask: RoomAsk) -> Reply {
        self.node.operate(Request::Rooms(ask)).await
    }

    pub(crate) fn stops_and_starts(&self, seed: u64) {
        self.node.crash(seed);
        self.node.restart();
    }
}

pub(crate) fn membership(who: &Person) -> Membership {
    let found: Result<_, StoreError> = who.node.database().read(|tx| members::membership(tx, &who.id));
    found.unwrap().expect("she is a member")
}

fn officer(who: &Person) -> Officer {
    let found: Result<_, StoreError> = who.node.database().read(|tx| members::officer(tx, &who.id));
    found.unwrap().expect("she is an officer")
}

/// What a command that works tells: for people, and for programs.
pub(crate) fn done(reply: Reply) -> (String, Value) {
    match reply {
        Reply::Done(shown) => (shown.text, shown.value),
        other => panic!("it is done: {other:?}"),
    }
}

pub(crate) fn would(reply: Reply) -> String {
    match reply {
        Reply::WouldChange(shown) => shown.text,
        other => panic!("it is only said: {other:?}"),
    }
}

pub(crate) fn refused(reply: Reply) -> String {
    match reply {
        Reply::Refused(failure) => failure.message,
        other => panic!("it is refused: {other:?}"),
    }
}
