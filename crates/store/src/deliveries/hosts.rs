//! What is known of a host that we send to: how it answered, and whether it may be tried (protocol section 5).

use std::collections::BTreeSet;

use domain::Origin;
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{DELIVERIES, Delivery, Lanes, UNDELIVERED};
use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Ended, KeyForm, Table, behind};
use crate::transaction::unreadable;

const HOSTS: Table<Origin, Host> = Table::new(spaces::HOSTS, "hosts");

/// Most hosts remembered; above it those go that nothing waits for and that were not sent to for a day.
pub const HOSTS_MAX: usize = 100_000;

/// What is known of a host that we send to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Host {
    /// Whether a row in a queue of lanes stands for it. Only `lanes` changes it.
    pub has_lane: bool,
    /// In which queue that row stands. Only `lanes` changes it.
    pub lanes: Lanes,
    /// The convoy that row is, if it stands for several hosts. Only `lanes` and `convoy` change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convoy: Option<u64>,
    /// When that row was last put in line for; while a worker has it, it lies elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lane_due: Option<Timestamp>,
    /// Somebody wished to try at once while a worker had the lane: it comes back then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hastened: Option<Timestamp>,
    /// Nothing is sent, and everything is kept, until it is roused: its peering is paused.
    pub rests: bool,
    /// When it was last roused: what was queued before is as young as that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roused: Option<Timestamp>,
    /// When what was parked for it is tried again, if a row in the queue of probes stands for that. Only `probes` changes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probe_due: Option<Timestamp>,
    /// The next delivery's place. Only `queue` changes it.
    pub next_order: u64,
    /// Failures in a row.
    pub failures: u32,
    /// When it first failed after its last answer; nothing while it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trying_since: Option<Timestamp>,
    /// On how many days (UTC) it has failed since then.
    pub failing_days: u8,
    /// The last of those days, counted from 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failing_day: Option<i64>,
    /// Since when it answers 403 to all it is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forbids: Option<Timestamp>,
    /// When a signature of its own last held, if it failed before that: it is there again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heard: Option<Timestamp>,
    /// Since when it takes long to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slow: Option<Timestamp>,
    /// How far its clock is from ours, learned from an answer that refused our signature; for people only (threat C9).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock_offset: Option<ClockOffset>,
    /// When it last said 2xx and meant failure: its success is no proof of anything, so it is not knocked at twice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lies: Option<Timestamp>,
    /// Nothing is sent before this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paused_until: Option<Timestamp>,
    /// When it last answered 2xx.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_success: Option<Timestamp>,
    /// What last went wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_failure: Option<Failure>,
    /// Which signature it last took, and when we learned it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<(Scheme, Timestamp)>,
    /// How many it has taken in all.
    pub delivered: u64,
}

/// What went wrong at a host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// When.
    pub at: Timestamp,
    /// A status or the kind of a network error; never a body.
    pub what: String,
}

/// How far a host's clock is from ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockOffset {
    /// Seconds that it is ahead of us; less than nought when it is behind.
    pub ahead_seconds: i64,
    /// When we learned it.
    pub at: Timestamp,
}

/// Whether a host may be sent to (protocol section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaker {
    /// It answers, or has not failed often.
    Closed,
    /// It failed [`Host::FAILURES_MAX`] times in a row: one try at a time, [`Host::PAUSE_SECONDS`] apart or more.
    Open,
    /// It failed on [`Host::FAILING_DAYS_MAX`] days: one try a day.
    Suspended,
}

/// Which signature a host takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// draft-cavage-12 with RSA.
    CavageRsa,
    /// RFC 9421 with RSA.
    Rfc9421Rsa,
    /// RFC 9421 with Ed25519.
    Rfc9421Ed25519,
}

impl Host {
    /// Failures in a row after which it is paused.
    pub const FAILURES_MAX: u32 = 10;
    /// Shortest pause between tries after that.
    pub const PAUSE_SECONDS: i64 = 60;
    /// Days with failures, and no answer between, after which it is tried once a day.
    pub const FAILING_DAYS_MAX: u8 = 7;
    /// How long a host that nothing waits for is remembered, in days.
    pub const DAYS_MAX: i64 = 90;

    /// Whether it may be sent to.
    pub fn breaker(&self) -> Breaker {
        match (self.failing_days, self.failures) {
            (Self::FAILING_DAYS_MAX.., _) => Breaker::Suspended,
            (_, Self::FAILURES_MAX..) => Breaker::Open,
            _ => Breaker::Closed,
        }
    }

    /// Counts a failure.
    pub fn fail(&mut self, what: &str, now: Timestamp) {
        self.failures = self.failures.saturating_add(1);
        self.trying_since.get_or_insert(now);
        let day = now.as_second().div_euclid(86_400);
        if self.failing_day != Some(day) {
            self.failing_day = Some(day);
            self.failing_days = self.failing_days.saturating_add(1);
        }
        self.last_failure = Some(Failure {
            at: now,
            what: what.to_owned(),
        });
    }

    /// It answered: whatever it said, it is there. How long it had not, in seconds.
    pub fn answer(&mut self, now: Timestamp) -> i64 {
        let away = self
            .trying_since
            .take()
            .map_or(0, |since| now.as_second() - since.as_second());
        self.failures = 0;
        self.failing_days = 0;
        self.failing_day = None;
        self.forbids = None;
        self.heard = None;
        self.clock_offset = None;
        self.paused_until = None;
        away
    }

    /// Before this it is not tried again, whoever wishes so but the operator.
    pub fn not_before(&self) -> Option<Timestamp> {
        let failed = self.last_failure.as_ref()?.at;
        let after = Timestamp::from_second(failed.as_second().saturating_add(Self::PAUSE_SECONDS));
        after.ok().filter(|_| self.breaker() != Breaker::Closed)
    }

    /// Where its lane belongs: whoever fails, is slow, or has never taken anything yet delays nobody who does.
    pub(super) fn lanes_for(&self) -> Lanes {
        let fails = self.last_failure.as_ref().filter(|_| self.failures > 0);
        let is_heard = |failure: &Failure| self.heard.is_some_and(|heard| heard >= failure.at);
        match fails {
            Some(failure) if !is_heard(failure) => Lanes::Troubled,
            _ if self.slow.is_some() || self.delivered == 0 => Lanes::Troubled,
            _ => Lanes::Well,
        }
    }

    pub(super) fn with_lane_of(mut self, other: &Self) -> Self {
        self.has_lane = other.has_lane;
        self.lanes = other.lanes;
        self.convoy = other.convoy;
        self.lane_due = other.lane_due;
        self.hastened = other.hastened;
        self.rests = other.rests;
        self.roused = self.roused.max(other.roused);
        self.probe_due = other.probe_due;
        self.next_order = other.next_order;
        self
    }
}

/// What is known of a host; nothing is a new one.
pub fn host(tx: &mut Transaction<'_>, origin: &Origin) -> Result<Host, StoreError> {
    Ok(tx.get_often(&HOSTS, origin)?.unwrap_or_default())
}

/// Looks several hosts up that are asked for next one by one: in one go.
pub fn look_ahead(tx: &mut Transaction<'_>, hosts: &BTreeSet<Origin>) -> Result<(), StoreError> {
    tx.read_ahead(&HOSTS, hosts.iter().cloned())
}

/// Remembers something about a host; how its lane stands is left as it is.
pub fn put_host(tx: &mut Transaction<'_>, origin: &Origin, host: &Host) -> Result<(), StoreError> {
    let now = self::host(tx, origin)?;
    put_whole(tx, origin, &host.clone().with_lane_of(&now))
}

pub(super) fn put_whole(tx: &mut Transaction<'_>, origin: &Origin, host: &Host) -> Result<(), StoreError> {
    tx.put(&HOSTS, origin, host)
}

/// All hosts ever sent to, by address.
pub fn hosts(tx: &mut Transaction<'_>, limit: u16) -> Result<Vec<(Origin, Host)>, StoreError> {
    page(tx, None, limit)
}

fn page(
    tx: &mut Transaction<'_>,
    after: Option<&Origin>,
    limit: u16,
) -> Result<Vec<(Origin, Host)>, StoreError> {
    let range = behind(spaces::HOSTS, after.map(KeyForm::key));
    let rows = tx.page(&HOSTS, range, Direction::Forward, limit)?;
    rows.into_iter()
        .map(|(key, host)| Ok((origin_of(&key)?, host)))
        .collect()
}

pub(super) fn origin_of(key: &[u8]) -> Result<Origin, StoreError> {
    let text = std::str::from_utf8(key).ok();
    text.and_then(|text| Origin::parse(text).ok())
        .ok_or_else(|| unreadable(HOSTS.name, key))
}

/// Forgets, of up to `limit` hosts behind `after`, those that nothing waits for and that were not sent to since
/// `since`; answers the last one looked at, if there may be more, how many were looked at, and how many are gone.
pub fn forget_idle(
    tx: &mut Transaction<'_>,
    after: Option<&Origin>,
    since: Timestamp,
    limit: u16,
) -> Result<(Option<Origin>, usize, usize), StoreError> {
    let rows = page(tx, after, limit)?;
    let last = (rows.len() == usize::from(limit))
        .then(|| rows.last().map(|(origin, _)| origin.clone()))
        .flatten();
    let (looked_at, mut gone) = (rows.len(), 0);
    for (origin, host) in rows {
        let failed = host.last_failure.as_ref().map(|failure| failure.at);
        let used = host.last_success.max(failed);
        let is_idle = used.is_none_or(|used| used < since);
        if is_idle && !host.has_lane && !host.rests && !has_rows(tx, &origin)? {
            tx.delete(&HOSTS, &origin);
            gone += 1;
        }
    }
    Ok((last, looked_at, gone))
}

/// Whether anything waits for a host or was set aside: its places are not given out anew while it is so.
fn has_rows(tx: &mut Transaction<'_>, origin: &Origin) -> Result<bool, StoreError> {
    Ok(any_of(tx, &DELIVERIES, origin)? || any_of(tx, &UNDELIVERED, origin)?)
}

/// Whether anything waits for a host.
pub(super) fn is_waited_for(tx: &mut Transaction<'_>, origin: &Origin) -> Result<bool, StoreError> {
    any_of(tx, &DELIVERIES, origin)
}

/// Whether a table has a row of a host; what stands in it is not read.
fn any_of(
    tx: &mut Transaction<'_>,
    table: &Table<[u8], Delivery>,
    origin: &Origin,
) -> Result<bool, StoreError> {
    let range = Range::prefix(table.space, &Ended(origin.as_str()).key());
    Ok(!tx.page_bytes(range, Direction::Forward, 1)?.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::deliveries::{claim, claim_of, put_host, queue, settle};
    use crate::samples::{at, commit, delivery};

    const DAY: i64 = 86_400;

    fn origin(host: &str) -> Origin {
        Origin::parse(&format!("https://{host}")).unwrap()
    }

    /// C7
    #[test]
    fn a_host_is_paused_after_ten_failures_in_a_row_and_suspended_after_seven_days_of_them() {
        let mut host = Host::default();
        for second in 0..9 {
            host.fail("503", at(second));
            assert_eq!((host.breaker(), host.not_before()), (Breaker::Closed, None));
        }
        host.fail("503", at(9));
        assert_eq!((host.breaker(), host.not_before()), (Breaker::Open, Some(at(69))));
        for day in 1..6 {
            host.fail("503", at(day * DAY));
            host.fail("503", at(day * DAY + 1));
            assert_eq!(host.breaker(), Breaker::Open);
        }
        host.fail("503", at(6 * DAY));
        assert_eq!(host.breaker(), Breaker::Suspended);
        assert_eq!(host.answer(at(6 * DAY + 5)), 6 * DAY + 5);
        assert_eq!(
            (host.breaker(), host.failures, host.trying_since),
            (Breaker::Closed, 0, None)
        );
    }

    #[test]
    fn failures_on_seven_days_suspend_also_when_there_was_one_a_day() {
        let mut host = Host::default();
        for day in 0..7 {
            host.fail("timeout", at(day * DAY));
        }
        assert_eq!((host.failures, host.breaker()), (7, Breaker::Suspended));
    }

    /// C7, I11
    #[test]
    fn whoever_fails_or_is_slow_or_new_stands_in_a_queue_of_their_own() {
        let well = Host {
            delivered: 1,
            ..Host::default()
        };
        assert_eq!(well.lanes_for(), Lanes::Well);
        assert_eq!(Host::default().lanes_for(), Lanes::Troubled);
        let slow = Host {
            slow: Some(at(0)),
            ..well.clone()
        };
        assert_eq!(slow.lanes_for(), Lanes::Troubled);
        let mut failing = well;
        failing.fail("timeout", at(5));
        assert_eq!(failing.lanes_for(), Lanes::Troubled);
        failing.heard = Some(at(6));
        assert_eq!(failing.lanes_for(), Lanes::Well, "it is there again");
        failing.fail("timeout", at(7));
        assert_eq!(failing.lanes_for(), Lanes::Troubled);
    }

    /// C7
    #[test]
    fn a_lane_moves_to_the_queue_of_its_host_and_is_one_workers_wherever_it_stands() {
        let database = Database::in_memory();
        let b = origin("b.example");
        for number in 0..3 {
            commit(&database, |tx| queue(tx, &delivery("b.example", number)));
        }
        assert!(
            claim_of(&database, Lanes::Well, at(0), at(60), 9)
                .unwrap()
                .is_empty()
        );
        let (leased, _) = claim_of(&database, Lanes::Troubled, at(0), at(60), 9)
            .unwrap()
            .remove(0);
        let well = Host {
            delivered: 1,
            ..Host::default()
        };
        commit(&database, |tx| settle(tx, &leased, &b, well.clone(), at(1)));
        let late: Result<(), StoreError> =
            database.transact_blocking(|tx| settle(tx, &leased, &b, Host::default(), at(1)));
        assert_eq!(late, Err(StoreError::LeaseLost));
        let (leased, _) = claim_of(&database, Lanes::Well, at(1), at(61), 9)
            .unwrap()
            .remove(0);
        let mut failing = well;
        failing.fail("503", at(1));
        commit(&database, |tx| settle(tx, &leased, &b, failing.clone(), at(2)));
        assert!(
            claim_of(&database, Lanes::Well, at(9), at(69), 9)
                .unwrap()
                .is_empty()
        );
        assert_eq!(
            claim_of(&database, Lanes::Troubled, at(9), at(69), 9)
                .unwrap()
                .len(),
            1
        );
    }

    /// C7: nothing is kept for ever under the names of other servers
    #[test]
    fn a_host_that_nothing_waits_for_is_forgotten_after_a_while_and_one_with_rows_never() {
        let database = Database::in_memory();
        commit(&database, |tx| queue(tx, &delivery("waits.example", 1)));
        for (name, last) in [("old.example", 5), ("young.example", 50)] {
            let host = Host {
                last_success: Some(at(last)),
                ..Host::default()
            };
            commit(&database, |tx| put_host(tx, &origin(name), &host));
        }
        let (last, looked_at, gone) = commit(&database, |tx| forget_idle(tx, None, at(10), 2));
        assert_eq!(
            (last.clone(), looked_at, gone),
            (Some(origin("waits.example")), 2, 1)
        );
        let (last, looked_at, gone) = commit(&database, |tx| forget_idle(tx, last.as_ref(), at(10), 2));
        assert_eq!((last, looked_at, gone), (None, 1, 0));
        let kept: Vec<Origin> = commit(&database, |tx| hosts(tx, 9))
            .into_iter()
            .map(|(origin, _)| origin)
            .collect();
        assert_eq!(kept, [origin("waits.example"), origin("young.example")]);
        assert_eq!(claim(&database, at(9), at(69), 9).unwrap().len(), 1);
    }
}
