//! What a view of each page costs with many events ahead of twenty communities, for a stranger and for a member who
//! follows them all, inside this process and over a store in memory: `cargo bench --bench pages -- 3000`. The same over
//! HTTP and a disk: `tests/run bench`.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use ambient::{Clock, Randomness, SystemClock};
use axum::body::Body;
use community::add_member::{AddMemberRefused, Newcomer, add_member};
use domain::{
    Answer, Audience, CommunityAudience, CommunityModality, CommunityProfile, Currency, Ecosystem, Event,
    EventDraft, EventId, EventState, Governance, Handle, Html, Iri, LanguageTag, MailAddress, MemberId,
    Modality, Moment, Origin, OwnActor, Peering, PeeringState, PersonName, Place, Register, Scopes,
    SessionId, Side, Slug, SourceId, Title, Zone,
};
use edge::{
    AuthorizedFetch, Backfilled, CalendarFrom, CalendarProblem, Calendars, Doors, Later, Looked, Mode,
    NewEntries, Node, PeerCard, PeerProblem, Peers, Refreshed, Ribbon, Settings,
};
use http::Request;
use jiff::Timestamp;
use store::actor_keys::KeyRow;
use store::follows::{self, Follow};
use store::sessions::{self, Browser, NewSession};
use store::sources::CalendarSource;
use store::{Database, Officer, StoreError, events, peerings, rsvps};
use tower::ServiceExt;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Views of a page in one run, and runs of which the best counts.
const VIEWS: u32 = 300;
const RUNS: usize = 5;
/// Events of one commit.
const ROWS: usize = 250;

fn main() -> Result<(), Failure> {
    let count = std::env::args()
        .find_map(|word| word.parse().ok())
        .unwrap_or(1_000);
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let clock = Arc::new(SystemClock::start());
    let (node, event) = node(count, clock.clone())?;
    let database = node.database.clone();
    let cookie = member(&node)?;
    let nobody = Arc::new(Nobody);
    let doors = Doors {
        node: Arc::new(node),
        peers: nobody.clone(),
        agreements: Arc::new(edge::NoAgreements),
        statements: Arc::new(edge::NoStatements),
        paper: Arc::new(edge::NoPaper),
        calendars: nobody,
        issuers: Arc::new(edge::NoIssuers),
        mails: Arc::new(edge::NoMails),
        words: Arc::new(edge::Words::english()),
    };
    let router = web::router(doors, web::RoomsOpen::Locked);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{count} events ahead; µs per view, the best of {RUNS} runs")?;
    let one = format!("/events/{event}");
    for (path, cookie) in [
        ("/", Some(&cookie)),
        ("/calendar", Some(&cookie)),
        ("/calendar?answered=coming", Some(&cookie)),
        ("/communities", Some(&cookie)),
        ("/", None),
        ("/events", None),
        ("/events?modality=online&language=sv", None),
        ("/events?page=20", None),
        ("/communities", None),
        ("/about", None),
        ("/help", None),
        (&one, None),
    ] {
        let mut best = f64::MAX;
        for _ in 0..RUNS {
            let begun = clock.elapsed();
            for _ in 0..VIEWS {
                runtime.block_on(view(&router, path, cookie))?;
            }
            best = best.min((clock.elapsed() - begun).as_secs_f64() * 1e6 / f64::from(VIEWS));
        }
        let who = cookie.map_or("", |_| "  (signed in)");
        writeln!(out, "{best:10.1}  {path}{who}")?;
    }
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        change_one(&database, &event)?;
        let begun = clock.elapsed();
        runtime.block_on(view(&router, "/events", None))?;
        best = best.min(clock.elapsed() - begun);
    }
    writeln!(out, "{:10.1}  /events after a change", best.as_secs_f64() * 1e6)?;
    Ok(())
}

async fn view(router: &axum::Router, path: &str, cookie: Option<&String>) -> Result<(), Failure> {
    let mut request = Request::get(path);
    if let Some(cookie) = cookie {
        request = request.header(http::header::COOKIE, cookie);
    }
    let response = router.clone().oneshot(request.body(Body::empty())?).await?;
    match response.status().is_success() {
        true => Ok(()),
        false => Err(format!("{path}: {}", response.status()).into()),
    }
}

/// Writes an event once more, as a change told by a peer does.
fn change_one(database: &Database, id: &EventId) -> Result<(), StoreError> {
    database.transact_blocking(|tx| match events::get(tx, id)? {
        Some(event) => events::put(tx, &event),
        None => Ok(()),
    })
}

/// A node with so many public events of its own and of a peer, and the id of one of them.
fn node(count: usize, clock: Arc<SystemClock>) -> Result<(Node, EventId), Failure> {
    let own = Origin::parse("https://a.example")?;
    let peers = peers()?;
    let (database, now) = (Database::in_memory(), clock.now());
    let row = |seed| KeyRow {
        rsa_pkcs8: vec![200; 1_218],
        ed25519_seed: [seed; 32],
        created: now,
        number: 1,
    };
    let keys = [(OwnActor::Community, row(1)), (OwnActor::Node, row(2))];
    let profile = profile()?;
    database.transact_blocking(|tx| community::set_up::set_up(tx, &own, &profile, &keys, now).map(drop))?;
    let event = |number: usize| {
        let host = if number.is_multiple_of(20) {
            &own
        } else {
            &peers[number % peers.len()]
        };
        event(host, number, now)
    };
    for from in (0..count).step_by(ROWS) {
        let rows = (from..count.min(from + ROWS)).map(event);
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        let put: Result<(), StoreError> =
            database.transact_blocking(|tx| rows.iter().try_for_each(|row| events::put(tx, row)));
        put?;
    }
    let id = event(1)?.id;
    let node = Node {
        database,
        clock,
        people_asked: edge::PeopleAsked::default(),
        paper_tries: edge::PaperTries::default(),
        pictures: edge::PictureDesk::default(),
        randomness: Randomness::seeded(1),
        group: Iri::local(&own, "/c/bench"),
        application: Iri::local(&own, "/actor"),
        origin: own,
        settings: Settings {
            rules: community::Rules::default(),
            mode: Mode::Production,
            body_bytes_max: 262_144,
            trusted_proxies: Vec::new(),
            media_origin: None,
            sign_in_tries: edge::TriesPerMinute::default(),
            authorized_fetch: AuthorizedFetch::Open,
            horizon_months: 12,
            session_days: 30,
            passkeys: true,
            pages: edge::Pages::default(),
            retry_days: 7,
            taxonomy: Arc::new(taxonomy()?),
            profiles: edge::Profiles::default(),
            ethics: edge::Ethics::default(),
            dues: community::Dues::default(),
            reminder_hours: Vec::new(),
            introductions: community::IntroductionRules::default(),
            calls: community::CallRules::default(),
            notice: edge::CompetitionNotice::Ours,
            digest: None,
            default_audience: Audience::Public,
            default_scopes: Scopes::new(),
            ribbon: Ribbon::Demo,
        },
    };
    Ok((node, id))
}

/// The nineteen communities that the node shares with.
fn peers() -> Result<Vec<Origin>, Failure> {
    let named = (0..19).map(|number| Origin::parse(&format!("https://peer-{number}.example")));
    Ok(named.collect::<Result<_, _>>()?)
}

/// Somebody who follows them all and said yes to forty events; the cookie of her browser.
fn member(node: &Node) -> Result<String, Failure> {
    let (now, secret) = (node.now(), "5".repeat(64));
    let newcomer = Newcomer {
        id: MemberId::new(0, [7; 10]),
        handle: Handle::parse("maren")?,
        name: PersonName::parse("Maren Holt")?,
        mail: MailAddress::parse("maren@a.example")?,
        organization: None,
        kind: domain::Kind::Partner,
        roles: Vec::new(),
    };
    let session = NewSession {
        id: SessionId::new(0, [8; 10]),
        secret: &secret,
        browser: Browser::Firefox,
        expires: Timestamp::MAX,
        asks_for: None,
    };
    let ids = node
        .database
        .read(|tx| events::every(tx, None, 40))?
        .into_iter()
        .map(|event| event.id);
    let ids: Vec<EventId> = ids.collect();
    node.database
        .transact_blocking(|tx| -> Result<(), AddMemberRefused> {
            let member = add_member(tx, "operator", newcomer.clone(), now)?;
            sessions::begin(tx, &member.id, &session, now)?;
            for peer in peers().unwrap_or_default() {
                peerings::put(tx, &peering(&peer, now).ok_or(StoreError::Contended)?)?;
                let community = peer.clone();
                follows::put(
                    tx,
                    &member.id,
                    &Follow {
                        community,
                        since: now,
                    },
                )?;
            }
            for id in &ids {
                let register = Register {
                    member: member.id.clone(),
                    event: id.clone(),
                    answer: Answer::Going,
                    counter: domain::RsvpCounter(1),
                    delivery: domain::RsvpDelivery::Confirmed { at: now },
                    activity: None,
                    answered: now,
                };
                rsvps::put(tx, &register)?;
            }
            Ok(())
        })?;
    Ok(format!("__Host-sid={secret}"))
}

/// An agreement as it is kept, its documents with it.
fn peering(peer: &Origin, now: Timestamp) -> Option<Peering> {
    let scopes: Scopes = domain::Scope::ALL.into_iter().collect();
    Some(Peering {
        peer: peer.clone(),
        group: Iri::local(peer, "/c/bench"),
        application: Iri::local(peer, "/actor"),
        name: Title::parse("A Partner Chapter").ok()?,
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

/// Lists of one entry each, to pick from.
fn taxonomy() -> Result<domain::Taxonomy, Failure> {
    let list = serde_json::json!([{ "id": "security", "name": "Security" }]);
    let lists = serde_json::json!({
        "id": "bench", "dated": "2026-01-31", "language": "en", "competencies": list, "verticals": list,
        "sizes": list, "partner-types": list, "regions": [{ "id": "SE", "name": "Sweden" }],
    });
    Ok(serde_json::from_value(lists)?)
}

fn profile() -> Result<CommunityProfile, Failure> {
    Ok(CommunityProfile {
        slug: Slug::parse("bench")?,
        name: Title::parse("Puget Sound Partner Chapter")?,
        summary: Html::from_sanitised("<p>Partners who help each other.</p>".to_owned()),
        governance: Governance::Association,
        audience: CommunityAudience::PartnersOnly,
        modality: CommunityModality::Hybrid,
        ecosystem: Ecosystem::Microsoft,
        languages: vec![LanguageTag::parse("en")?],
        zone: Zone::parse("America/Los_Angeles")?,
        country: None,
        currency: Currency::parse("USD")?,
        operator_name: None,
        region: None,
        contact: None,
        chapters: Vec::new(),
    })
}

/// One event, about as long as real ones, on one of 300 days.
fn event(origin: &Origin, number: usize, now: Timestamp) -> Result<Event, Failure> {
    let mut chance = [7; 10];
    chance[..8].copy_from_slice(&(number as u64).to_be_bytes());
    let id = EventId::new(1_700_000_000_000, chance);
    let start = now.as_second() / 86_400 * 86_400 + (1 + (number % 300) as i64) * 86_400 + 18 * 3_600;
    let zone = Zone::parse("Europe/Brussels")?;
    let moment = |second| -> Result<Moment, Failure> {
        Ok(Moment::new(Timestamp::from_second(second)?, zone.clone())?)
    };
    let online = number.is_multiple_of(2);
    let paragraph = "<p>Partners show what they built, and say what went wrong on the way there.</p>";
    Ok(Event {
        iri: Iri::local(origin, &format!("/events/{id}")),
        id,
        owner: Iri::local(origin, "/c/bench"),
        revision: 1,
        state: EventState::Published,
        audience: Audience::Public,
        draft: EventDraft {
            description: Html::from_sanitised(paragraph.repeat(6)),
            end: Some(moment(start + 7_200)?),
            modality: if online {
                Modality::Online
            } else {
                Modality::InPerson
            },
            place: Some(Place {
                name: "Lowland Cloud".to_owned(),
                locality: Some("Brussels".to_owned()),
                ..Place::default()
            }),
            capacity: Some(60),
            language: Some(LanguageTag::parse(["en", "en-US", "sv"][number % 3])?),
            category: Some("BUSINESS".to_owned()),
            ..EventDraft::online(Title::parse(&format!("Round table {number}"))?, moment(start)?)
        },
        published: now,
        updated: now,
        taken: Some(12),
        source: None,
        series: None,
    })
}

/// Pages ask nobody.
struct Nobody;

fn no_one<T: Send + 'static>() -> Later<'static, Result<T, PeerProblem>> {
    Box::pin(std::future::pending())
}

impl Peers for Nobody {
    fn people<'a>(
        &'a self,
        _: &'a domain::CardQuestion,
    ) -> Later<'a, Result<Vec<edge::PeerPeople>, PeerProblem>> {
        no_one()
    }

    fn look_up<'a>(&'a self, _: &'a Origin) -> Later<'a, Result<PeerCard, PeerProblem>> {
        no_one()
    }

    fn propose<'a>(
        &'a self,
        _: &'a Officer,
        _: &'a Origin,
        _: &'a Scopes,
        _: Option<domain::Note>,
        _: Option<&'a str>,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        no_one()
    }

    fn accept<'a>(
        &'a self,
        _: &'a Officer,
        _: &'a Origin,
        _: &'a Scopes,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        no_one()
    }

    fn reject<'a>(&'a self, _: &'a Officer, _: &'a Origin) -> Later<'a, Result<Peering, PeerProblem>> {
        no_one()
    }

    fn end<'a>(
        &'a self,
        _: &'a Officer,
        _: &'a Origin,
        _: domain::Notice,
        _: Option<domain::Note>,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        no_one()
    }

    fn pause<'a>(&'a self, _: &'a Officer, _: &'a Origin) -> Later<'a, Result<Peering, PeerProblem>> {
        no_one()
    }

    fn resume<'a>(&'a self, _: &'a Officer, _: &'a Origin) -> Later<'a, Result<Peering, PeerProblem>> {
        no_one()
    }

    fn backfill<'a>(&'a self, _: &'a Origin) -> Later<'a, Result<Backfilled, PeerProblem>> {
        no_one()
    }

    fn reconcile<'a>(&'a self, _: &'a Origin) -> Later<'a, Result<(), PeerProblem>> {
        no_one()
    }

    fn clock_off(&self) -> Option<edge::ClockOff> {
        None
    }

    fn own_words(&self) -> Result<[&'static str; 6], PeerProblem> {
        Ok([""; 6])
    }
}

impl Calendars for Nobody {
    fn add_url<'a>(
        &'a self,
        _: String,
        _: Iri,
        _: Audience,
        _: NewEntries,
    ) -> Later<'a, Result<(CalendarSource, Refreshed), CalendarProblem>> {
        Box::pin(std::future::pending())
    }

    fn add_file<'a>(
        &'a self,
        _: String,
        _: Vec<u8>,
        _: Audience,
        _: NewEntries,
    ) -> Later<'a, Result<(CalendarSource, Refreshed), CalendarProblem>> {
        Box::pin(std::future::pending())
    }

    fn refresh<'a>(&'a self, _: &'a SourceId) -> Later<'a, Result<Refreshed, CalendarProblem>> {
        Box::pin(std::future::pending())
    }

    fn refresh_file<'a>(
        &'a self,
        _: &'a SourceId,
        _: Vec<u8>,
    ) -> Later<'a, Result<Refreshed, CalendarProblem>> {
        Box::pin(std::future::pending())
    }

    fn look<'a>(&'a self, _: CalendarFrom) -> Later<'a, Result<Looked, CalendarProblem>> {
        Box::pin(std::future::pending())
    }
}
