//! `/event-drafts`: events that officers have written and not published; nobody else sees one (F12).

use ambient::StreamName;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::Viewer;
use community::save_draft::{DraftRefused, as_event, discard_draft, list_drafts, publish_draft, save_draft};
use community::see_event::{Host, Seen};
use community::sign_code::may_post;
use domain::EventId;
use edge::{Doors, Node, Problem, Reason};
use serde_json::json;
use store::Transaction;
use store::event_drafts::SavedDraft;

use crate::access::Chief;
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
        headers: &[],
    },
    refusals: &[(409, "There are too many drafts.")],
    ..LIST
};

/// The same once more.
pub(crate) const CHANGE: Operation = Operation {
    id: "changeEventDraft",
    summary: "Save a draft anew.",
    answer: Answer {
        status: 200,
        what: "The draft as it is now.",
        shape: Some(EVENT),
        headers: &[],
    },
    refusals: &[(409, "It was published already.")],
    ..SAVE
};

/// An event from now on.
pub(crate) const PUBLISH: Operation = Operation {
    id: "publishEventDraft",
    summary: "Publish a draft as it stands; its audience hears, and it is no draft any more.",
    answer: documents::PUBLISH.answer,
    refusals: &[
        (409, "It was published already."),
        (422, "It cannot be published as it stands now; `field` names why."),
    ],
    ..LIST
};

/// Thrown away.
pub(crate) const DISCARD: Operation = Operation {
    id: "discardEventDraft",
    summary: "Throw a draft away.",
    answer: Answer::done(204, "It is gone."),
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

/// Saves a new one.
pub(crate) async fn save(
    State(doors): State<Doors>,
    chief: Chief,
    Body { value: input, .. }: Body<EventInput>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let id = ambient::ids::event_id(node.now(), &node.randomness);
    let saved = keep(node, &chief, &id, input, Known::No).await?;
    shown(node, &chief, &saved, StatusCode::CREATED)
}

/// Saves one that is there.
pub(crate) async fn change(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<EventInput>,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    let saved = keep(&doors.node, &chief, &id, input, Known::Yes).await?;
    shown(&doors.node, &chief, &saved, StatusCode::OK)
}

/// Whether a draft has to be there already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Yes,
    No,
}

/// Saves one. Of one that is there stays what an event keeps too when it is changed: its picture and co-organisers, its link to
/// join, which this API does not know of drafts, and co-hosts and audience that are left out.
async fn keep(
    node: &Node,
    chief: &Chief,
    id: &EventId,
    mut input: EventInput,
    known: Known,
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
            let before = store::event_drafts::get(tx, id)?;
            if known == Known::Yes && before.is_none() {
                return Err(Problem::not_found());
            }
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
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    let node = &doors.node;
    let (now, secret) = (
        node.now(),
        node.randomness.stream(StreamName::Nonces).bytes::<32>(),
    );
    node.database
        .transact(|tx| {
            let resign_on = node.settings.ethics.resign_on;
            may_post(tx, &chief.0.member().id, resign_on).map_err(|no| publish_refused(no.into()))?;
            publish_draft(tx, &chief.0, &id, &secret, now).map_err(refused)
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
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    let now = doors.node.now();
    doors
        .node
        .database
        .transact(|tx| discard_draft(tx, &chief.0, &id, now).map_err(refused))
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn refused(refused: DraftRefused) -> Problem {
    let sentence = refused.to_string();
    match refused {
        DraftRefused::NoSuchDraft => Problem::not_found(),
        DraftRefused::Published | DraftRefused::TooMany | DraftRefused::Changed => {
            Problem::new(Reason::Conflict, sentence)
        }
        DraftRefused::Event(refused) => publish_refused(refused),
        DraftRefused::Store(error) => error.into(),
    }
}

fn shown(node: &Node, chief: &Chief, saved: &SavedDraft, status: StatusCode) -> Result<Response, Problem> {
    node.database.read(|tx| {
        let viewer = chief.viewer(tx)?;
        let view = view(tx, node, &viewer, saved)?;
        Ok((status, axum::Json(view)).into_response())
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
