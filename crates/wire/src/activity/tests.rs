//! Activities as they are read, those of other servers among them.

use serde_json::json;

use super::*;

fn follow() -> Value {
    json!({
        "id": "https://a.example/activities/1", "type": "Follow", "actor": "https://a.example/c/a",
        "object": "https://b.example/c/b", "to": ["https://b.example/c/b"], "cc": "as:Public"
    })
}

#[test]
fn an_activity_is_taken_apart() {
    let activity = read(&follow()).unwrap();
    assert_eq!(activity.verb, Verb::Follow);
    assert_eq!(
        activity.object.as_ref().and_then(Object::id).unwrap().as_str(),
        "https://b.example/c/b"
    );
    assert_eq!(activity.to, ["https://b.example/c/b"]);
    assert!(is_public(&activity.cc) && !is_public(&activity.to));
    for public in [
        "as:Public",
        "Public",
        "https://www.w3.org/ns/activitystreams#Public",
    ] {
        assert!(is_public(&["x".to_owned(), public.to_owned()]), "{public}");
    }
    assert!(!is_public(&["https://a.example/#Public".to_owned()]));
}

#[test]
fn only_three_verbs_may_come_without_an_id() {
    for (verb, verdict) in [
        ("Follow", Ok(None)),
        ("Undo", Ok(None)),
        ("Delete", Ok(None)),
        ("Create", Err(ActivityRefused::Id)),
        ("Join", Err(ActivityRefused::Id)),
        ("Frobnicate", Err(ActivityRefused::Id)),
    ] {
        let mut document = follow();
        document["type"] = json!(verb);
        document.as_object_mut().unwrap().remove("id");
        assert_eq!(read(&document).map(|activity| activity.id), verdict, "{verb}");
    }
    let mut again = follow();
    assert_eq!(synthetic_id(&again), synthetic_id(&follow()));
    again["object"] = json!("https://b.example/c/other");
    assert_ne!(synthetic_id(&again), synthetic_id(&follow()));
}

#[test]
fn a_name_that_a_sender_gave_is_told_from_one_that_stands_in_for_none() {
    let actor = Iri::parse("https://a.example/c/a").unwrap();
    assert!(is_synthetic(&actor.with_fragment(&synthetic_id(&follow()))));
    for given in ["follow/1", "accepts/urn:sha256:1"] {
        assert!(!is_synthetic(&actor.with_fragment(given)), "{given}");
    }
    assert!(!is_synthetic(&actor));
}

/// A5
#[test]
fn an_activity_of_two_actors_is_refused() {
    let mut document = follow();
    document["actor"] = json!(["https://a.example/c/a", "https://evil.example/u"]);
    assert_eq!(read(&document), Err(ActivityRefused::Actor));
    document["actor"] = json!(["https://a.example/c/a"]);
    assert!(read(&document).is_ok());
    document["actor"] = json!({"type": "Group", "id": "https://a.example/c/a"});
    assert!(read(&document).is_ok());
}

#[test]
fn an_id_that_cannot_be_read_does_not_pass_for_none() {
    let mut document = follow();
    document["type"] = json!("Create");
    for id in [
        json!("ap://did:key:z6Mk/1"),
        json!(7),
        json!(["https://a.example/1"]),
    ] {
        document["object"] = json!({"type": "Event", "id": id});
        assert_eq!(read(&document), Err(ActivityRefused::Object), "{id}");
    }
    document["id"] = json!(4);
    assert_eq!(read(&document), Err(ActivityRefused::Id));
}

#[test]
fn an_unknown_verb_with_any_object_is_read_so_that_it_can_be_ignored() {
    let mut document = follow();
    document["type"] = json!("Like");
    document["object"] = json!("ap://did:key:z6Mk/1");
    assert_eq!(read(&document).unwrap().verb, Verb::Other("Like".to_owned()));
}

#[test]
fn of_several_types_the_first_known_one_counts() {
    let mut document = follow();
    document["type"] = json!(["x:Special", "as:Create"]);
    document["object"] = json!({"type": ["schema:Thing", "https://schema.org/Event"]});
    let activity = read(&document).unwrap();
    assert_eq!(activity.verb, Verb::Create);
    assert_eq!(activity.object.unwrap().kind(), "Event");
}

#[test]
fn any_value_in_any_place_is_read_or_refused_without_a_panic() {
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!("x"),
        json!([]),
        json!([[]]),
        json!({}),
        json!([{}]),
    ];
    let keys = [
        "id",
        "type",
        "actor",
        "object",
        "target",
        "result",
        "to",
        "cc",
        "inReplyTo",
        "attributedTo",
        "startTime",
        "endTime",
        "updated",
        "content",
        "rsvpCounter",
        "rsvpState",
        "waitlistPlace",
        "outcome",
        "participationMessage",
        "organization",
        "memberOf",
        "url",
    ];
    let needed = ["id", "type", "actor", "object"];
    for key in keys {
        for value in &odd {
            let mut document = follow();
            document[key] = value.clone();
            let verdict = read(&document);
            assert!(
                verdict.is_ok() || needed.contains(&key),
                "{key}: {value} gave {verdict:?}"
            );
        }
    }
}
