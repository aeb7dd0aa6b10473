//! `/me`: the member whose token it is, how she is called, and all her answers.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use community::change_name::{ChangeNameRefused, change_name};
use community::see_rsvp::list_rsvps;
use domain::{Handle, Iri, MailAddress, Member, MemberTags, PersonName, Role};
use edge::{Doors, Problem};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{StoreError, member_tags};

use crate::access::{Reader, Writer};
use crate::event_input::wrong;
use crate::input::Body;
use crate::openapi::operation::{Access, Answer, Operation, Shape};
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

/// How she is called.
pub(crate) const RENAME: Operation = Operation {
    id: "changeMyName",
    summary: "Change the name under which one is shown; hosts whom one answered before keep the name they were given.",
    access: Access::Write,
    body: Some(Shape {
        schema: "NameInput",
        example: || json!({ "name": "Maren Lindqvist" }),
    }),
    ..SHOW
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
    answer(&doors, caller.membership.member())
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NameInput {
    name: String,
}

/// Calls her otherwise.
pub(crate) async fn rename(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Body { value: input, .. }: Body<NameInput>,
) -> Result<Response, Problem> {
    let name = PersonName::parse(&input.name).map_err(wrong("name"))?;
    let now = doors.node.now();
    let changed = doors
        .node
        .database
        .transact(|tx| change_name(tx, &caller.membership, &name, now));
    let member = changed.await.map_err(|refused| match refused {
        ChangeNameRefused::NoSuchMember => Problem::not_found(),
        ChangeNameRefused::Store(error) => error.into(),
    })?;
    answer(&doors, &member)
}

fn answer(doors: &Doors, member: &Member) -> Result<Response, Problem> {
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

    /// F04
    #[tokio::test]
    async fn a_member_is_called_as_her_program_says() {
        let world = World::new().await;
        let path = "/api/v1/me/name";
        let renamed = json!({ "name": "Maren Holt-Vale" });
        let read = world.as_reader().put(path, renamed.clone()).await;
        assert_eq!(read.status, StatusCode::FORBIDDEN);
        let hers = world.as_member().put(path, renamed).await;
        assert_eq!(
            (hers.status, &hers.json["name"]),
            (StatusCode::OK, &json!("Maren Holt-Vale"))
        );
        let me = world.as_member().get("/api/v1/me").await;
        assert_eq!(me.json, hers.json);
        let nameless = world.as_member().put(path, json!({ "name": " " })).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nameless.text().contains("`name`"), "{}", nameless.text());
    }

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
