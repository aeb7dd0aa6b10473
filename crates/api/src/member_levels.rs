//! `/memberships/{id}/tier`, `/me/tier`: a member chooses her level, or an officer does for her (F02).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::choose_tier::{ChooseTierRefused, Chosen, choose_tier, choose_tier_for};
use domain::{InvoiceNumber, MemberId, Slug};
use edge::{Doors, Problem, Reason};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{enrolments, members};

use crate::access::{Chief, Writer};
use crate::event_input::{invalid, wrong};
use crate::input::Body;
use crate::memberships::{MembershipView, example, view};
use crate::named::named;
use crate::openapi::operation::{Access, Answer, Operation, Shape};

/// An officer's word.
pub(crate) const LEVEL: Operation = Operation {
    body: Some(INPUT),
    refusals: REFUSALS,
    ..Operation::of_officers(
        "setMembershipTier",
        "dues",
        "Put a member at a level: at once when it costs nothing; else she is mailed an invoice, and has it once that is \
            paid.",
        CHOSEN,
    )
};

/// Her own.
pub(crate) const OWN_LEVEL: Operation = Operation {
    id: "setMyTier",
    tag: "dues",
    summary: "Choose a level: at once when it costs nothing; else there is an invoice, and one has it once that is paid.",
    access: Access::Write,
    body: Some(INPUT),
    answer: CHOSEN,
    refusals: REFUSALS,
    ..Operation::PLAIN
};

const INPUT: Shape = Shape {
    schema: "LevelInput",
    example: || json!({ "tier": "chapter" }),
};

const CHOSEN: Answer = Answer::shown(
    "The membership as it stands now, and the invoice to be paid first, if there is one.",
    "LevelChosen",
    || json!({ "membership": example(), "invoice": 7 }),
);

const REFUSALS: &[(u16, &str)] = &[
    (404, "She is no member."),
    (
        409,
        "The level is not offered any more, not for this kind of member or for organisations; or what she has is paid for, \
            or paid by her organisation.",
    ),
];

/// Which one; it has to be there, so that an empty request changes nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LevelInput {
    tier: String,
}

#[derive(Serialize)]
struct ChosenView {
    membership: MembershipView,
    #[serde(skip_serializing_if = "Option::is_none")]
    invoice: Option<InvoiceNumber>,
}

/// Puts somebody at one.
pub(crate) async fn put_at(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<LevelInput>,
) -> Result<Response, Problem> {
    let id = named(&id, MemberId::parse)?;
    let tier = Slug::parse(&input.tier).map_err(wrong("tier"))?;
    let node = &doors.node;
    let (dues, now) = (&node.settings.dues, node.now());
    let chosen = node
        .database
        .transact(|tx| choose_tier_for(tx, chief.handle(), &id, &tier, dues, now))
        .await;
    answer(&doors, &id, chosen.map_err(refused)?)
}

/// Chooses one's own.
pub(crate) async fn choose(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Body { value: input, .. }: Body<LevelInput>,
) -> Result<Response, Problem> {
    let tier = Slug::parse(&input.tier).map_err(wrong("tier"))?;
    let node = &doors.node;
    let (dues, now) = (&node.settings.dues, node.now());
    let chosen = node
        .database
        .transact(|tx| choose_tier(tx, &caller.membership, &tier, dues, now))
        .await;
    answer(&doors, &caller.membership.member().id, chosen.map_err(refused)?)
}

fn refused(refused: ChooseTierRefused) -> Problem {
    match refused {
        ChooseTierRefused::HasLeft => Problem::not_found(),
        ChooseTierRefused::NoSuchTier(_) => invalid("tier", &refused.to_string()),
        ChooseTierRefused::Store(error) => error.into(),
        ChooseTierRefused::NotForKind(_)
        | ChooseTierRefused::Retired(_)
        | ChooseTierRefused::ForOrganizations(_)
        | ChooseTierRefused::PaidUntil(_)
        | ChooseTierRefused::HasSeat
        | ChooseTierRefused::NotSetUp => Problem::new(Reason::Conflict, refused.to_string()),
    }
}

fn answer(doors: &Doors, id: &MemberId, chosen: Chosen) -> Result<Response, Problem> {
    let found = doors.node.database.read(|tx| {
        let member = members::get(tx, id)?;
        Ok::<_, Problem>(member.zip(enrolments::get(tx, id)?))
    })?;
    let (member, enrolment) = found.ok_or_else(Problem::not_found)?;
    let view = ChosenView {
        membership: view(member, enrolment),
        invoice: match chosen {
            Chosen::AtOnce(_) => None,
            Chosen::AfterPayment(invoice) => Some(invoice.number),
        },
    };
    Ok(Json(view).into_response())
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::*;
    use crate::world::World;

    /// F02
    #[tokio::test]
    async fn a_member_chooses_her_level_and_an_officer_for_her() {
        let world = World::new().await;
        let officer = world.as_officer();
        for (id, level) in [
            (
                "chapter",
                json!({ "name": "Chapter", "price": "240", "period_months": 12 }),
            ),
            ("guest", json!({ "name": "Guest", "price": "0" })),
            (
                "supplier",
                json!({ "name": "Supplier", "price": "0", "kinds": ["vendor"] }),
            ),
        ] {
            let made = officer.put(&format!("/api/v1/tiers/{id}"), level).await;
            assert_eq!(made.status, StatusCode::OK, "{}", made.text());
        }
        let own = "/api/v1/me/tier";
        let at_once = world.as_member().put(own, json!({ "tier": "guest" })).await;
        assert_eq!(at_once.json["membership"]["tier"], "guest", "{}", at_once.text());
        assert_eq!(at_once.json.get("invoice"), None);
        let read = world.as_reader().put(own, json!({ "tier": "network" })).await;
        assert_eq!(read.status, StatusCode::FORBIDDEN);
        let nothing = world.as_member().put(own, json!({ "tier": "nothing" })).await;
        assert_eq!(
            (nothing.status, &nothing.json["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!("tier"))
        );
        let vendors = world.as_member().put(own, json!({ "tier": "supplier" })).await;
        assert_eq!(vendors.status, StatusCode::CONFLICT);
        let member = at_once.json["membership"]["member"].as_str().unwrap();
        let path = format!("/api/v1/memberships/{member}/tier");
        let no = world.as_member().put(&path, json!({ "tier": "network" })).await;
        assert_eq!(no.status, StatusCode::FORBIDDEN);
        let invoiced = officer.put(&path, json!({ "tier": "chapter" })).await;
        assert_eq!(invoiced.status, StatusCode::OK, "{}", invoiced.text());
        assert_eq!(invoiced.json["membership"]["tier"], "guest", "until it is paid");
        let number = invoiced.json["invoice"].as_u64().unwrap();
        let paid = officer
            .post_nothing(&format!("/api/v1/invoices/{number}/paid"))
            .await;
        assert_eq!(paid.status, StatusCode::OK, "{}", paid.text());
        let mine = world.as_member().get("/api/v1/memberships").await;
        assert_eq!(mine.json["items"][0]["tier"], "chapter");
        let nobody = "/api/v1/memberships/01JD7ZQ4T0M8V5XKPN6R3W2YHB/tier";
        let nobody = officer.put(nobody, json!({ "tier": "guest" })).await;
        assert_eq!(nobody.status, StatusCode::NOT_FOUND);
    }
}
