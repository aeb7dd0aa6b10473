//! `/sources`: officers add calendars by address or as text, read them again, and forget them.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::sign_code::may_post;
use domain::{Iri, SourceId, Title};
use edge::{CalendarFrom, Doors, NewEntries, Problem, Refreshed};
use http::header;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::audit;
use store::sources::{self, CalendarSource};

use crate::access::Chief;
use crate::audience::{self, Detail};
use crate::event_input::{invalid, wrong};
use crate::events::publish_refused;
use crate::input::Body;
use crate::named::named;
use crate::openapi::atoms::ID;
use crate::openapi::operation::{Answer, Operation, Shape};
use crate::page::Items;

/// Longest calendar taken as text, in characters; one at an address may be longer.
pub(crate) const ICS_CHARS_MAX: usize = 200_000;

pub(crate) const UNREADABLE: (u16, &str) = (
    409,
    "The calendar could not be fetched or read, or there are too many.",
);

/// All of them.
pub(crate) const LIST: Operation = Operation::of_officers(
    "listSources",
    "sources",
    "Calendars that bring events.",
    Answer::shown("The calendars.", "SourceList", || json!({ "items": [example()] })),
);

/// A new one.
pub(crate) const ADD: Operation = Operation {
    body: Some(Shape {
        schema: "SourceInput",
        example: || json!({ "name": "Chamber", "url": "https://chamber.example/events.ics", "audience": "public" }),
    }),
    refusals: &[UNREADABLE],
    ..Operation::of_officers(
        "addSource",
        "sources",
        "Add a calendar by its address, or once from its text, and read it.",
        Answer {
            status: 201,
            headers: &["Location"],
            ..Answer::shown(
                "The calendar, and what reading it brought.",
                "SourceRead",
                || json!({ "source": example(), "read": refreshed_example() }),
            )
        },
    )
};

/// Once more.
pub(crate) const REFRESH: Operation = Operation {
    refusals: &[UNREADABLE],
    ..Operation::of_officers(
        "refreshSource",
        "sources",
        "Read a calendar again, now.",
        Answer::shown("What it brought.", "Refreshed", refreshed_example),
    )
};

/// No longer.
pub(crate) const REMOVE: Operation = Operation::of_officers(
    "removeSource",
    "sources",
    "Forget a calendar; events it brought stay.",
    Answer::done(204, "It is not read any more."),
);

/// What is sent: exactly one of `url` and `ics`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceInput {
    name: String,
    url: Option<String>,
    ics: Option<String>,
    audience: Option<Value>,
    /// Nothing is published before an officer has looked at it.
    #[serde(default)]
    ask: bool,
}

/// A calendar as it is answered.
#[derive(Serialize)]
pub(crate) struct SourceView {
    id: SourceId,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Iri>,
    audience: Value,
    publishes_new: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    read: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Timestamp>,
    faults: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<String>,
}

impl SourceView {
    pub(crate) fn new(source: CalendarSource) -> Self {
        let audience = audience::view(&source.audience, Detail::Named);
        let CalendarSource {
            id,
            name,
            url,
            read,
            due,
            faults,
            failure,
            publishes_new,
            ..
        } = source;
        Self {
            id,
            name,
            url,
            audience,
            publishes_new,
            read,
            due,
            faults,
            failure,
        }
    }
}

/// Lists them.
pub(crate) async fn list(State(doors): State<Doors>, _chief: Chief) -> Result<Response, Problem> {
    let all = doors.node.database.read(sources::list)?;
    Ok(Items::whole(all.into_iter().map(SourceView::new).collect()))
}

/// Adds one.
pub(crate) async fn add(
    State(doors): State<Doors>,
    chief: Chief,
    Body { value: input, .. }: Body<SourceInput>,
) -> Result<Response, Problem> {
    let name = Title::parse(&input.name)
        .map_err(wrong("name"))?
        .as_str()
        .to_owned();
    let node = &doors.node;
    let audience = match &input.audience {
        Some(value) => audience::parse(node, value)?,
        None => node.settings.default_audience.clone(),
    };
    let new = match input.ask {
        true => NewEntries::Ask,
        false => NewEntries::Publish,
    };
    if new == NewEntries::Publish {
        // Before anything is fetched: what it has ahead would be published at once.
        let resign_on = node.settings.ethics.resign_on;
        let signed = node
            .database
            .read(|tx| may_post(tx, &chief.0.member().id, resign_on));
        signed.map_err(|refused| publish_refused(refused.into()))?;
    }
    let added = match calendar_from(input.url, input.ics)? {
        CalendarFrom::Url(url) => doors.calendars.add_url(name, url, audience, new).await,
        CalendarFrom::File(text) => doors.calendars.add_file(name, text, audience, new).await,
    };
    let (source, read) = added?;
    log(&doors, &chief, &format!("add calendar {}", source.id)).await?;
    let location = [(header::LOCATION, format!("/api/v1/sources/{}", source.id))];
    let body = json!({ "source": SourceView::new(source), "read": read });
    Ok((StatusCode::CREATED, location, Json(body)).into_response())
}

/// Where a calendar comes from: exactly one of an address and a text.
pub(crate) fn calendar_from(url: Option<String>, ics: Option<String>) -> Result<CalendarFrom, Problem> {
    match (url, ics) {
        (Some(url), None) => Iri::parse(&url).map(CalendarFrom::Url).map_err(wrong("url")),
        (None, Some(text)) if text.chars().count() > ICS_CHARS_MAX => Err(invalid(
            "ics",
            "is too long for one request; add the calendar by its address",
        )),
        (None, Some(text)) => Ok(CalendarFrom::File(text.into_bytes())),
        _ => Err(invalid(
            "url",
            "give either `url`, an address, or `ics`, the text of a calendar",
        )),
    }
}

/// Reads one again.
pub(crate) async fn refresh(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = named(&id, SourceId::parse)?;
    let read: Refreshed = doors.calendars.refresh(&id).await?;
    log(&doors, &chief, &format!("read calendar {id}")).await?;
    Ok(Json(read).into_response())
}

/// Forgets one.
pub(crate) async fn remove(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = named(&id, SourceId::parse)?;
    let now = doors.node.now();
    doors
        .node
        .database
        .transact(|tx| {
            sources::get(tx, &id)?.ok_or_else(Problem::not_found)?;
            sources::remove(tx, &id)?;
            audit::log(tx, chief.handle(), &format!("remove calendar {id}"), now)?;
            Ok::<_, Problem>(())
        })
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn log(doors: &Doors, chief: &Chief, what: &str) -> Result<(), Problem> {
    let now = doors.node.now();
    let logged: Result<(), store::StoreError> = doors
        .node
        .database
        .transact(|tx| audit::log(tx, chief.handle(), what, now))
        .await;
    Ok(logged?)
}

/// One of them.
pub(crate) fn example() -> Value {
    json!({ "id": ID, "name": "Chamber", "url": "https://chamber.example/events.ics", "audience": "public",
        "publishes_new": true, "read": "2026-11-21T12:00:00Z", "due": "2026-11-21T13:00:00Z",
        "faults": ["line 12: DTSTART is missing"] })
}

fn refreshed_example() -> Value {
    json!({ "new": 12, "changed": 0, "cancelled": 0, "same": 0, "skipped": 3, "waiting": 0,
        "faults": ["line 12: DTSTART is missing"] })
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::json;

    use crate::world::World;

    #[tokio::test]
    async fn a_calendar_is_added_read_again_and_forgotten() {
        let world = World::new().await;
        let officer = world.as_officer();
        let body =
            json!({ "name": "Chamber", "url": "https://chamber.example/events.ics", "audience": "public" });
        let made = officer.post("/api/v1/sources", body).await;
        assert_eq!(made.status, StatusCode::CREATED);
        assert_eq!(made.json["read"]["new"], 1);
        let url = made.header("location").to_owned();
        assert_eq!(
            officer.get("/api/v1/sources").await.json["items"][0],
            made.json["source"]
        );
        assert_eq!(
            officer.post_nothing(&format!("{url}/refresh")).await.json["same"],
            1
        );
        assert_eq!(officer.delete(&url).await.status, StatusCode::NO_CONTENT);
        assert_eq!(officer.delete(&url).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            officer.post_nothing(&format!("{url}/refresh")).await.status,
            StatusCode::NOT_FOUND
        );
    }

    /// C3
    #[tokio::test]
    async fn a_calendar_as_text_has_its_limit() {
        let world = World::new().await;
        let officer = world.as_officer();
        let text = |chars: usize| json!({ "name": "File", "ics": "x".repeat(chars), "audience": "members" });
        assert_eq!(
            officer.post("/api/v1/sources", text(200_000)).await.status,
            StatusCode::CREATED
        );
        let refused = officer.post("/api/v1/sources", text(200_001)).await;
        assert_eq!(
            (refused.status, &refused.json["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!("ics"))
        );
    }

    #[tokio::test]
    async fn a_calendar_comes_from_an_address_or_from_text_and_not_from_both() {
        let world = World::new().await;
        let officer = world.as_officer();
        let text = json!({ "name": "File", "ics": "BEGIN:VCALENDAR", "audience": "members" });
        assert_eq!(
            officer.post("/api/v1/sources", text).await.status,
            StatusCode::CREATED
        );
        for body in [
            json!({ "name": "None", "audience": "public" }),
            json!({ "name": "Both", "url": "https://a.example/", "ics": "x", "audience": "public" }),
            json!({ "name": "Odd", "url": "file:///etc/passwd", "audience": "public" }),
        ] {
            let refused = officer.post("/api/v1/sources", body).await;
            assert_eq!(
                (refused.status, &refused.json["field"]),
                (StatusCode::UNPROCESSABLE_ENTITY, &json!("url"))
            );
        }
    }
}
