//! Bugs by which something of a room leaves it (S15 to S19, R15): each must be seen by one of the nets of subrosa, and the
//! same lives without a bug must show nothing. The table says which net saw which bug.

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

/// Lives through a seed with a bug or without; a life that a bug stops is seen too, and is no leak.
fn lived(bug: Option<Bug>, seed: u64, rooms: Rooms) -> Option<Lived> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime of one thread can be made");
    plant_everywhere(bug);
    let lived = catch_unwind(AssertUnwindSafe(|| runtime.block_on(live(seed, rooms))));
    plant_everywhere(None);
    lived.ok()
}

/// What each net saw, in the order of [`NETS`]; nothing where it saw nothing.
fn seen(bug: Option<Bug>, seed: u64) -> [Option<String>; 4] {
    let Some(busy) = lived(bug, seed, Rooms::Busy) else {
        return [None, None, None, None];
    };
    let canaries = busy.tap.canaries(&CanaryNet::of(&busy.canaries));
    let pair = |rooms| {
        let other = lived(bug, seed, rooms)?;
        busy.tap.first_difference(&other.tap)
    };
    let [first, second, third] = Rooms::OTHERS.map(pair);
    [canaries.into_iter().next(), first, second, third]
}

/// The first seed by which the net that has to see a bug sees it, and what all of them saw.
fn hunt(bug: Bug, net: &str) -> Option<(u64, [Option<String>; 4])> {
    let column = NETS
        .iter()
        .position(|name| *name == net)
        .expect("a net of the table");
    (SEED_FIRST..SEED_FIRST + SEEDS_MAX).find_map(|seed| {
        let seen = seen(Some(bug), seed);
        seen[column].is_some().then_some((seed, seen))
    })
}

/// R15, I7.
#[test]
#[expect(
    clippy::print_stdout,
    reason = "the runner shows what was caught, and by which net"
)]
fn whatever_leaves_a_room_is_seen_by_one_of_the_nets() {
    let mut table = String::new();
    let mut caught = 0;
    for (bug, net) in ALL {
        let bug_name = format!("{bug:?}");
        let Some((seed, seen)) = hunt(bug, net) else {
            println!("{bug_name} survived: `{net}` did not see it in {SEEDS_MAX} seeds");
            continue;
        };
        caught += 1;
        let marks = NETS.iter().zip(&seen).map(|(name, seen)| match seen {
            Some(_) => format!("{name} found"),
            None => format!("{name} missed"),
        });
        let marks: Vec<String> = marks.collect();
        // Writing to a String does not fail.
        let _ = writeln!(table, "{bug_name:<12} {}", marks.join(", "));
        let first = seen.into_iter().flatten().next().unwrap_or_default();
        println!("{bug_name} {} {first}", found_again(seed));
    }
    let clean: Vec<String> = (SEED_FIRST..SEED_FIRST + SEEDS_MAX)
        .flat_map(|seed| seen(None, seed))
        .flatten()
        .collect();
    println!("{table}caught {caught} of {} that leave rooms", ALL.len());
    assert!(clean.is_empty(), "without a bug:\n{}", clean.join("\n"));
    assert_eq!(caught, ALL.len(), "a bug survived");
}
