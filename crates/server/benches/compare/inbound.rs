//! The same activities to both inboxes: what one costs in processor time, and how long its sender waits.

use std::net::SocketAddr;
use std::time::Duration;

use ambient::{Clock, SystemClock};
use domain::Iri;

use crate::Failure;
use crate::drive::{Prepared, drive};
use crate::load::{Author, Proof};
use crate::node::{Node, expect_all};
use crate::process::Process;
use crate::table::Table;

/// Kinds of load: with or without proof, few or many requests in flight.
pub(crate) const KINDS: [(Proof, usize); 4] = [
    (Proof::Without, 16),
    (Proof::Without, 256),
    (Proof::With, 16),
    (Proof::With, 256),
];

/// A program with an inbox, and who writes to it.
pub(crate) struct Target<'t, 'p> {
    /// What is measured.
    pub(crate) process: &'t Process,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// As it is signed.
    pub(crate) inbox: Iri,
    /// Tells each its own story, so that none hears of an activity twice.
    pub(crate) author: Author<'p>,
}

/// What one run cost, or the best of several.
#[derive(Clone, Copy)]
struct Cost {
    /// Of one activity, its effect included.
    cpu_micros: f64,
    /// Acknowledged in a second.
    acknowledged: f64,
    /// Had their effect in a second.
    settled: f64,
    half: Duration,
    most: Duration,
}

/// Runs every kind of load so many times on both, in turn; on the node once more while what it accepts waits, for the
/// cost of accepting alone.
pub(crate) async fn compare<'t, 'p>(
    floor: &mut Target<'t, 'p>,
    node: &mut Target<'t, 'p>,
    holding: &Node,
    activities: usize,
    repeat: usize,
    table: &mut Table,
) -> Result<(), Failure> {
    for (proof, at_once) in KINDS {
        let mut best: [Option<Cost>; 2] = [None, None];
        let mut accepted = f64::MAX;
        for _ in 0..repeat {
            for (target, best) in [&mut *floor, &mut *node].into_iter().zip(&mut best) {
                let load = prepared(target, activities, proof)?;
                let cost = run(target, load, at_once).await?;
                *best = Some(best.map_or(cost, |before| before.better(cost)));
            }
            holding.hold("waits").await?;
            let load = prepared(node, activities, proof)?;
            accepted = accepted.min(run(node, load, at_once).await?.cpu_micros);
            holding.hold("works").await?;
            node.process.idle(&SystemClock::start()).await?;
        }
        let [Some(floor), Some(node)] = best else {
            return Err("nothing was measured: --repeat is at least 1".into());
        };
        let proved = match proof {
            Proof::Without => "no proof",
            Proof::With => "proof",
        };
        let row = |what: &str| format!("{what}, {proved}, {at_once} in flight");
        table.both(
            row("CPU µs per activity until its 202"),
            floor.cpu_micros,
            accepted,
        );
        table.both(
            row("CPU µs per activity until its effect"),
            floor.cpu_micros,
            node.cpu_micros,
        );
        table.both(
            row("acknowledged per second"),
            floor.acknowledged,
            node.acknowledged,
        );
        table.node(row("taken in per second"), node.settled);
        table.both(row("p50 ms"), millis(floor.half), millis(node.half));
        table.both(row("p99 ms"), millis(floor.most), millis(node.most));
    }
    Ok(())
}

fn prepared(target: &mut Target<'_, '_>, count: usize, proof: Proof) -> Result<Vec<Prepared>, Failure> {
    let now = SystemClock::start().now();
    target.author.load(count, proof, &target.inbox, now)
}

async fn run(target: &Target<'_, '_>, load: Vec<Prepared>, at_once: usize) -> Result<Cost, Failure> {
    let count = load.len() as f64;
    let clock = SystemClock::start();
    let (before, begun) = (target.process.cpu_micros()?, clock.elapsed());
    let driven = drive(target.address, load, at_once, 202).await?;
    expect_all(&driven.unwanted, "an activity")?;
    let idle = target.process.idle(&clock).await?;
    let cpu = target.process.cpu_micros()? - before;
    Ok(Cost {
        cpu_micros: cpu / count,
        acknowledged: count / driven.wall.as_secs_f64(),
        settled: count / (idle - begun).max(driven.wall).as_secs_f64(),
        half: driven.quantile(0.5),
        most: driven.quantile(0.99),
    })
}

impl Cost {
    /// What others did on the machine meanwhile only ever makes a figure worse.
    fn better(self, other: Self) -> Self {
        Self {
            cpu_micros: self.cpu_micros.min(other.cpu_micros),
            acknowledged: self.acknowledged.max(other.acknowledged),
            settled: self.settled.max(other.settled),
            half: self.half.min(other.half),
            most: self.most.min(other.most),
        }
    }
}

/// As a table shows it.
pub(crate) fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
