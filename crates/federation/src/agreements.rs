//! What officers sign about agreements with other communities: texts, answers, what is taken back, and ends (F16; protocol
//! section 8.5). What is signed is kept as it is and sent as it is (`delivery/reciprocity.rs`).

use community::answer_agreement::{AgreementAnswer, accept_agreement, reject_agreement, theirs_open};
use community::draft_agreement::AgreementRefused;
use community::end_agreement::{ToEnd, end_agreement, to_end};
use community::offer_agreement::{SignedText, ToOffer, offer_agreement, to_offer};
use community::withdraw_agreement::{ours_open, withdraw_agreement};
use domain::{AgreementId, Iri, Note, OwnActor, ReciprocityAgreement};
use edge::{Agreed, Agreements, PeerProblem};
use jiff::Timestamp;
use serde_json::Value;
use store::Officer;
use store::actor_keys::Signer;
use wire::activity::Verb;
use wire::reciprocity::{AnswerFacts, DocumentFacts, EndFacts, OfferFacts, WithdrawFacts};

use crate::Federation;
use crate::moment::after;

/// How long a text waits for an answer.
const OFFER_DAYS: i64 = 30;

impl Federation {
    async fn offer_agreement_now(
        &self,
        officer: &Officer,
        id: &AgreementId,
    ) -> Result<ReciprocityAgreement, PeerProblem> {
        let now = self.node.now();
        let database = &self.node.database;
        let draft = database.read(|tx| to_offer(tx, id, now)).map_err(problem)?;
        let signed = self.sign_text(&draft, now)?;
        let offered = database.transact(|tx| offer_agreement(tx, officer, id, signed.clone(), now));
        offered.await.map_err(problem)
    }

    /// The document with our signature, in an Offer with our signature.
    fn sign_text(&self, draft: &ToOffer, now: Timestamp) -> Result<SignedText, PeerProblem> {
        let own = ambient::ids::agreement_id(now, &self.node.randomness);
        let document = Iri::local(&self.node.origin, &format!("/agreements/{own}"));
        let offer = self.node.fresh_activity();
        let expires = after(now, OFFER_DAYS * 86_400);
        let text = wire::reciprocity::document(&DocumentFacts {
            id: &document,
            author: &self.node.group,
            text: &draft.text,
            published: now,
        });
        let community = Signer::Own(OwnActor::Community);
        let text = self.prove(text, &community, now).map_err(unsigned)?;
        // What the other side could not read is not sent.
        wire::reciprocity::read_text(&text).map_err(unsigned)?;
        let digest = wire::multibase::digest_multibase(&text).map_err(unsigned)?;
        let carrier = wire::reciprocity::offer(OfferFacts {
            activity: &offer,
            actor: &self.node.group,
            to: &draft.agreement.group,
            expires,
            in_reply_to: draft.answers.as_ref(),
            document: text,
        });
        let signed = self.said_by_community(carrier, now)?;
        Ok(SignedText {
            document,
            offer,
            answers: draft.answers.clone(),
            text: draft.text.clone(),
            digest,
            expires,
            signed,
        })
    }

    async fn accept_agreement_now(
        &self,
        officer: &Officer,
        id: &AgreementId,
        document: &Iri,
    ) -> Result<ReciprocityAgreement, PeerProblem> {
        let now = self.node.now();
        let database = &self.node.database;
        let looked = database.read(|tx| theirs_open(tx, id, document, now));
        let (agreement, version) = looked.map_err(problem)?;
        let activity = self.node.fresh_activity();
        let facts = self.answers(&activity, &version.offer, &agreement);
        let accept = wire::reciprocity::accept(&facts, &version.document, &version.digest);
        let answer = AgreementAnswer {
            text: self.said_by_community(accept, now)?,
            activity,
        };
        let accepted =
            database.transact(|tx| accept_agreement(tx, officer, id, document, answer.clone(), now));
        accepted.await.map_err(problem)
    }

    async fn reject_agreement_now(
        &self,
        officer: &Officer,
        id: &AgreementId,
        (document, reason): (&Iri, Option<Note>),
    ) -> Result<ReciprocityAgreement, PeerProblem> {
        let now = self.node.now();
        let database = &self.node.database;
        let looked = database.read(|tx| theirs_open(tx, id, document, now));
        let (agreement, version) = looked.map_err(problem)?;
        let activity = self.node.fresh_activity();
        let facts = self.answers(&activity, &version.offer, &agreement);
        let reject = wire::reciprocity::reject(&facts, reason.as_ref());
        let answer = AgreementAnswer {
            text: self.said_by_community(reject, now)?,
            activity,
        };
        let said = (document, reason.as_ref());
        let rejected = database.transact(|tx| reject_agreement(tx, officer, id, said, answer.clone(), now));
        rejected.await.map_err(problem)
    }

    async fn withdraw_agreement_now(
        &self,
        officer: &Officer,
        id: &AgreementId,
    ) -> Result<ReciprocityAgreement, PeerProblem> {
        let now = self.node.now();
        let database = &self.node.database;
        let (agreement, ours) = database.read(|tx| ours_open(tx, id)).map_err(problem)?;
        let activity = self.node.fresh_activity();
        let undo = wire::reciprocity::withdraw(&WithdrawFacts {
            activity: &activity,
            actor: &self.node.group,
            to: &agreement.group,
            offer: &ours.offer,
            document: &ours.document,
        });
        let undo = self.said_by_community(undo, now)?;
        let withdrawn =
            database.transact(|tx| withdraw_agreement(tx, officer, id, (&ours.offer, undo.as_str()), now));
        withdrawn.await.map_err(problem)
    }

    async fn end_agreement_now(
        &self,
        officer: &Officer,
        id: &AgreementId,
        reason: Option<Note>,
    ) -> Result<ReciprocityAgreement, PeerProblem> {
        let now = self.node.now();
        let database = &self.node.database;
        let ends = database.read(|tx| to_end(tx, id, now)).map_err(problem)?;
        let ToEnd {
            agreement,
            version,
            accept,
            at,
        } = &ends;
        let (undone, verb, object) = match accept {
            Some(accept) => (accept, Verb::Accept, &version.offer),
            None => (&version.offer, Verb::Offer, &version.document),
        };
        let activity = self.node.fresh_activity();
        let undo = wire::reciprocity::end(&EndFacts {
            activity: &activity,
            actor: &self.node.group,
            to: &agreement.group,
            undone,
            undone_verb: &verb,
            undone_object: object,
            effective: *at,
            note: reason.as_ref(),
        });
        let undo = self.said_by_community(undo, now)?;
        let said = (reason, undo);
        let ended = database.transact(|tx| end_agreement(tx, officer, id, said.clone(), now));
        ended.await.map_err(problem)
    }

    fn answers<'a>(
        &'a self,
        activity: &'a Iri,
        offer: &'a Iri,
        agreement: &'a ReciprocityAgreement,
    ) -> AnswerFacts<'a> {
        AnswerFacts {
            activity,
            actor: &self.node.group,
            to: &agreement.group,
            offer,
        }
    }

    fn said_by_community(&self, document: Value, now: Timestamp) -> Result<String, PeerProblem> {
        let signed = self.prove(document, &Signer::Own(OwnActor::Community), now);
        Ok(signed.map_err(unsigned)?.to_string())
    }
}

fn unsigned(error: impl std::fmt::Display) -> PeerProblem {
    PeerProblem::Refused(error.to_string())
}

fn problem(refused: AgreementRefused) -> PeerProblem {
    match refused {
        AgreementRefused::Store(error) => PeerProblem::Store(error),
        AgreementRefused::Unknown => PeerProblem::NoAgreement,
        other => PeerProblem::Refused(other.to_string()),
    }
}

impl Agreements for Federation {
    fn offer<'a>(&'a self, officer: &'a Officer, id: &'a AgreementId) -> Agreed<'a> {
        Box::pin(self.offer_agreement_now(officer, id))
    }

    fn accept<'a>(&'a self, officer: &'a Officer, id: &'a AgreementId, document: &'a Iri) -> Agreed<'a> {
        Box::pin(self.accept_agreement_now(officer, id, document))
    }

    fn reject<'a>(
        &'a self,
        officer: &'a Officer,
        id: &'a AgreementId,
        document: &'a Iri,
        reason: Option<Note>,
    ) -> Agreed<'a> {
        Box::pin(self.reject_agreement_now(officer, id, (document, reason)))
    }

    fn withdraw<'a>(&'a self, officer: &'a Officer, id: &'a AgreementId) -> Agreed<'a> {
        Box::pin(self.withdraw_agreement_now(officer, id))
    }

    fn end<'a>(&'a self, officer: &'a Officer, id: &'a AgreementId, reason: Option<Note>) -> Agreed<'a> {
        Box::pin(self.end_agreement_now(officer, id, reason))
    }
}
