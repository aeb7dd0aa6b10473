//! `/desk/renewals`: what is owed, by the day it is due, and the button that marks it as paid; whose paid time ends, of
//! members and of organisations (F02).

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::mark_paid::{MarkPaidRefused, mark_paid_for};
use community::see_bundles::{BundleRow, see_bundles};
use community::see_memberships::{SeenMembership, ending_memberships};
use domain::{EnrolmentState, Invoice, InvoiceNumber, Paying};
use edge::{Tone, calendar_day};
use http::StatusCode;
use jiff::civil::Date;
use serde::Deserialize;
use store::{StoreError, invoices};

use super::told::{as_of, head, state};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::icons::Icon;
use crate::invoice_page::InvoiceRow;
use crate::sign_in::{Button, Chief, Refused, form};
use crate::state_words::StateWords;
use crate::words::Words;

/// Invoices listed.
const LISTED_MAX: u16 = 200;

/// What is owed.
#[derive(Clone, Debug)]
pub(crate) struct RenewalsPage {
    /// By the day it is due.
    pub(crate) open: Vec<Invoice>,
    /// Whose paid time ends soon, or is over and in grace; soonest first.
    pub(crate) ending: Vec<SeenMembership>,
    /// Organisations with a level for their people, soonest end first.
    pub(crate) seats: Vec<BundleRow>,
    /// What was just done.
    pub(crate) said: Option<Marked>,
}

/// What came of marking.
#[derive(Clone, Debug)]
pub(crate) enum Marked {
    /// It is paid now.
    Now(String),
    /// It had been paid.
    Already(String),
    /// Why it was not marked.
    Refused(String),
}

/// Why an invoice is not marked, in the officer's language.
fn refused_words(words: &Words, refused: &MarkPaidRefused) -> String {
    let of = |key: &str, number: &InvoiceNumber| words.with(key, &[("number", number.to_string().into())]);
    match refused {
        MarkPaidRefused::Replaced { late, stands } => {
            let named = [
                ("number", late.to_string().into()),
                ("stands", stands.to_string().into()),
            ];
            words.with("desk-renewals-replaced", &named)
        }
        MarkPaidRefused::FewerSeats { seats, taken, .. } => {
            let named = [
                ("seats", seats.to_string().into()),
                ("taken", taken.to_string().into()),
                ("over", taken.saturating_sub(*seats).to_string().into()),
            ];
            words.with("desk-renewals-fewer", &named)
        }
        MarkPaidRefused::PayerLeft(number) => of("desk-renewals-payer-left", number),
        MarkPaidRefused::Void(number) => of("desk-renewals-void", number),
        MarkPaidRefused::NoSuchInvoice(_) | MarkPaidRefused::Store(_) => words.t("desk-renewals-refused"),
    }
}

struct OpenRow {
    row: InvoiceRow,
    to: String,
}

struct EndingRow {
    /// Where an officer ends it.
    end: String,
    name: String,
    tier: String,
    state: StateWords,
}

impl EndingRow {
    fn of(words: &Words, seen: &SeenMembership) -> Self {
        let SeenMembership {
            member,
            enrolment,
            tier,
        } = seen;
        Self {
            end: format!("/desk/members/{}/end", member.id),
            name: member.name.to_string(),
            tier: tier.to_string(),
            state: ends(words, enrolment.state, enrolment.until),
        }
    }
}

struct SeatsRow {
    /// Where its seats are given and taken back.
    path: String,
    name: String,
    tier: String,
    taken: String,
    state: StateWords,
}

impl SeatsRow {
    fn of(words: &Words, row: &BundleRow) -> Self {
        let bundle = &row.bundle;
        let counted = [
            ("taken", bundle.holders.len().to_string().into()),
            ("of", bundle.seats.to_string().into()),
        ];
        Self {
            path: crate::seats_page::path(&row.organization.slug),
            name: row.organization.name.to_string(),
            tier: row.tier.to_string(),
            taken: words.with("desk-renewals-seats-taken", &counted),
            state: ends(words, bundle.state, bundle.until),
        }
    }
}

/// Until when something is paid for.
fn ends(words: &Words, state: EnrolmentState, until: Option<Date>) -> StateWords {
    let (tone, said) = match until {
        None => ("info", words.t("card-free")),
        Some(day) => {
            let named = [("day", calendar_day(words, day).into())];
            match state {
                EnrolmentState::Grace => ("watch", words.with("desk-renewals-grace", &named)),
                _ => ("info", words.with("desk-renewals-ends", &named)),
            }
        }
    };
    StateWords {
        tone,
        icon: Icon::Clock,
        words: said,
        second: String::new(),
    }
}

#[derive(Template)]
#[template(path = "desk_renewals.html")]
struct RenewalsTemplate<'a> {
    around: Around<'a>,
    said: Option<StateWords>,
    rows: Vec<OpenRow>,
    ending: Vec<EndingRow>,
    seats: Vec<SeatsRow>,
    as_of: String,
}

impl RenewalsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = head(words.t("desk-renewals-title"), words.t("desk-renewals-intro"));
        let row = |invoice: &Invoice| OpenRow {
            row: InvoiceRow::of(words, invoice),
            to: invoice.billed_to.to_string(),
        };
        let said = self.said.as_ref().map(|said| match said {
            Marked::Now(number) => state(
                Tone::Good,
                &words.with("desk-renewals-paid", &[("number", number.as_str().into())]),
            ),
            Marked::Already(number) => state(
                Tone::Info,
                &words.with(
                    "desk-renewals-paid-already",
                    &[("number", number.as_str().into())],
                ),
            ),
            Marked::Refused(why) => StateWords {
                second: super::told::sentence(why),
                ..state(Tone::Act, &words.t("desk-renewals-refused"))
            },
        });
        written(&RenewalsTemplate {
            around: Around::of(frame, head),
            said,
            rows: self.open.iter().map(row).collect(),
            ending: self
                .ending
                .iter()
                .map(|seen| EndingRow::of(words, seen))
                .collect(),
            seats: self.seats.iter().map(|row| SeatsRow::of(words, row)).collect(),
            as_of: as_of(frame),
        })
    }
}

/// Which invoice was just marked.
#[derive(Default, Deserialize)]
pub(super) struct RenewalsQuery {
    paid: Option<String>,
    already: Option<String>,
}

/// `GET /desk/renewals`.
pub(super) async fn show(chief: Chief, query: Result<Query<RenewalsQuery>, QueryRejection>) -> Response {
    let query = query.map(|Query(query)| query).unwrap_or_default();
    let number = |text: Option<String>| {
        let number = text.and_then(|text| InvoiceNumber::parse(&text).ok());
        number.map(|number| number.to_string())
    };
    let said = number(query.paid).map(Marked::Now);
    page(
        &chief,
        said.or_else(|| number(query.already).map(Marked::Already)),
    )
}

fn page(chief: &Chief, said: Option<Marked>) -> Response {
    let visit = &chief.visit;
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| {
        let open = invoices::open(tx, None, LISTED_MAX)?;
        let ending = ending_memberships(tx, &chief.officer, visit.now)?;
        let seats = see_bundles(tx, &chief.officer)?;
        Ok::<_, StoreError>((open, ending, seats))
    });
    match read {
        Ok((open, ending, seats)) => {
            let page = RenewalsPage {
                open,
                ending,
                seats,
                said,
            };
            visit.secret_page(page.render(&visit.frame()))
        }
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// `POST /desk/invoices/{number}/paid`: what an officer says of money wants a fresh sign-in, as what changes a peering.
pub(super) async fn mark(
    chief: Chief,
    Path(number): Path<String>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let not_found = || Refused::by(&chief.visit, &ErrorPage::NotFound);
    let number = InvoiceNumber::parse(&number).map_err(|_| not_found())?;
    let database = &chief.visit.site.doors.node.database;
    let now = chief.visit.now;
    let marked = database
        .transact(|tx| mark_paid_for(tx, &chief.officer, number, now))
        .await;
    match marked {
        Ok((_, Paying::Now)) => Ok(Redirect::to(&format!("/desk/renewals?paid={number}")).into_response()),
        Ok((_, Paying::Already)) => {
            Ok(Redirect::to(&format!("/desk/renewals?already={number}")).into_response())
        }
        Err(MarkPaidRefused::NoSuchInvoice(_)) => Err(not_found()),
        Err(MarkPaidRefused::Store(_)) => Err(Refused::by(&chief.visit, &ErrorPage::Unavailable)),
        Err(refused) => {
            let mut response = page(
                &chief,
                Some(Marked::Refused(refused_words(chief.visit.words(), &refused))),
            );
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
    }
}
