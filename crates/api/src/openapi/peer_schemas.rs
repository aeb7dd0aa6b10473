//! Schemas of peerings, deliveries and imported calendars.

use domain::{Note, Scope, Title};
use serde_json::{Value, json};

use super::atoms::{
    address, count, id, items, list, maybe, moment, named, object, one_of, origin, short_list, some_text,
    text, words, yes_or_no,
};

/// By name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("Peer", peer()),
        ("PeerList", items("Peer")),
        ("PeerInput", peer_input()),
        ("ScopesInput", object(&["scopes"], json!({ "scopes": scopes(1) }))),
        ("EndInput", end_input()),
        ("PeerCard", peer_card()),
        ("Backfilled", counts(&["new", "changed", "known", "refused"])),
        ("Delivery", delivery()),
        ("DeliveryList", items("Delivery")),
        ("Source", source()),
        ("SourceList", items("Source")),
        ("SourceInput", source_input()),
        (
            "SourceRead",
            object(
                &["source", "read"],
                json!({ "source": named("Source"), "read": named("Refreshed") }),
            ),
        ),
        ("SourceLookInput", source_look_input()),
        ("SourceLook", source_look()),
        ("SourceEntry", source_entry()),
        ("SourceEntryList", items("SourceEntry")),
        ("SourceChoices", source_choices()),
        ("SourceChosen", source_chosen()),
        ("Refreshed", refreshed()),
    ]
}

fn scopes(least: usize) -> Value {
    let words = Scope::ALL.map(Scope::word);
    json!({"type": "array", "items": one_of(&words), "minItems": least, "maxItems": words.len()})
}

fn failure() -> Value {
    object(&["at", "what"], json!({ "at": moment(), "what": words() }))
}

fn peer() -> Value {
    let queue = object(
        &["waiting", "undelivered", "delivered", "failures"],
        json!({ "waiting": count(), "undelivered": count(), "delivered": count(), "failures": count(),
            "paused_until": moment(), "waiting_since": moment(), "next_try": moment(), "last_heard": moment(),
            "last_success": moment(), "last_failure": failure(),
            "clock_ahead_seconds": { "type": "integer" } }),
    );
    let sync = object(
        &["words", "sent", "acknowledged", "have", "differing", "repaired"],
        json!({ "words": words(), "sent": count(), "acknowledged": count(), "have": count(), "compared": moment(),
            "differing": count(), "repaired": count(), "peer_restored": moment(), "we_were_restored": moment(),
            "new_keys": moment(), "key_refused": moment() }),
    );
    object(
        &[
            "peer",
            "host",
            "name",
            "group",
            "application",
            "state",
            "proposed_by",
            "offered",
            "active",
            "agreement",
            "since",
            "changed",
            "queue",
            "news",
            "lately",
            "sync",
        ],
        json!({
            "peer": address(), "host": words(), "name": words(), "group": address(), "application": address(),
            "state": one_of(&["proposed", "active", "paused", "rejected", "ended"]),
            "proposed_by": one_of(&["us", "them"]), "offered": scopes(0), "active": scopes(0), "note": words(),
            "words": words(), "agreement": address(), "since": moment(), "changed": moment(), "ends": moment(), "queue": queue,
            "news": words(), "lately": words(),
            "sync": sync,
        }),
    )
}

fn peer_input() -> Value {
    let mut scopes = maybe(scopes(1));
    scopes["description"] = json!("What the node's configuration says when left out.");
    object(
        &["peer"],
        json!({ "peer": origin(), "scopes": scopes, "note": maybe(some_text(Note::CHARS_MAX)) }),
    )
}

fn end_input() -> Value {
    let mut notice = one_of(&["as_agreed", "none"]);
    notice["description"] =
        json!("After the notice that both signed, which counts when nothing is said, or at once.");
    object(
        &[],
        json!({ "reason": maybe(some_text(Note::CHARS_MAX)), "notice": notice }),
    )
}

fn peer_card() -> Value {
    object(
        &["peer", "host", "name", "words", "is_profile_host"],
        json!({ "peer": address(), "host": words(), "name": words(), "words": words(),
            "is_profile_host": yes_or_no(), "own_words": words() }),
    )
}

fn delivery() -> Value {
    object(
        &[
            "place",
            "host",
            "activity",
            "kind",
            "inbox",
            "to",
            "queued",
            "attempts",
            "state",
            "host_failures",
            "what",
            "words",
        ],
        json!({
            "place": words(), "host": address(), "activity": address(), "kind": words(), "inbox": address(),
            "to": one_of(&["peer", "stranger"]), "queued": moment(), "attempts": count(),
            "state": one_of(&["queued", "refused", "parked", "dropped"]), "status": count(), "at": moment(),
            "next_try": moment(), "last_failure": failure(), "host_failures": count(), "what": words(),
            "event": words(), "words": words(),
        }),
    )
}

fn source() -> Value {
    object(
        &["id", "name", "audience", "publishes_new", "faults"],
        json!({ "id": id(), "name": words(), "url": address(), "audience": named("Audience"),
            "publishes_new": yes_or_no(), "read": moment(),
            "due": moment(), "faults": list(words()), "failure": words() }),
    )
}

fn source_input() -> Value {
    let mut audience = maybe(named("Audience"));
    audience["description"] = json!("What the node's configuration says when left out.");
    object(
        &["name"],
        json!({ "name": some_text(Title::CHARS_MAX), "url": maybe(address()),
            "ics": maybe(text(crate::sources::ICS_CHARS_MAX)), "audience": audience,
            "ask": asks() }),
    )
}

fn asks() -> Value {
    let mut ask = yes_or_no();
    ask["description"] = json!("Publish nothing before an officer has looked at it.");
    ask
}

fn source_look_input() -> Value {
    object(
        &[],
        json!({ "url": maybe(address()), "ics": maybe(text(crate::sources::ICS_CHARS_MAX)) }),
    )
}

/// Fields of what a calendar has ahead.
fn ahead() -> Value {
    json!({ "title": words(), "start": moment(), "end": moment(), "timezone": words() })
}

fn source_look() -> Value {
    let next = object(&["title", "start", "timezone"], ahead());
    object(
        &["ahead", "next", "faults"],
        json!({ "name": words(), "ahead": count(), "next": list(next), "faults": list(words()) }),
    )
}

fn place() -> Value {
    json!({ "type": "string", "pattern": "^[0-9a-f]{20}$" })
}

fn source_entry() -> Value {
    let mut fields = ahead();
    fields["id"] = place();
    fields["choice"] = one_of(&["open", "publish", "leave_out"]);
    fields["fault"] = one_of(&["event", "audience"]);
    object(&["id", "title", "start", "timezone", "choice"], fields)
}

fn source_choices() -> Value {
    let places = || short_list(words(), crate::source_entries::CHOSEN_MAX);
    object(
        &[],
        json!({ "publish": places(), "leave_out": places(), "open": places(),
            "publishes_new": maybe(yes_or_no()), "audience": maybe(named("Audience")), "dry_run": yes_or_no() }),
    )
}

fn source_chosen() -> Value {
    object(
        &["dry_run", "published", "waiting", "source"],
        json!({ "dry_run": yes_or_no(), "published": list(named("SourceEntry")), "waiting": count(),
            "source": named("Source") }),
    )
}

fn refreshed() -> Value {
    let mut schema = counts(&["new", "changed", "cancelled", "same", "skipped", "waiting"]);
    schema["properties"]["faults"] = list(words());
    schema["required"] = json!([
        "new",
        "changed",
        "cancelled",
        "same",
        "skipped",
        "waiting",
        "faults"
    ]);
    schema
}

fn counts(names: &[&str]) -> Value {
    let properties: serde_json::Map<String, Value> =
        names.iter().map(|name| (name.to_string(), count())).collect();
    object(names, Value::Object(properties))
}
