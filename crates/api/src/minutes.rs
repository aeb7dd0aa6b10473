//! `/events/{id}/minutes`: what was agreed at an event of this community, for its members; officers write it (F12, need 0.8).

use axum::extract::{Path, State};
use axum::response::Response;
use community::Viewer;
use community::sign_code::PostRefused;
use community::write_minutes::{
    MinutesRefused, may_put_down, see_minutes, version_of_minutes, write_minutes_drawn,
};
use domain::{EventId, Html, PersonName};
use edge::{Doors, Problem, Reason};
use http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::members;

use crate::access::{Chief, Reader};
use crate::etag;
use crate::event_input::invalid;
use crate::events::seen;
use crate::input::Body;
use crate::named::named;
use crate::openapi::atoms::ID;
use crate::openapi::operation::{Access, Answer, Operation, Shape};

const MINUTES: Shape = Shape {
    schema: "Minutes",
    example: || {
        json!({ "event": ID, "text": "<p>We meet again in May.</p>", "by": "Maren Lindqvist",
            "at": "2027-01-15T09:00:00Z" })
    },
};

/// As they are.
pub(crate) const SHOW: Operation = Operation {
    id: "showMinutes",
    tag: "events",
    summary: "What was agreed at an event of this community; its members alone read it.",
    access: Access::Read,
    headers: &[etag::KNOWN],
    answer: Answer {
        status: 200,
        what: "The minutes; `text` is absent while nobody has written them.",
        shape: Some(MINUTES),
        headers: &["ETag"],
    },
    refusals: &[
        (304, "It is the version that `If-None-Match` names."),
        (410, "The event was removed."),
    ],
    ..Operation::PLAIN
};

/// Written anew.
pub(crate) const WRITE: Operation = Operation {
    id: "writeMinutes",
    summary: "Write down what was agreed at an event of this community that has begun; an empty text takes it away. Whoever \
        owes the code of ethics a signature signs first.",
    access: Access::Admin,
    headers: &[etag::MATCH],
    body: Some(Shape {
        schema: "MinutesInput",
        example: || json!({ "text": "<p>We meet again in May.</p>" }),
    }),
    refusals: &[
        (409, "The event has not begun."),
        (410, "The event was removed."),
        etag::CHANGED,
    ],
    ..SHOW
};

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MinutesInput {
    text: String,
}

#[derive(Serialize)]
struct MinutesView {
    event: EventId,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Html>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<PersonName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Timestamp>,
}

/// Shows them to a member.
pub(crate) async fn show(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    let answer = shown(&doors, &Viewer::Member(caller.membership), &id)?;
    Ok(etag::unless_known(&headers, answer))
}

/// Writes them.
pub(crate) async fn write(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body { value: input, .. }: Body<MinutesInput>,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    if input.text.len() > Html::BYTES_MAX {
        return Err(invalid("text", &format!("has at most {} bytes", Html::BYTES_MAX)));
    }
    let text = wire::html::sanitise(&input.text);
    let node = &doors.node;
    let (drawn, now) = (etag::drawn(&headers), node.now());
    let resign_on = node.settings.ethics.resign_on;
    node.database
        .transact(|tx| {
            let writer = members::membership(tx, chief.id())?.ok_or_else(Problem::not_found)?;
            may_put_down(tx, &writer, &text, resign_on).map_err(refused)?;
            write_minutes_drawn(tx, &writer, &id, text.clone(), &drawn, now).map_err(refused)
        })
        .await?;
    let viewer = node.database.read(|tx| chief.viewer(tx))?;
    shown(&doors, &viewer, &id)
}

fn refused(refused: MinutesRefused) -> Problem {
    match refused {
        MinutesRefused::NotHers => Problem::not_found(),
        MinutesRefused::NotYet => Problem::new(Reason::Conflict, refused.to_string()),
        MinutesRefused::Changed => Problem::new(Reason::Changed, refused.to_string()),
        MinutesRefused::NotSigned(PostRefused::NotSigned(_)) => {
            Problem::new(Reason::NotAllowed, refused.to_string())
        }
        MinutesRefused::NotSigned(PostRefused::Store(error)) | MinutesRefused::Store(error) => error.into(),
    }
}

fn shown(doors: &Doors, viewer: &Viewer, id: &EventId) -> Result<Response, Problem> {
    doors.node.database.read(|tx| {
        let seen = seen(tx, viewer, id)?;
        let known = see_minutes(tx, viewer, &seen)?;
        let (text, by, at) = known.map_or((None, None, None), |known| {
            (Some(known.text), known.by, Some(known.at))
        });
        let event = id.clone();
        let view = MinutesView { event, text, by, at };
        Ok(etag::answer(
            StatusCode::OK,
            &version_of_minutes(tx, &seen)?,
            &view,
        ))
    })
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;
    use crate::world::World;

    /// F12: of two officers at the minutes the second is told, and nothing of the first is lost.
    #[tokio::test]
    async fn minutes_are_written_over_the_version_that_was_read() {
        let world = World::new().await;
        let url = format!("/api/v1/events/{}/minutes", world.publish(json!("members")).await);
        world.clock.set("2027-01-15T12:00:00Z".parse().unwrap());
        let officer = world.as_officer();
        let none = officer.get(&url).await.header("etag").to_owned();
        let write = async |text: &str, tag: &str| {
            let headers = [("if-match", tag)];
            let body = Some(json!({ "text": text }).to_string());
            officer.call(Method::PUT, &url, &headers, body).await
        };
        let first = write("We agreed.", &none).await;
        assert_eq!(first.status, StatusCode::OK, "{}", first.text());
        let late = write("Nothing was agreed.", &none).await;
        assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
        let read = world.as_reader().get(&url).await;
        assert!(read.text().contains("We agreed."), "{}", read.text());
        let tag = first.header("etag").to_owned();
        let known = [("if-none-match", tag.as_str())];
        let known = officer.call(Method::GET, &url, &known, None).await;
        assert_eq!(known.status, StatusCode::NOT_MODIFIED);
        assert_eq!(write("We agreed twice.", &tag).await.status, StatusCode::OK);
        assert_eq!(write("", "*").await.status, StatusCode::OK);
    }
}
