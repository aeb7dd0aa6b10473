//! One seed after the other until a bug shows; then the same seeds without a bug, which must be clean.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use domain::sabotage::{Bug, plant};
use harness::found_again;
use harness::history::{Plan, latencies, live};
use harness::invariants::{live_peers_do_not_wait, replays};

use crate::bugs::{ALL, Planted, Trial};

/// The first seed of every hunt.
const SEED_FIRST: u64 = 7_000;
/// Most seeds of one hunt.
const SEEDS_MAX: u64 = 200;
/// Peers that are dead in a trial of fairness.
const DEAD: usize = 3;

/// What came of a hunt: the seed that showed the bug, and what it broke.
struct Caught {
    seed: u64,
    line: String,
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long the runner wants to look is no configuration of the node"
)]
fn seeds_max() -> u64 {
    let said = std::env::var("ROSARIUM_SABOTAGE_SEEDS").ok();
    said.map_or(SEEDS_MAX, |said| said.parse().expect("a number of seeds"))
}

/// Lives through one trial, with a bug or without; the lines of what it broke.
async fn lines_of(trial: Trial, seed: u64) -> Vec<String> {
    match trial {
        Trial::History => live(&Plan::of(seed)).await.broken,
        Trial::Pauses => live(&Plan::pausing(seed)).await.broken,
        Trial::Fairness => live_peers_do_not_wait(&latencies(seed, 0).await, &latencies(seed, DEAD).await),
        Trial::Twice => {
            let plan = Plan::of(seed);
            let (first, second) = (live(&plan).await, live(&plan).await);
            replays(seed, &first.trace, &second.trace)
        }
    }
}

pub(crate) fn lived(bug: Option<Bug>, trial: Trial, seed: u64) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime of one thread can be made");
    plant(bug);
    // A bug may as well stop the world: that is seen, and is no invariant.
    let lines = catch_unwind(AssertUnwindSafe(|| runtime.block_on(lines_of(trial, seed))));
    plant(None);
    lines.unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().cloned();
        vec![format!("panicked: {}", words.unwrap_or_default())]
    })
}

fn hunt(planted: &Planted) -> Option<Caught> {
    (SEED_FIRST..SEED_FIRST + seeds_max()).find_map(|seed| {
        let lines = lived(Some(planted.bug), planted.trial, seed);
        let named = |line: &&String| {
            planted
                .breaks
                .iter()
                .any(|name| line.starts_with(&format!("{name}:")))
        };
        let line = lines.iter().find(named)?.clone();
        Some(Caught { seed, line })
    })
}

/// Does jobs on as many threads as the machine has; each thread has its own selector.
fn on_all_threads<T: Send>(jobs: usize, work: impl Fn(usize) -> T + Sync) -> BTreeMap<usize, T> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                loop {
                    let job = next.fetch_add(1, Ordering::Relaxed);
                    if job >= jobs {
                        return;
                    }
                    let result = work(job);
                    done.lock().expect("no job panics").insert(job, result);
                }
            });
        }
    });
    done.into_inner().expect("no job panics")
}

#[test]
#[expect(
    clippy::print_stdout,
    reason = "the runner shows what was caught, by which seed"
)]
fn every_planted_bug_breaks_its_invariant_and_the_same_seeds_without_it_break_none() {
    let caught = on_all_threads(ALL.len(), |job| hunt(&ALL[job]));
    let mut seeds: BTreeMap<Trial, u64> = BTreeMap::new();
    for (planted, caught) in ALL.iter().zip(caught.values()) {
        match caught {
            Some(Caught { seed, line }) => {
                println!("{:?} {} {line}", planted.bug, found_again(*seed));
                let last = seeds.entry(planted.trial).or_default();
                *last = (*last).max(*seed);
            }
            None => println!("{:?} survived {} seeds", planted.bug, seeds_max()),
        }
    }
    let clean: Vec<(Trial, u64)> = seeds
        .iter()
        .flat_map(|(trial, last)| (SEED_FIRST..=*last).map(move |seed| (*trial, seed)))
        .collect();
    let broken: Vec<String> = on_all_threads(clean.len(), |job| {
        let (trial, seed) = clean[job];
        let lines = lived(None, trial, seed).join("\n");
        (!lines.is_empty()).then(|| format!("{} {trial:?} without a bug:\n{lines}", found_again(seed)))
    })
    .into_values()
    .flatten()
    .collect();
    let found = caught.values().flatten().count();
    println!(
        "caught {found} of {}; {} trials without a bug",
        ALL.len(),
        clean.len()
    );
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert_eq!(found, ALL.len(), "a bug survived");
}
