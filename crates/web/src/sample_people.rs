//! One sample of every page about people: the own profile, the directory, one member, an organisation.

use community::beyond_town::{Beyond, BeyondTown};
use community::change_profile::{Entered, ProfileField, ProfileForm};
use community::complements_me::Complement;
use community::count_found::FoundCount;
use community::follow_organization::FollowedOrganization;
use community::see_person::SeenPerson;
use community::work_together::WorkedWith;
use domain::{
    Distance, Entry, Facets, Handle, LanguageTag, Line, Office, Organization, Overlap, PersonName,
    ProfileRefused, Region, Regions, Role, SeenProfile, Slug, Tag, Taxonomy, Term, Terms, Title, Visibility,
    WorkedStanding,
};

use crate::about_page::Officeholder;
use crate::chapter_form::Chapters;
use crate::frame::{Desk, Frame, Person};
use crate::name_form::NameEntered;
use crate::organization_page::{Follows, Hides, OrganizationPage};
use crate::people_page::{PeoplePage, Place};
use crate::person_page::{PersonPage, Room, Whose};
use crate::profile_page::{ProfilePage, Told};
use crate::sample_network::answers_of_peers;
use crate::sample_pictures;
use crate::sample_texts::by_hand;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let maren = Person {
        name: "Maren Ostbye-Hale",
        form_token: "sample",
        desk: Desk::OfOthers,
    };
    let nobody_signed_in = frame;
    let frame = &Frame {
        person: Some(maren),
        ..*frame
    };
    let taxonomy = taxonomy();
    let mut own = person(
        "maren",
        "Maren Ostbye-Hale",
        "Ledgerline Works",
        facets(["business-applications"], "healthcare", "US-WA"),
    );
    own.distance = Distance::Herself;
    let mut pages = pairs(frame, &taxonomy, &own);
    let hidden = person(
        "beatrix",
        "Beatrix Kallenmoor",
        "Tallowbrook Systems",
        Facets::default(),
    );
    let own_page = PersonPage {
        overlap: None,
        ..person_page(&taxonomy, &own, own.clone(), Whose::Own(Distance::Stranger))
    };
    pages.extend(worked_pages(frame, &taxonomy, &own, &own_page));
    pages.extend([
        (
            "person-hidden",
            person_page(&taxonomy, &own, hidden, Whose::HersHidden).render(frame),
        ),
        ("person-own", own_page.render(frame)),
        ("person-unseen", unseen(&own_page).render(frame)),
        (
            "person-for-everybody",
            for_everybody(&taxonomy, &own).render(nobody_signed_in),
        ),
        ("people", people_page(&taxonomy, &own).render(frame)),
        ("profile", profile_page(&taxonomy).render(frame)),
        ("profile-wrong", wrong_profile(&taxonomy).render(frame)),
    ]);
    pages.extend(empty_pages(frame, &taxonomy, &own));
    pages.extend(organization_pages(frame, &taxonomy));
    pages
}

/// Where nobody was found.
fn empty_pages(frame: &Frame<'_>, taxonomy: &Taxonomy, own: &SeenPerson) -> [(&'static str, String); 4] {
    let nobody = PeoplePage {
        people: Vec::new(),
        complements: Vec::new(),
        followed: Vec::new(),
        beyond: None,
        members: None,
        asked: [
            Some("security".to_owned()),
            None,
            None,
            Some("GB".to_owned()),
            None,
        ],
        text: by_hand("shipyards"),
        next: None,
        found: Some(FoundCount::All(0)),
        ..people_page(taxonomy, own)
    };
    let nobody_so_far = PeoplePage {
        people: Vec::new(),
        complements: Vec::new(),
        beyond: None,
        text: by_hand("x q"),
        members: None,
        found: Some(FoundCount::AtLeast(0)),
        ..people_page(taxonomy, own)
    };
    let many = PeoplePage {
        complements: Vec::new(),
        followed: Vec::new(),
        beyond: None,
        members: None,
        text: by_hand("shipyards"),
        found: Some(FoundCount::AtLeast(100)),
        ..people_page(taxonomy, own)
    };
    let network = PeoplePage {
        elsewhere: Some(answers_of_peers()),
        ..many.clone()
    };
    [
        ("people-network", network.render(frame)),
        ("people-none", nobody.render(frame)),
        ("people-none-so-far", nobody_so_far.render(frame)),
        ("people-found-many", many.render(frame)),
    ]
}

/// The reader beside one of each kind.
fn pairs(frame: &Frame<'_>, taxonomy: &Taxonomy, own: &SeenPerson) -> Vec<(&'static str, String)> {
    let pairs = [
        (
            "person-adjacent",
            facets(["business-applications"], "wholesale", "GB"),
        ),
        (
            "person-direct",
            facets(["business-applications"], "healthcare", "US-WA"),
        ),
        (
            "person-complementary",
            facets(["infrastructure"], "retail", "US-WA"),
        ),
        ("person-unrelated", facets(["infrastructure"], "wholesale", "GB")),
        ("person-unknown", Facets::default()),
    ];
    pairs
        .into_iter()
        .map(|(name, theirs)| {
            let person = person("beatrix", "Beatrix Kallenmoor", "Tallowbrook Systems", theirs);
            (
                name,
                person_page(taxonomy, own, person, Whose::Hers).render(frame),
            )
        })
        .collect()
}

fn term(id: &str) -> Term {
    Term::parse(id).expect("a sample is written right")
}

fn region(code: &str) -> Region {
    Region::parse(code).expect("a sample is written right")
}

fn facets<const N: usize>(work: [&str; N], vertical: &str, place: &str) -> Facets {
    Facets {
        competencies: work.map(term).into_iter().collect(),
        verticals: Terms::from([term(vertical)]),
        sizes: Terms::from([term("51-250")]),
        regions: Regions::from([region(place)]),
    }
}

pub(crate) fn taxonomy() -> Taxonomy {
    let terms = |entries: &[(&str, &str)]| -> Vec<Entry<Term>> {
        let entry = |(id, name): &(&str, &str)| Entry {
            id: term(id),
            name: (*name).to_owned(),
        };
        entries.iter().map(entry).collect()
    };
    let places = [
        ("SE", "Sweden"),
        ("GB", "United Kingdom"),
        ("US", "United States"),
        ("US-WA", "Washington, United States"),
    ];
    let places = places.map(|(code, name)| Entry {
        id: region(code),
        name: by_hand(name),
    });
    Taxonomy {
        id: term("sample-2026"),
        dated: jiff::civil::date(2026, 1, 31),
        language: LanguageTag::parse("en").expect("a sample is written right"),
        competencies: terms(&[
            ("business-applications", "Business Applications"),
            ("erp", "Finance & Operations (ERP)"),
            ("infrastructure", "Infrastructure"),
            ("learning", "Learning & Training"),
            ("modern-work", "Modern Work"),
            ("security", "Security"),
        ]),
        verticals: terms(&[
            ("healthcare", "Healthcare"),
            ("retail", "Retail"),
            ("wholesale", "Wholesale & Distribution"),
        ]),
        sizes: terms(&[("10-50", "10 to 50 people"), ("51-250", "51 to 250 people")]),
        partner_types: terms(&[
            ("advisory", "Advisory"),
            ("business-applications", "Business applications"),
        ]),
        regions: places.to_vec(),
        complements: vec![(term("business-applications"), term("infrastructure"))],
    }
}

fn line(text: &str) -> Option<Line> {
    Line::parse(&by_hand(text)).expect("a sample is written right")
}

fn tag(text: &str) -> Tag {
    Tag::parse(text).expect("a sample is written right")
}

/// Officers, one of whom this reader finds.
pub(crate) fn officeholders() -> Vec<Officeholder> {
    let officer = |name: &str, path: Option<&str>| Officeholder {
        name: by_hand(name),
        path: path.map(str::to_owned),
    };
    vec![
        officer("Idris Calloway-Penn", Some("/people/idris")),
        officer("Priya Vallurian", None),
    ]
}

fn person(handle: &str, name: &str, organization: &str, facets: Facets) -> SeenPerson {
    SeenPerson {
        handle: Handle::parse(handle).expect("a sample is written right"),
        name: PersonName::parse(&by_hand(name)).expect("a sample is written right"),
        offices: match handle {
            "aiko" | "neve" => vec![Role::Officer, Role::Moderator],
            _ => Vec::new(),
        },
        organization: PersonName::parse(&by_hand(organization)).ok(),
        profile: SeenProfile {
            facets,
            partner_types: Terms::from([term("business-applications")]),
            best_fit: line("Family-owned wholesalers who outgrew their first system."),
            refer_out: line("Anything clinical, anything with patient data."),
            common_ground: [tag("marathon"), tag("swedish")].into_iter().collect(),
        },
        distance: Distance::Member,
    }
}

fn person_page<'t>(
    taxonomy: &'t Taxonomy,
    own: &SeenPerson,
    person: SeenPerson,
    whose: Whose,
) -> PersonPage<'t> {
    PersonPage {
        taxonomy,
        overlap: Some(Overlap::of(&own.profile.facets, &person.profile.facets)),
        person,
        photo: Some(sample_pictures::shown()),
        own_organization: by_hand("Ledgerline Works"),
        shared: vec![tag("marathon"), tag("swedish")],
        worked: WorkedWith::default(),
        room: Room::Enough,
        whose,
    }
}

/// The own page from where nobody finds it.
fn unseen<'t>(own_page: &PersonPage<'t>) -> PersonPage<'t> {
    PersonPage {
        whose: Whose::OwnUnseen,
        ..own_page.clone()
    }
}

/// What somebody who is not signed in reads.
fn for_everybody<'t>(taxonomy: &'t Taxonomy, own: &SeenPerson) -> PersonPage<'t> {
    PersonPage {
        overlap: None,
        shared: Vec::new(),
        own_organization: String::new(),
        ..person_page(taxonomy, own, own.clone(), Whose::ForEverybody)
    }
}

/// How it may stand between the reader and Beatrix.
fn worked_pages(
    frame: &Frame<'_>,
    taxonomy: &Taxonomy,
    own: &SeenPerson,
    own_page: &PersonPage<'_>,
) -> Vec<(&'static str, String)> {
    let neve = person("neve", "Neve Tarrantine", "Fathom & Vale", Facets::default());
    let others = [
        ("person-worked-asked", WorkedStanding::SheAsked, Room::Enough),
        ("person-worked-is-asked", WorkedStanding::SheIsAsked, Room::Enough),
        ("person-worked-both", WorkedStanding::Both, Room::Enough),
        ("person-worked-full", WorkedStanding::Unsaid, Room::None),
    ];
    let mut pages = vec![];
    for (name, standing, room) in others {
        let beatrix = person(
            "beatrix",
            "Beatrix Kallenmoor",
            "Tallowbrook Systems",
            Facets::default(),
        );
        let worked = WorkedWith {
            with: vec![neve.clone()],
            asking: Vec::new(),
            standing,
        };
        let page = PersonPage {
            worked,
            room,
            ..person_page(taxonomy, own, beatrix, Whose::Hers)
        };
        pages.push((name, page.render(frame)));
    }
    let asked = PersonPage {
        worked: WorkedWith {
            with: vec![neve.clone()],
            asking: vec![neve],
            standing: WorkedStanding::Unsaid,
        },
        whose: Whose::Own(Distance::Member),
        ..own_page.clone()
    };
    pages.push(("person-worked-own", asked.render(frame)));
    pages
}

fn people_page<'t>(taxonomy: &'t Taxonomy, own: &SeenPerson) -> PeoplePage<'t> {
    let infrastructure = person(
        "aiko",
        "Aiko Tamahane",
        "Driftline Networks",
        facets(["infrastructure"], "retail", "US-WA"),
    );
    let silent = SeenPerson {
        profile: SeenProfile::default(),
        organization: None,
        ..person(
            "hamza",
            "Hamza Lundqureshi",
            "Tidewrack Consulting",
            Facets::default(),
        )
    };
    PeoplePage {
        taxonomy,
        asked: [const { None }; 5],
        text: String::new(),
        people: vec![own.clone(), infrastructure.clone(), silent],
        next: Some("/people?after=01JZ0000000000000000000000".to_owned()),
        place: Place::First,
        complements: vec![Complement {
            person: infrastructure,
            leans: Some((term("business-applications"), term("infrastructure"))),
            regions: Regions::from([region("US-WA")]),
            verticals: Terms::new(),
        }],
        members: Some(60),
        elsewhere: None,
        found: None,
        beyond: Some(BeyondTown {
            people: Some(15),
            places: 4,
            of: Beyond::HerIndustries,
            suggestions: vec![person(
                "neve",
                "Neve Tarrantine",
                "Fathom & Vale",
                facets(["security"], "healthcare", "GB"),
            )],
        }),
        followed: vec![FollowedOrganization {
            slug: Slug::parse("fathom-vale").expect("a sample is written right"),
            name: PersonName::parse(&by_hand("Fathom & Vale")).expect("a sample is written right"),
            since: jiff::Timestamp::UNIX_EPOCH,
        }],
    }
}

fn profile_page(taxonomy: &Taxonomy) -> ProfilePage<'_> {
    let list = |ids: &[&str]| Entered {
        value: ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>(),
        visibility: Visibility::Community,
    };
    let text = |text: &str| Entered {
        value: by_hand(text),
        visibility: Visibility::Public,
    };
    ProfilePage {
        taxonomy,
        form: ProfileForm {
            competencies: list(&["business-applications"]),
            verticals: list(&["healthcare"]),
            sizes: list(&[]),
            regions: list(&["US-WA"]),
            partner_types: list(&["advisory"]),
            best_fit: text("Clinics that want one system."),
            refer_out: text(""),
            common_ground: list(&["marathon", "swedish"]),
            organization: Visibility::Peers,
            hide_from: vec![by_hand("Copperbeech Cloud")],
        },
        wrong: Vec::new(),
        complete: [true, true, true, false, true],
        handle: "maren".to_owned(),
        told: Told::Saved,
        name: NameEntered {
            text: by_hand("Maren Lindqvist"),
            wrong: None,
        },
        chapters: Chapters {
            all: ["Eastside", "Tacoma"].map(chapter).to_vec(),
            hers: Some(chapter("Eastside")),
            is_gone: false,
        },
    }
}

fn chapter(name: &str) -> Title {
    Title::parse(&by_hand(name)).expect("a sample is written right")
}

fn wrong_profile(taxonomy: &Taxonomy) -> ProfilePage<'_> {
    let mut page = profile_page(taxonomy);
    page.told = Told::Nothing;
    page.chapters.is_gone = true;
    page.form.regions.value.push("Atlantis".to_owned());
    page.form.best_fit.value = "We suit everybody. ".repeat(10);
    page.wrong = vec![
        (ProfileField::Competencies, ProfileRefused::ChooseFewer(5)),
        (ProfileField::Regions, ProfileRefused::NotOnTheList),
        (
            ProfileField::BestFit,
            ProfileRefused::Text(domain::TextRefused::TooLong(Line::CHARS_MAX)),
        ),
    ];
    page
}

fn organization_page(taxonomy: &Taxonomy) -> OrganizationPage<'_> {
    let name = PersonName::parse(&by_hand("Fathom & Vale")).expect("a sample is written right");
    let office = |town: &str, code: &str| Office {
        town: Title::parse(&by_hand(town)).expect("a sample is written right"),
        region: region(code),
    };
    OrganizationPage {
        taxonomy,
        organization: Organization {
            slug: Organization::slug_of(&name),
            name,
            offices: vec![office("London", "GB"), office("Seattle", "US-WA")],
            approver: None,
        },
        people: vec![person(
            "neve",
            "Neve Tarrantine",
            "Fathom & Vale",
            facets(["security"], "retail", "GB"),
        )],
        next: None,
        seats: Some("/orgs/fathom-vale/seats".to_owned()),
        events: crate::sample_events::events().into_iter().take(1).collect(),
        follows: Follows::Not,
        hides: Hides::Not,
    }
}

/// An organisation, also for somebody who cannot follow one more.
fn organization_pages(frame: &Frame<'_>, taxonomy: &Taxonomy) -> [(&'static str, String); 2] {
    let full = OrganizationPage {
        follows: Follows::NotAndFull,
        hides: Hides::Now,
        seats: None,
        ..organization_page(taxonomy)
    };
    [
        ("organization", organization_page(taxonomy).render(frame)),
        ("organization-full", full.render(frame)),
    ]
}
