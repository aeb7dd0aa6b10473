//! Offers of this community as documents: for the community whose members each is for, and for nobody else (protocol sections
//! 2 and 8.5).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use community::make_offers::example_of;
use domain::{Iri, OfferId, OwnActor, OwnOffer, Scope};
use edge::Problem;
use http::StatusCode;
use serde_json::Value;
use store::{StoreError, own_offers, peerings};
use wire::collection::PageFacts;
use wire::deal_offer::ProposalFacts;

use super::{Cache, Reader, answer};
use crate::Federation;

/// `/offers/{id}`: the offer, or once it is taken back that it is gone.
pub(crate) async fn offer(
    State(federation): State<Arc<Federation>>,
    Path(id): Path<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    federation.check_fetch(&reader)?;
    let id = OfferId::parse(&id).map_err(|_| Problem::not_found())?;
    let offer = federation.node.database.read(|tx| own_offers::get(tx, &id))?;
    let party = federation.offers_to(&reader)?;
    let offer = offer.filter(|offer| Some(&offer.partner_group) == party.as_ref());
    let offer = offer.ok_or_else(Problem::not_found)?;
    if let Some(withdrawn) = offer.withdrawn {
        let address = federation.offer_address(&offer.id);
        let stone = wire::deal_offer::tombstone(&address, withdrawn, offer.revision);
        let mut response = answer(&stone, Cache::Never);
        *response.status_mut() = StatusCode::GONE;
        return Ok(response);
    }
    let document = federation.offer_document(&offer, wire::deal_offer::proposal)?;
    Ok(answer(&document, Cache::Never))
}

impl Federation {
    /// Where an offer of ours is.
    pub(crate) fn offer_address(&self, id: &OfferId) -> Iri {
        Iri::local(&self.node.origin, &format!("/offers/{id}"))
    }

    /// What is said of an offer, as one of the writers of `wire` says it.
    pub(crate) fn offer_document(
        &self,
        offer: &OwnOffer,
        write: impl FnOnce(&ProposalFacts<'_>) -> Value,
    ) -> Result<Value, StoreError> {
        let example = self.node.database.read(|tx| example_of(tx, offer))?;
        let id = self.offer_address(&offer.id);
        Ok(write(&ProposalFacts {
            id: &id,
            offer,
            own_group: &self.node.group,
            redeem: &id.below("/redeem"),
            example: example.as_ref(),
        }))
    }

    /// The community that reads, when offers are shared with it.
    fn offers_to(&self, reader: &Reader) -> Result<Option<Iri>, StoreError> {
        let Some(actor) = reader.actor() else {
            return Ok(None);
        };
        let peering = self.node.database.read(|tx| peerings::by_actor(tx, actor))?;
        Ok(peering
            .filter(|peering| peering.carries(Scope::Offers))
            .map(|peering| peering.group))
    }

    /// What is offered to members of the community that reads; to anybody else nothing is (protocol section 6.3).
    pub(crate) fn offers(&self, reader: &Reader, page: Option<&str>) -> Result<Response, Problem> {
        let party = self.offers_to(reader)?;
        let cache = match party {
            Some(_) => Cache::Never,
            None => Cache::Public,
        };
        let mut offers = match party {
            Some(_) => self.node.database.read(own_offers::all)?,
            None => Vec::new(),
        };
        offers.retain(|offer| Some(&offer.partner_group) == party.as_ref() && offer.withdrawn.is_none());
        let id = self.below(OwnActor::Community, "offers");
        let total = offers.len() as u64;
        let Some(page) = page else {
            let first = self.page_id(&id, "0");
            let document = wire::collection::paged(&id, &self.node.group, total, &first);
            return Ok(answer(&document, cache));
        };
        let start: usize = page.parse().map_err(|_| Problem::not_found())?;
        let start = start.min(offers.len());
        let mut items = Vec::new();
        for offer in offers.iter().skip(start).take(wire::collection::ITEMS_MAX) {
            items.push(self.offer_document(offer, wire::deal_offer::proposal_within)?);
        }
        items.truncate(wire::collection::fitting(&items));
        let end = start + items.len();
        let next = (end < offers.len() && end > start).then(|| self.page_id(&id, &end.to_string()));
        let document = wire::collection::page(PageFacts {
            id: &self.page_id(&id, &start.to_string()),
            part_of: &id,
            attributed_to: &self.node.group,
            total_items: total,
            start_index: Some(start as u64),
            items,
            next: next.as_ref(),
        });
        Ok(answer(&document, cache))
    }
}
