//! The hosts of one queue, side by side: whoever is due takes a place as soon as one is free, and what came of several
//! turns that end at about the same time is written down in one transaction.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use domain::Origin;
use domain::sabotage::{Bug, planted};
use futures_util::future::{FutureExt, join};
use futures_util::stream::{FuturesUnordered, StreamExt};
use jiff::Timestamp;
use store::deliveries::{self, CONVOY_HOSTS_MAX, Lanes, LeasedLane};

use crate::moment::after;
use crate::{Federation, Tuning, Turn};

/// Most hosts whose turns are settled in one transaction.
const TOGETHER_MAX: usize = CONVOY_HOSTS_MAX;
/// Lanes of hosts that are well are taken for so many times the places there are: to take some is a commit, and those
/// that wait for a place do not wait long.
const AHEAD: usize = 2;
/// A lane that was taken and waited longer for a place is given back, so that its lease is never outlived.
const WAIT_MAX: Duration = Duration::from_secs(30);

/// A lane that this worker took, and when, on the clock that only goes forward.
pub(super) struct Taken {
    pub(super) lane: LeasedLane,
    pub(super) origin: Origin,
    at: Duration,
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
        let mut waiting = VecDeque::new();
        let (mut driving, mut settling) = (FuturesUnordered::new(), FuturesUnordered::new());
        let mut ended = Vec::new();
        let mut done = 0;
        // When nothing is due it is asked again after as many more turns.
        let mut enough = places / 4;
        loop {
            let free = places - driving.len();
            if waiting.is_empty() && (driving.is_empty() || free > enough) {
                waiting = self.claim(lanes, free);
                done += waiting.len();
                enough = match waiting.is_empty() {
                    true => free + places / 4,
                    false => places / 4,
                };
            }
            while driving.len() < places
                && let Some(taken) = waiting.pop_front()
            {
                if self.node.clock.elapsed().saturating_sub(taken.at) > WAIT_MAX {
                    ended.push(self.given_back(taken));
                } else {
                    driving.push(self.drive(taken.lane, taken.origin, lanes));
                }
            }
            // One transaction after the other: while one is made durable, the turns that end wait for the next, and while
            // others take the places of those that ended, for some more to end.
            let is_worth_it = ended.len() >= TOGETHER_MAX / 2 || waiting.is_empty();
            if settling.is_empty() && !ended.is_empty() && is_worth_it {
                let together = ended.len().min(TOGETHER_MAX);
                settling.push(self.settle_turns(ended.drain(..together).collect()));
            }
            if driving.is_empty() && settling.is_empty() && ended.is_empty() {
                return Turn { done };
            }
            tokio::select! {
                biased;
                Some(one) = driving.next() => {
                    ended.extend(one);
                    // And all others that have ended by now.
                    while let Some(Some(one)) = driving.next().now_or_never() {
                        ended.extend(one);
                    }
                }
                // Lanes may have come back.
                Some(()) = settling.next() => enough = places / 4,
            }
        }
    }

    /// Takes lanes that are due. Whoever fails or is slow may keep a place for long: nobody waits behind them.
    fn claim(&self, lanes: Lanes, free: usize) -> VecDeque<Taken> {
        let (database, now) = (&self.node.database, self.node.now());
        let until = after(now, Tuning::LEASE.as_secs() as i64);
        let most = match lanes {
            Lanes::Well => self.tuning.hosts_at_once.max(1) * AHEAD,
            Lanes::Troubled => free,
        };
        let most = u16::try_from(most).unwrap_or(u16::MAX);
        let claimed = match deliveries::next_due_of(database, lanes) {
            Ok(Some(due)) if due <= now => deliveries::claim_of(database, lanes, now, until, most),
            Ok(_) => Ok(Vec::new()),
            Err(error) => Err(error),
        };
        let claimed = claimed.unwrap_or_else(|error| {
            tracing::warn!(%error, "deliveries cannot be read now");
            Vec::new()
        });
        let claimed = match planted(Bug::S25) {
            true => shuffled(claimed),
            false => claimed,
        };
        let at = self.node.clock.elapsed();
        let taken = claimed
            .into_iter()
            .map(|(lane, origin)| Taken { lane, origin, at });
        taken.collect()
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
fn shuffled(lanes: Vec<(LeasedLane, Origin)>) -> Vec<(LeasedLane, Origin)> {
    let lanes: HashMap<Origin, LeasedLane> = lanes.into_iter().map(|(lane, origin)| (origin, lane)).collect();
    let mut shuffled = Vec::new();
    for (origin, lane) in lanes {
        shuffled.push((lane, origin));
    }
    shuffled
}
