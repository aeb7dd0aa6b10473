//! Activities as the protocol's tables know them, each field fitting, odd or missing by chance.

use serde_json::{Map, Value, json};

use super::{Names, Nonsense, Once, values};

/// How deep the grammar nests objects in objects.
const OBJECTS_MAX: u64 = 4;

const VERBS: &[&str] = &[
    "Create",
    "Update",
    "Delete",
    "Announce",
    "Follow",
    "Undo",
    "Accept",
    "Reject",
    "TentativeAccept",
    "TentativeReject",
    "Join",
    "Leave",
    "Invite",
    "Offer",
    "Ignore",
    "Add",
    "Remove",
    "Move",
    "Flag",
    "Block",
    "Like",
    "Question",
    "Activity",
    "Dance",
];

const NOUNS: &[&str] = &[
    "Event",
    "Note",
    "Tombstone",
    "Person",
    "Group",
    "Application",
    "Organization",
    "Place",
    "Collection",
    "OrderedCollection",
    "OrderedCollectionPage",
    "PeeringAgreement",
    "Agreement",
    "Voucher",
    "Introduction",
    "JointStatement",
    "Link",
    "Image",
    "Document",
    "PropertyValue",
    "Hashtag",
    "Rose",
];

/// What an activity says beside its verb, its actor and its object.
const OF_ACTIVITIES: &[&str] = &[
    "to",
    "cc",
    "bto",
    "bcc",
    "audience",
    "published",
    "updated",
    "result",
    "target",
    "origin",
    "instrument",
    "startTime",
    "endTime",
    "rsvpCounter",
    "participationMessage",
    "proof",
    "signature",
    "summary",
    "content",
    "revision",
    "name",
    "sequence",
];

/// What an object says.
const OF_OBJECTS: &[&str] = &[
    "name",
    "summary",
    "content",
    "attributedTo",
    "actor",
    "to",
    "cc",
    "url",
    "published",
    "updated",
    "revision",
    "startTime",
    "endTime",
    "timezone",
    "status",
    "eventStatus",
    "joinMode",
    "previousStartTime",
    "maximumAttendeeCapacity",
    "participantCount",
    "remainingAttendeeCapacity",
    "attendees",
    "organizers",
    "contacts",
    "category",
    "inLanguage",
    "isOnline",
    "price",
    "memberPrice",
    "priceCurrency",
    "tag",
    "location",
    "attachment",
    "externalParticipationUrl",
    "displayEndTime",
    "context",
    "inbox",
    "outbox",
    "followers",
    "publicKey",
    "assertionMethod",
    "preferredUsername",
    "endpoints",
    "object",
    "scopes",
    "parties",
    "keyPins",
    "validFrom",
    "validUntil",
    "deleted",
    "formerType",
    "items",
    "orderedItems",
    "totalItems",
    "first",
    "next",
    "mediaType",
    "href",
    "value",
    "proof",
    "recurrence",
    "duration",
    "icon",
    "image",
];

pub(super) fn activity(nonsense: &mut Nonsense, names: &Names) -> Value {
    let mut said = Map::new();
    said.insert("@context".to_owned(), context(nonsense));
    match nonsense.below(40) {
        0 => {}
        1 => drop(said.insert("id".to_owned(), values::odd(nonsense, names))),
        2 => drop(said.insert("id".to_owned(), values::id(nonsense, names))),
        _ => drop(said.insert("id".to_owned(), nonsense.fresh_id(names, "activities"))),
    }
    match nonsense.below(30) {
        0 => drop(said.insert("actor".to_owned(), values::id(nonsense, names))),
        1 => drop(said.insert("actor".to_owned(), values::odd(nonsense, names))),
        2 => drop(said.insert("actor".to_owned(), json!({ "id": names.actor, "type": "Group" }))),
        _ => drop(said.insert("actor".to_owned(), json!(names.actor))),
    }
    let verb = match nonsense.once_in(40) {
        Once::Now => values::odd(nonsense, names),
        Once::NotNow => json!(nonsense.one_of(VERBS)),
    };
    said.insert("type".to_owned(), verb);
    said.insert("object".to_owned(), object(nonsense, names, OBJECTS_MAX));
    for _ in 0..nonsense.below(7) {
        let field = *nonsense.one_of(OF_ACTIVITIES);
        let value = field_of(nonsense, names, field, 2);
        said.insert(field.to_owned(), value);
    }
    Value::Object(said)
}

fn context(nonsense: &mut Nonsense) -> Value {
    match nonsense.below(6) {
        0 => json!(["https://www.w3.org/ns/activitystreams", { "Event": "as:Delete" }, 7]),
        1 => json!([[["https://unknown.example/ns"]]]),
        2 => Value::Null,
        _ => json!("https://www.w3.org/ns/activitystreams"),
    }
}

/// What an activity is about: named, embedded, or something that is neither.
pub(super) fn object(nonsense: &mut Nonsense, names: &Names, deeper: u64) -> Value {
    match nonsense.below(20) {
        0..=4 => values::id(nonsense, names),
        5 => values::odd(nonsense, names),
        6..=8 if deeper > 0 => {
            let mut inner = json!({ "type": nonsense.one_of(VERBS), "actor": names.actor });
            inner["id"] = values::id(nonsense, names);
            inner["object"] = object(nonsense, names, deeper - 1);
            inner
        }
        9 if deeper > 0 => {
            let count = nonsense.below(4);
            Value::Array((0..count).map(|_| object(nonsense, names, deeper - 1)).collect())
        }
        _ => embedded(nonsense, names, deeper),
    }
}

fn embedded(nonsense: &mut Nonsense, names: &Names, deeper: u64) -> Value {
    let mut about = Map::new();
    // An event whose parts fit is what gets furthest.
    let kind = match nonsense.below(3) {
        0 => "Event",
        _ => nonsense.one_of(NOUNS),
    };
    about.insert("type".to_owned(), json!(kind));
    let id = match nonsense.once_in(3) {
        Once::Now => values::id(nonsense, names),
        Once::NotNow => nonsense.fresh_id(names, "events"),
    };
    about.insert("id".to_owned(), id);
    about.insert("attributedTo".to_owned(), json!(names.actor));
    if kind == "Event" {
        for field in ["name", "startTime", "endTime", "revision", "to", "status"] {
            about.insert(field.to_owned(), values::fitting(nonsense, names, field));
        }
    }
    for _ in 0..nonsense.below(9) {
        let field = match nonsense.once_in(6) {
            Once::Now => nonsense.one_of(wire::terms::TERMS).name,
            Once::NotNow => nonsense.one_of(OF_OBJECTS),
        };
        let value = field_of(nonsense, names, field, deeper);
        about.insert(field.to_owned(), value);
    }
    Value::Object(about)
}

fn field_of(nonsense: &mut Nonsense, names: &Names, field: &str, deeper: u64) -> Value {
    match nonsense.below(10) {
        0..=2 => values::odd(nonsense, names),
        3 if deeper > 0 => object(nonsense, names, deeper - 1),
        4 => json!([
            values::fitting(nonsense, names, field),
            values::odd(nonsense, names)
        ]),
        _ => values::fitting(nonsense, names, field),
    }
}
