//! What is said of a link of two memberships on its way to the other community (protocol section 8.9).

use domain::{Announcement, Iri, LinkSaid, OwnActor};
use store::actor_keys::Signer;
use store::outbox::Told;
use store::peerings;
use wire::membership_link::LinkFacts;

use super::{Outgoing, TellProblem};
use crate::Federation;

impl Federation {
    /// Accept or Undo of a link; nobody is told where there is no agreement any more.
    pub(super) async fn link_told(&self, activity: &Iri, told: &Told) -> Result<Vec<Outgoing>, TellProblem> {
        let Announcement::LinkSaid { peer, link, said } = &told.announcement else {
            return Ok(Vec::new());
        };
        let peering = self.node.database.read(|tx| peerings::get(tx, peer))?;
        let Some(peering) = peering.filter(|peering| peering.is_in_force()) else {
            return Ok(Vec::new());
        };
        let facts = LinkFacts {
            activity,
            actor: &self.node.group,
            to: &peering.group,
            link,
        };
        let document = wire::membership_link::write(&facts, *said);
        let kind = match *said {
            LinkSaid::Stands => "Accept",
            LinkSaid::Over => "Undo",
        };
        let inboxes = self.inbox_of(&peering.group).await?;
        let signer = Signer::Own(OwnActor::Community);
        Ok(vec![
            self.finish(activity, kind, signer, document, inboxes, told.at)?,
        ])
    }
}
