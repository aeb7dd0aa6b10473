//! A token in many hands, a year with fewer places than hands, and a machine that stops on the way: what is used is used once,
//! whichever engine keeps it (F16).

use std::sync::{Arc, Barrier};

use community::Dues;
use community::begin_claim::ClaimSession;
use community::redeem_voucher::{RedeemRefused, redeem_voucher};
use domain::{Redemption, RedemptionId};
use engine::{
    Engine, Fault, MemoryEngine, Moment as When, RedbEngine, RedbOptions, SledEngine, SledOptions, Step,
};
use harness::voucher_host::{HOST, asked, at, event_id, group, host};
use store::{Database, redemptions};

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
        // Whoever came when too many wrote at once presses once more.
        for (one, number) in got.into_iter().zip(64..) {
            let one = match one {
                Err(RedeemRefused::Store(_)) => {
                    redeem(&database, (carried[0].0.as_str(), carried[0].1.as_str()), number)
                }
                one => one,
            };
            assert_eq!(one.unwrap(), made[0]);
        }
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
