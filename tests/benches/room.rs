//! What a page of fifty posts of a room costs whoever reads it, from the request with her cookie to the last byte of HTML,
//! inside this process and over stores in memory: `cargo bench -p rosarium-tests --bench room`. What of it is decryption:
//! `cargo bench -p rosarium-tests --bench sealed`. And whether the time of an answer tells a member outside a room that there
//! is one (threat D6): Welch's t over many answers for the room and as many for none.

use std::collections::BTreeSet;
use std::io::Write as _;

use ambient::{Clock, SystemClock};
use bytes::Bytes;
use domain::MemberId;
use harness::bench::{Runs, word};
use harness::{Browser, Person, StoryNode, World};
use store::{Membership, StoreError, members};
use subrosa::{
    CodeStands, EntryRule, NewRoom, POSTS_PER_PAGE, PostText, Retention, RoomName, Rule, ThreadTitle, Wish,
};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Looks of one run; and runs, of which the best counts.
const LOOKS: u32 = 100;
const RUNS: u32 = 5;
/// Answers of each kind whose times are compared, and within what they are alike (threat D6).
const ANSWERS: u32 = 2_000;
const T_WANTED: f64 = 4.5;
/// Letters of a room that nobody ever made.
const NEVER: &str = "3ZQ7W8N5V4T0M8XKPN6R3W2YHB";
/// Characters of a post.
const CHARS: [usize; 2] = [300, 3_000];
/// What is wanted of a page of fifty (issue 5), in microseconds.
const MICROS_WANTED: f64 = 1_000.0;

fn main() -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "µs of the processor per view, the same {LOOKS} times, the best of {RUNS} runs"
    )?;
    for chars in CHARS {
        for (page, micros) in runtime.block_on(measured(chars))? {
            writeln!(out, "{micros:10.1}  {page}, posts of {chars} characters")?;
            if page == THREAD {
                let word = word(micros, MICROS_WANTED);
                writeln!(out, "            wanted {MICROS_WANTED}: {word}")?;
            }
        }
    }
    let t = runtime.block_on(told_apart())?;
    let word = word(t.abs(), T_WANTED);
    writeln!(
        out,
        "{t:10.2}  Welch's t of {ANSWERS} answers for a room of others and as many for none, wanted below {T_WANTED}: {word}"
    )?;
    Ok(())
}

/// How far the times of answers for a room in which she has no seat, and for one that never was, are apart.
async fn told_apart() -> Result<f64, Failure> {
    let world = World::new(2);
    let node = world.node("seattle");
    let (olga, maren) = (node.officer("olga"), node.member("maren"));
    let (room, _) = talk(&node, [&olga, &maren], CHARS[0])?;
    let outside = Browser::signed_in(&node.member("nora")).await;
    let never = format!("/rooms/{NEVER}");
    let clock = SystemClock::start();
    let mut sums = [[0.0; 2]; 2];
    for number in 0..ANSWERS {
        // Each comes first as often as the other.
        let first = usize::from(number.is_multiple_of(2));
        for kind in [first, 1 - first] {
            let begun = clock.elapsed();
            let reply = outside.get([&room, &never][kind]).await;
            let micros = (clock.elapsed() - begun).as_secs_f64() * 1e6;
            if reply.status != 404 {
                return Err(format!("somebody outside is answered {}", reply.status).into());
            }
            sums[kind][0] += micros;
            sums[kind][1] += micros * micros;
        }
    }
    world.abandon();
    let count = f64::from(ANSWERS);
    let [there, none] = sums.map(|[sum, _]| sum / count);
    let spread = sums.map(|[sum, squares]| (squares - sum * sum / count) / (count - 1.0));
    Ok((there - none) / ((spread[0] + spread[1]) / count).sqrt())
}

/// What the page is called of which something is wanted, and one of a room without posts, for comparison.
const THREAD: &str = "a page of fifty posts";
const ROOM: &str = "the room, with its one thread";

async fn measured(chars: usize) -> Result<Vec<(&'static str, f64)>, Failure> {
    let world = World::new(1);
    let node = world.node("seattle");
    let (olga, maren) = (node.officer("olga"), node.member("maren"));
    let (room, thread) = talk(&node, [&olga, &maren], chars)?;
    let browser = Browser::signed_in(&maren).await;
    let mut found = Vec::new();
    for (name, path) in [(ROOM, &room), (THREAD, &thread)] {
        let mut last = Bytes::new();
        let looks = Runs {
            runs: RUNS,
            times: LOOKS,
        };
        let micros = looks.best_awaited(async || {
            let reply = browser.get(path).await;
            if reply.status != 200 {
                return Err(format!("{path}: {}", reply.status));
            }
            last = reply.body;
            Ok(())
        });
        let micros = micros.await?;
        let posts = String::from_utf8_lossy(&last).matches("<li id=\"").count();
        if name == THREAD && posts != POSTS_PER_PAGE {
            return Err(format!("a page of {posts} posts").into());
        }
        found.push((name, micros));
    }
    world.abandon();
    Ok(found)
}

/// A room of two in which a page of posts was said; the addresses of the room and of its thread.
fn talk(node: &StoryNode, [olga, maren]: [&Person; 2], chars: usize) -> Result<(String, String), Failure> {
    let rooms = node.rooms().ok_or("the rooms are open")?;
    let now = node.clock_now();
    let officer: Result<_, StoreError> = node.database().read(|tx| members::officer(tx, &olga.id));
    let (first, second) = (membership(node, &olga.id)?, membership(node, &maren.id)?);
    let wish = NewRoom {
        name: RoomName::parse("Licensing war stories")?,
        rule: Rule::Closed,
        entry: EntryRule::new(0, 0, BTreeSet::new())?,
        retention: Retention::Days90,
    };
    let room = rooms.make_room(&officer?.ok_or("she is an officer")?, &wish, now)?;
    let invitation = rooms.invite(&first, room, now)?;
    let signed = Wish {
        code: CodeStands::Signed,
        tier: None,
    };
    rooms.enter_by(&second, invitation, &signed, now)?;
    let words: String = "Nobody pays in time. ".chars().cycle().take(chars).collect();
    let (title, text) = (ThreadTitle::parse("Margins")?, PostText::parse(&words)?);
    let (thread, _) = rooms.begin_thread(&first, room, &title, &text, now)?;
    for number in 1..POSTS_PER_PAGE {
        let who = if number.is_multiple_of(2) { &second } else { &first };
        rooms.post(who, room, thread, &text, now)?;
    }
    let address = format!("/rooms/{}", room.letters());
    let thread = format!("{address}/{}", thread.letters());
    Ok((address, thread))
}

fn membership(node: &StoryNode, id: &MemberId) -> Result<Membership, Failure> {
    let found: Result<_, StoreError> = node.database().read(|tx| members::membership(tx, id));
    Ok(found?.ok_or("she is a member")?)
}
