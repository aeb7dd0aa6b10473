//! Whole histories from one seed: warm-up, chaos, heal, quiescence, check (reliability, section 4).
//!
//! Three nodes that peer with each other live through thirty things that happen to them, while a random subset of all
//! classes of faults strikes. Safety is looked at after each, everything else after the heal.

mod acts;
mod fairness;
mod plan;
mod rogue;
mod silences;
mod troubles;
mod watch;

pub use fairness::latencies;
pub use plan::{Plan, Trouble};

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use tokio::task::coop::unconstrained;

use crate::disk_copy::DiskCopy;
use crate::invariants;
use crate::node_options::NodeOptions;
use crate::person::Person;
use crate::world::{Fallen, World};
use rogue::Rogue;
use silences::Silences;
use watch::Watch;

/// How long nodes may take to be quiet after the heal: twice the longest pause, and the longest that a clock was ahead.
const QUIESCENCE: Duration = Duration::from_secs(3 * 86_400);

/// Longer than any clock was ahead.
const A_DAY_AND_MORE: Duration = Duration::from_secs(26 * 3_600);

/// After the heal: what was signed by a clock that was a day ahead is believed a day later, and what a restored owner cannot
/// take back from anybody is kept by its peers for two days.
const NIGHTS: usize = 3;

/// How a history ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Lines that say which invariant is broken, and where; none when all hold.
    pub broken: Vec<String>,
    /// The hash of all that was sent and acknowledged.
    pub trace: String,
    /// All of it, a line each, where something is broken.
    pub log: Vec<String>,
}

impl Ended {
    /// Whether one of these invariants is broken.
    pub fn breaks(&self, names: &[&str]) -> bool {
        let named = |line: &String| names.iter().any(|name| line.starts_with(&format!("{name}:")));
        self.broken.iter().any(named)
    }
}

/// The nodes, their people, and what a history needs to remember.
struct History {
    world: World,
    plan: Plan,
    officers: Vec<Person>,
    members: Vec<Person>,
    rogue: Option<Rogue>,
    published: usize,
    copies: BTreeMap<String, DiskCopy>,
    ahead_seconds: BTreeMap<String, i64>,
    /// Whose keys were rotated.
    rotated: BTreeSet<String>,
    watch: Watch,
    silences: Silences,
}

/// Lives through the history of a plan. How much of a task's turn was used up before would change who comes first when
/// two wait for one lock, so nothing in it is put off for that.
pub async fn live(plan: &Plan) -> Ended {
    unconstrained(live_through(plan)).await
}

async fn live_through(plan: &Plan) -> Ended {
    let mut history = History::warm_up(plan.clone()).await;
    let mut broken = Vec::new();
    for _ in 0..plan.acts {
        history.act().await;
        broken = history.look();
        if !broken.is_empty() {
            break;
        }
    }
    if broken.is_empty() {
        broken = history.heal_and_check().await;
    }
    let trace = invariants::trace(&history.world);
    let log = match broken.is_empty() {
        true => Vec::new(),
        false => invariants::log(&history.world),
    };
    history.world.abandon();
    Ended { broken, trace, log }
}

/// The plan with as few classes of faults as still break something: one is switched off at a time.
pub async fn shrink(plan: &Plan) -> Plan {
    let mut smallest = plan.clone();
    for trouble in plan.troubles.iter() {
        let without = smallest.without(*trouble);
        if !live(&without).await.broken.is_empty() {
            smallest = without;
        }
    }
    smallest
}

impl History {
    async fn warm_up(plan: Plan) -> Self {
        let world = World::new(plan.seed);
        let third = match plan.has(Trouble::Older) {
            true => NodeOptions::older(),
            false => NodeOptions::default(),
        };
        let olga = world.node("seattle").officer("olga");
        let ravi = world.node("london").officer("ravi");
        let ada = world.node_with("agora", third).officer("ada");
        for (one, other) in [(&olga, &ravi), (&olga, &ada), (&ada, &ravi)] {
            world.peer(one, other, &["events"]).await;
        }
        let rogue = match plan.has(Trouble::Rogue) {
            true => Some(Rogue::join(&world, &olga).await),
            false => None,
        };
        let officers = vec![olga, ravi, ada];
        let members = officers
            .iter()
            .flat_map(|officer| ["maren", "noor"].map(|name| officer.node.member(name)))
            .collect();
        world.when_fallen(Fallen::Restarts);
        for (fault, per_mille) in plan.weather() {
            world.weather.set(fault, per_mille);
        }
        Self {
            world,
            plan,
            officers,
            members,
            rogue,
            published: 0,
            copies: BTreeMap::new(),
            ahead_seconds: BTreeMap::new(),
            rotated: BTreeSet::new(),
            watch: Watch::default(),
            silences: Silences::default(),
        }
    }

    fn draw(&self, bound: usize) -> usize {
        usize::try_from(self.world.weather.draw(bound as u64)).expect("a small number")
    }

    fn one_of<'a, T>(&self, all: &'a [T]) -> &'a T {
        &all[self.draw(all.len())]
    }

    async fn act(&mut self) {
        match self.draw(14) {
            0..=2 => self.publish().await,
            3..=4 => self.change().await,
            5 => self.end_one().await,
            6..=8 => self.answer().await,
            9 => self.crowd().await,
            _ => self.trouble().await,
        }
        let pause = self.draw(240) as u64;
        self.world.run_for(Duration::from_secs(pause)).await;
    }

    /// Safety holds at every moment, whatever has not arrived yet.
    fn look(&mut self) -> Vec<String> {
        for node in self.world.nodes() {
            node.restart();
        }
        let mut broken = invariants::at_every_moment(&self.world);
        broken.extend(self.watch.look(&self.world));
        broken.extend(self.silences.look(&self.world));
        broken
    }

    /// Faults stop and clocks are right; then everything has to come to rest and to agree.
    async fn heal_and_check(&mut self) -> Vec<String> {
        self.world.weather.calm();
        for one in self.world.nodes() {
            // A machine that was to stop, or a disk that was to fail, at a later commit does so now, and starts without that.
            if self.plan.has(Trouble::Crash) || self.plan.has(Trouble::Disk) {
                one.crash(self.plan.seed);
            }
            one.restart();
            self.set_right(&one);
            for other in self.world.nodes() {
                self.world.join(&one.origin, &other.origin);
            }
        }
        if self.plan.has(Trouble::Pause) {
            self.resume_all().await;
        }
        let mut left = self.world.settle(QUIESCENCE).await;
        for _ in 0..NIGHTS {
            self.world.advance(A_DAY_AND_MORE);
            for node in self.world.nodes() {
                node.restart();
                node.compare_with_all();
            }
            left = self.world.settle(QUIESCENCE).await;
        }
        // What was set aside where an operator sees it is no work; I1 and I2 say whether it may be there.
        let is_told = |line: &String| {
            !["Refused", "Parked", "is set aside"]
                .iter()
                .any(|word| line.contains(word))
        };
        let left = left.into_iter().filter(is_told);
        let mut broken: Vec<String> = left.map(|line| format!("I2: {line}")).collect();
        broken.extend(self.look());
        broken.extend(invariants::after_heal(&self.world));
        broken
    }
}
