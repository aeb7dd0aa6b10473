//! What a node keeps in memory because others spoke to it, table by table (threat B13, invariant I10).

use crate::{Federation, actors, arrivals, inbox, recent};

/// A table that others can fill, and its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// What it holds, in one word for a label.
    pub what: &'static str,
    /// Entries in it now.
    pub entries: usize,
    /// Entries it never exceeds.
    pub entries_max: usize,
}

impl Federation {
    /// Every such table, in a fixed order.
    pub fn held(&self) -> Vec<Held> {
        let mut tables = self.actors.held();
        tables.push(Held {
            what: "signatures",
            entries: self.seen.len(),
            entries_max: recent::SIGNATURES_MAX,
        });
        tables.push(Held {
            what: "inboxes",
            entries: self.people.len(),
            entries_max: inbox::PEOPLE_MAX,
        });
        tables.extend(self.limits.held());
        tables.push(Held {
            what: "arrivals",
            entries: self.arrivals.len(),
            entries_max: arrivals::JOBS_MAX,
        });
        tables.push(self.shelves.held());
        tables
    }
}

impl actors::Actors {
    fn held(&self) -> Vec<Held> {
        let [at_hand, profiles, refetched, fetches] = self.entries();
        let table = |what, (entries, entries_max)| Held {
            what,
            entries,
            entries_max,
        };
        vec![
            table("actors", at_hand),
            table("host_profiles", profiles),
            table("actors_fetched_anew", refetched),
            table("fetches", fetches),
        ]
    }
}
