//! What becomes of what nodes send: loss, repetition, lost replies and delay, drawn from the world's seed.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ambient::{Randomness, Stream, StreamName};
use domain::Origin;
use egress::Request;
use egress::memory::{Fate, Gate, Network};

/// A class of faults that a seed may switch on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A request never arrives.
    Loss,
    /// A request arrives twice.
    Duplicate,
    /// A request arrives and its answer is lost.
    ReplyLost,
    /// A request waits while others overtake it, and time passes.
    Delay,
}

impl Fault {
    const ALL: [Self; 4] = [Self::Loss, Self::Duplicate, Self::ReplyLost, Self::Delay];
}

/// The longest a request is held, in seconds: longer than a peer's window and than a worker's lease.
const DELAY_SECONDS_MAX: u64 = 1_200;

/// The weather of a world: calm until it is told otherwise.
pub struct Weather {
    sky: Mutex<Sky>,
}

struct Sky {
    chance: Stream,
    per_mille: BTreeMap<Fault, u64>,
    held: VecDeque<(Gate, Duration)>,
    /// How long a host takes for each answer.
    slow: BTreeMap<Origin, Duration>,
    /// What is on its way to slow hosts, by when it is there; all of it travels at the same time.
    late: BTreeMap<(Duration, u64), Gate>,
    passed: Duration,
}

impl Weather {
    pub(crate) fn new(seed: u64) -> Self {
        let chance = Randomness::seeded(seed).stream(StreamName::Demo);
        Self {
            sky: Mutex::new(Sky {
                chance,
                per_mille: BTreeMap::new(),
                held: VecDeque::new(),
                slow: BTreeMap::new(),
                late: BTreeMap::new(),
                passed: Duration::ZERO,
            }),
        }
    }

    /// From now on this class strikes so many requests in a thousand.
    pub fn set(&self, fault: Fault, per_mille: u64) {
        self.sky().per_mille.insert(fault, per_mille);
    }

    /// From now on a host takes this long for whatever it is asked, many at the same time.
    pub fn answers_after(&self, host: &Origin, wait: Duration) {
        self.sky().slow.insert(host.clone(), wait);
    }

    /// Time passes: what is there by now goes on.
    pub(crate) fn pass(&self, by: Duration) {
        let mut sky = self.sky();
        sky.passed += by;
        let now = sky.passed;
        let later = sky.late.split_off(&(now, u64::MAX));
        for gate in std::mem::replace(&mut sky.late, later).into_values() {
            gate.open();
        }
    }

    /// How long until the next of what is on its way to slow hosts is there.
    pub(crate) fn next_late(&self) -> Option<Duration> {
        let sky = self.sky();
        let (due, _) = sky.late.keys().next()?;
        Some(due.saturating_sub(sky.passed))
    }

    /// Switches a subset of the classes on, each at its own rate (swarm testing).
    pub fn storm(&self) -> Vec<Fault> {
        let mut sky = self.sky();
        sky.per_mille.clear();
        for fault in Fault::ALL {
            if sky.chance.below(3) > 0 {
                let rate = 50 + sky.chance.below(300);
                sky.per_mille.insert(fault, rate);
            }
        }
        sky.per_mille.keys().copied().collect()
    }

    /// Ends all faults; what is held is let through.
    pub fn calm(&self) {
        let mut sky = self.sky();
        sky.per_mille.clear();
        for (gate, _) in sky.held.drain(..) {
            gate.open();
        }
    }

    /// A number below `bound`, for a story that wants chance of its own.
    pub fn draw(&self, bound: u64) -> u64 {
        self.sky().chance.below(bound)
    }

    /// The oldest request that is held, and how long it was to wait.
    pub(crate) fn next_held(&self) -> Option<(Gate, Duration)> {
        self.sky().held.pop_front()
    }

    fn sky(&self) -> MutexGuard<'_, Sky> {
        self.sky.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Network for Weather {
    fn fate(&self, _: &Origin, to: &Origin, _: &Request, number: u64) -> Fate {
        let mut sky = self.sky();
        if let Some(wait) = sky.slow.get(to).copied() {
            let (gate, due) = (Gate::default(), sky.passed + wait);
            sky.late.insert((due, number), gate.clone());
            return Fate::Held(gate);
        }
        let faults: Vec<(Fault, u64)> = sky
            .per_mille
            .iter()
            .map(|(fault, rate)| (*fault, *rate))
            .collect();
        for (fault, per_mille) in faults {
            if sky.chance.below(1_000) >= per_mille {
                continue;
            }
            return match fault {
                Fault::Loss => Fate::Lost,
                Fault::Duplicate => Fate::Duplicated,
                Fault::ReplyLost => Fate::ReplyLost,
                Fault::Delay => {
                    let gate = Gate::default();
                    let wait = Duration::from_secs(1 + sky.chance.below(DELAY_SECONDS_MAX));
                    sky.held.push_back((gate.clone(), wait));
                    Fate::Held(gate)
                }
            };
        }
        Fate::Arrives
    }
}
