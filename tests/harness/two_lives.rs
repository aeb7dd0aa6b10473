//! The two-run test (subrosa section 5, I7): one seed is lived through twice, with the same public life and with different
//! rooms, and whoever is in no room must be shown the same bytes at the same time.
//!
//! The public life and the rooms draw their chance apart, and take turns at the same hours of a month and more, so that posts
//! are swept, keys are destroyed and epochs end while the public life goes on.

mod course;
mod outside;
mod thorn;
mod under_the_rose;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::task::coop::unconstrained;

use crate::story_node::StoryNode;
use crate::tap::{Canary, Tap};
use crate::world::World;
use course::Course;
use outside::Outside;
pub use under_the_rose::TEMPTING;
use under_the_rose::UnderTheRose;

/// What is said in rooms, and by whom, in one life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rooms {
    /// Members talk.
    Busy,
    /// They do the same at the same times, in other words and at another length.
    OtherWords,
    /// There are no rooms at all.
    None,
    /// Another member has the seat.
    OtherMembers,
}

impl Rooms {
    /// Beside [`Rooms::Busy`], each makes a pair: 1 content, 2 activity, 3 membership.
    pub const OTHERS: [Self; 3] = [Self::OtherWords, Self::None, Self::OtherMembers];

    /// The number of the pair that it makes with [`Rooms::Busy`]; 0 for that itself, which must replay.
    pub fn pair(self) -> u8 {
        match self {
            Self::Busy => 0,
            Self::OtherWords => 1,
            Self::None => 2,
            Self::OtherMembers => 3,
        }
    }
}

/// How a life ended.
pub struct Lived {
    /// What left.
    pub tap: Tap,
    /// The words that stand only in rooms.
    pub canaries: Vec<Canary>,
    /// What was done in rooms and how often, so that nobody compares lives in which nothing happened.
    pub acts: BTreeMap<&'static str, usize>,
}

/// Hours between the turns of public life and rooms: a retention of a week and an epoch of a month end between two of them.
const HOURS: [u64; 5] = [3, 26, 170, 560, 100];

/// The turns in which everybody outside reads.
const LOOKS: [usize; 3] = [1, 2, 4];

/// The world of one life.
struct Stage {
    world: World,
    node: Arc<StoryNode>,
    tap: Tap,
    seed: u64,
    course: Course,
}

impl Stage {
    fn now(&self) -> Timestamp {
        self.node.clock_now()
    }
}

/// Lives through a seed; how much of a task's turn was used up before changes nothing in it.
pub async fn live(seed: u64, rooms: Rooms) -> Lived {
    unconstrained(live_through(seed, rooms)).await
}

async fn live_through(seed: u64, rooms: Rooms) -> Lived {
    let world = World::new(seed);
    let tap = Tap::open(&world);
    let node = world.node("seattle");
    let mut stage = Stage {
        world,
        node,
        tap,
        seed,
        course: Course::of(seed),
    };
    let mut outside = Outside::arrive(&stage).await;
    let mut rose = UnderTheRose::new(seed, rooms);
    for (turn, hours) in HOURS.into_iter().enumerate() {
        outside.sign_in().await;
        outside.morning(&mut stage, turn).await;
        rose.turn(&stage, &outside, turn).await;
        outside.noon(&mut stage, turn).await;
        rose.afterwards(&stage, &outside, turn).await;
        // Reading is most of the work of a life.
        if LOOKS.contains(&turn) {
            outside.look(&mut stage, turn, rose.letters()).await;
        }
        stage.tap.gather(&stage.world).await;
        stage.world.run_for(Duration::from_secs(hours * 3_600)).await;
        // As the rooms' worker does every minute, also where there is no room.
        stage.node.tend_rooms();
        outside.by_the_clock(&stage).await;
    }
    stage.tap.gather(&stage.world).await;
    stage.world.abandon();
    Lived {
        tap: stage.tap,
        canaries: rose.canaries(),
        acts: rose.acts(),
    }
}

/// What is wrong with a pair of lives, a line each: `pair 2: …`; none if they are equal.
pub fn differences(rooms: Rooms, busy: &Lived, other: &Lived) -> Vec<String> {
    let difference = busy.tap.first_difference(&other.tap);
    difference
        .map(|said| format!("pair {}: {said}", rooms.pair()))
        .into_iter()
        .collect()
}
