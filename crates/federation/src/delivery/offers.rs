//! Offers of this community on their way to the one whose members they are for (protocol section 8.5).

use domain::{Announcement, Iri, OwnActor, Scope};
use store::activities::MeantFor;
use store::actor_keys::Signer;
use store::outbox::Told;
use store::{StoreError, own_offers, peerings};

use super::{Outgoing, TellProblem};
use crate::Federation;

impl Federation {
    /// Create, Update or Delete; nothing when a later version says more, and nobody is told where offers are not agreed on.
    pub(super) async fn offer_told(&self, activity: &Iri, told: &Told) -> Result<Vec<Outgoing>, TellProblem> {
        let Announcement::OfferTold { offer, revision } = &told.announcement else {
            return Ok(Vec::new());
        };
        let found = self.node.database.read(|tx| {
            let Some(offer) = own_offers::get(tx, offer)?.filter(|offer| offer.revision == *revision) else {
                return Ok(None);
            };
            let agreed = peerings::agreed(tx, &offer.partner, Scope::Offers)?;
            Ok::<_, StoreError>(Some(offer).filter(|_| agreed))
        })?;
        let Some(offer) = found else {
            return Ok(Vec::new());
        };
        let (kind, document) = match (offer.withdrawn, offer.revision) {
            (Some(_), _) => (
                "Delete",
                self.offer_document(&offer, |facts| wire::deal_offer::delete(activity, facts))?,
            ),
            (None, 1) => (
                "Create",
                self.offer_document(&offer, |facts| wire::deal_offer::create(activity, facts))?,
            ),
            (None, _) => (
                "Update",
                self.offer_document(&offer, |facts| wire::deal_offer::update(activity, facts))?,
            ),
        };
        let inboxes = self.inbox_of(&offer.partner_group).await?;
        let signer = Signer::Own(OwnActor::Community);
        let mut outgoing = self.finish(activity, kind, signer, document, inboxes, told.at)?;
        outgoing.meant_for = MeantFor::Peers(Scope::Offers);
        Ok(vec![outgoing])
    }
}
