//! Links of two memberships of one person: that one stands, or is over (protocol section 8.9).

use community::hear_link::{LinkHeard, hear_link};
use store::inbox::Verdict;

use super::{Job, Setback, ignored, refused};
use crate::Federation;

impl Federation {
    /// Accept or Undo of a link.
    pub(super) async fn link_said(&self, job: &Job) -> Result<bool, Setback> {
        let said = wire::membership_link::said(&job.activity.verb);
        let (Some(link), Some(said)) = (&job.activity.link, said) else {
            return Ok(false);
        };
        let now = self.node.now();
        self.node
            .database
            .transact(|tx| {
                let verdict = match hear_link(tx, &job.actor, (link, said), now)? {
                    LinkHeard::Done => Verdict::Applied,
                    LinkHeard::Unknown => ignored("no such link of memberships is known here"),
                    LinkHeard::NotAPeer => refused(&"only the community of a peer speaks of a link"),
                };
                Ok::<_, Setback>(job.settle(tx, verdict)?)
            })
            .await?;
        Ok(true)
    }
}
