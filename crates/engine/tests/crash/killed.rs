//! Rounds of a child that is killed at a moment drawn from a seed, on one folder that goes through all of them.

use std::io::BufReader;
use std::io::Read as _;
use std::path::Path;

use engine::{DueMillis, Lease};

use crate::child::{self, Line};
use crate::engines;
use crate::work::{self, Chance, LEASE_END, QUEUE, Told};

const ROUNDS: u64 = 5;
/// The child is killed after at most so many of its lines, and some spinning.
const LINES_MAX: u64 = 300;
const SPINS_MAX: u64 = 200_000;

#[test]
fn redb_killed_again_and_again_keeps_what_it_acknowledged() {
    survives("redb");
}

#[test]
fn sled_killed_again_and_again_keeps_what_it_acknowledged() {
    survives("sled");
}

fn survives(name: &str) {
    let folder = tempfile::tempdir().expect("there is a place for temporary folders");
    let mut told = Told::default();
    let mut next = 0;
    for round in 0..rounds() {
        let case = format!("{name}, round {round}");
        kill_one(name, folder.path(), round, next, &mut told);
        let engine = engines::open(name, folder.path());
        let count = work::check(&*engine, &told, &case);
        assert!(count > next, "{case}: the child came to nothing");
        next = count;
    }
    give_over(name, folder.path(), &told, next);
}

/// Runs a child on the folder until it is killed, and notes what it said.
fn kill_one(name: &str, dir: &Path, seed: u64, next: u64, told: &mut Told) {
    let mut chance = Chance(seed ^ 0x6b69_6c6c);
    let mut child = child::start(name, dir, seed, next);
    let mut said = BufReader::new(child.stdout.take().expect("it was piped"));
    for _ in 0..1 + chance.below(LINES_MAX) {
        match child::next_line(&mut said) {
            Some(line) => told.note(&line),
            None => break,
        }
    }
    for _ in 0..chance.below(SPINS_MAX) {
        std::hint::spin_loop();
    }
    let was_alive = child.try_wait().expect("it is our child").is_none();
    child.kill().expect("it is our child");
    while let Some(line) = child::next_line(&mut said) {
        told.note(&line);
    }
    let mut complaint = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        let _whatever_it_said = stderr.read_to_string(&mut complaint);
    }
    child.wait().expect("it is our child");
    assert!(
        was_alive,
        "{name}, seed {seed}: the child ended by itself: {complaint}"
    );
}

/// What dead workers held is somebody else's when the lease ends, once each.
fn give_over(name: &str, dir: &Path, told: &Told, next: u64) {
    let engine = engines::open(name, dir);
    let there = work::all(&*engine, QUEUE).len();
    let later = Lease {
        until: DueMillis(2 * LEASE_END.0),
    };
    let early = engine
        .claim(QUEUE, DueMillis(LEASE_END.0 - 1), u16::MAX, later)
        .expect("it takes claims");
    for leased in &early {
        let job = work::job(&leased.record);
        assert!(
            !told.claimed.contains(&job),
            "{name}: the lease of job {job} has not ended"
        );
    }
    let late = engine
        .claim(QUEUE, LEASE_END, u16::MAX, later)
        .expect("it takes claims");
    assert_eq!(
        early.len() + late.len(),
        there,
        "{name}: each job is taken over once"
    );
    assert_eq!(engine.claim(QUEUE, LEASE_END, u16::MAX, later), Ok(vec![]));
    work::check(&*engine, told, name);
    let answer = engine.commit(work::batch(next)).wait();
    assert!(answer.is_ok(), "{name}: work goes on: {answer:?}");
}

impl Told {
    fn note(&mut self, line: &Line) {
        match line {
            Line::Open => {}
            Line::Committed(number) => self.commits = number + 1,
            Line::Claimed(job) => drop(self.claimed.insert(*job)),
            Line::Settling(job) => drop(self.settling.insert(*job)),
            Line::Settled(job) => drop(self.settled.insert(*job)),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long the suite runs is said by whoever starts it"
)]
fn rounds() -> u64 {
    let said = std::env::var("ROSARIUM_CRASH_ROUNDS").ok();
    said.map_or(ROUNDS, |said| {
        said.parse().expect("ROSARIUM_CRASH_ROUNDS is a number")
    })
}
