//! A token in many hands, a year with fewer places than hands, and a machine that stops on the way: what is used is used once,
//! whichever engine keeps it (F16).

use std::sync::{Arc, Barrier};

use community::Dues;
use community::begin_claim::{ClaimFor, ClaimSession, begin_claim};
use community::redeem_voucher::{RedeemRefused, offer_address, redeem_voucher};
use community::set_up::set_up;
use domain::{
    AgreementId, Amount, AppliesTo, Audience, Benefit, BenefitKind, BenefitTerm, CommunityAudience,
    CommunityModality, CommunityProfile, Currency, Ecosystem, Event, EventDraft, EventId, EventState,
    Governance, Html, Iri, LanguageTag, Moment, OfferId, Origin, OwnOffer, Peering, PeeringState, Price,
    Redemption, RedemptionId, Scope, Side, Slug, Title, Zone, tier_iri,
};
use engine::{
    Engine, Fault, MemoryEngine, Moment as When, RedbEngine, RedbOptions, SledEngine, SledOptions, Step,
};
use jiff::Timestamp;
use store::{Database, StoreError, events, own_offers, peerings, redemptions};
use wire::keys::Ed25519Key;
use wire::voucher::{VoucherFacts, as_text, issue};

const HOST: &str = "a.example";
const HOME: &str = "b.example";

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + second).unwrap()
}

fn origin(host: &str) -> Origin {
    Origin::parse(&format!("https://{host}")).unwrap()
}

fn group(host: &str) -> Iri {
    Iri::local(&origin(host), "/c/all")
}

fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

fn offer_id() -> OfferId {
    OfferId::new(0, [1; 10])
}

fn event_id() -> EventId {
    EventId::new(0, [1; 10])
}

fn home_key() -> Ed25519Key {
    Ed25519Key::from_seed([5; 32])
}

fn level() -> Iri {
    tier_iri(&group(HOME), &Slug::parse("network").unwrap())
}

/// A host with a dinner of 40 euros, of which members of its peer pay nine tenths: so many times each, so many a year.
fn host(database: &Database, uses: u32, cap: u32) {
    let profile = profile();
    database
        .transact_blocking(|tx| set_up(tx, &origin(HOST), &profile, &[], at(0)))
        .unwrap();
    let (peering, offer, event) = (peering(), offer(uses, cap), dinner());
    let put = database.transact_blocking(|tx| {
        peerings::put(tx, &peering)?;
        own_offers::put(tx, &offer)?;
        events::put(tx, &event)
    });
    assert_eq!(put, Ok::<_, StoreError>(()));
}

fn profile() -> CommunityProfile {
    CommunityProfile {
        slug: Slug::parse("all").unwrap(),
        name: title("Partner circle"),
        summary: Html::default(),
        governance: Governance::Association,
        audience: CommunityAudience::Mixed,
        modality: CommunityModality::Hybrid,
        ecosystem: Ecosystem::MultiVendor,
        languages: vec![LanguageTag::parse("en").unwrap()],
        zone: Zone::utc(),
        country: None,
        currency: Currency::parse("EUR").unwrap(),
        operator_name: None,
        region: None,
        contact: None,
        chapters: Vec::new(),
    }
}

fn peering() -> Peering {
    let scopes = || [Scope::Events, Scope::Offers].into_iter().collect();
    let iri = |path: &str| Iri::local(&origin(HOME), path);
    let pinned = home_key().public().to_multikey();
    Peering {
        peer: origin(HOME),
        group: group(HOME),
        application: iri("/actor"),
        name: title("The others"),
        state: PeeringState::Active,
        agreement: iri("/agreements/1"),
        own_agreement: None,
        offer: iri("/activities/offer"),
        offered: scopes(),
        active: scopes(),
        proposed: Side::Them,
        key_pins: vec![(group(HOME).with_fragment("ed25519-key"), pinned)],
        note: None,
        digest: "zQm".to_owned(),
        signed_offer: String::new(),
        signed_accept: None,
        rotations: Vec::new(),
        ended: None,
        since: at(0),
        changed: at(0),
    }
}

fn offer(uses: u32, cap: u32) -> OwnOffer {
    OwnOffer {
        id: offer_id(),
        partner: origin(HOME),
        partner_group: group(HOME),
        agreement: AgreementId::new(0, [1; 10]),
        document: Iri::local(&origin(HOST), "/agreements/1"),
        term: BenefitTerm {
            number: 1,
            grantor: group(HOST),
            tiers: [level()].into(),
            good_standing: true,
            benefit: Benefit {
                kind: BenefitKind::Percent,
                value: Some(Amount::parse("10").unwrap()),
                currency: None,
                months: None,
            },
            applies_to: [AppliesTo::Events].into(),
            cap_per_year: Some(cap),
            uses_per_member: Some(uses),
            same_region_excluded: false,
            max_distance_km: None,
            restrictions: None,
            make_up: false,
        },
        revision: 1,
        valid_from: at(0),
        valid_through: None,
        withdrawn: None,
        updated: at(0),
    }
}

fn dinner() -> Event {
    let starts = Moment::new(at(90_000), Zone::utc()).unwrap();
    Event {
        iri: Iri::local(&origin(HOST), &format!("/events/{}", event_id())),
        id: event_id(),
        owner: group(HOST),
        revision: 1,
        state: EventState::Published,
        audience: Audience::Public,
        draft: EventDraft {
            price: Some(Price {
                amount: Amount::parse("40").unwrap(),
                member: None,
                currency: Currency::parse("EUR").unwrap(),
            }),
            ..EventDraft::online(title("Dinner"), starts)
        },
        published: at(0),
        updated: at(0),
        taken: None,
        source: None,
        series: None,
    }
}

/// A browser of that number asks, and has a token of its own, of a member of that name.
fn asked(database: &Database, number: u8, member: &str) -> (String, String) {
    let (secret, nonce) = (format!("browser {number}"), as_text(&[number; 32]));
    database
        .transact_blocking(|tx| {
            let browser = ClaimSession::Browser(&secret);
            begin_claim(
                tx,
                browser,
                &offer_id(),
                ClaimFor::Event(event_id()),
                &nonce,
                at(5),
            )
        })
        .unwrap();
    let (home, host) = (group(HOME), group(HOST));
    let facts = VoucherFacts {
        issuer: &home,
        audience: &host,
        offer: &offer_address(&host, &offer_id()),
        tier: &level(),
        subject: member,
        id: &as_text(&[number; 16]),
        nonce: &nonce,
        at: at(6),
    };
    let name = home.with_fragment("ed25519-key");
    let holder = Ed25519Key::from_seed([number; 32]);
    (secret, issue(&facts, (&home_key(), &name), &holder))
}

fn redeem(
    database: &Database,
    (secret, token): (&str, &str),
    fresh: u64,
) -> Result<Redemption, RedeemRefused> {
    let (own, dues, fresh) = (group(HOST), Dues::default(), RedemptionId::new(fresh, [9; 10]));
    database.transact_blocking(|tx| {
        let browser = ClaimSession::Browser(secret);
        redeem_voucher(tx, browser, (&own, token), &dues, &fresh, at(7))
    })
}

fn tickets(database: &Database) -> Vec<Redemption> {
    let all = database.read(|tx| redemptions::of_event(tx, &event_id(), None, 999));
    all.unwrap()
}

fn on_each_engine(check: impl Fn(Database)) {
    let folder = tempfile::tempdir().unwrap();
    let redb = RedbOptions {
        free_space_floor_mib: 0,
        ..RedbOptions::default()
    };
    let sled = SledOptions {
        free_space_floor_mib: 0,
        ..SledOptions::default()
    };
    let engines: [Arc<dyn Engine>; 3] = [
        Arc::new(MemoryEngine::new()),
        Arc::new(RedbEngine::open(&folder.path().join("redb"), redb).unwrap()),
        Arc::new(SledEngine::open(&folder.path().join("sled"), sled).unwrap()),
    ];
    for engine in engines {
        check(Database::open(engine).unwrap());
    }
}

/// All of them press at once, each with its own; what each got.
fn at_once(database: &Database, carried: &[(String, String)]) -> Vec<Result<Redemption, RedeemRefused>> {
    let barrier = Barrier::new(carried.len());
    std::thread::scope(|scope| {
        let mut threads = Vec::new();
        for ((secret, token), number) in carried.iter().zip(0..) {
            let barrier = &barrier;
            threads.push(scope.spawn(move || {
                barrier.wait();
                redeem(database, (secret.as_str(), token.as_str()), number)
            }));
        }
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

/// V1, F2: one token in 64 threads is one ticket, of one name.
#[test]
fn one_token_in_many_threads_is_one_ticket() {
    on_each_engine(|database| {
        host(&database, 100, 100);
        let carried = vec![asked(&database, 1, "somebody"); 64];
        let got = at_once(&database, &carried);
        let made = tickets(&database);
        assert_eq!(made.len(), 1);
        assert!(
            got.iter()
                .all(|one| one.as_ref().is_ok_and(|one| *one == made[0]))
        );
    });
}

/// V12, V19: of 150 tokens of as many members at once a hundred are taken, and the others are told which limit it was.
#[test]
fn of_a_hundred_and_fifty_at_once_a_hundred_are_taken() {
    on_each_engine(|database| {
        host(&database, 1, 100);
        let carried: Vec<(String, String)> = (0..150)
            .map(|number| asked(&database, number, &format!("member {number}")))
            .collect();
        let got = at_once(&database, &carried);
        assert_eq!(got.iter().filter(|one| one.is_ok()).count(), 100);
        let full = |one: &Result<Redemption, RedeemRefused>| {
            matches!(one, Ok(_) | Err(RedeemRefused::YearIsFull { limit: 100 }))
        };
        assert!(got.iter().all(full));
        assert_eq!(tickets(&database).len(), 100);
    });
}

/// V13, F2: the machine stops at each of six points of the one transaction. Whoever asks again with the same token in the same
/// browser has one ticket: the one that was written, whether or not anybody was told.
#[test]
fn a_machine_that_stops_while_a_voucher_is_used_leaves_one_ticket_or_none() {
    let faults = [
        Fault::Crash(When::Before),
        Fault::Crash(When::After),
        Fault::Io(1),
    ];
    let (mut written, mut not_written) = (0, 0);
    for at_flush in [false, true] {
        for fault in faults {
            for seed in 0..4 {
                let engine = Arc::new(MemoryEngine::new());
                let database = Database::open(engine.clone()).unwrap();
                host(&database, 1, 1);
                let (secret, token) = asked(&database, 1, "somebody");
                let (commits, flushes) = engine.steps();
                let step = match at_flush {
                    true => Step::Flush(flushes + 1),
                    false => Step::Commit(commits + 1),
                };
                engine.script(step, fault);
                let first = redeem(&database, (secret.as_str(), token.as_str()), 1);
                assert!(first.is_err(), "{step:?} {fault:?}: nobody was told");
                let left = Arc::new(MemoryEngine::reopen(engine.crash(seed)));
                let database = Database::open(left).unwrap();
                match tickets(&database).len() {
                    0 => not_written += 1,
                    _ => written += 1,
                }
                let second = redeem(&database, (secret.as_str(), token.as_str()), 2).unwrap();
                let third = redeem(&database, (secret.as_str(), token.as_str()), 3).unwrap();
                assert_eq!((&third, tickets(&database)), (&second, vec![second.clone()]));
                let other = redeem(&database, ("another browser", token.as_str()), 4).unwrap_err();
                assert!(matches!(other, RedeemRefused::Spent));
            }
        }
    }
    assert!(written > 0 && not_written > 0, "{written} {not_written}");
}
