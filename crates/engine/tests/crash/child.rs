//! The process that is killed: it commits, claims and settles as fast as it can, and says what was acknowledged.

use std::io::{self, BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::str::FromStr;

use engine::{Batch, Commit, DueMillis, Engine, Lease, Leased, Outcome, Precondition, Write};

use crate::engines;
use crate::work::{self, Chance, LEASE_END, QUEUE};

/// One line of the child, said after the engine answered, or before it is asked where it says so.
pub(crate) enum Line {
    /// The engine is open.
    Open,
    Committed(u64),
    Claimed(u64),
    /// About to be handed over.
    Settling(u64),
    Settled(u64),
}

/// Starts this test program again as a child that works on a folder.
pub(crate) fn start(engine: &str, dir: &Path, seed: u64, next: u64) -> Child {
    let program = std::env::current_exe().expect("a running program has a path");
    let mut child = Command::new(program)
        .args([
            "--exact",
            "--ignored",
            "--nocapture",
            "child::the_part_that_is_killed",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a program that runs can be started again");
    let mut orders = child.stdin.take().expect("it was piped");
    writeln!(orders, "{engine}\n{seed}\n{next}\n{}", dir.display()).expect("the child reads its orders");
    child
}

/// The next whole line that is one of ours; what the test runner says besides is passed over.
pub(crate) fn next_line(from: &mut BufReader<impl io::Read>) -> Option<Line> {
    loop {
        let mut text = String::new();
        from.read_line(&mut text).expect("a pipe can be read");
        // A line that the kill cut was never said.
        let line = text.strip_suffix('\n')?;
        let (word, number) = line.split_once(' ').unwrap_or((line, "0"));
        let Ok(number) = u64::from_str(number) else {
            continue;
        };
        return Some(match word {
            "open" => Line::Open,
            "committed" => Line::Committed(number),
            "claimed" => Line::Claimed(number),
            "settling" => Line::Settling(number),
            "settled" => Line::Settled(number),
            _ => continue,
        });
    }
}

#[test]
#[ignore = "it is started by the test that kills it"]
fn the_part_that_is_killed() {
    let mut orders = io::stdin().lines().map(|line| line.expect("orders are lines"));
    let mut order = || orders.next().expect("four orders");
    let (name, seed, next, dir) = (order(), order(), order(), order());
    let engine = engines::open(&name, Path::new(&dir));
    say("open");
    let mut chance = Chance(u64::from_str(&seed).expect("a seed is a number"));
    let mut number = u64::from_str(&next).expect("a number is a number");
    loop {
        let together = 1 + chance.below(24);
        let in_flight: Vec<Commit> = (number..number + together)
            .map(|number| engine.commit(work::batch(number)))
            .collect();
        for commit in in_flight {
            let answer = commit.wait();
            assert!(
                matches!(answer, Ok(Outcome::Committed(_))),
                "{number}: {answer:?}"
            );
            say(&format!("committed {number}"));
            number += 1;
        }
        work_off(&*engine, &mut chance, number);
    }
}

/// Claims some jobs, and settles some of those.
fn work_off(engine: &dyn Engine, chance: &mut Chance, now: u64) {
    let limit = u16::try_from(chance.below(6)).expect("a few");
    let lease = Lease { until: LEASE_END };
    let leased = engine
        .claim(QUEUE, DueMillis(now), limit, lease)
        .expect("the engine takes claims");
    for one in &leased {
        say(&format!("claimed {}", work::job(&one.record)));
    }
    for one in leased.iter().filter(|_| chance.below(2) == 0) {
        let job = work::job(&one.record);
        say(&format!("settling {job}"));
        let answer = engine.commit(settle(one)).wait();
        assert!(matches!(answer, Ok(Outcome::Committed(_))), "{answer:?}");
        say(&format!("settled {job}"));
    }
}

fn settle(leased: &Leased) -> Batch {
    let key = leased.key.clone();
    Batch {
        preconditions: vec![Precondition::Version(QUEUE, key.clone(), leased.record.version)],
        writes: vec![Write::Delete(QUEUE, key)],
        ..Batch::default()
    }
}

/// One write each, so that a line is whole or not there.
fn say(line: &str) {
    let mut out = io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes())
        .expect("the parent listens");
    out.flush().expect("the parent listens");
}
