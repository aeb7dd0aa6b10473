//! Actors of other nodes: changed, gone.
//!
//! One whose address answers 410 can sign nothing any more: `inbox.rs` believes its last word at the door.

use community::forget_actor::forget_actor;
use egress::FetchBudget;
use store::inbox::Verdict;
use wire::activity::Object;

use super::{Job, Setback, ignored, refused};
use crate::Federation;
use crate::actors::Freshness;

impl Federation {
    /// An actor changed: its document is fetched anew, from its own address alone (threat A7).
    pub(super) async fn actor_changed(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        if job.activity.object.as_ref().and_then(Object::id) != Some(&job.actor) {
            return self
                .settle_with(job, refused(&"an actor changes only itself"))
                .await;
        }
        let was_fetched = self.was_fetched_since(&job.actor, job.came.at)?;
        if !was_fetched {
            self.actor(&job.actor, Freshness::Changed, budget).await?;
        }
        let peering = self
            .node
            .database
            .read(|tx| store::peerings::by_actor(tx, &job.actor))?;
        // Its document does not hold what a community says of itself: that was not fetched with it.
        if let Some(peering) = peering {
            self.refresh_profile(&peering.peer, &peering.group, budget)
                .await?;
        } else if was_fetched {
            return self.settle_with(job, ignored("it was fetched since")).await;
        }
        self.settle_with(job, Verdict::Applied).await
    }

    /// An actor is gone for good, by its own signature.
    pub(super) async fn actor_gone(&self, job: &Job) -> Result<(), Setback> {
        self.take_back_all_of_gone(&job.actor).await?;
        self.actors.forget(&job.actor);
        self.node
            .database
            .transact(|tx| {
                forget_actor(tx, &job.actor)?;
                Ok(job.settle(tx, Verdict::Applied)?)
            })
            .await
    }
}
