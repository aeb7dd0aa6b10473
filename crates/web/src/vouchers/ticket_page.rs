//! `/tickets/{id}`: what somebody pays at an event as a member of another community. Whoever knows the address sees it; it says
//! nothing of who she is, and it is no answer to the event (F16).

use askama::Template;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use community::see_redemptions::see_ticket;
use domain::{Amount, RedeemedFor, Redemption, RedemptionId};
use edge::{money, name_of};
use store::events::Outline;
use store::{StoreError, Transaction, events};

use crate::error_page::ErrorPage;
use crate::event_row::{EventCard, EventRow};
use crate::frame::{Around, Frame, Head, Section, written};
use crate::icons::Icon;
use crate::state_words::StateWords;
use crate::times;
use crate::visit::Visit;

/// A ticket.
#[derive(Clone, Debug)]
pub(crate) struct TicketPage {
    pub(crate) made: Redemption,
    /// What the community is called that vouched.
    pub(crate) home: String,
    /// The event; nothing once it was taken away.
    pub(crate) event: Option<EventCard>,
}

#[derive(Template)]
#[template(path = "ticket.html")]
struct TicketTemplate<'a> {
    around: Around<'a>,
    rows: Vec<EventRow>,
    state: StateWords,
    full: String,
    price: String,
    home: &'a str,
    number: &'a str,
    made: String,
}

/// The letters of it that are told at a door, and stand on the list of whoever keeps it.
pub(super) fn number(id: &RedemptionId) -> &str {
    let text = id.as_str();
    text.get(text.len().saturating_sub(8)..).unwrap_or(text)
}

/// Its address.
pub(super) fn path(id: &RedemptionId) -> String {
    format!("/tickets/{id}")
}

impl TicketPage {
    /// The page as HTML; never indexed, and its address is written nowhere else.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let frame = Frame {
            path: "/events",
            ..*frame
        };
        let words = frame.words;
        let made = &self.made;
        let written_amount = |amount: &Amount| money(words, &made.currency.in_full(amount), &made.currency);
        let at = frame.clock.at(made.at);
        let day = times::day_long(words, at.date(), frame.clock.at(frame.now).date());
        let (tone, icon, key) = match made.voided {
            None => ("good", Icon::Tick, "ticket-good"),
            Some(_) => ("act", Icon::Cross, "ticket-void"),
        };
        let head = Head::unlisted(Section::Events, words.t("ticket-title"), words.t("ticket-what"));
        written(&TicketTemplate {
            around: Around::of(&frame, head),
            rows: EventRow::all(&frame, self.event.as_slice()),
            state: StateWords {
                tone,
                icon,
                words: words.t(key),
                second: String::new(),
            },
            full: written_amount(&made.full),
            price: written_amount(&made.price),
            home: &self.home,
            number: number(&made.id),
            made: day,
        })
    }

    fn read(tx: &mut Transaction<'_>, visit: &Visit, id: &RedemptionId) -> Result<Option<Self>, StoreError> {
        let Some(made) = see_ticket(tx, id)? else {
            return Ok(None);
        };
        let event = match &made.what {
            RedeemedFor::Event { event } => events::get(tx, event)?,
            // Of dues there is an invoice, and a desk gives no ticket.
            RedeemedFor::Joining { .. } | RedeemedFor::Desk => return Ok(None),
        };
        Ok(Some(Self {
            home: name_of(tx, &made.issuer.origin())?,
            event: match event {
                Some(event) => Some(visit.card(tx, &Outline::of(&event))?),
                None => None,
            },
            made,
        }))
    }
}

/// `GET /tickets/{id}`.
pub(crate) async fn show(id: Result<Path<String>, PathRejection>, visit: Visit) -> Response {
    let Some(id) = id.ok().and_then(|Path(id)| RedemptionId::parse(&id).ok()) else {
        return visit.error(&ErrorPage::NotFound);
    };
    let database = &visit.site.doors.node.database;
    match database.read(|tx| TicketPage::read(tx, &visit, &id)) {
        Ok(Some(page)) => visit.secret_page(page.render(&visit.frame())),
        Ok(None) => visit.error(&ErrorPage::NotFound),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}
