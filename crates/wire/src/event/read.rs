//! Reads an event of any server that speaks ActivityStreams; what cannot be read of it is left out, not refused.

use domain::{
    AltText, Amount, Banner, CoHost, Currency, EventDraft, EventState, Iri, JoinMode, Modality, Moment,
    Origin, Price, Tag, Zone,
};
use jiff::Timestamp;
use serde_json::Value;

use super::place::{self, Location};
use crate::{activity, property};

/// What the reader must know beside the document.
#[derive(Clone, Copy, Debug)]
pub struct EventHints<'h> {
    /// Where a time without a zone is read: the community's own.
    pub zone: &'h Zone,
    /// Our origin: nothing from outside has an id there (threat A13).
    pub own: &'h Origin,
}

/// An event as another server told it; whether that server may is decided by whoever holds the signature.
#[derive(Clone, Debug, PartialEq)]
pub struct ReceivedEvent {
    /// Its name on the network.
    pub iri: Iri,
    /// The actor that alone may change it (`attributedTo`, else `actor`), on the event's origin.
    pub owner: Iri,
    /// Only our profile has it.
    pub revision: Option<u64>,
    /// Last changed.
    pub updated: Option<Timestamp>,
    /// First shown.
    pub published: Option<Timestamp>,
    /// How it stands; an unknown word counts as on.
    pub state: EventState,
    /// What people read; not yet checked against the clock. Its organisers are all who may answer a Join beside the owner:
    /// `organizers`, Mobilizon's `contacts`, and the `actor` (protocol section 9.2).
    pub draft: EventDraft,
    /// Whether Public is in `to`.
    pub public: bool,
    /// Seats taken.
    pub taken: Option<u32>,
    /// To whom a Join is to be addressed (FEP-8a8e `requiredJoinVisibility`), else empty.
    pub join_visibility: Vec<Iri>,
}

/// Why a document is no event for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EventRefused {
    /// Another type.
    #[error("the object is not an event")]
    NotAnEvent,
    /// No http address as id.
    #[error("an event has an id that is an http address")]
    Id,
    /// The id is ours (threat A13).
    #[error("an id on this host does not come from outside")]
    OurHost,
    /// Nobody owns it.
    #[error("an event has an owner that is named by an http address")]
    Owner,
    /// The owner lives on another server than the event (threat A1, FEP-fe34).
    #[error("an event and its owner are on one server")]
    ForeignOwner,
    /// Nothing to show as its name.
    #[error("an event has a name")]
    Title,
    /// No start, or none that can be read.
    #[error("an event has a start, written as 2027-01-14T18:00:00+01:00")]
    Start,
    /// Its server calls it a draft.
    #[error("a draft is not for other servers")]
    Draft,
}

/// Reads an event; every optional part of a wrong type counts as absent.
pub fn read(document: &Value, hints: EventHints<'_>) -> Result<ReceivedEvent, EventRefused> {
    if !property::types(document).any(|kind| kind == "Event") {
        return Err(EventRefused::NotAnEvent);
    }
    if property::truth(document, "draft") == Some(true) {
        return Err(EventRefused::Draft);
    }
    let iri = document["id"]
        .as_str()
        .and_then(|id| Iri::parse(id).ok())
        .ok_or(EventRefused::Id)?;
    let origin = iri.origin();
    if &origin == hints.own {
        return Err(EventRefused::OurHost);
    }
    let owner = property::iri(document, "attributedTo")
        .or_else(|| property::iri(document, "actor"))
        .ok_or(EventRefused::Owner)?;
    if owner.origin() != origin {
        return Err(EventRefused::ForeignOwner);
    }
    Ok(ReceivedEvent {
        revision: property::whole(document, "revision"),
        updated: property::instant(document, "updated"),
        published: property::instant(document, "published"),
        state: state(document),
        draft: draft(document, hints, &iri, &owner)?,
        public: activity::is_public(&property::addressees(document, "to")),
        taken: taken(document),
        join_visibility: property::iris(document, "requiredJoinVisibility"),
        iri,
        owner,
    })
}

pub(super) fn draft(
    document: &Value,
    hints: EventHints<'_>,
    iri: &Iri,
    owner: &Iri,
) -> Result<EventDraft, EventRefused> {
    let name = property::prose(document, "name", "nameMap")
        .or_else(|| property::prose(document, "summary", "summaryMap"));
    let title = name.and_then(property::title).ok_or(EventRefused::Title)?;
    let start = moment(document, "startTime", hints).ok_or(EventRefused::Start)?;
    let end = moment(document, "endTime", hints).filter(|end| end.at >= start.at);
    let shows_end = property::truth(document, "displayEndTime") != Some(false);
    let location = place::read(document);
    let online_page = online_page(document, &location).filter(|page| page != iri);
    let external_url = property::page(document, "externalParticipationUrl");
    Ok(EventDraft {
        title,
        description: property::description(document),
        end: end.filter(|_| shows_end).map(|end| Moment {
            at: end.at,
            zone: start.zone.clone(),
        }),
        start,
        modality: modality(document, &location),
        place: location.place,
        online_page,
        join_mode: join_mode(document, external_url.as_ref()),
        external_url,
        capacity: capacity(document),
        price: price(document),
        language: property::language(document),
        category: category(document),
        tags: tags(document),
        banner: banner(document),
        organizers: organizers(document, owner),
        co_hosts: co_hosts(document, owner),
        // It stands in the text: there is no term for it.
        agenda: Vec::new(),
    })
}

/// An instant and the zone to show it in: the document's `timezone`, else ours where its offset fits, else UTC.
fn moment(document: &Value, key: &str, hints: EventHints<'_>) -> Option<Moment> {
    let text = property::text(document, key)?;
    let named = property::text(document, "timezone").and_then(|name| Zone::parse(name).ok());
    let floats = text.ends_with("-00:00") || property::truth(document, "dfrn:adjust") == Some(false);
    if let Some(clock) = property::wall_clock(text).filter(|_| floats || text.parse::<Timestamp>().is_err()) {
        let zone = named.unwrap_or_else(|| hints.zone.clone());
        let at = clock.to_zoned(zone.rules()).ok()?.timestamp();
        return Moment::new(at, zone).ok();
    }
    let at: Timestamp = text.parse().ok()?;
    // Friendica writes UTC, and says that everybody reads it in her own zone.
    let adjusts = property::truth(document, "dfrn:adjust") == Some(true);
    let zone = match named {
        Some(zone) => zone,
        None if adjusts => hints.zone.clone(),
        None => zone_of_offset(text, at, hints.zone),
    };
    Moment::new(at, zone).ok()
}

/// A text with an offset names no zone; ours is taken where its clock shows the same at that time.
fn zone_of_offset(text: &str, at: Timestamp, own: &Zone) -> Zone {
    let shown = jiff::fmt::temporal::DateTimeParser::new()
        .parse_pieces(text)
        .ok()
        .and_then(|pieces| pieces.to_numeric_offset());
    let here = at.to_zoned(own.rules()).offset();
    if shown == Some(here) {
        own.clone()
    } else {
        Zone::utc()
    }
}

/// The Event vocabulary first, iCalendar's word second; what nobody knows counts as on.
pub(super) fn state(document: &Value) -> EventState {
    let status = property::text(document, "eventStatus").map(property::word);
    match status.unwrap_or("") {
        "EventScheduled" | "EventConfirmed" => EventState::Published,
        "EventCancelled" => EventState::Cancelled,
        "EventPostponed" => EventState::Postponed,
        "EventRescheduled" => EventState::Rescheduled,
        "EventMovedOnline" => EventState::MovedOnline,
        "EventTentative" => EventState::Tentative,
        _ => {
            let status =
                property::text(document, "status").or_else(|| property::text(document, "ical:status"));
            match status.unwrap_or("") {
                "CANCELLED" => EventState::Cancelled,
                "TENTATIVE" => EventState::Tentative,
                _ => EventState::Published,
            }
        }
    }
}

/// An unknown way of joining is one we cannot offer, so people are sent to the event's own page.
fn join_mode(document: &Value, external_url: Option<&Iri>) -> JoinMode {
    match property::first(document, "joinMode").and_then(property::string) {
        Some("free") => JoinMode::Free,
        Some("restricted") => JoinMode::Restricted,
        Some("invite") => JoinMode::Invite,
        Some(_) => JoinMode::External,
        None if external_url.is_some() => JoinMode::External,
        None => JoinMode::Free,
    }
}

fn modality(document: &Value, location: &Location) -> Modality {
    let online = property::truth(document, "isOnline") == Some(true) || location.is_virtual;
    match (location.place.is_some(), online) {
        (true, true) => Modality::Hybrid,
        (false, true) => Modality::Online,
        (_, false) => Modality::InPerson,
    }
}

/// The attachment called "Website" first; a bare virtual location second.
fn online_page(document: &Value, location: &Location) -> Option<Iri> {
    let is_website = |item: &&Value| {
        property::types(item).any(|kind| kind == "Link" || kind == "Page")
            && property::text(item, "name") == Some("Website")
    };
    let attached = property::values(document, "attachment")
        .filter(is_website)
        .find_map(property::address);
    attached.or_else(|| location.online_page.clone())
}

/// Nought means no limit (Mobilizon); so does more than a guest list here can hold.
fn capacity(document: &Value) -> Option<u32> {
    let seats = property::whole(document, "maximumAttendeeCapacity")?;
    u32::try_from(seats)
        .ok()
        .filter(|seats| (1..=EventDraft::CAPACITY_MAX).contains(seats))
}

fn taken(document: &Value) -> Option<u32> {
    let counted = document
        .get("attendees")
        .and_then(|attendees| property::whole(attendees, "totalItems"));
    counted
        .or_else(|| property::whole(document, "participantCount"))
        .and_then(|count| u32::try_from(count).ok())
}

fn price(document: &Value) -> Option<Price> {
    Some(Price {
        amount: amount(document, "price")?,
        member: amount(document, "memberPrice"),
        currency: Currency::parse(property::text(document, "priceCurrency")?).ok()?,
    })
}

fn amount(document: &Value, key: &str) -> Option<Amount> {
    let text = match property::first(document, key)? {
        Value::Number(number) => number.to_string(),
        other => property::string(other)?.to_owned(),
    };
    Amount::parse(&text).ok()
}

fn category(document: &Value) -> Option<String> {
    const CHARS_MAX: usize = 60;
    let fits = |text: &&str| {
        (1..=CHARS_MAX).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
    };
    property::text(document, "category")
        .filter(fits)
        .map(str::to_owned)
}

fn tags(document: &Value) -> Vec<Tag> {
    let hashtags =
        property::values(document, "tag").filter(|tag| property::types(tag).any(|kind| kind == "Hashtag"));
    let mut tags: Vec<Tag> = Vec::new();
    for tag in hashtags.filter_map(|tag| Tag::parse(property::text(tag, "name")?).ok()) {
        if !tags.contains(&tag) && tags.len() < EventDraft::TAGS_MAX {
            tags.push(tag);
        }
    }
    tags
}

/// The picture marked as banner, else the first picture.
fn banner(document: &Value) -> Option<Banner> {
    const TYPES: [&str; 5] = ["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"];
    let picture = |item: &Value| {
        let media_type = property::text(item, "mediaType").filter(|kind| TYPES.contains(kind))?;
        Some(Banner {
            url: property::address(item)?,
            media_type: media_type.to_owned(),
            alt: alt(item),
            picture: None,
        })
    };
    let is_marked = |item: &&Value| {
        property::truth(item, "isBannerImage") == Some(true) || property::text(item, "name") == Some("Banner")
    };
    let all = || property::values(document, "attachment").chain(property::values(document, "image"));
    all()
        .filter(is_marked)
        .find_map(picture)
        .or_else(|| all().find_map(picture))
}

/// What a picture shows, as its server says it: Mobilizon needs the name for something else.
fn alt(item: &Value) -> Option<AltText> {
    let name = || property::text(item, "name").filter(|name| *name != "Banner");
    let said = property::text(item, "summary").or_else(name)?;
    let said: String = said.chars().take(AltText::CHARS_MAX).collect();
    AltText::parse(&said).ok()
}

/// Who runs it beside its owner, each once.
fn organizers(document: &Value, owner: &Iri) -> Vec<Iri> {
    let mut others: Vec<Iri> = Vec::new();
    let contacts = property::iris(document, "contacts");
    let all = listed_organizers(document).into_iter().chain(contacts);
    for organizer in all.chain(property::iri(document, "actor")) {
        if organizer != *owner && !others.contains(&organizer) && others.len() < EventDraft::ORGANIZERS_MAX {
            others.push(organizer);
        }
    }
    others
}

/// A Collection with items, a list of ids, or null.
fn listed_organizers(document: &Value) -> Vec<Iri> {
    let Some(organizers) = document.get("organizers") else {
        return Vec::new();
    };
    let mut listed = property::iris(organizers, "items");
    listed.extend(property::iris(organizers, "orderedItems"));
    if listed.is_empty() && !property::types(organizers).any(|kind| kind.ends_with("Collection")) {
        listed = property::iris(document, "organizers");
    }
    listed
}

/// The organisations and chapters that it names with their names, each once (need 0.7). One of another server is left out: only
/// that server can say that it holds the event too (protocol section 8.3).
fn co_hosts(document: &Value, owner: &Iri) -> Vec<CoHost> {
    let Some(organizers) = document.get("organizers") else {
        return Vec::new();
    };
    let items = property::values(organizers, "items");
    let items = items.chain(property::values(organizers, "orderedItems"));
    let mut found: Vec<CoHost> = Vec::new();
    for item in items.chain(property::values(document, "organizers")) {
        if found.len() < EventDraft::CO_HOSTS_MAX
            && let Some(host) = co_host(item, owner)
            && !found.contains(&host)
        {
            found.push(host);
        }
    }
    found
}

fn co_host(item: &Value, owner: &Iri) -> Option<CoHost> {
    if !property::types(item).any(|kind| matches!(kind, "Organization" | "Group")) {
        return None;
    }
    let iri = property::id_of(item).filter(|iri| iri != owner && iri.origin() == owner.origin())?;
    let name = property::text(item, "name").and_then(property::title)?;
    Some(CoHost { iri, name })
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
