//! Joint statements of peers, signatures that they bring under ours, and what they say of those that we brought (protocol
//! section 8.8).

use community::receive_cosignature::{
    CosignatureHeard, OwnersWord, hear_of_cosignature, receive_cosignature, receive_cosignature_end,
};
use community::receive_statement::{StatementHeard, Telling, receive_statement};
use community::write_statement::StatementRefused;
use domain::{Iri, Scope, Side};
use egress::FetchBudget;
use serde_json::Value;
use store::inbox::Verdict;
use store::{StoreError, Transaction, peerings, statements};
use wire::activity::Object;
use wire::statement::CosignatureAnswer;

use super::{Job, Setback, ignored, refused};
use crate::Federation;
use crate::actors::Freshness;

impl Federation {
    /// Create or Update of a statement; other articles have no effect here.
    pub(super) async fn article_heard(&self, job: &Job) -> Result<(), Setback> {
        let Some(Object::Embedded { value, .. }) = &job.activity.object else {
            return self.settle_with(job, ignored("it names no statement")).await;
        };
        if !wire::statement::is_statement(value) {
            return self.settle_with(job, ignored("nothing here depends on it")).await;
        }
        self.statement_kept(job, value, Telling::News).await
    }

    async fn statement_kept(&self, job: &Job, article: &Value, telling: Telling) -> Result<(), Setback> {
        let told = match wire::statement::read(article) {
            Ok(told) => told,
            Err(reason) => return self.settle_with(job, refused(&reason)).await,
        };
        let now = self.node.now();
        let fresh = ambient::ids::statement_id(now, &self.node.randomness);
        self.statement_said(job, |tx| {
            receive_statement(tx, &job.actor, &told, (fresh.clone(), telling), now)
        })
        .await
    }

    /// Add or Remove in the roll of a statement of theirs: how many signed is asked of its owner, so that nothing counts twice,
    /// whatever came in whichever order.
    pub(super) async fn roll_heard(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let roll = job.activity.target.as_ref();
        let of = roll.and_then(|roll| Iri::parse(roll.as_str().strip_suffix("/signatories")?).ok());
        let known =
            match &of {
                Some(address) => self.node.database.read(|tx| {
                    let peer = job.actor.origin();
                    let shared = peerings::active(tx, &peer, Scope::Statements)?;
                    let known = statements::by_address(tx, address)?;
                    Ok::<_, StoreError>(known.filter(|known| {
                        shared.is_some() && known.side == Side::Them && known.group == job.actor
                    }))
                })?,
                None => None,
            };
        let Some(known) = known else {
            return self
                .settle_with(job, ignored("it is the roll of nothing that we know"))
                .await;
        };
        let fetched = self.fetch_document(&known.iri, budget).await?;
        let document = &fetched.value;
        match wire::statement::read(document) {
            Ok(read) if read.id == known.iri => self.statement_kept(job, document, Telling::LookedUp).await,
            _ => {
                self.settle_with(job, ignored("its owner does not tell of the statement"))
                    .await
            }
        }
    }

    /// A signature under a statement of ours: its own proof, by the key that the community has now.
    pub(super) async fn cosignature_offered(&self, job: &Job) -> Result<(), Setback> {
        let (offer, read) = match wire::statement::read_offer(&job.activity) {
            Ok(read) => read,
            Err(reason) => return self.settle_with(job, refused(&reason)).await,
        };
        let Some(key) = self.key_that_proves(&read.document, &read.home).await? else {
            return self.settle_with(job, refused(&UNPROVED)).await;
        };
        let heard = CosignatureHeard {
            said_by: job.actor.clone(),
            offer,
            cosignature: read.id,
            statement: read.statement,
            digest: read.digest,
            signs_as: read.signs_as,
            document: read.document.to_string(),
            key,
        };
        let now = self.node.now();
        self.statement_said(job, |tx| {
            receive_cosignature(tx, heard.clone(), now).map(|()| StatementHeard::Done)
        })
        .await
    }

    /// The key that made the proof of a document, as a Multikey; nothing where the proof does not hold.
    async fn key_that_proves(&self, document: &Value, author: &Iri) -> Result<Option<String>, Setback> {
        let method = wire::proof::verification_method(document);
        let Some(method) = method.filter(|method| method.document() == author.document()) else {
            return Ok(None);
        };
        let mut budget = self.budget();
        let prover = self.key(&method, Freshness::Cached, &mut budget).await?;
        let proof = prover.proves(document, author, self.node.now());
        let holds = proof.is_ok() && &prover.actor.id == author;
        Ok(holds.then(|| prover.key.key.to_multikey()))
    }

    /// Accept or Reject of a signature that we brought.
    pub(super) async fn cosignature_replied(&self, job: &Job) -> Result<bool, Setback> {
        let Some(answer) = wire::statement::read_answer(&job.activity) else {
            return Ok(false);
        };
        let (offer, word) = match answer {
            CosignatureAnswer::Accepted { offer } => (offer, OwnersWord::Counts),
            CosignatureAnswer::Rejected { offer, reason } => (offer, OwnersWord::Refused(reason)),
        };
        if !self.is_of_a_statement(&offer)? {
            return Ok(false);
        }
        let now = self.node.now();
        self.statement_said(job, |tx| {
            hear_of_cosignature(tx, &job.actor, &offer, &word, now).map(|()| StatementHeard::Done)
        })
        .await?;
        Ok(true)
    }

    /// Undo of the Offer of a signature under a statement of ours.
    pub(super) async fn cosignature_undone_by_them(&self, job: &Job) -> Result<bool, Setback> {
        let Some(offer) = wire::statement::read_undo(&job.activity) else {
            return Ok(false);
        };
        if !self.is_of_a_statement(&offer)? {
            return Ok(false);
        }
        let now = self.node.now();
        self.statement_said(job, |tx| {
            receive_cosignature_end(tx, &job.actor, &offer, now).map(|()| StatementHeard::Done)
        })
        .await?;
        Ok(true)
    }

    fn is_of_a_statement(&self, offer: &Iri) -> Result<bool, StoreError> {
        let known = self.node.database.read(|tx| statements::by_address(tx, offer))?;
        Ok(known.is_some_and(|known| &known.iri != offer))
    }

    /// The effect and the mark that the activity had it, in one transaction.
    async fn statement_said(
        &self,
        job: &Job,
        said: impl Fn(&mut Transaction<'_>) -> Result<StatementHeard, StatementRefused> + Send + Sync,
    ) -> Result<(), Setback> {
        self.node
            .database
            .transact(|tx| {
                let verdict = match said(tx) {
                    Ok(StatementHeard::Done) => Verdict::Applied,
                    Ok(StatementHeard::Known) => ignored("nothing in it is newer"),
                    Err(StatementRefused::Store(error)) => return Err(Setback::from(error)),
                    Err(reason) => refused(&reason),
                };
                Ok(job.settle(tx, verdict)?)
            })
            .await
    }
}

/// What is said of a signature whose proof does not hold.
const UNPROVED: &str =
    "a signature is proved by the community that vouches for it, and this proof does not hold";
