//! What a new peer has ahead: pages of its upcoming events, fetched signed, without notifications (protocol section 6.3).

use community::event_quota::within_quota;
use community::receive_event::{EventHeard, ReceiveRefused, receive_event};
use domain::{Iri, Origin, Scope};
use edge::{Backfilled, PeerProblem};
use egress::{FetchBounds, FetchBudget};
use jiff::Timestamp;
use serde_json::Value;
use store::StoreError;
use wire::event::ReceivedEvent;

use crate::actors::Freshness;
use crate::moment::after;
use crate::{Federation, Turn};

/// Bounds of one backfill: 20 pages of a collection, 32 MiB, apart from those of an activity.
const BOUNDS: FetchBounds = FetchBounds {
    fetches: 40,
    depth: 3,
    pages: 20,
    items: 2_000,
    bytes: 32 * 1024 * 1024,
    time: std::time::Duration::from_secs(300),
};

impl Federation {
    /// One turn: fetches what newly active peers have ahead.
    pub async fn backfill_due(&self) -> Turn {
        if !self.may_federate().await {
            return Turn::default();
        }
        let due = self
            .node
            .database
            .read(store::peerings::due_backfills)
            .unwrap_or_default();
        let mut done = 0;
        for peer in due {
            let mut is_over = true;
            match self.backfill_now(&peer).await {
                Ok(found) => tracing::info!(%peer, new = found.new, changed = found.changed, "backfilled"),
                Err(PeerProblem::Unreachable { peer, why }) => {
                    is_over = false;
                    tracing::warn!(%peer, %why, "backfill failed; it is tried again soon");
                }
                Err(problem) => tracing::warn!(%peer, %problem, "backfill failed"),
            }
            if !is_over {
                continue;
            }
            let now = self.node.now();
            let cleared = self.node.database.transact(|tx| {
                store::peerings::clear_backfill(tx, &peer);
                // What is behind it or went wrong shows in a comparison: equal digests are in step.
                match store::repairs::get(tx, &peer)?.compared {
                    None => store::repairs::compare(tx, &peer, now),
                    Some(_) => Ok(()),
                }
            });
            if cleared.await.is_ok() {
                done += 1;
            }
        }
        Turn { done }
    }

    /// After a start: what the peers have ahead is due, and what both hold is compared; asking tells them that we are
    /// back (need F15-1).
    pub fn catch_up(&self) -> Result<(), StoreError> {
        let now = self.node.now();
        self.node.database.transact_blocking(|tx| {
            for peering in store::peerings::carrying(tx, Scope::Events)? {
                store::peerings::mark_backfill(tx, &peering.peer)?;
                store::repairs::compare(tx, &peering.peer, now)?;
            }
            Ok(())
        })
    }

    pub(crate) async fn backfill_now(&self, peer: &Origin) -> Result<Backfilled, PeerProblem> {
        let unreachable = |why: String| PeerProblem::Unreachable {
            peer: peer.clone(),
            why,
        };
        self.ask_only_while_active(peer)?;
        let peering = self
            .node
            .database
            .read(|tx| store::peerings::active(tx, peer, Scope::Events))?;
        let peering = peering
            .ok_or_else(|| PeerProblem::Unknown(peer.clone()))?
            .peering()
            .clone();
        let mut budget = FetchBudget::new(BOUNDS, self.node.clock.clone());
        let group = self
            .actor(&peering.group, Freshness::Cached, &mut budget)
            .await
            .map_err(|problem| unreachable(problem.to_string()))?;
        if let Err(why) = self.refresh_profile(peer, &peering.group, &mut budget).await {
            tracing::warn!(%peer, %why, "a peer's labels could not be refreshed");
        }
        if peering.carries(Scope::Offers)
            && let Err(why) = self.backfill_offers(&peering.group, &mut budget).await
        {
            tracing::warn!(%peer, %why, "not all offers of a peer could be read");
        }
        let Some(upcoming) = group.upcoming_events.clone() else {
            return Ok(Backfilled::default());
        };
        let mut found = Backfilled::default();
        let mut next = Some(upcoming);
        while let Some(page) = next.take() {
            if budget.count_page().is_err() {
                break;
            }
            let document = self
                .fetch_document(&page, &mut budget)
                .await
                .map_err(|problem| unreachable(problem.to_string()))?;
            let collection = wire::collection::read(&document.value)
                .map_err(|refused| unreachable(refused.to_string()))?;
            for item in &collection.items {
                if budget.count_item().is_err() {
                    break;
                }
                self.take_item(&peering.group, item, &mut found).await?;
            }
            let forward = if collection.items.is_empty() {
                collection.first.or(collection.next)
            } else {
                collection.next
            };
            next = forward.filter(|forward| forward != &page && &forward.origin() == peer);
        }
        Ok(found)
    }

    async fn take_item(&self, owner: &Iri, item: &Value, found: &mut Backfilled) -> Result<(), PeerProblem> {
        let now = self.node.now();
        let oldest = after(now, -self.tuning.backfill_days * 86_400);
        let Ok(event) = self.read_event(item) else {
            found.refused += 1;
            return Ok(());
        };
        if &event.owner != owner || event.draft.start.at < oldest {
            found.refused += 1;
            return Ok(());
        }
        match self.keep_found(&event, now).await {
            Ok(EventHeard::New(_)) => found.new += 1,
            Ok(EventHeard::Changed(_)) => found.changed += 1,
            Ok(EventHeard::Known | EventHeard::Removed) => found.known += 1,
            Err(ReceiveRefused::Store(error)) => return Err(PeerProblem::Store(error)),
            Err(_) => found.refused += 1,
        }
        Ok(())
    }

    /// Keeps an event that was found by looking, as its owner tells it: of each server no more new ones a day than of its
    /// messages, and nobody is notified.
    pub(crate) async fn keep_found(
        &self,
        event: &ReceivedEvent,
        now: Timestamp,
    ) -> Result<EventHeard, ReceiveRefused> {
        let fresh = ambient::ids::event_id(now, &self.node.randomness);
        let most = self.tuning.new_events_per_host_per_day;
        self.node
            .database
            .transact(|tx| {
                within_quota(tx, &event.iri, most, now, |tx| {
                    receive_event(tx, &event.owner, event, fresh.clone(), now)
                })
            })
            .await
    }
}
