//! Numbered commits of several keys each, jobs beside them, and what must be true of whatever a crash left.

use std::collections::BTreeSet;

use engine::{
    Batch, Bytes, Direction, DueMillis, Engine, Key, Keyspace, Precondition, Range, Record, Write, queue_key,
};

const LEFT: Keyspace = Keyspace(1);
const RIGHT: Keyspace = Keyspace(2);
const HEAD: Keyspace = Keyspace(3);
const SCRATCH: Keyspace = Keyspace(4);
/// Each commit queues a job that is due at its number.
pub(crate) const QUEUE: Keyspace = Keyspace(5);

/// When every lease of these tests ends: above every number.
pub(crate) const LEASE_END: DueMillis = DueMillis(1 << 40);

/// As many commits share one run of the scratch keyspace, which the last of them empties.
const SCRATCH_RUN: u64 = 16;

const PAGE: u16 = 500;

/// What was acknowledged before the crash, over all crashes of one folder.
#[derive(Default)]
pub(crate) struct Told {
    /// Commits 0 to before this one.
    pub(crate) commits: u64,
    pub(crate) claimed: BTreeSet<u64>,
    /// Handed over to be deleted, answered or not.
    pub(crate) settling: BTreeSet<u64>,
    pub(crate) settled: BTreeSet<u64>,
}

/// Numbers that come out of a seed: Steele, Lea and Flood's SplitMix64.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}

/// Commit `number`, which needs the one before it.
pub(crate) fn batch(number: u64) -> Batch {
    let key = number.to_be_bytes().to_vec();
    let mut preconditions = vec![Precondition::Absent(LEFT, key.clone())];
    if let Some(before) = number.checked_sub(1) {
        preconditions.push(Precondition::Present(RIGHT, before.to_be_bytes().to_vec()));
    }
    let payload = payload(number);
    let mut writes = vec![
        Write::Put(LEFT, key.clone(), payload.clone()),
        Write::Put(HEAD, b"head".to_vec(), Bytes::copy_from_slice(&key)),
        Write::Put(SCRATCH, key.clone(), Bytes::new()),
        Write::Put(
            QUEUE,
            queue_key(DueMillis(number), &key),
            Bytes::copy_from_slice(&key),
        ),
        Write::Put(RIGHT, key, payload),
    ];
    if (number + 1).is_multiple_of(SCRATCH_RUN) {
        let from = number + 1 - SCRATCH_RUN;
        let bounds = [from, number + 1].map(|bound| bound.to_be_bytes().to_vec());
        let [from, to] = bounds;
        writes.push(Write::DeleteRange(SCRATCH, from, to));
    }
    Batch {
        preconditions,
        writes,
        ..Batch::default()
    }
}

/// Mostly short; one in sixteen is longer than sled keeps in one piece.
fn payload(number: u64) -> Bytes {
    let mut chance = Chance(number);
    let length = match chance.below(16) {
        0 => 8_000 + chance.below(30_000),
        1..4 => 0,
        _ => chance.below(600),
    };
    let bytes = (0..length).map(|at| (at.wrapping_mul(31) ^ number) as u8);
    bytes.collect::<Vec<_>>().into()
}

/// The number of a job, from its payload.
pub(crate) fn job(record: &Record) -> u64 {
    number(&record.payload)
}

/// Checks everything a crash left against what was told; how many commits there are.
pub(crate) fn check(engine: &dyn Engine, told: &Told, case: &str) -> u64 {
    let left = all(engine, LEFT);
    let count = left.len() as u64;
    assert!(
        count >= told.commits,
        "{case}: {} were acknowledged and {count} are there",
        told.commits
    );
    for ((key, record), expected) in left.iter().zip(0..) {
        assert_eq!(number(key), expected, "{case}: the order has a gap");
        assert_eq!(record.payload, payload(expected), "{case}: commit {expected}");
    }
    assert!(
        left.is_sorted_by(|one, other| one.1.version < other.1.version),
        "{case}: later commits have higher versions"
    );
    assert!(
        all(engine, RIGHT) == left,
        "{case}: every commit is there whole or not at all"
    );
    let head = all(engine, HEAD);
    let expected = count.checked_sub(1).map(|last| last.to_be_bytes().to_vec());
    let found = head.first().map(|(_, record)| record.payload.to_vec());
    assert_eq!(found, expected, "{case}: the head is that of the last commit");
    let scratch: Vec<u64> = all(engine, SCRATCH).iter().map(|(key, _)| number(key)).collect();
    let run = count - count % SCRATCH_RUN..count;
    assert_eq!(
        scratch,
        run.collect::<Vec<_>>(),
        "{case}: a range was deleted whole"
    );
    check_jobs(engine, told, count, case);
    count
}

/// A job lies in one place, a claimed one under the end of its lease, a settled one nowhere.
fn check_jobs(engine: &dyn Engine, told: &Told, count: u64, case: &str) {
    let mut found = BTreeSet::new();
    for (key, record) in all(engine, QUEUE) {
        let job = job(&record);
        assert!(found.insert(job), "{case}: job {job} lies in two places");
        let due = number(&key[..8]);
        let is_leased = due >= LEASE_END.0;
        assert!(is_leased || due == job, "{case}: job {job} is due at {due}");
        assert!(
            is_leased || !told.claimed.contains(&job),
            "{case}: the claim of job {job} was acknowledged"
        );
    }
    for job in 0..count {
        let is_there = found.contains(&job);
        assert!(
            is_there || told.settling.contains(&job),
            "{case}: job {job} is lost"
        );
        assert!(
            !is_there || !told.settled.contains(&job),
            "{case}: job {job} was settled"
        );
    }
    assert!(
        found.iter().all(|job| *job < count),
        "{case}: a job without its commit"
    );
}

/// Every record of a keyspace, in order.
pub(crate) fn all(engine: &dyn Engine, space: Keyspace) -> Vec<(Key, Record)> {
    let mut range = Range::prefix(space, b"");
    let mut records = Vec::new();
    loop {
        let page = engine
            .page(&range, Direction::Forward, PAGE)
            .expect("the engine answers reads");
        records.extend(page.items);
        let Some((last, _)) = records.last().filter(|_| page.more) else {
            return records;
        };
        range.start.clone_from(last);
        range.start.push(0);
    }
}

fn number(bytes: &[u8]) -> u64 {
    u64::from_be_bytes(bytes.try_into().expect("a number has eight bytes"))
}
