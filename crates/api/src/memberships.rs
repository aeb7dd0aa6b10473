//! `/memberships`: level, state and last day paid for; a member's own, and all for officers, who end one (F02).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::choose_chapter::{ChooseChapterRefused, choose_chapter_for, choose_own_chapter};
use community::choose_tier::enrolment_of;
use community::give_seat::give_up_seat;
use community::leave::{ANSWERS_MAX, LeaveRefused, Leaving, end_membership};
use community::see_memberships::{SeenMembership, see_membership, see_memberships};
use domain::{
    Enrolment, EnrolmentState, Handle, Iri, Kind, Member, MemberId, Note, Slug, TextRefused, Title,
};
use edge::{Doors, Problem, Reason};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{enrolments, members};

use crate::access::{Chief, Reader, Writer};
use crate::event_input::{invalid, wrong};
use crate::events::LIMIT;
use crate::input::{Asked, Body};
use crate::named::named;
use crate::openapi::atoms::ID;
use crate::openapi::operation::{Access, Answer, Operation, Shape};
use crate::page::{self, PartQuery};

/// Those she may see.
pub(crate) const LIST: Operation = Operation {
    id: "listMemberships",
    tag: "dues",
    summary: "Memberships: the caller's own; all of them, in the order people joined, for a token with the scope \
        `admin` of an officer or operator.",
    access: Access::Read,
    query: &[page::CURSOR_ID, LIMIT],
    answer: Answer {
        headers: &["Link"],
        ..Answer::shown(
            "A page of memberships.",
            "MembershipList",
            || json!({ "items": [example()] }),
        )
    },
    ..Operation::PLAIN
};

/// One of them.
pub(crate) const SHOW: Operation = Operation {
    id: "showMembership",
    tag: "dues",
    summary: "One membership, by the id of whose it is: the caller's own; anybody's for a token with the scope `admin` of an \
        officer or operator.",
    access: Access::Read,
    query: &[],
    headers: &[],
    body: None,
    answer: Answer::shown("The membership.", "Membership", example),
    refusals: &[],
};

/// Ended by an officer.
pub(crate) const END: Operation = Operation {
    body: Some(Shape {
        schema: "MembershipEnd",
        example: || json!({ "message": "You asked us to end it. All the best.", "note": "By telephone, 3 May." }),
    }),
    ..Operation::of_officers(
        "endMembership",
        "dues",
        "End a membership: seats at events to come go to others, nothing more is owed, and she is told by mail. \
            `message` is what the mail says in your words, and may be empty; `note` is for officers alone.",
        Answer::shown("The membership, left.", "Membership", || {
            let mut left = example();
            left["state"] = json!("left");
            left
        }),
    )
};

/// What is sent: her words have to be there, even if they are none, so that an empty request ends nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndInput {
    message: String,
    note: Option<String>,
}

/// Ends one.
pub(crate) async fn end(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<EndInput>,
) -> Result<Response, Problem> {
    let id = named(&id, MemberId::parse)?;
    let told = words(Some(&input.message)).map_err(wrong("message"))?;
    let because = words(input.note.as_deref()).map_err(wrong("note"))?;
    let node = &doors.node;
    let activities: Vec<Iri> = (0..=ANSWERS_MAX).map(|_| node.fresh_activity()).collect();
    let leaving = Leaving {
        because: because.as_ref(),
        told: told.as_ref(),
        activities: &activities,
    };
    let (rules, now) = (&node.settings.rules, node.now());
    let ended = node.database.transact(|tx| {
        let member = end_membership(tx, rules, &chief.0, &id, leaving, now).map_err(refused)?;
        let enrolment = enrolments::get(tx, &member.id)?.ok_or_else(Problem::not_found)?;
        Ok::<_, Problem>(view(member, enrolment))
    });
    Ok(Json(ended.await?).into_response())
}

/// A text, or none; blanks are none.
fn words(text: Option<&str>) -> Result<Option<Note>, TextRefused> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    text.map(Note::parse).transpose()
}

fn refused(refused: LeaveRefused) -> Problem {
    match refused {
        LeaveRefused::NoSuchMember => Problem::not_found(),
        LeaveRefused::IsOperator => Problem::new(Reason::NotAllowed, refused.to_string()),
        LeaveRefused::Store(error) => error.into(),
    }
}

#[derive(Serialize)]
pub(crate) struct MembershipView {
    member: MemberId,
    handle: Handle,
    kind: Kind,
    tier: Slug,
    state: EnrolmentState,
    since: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    paid_until: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chapter: Option<Title>,
    /// The organisation whose seat it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    seat_of: Option<Slug>,
}

/// The local part she is in.
pub(crate) const CHAPTER: Operation = Operation {
    body: Some(CHAPTER_INPUT),
    ..Operation::of_officers(
        "setMembershipChapter",
        "dues",
        "Put a member in a chapter of the community; in none when it is empty.",
        Answer::shown("Her membership.", "Membership", example),
    )
};

/// The local part one is in oneself.
pub(crate) const OWN_CHAPTER: Operation = Operation {
    id: "setMyChapter",
    tag: "dues",
    summary: "Choose the chapter of the community one belongs to; none when it is empty.",
    access: Access::Write,
    body: Some(CHAPTER_INPUT),
    answer: Answer::shown("The membership.", "Membership", example),
    ..Operation::PLAIN
};

/// The seat one has of an organisation.
pub(crate) const GIVE_UP_SEAT: Operation = Operation {
    id: "giveUpMySeat",
    tag: "dues",
    summary: "Give up the seat one has of an organisation, whoever gave it: one goes on at what one has paid for oneself, \
              else at a level that costs nothing. Whoever has none has nothing to give up, and nothing changes.",
    access: Access::Write,
    answer: Answer::shown("The membership.", "Membership", example),
    ..Operation::PLAIN
};

const CHAPTER_INPUT: Shape = Shape {
    schema: "ChapterInput",
    example: || json!({ "chapter": "Eastside" }),
};

/// Which one; empty for none, so that an empty request changes nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChapterInput {
    chapter: String,
}

impl ChapterInput {
    fn read(&self) -> Result<Option<Title>, Problem> {
        match self.chapter.trim() {
            "" => Ok(None),
            chapter => Ok(Some(Title::parse(chapter).map_err(wrong("chapter"))?)),
        }
    }
}

/// Puts somebody in one.
pub(crate) async fn chapter(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<ChapterInput>,
) -> Result<Response, Problem> {
    let id = named(&id, MemberId::parse)?;
    let (chapter, now) = (input.read()?, doors.node.now());
    let database = &doors.node.database;
    let chosen = database
        .transact(|tx| choose_chapter_for(tx, &chief.0, &id, chapter.as_ref(), now))
        .await;
    let enrolment = chosen.map_err(not_chosen)?;
    let member = database.read(|tx| members::get(tx, &id))?;
    Ok(Json(view(member.ok_or_else(Problem::not_found)?, enrolment)).into_response())
}

/// Chooses one's own.
pub(crate) async fn own_chapter(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Body { value: input, .. }: Body<ChapterInput>,
) -> Result<Response, Problem> {
    let (chapter, now) = (input.read()?, doors.node.now());
    let membership = &caller.membership;
    let chosen = doors
        .node
        .database
        .transact(|tx| choose_own_chapter(tx, membership, chapter.as_ref(), now))
        .await;
    let enrolment = chosen.map_err(not_chosen)?;
    Ok(Json(view(membership.member().clone(), enrolment)).into_response())
}

/// Gives up one's own seat.
pub(crate) async fn give_up(State(doors): State<Doors>, Writer(caller): Writer) -> Result<Response, Problem> {
    let node = &doors.node;
    let (dues, now) = (&node.settings.dues, node.now());
    let membership = &caller.membership;
    let given_up = node.database.transact(|tx| {
        give_up_seat(tx, membership, dues, now)?;
        enrolment_of(tx, membership, now)
    });
    let enrolment = given_up.await?;
    Ok(Json(view(membership.member().clone(), enrolment)).into_response())
}

fn not_chosen(refused: ChooseChapterRefused) -> Problem {
    match refused {
        ChooseChapterRefused::NoSuchMember => Problem::not_found(),
        ChooseChapterRefused::NoSuchChapter { .. } => invalid("chapter", &refused.to_string()),
        ChooseChapterRefused::Store(error) => error.into(),
    }
}

/// Lists them.
pub(crate) async fn list(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Asked(query): Asked<PartQuery>,
) -> Result<Response, Problem> {
    let part = query.part(MemberId::parse)?;
    let node = &doors.node;
    let now = node.now();
    let found = node.database.read(|tx| {
        see_memberships(
            tx,
            &caller.membership,
            caller.officer.as_ref(),
            part.after.as_ref(),
            part.one_more(),
            now,
        )
    })?;
    let view = |seen: SeenMembership| view(seen.member, seen.enrolment);
    let list = (&node.origin, "/api/v1/memberships");
    Ok(part.answer(list, found, |seen| seen.member.id.clone(), view))
}

/// Answers one.
pub(crate) async fn show(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = MemberId::parse(&id).map_err(|_| Problem::not_found())?;
    let (node, officer) = (&doors.node, caller.officer.as_ref());
    let now = node.now();
    let found = node
        .database
        .read(|tx| see_membership(tx, &caller.membership, officer, &id, now))?;
    let seen = found.ok_or_else(Problem::not_found)?;
    Ok(Json(view(seen.member, seen.enrolment)).into_response())
}

/// Somebody's, as it is answered.
pub(crate) fn view(member: Member, enrolment: Enrolment) -> MembershipView {
    MembershipView {
        member: member.id,
        handle: member.handle,
        kind: enrolment.kind,
        tier: enrolment.tier,
        state: enrolment.state,
        since: enrolment.since,
        paid_until: enrolment.until,
        chapter: enrolment.chapter,
        seat_of: enrolment.seat.map(|seat| seat.organization),
    }
}

pub(crate) fn example() -> Value {
    json!({ "member": ID, "handle": "maren", "kind": "partner", "tier": "chapter", "state": "current",
        "since": "2026-05-01", "paid_until": "2027-04-30", "chapter": "Eastside" })
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::json;

    use crate::world::World;

    /// F02, E11: a member reads her own by the id of it, and whatever else she tries is nothing; an officer reads each.
    #[tokio::test]
    async fn one_membership_is_read_by_whose_it_is_and_by_officers() {
        let world = World::new().await;
        let all = world.as_officer().get("/api/v1/memberships").await.json;
        let all = all["items"].as_array().unwrap();
        assert!(all.len() > 1, "{all:?}");
        for one in all {
            let path = format!("/api/v1/memberships/{}", one["member"].as_str().unwrap());
            let read = world.as_officer().get(&path).await;
            assert_eq!((read.status, &read.json), (StatusCode::OK, one));
            let hers = world.as_reader().get(&path).await;
            match one["handle"] == "maren" {
                true => assert_eq!((hers.status, &hers.json), (StatusCode::OK, one)),
                false => assert_eq!(hers.status, StatusCode::NOT_FOUND),
            }
            assert_eq!(world.get(&path).await.status, StatusCode::UNAUTHORIZED);
        }
        for nobody in ["01JD7ZQ4T0M8V5XKPN6R3W2YHB", "maren"] {
            let read = world
                .as_officer()
                .get(&format!("/api/v1/memberships/{nobody}"))
                .await;
            assert_eq!(read.status, StatusCode::NOT_FOUND, "{nobody}");
        }
    }

    /// F02
    #[tokio::test]
    async fn a_member_chooses_her_chapter_and_an_officer_for_her() {
        let world = World::new().await;
        let change = world.database().transact(|tx| {
            let mut profile = store::community::profile(tx)?.unwrap();
            profile.chapters = vec![domain::Title::parse("Eastside").unwrap()];
            store::community::put_profile(tx, &profile)
        });
        change.await.unwrap();
        let own = "/api/v1/me/chapter";
        let hers = world.as_member().put(own, json!({ "chapter": "eastside" })).await;
        assert_eq!(
            (hers.status, &hers.json["chapter"]),
            (StatusCode::OK, &json!("Eastside"))
        );
        let none = world.as_member().put(own, json!({ "chapter": "Spokane" })).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.text().contains("choose one of Eastside"), "{}", none.text());
        let read = world.as_reader().put(own, json!({ "chapter": "" })).await;
        assert_eq!(read.status, StatusCode::FORBIDDEN);
        let path = format!(
            "/api/v1/memberships/{}/chapter",
            hers.json["member"].as_str().unwrap()
        );
        let no = world.as_member().put(&path, json!({ "chapter": "" })).await;
        assert_eq!(no.status, StatusCode::FORBIDDEN);
        let out = world.as_officer().put(&path, json!({ "chapter": "" })).await;
        assert_eq!((out.status, out.json.get("chapter")), (StatusCode::OK, None));
    }
}
