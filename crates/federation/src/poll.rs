//! Looks at what those announce whom we follow and share no agreement with: their servers may never try again (protocol
//! section 5; public things only, section 6.3 step 2).

use ambient::StreamName;
use community::Viewer;
use community::event_quota::within_quota;
use community::followed_strangers::to_look_at;
use community::list_events::{Filter, PAGE_MAX, list_events};
use community::receive_event::{ReceiveRefused, hear_passed_on};
use community::receive_removal::receive_removal;
use domain::{Event, Iri, Labeled, OwnActor, Reach};
use egress::{Answer, FetchBounds, FetchBudget, Request};
use serde_json::Value;
use store::actor_keys::Signer;
use store::deliveries::Failure;
use store::polls::{self, Poll};
use wire::collection::CollectionRead;

use crate::actors::{ActorProblem, Freshness};
use crate::moment::after;
use crate::{Federation, Turn};

/// How often each is looked at, in seconds: 6 hours, a quarter more or less, so that not all are asked at once.
const EVERY_SECONDS: f64 = 6.0 * 3_600.0;
/// Most that are looked at in one turn.
const TURN_MAX: usize = 10;
/// Most events we hold that are asked for at their own addresses because the list has them not.
const MISSING_MAX: usize = 10;
/// Bounds of one look.
const BOUNDS: FetchBounds = FetchBounds {
    fetches: 40,
    depth: 3,
    pages: 2,
    items: 100,
    bytes: 4 * 1024 * 1024,
    time: std::time::Duration::from_secs(60),
};

/// What a look at a list found.
enum Looked {
    /// As before.
    Unchanged,
    /// These addresses or documents.
    Listed(Vec<Value>),
}

impl Federation {
    /// One turn: looks at some of those whose time has come.
    pub async fn poll_due(&self) -> Turn {
        if !self.may_federate().await {
            return Turn::default();
        }
        let now = self.node.now();
        let due = self.node.database.read(|tx| to_look_at(tx, now, TURN_MAX));
        let due = due.unwrap_or_default();
        let done = due.len();
        for (actor, poll) in due {
            self.poll(&actor, poll).await;
        }
        Turn { done }
    }

    async fn poll(&self, actor: &Iri, mut poll: Poll) {
        let mut budget = FetchBudget::new(BOUNDS, self.node.clock.clone());
        let looked = self.look_at(actor, &mut poll, &mut budget).await;
        let now = self.node.now();
        match looked {
            Ok(()) => poll.success = Some(now),
            Err(problem) => {
                tracing::info!(%actor, %problem, "one whom we follow cannot be looked at now");
                let what = problem.to_string();
                poll.failure = Some(Failure { at: now, what });
            }
        }
        let jitter = self.node.randomness.stream(StreamName::Jitter).fraction();
        poll.next = Some(after(now, (EVERY_SECONDS * (0.75 + jitter * 0.5)) as i64));
        let put = self
            .node
            .database
            .transact(|tx| polls::put(tx, actor, &poll))
            .await;
        if let Err(error) = put {
            tracing::warn!(%error, "when somebody was looked at is not kept");
        }
    }

    async fn look_at(
        &self,
        actor: &Iri,
        poll: &mut Poll,
        budget: &mut FetchBudget,
    ) -> Result<(), ActorProblem> {
        let found = self.actor(actor, Freshness::Cached, budget).await?;
        let list = found.upcoming_events.clone().or_else(|| found.outbox.clone());
        let list = list.ok_or(ActorProblem::NotFound)?;
        let Looked::Listed(items) = self.read_list(&list, poll, budget).await? else {
            return Ok(());
        };
        let mut seen = Vec::new();
        for item in &items {
            if budget.count_item().is_err() {
                break;
            }
            self.take_listed(actor, item, &mut seen, budget).await?;
        }
        self.look_for_missing(actor, &seen, budget).await
    }

    /// The list and, where it only names it, its first page; each is asked for only if it changed.
    async fn read_list(
        &self,
        list: &Iri,
        poll: &mut Poll,
        budget: &mut FetchBudget,
    ) -> Result<Looked, ActorProblem> {
        let collection = self.fetch_if_changed(list, poll, budget).await?;
        if let Some(read) = &collection {
            poll.first = read.first.clone().filter(|first| first.origin() == list.origin());
            if !read.items.is_empty() || poll.first.is_none() {
                return Ok(Looked::Listed(read.items.clone()));
            }
        }
        let Some(first) = poll.first.clone() else {
            return Ok(Looked::Unchanged);
        };
        Ok(match self.fetch_if_changed(&first, poll, budget).await? {
            Some(page) => Looked::Listed(page.items),
            None => Looked::Unchanged,
        })
    }

    /// A collection, or nothing when its server says that it is as it was.
    async fn fetch_if_changed(
        &self,
        address: &Iri,
        poll: &mut Poll,
        budget: &mut FetchBudget,
    ) -> Result<Option<CollectionRead>, ActorProblem> {
        let permit = budget.permit().map_err(|_| ActorProblem::Limit)?;
        let host = address.origin();
        let signer = self
            .signer(&Signer::Own(OwnActor::Node), &host)
            .map_err(|_| ActorProblem::Unavailable)?;
        let mut request = Request::get(address).with_header("accept", wire::media_type::ACTIVITY_JSON);
        if let Some(tag) = poll.tag(address) {
            request = request.with_header("if-none-match", tag);
        }
        let request = Labeled::federable(request, Reach::Host(host));
        let answer = egress::fetch(
            self.transport.as_ref(),
            permit,
            request,
            Some(&signer),
            &self.tuning.fetch,
        )
        .await
        .map_err(|_| ActorProblem::Unavailable)?;
        match answer.status {
            304 => return Ok(None),
            200..=299 => {}
            404 => return Err(ActorProblem::NotFound),
            410 => return Err(ActorProblem::Gone),
            _ => return Err(ActorProblem::Unavailable),
        }
        let read = read_collection(&answer, address).ok_or(ActorProblem::NotFound)?;
        poll.set_tag(address, answer.header("etag"));
        Ok(Some(read))
    }

    /// An event, an activity that carries or names one, or its address.
    async fn take_listed(
        &self,
        actor: &Iri,
        item: &Value,
        seen: &mut Vec<Iri>,
        budget: &mut FetchBudget,
    ) -> Result<(), ActorProblem> {
        let thing = match item.get("object") {
            Some(object) => object,
            None => item,
        };
        if let Ok(event) = self.read_event(thing)
            && event.iri.origin() == actor.origin()
        {
            seen.push(event.iri.clone());
            return self.hear_listed(actor, &event).await;
        }
        let named = thing.as_str().or_else(|| thing.get("id")?.as_str());
        let Some(id) = named.and_then(|id| Iri::parse(id).ok()) else {
            return Ok(());
        };
        if id.origin() != actor.origin() || seen.contains(&id) {
            return Ok(());
        }
        seen.push(id.clone());
        self.ask_for(actor, &id, budget).await
    }

    /// What an event's own address says of it.
    async fn ask_for(&self, actor: &Iri, id: &Iri, budget: &mut FetchBudget) -> Result<(), ActorProblem> {
        let document = match self.fetch_document(id, budget).await {
            Ok(document) => document.value,
            Err(ActorProblem::NotFound | ActorProblem::Gone) => return self.hear_missing(id).await,
            Err(problem) => return Err(problem),
        };
        if document["type"] == "Tombstone" {
            return self.hear_missing(id).await;
        }
        match self.read_event(&document) {
            Ok(event) if event.iri == *id => self.hear_listed(actor, &event).await,
            _ => Ok(()),
        }
    }

    /// Counts like the owner's own word: members who answered hear of a change.
    async fn hear_listed(&self, actor: &Iri, event: &wire::event::ReceivedEvent) -> Result<(), ActorProblem> {
        let now = self.node.now();
        let fresh = ambient::ids::event_id(now, &self.node.randomness);
        let most = self.tuning.new_events_per_host_per_day;
        let heard = self
            .node
            .database
            .transact(|tx| {
                within_quota(tx, &event.iri, most, now, |tx| {
                    hear_passed_on(tx, actor, event, fresh.clone(), now)
                })
            })
            .await;
        match heard {
            Err(ReceiveRefused::Store(error)) => Err(error.into()),
            _ => Ok(()),
        }
    }

    async fn hear_missing(&self, id: &Iri) -> Result<(), ActorProblem> {
        let now = self.node.now();
        let removed = self.node.database.transact(|tx| {
            let Some(event) = store::events::by_iri(tx, id)? else {
                return Ok(());
            };
            receive_removal(tx, &event.owner, id, None, now).map(|_| ())
        });
        match removed.await {
            Err(ReceiveRefused::Store(error)) => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// What is still ahead here and no longer in the list is asked for at its own address: gone, called off, or beyond
    /// the first page.
    async fn look_for_missing(
        &self,
        actor: &Iri,
        seen: &[Iri],
        budget: &mut FetchBudget,
    ) -> Result<(), ActorProblem> {
        let filter = Filter {
            host: Some(actor.origin()),
            ..Filter::default()
        };
        let now = self.node.now();
        let listed = self
            .node
            .database
            .read(|tx| list_events(tx, &Viewer::Anyone, &filter, now, None, PAGE_MAX))?;
        let held = listed.events.into_iter().map(|seen| seen.event);
        let is_missing = |event: &Event| event.owner == *actor && !seen.contains(&event.iri);
        for event in held.filter(is_missing).take(MISSING_MAX) {
            self.ask_for(actor, &event.iri, budget).await?;
        }
        Ok(())
    }
}

/// A collection that lies where it was asked for, served as what it is.
fn read_collection(answer: &Answer, asked: &Iri) -> Option<CollectionRead> {
    let kind = answer.header("content-type").unwrap_or("");
    if !wire::media_type::is_activity(kind) || answer.url.origin() != asked.origin() {
        return None;
    }
    let document = wire::json::read(&answer.body).ok()?;
    wire::collection::read(&document).ok()
}
