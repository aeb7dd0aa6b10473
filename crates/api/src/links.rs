//! `/me/links`: the memberships elsewhere that the member whose token it is linked with the one here; nobody else reads them.
//! A link is made in a browser, for both communities want to see her (F02; protocol section 8.9).

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::see_links::{LinkSeen, see_links};
use community::unlink_membership::unlink_membership;
use domain::Origin;
use edge::{Doors, Problem};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};
use store::links::LinkState;

use crate::access::{Reader, Writer};
use crate::followed::sharing_word;
use crate::host_names::HostNames;
use crate::named::community_at;
use crate::openapi::operation::{Access, Answer, Operation};
use crate::page::Items;

/// All of hers.
pub(crate) const LIST: Operation = Operation {
    id: "listMyLinks",
    tag: "me",
    summary: "Memberships elsewhere that the member whose token it is linked with the one here.",
    access: Access::Read,
    answer: Answer::shown(
        "Each: how far it is, whether that community shares with hers now, and whether she named it home.",
        "MemberLinkList",
        || json!({ "items": [example()] }),
    ),
    ..Operation::PLAIN
};

/// One less.
pub(crate) const UNLINK: Operation = Operation {
    id: "unlinkMembership",
    summary: "Take a link back; the other community is told. Where there is none, nothing is done.",
    access: Access::Write,
    answer: Answer::done(204, "No membership there is linked with hers here."),
    ..LIST
};

fn example() -> Value {
    json!({ "community": "https://london.example", "name": "Thames Partner Chapter", "state": "linked",
        "sharing": "now", "home": false, "since": "2026-11-21T12:00:00Z" })
}

#[derive(Serialize)]
struct LinkView {
    community: Origin,
    name: String,
    state: LinkState,
    sharing: &'static str,
    home: bool,
    since: Timestamp,
}

impl LinkView {
    fn new(seen: LinkSeen, home: Option<&Origin>, names: &HostNames) -> Self {
        Self {
            name: names.of(&seen.link.peer),
            state: seen.link.state,
            sharing: sharing_word(seen.sharing),
            home: home == Some(&seen.link.peer),
            since: seen.link.since,
            community: seen.link.peer,
        }
    }
}

/// Answers them.
pub(crate) async fn list(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    doors.node.database.read(|tx| {
        let names = HostNames::read(tx)?;
        let seen = see_links(tx, &caller.membership)?;
        let view = |link| LinkView::new(link, seen.home.as_ref(), &names);
        Ok(Items::whole(seen.links.into_iter().map(view).collect()))
    })
}

/// Takes one back.
pub(crate) async fn unlink(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(host): Path<String>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let peer = community_at(node, &host)?;
    let now = node.now();
    node.database
        .transact(|tx| unlink_membership(tx, &caller.membership, &peer, now))
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
