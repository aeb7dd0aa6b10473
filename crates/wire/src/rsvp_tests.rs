//! The four dialects, each read and each of ours written.

use super::*;
use crate::activity;

fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

fn said(document: &Value) -> Option<(String, Answer)> {
    read_said(&activity::read(document).unwrap()).map(|said| (said.event.to_string(), said.answer))
}

#[test]
fn three_dialects_say_the_same() {
    let event = "https://b.example/events/1";
    let spoken = |verb: &str, object: Value| {
        said(
            &json!({"id": "https://a.example/1", "type": verb, "actor": "https://a.example/u/x", "object": object}),
        )
    };
    for (verb, answer) in [
        ("Accept", Answer::Going),
        ("TentativeAccept", Answer::Maybe),
        ("Reject", Answer::Declined),
        ("Join", Answer::Going),
    ] {
        let expected = Some((event.to_owned(), answer));
        assert_eq!(spoken(verb, json!(event)), expected, "{verb}");
        assert_eq!(
            spoken(verb, json!({"type": "Event", "id": event, "name": "x"})),
            expected,
            "{verb}"
        );
        assert_eq!(
            spoken(
                verb,
                json!({"type": "Invite", "actor": "https://b.example/c/b", "object": event})
            ),
            expected
        );
        let undo = json!({"type": verb, "actor": "https://a.example/u/x", "object": event});
        assert_eq!(
            spoken("Undo", undo),
            Some((event.to_owned(), Answer::Withdrawn)),
            "{verb}"
        );
    }
    assert_eq!(
        spoken("Leave", json!(event)),
        Some((event.to_owned(), Answer::Withdrawn))
    );
    assert_eq!(spoken("Accept", json!({"type": "Follow", "object": event})), None);
    assert_eq!(spoken("Undo", json!({"type": "Follow", "object": event})), None);
    assert_eq!(
        spoken(
            "Undo",
            json!({"type": "Join", "actor": "https://a.example/u/y", "object": event})
        ),
        None
    );
    assert_eq!(spoken("Undo", json!("https://a.example/0")), None);
}

#[test]
fn an_undo_of_a_bare_id_names_what_it_takes_back() {
    let undo = json!({"type": "Undo", "actor": "https://a.example/u/x", "object": "https://a.example/0"});
    assert_eq!(
        undone(&activity::read(&undo).unwrap()),
        Some(&iri("https://a.example/0"))
    );
}

#[test]
fn a_decision_written_is_the_decision_heard() {
    let [id, own, owner, guest, event] = [
        "https://a.example/join/1",
        "https://b.example/x/2",
        "https://b.example/c/b",
        "https://a.example/u/x",
        "https://b.example/events/1",
    ]
    .map(iri);
    let about = AnswerRef {
        id: &id,
        verb: Verb::Join,
        actor: &guest,
        event: &event,
    };
    let facts = DecisionFacts {
        activity: &own,
        owner: &owner,
        about: &about,
        counter: Some(RsvpCounter(4)),
    };
    let link = iri("https://b.example/events/1/join/x");
    let full = Refusal {
        sentence: "The event is full.",
        why: Some(RefusalReason::Full),
        page: None,
    };
    for (document, decision) in [
        (accept_join(&facts, Some(&link)), Decision::Accepted),
        (reject_join(&facts, &full), Decision::Rejected),
        (
            tentative_join(&facts, Held::Pending),
            Decision::Held(Held::Pending),
        ),
        (
            tentative_join(&facts, Held::Waitlisted { place: 3 }),
            Decision::Held(Held::Waitlisted { place: 3 }),
        ),
    ] {
        assert_eq!(document["to"], json!([guest]));
        assert_eq!(document["cc"], json!([]));
        let heard = read_heard(&activity::read(&document).unwrap()).unwrap();
        assert_eq!((heard.decision, heard.counter), (decision, Some(RsvpCounter(4))));
        let why = (decision == Decision::Rejected).then_some(RefusalReason::Full);
        assert_eq!(heard.why, why);
        assert_eq!(
            (heard.join.as_ref(), heard.member.as_ref(), heard.event.as_ref()),
            (Some(&id), Some(&guest), Some(&event))
        );
        assert_eq!((heard.by, heard.attributed_to), (owner.clone(), None));
        assert_eq!(said(&document), None);
    }
}

#[test]
fn a_stranger_is_refused_with_a_sentence_and_a_link() {
    let [id, own, owner, guest, event] = [
        "https://a.example/join/1",
        "https://b.example/x/2",
        "https://b.example/c/b",
        "https://a.example/u/x",
        "https://b.example/events/1",
    ]
    .map(iri);
    let about = AnswerRef {
        id: &id,
        verb: Verb::Join,
        actor: &guest,
        event: &event,
    };
    let facts = DecisionFacts {
        activity: &own,
        owner: &owner,
        about: &about,
        counter: None,
    };
    let refusal = Refusal {
        sentence: "The event is full.",
        why: None,
        page: Some(&event),
    };
    let document = reject_join(&facts, &refusal);
    assert_eq!(
        document["content"],
        "The event is full. https://b.example/events/1"
    );
    assert_eq!(document["url"], event.as_str());
    assert_eq!(document.get("outcome"), None);
}

#[test]
fn a_stranger_hears_nothing_but_the_join() {
    let [id, member, event, owner] = [
        "https://a.example/join/1",
        "https://a.example/u/x",
        "https://b.example/e/1",
        "https://b.example/c/b",
    ]
    .map(iri);
    let organizers = [owner];
    let facts = AnswerFacts {
        activity: &id,
        member: &member,
        event: &event,
        organizers: &organizers,
        counter: None,
    };
    let document = join(&facts, None);
    let keys: Vec<&String> = document.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["@context", "id", "type", "actor", "object", "to", "cc"]);
}

#[test]
fn an_undo_says_which_answer_it_takes_back_and_is_found_by_its_id_where_it_does_not() {
    let event = "https://b.example/events/1";
    let undo = |object: Value| {
        let document = json!({"type": "Undo", "actor": "https://a.example/u/x", "object": object});
        activity::read(&document).unwrap()
    };
    for object in [
        json!(event),
        json!({"type": "Invite", "object": {"type": "Event", "id": event}}),
    ] {
        let told = undo(json!({"id": "https://a.example/7", "type": "TentativeAccept", "object": object}));
        let undone = Undone {
            activity: Some(iri("https://a.example/7")),
            answer: Answer::Maybe,
        };
        assert_eq!(read_said(&told).unwrap().undoes, Some(undone), "{object}");
    }
    let bare = undo(json!({"id": "https://a.example/7", "type": "Accept"}));
    assert_eq!(read_said(&bare), None);
    assert_eq!(undone(&bare), Some(&iri("https://a.example/7")));
}

#[test]
fn an_invitation_to_something_else_is_no_event() {
    for invited in [
        json!({"type": "Group", "id": "https://b.example/c/b"}),
        json!(null),
        json!({"type": "Event"}),
    ] {
        let document = json!({
            "id": "https://a.example/1", "type": "Accept", "actor": "https://a.example/u/x",
            "object": {"type": "Invite", "id": "https://b.example/invites/1", "object": invited},
        });
        assert_eq!(said(&document), None, "{invited}");
    }
}
