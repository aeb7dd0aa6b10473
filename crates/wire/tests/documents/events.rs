//! Our events and what carries them, written again from their facts and read back.

use domain::{
    Amount, Audience, Banner, Coordinates, Currency, Event, EventDraft, EventId, EventState, Html, Iri,
    JoinMode, LanguageTag, Modality, Moment, Origin, Place, Price, Tag, Title, Zone,
};
use serde_json::Value;
use wire::collection::{self, PageFacts};
use wire::event::{self, BannerShape, Departed, EventFacts, EventHints, LocationForm, NoteFacts};

use crate::{corpora, document, iri, same};

/// The event of the published documents.
fn talk(name: &str) -> Event {
    let zone = Zone::parse("Europe/Brussels").expect("a zone");
    let moment = |text: &str| Moment::parse(text, zone.clone()).expect("a time");
    let at = |path: &str| iri(&format!("https://benelux.example{path}"));
    let text = |text: &str| Some(text.to_owned());
    let draft = EventDraft {
        title: Title::parse("Copilot for partners: field lessons").expect("a title"),
        description: Html::from_sanitised("<p>Three case studies and a panel.</p>".to_owned()),
        start: moment("2027-01-14T18:00:00+01:00"),
        end: Some(moment("2027-01-14T20:30:00+01:00")),
        modality: Modality::InPerson,
        place: Some(Place {
            name: "Zennehof".to_owned(),
            street: text("Voorbeeldstraat 12"),
            postal_code: text("1000"),
            locality: text("Brussels"),
            region: text("Brussels-Capital"),
            country: text("Belgium"),
            coordinates: Some(Coordinates {
                latitude: 50.8503,
                longitude: 4.3517,
            }),
        }),
        online_page: None,
        join_mode: JoinMode::Restricted,
        external_url: None,
        capacity: Some(80),
        price: Some(Price {
            amount: Amount::parse("40.00").expect("an amount"),
            member: Amount::parse("30.00").ok(),
            currency: Currency::parse("EUR").expect("a currency"),
        }),
        language: LanguageTag::parse("en").ok(),
        category: text("NETWORKING"),
        tags: vec![Tag::parse("copilot").expect("a tag")],
        banner: Some(Banner {
            url: at("/media/ev-01JD7Z.jpg"),
            media_type: "image/jpeg".to_owned(),
            alt: None,
            picture: None,
        }),
        organizers: Vec::new(),
        co_hosts: Vec::new(),
        agenda: Vec::new(),
    };
    Event {
        id: EventId::new(1, [0; 10]),
        iri: at(&format!("/events/{name}")),
        owner: at("/c/benelux"),
        revision: 1,
        state: EventState::Published,
        audience: Audience::Public,
        draft,
        published: "2026-11-20T10:00:00Z".parse().expect("a time"),
        updated: "2026-11-20T10:00:00Z".parse().expect("a time"),
        taken: None,
        source: None,
        series: None,
    }
}

/// The addresses every event's facts borrow.
struct Home {
    origin: Origin,
    group: Iri,
    followers: Iri,
    peers: Iri,
}

impl Home {
    fn benelux() -> Self {
        let group = "https://benelux.example/c/benelux";
        Self {
            origin: Origin::parse("https://benelux.example").expect("an origin"),
            group: iri(group),
            followers: iri(&format!("{group}/followers")),
            peers: iri(&format!("{group}/peers")),
        }
    }

    fn facts<'f>(&'f self, event: &'f Event, taken: u32) -> EventFacts<'f> {
        EventFacts {
            event,
            group: &self.group,
            followers: &self.followers,
            peers: &self.peers,
            origin: &self.origin,
            taken,
            banner_fallback: None,
            banner_shape: Some(BannerShape {
                width: 1600,
                height: 900,
                focal_point: (0.0, 0.1),
            }),
            place_id: Some(iri("https://benelux.example/places/7")),
            previous_start: None,
            location_form: LocationForm::OnePlace,
        }
    }
}

#[test]
fn events_and_their_activities_are_written_as_published() {
    if corpora().is_none() {
        return;
    }
    let home = Home::benelux();
    let mut talk_of_benelux = talk("01JD7Z");
    same(
        "own/documents/event-create.json",
        &event::create(&home.facts(&talk_of_benelux, 58)),
    );
    let node = iri("https://benelux.example/actor");
    let announced = "2026-11-20T10:00:05Z".parse().expect("a time");
    let announce = event::announce(&home.facts(&talk_of_benelux, 58), &node, announced);
    same("own/documents/event-announce-by-node.json", &announce);

    talk_of_benelux.state = EventState::Cancelled;
    talk_of_benelux.revision = 2;
    talk_of_benelux.updated = "2026-12-01T08:00:00Z".parse().expect("a time");
    same(
        "own/documents/event-update-cancelled.json",
        &event::update(&home.facts(&talk_of_benelux, 58)),
    );
    let note = NoteFacts {
        activity: &iri("https://benelux.example/activities/create/n42"),
        note: &iri("https://benelux.example/notes/n42"),
        published: "2026-12-01T08:00:05Z".parse().expect("a time"),
        change: domain::EventChange::Cancelled,
    };
    same(
        "own/documents/event-change-note.json",
        &event::change_note(&home.facts(&talk_of_benelux, 58), &note).expect("guests must know"),
    );

    let deleted = "2026-12-02T08:00:00Z".parse().expect("a time");
    let departed = Departed {
        event: &talk_of_benelux.iri,
        group: &home.group,
        followers: &home.followers,
        peers: &home.peers,
        audience: &Audience::Public,
        deleted,
        revision: 3,
    };
    same("own/documents/event-delete.json", &event::delete(&departed));
    same(
        "own/documents/tombstone.json",
        &event::tombstone(&talk_of_benelux.iri, deleted, 3),
    );
    println!("vectors: 6 event documents checked");
}

#[test]
fn events_for_peers_on_the_net_and_in_two_places_are_written_as_published() {
    if corpora().is_none() {
        return;
    }
    let home = Home::benelux();
    let mut for_peers = talk("01JD82");
    for_peers.audience = Audience::AllPeers;
    same(
        "own/documents/event-create-peers.json",
        &event::create(&home.facts(&for_peers, 0)),
    );

    let mut hybrid = talk("01JD80");
    hybrid.draft.modality = Modality::Hybrid;
    hybrid.draft.join_mode = JoinMode::External;
    hybrid.draft.external_url = Some(iri("https://benelux.example/events/01JD80#register"));
    let mut facts = home.facts(&hybrid, 58);
    same(
        "own/documents/event-online-or-hybrid-for-all.json",
        &event::document(&facts),
    );
    facts.location_form = LocationForm::PlaceAndVirtual;
    same(
        "own/documents/event-hybrid-fep8a8e.json",
        &event::document(&facts),
    );

    let talk_of_benelux = talk("01JD7Z");
    let page = collection::page(PageFacts {
        id: &iri("https://benelux.example/c/benelux/upcoming?page=1"),
        part_of: &iri("https://benelux.example/c/benelux/upcoming"),
        attributed_to: &home.group,
        total_items: 1,
        start_index: Some(0),
        items: vec![event::document_within(&home.facts(&talk_of_benelux, 58))],
        next: None,
    });
    same("own/documents/upcoming-events-page.json", &page);
    println!("vectors: 4 event documents checked");
}

#[test]
fn a_peer_reads_our_events_as_we_meant_them() {
    let zone = Zone::parse("Europe/Berlin").expect("a zone");
    let own = Origin::parse("https://dach.example").expect("an origin");
    let read = |document: &Value| {
        event::read(
            document,
            EventHints {
                zone: &zone,
                own: &own,
            },
        )
        .expect("an event")
    };
    let Some(page) = document("own/documents/upcoming-events-page.json") else {
        return;
    };
    let page = collection::read(&page).expect("a page");
    assert_eq!(read(&page.items[0]).draft, talk("01JD7Z").draft);
    for (file, audience_is_public) in [("event-create", true), ("event-create-peers", false)] {
        let create = document(&format!("own/documents/{file}.json")).expect("a document");
        let received = read(&create["object"]);
        assert_eq!(received.draft, talk("01JD7Z").draft, "{file}");
        assert_eq!(received.public, audience_is_public, "{file}");
        assert_eq!(
            (received.revision, received.owner),
            (Some(1), Home::benelux().group),
            "{file}"
        );
    }
    let update = document("own/documents/event-update-cancelled.json").expect("a document");
    assert_eq!(read(&update["object"]).state, EventState::Cancelled);
    for file in ["event-hybrid-fep8a8e", "event-online-or-hybrid-for-all"] {
        let hybrid = read(&document(&format!("own/documents/{file}.json")).expect("a document"));
        assert_eq!(
            (hybrid.draft.modality, hybrid.draft.join_mode),
            (Modality::Hybrid, JoinMode::External),
            "{file}"
        );
    }
    println!("vectors: 6 event documents read");
}
