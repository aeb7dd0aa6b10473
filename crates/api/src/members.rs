//! `/members`: officers list the people with a membership here, and add one.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::add_member::{AddMemberRefused, Newcomer, add_member_for};
use community::see_members::{KnownMember, see_members};
use domain::{
    EnrolmentState, Handle, Iri, Kind, MailAddress, Member, MemberId, MemberTag, MemberTags, Origin,
    PersonName, Role, Slug,
};
use edge::{Doors, Problem, Reason};
use http::header;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{StoreError, members};

use crate::access::Chief;
use crate::event_input::{invalid, wrong};
use crate::events::LIMIT;
use crate::input::{Asked, Body};
use crate::named::named;
use crate::openapi::atoms::{ID, some_text};
use crate::openapi::operation::{Access, Answer, Need, Operation, Parameter, Shape};
use crate::page::{self, Part};

/// All of them.
pub(crate) const LIST: Operation = Operation {
    id: "listMembers",
    tag: "members",
    summary: "People with a membership here, in the order they joined.",
    access: Access::Admin,
    query: &[
        page::CURSOR_ID,
        LIMIT,
        Parameter {
            name: "tag",
            what: "Those alone whom officers call so, in whatever case.",
            need: Need::Optional,
            schema: tag,
            example: "speaker",
        },
    ],
    answer: Answer {
        headers: &["Link"],
        ..Answer::shown(
            "A page of members.",
            "MemberList",
            || json!({ "items": [example()] }),
        )
    },
    ..Operation::PLAIN
};

fn tag() -> Value {
    some_text(MemberTag::CHARS_MAX)
}

/// One of them.
pub(crate) const SHOW: Operation = Operation::of_officers(
    "showMember",
    "members",
    "One member.",
    Answer::shown("The member.", "Member", example),
);

/// A new one.
pub(crate) const ADD: Operation = Operation {
    id: "addMember",
    tag: "members",
    summary: "Add a member.",
    access: Access::Admin,
    body: Some(Shape {
        schema: "MemberInput",
        example: || {
            json!({ "handle": "maren", "name": "Maren Lindqvist", "mail": "maren@ledgerline.example",
                "organization": "Ledgerline", "kind": "partner" })
        },
    }),
    answer: Answer {
        status: 201,
        headers: &["Location"],
        ..Answer::shown("The member; `Location` is her actor.", "Member", example)
    },
    refusals: &[(409, "The handle or the mail address is taken.")],
    ..Operation::PLAIN
};

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MemberInput {
    handle: String,
    name: String,
    mail: String,
    organization: Option<String>,
    kind: Option<Kind>,
    roles: Option<Vec<Role>>,
}

/// What may be asked of the members.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MembersQuery {
    cursor: Option<String>,
    limit: Option<String>,
    tag: Option<String>,
}

#[derive(Serialize)]
struct MemberView {
    id: MemberId,
    activitypub_id: Iri,
    handle: Handle,
    name: PersonName,
    mail: MailAddress,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<PersonName>,
    #[serde(flatten)]
    enrolment: Option<EnrolmentView>,
    roles: Vec<Role>,
    #[serde(skip_serializing_if = "MemberTags::is_empty")]
    tags: MemberTags,
    joined: Timestamp,
}

/// Her level; absent for who joined before there were levels.
#[derive(Serialize)]
struct EnrolmentView {
    kind: Kind,
    tier: Slug,
    state: EnrolmentState,
}

impl MemberView {
    fn new(origin: &Origin, known: KnownMember) -> Self {
        let KnownMember {
            member,
            enrolment,
            tags,
        } = known;
        let Member {
            id,
            handle,
            name,
            mail,
            organization,
            roles,
            joined,
        } = member;
        let activitypub_id = Iri::local(origin, &format!("/users/{handle}"));
        Self {
            id,
            activitypub_id,
            handle,
            name,
            mail,
            organization,
            enrolment: enrolment.map(|known| EnrolmentView {
                kind: known.kind,
                tier: known.tier,
                state: known.state,
            }),
            roles,
            tags,
            joined,
        }
    }
}

/// Lists them.
pub(crate) async fn list(
    State(doors): State<Doors>,
    _chief: Chief,
    Asked(query): Asked<MembersQuery>,
) -> Result<Response, Problem> {
    let part = Part::read(query.limit.as_deref(), query.cursor.as_deref(), MemberId::parse)?;
    let part = part.and("tag", query.tag.as_deref());
    let tag = query.tag.as_deref().map(MemberTag::parse).transpose();
    let tag = tag.map_err(wrong("tag"))?;
    let node = &doors.node;
    let found = node
        .database
        .read(|tx| see_members(tx, tag.as_ref(), part.after.as_ref(), part.one_more()))?;
    let view = |known| MemberView::new(&node.origin, known);
    let list = (&node.origin, "/api/v1/members");
    Ok(part.answer(list, found, |known| known.member.id.clone(), view))
}

/// Answers one.
pub(crate) async fn show(
    State(doors): State<Doors>,
    _chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = named(&id, MemberId::parse)?;
    let found = doors.node.database.read(|tx| match members::get(tx, &id)? {
        Some(member) => KnownMember::of(tx, member).map(Some),
        None => Ok::<_, StoreError>(None),
    })?;
    let known = found.ok_or_else(Problem::not_found)?;
    Ok(Json(MemberView::new(&doors.node.origin, known)).into_response())
}

/// Adds one.
pub(crate) async fn add(
    State(doors): State<Doors>,
    chief: Chief,
    Body { value: input, .. }: Body<MemberInput>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let now = node.now();
    let newcomer = input.newcomer(ambient::ids::member_id(now, &node.randomness))?;
    let known = node
        .database
        .transact(|tx| {
            let member = add_member_for(tx, &chief.0, newcomer.clone(), now).map_err(refused)?;
            KnownMember::of(tx, member).map_err(Problem::from)
        })
        .await?;
    let view = MemberView::new(&node.origin, known);
    let location = [(header::LOCATION, view.activitypub_id.as_str().to_owned())];
    Ok((StatusCode::CREATED, location, Json(view)).into_response())
}

impl MemberInput {
    fn newcomer(self, id: MemberId) -> Result<Newcomer, Problem> {
        let roles = self.roles.unwrap_or_default();
        if roles.len() > ROLES_MAX {
            return Err(invalid("roles", "officer and moderator, each once"));
        }
        Ok(Newcomer {
            id,
            handle: Handle::parse(&self.handle).map_err(wrong("handle"))?,
            name: PersonName::parse(&self.name).map_err(wrong("name"))?,
            mail: MailAddress::parse(&self.mail).map_err(wrong("mail"))?,
            organization: self
                .organization
                .as_deref()
                .map(PersonName::parse)
                .transpose()
                .map_err(wrong("organization"))?,
            kind: self.kind.unwrap_or(Kind::Partner),
            roles,
        })
    }
}

/// Most roles of one person.
pub(crate) const ROLES_MAX: usize = 3;

fn refused(refused: AddMemberRefused) -> Problem {
    let sentence = refused.to_string();
    match refused {
        AddMemberRefused::HandleTaken(_) => Problem::new(Reason::Conflict, sentence).at("handle"),
        AddMemberRefused::MailTaken => Problem::new(Reason::Conflict, sentence).at("mail"),
        AddMemberRefused::OperatorByShell => invalid("roles", &sentence),
        AddMemberRefused::Store(error) => error.into(),
    }
}

fn example() -> Value {
    json!({ "id": ID, "activitypub_id": "https://seattle.example/users/maren", "handle": "maren", "name": "Maren Lindqvist", "mail": "maren@ledgerline.example",
        "organization": "Ledgerline", "kind": "partner", "tier": "network", "state": "current", "roles": ["officer"],
        "tags": ["speaker"], "joined": "2026-11-21T12:00:00Z" })
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::json;

    use crate::world::World;

    #[tokio::test]
    async fn an_officer_adds_a_member_and_finds_her_on_the_last_page() {
        let world = World::new().await;
        let officer = world.as_officer();
        let klara = json!({ "handle": "Klara", "name": "Klara Holm", "mail": "klara@holm.example",
            "kind": "vendor" });
        let made = officer.post("/api/v1/members", klara.clone()).await;
        assert_eq!(made.status, StatusCode::CREATED);
        assert_eq!(made.json["handle"], "klara");
        assert_eq!(
            (&made.json["tier"], &made.json["kind"]),
            (&json!("network"), &json!("vendor"))
        );
        let one = officer
            .get(&format!("/api/v1/members/{}", made.json["id"].as_str().unwrap()))
            .await;
        assert_eq!(one.json, made.json);
        let nobody = officer.get("/api/v1/members/01JD7ZQ4T0M8V5XKPN6R3W2YHB").await;
        assert_eq!(nobody.status, StatusCode::NOT_FOUND);
        let again = officer.post("/api/v1/members", klara).await;
        assert_eq!(
            (again.status, &again.json["field"]),
            (StatusCode::CONFLICT, &json!("handle"))
        );
        let mut handles = Vec::new();
        let mut url = "/api/v1/members?limit=2".to_owned();
        loop {
            let page = officer.get(&url).await;
            assert_eq!(page.status, StatusCode::OK);
            handles.extend(
                page.json["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|item| item["handle"].clone()),
            );
            let Some(next) = page.next() else { break };
            url = next;
        }
        assert_eq!(
            handles.iter().filter(|handle| **handle == json!("klara")).count(),
            1
        );
        assert!(handles.len() >= 4, "{handles:?}");
    }

    /// A token never makes anybody mightier than its owner.
    #[tokio::test]
    async fn nobody_becomes_an_operator_through_the_api() {
        let world = World::new().await;
        let body =
            json!({ "handle": "eve", "name": "Eve", "mail": "eve@evil.example", "roles": ["operator"] });
        let refused = world.as_officer().post("/api/v1/members", body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.json["field"], "roles");
    }
}
