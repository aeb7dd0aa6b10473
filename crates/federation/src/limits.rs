//! How often others may knock: by network address before anything is paid for, by host once it is known (threat C1).

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};

use axum::extract::ConnectInfo;
use domain::Origin;
use edge::{Problem, Reason, client_of};
use egress::{BucketSettings, Cause, HostBuckets};
use http::request::Parts;

use crate::{Federation, Held, Tuning};

/// Questions about people that one peer may ask in a minute (protocol section 6.4).
const PEOPLE_PER_MINUTE: u32 = 30;
/// Cards that one peer is shown in a day.
const CARDS_PER_DAY: usize = 1_000;
const DAY_SECONDS: i64 = 86_400;

/// Two buckets: one cannot be emptied for others by naming them, the other not by many addresses.
pub(crate) struct Limits {
    by_client: Mutex<HostBuckets>,
    by_host: Mutex<HostBuckets>,
    /// Questions about people, by peer.
    people: Mutex<HostBuckets>,
    /// The day that passes, and how many cards each peer was shown in it.
    cards: Mutex<(i64, BTreeMap<Origin, usize>)>,
}

impl Limits {
    pub(crate) fn new(tuning: &Tuning) -> Self {
        let bucket = |per_minute| {
            Mutex::new(HostBuckets::new(BucketSettings {
                per_host_per_minute: per_minute,
                ..BucketSettings::default()
            }))
        };
        Self {
            by_client: bucket(tuning.inbox_per_client_per_minute),
            by_host: bucket(tuning.inbox_per_host_per_minute),
            people: bucket(PEOPLE_PER_MINUTE),
            cards: Mutex::default(),
        }
    }
}

impl Limits {
    /// Everybody may knock as if she never had.
    pub(crate) fn clear(&self) {
        for buckets in [&self.by_client, &self.by_host, &self.people] {
            buckets.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
        self.cards
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .1
            .clear();
    }

    /// The buckets of clients and of hosts, with their bounds.
    pub(crate) fn held(&self) -> [Held; 3] {
        let table = |what, buckets: &Mutex<HostBuckets>| {
            let buckets = buckets.lock().unwrap_or_else(PoisonError::into_inner);
            Held {
                what,
                entries: buckets.len(),
                entries_max: buckets.entries_max(),
            }
        };
        [
            table("inbox_clients", &self.by_client),
            table("inbox_hosts", &self.by_host),
            table("people_hosts", &self.people),
        ]
    }
}

impl Federation {
    /// Whoever's network address this is may knock; in a simulated network there is none.
    pub(crate) fn admit_client(&self, parts: &Parts) -> Result<(), Problem> {
        let Some(ConnectInfo(socket)) = parts.extensions.get::<ConnectInfo<SocketAddr>>() else {
            return Ok(());
        };
        let client = client_of(*socket, &parts.headers, &self.node.settings.trusted_proxies);
        match client.as_origin() {
            Some(client) => self.take(&self.limits.by_client, &client),
            None => Ok(()),
        }
    }

    /// The host whose signature was verified: nobody else can empty its bucket.
    pub(crate) fn admit_host(&self, host: &Origin) -> Result<(), Problem> {
        self.take(&self.limits.by_host, host)
    }

    /// A peer asks for people: often enough to choose somebody, not enough to copy a directory.
    pub(crate) fn admit_question(&self, peer: &Origin) -> Result<(), Problem> {
        self.take(&self.limits.people, peer)
    }

    /// Counts cards that a peer is about to be shown today; none of them is shown beyond the limit.
    pub(crate) fn count_cards(&self, peer: &Origin, shown: usize) -> Result<(), Problem> {
        let second = self.node.now().as_second();
        let day = second.div_euclid(DAY_SECONDS);
        let mut cards = self.limits.cards.lock().unwrap_or_else(PoisonError::into_inner);
        if cards.0 != day {
            *cards = (day, BTreeMap::new());
        }
        let count = cards.1.entry(peer.clone()).or_default();
        if *count + shown > CARDS_PER_DAY {
            let rest = DAY_SECONDS - second.rem_euclid(DAY_SECONDS);
            let mut problem = Problem::new(Reason::Limit, "enough people for one day; ask again tomorrow");
            problem.retry_after_seconds = u32::try_from(rest).ok();
            return Err(problem);
        }
        *count += shown;
        Ok(())
    }

    fn take(&self, buckets: &Mutex<HostBuckets>, whose: &Origin) -> Result<(), Problem> {
        let elapsed = self.node.clock.elapsed();
        let mut buckets = buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.take(whose, Cause::Known, elapsed).map_err(|busy| {
            let seconds = u32::try_from(busy.retry_after.as_secs().max(1)).unwrap_or(60);
            let mut problem = Problem::new(Reason::Limit, "too many activities at once; slow down");
            problem.retry_after_seconds = Some(seconds);
            problem
        })
    }
}
