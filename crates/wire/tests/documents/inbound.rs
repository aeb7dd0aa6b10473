//! What we make of the shapes other servers send; `expect` in each file says it in words, this file in facts.

use domain::{Answer, EventState, Iri, JoinMode, Modality, Origin, Zone};
use serde_json::Value;
use wire::activity::{self, Activity, Object, Verb};
use wire::event::{self, EventHints, EventRefused, ReceivedEvent};
use wire::rsvp::{self, Decision};
use wire::{actor, as2, collection, discovery, json, peering};

use crate::{bytes, iri};

/// Every reader on one document, for the sake of what must not happen.
pub(crate) fn read_as_everything(document: &Value) {
    let zone = Zone::utc();
    let own = Origin::parse("https://benelux.example").expect("an origin");
    let _ = event::read(
        document,
        EventHints {
            zone: &zone,
            own: &own,
        },
    );
    let _ = (
        actor::read(document),
        collection::read(document),
        as2::refuse_malformed_as2(document),
    );
    let _ = (
        discovery::read_webfinger(document),
        activity::synthetic_id(document),
    );
    if let Ok(activity) = activity::read(document) {
        let us = iri("https://benelux.example/c/benelux");
        let _ = (
            rsvp::read_said(&activity),
            rsvp::read_heard(&activity),
            rsvp::undone(&activity),
        );
        let _ = (
            peering::read_offer(&activity, &us),
            peering::read_answer(&activity),
            peering::read_end(&activity),
        );
    }
}

fn received(name: &str) -> Option<Value> {
    let path = format!("own/inbound/{name}.json");
    let whole = json::read(&bytes(&path)?).unwrap_or_else(|error| panic!("{path}: {error}"));
    read_as_everything(&whole["document"]);
    Some(whole["document"].clone())
}

fn heard(name: &str) -> Option<Activity> {
    let document = received(name)?;
    Some(activity::read(&document).unwrap_or_else(|error| panic!("{name}: {error}")))
}

fn told(name: &str) -> Option<Result<ReceivedEvent, EventRefused>> {
    let activity = heard(name)?;
    let zone = Zone::parse("Europe/Brussels").expect("a zone");
    let own = Origin::parse("https://benelux.example").expect("an origin");
    let Some(Object::Embedded { value, kind, .. }) = &activity.object else {
        panic!("{name}: no embedded object")
    };
    assert_eq!(kind, "Event", "{name}");
    Some(event::read(
        value,
        EventHints {
            zone: &zone,
            own: &own,
        },
    ))
}

#[test]
fn events_of_other_servers_are_read() {
    let Some(event) = told("mobilizon-shape-event") else {
        return;
    };
    let event = event.expect("an event");
    assert_eq!(
        (event.draft.capacity, event.draft.join_mode, event.state),
        (None, JoinMode::Free, EventState::Published)
    );
    assert_eq!(
        (event.owner, event.draft.organizers),
        (
            iri("https://events.example/@walkers"),
            vec![iri("https://events.example/@ina")]
        )
    );
    assert_eq!(event.draft.start.zone.as_str(), "Europe/London");
    assert!(event.public && event.draft.banner.is_some() && event.draft.place.is_some());

    let event = told("gancio-shape-event").expect("a file").expect("an event");
    assert_eq!(event.draft.place.expect("a place").name, "Library");
    assert_eq!(event.draft.tags.len(), 1);
    assert_eq!(event.draft.start.rfc3339(), "2027-02-14T14:00:00+01:00");

    let event = told("gancio-shape-event-hybrid")
        .expect("a file")
        .expect("an event");
    assert_eq!((event.draft.modality, event.draft.end), (Modality::Hybrid, None));
    assert_eq!(
        event.draft.place.expect("a place").street.as_deref(),
        Some("Main street 1")
    );
    assert_eq!(event.draft.online_page, Some(iri("https://meet.example/x")));

    let event = told("hubzilla-shape-invite-event")
        .expect("a file")
        .expect("an event");
    assert_eq!(event.draft.start.rfc3339(), "2027-04-01T18:00:00+02:00");
    assert_eq!(event.draft.place.expect("a place").name, "Town hall");

    let event = told("event-unknown-status").expect("a file").expect("an event");
    assert_eq!(
        (event.state, event.draft.join_mode),
        (EventState::Published, JoinMode::External)
    );
    assert_eq!(
        (
            event.draft.title.as_str(),
            event.draft.description.as_str(),
            event.public
        ),
        ("Quiz", "<p>Hi</p>", true)
    );
    println!("vectors: 5 events of other servers checked");
}

/// A13
#[test]
fn an_event_with_an_id_of_ours_is_refused() {
    let Some(verdict) = told("local-id-claimed") else {
        return;
    };
    assert_eq!(verdict, Err(EventRefused::OurHost));
    println!("vectors: 1 claimed id checked");
}

#[test]
fn answers_in_every_dialect_are_read() {
    let cases = [
        (
            "mobilizon-shape-join",
            Answer::Going,
            "https://events.example/@ina",
        ),
        (
            "mobilizon-shape-leave",
            Answer::Withdrawn,
            "https://events.example/@ina",
        ),
        (
            "friendica-shape-yes",
            Answer::Going,
            "https://friends.example/profile/olga",
        ),
        (
            "friendica-shape-maybe",
            Answer::Maybe,
            "https://friends.example/profile/olga",
        ),
        (
            "friendica-shape-no",
            Answer::Declined,
            "https://friends.example/profile/olga",
        ),
        (
            "friendica-shape-undo",
            Answer::Withdrawn,
            "https://friends.example/profile/olga",
        ),
        (
            "invite-accepted",
            Answer::Going,
            "https://friends.example/profile/olga",
        ),
    ];
    for (name, answer, speaker) in cases {
        let Some(activity) = heard(name) else { return };
        let said = rsvp::read_said(&activity).unwrap_or_else(|| panic!("{name}: no answer"));
        let expected = (iri("https://benelux.example/events/01JD7Z"), answer, iri(speaker));
        assert_eq!((said.event, said.answer, said.actor), expected, "{name}");
    }
    println!("vectors: {} answers checked", cases.len());
}

#[test]
fn decisions_of_other_servers_are_read() {
    let Some(activity) = heard("mobilizon-shape-accept-by-moderator") else {
        return;
    };
    let decision = rsvp::read_heard(&activity).expect("a decision");
    let event = iri("https://events.example/events/5f0c");
    let owner = iri("https://events.example/@walkers");
    assert_eq!(
        (decision.decision, decision.event.as_ref()),
        (Decision::Accepted, Some(&event))
    );
    assert_eq!(decision.attributed_to, Some(owner));

    let activity = heard("wordpress-shape-ignore").expect("a file");
    let decision = rsvp::read_heard(&activity).expect("a decision");
    assert_eq!(decision.decision, Decision::NotJoinable);
    assert_eq!(
        decision.join,
        Some(iri("https://dach.example/activities/join/12"))
    );
    assert_eq!(activity.to, ["https://dach.example/users/klara"]);
    println!("vectors: 2 decisions checked");
}

#[test]
fn what_is_ignored_is_still_read() {
    let id = |activity: &Activity| activity.object.as_ref().and_then(Object::id).map(Iri::to_string);
    for (name, verb) in [
        ("mastodon-shape-like", "Like"),
        ("unknown-activity", "Frobnicate"),
    ] {
        let Some(activity) = heard(name) else { return };
        assert_eq!(activity.verb, Verb::Other(verb.to_owned()), "{name}");
        assert_eq!(rsvp::read_said(&activity), None, "{name}");
    }
    let flag = heard("mobilizon-shape-flag").expect("a file");
    assert_eq!(
        (&flag.verb, id(&flag).as_deref()),
        (&Verb::Flag, Some("https://dach.example/users/klara"))
    );
    let announce = heard("lemmy-shape-group-announce").expect("a file");
    assert_eq!(announce.verb, Verb::Announce);
    assert_eq!(announce.object.as_ref().map(Object::kind), Some("Create"));
    let delete = heard("delete-of-unknown-actor").expect("a file");
    assert_eq!(
        (&delete.verb, id(&delete)),
        (&Verb::Delete, Some(delete.actor.to_string()))
    );
    println!("vectors: 5 activities checked");
}

/// A12, B10
#[test]
fn what_two_readers_would_read_differently_is_refused() {
    let Some(text) = bytes("own/inbound/duplicate-keys.txt") else {
        return;
    };
    assert_eq!(json::read_activity(&text), Err(json::JsonRefused::DuplicateKey));
    let graph = received("graph-keyword").expect("a file");
    let printed = serde_json::to_vec(&graph).expect("JSON");
    assert_eq!(
        json::read_activity(&printed),
        Err(json::JsonRefused::GraphKeyword)
    );
    println!("vectors: 2 refusals checked");
}
