//! `/api/v1/openapi.json`: the OpenAPI 3.1 document, written from the same table as the router.

pub(crate) mod atoms;
mod call_schemas;
mod data_schemas;
mod deal_schemas;
mod dues_schemas;
mod event_schemas;
mod introduction_schemas;
mod member_schemas;
mod offer_schemas;
pub(crate) mod operation;
mod peer_schemas;
mod people_schemas;
mod voucher_schemas;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::Origin;
use edge::Doors;
use http::header;
use serde_json::{Map, Value, json};

use crate::routes::ROUTES;
use operation::{Access, Answer, Operation};

/// The document.
pub(crate) const SHOW: Operation = Operation {
    id: "openapi",
    tag: "about",
    summary: "This document.",
    access: Access::Anyone,
    answer: Answer {
        status: 200,
        what: "OpenAPI 3.1.",
        shape: None,
        headers: &[],
    },
    ..Operation::PLAIN
};

/// Answers it; it says nothing about who asks.
pub(crate) async fn show(State(doors): State<Doors>) -> Response {
    let headers = [(header::CACHE_CONTROL, "public, max-age=300")];
    (headers, Json(document(&doors.node.origin))).into_response()
}

/// The document of a node at this address.
pub fn document(origin: &Origin) -> Value {
    let schemas = schemas();
    let mut paths: Map<String, Value> = Map::new();
    for route in ROUTES {
        let path = paths.entry(route.path).or_insert_with(|| json!({}));
        path[route.method.word()] = route.operation.document(route.path);
        let body = route.operation.body.as_ref();
        if body.is_some_and(|body| schemas[body.schema]["required"] == json!([])) {
            // Whoever has nothing to say sends no body.
            path[route.method.word()]["requestBody"]["required"] = json!(false);
        }
    }
    if let Some(own) = paths.get_mut("/api/v1/openapi.json") {
        own["get"]["responses"]["200"]["content"] =
            json!({ "application/json": { "schema": { "type": "object" } } });
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Rosarium",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Events of a community and its peers, answers to them, peerings, deliveries. \
                Errors are problem details (RFC 9457); lists go on with `Link: rel=\"next\"`.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": origin.as_str(), "description": "This node." }],
        "tags": tags(),
        "paths": paths,
        "components": {
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer",
                "description": "`rosarium token create --member HANDLE --scope read|write|admin` prints one." } },
            "headers": headers(),
            "schemas": schemas,
        },
    })
}

fn tags() -> Value {
    let tag = |(name, what): (&str, &str)| json!({ "name": name, "description": what });
    let all = [
        ("about", "The community and this document."),
        ("taxonomy", "Lists people pick from."),
        ("ethics", "The code of ethics, and who signed it."),
        ("events", "Events of this community and of its peers."),
        ("rsvps", "Answers to events."),
        ("me", "The member whose token it is."),
        ("members", "People with a membership here."),
        (
            "dues",
            "Levels of membership, who has which until when, and invoices.",
        ),
        (
            "organizations",
            "Companies whose people are members, and what they pay for them.",
        ),
        ("people", "Members as other members may see them."),
        (
            "vouchers",
            "What members use at other communities, and others here.",
        ),
        ("introductions", "Who wants to meet whom; only a yes is told."),
        (
            "calls",
            "Calls for hands, and the answers to them for whoever asked.",
        ),
        ("notes", "Words that were let out of rooms."),
        (
            "statements",
            "Letters that organisations and persons sign together.",
        ),
        ("peers", "Agreements with other nodes."),
        ("offers", "What other communities offer members of this one."),
        (
            "agreements",
            "What this community and another give each other's members.",
        ),
        (
            "deliveries",
            "What is on its way to other nodes, and what did not arrive.",
        ),
        ("tokens", "Bearer tokens of this API."),
        ("sources", "Calendars that bring events."),
        ("audit", "The log of what officers did."),
    ];
    Value::from(all.map(tag).to_vec())
}

fn headers() -> Value {
    json!({
        "Location": { "description": "Where it can be read from now on.", "required": true, "schema": atoms::words(),
            "example": "/api/v1/events/01JD7ZQ4T0M8V5XKPN6R3W2YHB" },
        "ETag": { "description": "Its version, for `If-Match`.", "required": true, "schema": atoms::words(),
            "example": "\"3.17.2\"" },
        "Link": { "description": "The next page, when there is one (RFC 8288).", "schema": atoms::words(),
            "example": "<https://seattle.example/api/v1/events?cursor=1800000000000-01JD7ZQ4T0M8V5XKPN6R3W2YHB>; rel=\"next\"" },
        "Retry-After": { "description": "Seconds to wait.", "required": true, "schema": { "type": "integer" }, "example": 5 },
    })
}

fn schemas() -> Value {
    let mut all: Map<String, Value> = Map::new();
    all.insert("Problem".to_owned(), problem());
    for (name, schema) in event_schemas::schemas()
        .into_iter()
        .chain(member_schemas::schemas())
        .chain(peer_schemas::schemas())
        .chain(deal_schemas::schemas())
        .chain(people_schemas::schemas())
        .chain(voucher_schemas::schemas())
        .chain(dues_schemas::schemas())
        .chain(introduction_schemas::schemas())
        .chain(call_schemas::schemas())
        .chain(data_schemas::schemas())
        .chain(offer_schemas::schemas())
    {
        all.insert(name.to_owned(), schema);
    }
    Value::Object(all)
}

fn problem() -> Value {
    let mut schema = atoms::object(
        &["type", "title", "status", "detail"],
        json!({
            "type": { "type": "string", "format": "uri" },
            "title": atoms::words(),
            "status": { "type": "integer", "minimum": 400, "maximum": 599 },
            "detail": atoms::words(),
            "field": { "type": "string", "description": "The field or parameter that is wrong." },
        }),
    );
    schema["description"] = json!("Problem details (RFC 9457).");
    schema
}
