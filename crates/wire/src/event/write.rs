//! Writes an event as Mobilizon, Gancio, Mastodon and FEP-8a8e servers read it (protocol section 9.3).

use domain::{
    AgendaItem, AltText, Audience, Banner, Event, EventDraft, EventState, Iri, JoinMode, Modality, Moment,
    Origin, Tag,
};
use serde_json::{Map, Value, json};

use super::place;
use crate::context::{ContextKind, with_context};
use crate::html;
use crate::property::{PUBLIC, utc};

/// All that goes into an event's document.
#[derive(Clone, Debug)]
pub struct EventFacts<'f> {
    /// The event; its audience decides to whom it is addressed.
    pub event: &'f Event,
    /// The community that owns it.
    pub group: &'f Iri,
    /// Its followers' collection.
    pub followers: &'f Iri,
    /// Its peers' collection, to which peers-only events are addressed.
    pub peers: &'f Iri,
    /// Where tags have their pages.
    pub origin: &'f Origin,
    /// Seats taken now.
    pub taken: u32,
    /// The picture (PNG) made for an event that has none.
    pub banner_fallback: Option<Iri>,
    /// Size of the picture that goes out, when known.
    pub banner_shape: Option<BannerShape>,
    /// The place's own address, when it has one.
    pub place_id: Option<Iri>,
    /// When it would have started, for a rescheduled event.
    pub previous_start: Option<Moment>,
    /// For whom a hybrid event's places are written.
    pub location_form: LocationForm,
}

impl<'f> EventFacts<'f> {
    /// The event's own picture, if whoever reads the document may look at it: one that this node keeps is shown to those the
    /// event is for, and a server that asks for it is nobody's reader.
    pub fn banner(&self) -> Option<&'f Banner> {
        let banner = self.event.draft.banner.as_ref()?;
        let everybodys = self.event.audience == Audience::Public;
        (banner.picture.is_none() || everybodys).then_some(banner)
    }
}

/// Size of a picture and the point that should stay in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BannerShape {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// From −1 to 1, right and up.
    pub focal_point: (f64, f64),
}

/// How the place of a hybrid event is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LocationForm {
    /// One `Place`, which every server reads.
    #[default]
    OnePlace,
    /// `[Place, VirtualLocation]`, only for FEP-8a8e peers: an array fails at Mobilizon.
    PlaceAndVirtual,
}

/// The event with its `@context`: what GET of its address answers.
pub fn document(facts: &EventFacts<'_>) -> Value {
    with_context(document_within(facts), ContextKind::Plain)
}

/// The event without `@context`, to stand inside an activity or a collection.
pub fn document_within(facts: &EventFacts<'_>) -> Value {
    let (event, draft) = (facts.event, &facts.event.draft);
    let (to, cc) = addressees(&event.audience, facts.followers, facts.peers);
    let mut entries = Map::new();
    let mut put = |key: &str, value: Value| entries.insert(key.to_owned(), value);
    put("id", json!(event.iri));
    put("type", json!("Event"));
    put("name", json!(draft.title));
    put("summary", json!(when_where(event)));
    put("content", json!(content(draft)));
    put("mediaType", json!("text/html"));
    put("attributedTo", json!(facts.group));
    put("actor", json!(facts.group));
    put("to", to);
    put("cc", cc);
    put("url", json!(event.iri));
    put("published", json!(utc(event.published)));
    put("updated", json!(utc(event.updated)));
    put("revision", json!(event.revision));
    if let Some(first) = &event.series {
        put(
            "context",
            json!(format!("{}/events/{first}#series", facts.origin)),
        );
    }
    times(facts, &mut entries);
    terms(facts, &mut entries);
    people(facts, &mut entries);
    let mut put = |key: &str, value: Value| entries.insert(key.to_owned(), value);
    if let Some(location) = location(facts) {
        put("location", location);
    }
    put("attachment", attachments(facts));
    let tags = draft.tags.iter().map(|tag| {
        let page = format!("{}{}", facts.origin, tag_path(tag));
        json!({"type": "Hashtag", "name": format!("#{tag}"), "href": page})
    });
    put("tag", tags.collect());
    if let Some(url) = &draft.external_url {
        put("externalParticipationUrl", json!(url));
    }
    Value::Object(entries)
}

/// What people read, with the agenda below it by the host's clock: no vocabulary has a term for one that servers read.
fn content(draft: &EventDraft) -> String {
    format!("{}{}", draft.description.as_str(), agenda_list(draft))
}

/// The agenda as it stands behind the text; empty where there is none.
pub(super) fn agenda_list(draft: &EventDraft) -> String {
    if draft.agenda.is_empty() {
        return String::new();
    }
    let lines = agenda_lines(draft).into_iter();
    let items: String = lines
        .map(|line| format!("<li>{}</li>", html::escape(&line)))
        .collect();
    format!("<ul>{items}</ul>")
}

/// `18:15 Round of introductions`, with the day where that is not the first, on the wall of the start's zone.
pub fn agenda_lines(draft: &EventDraft) -> Vec<String> {
    let first = draft.start.zoned().date();
    let line = |item: &AgendaItem| {
        let at = item.at(draft.start.at).to_zoned(draft.start.zone.rules());
        let form = match at.date() == first {
            true => "%H:%M",
            false => "%Y-%m-%d %H:%M",
        };
        format!("{} {}", at.strftime(form), item.what)
    };
    draft.agenda.iter().map(line).collect()
}

/// "Thu 14 Jan 2027, 18:00–20:30 CET – Zennehof, Brussels": what Mastodon shows below the heading.
pub fn when_where(event: &Event) -> String {
    let draft = &event.draft;
    let start = draft.start.zoned();
    let mut line = start.strftime("%a %-d %b %Y, %H:%M").to_string();
    if let Some(end) = &draft.end {
        let end = end.at.to_zoned(draft.start.zone.rules());
        let same_day = end.date() == start.date();
        let form = if same_day {
            "–%H:%M"
        } else {
            " – %a %-d %b %Y, %H:%M"
        };
        line.push_str(&end.strftime(form).to_string());
    }
    let zone = start.strftime("%Z").to_string();
    let zone = if zone.starts_with(['+', '-']) {
        format!("UTC{zone}")
    } else {
        zone
    };
    line = format!("{line} {zone}");
    if let Some(place) = place::short(draft.place.as_ref(), draft.modality) {
        line = format!("{line} – {place}");
    }
    line
}

/// Whom an audience means on the wire. What is for members alone has no addressee, so nothing can carry it out.
pub(super) fn addressees(audience: &Audience, followers: &Iri, peers: &Iri) -> (Value, Value) {
    match audience {
        Audience::Public => (json!([PUBLIC]), json!([followers])),
        Audience::Peers(_) | Audience::AllPeers => (json!([peers]), json!([])),
        Audience::Members => (json!([]), json!([])),
    }
}

fn times(facts: &EventFacts<'_>, entries: &mut Map<String, Value>) {
    let draft = &facts.event.draft;
    let zone = &draft.start.zone;
    let on_its_wall = |at| {
        Moment {
            at,
            zone: zone.clone(),
        }
        .rfc3339()
    };
    entries.insert("startTime".to_owned(), json!(draft.start.rfc3339()));
    // Mobilizon refuses an event without an end, so an open one is given with a note not to show it.
    entries.insert("endTime".to_owned(), json!(on_its_wall(facts.event.over_at())));
    if draft.end.is_none() {
        entries.insert("displayEndTime".to_owned(), json!(false));
    }
    entries.insert("timezone".to_owned(), json!(zone));
    if let Some(previous) = facts
        .previous_start
        .as_ref()
        .filter(|_| facts.event.state == EventState::Rescheduled)
    {
        entries.insert("previousStartTime".to_owned(), json!(previous.rfc3339()));
    }
}

fn terms(facts: &EventFacts<'_>, entries: &mut Map<String, Value>) {
    let draft = &facts.event.draft;
    let mut put = |key: &str, value: Value| entries.insert(key.to_owned(), value);
    if let Some(price) = &draft.price {
        put("price", json!(price.amount));
        if let Some(member) = &price.member {
            put("memberPrice", json!(member));
        }
        put("priceCurrency", json!(price.currency));
    }
    let (event_status, status) = match facts.event.state {
        EventState::Published => ("EventScheduled", "CONFIRMED"),
        EventState::Rescheduled => ("EventRescheduled", "CONFIRMED"),
        EventState::MovedOnline => ("EventMovedOnline", "CONFIRMED"),
        EventState::Tentative | EventState::Draft => ("EventTentative", "TENTATIVE"),
        EventState::Postponed => ("EventPostponed", "TENTATIVE"),
        EventState::Cancelled => ("EventCancelled", "CANCELLED"),
    };
    put("eventStatus", json!(event_status));
    put("status", json!(status));
    if let Some(category) = &draft.category {
        put("category", json!(category));
    }
    if let Some(language) = &draft.language {
        put("inLanguage", json!(language));
    }
    put("joinMode", json!(join_word(draft.join_mode)));
    put("requiredJoinVisibility", json!([facts.group]));
    if let Some(seats) = draft.capacity {
        put("maximumAttendeeCapacity", json!(seats));
        put(
            "remainingAttendeeCapacity",
            json!(seats.saturating_sub(facts.taken)),
        );
    }
    put("participantCount", json!(facts.taken));
    put("isOnline", json!(draft.modality != Modality::InPerson));
    put("anonymousParticipationEnabled", json!(false));
    put("repliesModerationOption", json!("closed"));
}

fn join_word(join_mode: JoinMode) -> &'static str {
    match join_mode {
        JoinMode::Free => "free",
        JoinMode::Restricted => "restricted",
        JoinMode::Invite => "invite",
        JoinMode::External => "external",
    }
}

fn people(facts: &EventFacts<'_>, entries: &mut Map<String, Value>) {
    let iri = &facts.event.iri;
    let attendees =
        json!({"type": "Collection", "id": format!("{iri}/attendees"), "totalItems": facts.taken});
    entries.insert("attendees".to_owned(), attendees);
    let EventDraft {
        organizers, co_hosts, ..
    } = &facts.event.draft;
    let is_no_co_host = |organizer: &&Iri| co_hosts.iter().all(|host| host.iri != **organizer);
    let actors = std::iter::once(facts.group).chain(organizers.iter().filter(is_no_co_host));
    // An organisation or a chapter is no actor that could be asked for its name.
    let named = co_hosts
        .iter()
        .map(|host| json!({"id": host.iri, "type": "Organization", "name": host.name}));
    let all: Vec<Value> = actors.map(|actor| json!(actor)).chain(named).collect();
    let organizers = json!({"type": "Collection", "id": format!("{iri}/organizers"), "totalItems": all.len(), "items": all});
    entries.insert("organizers".to_owned(), organizers);
}

/// The address, unless people meet on the net alone.
fn location(facts: &EventFacts<'_>) -> Option<Value> {
    let draft = &facts.event.draft;
    let place = draft
        .place
        .as_ref()
        .filter(|_| draft.modality != Modality::Online)?;
    let place = place::write(place, facts.place_id.as_ref());
    if draft.modality == Modality::Hybrid && facts.location_form == LocationForm::PlaceAndVirtual {
        let online = json!({"type": "VirtualLocation", "name": "Online room", "url": public_page(facts)});
        return Some(json!([place, online]));
    }
    Some(place)
}

/// What a made picture shows, for whoever does not see it; `name` has to be `Banner` for Mobilizon.
const MADE_BANNER_SUMMARY: &str = "The community’s mark, a flower of one colour on a plain ground";

/// Banner first; each with a media type, without which Gancio fails.
fn attachments(facts: &EventFacts<'_>) -> Value {
    let draft = &facts.event.draft;
    let given = facts.banner();
    let made = || {
        Some((
            facts.banner_fallback.as_ref()?,
            "image/png",
            Some(MADE_BANNER_SUMMARY),
        ))
    };
    let given = given.map(|banner| {
        let alt = banner.alt.as_ref().map(AltText::as_str);
        (&banner.url, banner.media_type.as_str(), alt)
    });
    let mut attachments = Vec::new();
    if let Some((url, media_type, summary)) = given.or_else(made) {
        let mut banner = json!({
            "type": "Document", "mediaType": media_type, "url": url, "name": "Banner", "isBannerImage": true
        });
        if let Some(summary) = summary {
            banner["summary"] = json!(summary);
        }
        if let Some(shape) = facts.banner_shape {
            banner["width"] = json!(shape.width);
            banner["height"] = json!(shape.height);
            banner["focalPoint"] = json!([shape.focal_point.0, shape.focal_point.1]);
        }
        attachments.push(banner);
    }
    if draft.modality != Modality::InPerson {
        let page = public_page(facts);
        attachments.push(json!({"type": "Link", "mediaType": "text/html", "name": "Website", "href": page}));
    }
    Value::Array(attachments)
}

/// A page anybody may open; the meeting link itself is never written.
fn public_page<'f>(facts: &'f EventFacts<'_>) -> &'f Iri {
    facts.event.draft.online_page.as_ref().unwrap_or(&facts.event.iri)
}

/// Where a tag has its page, on its own origin: a path in ASCII, whatever script the tag is in.
pub fn tag_path(tag: &Tag) -> String {
    format!("/tags/{}", percent_encoded(tag.as_str()))
}

/// A tag may hold letters of any script; an address holds ASCII.
fn percent_encoded(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(byte);
    text.bytes()
        .map(|byte| {
            if plain(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
