//! One host's turn: what waits for it is sent in order until something goes wrong, then everything is settled at once.

use std::collections::HashMap;

use ambient::StreamName;
use domain::sabotage::{Bug, planted};
use domain::{Origin, Sequence};
use futures_util::future::join;
use futures_util::stream::{FuturesUnordered, StreamExt};
use jiff::Timestamp;
use store::deliveries::{self, Breaker, ClockOffset, Delivery, Host, Lanes, Place, Scheme};
use store::{Leased, StoreError};

use super::outcome::Outcome;
use crate::moment::after;
use crate::{Federation, Tuning, Turn};

/// Most deliveries of one host in one turn, so that its lease is never outlived.
const BATCH_MAX: u16 = 16;
/// A host that takes longer for one answer, in seconds, stands with those that delay only each other.
const SLOW_SECONDS: u64 = 5;

/// What happened in a host's turn, to be settled in one transaction.
#[derive(Default)]
pub(super) struct Driven {
    pub(super) settled: Vec<(Place, Delivery, Outcome)>,
    pub(super) scheme: Option<Scheme>,
    /// What the peer last said it has of ours.
    pub(super) have: Option<Sequence>,
    /// How far its clock is from ours, as it said when it refused our signature.
    pub(super) clock_offset: Option<ClockOffset>,
    /// When it said 2xx and meant failure.
    pub(super) lied: Option<Timestamp>,
    /// When it took long for an answer.
    pub(super) slow: Option<Timestamp>,
}

impl Federation {
    /// One turn of both queues: every host that is due, side by side, each in its own order.
    pub async fn deliver(&self) -> Turn {
        let (well, troubled) = join(self.deliver_to(Lanes::Well), self.deliver_to(Lanes::Troubled)).await;
        Turn {
            done: well.done + troubled.done,
        }
    }

    /// Sends to the hosts of one queue until none of them is due. Nobody waits for the slowest: whoever is due takes a
    /// place as soon as one is free (threat C7, invariant I11).
    pub async fn deliver_to(&self, lanes: Lanes) -> Turn {
        if !self.may_federate().await {
            return Turn::default();
        }
        if lanes == Lanes::Troubled {
            self.probe();
        }
        let places = self.tuning.hosts_at_once.max(1);
        let mut driving = FuturesUnordered::new();
        let mut done = 0;
        loop {
            // A few at a time: to take one is a commit.
            let free = places - driving.len();
            if driving.is_empty() || free > places / 4 {
                let claimed = self.claim(lanes, u16::try_from(free).unwrap_or(u16::MAX));
                done += claimed.len();
                driving.extend(
                    claimed
                        .into_iter()
                        .map(|(leased, origin)| self.drive(leased, origin, lanes)),
                );
            }
            if driving.next().await.is_none() {
                return Turn { done };
            }
        }
    }

    fn claim(&self, lanes: Lanes, most: u16) -> Vec<(Leased, Origin)> {
        let (database, now) = (&self.node.database, self.node.now());
        let until = after(now, Tuning::LEASE.as_secs() as i64);
        let claimed = match deliveries::next_due_of(database, lanes) {
            Ok(Some(due)) if due <= now => deliveries::claim_of(database, lanes, now, until, most),
            Ok(_) => Ok(Vec::new()),
            Err(error) => Err(error),
        };
        let claimed = claimed.unwrap_or_else(|error| {
            tracing::warn!(%error, "deliveries cannot be read now");
            Vec::new()
        });
        if planted(Bug::S25) {
            shuffled(claimed)
        } else {
            claimed
        }
    }

    /// Puts hosts in line for which something was parked and is tried once a day.
    fn probe(&self) {
        let (database, now) = (&self.node.database, self.node.now());
        let until = after(now, Tuning::LEASE.as_secs() as i64);
        let most = u16::try_from(self.tuning.hosts_at_once).unwrap_or(u16::MAX);
        let probed = match deliveries::next_probe(database) {
            Ok(Some(due)) if due <= now => deliveries::probe_due(database, now, until, most),
            Ok(_) => Ok(0),
            Err(error) => Err(error),
        };
        if let Err(error) = probed {
            tracing::warn!(%error, "what was parked is tried later");
        }
    }

    /// Whether nothing may be sent to a host now, because an officer paused the peering, perhaps a moment ago.
    fn rests(&self, origin: &Origin) -> bool {
        let host = self.node.database.read(|tx| deliveries::host(tx, origin));
        host.map_or(true, |host| host.rests)
    }

    /// What is to be sent in a turn: a few in order; one alone to a host that failed so often that it is to show first
    /// whether it is there; and before all, the oldest that was parked since it fails.
    fn waiting(&self, origin: &Origin) -> Result<Vec<(Place, Delivery)>, StoreError> {
        let now = self.node.now();
        self.node.database.read(|tx| {
            let host: Host = deliveries::host(tx, origin)?;
            if let Some(parked) = deliveries::parked_of(tx, origin, &host, now)? {
                return Ok(vec![parked]);
            }
            match host.breaker() {
                Breaker::Closed => deliveries::first(tx, origin, BATCH_MAX),
                Breaker::Open | Breaker::Suspended => deliveries::first(tx, origin, 1),
            }
        })
    }

    async fn drive(&self, leased: Leased, origin: Origin, lanes: Lanes) {
        let waiting = match self.waiting(&origin) {
            Ok(_) if planted(Bug::S23) && self.waits_for_another(&origin).is_some() => Vec::new(),
            Ok(waiting) => waiting,
            Err(error) => {
                tracing::warn!(%error, "a lane cannot be read now");
                return;
            }
        };
        let mut driven = Driven::default();
        let begun = self.node.clock.elapsed();
        for (place, delivery) in waiting {
            let before = self.node.clock.elapsed();
            if before.saturating_sub(begun) > Tuning::LEASE / 2 || self.rests(&origin) {
                break;
            }
            let outcome = self.send(&delivery, &origin, &mut driven).await;
            let took = self.node.clock.elapsed().saturating_sub(before);
            if took.as_secs() >= SLOW_SECONDS {
                driven.slow = Some(self.node.now());
            }
            let is_over = matches!(outcome, Outcome::Retry { .. } | Outcome::Forbidden);
            driven.settled.push((place, delivery, outcome));
            // The rest of a slow one's is sent from the other queue.
            if is_over || (lanes == Lanes::Well && driven.slow.is_some()) {
                break;
            }
        }
        let now = self.node.now();
        let jitter = self.node.randomness.stream(StreamName::Jitter).fraction();
        let settled = self
            .node
            .database
            .transact(|tx| self.settle(tx, &leased, &origin, &driven, jitter, now))
            .await;
        if let Err(error) = settled {
            tracing::warn!(%error, "a lane is settled when its lease ends");
        }
    }

    /// The planted bug S23: nobody is sent to before whoever failed is tried again.
    pub(super) fn waits_for_another(&self, origin: &Origin) -> Option<Timestamp> {
        let now = self.node.now();
        let hosts = self.node.database.read(|tx| deliveries::hosts(tx, u16::MAX));
        let failing = hosts.unwrap_or_default().into_iter().filter(|(other, host)| {
            other != origin && host.failures > 0 && host.lane_due.is_some_and(|due| due > now)
        });
        failing.filter_map(|(_, host)| host.lane_due).max()
    }
}

/// The planted bug S25: an order that differs from run to run.
#[expect(
    clippy::iter_over_hash_type,
    reason = "this is the bug that the simulated world has to notice"
)]
fn shuffled(lanes: Vec<(Leased, Origin)>) -> Vec<(Leased, Origin)> {
    let lanes: HashMap<Origin, Leased> = lanes
        .into_iter()
        .map(|(leased, origin)| (origin, leased))
        .collect();
    let mut shuffled = Vec::new();
    for (origin, leased) in lanes {
        shuffled.push((leased, origin));
    }
    shuffled
}
