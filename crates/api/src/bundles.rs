//! `/organizations/{slug}/bundle`, `/organizations/{slug}/seats`: what an organisation pays for its people, for whoever
//! acts for it and for officers; to everybody else there is nothing (F02, F04).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::Spokesperson;
use community::give_seat::{SeatRefused, give_seat, take_back_seat};
use community::see_bundle::see_bundle;
use community::take_bundle::{TakeBundleRefused, Taken, take_bundle};
use domain::{EnrolmentState, Handle, InvoiceNumber, LaterSeats, Slug};
use edge::{Caller, Doors, Problem, Reason};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use crate::access::{Reader, Writer};
use crate::named::named;
use crate::openapi::operation::{Access, Answer, Operation};

/// What it has.
pub(crate) const SHOW: Operation = Operation {
    id: "showBundle",
    tag: "organizations",
    summary: "The level an organisation has for its people, and who has a seat; for whoever acts for it and for officers.",
    access: Access::Read,
    answer: Answer::shown("The level and its seats.", "Bundle", example),
    ..Operation::PLAIN
};

/// It takes a level, or renews the one it has.
pub(crate) const TAKE: Operation = Operation {
    id: "takeBundle",
    tag: "organizations",
    summary: "Take a level with seats for an organisation, or renew it: there is one invoice, and the seats once it is paid.",
    access: Access::Write,
    answer: Answer::shown(
        "The level, and the invoice it waits for; none where it costs nothing.",
        "BundleTaken",
        || json!({ "organization": "fathom-vale", "tier": "company", "invoice": 7 }),
    ),
    refusals: &[(
        409,
        "The level has no seats, is not offered any more, has fewer than are taken, or is not for the kind of all who sit; it costs nothing while another is paid for; or the community is not set up.",
    )],
    ..Operation::PLAIN
};

/// Somebody gets a seat.
pub(crate) const GIVE: Operation = Operation {
    id: "giveSeat",
    refusals: &[(
        409,
        "There are no seats, all of them are taken, or the level is not for her kind.",
    )],
    ..on_a_seat("Give a seat to one of its people; who has one keeps it.")
};

/// Somebody has none any more.
pub(crate) const TAKE_BACK: Operation = Operation {
    id: "takeBackSeat",
    ..on_a_seat(
        "Take back a seat; its holder goes on at a level that costs nothing, or at what she paid for herself.",
    )
};

const fn on_a_seat(summary: &'static str) -> Operation {
    Operation {
        id: "",
        tag: "organizations",
        summary,
        access: Access::Write,
        query: &[],
        headers: &[],
        body: None,
        answer: Answer::shown("The level and its seats.", "Bundle", example),
        refusals: &[],
    }
}

#[derive(Serialize)]
struct BundleView {
    organization: Slug,
    tier: Slug,
    seats: u16,
    state: EnrolmentState,
    since: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    paid_until: Option<Date>,
    /// Fewer seats that were paid for the next period, while this one runs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    later: Vec<LaterSeats>,
    holders: Vec<Handle>,
}

#[derive(Serialize)]
struct TakenView {
    organization: Slug,
    tier: Slug,
    #[serde(skip_serializing_if = "Option::is_none")]
    invoice: Option<InvoiceNumber>,
}

/// Answers it.
pub(crate) async fn show(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    answer(&doors, &speaks(&caller), &named(&slug, Slug::parse)?)
}

/// Takes or renews one.
pub(crate) async fn take(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path((slug, tier)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (by, slug, tier) = (
        speaks(&caller),
        named(&slug, Slug::parse)?,
        named(&tier, Slug::parse)?,
    );
    let node = &doors.node;
    let (dues, now) = (&node.settings.dues, node.now());
    let taken = node
        .database
        .transact(|tx| take_bundle(tx, &by, &slug, &tier, dues, now))
        .await;
    let taken = taken.map_err(|refused| match refused {
        TakeBundleRefused::NoSuchOrganization(_) | TakeBundleRefused::NoSuchTier(_) => Problem::not_found(),
        TakeBundleRefused::Store(error) => error.into(),
        refused => Problem::new(Reason::Conflict, refused.to_string()),
    })?;
    let invoice = match taken {
        Taken::AtOnce(_) => None,
        Taken::AfterPayment(invoice) => Some(invoice.number),
    };
    let view = TakenView {
        organization: slug,
        tier,
        invoice,
    };
    Ok(Json(view).into_response())
}

/// Gives a seat.
pub(crate) async fn give(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path((slug, handle)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (by, slug, handle) = (
        speaks(&caller),
        named(&slug, Slug::parse)?,
        named(&handle, Handle::parse)?,
    );
    let (database, now) = (&doors.node.database, doors.node.now());
    let given = database
        .transact(|tx| give_seat(tx, &by, &slug, &handle, now))
        .await;
    given.map_err(refused)?;
    answer(&doors, &by, &slug)
}

/// Takes one back.
pub(crate) async fn take_back(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path((slug, handle)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (by, slug, handle) = (
        speaks(&caller),
        named(&slug, Slug::parse)?,
        named(&handle, Handle::parse)?,
    );
    let node = &doors.node;
    let (dues, now) = (&node.settings.dues, node.now());
    let taken = node
        .database
        .transact(|tx| take_back_seat(tx, &by, &slug, &handle, dues, now))
        .await;
    taken.map_err(refused)?;
    answer(&doors, &by, &slug)
}

fn speaks(caller: &Caller) -> Spokesperson {
    Spokesperson::of(&caller.membership, caller.officer.as_ref())
}

fn refused(refused: SeatRefused) -> Problem {
    match refused {
        SeatRefused::NoSuchOrganization(_) | SeatRefused::NotTheirs(_) | SeatRefused::NoSeat(_) => {
            Problem::not_found()
        }
        SeatRefused::Store(error) => error.into(),
        refused => Problem::new(Reason::Conflict, refused.to_string()),
    }
}

fn answer(doors: &Doors, by: &Spokesperson, slug: &Slug) -> Result<Response, Problem> {
    let now = doors.node.now();
    let seen = doors.node.database.read(|tx| see_bundle(tx, by, slug, now))?;
    let seen = seen.ok_or_else(Problem::not_found)?;
    let bundle = seen.bundle.ok_or_else(Problem::not_found)?;
    let view = BundleView {
        organization: bundle.organization,
        tier: bundle.tier,
        seats: bundle.seats,
        state: bundle.state,
        since: bundle.since,
        paid_until: bundle.until,
        later: bundle.later,
        holders: seen.holders.into_iter().map(|member| member.handle).collect(),
    };
    Ok(Json(view).into_response())
}

fn example() -> Value {
    json!({ "organization": "fathom-vale", "tier": "company", "seats": 5, "state": "current", "since": "2026-05-01",
        "paid_until": "2027-04-30", "later": [{ "seats": 3, "from": "2027-05-01" }], "holders": ["neve"] })
}

#[cfg(test)]
mod tests {
    use community::set_tier::set_tier;
    use domain::{Amount, Slug, Tier};
    use http::StatusCode;
    use serde_json::json;

    use crate::world::World;

    /// F02, E11: an officer names who acts for it; she takes a level, and gives its seats once it is paid.
    #[tokio::test]
    async fn whoever_acts_for_an_organisation_takes_a_level_and_gives_its_seats() {
        let world = World::new().await;
        let company = Tier {
            price: Amount::parse("900").unwrap(),
            period_months: Some(12),
            seats: Some(1),
            ..Tier::free(Slug::parse("company").unwrap())
        };
        let now = world.doors.node.now();
        let set = world
            .database()
            .transact(|tx| set_tier(tx, "operator", &company, now));
        set.await.unwrap();
        let (officer, maren) = (world.as_officer(), world.as_member());
        let of = |rest: &str| format!("/api/v1/organizations/ledgerline/{rest}");
        let taken = maren.post_nothing(&of("bundle/company")).await;
        assert_eq!(taken.status, StatusCode::NOT_FOUND, "she does not act for it");
        let named = officer.put(&of("approver"), json!({ "handle": "maren" })).await;
        assert_eq!(
            (named.status, &named.json["approver"]),
            (StatusCode::OK, &json!("maren"))
        );
        let nobody = officer.put(&of("approver"), json!({ "handle": "nobody" })).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        let taken = maren.post_nothing(&of("bundle/company")).await;
        assert_eq!(
            (taken.status, &taken.json["invoice"]),
            (StatusCode::OK, &json!(1))
        );
        let one = maren.post_nothing(&of("bundle/network")).await;
        assert_eq!(one.status, StatusCode::CONFLICT);
        let early = maren.put(&of("seats/maren"), json!({})).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        officer.post_nothing("/api/v1/invoices/1/paid").await;
        let seats = maren.put(&of("seats/maren"), json!({})).await;
        assert_eq!(
            (seats.status, &seats.json["holders"]),
            (StatusCode::OK, &json!(["maren"]))
        );
        let full = officer.put(&of("seats/otto"), json!({})).await;
        assert_eq!(full.status, StatusCode::CONFLICT, "{}", full.text());
        let hers = world.as_reader().get("/api/v1/memberships").await;
        assert_eq!(hers.json["items"][0]["seat_of"], "ledgerline");
        let no = world.as_reader().delete("/api/v1/me/seat").await;
        assert_eq!(
            no.status,
            StatusCode::FORBIDDEN,
            "a token to read gives up nothing"
        );
        for what in ["given up", "nothing to give up"] {
            let own = maren.delete("/api/v1/me/seat").await;
            let (tier, seat) = (own.json["tier"].clone(), own.json.get("seat_of"));
            assert_eq!(
                (own.status, tier, seat),
                (StatusCode::OK, json!("network"), None),
                "{what}"
            );
        }
        maren.put(&of("seats/maren"), json!({})).await;
        let back = maren.delete(&of("seats/maren")).await;
        assert_eq!((back.status, &back.json["holders"]), (StatusCode::OK, &json!([])));
        let again = maren.delete(&of("seats/maren")).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        let shown = world.as_reader().get(&of("bundle")).await;
        assert_eq!(shown.json["tier"], "company");
    }
}
