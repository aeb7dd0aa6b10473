//! The buttons of the desk. Each form is of her session; what changes a peering wants a fresh sign-in (threat H3); the
//! rules are those of `community` and of the peers behind `edge`, the same as for commands and the REST interface.

use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::drop_delivery::{DropRefused, drop_delivery};
use community::retry_delivery::{Again, RetryRefused, retry_delivery, retry_host};
use domain::{Note, Notice, Origin, Peering};
use edge::{PeerProblem, Peers};
use http::StatusCode;
use serde::Deserialize;
use store::deliveries::Place;

use super::end_page;
use super::peer_page::{Said, found, page};
use super::peers_page::path;
use super::scopes::ticked;
use super::told::Done;
use crate::error_page::ErrorPage;
use crate::sign_in::{Button, Chief, Refused, form, token_form};

/// The end of a peering, with a reason or without.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EndForm {
    form_token: String,
    #[serde(default)]
    reason: String,
    /// Ticked: the peering ends without its notice.
    at_once: Option<String>,
}

/// What may travel of what was offered: a field for each kind of thing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AcceptForm {
    form_token: String,
    events: Option<String>,
    offers: Option<String>,
    introductions: Option<String>,
    calls: Option<String>,
    statements: Option<String>,
    reports: Option<String>,
}

/// A button beside a delivery.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceButton {
    form_token: String,
    place: String,
}

/// A button beside a host.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HostButton {
    form_token: String,
    host: String,
}

token_form!(AcceptForm, EndForm, PlaceButton, HostButton);

pub(super) type Sent<T> = Result<Form<T>, FormRejection>;

/// `POST /desk/peers/{host}/reconcile`: takes nothing away, so an older sign-in will do.
pub(super) async fn reconcile(
    chief: Chief,
    Path(host): Path<String>,
    sent: Sent<Button>,
) -> Result<Response, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    let peer = peering(&chief, &host)?.peer;
    let asked = chief.peers().reconcile(&peer).await;
    Ok(came_of(&chief, &peer, asked, Done::Compared))
}

/// `POST /desk/peers/{host}/pause`.
pub(super) async fn pause(
    chief: Chief,
    Path(host): Path<String>,
    sent: Sent<Button>,
) -> Result<Response, Refused> {
    let peer = to_change(&chief, &host, sent)?.peer;
    let paused = chief.peers().pause(&chief.officer, &peer).await;
    Ok(came_of(&chief, &peer, paused, Done::Paused))
}

/// `POST /desk/peers/{host}/resume`.
pub(super) async fn resume(
    chief: Chief,
    Path(host): Path<String>,
    sent: Sent<Button>,
) -> Result<Response, Refused> {
    let peer = to_change(&chief, &host, sent)?.peer;
    let resumed = chief.peers().resume(&chief.officer, &peer).await;
    Ok(came_of(&chief, &peer, resumed, Done::Resumed))
}

/// `POST /desk/peers/{host}/accept`: what is ticked of what was offered.
pub(super) async fn accept(
    chief: Chief,
    Path(host): Path<String>,
    sent: Sent<AcceptForm>,
) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let peer = peering(&chief, &host)?.peer;
    let scopes = ticked([
        &sent.events,
        &sent.offers,
        &sent.introductions,
        &sent.calls,
        &sent.statements,
        &sent.reports,
    ]);
    if scopes.is_empty() {
        let mut response = page(&chief.visit, &host, Some(Said::NoScopes));
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    }
    let accepted = chief.peers().accept(&chief.officer, &peer, &scopes).await;
    Ok(came_of(&chief, &peer, accepted, Done::Accepted))
}

/// `POST /desk/peers/{host}/reject`.
pub(super) async fn reject(
    chief: Chief,
    Path(host): Path<String>,
    sent: Sent<Button>,
) -> Result<Response, Refused> {
    let peer = to_change(&chief, &host, sent)?.peer;
    let rejected = chief.peers().reject(&chief.officer, &peer).await;
    Ok(came_of(&chief, &peer, rejected, Done::Rejected))
}

/// `POST /desk/peers/{host}/end`; a reason that cannot be taken is asked for again.
pub(super) async fn end(
    chief: Chief,
    Path(host): Path<String>,
    sent: Sent<EndForm>,
) -> Result<Response, Refused> {
    let form = form(&chief.visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let peer = peering(&chief, &host)?.peer;
    let reason = match form.reason.trim() {
        "" => None,
        text => match Note::parse(text) {
            Ok(note) => Some(note),
            Err(refused) => return end_page::again(&chief, &host, text, refused),
        },
    };
    let notice = match form.at_once {
        Some(_) => Notice::None,
        None => Notice::AsAgreed,
    };
    let ended = chief.peers().end(&chief.officer, &peer, notice, reason).await;
    let done = match &ended {
        Ok(peering) if peering.is_in_force() => Done::EndAnnounced,
        _ => Done::Ended,
    };
    Ok(came_of(&chief, &peer, ended, done))
}

/// `POST /desk/queue/retry`.
pub(super) async fn retry_one(chief: Chief, sent: Sent<PlaceButton>) -> Result<Response, Refused> {
    let button = form(&chief.visit, &chief.signed_in, sent)?;
    let place = Place::parse(&button.place).ok_or_else(|| chief.refuse(&ErrorPage::NotFound))?;
    let (now, by) = (chief.visit.now, chief.handle());
    let database = &chief.visit.site.doors.node.database;
    let retried = database.transact(|tx| retry_delivery(tx, by, &place, now)).await;
    match retried {
        Ok(host) => Ok(to_queue(&host, Done::Retried)),
        Err(RetryRefused::NoSuchDelivery) => Err(chief.refuse(&ErrorPage::NotFound)),
        Err(RetryRefused::Store(_)) => Err(chief.refuse(&ErrorPage::Unavailable)),
    }
}

/// `POST /desk/queue/retry-host`.
pub(super) async fn retry_all(chief: Chief, sent: Sent<HostButton>) -> Result<Response, Refused> {
    let button = form(&chief.visit, &chief.signed_in, sent)?;
    let host = Origin::parse(&button.host).map_err(|_| chief.refuse(&ErrorPage::NotFound))?;
    let (now, by) = (chief.visit.now, chief.handle());
    let database = &chief.visit.site.doors.node.database;
    loop {
        match database.transact(|tx| retry_host(tx, by, &host, now)).await {
            Ok(Again::Part(_)) => {}
            Ok(Again::All(_)) => return Ok(to_queue(&host, Done::Retried)),
            Err(_) => return Err(chief.refuse(&ErrorPage::Unavailable)),
        }
    }
}

/// `POST /desk/queue/{place}/drop`.
pub(super) async fn drop_one(
    chief: Chief,
    Path(place): Path<String>,
    sent: Sent<Button>,
) -> Result<Response, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    let place = Place::parse(&place).ok_or_else(|| chief.refuse(&ErrorPage::NotFound))?;
    let (now, by) = (chief.visit.now, chief.handle());
    let database = &chief.visit.site.doors.node.database;
    let dropped = database.transact(|tx| drop_delivery(tx, by, &place, now)).await;
    match dropped {
        Ok(host) => Ok(to_queue(&host, Done::Dropped)),
        Err(DropRefused::NoSuchDelivery) => Err(chief.refuse(&ErrorPage::NotFound)),
        Err(DropRefused::Store(_)) => Err(chief.refuse(&ErrorPage::Unavailable)),
    }
}

impl Chief {
    fn peers(&self) -> &dyn Peers {
        self.visit.site.doors.peers.as_ref()
    }

    /// As the log of acts names her.
    fn handle(&self) -> &str {
        self.officer.member().handle.as_str()
    }

    fn refuse(&self, page: &ErrorPage) -> Refused {
        Refused::by(&self.visit, page)
    }
}

/// The peering that a form of a fresh sign-in may change.
fn to_change(chief: &Chief, host: &str, sent: Sent<Button>) -> Result<Peering, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    peering(chief, host)
}

fn peering(chief: &Chief, host: &str) -> Result<Peering, Refused> {
    let read = chief.visit.site.doors.node.database.read(|tx| found(tx, host));
    match read {
        Ok(Some(peering)) => Ok(peering),
        Ok(None) => Err(chief.refuse(&ErrorPage::NotFound)),
        Err(_) => Err(chief.refuse(&ErrorPage::Unavailable)),
    }
}

/// Back to the community's page, which says what was done; or that page with why it was not.
fn came_of<T>(chief: &Chief, peer: &Origin, outcome: Result<T, PeerProblem>, done: Done) -> Response {
    match outcome {
        Ok(_) => {
            let page = path(peer.authority());
            Redirect::to(&format!("{page}?done={}", done.word())).into_response()
        }
        Err(PeerProblem::Store(_)) => chief.visit.error(&ErrorPage::Unavailable),
        Err(problem) => {
            let said = Some(Said::Problem(problem.to_string()));
            let mut response = page(&chief.visit, peer.authority(), said);
            *response.status_mut() = StatusCode::CONFLICT;
            response
        }
    }
}

fn to_queue(host: &Origin, done: Done) -> Response {
    let host = host.authority().replace('[', "%5B").replace(']', "%5D");
    Redirect::to(&format!("/desk/queue?done={}&peer={host}", done.word())).into_response()
}
