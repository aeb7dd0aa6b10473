//! What was announced is told: serialised once, queued per host, sent in order, settled by its answer.
//!
//! `tell` turns announcements into activities and deliveries, the last of them in one transaction with the
//! announcement's end; `lane` sends what is due. No transaction is open while the network is waited for.

mod agreements;
mod answers;
mod event_news;
mod lane;
mod outcome;
mod reach;

use std::collections::BTreeMap;

use domain::{Announcement, Iri, Origin, PeeringState};
use serde_json::Value;
use store::activities::{self, Sent};
use store::actor_keys::Signer;
use store::deliveries::{self, Delivery, DeliveryState, Line};
use store::outbox::{self, Told};
use store::{Leased, StoreError};

use crate::actors::{ActorProblem, Freshness, after};
use crate::own_keys::NoKeys;
use crate::{Federation, Tuning, Turn};

/// Most announcements leased in one turn.
const TURN_MAX: u16 = 32;
/// Most deliveries queued in one transaction; a longer list is queued in several.
const DELIVERIES_PER_COMMIT: usize = 1_000;

/// An activity and where it goes.
pub(crate) struct Outgoing {
    /// Its id.
    pub(crate) id: Iri,
    /// `Create`, `Join` …
    pub(crate) kind: &'static str,
    /// Whose.
    pub(crate) signer: Signer,
    /// The JSON text, proof and all.
    pub(crate) body: String,
    /// Whether anybody may read it at its address.
    pub(crate) public: bool,
    /// Inboxes, each once.
    pub(crate) inboxes: BTreeMap<Iri, Line>,
    /// The event whose reach this widens.
    pub(crate) event: Option<domain::EventId>,
}

/// Why something cannot be told now.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TellProblem {
    #[error(transparent)]
    Actor(#[from] ActorProblem),
    #[error(transparent)]
    Keys(#[from] NoKeys),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Federation {
    /// One turn: turns announcements into deliveries, oldest first.
    pub async fn tell(&self) -> Turn {
        let now = self.node.now();
        let until = after(now, Tuning::LEASE.as_secs() as i64);
        let claimed = match outbox::claim(&self.node.database, now, until, TURN_MAX) {
            Ok(claimed) => claimed,
            Err(error) => {
                tracing::warn!(%error, "the outbox cannot be read now");
                return Turn::default();
            }
        };
        let done = claimed.len();
        for (leased, told) in claimed {
            if let Err(problem) = self.tell_one(&leased, &told).await {
                self.put_off(&leased, &told, &problem).await;
            }
        }
        Turn { done }
    }

    async fn tell_one(&self, leased: &Leased, told: &Told) -> Result<(), TellProblem> {
        let outgoing = self.outgoing(told).await?;
        self.queue(leased, outgoing).await
    }

    /// The lease brings it back; after `retry_days` it is dropped, and the log says so.
    async fn put_off(&self, leased: &Leased, told: &Told, problem: &TellProblem) {
        let now = self.node.now();
        let old = now.as_second() - told.at.as_second() > i64::from(self.tuning.retry_days) * 86_400;
        let lost = matches!(
            problem,
            TellProblem::Actor(ActorProblem::NotFound | ActorProblem::Gone | ActorProblem::NotListed)
        );
        tracing::warn!(%problem, dropped = old || lost, "something cannot be told now");
        if old || lost {
            let dropped = self.node.database.transact(|tx| {
                outbox::settle(tx, leased);
                if let Announcement::Answered { member, event, .. } = &told.announcement
                    && let Some(answer) =
                        store::rsvps::get(tx, member, event)?.and_then(|found| found.activity)
                {
                    community::give_up::give_up(tx, &answer, now)?;
                }
                store::audit::log(tx, "node", &format!("not told: activity {}", told.activity), now)
            });
            if let Err(error) = dropped.await {
                tracing::warn!(%error, "an announcement stays leased until its lease ends");
            }
        }
    }

    /// The activities of an announcement; none when a newer one says more.
    async fn outgoing(&self, told: &Told) -> Result<Vec<Outgoing>, TellProblem> {
        let activity = Iri::local(&self.node.origin, &format!("/activities/{}", told.activity));
        match &told.announcement {
            Announcement::EventPublished { event, .. } | Announcement::EventChanged { event, .. } => {
                self.event_news(event, &told.announcement, told.at).await
            }
            Announcement::EventRemoved { event, .. } => self.event_removed(event),
            Announcement::Answered {
                member,
                event,
                counter,
            } => self.answered_by_us(member, event, *counter).await,
            Announcement::Decided {
                event,
                guest,
                counter,
            } => {
                self.decided_by_us(&activity, event, guest, *counter, told.at)
                    .await
            }
            Announcement::Refused {
                join,
                actor,
                object,
                reason,
                counter,
            } => {
                self.refused_by_us(&activity, join, actor, object, *reason, *counter, told.at)
                    .await
            }
            Announcement::Followed { actor, follower } => self.followed(actor, *follower, told.at).await,
            Announcement::FollowAnswered {
                follow,
                actor,
                object,
                answer,
            } => {
                self.follow_answered_by_us(&activity, follow, actor, *object, *answer, told.at)
                    .await
            }
            Announcement::PeeringOffered { peer } => self.peering_offered_by_us(peer).await,
            Announcement::PeeringAnswered { peer } => self.peering_answered_by_us(peer).await,
            Announcement::PeeringEnded { peer } => self.peering_ended_by_us(&activity, peer, told.at).await,
        }
    }

    /// Queues everything, the announcement's end in the last transaction: a crash tells twice, never not at all.
    async fn queue(&self, leased: &Leased, outgoing: Vec<Outgoing>) -> Result<(), TellProblem> {
        let now = self.node.now();
        let mut parts: Vec<(&Outgoing, Vec<(&Iri, &Line)>)> = Vec::new();
        for one in &outgoing {
            let inboxes: Vec<(&Iri, &Line)> = one.inboxes.iter().collect();
            if inboxes.is_empty() {
                parts.push((one, Vec::new()));
            }
            parts.extend(
                inboxes
                    .chunks(DELIVERIES_PER_COMMIT)
                    .map(|chunk| (one, chunk.to_vec())),
            );
        }
        let last = parts.pop();
        for (one, chunk) in &parts {
            self.node
                .database
                .transact(|tx| queue_chunk(tx, one, chunk, now))
                .await?;
        }
        self.node
            .database
            .transact(|tx| {
                if let Some((one, chunk)) = &last {
                    queue_chunk(tx, one, chunk, now)?;
                }
                outbox::settle(tx, leased);
                Ok::<_, StoreError>(())
            })
            .await?;
        Ok(())
    }

    /// Where one actor is told, and on which schedule.
    pub(crate) async fn inbox_of(&self, actor: &Iri) -> Result<BTreeMap<Iri, Line>, TellProblem> {
        let mut budget = self.budget();
        let found = self.actor(actor, Freshness::Cached, &mut budget).await?;
        let line = self.line_to(&actor.origin())?;
        Ok(BTreeMap::from([(
            found.shared_inbox.clone().unwrap_or_else(|| found.inbox.clone()),
            line,
        )]))
    }

    /// Peers, also those not yet agreed with, are told in order and for days.
    pub(crate) fn line_to(&self, host: &Origin) -> Result<Line, StoreError> {
        let peering = self.node.database.read(|tx| store::peerings::get(tx, host))?;
        let known = peering
            .is_some_and(|peering| !matches!(peering.state, PeeringState::Ended | PeeringState::Rejected));
        Ok(if known { Line::Peer } else { Line::Stranger })
    }

    /// Proof on, printed, addressed.
    pub(crate) fn finish(
        &self,
        id: &Iri,
        kind: &'static str,
        signer: Signer,
        document: Value,
        inboxes: BTreeMap<Iri, Line>,
        created: jiff::Timestamp,
    ) -> Result<Outgoing, TellProblem> {
        let body = self.prove(document, &signer, created)?.to_string();
        Ok(Outgoing {
            id: id.clone(),
            kind,
            signer,
            body,
            public: false,
            inboxes,
            event: None,
        })
    }
}

fn queue_chunk(
    tx: &mut store::Transaction<'_>,
    one: &Outgoing,
    chunk: &[(&Iri, &Line)],
    now: jiff::Timestamp,
) -> Result<(), StoreError> {
    let sent = Sent {
        id: one.id.clone(),
        signer: one.signer.clone(),
        body: one.body.clone(),
        at: now,
        public: one.public,
    };
    activities::put(tx, &sent)?;
    for (inbox, line) in chunk {
        let delivery = Delivery {
            activity: one.id.clone(),
            kind: one.kind.to_owned(),
            inbox: (*inbox).clone(),
            signer: one.signer.clone(),
            to: **line,
            queued: now,
            attempts: 0,
            state: DeliveryState::Queued,
        };
        deliveries::queue(tx, &delivery)?;
    }
    if let Some(event) = &one.event {
        let mut reached = activities::reached(tx, event)?;
        let before = reached.len();
        for (inbox, _) in chunk {
            if !reached.contains(inbox) {
                reached.push((*inbox).clone());
            }
        }
        if reached.len() != before {
            activities::put_reached(tx, event, &reached)?;
        }
    }
    Ok(())
}
