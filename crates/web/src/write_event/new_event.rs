//! `/events/new`: an officer writes an event and publishes it; the same form sent twice publishes it once.

use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::publish_event::{PublishRefused, publish_once};
use domain::EventId;

use super::event_form::{EventForm, Fault, audience_of, fault_of};
use super::form_page::{FormPage, empty, peers};
use crate::error_page::ErrorPage;
use crate::router::Site;
use crate::sign_in::{Chief, Refused, TokenForm, form};
use crate::visit::Visit;

const HERE: &str = "/events/new";

impl TokenForm for EventForm {
    fn form_token(&self) -> &str {
        &self.form_token
    }
}

/// `GET /events/new`.
pub(crate) async fn show(State(site): State<Site>, chief: Chief) -> Response {
    let visit = &chief.visit;
    let node = &site.doors.node;
    let (Ok(peers), Some(profile)) = (node.database.read(peers), &visit.profile) else {
        return visit.error(&ErrorPage::Unavailable);
    };
    let id = ambient::ids::event_id(visit.now, &node.randomness).to_string();
    let page = FormPage {
        action: HERE.to_owned(),
        form: empty(id, &profile.zone, &node.settings.default_audience, &peers),
        faults: Vec::new(),
        refused: "",
        peers,
    };
    page.answer(visit)
}

/// `POST /events/new`.
pub(crate) async fn publish(
    State(site): State<Site>,
    chief: Chief,
    sent: Result<Form<EventForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let sent = form(visit, &chief.signed_in, sent)?;
    let id = EventId::parse(&sent.id).map_err(|_| Refused::by(visit, &ErrorPage::Unreadable))?;
    let Some(profile) = &visit.profile else {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    };
    let (draft, audience) = match (
        sent.draft(None, &profile.currency),
        audience_of(&sent.audience, None),
    ) {
        (Ok(draft), Ok(audience)) => (draft, audience),
        (draft, audience) => {
            let mut faults = draft.err().unwrap_or_default();
            faults.extend(audience.err());
            return again(visit, HERE, sent, faults, "");
        }
    };
    let node = &site.doors.node;
    let published = node
        .database
        .transact(|tx| {
            let (id, draft, audience) = (id.clone(), draft.clone(), audience.clone());
            publish_once(tx, &chief.officer, id, draft, audience, visit.now)
        })
        .await;
    match published {
        Ok(()) => Ok(Redirect::to(&format!("/events/{id}")).into_response()),
        Err(refused) => {
            let (faults, above) = said(&refused);
            if above == UNAVAILABLE {
                return Err(Refused::by(visit, &ErrorPage::Unavailable));
            }
            again(visit, HERE, sent, faults, above)
        }
    }
}

/// In place of a message: the store said no.
pub(super) const UNAVAILABLE: &str = "unavailable";

/// Where on the form a refusal is said: at a field, or above it all.
pub(super) fn said(refused: &PublishRefused) -> (Vec<Fault>, &'static str) {
    let at = |field, key| (vec![Fault { field, key, n: 0 }], "");
    match refused {
        PublishRefused::Event(refused) => (vec![fault_of(refused)], ""),
        PublishRefused::NoSuchPeer(_) | PublishRefused::TooManyPeers => {
            at("audience", "event-form-wrong-audience")
        }
        PublishRefused::AlreadyOver => at("start_date", "event-form-wrong-over"),
        PublishRefused::NotSetUp | PublishRefused::Store(_) => (Vec::new(), UNAVAILABLE),
    }
}

/// The form with what she wrote and what is wrong with it.
pub(super) fn again(
    visit: &Visit,
    action: &str,
    form: EventForm,
    faults: Vec<Fault>,
    refused: &'static str,
) -> Result<Response, Refused> {
    let read = visit.site.doors.node.database.read(peers);
    let peers = read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    let page = FormPage {
        action: action.to_owned(),
        form,
        faults,
        refused,
        peers,
    };
    Ok(page.answer(visit))
}
