//! One sample of every page on which members read and write in rooms, and of the ways in.

use std::collections::BTreeMap;

use subrosa::{DoorTold, GoesOn, News, PseudonymDays, Retention, RoomTextRefused, Rule, Stewarding};

use crate::error_page::{ErrorPage, Typed};
use crate::frame::{Desk, Frame, Person};
use crate::rooms::{
    Asked, By, DoorPage, DoorSeen, Found, GlassView, Known, Lacking, Makes, NewRoomForm, NewRoomPage,
    NewThreadPage, PostSeen, RoomLine, RoomPage, RoomView, RoomsPage, RoomsSeen, SayFault, SearchPage,
    Spoken, ThreadLine, ThreadPage, Votes, said,
};
use crate::rooms_open::RoomDefaults;
use crate::sample_desk::as_officer;
use crate::sample_events::at;
use crate::sample_texts::by_hand;
use crate::write_event::Fault;

const ROOM: &str = "/rooms/4R7ZQ2M9V1C8T3X6N0B5HDKWEP";
const THREAD: &str = "01KRE2B4Q0G9ZV3T7M5X8N1CDA";
const POSTS: [&str; 4] = [
    "01KNP8W2000000000000000001",
    "01KRBC1M000000000000000002",
    "01KREHY3000000000000000003",
    "01KREK5W000000000000000004",
];

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let member = &Frame {
        person: Some(Person {
            name: "Maren Ostbye-Hale",
            form_token: "sample",
            desk: Desk::OfOthers,
        }),
        ..*frame
    };
    let mut pages = lists(member, officer);
    pages.extend(room_pages(member));
    pages.extend(threads(member));
    pages.extend(doors(member));
    let typed = Typed {
        title: by_hand("Two agreements, one renewal date"),
        text: by_hand("Put the tenant id into the first line."),
    };
    pages.push((
        "error-typed",
        ErrorPage::NotFound.render_with(frame, Some(&typed)),
    ));
    pages
}

fn lists(member: &Frame<'_>, officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let line = |path: &str, name: &str, rule, members, news| RoomLine {
        path: path.to_owned(),
        name: by_hand(name),
        rule,
        members,
        news,
    };
    let rooms = RoomsPage {
        rooms: RoomsSeen::Hers(vec![
            line(ROOM, "Licensing war stories", chatham(), 14, News::Some),
            line(
                "/rooms/7M2K9X4V6T1C8Z3QN0B5HDRWEP",
                "Board of the chapter",
                Rule::Closed,
                1,
                News::None,
            ),
        ]),
        makes: Makes::Yes,
    };
    let none = RoomsPage {
        rooms: RoomsSeen::Hers(Vec::new()),
        makes: Makes::No,
    };
    let locked = RoomsPage {
        rooms: RoomsSeen::Locked,
        makes: Makes::No,
    };
    let new = NewRoomPage {
        form: NewRoomForm::of(RoomDefaults::default()),
        faults: Vec::new(),
        levels: vec![("network".to_owned(), by_hand("Network"))],
    };
    let mut wrong = new.clone();
    wrong.form.vouches = by_hand("many");
    wrong.faults = vec![
        Fault {
            field: "name",
            key: "form-wrong-empty",
            n: 0,
        },
        Fault {
            field: "vouches",
            key: "rooms-make-wrong-number",
            n: 10,
        },
    ];
    vec![
        ("rooms", rooms.render(officer)),
        ("rooms-none", none.render(member)),
        ("rooms-locked", locked.render(member)),
        ("room-new", new.render(officer)),
        ("room-new-wrong", wrong.render(officer)),
    ]
}

fn room_pages(member: &Frame<'_>) -> Vec<(&'static str, String)> {
    let line = |thread: &str, title: Option<&str>, last: &str, news| ThreadLine {
        path: format!("{ROOM}/{thread}"),
        title: title.map(by_hand),
        last: at(last),
        news,
    };
    let page = RoomPage {
        room: room(),
        threads: vec![
            line(
                THREAD,
                Some("Two agreements, one renewal date"),
                "2026-05-12T13:05:00Z",
                News::Some,
            ),
            line(
                "01KN0000000000000000000001",
                None,
                "2026-04-30T08:00:00Z",
                News::None,
            ),
        ],
        page: 2,
        total: 140,
    };
    let empty = RoomPage {
        room: RoomView {
            members: 1,
            people: Vec::new(),
            rule: Rule::Closed,
            retention: Retention::UntilClosed,
            stewarding: Stewarding::Runs,
            ..room()
        },
        threads: Vec::new(),
        page: 1,
        total: 0,
    };
    let mut archived = page.clone();
    archived.room.archived = Some(at("2026-05-01T10:00:00Z"));
    archived.room.votes = Votes::Hers;
    let mut broken = page.clone();
    broken.room.glass = Some(GlassView {
        since: at("2026-05-12T09:00:00Z"),
        until: at("2026-05-13T09:00:00Z"),
        reason: by_hand("A court order was handed in"),
    });
    let mut was_broken = page.clone();
    was_broken.room.glass = Some(GlassView {
        since: at("2026-05-02T09:00:00Z"),
        until: at("2026-05-03T09:00:00Z"),
        reason: by_hand("A court order was handed in"),
    });
    vec![
        ("room", page.render(member)),
        ("room-empty", empty.render(member)),
        ("room-archived", archived.render(member)),
        ("room-glass", broken.render(member)),
        ("room-glass-was", was_broken.render(member)),
    ]
}

fn threads(member: &Frame<'_>) -> Vec<(&'static str, String)> {
    let first = ThreadPage {
        goes_on: GoesOn::Yes,
        since: None,
        ..thread()
    };
    let before = ThreadPage {
        title: None,
        posts: Vec::new(),
        after: Some(POSTS[0].to_owned()),
        ..thread()
    };
    let draft = ThreadPage {
        spoken: spoken("We could keep a page of dates"),
        ..thread()
    };
    let wrong = ThreadPage {
        spoken: spoken("We could keep a page of dates"),
        faults: vec![SayFault::OldForm],
        ..thread()
    };
    let new = NewThreadPage {
        room: room(),
        spoken: Spoken::default(),
        faults: Vec::new(),
    };
    let mut new_wrong = new.clone();
    new_wrong.spoken = spoken("We could keep a page of dates");
    new_wrong.faults = vec![
        SayFault::Title(RoomTextRefused::Empty),
        SayFault::Text(RoomTextRefused::TooLong(10_000)),
    ];
    let found = SearchPage {
        room: room(),
        asked: by_hand("renewal"),
        found: Found::Posts(
            vec![post(0, By::Nameless(by_hand("Juniper")), QUESTION)],
            BTreeMap::from([(THREAD.to_owned(), by_hand("Two agreements, one renewal date"))]),
            GoesOn::Yes,
        ),
    };
    let nothing = SearchPage {
        found: Found::Posts(Vec::new(), BTreeMap::new(), GoesOn::No),
        ..found.clone()
    };
    let short = SearchPage {
        asked: by_hand("r"),
        found: Found::NotLooked,
        ..found.clone()
    };
    vec![
        ("room-thread", thread().render(member)),
        ("room-thread-first", first.render(member)),
        ("room-thread-before", before.render(member)),
        ("room-thread-draft", draft.render(member)),
        ("room-thread-wrong", wrong.render(member)),
        ("room-thread-new", new.render(member)),
        ("room-thread-new-wrong", new_wrong.render(member)),
        ("room-search", found.render(member)),
        ("room-search-none", nothing.render(member)),
        ("room-search-wrong", short.render(member)),
    ]
}

fn doors(member: &Frame<'_>) -> Vec<(&'static str, String)> {
    let told = DoorTold {
        rule: chatham(),
        retention: Retention::Days90,
    };
    let page = |door| DoorPage {
        path: "/rooms/door/3W8ZQ2M9V1C8T3X6N0B5HDKWEP".to_owned(),
        door,
        asked: Asked::Unsaid,
    };
    let refused = DoorSeen::NotYet(
        told,
        vec![
            Lacking::Code,
            Lacking::Days(at("2026-06-08T00:00:00Z")),
            Lacking::Tier(vec![by_hand("Company")]),
        ],
    );
    let vouches = DoorSeen::NotYet(told, vec![Lacking::Vouches(1, 2)]);
    let asked = DoorPage {
        asked: Asked::Now,
        ..page(vouches.clone())
    };
    vec![
        ("room-door", page(DoorSeen::Open(told)).render(member)),
        ("room-door-not-yet", page(refused).render(member)),
        ("room-door-vouches", page(vouches).render(member)),
        ("room-door-asked", asked.render(member)),
        ("room-door-full", page(DoorSeen::Full).render(member)),
        ("room-door-many-ask", page(DoorSeen::TooManyAsk).render(member)),
    ]
}

fn chatham() -> Rule {
    Rule::Chatham(PseudonymDays::DEFAULT)
}

fn spoken(text: &str) -> Spoken {
    Spoken {
        text: by_hand(text),
        ..Spoken::default()
    }
}

fn known(name: &str, organization: &str) -> Known {
    Known {
        name: by_hand(name),
        organization: by_hand(organization),
    }
}

/// Beside its pages; a room of fourteen.
pub(crate) fn room() -> RoomView {
    RoomView {
        path: ROOM.to_owned(),
        name: by_hand("Licensing war stories"),
        rule: chatham(),
        retention: Retention::Days90,
        members: 14,
        people: vec![
            (known("Idris Coleman", "Ironbark Managed IT"), Stewarding::Runs),
            (
                known("Tomasine Achterhuis", "Tidewrack Consulting"),
                Stewarding::TakesPart,
            ),
            (Known::default(), Stewarding::TakesPart),
        ],
        herself: known("Maren Ostbye-Hale", "Ledgerline Works"),
        stewarding: Stewarding::TakesPart,
        archived: None,
        record: (31, "9c1e44d07ab2f650".to_owned()),
        glass: None,
        votes: Votes::None,
        follows: None,
    }
}

const QUESTION: &str = "My customer had two agreements with different end dates.\n\nWhat would have saved us: \
                        the answer in writing, before the first mailbox moved.";

fn post(place: usize, by: By, text: &str) -> PostSeen {
    let times = [
        "2026-04-08T16:00:00Z",
        "2026-05-09T18:20:00Z",
        "2026-05-12T12:47:00Z",
        "2026-05-12T13:05:00Z",
    ];
    PostSeen {
        thread: THREAD.to_owned(),
        id: POSTS[place].to_owned(),
        at: at(times[place]),
        by,
        said: said(&by_hand(text), &mut |name| name == "idris"),
    }
}

fn thread() -> ThreadPage {
    ThreadPage {
        room: room(),
        title: Some(by_hand("Two agreements, one renewal date")),
        thread: THREAD.to_owned(),
        posts: vec![
            post(0, By::Nameless(by_hand("Juniper")), QUESTION),
            post(
                1,
                By::Another(known("Tomasine Achterhuis", "Tidewrack Consulting")),
                "Same question here. Ask @idris, or see https://learn.example/renewals first.",
            ),
            post(
                2,
                By::Another(Known::default()),
                "Seconded. Write down who told you.",
            ),
            post(
                3,
                By::Herself(known("Maren Ostbye-Hale", "Ledgerline Works")),
                "Could the four of us turn that page into a template?",
            ),
        ],
        since: Some(POSTS[2].to_owned()),
        after: None,
        goes_on: GoesOn::No,
        spoken: Spoken::default(),
        faults: Vec::new(),
    }
}
