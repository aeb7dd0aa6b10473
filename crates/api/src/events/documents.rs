//! What the OpenAPI document says about events, with examples.

use serde_json::{Value, json};

use crate::openapi::atoms::{self, ID};
use crate::openapi::operation::{Access, Answer, Need, Operation, Parameter, Shape};

const EVENT: Shape = Shape {
    schema: "Event",
    example: event_example,
};
const CHANGED: &[&str] = &["ETag"];
const NOT_NOW: (u16, &str) = (409, "The event is another community's, or it is cancelled.");

/// The list.
pub(crate) const LIST: Operation = Operation {
    id: "listEvents",
    tag: "events",
    summary: "Events ahead, by start, as far as whoever asks may see them.",
    access: Access::Anyone,
    query: &[
        Parameter {
            name: "from",
            what: "Begins at this moment or later; now when left out.",
            need: Need::Optional,
            schema: atoms::moment,
            example: "2027-01-01T00:00:00Z",
        },
        Parameter {
            name: "before",
            what: "Begins before this moment.",
            need: Need::Optional,
            schema: atoms::moment,
            example: "2027-02-01T00:00:00Z",
        },
        Parameter {
            name: "modality",
            what: "Where people meet; `online` finds hybrid events too.",
            need: Need::Optional,
            schema: || atoms::one_of(&["in_person", "online", "hybrid"]),
            example: "online",
        },
        Parameter {
            name: "language",
            what: "Language, by its first part.",
            need: Need::Optional,
            schema: language,
            example: "en",
        },
        Parameter {
            name: "host",
            what: "Address of the node that hosts it.",
            need: Need::Optional,
            schema: atoms::origin,
            example: "https://london.example",
        },
        Parameter {
            name: "cursor",
            what: "Where the page begins, from the `Link` of the page before.",
            need: Need::Optional,
            schema: || json!({"type": "string", "pattern": "^[0-9]{1,14}-[0-7][0-9A-HJKMNP-TV-Z]{25}$"}),
            example: "1800000000000-01JD7ZQ4T0M8V5XKPN6R3W2YHB",
        },
        LIMIT,
    ],
    answer: Answer {
        headers: &["Link"],
        ..Answer::shown(
            "A page of events.",
            "EventList",
            || json!({ "items": [event_example()] }),
        )
    },
    ..Operation::PLAIN
};

/// How many items a page has.
pub(crate) const LIMIT: Parameter = Parameter {
    name: "limit",
    what: "Most items of the page; 20 when left out.",
    need: Need::Optional,
    schema: || json!({"type": "integer", "minimum": 1, "maximum": crate::page::LIMIT_MAX}),
    example: "20",
};

/// One.
pub(crate) const SHOW: Operation = Operation {
    id: "showEvent",
    tag: "events",
    summary: "One event.",
    access: Access::Anyone,
    headers: &[Parameter {
        name: "If-None-Match",
        what: "The `ETag` of what you have, or several with commas between them; it is not sent again then.",
        need: Need::Optional,
        schema: atoms::words,
        example: "",
    }],
    answer: Answer {
        status: 200,
        what: "The event.",
        shape: Some(EVENT),
        headers: CHANGED,
    },
    refusals: &[
        (304, "You have it as it is."),
        (410, "The event was public and has been removed."),
    ],
    ..Operation::PLAIN
};

/// The dates of its series.
pub(crate) const DATES: Operation = Operation {
    id: "listEventDates",
    tag: "events",
    summary: "All dates of the series that an event is one of, by start, as far as whoever asks may see them, also by the \
              `series` of a date when she does not see the first; the event alone when it stands alone.",
    access: Access::Anyone,
    answer: Answer::shown(
        "The dates, each an event.",
        "EventList",
        || json!({ "items": [event_example()] }),
    ),
    refusals: &[(410, "The event was public and has been removed.")],
    ..Operation::PLAIN
};

/// A new one.
pub(crate) const PUBLISH: Operation = Operation {
    id: "publishEvent",
    tag: "events",
    summary: "Publish an event, or with `repeat` one event for each date of a series; the first of them is answered.",
    access: Access::Admin,
    query: &[],
    headers: &[IDEMPOTENCY_KEY],
    body: Some(Shape {
        schema: "EventInput",
        example: series_example,
    }),
    answer: Answer {
        status: 201,
        what: "The event, with its ActivityPub id.",
        shape: Some(EVENT),
        headers: &["Location", "ETag"],
    },
    refusals: &[
        (404, "What this key published first has been removed."),
        (410, "What this key published first has been removed."),
    ],
};

/// A key for requests that make something.
pub(crate) const IDEMPOTENCY_KEY: Parameter = Parameter {
    name: "Idempotency-Key",
    what: "The same key and body within 24 hours make nothing twice; the same key with another body is refused.",
    need: Need::Optional,
    schema: || json!({"type": "string", "pattern": "^[!-~]+$", "maxLength": edge::KEY_BYTES_MAX}),
    example: "",
};

/// A changed one.
pub(crate) const CHANGE: Operation = Operation {
    id: "changeEvent",
    tag: "events",
    summary: "Replace what is written about an event of this community.",
    access: Access::Admin,
    query: &[],
    headers: &[Parameter {
        name: "If-Match",
        what: "The `ETag` it had, or several with commas between them, of which one is enough; another revision is not \
               overwritten.",
        need: Need::Optional,
        schema: atoms::words,
        example: "*",
    }],
    body: Some(Shape {
        schema: "EventChange",
        example: input_example,
    }),
    answer: Answer {
        status: 200,
        what: "The event as it is now.",
        shape: Some(EVENT),
        headers: CHANGED,
    },
    refusals: &[NOT_NOW, (412, "Somebody changed it meanwhile.")],
};

/// One that is off.
pub(crate) const CANCEL: Operation = Operation {
    id: "cancelEvent",
    tag: "events",
    summary: "Call an event of this community off; it stays to be seen.",
    access: Access::Admin,
    answer: Answer {
        status: 200,
        what: "The event, cancelled.",
        shape: Some(EVENT),
        headers: CHANGED,
    },
    refusals: &[NOT_NOW],
    ..Operation::PLAIN
};

/// One that has no date for now.
pub(crate) const POSTPONE: Operation = Operation {
    id: "postponeEvent",
    tag: "events",
    summary: "Postpone an event of this community; a change with a new start puts it on again.",
    access: Access::Admin,
    answer: Answer {
        status: 200,
        what: "The event, postponed.",
        shape: Some(EVENT),
        headers: CHANGED,
    },
    refusals: &[NOT_NOW],
    ..Operation::PLAIN
};

/// One that was a mistake.
pub(crate) const REMOVE: Operation = Operation {
    id: "removeEvent",
    tag: "events",
    summary: "Remove an event of this community for ever; a tombstone stays.",
    access: Access::Admin,
    answer: Answer {
        status: 204,
        what: "It is gone, and every node that had it hears so.",
        shape: None,
        headers: &[],
    },
    refusals: &[NOT_NOW],
    ..Operation::PLAIN
};

fn language() -> Value {
    json!({"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", "maxLength": domain::LanguageTag::CHARS_MAX})
}

/// An event as it is sent.
pub(crate) fn input_example() -> Value {
    json!({
        "title": "Round table: who secures what", "description": "<p>Bring one question.</p>",
        "start": "2027-01-14T18:00:00-08:00", "end": "2027-01-14T20:00:00-08:00", "timezone": "America/Los_Angeles",
        "modality": "hybrid", "place": { "name": "Pier 57", "street": "1301 Alaskan Way", "locality": "Seattle",
            "region": "WA", "country": "US", "coordinates": { "latitude": 47.606, "longitude": -122.342 } },
        "online_page": "https://seattle.example/live", "capacity": 40, "price": "40.00", "member_price": "0",
        "currency": "USD", "language": "en", "tags": ["security"], "category": "NETWORKING", "join_mode": "free",
        "audience": "public",
    })
}

/// An event that comes back, as it is sent.
fn series_example() -> Value {
    let mut event = input_example();
    event["repeat"] = json!({ "every": "weekly", "until": "2027-02-04" });
    event["activity"] = json!("partner_to_partner");
    event["agenda"] = json!([{ "minutes": 15, "what": "Round of introductions" }]);
    event
}

/// An event as it is answered.
pub(crate) fn event_example() -> Value {
    let mut event = json!({
        "id": ID, "activitypub_id": format!("https://seattle.example/events/{ID}"),
        "url": format!("https://seattle.example/events/{ID}"),
        "calendar": format!("https://seattle.example/events/{ID}.ics"), "revision": 1, "state": "published",
        "host": { "origin": "https://seattle.example", "name": "Seattle Partners", "is_this_node": true },
        "taken": 17, "waiting": 0,
        "co_hosts": [{ "name": "Harbourlight Data", "url": "https://seattle.example/orgs/harbourlight-data" }],
        "jobs": [{ "number": 1, "job": "door", "person": { "handle": "maren", "name": "Maren Lindqvist" } },
            { "number": 2, "job": "minutes" }],
        "published": "2026-11-21T12:00:00Z", "updated": "2026-11-21T12:00:00Z",
    });
    if let (Some(event), Some(input)) = (event.as_object_mut(), input_example().as_object()) {
        event.extend(input.clone());
    }
    event["activity"] = json!("partner_to_partner");
    let part = json!({ "minutes": 15, "at": "2027-01-14T18:15:00-08:00", "what": "Round of introductions" });
    event["agenda"] = json!([part]);
    event
}
