//! What came of hosts' turns is written down in one transaction, and each lane gets its next time.

use std::collections::BTreeSet;

use community::hear_nothing::answer_arrived;
use community::rotate_keys::told_of_keys;
use domain::sabotage::{Bug, planted};
use domain::{Origin, OwnActor};
use jiff::Timestamp;
use store::actor_keys::Signer;
use store::deliveries::{self, Breaker, Delivery, DeliveryState, Host, Place, Schedule, Scheme};
use store::{StoreError, Transaction, audit, departures, followers, repairs};

use super::drive::{Driven, Ended};
use super::outcome::Outcome;
use crate::Federation;
use crate::moment::after;
use crate::sign::SCHEME_DAYS;
use crate::sync::take_have;

/// A host that answered 403 rests for an hour.
const FORBIDDEN_PAUSE_SECONDS: u32 = 3_600;
/// A peer that was away for longer is compared with when it is back (protocol section 6.2).
const AWAY_SECONDS: i64 = 3_600;
/// A suspended host, and one for which something is parked, is tried this often, in seconds.
const PROBE_SECONDS: u32 = 86_400;
/// Most that wait behind a failure and are looked at for their age in one turn.
const PARKED_AT_ONCE_MAX: u16 = 100;

/// The moment of a settlement, and its chance: one draw, so that it comes out the same however often it is run.
#[derive(Clone, Copy)]
struct Draw {
    now: Timestamp,
    /// From 0 to 1.
    jitter: f64,
}

impl Federation {
    /// Settles several hosts' turns at once; if that cannot be, each by itself, so that what is wrong with one of them
    /// concerns no other. Until then their leases hold: what is lost here is sent again (at least once).
    pub(super) async fn settle_turns(&self, turns: Vec<Ended>) {
        let _nobody_queues = self.hosts_written.read().await;
        let now = self.node.now();
        if let [_, _, ..] = &turns[..] {
            let hosts: BTreeSet<Origin> = turns.iter().map(|turn| turn.origin.clone()).collect();
            let settled: Result<(), StoreError> = self
                .node
                .database
                .transact(|tx| {
                    deliveries::look_ahead(tx, &hosts)?;
                    turns.iter().try_for_each(|turn| self.settle(tx, turn, now))
                })
                .await;
            if settled.is_ok() {
                return;
            }
        }
        for turn in &turns {
            let settled = self.node.database.transact(|tx| self.settle(tx, turn, now));
            if let Err(error) = settled.await {
                tracing::warn!(%error, "a lane is settled when its lease ends");
            }
        }
    }

    fn settle(&self, tx: &mut Transaction<'_>, turn: &Ended, now: Timestamp) -> Result<(), StoreError> {
        let Ended {
            lane,
            origin,
            driven,
            jitter,
        } = turn;
        let mut host = deliveries::host(tx, origin)?;
        let draw = Draw { now, jitter: *jitter };
        let mut due = now;
        for (place, delivery, outcome) in &driven.settled {
            match outcome {
                Outcome::Delivered => {
                    deliveries::take_out(tx, place, delivery);
                    answered(tx, origin, delivery.to, &mut host, now)?;
                    taken(tx, origin, delivery, &mut host, now)?;
                }
                Outcome::Refused(status) => {
                    refuse(tx, place, delivery, *status, now)?;
                    answered(tx, origin, delivery.to, &mut host, now)?;
                }
                Outcome::Gone => {
                    refuse(tx, place, delivery, 410, now)?;
                    self.drop_followers(tx, delivery)?;
                    answered(tx, origin, delivery.to, &mut host, now)?;
                }
                Outcome::Withheld => {
                    let mut delivery = delivery.clone();
                    delivery.state = DeliveryState::Dropped { at: now };
                    community::give_up::give_up(tx, &delivery.activity, now)?;
                    deliveries::set_aside(tx, place, &delivery)?;
                }
                Outcome::Retry { what, after_seconds } => {
                    host.fail(what, now);
                    host.forbids = None;
                    due = self.again(tx, place, delivery, &mut host, *after_seconds, draw)?;
                }
                Outcome::Forbidden => {
                    host.fail("403", now);
                    due = self.again(
                        tx,
                        place,
                        delivery,
                        &mut host,
                        Some(FORBIDDEN_PAUSE_SECONDS),
                        draw,
                    )?;
                    host.paused_until = Some(due);
                    forbidden(tx, origin, &mut host, now)?;
                }
            }
        }
        learn(tx, origin, &mut host, driven, now)?;
        let fails = host.failures > 0;
        if planted(Bug::S23) && driven.settled.is_empty() {
            due = self.waits_for_another(origin).unwrap_or(due);
        }
        deliveries::settle(tx, lane, origin, host, due)?;
        if fails {
            let tomorrow = after(now, i64::from(PROBE_SECONDS) + (draw.jitter * 3_600.0) as i64);
            deliveries::plan_probe(tx, origin, tomorrow, now)?;
        }
        Ok(())
    }

    /// Puts a failed one back for another try, or parks it after the last; answers when its host is tried next.
    fn again(
        &self,
        tx: &mut Transaction<'_>,
        place: &Place,
        delivery: &Delivery,
        host: &mut Host,
        after_seconds: Option<u32>,
        draw: Draw,
    ) -> Result<Timestamp, StoreError> {
        let mut delivery = delivery.clone();
        delivery.attempts = delivery.attempts.saturating_add(1);
        if planted(Bug::S5) && delivery.attempts > 3 {
            deliveries::remove(tx, place);
            return Ok(draw.now);
        }
        let is_over = self.is_over(&delivery, host, draw.now);
        let due = self.next_try(&delivery, host, after_seconds, draw);
        self.park_the_old(tx, place, host, draw.now)?;
        match (&delivery.state, is_over) {
            (DeliveryState::Parked { .. }, _) => deliveries::put_parked(tx, place, &delivery)?,
            (_, false) => deliveries::put(tx, place, &delivery)?,
            (_, true) => {
                park(tx, place, delivery, draw.now)?;
                // Whoever stands behind it has not had a try of its own.
                let paused = matches!(host.breaker(), Breaker::Open | Breaker::Suspended);
                return Ok(if paused { due } else { draw.now });
            }
        }
        if host.breaker() != Breaker::Closed {
            host.paused_until = Some(due);
        }
        Ok(due)
    }

    /// What waits for a suspended host as long as retries last is given up without a try of its own: the host has
    /// none to give.
    fn park_the_old(
        &self,
        tx: &mut Transaction<'_>,
        place: &Place,
        host: &Host,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let Some(origin) = place.origin().filter(|_| host.breaker() == Breaker::Suspended) else {
            return Ok(());
        };
        for (behind, delivery) in deliveries::first(tx, &origin, PARKED_AT_ONCE_MAX)? {
            if &behind != place && self.is_over(&delivery, host, now) {
                park(tx, &behind, delivery, now)?;
            }
        }
        Ok(())
    }

    /// Whether a delivery has had all its tries.
    fn is_over(&self, delivery: &Delivery, host: &Host, now: Timestamp) -> bool {
        // What waited through a pause of the peering is as young as its end.
        let since = host
            .roused
            .map_or(delivery.queued, |roused| roused.max(delivery.queued));
        let age = now.as_second() - since.as_second();
        match delivery.to {
            Schedule::Peer => age >= i64::from(self.tuning.retry_days) * 86_400,
            Schedule::Stranger => {
                let pauses = self.tuning.stranger_retry_seconds.iter();
                let whole: i64 = pauses.map(|pause| i64::from(*pause)).sum();
                self.tuning.stranger_pause_seconds(delivery.attempts).is_none() || age > whole + whole / 2
            }
        }
    }

    /// When a host that just failed is tried next: as its schedule has it, and not before its breaker lets one try through.
    fn next_try(
        &self,
        delivery: &Delivery,
        host: &Host,
        after_seconds: Option<u32>,
        draw: Draw,
    ) -> Timestamp {
        let scheduled = match delivery.to {
            Schedule::Peer => self.tuning.peer_pause_seconds(host.failures),
            Schedule::Stranger => self.tuning.stranger_pause_seconds(delivery.attempts).unwrap_or(0),
        };
        // ±25 %, so that hosts that failed together are not tried together.
        let pause = f64::from(scheduled) * (0.75 + draw.jitter * 0.5);
        let least = match host.breaker() {
            Breaker::Closed => 0.0,
            Breaker::Open => Host::PAUSE_SECONDS as f64,
            Breaker::Suspended => f64::from(PROBE_SECONDS) * (1.0 + draw.jitter * 0.25),
        };
        let asked = f64::from(after_seconds.unwrap_or(0));
        let wait = pause.max(least).max(asked) * 1_000.0;
        Timestamp::from_millisecond(draw.now.as_millisecond().saturating_add(wait as i64)).unwrap_or(draw.now)
    }

    /// 410 drops all follows of whoever had that inbox.
    fn drop_followers(&self, tx: &mut Transaction<'_>, delivery: &Delivery) -> Result<(), StoreError> {
        for object in [OwnActor::Community, OwnActor::Node] {
            let mut after: Option<Vec<u8>> = None;
            loop {
                let (page, last) = followers::page(tx, object, after.as_deref())?;
                for follower in page.iter().filter(|follower| follower.inbox == delivery.inbox) {
                    followers::remove(tx, object, &follower.actor)?;
                }
                match last {
                    Some(last) => after = Some(last),
                    None => break,
                }
            }
        }
        Ok(())
    }
}

/// Given up for now: set aside where the operator sees it, and whoever waits for it is told.
fn park(
    tx: &mut Transaction<'_>,
    place: &Place,
    mut delivery: Delivery,
    now: Timestamp,
) -> Result<(), StoreError> {
    delivery.state = DeliveryState::Parked { at: now };
    deliveries::set_aside(tx, place, &delivery)?;
    community::give_up::give_up(tx, &delivery.activity, now)
}

/// A host that answers is there: what was parked for it waits again, and a peer that was away for long is compared with.
fn answered(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    schedule: Schedule,
    host: &mut Host,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(since) = host.trying_since else {
        return Ok(());
    };
    let was_suspended = host.breaker() == Breaker::Suspended;
    let away = host.answer(now);
    if deliveries::take_back_parked(tx, origin, since)? > 0 {
        host.roused = Some(now);
    }
    if schedule == Schedule::Peer && away > AWAY_SECONDS {
        repairs::compare(tx, origin, now)?;
    }
    if was_suspended {
        let what = format!("{origin} answers again after {} days", away / 86_400);
        audit::log(tx, "node", &what, now)?;
    }
    Ok(())
}

/// It took what it was sent.
fn taken(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    delivery: &Delivery,
    host: &mut Host,
    now: Timestamp,
) -> Result<(), StoreError> {
    host.last_success = Some(now);
    host.delivered += 1;
    if matches!(delivery.kind.as_str(), "Join" | "Leave") {
        answer_arrived(tx, &delivery.activity, now)?;
    }
    if let (Signer::Member(member), "Delete") = (&delivery.signer, delivery.kind.as_str()) {
        departures::confirm(tx, member, origin, now)?;
    }
    match delivery.announced_by {
        Some(number) => told_of_keys(tx, origin, &delivery.signer, number),
        None => Ok(()),
    }
}

/// The whole host says no: the operator is told once.
fn forbidden(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    host: &mut Host,
    now: Timestamp,
) -> Result<(), StoreError> {
    if host.forbids.is_some() {
        return Ok(());
    }
    host.forbids = Some(now);
    let what =
        format!("{origin} refuses all that is sent to it (403); it is asked again once an hour or less");
    audit::log(tx, "node", &what, now)
}

/// What the turn showed of a host beside what it took.
fn learn(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    host: &mut Host,
    driven: &Driven,
    now: Timestamp,
) -> Result<(), StoreError> {
    if let Some(scheme) = driven.scheme {
        host.scheme = Some(remembered(host.scheme, scheme, now));
    }
    if !driven.settled.is_empty() {
        host.slow = driven.slow.map(|at| host.slow.unwrap_or(at));
    }
    host.lies = driven.lied.or(host.lies);
    if let Some(offset) = driven.clock_offset {
        if host.clock_offset.is_none() {
            let what = format!(
                "{origin} refuses our signatures, and its clock and ours differ by {} seconds; set the wrong one right",
                offset.ahead_seconds.abs()
            );
            audit::log(tx, "node", &what, now)?;
        }
        host.clock_offset = Some(offset);
    }
    if let Some(have) = driven.have {
        take_have(tx, origin, have, now)?;
    }
    Ok(())
}

/// A scheme is learned once and believed for a week; then the host's own word is asked for again.
fn remembered(known: Option<(Scheme, Timestamp)>, worked: Scheme, now: Timestamp) -> (Scheme, Timestamp) {
    match known {
        Some((scheme, learned))
            if scheme == worked && now.as_second() - learned.as_second() < SCHEME_DAYS * 86_400 =>
        {
            (scheme, learned)
        }
        _ => (worked, now),
    }
}

fn refuse(
    tx: &mut Transaction<'_>,
    place: &Place,
    delivery: &Delivery,
    status: u16,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut delivery = delivery.clone();
    delivery.attempts = delivery.attempts.saturating_add(1);
    delivery.state = DeliveryState::Refused { status, at: now };
    community::give_up::turned_away(tx, &delivery.activity, now)?;
    deliveries::set_aside(tx, place, &delivery)
}
