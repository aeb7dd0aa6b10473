//! `/event-drafts`: events that officers have written and not published; nobody else sees one (F12).

use ambient::StreamName;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::Viewer;
use community::drawn_from::{Drawn, Version};
use community::save_draft::{
    DraftRefused, as_event, discard_draft, draft_over, list_drafts, publish_draft, save_draft, see_draft,
};
use community::see_event::{Host, Seen};
use domain::EventId;
use edge::{Doors, Node, Problem, Reason};
use http::{HeaderMap, HeaderValue, header};
use serde_json::json;
use store::Transaction;
use store::event_drafts::SavedDraft;

use crate::access::Chief;
use crate::etag;
use crate::event_input::{EventInput, invalid};
use crate::event_view::EventView;
use crate::events::{answer, co_hosts, defaults, documents, publish_refused};
use crate::host_names::HostNames;
use crate::input::Body;
use crate::named::named;
use crate::openapi::operation::{Access, Answer, Operation, Shape};
use crate::page::Items;

const EVENT: Shape = Shape {
    schema: "Event",
    example: draft_example,
};

/// All of them.
pub(crate) const LIST: Operation = Operation {
    id: "listEventDrafts",
    tag: "events",
    summary: "Events that are written and not published, for officers; at most 200 are kept.",
    access: Access::Admin,
    answer: Answer::shown(
        "The drafts, those that begin first before the others.",
        "EventList",
        || json!({ "items": [draft_example()] }),
    ),
    ..Operation::PLAIN
};

/// One of them.
pub(crate) const SHOW: Operation = Operation {
    id: "showEventDraft",
    summary: "An event that is written and not published.",
    headers: &[etag::KNOWN],
    answer: Answer {
        status: 200,
        what: "The draft.",
        shape: Some(EVENT),
        headers: &["ETag"],
    },
    refusals: &[(304, "It is the version that `If-None-Match` names.")],
    ..LIST
};

/// One more.
pub(crate) const SAVE: Operation = Operation {
    id: "saveEventDraft",
    summary: "Save an event without publishing it: no member, peer, feed or document has it.",
    body: Some(Shape {
        schema: "EventInput",
        example: documents::input_example,
    }),
    answer: Answer {
        status: 201,
        what: "The draft; published, the event has its id.",
        shape: Some(EVENT),
        headers: &["ETag", "Location"],
    },
    refusals: &[(409, "There are too many drafts.")],
    ..LIST
};

/// The same once more.
pub(crate) const CHANGE: Operation = Operation {
    id: "changeEventDraft",
    summary: "Save a draft anew.",
    headers: &[etag::MATCH],
    answer: Answer {
        status: 200,
        what: "The draft as it is now.",
        shape: Some(EVENT),
        headers: &["ETag"],
    },
    refusals: &[(409, "It was published already."), etag::CHANGED],
    ..SAVE
};

/// An event from now on.
pub(crate) const PUBLISH: Operation = Operation {
    id: "publishEventDraft",
    summary: "Publish a draft as it stands; its audience hears, and it is no draft any more.",
    headers: &[etag::MATCH],
    answer: documents::PUBLISH.answer,
    refusals: &[
        (409, "It was published already."),
        etag::CHANGED,
        (422, "It cannot be published as it stands now; `field` names why."),
    ],
    ..LIST
};

/// Thrown away.
pub(crate) const DISCARD: Operation = Operation {
    id: "discardEventDraft",
    summary: "Throw a draft away.",
    headers: &[etag::MATCH],
    answer: Answer::done(204, "It is gone."),
    refusals: &[etag::CHANGED],
    ..LIST
};

/// Lists them.
pub(crate) async fn list(State(doors): State<Doors>, chief: Chief) -> Result<Response, Problem> {
    let node = &doors.node;
    node.database.read(|tx| {
        let viewer = chief.viewer(tx)?;
        let drafts = list_drafts(tx, &chief.0)?;
        let views: Result<Vec<_>, Problem> = drafts
            .iter()
            .map(|saved| view(tx, node, &viewer, saved))
            .collect();
        Ok(Items::whole(views?))
    })
}

/// Shows one.
pub(crate) async fn show(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (node, id) = (&doors.node, named(&id, EventId::parse)?);
    let saved = node.database.read(|tx| see_draft(tx, &chief.0, &id));
    let answer = shown(node, &chief, &saved.map_err(refused)?, StatusCode::OK)?;
    Ok(etag::unless_known(&headers, answer))
}

/// Saves a new one.
pub(crate) async fn save(
    State(doors): State<Doors>,
    chief: Chief,
    Body { value: input, .. }: Body<EventInput>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let id = ambient::ids::event_id(node.now(), &node.randomness);
    let saved = keep(node, &chief, &id, input, &Drawn::FromNothing).await?;
    shown(node, &chief, &saved, StatusCode::CREATED)
}

/// Saves one that is there.
pub(crate) async fn change(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body { value: input, .. }: Body<EventInput>,
) -> Result<Response, Problem> {
    let (id, drawn) = (named(&id, EventId::parse)?, over(&headers));
    let saved = keep(&doors.node, &chief, &id, input, &drawn).await?;
    shown(&doors.node, &chief, &saved, StatusCode::OK)
}

/// What a change of a draft that is there is written over; none is made by such a change.
fn over(headers: &HeaderMap) -> Drawn {
    match etag::drawn(headers) {
        Drawn::FromAny => Drawn::FromSomething,
        Drawn::FromNothing => Drawn::FromOneOf(Vec::new()),
        drawn => drawn,
    }
}

/// Saves one. Of one that is there stays what an event keeps too when it is changed: its picture and co-organisers, its link to
/// join, which this API does not know of drafts, and co-hosts and audience that are left out.
async fn keep(
    node: &Node,
    chief: &Chief,
    id: &EventId,
    mut input: EventInput,
    drawn: &Drawn,
) -> Result<SavedDraft, Problem> {
    if input.take_repeat().is_some() {
        return Err(invalid(
            "repeat",
            "a series is published at once; save a single date as a draft",
        ));
    }
    let audience = input.audience(node)?;
    let names = input.take_co_hosts()?;
    let draft = input.draft(&defaults(node)?)?;
    let now = node.now();
    node.database
        .transact(|tx| {
            let before = draft_over(tx, id, drawn).map_err(refused)?;
            let (mut draft, mut audience, mut link) = (draft.clone(), audience.clone(), None);
            if let Some(before) = before {
                draft.banner = before.draft.banner;
                draft.organizers = before.draft.organizers;
                draft.co_hosts = before.draft.co_hosts;
                audience = audience.or(Some(before.audience));
                link = before.link;
            }
            if let Some(names) = &names {
                draft.co_hosts = co_hosts::found(tx, names, &draft.co_hosts)?;
            }
            let audience = audience.unwrap_or_else(|| node.settings.default_audience.clone());
            save_draft(tx, &chief.0, id, draft, audience, link, now).map_err(refused)
        })
        .await
}

/// Publishes one.
pub(crate) async fn publish(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (id, drawn) = (named(&id, EventId::parse)?, over(&headers));
    let node = &doors.node;
    let (now, secret) = (
        node.now(),
        node.randomness.stream(StreamName::Nonces).bytes::<32>(),
    );
    node.database
        .transact(|tx| {
            let resign_on = node.settings.ethics.resign_on;
            draft_over(tx, &id, &drawn).map_err(refused)?;
            publish_draft(tx, &chief.0, resign_on, &id, &secret, now).map_err(refused)
        })
        .await?;
    node.database.read(|tx| {
        let viewer = chief.viewer(tx)?;
        answer(tx, node, &viewer, &id, StatusCode::CREATED)
    })
}

/// Throws one away.
pub(crate) async fn discard(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (id, drawn) = (named(&id, EventId::parse)?, over(&headers));
    let now = doors.node.now();
    doors
        .node
        .database
        .transact(|tx| {
            draft_over(tx, &id, &drawn)?;
            discard_draft(tx, &chief.0, &id, now)
        })
        .await
        .map_err(refused)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn refused(refused: DraftRefused) -> Problem {
    let sentence = refused.to_string();
    match refused {
        DraftRefused::NoSuchDraft => Problem::not_found(),
        DraftRefused::Changed => Problem::new(Reason::Changed, sentence),
        DraftRefused::Published | DraftRefused::TooMany => Problem::new(Reason::Conflict, sentence),
        DraftRefused::Event(refused) => publish_refused(refused),
        DraftRefused::Store(error) => error.into(),
    }
}

fn shown(node: &Node, chief: &Chief, saved: &SavedDraft, status: StatusCode) -> Result<Response, Problem> {
    node.database.read(|tx| {
        let viewer = chief.viewer(tx)?;
        let view = view(tx, node, &viewer, saved)?;
        let mut answer = etag::answer(status, &Version::of(saved), &view);
        if status == StatusCode::CREATED {
            let place = HeaderValue::try_from(format!("/api/v1/event-drafts/{}", saved.id));
            answer
                .headers_mut()
                .extend(place.ok().map(|place| (header::LOCATION, place)));
        }
        Ok(answer)
    })
}

/// A draft as the event that it would be.
fn view(
    tx: &mut Transaction<'_>,
    node: &Node,
    viewer: &Viewer,
    saved: &SavedDraft,
) -> Result<EventView, Problem> {
    let event = as_event(tx, saved)?.ok_or_else(crate::community::not_set_up)?;
    let seen = Seen {
        event,
        host: Host::Us,
        taken: Some(0),
        waiting: 0,
    };
    let names = HostNames::read(tx)?;
    Ok(EventView::new(&seen, &node.origin, &names, viewer))
}

fn draft_example() -> serde_json::Value {
    let mut example = documents::event_example();
    example["state"] = json!("draft");
    example["revision"] = json!(0);
    example["taken"] = json!(0);
    if let Some(example) = example.as_object_mut() {
        example.remove("jobs");
        example.remove("co_hosts");
    }
    example
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;
    use crate::world::World;

    /// F12: of two officers at one draft the second is told, also before she publishes or throws away what she has not read.
    #[tokio::test]
    async fn a_draft_is_changed_over_the_version_that_was_read() {
        let world = World::new().await;
        let officer = world.as_officer();
        let saved = officer
            .post("/api/v1/event-drafts", documents::input_example())
            .await;
        let first = saved.header("etag").to_owned();
        let url = saved.header("location").to_owned();
        let read = officer.get(&url).await;
        assert_eq!(
            (read.status, read.header("etag")),
            (StatusCode::OK, first.as_str())
        );
        let known = [("if-none-match", first.as_str())];
        let known = officer.call(Method::GET, &url, &known, None).await;
        assert_eq!(known.status, StatusCode::NOT_MODIFIED);
        let change = async |title: &str, tag: &str| {
            let mut input = documents::input_example();
            input["title"] = json!(title);
            let headers = [("if-match", tag)];
            officer
                .call(Method::PUT, &url, &headers, Some(input.to_string()))
                .await
        };
        let changed = change("Moved upstairs", &first).await;
        assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
        let second = changed.header("etag").to_owned();
        let late = change("Moved downstairs", &first).await;
        assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
        assert_eq!(officer.get(&url).await.json["title"], "Moved upstairs");
        assert_eq!(change("Anywhere", "*").await.status, StatusCode::OK);
        let stale = [("if-match", second.as_str())];
        let publish = format!("{url}/publish");
        for (method, url) in [(Method::POST, &publish), (Method::DELETE, &url)] {
            let late = officer.call(method.clone(), url, &stale, None).await;
            assert_eq!(late.status, StatusCode::PRECONDITION_FAILED, "{method}");
        }
        let none = [("if-none-match", "*")];
        let body = documents::input_example().to_string();
        let nowhere = format!("/api/v1/event-drafts/{}", crate::openapi::atoms::ID);
        for (url, status) in [
            (&url, StatusCode::PRECONDITION_FAILED),
            (&nowhere, StatusCode::NOT_FOUND),
        ] {
            let made = officer.call(Method::PUT, url, &none, Some(body.clone())).await;
            assert_eq!(made.status, status, "no change makes a draft");
        }
        let now = officer.get(&url).await.header("etag").to_owned();
        let gone = [("if-match", now.as_str())];
        let gone = officer.call(Method::DELETE, &url, &gone, None).await;
        assert_eq!(gone.status, StatusCode::NO_CONTENT);
        assert_eq!(officer.get(&url).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.as_member().get(&url).await.status, StatusCode::FORBIDDEN);
    }
}
