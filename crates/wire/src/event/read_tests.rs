//! What the reader makes of events, ours and others'.

use std::collections::BTreeSet;

use domain::{Audience, Event, EventId, Html, Place, Title};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::event::{EventFacts, LocationForm, document, when_where};

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

prop_compose! {
    fn drafts()(
        title in "[A-Za-zäß0-9'; -]{1,40}[a-z]",
        description in "[a-z &]{0,30}",
        start in 1_700_000_000_i64..1_900_000_000,
        length in prop::option::of(0_i64..5_000_000),
        zone in prop::sample::select(vec!["Europe/Brussels", "America/Los_Angeles", "Asia/Kathmandu", "UTC", "Australia/Lord_Howe"]),
        modality in prop::sample::select(vec![Modality::InPerson, Modality::Online, Modality::Hybrid]),
        town in prop::option::of("[A-Z][a-z]{2,10}"),
        latitude in -90.0_f64..=90.0,
        numbers in (prop::option::of(1_u32..2_000), 0_usize..4, prop::bool::ANY, 0_usize..=EventDraft::CO_HOSTS_MAX),
        join_mode in prop::sample::select(vec![JoinMode::Free, JoinMode::Restricted, JoinMode::Invite, JoinMode::External]),
        tags in prop::collection::btree_set("[a-zé0-9_]{1,12}", 0..4),
    ) -> EventDraft {
        let zone = Zone::parse(zone).unwrap();
        let moment = |second| Moment::new(Timestamp::from_second(second).unwrap(), zone.clone()).unwrap();
        let place = Place {
            name: "Hall 1".to_owned(),
            locality: town,
            coordinates: Some(domain::Coordinates { latitude, longitude: 4.5 }),
            ..Place::default()
        };
        let (capacity, organizers, priced, co_hosts) = numbers;
        EventDraft {
            title: Title::parse(&title).unwrap(),
            description: crate::html::from_plain(&description),
            start: moment(start),
            end: length.map(|length| moment(start + length)),
            modality,
            place: (modality != Modality::Online).then_some(place),
            online_page: (modality != Modality::InPerson).then(|| iri("https://meet.example/page")),
            join_mode,
            external_url: (join_mode == JoinMode::External).then(|| iri("https://tickets.example/1?a=b")),
            capacity,
            price: priced.then(|| Price {
                amount: Amount::parse("40.00").unwrap(),
                member: Amount::parse("30").ok(),
                currency: Currency::parse("EUR").unwrap(),
            }),
            language: domain::LanguageTag::parse("pt-BR").ok(),
            category: priced.then(|| "NETWORKING".to_owned()),
            tags: tags.iter().map(|tag| Tag::parse(tag).unwrap()).collect(),
            banner: priced.then(|| Banner {
                url: iri("https://a.example/b.jpg"),
                media_type: "image/jpeg".to_owned(),
                alt: (organizers > 0).then(|| domain::AltText::parse("A lit stage").unwrap()),
                picture: None,
            }),
            organizers: (0..organizers).map(|number| iri(&format!("https://c{number}.example/c/x"))).collect(),
            co_hosts: (0..co_hosts).map(co_host).collect(),
            agenda: Vec::new(),
        }
    }
}

fn co_host(number: usize) -> CoHost {
    CoHost {
        iri: iri(&format!("https://a.example/orgs/o{number}")),
        name: Title::parse(&format!("Fathom & Vale {number}")).unwrap(),
    }
}

fn event(draft: EventDraft, state: EventState, audience: Audience) -> Event {
    Event {
        id: EventId::new(1_700_000_000_000, [7; 10]),
        iri: iri("https://a.example/events/1"),
        owner: iri("https://a.example/c/a"),
        revision: 4,
        state,
        audience,
        draft,
        published: "2026-11-20T10:00:00Z".parse().unwrap(),
        updated: "2026-11-21T10:00:00Z".parse().unwrap(),
        taken: None,
        source: None,
        series: None,
    }
}

fn written(event: &Event) -> Value {
    let (group, followers) = (
        iri("https://a.example/c/a"),
        iri("https://a.example/c/a/followers"),
    );
    let (peers, origin) = (
        iri("https://a.example/c/a/peers"),
        Origin::parse("https://a.example").unwrap(),
    );
    document(&EventFacts {
        event,
        group: &group,
        followers: &followers,
        peers: &peers,
        origin: &origin,
        taken: 3,
        banner_fallback: None,
        banner_shape: None,
        place_id: None,
        previous_start: None,
        location_form: LocationForm::OnePlace,
    })
}

proptest! {
    #[test]
    fn an_event_written_and_read_is_the_same_event(
        draft in drafts(),
        state in prop::sample::select(vec![
            EventState::Published, EventState::Rescheduled, EventState::MovedOnline, EventState::Tentative, EventState::Postponed,
            EventState::Cancelled,
        ]),
    ) {
        let sent = event(draft, state, Audience::Public);
        let bytes = serde_json::to_vec(&written(&sent)).unwrap();
        let received = read_at_home(&crate::json::read_activity(&bytes).unwrap()).unwrap();
        // Whoever is named to hold it may also answer for it, as whoever runs it.
        let mut expected = sent.draft.clone();
        expected.organizers.extend(sent.draft.co_hosts.iter().map(|host| host.iri.clone()));
        prop_assert_eq!(&received.draft, &expected);
        prop_assert_eq!((received.state, received.revision, received.taken), (sent.state, Some(4), Some(3)));
        prop_assert_eq!((received.updated, received.published), (Some(sent.updated), Some(sent.published)));
        prop_assert!(received.public && received.join_visibility == [sent.owner.clone()]);
        prop_assert!(when_where(&sent).contains(&sent.draft.start.zoned().strftime("%H:%M").to_string()));
    }
}

#[test]
fn an_event_goes_only_to_those_it_is_for() {
    let draft = read_at_home(&sample()).unwrap().draft;
    let to = |audience| written(&event(draft.clone(), EventState::Published, audience))["to"].clone();
    assert_eq!(
        to(Audience::Public),
        json!(["https://www.w3.org/ns/activitystreams#Public"])
    );
    assert_eq!(to(Audience::AllPeers), json!(["https://a.example/c/a/peers"]));
    assert_eq!(
        to(Audience::Peers(BTreeSet::new())),
        json!(["https://a.example/c/a/peers"])
    );
    assert_eq!(to(Audience::Members), json!([]));
}

#[test]
fn a_made_picture_a_former_start_and_a_foreign_tag_are_written_so_that_all_can_read_them() {
    let mut draft = read_at_home(&sample()).unwrap().draft;
    draft.tags = vec![Tag::parse("été").unwrap()];
    let moved = event(draft, EventState::Rescheduled, Audience::Public);
    let (group, origin) = (
        iri("https://a.example/c/a"),
        Origin::parse("https://a.example").unwrap(),
    );
    let mut facts = EventFacts {
        event: &moved,
        group: &group,
        followers: &group,
        peers: &group,
        origin: &origin,
        taken: 0,
        banner_fallback: Some(iri("https://a.example/banner.png")),
        banner_shape: None,
        place_id: None,
        previous_start: Some(
            Moment::parse("2027-01-07T17:00:00Z", Zone::parse("Europe/Paris").unwrap()).unwrap(),
        ),
        location_form: LocationForm::OnePlace,
    };
    let written = document(&facts);
    let picture = &written["attachment"][0];
    assert_eq!(
        (&picture["mediaType"], &picture["name"]),
        (&json!("image/png"), &json!("Banner"))
    );
    assert!(
        picture["summary"]
            .as_str()
            .is_some_and(|text| text.contains("flower")),
        "{picture}"
    );
    assert_eq!(written["previousStartTime"], json!("2027-01-07T18:00:00+01:00"));
    assert_eq!(
        written["tag"][0]["href"],
        json!("https://a.example/tags/%C3%A9t%C3%A9")
    );
    let banner = read_at_home(&written).unwrap().draft.banner.unwrap();
    assert_eq!(banner.url, iri("https://a.example/banner.png"));
    facts.banner_fallback = None;
    assert_eq!(document(&facts)["attachment"], json!([]));
}

#[test]
fn the_when_where_line_names_days_zone_and_place() {
    let mut draft = read_at_home(&sample()).unwrap().draft;
    let line =
        |draft: &EventDraft| when_where(&event(draft.clone(), EventState::Published, Audience::Public));
    assert_eq!(line(&draft), "Thu 14 Jan 2027, 18:00–20:00 CET");
    draft.modality = Modality::Online;
    draft.end = None;
    assert_eq!(line(&draft), "Thu 14 Jan 2027, 18:00 CET – online");
    draft.start = Moment::parse("2027-01-04T18:00:00Z", Zone::parse("America/Sao_Paulo").unwrap()).unwrap();
    draft.end = Some(Moment {
        at: "2027-01-05T18:00:00Z".parse().unwrap(),
        zone: draft.start.zone.clone(),
    });
    assert_eq!(
        line(&draft),
        "Mon 4 Jan 2027, 15:00 – Tue 5 Jan 2027, 15:00 UTC-03 – online"
    );
    draft.description = Html::default();
    assert_eq!(
        written(&event(draft, EventState::Published, Audience::Public))["content"],
        json!("")
    );
}
