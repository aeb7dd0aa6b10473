//! What the pages of a member cost with 3,000 events ahead of twenty communities, and with 3,000 and 30,000 members to look
//! among: each in a node of its own, over HTTP and a disk. The floor has no members.

use std::path::Path;

use ambient::{Clock, SystemClock};
use community::add_member::{Newcomer, add_member};
use domain::{
    Answer, Handle, Iri, Kind, Line, MailAddress, MemberId, MemberProfile, Modality, Origin, Peering,
    PeeringState, PersonName, Region, Regions, Register, RsvpCounter, RsvpDelivery, Scope, Scopes, SessionId,
    Shown, Side, Term, Terms, Title, Visibility,
};
use jiff::Timestamp;
use store::follows::{self, Follow};
use store::sessions::{self, Browser, NewSession};
use store::{Database, StoreError, events, peerings, profiles, rsvps};

use crate::Failure;
use crate::arguments::Arguments;
use crate::drive::{drive, prepare};
use crate::load::event;
use crate::node::{Node, expect_all};
use crate::process::Process;
use crate::stored;
use crate::table::Table;

/// Events ahead.
const EVENTS: usize = 3_000;
/// Communities that the node shares with.
const PEERS: usize = 19;
/// Events she said yes to.
const ANSWERED: u16 = 40;
/// Members, few and many.
const MEMBERS: [u64; 2] = [3_000, 30_000];
/// Members who do what few do, however many there are.
const RARE: u64 = 20;
/// Rows of one commit.
const ROWS: usize = 500;
/// Views of each page.
const VIEWS: usize = 600;
/// Requests in flight.
const AT_ONCE: usize = 16;
/// What a growth from few to many may cost, where the answer's size stays the same.
const GROWTH_MAX: f64 = 1.3;

/// The pages: what they are called here, where they are, and the most µs that one is wanted to cost.
const PAGES: [(&str, &str, f64); 9] = [
    ("`/`", "/", 300.0),
    ("`/calendar`", "/calendar", 300.0),
    ("`/people`, everybody", "/people", 2_000.0),
    (
        "`/people`, a beginning that all names have",
        "/people?q=family",
        2_000.0,
    ),
    (
        "`/people`, two beginnings that half have each and nobody both",
        "/people?q=given+taken",
        2_000.0,
    ),
    (
        "`/people`, what many do where many are and nobody does it",
        "/people?competency=erp&region=NO",
        2_000.0,
    ),
    (
        "`/people`, what few do where many are",
        "/people?competency=learning&region=SE",
        2_000.0,
    ),
    ("`/people`, a word that few say", "/people?q=zebra", 2_000.0),
    (
        "`/people`, a word that nearly all say",
        "/people?q=shipyard",
        2_000.0,
    ),
];

/// Adds a row for each page and number of members, and one for the growth.
pub(crate) async fn pages(arguments: &Arguments, folder: &Path, table: &mut Table) -> Result<(), Failure> {
    let mut cost = Vec::new();
    for members in MEMBERS {
        let node = Node::set_up(
            arguments.node_program(),
            &folder.join(format!("members-{members}")),
        )?;
        let cookie = fill(&node, members)?;
        let process = node.start()?;
        for (_, path, _) in PAGES {
            cost.push(views(&node, &process, (path, &cookie), arguments.repeat).await?);
        }
        process.end()?;
    }
    let (few, many) = cost.split_at(PAGES.len());
    for ((name, _, wanted), (few, many)) in PAGES.iter().zip(few.iter().zip(many)) {
        for (members, cost) in MEMBERS.iter().zip([few, many]) {
            table.node(
                format!("CPU µs per view of {name}, signed in, the same {VIEWS} times, the least of the runs, {members} members, {EVENTS} events of {} communities (wanted: {wanted})", PEERS + 1),
                *cost,
            );
        }
        table.node(
            format!(
                "· growth from {} to {} members (wanted: {GROWTH_MAX})",
                MEMBERS[0], MEMBERS[1]
            ),
            many / few.max(f64::MIN_POSITIVE),
        );
    }
    Ok(())
}

async fn views(
    node: &Node,
    process: &Process,
    (path, cookie): (&str, &str),
    repeat: usize,
) -> Result<f64, Failure> {
    let headers = [
        ("host".to_owned(), node.origin.authority().to_owned()),
        ("accept".to_owned(), "text/html".to_owned()),
        ("cookie".to_owned(), cookie.to_owned()),
    ];
    let request = prepare("GET", path, &headers, b"");
    let mut least = f64::MAX;
    for _ in 0..repeat.max(1) {
        let before = process.cpu_micros()?;
        let driven = drive(node.address, vec![request.clone(); VIEWS], AT_ONCE, 200).await?;
        expect_all(&driven.unwanted, path)?;
        least = least.min((process.cpu_micros()? - before) / VIEWS as f64);
    }
    Ok(least)
}

/// Gives a node that does not run communities, events and members; the cookie of the one who looks.
fn fill(node: &Node, count: u64) -> Result<String, Failure> {
    let (database, now) = (stored::open(&node.data)?, SystemClock::start().now());
    let peers = (0..PEERS).map(|number| Origin::parse(&format!("https://peer-{number}.example")));
    let peers = peers.collect::<Result<Vec<_>, _>>()?;
    for from in (0..EVENTS).step_by(ROWS) {
        let rows = (from..EVENTS.min(from + ROWS)).map(|number| {
            let host = if number.is_multiple_of(PEERS + 1) {
                &node.origin
            } else {
                &peers[number % PEERS]
            };
            let mut row = event(host, number, 1, now)?;
            if number.is_multiple_of(2) {
                row.draft.modality = Modality::Online;
            }
            Ok::<_, Failure>(row)
        });
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        let put: Result<(), StoreError> =
            database.transact_blocking(|tx| rows.iter().try_for_each(|row| events::put(tx, row)));
        put?;
    }
    let rows = u64::try_from(ROWS)?;
    for from in (0..count).step_by(ROWS) {
        database.transact_blocking(|tx| {
            for number in from..(from + rows).min(count) {
                let member = add_member(tx, "bench", newcomer(number)?, now)?;
                profiles::put(tx, &member, &profile(number, count)?)?;
            }
            Ok::<_, Failure>(())
        })?;
    }
    follow_and_answer(&database, &peers, now)
}

/// The first of them follows all communities and said yes to some events.
fn follow_and_answer(database: &Database, peers: &[Origin], now: Timestamp) -> Result<String, Failure> {
    let (member, secret) = (newcomer(0)?.id, "5".repeat(64));
    let session = NewSession {
        id: SessionId::new(0, [8; 10]),
        secret: &secret,
        browser: Browser::Firefox,
        expires: Timestamp::MAX,
        asks_for: None,
    };
    let answered = database.read(|tx| events::every(tx, None, ANSWERED))?;
    database.transact_blocking(|tx| {
        sessions::begin(tx, &member, &session, now)?;
        for peer in peers {
            peerings::put(tx, &peering(peer, now)?)?;
            let follow = Follow {
                community: peer.clone(),
                since: now,
            };
            follows::put(tx, &member, &follow)?;
        }
        for event in &answered {
            let register = Register {
                member: member.clone(),
                event: event.id.clone(),
                answer: Answer::Going,
                counter: RsvpCounter(1),
                delivery: RsvpDelivery::Confirmed { at: now },
                activity: None,
                answered: now,
            };
            rsvps::put(tx, &register)?;
        }
        Ok::<_, Failure>(())
    })?;
    Ok(format!("sid={secret}"))
}

/// Every second one is Given, every other Taken, each in as many ways as there are.
fn newcomer(number: u64) -> Result<Newcomer, Failure> {
    let first = if number.is_multiple_of(2) {
        "Given"
    } else {
        "Taken"
    };
    let mut chance = [0; 10];
    chance[..8].copy_from_slice(&number.to_be_bytes());
    Ok(Newcomer {
        id: MemberId::new(1_790_000_000_000 + number, chance),
        handle: Handle::parse(&format!("p{number}"))?,
        name: PersonName::parse(&format!("{first}{} Family{}", number % 97, number % 1_009))?,
        mail: MailAddress::parse(&format!("p{number}@a.example"))?,
        organization: PersonName::parse(&format!("Company {}", number % 500)).ok(),
        kind: Kind::Partner,
        roles: Vec::new(),
    })
}

/// A few do what few do, all of them in one place; nearly all others say the same of whom they suit, and one thing that
/// many do nobody does in one of the places.
fn profile(number: u64, count: u64) -> Result<MemberProfile, Failure> {
    let is_rare = number.is_multiple_of(count / RARE);
    let (work, place, line) = match is_rare {
        true => ("learning", "SE", "Zebras and what eats them"),
        false => (
            ["security", "erp", "infrastructure"][usize::try_from(number % 3)?],
            ["SE", "GB", "US-WA", "NO"][usize::try_from(number / 3 % 4)?],
            "Shipyards and what floats",
        ),
    };
    let place = if (work, place) == ("erp", "NO") {
        "SE"
    } else {
        place
    };
    let mut profile = MemberProfile::empty(Visibility::Community);
    profile.competencies = Shown::new(Terms::from([Term::parse(work)?]), Visibility::Community);
    profile.regions = Shown::new(Regions::from([Region::parse(place)?]), Visibility::Community);
    profile.best_fit = Shown::new(Line::parse(line)?, Visibility::Community);
    Ok(profile)
}

/// An agreement as it is kept, its documents with it.
fn peering(peer: &Origin, now: Timestamp) -> Result<Peering, Failure> {
    let scopes: Scopes = Scope::ALL.into_iter().collect();
    Ok(Peering {
        peer: peer.clone(),
        group: Iri::local(peer, "/c/bench"),
        application: Iri::local(peer, "/actor"),
        name: Title::parse("A Partner Chapter")?,
        state: PeeringState::Active,
        agreement: Iri::local(peer, "/agreements/1"),
        own_agreement: None,
        offer: Iri::local(peer, "/activities/offer"),
        offered: scopes.clone(),
        active: scopes,
        proposed: Side::Them,
        key_pins: Vec::new(),
        rotations: Vec::new(),
        note: None,
        digest: "zQm".to_owned(),
        signed_offer: "x".repeat(3_000),
        signed_accept: Some("x".repeat(1_500)),
        since: now,
        changed: now,
        ended: None,
    })
}
