//! Offers of other communities to members of ours: told, changed, taken back (protocol section 8.5).

use community::receive_offer::{OfferHeard, OfferRefused, receive_offer, receive_offer_end};
use egress::FetchBudget;
use store::inbox::Verdict;
use store::{StoreError, held};
use wire::activity::Object;

use super::{Job, Setback, ignored, refused};
use crate::Federation;

/// How often an offer that comes before the agreement it rests on is looked at again before it is refused.
const LOOKS_AGAIN: u32 = 2;

impl Federation {
    /// Create or Update of what a community offers; other proposals have no effect here.
    pub(super) async fn offer_heard(&self, job: &Job) -> Result<(), Setback> {
        let Some(Object::Embedded { value, .. }) = &job.activity.object else {
            return self.settle_with(job, ignored("it names no offer")).await;
        };
        if !wire::deal_offer::is_offer(value) {
            return self.settle_with(job, ignored("nothing here depends on it")).await;
        }
        let told = match wire::deal_offer::read(value) {
            Ok(told) => told,
            Err(reason) => return self.settle_with(job, refused(&reason)).await,
        };
        let now = self.node.now();
        self.node
            .database
            .transact(|tx| {
                let heard = receive_offer(tx, &job.actor, &told, now);
                // The Accept may have been put off for a moment: nothing is said of the offer before that was heard.
                if matches!(heard, Err(OfferRefused::NoAgreement)) && job.came.tries < LOOKS_AGAIN {
                    return Err(Setback::Early);
                }
                if matches!(heard, Ok(OfferHeard::Done)) {
                    held::put(tx, &told.id, told.revision, job.text())?;
                }
                let verdict = verdict_of(heard)?;
                Ok(job.settle(tx, verdict)?)
            })
            .await
    }

    /// Delete of an offer that we hold; of anything else it is the matter of `events.rs`.
    pub(super) async fn deleted(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let object = job.activity.object.as_ref().and_then(Object::id).cloned();
        let Some(object) = object else {
            return self.removed(job, budget).await;
        };
        let held = self
            .node
            .database
            .read(|tx| store::held_offers::get(tx, &object))?;
        if held.is_none() {
            return self.removed(job, budget).await;
        }
        let revision = super::events::listed_revision(&job.activity);
        let now = self.node.now();
        self.node
            .database
            .transact(|tx| {
                let heard = receive_offer_end(tx, &job.actor, (&object, revision), now);
                if let (Ok(OfferHeard::Done), Some(revision)) = (&heard, revision) {
                    held::put(tx, &object, revision, job.text())?;
                }
                let verdict = verdict_of(heard)?;
                Ok::<_, Setback>(job.settle(tx, verdict)?)
            })
            .await
    }
}

fn verdict_of(heard: Result<OfferHeard, OfferRefused>) -> Result<Verdict, StoreError> {
    match heard {
        Ok(OfferHeard::Done) => Ok(Verdict::Applied),
        Ok(OfferHeard::Known) => Ok(ignored("nothing in it is newer")),
        Err(OfferRefused::Store(error)) => Err(error),
        Err(reason) => Ok(refused(&reason)),
    }
}
