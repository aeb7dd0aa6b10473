//! `/me/sharing-log`: what left this node about the member whose token it is, and nobody else's (F22).

use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Response;
use community::see_sharing::{SeenShared, see_sharing};
use domain::{Origin, SharedField, SharedFor};
use edge::{Doors, Problem};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;
use store::StoreError;

use crate::access::Reader;
use crate::openapi::operation::{Access, Answer, Operation};
use crate::page::Items;

/// The whole log.
pub(crate) const LIST: Operation = Operation {
    id: "listSharingLog",
    tag: "me",
    summary: "What left this server about the member whose token it is: to which server, what for and which fields, latest \
              first; at most 2000 lines.",
    access: Access::Read,
    answer: Answer::shown(
        "A line for each server, purpose and set of fields, with how often and when it was told this.",
        "SharingLog",
        || {
            json!({ "items": [{ "host": "https://london.example", "name": "Thames Partner Chapter",
                    "purpose": "answer", "fields": ["address", "name", "answer", "organization", "community"],
                    "times": 2, "first": "2026-11-21T12:00:00Z", "last": "2026-12-01T09:30:00Z" }] })
        },
    ),
    ..Operation::PLAIN
};

#[derive(Serialize)]
struct SharedView {
    host: Origin,
    name: String,
    purpose: SharedFor,
    fields: BTreeSet<SharedField>,
    times: u32,
    first: Timestamp,
    last: Timestamp,
}

/// Answers it.
pub(crate) async fn list(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    let read: Result<Vec<SeenShared>, StoreError> =
        doors.node.database.read(|tx| see_sharing(tx, &caller.membership));
    let view = |SeenShared { name, shared }: SeenShared| SharedView {
        host: shared.host,
        name,
        purpose: shared.purpose,
        fields: shared.fields,
        times: shared.times,
        first: shared.first,
        last: shared.last,
    };
    Ok(Items::whole(read?.into_iter().map(view).collect()))
}
