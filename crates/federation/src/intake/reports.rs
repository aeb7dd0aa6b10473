//! Reports of other communities, and what they say of ours (F20; protocol section 8.8).

use community::pass_on_report::{OutcomeHeard, hear_flag_outcome};
use community::receive_flag::{FlagHeard, FlagRefused, receive_flag};
use store::inbox::Verdict;

use super::{Job, Setback, ignored, refused};
use crate::Federation;

impl Federation {
    /// A Flag by the node of a peer; anybody else's is ignored, and told nothing.
    pub(super) async fn flagged(&self, job: &Job) -> Result<(), Setback> {
        let document = wire::json::read_activity(&job.body).ok();
        let Some(Ok(flagged)) = document.as_ref().map(wire::flag::read) else {
            return self.settle_with(job, refused(&wire::flag::FlagRefused)).await;
        };
        let heard = FlagHeard {
            flag: job.id.clone(),
            about: flagged.about,
            category: flagged.category,
            words: flagged.words,
        };
        let (now, own) = (self.node.now(), &self.node.origin);
        let id = ambient::ids::report_id(now, &self.node.randomness);
        self.node
            .database
            .transact(|tx| {
                let verdict = match receive_flag(tx, (own, &job.actor), &id, &heard, now) {
                    Ok(_) => Verdict::Applied,
                    Err(FlagRefused::Store(error)) => return Err(Setback::from(error)),
                    Err(reason @ FlagRefused::NotAPeer) => ignored(&reason.to_string()),
                    Err(reason) => refused(&reason),
                };
                Ok(job.settle(tx, verdict)?)
            })
            .await
    }

    /// Accept or Reject of a Flag of ours.
    pub(super) async fn flag_answered(&self, job: &Job) -> Result<bool, Setback> {
        let flag = job.activity.object.as_ref().and_then(|object| object.id());
        let (Some(flag), Some(outcome)) = (flag, wire::flag::outcome(&job.activity.verb)) else {
            return Ok(false);
        };
        let is_flag = |tx: &mut store::Transaction<'_>| store::reports::by_flag(tx, flag);
        if self.node.database.read(is_flag)?.is_none() {
            return Ok(false);
        }
        let now = self.node.now();
        self.node
            .database
            .transact(|tx| {
                let verdict = match hear_flag_outcome(tx, &job.actor, (flag, outcome), now)? {
                    OutcomeHeard::Done => Verdict::Applied,
                    OutcomeHeard::Unknown => refused(&"only the node that was asked answers a report"),
                };
                Ok::<_, Setback>(job.settle(tx, verdict)?)
            })
            .await?;
        Ok(true)
    }
}
