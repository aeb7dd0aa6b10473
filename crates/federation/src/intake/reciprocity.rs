//! Agreements on what each of two communities gives the other's members: texts of the other side, its answers to ours, what it
//! takes back and ends (protocol section 8.5).

use community::answer_agreement::{AcceptHeard, receive_acceptance, receive_rejection};
use community::draft_agreement::AgreementRefused;
use community::end_agreement::{EndHeard, is_bound_by, receive_agreement_end};
use community::offer_agreement::SignedText;
use community::receive_agreement::{OPEN_DAYS_MAX, receive_agreement};
use community::withdraw_agreement::receive_withdrawal;
use domain::{Iri, ReciprocityAgreement};
use jiff::Timestamp;
use serde_json::Value;
use store::inbox::Verdict;
use store::{StoreError, Transaction, agreements};
use wire::reciprocity::{ReciprocityAnswer, ReciprocityUndo};

use super::{Job, Setback, refused};
use crate::Federation;
use crate::actors::Freshness;
use crate::moment::after;

/// What is said of a document or an answer whose proof does not hold.
const UNPROVED: &str =
    "a signature of an agreement is a proof by the community that says it, and this one does not hold";

impl Federation {
    /// A text of theirs: the document's own proof, and the place it has among what was said before.
    pub(super) async fn agreement_offered(&self, job: &Job) -> Result<(), Setback> {
        let offer = match wire::reciprocity::read_offer(&job.activity, &self.node.group) {
            Ok(offer) => offer,
            Err(reason) => return self.settle_with(job, refused(&reason)).await,
        };
        if self.signed_at(&offer.document, &job.actor).await?.is_none() {
            return self.settle_with(job, refused(&UNPROVED)).await;
        }
        let digest = match wire::multibase::digest_multibase(&offer.document) {
            Ok(digest) => digest,
            Err(reason) => return self.settle_with(job, refused(&reason)).await,
        };
        let now = self.node.now();
        let heard = SignedText {
            document: offer.document_id,
            offer: offer.offer,
            answers: offer.in_reply_to,
            text: offer.text,
            digest,
            expires: offer
                .expires
                .unwrap_or_else(|| after(now, OPEN_DAYS_MAX * 86_400)),
            signed: job.text().to_owned(),
        };
        let fresh = ambient::ids::agreement_id(now, &self.node.randomness);
        self.agreement_said(job, |tx| {
            receive_agreement(tx, &job.actor, heard.clone(), fresh.clone(), now).map(|_| ())
        })
        .await
    }

    /// Accept or Reject of a text of ours.
    pub(super) async fn agreement_answered(&self, job: &Job) -> Result<bool, Setback> {
        let Some(answer) = wire::reciprocity::read_answer(&job.activity) else {
            return Ok(false);
        };
        let now = self.node.now();
        match answer {
            ReciprocityAnswer::Accepted {
                accept,
                offer,
                document,
                digest,
            } => {
                if self.activity_signed_at(job).await?.is_none() {
                    self.settle_with(job, refused(&UNPROVED)).await?;
                    return Ok(true);
                }
                let heard = AcceptHeard {
                    said_by: job.actor.clone(),
                    offer,
                    document,
                    digest,
                    accept,
                    signed: job.text().to_owned(),
                };
                self.agreement_said(job, |tx| receive_acceptance(tx, heard.clone(), now).map(|_| ()))
                    .await?;
            }
            ReciprocityAnswer::Rejected { offer, reason } => {
                if self.agreement_of(&offer)?.is_none() {
                    return Ok(false);
                }
                self.agreement_said(job, |tx| {
                    receive_rejection(tx, &job.actor, &offer, reason.as_ref(), now)
                })
                .await?;
            }
        }
        Ok(true)
    }

    /// Undo of their Offer or Accept: of one that waits it takes the text back, of one that both signed it is the end.
    pub(super) async fn agreement_undone(&self, job: &Job) -> Result<bool, Setback> {
        let Some(undo) = wire::reciprocity::read_undo(&job.activity) else {
            return Ok(false);
        };
        let Some(agreement) = self.agreement_of(&undo.undone)? else {
            return Ok(false);
        };
        let now = self.node.now();
        let ReciprocityUndo {
            undone,
            effective,
            reason,
        } = undo;
        let Some(effective) = effective.filter(|_| is_bound_by(&agreement, &undone)) else {
            self.agreement_said(job, |tx| receive_withdrawal(tx, &job.actor, &undone, now))
                .await?;
            return Ok(true);
        };
        let Some(signed_at) = self.activity_signed_at(job).await? else {
            self.settle_with(job, refused(&UNPROVED)).await?;
            return Ok(true);
        };
        let heard = EndHeard {
            said_by: job.actor.clone(),
            undone,
            effective,
            signed_at,
            reason,
            signed: job.text().to_owned(),
        };
        self.agreement_said(job, |tx| {
            receive_agreement_end(tx, heard.clone(), now).map(|_| ())
        })
        .await?;
        Ok(true)
    }

    fn agreement_of(&self, name: &Iri) -> Result<Option<ReciprocityAgreement>, StoreError> {
        self.node.database.read(|tx| agreements::by_document(tx, name))
    }

    /// The effect and the mark that the activity had it, in one transaction.
    async fn agreement_said(
        &self,
        job: &Job,
        said: impl Fn(&mut Transaction<'_>) -> Result<(), AgreementRefused> + Send + Sync,
    ) -> Result<(), Setback> {
        self.node
            .database
            .transact(|tx| {
                let verdict = match said(tx) {
                    Ok(()) => Verdict::Applied,
                    Err(AgreementRefused::Store(error)) => return Err(Setback::from(error)),
                    Err(reason) => refused(&reason),
                };
                Ok(job.settle(tx, verdict)?)
            })
            .await
    }

    /// When the activity was signed by its actor in the document itself: what is kept has to prove itself later too.
    async fn activity_signed_at(&self, job: &Job) -> Result<Option<Timestamp>, Setback> {
        match wire::json::read(&job.body) {
            Ok(document) => self.signed_at(&document, &job.actor).await,
            Err(_) => Ok(None),
        }
    }

    /// When a document was signed by its author; nothing where that does not hold.
    async fn signed_at(&self, document: &Value, author: &Iri) -> Result<Option<Timestamp>, Setback> {
        let method = wire::proof::verification_method(document);
        let Some(method) = method.filter(|method| method.document() == author.document()) else {
            return Ok(None);
        };
        let mut budget = self.budget();
        let prover = self.key(&method, Freshness::Cached, &mut budget).await?;
        let proof = prover.proves(document, author, self.node.now());
        Ok(proof
            .ok()
            .filter(|_| &prover.actor.id == author)
            .map(|proof| proof.created()))
    }
}
