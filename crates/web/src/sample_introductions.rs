//! One sample of every page about introductions.

use community::see_introductions::SeenIntroduction;
use community::see_person::SeenPerson;
use domain::{
    AskedState, AskerCard, Blurb, Connection, Disclosure, Distance, Facets, Handle, HeardState,
    IntroductionAsked, IntroductionContact, IntroductionFrom, IntroductionHeard, IntroductionId,
    IntroductionSettings, IntroductionTo, IntroductionWords, Iri, Kind, MailAddress, MemberId, Met, Openness,
    Overlap, PartyRef, PersonName, SeenProfile, Slug, Tag, Term, Terms, Title,
};

use crate::frame::Frame;
use crate::introductions::{
    Asked, IntroductionPage, IntroductionSettingsPage, IntroductionsPage, NewIntroductionPage,
};
use crate::sample_events::at;
use crate::sample_people::taxonomy;
use crate::sample_texts::by_hand;

const RIGHT: &str = "a sample is written right";

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let list = |asked, heard| {
        IntroductionsPage {
            asked,
            heard,
            left: (4, 5),
        }
        .render(frame)
    };
    let settings = |openness, fault| {
        let settings = IntroductionSettings {
            openness,
            organizations: [Slug::parse("copperbeech-cloud").expect(RIGHT)].into(),
            communities: [iri("https://agora.example/c/agora").origin()].into(),
        };
        IntroductionSettingsPage { settings, fault }.render(frame)
    };
    let waiting = || SeenIntroduction::Asked(Box::new(asked(AskedState::Waiting)), None);
    let no_reply = || SeenIntroduction::Asked(Box::new(asked(AskedState::NoReply)), None);
    let both = |met| SeenIntroduction::Asked(Box::new(asked(AskedState::Connected(connection(met)))), None);
    let open = || SeenIntroduction::Heard(Box::new(heard(HeardState::Open)), None);
    let connected =
        || SeenIntroduction::Heard(Box::new(heard(HeardState::Connected(connection(Met::Yes)))), None);
    let later = "2027-06-01T09:00:00Z".parse().expect(RIGHT);
    vec![
        (
            "introductions",
            list(
                vec![waiting(), no_reply(), both(Met::Unsaid)],
                vec![open(), connected()],
            ),
        ),
        ("introductions-empty", list(Vec::new(), Vec::new())),
        (
            "introduction-new",
            new_page(frame, Vec::new(), Some("London Partners")),
        ),
        ("introduction-new-here", new_page(frame, Vec::new(), None)),
        (
            "introduction-new-faults",
            new_page(
                frame,
                vec![("why", "intro-fault-words"), ("mail", "intro-fault-mail")],
                None,
            ),
        ),
        ("introduction-waiting", page(frame, waiting(), "")),
        ("introduction-no-reply", page(frame, no_reply(), "")),
        ("introduction-both", page(frame, both(Met::Asked), "")),
        ("introduction-asked", page(frame, open(), "")),
        ("introduction-fault", page(frame, open(), "intro-fault-slots")),
        ("introduction-met", page(frame, connected(), "")),
        (
            "introduction-settings",
            settings(Openness::SnoozedUntil(later), ""),
        ),
        (
            "introduction-settings-fault",
            settings(Openness::Closed, "intro-settings-fault"),
        ),
    ]
}

fn iri(text: &str) -> Iri {
    Iri::parse(text).expect(RIGHT)
}

fn words() -> IntroductionWords {
    IntroductionWords {
        topic: Title::parse(&by_hand("ERP for clinics")).expect(RIGHT),
        why: Blurb::parse(&by_hand("We sell the same suite to clinics here.")).expect(RIGHT),
        gain: Blurb::parse(&by_hand("A partner for customers who open a site abroad.")).expect(RIGHT),
    }
}

fn connection(met: Met) -> Connection {
    Connection {
        contact: contact(),
        slots: vec![
            at("2026-12-08T09:00:00Z"),
            at("2026-12-09T13:30:00Z"),
            at("2026-12-10T15:00:00Z"),
        ],
        at: at("2026-11-20T09:00:00Z"),
        met,
    }
}

fn contact() -> IntroductionContact {
    IntroductionContact {
        name: PersonName::parse(&by_hand("Beatrix Kallenmoor")).expect(RIGHT),
        organization: PersonName::parse(&by_hand("Tallowbrook Systems")).ok(),
        mail: MailAddress::parse("beatrix@tallowbrook.example").expect(RIGHT),
    }
}

fn asked(state: AskedState) -> IntroductionAsked {
    IntroductionAsked {
        id: IntroductionId::new(1, [1; 10]),
        asker: MemberId::new(1, [1; 10]),
        to: IntroductionTo::There {
            group: iri("https://london.example/c/london"),
            party: PartyRef::parse("p1.AAAA").expect(RIGHT),
        },
        offer: iri("https://seattle.example/activities/1"),
        document: iri("https://seattle.example/intros/1"),
        words: words(),
        disclosure: Disclosure::Open,
        contact: contact(),
        at: at("2026-11-19T09:00:00Z"),
        until: at("2026-12-28T09:00:00Z"),
        state,
    }
}

fn heard(state: HeardState) -> IntroductionHeard {
    IntroductionHeard {
        id: IntroductionId::new(2, [2; 10]),
        member: MemberId::new(1, [1; 10]),
        party: PartyRef::parse("p1.AAAA").expect(RIGHT),
        from: IntroductionFrom::There(iri("https://london.example/c/london")),
        card: AskerCard {
            party: PartyRef::parse("urn:uuid:3f1c0f0e-0000-4000-8000-000000000002").expect(RIGHT),
            name: Some(contact().name),
            organization: contact().organization,
            kind: Some(Kind::Vendor),
        },
        offer: iri("https://london.example/activities/1"),
        document: iri("https://london.example/intros/1"),
        words: words(),
        shown: at("2026-11-19T09:00:00Z"),
        until: at("2026-12-28T09:00:00Z"),
        state,
    }
}

fn facets(competency: &str) -> Facets {
    Facets {
        competencies: Terms::from([Term::parse(competency).expect(RIGHT)]),
        ..Facets::default()
    }
}

fn person() -> SeenPerson {
    SeenPerson {
        handle: Handle::parse("beatrix").expect(RIGHT),
        name: contact().name,
        organization: contact().organization,
        offices: Vec::new(),
        profile: SeenProfile {
            facets: facets("security"),
            ..SeenProfile::default()
        },
        distance: Distance::Member,
    }
}

fn new_page(frame: &Frame<'_>, faults: Vec<(&'static str, &'static str)>, community: Option<&str>) -> String {
    NewIntroductionPage {
        taxonomy: &taxonomy(),
        form: Asked::with_faults(faults),
        overlap: Some(Overlap::of(&facets("security"), &person().profile.facets)),
        person: person(),
        community: community.map(by_hand),
        own_organization: by_hand("Ledgerline Works"),
        own_name: by_hand("Maren Ostbye-Hale"),
        own_mail: "maren@ledgerline.example".to_owned(),
        left: (4, 5),
    }
    .render(frame)
}

fn page(frame: &Frame<'_>, seen: SeenIntroduction, fault: &'static str) -> String {
    IntroductionPage {
        taxonomy: &taxonomy(),
        seen,
        overlap: Some(Overlap::of(&facets("security"), &person().profile.facets)),
        person: Some(person()),
        shared: vec![Tag::parse("marathon").expect(RIGHT)],
        own_organization: by_hand("Ledgerline Works"),
        own_mail: "maren@ledgerline.example".to_owned(),
        fault,
    }
    .render(frame)
}
