//! ActivityPub between nodes: what comes in, what goes out, and who the others are.
//!
//! In: `inbox` accepts, `actors` finds the signer's key, `arrivals` hands over, `intake` takes in. Out: `delivery` tells what
//! was announced and sends it, `sign` chooses the signature. The loops that call their turns stand in `server/workers`.
//! `documents` and `discovery` answer GETs; `outbox` takes what clients of our own members put into their actor's outbox.
//! `peers` is what operators do with other nodes, `agreements` what officers sign with them; `backfill` fetches what a peer
//! has ahead, `sync` what is missing. `paper` answers what a typed code stands for, and asks.

mod actors;
mod agreements;
mod arrivals;
mod asking;
mod backfill;
mod backfill_offers;
mod delivery;
mod discovery;
mod documents;
mod gone;
mod in_memory;
mod inbox;
mod intake;
mod limits;
mod moment;
mod off;
mod outbox;
mod own_clock;
mod own_keys;
mod paper;
mod peer_profile;
mod peers;
mod pins;
mod poll;
mod recent;
mod router;
mod sign;
mod statements;
mod sync;
mod tuning;

use std::sync::Arc;

use domain::{Iri, sabotage};
use edge::Node;
use egress::Transport;
use jiff::Timestamp;

pub use in_memory::Held;
pub use own_clock::{SECONDS_OFF_MAX, TimeSample, WrongClock, ask_the_time, seconds_ahead};
pub use own_keys::NoKeys;
pub use router::{paths, router};
pub use tuning::{FederationMode, Preferred, Tuning};

/// The federation of one node; handed to its routes and workers behind an `Arc`.
pub struct Federation {
    pub(crate) node: Arc<Node>,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) tuning: Tuning,
    pub(crate) actors: actors::Actors,
    pub(crate) keys: own_keys::OwnKeys,
    pub(crate) own_clock: own_clock::OwnClock,
    /// Signatures that came already, against replay.
    pub(crate) seen: recent::Recent<recent::Mark>,
    /// Handles of people whose inbox is there.
    pub(crate) people: recent::Recent<String>,
    pub(crate) limits: limits::Limits,
    pub(crate) arrivals: arrivals::Arrivals,
    pub(crate) written: documents::Written,
    pub(crate) shelves: sync::RecentShelves,
    /// Whoever queues for many hosts does so while nobody settles: both write the rows of the same hosts, and each would
    /// make the other begin again and again. Only what is right decides the commit; this only saves work.
    pub(crate) hosts_written: tokio::sync::RwLock<()>,
}

/// What one turn of a worker did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Jobs done; a worker goes on while this is not nought.
    pub done: usize,
}

impl Federation {
    /// Joins a node to a way out.
    pub fn new(node: Arc<Node>, transport: Arc<dyn Transport>, tuning: Tuning) -> Arc<Self> {
        let transport = match tuning.mode {
            FederationMode::Allowlist => transport,
            FederationMode::Off => Arc::new(off::NoWayOut),
        };
        Arc::new(Self {
            actors: actors::Actors::new(&tuning),
            keys: own_keys::OwnKeys::default(),
            own_clock: own_clock::OwnClock::default(),
            seen: recent::Recent::new(recent::SIGNATURES_MAX),
            people: recent::Recent::new(inbox::PEOPLE_MAX),
            limits: limits::Limits::new(&tuning),
            arrivals: arrivals::Arrivals::default(),
            written: documents::Written::default(),
            shelves: sync::RecentShelves::default(),
            hosts_written: tokio::sync::RwLock::default(),
            node,
            transport,
            tuning,
        })
    }

    /// When the next job of any queue is due; `None` when all are empty. While our clock is in doubt, when it is looked at
    /// next, for until then nothing is taken in or sent.
    pub fn next_due(&self) -> Option<Timestamp> {
        if sabotage::is_put_off() {
            return Some(self.node.now());
        }
        if self.is_off() {
            return None;
        }
        if let Some(look) = self.next_look_at_clock() {
            return Some(look);
        }
        if self.arrivals.has_some() {
            return Some(self.node.now());
        }
        let database = &self.node.database;
        let due = [
            store::inbox::next_due(database),
            store::outbox::next_due(database),
            store::deliveries::next_due(database),
            database
                .read(store::peerings::next_end)
                .map(|next| next.map(|next| next.at)),
        ];
        due.into_iter().filter_map(Result::ok).flatten().min()
    }

    /// Resolves when something was accepted that waits to be taken in.
    pub async fn arrived(&self) {
        self.arrivals.handed().await;
    }

    /// Whether an id is on this node's own origin.
    pub(crate) fn is_ours(&self, iri: &Iri) -> bool {
        iri.origin() == self.node.origin
    }
}
