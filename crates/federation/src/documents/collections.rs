//! Collections of our actors: sizes alone for people, pages for events and public activities.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use community::Viewer;
use community::list_events::{Filter, list_events};
use community::say_goodbye::{gone_since, was_told_of};
use community::see_event::Host;
use domain::{Audience, EventId, Iri, OwnActor};
use edge::{Problem, Reason, Routes};
use serde::Deserialize;
use serde_json::Value;
use store::followers::FollowState;
use store::{StoreError, activities, followers, peerings};
use wire::collection::PageFacts;

use super::{Cache, Reader, answer};
use crate::Federation;

/// The last part of an outbox's address.
const OUTBOX: &str = "outbox";
/// Most activities of one page of an outbox.
const ACTIVITIES_MAX: u16 = 50;
/// Most events looked at for one upcoming collection.
const EVENTS_MAX: usize = 2_000;

pub(crate) fn routes() -> Routes<Arc<Federation>> {
    Routes::default()
        .route("/c/{slug}/{collection}", get(of_group))
        .route("/actor/{collection}", get(of_node))
        .route("/users/{handle}/{collection}", get(of_person))
        .route("/events/{id}/attendees", get(attendees))
        .route("/events/{id}/organizers", get(organizers))
}

/// Which page; absent asks for the collection itself.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct PageQuery {
    pub(crate) page: Option<String>,
}

async fn of_group(
    State(federation): State<Arc<Federation>>,
    Path((slug, collection)): Path<(String, String)>,
    Query(query): Query<PageQuery>,
    reader: Reader,
) -> Result<Response, Problem> {
    federation.check_slug(&slug)?;
    federation.check_fetch(&reader)?;
    match collection.as_str() {
        "upcoming" => federation.upcoming(&reader, query.page.as_deref()).await,
        "offers" => federation.offers(&reader, query.page.as_deref()),
        other => federation.collection(OwnActor::Community, other, query.page.as_deref()),
    }
}

/// The community's outbox, beside which clients post (`outbox`).
pub(crate) async fn outbox_of_group(
    State(federation): State<Arc<Federation>>,
    Path(slug): Path<String>,
    query: Query<PageQuery>,
    reader: Reader,
) -> Result<Response, Problem> {
    of_group(State(federation), Path((slug, OUTBOX.to_owned())), query, reader).await
}

/// The node's.
pub(crate) async fn outbox_of_node(
    State(federation): State<Arc<Federation>>,
    query: Query<PageQuery>,
    reader: Reader,
) -> Result<Response, Problem> {
    of_node(State(federation), Path(OUTBOX.to_owned()), query, reader).await
}

/// A person's.
pub(crate) async fn outbox_of_person(
    State(federation): State<Arc<Federation>>,
    Path(handle): Path<String>,
) -> Result<Response, Problem> {
    of_person(State(federation), Path((handle, OUTBOX.to_owned()))).await
}

async fn of_node(
    State(federation): State<Arc<Federation>>,
    Path(collection): Path<String>,
    Query(query): Query<PageQuery>,
    reader: Reader,
) -> Result<Response, Problem> {
    federation.check_fetch(&reader)?;
    federation.collection(OwnActor::Node, &collection, query.page.as_deref())
}

/// A person's collections are empty, for everybody and always (protocol section 2).
async fn of_person(
    State(federation): State<Arc<Federation>>,
    Path((handle, collection)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let handle = domain::Handle::parse(&handle).map_err(|_| Problem::not_found())?;
    let node = &federation.node;
    let member = node
        .database
        .read(|tx| store::members::by_handle(tx, &handle))?
        .ok_or_else(Problem::not_found)?;
    let now = node.now();
    let (gone, told) = node.database.read(|tx| {
        let gone = gone_since(tx, &member.id, now)?;
        Ok::<_, StoreError>((gone, was_told_of(tx, &member.id)?))
    })?;
    if !told {
        federation
            .keys_of(&store::actor_keys::Signer::Member(member.id))
            .map_err(|_| Problem::not_found())?;
    }
    if !matches!(collection.as_str(), "outbox" | "followers" | "following") {
        return Err(Problem::not_found());
    }
    if gone.is_some() {
        return Err(Problem::new(Reason::Gone, "she has left this community"));
    }
    let actor = Iri::local(&node.origin, &format!("/users/{handle}"));
    let id = Iri::local(&node.origin, &format!("/users/{handle}/{collection}"));
    Ok(answer(&wire::collection::count(&id, &actor, 0), Cache::Public))
}

async fn attendees(
    State(federation): State<Arc<Federation>>,
    Path(id): Path<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    let (seen, group) = federation.own_seen(&id, &reader)?;
    let address = Iri::local(
        &federation.node.origin,
        &format!("/events/{}/attendees", seen.event.id),
    );
    let document = wire::collection::count(&address, &group, u64::from(seen.taken.unwrap_or(0)));
    Ok(answer(&document, cache_of(&seen.event.audience)))
}

async fn organizers(
    State(federation): State<Arc<Federation>>,
    Path(id): Path<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    let (seen, group) = federation.own_seen(&id, &reader)?;
    let address = Iri::local(
        &federation.node.origin,
        &format!("/events/{}/organizers", seen.event.id),
    );
    let draft = &seen.event.draft;
    let items: Vec<&Iri> = std::iter::once(&group)
        .chain(&draft.organizers)
        .chain(draft.co_hosts.iter().map(|host| &host.iri))
        .collect();
    let document = wire::collection::whole(&address, &group, &items);
    Ok(answer(&document, cache_of(&seen.event.audience)))
}

fn cache_of(audience: &Audience) -> Cache {
    if *audience == Audience::Public {
        Cache::Public
    } else {
        Cache::Never
    }
}

impl Federation {
    fn own_seen(&self, id: &str, reader: &Reader) -> Result<(community::see_event::Seen, Iri), Problem> {
        self.check_fetch(reader)?;
        let id = EventId::parse(id).map_err(|_| Problem::not_found())?;
        let sight = self
            .node
            .database
            .read(|tx| community::see_event::see_event(tx, &reader.viewer(), &id));
        match sight {
            Ok(community::see_event::Sight::Event(seen)) if seen.host == Host::Us => {
                Ok((*seen, self.node.group.clone()))
            }
            Err(community::see_event::SeeRefused::Store(error)) => Err(error.into()),
            _ => Err(Problem::not_found()),
        }
    }

    fn collection(&self, actor: OwnActor, name: &str, page: Option<&str>) -> Result<Response, Problem> {
        let id = self.below(actor, name);
        let owner = if actor == OwnActor::Community {
            &self.node.group
        } else {
            &self.node.application
        };
        let count = |total: usize| answer(&wire::collection::count(&id, owner, total as u64), Cache::Public);
        let database = &self.node.database;
        match (name, actor) {
            ("outbox", _) => self.outbox(actor, &id, owner, page),
            ("followers", _) => Ok(count(database.read(|tx| followers::count(tx, actor))?)),
            ("following", _) => {
                let asked = database.read(|tx| followers::list_following(tx, actor))?;
                let accepted = asked.iter().filter(|row| row.state == FollowState::Accepted);
                Ok(count(accepted.count()))
            }
            ("peers", OwnActor::Community) => {
                let peers = database.read(peerings::list)?;
                Ok(count(
                    peers
                        .iter()
                        .filter(|peer| peer.state == domain::PeeringState::Active)
                        .count(),
                ))
            }
            ("moderators" | "featured", OwnActor::Community) => Ok(count(0)),
            _ => Err(Problem::not_found()),
        }
    }

    /// Public activities, newest first.
    fn outbox(
        &self,
        actor: OwnActor,
        id: &Iri,
        owner: &Iri,
        page: Option<&str>,
    ) -> Result<Response, Problem> {
        let after = match page {
            None => {
                let total = self.node.database.read(|tx| activities::count(tx, actor))?;
                let first = Iri::local(&self.node.origin, &format!("{}?page=first", id.path_and_query()));
                return Ok(answer(
                    &wire::collection::paged(id, owner, total as u64, &first),
                    Cache::Public,
                ));
            }
            Some("first") => None,
            Some(place) => Some(unhex(place).ok_or_else(Problem::not_found)?),
        };
        let (items, last) = self.public_activities(actor, after.as_deref())?;
        let page_id = self.page_id(id, page.unwrap_or("first"));
        let next = last.map(|last| self.page_id(id, &wire::digest::hex(&last)));
        let document = wire::collection::page(PageFacts {
            id: &page_id,
            part_of: id,
            attributed_to: owner,
            total_items: self.node.database.read(|tx| activities::count(tx, actor))? as u64,
            // A later page is named by where it begins, and how much lies before that is nowhere written.
            start_index: after.is_none().then_some(0),
            items,
            next: next.as_ref(),
        });
        Ok(answer(&document, Cache::Public))
    }

    /// As many activities as one page holds, and the key of the last one looked at: the next page begins behind it, so
    /// fewer are read when what was read does not fit.
    fn public_activities(
        &self,
        actor: OwnActor,
        after: Option<&[u8]>,
    ) -> Result<(Vec<Value>, Option<Vec<u8>>), StoreError> {
        let mut limit = ACTIVITIES_MAX;
        loop {
            let (items, last) = self.node.database.read(|tx| {
                let (sent, last) = activities::log(tx, actor, after, limit)?;
                let mut items: Vec<Value> = Vec::new();
                for one in sent {
                    if super::is_still_public(tx, &one)? {
                        items.extend(serde_json::from_str(one.body.as_str()));
                    }
                }
                Ok::<_, StoreError>((items, last))
            })?;
            if limit == 1 || wire::collection::fitting(&items) == items.len() {
                return Ok((items, last));
            }
            limit /= 2;
        }
    }

    /// What is ahead, as this reader may see it: complete events by start (protocol section 6.3).
    async fn upcoming(&self, reader: &Reader, page: Option<&str>) -> Result<Response, Problem> {
        let viewer = reader.viewer();
        let cache = if matches!(viewer, Viewer::Anyone) {
            Cache::Public
        } else {
            Cache::Never
        };
        let events = self.own_upcoming(&viewer)?;
        let id = self.below(OwnActor::Community, "upcoming");
        let Some(page) = page else {
            let first = self.page_id(&id, "0");
            let document = wire::collection::paged(&id, &self.node.group, events.len() as u64, &first);
            return Ok(answer(&document, cache));
        };
        let start: usize = page.parse().map_err(|_| Problem::not_found())?;
        let start = start.min(events.len());
        let addresses = self.addresses();
        let items: Vec<Value> = events
            .iter()
            .skip(start)
            .take(wire::collection::ITEMS_MAX)
            .map(|seen| wire::event::document_within(&self.event_facts(seen, &addresses)))
            .collect();
        let fitting = wire::collection::fitting(&items);
        let items: Vec<Value> = items.into_iter().take(fitting).collect();
        let end = start + items.len();
        let shown: Vec<&EventId> = events[start..end].iter().map(|seen| &seen.event.id).collect();
        self.shown_to(reader, &shown).await?;
        let next = (end < events.len() && end > start).then(|| self.page_id(&id, &end.to_string()));
        let document = wire::collection::page(PageFacts {
            id: &self.page_id(&id, page),
            part_of: &id,
            attributed_to: &self.node.group,
            total_items: events.len() as u64,
            start_index: Some(start as u64),
            items,
            next: next.as_ref(),
        });
        Ok(answer(&document, cache))
    }

    fn own_upcoming(&self, viewer: &Viewer) -> Result<Vec<community::see_event::Seen>, Problem> {
        let filter = Filter {
            host: Some(self.node.origin.clone()),
            ..Filter::default()
        };
        let mut events = Vec::new();
        let mut after = None;
        while events.len() < EVENTS_MAX {
            let now = self.node.now();
            let listed = self.node.database.read(|tx| {
                list_events(
                    tx,
                    viewer,
                    &filter,
                    now,
                    after.take(),
                    community::list_events::PAGE_MAX,
                )
            })?;
            events.extend(listed.events);
            match listed.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        Ok(events)
    }

    pub(crate) fn page_id(&self, collection: &Iri, page: &str) -> Iri {
        Iri::local(
            &self.node.origin,
            &format!("{}?page={page}", collection.path_and_query()),
        )
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) || text.len() > 200 {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok())
        .collect()
}
