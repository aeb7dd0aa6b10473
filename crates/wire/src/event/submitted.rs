//! An event as a client of ours writes it: the whole of a new one, or what it changes of one that we write.

use domain::{EventDraft, EventState, Iri};
use serde_json::Value;

use super::read::{self, EventHints, EventRefused};
use super::write::{EventFacts, document_within};
use crate::property;

/// Texts that may also stand in a map of languages: a new text alone is not to be hidden by the old map.
const MAPPED: [(&str, &str); 3] = [
    ("name", "nameMap"),
    ("summary", "summaryMap"),
    ("content", "contentMap"),
];

/// What a client makes of an event of ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Amended {
    /// All of it, with what she did not touch as it was.
    pub draft: EventDraft,
    /// How it is to stand.
    pub state: EventState,
}

/// Why it is no event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SubmittedRefused {
    /// Something that every event has.
    #[error(transparent)]
    Event(#[from] EventRefused),
    /// An end that cannot be.
    #[error(
        "endTime is a time such as 2027-01-14T20:00:00+01:00, not before startTime; change both together"
    )]
    End,
}

/// The draft of a new event; its picture, co-organisers and co-hosts are not taken from a client.
pub fn submitted(
    object: &Value,
    event: &Iri,
    owner: &Iri,
    hints: EventHints<'_>,
) -> Result<EventDraft, SubmittedRefused> {
    if !property::types(object).any(|kind| kind == "Event") {
        return Err(EventRefused::NotAnEvent.into());
    }
    let draft = drafted(object, event, owner, hints)?;
    Ok(EventDraft {
        banner: None,
        organizers: Vec::new(),
        co_hosts: Vec::new(),
        ..draft
    })
}

/// Lays what a client sent over the event as it stands; null takes a property away (ActivityPub section 6.3.1).
pub fn amended(
    facts: &EventFacts<'_>,
    changes: &Value,
    hints: EventHints<'_>,
) -> Result<Amended, SubmittedRefused> {
    let before = document_within(facts);
    let mut after = before.clone();
    if let (Some(after), Some(changes)) = (after.as_object_mut(), changes.as_object()) {
        for (text, map) in MAPPED {
            if changes.contains_key(text) {
                after.remove(map);
            }
        }
        if changes.contains_key("endTime") {
            after.remove("displayEndTime");
        }
        if changes.contains_key("eventStatus") {
            after.remove("status");
        } else if changes.contains_key("status") {
            after.remove("eventStatus");
        }
        for (key, value) in changes {
            match value {
                Value::Null => after.remove(key),
                value => after.insert(key.clone(), value.clone()),
            };
        }
    }
    let (event, owner) = (&facts.event.iri, &facts.event.owner);
    let was = drafted(&before, event, owner, hints)?;
    let is = drafted(&after, event, owner, hints)?;
    let was_state = read::state(&before);
    let state = read::state(&after);
    Ok(Amended {
        draft: touched(&facts.event.draft, &was, is),
        state: if state == was_state {
            facts.event.state
        } else {
            state
        },
    })
}

fn drafted(
    object: &Value,
    event: &Iri,
    owner: &Iri,
    hints: EventHints<'_>,
) -> Result<EventDraft, SubmittedRefused> {
    let draft = read::draft(object, hints, event, owner)?;
    let hides_end = property::truth(object, "displayEndTime") == Some(false);
    let has_end = object.get("endTime").is_some_and(|end| !end.is_null());
    if has_end && draft.end.is_none() && !hides_end {
        return Err(SubmittedRefused::End);
    }
    Ok(draft)
}

/// What reads the same before and after was not touched, and keeps what our document of it does not say.
fn touched(own: &EventDraft, was: &EventDraft, is: EventDraft) -> EventDraft {
    fn pick<T: PartialEq + Clone>(own: &T, was: &T, is: T) -> T {
        if *was == is { own.clone() } else { is }
    }
    EventDraft {
        title: pick(&own.title, &was.title, is.title),
        description: pick(&own.description, &was.description, is.description),
        start: pick(&own.start, &was.start, is.start),
        end: pick(&own.end, &was.end, is.end),
        modality: pick(&own.modality, &was.modality, is.modality),
        place: pick(&own.place, &was.place, is.place),
        online_page: pick(&own.online_page, &was.online_page, is.online_page),
        join_mode: pick(&own.join_mode, &was.join_mode, is.join_mode),
        external_url: pick(&own.external_url, &was.external_url, is.external_url),
        capacity: pick(&own.capacity, &was.capacity, is.capacity),
        price: pick(&own.price, &was.price, is.price),
        language: pick(&own.language, &was.language, is.language),
        category: pick(&own.category, &was.category, is.category),
        tags: pick(&own.tags, &was.tags, is.tags),
        banner: own.banner.clone(),
        organizers: own.organizers.clone(),
        co_hosts: own.co_hosts.clone(),
        agenda: own.agenda.clone(),
    }
}
