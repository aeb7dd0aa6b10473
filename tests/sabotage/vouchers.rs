//! Bugs by which a voucher gives more than was agreed (S12 to S14): each must break I6, and the same life without a bug nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use community::Dues;
use community::begin_claim::ClaimSession;
use community::redeem_voucher::redeem_voucher;
use domain::RedemptionId;
use domain::sabotage::{Bug, plant};
use engine::MemoryEngine;
use harness::invariants::{Given, Made, used_as_agreed};
use harness::voucher_host::{HOST, asked, at, group, host, voucher_name};
use store::{Database, sequences};

/// How often a member may use the offer.
const USES_MAX: u32 = 2;
/// Browsers that ask, and the one of them that steals.
const BROWSERS: u32 = 3;
const THIEF: usize = 1;

/// What a browser keeps and carries.
type Carried = (String, String);

/// A host on the day of its backup: all have asked, nobody has come back.
fn on_the_day() -> (Database, Vec<Carried>) {
    let database = Database::open(Arc::new(MemoryEngine::new())).expect("an empty store opens");
    host(&database, USES_MAX, 100);
    let numbers = 0..BROWSERS;
    let carried = numbers.map(|number| asked(&database, number, &format!("member {number}")));
    let carried = carried.collect();
    (database, carried)
}

fn redeem(database: &Database, (browser, token): (&str, &str), fresh: u64, second: i64) -> Option<Given> {
    let (own, dues, fresh) = (group(HOST), Dues::default(), RedemptionId::new(fresh, [9; 10]));
    let told = database.transact_blocking(|tx| {
        let session = ClaimSession::Browser(browser);
        redeem_voucher(tx, session, (&own, token), &dues, &fresh, at(second))
    });
    told.ok().map(|redemption| Given {
        browser: browser.to_owned(),
        redemption,
    })
}

/// Somebody brings her voucher three times; another one brings hers bound to his own key; and the host is put back to the day
/// before any of it.
fn life() -> Vec<String> {
    let (database, carried) = on_the_day();
    let mut given = Vec::new();
    let hers = (carried[0].0.as_str(), carried[0].1.as_str());
    for fresh in 1..=3 {
        given.extend(redeem(&database, hers, fresh, 7));
    }
    let of_another = carried[2].1.split('~').next().unwrap_or_default();
    let (thief, own) = (&carried[THIEF].0, &carried[THIEF].1);
    let binding = own.split('~').nth(1).unwrap_or_default();
    let stolen = format!("{of_another}~{binding}");
    given.extend(redeem(&database, (thief.as_str(), stolen.as_str()), 4, 7));

    let (put_back, _) = on_the_day();
    put_back
        .transact_blocking(|tx| sequences::restored(tx, at(20)))
        .expect("it is marked as restored");
    given.extend(redeem(&put_back, hers, 5, 30));
    assert!(!given.is_empty(), "nobody was given anything");
    let made: BTreeMap<String, Made> = (0..BROWSERS)
        .zip(&carried)
        .map(|(number, (browser, _))| {
            let made = Made {
                browser: browser.clone(),
                issued: at(6),
                expires: at(606),
            };
            (voucher_name(number), made)
        })
        .collect();
    let uses_max = usize::try_from(USES_MAX).unwrap_or(usize::MAX);
    used_as_agreed(&made, &given, uses_max)
}

fn lived(bug: Option<Bug>) -> Vec<String> {
    plant(bug);
    let lines = life();
    plant(None);
    lines
}

/// S12, S13, S14: I6
#[test]
fn each_bug_of_vouchers_breaks_their_invariant_and_nothing_breaks_without_one() {
    assert_eq!(lived(None), Vec::<String>::new());
    for (bug, word) in [
        (Bug::S12, "times"),
        (Bug::S13, "did not ask"),
        (Bug::S14, "times"),
    ] {
        let lines = lived(Some(bug));
        let is_seen = lines
            .iter()
            .any(|line| line.starts_with("I6: ") && line.contains(word));
        assert!(is_seen, "{bug:?} is not seen: {lines:?}");
    }
    assert_eq!(lived(None), Vec::<String>::new());
}
