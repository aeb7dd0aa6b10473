//! One host's turn: what waits for it is sent in order until something goes wrong, then everything is settled at once.

use ambient::StreamName;
use domain::{Iri, Labeled, Origin, OwnActor, Reach, Scope};
use egress::{Limits, Request, Signer as _};
use futures_util::future::join_all;
use jiff::Timestamp;
use store::deliveries::{self, Delivery, DeliveryState, Failure, Host, Line, Place, Scheme};
use store::{Leased, StoreError, Transaction, activities, followers};

use super::outcome::{Outcome, outcome};
use crate::actors::after;
use crate::sign::other;
use crate::{Federation, Tuning, Turn};

/// Most deliveries of one host in one turn, so that its lease is never outlived.
const BATCH_MAX: u16 = 16;
/// A host that answered 403 rests for an hour.
const FORBIDDEN_PAUSE_SECONDS: u32 = 3_600;

/// What happened in a host's turn, to be settled in one transaction.
struct Driven {
    settled: Vec<(Place, Delivery, Outcome)>,
    scheme: Option<Scheme>,
}

impl Federation {
    /// One turn: every host that is due, side by side, each in its own order.
    pub async fn deliver(&self) -> Turn {
        let now = self.node.now();
        let until = after(now, Tuning::LEASE.as_secs() as i64);
        let most = u16::try_from(self.tuning.hosts_at_once).unwrap_or(u16::MAX);
        let lanes = match deliveries::claim(&self.node.database, now, until, most) {
            Ok(lanes) => lanes,
            Err(error) => {
                tracing::warn!(%error, "deliveries cannot be read now");
                return Turn::default();
            }
        };
        let done = lanes.len();
        join_all(
            lanes
                .into_iter()
                .map(|(leased, origin)| self.drive(leased, origin)),
        )
        .await;
        Turn { done }
    }

    /// A verified request from a host that could not be reached: it is there again, so it is tried now
    /// (protocol section 5).
    pub(crate) async fn heard_from(&self, origin: &Origin) {
        let now = self.node.now();
        let host = self.node.database.read(|tx| deliveries::host(tx, origin));
        let rests = |host: &Host| host.failures > 0 && host.lane_due.is_some_and(|due| due > now);
        if !host.as_ref().is_ok_and(rests) {
            return;
        }
        let hastened = self
            .node
            .database
            .transact(|tx| deliveries::hasten(tx, origin, now));
        if let Err(error) = hastened.await {
            tracing::warn!(%error, "a lane waits for its next try");
        }
    }

    async fn drive(&self, leased: Leased, origin: Origin) {
        let waiting = self
            .node
            .database
            .read(|tx| deliveries::first(tx, &origin, BATCH_MAX));
        let waiting = match waiting {
            Ok(waiting) => waiting,
            Err(error) => {
                tracing::warn!(%error, "a lane cannot be read now");
                return;
            }
        };
        let mut driven = Driven {
            settled: Vec::new(),
            scheme: None,
        };
        let begun = self.node.clock.elapsed();
        for (place, delivery) in waiting {
            if self.node.clock.elapsed().saturating_sub(begun) > Tuning::LEASE / 2 {
                break;
            }
            let outcome = self.send(&delivery, &origin, &mut driven.scheme).await;
            let stop = matches!(outcome, Outcome::Retry { .. } | Outcome::Forbidden);
            driven.settled.push((place, delivery, outcome));
            if stop {
                break;
            }
        }
        let now = self.node.now();
        let jitter = self.node.randomness.stream(StreamName::Jitter).fraction();
        let settled = self
            .node
            .database
            .transact(|tx| self.settle(tx, &leased, &origin, &driven, jitter, now))
            .await;
        if let Err(error) = settled {
            tracing::warn!(%error, "a lane is settled when its lease ends");
        }
    }

    /// Sends one, with the other signature once when the first was not taken.
    async fn send(&self, delivery: &Delivery, origin: &Origin, learned: &mut Option<Scheme>) -> Outcome {
        let unsendable = |what: &str| Outcome::Retry {
            what: what.to_owned(),
            after_seconds: None,
        };
        let sent = match self
            .node
            .database
            .read(|tx| activities::get(tx, &delivery.activity))
        {
            Ok(Some(sent)) => sent,
            Ok(None) => return Outcome::Withheld,
            Err(_) => return unsendable("the activity cannot be read now"),
        };
        match self.is_no_longer_for(&sent, &delivery.inbox) {
            Ok(false) => {}
            Ok(true) => return Outcome::Withheld,
            Err(_) => return unsendable("whether the host may still have it cannot be read now"),
        }
        let reach = if sent.public {
            Reach::Public
        } else {
            Reach::Host(origin.clone())
        };
        let first = learned.unwrap_or_else(|| self.scheme_for(origin));
        let mut scheme = first;
        loop {
            let Ok(signer) = self.signer(&delivery.signer, scheme) else {
                return unsendable("the signer has no keys");
            };
            let mut request = Request::post(&delivery.inbox, sent.body.clone().into())
                .with_header("content-type", wire::media_type::ACTIVITY_JSON);
            signer.sign(&mut request);
            let labeled = Labeled::federable(request, reach.clone());
            let answer = self.transport.exchange(labeled, Limits::DELIVERY).await;
            let rejected = matches!(&answer, Ok(answer) if matches!(answer.status, 400 | 401));
            if rejected && scheme == first {
                scheme = other(first);
                continue;
            }
            let outcome = outcome(&answer, delivery.to);
            if outcome == Outcome::Delivered {
                *learned = Some(scheme);
            }
            return outcome;
        }
    }

    /// What was queued for a peer's eyes is not sent after the peering ended.
    fn is_no_longer_for(&self, sent: &activities::Sent, inbox: &Iri) -> Result<bool, StoreError> {
        if sent.public || !sent.id.path_and_query().starts_with("/events/") {
            return Ok(false);
        }
        if sent.id.path_and_query().contains("/activities/withdraw/")
            || sent.id.path_and_query().ends_with("/activities/delete")
        {
            return Ok(false);
        }
        let peer = self
            .node
            .database
            .read(|tx| store::peerings::active(tx, &inbox.origin(), Scope::Events))?;
        Ok(peer.is_none())
    }

    fn settle(
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
                    host.failures = 0;
                    host.trying_since = None;
                    host.last_success = Some(now);
                    host.delivered += 1;
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
        let pause = match delivery.to {
            Line::Peer => {
                let age = now.as_second() - delivery.queued.as_second();
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
                    followers::remove(tx, object, &follower.actor);
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
