//! `/events/{id}/rsvp` and `/rsvps`: a member's own answer, and for officers who comes.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::Viewer;
use community::rsvp::rsvp;
use community::see_event::Host;
use community::see_join_link::address_of_register;
use community::see_rsvp::{see_guests, see_rsvp};
use domain::{Answer, EventId, GuestSet, Origin, Register, RsvpState};
use edge::{AnswerNews, Doors, Problem, Reason, Telling, ZoneName};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{StoreError, Transaction, events};

use crate::access::{Chief, Reader, Writer};
use crate::events::seen;
use crate::host_names::HostNames;
use crate::input::Body;
use crate::named::named;
use crate::openapi::atoms::ID;
use crate::openapi::operation::{Access, Answer as Answered, Operation, Shape};
use crate::page::Items;
use crate::rsvp_words::{NoRsvpView, RsvpView};
use crate::telling::{community_zone, telling};

const RSVP: Shape = Shape {
    schema: "Rsvp",
    example,
};

/// Her own.
pub(crate) const SHOW: Operation = Operation {
    id: "showRsvp",
    tag: "rsvps",
    summary: "The member's own answer to an event, and how far it has come.",
    access: Access::Read,
    answer: Answered {
        status: 200,
        what: "Her answer; `answer` is null while she has not answered.",
        shape: Some(Shape {
            schema: "OwnRsvp",
            example,
        }),
        headers: &[],
    },
    refusals: &[(410, "The event was removed.")],
    ..Operation::PLAIN
};

/// A new one.
pub(crate) const ANSWER: Operation = Operation {
    id: "answerEvent",
    tag: "rsvps",
    summary: "Answer an event, also one of another community; the last answer counts.",
    access: Access::Write,
    body: Some(Shape {
        schema: "RsvpInput",
        example: || json!({ "answer": "going" }),
    }),
    answer: Answered {
        status: 200,
        what: "The answer; its host decides about the seat.",
        shape: Some(RSVP),
        headers: &[],
    },
    refusals: &[
        (409, "The event takes no such answer (now)."),
        (410, "The event was removed."),
    ],
    ..Operation::PLAIN
};

/// Who comes.
pub(crate) const GUESTS: Operation = Operation {
    id: "listGuests",
    tag: "rsvps",
    summary: "The guest list of an event of this community; it never leaves the node otherwise.",
    access: Access::Admin,
    answer: Answered {
        status: 200,
        what: "Everybody who answered, in the order of answers.",
        shape: Some(Shape {
            schema: "GuestList",
            example: || json!({ "items": [guest_example()] }),
        }),
        headers: &[],
    },
    refusals: &[
        (409, "The event is another community's."),
        (410, "The event was removed."),
    ],
    ..Operation::PLAIN
};

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RsvpInput {
    answer: Answer,
}

/// Her answer to one event.
pub(crate) async fn show(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    doors.node.database.read(|tx| {
        seen(tx, &Viewer::Member(caller.membership.clone()), &id)?;
        match see_rsvp(tx, &caller.membership, &id)? {
            Some(register) => Ok(Json(view(&doors, tx, register)?).into_response()),
            None => Ok(Json(NoRsvpView::new(id.clone(), doors.words.t("answer-none"))).into_response()),
        }
    })
}

/// Answers.
pub(crate) async fn answer(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<RsvpInput>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let id = named(&id, EventId::parse)?;
    let (now, activity) = (node.now(), node.fresh_activity());
    let rules = &node.settings.rules;
    let register = node
        .database
        .transact(|tx| {
            rsvp(tx, rules, &caller.membership, &id, input.answer, &activity, now).map_err(Problem::from)
        })
        .await?;
    node.database
        .read(|tx| Ok(Json(view(&doors, tx, register)?).into_response()))
}

/// An answer in words, by the community's clock.
pub(crate) fn view(
    doors: &Doors,
    tx: &mut Transaction<'_>,
    register: Register,
) -> Result<RsvpView, StoreError> {
    let zone = community_zone(tx)?;
    let telling = Telling {
        zone_name: ZoneName::Known,
        ..telling(doors, &zone)
    };
    let news = AnswerNews::read(tx, &telling, &register, doors.node.settings.retry_days)?;
    let joins_by = match events::get(tx, &register.event)? {
        Some(event) => address_of_register(tx, &event, &register, telling.now)?,
        None => None,
    };
    Ok(RsvpView::new(register, news.words, joins_by))
}

#[derive(Serialize)]
struct GuestView {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<String>,
    /// Absent for a guest without a membership.
    #[serde(skip_serializing_if = "Option::is_none")]
    community: Option<String>,
    /// Whether she has no membership: a guest RSVP (F12).
    guest: bool,
    answer: Answer,
    state: RsvpState,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<u32>,
    at: Timestamp,
}

/// Who comes: names, companies, communities; no mail addresses.
pub(crate) async fn guests(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    doors.node.database.read(|tx| {
        let (list, names) = own_guests(tx, &chief, &id)?;
        Ok(Items::whole(guest_views(&list, &names, &doors.node.origin)))
    })
}

/// The guests of an event of ours, and what their communities are called.
pub(crate) fn own_guests(
    tx: &mut Transaction<'_>,
    chief: &Chief,
    id: &str,
) -> Result<(GuestSet, HostNames), Problem> {
    let id = named(id, EventId::parse)?;
    let viewer = chief.viewer(tx)?;
    if seen(tx, &viewer, &id)?.host == Host::Them {
        let detail = "this event belongs to another community; its guest list stays there";
        return Err(Problem::new(Reason::Conflict, detail));
    }
    Ok((see_guests(tx, &chief.0, &id)?, HostNames::read(tx)?))
}

fn guest_views(list: &GuestSet, names: &HostNames, here: &Origin) -> Vec<GuestView> {
    let view = |guest: &domain::Guest| GuestView {
        name: guest.name.as_str().to_owned(),
        organization: guest.organization.as_ref().map(|name| name.as_str().to_owned()),
        community: (!guest.is_visitor()).then(|| names.of(&guest.home(here))),
        guest: guest.is_visitor(),
        answer: guest.answer,
        state: list.state(&guest.key).unwrap_or(RsvpState::Pending),
        place: list.place(&guest.key),
        at: guest.at,
    };
    list.iter().map(view).collect()
}

/// An answer as it is shown.
pub(crate) fn example() -> Value {
    json!({ "event": ID, "answer": "going", "state": "confirmed", "at": "2026-11-21T14:02:00Z",
        "answered": "2026-11-21T14:01:58Z",
        "join_url": format!("https://london.example/events/{ID}/go/{}", "0f".repeat(16)), "words": "Confirmed by London 14:02" })
}

fn guest_example() -> Value {
    json!({ "name": "Maren Lindqvist", "organization": "Ledgerline", "community": "London Partners", "guest": false, "answer": "going",
        "state": "waitlisted", "place": 3, "at": "2026-11-21T14:02:00Z" })
}

#[cfg(test)]
mod tests;
