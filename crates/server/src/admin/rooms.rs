//! What an operator does with private rooms by command: figures without a name or a word of them, an end to writing, a reading
//! that every member is told of first, and another key (F11, `subrosa` section 7).

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use ambient::Randomness;
use domain::Zone;
use edge::wall_clock;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Database, StoreError, members};
use subrosa::{
    Author, Day, GLASS_HOURS, GlassReason, GlassRefused, Kek, RoomId, RoomMeta, RoomState, Rooms, RoomsError,
    ThroughGlass, Unlock,
};
use web::OpenRooms;

use super::members::DryRun;
use super::table::{append, counted, table, zone};
use super::{Failure, Performed, Reply, Shown};
use crate::config::RoomsKey;
use crate::runtime::NodeRuntime;
use crate::runtime::rooms::key_in;

/// What is asked about rooms.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomAsk {
    /// Whether they are open, and where their key comes from.
    State,
    /// Figures of each; neither what it is called nor who is in it.
    List,
    /// Nobody writes in it any more; its members go on reading.
    Archive {
        /// Its id, as `List` has it.
        room: String,
        /// Whether it is done.
        run: DryRun,
    },
    /// Tells every member of it that an operator is going to read it; for so many hours it can be read then.
    BreakGlass {
        /// Its id.
        room: String,
        /// Why; every member reads it.
        reason: String,
        /// Whether it is done.
        run: DryRun,
    },
    /// Reads it, once its members were told.
    Read {
        /// Its id.
        room: String,
    },
    /// Wraps every key of rooms anew under another key.
    Rewrap {
        /// Under which.
        under: NewKey,
        /// Whether it is done.
        run: DryRun,
    },
}

/// The key that every other is wrapped under from now on.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewKey {
    /// One of chance, in the place of the one that lies in the data folder.
    Fresh,
    /// The one in this file.
    File(PathBuf),
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: RoomAsk) -> Reply {
    let performed = match ask {
        RoomAsk::State => Ok(Reply::Done(state(runtime))),
        RoomAsk::List => list(runtime).await.map(Reply::Done),
        RoomAsk::Archive { room, run } => archive(runtime, &room, run).await,
        RoomAsk::BreakGlass { room, reason, run } => break_glass(runtime, &room, reason, run).await,
        RoomAsk::Read { room } => read(runtime, &room).await.map(Reply::Done),
        RoomAsk::Rewrap { under, run } => rewrap(runtime, under, run).await,
    };
    performed.unwrap_or_else(Reply::Refused)
}

/// Where the key comes from, in one word for programs.
fn key_word(key: Option<&RoomsKey>) -> &'static str {
    match key {
        None => "process",
        Some(RoomsKey::Credential(_)) => "credential",
        Some(RoomsKey::File(_)) => "file",
        Some(RoomsKey::Asked) => "passphrase",
        Some(RoomsKey::Beside(_)) => "beside",
    }
}

fn state(runtime: &NodeRuntime) -> Shown {
    let part = &runtime.rooms_part;
    let key = key_word(part.key.as_ref());
    let value = json!({ "open": part.locked.is_none(), "why": part.locked, "key": key });
    let text = match &part.locked {
        None => "rooms are open".to_owned(),
        Some(why) => format!("rooms are locked: {why}"),
    };
    Shown::new(value, text)
}

fn open(runtime: &NodeRuntime) -> Result<OpenRooms, Failure> {
    runtime.rooms.get().cloned().ok_or_else(|| {
        let why = runtime.rooms_part.locked.as_deref().unwrap_or_default();
        Failure::failed(format!(
            "rooms are locked: {why}; hand their key in and start the node again"
        ))
    })
}

/// Verbs of rooms park their thread, so they have one of their own.
async fn on_a_thread<T: Send + 'static>(
    rooms: OpenRooms,
    work: impl FnOnce(&Rooms) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let working = tokio::task::spawn_blocking(move || work(rooms.rooms()));
    working.await.unwrap_or_else(|error| Err(Failure::failed(error)))
}

fn refused(error: RoomsError) -> Failure {
    match error {
        RoomsError::NoSuchRoom => {
            Failure::not_found("there is no such room; `rosarium room list` shows their ids")
        }
        other => Failure::failed(other),
    }
}

fn id(room: &str) -> Result<RoomId, Failure> {
    RoomId::parse(room).map_err(|_| refused(RoomsError::NoSuchRoom))
}

async fn list(runtime: &NodeRuntime) -> Performed {
    let looked = on_a_thread(open(runtime)?, |rooms| {
        Ok((
            rooms.metadata().map_err(refused)?,
            rooms.unreadable().map_err(refused)?,
        ))
    });
    let (rooms, unreadable) = looked.await?;
    let unreadable: Vec<String> = unreadable.iter().map(|id| id.letters()).collect();
    let zone = zone(runtime)?;
    let (swept, trouble) = runtime.rooms_part.pace.told();
    let rows: Vec<[String; 7]> = rooms.iter().map(|room| cells(room, &zone)).collect();
    let headings = [
        "ROOM",
        "SINCE",
        "MEMBERS",
        "THREADS",
        "POSTS",
        "LAST POST",
        "STATE",
    ];
    let mut text = table(headings, &rows, "there is no room");
    let swept_at = swept.map(|at| format!("what is over was last taken away {}", wall_clock(at, &zone)));
    let undone = trouble
        .as_ref()
        .map(|what| format!("not done at the last turn: {what}"));
    let damaged = unreadable.iter().map(|id| {
        format!("{id} cannot be read, and all others can: put the rooms back from a backup to mend it")
    });
    let below = damaged.chain(swept_at).chain(undone);
    append(&mut text, &below.collect::<Vec<_>>());
    let value = json!({
        "rooms": rooms.iter().map(figures).collect::<Vec<_>>(), "unreadable": unreadable,
        "swept": swept, "trouble": trouble,
    });
    Ok(Shown::new(value, text))
}

fn state_word(state: RoomState) -> &'static str {
    match state {
        RoomState::Open => "open",
        RoomState::Archived { .. } => "archived",
    }
}

/// The day as calendars have it.
fn date(day: Day) -> Date {
    let last = day.end().checked_sub(SignedDuration::from_nanos(1));
    last.unwrap_or(Timestamp::MAX).to_zoned(TimeZone::UTC).date()
}

fn cells(room: &RoomMeta, zone: &Zone) -> [String; 7] {
    let day = |at: Timestamp| wall_clock(at, zone);
    [
        room.id.letters(),
        day(room.made),
        room.members.to_string(),
        room.threads.to_string(),
        room.posts.to_string(),
        room.last_day
            .map_or_else(String::new, |day| date(day).to_string()),
        state_word(room.state).to_owned(),
    ]
}

fn figures(room: &RoomMeta) -> Value {
    json!({
        "room": room.id.letters(), "made": room.made, "members": room.members, "threads": room.threads,
        "posts": room.posts, "last_day": room.last_day.map(date),
        "state": state_word(room.state),
    })
}

/// The figures of one.
fn figures_of(rooms: &Rooms, id: RoomId) -> Result<RoomMeta, Failure> {
    rooms.metadata_of(id).map_err(refused)
}

fn members_of(room: &RoomMeta) -> String {
    counted(room.members, "member")
}

async fn archive(runtime: &NodeRuntime, room: &str, run: DryRun) -> Result<Reply, Failure> {
    let (id, now) = (id(room)?, runtime.node().now());
    let found = on_a_thread(open(runtime)?, move |rooms| {
        let found = figures_of(rooms, id)?;
        if run == DryRun::Real && found.state == RoomState::Open {
            rooms.archive(id, now).map_err(refused)?;
        }
        Ok(found)
    })
    .await?;
    let (letters, members) = (id.letters(), members_of(&found));
    let value = json!({ "room": letters, "members": found.members });
    if found.state != RoomState::Open {
        let text = format!("{letters} is archived already");
        return Ok(Reply::Done(Shown::new(value, text)));
    }
    Ok(match run {
        DryRun::Dry => Reply::WouldChange(Shown::new(
            value,
            format!("{letters} would be archived: its {members} could go on reading, and nobody could write"),
        )),
        DryRun::Real => Reply::Done(Shown::new(
            value,
            format!("{letters} is archived: its {members} can go on reading, and nobody writes any more"),
        )),
    })
}

async fn break_glass(
    runtime: &NodeRuntime,
    room: &str,
    reason: String,
    run: DryRun,
) -> Result<Reply, Failure> {
    let (id, now, zone) = (id(room)?, runtime.node().now(), zone(runtime)?);
    let reason =
        GlassReason::parse(&reason).map_err(|refused| Failure::usage(format!("the reason {refused}")))?;
    let (found, glass) = on_a_thread(open(runtime)?, move |rooms| {
        let found = figures_of(rooms, id)?;
        let glass = match run {
            DryRun::Dry => None,
            DryRun::Real => Some(rooms.break_glass(id, &reason, now).map_err(not_read)?),
        };
        Ok((found, glass))
    })
    .await?;
    let (letters, members) = (id.letters(), members_of(&found));
    let Some(glass) = glass else {
        let value = json!({ "room": letters, "members": found.members, "hours": GLASS_HOURS });
        let text = format!(
            "{members} of {letters} would be told that you are going to read it, and why; it could be read for {GLASS_HOURS} hours then"
        );
        return Ok(Reply::WouldChange(Shown::new(value, text)));
    };
    let value = json!({
        "room": letters, "members": found.members, "since": glass.since, "until": glass.until,
    });
    let until = wall_clock(glass.until, &zone);
    let text = format!(
        "told {members} of {letters} that you are going to read it, and why\nuntil {until}: rosarium room read {letters}"
    );
    Ok(Reply::Done(Shown::new(value, text)))
}

fn not_read(why: GlassRefused) -> Failure {
    match why {
        GlassRefused::Rooms(error) => refused(error),
        GlassRefused::NotBroken => Failure::failed(format!(
            "{why}: `rosarium room break-glass ROOM --reason WHY` tells them"
        )),
        GlassRefused::IsBroken { .. } => Failure::failed(why),
    }
}

async fn read(runtime: &NodeRuntime, room: &str) -> Performed {
    let (id, now, zone) = (id(room)?, runtime.node().now(), zone(runtime)?);
    let database = runtime.node().database.clone();
    on_a_thread(open(runtime)?, move |rooms| {
        let said = rooms.read_through_glass(id, now).map_err(not_read)?;
        Ok(all_said(&database, id, &said, &zone))
    })
    .await
}

fn all_said(database: &Database, id: RoomId, said: &ThroughGlass, zone: &Zone) -> Shown {
    let proof = &said.proof;
    let name = said.name.reveal_through(proof);
    let (mut threads, mut lines) = (Vec::new(), vec![format!("{name} ({})", id.letters())]);
    if said.not_shown > 0 {
        lines.push(format!(
            "{} are not shown",
            counted(said.not_shown, "earlier post")
        ));
    }
    for thread in &said.threads {
        let title = thread.title.reveal_through(proof);
        lines.push(format!("\n{title}"));
        let mut posts = Vec::new();
        for post in &thread.posts {
            let (author, text) = (name_of(database, &post.author), post.text.reveal_through(proof));
            let written = post.id.written();
            lines.push(format!("{} {author}:", wall_clock(written, zone)));
            lines.extend(text.lines().map(|line| format!("  {line}")));
            posts.push(json!({
                "post": post.id.letters(), "at": written, "author": author, "text": text,
            }));
        }
        threads.push(json!({ "thread": thread.id.letters(), "title": title, "posts": posts }));
    }
    let value = json!({
        "room": id.letters(), "name": name, "threads": threads, "not_shown": said.not_shown,
    });
    Shown::new(value, lines.join("\n"))
}

/// Her handle, or a number where members of the room read the name of a plant, which is made of it.
fn name_of(database: &Database, author: &Author) -> String {
    match author {
        Author::Member(member) => {
            let found: Result<_, StoreError> = database.read(|tx| members::get(tx, member));
            let found = found.ok().flatten();
            found.map_or_else(|| member.to_string(), |member| member.handle.to_string())
        }
        Author::Pseudonym(pseudonym) => format!("Rose {:04}", pseudonym.number()),
    }
}

async fn rewrap(runtime: &NodeRuntime, under: NewKey, run: DryRun) -> Result<Reply, Failure> {
    let rooms = open(runtime)?;
    let next = match (under, &runtime.rooms_part.key) {
        (NewKey::File(path), key) => Next::Named(path, next_start(key.as_ref())),
        (NewKey::Fresh, Some(RoomsKey::Beside(path))) => Next::Beside(path.clone()),
        (NewKey::Fresh, _) => {
            return Err(Failure::usage(
                "the key of this node is not in its data folder: make another, for instance with `openssl rand -hex 32`, \
                 and name its file with --key-file",
            ));
        }
    };
    if let Next::Named(path, _) = &next {
        key_in(path).map_err(Failure::failed)?;
    }
    let text = next.text(run);
    let value = json!({ "key_file": next.path() });
    if run == DryRun::Dry {
        return Ok(Reply::WouldChange(Shown::new(value, text)));
    }
    let (randomness, alone) = (
        runtime.node().randomness.clone(),
        runtime.rooms_part.rewrapping.clone(),
    );
    on_a_thread(rooms, move |rooms| {
        let _alone = alone.lock().unwrap_or_else(PoisonError::into_inner);
        match &next {
            Next::Named(path, _) => {
                let key = key_in(path).map_err(Failure::failed)?;
                rewrap_under(rooms, Unlock::Key(key))
            }
            Next::Beside(path) => rewrap_beside(rooms, path, &randomness),
        }
    })
    .await?;
    Ok(Reply::Done(Shown::new(value, text)))
}

/// Wraps every key anew under one of chance, which takes the place of the key in the data folder. What an earlier try left
/// beside that may be all that opens the key file, so it comes to its place before another is written over it.
fn rewrap_beside(rooms: &Rooms, path: &Path, randomness: &Randomness) -> Result<(), Failure> {
    let left = Kek::next_file(path);
    if left.try_exists().map_err(Failure::failed)? {
        rewrap_under_next(rooms, path, &left)?;
    }
    let next = Kek::make_next_file(path, randomness).map_err(Failure::failed)?;
    rewrap_under_next(rooms, path, &next)
}

/// Wraps every key anew under the next one, and puts that in its place.
fn rewrap_under_next(rooms: &Rooms, path: &Path, next: &Path) -> Result<(), Failure> {
    rewrap_under(rooms, Unlock::Key(key_in(next).map_err(Failure::failed)?))?;
    Kek::settle_file(path).map_err(Failure::failed)
}

/// Wraps every key anew; a kill leaves all of them under the one key or the other.
pub(crate) fn rewrap_under(rooms: &Rooms, unlock: Unlock) -> Result<(), Failure> {
    rooms.rewrap(unlock).map_err(refused)
}

/// Where the key is from now on.
enum Next {
    /// In a file that the operator named; and what she does with it.
    Named(PathBuf, String),
    /// In the place of the one in the data folder.
    Beside(PathBuf),
}

impl Next {
    fn path(&self) -> &PathBuf {
        match self {
            Self::Named(path, _) | Self::Beside(path) => path,
        }
    }

    fn text(&self, run: DryRun) -> String {
        let are = match run {
            DryRun::Dry => "would be",
            DryRun::Real => "are",
        };
        let path = self.path().display();
        match self {
            Self::Named(_, start) => {
                format!(
                    "all keys of rooms {are} wrapped under the key in {path}\nbefore the next start: {start}"
                )
            }
            Self::Beside(_) => {
                format!("all keys of rooms {are} wrapped under a new key, which takes the place of {path}")
            }
        }
    }
}

/// What hands the new key in when the node starts again.
fn next_start(key: Option<&RoomsKey>) -> String {
    match key {
        Some(RoomsKey::Credential(_)) => format!("make it the credential {}", Kek::CREDENTIAL),
        Some(RoomsKey::File(path)) => {
            format!(
                "put it in the place of {}, or name it in rooms.key_file",
                path.display()
            )
        }
        Some(RoomsKey::Beside(path)) => {
            format!("name it in rooms.key_file, and remove {}", path.display())
        }
        Some(RoomsKey::Asked) | None => "name it in rooms.key_file".to_owned(),
    }
}

#[cfg(test)]
mod tests;
