//! What came of a host's turn is written down in one transaction, and the lane gets its next time.

use community::rotate_keys::told_of_keys;
use domain::sabotage::{Bug, planted};
use domain::{Origin, OwnActor};
use jiff::Timestamp;
use store::deliveries::{self, Delivery, DeliveryState, Failure, Host, Line, Place};
use store::{Leased, StoreError, Transaction, followers, repairs};

use super::lane::Driven;
use super::outcome::Outcome;
use crate::Federation;
use crate::sync::take_have;

/// A host that answered 403 rests for an hour.
const FORBIDDEN_PAUSE_SECONDS: u32 = 3_600;
/// A peer that was away for longer is compared with when it is back (protocol section 6.2).
const AWAY_SECONDS: i64 = 3_600;

impl Federation {
    pub(super) fn settle(
        &self,
        tx: &mut Transaction<'_>,
        leased: &Leased,
        origin: &Origin,
        driven: &Driven,
        jitter: f64,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut host = deliveries::host(tx, origin)?;
        let mut due = now;
        for (place, delivery, outcome) in &driven.settled {
            match outcome {
                Outcome::Delivered => {
                    deliveries::remove(tx, place);
                    taken(tx, origin, delivery, &mut host, now)?;
                }
                Outcome::Refused(status) => refuse(tx, place, delivery, *status, now)?,
                Outcome::Gone => {
                    refuse(tx, place, delivery, 410, now)?;
                    self.drop_followers(tx, delivery)?;
                }
                Outcome::Withheld => {
                    let mut delivery = delivery.clone();
                    delivery.state = DeliveryState::Dropped { at: now };
                    community::give_up::give_up(tx, &delivery.activity, now)?;
                    deliveries::set_aside(tx, place, &delivery)?;
                }
                Outcome::Retry { what, after_seconds } => {
                    host.failures = host.failures.saturating_add(1);
                    host.last_failure = Some(Failure {
                        at: now,
                        what: what.clone(),
                    });
                    due = self.again(tx, place, delivery, &mut host, *after_seconds, jitter, now)?;
                }
                Outcome::Forbidden => {
                    host.failures = host.failures.saturating_add(1);
                    host.last_failure = Some(Failure {
                        at: now,
                        what: "403".to_owned(),
                    });
                    due = self.again(
                        tx,
                        place,
                        delivery,
                        &mut host,
                        Some(FORBIDDEN_PAUSE_SECONDS),
                        jitter,
                        now,
                    )?;
                    host.paused_until = Some(due);
                }
            }
        }
        if let Some(scheme) = driven.scheme {
            host.scheme = Some((scheme, now));
            if host.failures == 0 {
                host.paused_until = None;
            }
        }
        if let Some(have) = driven.have {
            take_have(tx, origin, have, now)?;
        }
        if planted(Bug::S23) && driven.settled.is_empty() {
            due = self.waits_for_another(origin).unwrap_or(due);
        }
        deliveries::settle(tx, leased, origin, host, due)
    }

    /// Puts a failed one back for another try, or parks it after the last.
    #[expect(
        clippy::too_many_arguments,
        reason = "one step of the settlement, which alone has all of this"
    )]
    fn again(
        &self,
        tx: &mut Transaction<'_>,
        place: &Place,
        delivery: &Delivery,
        host: &mut Host,
        after_seconds: Option<u32>,
        jitter: f64,
        now: Timestamp,
    ) -> Result<Timestamp, StoreError> {
        let mut delivery = delivery.clone();
        delivery.attempts = delivery.attempts.saturating_add(1);
        host.trying_since.get_or_insert(now);
        if planted(Bug::S5) && delivery.attempts > 3 {
            deliveries::remove(tx, place);
            return Ok(now);
        }
        let pause = match delivery.to {
            Line::Peer => {
                // What waited through a pause of the peering is as young as its end.
                let since = host
                    .roused
                    .map_or(delivery.queued, |roused| roused.max(delivery.queued));
                let age = now.as_second() - since.as_second();
                let still = age < i64::from(self.tuning.retry_days) * 86_400;
                still.then(|| self.tuning.peer_pause_seconds(host.failures))
            }
            Line::Stranger => {
                let age = now.as_second() - delivery.queued.as_second();
                let whole: i64 = self
                    .tuning
                    .stranger_retry_seconds
                    .iter()
                    .map(|pause| i64::from(*pause))
                    .sum();
                let still = age <= whole + whole / 2;
                self.tuning
                    .stranger_pause_seconds(delivery.attempts)
                    .filter(|_| still)
            }
        };
        let Some(pause) = pause else {
            delivery.state = DeliveryState::Parked { at: now };
            deliveries::set_aside(tx, place, &delivery)?;
            community::give_up::give_up(tx, &delivery.activity, now)?;
            return Ok(now);
        };
        deliveries::put(tx, place, &delivery)?;
        // ±25 %, so that hosts that failed together are not tried together.
        let jittered = f64::from(pause) * (0.75 + jitter * 0.5) * 1_000.0;
        let wait = (jittered as i64).max(i64::from(after_seconds.unwrap_or(0)) * 1_000);
        Ok(Timestamp::from_millisecond(now.as_millisecond().saturating_add(wait)).unwrap_or(now))
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

/// A peer that is back after a while is compared with.
fn taken(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    delivery: &Delivery,
    host: &mut Host,
    now: Timestamp,
) -> Result<(), StoreError> {
    let away = host
        .trying_since
        .map_or(0, |since| now.as_second() - since.as_second());
    if delivery.to == Line::Peer && away > AWAY_SECONDS {
        repairs::compare(tx, origin, now)?;
    }
    if let Some(number) = delivery.announced_by {
        told_of_keys(tx, origin, &delivery.signer, number)?;
    }
    host.failures = 0;
    host.trying_since = None;
    host.last_success = Some(now);
    host.delivered += 1;
    Ok(())
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
