//! How often servers are asked: a bucket per server over all causes, small ones for strangers, and no asking twice (threat B12).
//!
//! One of these is shared by everything in a node that fetches; `now` is the monotonic time of [`ambient::Clock::elapsed`].

use std::time::Duration;

use domain::{Iri, Origin};

use crate::Request;
use crate::table::Table;

/// How full the buckets are (`[federation.tuning]`).
#[derive(Clone, Copy, Debug)]
pub struct BucketSettings {
    /// Requests to one server in a minute, whatever the cause (`fetch_per_host`).
    pub per_host_per_minute: u32,
    /// Fetches one server without an agreement may cause in a minute (`keys_per_unknown_host`).
    pub per_stranger_per_minute: u32,
    /// Fetches all such servers together may cause in a minute (`keys_of_unknown_hosts`).
    pub all_strangers_per_minute: u32,
    /// How long an address that failed is not asked again (`key_negative_cache_seconds`).
    pub failed_seconds: u32,
    /// Servers and addresses remembered at once, each.
    pub entries_max: usize,
}

impl Default for BucketSettings {
    fn default() -> Self {
        Self {
            per_host_per_minute: 60,
            per_stranger_per_minute: 2,
            all_strangers_per_minute: 60,
            failed_seconds: 300,
            entries_max: 4096,
        }
    }
}

/// Because of whom something is asked.
#[derive(Clone, Copy, Debug)]
pub enum Cause<'a> {
    /// Ourselves, our members, or a server with an agreement.
    Known,
    /// A server without one.
    Stranger(&'a Origin),
}

/// Not now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this server is asked too often just now")]
pub struct Busy {
    /// When it may be worth another try.
    pub retry_after: Duration,
}

/// How a fetch ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There is a document; whoever wants it again finds it in the store.
    Fetched,
    /// Nothing usable came back.
    Failed,
}

/// The buckets and what is being asked or failed lately.
pub struct HostBuckets {
    settings: BucketSettings,
    targets: Table<Origin, Bucket>,
    strangers: Table<Origin, Bucket>,
    all_strangers: Bucket,
    asked: Table<Iri, Asked>,
}

/// One fetch of an address, as it is remembered until a moment.
struct Asked {
    until: Duration,
}

const MINUTE: Duration = Duration::from_secs(60);
/// A fetch that nobody settled (its worker died) bars its address no longer than this.
const UNDER_WAY_MAX: Duration = MINUTE;

impl HostBuckets {
    /// With every bucket full.
    pub fn new(settings: BucketSettings) -> Self {
        let kept = MINUTE.max(Duration::from_secs(settings.failed_seconds.into()));
        Self {
            settings,
            targets: Table::new(settings.entries_max, kept),
            strangers: Table::new(settings.entries_max, kept),
            all_strangers: Bucket::default(),
            asked: Table::new(settings.entries_max, kept),
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::new(self.settings);
    }

    /// Leave to send one request to `target`: takes from every bucket concerned, or from none.
    pub fn take(&mut self, target: &Origin, cause: Cause<'_>, now: Duration) -> Result<(), Busy> {
        let settings = self.settings;
        let crowded = Busy { retry_after: MINUTE };
        let idle = |bucket: &Bucket| bucket.is_full(now);
        let target = self
            .targets
            .entry(target, now, Bucket::default, idle)
            .ok_or(crowded)?;
        target.check(settings.per_host_per_minute, now)?;
        if let Cause::Stranger(stranger) = cause {
            let stranger = self
                .strangers
                .entry(stranger, now, Bucket::default, idle)
                .ok_or(crowded)?;
            stranger.check(settings.per_stranger_per_minute, now)?;
            self.all_strangers.check(settings.all_strangers_per_minute, now)?;
            stranger.take(settings.per_stranger_per_minute, now);
            self.all_strangers.take(settings.all_strangers_per_minute, now);
        }
        target.take(settings.per_host_per_minute, now);
        Ok(())
    }

    /// Leave to fetch `url`: not while somebody else does, not soon after it failed, and within the buckets.
    /// Whoever gets it says with [`HostBuckets::settle`] how it ended.
    pub fn ask(&mut self, url: &Iri, cause: Cause<'_>, now: Duration) -> Result<(), Busy> {
        let url = Request::as_sent(url);
        if let Some(asked) = self.asked.get(&url)
            && asked.until > now
        {
            return Err(Busy {
                retry_after: asked.until - now,
            });
        }
        self.take(&url.origin(), cause, now)?;
        self.remember(&url, now, UNDER_WAY_MAX)
    }

    /// Gives a stranger back what `fetches` took, because they were no pretence: a signature of that server held.
    ///
    /// So a server with many people is not slowed down, and whoever only claims to be it is.
    pub fn give_back(&mut self, stranger: &Origin, fetches: u32, now: Duration) {
        let settings = self.settings;
        let idle = |bucket: &Bucket| bucket.is_full(now);
        if let Some(bucket) = self.strangers.entry(stranger, now, Bucket::default, idle) {
            bucket.give_back(settings.per_stranger_per_minute, fetches);
            self.all_strangers
                .give_back(settings.all_strangers_per_minute, fetches);
        }
    }

    /// Says how a fetch that had leave ended.
    pub fn settle(&mut self, url: &Iri, outcome: Outcome, now: Duration) {
        let url = Request::as_sent(url);
        match outcome {
            Outcome::Fetched => self.asked.remove(&url),
            Outcome::Failed => {
                let bar = Duration::from_secs(self.settings.failed_seconds.into());
                // A table full of fetches under way has no room to remember a failure; the buckets still hold.
                let _ = self.remember(&url, now, bar);
            }
        }
    }

    /// Entries held in all, for a gauge.
    pub fn len(&self) -> usize {
        self.targets.len() + self.strangers.len() + self.asked.len()
    }

    /// Entries never exceeded in all.
    pub fn entries_max(&self) -> usize {
        self.settings.entries_max.saturating_mul(3)
    }

    /// Whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn remember(&mut self, url: &Iri, now: Duration, span: Duration) -> Result<(), Busy> {
        let until = now.saturating_add(span);
        let over = |asked: &Asked| asked.until <= now;
        match self.asked.entry(url, now, || Asked { until }, over) {
            Some(asked) => asked.until = until,
            None => return Err(Busy { retry_after: MINUTE }),
        }
        Ok(())
    }
}

/// A token bucket as one number: when it will be full again (the virtual scheduling form of the leaky bucket).
#[derive(Default)]
struct Bucket {
    full_at: Duration,
}

impl Bucket {
    fn is_full(&self, now: Duration) -> bool {
        self.full_at <= now
    }

    fn check(&self, per_minute: u32, now: Duration) -> Result<(), Busy> {
        let Some(pace) = MINUTE.checked_div(per_minute) else {
            return Err(Busy { retry_after: MINUTE });
        };
        let empty_at = now.saturating_add(MINUTE.saturating_sub(pace));
        if self.full_at <= empty_at {
            Ok(())
        } else {
            Err(Busy {
                retry_after: self.full_at - empty_at,
            })
        }
    }

    fn take(&mut self, per_minute: u32, now: Duration) {
        let pace = MINUTE.checked_div(per_minute).unwrap_or(MINUTE);
        self.full_at = self.full_at.max(now).saturating_add(pace);
    }

    fn give_back(&mut self, per_minute: u32, count: u32) {
        let pace = MINUTE.checked_div(per_minute).unwrap_or(MINUTE);
        self.full_at = self.full_at.saturating_sub(pace.saturating_mul(count));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(text: &str) -> Origin {
        Origin::parse(text).unwrap()
    }

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    fn granted(asks: impl Iterator<Item = Result<(), Busy>>) -> usize {
        asks.filter(Result::is_ok).count()
    }

    /// B12
    #[test]
    fn a_server_is_asked_no_more_than_its_bucket_whatever_the_cause() {
        let mut buckets = HostBuckets::new(BucketSettings::default());
        let target = origin("https://target.example");
        let strangers: Vec<Origin> = (0..20)
            .map(|n| origin(&format!("https://s{n}.example")))
            .collect();
        let mixed = (0..1_000).map(|n| match strangers.get(n) {
            Some(stranger) => buckets.take(&target, Cause::Stranger(stranger), seconds(0)),
            None => buckets.take(&target, Cause::Known, seconds(0)),
        });
        assert_eq!(granted(mixed), 60);
        let busy = buckets.take(&target, Cause::Known, seconds(0)).unwrap_err();
        assert_eq!(busy.retry_after, seconds(1));
        assert_eq!(buckets.take(&target, Cause::Known, busy.retry_after), Ok(()));
        assert!(
            buckets
                .take(&origin("https://other.example"), Cause::Known, seconds(1))
                .is_ok()
        );
        let steady = (0..600)
            .map(|tenth| buckets.take(&target, Cause::Known, Duration::from_millis(1_001 + tenth * 100)));
        assert_eq!(granted(steady), 59, "one a second from an empty bucket");
    }

    /// B12
    #[test]
    fn a_stranger_causes_two_fetches_a_minute() {
        let mut buckets = HostBuckets::new(BucketSettings::default());
        let evil = origin("https://evil.example");
        let asks = (0..100).map(|n| {
            let url = Iri::parse(&format!("https://target{n}.example/u/{n}")).unwrap();
            buckets.ask(&url, Cause::Stranger(&evil), Duration::from_millis(n * 200))
        });
        assert_eq!(
            granted(asks),
            2,
            "in the first twenty seconds of a hundred activities"
        );
    }

    /// B12
    #[test]
    fn a_stranger_whose_signatures_hold_has_its_fetches_back_and_never_more_than_a_full_bucket() {
        let mut buckets = HostBuckets::new(BucketSettings::default());
        let busy = origin("https://busy.example");
        let asks = (0..100).map(|n| {
            let url = Iri::parse(&format!("https://busy.example/u/{n}")).unwrap();
            let granted = buckets.ask(&url, Cause::Stranger(&busy), seconds(n));
            buckets.settle(&url, Outcome::Fetched, seconds(n));
            buckets.give_back(&busy, 1, seconds(n));
            granted
        });
        assert_eq!(granted(asks), 100);
        buckets.give_back(&busy, 50, seconds(100));
        let target = origin("https://elsewhere.example");
        let asks = (0..10).map(|_| buckets.take(&target, Cause::Stranger(&busy), seconds(100)));
        assert_eq!(granted(asks), 2);
    }

    /// B12
    #[test]
    fn many_strangers_together_share_one_bucket() {
        let mut buckets = HostBuckets::new(BucketSettings::default());
        let asks = (0..10_000).map(|n| {
            let stranger = origin(&format!("https://s{n}.example"));
            let url = Iri::parse(&format!("https://s{n}.example/key")).unwrap();
            buckets.ask(&url, Cause::Stranger(&stranger), seconds(0))
        });
        assert_eq!(granted(asks), 60);
    }

    /// B12
    #[test]
    fn an_address_is_fetched_once_at_a_time_and_left_alone_after_a_failure() {
        let mut buckets = HostBuckets::new(BucketSettings::default());
        let url = Iri::parse("https://target.example/u/alice").unwrap();
        let spelled = Iri::parse("https://TARGET.example:443/u/../u/alice#main-key").unwrap();
        assert_eq!(buckets.ask(&url, Cause::Known, seconds(0)), Ok(()));
        assert_eq!(
            buckets.ask(&spelled, Cause::Known, seconds(1)),
            Err(Busy {
                retry_after: seconds(59)
            })
        );
        buckets.settle(&url, Outcome::Failed, seconds(2));
        assert_eq!(
            buckets.ask(&url, Cause::Known, seconds(62)),
            Err(Busy {
                retry_after: seconds(240)
            })
        );
        assert_eq!(buckets.ask(&url, Cause::Known, seconds(302)), Ok(()));
        buckets.settle(&spelled, Outcome::Fetched, seconds(303));
        assert_eq!(buckets.ask(&url, Cause::Known, seconds(303)), Ok(()));
        assert_eq!(
            buckets.ask(&url, Cause::Known, seconds(364)),
            Ok(()),
            "a fetch nobody settled is forgotten"
        );
    }

    /// B13
    #[test]
    fn a_hundred_thousand_servers_leave_no_more_than_the_cap() {
        let settings = BucketSettings {
            entries_max: 100,
            ..BucketSettings::default()
        };
        let mut buckets = HostBuckets::new(settings);
        for n in 0..100_000_u64 {
            let target = origin(&format!("https://s{n}.example"));
            let _ = buckets.take(&target, Cause::Stranger(&target), Duration::from_millis(n * 10));
            assert!(buckets.len() <= 200);
        }
    }

    #[test]
    fn a_bucket_of_nothing_grants_nothing() {
        let settings = BucketSettings {
            per_host_per_minute: 0,
            ..BucketSettings::default()
        };
        let target = origin("https://target.example");
        assert!(
            HostBuckets::new(settings)
                .take(&target, Cause::Known, seconds(0))
                .is_err()
        );
    }
}
