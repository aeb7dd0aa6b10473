//! An event as a client of ours writes it: the whole of a new one, or what it changes of one that we write.

use domain::{EventDraft, EventState, Iri};
use serde_json::Value;

use super::read::{self, EventHints, EventRefused};
use super::write::{EventFacts, agenda_list, document_within};
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
    leave_agenda_out(&mut after, &before, &agenda_list(&facts.event.draft));
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

/// A client that changes our text and sends all of it back sends the list behind it too, which is made anew from the agenda.
fn leave_agenda_out(after: &mut Value, before: &Value, list: &str) {
    if list.is_empty() || after["content"] == before["content"] {
        return;
    }
    let text = after["content"].as_str().and_then(|text| text.strip_suffix(list));
    if let Some(text) = text.map(str::to_owned) {
        after["content"] = Value::String(text);
    }
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

#[cfg(test)]
mod tests {
    use domain::{AgendaItem, Audience, Event, EventId, Origin, Title, Zone};
    use serde_json::json;

    use super::*;
    use crate::event::LocationForm;

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    fn event() -> Event {
        let (address, owner) = (iri("https://a.example/events/1"), iri("https://a.example/c/a"));
        let (zone, own) = (Zone::utc(), Origin::parse("https://a.example").unwrap());
        let written = json!({
            "type": "Event", "name": "Round table", "content": "<p>Bring one question.</p>",
            "startTime": "2027-01-14T18:00:00Z", "endTime": "2027-01-14T20:00:00Z",
        });
        let hints = EventHints {
            zone: &zone,
            own: &own,
        };
        let mut draft = submitted(&written, &address, &owner, hints).unwrap();
        draft.agenda = vec![AgendaItem {
            minutes: 15,
            what: Title::parse("Two cases & questions").unwrap(),
        }];
        Event {
            id: EventId::new(1_700_000_000_000, [7; 10]),
            iri: address,
            owner,
            revision: 1,
            state: EventState::Published,
            audience: Audience::Public,
            draft,
            published: "2026-11-20T10:00:00Z".parse().unwrap(),
            updated: "2026-11-21T10:00:00Z".parse().unwrap(),
            taken: None,
            source: None,
            series: None,
        }
    }

    /// The document as a client reads it, and what comes of its text when the client sends it back like this.
    fn sent_back(change: impl Fn(&str) -> String) -> (String, EventDraft) {
        let event = event();
        let (group, zone) = (event.owner.clone(), Zone::utc());
        let own = Origin::parse("https://a.example").unwrap();
        let facts = EventFacts {
            event: &event,
            group: &group,
            followers: &group,
            peers: &group,
            origin: &own,
            taken: 0,
            banner_fallback: None,
            banner_shape: None,
            place_id: None,
            previous_start: None,
            location_form: LocationForm::OnePlace,
        };
        let mut document = document_within(&facts);
        let read = document["content"].as_str().unwrap().to_owned();
        document["content"] = json!(change(&read));
        let hints = EventHints {
            zone: &zone,
            own: &own,
        };
        let draft = amended(&facts, &document, hints).unwrap().draft;
        (read, draft)
    }

    #[test]
    fn the_agenda_behind_the_text_does_not_become_a_part_of_it() {
        let (read, draft) = sent_back(|text| text.replace("one question", "two questions"));
        assert!(
            read.ends_with("<ul><li>18:15 Two cases &amp; questions</li></ul>"),
            "{read}"
        );
        assert_eq!(draft.description.as_str(), "<p>Bring two questions.</p>");
        assert_eq!(draft.agenda, event().draft.agenda);
        let (_, draft) = sent_back(str::to_owned);
        assert_eq!(draft, event().draft, "nothing was touched");
        let (_, draft) = sent_back(|_| "<p>Another text.</p>".to_owned());
        assert_eq!(draft.description.as_str(), "<p>Another text.</p>");
    }
}
