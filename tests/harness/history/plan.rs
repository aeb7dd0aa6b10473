//! What strikes in a history: a random subset of all classes, drawn from its seed (swarm testing).

use std::collections::BTreeSet;

use ambient::{Randomness, Stream, StreamName};

use crate::weather::Fault;

/// A class of faults that a history may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// A request never arrives.
    Loss,
    /// A request arrives twice.
    Duplicate,
    /// A request arrives and its answer is lost.
    ReplyLost,
    /// A request waits while others overtake it.
    Delay,
    /// A machine stops, also in the middle of a commit, and starts again.
    Crash,
    /// Nothing reaches one node from another, in one direction or both.
    Cut,
    /// Something that was sent long ago arrives once more.
    Repeat,
    /// A node is put back to an old backup, and nobody tells its software.
    Restore,
    /// A clock jumps by five minutes or by 25 hours, forth or back, and stays there.
    Clock,
    /// One of the peers speaks an older protocol.
    Older,
    /// One of the peers lies, and so do strangers.
    Rogue,
    /// A disk is full for a while, or a flush fails and the machine starts again from what its disk has.
    Disk,
    /// A node or its community gets new keys while work is on its way.
    Rotation,
    /// An officer pauses a peering, or resumes it.
    Pause,
    /// Ten times as much is published at once.
    Burst,
    /// A clock runs too fast or too slow, and is further off from hour to hour.
    Drift,
    /// Nobody reaches anybody: three parts that know nothing of each other.
    ThreeWays,
}

impl Trouble {
    /// Those of every history.
    pub const ALL: [Self; 11] = [
        Self::Loss,
        Self::Duplicate,
        Self::ReplyLost,
        Self::Delay,
        Self::Crash,
        Self::Cut,
        Self::Repeat,
        Self::Restore,
        Self::Clock,
        Self::Older,
        Self::Rogue,
    ];

    /// Those that come on top of them in the harder histories.
    pub const HARDER: [Self; 4] = [Self::Disk, Self::Rotation, Self::Pause, Self::Burst];

    /// Those that every one of the long histories has.
    pub const LONG: [Self; 2] = [Self::Drift, Self::ThreeWays];

    fn fault(self) -> Option<Fault> {
        match self {
            Self::Loss => Some(Fault::Loss),
            Self::Duplicate => Some(Fault::Duplicate),
            Self::ReplyLost => Some(Fault::ReplyLost),
            Self::Delay => Some(Fault::Delay),
            _ => None,
        }
    }
}

/// Things that happen in one history.
const ACTS: usize = 30;

/// A history before it is lived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Of everything that is drawn.
    pub seed: u64,
    /// What strikes.
    pub troubles: BTreeSet<Trouble>,
    /// How many things happen.
    pub acts: usize,
}

impl Plan {
    /// The plan of a seed. What a peer of an older protocol sent cannot be had again after a restore, so a history has
    /// the one or the other.
    pub fn of(seed: u64) -> Self {
        let mut chance = chance(seed);
        let mut troubles: BTreeSet<Trouble> = Trouble::ALL
            .into_iter()
            .filter(|_| chance.below(2) == 0)
            .collect();
        if troubles.contains(&Trouble::Older) {
            troubles.remove(&Trouble::Restore);
        }
        Self {
            seed,
            troubles,
            acts: ACTS,
        }
    }

    /// The plan of a seed with at least one of the harder classes. A node that was put back has keys that its peers gave
    /// up, a clock that is off announces keys for another time, and an older protocol follows no new ones: that is for the
    /// operator to mend, so a history has new keys or one of those.
    pub fn harder(seed: u64) -> Self {
        let mut plan = Self::of(seed);
        let mut chance = chance(seed.wrapping_add(2));
        let drawn = Trouble::HARDER.into_iter().filter(|_| chance.below(2) == 0);
        plan.troubles.extend(drawn);
        let sure = usize::try_from(seed % 4).map_or(Trouble::Disk, |at| Trouble::HARDER[at]);
        plan.troubles.insert(sure);
        if plan.has(Trouble::Rotation) {
            for other in [Trouble::Restore, Trouble::Clock, Trouble::Older] {
                plan.troubles.remove(&other);
            }
        }
        plan
    }

    /// The plan of a seed with clocks that drift and a network that falls into three parts.
    pub fn long(seed: u64) -> Self {
        let mut plan = Self::of(seed);
        plan.troubles.extend(Trouble::LONG);
        plan
    }

    /// The plan of a seed in which peerings are paused and resumed, while much is published, and nothing else befalls anybody.
    pub fn pausing(seed: u64) -> Self {
        Self {
            seed,
            troubles: BTreeSet::from([Trouble::Pause, Trouble::Burst]),
            acts: ACTS,
        }
    }

    /// The same without one class.
    #[must_use]
    pub fn without(&self, trouble: Trouble) -> Self {
        let mut plan = self.clone();
        plan.troubles.remove(&trouble);
        plan
    }

    pub(super) fn has(&self, trouble: Trouble) -> bool {
        self.troubles.contains(&trouble)
    }

    /// How often the network strikes, in a thousand requests.
    pub(super) fn weather(&self) -> Vec<(Fault, u64)> {
        let mut chance = chance(self.seed.wrapping_add(1));
        let drawn = Trouble::ALL.map(|trouble| (trouble, 50 + chance.below(250)));
        let struck = drawn.into_iter().filter(|(trouble, _)| self.has(*trouble));
        struck
            .filter_map(|(trouble, rate)| Some((trouble.fault()?, rate)))
            .collect()
    }
}

fn chance(seed: u64) -> Stream {
    Randomness::seeded(seed.wrapping_mul(7_919)).stream(StreamName::Demo)
}
