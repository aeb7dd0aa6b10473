//! The activities that carry an event: Create, Update, Delete, Announce, and the Note that tells a change (protocol 8.3).

use domain::{Audience, EventChange, Iri};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::write::{EventFacts, addressees, document_within, when_where};
use crate::context::{ACTIVITY_STREAMS, ContextKind, with_context};
use crate::html;
use crate::property::{PUBLIC, utc};

/// What is still known of an event that was removed.
#[derive(Clone, Copy, Debug)]
pub struct Departed<'f> {
    /// Its address, which answers 410 for ever.
    pub event: &'f Iri,
    /// The community that owned it.
    pub group: &'f Iri,
    /// Its followers' collection.
    pub followers: &'f Iri,
    /// Its peers' collection.
    pub peers: &'f Iri,
    /// Whom it was ever for.
    pub audience: &'f Audience,
    /// When it went.
    pub deleted: Timestamp,
    /// One more than the last it had.
    pub revision: u64,
}

/// The two addresses of a change note, its time, and what it tells.
#[derive(Clone, Copy, Debug)]
pub struct NoteFacts<'f> {
    /// Of the Create.
    pub activity: &'f Iri,
    /// Of the Note.
    pub note: &'f Iri,
    /// When it was written.
    pub published: Timestamp,
    /// What a guest must know.
    pub change: EventChange,
}

/// Create, unsigned; its id is `{event}/activities/create`.
pub fn create(facts: &EventFacts<'_>) -> Value {
    carry(facts, "Create", "create", facts.event.published)
}

/// Update with the whole event, unsigned; its id is `{event}/activities/update/{revision}`.
pub fn update(facts: &EventFacts<'_>) -> Value {
    carry(
        facts,
        "Update",
        &format!("update/{}", facts.event.revision),
        facts.event.updated,
    )
}

/// Delete, unsigned, addressed to whoever ever got the event; its id is `{event}/activities/delete`.
pub fn delete(departed: &Departed<'_>) -> Value {
    let (to, cc) = addressees(departed.audience, departed.followers, departed.peers);
    let activity = json!({
        "id": format!("{}/activities/delete", departed.event),
        "type": "Delete",
        "actor": departed.group,
        "published": utc(departed.deleted),
        "to": to,
        "cc": cc,
        "object": tombstone_within(departed.event, departed.deleted, departed.revision),
    });
    with_context(activity, ContextKind::Proved)
}

/// The node's Announce of a public event, unsigned; its id is `{application}/activities/announce/{last part of the event}`.
pub fn announce(facts: &EventFacts<'_>, application: &Iri, published: Timestamp) -> Value {
    let name = facts
        .event
        .iri
        .without_fragment()
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let activity = json!({
        "id": format!("{application}/activities/announce/{name}"),
        "type": "Announce",
        "actor": application,
        "published": utc(published),
        "object": facts.event.iri,
        "to": [PUBLIC],
        "cc": [format!("{application}/followers"), facts.group],
    });
    with_context(activity, ContextKind::Proved)
}

/// A Note for servers that ignore an Update: what became of the event, with a link and its date; where time or
/// place are others, with both. Unsigned; nothing of a change that asks nothing of a guest.
pub fn change_note(facts: &EventFacts<'_>, note: &NoteFacts<'_>) -> Option<Value> {
    let event = facts.event;
    let title = event.draft.title.as_str();
    let day = || event.draft.start.zoned().strftime("%-d %B %Y").to_string();
    let (said, when) = match note.change {
        EventChange::Details => return None,
        EventChange::Cancelled => ("Cancelled", day()),
        EventChange::Postponed => ("Postponed", day()),
        EventChange::Time => ("New time", when_where(event)),
        EventChange::Place => ("New place", when_where(event)),
        EventChange::MovedOnline => ("Moved online", when_where(event)),
        EventChange::OnAgain => ("On again", when_where(event)),
    };
    let when = html::escape(&when);
    let link = format!(
        "<a href=\"{}\">{}</a>",
        html::escape(event.iri.as_str()),
        html::escape(title)
    );
    let (to, cc) = addressees(&event.audience, facts.followers, facts.peers);
    let activity = json!({
        "id": note.activity,
        "type": "Create",
        "actor": facts.group,
        "to": to,
        "cc": cc,
        "object": {
            "id": note.note,
            "type": "Note",
            "attributedTo": facts.group,
            "content": format!("<p>{said}: {link}, {when}.</p>"),
            "url": event.iri,
            "published": utc(note.published),
            "to": to,
            "cc": cc,
            "tag": [{
                "type": "Link",
                "mediaType": format!("application/ld+json; profile=\"{ACTIVITY_STREAMS}\""),
                "href": event.iri,
                "name": title,
            }],
        },
    });
    Some(with_context(activity, ContextKind::Proved))
}

/// The Note by itself, as its own address serves it, out of the text of the Create that told it.
pub fn note_told_by(create: &str) -> Option<Value> {
    let mut create: Value = serde_json::from_str(create).ok()?;
    let note = create.get_mut("object")?.take();
    (note.get("type")? == "Note").then(|| with_context(note, ContextKind::Plain))
}

/// What a removed event's address answers, with 410.
pub fn tombstone(event: &Iri, deleted: Timestamp, revision: u64) -> Value {
    with_context(tombstone_within(event, deleted, revision), ContextKind::Plain)
}

fn tombstone_within(event: &Iri, deleted: Timestamp, revision: u64) -> Value {
    json!({
        "id": event, "type": "Tombstone", "formerType": "Event", "deleted": utc(deleted), "revision": revision
    })
}

fn carry(facts: &EventFacts<'_>, verb: &str, name: &str, published: Timestamp) -> Value {
    let (to, cc) = addressees(&facts.event.audience, facts.followers, facts.peers);
    let activity = json!({
        "id": format!("{}/activities/{name}", facts.event.iri),
        "type": verb,
        "actor": facts.group,
        "published": utc(published),
        "to": to,
        "cc": cc,
        "object": document_within(facts),
    });
    with_context(activity, ContextKind::Proved)
}
