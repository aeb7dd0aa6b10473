//! One seed lived through with other words, without rooms, and with other members: nobody outside sees a byte of it.

use std::sync::{Mutex, PoisonError};

use harness::found_again;
use harness::tap::CanaryNet;
use harness::two_lives::{Lived, Rooms, differences, live};

/// The first seed; the same ones are looked at in every run.
const SEED_FIRST: u64 = 9_000;
/// Seeds of a run that says nothing else.
const SEEDS: u64 = 10;
/// Processes among which they are shared out.
const SHARES: u64 = 8;
/// Fewer acts would compare lives in which nothing happened.
const ACTS_MIN: usize = 60;
/// What is done at least once in every life with a room.
const ACTS: [&str; 23] = [
    "make",
    "invite",
    "enter",
    "stand at the door",
    "begin",
    "post",
    "draft",
    "search",
    "read",
    "propose",
    "agree",
    "name a steward",
    "leave",
    "report",
    "settle",
    "ask for a release",
    "refuse a release",
    "break glass",
    "operator reads",
    "change",
    "remove",
    "put out",
    "end",
];

#[expect(
    clippy::disallowed_methods,
    reason = "how long the runner wants to look is no configuration of the node"
)]
fn seeds() -> u64 {
    let said = std::env::var("ROSARIUM_SUBROSA_SEEDS").ok();
    said.map_or(SEEDS, |said| said.parse().expect("a number of seeds"))
}

/// Lives through something alone in its process, whose log is taken from all threads.
pub(crate) fn alone<T>(life: impl Future<Output = T>) -> T {
    static ALONE: Mutex<()> = Mutex::new(());
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime
        .expect("a runtime of one thread can be made")
        .block_on(life)
}

/// Both lives of each pair of a seed; what differs, a line each.
async fn faults_of(seed: u64) -> Vec<String> {
    let busy = live(seed, Rooms::Busy).await;
    let acts: usize = busy.acts.values().sum();
    assert!(acts >= ACTS_MIN, "only {acts} acts in rooms");
    for act in ACTS {
        assert!(busy.acts.contains_key(act), "nobody did it: {act}");
    }
    let net = CanaryNet::of(&busy.canaries);
    let mut faults = busy.tap.canaries(&net);
    for rooms in Rooms::OTHERS {
        let other = live(seed, rooms).await;
        // They do as much as in the first life, or nothing at all.
        match rooms {
            Rooms::None => assert_eq!(other.acts.len(), 0, "there is no room"),
            _ => assert_eq!(other.acts, busy.acts, "pair {}", rooms.pair()),
        }
        faults.extend(differences(rooms, &busy, &other));
    }
    faults
}

#[expect(
    clippy::print_stdout,
    reason = "the runner shows how many pairs were compared"
)]
fn share(number: u64) {
    let mut compared = 0;
    let mut faults = Vec::new();
    for seed in (SEED_FIRST..SEED_FIRST + seeds()).filter(|seed| seed % SHARES == number) {
        let found = alone(faults_of(seed));
        compared += Rooms::OTHERS.len();
        faults.extend(
            found
                .into_iter()
                .map(|fault| format!("{} {fault}", found_again(seed))),
        );
    }
    assert!(
        compared > 0,
        "fewer than {SHARES} seeds leave a share with nothing to compare"
    );
    println!(
        "{compared} pairs of lives compared, {} differ or leak",
        faults.len()
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

macro_rules! shares {
    ($($name:ident $number:literal)*) => {
        $(
            /// R4, R5, I7: pairs 1, 2 and 3 of a share of the seeds, and no canary in the first life of any.
            #[test]
            fn $name() {
                share($number);
            }
        )*
    };
}

shares! {
    lives_that_differ_in_rooms_alone_look_alike_from_outside_1 0
    lives_that_differ_in_rooms_alone_look_alike_from_outside_2 1
    lives_that_differ_in_rooms_alone_look_alike_from_outside_3 2
    lives_that_differ_in_rooms_alone_look_alike_from_outside_4 3
    lives_that_differ_in_rooms_alone_look_alike_from_outside_5 4
    lives_that_differ_in_rooms_alone_look_alike_from_outside_6 5
    lives_that_differ_in_rooms_alone_look_alike_from_outside_7 6
    lives_that_differ_in_rooms_alone_look_alike_from_outside_8 7
}

/// R5, I13: what differs between two lives is of what they differ in, for one life replays byte for byte; and the tap hears
/// each way out.
#[test]
fn one_life_lived_twice_is_one_life() {
    let lives = [Rooms::Busy, Rooms::None].map(|rooms| {
        let (once, again) = (alone(live(8_999, rooms)), alone(live(8_999, rooms)));
        (rooms, once, again)
    });
    for (rooms, once, again) in &lives {
        assert_eq!(once.tap.first_difference(&again.tap), None, "{rooms:?}");
    }
    let [(_, busy, _), (_, quiet, _)] = &lives;
    has_every_way(busy);
    has_every_way(quiet);
}

/// A tap that hears nothing is equal to any other.
fn has_every_way(lived: &Lived) {
    let ways = [
        "sent by https://seattle.example",
        "sent by https://london.example",
        "name looked up and connected to by https://seattle.example",
        "answer to a server: https://seattle.example",
        "mail of seattle",
        "figures of seattle",
        "row of seattle, table ",
        "GET /calendar.ics as a stranger",
        "GET /feed.atom as a stranger",
        "GET /nodeinfo/2.1 as a stranger",
        "GET /api/v1/me/export as the token of a member of a room",
        "GET /desk/audit as an officer",
        "GET /rooms as the operator",
        "GET /c/seattle/outbox as a peer",
        "GET / as an ex-member",
        "GET /rooms as a steward of another room",
        "GET /rooms as somebody put out, in most lives",
        "GET /rooms as somebody put out, in one life",
        "GET /desk/setup as who ran a room that is closed",
        "GET /api/v1/audit as the token of the operator",
        "`audit` as the operator at the command line",
        "POST /login/mail as a stranger",
    ];
    let records = lived.tap.records();
    for way in ways {
        let heard = records.iter().filter(|record| record.way.starts_with(way));
        assert!(heard.count() > 0, "nothing was heard by way of `{way}`");
    }
}
