//! `/calendar`: the one calendar of the member whose token it is; for anybody else what everybody may see. And the
//! private address by which her calendar program reads it (F13, need 2.5).

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::Viewer;
use community::give_calendar_feed::{feed_path, fresh_feed_secret, give_calendar_feed, take_calendar_feed};
use community::see_calendar::{Answered, MyCalendar};
use domain::Iri;
use edge::{Doors, Problem};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::access::{Visitor, Writer};
use crate::event_input::invalid;
use crate::events::{self, ListQuery};
use crate::input::Asked;
use crate::openapi::atoms;
use crate::openapi::operation::{Access, Answer, Need, Operation, Parameter};
use crate::page::{self, Items};

/// What stands in it.
pub(crate) const LIST: Operation = Operation {
    id: "listCalendar",
    tag: "events",
    summary: "With a token, events of her community, of those she follows and those she said yes or maybe to; without \
              one, public events.",
    query: &[
        events::LIST.query[0],
        events::LIST.query[1],
        events::LIST.query[2],
        events::LIST.query[3],
        events::LIST.query[4],
        Parameter {
            name: "answered",
            what: "By her own answer: she comes or may, she said something, she said nothing.",
            need: Need::Optional,
            schema: || atoms::one_of(&["coming", "yes", "no"]),
            example: "coming",
        },
        events::LIST.query[5],
        events::LIMIT,
    ],
    ..events::LIST
};

/// A new address.
pub(crate) const GIVE_FEED: Operation = Operation {
    id: "giveCalendarFeed",
    tag: "me",
    summary: "Give her calendar a private address; the one before stops to work. It is shown this once.",
    access: Access::Write,
    answer: Answer {
        status: 201,
        ..Answer::shown(
            "The address; whoever has it reads her calendar.",
            "CalendarFeed",
            || {
                json!({ "url": format!("https://seattle.example/calendar/{}.ics", "0f".repeat(32)),
                    "made": "2026-11-21T12:00:00Z" })
            },
        )
    },
    ..Operation::PLAIN
};

/// None any more.
pub(crate) const TAKE_FEED: Operation = Operation {
    id: "takeCalendarFeed",
    answer: Answer::done(204, "It does not work any more."),
    summary: "Take the private address of her calendar away.",
    ..GIVE_FEED
};

/// What may be asked of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CalendarQuery {
    from: Option<String>,
    before: Option<String>,
    modality: Option<String>,
    language: Option<String>,
    host: Option<String>,
    answered: Option<String>,
    cursor: Option<String>,
    limit: Option<String>,
}

#[derive(Serialize)]
struct FeedView {
    url: Iri,
    made: Timestamp,
}

/// Events by start, from now on when nobody says.
pub(crate) async fn list(
    State(doors): State<Doors>,
    Visitor(viewer): Visitor,
    Asked(query): Asked<CalendarQuery>,
) -> Result<Response, Problem> {
    let answered = query.answered.as_deref().map(|word| {
        let known = Answered::from_word(word);
        known.ok_or_else(|| invalid("answered", "is coming, yes or no"))
    });
    let answered = answered.transpose()?;
    let asked = ListQuery {
        from: query.from,
        before: query.before,
        modality: query.modality,
        language: query.language,
        host: query.host,
        cursor: query.cursor,
        limit: query.limit,
    };
    let (views, next) = asked.views(&doors.node, &viewer, |tx| match &viewer {
        Viewer::Member(who) => Ok(Some(MyCalendar::of(tx, who, answered)?)),
        Viewer::Anyone | Viewer::Peer(_) => Ok(None),
    })?;
    let next = next.map(|place| {
        let pairs = [
            ("before", asked.before.as_deref()),
            ("modality", asked.modality.as_deref()),
            ("language", asked.language.as_deref()),
            ("host", asked.host.as_deref()),
            ("answered", query.answered.as_deref()),
            ("limit", asked.limit.as_deref()),
        ];
        let cursor = page::event_cursor(&place);
        page::next_url(&doors.node.origin, "/api/v1/calendar", &pairs, &cursor)
    });
    Ok(Items::page(views, next))
}

/// Gives her one.
pub(crate) async fn give_feed(
    State(doors): State<Doors>,
    Writer(caller): Writer,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let (secret, now) = (fresh_feed_secret(&node.randomness), node.now());
    let feed = node
        .database
        .transact(|tx| give_calendar_feed(tx, &caller.membership, &secret, now))
        .await?;
    let view = FeedView {
        url: Iri::local(&node.origin, &feed_path(&secret)),
        made: feed.made,
    };
    Ok((StatusCode::CREATED, Json(view)).into_response())
}

/// Takes it away.
pub(crate) async fn take_feed(
    State(doors): State<Doors>,
    Writer(caller): Writer,
) -> Result<Response, Problem> {
    let database = &doors.node.database;
    database
        .transact(|tx| take_calendar_feed(tx, &caller.membership))
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
