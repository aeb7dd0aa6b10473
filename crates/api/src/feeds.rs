//! Feeds: the community's calendar and Atom feed, one event's calendar file, and a member's own calendar behind the
//! secret in its address (F13).

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use community::Viewer;
use community::give_calendar_feed::calendar_of_secret;
use community::list_events::{Filter, PAGE_MAX, list_events};
use community::see_calendar::MyCalendar;
use community::see_event::Seen;
use community::see_join_link::address_of_register;
use community::see_rsvp::see_rsvp;
use domain::{Addressed, CommunityProfile, EventId, Federable, Iri, Labeled, NodeLocal, Origin, Public};
use edge::{Doors, Node, Problem, Routes};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use jiff::Timestamp;
use store::Transaction;
use store::community::Identity;
use wire::atom::{AtomEntry, AtomFeed};
use wire::ics_write::EventIcs;

use crate::community::not_set_up;
use crate::etag;
use crate::events::seen;
use crate::host_names::HostNames;
use crate::named::named;

/// Most events of a feed.
const EVENTS_MAX: usize = 1_000;
/// How long past events stay in a feed, in days: long enough to hear that one was called off.
const DAYS_BACK: i64 = 30;

/// `/calendar.ics`, `/feed.atom` and `/calendar/{secret}.ics`. One event's file is [`event_ics`], for `/events/{id}.ics`
/// has to be told from `/events/{id}` by whoever negotiates that address.
pub fn feeds_router(doors: Doors) -> Router {
    routes().into_router().with_state(doors)
}

pub(crate) fn routes() -> Routes<Doors> {
    Routes::default()
        .route("/calendar.ics", get(calendar))
        .route("/feed.atom", get(atom))
        .route("/calendar/{file}", get(personal))
}

/// `/events/{id}.ics`: what everybody may see, and what a member may whose browser is signed in, for the page that shows
/// her the event links to it; anything else is the same 404 as nothing at all (threat D6). That of whoever has a seat holds
/// the address by which she joins online; no feed does, for its address is given to programs that keep what they read (D2).
pub fn event_ics(doors: &Doors, headers: &HeaderMap, id: &str) -> Response {
    let public = file_for(doors, &Viewer::Anyone, id).map(|text| Labeled::federable(text, Public));
    // A session that cannot be read now is as if nobody were signed in, as for pages.
    let hers = edge::signed_in(&doors.node, headers).ok().flatten();
    let hers = hers.and_then(|hers| {
        let to = hers.membership.member().mail.clone();
        let text = file_for(doors, &Viewer::Member(hers.membership), id).ok()?;
        let is_everybodys = public.as_ref().is_ok_and(|public| *public.value() == text);
        (!is_everybodys).then(|| Labeled::addressed(text, to))
    });
    match hers {
        None => answer_everybody(headers, CALENDAR, public),
        Some(text) => answer_member(headers, HERS, Ok(text)),
    }
}

fn file_for(doors: &Doors, viewer: &Viewer, id: &str) -> Result<String, Problem> {
    let now = doors.node.now();
    doors.node.database.read(|tx| {
        let id = named(id, EventId::parse)?;
        let seen = seen(tx, viewer, &id)?;
        let host_name = HostNames::read(tx)?.of(&seen.event.iri.origin());
        let url = page_of(&doors.node, &id);
        let notice = doors.node.settings.notice.line(&doors.words);
        let register = match viewer {
            Viewer::Member(who) => see_rsvp(tx, who, &id)?,
            _ => None,
        };
        let joins_by = match &register {
            Some(register) => address_of_register(tx, &seen.event, register, now)?,
            None => None,
        };
        let ics = EventIcs {
            event: &seen.event,
            host_name: &host_name,
            url: url.as_str(),
            notice: &notice,
            joins_by: joins_by.as_ref().map_or("", Iri::as_str),
            now,
        };
        Ok(wire::ics_write::event(&ics))
    })
}

const CALENDAR: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");
/// Kept by whoever likes, or by the program of its owner alone.
const PUBLIC: HeaderValue = HeaderValue::from_static("public, max-age=300");
const PRIVATE: HeaderValue = HeaderValue::from_static("private, max-age=300");
/// Kept by nobody: the same address answers others otherwise.
const HERS: HeaderValue = HeaderValue::from_static("private, no-store");
const ATOM: HeaderValue = HeaderValue::from_static("application/atom+xml; charset=utf-8");

async fn calendar(State(doors): State<Doors>, headers: HeaderMap) -> Response {
    let feed = Feed::read(&doors);
    answer_everybody(&headers, CALENDAR, feed.map(|feed| feed.map(Feed::into_calendar)))
}

/// `/calendar/{secret}.ics`: what its owner sees on `/calendar`, and the last month; a secret that is none, or no more,
/// is as any address at which nothing is (threat D6).
async fn personal(
    State(doors): State<Doors>,
    headers: HeaderMap,
    file: Result<Path<String>, PathRejection>,
) -> Response {
    let file = file.map_or(String::new(), |Path(file)| file);
    let text = match file.strip_suffix(".ics") {
        Some(secret) => doors.node.database.read(|tx| own_calendar(tx, &doors, secret)),
        None => Err(Problem::not_found()),
    };
    answer_member(&headers, PRIVATE, text)
}

fn own_calendar(
    tx: &mut Transaction<'_>,
    doors: &Doors,
    secret: &str,
) -> Result<Labeled<String, Addressed<NodeLocal>>, Problem> {
    let node = &doors.node;
    let who = calendar_of_secret(tx, secret)?.ok_or_else(Problem::not_found)?;
    let profile = store::community::profile(tx)?.ok_or_else(not_set_up)?;
    // As in her mails, for the same event is in both (F26).
    let settings = store::mail_settings::get(tx, &who.member().id)?;
    let words = edge::words_to(settings.reads(), Some(&profile));
    let notice = node.settings.notice.line(&words);
    let names = HostNames::read(tx)?;
    let (now, name) = (node.now(), format!("{}: {}", profile.name, who.member().name));
    let to = who.member().mail.clone();
    let filter = Filter {
        calendar: Some(MyCalendar::of(tx, &who, None)?),
        ..Filter::default()
    };
    let entries = entries(tx, node, &Viewer::Member(who), &filter, now)?;
    let hosts: Vec<String> = entries
        .iter()
        .map(|entry| names.of(&entry.seen.event.iri.origin()))
        .collect();
    let events: Vec<EventIcs<'_>> = entries
        .iter()
        .zip(&hosts)
        .map(|(entry, host_name)| EventIcs {
            event: &entry.seen.event,
            host_name,
            url: entry.url.as_str(),
            notice: &notice,
            joins_by: "",
            now,
        })
        .collect();
    let text = wire::ics_write::feed(&name, &profile.zone, &events);
    Ok(Labeled::addressed(text, to))
}

async fn atom(State(doors): State<Doors>, headers: HeaderMap) -> Response {
    let feed = Feed::read(&doors);
    answer_everybody(&headers, ATOM, feed.map(|feed| feed.map(Feed::into_atom)))
}

/// The community's own public events, the last month's included, and all that is said beside them.
struct Feed {
    identity: Identity,
    profile: CommunityProfile,
    entries: Vec<Entry>,
    origin: Origin,
    notice: String,
    now: Timestamp,
}

struct Entry {
    seen: Seen,
    url: Iri,
}

impl Feed {
    /// Read as whoever is nobody here, so that everybody may have it.
    fn read(doors: &Doors) -> Result<Labeled<Self, Federable<Public>>, Problem> {
        let (node, now) = (&doors.node, doors.node.now());
        let filter = Filter {
            host: Some(node.origin.clone()),
            before: Some(days_from(now, i64::from(node.settings.horizon_months) * 31)),
            ..Filter::default()
        };
        node.database.read(|tx| {
            let identity = store::community::identity(tx)?.ok_or_else(not_set_up)?;
            let profile = store::community::profile(tx)?.ok_or_else(not_set_up)?;
            let feed = Self {
                entries: entries(tx, node, &Viewer::Anyone, &filter, now)?,
                identity,
                profile,
                origin: node.origin.clone(),
                notice: node.settings.notice.line(&doors.words),
                now,
            };
            Ok(Labeled::federable(feed, Public))
        })
    }

    fn into_calendar(self) -> String {
        let events: Vec<EventIcs<'_>> = self
            .entries
            .iter()
            .map(|entry| EventIcs {
                event: &entry.seen.event,
                host_name: self.profile.name.as_str(),
                url: entry.url.as_str(),
                notice: &self.notice,
                joins_by: "",
                now: self.now,
            })
            .collect();
        wire::ics_write::feed(self.profile.name.as_str(), &self.profile.zone, &events)
    }

    fn into_atom(mut self) -> String {
        self.entries.sort_by(|one, other| {
            let key = |entry: &Entry| (entry.seen.event.updated, entry.seen.event.id.clone());
            key(other).cmp(&key(one))
        });
        let name = self.profile.name.as_str();
        let entries: Vec<AtomEntry<'_>> = self
            .entries
            .iter()
            .map(|entry| AtomEntry {
                event: &entry.seen.event,
                host_name: name,
                url: entry.url.as_str(),
            })
            .collect();
        let here = Iri::local(&self.origin, "/feed.atom");
        wire::atom::feed(&AtomFeed {
            id: here.as_str(),
            title: name,
            here: here.as_str(),
            page: Iri::local(&self.origin, "/events").as_str(),
            updated: self.identity.since,
            entries: &entries,
        })
    }
}

/// What fits, by start, the last month included.
fn entries(
    tx: &mut Transaction<'_>,
    node: &Node,
    viewer: &Viewer,
    filter: &Filter,
    now: Timestamp,
) -> Result<Vec<Entry>, Problem> {
    let mut entries = Vec::new();
    let mut after = None;
    loop {
        let from = days_from(now, -DAYS_BACK);
        let listed = list_events(tx, viewer, filter, from, after, PAGE_MAX)?;
        let entry = |seen: Seen| Entry {
            url: page_of(node, &seen.event.id),
            seen,
        };
        entries.extend(listed.events.into_iter().map(entry));
        after = listed.next;
        if after.is_none() || entries.len() >= EVENTS_MAX {
            entries.truncate(EVENTS_MAX);
            return Ok(entries);
        }
    }
}

fn page_of(node: &Node, id: &EventId) -> Iri {
    Iri::local(&node.origin, &format!("/events/{id}"))
}

fn days_from(at: Timestamp, days: i64) -> Timestamp {
    Timestamp::from_second(at.as_second() + days * 86_400).unwrap_or(at)
}

/// The way out of what everybody may have: it takes nothing else (subrosa section 2).
fn answer_everybody(
    headers: &HeaderMap,
    media_type: HeaderValue,
    text: Result<Labeled<String, Federable<Public>>, Problem>,
) -> Response {
    answer(headers, media_type, PUBLIC, text.map(|text| text.into_parts().0))
}

/// The way out of the calendar of one member, to her or to who has her secret.
fn answer_member(
    headers: &HeaderMap,
    kept: HeaderValue,
    text: Result<Labeled<String, Addressed<NodeLocal>>, Problem>,
) -> Response {
    answer(headers, CALENDAR, kept, text.map(|text| text.into_parts().0))
}

/// A feed with its version, or nothing when the client has it already; a refusal as anywhere else.
fn answer(
    headers: &HeaderMap,
    media_type: HeaderValue,
    kept: HeaderValue,
    text: Result<String, Problem>,
) -> Response {
    let text = match text {
        Ok(text) => text,
        Err(problem) => return problem.into_response(),
    };
    let tag = etag::of_bytes(text.as_bytes());
    let mut response = match etag::is_known(headers, &tag) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => (StatusCode::OK, text).into_response(),
    };
    let is_whole = response.status() == StatusCode::OK;
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_TYPE);
    headers.extend(is_whole.then_some((header::CONTENT_TYPE, media_type)));
    headers.insert(header::CACHE_CONTROL, kept);
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.extend(HeaderValue::try_from(tag).ok().map(|tag| (header::ETAG, tag)));
    response
}

#[cfg(test)]
mod tests;
