//! One sample of every page: the tests read them all, and `examples/samples.rs` writes them out to be looked at.

use domain::{
    Amount, Answer, CommunityAudience, CommunityModality, CommunityProfile, Country, Currency, Ecosystem,
    Governance, Html, Iri, LanguageTag, MailAddress, Modality, Origin, Price, Slug, Tag, Title, Zone,
};
use edge::{AnswerNews, AnswerStanding};

use crate::calendar::Count;
use crate::events_page::month;
use crate::home_community_page::{Choice, HomeCommunityPage, HomeErrand};
use crate::sample_calls;
pub(crate) use crate::sample_communities::{communities_page, community_page};
use crate::sample_data;
use crate::sample_desk;
use crate::sample_dues;
use crate::sample_ethics;
pub(crate) use crate::sample_events::events;
use crate::sample_events::{agora, at, clock, london, origin, seattle, tag};
#[cfg(test)]
pub(crate) use crate::sample_events::{at as moment, origin as an_origin, stored_event};
use crate::sample_following;
use crate::sample_introductions;
use crate::sample_mail;
use crate::sample_notes;
use crate::sample_orgs;
use crate::sample_paper;
use crate::sample_people;
use crate::sample_pictures;
use crate::sample_reports;
use crate::sample_room_desk;
use crate::sample_rooms;
use crate::sample_roster;
use crate::sample_seats;
use crate::sample_sign_in;
use crate::sample_sources;
use crate::sample_statements;
use crate::sample_texts::by_hand;
use crate::sample_write_event;
use crate::{
    AboutPage, Acts, AgendaItem, Answering, Clock, ClockOf, CommunitiesShown, CommunityLine, DoorShown,
    ErrorPage, EventPage, EventStanding, EventsFilter, EventsPage, Fediverse, Frame, GroundRules,
    HomeCommunity, HomeOrder, HomePage, Host, List, MyAnswer, Offered, Owned, PeerStatus, Reach, Relation,
    Ribbon, StatusPage, Theme, Words, accessibility_page, help_page, privacy_page,
};
use crate::{sample_agreements, sample_checks, sample_claims, sample_figures};

/// What a [`Frame`] borrows, as on a demonstration node on 12 May 2026.
pub struct Surroundings {
    /// The community.
    pub community: Host,
    /// The node.
    pub origin: Origin,
    /// The reader's clock.
    pub clock: Clock,
    /// Languages offered.
    pub languages: Vec<LanguageTag>,
    /// Light or dark.
    pub theme: Theme,
}

impl Surroundings {
    /// Seattle, as the device is set.
    pub fn new() -> Self {
        Self {
            community: seattle(),
            origin: origin("https://seattle.example"),
            clock: clock("America/Los_Angeles", "Seattle"),
            languages: vec![tag("en"), tag("es")],
            theme: Theme::Auto,
        }
    }

    /// The frame of a reader with these words.
    pub fn frame<'a>(&'a self, words: &'a Words) -> Frame<'a> {
        Frame {
            words,
            community: &self.community,
            origin: &self.origin,
            clock: &self.clock,
            clock_of: ClockOf::Reader,
            now: at("2026-05-12T15:00:00Z"),
            theme: self.theme,
            languages: &self.languages,
            ribbon: Ribbon::Demo,
            path: "/events?modality=online&month=2026-05",
            person: None,
            clock_off: "",
            news: 3,
            rooms: 2,
            signed_out_in: None,
        }
    }
}

impl Default for Surroundings {
    fn default() -> Self {
        Self::new()
    }
}

/// Every page: the name of its file and its HTML.
pub fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let nothing = EventsPage {
        events: Vec::new(),
        total: Count::exactly(0),
        later: None,
        filter: filter(),
        ..events_page()
    };
    let mut tagged = events_page();
    tagged.filter.list = List::Tagged(tag_azure());
    let alone = HomePage {
        online: Vec::new(),
        near: Vec::new(),
        events_ahead: Count::exactly(0),
        ..home_page()
    };
    let mut cancelled = event_page();
    cancelled.card.standing = EventStanding::Cancelled;
    let mut moved = event_page();
    moved.card.standing = EventStanding::Rescheduled;
    moved.previous_start = Some(at("2026-05-14T17:00:00Z"));
    [
        ("home", home_page().render(frame)),
        ("home-empty", alone.render(frame)),
        ("events", events_page().render(frame)),
        ("events-empty", nothing.render(frame)),
        ("events-tagged", tagged.render(frame)),
        ("event", event_page().render(frame)),
        ("event-own", own_event_page().render(frame)),
        ("event-home", home_community_page().render(frame)),
        ("event-home-wrong", unknown_community_page().render(frame)),
        (
            "event-confirmed",
            answered_event_page(
                Answer::Going,
                AnswerStanding::Confirmed,
                "Confirmed by Thames Partner Chapter 14:02",
            )
            .render(frame),
        ),
        (
            "event-unreached",
            answered_event_page(
                Answer::Maybe,
                AnswerStanding::Unreached,
                "Could not reach Thames Partner Chapter, will retry until 21 May, 14:00",
            )
            .render(frame),
        ),
        ("event-cancelled", cancelled.render(frame)),
        ("event-moved-peer", moved.render(frame)),
        ("about", about_page().render(frame)),
        ("help", help_page::render(frame)),
        ("accessibility", accessibility_page::render(frame)),
        ("privacy", privacy_page::render(frame)),
        ("status", status_page().render(frame)),
        ("error", ErrorPage::NotFound.render(frame)),
    ]
    .into_iter()
    .chain(waiting(frame))
    .chain(OTHERS.iter().flat_map(|others| others(frame)))
    .collect()
}

/// Pages of one kind.
type Pages = fn(&Frame<'_>) -> Vec<(&'static str, String)>;

/// Those that have a file of their own.
const OTHERS: &[Pages] = &[
    sample_agreements::all,
    sample_checks::all,
    sample_claims::all,
    sample_desk::all,
    sample_dues::all,
    sample_ethics::all,
    sample_sources::all,
    sample_write_event::all,
    sample_sign_in::all,
    sample_mail::all,
    sample_calls::all,
    sample_introductions::all,
    sample_notes::all,
    sample_reports::all,
    sample_data::all,
    sample_people::all,
    sample_pictures::all,
    sample_orgs::all,
    sample_paper::all,
    sample_room_desk::all,
    sample_rooms::all,
    sample_roster::all,
    sample_seats::all,
    sample_statements::all,
    sample_figures::all,
    sample_following::all,
];

/// What somebody reads whose wish to join waits for an officer, and what once she was let in.
fn waiting(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let form_token = "00".repeat(32);
    let home = HomePage {
        waits: Some(form_token.clone()),
        ..home_page()
    };
    let let_in = HomePage {
        let_in: Some(form_token.clone()),
        ..home_page()
    };
    let error = ErrorPage::Waiting {
        form_token: form_token.clone(),
    };
    vec![
        ("home-waiting", home.render(frame)),
        ("error-waiting", error.render(frame)),
        ("home-let-in", let_in.render(frame)),
        ("error-let-in", ErrorPage::LetIn { form_token }.render(frame)),
        (
            "error-standing",
            ErrorPage::NotInGoodStanding {
                last_day: Some(jiff::civil::date(2026, 12, 31)),
            }
            .render(frame),
        ),
    ]
}

pub(crate) fn home_page() -> HomePage {
    let (online, near) = events()
        .into_iter()
        .partition(|card| card.modality == Modality::Online);
    let line = |host, relation, events_ahead| CommunityLine {
        host,
        relation,
        events_ahead: Count::exactly(events_ahead),
    };
    HomePage {
        summary: Html::from_sanitised(
            "<p>Partners around Puget Sound who meet, refer and build together.</p>".to_owned(),
        ),
        actor_path: "/c/puget".to_owned(),
        order: HomeOrder::OnlineFirst,
        online,
        near,
        events_ahead: Count::exactly(21),
        communities: vec![
            line(seattle(), Relation::Own, 6),
            line(london(), Relation::Peer, 5),
            line(agora(), Relation::Peer, 10),
        ],
        shown: CommunitiesShown::All,
        introduction: Some(sample_sign_in::introduction()),
        figure: None,
        next_step: None,
        sign_again: None,
        waits: None,
        let_in: None,
    }
}

pub(crate) fn events_page() -> EventsPage {
    EventsPage {
        filter: EventsFilter::default(),
        hosts: vec![
            ("seattle.example".to_owned(), seattle().name),
            ("london.example".to_owned(), london().name),
            ("agora.example".to_owned(), agora().name),
        ],
        languages: vec![tag("en"), tag("sv"), tag("fr")],
        months: vec![month(2026, 5), month(2026, 6)],
        mine: None,
        events: events(),
        total: Count::exactly(21),
        ignored: Vec::new(),
        earlier: None,
        later: Some("/events?after=2026-06-04T00%3A30%3A00Z".to_owned()),
    }
}

fn tag_azure() -> Tag {
    Tag::parse("azure").expect("a sample is written right")
}

fn filter() -> EventsFilter {
    EventsFilter {
        modality: Some(Modality::Online),
        language: Some(tag("fr")),
        host: None,
        month: Some(month(2026, 6)),
        ..EventsFilter::default()
    }
}

pub(crate) fn event_page() -> EventPage {
    let card = events()
        .into_iter()
        .find(|card| card.path.ends_with("two-harbours"));
    let mut card = card.expect("it is in the list above");
    card.hosts.reverse();
    let item = |start: &str, what: &str| AgendaItem {
        at: at(start),
        what: by_hand(what),
    };
    EventPage {
        card,
        iri: Iri::parse("https://london.example/events/two-harbours").expect("a sample is written right"),
        owned: Owned::Elsewhere,
        previous_start: None,
        place: Some(by_hand("Harbourlight Data, 4th floor, Seattle, or Copperbeech Cloud, 2 Saltern Yard, London")),
        online_page: None,
        sign_up: None,
        price: Some(Price {
            amount: Amount::parse("15").expect("a sample is written right"),
            member: Amount::parse("0").ok(),
            currency: Currency::parse("GBP").expect("a sample is written right"),
        }),
        category: Some(by_hand("NETWORKING")),
        tags: vec![tag_azure()],
        picture: None,
        description: Html::from_sanitised(
            "<p>Bring one thing you do well and one thing you refer out. Each table holds two people from each \
             community; after twelve minutes you change tables. Nobody pitches.</p>"
                .to_owned(),
        ),
        agenda: vec![
            item("2026-05-21T17:00:00Z", "Welcome and ground rules"),
            item("2026-05-21T17:10:00Z", "Four rounds of tables"),
            item("2026-05-21T18:10:00Z", "What we learned, aloud"),
        ],
        acts: Acts::None,
        answering: Answering::Stranger,
        deals: Vec::new(),
        home: HomeCommunity::NotOffered,
        dates: Vec::new(),
        jobs: Vec::new(),
        minutes: crate::MinutesShown::default(),
        job_not_taken: None,
        ground_rules: GroundRules::Competition,
        json_ld: r#"{"@context":"https://schema.org","@type":"Event","name":"Two harbours, one table"}"#.to_owned(),
    }
}

/// One of our own, on one clock, without seats or price.
pub(crate) fn own_event_page() -> EventPage {
    let card = events().into_iter().find(|card| card.path.ends_with("breakfast"));
    EventPage {
        card: card.expect("it is in the list above"),
        iri: Iri::parse("https://seattle.example/events/breakfast").expect("a sample is written right"),
        owned: Owned::Here,
        deals: sample_claims::event_deals(),
        home: HomeCommunity::Offered,
        previous_start: None,
        place: Some(by_hand("Harbourlight Data, 4th floor, Seattle")),
        price: None,
        picture: Some(sample_pictures::shown()),
        agenda: Vec::new(),
        ..event_page()
    }
}

/// Where somebody from London goes on who wants to come to it.
pub(crate) fn home_community_page() -> HomeCommunityPage {
    let choice = |host: Host, place: &str| Choice {
        name: host.name,
        origin: origin(&format!("https://{place}.example")),
    };
    HomeCommunityPage {
        errand: HomeErrand::Answer {
            event: "/events/breakfast".to_owned(),
            title: own_event_page().card.title,
            iri: own_event_page().iri,
        },
        communities: vec![choice(agora(), "agora"), choice(london(), "london")],
        remembered: Some(choice(london(), "london")),
        wrong: None,
    }
}

/// The same after an address that shares nothing with us.
fn unknown_community_page() -> HomeCommunityPage {
    HomeCommunityPage {
        remembered: None,
        wrong: Some("partners.elsewhere.example".to_owned()),
        ..home_community_page()
    }
}

/// As a member reads it who has answered.
pub(crate) fn answered_event_page(answer: Answer, standing: AnswerStanding, said: &str) -> EventPage {
    let second = match answer {
        Answer::Going => "You are going",
        _ => "You may come",
    };
    EventPage {
        answering: Answering::Member(Box::new(MyAnswer {
            event: "/events/two-harbours".to_owned(),
            form_token: "sample".to_owned(),
            given: Some(answer),
            news: Some(AnswerNews {
                standing,
                words: by_hand(said),
                second: second.to_owned(),
                quoted: None,
            }),
            door: (answer == Answer::Going && standing == AnswerStanding::Confirmed).then(|| {
                let code = domain::DoorCode::new(7);
                let event = domain::Iri::parse("https://london.example/events/two-harbours");
                DoorShown {
                    link: code.link(&event.expect("an address")),
                    code,
                }
            }),
            joins_by: crate::sample_guests::joins_by(standing),
            offered: Offered::All,
            wrong: None,
        })),
        ..event_page()
    }
}

pub(crate) fn about_page() -> AboutPage {
    AboutPage {
        logo: Some(sample_pictures::shown()),
        profile: CommunityProfile {
            slug: Slug::parse("puget").expect("a sample is written right"),
            name: Title::parse(&by_hand("Puget Sound Partner Chapter")).expect("a sample is written right"),
            summary: home_page().summary,
            governance: Governance::Association,
            audience: CommunityAudience::PartnersOnly,
            modality: CommunityModality::Hybrid,
            ecosystem: Ecosystem::Microsoft,
            languages: vec![tag("en"), tag("es")],
            zone: Zone::parse("America/Los_Angeles").expect("a sample is written right"),
            country: Country::parse("US").ok(),
            currency: Currency::parse("USD").expect("a sample is written right"),
            operator_name: None,
            region: domain::Region::parse("US-WA").ok(),
            contact: MailAddress::parse("board@seattle.example").ok(),
            chapters: ["Eastside", "Tacoma"]
                .map(|name| Title::parse(&by_hand(name)).expect("a sample is written right"))
                .into(),
        },
        actor_path: "/c/puget".to_owned(),
        fediverse: Fediverse::Open("@puget@seattle.example".to_owned()),
        contact: MailAddress::parse("hello@seattle.example").ok(),
        members: Some(60),
        kinds: [(domain::Kind::Partner, 54), (domain::Kind::Individual, 6)].into(),
        officers: sample_people::officeholders(),
        code: Some("We say what we can do and what we cannot. We keep what we hear to ourselves.".to_owned()),
        documents: sample_ethics::documents(),
        peers: vec![
            (
                "/communities/london.example".to_owned(),
                "Thames Partner Chapter".to_owned(),
            ),
            ("/communities/agora.example".to_owned(), "Agora North".to_owned()),
        ],
    }
}

pub(crate) fn status_page() -> StatusPage {
    let peer = |host, reach, last: &str, waiting| PeerStatus {
        host,
        reach,
        last_success: Some(at(last)),
        waiting,
    };
    StatusPage {
        version: "0.1.0".to_owned(),
        waiting: 2,
        parked: 0,
        peers: vec![
            peer(agora(), Reach::Retrying, "2026-05-11T23:40:00Z", 2),
            peer(london(), Reach::Good, "2026-05-12T14:56:00Z", 0),
        ],
    }
}
