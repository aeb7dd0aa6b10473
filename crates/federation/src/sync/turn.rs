//! One turn of repair: whoever is due is asked for what is missing, then compared with; and when that is due.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ambient::StreamName;
use community::decide_repair::{COMES_BACK_SECONDS, may_count_past};
use community::shelves::Shelves;
use domain::{Origin, PeeringState, Scope};
use edge::PeerProblem;
use egress::{FetchBounds, FetchBudget};
use jiff::Timestamp;
use store::repairs::{self, Repair};
use store::{StoreError, Transaction, audit, deliveries, peerings, sequences};

use super::compare::Ended;
use super::pull::{Pulled, RepairProblem};
use crate::actors::ActorProblem;
use crate::moment::after;
use crate::{Federation, Held, Turn};

/// Bounds of one repair of one peer; what is left is done in the next.
const BOUNDS: FetchBounds = FetchBounds {
    fetches: 1_500,
    depth: 1,
    pages: 200,
    items: 20_000,
    bytes: 64 * 1024 * 1024,
    time: Duration::from_secs(600),
};
/// First pause after a repair that failed, in seconds; doubles up to [`PAUSE_SECONDS_MAX`].
const PAUSE_SECONDS: i64 = 30;
/// Longest pause after a repair that failed, in seconds.
const PAUSE_SECONDS_MAX: i64 = 6 * 3_600;
/// A restore that was noticed is not noticed again for so long, in seconds.
const RESTORED_AGAIN_SECONDS: i64 = 3_600;
/// The nightly comparison begins within so many seconds of its hour.
const NIGHTLY_SPREAD_SECONDS: f64 = 3_600.0;
/// The operator is told once in so many seconds that a peer lost data. Not more often than its time to ask for that
/// lasts: told anew each night, that time would never be over for anything else it lost.
const TOLD_AGAIN_SECONDS: i64 = COMES_BACK_SECONDS;
/// How long lines that were read for one asker are kept for its next question.
const SHELVES_KEPT: Duration = Duration::from_secs(30);
/// Most askers whose lines are kept.
const SHELVES_MAX: usize = 4;

type Kept = BTreeMap<(Origin, Timestamp), (Arc<Shelves>, Duration)>;

/// Lines read a moment ago, so that the questions of one comparison do not read everything each.
#[derive(Default)]
pub(crate) struct RecentShelves(Mutex<Kept>);

impl RecentShelves {
    /// Forgets everything.
    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// What is kept, with its bound.
    pub(crate) fn held(&self) -> Held {
        Held {
            what: "shelves",
            entries: self.0.lock().unwrap_or_else(PoisonError::into_inner).len(),
            entries_max: SHELVES_MAX,
        }
    }

    pub(super) fn get(&self, key: &(Origin, Timestamp), now: Duration) -> Option<Arc<Shelves>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (shelves, at) = kept.get(key)?;
        (now.saturating_sub(*at) < SHELVES_KEPT).then(|| Arc::clone(shelves))
    }

    pub(super) fn keep(&self, key: (Origin, Timestamp), shelves: Arc<Shelves>, now: Duration) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, (_, at)| now.saturating_sub(*at) < SHELVES_KEPT);
        if kept.len() < SHELVES_MAX {
            kept.insert(key, (shelves, now));
        }
    }
}

impl Federation {
    /// One turn: every active peer that is due, one after the other.
    pub async fn repair_due(&self) -> Turn {
        if !self.may_federate().await {
            return Turn::default();
        }
        let now = self.node.now();
        let mut done = 0;
        let waiting = self.node.database.read(waiting).unwrap_or_default();
        for (peer, repair) in waiting {
            let is_due = |due: Option<Timestamp>| due.is_some_and(|due| due <= now);
            let wanted = Wanted {
                pull: is_due(repair.pull_due()),
                compare: is_due(repair.compare_due()),
                by: By::Node,
            };
            if (wanted.pull || wanted.compare) && self.repair_one(&peer, wanted).await.is_ok() {
                done += 1;
            }
        }
        Turn { done }
    }

    /// When the next repair is due; while our clock is in doubt, when it is looked at next, for until then nothing is repaired.
    pub fn next_repair(&self) -> Option<Timestamp> {
        if self.is_off() {
            return None;
        }
        if let Some(look) = self.next_look_at_clock() {
            return Some(look);
        }
        let waiting = self.node.database.read(waiting).ok()?;
        waiting.iter().filter_map(|(_, repair)| repair.due()).min()
    }

    /// When the next nightly comparison is due: in the configured hour of the community's zone, spread over it, so that
    /// not all nodes ask at once.
    pub fn next_nightly(&self, now: Timestamp) -> Timestamp {
        let profile = self.node.database.read(store::community::profile).ok().flatten();
        let zone = profile.map_or_else(domain::Zone::utc, |profile| profile.zone);
        let spread = self.node.randomness.stream(StreamName::Jitter).fraction() * NIGHTLY_SPREAD_SECONDS;
        let hour = i8::try_from(self.tuning.reconcile_hour.min(23)).unwrap_or(0);
        let local = now.to_zoned(zone.rules());
        let today = local.date().at(hour, 0, 0, 0);
        let later = [Ok(today), today.tomorrow()].into_iter().flatten();
        let moments = later.filter_map(|at| at.to_zoned(zone.rules()).ok());
        let next = moments.map(|at| after(at.timestamp(), spread as i64));
        let next = next.filter(|at| *at > now).min();
        next.unwrap_or_else(|| after(now, 86_400))
    }

    /// Marks every active peer for a comparison, as is done once a night.
    pub fn compare_with_all(&self) -> Result<(), StoreError> {
        let now = self.node.now();
        self.node
            .database
            .transact_blocking(|tx| compare_with_all(tx, now))
    }

    /// Asks one peer now, by the operator's wish; what came of it stands in its [`Repair`].
    pub(crate) async fn reconcile_by_hand(&self, peer: &Origin) -> Result<(), PeerProblem> {
        self.ask_only_while_active(peer)?;
        let now = self.node.now();
        self.node
            .database
            .transact(|tx| {
                let peering = peerings::get(tx, peer)?;
                if !peering.is_some_and(|peering| peering.carries(Scope::Events)) {
                    return Err(PeerProblem::Unknown(peer.clone()));
                }
                let mut repair = repairs::get(tx, peer)?;
                (repair.pull, repair.compare, repair.not_before) = (true, Some(now), None);
                Ok(repairs::put(tx, peer, &repair)?)
            })
            .await?;
        let wanted = Wanted {
            pull: true,
            compare: true,
            by: By::Operator,
        };
        let repaired = self.repair_one(peer, wanted).await;
        repaired.map_err(|problem| match problem {
            RepairProblem::Store(error) => PeerProblem::Store(error),
            problem => PeerProblem::Unreachable {
                peer: peer.clone(),
                why: problem.to_string(),
            },
        })?;
        self.hear_figures_if_shared(peer).await;
        Ok(())
    }

    async fn repair_one(&self, peer: &Origin, wanted: Wanted) -> Result<(), RepairProblem> {
        let outcome = self.ask_for_missing(peer, wanted).await;
        let now = self.node.now();
        let jitter = self.node.randomness.stream(StreamName::Jitter).fraction();
        let settled = self.node.database.transact(|tx| match &outcome {
            Ok((pulled, ended)) => {
                if *pulled == Pulled::TooOld {
                    sequences::skip_gap(tx, peer)?;
                }
                settle(tx, peer, wanted, ended.as_ref(), now)
            }
            Err(problem @ RepairProblem::Fetch(ActorProblem::NotFound)) => give_up(tx, peer, problem),
            Err(problem) => put_off(tx, peer, problem, jitter, now),
        });
        settled.await?;
        if let Err(problem) = &outcome {
            tracing::warn!(%peer, %problem, "what is missing cannot be asked for now");
        }
        outcome.map(|_| ())
    }

    async fn ask_for_missing(
        &self,
        peer: &Origin,
        wanted: Wanted,
    ) -> Result<(Pulled, Option<Ended>), RepairProblem> {
        let mut budget = FetchBudget::new(BOUNDS, self.node.clock.clone());
        let pulled = match wanted.pull {
            true => self.pull_log(peer, &mut budget).await?,
            false => Pulled::Whole,
        };
        if !wanted.compare && pulled == Pulled::Whole {
            return Ok((pulled, None));
        }
        Ok((pulled, self.compare(peer, &mut budget).await?))
    }
}

/// What is to be asked of one peer now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wanted {
    /// Its log, from our gap on.
    pull: bool,
    /// Digests.
    compare: bool,
    /// Who asks.
    by: By,
}

/// Who wants a peer to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    /// The node, because it is time.
    Node,
    /// The operator, who wants to know what is found.
    Operator,
}

/// Active peers of whom something is to be asked.
fn waiting(tx: &mut Transaction<'_>) -> Result<Vec<(Origin, Repair)>, StoreError> {
    let mut waiting = Vec::new();
    for (peer, repair) in repairs::list(tx)? {
        let peering = peerings::get(tx, &peer)?;
        let is_active = peering.is_some_and(|peering| peering.state == PeeringState::Active);
        if is_active && repair.due().is_some() {
            waiting.push((peer, repair));
        }
    }
    Ok(waiting)
}

/// Marks every active peer on events for a comparison.
fn compare_with_all(tx: &mut Transaction<'_>, now: Timestamp) -> Result<(), StoreError> {
    for peering in peerings::carrying(tx, Scope::Events)? {
        repairs::compare(tx, &peering.peer, now)?;
    }
    Ok(())
}

fn settle(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    asked: Wanted,
    ended: Option<&Ended>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut repair = repairs::get(tx, peer)?;
    repair.pull &= !asked.pull;
    (repair.failures, repair.problem, repair.not_before) = (0, None, None);
    if asked.compare {
        repair.compare = None;
    }
    if let Some(ended) = ended {
        // What a new peering brings is on its way from both sides at once: until that has come, nothing differs.
        let is_first = repair.compared.is_none() && asked.by == By::Node;
        let is_new = is_first && ended.found.differing > 0 && repair.first_rounds < Repair::FIRST_ROUNDS_MAX;
        if is_new {
            repair.first_rounds += 1;
            let soon = after(now, Repair::FIRST_ROUND_SECONDS);
            (repair.compare, repair.not_before) = (Some(soon), Some(soon));
        } else {
            repair.compare = None;
            repair.compared = Some(ended.found);
        }
        let told = repair
            .peer_restored
            .is_some_and(|at| now.as_second() - at.as_second() < TOLD_AGAIN_SECONDS);
        if ended.peer_lost_data && !told {
            repair.peer_restored = Some(now);
            let words = format!("{peer} lists less than it once told us: it was restored from a backup");
            audit::log(tx, "node", &words, now)?;
        }
        if ended.we_lost_data {
            repair.we_were_restored = Some(now);
        }
        // Whoever lists more of it after its time is over waits as long again.
        let waits = repair.unproved.filter(|at| !may_count_past(Some(*at), now));
        repair.unproved = ended.unproved.then(|| waits.unwrap_or(now));
    }
    repairs::put(tx, peer, &repair)?;
    if ended.is_some_and(|ended| ended.we_lost_data) {
        we_were_restored(tx, peer, now)?;
    }
    Ok(())
}

/// The peer's records show, by our own signature, that this store is older than it was: every peer is told by a later
/// epoch, and compared with.
fn we_were_restored(tx: &mut Transaction<'_>, peer: &Origin, now: Timestamp) -> Result<(), StoreError> {
    let epoch = store::community::identity(tx)?.map_or(0, |identity| identity.epoch);
    if now.as_second() - epoch < RESTORED_AGAIN_SECONDS {
        return Ok(());
    }
    sequences::restored(tx, now)?;
    let words = format!("this node was restored from a backup: {peer} gave back what was missing");
    audit::log(tx, "node", &words, now)?;
    for peering in peerings::list(tx)? {
        deliveries::renumber(tx, &peering.peer)?;
        if &peering.peer != peer && peering.carries(Scope::Events) {
            repairs::compare(tx, &peering.peer, now)?;
        }
    }
    Ok(())
}

/// A peer that knows no such question, for it speaks an older protocol: it is not asked again before the next night.
fn give_up(tx: &mut Transaction<'_>, peer: &Origin, problem: &RepairProblem) -> Result<(), StoreError> {
    sequences::skip_gap(tx, peer)?;
    let mut repair = repairs::get(tx, peer)?;
    (repair.pull, repair.compare, repair.not_before) = (false, None, None);
    (repair.failures, repair.problem) = (0, Some(problem.to_string()));
    repairs::put(tx, peer, &repair)
}

fn put_off(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    problem: &RepairProblem,
    jitter: f64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut repair = repairs::get(tx, peer)?;
    repair.failures = repair.failures.saturating_add(1);
    let doubled = PAUSE_SECONDS << (repair.failures - 1).min(12);
    let pause = doubled.min(PAUSE_SECONDS_MAX) as f64 * (0.75 + jitter * 0.5);
    repair.not_before = Some(after(now, pause as i64));
    repair.problem = Some(problem.to_string());
    repairs::put(tx, peer, &repair)
}
