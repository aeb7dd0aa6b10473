//! `/desk/queue`: what waits for whom, since when and why; each can be tried again now, or dropped.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use domain::Origin;
use edge::{DeliveryNews, Tone, name_of};
use jiff::Timestamp;
use serde::Deserialize;
use store::deliveries::{self, Delivery, DeliveryState, Place};
use store::{StoreError, Transaction};

use super::told::{Done, as_of, head, state};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::Chief;
use crate::state_words::StateWords;
use crate::times;
use crate::visit::Visit;

/// Deliveries of each kind read for the page; whoever has more looks at one community.
const LISTED_MAX: u16 = 200;

/// What is on its way.
#[derive(Clone, Debug)]
pub(crate) struct QueuePage {
    /// By host, what needs somebody first in each.
    pub(crate) hosts: Vec<HostQueue>,
    /// Whether there are more than are shown.
    pub(crate) more: bool,
    pub(crate) done: Option<Done>,
}

/// What waits for one host.
#[derive(Clone, Debug)]
pub(crate) struct HostQueue {
    /// Its community's name, or its host.
    pub(crate) name: String,
    /// Its host and port.
    pub(crate) authority: String,
    /// Its whole address.
    pub(crate) origin: String,
    pub(crate) deliveries: Vec<DeliveryLine>,
}

/// One delivery.
#[derive(Clone, Debug)]
pub(crate) struct DeliveryLine {
    /// Its name in forms.
    pub(crate) place: String,
    /// `A new event: Round table`.
    pub(crate) what: String,
    pub(crate) since: Timestamp,
    /// A clause.
    pub(crate) why: String,
    pub(crate) tone: Tone,
}

impl DeliveryLine {
    pub(super) fn of(place: &Place, delivery: &Delivery, told: DeliveryNews) -> Self {
        Self {
            place: place.name(),
            what: told.what,
            since: delivery.queued,
            why: told.words,
            tone: match delivery.state {
                DeliveryState::Queued if delivery.attempts == 0 => Tone::Info,
                DeliveryState::Queued => Tone::Watch,
                DeliveryState::Refused { .. } | DeliveryState::Parked { .. } => Tone::Act,
                DeliveryState::Dropped { .. } => Tone::Soft,
            },
        }
    }
}

/// One delivery as it is shown.
pub(super) struct DeliveryRow {
    pub(super) place: String,
    pub(super) what: String,
    pub(super) since: String,
    pub(super) since_exact: String,
    pub(super) state: StateWords,
}

pub(super) fn delivery_row(frame: &Frame<'_>, line: &DeliveryLine) -> DeliveryRow {
    DeliveryRow {
        place: line.place.clone(),
        what: line.what.clone(),
        since: times::ago(frame.words, line.since, frame.now),
        since_exact: line.since.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        state: state(line.tone, &line.why),
    }
}

struct HostRows<'a> {
    id: String,
    name: &'a str,
    authority: &'a str,
    origin: &'a str,
    rows: Vec<DeliveryRow>,
}

#[derive(Template)]
#[template(path = "desk_queue.html")]
struct QueueTemplate<'a> {
    around: Around<'a>,
    said: Option<StateWords>,
    hosts: Vec<HostRows<'a>>,
    more: bool,
    as_of: String,
}

impl QueuePage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = head(words.t("desk-queue-title"), words.t("desk-queue-intro"));
        let hosts = self.hosts.iter().enumerate().map(|(number, host)| HostRows {
            id: format!("host-{number}"),
            name: &host.name,
            authority: &host.authority,
            origin: &host.origin,
            rows: host
                .deliveries
                .iter()
                .map(|line| delivery_row(frame, line))
                .collect(),
        });
        written(&QueueTemplate {
            around: Around::of(frame, head),
            said: self.done.map(|done| done.said(words)),
            hosts: hosts.collect(),
            more: self.more,
            as_of: as_of(frame),
        })
    }

    fn of(tx: &mut Transaction<'_>, visit: &Visit, only: Option<&Origin>) -> Result<Self, StoreError> {
        let telling = visit.telling();
        let set_aside = deliveries::undelivered(tx, only, LISTED_MAX)?;
        let waiting = deliveries::waiting(tx, only, LISTED_MAX)?;
        let more = set_aside.len().max(waiting.len()) == usize::from(LISTED_MAX);
        let mut by_host: BTreeMap<Origin, Vec<(Place, Delivery)>> = BTreeMap::new();
        for (place, delivery) in set_aside.into_iter().chain(waiting) {
            let rows = by_host.entry(delivery.inbox.origin()).or_default();
            rows.push((place, delivery));
        }
        let mut hosts = Vec::new();
        for (origin, rows) in by_host {
            let host = deliveries::host(tx, &origin)?;
            let name = name_of(tx, &origin)?;
            let mut lines = Vec::new();
            for (place, delivery) in &rows {
                let told = DeliveryNews::read(tx, &telling, delivery, (&host, &name))?;
                lines.push(DeliveryLine::of(place, delivery, told));
            }
            hosts.push(HostQueue {
                deliveries: lines,
                authority: origin.authority().to_owned(),
                origin: origin.to_string(),
                name,
            });
        }
        Ok(Self {
            hosts,
            more,
            done: None,
        })
    }
}

/// Which community alone, and what was just done.
#[derive(Default, Deserialize)]
pub(super) struct QueueQuery {
    peer: Option<String>,
    done: Option<Done>,
}

/// `GET /desk/queue`.
pub(super) async fn show(chief: Chief, query: Result<Query<QueueQuery>, QueryRejection>) -> Response {
    let visit = &chief.visit;
    let query = query.map(|Query(query)| query).unwrap_or_default();
    let node = &visit.site.doors.node;
    let only = match query.peer.as_deref().map(|peer| edge::address_of(node, peer)) {
        None => None,
        Some(Ok(origin)) => Some(origin),
        Some(Err(_)) => return visit.error(&ErrorPage::NotFound),
    };
    match node.database.read(|tx| QueuePage::of(tx, visit, only.as_ref())) {
        Ok(mut page) => {
            page.done = query.done;
            visit.secret_page(page.render(&visit.frame()))
        }
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}
