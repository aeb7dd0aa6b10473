//! One host's turn: what waits for it is sent in order until something goes wrong, then everything is settled at once.

use std::collections::HashMap;

use ambient::StreamName;
use domain::sabotage::{Bug, planted};
use domain::{Origin, Sequence};
use futures_util::future::join_all;
use jiff::Timestamp;
use store::Leased;
use store::deliveries::{self, Delivery, Place, Scheme};

use super::outcome::Outcome;
use crate::moment::after;
use crate::{Federation, Tuning, Turn};

/// Most deliveries of one host in one turn, so that its lease is never outlived.
const BATCH_MAX: u16 = 16;

/// What happened in a host's turn, to be settled in one transaction.
pub(super) struct Driven {
    pub(super) settled: Vec<(Place, Delivery, Outcome)>,
    pub(super) scheme: Option<Scheme>,
    /// What the peer last said it has of ours.
    pub(super) have: Option<Sequence>,
}

impl Federation {
    /// One turn: every host that is due, side by side, each in its own order.
    pub async fn deliver(&self) -> Turn {
        if !self.may_federate().await {
            return Turn::default();
        }
        let now = self.node.now();
        let until = after(now, Tuning::LEASE.as_secs() as i64);
        let most = u16::try_from(self.tuning.hosts_at_once).unwrap_or(u16::MAX);
        let lanes = match deliveries::claim(&self.node.database, now, until, most) {
            Ok(lanes) => lanes,
            Err(error) => {
                tracing::warn!(%error, "deliveries cannot be read now");
                return Turn::default();
            }
        };
        let lanes = if planted(Bug::S25) { shuffled(lanes) } else { lanes };
        let done = lanes.len();
        join_all(
            lanes
                .into_iter()
                .map(|(leased, origin)| self.drive(leased, origin)),
        )
        .await;
        Turn { done }
    }

    /// Whether nothing may be sent to a host now, because an officer paused the peering, perhaps a moment ago.
    fn rests(&self, origin: &Origin) -> bool {
        let host = self.node.database.read(|tx| deliveries::host(tx, origin));
        host.map_or(true, |host| host.rests)
    }

    async fn drive(&self, leased: Leased, origin: Origin) {
        let waiting = self
            .node
            .database
            .read(|tx| deliveries::first(tx, &origin, BATCH_MAX));
        let waiting = match waiting {
            Ok(waiting) if planted(Bug::S23) && self.waits_for_another(&origin).is_some() => {
                drop(waiting);
                Vec::new()
            }
            Ok(waiting) => waiting,
            Err(error) => {
                tracing::warn!(%error, "a lane cannot be read now");
                return;
            }
        };
        let mut driven = Driven {
            settled: Vec::new(),
            scheme: None,
            have: None,
        };
        let begun = self.node.clock.elapsed();
        for (place, delivery) in waiting {
            if self.node.clock.elapsed().saturating_sub(begun) > Tuning::LEASE / 2 {
                break;
            }
            if self.rests(&origin) {
                break;
            }
            let outcome = self.send(&delivery, &origin, &mut driven).await;
            let stop = matches!(outcome, Outcome::Retry { .. } | Outcome::Forbidden);
            driven.settled.push((place, delivery, outcome));
            if stop {
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
