//! What a peer offers members of ours, page by page, beside what it tells: after a start and after a pause nothing of it is
//! missing (protocol section 6.3).

use std::collections::BTreeSet;

use community::receive_offer::{OfferRefused, receive_offer, receive_offer_end};
use domain::{Iri, Origin};
use egress::FetchBudget;
use store::{StoreError, held_offers};
use wire::collection::CollectionRead;

use crate::Federation;
use crate::actors::ActorProblem;

/// Why a peer's offers could not all be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OffersUnread {
    #[error(transparent)]
    Actor(#[from] ActorProblem),
    #[error(transparent)]
    Collection(#[from] wire::collection::NotACollection),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Federation {
    /// Reads all pages within the budget. What is held of that peer and listed no more is over; an empty list says nothing, for
    /// that is what a node reads that is not told.
    pub(crate) async fn backfill_offers(
        &self,
        group: &Iri,
        budget: &mut FetchBudget,
    ) -> Result<(), OffersUnread> {
        let mut listed = BTreeSet::new();
        let mut next = Some(group.below("/offers"));
        let mut is_whole = true;
        while let Some(page) = next.take() {
            if budget.count_page().is_err() {
                is_whole = false;
                break;
            }
            let document = self.fetch_document(&page, budget).await?;
            let collection = wire::collection::read(&document.value)?;
            is_whole &= self.take_offers(group, &collection, &mut listed).await?;
            let forward = match collection.items.is_empty() {
                true => collection.first.or(collection.next),
                false => collection.next,
            };
            next = forward.filter(|forward| forward != &page && forward.origin() == group.origin());
        }
        match is_whole && !listed.is_empty() {
            true => Ok(self.end_unlisted(group, &listed).await?),
            false => Ok(()),
        }
    }

    /// Whether every item could be read.
    async fn take_offers(
        &self,
        group: &Iri,
        collection: &CollectionRead,
        listed: &mut BTreeSet<Iri>,
    ) -> Result<bool, StoreError> {
        let mut is_whole = collection.dropped == 0;
        let now = self.node.now();
        for item in &collection.items {
            let Ok(told) = wire::deal_offer::read(item) else {
                is_whole = false;
                continue;
            };
            listed.insert(told.id.clone());
            let taken = self
                .node
                .database
                .transact(|tx| receive_offer(tx, group, &told, now));
            match taken.await {
                Ok(_) => {}
                Err(OfferRefused::Store(error)) => return Err(error),
                Err(why) => tracing::warn!(offer = %told.id, %why, "an offer that a peer lists is not taken"),
            }
        }
        Ok(is_whole)
    }

    async fn end_unlisted(&self, group: &Iri, listed: &BTreeSet<Iri>) -> Result<(), StoreError> {
        let (host, now): (Origin, _) = (group.origin(), self.node.now());
        self.node
            .database
            .transact(|tx| {
                for held in held_offers::of_host(tx, &host)? {
                    if listed.contains(&held.id) {
                        continue;
                    }
                    let over = receive_offer_end(tx, group, (&held.id, None), now);
                    if let Err(OfferRefused::Store(error)) = over {
                        return Err(error);
                    }
                }
                Ok(())
            })
            .await
    }
}
