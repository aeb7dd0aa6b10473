//! Calls for hands of other communities, answers to ours, and the yes to answers of ours (protocol section 8.7).

use community::receive_call::{CallHeard, Hearing, ReceiveCallRefused, receive_call};
use community::receive_call_answer::{
    ReceiveAnswerRefused, receive_call_accept, receive_call_answer, receive_call_answer_end,
};
use serde_json::Value;
use store::inbox::Verdict;
use store::{StoreError, calls, held};
use wire::activity::Object;

use super::{Job, Setback, ignored, refused};
use crate::Federation;

impl Federation {
    /// Create or Update of a call.
    pub(super) async fn call_heard(&self, job: &Job) -> Result<(), Setback> {
        let Some(Object::Embedded { value, .. }) = &job.activity.object else {
            return self.settle_with(job, ignored("it names no call")).await;
        };
        let told = match wire::call::read(value) {
            Ok(told) => told,
            Err(reason) => return self.settle_with(job, refused(&reason)).await,
        };
        let now = self.node.now();
        let fresh = ambient::ids::call_id(now, &self.node.randomness);
        self.node
            .database
            .transact(|tx| {
                let heard = receive_call(tx, &job.actor, &told, (&fresh, Hearing::Told), now);
                if matches!(heard, Ok(CallHeard::Done)) {
                    held::put(tx, &told.id, told.revision, job.text())?;
                }
                let verdict = match heard {
                    Ok(heard) => verdict_of(heard),
                    Err(ReceiveCallRefused::Store(error)) => return Err(error.into()),
                    Err(reason) => refused(&reason),
                };
                Ok::<_, Setback>(job.settle(tx, verdict)?)
            })
            .await
    }

    /// Whether an Offer of an Introduction is an answer to a call.
    pub(super) fn is_call_answer(job: &Job) -> bool {
        document(job).is_some_and(|document| wire::call::is_answer(&document))
    }

    /// Offer with an answer to a call of ours.
    pub(super) async fn call_answer_heard(&self, job: &Job) -> Result<(), Setback> {
        let Some(document) = document(job) else {
            return self.settle_with(job, ignored("it is no answer")).await;
        };
        let told = match wire::call::read_answer(&document) {
            Ok(told) => told,
            Err(reason) => return self.settle_with(job, refused(&reason)).await,
        };
        let now = self.node.now();
        let fresh = ambient::ids::call_answer_id(now, &self.node.randomness);
        self.node
            .database
            .transact(|tx| {
                let heard = receive_call_answer(tx, &job.actor, &told, &fresh, now);
                let verdict = verdict(heard)?;
                Ok::<_, Setback>(job.settle(tx, verdict)?)
            })
            .await
    }

    /// Accept of an answer of ours.
    pub(super) async fn call_answer_accepted_there(&self, job: &Job) -> Result<bool, Setback> {
        let Some(document) = document(job) else {
            return Ok(false);
        };
        let Some(offer) = wire::call::offer_accepted(&document) else {
            return Ok(false);
        };
        if self
            .node
            .database
            .read(|tx| calls::by_offer(tx, &offer))?
            .is_none()
        {
            return Ok(false);
        }
        let told = match wire::call::read_accept(&document) {
            Ok(told) => told,
            Err(reason) => {
                self.settle_with(job, refused(&reason)).await?;
                return Ok(true);
            }
        };
        let now = self.node.now();
        self.node
            .database
            .transact(|tx| {
                let verdict = verdict(receive_call_accept(tx, &job.actor, &told, now))?;
                Ok::<_, Setback>(job.settle(tx, verdict)?)
            })
            .await?;
        Ok(true)
    }

    /// Undo of an answer to a call of ours.
    pub(super) async fn call_answer_undone(&self, job: &Job) -> Result<bool, Setback> {
        let undone = job.activity.object.as_ref().and_then(Object::id).cloned();
        let Some(offer) = undone else {
            return Ok(false);
        };
        if self
            .node
            .database
            .read(|tx| calls::by_offer(tx, &offer))?
            .is_none()
        {
            return Ok(false);
        }
        let now = self.node.now();
        self.node
            .database
            .transact(|tx| {
                let verdict = verdict(receive_call_answer_end(tx, &job.actor, &offer, now))?;
                Ok::<_, Setback>(job.settle(tx, verdict)?)
            })
            .await?;
        Ok(true)
    }
}

fn document(job: &Job) -> Option<Value> {
    wire::json::read_activity(&job.body).ok()
}

fn verdict_of(heard: CallHeard) -> Verdict {
    match heard {
        CallHeard::Done => Verdict::Applied,
        CallHeard::Known => ignored("nothing in it is newer"),
    }
}

fn verdict(heard: Result<CallHeard, ReceiveAnswerRefused>) -> Result<Verdict, StoreError> {
    match heard {
        Ok(heard) => Ok(verdict_of(heard)),
        Err(ReceiveAnswerRefused::Store(error)) => Err(error),
        Err(reason) => Ok(refused(&reason)),
    }
}
