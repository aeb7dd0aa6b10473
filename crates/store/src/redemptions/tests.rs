//! What is spent stays spent, what is taken back frees one, and many at once are counted one after another.

use std::sync::Arc;

use domain::{Amount, Currency};
use engine::{Engine, MemoryEngine, RedbEngine, RedbOptions, SledEngine, SledOptions};

use super::*;
use crate::Database;
use crate::samples::{at, commit, iri};

fn offer(number: u8) -> OfferId {
    OfferId::new(0, [number; 10])
}

fn id(number: u64) -> RedemptionId {
    RedemptionId::new(number, [7; 10])
}

fn issuer() -> Iri {
    iri("https://b.example/c/all")
}

fn money(text: &str) -> Amount {
    Amount::parse(text).unwrap()
}

fn made(number: u64, sub: &str, what: RedeemedFor) -> Redemption {
    Redemption {
        id: id(number),
        offer: offer(1),
        issuer: issuer(),
        jti: format!("token {number}"),
        sub: sub.to_owned(),
        at: at(0),
        what,
        full: money("40"),
        price: money("30"),
        currency: Currency::parse("EUR").unwrap(),
        voided: None,
    }
}

fn of_token(number: u64, year: u64) -> Spent {
    Spent {
        redemption: id(number),
        browser: BrowserKey::of_cookie("one"),
        issued: at(0),
        year,
    }
}

fn ticket(number: u64, sub: &str) -> Redemption {
    let event = EventId::new(0, [3; 10]);
    made(number, sub, RedeemedFor::Event { event })
}

/// F2, V10, V12
#[test]
fn what_is_taken_back_frees_her_use_and_the_year_and_never_the_token() {
    let database = Database::in_memory();
    for (number, sub, year) in [(1, "s1", 0), (2, "s1", 0), (3, "s2", 1)] {
        commit(&database, |tx| {
            add(tx, &ticket(number, sub), &of_token(number, year))
        });
    }
    let figures = || {
        let read = |tx: &mut Transaction<'_>| {
            let used = (uses(tx, &offer(1), "s1")?, uses(tx, &offer(1), "s2")?);
            let years = (counted(tx, &offer(1), 0)?, counted(tx, &offer(1), 1)?);
            Ok::<_, StoreError>((used, years, uses(tx, &offer(2), "s1")?))
        };
        database.read(read).unwrap()
    };
    assert_eq!(figures(), ((2, 1), (2, 1), 0));
    let voided = commit(&database, |tx| void(tx, &id(1), at(5)));
    assert_eq!(voided.map(|(made, _)| made.voided), Some(Some(at(5))));
    assert_eq!(figures(), ((1, 1), (1, 1), 0));
    assert_eq!(commit(&database, |tx| void(tx, &id(1), at(6))), None);
    assert_eq!(commit(&database, |tx| void(tx, &id(9), at(6))), None);
    assert_eq!(figures(), ((1, 1), (1, 1), 0), "once");
    let known = database.read(|tx| spent(tx, &issuer(), "token 1")).unwrap();
    assert_eq!(known, Some(of_token(1, 0)), "it stays spent");
    let another = database.read(|tx| spent(tx, &iri("https://c.example/c/all"), "token 1"));
    assert_eq!(another.unwrap(), None, "by its issuer and name together");
}

#[test]
fn they_are_found_by_their_offer_their_event_and_who_joined_by_them() {
    let database = Database::in_memory();
    let (klara, twin) = (MemberId::new(0, [71; 10]), MemberId::new(0, [72; 10]));
    let joined = |member: &MemberId| RedeemedFor::Joining {
        member: member.clone(),
        invoice: None,
        tier: domain::Slug::parse("chapter").unwrap(),
    };
    commit(&database, |tx| add(tx, &ticket(1, "s1"), &of_token(1, 0)));
    commit(&database, |tx| {
        add(tx, &made(2, "s2", joined(&twin)), &of_token(2, 0))
    });
    commit(&database, |tx| {
        add(tx, &made(3, "s3", RedeemedFor::Desk), &of_token(3, 0))
    });
    let ids = |found: Vec<Redemption>| -> Vec<RedemptionId> { found.into_iter().map(|one| one.id).collect() };
    let offered = |after: Option<u64>, limit| {
        let after = after.map(id);
        ids(database
            .read(|tx| of_offer(tx, &offer(1), after.as_ref(), limit))
            .unwrap())
    };
    assert_eq!(offered(None, 2), [id(1), id(2)]);
    assert_eq!(offered(Some(2), 2), [id(3)]);
    let event = EventId::new(0, [3; 10]);
    let tickets = database.read(|tx| of_event(tx, &event, None, 9)).unwrap();
    assert_eq!(ids(tickets), [id(1)]);
    let hers = |member: &MemberId| ids(database.read(|tx| of_member(tx, member)).unwrap());
    assert_eq!((hers(&klara), hers(&twin)), (vec![], vec![id(2)]));
    commit(&database, |tx| move_to(tx, &twin, &klara));
    assert_eq!((hers(&klara), hers(&twin)), (vec![id(2)], vec![]));
    let moved = database.read(|tx| get(tx, &id(2))).unwrap().unwrap();
    assert_eq!(moved.what, joined(&klara));
    commit(&database, |tx| forget_member(tx, &klara));
    assert!(database.tables_with(klara.as_str()).is_empty());
    let kept = database.read(|tx| get(tx, &id(2))).unwrap().unwrap();
    assert_eq!((kept.what, kept.price), (RedeemedFor::Desk, money("30")));
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
    let redb = RedbEngine::open(&folder.path().join("redb"), redb).unwrap();
    let sled = SledEngine::open(&folder.path().join("sled"), sled).unwrap();
    let engines: [Arc<dyn Engine>; 3] = [Arc::new(MemoryEngine::new()), Arc::new(redb), Arc::new(sled)];
    for engine in engines {
        check(Database::open(engine).unwrap());
    }
}

/// Takes what there is to take, as a verb does: what is spent is told again, what is over the limits is refused.
fn take(
    tx: &mut Transaction<'_>,
    wanted: &Redemption,
    (per_member, per_year): (u32, u32),
) -> Result<Option<RedemptionId>, StoreError> {
    if let Some(spent) = spent(tx, &wanted.issuer, &wanted.jti)? {
        return Ok(Some(spent.redemption));
    }
    let is_over = uses(tx, &wanted.offer, &wanted.sub)? >= per_member;
    if is_over || counted(tx, &wanted.offer, 0)? >= per_year {
        return Ok(None);
    }
    let spent = Spent {
        redemption: wanted.id.clone(),
        ..of_token(0, 0)
    };
    add(tx, wanted, &spent)?;
    Ok(Some(wanted.id.clone()))
}

/// Runs as many at once, each with its number, and tells what each got.
fn at_once(
    database: &Database,
    many: u64,
    wanted: impl Fn(u64) -> Redemption + Sync,
    limits: (u32, u32),
) -> Vec<Option<RedemptionId>> {
    let barrier = std::sync::Barrier::new(usize::try_from(many).unwrap());
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..many)
            .map(|number| {
                let (barrier, wanted) = (&barrier, wanted(number));
                scope.spawn(move || {
                    barrier.wait();
                    database
                        .transact_blocking(|tx| take(tx, &wanted, limits))
                        .unwrap()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

/// V1, F2: one token in 64 hands at once is one ticket, and everybody is told of the same.
#[test]
fn one_token_in_many_hands_at_once_is_taken_once() {
    on_each_engine(|database| {
        let token = |number| Redemption {
            jti: "the token".to_owned(),
            ..ticket(number, "s1")
        };
        let got = at_once(&database, 64, token, (100, 100));
        let first = got[0].clone().unwrap();
        assert!(got.iter().all(|one| one.as_ref() == Some(&first)));
        let all = database.read(|tx| of_offer(tx, &offer(1), None, 200)).unwrap();
        assert_eq!(all.len(), 1);
    });
}

/// V12, V19: of 150 at once a hundred have it; another kind of crowd, one member with as many tokens, has it once.
#[test]
fn a_limit_holds_however_many_come_at_once() {
    on_each_engine(|database| {
        let many = |number| ticket(number, &format!("s{number}"));
        let got = at_once(&database, 150, many, (1, 100));
        assert_eq!(got.iter().flatten().count(), 100);
        assert_eq!(database.read(|tx| counted(tx, &offer(1), 0)), Ok(100));
    });
    on_each_engine(|database| {
        let one = |number| ticket(number, "s1");
        let got = at_once(&database, 64, one, (1, 100));
        assert_eq!(got.iter().flatten().count(), 1);
    });
}

/// V13, F2: the machine stops before, in or after the commit. Whoever asks again has one ticket, the one she was told of if she
/// was told of any.
#[test]
fn a_crash_at_any_step_leaves_one_ticket_or_none_and_asking_again_gives_that_one() {
    use engine::{Fault, Moment, Step};
    let faults = [
        Fault::Crash(Moment::Before),
        Fault::Crash(Moment::After),
        Fault::Io(1),
        Fault::Io(2),
    ];
    for at_flush in [false, true] {
        for fault in faults {
            for seed in 0..4 {
                let engine = Arc::new(MemoryEngine::new());
                let database = Database::open(engine.clone()).unwrap();
                let (commits, flushes) = engine.steps();
                let step = match at_flush {
                    true => Step::Flush(flushes + 1),
                    false => Step::Commit(commits + 1),
                };
                engine.script(step, fault);
                let wanted = ticket(1, "s1");
                let first = database.transact_blocking(|tx| take(tx, &wanted, (1, 1)));
                let after = Arc::new(MemoryEngine::reopen(engine.crash(seed)));
                let database = Database::open(after).unwrap();
                let again = Redemption {
                    jti: wanted.jti.clone(),
                    ..ticket(2, "s1")
                };
                let second = commit(&database, |tx| take(tx, &again, (1, 1))).unwrap();
                if let Ok(first) = first {
                    assert_eq!(first.as_ref(), Some(&second), "{step:?} {fault:?}");
                }
                let all = database.read(|tx| of_offer(tx, &offer(1), None, 9)).unwrap();
                assert_eq!(all.len(), 1, "{step:?} {fault:?} {seed}");
                assert_eq!(all[0].id, second);
                assert_eq!(database.read(|tx| uses(tx, &offer(1), "s1")), Ok(1));
                assert_eq!(database.read(|tx| counted(tx, &offer(1), 0)), Ok(1));
            }
        }
    }
}
