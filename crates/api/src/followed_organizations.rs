//! `/me/organizations`: organisations of this node that the member whose token it is follows; nobody else is told (F05, need
//! 1.10).

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::follow_organization::{
    FollowOrganizationRefused, FollowedOrganization, follow_organization, followed_organizations,
    unfollow_organization,
};
use domain::{PersonName, Slug};
use edge::{Doors, Problem, Reason};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use crate::access::{Reader, Writer};
use crate::named::named;
use crate::openapi::operation::{Access, Answer, Operation};
use crate::page::Items;

/// All she follows.
pub(crate) const LIST: Operation = Operation {
    id: "listMyOrganizations",
    tag: "me",
    summary: "Organisations that the member whose token it is follows, by name.",
    access: Access::Read,
    answer: Answer::shown(
        "Those of them that she sees.",
        "FollowedOrganizationList",
        || json!({ "items": [example()] }),
    ),
    ..Operation::PLAIN
};

/// One more.
pub(crate) const FOLLOW: Operation = Operation {
    id: "followOrganization",
    summary: "Follow an organisation: what its people begin to show stands in her next weekly mail. Again changes nothing.",
    access: Access::Write,
    answer: Answer::shown("Followed.", "FollowedOrganization", example),
    refusals: &[(409, "She follows as many as she may.")],
    ..LIST
};

/// One less.
pub(crate) const UNFOLLOW: Operation = Operation {
    id: "unfollowOrganization",
    summary: "Follow an organisation no more; one she does not follow stays so.",
    access: Access::Write,
    answer: Answer::done(204, "She does not follow it."),
    ..LIST
};

fn example() -> Value {
    json!({ "slug": "fathom-vale", "name": "Fathom & Vale", "since": "2026-11-21T12:00:00Z" })
}

#[derive(Serialize)]
struct FollowedView {
    slug: Slug,
    name: PersonName,
    since: Timestamp,
}

impl From<FollowedOrganization> for FollowedView {
    fn from(followed: FollowedOrganization) -> Self {
        Self {
            slug: followed.slug,
            name: followed.name,
            since: followed.since,
        }
    }
}

/// Answers them.
pub(crate) async fn list(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    let followed = doors
        .node
        .database
        .read(|tx| followed_organizations(tx, &caller.membership))?;
    Ok(Items::whole(
        followed.into_iter().map(FollowedView::from).collect(),
    ))
}

/// Follows one.
pub(crate) async fn follow(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let slug = named(&slug, Slug::parse)?;
    let (who, now) = (&caller.membership, doors.node.now());
    let followed = doors
        .node
        .database
        .transact(|tx| follow_organization(tx, who, &slug, now).map_err(refused))
        .await?;
    Ok(Json(FollowedView::from(followed)).into_response())
}

/// Follows one no more.
pub(crate) async fn unfollow(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let slug = named(&slug, Slug::parse)?;
    let who = &caller.membership;
    doors
        .node
        .database
        .transact(|tx| unfollow_organization(tx, who, &slug))
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn refused(refused: FollowOrganizationRefused) -> Problem {
    match refused {
        FollowOrganizationRefused::NoSuchOrganization => Problem::not_found(),
        FollowOrganizationRefused::TooMany => Problem::new(Reason::Conflict, refused.to_string()),
        FollowOrganizationRefused::Store(error) => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::json;

    use crate::world::World;

    /// 1.10
    #[tokio::test]
    async fn a_member_follows_an_organisation_by_a_program_and_stops() {
        let world = World::new().await;
        let maren = world.as_member();
        let path = "/api/v1/me/organizations/ledgerline";
        for _ in 0..2 {
            let followed = maren.put(path, json!({})).await;
            assert_eq!(followed.status, StatusCode::OK, "{}", followed.text());
            assert_eq!(followed.json["slug"], "ledgerline");
        }
        let list = maren.get("/api/v1/me/organizations").await;
        assert_eq!(list.json["items"].as_array().unwrap().len(), 1);
        let others = world.as_officer().get("/api/v1/me/organizations").await;
        assert_eq!(others.json["items"], json!([]));
        for _ in 0..2 {
            assert_eq!(maren.delete(path).await.status, StatusCode::NO_CONTENT);
        }
        let list = maren.get("/api/v1/me/organizations").await;
        assert_eq!(list.json["items"], json!([]));
        let nowhere = maren.put("/api/v1/me/organizations/nowhere", json!({})).await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    }
}
