//! What is written of an event, and that it is read back as the same.

use std::collections::BTreeSet;

use domain::{Audience, Event, EventId, Html, Place, Title};
use proptest::prelude::*;

use super::*;
use crate::event::{EventFacts, LocationForm, document, when_where};

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
