//! GETs of actors, events, activities and collections: what other servers read of us.

pub(crate) mod actors;
pub(crate) mod agreements;
pub(crate) mod calls;
pub(crate) mod collections;
pub(crate) mod inboxes;
pub(crate) mod offers;
mod reader;
pub(crate) mod statements;
mod written;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use community::Viewer;
use community::see_event::{SeeRefused, Sight, see_event};
use community::still_meant_for::event_told_by;
use domain::{EventId, Iri, OwnActor};
use edge::{AuthorizedFetch, Problem, Reason};
use http::{HeaderValue, StatusCode, header};
use serde_json::Value;
use store::{StoreError, Transaction, activities};

use crate::Federation;

pub(crate) use reader::Reader;
pub(crate) use written::Written;

/// An ActivityPub answer; what depends on who asks is never cached.
pub(crate) fn answer(document: &Value, cache: Cache) -> Response {
    answer_text(Bytes::from(document.to_string()), cache)
}

/// The same of a document that is written already.
pub(crate) fn answer_text(text: Bytes, cache: Cache) -> Response {
    let cache = match cache {
        Cache::Public => "public, max-age=60",
        Cache::Never => "private, no-store",
    };
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(wire::media_type::ACTIVITY_JSON),
        ),
        (header::VARY, HeaderValue::from_static("Accept, Signature")),
        (header::CACHE_CONTROL, HeaderValue::from_static(cache)),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
    ];
    (headers, text).into_response()
}

/// Who may keep an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cache {
    /// Anybody, for a minute.
    Public,
    /// Nobody.
    Never,
}

pub(crate) async fn event(
    State(federation): State<Arc<Federation>>,
    Path(id): Path<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    federation.check_fetch(&reader)?;
    let id = EventId::parse(&id).map_err(|_| Problem::not_found())?;
    let sight = federation
        .node
        .database
        .read(|tx| see_event(tx, &reader.viewer(), &id));
    match sight {
        Ok(Sight::Event(seen)) if seen.host == community::see_event::Host::Us => {
            federation.shown_to(&reader, &[&seen.event.id]).await?;
            let addresses = federation.addresses();
            let document = wire::event::document(&federation.event_facts(&seen, &addresses));
            let public = seen.event.audience == domain::Audience::Public;
            Ok(answer(
                &document,
                if public { Cache::Public } else { Cache::Never },
            ))
        }
        // Another host's event is never served as ours: its own address speaks for it (threat A1).
        Ok(Sight::Event(_)) | Err(SeeRefused::NotFound) => Err(Problem::not_found()),
        Ok(Sight::Gone(tombstone)) => {
            let document = wire::event::tombstone(&tombstone.iri, tombstone.deleted, tombstone.revision);
            let mut response = answer(&document, Cache::Public);
            *response.status_mut() = StatusCode::GONE;
            Ok(response)
        }
        Err(SeeRefused::Store(error)) => Err(error.into()),
    }
}

pub(crate) async fn activity_of_event(
    State(federation): State<Arc<Federation>>,
    Path((id, rest)): Path<(String, String)>,
    reader: Reader,
) -> Result<Response, Problem> {
    federation.activity(&format!("/events/{id}/activities/{rest}"), &reader)
}

/// A change note by itself: the object of the Create that told it.
pub(crate) async fn note_of_event(
    State(federation): State<Arc<Federation>>,
    Path((id, revision)): Path<(String, String)>,
    reader: Reader,
) -> Result<Response, Problem> {
    federation.check_fetch(&reader)?;
    let path = format!("/events/{id}/activities/note/{revision}");
    let create =
        Iri::parse(&format!("{}{path}", federation.node.origin)).map_err(|_| Problem::not_found())?;
    let told = federation.node.database.read(|tx| {
        let sent = activities::get(tx, &create)?;
        match sent {
            Some(sent) if is_still_public(tx, &sent)? => Ok::<_, StoreError>(Some(sent)),
            _ => Ok(None),
        }
    })?;
    let told = told.ok_or_else(Problem::not_found)?;
    let note = wire::event::note_told_by(told.body.as_str()).ok_or_else(Problem::not_found)?;
    Ok(answer(&note, Cache::Public))
}

pub(crate) async fn activity_of_node(
    State(federation): State<Arc<Federation>>,
    Path(rest): Path<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    federation.activity(&format!("/actor/activities/{rest}"), &reader)
}

pub(crate) async fn activity(
    State(federation): State<Arc<Federation>>,
    Path(id): Path<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    federation.activity(&format!("/activities/{id}"), &reader)
}

impl Federation {
    /// A public activity, or one whose reader is among those it is addressed to.
    fn activity(&self, path: &str, reader: &Reader) -> Result<Response, Problem> {
        self.check_fetch(reader)?;
        let id = Iri::parse(&format!("{}{path}", self.node.origin)).map_err(|_| Problem::not_found())?;
        if let Some(caller) = reader.caller()
            && let Some(document) = self.activity_for_its_author(caller, &id)?
        {
            return Ok(answer(&document, Cache::Never));
        }
        let sent = self
            .node
            .database
            .read(|tx| activities::get(tx, &id))?
            .ok_or_else(Problem::not_found)?;
        let document: Value = serde_json::from_str(sent.body.as_str()).map_err(|_| Problem::not_found())?;
        if sent.is_public() && !self.node.database.read(|tx| is_still_public(tx, &sent))? {
            return Err(Problem::not_found());
        }
        if sent.is_public() {
            return Ok(answer(&document, Cache::Public));
        }
        let named = ["to", "cc"]
            .iter()
            .filter_map(|field| document.get(*field)?.as_array())
            .flatten();
        let mut named = named.filter_map(Value::as_str);
        let addressed = reader
            .actor()
            .is_some_and(|actor| named.any(|to| to == actor.as_str()));
        if addressed {
            Ok(answer(&document, Cache::Never))
        } else {
            Err(Problem::not_found())
        }
    }

    /// With `authorized_fetch` only a signed GET reads anything but actors and discovery.
    pub(crate) fn check_fetch(&self, reader: &Reader) -> Result<(), Problem> {
        let needs = self.node.settings.authorized_fetch == AuthorizedFetch::Required;
        if needs && reader.actor().is_none() && reader.caller().is_none() {
            return Err(Problem::new(
                Reason::SignatureMissing,
                "sign this GET; the node serves only who says who it is",
            ));
        }
        Ok(())
    }

    /// The slug of an address must be that of our one community.
    pub(crate) fn check_slug(&self, slug: &str) -> Result<(), Problem> {
        let own = self.node.group.path_and_query();
        if own.strip_prefix("/c/") == Some(slug) {
            Ok(())
        } else {
            Err(Problem::not_found())
        }
    }

    /// The address of a collection of one of our actors.
    pub(crate) fn below(&self, actor: OwnActor, name: &str) -> Iri {
        let actor = if actor == OwnActor::Community {
            &self.node.group
        } else {
            &self.node.application
        };
        Iri::local(&self.node.origin, &format!("{}/{name}", actor.path_and_query()))
    }
}

/// Whether what was told publicly may still be read: an event that was narrowed or removed takes its old
/// activities with it; that it is gone may be read for ever.
pub(crate) fn is_still_public(tx: &mut Transaction<'_>, sent: &activities::Sent) -> Result<bool, StoreError> {
    let Some(event) = event_told_by(&sent.id) else {
        return Ok(true);
    };
    match see_event(tx, &Viewer::Anyone, &event) {
        Ok(sight) => Ok(matches!(sight, Sight::Event(_))),
        Err(SeeRefused::NotFound) => Ok(false),
        Err(SeeRefused::Store(error)) => Err(error),
    }
}
