//! What it costs that a post is sealed, against the same rows written unencrypted through the same engine, and what a page of
//! fifty posts costs that are decrypted for it: `cargo bench -p rosarium-tests --bench sealed`. The page as a browser gets it:
//! `cargo bench -p rosarium-tests --bench room`.

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use ambient::Randomness;
use domain::{Handle, MailAddress, Member, MemberId, Origin, PersonName, Role};
use engine::{
    Batch, Bytes, Direction, Engine, Key, Keyspace, MemoryEngine, Outcome, Precondition, Range, Record,
    RedbEngine, RedbOptions, Write,
};
use harness::bench::{Runs, word};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Database, Membership, StoreError, members};
use subrosa::{
    Allocator, CodeStands, EntryRule, Epoch, Kek, NewRoom, POSTS_PER_PAGE, PostText, Retention, RoomId,
    RoomName, Rooms, Rule, Stewards, ThreadId, ThreadTitle, Unlock, Wish,
};
use tempfile::TempDir;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Posts, or looks, of one run; and runs, of which the best counts.
const TIMES: u32 = 100;
const RUNS: u32 = 5;
/// Speakers who take turns: none of them says more than a member may on a day.
const SPEAKERS: usize = 10;
/// Members of a room, characters of a post.
const SIZES: [(u8, usize); 3] = [(10, 300), (100, 300), (10, 5_000)];

/// What is wanted (issue 5): of a post, how many times the unencrypted one; of a page of fifty, microseconds.
const TIMES_WANTED: f64 = 1.5;
const PAGE_MICROS_WANTED: f64 = 1_000.0;

fn main() -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "µs of the processor, the same {TIMES} times, the best of {RUNS} runs"
    )?;
    for (members, chars) in SIZES {
        let mut house = House::new(members, chars)?;
        let mut plain = Plain::new(&house, chars);
        let sealed = best(|| house.post())?;
        let unsealed = best(|| plain.post())?;
        let page = best(|| house.page())?;
        let ratio = sealed / unsealed;
        writeln!(out, "{members} members, posts of {chars} characters")?;
        writeln!(out, "{sealed:10.1}  a post")?;
        writeln!(out, "{unsealed:10.1}  the same rows unencrypted")?;
        writeln!(
            out,
            "{ratio:10.2}  times the unencrypted, wanted {TIMES_WANTED}: {}",
            word(ratio, TIMES_WANTED)
        )?;
        writeln!(
            out,
            "{page:10.1}  a page of {POSTS_PER_PAGE}, wanted {PAGE_MICROS_WANTED}: {}",
            word(page, PAGE_MICROS_WANTED)
        )?;
    }
    Ok(())
}

/// Microseconds of the processor for one, of all threads, in the best run.
fn best(verb: impl FnMut() -> Result<(), Failure>) -> Result<f64, Failure> {
    let runs = Runs {
        runs: RUNS,
        times: TIMES,
    };
    runs.best(verb)
}

/// The engine that rooms lie in, in a folder of its own: what is measured is a write that survives a crash.
fn redb(folder: &Path) -> Result<Arc<dyn Engine>, Failure> {
    std::fs::create_dir_all(folder)?;
    Ok(Arc::new(RedbEngine::open(folder, RedbOptions::default())?))
}

fn now() -> Result<Timestamp, Failure> {
    Ok("2026-11-22T12:00:00Z".parse()?)
}

fn words(chars: usize) -> String {
    "Nobody pays in time. "
        .chars()
        .cycle()
        .take(chars - 1)
        .collect::<String>()
        + "."
}

/// A room with a thread, its members, and what each of them says.
struct House {
    rooms: Rooms,
    id: RoomId,
    thread: ThreadId,
    members: Vec<Membership>,
    text: PostText,
    said: usize,
    now: Timestamp,
    /// Where the key file is.
    _folder: TempDir,
}

impl House {
    fn new(count: u8, chars: usize) -> Result<Self, Failure> {
        let (now, folder, database) = (
            now()?,
            tempfile::tempdir()?,
            Database::open(Arc::new(MemoryEngine::new()))?,
        );
        let rooms = Rooms::open(
            redb(&folder.path().join("sealed"))?,
            &folder.path().join("keys"),
            Origin::parse("https://a.example")?,
            Unlock::Key(Kek::parse(&[1; 32])?),
            &Randomness::seeded(1),
        )?;
        let members = (0..count)
            .map(|number| member(&database, number, now))
            .collect::<Result<Vec<_>, _>>()?;
        let first = members[0].member().id.clone();
        let officer = database.read(|tx| members::officer(tx, &first))?;
        let wish = NewRoom {
            name: RoomName::parse("Licensing war stories")?,
            rule: Rule::Closed,
            entry: EntryRule::new(0, 0, BTreeSet::new())?,
            retention: Retention::Days90,
        };
        let id = rooms.make_room(&officer.ok_or("the first is an officer")?, &wish, now)?;
        let invitation = rooms.invite(&members[0], id, now)?;
        let signed = Wish {
            code: CodeStands::Signed,
            tier: None,
        };
        for who in &members[1..] {
            rooms.enter_by(who, invitation, &signed, now)?;
        }
        let title = ThreadTitle::parse("Margins")?;
        let text = PostText::parse(&words(chars))?;
        let (thread, _) = rooms.begin_thread(&members[0], id, &title, &text, now)?;
        let mut house = Self {
            rooms,
            id,
            thread,
            members,
            text,
            said: 0,
            now,
            _folder: folder,
        };
        for _ in 0..POSTS_PER_PAGE {
            house.post()?;
        }
        Ok(house)
    }

    /// The next of the speakers goes on with the thread; the first member only reads.
    fn post(&mut self) -> Result<(), Failure> {
        self.said += 1;
        let who = &self.members[1 + self.said % (SPEAKERS - 1)];
        self.rooms.post(who, self.id, self.thread, &self.text, self.now)?;
        Ok(())
    }

    /// A page of the thread, each text of it looked at.
    fn page(&self) -> Result<(), Failure> {
        let who = &self.members[0];
        let shown = self.rooms.posts(who, self.id, self.thread, None, self.now)?;
        for post in &shown.posts {
            black_box(post.text.reveal(&shown.access).len());
        }
        match shown.posts.len() == POSTS_PER_PAGE {
            true => Ok(()),
            false => Err("a page is full".into()),
        }
    }
}

/// One more member of the community, an officer.
fn member(database: &Database, number: u8, now: Timestamp) -> Result<Membership, Failure> {
    let member = Member {
        id: MemberId::new(u64::from(number), [number; 10]),
        handle: Handle::parse(&format!("m{number}"))?,
        name: PersonName::parse("Klara")?,
        mail: MailAddress::parse(&format!("m{number}@a.example"))?,
        organization: None,
        roles: vec![Role::Officer],
        joined: now,
    };
    let added: Result<(), StoreError> = database.transact_blocking(|tx| members::insert(tx, &member));
    added?;
    let membership = database.read(|tx| members::membership(tx, &member.id))?;
    Ok(membership.ok_or("she is a member")?)
}

/// The same room with its rows as they are before they are sealed, read and written as a post reads and writes them.
struct Plain {
    engine: Arc<dyn Engine>,
    ids: Allocator,
    room: RoomId,
    speakers: Vec<MemberId>,
    text: String,
    said: u128,
    now: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct PlainRoom {
    name: String,
    rule: Rule,
    entry: EntryRule,
    retention: Retention,
    made: Timestamp,
    epoch: Epoch,
    epoch_began: Timestamp,
    stewards: Stewards,
    seats: BTreeMap<MemberId, PlainSeat>,
    audit: (u64, String),
}

#[derive(Serialize, Deserialize)]
struct PlainSeat {
    from: Epoch,
    entered: Timestamp,
    mark: [u8; 16],
}

#[derive(Serialize, Deserialize)]
struct PlainThread {
    title: String,
    first: [u8; 16],
    began_in: Epoch,
}

#[derive(Default, Serialize, Deserialize)]
struct PlainNames(BTreeMap<MemberId, PlainSpeaker>);

#[derive(Serialize, Deserialize)]
struct PlainSpeaker {
    pseudonym: [u8; 8],
    posts: u16,
}

/// Keyspaces of the same order as those of rooms.
const ROOMS: Keyspace = Keyspace(0);
const THREADS: Keyspace = Keyspace(1);
const POSTS: Keyspace = Keyspace(2);
const DRAFTS: Keyspace = Keyspace(3);
const NAMES: Keyspace = Keyspace(4);
const SEEN: Keyspace = Keyspace(5);

/// Ids in keys, of the length of those in the keys of rooms.
const ROOM: [u8; 16] = [1; 16];
const THREAD: [u8; 16] = [2; 16];
const DAY: [u8; 4] = [0, 0, 80, 0];

/// What one write has read, each with what lay there.
#[derive(Default)]
struct Reads(BTreeMap<(Keyspace, Key), Option<Record>>);

impl Reads {
    fn get(&mut self, engine: &dyn Engine, space: Keyspace, key: &Key) -> Result<Option<Bytes>, Failure> {
        let found = engine.get_many(space, std::slice::from_ref(key))?;
        let found = found.into_iter().next().flatten();
        let payload = found.as_ref().map(|record| record.payload.clone());
        self.0.insert((space, key.clone()), found);
        Ok(payload)
    }

    fn conditions(self) -> Vec<Precondition> {
        let condition = |((space, key), read): ((Keyspace, Key), Option<Record>)| match read {
            Some(record) => Precondition::Version(space, key, record.version),
            None => Precondition::Absent(space, key),
        };
        self.0.into_iter().map(condition).collect()
    }
}

fn key(parts: &[&[u8]]) -> Key {
    let mut key = ROOM.to_vec();
    for part in parts {
        key.extend(*part);
    }
    key
}

impl Plain {
    fn new(house: &House, chars: usize) -> Self {
        let speakers = house.members[1..SPEAKERS].iter();
        let plain = Self {
            engine: redb(&house._folder.path().join("plain")).expect("a fresh folder holds a database"),
            ids: Allocator::new(Randomness::seeded(2)),
            room: house.id,
            speakers: speakers.map(|who| who.member().id.clone()).collect(),
            text: words(chars),
            said: 0,
            now: house.now,
        };
        plain
            .fill(house)
            .expect("an engine in memory takes what is small");
        plain
    }

    fn fill(&self, house: &House) -> Result<(), Failure> {
        let seats = house.members.iter().zip(0_u8..).map(|(who, number)| {
            let seat = PlainSeat {
                from: Epoch::FIRST,
                entered: house.now,
                mark: [number; 16],
            };
            (who.member().id.clone(), seat)
        });
        let room = PlainRoom {
            name: "Licensing war stories".to_owned(),
            rule: Rule::Closed,
            entry: EntryRule::new(0, 0, BTreeSet::new())?,
            retention: Retention::Days90,
            made: house.now,
            epoch: Epoch::FIRST,
            epoch_began: house.now,
            stewards: Stewards::of(house.members[0].member().id.clone()),
            seats: seats.collect(),
            audit: (1, "0".repeat(64)),
        };
        let thread = PlainThread {
            title: "Margins".to_owned(),
            first: [3; 16],
            began_in: Epoch::FIRST,
        };
        let names = PlainNames::default();
        let writes = vec![
            put(ROOMS, key(&[]), serde_json::to_vec(&room)?),
            put(THREADS, key(&[&THREAD]), serde_json::to_vec(&thread)?),
            put(NAMES, key(&[&DAY]), serde_json::to_vec(&names)?),
        ];
        self.commit(Reads::default(), writes)
    }

    /// As `Rooms::post` does it: a look whether she has a seat, the rows of the write, and a look at what is new.
    fn post(&mut self) -> Result<(), Failure> {
        self.said += 1;
        let who = self.speakers[self.said as usize % self.speakers.len()].clone();
        let engine = self.engine.clone();
        self.seat(&mut Reads::default(), &who)?;
        black_box(self.ids.post(self.room, self.now));
        let mut reads = Reads::default();
        let seat = self.seat(&mut reads, &who)?;
        let thread = reads.get(engine.as_ref(), THREADS, &key(&[&THREAD]))?;
        let thread: PlainThread = serde_json::from_slice(&thread.ok_or("there is a thread")?)?;
        let names = reads.get(engine.as_ref(), NAMES, &key(&[&DAY]))?;
        let mut names: PlainNames = serde_json::from_slice(&names.ok_or("there are names")?)?;
        let speaker = names.0.entry(who).or_insert(PlainSpeaker {
            pseudonym: [4; 8],
            posts: 0,
        });
        speaker.posts += 1;
        let post = [&speaker.pseudonym[..], self.text.as_bytes()].concat();
        let seen = key(&[&seat.mark, &THREAD]);
        let last = || engine.page(&Range::prefix(POSTS, &key(&[&THREAD])), Direction::Backward, 1);
        black_box(last()?);
        black_box(reads.get(engine.as_ref(), SEEN, &seen)?);
        let writes = vec![
            put(THREADS, key(&[&THREAD]), serde_json::to_vec(&thread)?),
            put(POSTS, key(&[&THREAD, &self.said.to_be_bytes()]), post),
            put(NAMES, key(&[&DAY]), serde_json::to_vec(&names)?),
            Write::Delete(DRAFTS, seen.clone()),
        ];
        self.commit(reads, writes)?;
        black_box(Reads::default().get(engine.as_ref(), SEEN, &seen)?);
        black_box(last()?);
        Ok(())
    }

    fn seat(&self, reads: &mut Reads, who: &MemberId) -> Result<PlainSeat, Failure> {
        let row = reads.get(self.engine.as_ref(), ROOMS, &key(&[]))?;
        let mut room: PlainRoom = serde_json::from_slice(&row.ok_or("there is a room")?)?;
        Ok(room.seats.remove(who).ok_or("she has a seat")?)
    }

    fn commit(&self, reads: Reads, writes: Vec<Write>) -> Result<(), Failure> {
        let batch = Batch {
            preconditions: reads.conditions(),
            writes,
            ..Batch::default()
        };
        match self.engine.commit(batch).wait()? {
            Outcome::Committed(_) => Ok(()),
            Outcome::Refused(_) => Err("nobody else writes".into()),
        }
    }
}

fn put(space: Keyspace, key: Key, payload: Vec<u8>) -> Write {
    Write::Put(space, key, Bytes::from(payload))
}
