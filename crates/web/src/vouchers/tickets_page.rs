//! `/events/{id}/tickets`: which tickets members of other communities have for an event, for whoever runs it, and the button that
//! takes one back. It names no member: the community that vouches for her does not tell who she is (F16; threat F6).

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::cancel_event::{ChangeRefused, own_event};
use community::organise_event::Organises;
use community::see_redemptions::tickets_of;
use community::void_redemption::{VoidRefused, void_redemption};
use domain::{Amount, Event, EventId, RedemptionId};
use edge::{money, name_of};
use jiff::Timestamp;
use serde::Deserialize;

use super::ticket_page::number;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::sign_in::{Organising, Refused, form, token_form};
use crate::times;
use crate::visit::Visit;

/// The list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TicketsPage {
    /// The path of the event's page.
    pub(crate) event: String,
    /// Its title.
    pub(crate) title: String,
    /// Latest first.
    pub(crate) tickets: Vec<TicketLine>,
}

/// One ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TicketLine {
    pub(crate) id: RedemptionId,
    /// What the community is called that vouched.
    pub(crate) home: String,
    pub(crate) at: Timestamp,
    /// As whoever holds it reads them.
    pub(crate) full: Amount,
    pub(crate) price: Amount,
    pub(crate) currency: domain::Currency,
    /// Whether it was taken back.
    pub(crate) is_void: bool,
}

struct Row {
    id: String,
    number: String,
    home: String,
    at: String,
    full: String,
    price: String,
    is_void: bool,
}

#[derive(Template)]
#[template(path = "tickets.html")]
struct TicketsTemplate<'a> {
    around: Around<'a>,
    event: &'a str,
    title: &'a str,
    rows: Vec<Row>,
}

impl TicketsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(Section::Events, words.t("tickets-title"), words.t("tickets-what"));
        written(&TicketsTemplate {
            around: Around::of(frame, head),
            event: &self.event,
            title: &self.title,
            rows: self.tickets.iter().map(|ticket| Row::of(frame, ticket)).collect(),
        })
    }

    fn of(visit: &Visit, by: &dyn Organises, event: &Event) -> Result<Self, ChangeRefused> {
        visit.site.doors.node.database.read(|tx| {
            let mut tickets = Vec::new();
            for made in tickets_of(tx, by, &event.id)? {
                tickets.push(TicketLine {
                    home: name_of(tx, &made.issuer.origin())?,
                    id: made.id,
                    at: made.at,
                    full: made.full,
                    price: made.price,
                    currency: made.currency,
                    is_void: made.voided.is_some(),
                });
            }
            Ok(Self {
                event: format!("/events/{}", event.id),
                title: event.draft.title.to_string(),
                tickets,
            })
        })
    }
}

impl Row {
    fn of(frame: &Frame<'_>, ticket: &TicketLine) -> Self {
        let words = frame.words;
        let at = frame.clock.at(ticket.at);
        let written = |amount: &Amount| money(words, &ticket.currency.in_full(amount), &ticket.currency);
        Self {
            id: ticket.id.to_string(),
            number: number(&ticket.id).to_owned(),
            home: ticket.home.clone(),
            at: times::day_long(words, at.date(), frame.clock.at(frame.now).date()),
            full: written(&ticket.full),
            price: written(&ticket.price),
            is_void: ticket.is_void,
        }
    }
}

type Id = Result<Path<String>, PathRejection>;

fn event_of(visit: &Visit, id: Id) -> Result<Event, Refused> {
    let id = id.ok().and_then(|Path(id)| EventId::parse(&id).ok());
    let id = id.ok_or_else(|| Refused::by(visit, &ErrorPage::NotFound))?;
    let database = &visit.site.doors.node.database;
    database
        .read(|tx| own_event(tx, &id))
        .map_err(|refused| Refused::by(visit, &ErrorPage::instead_of(&refused)))
}

/// `GET /events/{id}/tickets`.
pub(crate) async fn show(id: Id, organising: Organising) -> Result<Response, Refused> {
    let visit = &organising.visit;
    let event = event_of(visit, id)?;
    let page = TicketsPage::of(visit, &organising.organiser, &event)
        .map_err(|refused| Refused::by(visit, &ErrorPage::instead_of(&refused)))?;
    Ok(visit.secret_page(page.render(&visit.frame())))
}

/// Which ticket.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RefundForm {
    form_token: String,
    ticket: String,
}

token_form!(RefundForm);

/// `POST /events/{id}/tickets`: it is taken back, once; whoever had it may claim once more, by a new voucher.
pub(crate) async fn refund(
    id: Id,
    organising: Organising,
    sent: Result<Form<RefundForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Organising {
        visit,
        signed_in,
        organiser,
    } = &organising;
    let form = form(visit, signed_in, sent)?;
    let event = event_of(visit, id)?;
    let missing = || Refused::by(visit, &ErrorPage::NotFound);
    let ticket = RedemptionId::parse(&form.ticket).map_err(|_| missing())?;
    let node = &visit.site.doors.node;
    let voided = node
        .database
        .transact(|tx| void_redemption(tx, organiser, &ticket, visit.now))
        .await;
    match voided {
        Ok(_) => Ok(Redirect::to(&format!("/events/{}/tickets", event.id)).into_response()),
        Err(VoidRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
        Err(_) => Err(missing()),
    }
}
