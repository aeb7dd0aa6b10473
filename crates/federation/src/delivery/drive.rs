//! One host's turn: what waits for it is sent in order until something goes wrong, and all that came of it is handed on.

use ambient::StreamName;
use domain::sabotage::{Bug, overheard, planted};
use domain::{Origin, Sequence};
use jiff::Timestamp;
use store::StoreError;
use store::deliveries::{self, Breaker, ClockOffset, Delivery, Host, Lanes, LeasedLane, Place, Scheme};

use super::lane::Taken;
use super::outcome::Outcome;
use crate::{Federation, Tuning};

/// Most deliveries of one host in one turn, so that its lease is never outlived.
const BATCH_MAX: u16 = 16;
/// A host that takes longer for one answer, in seconds, stands with those that delay only each other.
const SLOW_SECONDS: u64 = 5;

/// What happened in a host's turn.
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

/// A turn that has ended and is to be settled.
pub(super) struct Ended {
    pub(super) lane: LeasedLane,
    pub(super) origin: Origin,
    pub(super) driven: Driven,
    /// Its chance, from 0 to 1: drawn once, so that it comes out the same however often it is settled.
    pub(super) jitter: f64,
}

impl Federation {
    /// Whether nothing may be sent to a host now, because an officer paused the peering, perhaps a moment ago.
    fn rests(&self, origin: &Origin) -> bool {
        let host = self.node.database.read(|tx| deliveries::host(tx, origin));
        host.map_or(true, |host| host.rests)
    }

    /// What is to be sent in a turn: a few in order; one alone to a host that failed so often that it is to show first
    /// whether it is there; before all, the oldest that was parked since it fails; and nothing to one that rests. Whoever
    /// believes keys that were withdrawn may refuse all that they sign, and is told of that first.
    fn waiting(&self, origin: &Origin) -> Result<Vec<(Place, Delivery)>, StoreError> {
        let now = self.node.now();
        let believes_withdrawn = self.believes_withdrawn(origin);
        self.node.database.read(|tx| {
            let host: Host = deliveries::host(tx, origin)?;
            if host.rests {
                return Ok(Vec::new());
            }
            if believes_withdrawn && let Some(last_word) = deliveries::announcing(tx, origin)? {
                return Ok(vec![last_word]);
            }
            if let Some(parked) = deliveries::parked_of(tx, origin, &host, now)? {
                return Ok(vec![parked]);
            }
            match host.breaker() {
                Breaker::Closed => deliveries::first(tx, origin, BATCH_MAX),
                Breaker::Open | Breaker::Suspended => deliveries::first(tx, origin, 1),
            }
        })
    }

    /// Sends what waits for a host; nothing when its lane cannot be read, and then its lease brings it back.
    pub(super) async fn drive(&self, lane: LeasedLane, origin: Origin, lanes: Lanes) -> Option<Ended> {
        let waiting = match self.waiting(&origin) {
            Ok(_) if planted(Bug::S23) && self.waits_for_another(&origin).is_some() => Vec::new(),
            Ok(waiting) => waiting,
            Err(error) => {
                tracing::warn!(%error, "a lane cannot be read now");
                return None;
            }
        };
        let mut driven = Driven::default();
        let begun = self.node.clock.elapsed();
        for (place, delivery) in waiting {
            let before = self.node.clock.elapsed();
            // Time passes only between two of them: the first was looked up a moment ago.
            let is_later = !driven.settled.is_empty();
            if is_later && (before.saturating_sub(begun) > Tuning::LEASE / 2 || self.rests(&origin)) {
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
        Some(self.ended(lane, origin, driven))
    }

    /// A lane for which there was no place in time: it goes back into its line.
    pub(super) fn given_back(&self, taken: Taken) -> Ended {
        self.ended(taken.lane, taken.origin, Driven::default())
    }

    fn ended(&self, lane: LeasedLane, origin: Origin, driven: Driven) -> Ended {
        Ended {
            lane,
            origin,
            driven,
            jitter: self.drawn_pause(),
        }
    }

    /// By how much the pause before another try is longer than the shortest, from 0 to 1.
    fn drawn_pause(&self) -> f64 {
        let drawn = self.node.randomness.stream(StreamName::Jitter).fraction();
        match planted(Bug::S19Timer) {
            true => (drawn + overheard().count as f64 / 1_000.0).min(0.999),
            false => drawn,
        }
    }
}
