//! `/events/{id}/join-link`: where an event of this community meets online, for the officers who write it. Guests never read
//! it: each has an address of her own with her answer (F12).

use ambient::StreamName;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::drawn_from::{Drawn, Version};
use community::set_join_link::{join_link_of, set_join_link_drawn};
use domain::{EventId, JoinLink};
use edge::{Doors, Problem};
use http::HeaderMap;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::access::Chief;
use crate::etag;
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
    headers: &[etag::KNOWN],
    answer: Answer {
        status: 200,
        what: "The link; `url` is absent while there is none.",
        shape: Some(LINK),
        headers: &["ETag"],
    },
    refusals: &[
        (304, "It is the version that `If-None-Match` names."),
        (409, "The event is another community's."),
    ],
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
    headers: &[etag::MATCH],
    refusals: &[
        (409, "The event is another community's, or cancelled."),
        etag::CHANGED,
    ],
    ..SHOW
};

/// None any more.
pub(crate) const TAKE: Operation = Operation {
    id: "takeJoinLink",
    summary: "Take the link away; the addresses of guests lead nowhere then, and every confirmed guest hears.",
    headers: &[etag::MATCH],
    answer: Answer::done(204, "There is none any more."),
    refusals: &[(409, "The event is another community's."), etag::CHANGED],
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
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    Ok(etag::unless_known(&headers, shown(&doors, &chief, &id)?))
}

/// Sets it.
pub(crate) async fn set(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body { value: input, .. }: Body<LinkInput>,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    let link = JoinLink::parse(&input.url).map_err(wrong("url"))?;
    put(&doors, &chief, &id, Some(&link), &etag::drawn(&headers)).await?;
    shown(&doors, &chief, &id)
}

/// Takes it away.
pub(crate) async fn take(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    put(&doors, &chief, &id, None, &etag::drawn(&headers)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn put(
    doors: &Doors,
    chief: &Chief,
    id: &EventId,
    link: Option<&JoinLink>,
    drawn: &Drawn,
) -> Result<(), Problem> {
    let node = &doors.node;
    let (now, secret) = (
        node.now(),
        node.randomness.stream(StreamName::Nonces).bytes::<32>(),
    );
    node.database
        .transact(|tx| {
            set_join_link_drawn(tx, &chief.0, id, link, &secret, drawn, now).map_err(change_refused)
        })
        .await
}

fn shown(doors: &Doors, chief: &Chief, id: &EventId) -> Result<Response, Problem> {
    let link = doors
        .node
        .database
        .read(|tx| join_link_of(tx, &chief.0, id).map_err(change_refused))?;
    let version = Version::of(&link);
    let view = LinkView {
        event: id.clone(),
        url: link.map(String::from),
    };
    Ok(etag::answer(StatusCode::OK, &version, &view))
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;
    use crate::world::World;

    /// F12: of two officers at the link the second is told; guests are not sent to a place that one of them took back.
    #[tokio::test]
    async fn a_link_is_set_over_the_version_that_was_read() {
        let world = World::new().await;
        let url = format!(
            "/api/v1/events/{}/join-link",
            world.publish(json!("members")).await
        );
        let officer = world.as_officer();
        let none = officer.get(&url).await.header("etag").to_owned();
        let set = async |place: &str, tag: &str| {
            let headers = [("if-match", tag)];
            let body = Some(json!({ "url": place }).to_string());
            officer.call(Method::PUT, &url, &headers, body).await
        };
        let first = set("https://meet.example/a", &none).await;
        assert_eq!(first.status, StatusCode::OK, "{}", first.text());
        let late = set("https://meet.example/b", &none).await;
        assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
        let stale = [("if-match", none.as_str())];
        let taken = officer.call(Method::DELETE, &url, &stale, None).await;
        assert_eq!(taken.status, StatusCode::PRECONDITION_FAILED);
        let read = officer.get(&url).await;
        assert_eq!(read.json["url"], "https://meet.example/a");
        assert_eq!(read.header("etag"), first.header("etag"));
        let tag = first.header("etag").to_owned();
        assert_eq!(set("https://meet.example/c", &tag).await.status, StatusCode::OK);
        assert_eq!(officer.delete(&url).await.status, StatusCode::NO_CONTENT);
        assert_eq!(
            officer.get(&url).await.header("etag"),
            none,
            "there is none again"
        );
    }
}
