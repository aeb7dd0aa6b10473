//! The table of reliability, section 6, as far as it is about events and answers: each bug and what it must break.

use domain::sabotage::Bug;

/// What is lived through to see a bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trial {
    /// A history of a seed, with its faults.
    History,
    /// A history in which peerings are paused.
    Pauses,
    /// News for a live peer beside dead ones.
    Fairness,
    /// A history, twice.
    Twice,
}

/// A bug, how it is looked for, and the invariants of which one must break.
pub(crate) struct Planted {
    pub(crate) bug: Bug,
    pub(crate) trial: Trial,
    pub(crate) breaks: &'static [&'static str],
}

const fn planted(bug: Bug, trial: Trial, breaks: &'static [&'static str]) -> Planted {
    Planted { bug, trial, breaks }
}

/// Every bug that can be planted.
pub(crate) const ALL: [Planted; 16] = [
    planted(Bug::S1, Trial::History, &["I1"]),
    planted(Bug::S2, Trial::History, &["I1"]),
    planted(Bug::S3, Trial::History, &["I1", "I4"]),
    planted(Bug::S4, Trial::History, &["I1", "I2"]),
    planted(Bug::S5, Trial::History, &["I2"]),
    planted(Bug::S6, Trial::History, &["I3"]),
    planted(Bug::S7, Trial::History, &["I3"]),
    planted(Bug::S8, Trial::History, &["I4"]),
    planted(Bug::S9, Trial::History, &["I4", "I8"]),
    planted(Bug::S10, Trial::History, &["I5"]),
    planted(Bug::S11, Trial::History, &["I5"]),
    planted(Bug::S20, Trial::History, &["I8"]),
    planted(Bug::S21, Trial::Pauses, &["I9"]),
    planted(Bug::S22, Trial::History, &["I10"]),
    planted(Bug::S23, Trial::Fairness, &["I11"]),
    planted(Bug::S25, Trial::Twice, &["I13"]),
];
