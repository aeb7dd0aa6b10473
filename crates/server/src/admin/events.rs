//! Events by command, in the same JSON as the REST API.

use ambient::{StreamName, ids};
use community::Viewer;
use community::cancel_event::{ChangeRefused, cancel_event};
use community::check_in::{Doorkeeper, check_in};
use community::list_events::{Filter, list_events};
use community::publish_event::{PublishRefused, publish_event};
use community::see_event::{SeeRefused, Seen, Sight, see_event};
use community::see_rsvp::see_guests;
use community::set_join_link::{join_link_of, set_join_link};
use domain::{Answer, AtTheDoor, DoorCode, Event, EventId, EventState, JoinLink, OneTimeCode, Seat};
use edge::wall_clock;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Officer, StoreError, Transaction, members};

use super::event_drafts;
use super::officer::officer;
use super::table::{table, zone};
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Most events listed.
const LISTED_MAX: usize = 1_000;

/// What is asked about events; `by` names the officer who acts.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventAsk {
    /// What is ahead.
    List {
        /// At most so many.
        limit: usize,
    },
    /// One event.
    Show {
        /// Its id.
        id: String,
    },
    /// A new one.
    Create {
        /// As the REST API takes it.
        event: Value,
        /// By handle.
        by: Option<String>,
    },
    /// A new one that is not published yet.
    SaveDraft {
        /// As the REST API takes it.
        event: Value,
        /// By handle.
        by: Option<String>,
    },
    /// What is written and not published.
    Drafts,
    /// A draft, as it stands.
    Publish {
        /// Its id.
        id: String,
        /// By handle.
        by: Option<String>,
    },
    /// Called off.
    Cancel {
        /// Its id.
        id: String,
        /// By handle.
        by: Option<String>,
    },
    /// Where it meets online.
    JoinLink {
        /// Its id.
        id: String,
        /// What is to become of the link.
        link: LinkAsk,
        /// By handle.
        by: Option<String>,
    },
    /// Who comes.
    Guests {
        /// Its id.
        id: String,
    },
    /// A guest at the door.
    Checkin {
        /// Its id.
        id: String,
        /// As she shows it.
        code: String,
        /// By handle.
        by: Option<String>,
    },
}

/// What is asked of a link to join.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkAsk {
    /// Which it is.
    Show,
    /// This one from now on.
    Set(String),
    /// None from now on.
    Take,
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: EventAsk) -> Performed {
    match ask {
        EventAsk::List { limit } => list(runtime, limit),
        EventAsk::Show { id } => show(runtime, &id),
        EventAsk::Create { event, by } => create(runtime, &event, by.as_deref()).await,
        EventAsk::SaveDraft { event, by } => event_drafts::save(runtime, &event, by.as_deref()).await,
        EventAsk::Drafts => event_drafts::list(runtime),
        EventAsk::Publish { id, by } => event_drafts::publish(runtime, &id, by.as_deref()).await,
        EventAsk::Cancel { id, by } => cancel(runtime, &id, by.as_deref()).await,
        EventAsk::JoinLink { id, link, by } => join_link(runtime, &id, &link, by.as_deref()).await,
        EventAsk::Guests { id } => guests(runtime, &id),
        EventAsk::Checkin { id, code, by } => checkin(runtime, &id, &code, by.as_deref()).await,
    }
}

/// The operator sees what the first officer sees, and before there is one what everybody sees.
fn viewer(runtime: &NodeRuntime, tx: &mut Transaction<'_>) -> Result<Viewer, StoreError> {
    let Ok(officer) = officer(runtime, None) else {
        return Ok(Viewer::Anyone);
    };
    let membership = members::membership(tx, &officer.member().id)?;
    Ok(membership.map_or(Viewer::Anyone, Viewer::Member))
}

fn list(runtime: &NodeRuntime, limit: usize) -> Performed {
    let node = runtime.node();
    let mut seen: Vec<Seen> = Vec::new();
    let values = node.database.read(|tx| {
        let viewer = viewer(runtime, tx)?;
        let mut after = None;
        loop {
            let wanted = limit.min(LISTED_MAX) - seen.len();
            let page = list_events(tx, &viewer, &Filter::default(), node.now(), after, wanted.max(1))?;
            seen.extend(page.events.into_iter().take(wanted));
            after = page.next;
            if after.is_none() || seen.len() >= limit.min(LISTED_MAX) {
                break;
            }
        }
        seen.iter()
            .map(|seen| api::show_event(node, tx, &viewer, seen))
            .collect::<Result<Vec<_>, StoreError>>()
    })?;
    let rows: Vec<[String; 6]> = seen.iter().map(row).collect();
    Ok(Shown::new(
        values,
        table(
            ["ID", "START", "STATE", "TITLE", "TAKEN", "HOST"],
            &rows,
            "no events ahead",
        ),
    ))
}

fn row(seen: &Seen) -> [String; 6] {
    let event = &seen.event;
    let taken = match (seen.taken, event.draft.capacity) {
        (Some(taken), Some(capacity)) => format!("{taken}/{capacity}"),
        (Some(taken), None) => taken.to_string(),
        (None, _) => String::new(),
    };
    [
        event.id.to_string(),
        wall_clock(event.draft.start.at, &event.draft.start.zone),
        mark(event.state).to_owned(),
        event.draft.title.to_string(),
        taken,
        hosts(event),
    ]
}

/// The server whose event it is, and whoever holds it too (need 0.7).
fn hosts(event: &Event) -> String {
    let origin = event.iri.origin();
    let co_hosts = event.draft.co_hosts.iter().map(|host| host.name.as_str());
    let all: Vec<&str> = std::iter::once(origin.authority()).chain(co_hosts).collect();
    all.join(", ")
}

/// What is to be known before going there; nothing while it is as it was published.
fn mark(state: EventState) -> &'static str {
    match state {
        EventState::Published => "",
        EventState::Draft => "draft",
        EventState::Rescheduled => "rescheduled",
        EventState::MovedOnline => "moved online",
        EventState::Tentative => "tentative",
        EventState::Postponed => "postponed",
        EventState::Cancelled => "cancelled",
    }
}

fn missing() -> Failure {
    Failure::not_found("there is no such event; `rosarium events list --json` shows their ids")
}

pub(super) fn parse(id: &str) -> Result<EventId, Failure> {
    let last = id.rsplit('/').next().unwrap_or(id);
    EventId::parse(last).map_err(|_| missing())
}

pub(super) fn show(runtime: &NodeRuntime, id: &str) -> Performed {
    let id = parse(id)?;
    let node = runtime.node();
    node.database.read(|tx| {
        let viewer = viewer(runtime, tx)?;
        match see_event(tx, &viewer, &id) {
            Ok(Sight::Event(seen)) => {
                let value = api::show_event(node, tx, &viewer, &seen)?;
                let text = describe(&seen);
                Ok(Shown::new(value, text))
            }
            Ok(Sight::Gone(_)) | Err(SeeRefused::NotFound) => Err(missing()),
            Err(SeeRefused::Store(error)) => Err(error.into()),
        }
    })
}

fn describe(seen: &Seen) -> String {
    let [id, start, state, title, taken, host] = row(seen);
    let heading = match state.as_str() {
        "" => title,
        state => format!("{title} ({state})"),
    };
    let place = seen
        .event
        .draft
        .place
        .as_ref()
        .map(domain::Place::line)
        .unwrap_or_default();
    let lines = [
        heading,
        format!("when   {start} ({})", seen.event.draft.start.zone),
        format!("where  {place}"),
        format!("taken  {taken}, {} waiting", seen.waiting),
        format!("host   {host}"),
        format!("page   {}", seen.event.iri),
        format!("id     {id}"),
    ];
    lines.join("\n")
}

async fn create(runtime: &NodeRuntime, event: &Value, by: Option<&str>) -> Performed {
    let node = runtime.node();
    let officer = officer(runtime, by)?;
    let (draft, audience) = api::read_event(node, event).map_err(|problem| Failure::usage(problem.detail))?;
    let audience = audience.unwrap_or_else(|| node.settings.default_audience.clone());
    let now = node.now();
    let id = ids::event_id(now, &node.randomness);
    let resign_on = node.settings.ethics.resign_on;
    let published = node.database.transact(|tx| {
        let (draft, audience) = (draft.clone(), audience.clone());
        publish_event(tx, &officer, resign_on, id.clone(), draft, audience, now)
    });
    let event = published.await.map_err(|refused| match refused {
        PublishRefused::Store(error) => error.into(),
        refused => Failure::failed(refused),
    })?;
    let shown = show(runtime, event.id.as_str())?;
    Ok(Shown {
        text: format!("{}\n{}", event.id, event.iri),
        ..shown
    })
}

async fn cancel(runtime: &NodeRuntime, id: &str, by: Option<&str>) -> Performed {
    let (id, officer) = (parse(id)?, officer(runtime, by)?);
    let now = runtime.node().now();
    let cancelled = runtime
        .node()
        .database
        .transact(|tx| cancel_event(tx, &officer, &id, now));
    cancelled.await.map_err(|refused| match refused {
        ChangeRefused::NoSuchEvent => missing(),
        ChangeRefused::Store(error) => error.into(),
        refused => Failure::failed(refused),
    })?;
    let shown = show(runtime, id.as_str())?;
    Ok(Shown {
        text: format!("{id} is cancelled; everybody who got it hears"),
        ..shown
    })
}

async fn join_link(runtime: &NodeRuntime, id: &str, link: &LinkAsk, by: Option<&str>) -> Performed {
    let (id, officer) = (parse(id)?, officer(runtime, by)?);
    let node = runtime.node();
    let wanted = match link {
        LinkAsk::Show => None,
        LinkAsk::Take => Some(None),
        LinkAsk::Set(url) => Some(Some(JoinLink::parse(url).map_err(Failure::usage)?)),
    };
    let refused = |refused| match refused {
        ChangeRefused::NoSuchEvent => missing(),
        ChangeRefused::Store(error) => error.into(),
        refused => Failure::failed(refused),
    };
    if let Some(wanted) = wanted {
        let secret: [u8; 32] = node.randomness.stream(StreamName::Nonces).bytes();
        let now = node.now();
        node.database
            .transact(|tx| set_join_link(tx, &officer, &id, wanted.as_ref(), &secret, now))
            .await
            .map_err(refused)?;
    }
    let known = node.database.read(|tx| join_link_of(tx, &officer, &id));
    let known = known.map_err(refused)?.map(String::from);
    let text = known.clone().unwrap_or_else(|| "no link to join".to_owned());
    Ok(Shown::new(json!({ "event": id, "url": known }), text))
}

async fn checkin(runtime: &NodeRuntime, id: &str, code: &str, by: Option<&str>) -> Performed {
    let (id, officer) = (parse(id)?, officer(runtime, by)?);
    let code = DoorCode::parse(code)
        .map_err(|_| Failure::usage(format!("a code has {} letters and digits", OneTimeCode::CHARS)))?;
    let node = runtime.node();
    let now = node.now();
    let found = node
        .database
        .transact(|tx| {
            let door = Doorkeeper::by_office(tx, &officer, &id)?;
            Ok::<_, ChangeRefused>(check_in(tx, &door, &code, now)?)
        })
        .await
        .map_err(|refused| match refused {
            ChangeRefused::NoSuchEvent => missing(),
            ChangeRefused::Store(error) => error.into(),
            refused => Failure::failed(refused),
        })?;
    let (result, guest) = match found {
        AtTheDoor::In(guest) => ("in", guest),
        AtTheDoor::AlreadyIn(guest, _) => ("already in", guest),
        AtTheDoor::NotOnThisList => {
            let next = "; `rosarium events guests` lists who comes";
            return Err(Failure::not_found(format!("not on this list{next}")));
        }
    };
    Ok(Shown::new(
        json!({ "result": result.replace(' ', "_"), "name": guest.name, "organization": guest.organization }),
        format!("{result}: {}", guest.name),
    ))
}

fn guests(runtime: &NodeRuntime, id: &str) -> Performed {
    let id = parse(id)?;
    let officer: Officer = officer(runtime, None)?;
    let node = runtime.node();
    let set = node.database.read(|tx| {
        let event = store::events::get(tx, &id)?.filter(|event| event.is_at(&node.origin));
        match event {
            Some(_) => Ok::<_, StoreError>(Some(see_guests(tx, &officer, &id)?)),
            None => Ok(None),
        }
    })?;
    let set = set.ok_or_else(missing)?;
    let zone = zone(runtime)?;
    let (mut values, mut rows) = (Vec::new(), Vec::new());
    for guest in set.iter() {
        let place = set.place(&guest.key);
        let state = state(guest.answer, guest.seat);
        values.push(json!({
            "name": guest.name, "organization": guest.organization, "community": guest.member_of,
            "guest": guest.is_visitor(),
            "answer": guest.answer, "seat": guest.seat, "place": place, "at": guest.at,
        }));
        rows.push([
            match guest.is_visitor() {
                true => format!("{} (guest)", guest.name),
                false => guest.name.to_string(),
            },
            guest
                .organization
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            place.map_or_else(|| state.to_owned(), |place| format!("{state}, place {place}")),
            wall_clock(guest.at, &zone),
        ]);
    }
    Ok(Shown::new(
        values,
        table(
            ["NAME", "ORGANISATION", "STATE", "AT"],
            &rows,
            "nobody answered yet",
        ),
    ))
}

fn state(answer: Answer, seat: Seat) -> &'static str {
    match (answer, seat) {
        (Answer::Going, Seat::Waiting) => "waiting list",
        (Answer::Going, Seat::Pending) => "waiting for the organiser",
        (Answer::Going, _) => "going",
        (Answer::Maybe, _) => "maybe",
        (Answer::Declined, _) => "not going",
        (Answer::Withdrawn, _) => "withdrawn",
    }
}
