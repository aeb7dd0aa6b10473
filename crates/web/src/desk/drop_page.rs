//! `/desk/queue/{place}/drop`: which message would not be sent any more, before that is decided.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use edge::{DeliveryNews, name_of};
use store::deliveries::{self, Place};
use store::{StoreError, Transaction};

use super::queue_page::{DeliveryLine, DeliveryRow, delivery_row};
use super::told::head;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::Chief;
use crate::visit::Visit;

/// The question before the drop.
#[derive(Clone, Debug)]
pub(crate) struct DropPage {
    /// Whom it was for.
    pub(crate) name: String,
    pub(crate) delivery: DeliveryLine,
}

#[derive(Template)]
#[template(path = "desk_drop.html")]
struct DropTemplate<'a> {
    around: Around<'a>,
    title: String,
    row: DeliveryRow,
}

impl DropPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let title = words.with("desk-drop-title", &[("peer", self.name.as_str().into())]);
        let head = head(title.clone(), words.t("desk-drop-what"));
        written(&DropTemplate {
            around: Around::of(frame, head),
            title,
            row: delivery_row(frame, &self.delivery),
        })
    }

    fn of(tx: &mut Transaction<'_>, visit: &Visit, place: &Place) -> Result<Option<Self>, StoreError> {
        let delivery = match deliveries::get_undelivered(tx, place)? {
            Some(delivery) => Some(delivery),
            None => deliveries::get_waiting(tx, place)?,
        };
        let Some(delivery) = delivery else {
            return Ok(None);
        };
        let origin = delivery.inbox.origin();
        let name = name_of(tx, &origin)?;
        let host = deliveries::host(tx, &origin)?;
        let told = DeliveryNews::read(tx, &visit.telling(), &delivery, (&host, &name))?;
        Ok(Some(Self {
            delivery: DeliveryLine::of(place, &delivery, told),
            name,
        }))
    }
}

/// `GET /desk/queue/{place}/drop`.
pub(super) async fn show(chief: Chief, Path(place): Path<String>) -> Response {
    let visit = &chief.visit;
    let Some(place) = Place::parse(&place) else {
        return visit.error(&ErrorPage::NotFound);
    };
    let read = visit
        .site
        .doors
        .node
        .database
        .read(|tx| DropPage::of(tx, visit, &place));
    match read {
        Ok(Some(page)) => visit.secret_page(page.render(&visit.frame())),
        Ok(None) => visit.error(&ErrorPage::NotFound),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}
