//! The worker that takes in what was accepted: each activity has its effect once, or a reason why not.

mod actors;
mod answers;
mod batch;
mod calls;
mod events;
mod follows;
mod introductions;
mod links;
mod moves;
mod offers;
mod peerings;
mod reciprocity;
mod reports;
mod statements;

use std::collections::BTreeMap;

use bytes::Bytes;
use community::receive_end::end_due;
use domain::sabotage::{self, Bug};
use domain::{Iri, Origin};
use egress::FetchBudget;
use futures_util::future::join_all;
use jiff::Timestamp;
use store::inbox::{self, InboxRow, Verdict};
use store::{Database, Leased, StoreError, Transaction, effects};
use wire::activity::{Activity, Object, Verb};

use crate::actors::ActorProblem;
use crate::moment::after;
use crate::{Federation, Tuning, Turn};

/// Most activities leased from the queue in one turn.
const TURN_MAX: u16 = 128;

/// One activity on its way to its effect. The effect and the mark that it had one share a transaction.
pub(crate) struct Job {
    pub(crate) leased: Leased,
    pub(crate) came: InboxRow,
    pub(crate) id: Iri,
    pub(crate) actor: Iri,
    pub(crate) activity: Activity,
    /// The body as received.
    pub(crate) body: Bytes,
}

/// What waits to be taken in.
enum Arrived {
    /// As it was read when it was accepted.
    Read(Box<Job>),
    /// Its place in the queue.
    Queued(Leased, Iri),
}

/// What an activity brings about here; may be run more than once, and counts when its transaction does.
pub(crate) type Effect = Box<dyn Fn(&mut Transaction<'_>) -> Result<Verdict, StoreError> + Send + Sync>;

/// Why an activity cannot be taken in now.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Setback {
    /// Something it needs cannot be fetched now.
    #[error("what it refers to cannot be fetched now: {0}")]
    Fetch(#[from] ActorProblem),
    /// What it rests on has not come yet.
    #[error("what it rests on has not come yet")]
    Early,
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
            Self::Fetch(_) | Self::Early => Try::Counts,
        }
    }
}

impl Arrived {
    fn arrival(&self) -> &[u8] {
        match self {
            Self::Read(job) => inbox::arrival(&job.leased),
            Self::Queued(leased, _) => inbox::arrival(leased),
        }
    }

    fn id(&self) -> &Iri {
        match self {
            Self::Read(job) => &job.id,
            Self::Queued(_, id) => id,
        }
    }
}

impl Job {
    /// An activity that was accepted, under its lease.
    pub(crate) fn new(leased: Leased, came: InboxRow, activity: Activity) -> Self {
        Self {
            id: came.id.clone(),
            actor: came.actor.clone(),
            body: inbox::bytes(&leased),
            leased,
            came,
            activity,
        }
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap_or_default()
    }

    /// Marks the activity in the transaction of its effect.
    pub(crate) fn settle(&self, tx: &mut Transaction<'_>, verdict: Verdict) -> Result<(), StoreError> {
        effects::count(tx, &self.id, &verdict)?;
        inbox::settle(tx, &self.leased, &self.came, verdict)
    }

    /// The effect and the mark that the activity had it, in a transaction of its own.
    async fn settle_by(&self, database: &Database, effect: &Effect) -> Result<(), Setback> {
        if sabotage::planted(Bug::S7) {
            return self.settle_in_two(database, effect).await;
        }
        let settled = database.transact(|tx| {
            let verdict = effect(tx)?;
            self.settle(tx, verdict)
        });
        Ok(settled.await?)
    }

    /// The planted bug S7: a crash between the two brings the effect about once more.
    async fn settle_in_two(&self, database: &Database, effect: &Effect) -> Result<(), Setback> {
        let verdict = database
            .transact(|tx| {
                let verdict = effect(tx)?;
                effects::count(tx, &self.id, &verdict)?;
                Ok::<_, StoreError>(verdict)
            })
            .await?;
        let marked = database.transact(|tx| inbox::settle(tx, &self.leased, &self.came, verdict.clone()));
        Ok(marked.await?)
    }
}

fn as_read(jobs: Vec<Job>) -> impl Iterator<Item = Arrived> {
    jobs.into_iter().map(|job| Arrived::Read(Box::new(job)))
}

/// The type of what an activity is about, when that is embedded; else empty.
fn kind_of(job: &Job) -> &str {
    job.activity.object.as_ref().map_or("", |object| object.kind())
}

/// Whether it tells of a call for hands, which is a Proposal as an offer is.
fn is_call(job: &Job) -> bool {
    let object = job.activity.object.as_ref().and_then(Object::value);
    object.is_some_and(wire::call::is_call)
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
    /// One turn: ends what was to end by now, then leases what waits and takes it in, in order of arrival.
    pub async fn take_in(&self) -> Turn {
        if !self.may_federate().await {
            return Turn::default();
        }
        sabotage::write_what_was_put_off();
        let now = self.node.now();
        self.end_due_peerings(now).await;
        let arrived = match self.arrived_by(now) {
            Ok(arrived) => arrived,
            Err(error) => {
                tracing::warn!(%error, "the inbox cannot be read now");
                return Turn::default();
            }
        };
        let done = arrived.len();
        let mut by_origin: BTreeMap<Origin, Vec<Arrived>> = BTreeMap::new();
        for one in arrived {
            by_origin.entry(one.id().origin()).or_default().push(one);
        }
        join_all(by_origin.into_values().map(|jobs| self.take_in_of_one(jobs))).await;
        Turn { done }
    }

    /// What waits, in order of arrival: what was handed over, and between it what waits in the queue alone.
    fn arrived_by(&self, now: Timestamp) -> Result<Vec<Arrived>, StoreError> {
        let database = &self.node.database;
        // First what is at hand, then the queue: of what one sender sent, what was acknowledged earlier is found then.
        let handed = self.arrivals.take();
        let mut arrived = Vec::new();
        if inbox::next_due(database)?.is_some_and(|due| due <= now) {
            let until = after(now, Tuning::LEASE.as_secs() as i64);
            let queued = match inbox::claim(database, now, until, TURN_MAX) {
                Ok(queued) => queued,
                Err(error) => {
                    self.arrivals.put_back(handed);
                    return Err(error);
                }
            };
            let all = queued.len() < usize::from(TURN_MAX);
            let last = queued
                .iter()
                .map(|(leased, _)| inbox::arrival(leased).to_vec())
                .max();
            arrived.extend(queued.into_iter().map(|(leased, id)| Arrived::Queued(leased, id)));
            let (ready, later) = handed
                .into_iter()
                .partition(|job| all || Some(inbox::arrival(&job.leased)) <= last.as_deref());
            self.arrivals.put_back(later);
            arrived.extend(as_read(ready));
        } else {
            arrived.extend(as_read(handed));
        }
        arrived.sort_by(|one, other| one.arrival().cmp(other.arrival()));
        Ok(arrived)
    }

    async fn end_due_peerings(&self, now: Timestamp) {
        let next = self.node.database.read(store::peerings::next_end);
        if !next.is_ok_and(|next| next.is_some_and(|next| next.at <= now)) {
            return;
        }
        if let Err(error) = self.node.database.transact(|tx| end_due(tx, now)).await {
            tracing::warn!(%error, "a peering that is to end goes on for a moment");
        }
    }

    /// What needs nothing but the store, so that it can share a transaction with others; nothing where something may
    /// have to be fetched, or where what came before it must have had its effect first.
    fn effect_of(&self, job: &Job) -> Result<Option<Effect>, Setback> {
        match (&job.activity.verb, kind_of(job)) {
            (Verb::Create | Verb::Update | Verb::Invite, "Event") => Ok(self.effect_of_telling(job)),
            (Verb::Join | Verb::Leave, _) => self.effect_of_answering(job),
            _ => Ok(None),
        }
    }

    /// The table of protocol section 10.1, for one at a time; what is not in it has no effect. What [`Self::effect_of`] knows
    /// does not come here: `batch.rs` gives many of those one transaction.
    async fn dispatch(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        match (&job.activity.verb, kind_of(job)) {
            (Verb::Create | Verb::Update | Verb::Invite, "Event") => self.event_heard(job, budget).await,
            (Verb::Create | Verb::Update | Verb::Invite, "") => self.event_named(job, budget).await,
            (Verb::Announce, _) => self.event_announced(job, budget).await,
            (Verb::Update, "Group" | "Application" | "Person" | "Service" | "Organization") => {
                self.actor_changed(job, budget).await
            }
            (Verb::Create | Verb::Update, "Proposal") if is_call(job) => self.call_heard(job).await,
            (Verb::Offer, "Introduction") if Self::is_call_answer(job) => self.call_answer_heard(job).await,
            (Verb::Offer, "Introduction") => self.introduction_asked(job).await,
            (Verb::Create, "Relationship") => self.introduction_completed(job).await,
            (Verb::Create | Verb::Update, "Proposal") => self.offer_heard(job).await,
            (Verb::Create | Verb::Update, "Article") => self.article_heard(job).await,
            (Verb::Add | Verb::Remove, _) => self.roll_heard(job, budget).await,
            (Verb::Offer, "CoSignature") => self.cosignature_offered(job).await,
            (Verb::Delete, _) => self.deleted(job, budget).await,
            (Verb::Follow, _) => self.follow_asked(job, budget).await,
            (Verb::Flag, _) => self.flagged(job).await,
            (Verb::Move, _) => self.moved(job, budget).await,
            (Verb::Undo, _) => self.undone(job, budget).await,
            (Verb::Join | Verb::Leave, _) => self.answered(job, budget).await,
            (Verb::Offer, "PeeringAgreement") => self.peering_offered(job, budget).await,
            (Verb::Offer, "ReciprocityAgreement") => self.agreement_offered(job).await,
            (Verb::Accept | Verb::Reject | Verb::TentativeAccept | Verb::Ignore, _) => {
                self.replied(job, budget).await
            }
            _ => self.settle_with(job, ignored("nothing here depends on it")).await,
        }
    }

    /// Accept, Reject and TentativeAccept say yes or no to several things; what they name decides.
    async fn replied(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        if self.link_said(job).await?
            || self.peering_answered(job).await?
            || self.agreement_answered(job).await?
            || self.cosignature_replied(job).await?
            || self.flag_answered(job).await?
            || self.call_answer_accepted_there(job).await?
            || self.introduction_accepted(job).await?
            || self.follow_answered(job).await?
            || self.decision_heard(job).await?
        {
            return Ok(());
        }
        self.answered(job, budget).await
    }

    async fn undone(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        if self.link_said(job).await?
            || self.peering_ended(job).await?
            || self.agreement_undone(job).await?
            || self.cosignature_undone_by_them(job).await?
            || self.call_answer_undone(job).await?
            || self.introduction_undone(job).await?
            || self.follow_ended(job).await?
        {
            return Ok(());
        }
        if wire::rsvp::read_said(&job.activity).is_some() {
            return self.answered(job, budget).await;
        }
        if self.answer_undone(job).await? {
            return Ok(());
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

    pub(crate) async fn settle_by(&self, job: &Job, effect: &Effect) -> Result<(), Setback> {
        job.settle_by(&self.node.database, effect).await
    }
}
