//! `/events/{id}/join-link`: where an event of this community meets online, for the officers who write it. Guests never read
//! it: each has an address of her own with her answer (F12).

use ambient::StreamName;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::set_join_link::{join_link_of, set_join_link};
use domain::{EventId, JoinLink};
use edge::{Doors, Problem};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::access::Chief;
use crate::event_input::wrong;
use crate::events::change_refused;
use crate::input::Body;
use crate::named::named;
use crate::openapi::atoms::ID;
use crate::openapi::operation::{Access, Answer, Operation, Shape};

const LINK: Shape = Shape {
    schema: "JoinLink",
    example: || json!({ "event": ID, "url": "https://meet.example/j/8165?pwd=4kpx" }),
};

/// As it is.
pub(crate) const SHOW: Operation = Operation {
    id: "showJoinLink",
    tag: "events",
    summary: "Where an event of this community meets online; guests never read this, each has an address of her own.",
    access: Access::Admin,
    answer: Answer {
        status: 200,
        what: "The link; `url` is absent while there is none.",
        shape: Some(LINK),
        headers: &[],
    },
    refusals: &[(409, "The event is another community's.")],
    ..Operation::PLAIN
};

/// Another one.
pub(crate) const SET: Operation = Operation {
    id: "setJoinLink",
    summary: "Say where an event of this community meets online; every confirmed guest hears, and gets a new address of her own.",
    body: Some(Shape {
        schema: "JoinLinkInput",
        example: || json!({ "url": "https://meet.example/j/8165?pwd=4kpx" }),
    }),
    refusals: &[(409, "The event is another community's, or cancelled.")],
    ..SHOW
};

/// None any more.
pub(crate) const TAKE: Operation = Operation {
    id: "takeJoinLink",
    summary: "Take the link away; the addresses of guests lead nowhere then, and every confirmed guest hears.",
    answer: Answer::done(204, "There is none any more."),
    ..SHOW
};

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkInput {
    url: String,
}

#[derive(Serialize)]
struct LinkView {
    event: EventId,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// Shows it to an officer.
pub(crate) async fn show(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    shown(&doors, &chief, &id)
}

/// Sets it.
pub(crate) async fn set(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<LinkInput>,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    let link = JoinLink::parse(&input.url).map_err(wrong("url"))?;
    put(&doors, &chief, &id, Some(&link)).await?;
    shown(&doors, &chief, &id)
}

/// Takes it away.
pub(crate) async fn take(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    put(&doors, &chief, &id, None).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn put(doors: &Doors, chief: &Chief, id: &EventId, link: Option<&JoinLink>) -> Result<(), Problem> {
    let node = &doors.node;
    let (now, secret) = (
        node.now(),
        node.randomness.stream(StreamName::Nonces).bytes::<32>(),
    );
    node.database
        .transact(|tx| set_join_link(tx, &chief.0, id, link, &secret, now).map_err(change_refused))
        .await
}

fn shown(doors: &Doors, chief: &Chief, id: &EventId) -> Result<Response, Problem> {
    let link = doors
        .node
        .database
        .read(|tx| join_link_of(tx, &chief.0, id).map_err(change_refused))?;
    let view = LinkView {
        event: id.clone(),
        url: link.map(String::from),
    };
    Ok(Json(view).into_response())
}
