//! Schemas of events, answers to them and guest lists.

use domain::{AgendaItem, Audience, EventDraft, Handle, Html, JobName, Place, SERIES_DATES_MAX, Title};
use serde_json::{Value, json};

use super::atoms::{
    address, count, id, items, list, maybe, moment, named, object, one_of, origin, short_list, some_text,
    text, words, yes_or_no,
};
use crate::event_input::CATEGORY_CHARS_MAX;
use crate::repeat_input::{EVERY, FURTHER_DAYS_MAX};

const MODALITIES: [&str; 3] = ["in_person", "online", "hybrid"];
const JOIN_MODES: [&str; 4] = ["free", "restricted", "invite", "external"];
const ACTIVITIES: [&str; 4] = ["partner_to_partner", "advocacy", "community", "education"];
const STATES: [&str; 7] = [
    "draft",
    "published",
    "rescheduled",
    "moved_online",
    "tentative",
    "postponed",
    "cancelled",
];
const JOBS: [&str; 5] = ["organiser", "door", "minutes", "speaker_care", "other"];
const ANSWERS: [&str; 4] = ["going", "maybe", "declined", "withdrawn"];
const ANSWER_STATES: [&str; 7] = [
    "sent",
    "confirmed",
    "waitlisted",
    "pending",
    "refused",
    "not_confirmed",
    "failed",
];

/// By name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("Event", event()),
        ("EventList", items("Event")),
        (
            "EventInput",
            with_repeat(event_input(&["title", "start", "modality"], default_audience())),
        ),
        (
            "EventChange",
            event_input(&["title", "start", "modality", "audience"], named("Audience")),
        ),
        ("Job", job()),
        ("JobList", items("Job")),
        ("JobInput", job_input()),
        (
            "JobHolderInput",
            object(&["handle"], json!({ "handle": text(Handle::CHARS_MAX) })),
        ),
        ("Place", place(|schema| schema)),
        ("PlaceInput", place(maybe)),
        ("Coordinates", coordinates()),
        ("Audience", audience()),
        (
            "RsvpInput",
            object(&["answer"], json!({ "answer": one_of(&ANSWERS) })),
        ),
        (
            "JoinLink",
            object(&["event"], json!({ "event": id(), "url": address() })),
        ),
        (
            "Minutes",
            object(
                &["event"],
                json!({ "event": id(), "text": some_text(Html::BYTES_MAX), "by": words(), "at": moment() }),
            ),
        ),
        (
            "MinutesInput",
            object(&["text"], json!({ "text": text(Html::BYTES_MAX) })),
        ),
        ("JoinLinkInput", object(&["url"], json!({ "url": address() }))),
        ("Rsvp", rsvp()),
        ("RsvpList", items("Rsvp")),
        ("NoRsvp", no_rsvp()),
        ("OwnRsvp", json!({ "oneOf": [named("Rsvp"), named("NoRsvp")] })),
        ("Guest", guest()),
        ("GuestList", items("Guest")),
        (
            "CheckinInput",
            object(&["code"], json!({ "code": text(4 * domain::OneTimeCode::CHARS) })),
        ),
        ("Checkin", checkin()),
        ("PictureFile", words()),
        ("Picture", picture()),
        ("CheckedIn", checked_in()),
        ("CheckinList", items("CheckedIn")),
    ]
}

fn default_audience() -> Value {
    let mut audience = maybe(named("Audience"));
    audience["description"] = json!("What the node's configuration says when left out.");
    audience
}

fn event() -> Value {
    let required = [
        "id",
        "activitypub_id",
        "url",
        "calendar",
        "revision",
        "state",
        "host",
        "audience",
        "title",
        "description",
        "start",
        "timezone",
        "modality",
        "join_mode",
        "waiting",
        "tags",
        "published",
        "updated",
    ];
    object(
        &required,
        json!({
            "id": id(), "activitypub_id": address(), "url": address(), "calendar": address(), "revision": count(),
            "state": one_of(&STATES),
            "host": object(&["origin", "name", "is_this_node"],
                json!({ "origin": address(), "name": words(), "is_this_node": yes_or_no() })),
            "audience": named("Audience"), "title": some_text(Title::CHARS_MAX), "description": text(Html::BYTES_MAX),
            "start": moment(), "end": moment(), "timezone": words(), "modality": one_of(&MODALITIES),
            "place": named("Place"), "online_page": address(), "join_mode": one_of(&JOIN_MODES),
            "external_url": address(), "capacity": count(), "taken": count(), "waiting": count(), "price": amount(),
            "member_price": amount(), "currency": currency(), "language": words(), "category": words(),
            "activity": one_of(&ACTIVITIES), "agenda": agenda(), "picture": named("Picture"),
            "tags": list(words()), "co_hosts": co_hosts(), "jobs": jobs(), "series": series(), "published": moment(), "updated": moment(),
        }),
    )
}

/// Of events of this community alone; others have it in their text.
fn agenda() -> Value {
    let part = object(
        &["minutes", "at", "what"],
        json!({ "minutes": minutes(), "at": moment(), "what": some_text(Title::CHARS_MAX) }),
    );
    short_list(part, AgendaItem::ITEMS_MAX)
}

fn agenda_input() -> Value {
    let part = object(
        &["minutes", "what"],
        json!({ "minutes": minutes(), "what": some_text(Title::CHARS_MAX) }),
    );
    short_list(part, AgendaItem::ITEMS_MAX)
}

fn minutes() -> Value {
    json!({"type": "integer", "minimum": 0, "maximum": AgendaItem::MINUTES_MAX, "description": "After the start of the event."})
}

fn co_hosts() -> Value {
    let host = object(&["name", "url"], json!({ "name": words(), "url": address() }));
    let mut hosts = short_list(host, EventDraft::CO_HOSTS_MAX);
    hosts["description"] = json!(
        "Organisations and chapters of the host's node that hold it too; there is one guest list and one capacity."
    );
    hosts
}

fn co_hosts_input() -> Value {
    let mut names = maybe(short_list(some_text(Title::CHARS_MAX), EventDraft::CO_HOSTS_MAX));
    names["description"] = json!(
        "Names of organisations of this community, or the last parts of their addresses, and of its chapters: who holds the \
         event too. Left out or null, a new event has none and a changed one keeps its own; an empty list is none."
    );
    names
}

/// As this node keeps it; without `alt` it is only decoration.
fn picture() -> Value {
    object(
        &["url", "small_url", "media_type", "width", "height"],
        json!({ "url": address(), "small_url": address(), "media_type": one_of(&["image/jpeg", "image/png"]),
            "width": count(), "height": count(), "alt": some_text(domain::AltText::CHARS_MAX) }),
    )
}

/// For members, at events of this community.
fn jobs() -> Value {
    let mut jobs = list(named("Job"));
    jobs["description"] = json!("What there is to do. For members, at events of this community.");
    jobs
}

fn job() -> Value {
    let person = object(&["handle", "name"], json!({ "handle": words(), "name": words() }));
    let mut job = object(
        &["number", "job"],
        json!({ "number": count(), "job": one_of(&JOBS), "name": words(), "person": person, "taken": yes_or_no() }),
    );
    job["description"] = json!(
        "Something to do; open where there is no person, but for `taken`: somebody does it who hides from the reader's company."
    );
    job
}

fn job_input() -> Value {
    let mut name = maybe(text(JobName::CHARS_MAX));
    name["description"] = json!("What it is, for `other` alone.");
    object(&["job"], json!({ "job": one_of(&JOBS), "name": name }))
}

fn event_input(required: &[&str], audience: Value) -> Value {
    object(
        required,
        json!({
            "title": some_text(Title::CHARS_MAX),
            "description": maybe(text(Html::BYTES_MAX)), "start": moment(), "end": maybe(moment()),
            "timezone": maybe(json!({"type": "string", "description":
                "IANA name; the community's when left out. Offsets in start and end are its own then, or Z."})),
            "modality": one_of(&MODALITIES), "place": maybe(named("PlaceInput")), "online_page": maybe(address()),
            "capacity": maybe(json!({"type": "integer", "minimum": 1, "maximum": EventDraft::CAPACITY_MAX})),
            "price": maybe(amount()), "member_price": maybe(amount()), "currency": maybe(currency()),
            "language": maybe(text(domain::LanguageTag::CHARS_MAX)),
            "tags": maybe(short_list(some_text(domain::Tag::CHARS_MAX), EventDraft::TAGS_MAX)),
            "category": maybe(json!({"type": "string", "pattern": "^[A-Z_]+$", "maxLength": CATEGORY_CHARS_MAX})),
            "activity": maybe(one_of(&ACTIVITIES)), "agenda": maybe(agenda_input()),
            "join_mode": maybe(one_of(&JOIN_MODES)), "external_url": maybe(address()),
            "co_hosts": co_hosts_input(), "audience": audience,
        }),
    )
}

/// What a new event alone may say.
fn with_repeat(mut input: Value) -> Value {
    let day = || json!({"type": "string", "format": "date"});
    let days = json!({"type": "array", "items": day(), "minItems": 1, "maxItems": FURTHER_DAYS_MAX});
    let mut repeat = maybe(json!({ "oneOf": [
        object(&["every", "until"], json!({ "every": one_of(&EVERY), "until": day() })),
        object(&["dates"], json!({ "dates": days })),
    ]}));
    repeat["description"] = json!(format!(
        "On which further days it comes back, at the same hour on the wall: by a rhythm up to and on a day, or on these \
         days. At most {SERIES_DATES_MAX} dates with its own, within `events.horizon_months`; each is an event of its own. \
         Left out or null: on none."
    ));
    input["properties"]["repeat"] = repeat;
    input
}

fn series() -> Value {
    let mut series = id();
    series["description"] =
        json!("The first date of the series that it is one of; `/dates` below it lists them all.");
    series
}

/// Lines of an address; in what is sent they may be null.
fn place(optional: fn(Value) -> Value) -> Value {
    let line = || optional(some_text(Place::CHARS_MAX));
    object(
        &["name"],
        json!({
            "name": text(Place::CHARS_MAX), "street": line(), "postal_code": line(), "locality": line(),
            "region": line(), "country": line(), "coordinates": optional(named("Coordinates")),
        }),
    )
}

fn coordinates() -> Value {
    let degrees = |most: i32| json!({"type": "number", "minimum": -most, "maximum": most});
    object(
        &["latitude", "longitude"],
        json!({ "latitude": degrees(90), "longitude": degrees(180) }),
    )
}

fn audience() -> Value {
    let peers = json!({"type": "array", "items": origin(), "minItems": 1, "maxItems": Audience::PEERS_MAX});
    json!({
        "description": "Who may see and answer it: members here, members of all peers, everybody, or of these peers.",
        "oneOf": [one_of(&["members", "peers", "public"]), object(&["peers"], json!({ "peers": peers }))],
    })
}

fn amount() -> Value {
    json!({"type": "string", "pattern": "^[0-9]{1,9}(\\.[0-9]{1,3})?$"})
}

fn currency() -> Value {
    json!({"type": "string", "pattern": "^[A-Za-z]{3}$"})
}

fn rsvp() -> Value {
    let mut join_url = address();
    join_url["description"] = json!(
        "By which address she joins online: hers alone, at the host, and only while she has a seat at an event with a link."
    );
    object(
        &["event", "answer", "state", "words", "answered"],
        json!({
            "event": id(), "answer": one_of(&ANSWERS),
            "state": one_of(&ANSWER_STATES),
            "words": words(), "place": count(), "reason": words(), "at": moment(), "answered": moment(),
            "join_url": join_url,
        }),
    )
}

fn no_rsvp() -> Value {
    object(
        &["event", "answer", "words"],
        json!({ "event": id(), "answer": { "type": "null" }, "words": words() }),
    )
}

fn checkin() -> Value {
    let results = ["in", "already_in", "not_on_this_list"];
    object(
        &["result"],
        json!({ "result": one_of(&results), "guest": named("CheckedIn") }),
    )
}

fn checked_in() -> Value {
    object(
        &["name", "guest", "at"],
        json!({ "name": words(), "organization": words(), "community": words(), "guest": as_guest(), "at": moment() }),
    )
}

/// Such a guest names no community.
fn as_guest() -> Value {
    let mut guest = yes_or_no();
    guest["description"] =
        json!("Whether she has no membership and answered by mail; `community` is absent then.");
    guest
}

fn guest() -> Value {
    let states = [
        "going",
        "maybe",
        "declined",
        "waitlisted",
        "pending",
        "withdrawn",
        "checkedIn",
    ];
    object(
        &["name", "guest", "answer", "state", "at"],
        json!({
            "name": words(), "organization": words(), "community": words(), "guest": as_guest(), "answer": one_of(&ANSWERS),
            "state": one_of(&states), "place": count(), "at": moment(),
        }),
    )
}
