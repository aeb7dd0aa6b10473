//! Bugs by which something of a room leaves it (S15 to S19, R15): each must be seen by one of the nets of subrosa, and the
//! same lives without a bug must show nothing. The table says which net saw which bug.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::sabotage::{Bug, plant_everywhere};
use harness::found_again;
use harness::tap::CanaryNet;
use harness::two_lives::{Lived, Rooms, live};

/// The first seed of every hunt.
const SEED_FIRST: u64 = 9_500;
/// Most seeds that a bug is given to hide in: what leaves, leaves in almost every life.
const SEEDS_MAX: u64 = 3;

/// The nets that can see anything in two lives, cheapest first, by the names of the columns.
const NETS: [&str; 4] = ["canary", "pair 1", "pair 2", "pair 3"];

/// Every bug that can be planted in rooms, and the first net that has to see it: a text as it is or packed by its letters;
/// what depends on a text by two that differ; what depends on there being any by a life without.
const ALL: [(Bug, &str); 17] = [
    (Bug::S18Raw, "canary"),
    (Bug::S18Base64, "canary"),
    (Bug::S18Packed, "canary"),
    (Bug::S16Hash, "pair 1"),
    (Bug::S16Length, "pair 1"),
    (Bug::S17Log, "pair 1"),
    (Bug::S18Stems, "pair 1"),
    (Bug::S15Ids, "pair 2"),
    (Bug::S15Draw, "pair 2"),
    (Bug::S16Version, "pair 2"),
    (Bug::S17Gauge, "pair 2"),
    (Bug::S17Badge, "pair 2"),
    (Bug::S17Limit, "pair 2"),
    (Bug::S17Answers, "pair 2"),
    (Bug::S17LastSeen, "pair 2"),
    (Bug::S18Digest, "pair 2"),
    (Bug::S19Timer, "pair 2"),
];

/// The ten of the table of subrosa section 5, in its order. Of these no net may see what it cannot see: a bug that is caught by
/// a net before its own leaks otherwise than it is meant to, and proves nothing of its own.
const TEN: [Bug; 10] = [
    Bug::S18Raw,
    Bug::S18Base64,
    Bug::S18Packed,
    Bug::S16Hash,
    Bug::S16Length,
    Bug::S18Stems,
    Bug::S17Gauge,
    Bug::S15Ids,
    Bug::S15Draw,
    Bug::S19Timer,
];
/// How many of the ten the canaries, pair 1 and pair 2 find.
const SUMS: [usize; 3] = [3, 6, 10];

/// What four lives of a seed show.
struct Seen {
    /// What each net saw, in the order of [`NETS`]; nothing where it saw nothing.
    by: [Option<String>; 4],
    /// Lives that came to no end: no net saw anything in them.
    stopped: Vec<Rooms>,
}

/// Lives through a seed with a bug or without; a life that a bug stops is seen too, and is no leak.
fn lived(bug: Option<Bug>, seed: u64, rooms: Rooms) -> Option<Lived> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime of one thread can be made");
    plant_everywhere(bug);
    let lived = catch_unwind(AssertUnwindSafe(|| runtime.block_on(live(seed, rooms))));
    plant_everywhere(None);
    lived.ok()
}

fn seen(bug: Option<Bug>, seed: u64) -> Seen {
    let mut stopped = Vec::new();
    let mut life_of = |rooms| {
        let one = lived(bug, seed, rooms);
        if one.is_none() {
            stopped.push(rooms);
        }
        one
    };
    let busy = life_of(Rooms::Busy);
    let canaries = busy
        .as_ref()
        .map(|busy| busy.tap.canaries(&CanaryNet::of(&busy.canaries)));
    let pair = |rooms| {
        let other = life_of(rooms)?;
        busy.as_ref()?.tap.first_difference(&other.tap)
    };
    let [first, second, third] = Rooms::OTHERS.map(pair);
    let canary = canaries.and_then(|lines| lines.into_iter().next());
    Seen {
        by: [canary, first, second, third],
        stopped,
    }
}

/// The first seed by which the net that has to see a bug sees it, and what all of them saw.
fn hunt(bug: Bug, net: &str) -> Option<(u64, [Option<String>; 4])> {
    let column = NETS
        .iter()
        .position(|name| *name == net)
        .expect("a net of the table");
    (SEED_FIRST..SEED_FIRST + SEEDS_MAX).find_map(|seed| {
        let by = seen(Some(bug), seed).by;
        by[column].is_some().then_some((seed, by))
    })
}

/// What is wrong with the table of the ten, a line each.
fn faults_of_table(caught: &BTreeMap<Bug, [bool; 4]>) -> Vec<String> {
    let own = |bug: &Bug| ALL.iter().find(|(of, _)| of == bug).map(|(_, net)| *net);
    let first = |bug: &Bug| {
        let by = caught.get(bug)?;
        NETS.iter().zip(by).find_map(|(net, has)| has.then_some(*net))
    };
    let others = TEN.iter().filter(|bug| first(bug) != own(bug));
    let mut faults: Vec<String> = others
        .map(|bug| {
            format!(
                "{bug:?} is seen first by {:?}, and not by {:?}",
                first(bug),
                own(bug)
            )
        })
        .collect();
    let sum = |column: usize| {
        let found = TEN
            .iter()
            .filter(|bug| caught.get(*bug).is_some_and(|by| by[column]));
        found.count()
    };
    let sums = [sum(0), sum(1), sum(2)];
    if sums != SUMS {
        faults.push(format!(
            "canary, pair 1 and pair 2 find {sums:?} of ten, not {SUMS:?}"
        ));
    }
    faults
}

/// Whatever is seen in lives without a bug, and lives without a bug that came to no end.
fn seen_without_a_bug() -> Vec<String> {
    let mut lines = Vec::new();
    for seed in SEED_FIRST..SEED_FIRST + SEEDS_MAX {
        let Seen { by, stopped } = seen(None, seed);
        lines.extend(by.into_iter().flatten());
        let stopped = stopped.into_iter();
        lines.extend(stopped.map(|rooms| format!("{} {rooms:?} came to no end", found_again(seed))));
    }
    lines
}

/// R15, I7.
#[test]
#[expect(
    clippy::print_stdout,
    reason = "the runner shows what was caught, and by which net"
)]
fn whatever_leaves_a_room_is_seen_by_one_of_the_nets() {
    let mut table = String::new();
    let mut caught: BTreeMap<Bug, [bool; 4]> = BTreeMap::new();
    for (bug, net) in ALL {
        let bug_name = format!("{bug:?}");
        let Some((seed, seen)) = hunt(bug, net) else {
            println!("{bug_name} survived: `{net}` did not see it in {SEEDS_MAX} seeds");
            continue;
        };
        let by = [0, 1, 2, 3].map(|column: usize| seen[column].is_some());
        caught.insert(bug, by);
        let marks = NETS.iter().zip(by).map(|(name, has)| match has {
            true => format!("{name} found"),
            false => format!("{name} missed"),
        });
        let marks: Vec<String> = marks.collect();
        // Writing to a String does not fail.
        let _ = writeln!(table, "{bug_name:<12} {}", marks.join(", "));
        let first = seen.into_iter().flatten().next().unwrap_or_default();
        println!("{bug_name} {} {first}", found_again(seed));
    }
    println!("{table}caught {} of {} that leave rooms", caught.len(), ALL.len());
    let clean = seen_without_a_bug();
    assert!(clean.is_empty(), "without a bug:\n{}", clean.join("\n"));
    assert_eq!(caught.len(), ALL.len(), "a bug survived");
    let faults = faults_of_table(&caught);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let [canary, first, second] = SUMS;
    println!("of the ten of the table canary finds {canary}, pair 1 {first}, pair 2 {second}");
}

/// A table in which a net sees what it cannot see, or in which a bug is missing, is not the one that is promised.
#[test]
fn another_table_than_the_one_promised_is_refused() {
    let promised = |bug: Bug| {
        let place = TEN.iter().position(|of| *of == bug).expect("one of the ten");
        [place < SUMS[0], place < SUMS[1], place < SUMS[2], true]
    };
    let mut caught: BTreeMap<Bug, [bool; 4]> = TEN.into_iter().map(|bug| (bug, promised(bug))).collect();
    assert_eq!(faults_of_table(&caught), Vec::<String>::new());
    caught.insert(Bug::S17Gauge, [false, true, true, true]);
    assert_eq!(faults_of_table(&caught).len(), 2);
    caught.remove(&Bug::S17Gauge);
    assert_eq!(faults_of_table(&caught).len(), 2);
}
