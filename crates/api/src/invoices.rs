//! `/invoices`: a member's own, all for officers, and marking one as paid (need F02-1).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::mark_paid::{MarkPaidRefused, mark_paid_for};
use community::see_invoice::{SeeInvoiceRefused, list_invoices, see_invoice};
use domain::{Amount, Currency, Invoice, InvoiceNumber, InvoiceState, PersonName, Slug};
use edge::{Doors, Problem, Reason};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use crate::access::{Chief, Reader};
use crate::events::LIMIT;
use crate::input::Asked;
use crate::named::named;
use crate::openapi::atoms::count;
use crate::openapi::operation::{Access, Answer, Need, Operation, Parameter};
use crate::page::PartQuery;

/// Those she may see.
pub(crate) const LIST: Operation = Operation {
    id: "listInvoices",
    tag: "dues",
    summary: "Invoices by their numbers: the caller's own; all of them for a token with the scope `admin` of an \
        officer or operator.",
    access: Access::Read,
    query: &[
        Parameter {
            name: "cursor",
            what: "From the `Link` of the page before.",
            need: Need::Optional,
            schema: count,
            example: "7",
        },
        LIMIT,
    ],
    answer: Answer {
        headers: &["Link"],
        ..Answer::shown(
            "A page of invoices.",
            "InvoiceList",
            || json!({ "items": [example()] }),
        )
    },
    ..Operation::PLAIN
};

/// One of them.
pub(crate) const SHOW: Operation = Operation {
    id: "showInvoice",
    tag: "dues",
    summary: "One invoice, for whoever asked for it and for officers.",
    access: Access::Read,
    answer: Answer::shown("The invoice.", "Invoice", example),
    ..Operation::PLAIN
};

/// The money was seen.
pub(crate) const MARK_PAID: Operation = Operation {
    refusals: &[(409, "It is void, or another one stands for it.")],
    ..Operation::of_officers(
        "markInvoicePaid",
        "dues",
        "Write down that an invoice was paid; saying it again changes nothing.",
        Answer::shown("The invoice, paid.", "Invoice", paid_example),
    )
};

#[derive(Serialize)]
struct InvoiceView {
    number: InvoiceNumber,
    billed_to: PersonName,
    tier: Slug,
    #[serde(skip_serializing_if = "Option::is_none")]
    period_months: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seats: Option<u16>,
    amount: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_amount: Option<Amount>,
    currency: Currency,
    issued: Date,
    due: Date,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    paid_on: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_url: Option<String>,
}

impl InvoiceView {
    fn of(doors: &Doors, invoice: Invoice) -> Self {
        let link = doors.node.settings.dues.payment_link.as_ref();
        let payment_url = link
            .filter(|_| invoice.is_open())
            .map(|link| link.address(&invoice));
        Self {
            number: invoice.number,
            billed_to: invoice.billed_to,
            tier: invoice.tier,
            period_months: invoice.period_months,
            seats: invoice.seats,
            amount: invoice.amount,
            full_amount: invoice.reduced.map(|reduced| reduced.full),
            currency: invoice.currency,
            issued: invoice.issued,
            due: invoice.due,
            state: invoice.state.word(),
            paid_on: match invoice.state {
                InvoiceState::Paid { on } => Some(on),
                _ => None,
            },
            payment_url,
        }
    }
}

/// Lists them.
pub(crate) async fn list(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Asked(query): Asked<PartQuery>,
) -> Result<Response, Problem> {
    let part = query.part(InvoiceNumber::parse)?;
    let (membership, officer) = (&caller.membership, caller.officer.as_ref());
    let found = doors
        .node
        .database
        .read(|tx| list_invoices(tx, membership, officer, part.after, part.one_more()))?;
    let view = |invoice| InvoiceView::of(&doors, invoice);
    let list = (&doors.node.origin, "/api/v1/invoices");
    Ok(part.answer(list, found, |invoice| invoice.number, view))
}

/// Answers one; there is none for whom it is not.
pub(crate) async fn show(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let number = named(&number, InvoiceNumber::parse)?;
    let (membership, officer) = (&caller.membership, caller.officer.as_ref());
    let seen = doors
        .node
        .database
        .read(|tx| see_invoice(tx, membership, officer, number));
    let invoice = seen.map_err(|refused| match refused {
        SeeInvoiceRefused::NoSuchInvoice => Problem::not_found(),
        SeeInvoiceRefused::Store(error) => error.into(),
    })?;
    Ok(Json(InvoiceView::of(&doors, invoice)).into_response())
}

/// Marks one.
pub(crate) async fn mark_paid(
    State(doors): State<Doors>,
    chief: Chief,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let number = named(&number, InvoiceNumber::parse)?;
    let node = &doors.node;
    let now = node.now();
    let marked = node
        .database
        .transact(|tx| mark_paid_for(tx, &chief.0, number, now))
        .await;
    let (invoice, _) = marked.map_err(|refused| match refused {
        MarkPaidRefused::NoSuchInvoice(_) => Problem::not_found(),
        MarkPaidRefused::Store(error) => error.into(),
        refused => Problem::new(Reason::Conflict, refused.to_string()),
    })?;
    Ok(Json(InvoiceView::of(&doors, invoice)).into_response())
}

fn example() -> Value {
    json!({ "number": 7, "billed_to": "Maren Lindqvist", "tier": "chapter", "period_months": 12, "amount": "240",
        "currency": "USD", "issued": "2026-11-21", "due": "2026-12-21", "state": "open",
        "payment_url": "https://pay.example/?ref=7&sum=240USD" })
}

fn paid_example() -> Value {
    json!({ "number": 7, "billed_to": "Maren Lindqvist", "tier": "chapter", "period_months": 12, "amount": "240",
        "currency": "USD", "issued": "2026-11-21", "due": "2026-12-21", "state": "paid", "paid_on": "2026-11-30" })
}

#[cfg(test)]
mod tests {
    use community::Dues;
    use community::choose_tier::choose_tier;
    use community::set_tier::set_tier;
    use domain::{Amount, Handle, Slug, Tier};
    use http::StatusCode;
    use serde_json::{Value, json};
    use store::members;

    use crate::world::World;

    /// Maren asks for an invoice.
    async fn owing(world: &World) {
        let chapter = Tier {
            price: Amount::parse("240").unwrap(),
            period_months: Some(12),
            ..Tier::free(Slug::parse("chapter").unwrap())
        };
        let now = world.doors.node.now();
        let set = world
            .database()
            .transact(|tx| set_tier(tx, "operator", &chapter, now));
        set.await.unwrap();
        let handle = Handle::parse("maren").unwrap();
        let maren = world.database().read(|tx| {
            let member = members::by_handle(tx, &handle)?.unwrap();
            members::membership(tx, &member.id)
        });
        let maren = maren.unwrap().unwrap();
        let chosen = world
            .database()
            .transact(|tx| choose_tier(tx, &maren, &chapter.id, &Dues::default(), now));
        chosen.await.unwrap();
    }

    fn items(answer: &Value) -> Vec<&Value> {
        answer["items"].as_array().unwrap().iter().collect()
    }

    #[tokio::test]
    async fn anybody_reads_the_levels() {
        let world = World::new().await;
        owing(&world).await;
        let tiers = world.get("/api/v1/tiers").await;
        assert_eq!(tiers.status, StatusCode::OK);
        let of = |number: usize| items(&tiers.json)[number].clone();
        assert_eq!(
            (of(0)["id"].clone(), of(0)["price"].clone()),
            (json!("chapter"), json!("240"))
        );
        assert_eq!(
            (of(1)["id"].clone(), of(1).get("period_months")),
            (json!("network"), None)
        );
    }

    /// F02, E11: a member reads her own and learns nothing of others; an officer reads all.
    #[tokio::test]
    async fn a_member_reads_her_own_invoices_and_membership_and_an_officer_all() {
        let world = World::new().await;
        owing(&world).await;
        let mine = world.as_reader().get("/api/v1/invoices").await.json;
        assert_eq!(
            (items(&mine).len(), &items(&mine)[0]["state"]),
            (1, &json!("open"))
        );
        let membership = world.as_reader().get("/api/v1/memberships").await.json;
        assert_eq!(items(&membership).len(), 1);
        assert_eq!(items(&membership)[0]["handle"], "maren");
        let all = world.as_officer().get("/api/v1/memberships?limit=1").await;
        assert_eq!(items(&all.json).len(), 1);
        assert!(all.next().is_some());
        let all = world.as_officer().get("/api/v1/memberships").await.json;
        assert!(items(&all).len() >= 3, "{all}");
        assert_eq!(
            items(&world.as_officer().get("/api/v1/invoices").await.json).len(),
            1
        );
        let own = world.as_member().get("/api/v1/invoices/1").await;
        assert_eq!((own.status, &own.json["amount"]), (StatusCode::OK, &json!("240")));
        for none in ["/api/v1/invoices/2", "/api/v1/invoices/01", "/api/v1/invoices/x"] {
            assert_eq!(
                world.as_member().get(none).await.status,
                StatusCode::NOT_FOUND,
                "{none}"
            );
        }
        let bad = world.as_reader().get("/api/v1/invoices?cursor=x").await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    /// F02-1
    #[tokio::test]
    async fn an_officer_marks_an_invoice_once_and_a_member_does_not() {
        let world = World::new().await;
        owing(&world).await;
        let path = "/api/v1/invoices/1/paid";
        let no = world.as_member().post_nothing(path).await;
        assert_eq!(no.status, StatusCode::FORBIDDEN);
        for _ in 0..2 {
            let paid = world.as_officer().post_nothing(path).await;
            assert_eq!(
                (paid.status, &paid.json["state"]),
                (StatusCode::OK, &json!("paid"))
            );
        }
        let membership = world.as_reader().get("/api/v1/memberships").await.json;
        assert_eq!(items(&membership)[0]["tier"], "chapter");
        assert!(items(&membership)[0]["paid_until"].is_string());
    }
}
