//! `/me`: the member whose token it is, and all her answers.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use community::see_rsvp::list_rsvps;
use domain::{Handle, Iri, MailAddress, MemberTags, PersonName, Role};
use edge::{Doors, Problem};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;
use store::{StoreError, member_tags};

use crate::access::Reader;
use crate::openapi::operation::{Access, Answer, Operation};
use crate::page::Items;
use crate::rsvps::{self, view};

/// Herself.
pub(crate) const SHOW: Operation = Operation {
    id: "showMe",
    tag: "me",
    summary: "The member whose token it is.",
    access: Access::Read,
    answer: Answer::shown("What the node knows of her.", "Me", || {
        json!({ "activitypub_id": "https://seattle.example/users/maren", "handle": "maren",
                    "name": "Maren Lindqvist", "mail": "maren@ledgerline.example", "organization": "Ledgerline",
                    "roles": [], "tags": ["speaker"], "joined": "2026-11-21T12:00:00Z" })
    }),
    ..Operation::PLAIN
};

/// Her answers.
pub(crate) const RSVPS: Operation = Operation {
    id: "listMyRsvps",
    tag: "me",
    summary: "All answers of the member whose token it is; at most 500.",
    access: Access::Read,
    answer: Answer::shown(
        "Her answers.",
        "RsvpList",
        || json!({ "items": [rsvps::example()] }),
    ),
    ..Operation::PLAIN
};

#[derive(Serialize)]
struct MeView<'a> {
    activitypub_id: Iri,
    handle: &'a Handle,
    name: &'a PersonName,
    mail: &'a MailAddress,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<&'a PersonName>,
    roles: &'a [Role],
    /// What officers call her by: she may see what is kept of her (F22).
    #[serde(skip_serializing_if = "MemberTags::is_empty")]
    tags: MemberTags,
    joined: Timestamp,
}

/// Answers her.
pub(crate) async fn show(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    let member = caller.membership.member();
    let tags = doors.node.database.read(|tx| member_tags::of(tx, &member.id))?;
    let view = MeView {
        activitypub_id: Iri::local(&doors.node.origin, &format!("/users/{}", member.handle)),
        handle: &member.handle,
        name: &member.name,
        mail: &member.mail,
        organization: member.organization.as_ref(),
        roles: &member.roles,
        tags,
        joined: member.joined,
    };
    Ok(Json(view).into_response())
}

/// Answers her answers.
pub(crate) async fn rsvps(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    doors.node.database.read(|tx| {
        let registers = list_rsvps(tx, &caller.membership)?;
        let views: Result<Vec<_>, StoreError> = registers
            .into_iter()
            .map(|register| view(&doors, tx, register))
            .collect();
        Ok(Items::whole(views?))
    })
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::json;

    use crate::world::World;

    #[tokio::test]
    async fn a_token_shows_its_own_member_and_her_own_answers() {
        let world = World::new().await;
        let me = world.as_member().get("/api/v1/me").await;
        assert_eq!(me.json["handle"], "maren");
        assert_eq!(me.header("cache-control"), "private, no-store");
        let event = world.publish(json!("members")).await;
        let put = world
            .as_member()
            .put(
                &format!("/api/v1/events/{event}/rsvp"),
                json!({ "answer": "maybe" }),
            )
            .await;
        assert_eq!(put.status, StatusCode::OK);
        let mine = world.as_member().get("/api/v1/me/rsvps").await;
        assert_eq!(mine.json["items"][0]["event"], event.as_str());
        assert_eq!(mine.json["items"][0]["words"], "Noted by Seattle Partners 04:00");
        assert_eq!(
            world.as_officer().get("/api/v1/me/rsvps").await.json["items"],
            json!([])
        );
    }
}
