//! `/events/{id}/checkins`: who is in, and letting a guest in by the code she shows at the door (F14).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::check_in::{Doorkeeper, check_in};
use domain::{AtTheDoor, DoorCode, EventId, Guest, OneTimeCode};
use edge::{Doors, Problem, Reason};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::access::Chief;
use crate::events::change_refused;
use crate::host_names::HostNames;
use crate::input::Body;
use crate::named::named;
use crate::openapi::operation::{Access, Answer, Operation, Shape};
use crate::page::Items;
use crate::rsvps::own_guests;

/// Who is in.
pub(crate) const LIST: Operation = Operation {
    id: "listCheckins",
    tag: "rsvps",
    summary: "Who is in at an event of this community.",
    access: Access::Admin,
    answer: Answer::shown(
        "Every guest who was let in, in the order of answers.",
        "CheckinList",
        || json!({ "items": [listed_example()] }),
    ),
    refusals: &[
        (409, "The event is another community's."),
        (410, "The event was removed."),
    ],
    ..Operation::PLAIN
};

/// Somebody stands at the door.
pub(crate) const CHECK_IN: Operation = Operation {
    id: "checkIn",
    tag: "rsvps",
    summary: "Let a guest in by her code; a second time says since when she is in.",
    access: Access::Admin,
    body: Some(Shape {
        schema: "CheckinInput",
        example: || json!({ "code": "4KPX-9ZRT" }),
    }),
    answer: Answer::shown("In, already in, or not on this list.", "Checkin", example),
    refusals: &[(409, "The event is another community's.")],
    ..Operation::PLAIN
};

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckinInput {
    code: String,
}

/// What is said at the door.
#[derive(Serialize)]
struct CheckinView {
    result: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    guest: Option<InView>,
}

#[derive(Serialize)]
struct InView {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<String>,
    /// Absent for a guest without a membership.
    #[serde(skip_serializing_if = "Option::is_none")]
    community: Option<String>,
    /// Whether she has no membership: a guest RSVP (F12).
    guest: bool,
    at: Timestamp,
}

/// Lists who is in.
pub(crate) async fn list(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    doors.node.database.read(|tx| {
        let (guests, names) = own_guests(tx, &chief, &id)?;
        let guests = guests.iter().filter_map(|guest| {
            let at = guest.checked_in?;
            Some(InView::of(&doors, &names, guest, at))
        });
        Ok(Items::whole(guests.collect()))
    })
}

/// Lets a guest in. What is no code is nobody's.
pub(crate) async fn mark(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<CheckinInput>,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    let now = doors.node.now();
    let database = &doors.node.database;
    let Ok(code) = DoorCode::parse(&input.code) else {
        let detail = format!("a code has {} letters and digits", OneTimeCode::CHARS);
        return Err(Problem::new(Reason::Invalid, detail).at("code"));
    };
    let found = database
        .transact(|tx| {
            let door = Doorkeeper::by_office(tx, &chief.0, &id).map_err(change_refused)?;
            Ok::<_, Problem>(check_in(tx, &door, &code, now)?)
        })
        .await?;
    let names = database.read(HostNames::read)?;
    let view = |result, guest: &Guest, at| CheckinView {
        result,
        guest: Some(InView::of(&doors, &names, guest, at)),
    };
    let view = match found {
        AtTheDoor::In(guest) => view("in", &guest, now),
        AtTheDoor::AlreadyIn(guest, since) => view("already_in", &guest, since),
        AtTheDoor::NotOnThisList => CheckinView {
            result: "not_on_this_list",
            guest: None,
        },
    };
    Ok(Json(view).into_response())
}

impl InView {
    fn of(doors: &Doors, names: &HostNames, guest: &Guest, at: Timestamp) -> Self {
        Self {
            name: guest.name.as_str().to_owned(),
            organization: guest.organization.as_ref().map(|name| name.as_str().to_owned()),
            community: (!guest.is_visitor()).then(|| names.of(&guest.home(&doors.node.origin))),
            guest: guest.is_visitor(),
            at,
        }
    }
}

fn listed_example() -> Value {
    json!({ "name": "Maren Lindqvist", "organization": "Ledgerline", "community": "London Partners",
        "guest": false, "at": "2026-11-21T18:02:00Z" })
}

fn example() -> Value {
    json!({ "result": "in", "guest": listed_example() })
}

#[cfg(test)]
mod tests {
    use community::check_in::code_of_guest;
    use http::StatusCode;

    use super::*;
    use crate::world::World;

    /// F14-1, D6
    #[tokio::test]
    async fn the_door_says_three_things_to_officers_alone() {
        let world = World::new().await;
        let id = world.publish(json!("members")).await;
        let url = format!("/api/v1/events/{id}/checkins");
        let rsvp = format!("/api/v1/events/{id}/rsvp");
        world.as_member().put(&rsvp, json!({ "answer": "going" })).await;
        let parsed = EventId::parse(&id).unwrap();
        let code = world.doors.node.database.read(|tx| {
            let event = store::events::get(tx, &parsed).unwrap().unwrap();
            let guests = store::guests::get(tx, &parsed).unwrap();
            let guest = guests.iter().next().unwrap().clone();
            Ok::<_, store::StoreError>(code_of_guest(&event, &guest).to_string())
        });
        let typed = json!({ "code": code.unwrap().to_lowercase() });
        for refused in [
            world.as_member().post(&url, typed.clone()).await,
            world.as_member().get(&url).await,
        ] {
            assert_eq!(refused.status, StatusCode::FORBIDDEN);
        }
        let results = async |sent: &Value| {
            let said = world.as_officer().post(&url, sent.clone()).await;
            (
                said.status,
                said.json["result"].clone(),
                said.json["guest"]["name"].clone(),
            )
        };
        let nobody = results(&json!({ "code": "2222-2222" })).await;
        assert_eq!(nobody, (StatusCode::OK, json!("not_on_this_list"), json!(null)));
        assert_eq!(results(&typed).await.1, json!("in"));
        assert_eq!(results(&typed).await.1, json!("already_in"));
        let list = world.as_officer().get(&url).await;
        assert_eq!(list.json["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(
            results(&json!({ "code": "no code" })).await.0,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
}
