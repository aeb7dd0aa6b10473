//! Somebody whom we follow says that it lives elsewhere now: believed when the new actor says the same (threat A14).

use community::follow_mover::{follow_mover, goes_along};
use egress::FetchBudget;
use store::inbox::Verdict;
use wire::activity::Object;

use super::{Job, Setback, ignored, refused};
use crate::Federation;
use crate::actors::ActorProblem;

impl Federation {
    /// Move of an actor by itself.
    pub(super) async fn moved(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let object = job.activity.object.as_ref().and_then(Object::id);
        let target = job.activity.target.as_ref();
        let Some(target) = target.filter(|target| object == Some(&job.actor) && **target != job.actor) else {
            return self
                .settle_with(job, refused(&"an actor moves itself, to another one"))
                .await;
        };
        let now = self.node.now();
        let is_followed = self.node.database.read(|tx| goes_along(tx, &job.actor, now))?;
        if !is_followed || self.is_ours(target) {
            return self
                .settle_with(job, ignored("nothing here goes along with it"))
                .await;
        }
        // What is at hand of it may be older than the claim.
        let document = match self.fetch_document(target, budget).await {
            Ok(document) => Some(document.value).filter(|_| document.id == *target),
            Err(ActorProblem::NotFound | ActorProblem::Gone | ActorProblem::NotListed) => None,
            Err(problem) => return Err(problem.into()),
        };
        let claims = |document: &serde_json::Value| {
            wire::actor::read(document).is_ok() && wire::actor::is_also_known_as(document, &job.actor)
        };
        if !document.as_ref().is_some_and(claims) {
            return self
                .settle_with(job, refused(&"its new actor does not say that it was this one"))
                .await;
        }
        let fresh = || self.node.fresh_activity();
        let fresh = [[fresh(), fresh()], [fresh(), fresh()]];
        self.node
            .database
            .transact(|tx| {
                follow_mover(tx, &job.actor, target, &fresh, now)?;
                Ok::<_, Setback>(job.settle(tx, Verdict::Applied)?)
            })
            .await
    }
}
