//! `/members/{id}/confirm`, `/members/{id}/decline`: yes or no to somebody who asked to join (F02).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::decide_joining::{DecideRefused, confirm_member, decline_member};
use domain::{Member, MemberId, Note};
use edge::{Doors, Problem, Reason};
use serde::Deserialize;
use serde_json::json;
use store::enrolments;

use crate::access::Chief;
use crate::event_input::wrong;
use crate::input::Body;
use crate::memberships::{example, view};
use crate::named::named;
use crate::openapi::operation::{Answer, Operation, Shape};

/// Yes.
pub(crate) const CONFIRM: Operation = Operation {
    refusals: &[(
        409,
        "She does not wait: somebody decided, or she never asked; or people of her kind do not join here any more.",
    )],
    ..Operation::of_officers(
        "confirmMember",
        "members",
        "Let in somebody who asked to join, at the level people join at today; she is mailed.",
        Answer::shown("Her membership, in force.", "Membership", example),
    )
};

/// No.
pub(crate) const DECLINE: Operation = Operation {
    body: Some(Shape {
        schema: "DeclineInput",
        example: || json!({ "reason": "We know nobody at your company yet." }),
    }),
    refusals: &[(409, "She does not wait: somebody decided, or she never asked.")],
    ..Operation::of_officers(
        "declineMember",
        "members",
        "Do not let in somebody who asked to join; she is mailed the reason, which may be empty, and may ask again.",
        Answer::shown("Her membership, ended.", "Membership", example),
    )
};

/// Why: it has to be there, even if it is nothing, so that an empty request decides nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeclineInput {
    reason: String,
}

/// Lets her in.
pub(crate) async fn confirm(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (id, now) = (named(&id, MemberId::parse)?, doors.node.now());
    let database = &doors.node.database;
    let decided = database
        .transact(|tx| confirm_member(tx, chief.handle(), &id, now))
        .await;
    answer(&doors, decided.map_err(refused)?)
}

/// Does not.
pub(crate) async fn decline(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<DeclineInput>,
) -> Result<Response, Problem> {
    let (id, now) = (named(&id, MemberId::parse)?, doors.node.now());
    let because = match input.reason.trim() {
        "" => None,
        reason => Some(Note::parse(reason).map_err(wrong("reason"))?),
    };
    let database = &doors.node.database;
    let decided = database
        .transact(|tx| decline_member(tx, chief.handle(), &id, because.as_ref(), now))
        .await;
    answer(&doors, decided.map_err(refused)?)
}

fn refused(refused: DecideRefused) -> Problem {
    match refused {
        DecideRefused::NoSuchMember => Problem::not_found(),
        DecideRefused::NotWaiting | DecideRefused::NotAdmitted(_) => {
            Problem::new(Reason::Conflict, refused.to_string())
        }
        DecideRefused::Store(error) => error.into(),
    }
}

fn answer(doors: &Doors, member: Member) -> Result<Response, Problem> {
    let enrolment = doors.node.database.read(|tx| enrolments::get(tx, &member.id))?;
    let enrolment = enrolment.ok_or_else(Problem::not_found)?;
    Ok(Json(view(member, enrolment)).into_response())
}

#[cfg(test)]
mod tests {
    use community::SignUp;
    use community::join::join;
    use domain::{Joining, Kind, MailAddress, MemberId, PersonName};
    use http::StatusCode;
    use serde_json::json;

    use crate::world::World;

    /// F02
    #[tokio::test]
    async fn an_officer_lets_in_or_not_whoever_asked_to_join() {
        let world = World::new().await;
        let now = world.doors.node.now();
        for number in [7, 8] {
            let joining = Joining {
                name: PersonName::parse("Aiko").unwrap(),
                organization: None,
                kind: Kind::Partner,
                place: None,
            };
            let mail = MailAddress::parse(&format!("aiko{number}@mail.example")).unwrap();
            let id = MemberId::new(0, [number; 10]);
            let joined = world
                .database()
                .transact(|tx| join(tx, &joining, (&mail, SignUp::Approval), &id, now));
            joined.await.unwrap();
        }
        let path = |number, act| format!("/api/v1/members/{}/{act}", MemberId::new(0, [number; 10]));
        let no = world.as_member().post_nothing(&path(7, "confirm")).await;
        assert_eq!(no.status, StatusCode::FORBIDDEN);
        let yes = world.as_officer().post_nothing(&path(7, "confirm")).await;
        assert_eq!(
            (yes.status, &yes.json["state"]),
            (StatusCode::OK, &json!("current"))
        );
        let twice = world.as_officer().post_nothing(&path(7, "confirm")).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);
        let nothing = world.as_officer().post(&path(8, "decline"), json!({})).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let because = json!({ "reason": "We know nobody there." });
        let no = world.as_officer().post(&path(8, "decline"), because).await;
        assert_eq!((no.status, &no.json["state"]), (StatusCode::OK, &json!("left")));
        let nobody = world.as_officer().post_nothing(&path(99, "confirm")).await;
        assert_eq!(nobody.status, StatusCode::NOT_FOUND);
    }
}
