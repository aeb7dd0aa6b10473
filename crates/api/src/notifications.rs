//! `/notifications`: what the member whose token it is was mailed in the last thirty days (F21).

use axum::extract::State;
use axum::response::Response;
use domain::Iri;
use edge::{Doors, Problem};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;
use store::StoreError;
use store::notices::{self, Notice};

use crate::access::Reader;
use crate::openapi::operation::{Access, Answer, Operation};
use crate::page::Items;

/// All of them.
pub(crate) const LIST: Operation = Operation {
    id: "listNotifications",
    tag: "me",
    summary: "What the member whose token it is was mailed in the last 30 days, latest first; no link to sign in by is \
              among it.",
    access: Access::Read,
    answer: Answer::shown(
        "The subject of each mail, and the page it is about.",
        "NotificationList",
        || {
            json!({ "items": [{ "at": "2026-11-21T12:00:00Z", "subject": "Changed: Round table",
                    "url": "https://seattle.example/events/01JD7ZQ4T0M8V5XKPN6R3W2YHB" }] })
        },
    ),
    ..Operation::PLAIN
};

#[derive(Serialize)]
struct NotificationView {
    at: Timestamp,
    subject: String,
    url: Iri,
}

/// Answers them.
pub(crate) async fn list(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    let node = &doors.node;
    let (member, now) = (&caller.membership.member().id, node.now());
    let read: Result<Vec<Notice>, StoreError> = node.database.read(|tx| notices::of_member(tx, member, now));
    let view = |notice: Notice| NotificationView {
        at: notice.at,
        url: Iri::local(&node.origin, &notice.path),
        subject: notice.subject,
    };
    Ok(Items::whole(read?.into_iter().map(view).collect()))
}
