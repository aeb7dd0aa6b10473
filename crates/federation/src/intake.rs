//! The worker that takes in what was accepted: each activity has its effect once, or a reason why not.

mod answers;
mod events;
mod follows;
mod peerings;

pub(crate) use peerings::accept_id;

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;

use domain::{Iri, Origin};
use egress::FetchBudget;
use futures_util::FutureExt;
use futures_util::future::join_all;
use store::inbox::{self, Verdict};
use store::{Leased, StoreError, Transaction};
use wire::activity::{Activity, Verb};

use crate::actors::ActorProblem;
use crate::moment::after;
use crate::{Federation, Tuning, Turn};

/// Most activities leased in one turn.
const TURN_MAX: u16 = 64;
/// Pauses before an activity that failed is tried again; a failed address is left alone for less.
const PAUSES_SECONDS: [i64; 2] = [360, 3_600];

/// One activity on its way to its effect. The effect and the mark that it had one share a transaction.
pub(crate) struct Job {
    pub(crate) leased: Leased,
    pub(crate) id: Iri,
    pub(crate) actor: Iri,
    pub(crate) activity: Activity,
    pub(crate) text: String,
}

/// Why an activity cannot be taken in now.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Setback {
    /// Something it needs cannot be fetched now.
    #[error("what it refers to cannot be fetched now: {0}")]
    Fetch(#[from] ActorProblem),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether a failure counts towards setting the activity aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Try {
    Counts,
    DoesNotCount,
}

impl Setback {
    /// What is our own limit or our own store is no fault of the activity.
    fn counts(&self) -> Try {
        match self {
            Self::Store(_) | Self::Fetch(ActorProblem::Limit | ActorProblem::FetchedLately) => {
                Try::DoesNotCount
            }
            Self::Fetch(_) => Try::Counts,
        }
    }
}

impl Job {
    /// Marks the activity in the transaction of its effect.
    pub(crate) fn settle(&self, tx: &mut Transaction<'_>, verdict: Verdict) -> Result<(), StoreError> {
        inbox::settle(tx, &self.leased, &self.id, verdict)
    }
}

pub(crate) fn ignored(reason: &str) -> Verdict {
    Verdict::Ignored {
        reason: reason.to_owned(),
    }
}

pub(crate) fn refused(reason: &impl ToString) -> Verdict {
    Verdict::Refused {
        reason: reason.to_string(),
    }
}

impl Federation {
    /// One turn: leases what waits and takes it in, in order of arrival.
    pub async fn take_in(&self) -> Turn {
        let now = self.node.now();
        let until = after(now, Tuning::LEASE.as_secs() as i64);
        let claimed = match inbox::claim(&self.node.database, now, until, TURN_MAX) {
            Ok(claimed) => claimed,
            Err(error) => {
                tracing::warn!(%error, "the inbox cannot be read now");
                return Turn::default();
            }
        };
        let done = claimed.len();
        let mut by_origin: BTreeMap<Origin, Vec<(Leased, Iri)>> = BTreeMap::new();
        for (leased, id) in claimed {
            by_origin.entry(id.origin()).or_default().push((leased, id));
        }
        join_all(by_origin.into_values().map(|jobs| self.take_in_of_one(jobs))).await;
        Turn { done }
    }

    /// What came from one server, in order; a slow one stops while its lease still holds, and goes on after it.
    async fn take_in_of_one(&self, jobs: Vec<(Leased, Iri)>) {
        let begun = self.node.clock.elapsed();
        for (leased, id) in jobs {
            if self.node.clock.elapsed().saturating_sub(begun) > Tuning::LEASE / 2 {
                return;
            }
            self.take_in_one(leased, id).await;
        }
    }

    /// A panic is caught here, so that no activity stops its queue (threat C4).
    async fn take_in_one(&self, leased: Leased, id: Iri) {
        let outcome = AssertUnwindSafe(self.apply(&leased, &id)).catch_unwind().await;
        let (reason, counts) = match outcome {
            Ok(Ok(())) => return,
            Ok(Err(setback)) => (setback.to_string(), setback.counts()),
            Err(_) => ("taking it in failed inside this node".to_owned(), Try::Counts),
        };
        let now = self.node.now();
        let postponed = self.node.database.transact(|tx| {
            let tries = inbox::get(tx, &id)?.map_or(0, |row| row.tries) as usize;
            let due = after(now, PAUSES_SECONDS[tries.min(PAUSES_SECONDS.len() - 1)]);
            match counts {
                Try::Counts => inbox::postpone(tx, &leased, &id, due, &reason),
                Try::DoesNotCount => inbox::put_back(tx, &leased, &id, due),
            }
        });
        if let Err(error) = postponed.await {
            tracing::warn!(%error, "an activity stays leased until its lease ends");
        }
    }

    async fn apply(&self, leased: &Leased, id: &Iri) -> Result<(), Setback> {
        let row = self.node.database.read(|tx| inbox::get(tx, id))?;
        let parsed = row.as_ref().and_then(|row| row.body.as_ref()).and_then(|text| {
            let document = wire::json::read_activity(text.as_bytes()).ok()?;
            Some((wire::activity::read(&document).ok()?, text.clone()))
        });
        let (Some(row), Some((activity, text))) = (row, parsed) else {
            let verdict = refused(&"it cannot be read any more");
            return Ok(self
                .node
                .database
                .transact(|tx| inbox::settle(tx, leased, id, verdict.clone()))
                .await?);
        };
        let job = Job {
            leased: leased.clone(),
            id: id.clone(),
            actor: row.actor,
            activity,
            text,
        };
        let mut budget = self.budget();
        self.dispatch(&job, &mut budget).await
    }

    /// The table of protocol section 10.1; what is not in it has no effect.
    async fn dispatch(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let object_kind = job
            .activity
            .object
            .as_ref()
            .map_or("", |object| object.kind())
            .to_owned();
        match (&job.activity.verb, object_kind.as_str()) {
            (Verb::Create | Verb::Update | Verb::Invite, "Event") => self.event_told(job, budget).await,
            (Verb::Announce, _) => self.event_announced(job, budget).await,
            (Verb::Update, "Group" | "Application" | "Person" | "Service" | "Organization") => {
                self.actor_changed(job, budget).await
            }
            (Verb::Delete, _) => self.removed(job, budget).await,
            (Verb::Follow, _) => self.follow_asked(job, budget).await,
            (Verb::Undo, _) => self.undone(job, budget).await,
            (Verb::Join | Verb::Leave, _) => self.answered(job, budget).await,
            (Verb::Offer, "PeeringAgreement") => self.peering_offered(job, budget).await,
            (Verb::Accept | Verb::Reject | Verb::TentativeAccept | Verb::Ignore, _) => {
                self.replied(job, budget).await
            }
            _ => self.settle_with(job, ignored("nothing here depends on it")).await,
        }
    }

    /// Accept, Reject and TentativeAccept say yes or no to several things; what they name decides.
    async fn replied(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        if self.peering_answered(job).await?
            || self.follow_answered(job).await?
            || self.decision_heard(job).await?
        {
            return Ok(());
        }
        self.answered(job, budget).await
    }

    async fn undone(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        if self.peering_ended(job).await? || self.follow_ended(job).await? {
            return Ok(());
        }
        if wire::rsvp::read_said(&job.activity).is_some() {
            return self.answered(job, budget).await;
        }
        self.settle_with(job, ignored("it takes back nothing that we know"))
            .await
    }

    pub(crate) async fn settle_with(&self, job: &Job, verdict: Verdict) -> Result<(), Setback> {
        Ok(self
            .node
            .database
            .transact(|tx| job.settle(tx, verdict.clone()))
            .await?)
    }
}
