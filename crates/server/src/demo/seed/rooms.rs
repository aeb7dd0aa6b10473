//! Rooms of a node are made, entered and spoken in by the verbs that pages call, each at the time when that would have been
//! (F11): what was said long enough ago has lost its names when the demonstration begins.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use ambient::{Randomness, Stream, StreamName};
use domain::{MemberId, ReleaseReach};
use jiff::civil::{self, Time};
use jiff::{Timestamp, ToSpan};
use store::{Membership, Officer, StoreError, members};
use subrosa::{
    CodeStands, Invitation, NewRoom, PostId, PostText, ReleaseAsk, ReportReason, RoomId, Rooms, ThreadId,
    ThreadTitle, Wish,
};

use super::days_before;
use super::gatherings::officer_of;
use super::members::Joined;
use crate::admin::Failure;
use crate::demo::communities::Community;
use crate::demo::placeholders;
use crate::demo::rooms::{WrittenRelease, WrittenReport, WrittenRoom, canary, rooms_of};
use crate::runtime::NodeRuntime;

/// Who is a member of all three communities, and in no room of any: the check looks at each of them through her eyes.
const OUTSIDER: &str = "lucasta";
/// Members come in one after the other, so many minutes apart.
const ENTERS_EVERY_MINUTES: i64 = 3;
/// When people begin to write on a day, and how many minutes lie between two posts at least.
const MORNING: Time = civil::time(8, 40, 0, 0);
const BETWEEN_POSTS_MINUTES: i64 = 47;
/// Minutes by which a post comes later than that, at most.
const LATER_MINUTES: u64 = 30;
/// Those whom the guide presents have read what is older.
const READ_DAYS: i64 = 4;
/// Before the start something was reported, and somebody asked to have words of hers read outside.
const WAITS_SINCE_HOURS: i64 = 18;
/// Days for which those words wait.
const WAITS_DAYS: u8 = 7;

/// Somebody in a room, and what the community knew of her when she came in.
struct Voice {
    who: Membership,
    wish: Wish,
    /// Whether the guide presents her.
    presented: bool,
}

/// One post as it will be written.
struct Line {
    at: Timestamp,
    thread: usize,
    /// Its place in the thread.
    place: usize,
    voice: usize,
    text: PostText,
}

/// A room before it is made.
struct Script {
    maker: Officer,
    made: Timestamp,
    start: Timestamp,
    wish: NewRoom,
    /// The maker first.
    voices: Vec<Voice>,
    titles: Vec<ThreadTitle>,
    /// In the order of their times.
    lines: Vec<Line>,
    report: Option<WrittenReport>,
    release: Option<WrittenRelease>,
    invites: bool,
}

/// A post that was written.
struct Written {
    thread: usize,
    place: usize,
    voice: usize,
    at: Timestamp,
    id: (ThreadId, PostId),
}

/// Makes the rooms of a node and lets people speak in them; the path of an invitation that is handed out, if there is one.
pub(super) async fn fill(
    runtime: &Arc<NodeRuntime>,
    community: Community,
    (start, seed): (Timestamp, u64),
    officer: &str,
    people: &[Joined],
) -> Result<Option<String>, Failure> {
    let open = runtime.rooms.get();
    let open =
        open.ok_or_else(|| Failure::failed(format!("the rooms of {} are locked", community.town())))?;
    let own_seed = seed.wrapping_mul(31).wrapping_add(community as u64 + 64);
    let mut chance = Randomness::seeded(own_seed).stream(StreamName::Demo);
    let mut handed_out = None;
    for (number, written) in rooms_of(community).into_iter().enumerate() {
        let word = canary(seed, community, number);
        let voices = cast(
            runtime,
            community,
            &written,
            start,
            (officer, people),
            &mut chance,
        )?;
        let script = Script {
            maker: officer_of(runtime, officer)?,
            made: days_before(start, written.made_days_ago),
            start,
            wish: written.wish()?,
            voices,
            titles: titles(&written)?,
            lines: lines(&written, community, start, &word, &mut chance)?,
            report: written.report,
            release: written.release,
            invites: written.invites,
        };
        let rooms = open.rooms().clone();
        // Each commit is waited for.
        let played = tokio::task::spawn_blocking(move || play(&rooms, &script));
        let invitation = played.await.map_err(Failure::failed)??;
        handed_out = invitation.or(handed_out);
    }
    let rooms = open.rooms().clone();
    let swept = tokio::task::spawn_blocking(move || rooms.sweep(start).map_err(Failure::failed));
    swept.await.map_err(Failure::failed)??;
    Ok(handed_out.map(|invitation| format!("/rooms/door/{}", invitation.letters())))
}

/// Who is in a room: its maker, those who are named, and as many more as it says.
fn cast(
    runtime: &NodeRuntime,
    community: Community,
    written: &WrittenRoom,
    start: Timestamp,
    (officer, people): (&str, &[Joined]),
    chance: &mut Stream,
) -> Result<Vec<Voice>, Failure> {
    let made = days_before(start, written.made_days_ago);
    let entry = written.entry()?;
    let profile = community.profile();
    let [_, presented] = profile.faces;
    let voice = |one: &Joined| voice(runtime, &one.id, one.handle.as_str() == presented);
    let mut voices = Vec::new();
    let maker = people.iter().find(|one| one.handle.as_str() == officer);
    let maker = maker.ok_or_else(|| Failure::failed(format!("{officer} is not there")))?;
    voices.extend(voice(maker)?);
    for name in &written.named {
        let named = people.iter().find(|one| one.name.as_str() == name.as_str());
        let named = named.ok_or_else(|| Failure::failed(format!("{} is not there", name.as_str())))?;
        voices.extend(voice(named)?);
    }
    let kept_out = |one: &&Joined| {
        let handle = one.handle.as_str();
        handle == OUTSIDER
            || profile.signs_in.iter().any(|(_, known)| *known == handle)
            || handle == officer
            || written
                .named
                .iter()
                .any(|name| name.as_str() == one.name.as_str())
            || entry.opens(one.at) > made
    };
    let mut others: Vec<&Joined> = people.iter().filter(|one| !kept_out(one)).collect();
    let expected = 1 + written.named.len() + written.drawn;
    while voices.len() < expected && !others.is_empty() {
        let place = usize::try_from(chance.below(others.len() as u64)).unwrap_or(0);
        let drawn = voice(others.swap_remove(place))?;
        voices.extend(drawn.filter(|drawn| drawn.wish.code == CodeStands::Signed));
    }
    match voices.len() == expected {
        true => Ok(voices),
        false => Err(Failure::failed(format!(
            "{} finds {} members and not {expected}",
            written.name,
            voices.len()
        ))),
    }
}

/// Somebody who is a member now. Whoever is presented came in when rooms did not ask for the code of ethics yet: that she
/// has to sign it is there to be tried.
fn voice(runtime: &NodeRuntime, id: &MemberId, presented: bool) -> Result<Option<Voice>, Failure> {
    let node = runtime.node();
    let resign_on = node.settings.ethics.resign_on;
    let found = node.database.read(|tx| {
        let Some(who) = members::membership(tx, id)? else {
            return Ok::<_, StoreError>(None);
        };
        let wish = Wish::of(tx, &who, resign_on)?;
        Ok(Some((who, wish)))
    })?;
    Ok(found.map(|(who, wish)| Voice {
        who,
        wish: match presented {
            true => Wish {
                code: CodeStands::Signed,
                ..wish
            },
            false => wish,
        },
        presented,
    }))
}

fn titles(written: &WrittenRoom) -> Result<Vec<ThreadTitle>, Failure> {
    let titles = written.thread.iter();
    titles
        .map(|thread| ThreadTitle::parse(&thread.title).map_err(Failure::failed))
        .collect()
}

/// All posts of a room in the order of their times: on each day from the morning on, in the order of the file.
fn lines(
    written: &WrittenRoom,
    community: Community,
    start: Timestamp,
    canary: &str,
    chance: &mut Stream,
) -> Result<Vec<Line>, Failure> {
    let mut posts = Vec::new();
    for (thread, said) in written.thread.iter().enumerate() {
        let said = said.posts.iter().enumerate();
        posts.extend(said.map(|(place, post)| (post.1, thread, place, post)));
    }
    posts.sort_by_key(|(days, ..)| Reverse(*days));
    let zone = community.zone();
    let (mut lines, mut on_day) = (Vec::with_capacity(posts.len()), (0, 0));
    for (days, thread, place, post) in posts {
        on_day = match on_day {
            (day, so_many) if day == days => (day, so_many + 1),
            _ => (days, 0),
        };
        let later = i64::try_from(chance.below(LATER_MINUTES)).unwrap_or(0);
        let minutes = on_day.1 * BETWEEN_POSTS_MINUTES + later;
        let morning = placeholders::moment(start, &zone, -days, MORNING);
        let at = morning.and_then(|morning| morning.timestamp().checked_add(minutes.minutes()).ok());
        lines.push(Line {
            at: at.ok_or_else(|| Failure::failed(format!("there is no day {days} days ago")))?,
            thread,
            place,
            voice: post.0,
            text: PostText::parse(&post.words(canary)).map_err(Failure::failed)?,
        });
    }
    Ok(lines)
}

/// Makes the room, lets everybody in, has all of it said, and lets wait what waits for a steward.
fn play(rooms: &Rooms, script: &Script) -> Result<Option<Invitation>, Failure> {
    let id = rooms
        .make_room(&script.maker, &script.wish, script.made)
        .map_err(Failure::failed)?;
    let Some((maker, others)) = script.voices.split_first() else {
        return Err(Failure::failed("nobody makes this room"));
    };
    let invitation = rooms
        .invite(&maker.who, id, script.made)
        .map_err(Failure::failed)?;
    for (one, turn) in others.iter().zip(1_i64..) {
        let at = script.made.checked_add((turn * ENTERS_EVERY_MINUTES).minutes());
        let at = at.map_err(Failure::failed)?;
        rooms
            .enter_by(&one.who, invitation, &one.wish, at)
            .map_err(Failure::failed)?;
    }
    let written = say(rooms, id, script)?;
    read(rooms, id, script, &written)?;
    wait(rooms, id, script, &written)?;
    match script.invites {
        true => rooms
            .invite(&maker.who, id, script.start)
            .map(Some)
            .map_err(Failure::failed),
        false => Ok(None),
    }
}

fn say(rooms: &Rooms, id: RoomId, script: &Script) -> Result<Vec<Written>, Failure> {
    let mut threads: Vec<Option<ThreadId>> = script.titles.iter().map(|_| None).collect();
    let mut written = Vec::with_capacity(script.lines.len());
    for line in &script.lines {
        let (voice, title) = (script.voices.get(line.voice), script.titles.get(line.thread));
        let (Some(voice), Some(title), Some(thread)) = (voice, title, threads.get_mut(line.thread)) else {
            return Err(Failure::failed("a post of nobody, or of no thread"));
        };
        let (who, text, at) = (&voice.who, &line.text, line.at);
        let said = match *thread {
            None => rooms
                .begin_thread(who, id, title, text, at)
                .map_err(Failure::failed)?,
            Some(begun) => {
                let post = rooms.post(who, id, begun, text, at).map_err(Failure::failed)?;
                (begun, post)
            }
        };
        *thread = Some(said.0);
        written.push(Written {
            thread: line.thread,
            place: line.place,
            voice: line.voice,
            at,
            id: said,
        });
    }
    Ok(written)
}

/// The maker and whoever is presented have read all but the latest days.
fn read(rooms: &Rooms, id: RoomId, script: &Script, written: &[Written]) -> Result<(), Failure> {
    let until = days_before(script.start, READ_DAYS);
    let readers = script.voices.iter().enumerate();
    let readers = readers.filter(|(number, voice)| *number == 0 || voice.presented);
    for (_, reader) in readers {
        let mut done = BTreeSet::new();
        for post in written.iter().rev().filter(|post| post.at <= until) {
            let (thread, last) = post.id;
            if done.insert(thread) {
                rooms
                    .saw(&reader.who, id, thread, last, script.start)
                    .map_err(Failure::failed)?;
            }
        }
    }
    Ok(())
}

/// A post that was reported, and words that wait to be read outside.
fn wait(rooms: &Rooms, id: RoomId, script: &Script, written: &[Written]) -> Result<(), Failure> {
    let at = script.start.checked_sub(WAITS_SINCE_HOURS.hours());
    let at = at.map_err(Failure::failed)?;
    let post_of = |thread: usize, place: usize| {
        let is_it = |post: &&Written| (post.thread + 1, post.place + 1) == (thread, place);
        let found = written.iter().find(is_it);
        found.ok_or_else(|| Failure::failed("what waits for a steward is not there"))
    };
    if let Some(report) = &script.report {
        let (thread, post) = post_of(report.thread, report.post)?.id;
        let by = script.voices.get(report.by);
        let by = by.ok_or_else(|| Failure::failed("a report of nobody"))?;
        let reason = ReportReason::parse(&report.reason).map_err(Failure::failed)?;
        rooms
            .report(&by.who, id, thread, post, &reason, at)
            .map_err(Failure::failed)?;
    }
    if let Some(release) = &script.release {
        let asked = post_of(release.thread, release.post)?;
        let (author, line) = (script.voices.get(asked.voice), line_of(script, asked));
        let (Some(author), Some(line)) = (author, line) else {
            return Err(Failure::failed("words of nobody wait to be read outside"));
        };
        let access = rooms.see_room(&author.who, id).map_err(Failure::failed)?.access;
        let ask = ReleaseAsk {
            thread: asked.id.0,
            post: asked.id.1,
            excerpt: line.text.reveal(&access),
            reach: ReleaseReach::Members,
            reason: &release.reason,
            days: WAITS_DAYS,
        };
        rooms
            .ask_release(&author.who, id, &ask, at)
            .map_err(Failure::failed)?;
    }
    Ok(())
}

fn line_of<'s>(script: &'s Script, written: &Written) -> Option<&'s Line> {
    let mut lines = script.lines.iter();
    lines.find(|line| (line.thread, line.place) == (written.thread, written.place))
}
