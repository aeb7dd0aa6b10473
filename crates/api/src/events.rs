//! `/events`: what is ahead, for whoever may see it; officers publish, change, cancel and remove.

pub(crate) mod co_hosts;
pub(crate) mod documents;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::Viewer;
use community::cancel_event::{ChangeRefused, cancel_event};
use community::change_event::change_event;
use community::change_following;
use community::list_events::{Filter, list_events};
use community::postpone_event::postpone_event;
use community::publish_event::{PublishRefused, publish_event};
use community::publish_series::publish_series;
use community::remove_event::remove_event;
use community::see_calendar::MyCalendar;
use community::see_event::{SeeRefused, Seen, Sight, see_event};
use community::see_jobs::see_jobs;
use community::sign_code::PostRefused;
use domain::{Audience, Event, EventDraft, EventId, EventRefused, LanguageTag, Modality, Origin, ResignOn};
use edge::{Doors, IdempotencyKey, Node, Problem, Reason, address_of};
use http::HeaderMap;
use jiff::Timestamp;
use serde::Deserialize;
use store::events::Place;
use store::{Officer, StoreError, Transaction};

use crate::access::{Chief, Visitor};
use crate::event_input::{Defaults, EventInput, invalid, wrong};
use crate::event_view::EventView;
use crate::host_names::HostNames;
use crate::input::{Asked, Body};
use crate::named::named;
use crate::page::{self, Items};
use crate::{community::not_set_up, etag};

#[cfg(test)]
pub(crate) use documents::input_example;
pub(crate) use documents::{
    CANCEL, CHANGE, DATES, IDEMPOTENCY_KEY, LIMIT, LIST, POSTPONE, PUBLISH, REMOVE, SHOW,
};

/// What may be asked of the list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListQuery {
    pub(crate) from: Option<String>,
    pub(crate) before: Option<String>,
    pub(crate) modality: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) host: Option<String>,
    pub(crate) cursor: Option<String>,
    pub(crate) limit: Option<String>,
}

/// Events by start, from now on when nobody says.
pub(crate) async fn list(
    State(doors): State<Doors>,
    Visitor(viewer): Visitor,
    Asked(query): Asked<ListQuery>,
) -> Result<Response, Problem> {
    let (views, next) = query.views(&doors.node, &viewer, |_| Ok(None))?;
    let next = next.map(|place| query.next_url(&doors.node.origin, &page::event_cursor(&place)));
    Ok(Items::page(views, next))
}

impl ListQuery {
    /// A page of them, of one calendar when `calendar` gives one, and where the next begins.
    pub(crate) fn views(
        &self,
        node: &Node,
        viewer: &Viewer,
        calendar: impl Fn(&mut Transaction<'_>) -> Result<Option<MyCalendar>, StoreError>,
    ) -> Result<(Vec<EventView>, Option<Place>), Problem> {
        let filter = self.filter(node)?;
        let from = self
            .from
            .as_deref()
            .map(|text| moment(text, "from"))
            .transpose()?;
        let (from, filter) = match from {
            Some(from) => (from, filter),
            None => filter.still_on(node.now()),
        };
        let after = self.cursor.as_deref().map(page::event_place).transpose()?;
        let limit = page::limit(self.limit.as_deref())?;
        node.database.read(|tx| {
            let filter = Filter {
                calendar: calendar(tx)?,
                ..filter.clone()
            };
            let names = HostNames::read(tx)?;
            let listed = list_events(tx, viewer, &filter, from, after.clone(), limit)?;
            let view = |seen: &Seen| EventView::new(seen, &node.origin, &names, viewer);
            let views = listed.events.iter().map(view).collect();
            Ok::<_, Problem>((views, listed.next))
        })
    }

    fn filter(&self, node: &Node) -> Result<Filter, Problem> {
        let modality = self.modality.as_deref().map(|word| match word {
            "in_person" => Ok(Modality::InPerson),
            "online" => Ok(Modality::Online),
            "hybrid" => Ok(Modality::Hybrid),
            _ => Err(invalid("modality", "is in_person, online or hybrid")),
        });
        Ok(Filter {
            modality: modality.transpose()?,
            language: self
                .language
                .as_deref()
                .map(LanguageTag::parse)
                .transpose()
                .map_err(wrong("language"))?,
            host: self
                .host
                .as_deref()
                .map(|host| address_of(node, host).map_err(|refused| refused.at("host")))
                .transpose()?,
            tag: None,
            calendar: None,
            before: self
                .before
                .as_deref()
                .map(|text| moment(text, "before"))
                .transpose()?,
            not_over_at: None,
        })
    }

    fn next_url(&self, origin: &Origin, cursor: &str) -> String {
        let asked = [
            ("before", self.before.as_deref()),
            ("modality", self.modality.as_deref()),
            ("language", self.language.as_deref()),
            ("host", self.host.as_deref()),
            ("limit", self.limit.as_deref()),
        ];
        page::next_url(origin, "/api/v1/events", &asked, cursor)
    }
}

fn moment(text: &str, field: &'static str) -> Result<Timestamp, Problem> {
    text.parse()
        .map_err(|_| invalid(field, "is written as 2027-01-14T18:00:00Z"))
}

/// One event.
pub(crate) async fn show(
    State(doors): State<Doors>,
    Visitor(viewer): Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    let answer = doors
        .node
        .database
        .read(|tx| answer(tx, &doors.node, &viewer, &id, StatusCode::OK))?;
    Ok(etag::unless_known(&headers, answer))
}

/// All dates of its series, those that the viewer may see. The first, by which each names the series, may be hidden from her
/// or gone; where she sees none, the answer is that of the event itself (threat D6).
pub(crate) async fn dates(
    State(doors): State<Doors>,
    Visitor(viewer): Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let id = named(&id, EventId::parse)?;
    node.database.read(|tx| {
        let asked = seen(tx, &viewer, &id);
        let all = match &asked {
            Ok(asked) => change_following::dates(tx, &asked.event)?,
            Err(_) => change_following::dates_since(tx, &id)?,
        };
        let names = HostNames::read(tx)?;
        let mut views = Vec::new();
        for date in all {
            if viewer.may_see(&date) {
                let date = seen(tx, &viewer, &date.id)?;
                views.push(EventView::new(&date, &node.origin, &names, &viewer));
            }
        }
        if views.is_empty() {
            views.push(EventView::new(&asked?, &node.origin, &names, &viewer));
        }
        Ok(Items::whole(views))
    })
}

/// Publishes an event, or a series of them; the same Idempotency-Key and body answer the event that was published first.
pub(crate) async fn publish(
    State(doors): State<Doors>,
    chief: Chief,
    key: IdempotencyKey,
    Body {
        value: mut input,
        bytes,
    }: Body<EventInput>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let now = node.now();
    let repeat = input.take_repeat();
    let audience = input
        .audience(node)?
        .unwrap_or_else(|| node.settings.default_audience.clone());
    let names = input.take_co_hosts()?.unwrap_or_default();
    let mut draft = input.draft(&defaults(node)?)?;
    draft.co_hosts = node.database.read(|tx| co_hosts::found(tx, &names, &[]))?;
    let dates = match repeat {
        Some(repeat) => repeat.dates(&draft, node.settings.horizon_months, now)?,
        None => vec![draft],
    };
    let with_id = |date| (ambient::ids::event_id(now, &node.randomness), date);
    let dates: Vec<_> = dates.into_iter().map(with_id).collect();
    let id = node
        .database
        .transact(|tx| {
            if let Some(earlier) = key.earlier(tx, chief.id(), &bytes, now)? {
                return named(&earlier, EventId::parse);
            }
            let resign_on = node.settings.ethics.resign_on;
            let first = publish_all(tx, (&chief.0, resign_on), &dates, &audience, now);
            let first = first.map_err(publish_refused)?;
            key.keep(tx, chief.id(), &bytes, first.as_str(), now)?;
            Ok::<_, Problem>(first)
        })
        .await?;
    node.database.read(|tx| {
        let viewer = chief.viewer(tx)?;
        answer(tx, node, &viewer, &id, StatusCode::CREATED)
    })
}

/// One event, or one for each date of a series; answers the first.
fn publish_all(
    tx: &mut Transaction<'_>,
    (officer, resign_on): (&Officer, ResignOn),
    dates: &[(EventId, EventDraft)],
    audience: &Audience,
    now: Timestamp,
) -> Result<EventId, PublishRefused> {
    match dates {
        [(id, draft)] => {
            let (draft, audience) = (draft.clone(), audience.clone());
            let event = publish_event(tx, officer, resign_on, id.clone(), draft, audience, now)?;
            Ok(event.id)
        }
        dates => {
            publish_series(tx, officer, resign_on, dates, audience, now)?;
            let (first, _) = dates.first().expect("a series has more than one date");
            Ok(first.clone())
        }
    }
}

/// Replaces what an officer can write of an event; its picture, which has an address of its own (`pictures.rs`), and its further
/// organisers, which this API does not know, stay, and so do co-hosts that are left out.
pub(crate) async fn change(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body { value: mut input, .. }: Body<EventInput>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let id = named(&id, EventId::parse)?;
    input.refuse_repeat()?;
    let names = input.take_co_hosts()?;
    let audience = input
        .audience(node)?
        .ok_or_else(|| invalid("audience", "say who may see the event when changing it"))?;
    let draft = input.draft(&defaults(node)?)?;
    let now = node.now();
    node.database
        .transact(|tx| {
            let mut draft = draft.clone();
            let known = store::events::get(tx, &id)?;
            let expected = etag::expected(&headers, known.as_ref().map_or(0, |known| known.revision));
            if let Some(known) = known {
                draft.banner = known.draft.banner;
                draft.organizers = known.draft.organizers;
                draft.co_hosts = match &names {
                    Some(names) => co_hosts::found(tx, names, &known.draft.co_hosts)?,
                    None => known.draft.co_hosts,
                };
            }
            change_event(tx, &chief.0, &id, draft, audience.clone(), expected, now).map_err(change_refused)
        })
        .await?;
    answer_to(&doors.node, &chief, &id)
}

/// Calls an event off.
pub(crate) async fn cancel(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    act(&doors, &chief, &id, called_off).await
}

fn called_off(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &EventId,
    now: Timestamp,
) -> Result<Event, ChangeRefused> {
    cancel_event(tx, officer, id, now)
}

/// Postpones an event until it gets a new date.
pub(crate) async fn postpone(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    act(&doors, &chief, &id, postpone_event).await
}

/// Does what needs no more than the name of the event, and answers how it stands then.
async fn act(
    doors: &Doors,
    chief: &Chief,
    id: &str,
    verb: fn(&mut Transaction<'_>, &Officer, &EventId, Timestamp) -> Result<Event, ChangeRefused>,
) -> Result<Response, Problem> {
    let id = named(id, EventId::parse)?;
    let now = doors.node.now();
    let database = &doors.node.database;
    database
        .transact(|tx| verb(tx, &chief.0, &id, now).map_err(change_refused))
        .await?;
    answer_to(&doors.node, chief, &id)
}

/// Removes an event that was a mistake.
pub(crate) async fn remove(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    let now = doors.node.now();
    let database = &doors.node.database;
    database
        .transact(|tx| remove_event(tx, &chief.0, &id, now).map_err(change_refused))
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn answer_to(node: &Node, chief: &Chief, id: &EventId) -> Result<Response, Problem> {
    node.database.read(|tx| {
        let viewer = chief.viewer(tx)?;
        answer(tx, node, &viewer, id, StatusCode::OK)
    })
}

pub(crate) fn answer(
    tx: &mut Transaction<'_>,
    node: &Node,
    viewer: &Viewer,
    id: &EventId,
    status: StatusCode,
) -> Result<Response, Problem> {
    let seen = seen(tx, viewer, id)?;
    let names = HostNames::read(tx)?;
    let jobs = see_jobs(tx, viewer, &seen)?;
    let view = EventView::new(&seen, &node.origin, &names, viewer).with_jobs(jobs);
    Ok(view.answer(status))
}

/// What the viewer may see of an event: "absent" and "not yours" are one answer (threat D6).
pub(crate) fn seen(tx: &mut Transaction<'_>, viewer: &Viewer, id: &EventId) -> Result<Seen, Problem> {
    match see_event(tx, viewer, id) {
        Ok(Sight::Event(seen)) => Ok(*seen),
        Ok(Sight::Gone(_)) => Err(Problem::new(Reason::Gone, "this event was removed")),
        Err(SeeRefused::NotFound) => Err(Problem::not_found()),
        Err(SeeRefused::Store(error)) => Err(error.into()),
    }
}

pub(crate) fn defaults(node: &Node) -> Result<Defaults, Problem> {
    let profile = node
        .database
        .read(store::community::profile)?
        .ok_or_else(not_set_up)?;
    Ok(Defaults {
        zone: profile.zone,
        currency: profile.currency,
    })
}

pub(crate) fn publish_refused(refused: PublishRefused) -> Problem {
    let field = match &refused {
        PublishRefused::Event(event) => field_of(*event),
        PublishRefused::NoSuchPeer(_) | PublishRefused::TooManyPeers => "audience",
        PublishRefused::AlreadyOver => "start",
        PublishRefused::NotSetUp => return not_set_up(),
        PublishRefused::NotSigned(PostRefused::NotSigned(_)) => {
            return Problem::new(Reason::NotAllowed, refused.to_string());
        }
        PublishRefused::NotSigned(PostRefused::Store(error)) | PublishRefused::Store(error) => {
            return error.clone().into();
        }
    };
    Problem::new(Reason::Invalid, refused.to_string()).at(field)
}

pub(crate) fn change_refused(refused: ChangeRefused) -> Problem {
    let sentence = refused.to_string();
    match refused {
        ChangeRefused::NoSuchEvent => Problem::not_found(),
        ChangeRefused::NotOurs | ChangeRefused::Cancelled => Problem::new(Reason::Conflict, sentence),
        ChangeRefused::Changed { .. } => Problem::new(Reason::Changed, sentence),
        ChangeRefused::Event(event) => Problem::new(Reason::Invalid, sentence).at(field_of(event)),
        ChangeRefused::Audience(refused) => publish_refused(refused),
        ChangeRefused::Store(error) => error.into(),
    }
}

pub(crate) fn field_of(refused: EventRefused) -> &'static str {
    match refused {
        EventRefused::EndsBeforeStart | EventRefused::TooLong => "end",
        EventRefused::TooFarAhead => "start",
        EventRefused::Capacity => "capacity",
        EventRefused::TooMany => "tags",
        EventRefused::TooManyCoHosts => "co_hosts",
        EventRefused::TooLarge => "description",
        EventRefused::Agenda => "agenda",
        EventRefused::LinkInPerson => "url",
    }
}

#[cfg(test)]
mod tests;
