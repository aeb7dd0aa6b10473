//! `/me/communities`: communities that the member whose token it is follows; nobody else is told (F15).

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::follow_community::{
    FollowCommunityRefused, Followed, Sharing, follow_community, followed_communities, unfollow_community,
};
use domain::Origin;
use edge::{Doors, Problem, Reason};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use crate::access::{Reader, Writer};
use crate::host_names::HostNames;
use crate::named::community_at;
use crate::openapi::operation::{Access, Answer, Operation};
use crate::page::Items;

/// All she follows.
pub(crate) const LIST: Operation = Operation {
    id: "listMyCommunities",
    tag: "me",
    summary: "Communities that the member whose token it is follows, beside her own.",
    access: Access::Read,
    answer: Answer::shown(
        "Each, and whether it shares with hers now.",
        "FollowedCommunityList",
        || json!({ "items": [example()] }),
    ),
    ..Operation::PLAIN
};

/// One more.
pub(crate) const FOLLOW: Operation = Operation {
    id: "followCommunity",
    summary: "Follow a community: what it shares stands in her calendar. Again changes nothing.",
    access: Access::Write,
    answer: Answer::shown("Followed.", "FollowedCommunity", example),
    refusals: &[
        (404, "Hers shares with no community at that address."),
        (409, "It is her own; its events are in her calendar anyway."),
    ],
    ..LIST
};

/// One less.
pub(crate) const UNFOLLOW: Operation = Operation {
    id: "unfollowCommunity",
    summary: "Follow a community no more; one she does not follow stays so.",
    access: Access::Write,
    answer: Answer::done(204, "She does not follow it."),
    ..LIST
};

fn example() -> Value {
    json!({ "community": "https://london.example", "name": "Thames Partner Chapter", "sharing": "now",
        "since": "2026-11-21T12:00:00Z" })
}

#[derive(Serialize)]
struct FollowedView {
    community: Origin,
    name: String,
    sharing: &'static str,
    since: Timestamp,
}

impl FollowedView {
    fn new(followed: Followed, names: &HostNames) -> Self {
        Self {
            name: names.of(&followed.community),
            community: followed.community,
            sharing: sharing_word(followed.sharing),
            since: followed.since,
        }
    }
}

/// Whether a community shares with hers, as the API says it.
pub(crate) fn sharing_word(sharing: Sharing) -> &'static str {
    match sharing {
        Sharing::Now => "now",
        Sharing::Paused => "paused",
        Sharing::Over => "over",
    }
}

/// Answers them.
pub(crate) async fn list(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    doors.node.database.read(|tx| {
        let names = HostNames::read(tx)?;
        let followed = followed_communities(tx, &caller.membership)?;
        let view = |followed| FollowedView::new(followed, &names);
        Ok(Items::whole(followed.into_iter().map(view).collect()))
    })
}

/// Follows one.
pub(crate) async fn follow(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(host): Path<String>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let community = community_at(node, &host)?;
    let (now, who) = (node.now(), &caller.membership);
    let view = node
        .database
        .transact(|tx| {
            follow_community(tx, who, &community, now).map_err(refused)?;
            let all = followed_communities(tx, who)?;
            let followed = all.into_iter().find(|followed| followed.community == community);
            let names = HostNames::read(tx)?;
            followed
                .map(|followed| FollowedView::new(followed, &names))
                .ok_or_else(Problem::not_found)
        })
        .await?;
    Ok(Json(view).into_response())
}

/// Follows one no more.
pub(crate) async fn unfollow(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(host): Path<String>,
) -> Result<Response, Problem> {
    let community = community_at(&doors.node, &host)?;
    let database = &doors.node.database;
    database
        .transact(|tx| unfollow_community(tx, &caller.membership, &community))
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn refused(refused: FollowCommunityRefused) -> Problem {
    match refused {
        FollowCommunityRefused::NotShared => Problem::new(Reason::NotFound, refused.to_string()),
        FollowCommunityRefused::HerOwn => Problem::new(Reason::Conflict, refused.to_string()),
        FollowCommunityRefused::Store(error) => error.into(),
    }
}
