//! A member of ours has left: Delete of her actor by herself, to whoever had an answer of hers.

use domain::{Iri, MemberId};
use jiff::Timestamp;
use store::activities::MeantFor;
use store::actor_keys::Signer;
use store::members;

use super::{Outgoing, TellProblem};
use crate::Federation;
use crate::own_keys::NoKeys;

impl Federation {
    /// To one of them; nothing when she is back, or has never signed anything.
    pub(super) async fn member_left(
        &self,
        member: &MemberId,
        owner: &Iri,
        activity: &Iri,
        at: Timestamp,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        if !self.node.database.read(|tx| members::is_none(tx, member))? {
            return Ok(Vec::new());
        }
        let signer = Signer::Member(member.clone());
        match self.keys_of(&signer) {
            Ok(_) => {}
            Err(NoKeys::Missing) => return Ok(Vec::new()),
            Err(problem) => return Err(problem.into()),
        }
        let inboxes = self.inbox_of(owner).await?;
        let delete = wire::actor::write_delete(activity, &self.actor_of(&signer)?);
        let mut outgoing = self.finish(activity, "Delete", signer, delete, inboxes, at)?;
        outgoing.meant_for = MeantFor::Public;
        Ok(vec![outgoing])
    }
}
