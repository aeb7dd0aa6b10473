//! What the reader makes of events, ours and others'.

#[path = "round_trip_tests.rs"]
mod round_trip;

use serde_json::json;

use super::*;

fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

fn read_at_home(document: &Value) -> Result<ReceivedEvent, EventRefused> {
    let zone = Zone::parse("Europe/Brussels").unwrap();
    let own = Origin::parse("https://benelux.example").unwrap();
    read(
        document,
        EventHints {
            zone: &zone,
            own: &own,
        },
    )
}

fn sample() -> Value {
    json!({
        "id": "https://a.example/events/1", "type": "Event", "name": "Round table", "startTime": "2027-01-14T18:00:00+01:00",
        "endTime": "2027-01-14T20:00:00+01:00", "timezone": "Europe/Paris", "attributedTo": "https://a.example/c/a",
        "to": ["as:Public"]
    })
}

fn with(key: &str, value: Value) -> Value {
    let mut document = sample();
    document[key] = value;
    document
}

#[test]
fn what_every_event_must_have_is_named_when_it_is_missing() {
    assert!(read_at_home(&sample()).unwrap().public);
    for (key, value, why) in [
        ("type", json!("Note"), EventRefused::NotAnEvent),
        ("type", json!(3), EventRefused::NotAnEvent),
        ("id", json!(null), EventRefused::Id),
        ("id", json!("ap://x"), EventRefused::Id),
        ("attributedTo", json!(null), EventRefused::Owner),
        ("name", json!(" "), EventRefused::Title),
        ("name", json!(1), EventRefused::Title),
        ("startTime", json!("soon"), EventRefused::Start),
        ("startTime", json!("2399-01-01T00:00:00Z"), EventRefused::Start),
        ("draft", json!(true), EventRefused::Draft),
    ] {
        assert_eq!(
            read_at_home(&with(key, value.clone())),
            Err(why),
            "{key}: {value}"
        );
    }
}

/// A1
#[test]
fn an_owner_on_another_server_is_refused() {
    for owner in [
        "https://evil.example/c/a",
        "http://a.example/c/a",
        "https://a.example:8443/c/a",
        "https://b.a.example/c/a",
    ] {
        assert_eq!(
            read_at_home(&with("attributedTo", json!(owner))),
            Err(EventRefused::ForeignOwner),
            "{owner}"
        );
    }
}

/// Protocol section 9.2: whoever may answer a Join.
#[test]
fn who_runs_an_event_beside_its_owner_is_read_from_three_places() {
    let mut document = with(
        "contacts",
        json!(["https://a.example/u/ina", "https://a.example/c/a"]),
    );
    document["organizers"] =
        json!({"type": "Collection", "items": ["https://a.example/c/a", "https://b.example/c/b"]});
    document["actor"] = json!("https://a.example/u/writer");
    let organizers = |document: &Value| read_at_home(document).unwrap().draft.organizers;
    let [peer, contact, writer] = [
        "https://b.example/c/b",
        "https://a.example/u/ina",
        "https://a.example/u/writer",
    ]
    .map(iri);
    assert_eq!(organizers(&document), [peer, contact.clone(), writer]);
    document["organizers"] = json!(null);
    document["actor"] = json!("https://a.example/u/ina");
    assert_eq!(organizers(&document), [contact]);
}

/// 0.7, E8: who holds an event too is read with its name, on one line; of another server nobody is, nor who runs it.
#[test]
fn co_hosts_are_read_as_their_owner_names_them() {
    let item = |id: &str, kind: &str, name: &str| json!({"id": id, "type": kind, "name": name});
    let names = |items: Value| {
        let document = with("organizers", json!({"type": "Collection", "items": items}));
        let draft = read_at_home(&document).unwrap().draft;
        let names: Vec<String> = draft.co_hosts.iter().map(|host| host.name.to_string()).collect();
        names
    };
    let company = "https://a.example/orgs/x";
    let fathom = item(company, "Organization", "<b>Fathom</b> &amp;\r\n Va\u{202e}le");
    let ours = names(json!(["https://a.example/c/a", fathom.clone(), fathom]));
    assert_eq!(ours, ["Fathom & Vale"]);
    for nobody in [
        item("https://a.example/c/a", "Group", "The owner itself"),
        item("https://b.example/c/b", "Group", "Somebody who was not asked"),
        item("https://a.example/u/ina", "Person", "Who runs it"),
        item(company, "Organization", " \u{200b} "),
        json!({"id": company, "type": "Organization"}),
        json!({"type": "Organization", "name": "Nowhere"}),
    ] {
        assert_eq!(names(json!([nobody])), [""; 0], "{nobody}");
    }
    let many: Vec<Value> = (0..20)
        .map(|n| item(&format!("{company}{n}"), "Organization", "Many"))
        .collect();
    assert_eq!(names(json!(many)).len(), EventDraft::CO_HOSTS_MAX);
}

/// A13
#[test]
fn an_id_on_our_host_is_refused_in_any_spelling() {
    for id in [
        "https://benelux.example/events/9",
        "https://BENELUX.example./events/9",
        "https://benelux.example:443/events/9",
    ] {
        assert_eq!(
            read_at_home(&with("id", json!(id))),
            Err(EventRefused::OurHost),
            "{id}"
        );
    }
}

#[test]
fn unknown_words_fall_back() {
    let word = |key: &str, value: &str| read_at_home(&with(key, json!(value))).unwrap();
    assert_eq!(
        word("eventStatus", "EventSomethingNew").state,
        EventState::Published
    );
    assert_eq!(
        word("eventStatus", "https://schema.org/EventCancelled").state,
        EventState::Cancelled
    );
    assert_eq!(word("ical:status", "CANCELLED").state, EventState::Cancelled);
    assert_eq!(word("joinMode", "none").draft.join_mode, JoinMode::External);
    assert_eq!(word("joinMode", "lottery").draft.join_mode, JoinMode::External);
    assert_eq!(word("category", "not a category").draft.category, None);
    assert_eq!(
        read_at_home(&with("maximumAttendeeCapacity", json!(0)))
            .unwrap()
            .draft
            .capacity,
        None
    );
}

#[test]
fn a_time_finds_its_zone() {
    let start = |text: &str| {
        let mut document = with("startTime", json!(text));
        document.as_object_mut().unwrap().remove("timezone");
        read_at_home(&document).unwrap().draft.start
    };
    assert_eq!(
        start("2027-01-14T18:00:00+01:00").zone.as_str(),
        "Europe/Brussels"
    );
    assert_eq!(start("2027-07-14T18:00:00+01:00").zone.as_str(), "UTC");
    assert_eq!(start("2027-01-14T18:00:00Z").zone.as_str(), "UTC");
    for floating in ["2027-04-01T18:00:00-00:00", "2027-04-01T18:00:00"] {
        assert_eq!(
            start(floating).rfc3339(),
            "2027-04-01T18:00:00+02:00",
            "{floating}"
        );
    }
    let mut friendica = with("dfrn:adjust", json!(false));
    friendica["startTime"] = json!("2027-04-01T18:00:00Z");
    assert_eq!(
        read_at_home(&friendica).unwrap().draft.start.rfc3339(),
        "2027-04-01T18:00:00+02:00"
    );
    friendica.as_object_mut().unwrap().remove("timezone");
    friendica["dfrn:adjust"] = json!(true);
    assert_eq!(
        read_at_home(&friendica).unwrap().draft.start.rfc3339(),
        "2027-04-01T20:00:00+02:00",
        "an instant, shown in our zone"
    );
}

#[test]
fn an_end_that_is_not_to_be_shown_or_lies_before_the_start_is_dropped() {
    assert!(read_at_home(&sample()).unwrap().draft.end.is_some());
    assert_eq!(
        read_at_home(&with("displayEndTime", json!(false)))
            .unwrap()
            .draft
            .end,
        None
    );
    assert_eq!(
        read_at_home(&with("endTime", json!("2026-01-01T00:00:00Z")))
            .unwrap()
            .draft
            .end,
        None
    );
}

/// Every property of an event that some server sends, and one that none does.
const PROPERTIES: &str = "id type name nameMap summary content contentMap mediaType attributedTo actor to cc url published \
    updated revision startTime endTime displayEndTime timezone price memberPrice priceCurrency eventStatus status ical:status \
    category inLanguage joinMode requiredJoinVisibility maximumAttendeeCapacity remainingAttendeeCapacity participantCount \
    isOnline attendees organizers contacts location attachment image tag externalParticipationUrl draft dfrn:adjust unknown";

/// C4, B10: every property with every kind of value.
#[test]
fn a_wrong_type_anywhere_is_ignored_or_refused_by_name() {
    let odd = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1e308),
        json!(""),
        json!("x"),
        json!([]),
        json!([[]]),
        json!({}),
        json!([null, 1, "x", {}]),
        json!({"@value": {"@value": 1}}),
        json!({"id": 1}),
        json!({"type": []}),
        json!({"items": {"items": []}}),
        json!("9".repeat(5_000)),
        json!({"type": "Place", "address": [[1]], "latitude": []}),
    ];
    let needed = ["id", "type", "name", "attributedTo", "startTime", "draft"];
    for key in PROPERTIES.split_ascii_whitespace() {
        for value in &odd {
            let verdict = read_at_home(&with(key, value.clone()));
            assert!(
                verdict.is_ok() || needed.contains(&key),
                "{key}: {value} gave {verdict:?}"
            );
        }
    }
    for value in odd {
        assert!(read_at_home(&value).is_err(), "{value}");
    }
}

/// B14, E1
#[test]
fn markup_and_line_ends_in_texts_do_not_come_through() {
    let nasty = "' ; -- \r\nX: y <script>alert(1)</script><img src=x onerror=alert(1)>";
    let mut document = with("name", json!(nasty));
    document["content"] = json!(nasty);
    document["location"] = json!({"type": "Place", "name": nasty, "address": {"streetAddress": nasty}});
    document["tag"] = json!([{"type": "Hashtag", "name": nasty}]);
    let draft = read_at_home(&document).unwrap().draft;
    assert_eq!(draft.title.as_str(), "' ; -- X: y");
    assert_eq!(draft.place.unwrap().street.unwrap(), "' ; -- X: y");
    assert!(draft.tags.is_empty());
    assert!(!draft.description.as_str().contains("<img") && !draft.description.as_str().contains("<script"));
}
