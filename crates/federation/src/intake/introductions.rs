//! Requests to be introduced to members here, the yes to requests of ours, and what completes or ends them (protocol section 8.6).
//! Every request is taken: what becomes of it is written nowhere that its sender reads (threats N1 and N2).

use community::receive_introduction::{
    IntroductionSaid, receive_introduction, receive_introduction_accept, receive_introduction_complete,
    receive_introduction_end,
};
use serde_json::Value;
use store::inbox::Verdict;
use store::introductions;
use wire::activity::Object;

use super::{Job, Setback, ignored};
use crate::Federation;

impl Federation {
    /// Offer of an Introduction: the same verdict for all of them.
    pub(super) async fn introduction_asked(&self, job: &Job) -> Result<(), Setback> {
        let told = document(job).and_then(|document| wire::introduction::read_offer(&document).ok());
        let now = self.node.now();
        let fresh = ambient::ids::introduction_id(&self.node.randomness);
        let rules = &self.node.settings.introductions;
        self.node
            .database
            .transact(|tx| {
                if let Some(told) = told.clone() {
                    receive_introduction(tx, &job.actor, told, &fresh, (rules, now))?;
                }
                Ok::<_, Setback>(job.settle(tx, Verdict::Applied)?)
            })
            .await
    }

    /// Accept of a request of ours.
    pub(super) async fn introduction_accepted(&self, job: &Job) -> Result<bool, Setback> {
        let Some(document) = document(job) else {
            return Ok(false);
        };
        let Some(offer) = wire::introduction::offer_accepted(&document) else {
            return Ok(false);
        };
        let known = |tx: &mut store::Transaction<'_>| introductions::asked_by_offer(tx, &offer);
        if self.node.database.read(known)?.is_none() {
            return Ok(false);
        }
        let told = wire::introduction::read_accept(&document).ok();
        let (now, rules) = (self.node.now(), &self.node.settings.introductions);
        self.node
            .database
            .transact(|tx| {
                let said = match &told {
                    Some(told) => receive_introduction_accept(tx, &job.actor, told, (rules, now))?,
                    None => IntroductionSaid::Nothing,
                };
                Ok::<_, Setback>(job.settle(tx, verdict(said))?)
            })
            .await?;
        Ok(true)
    }

    /// Create of a Relationship: both said yes.
    pub(super) async fn introduction_completed(&self, job: &Job) -> Result<(), Setback> {
        let told = document(job).and_then(|document| wire::introduction::read_complete(&document).ok());
        let (now, rules) = (self.node.now(), &self.node.settings.introductions);
        self.node
            .database
            .transact(|tx| {
                let said = match &told {
                    Some(told) => receive_introduction_complete(tx, &job.actor, told, (rules, now))?,
                    None => IntroductionSaid::Nothing,
                };
                Ok::<_, Setback>(job.settle(tx, verdict(said))?)
            })
            .await
    }

    /// Undo of a request to a member here. Of one that was not let through nothing is known, and nobody is told so.
    pub(super) async fn introduction_undone(&self, job: &Job) -> Result<bool, Setback> {
        let undone = job.activity.object.as_ref().and_then(Object::id).cloned();
        let Some(offer) = undone else {
            return Ok(false);
        };
        let known = |tx: &mut store::Transaction<'_>| introductions::heard_by_offer(tx, &offer);
        if self.node.database.read(known)?.is_none() {
            return Ok(false);
        }
        self.node
            .database
            .transact(|tx| {
                let said = receive_introduction_end(tx, &job.actor, &offer)?;
                Ok::<_, Setback>(job.settle(tx, verdict(said))?)
            })
            .await?;
        Ok(true)
    }
}

fn document(job: &Job) -> Option<Value> {
    wire::json::read_activity(&job.body).ok()
}

fn verdict(said: IntroductionSaid) -> Verdict {
    match said {
        IntroductionSaid::Done => Verdict::Applied,
        IntroductionSaid::Nothing => ignored("it is about no request that waits for it"),
    }
}
