//! A check at the desk: what answers it, once, and what does not.

use domain::{CheckId, Scope, SharedField, SharedFor, Standing, Title};
use serde_json::json;
use store::claims::BrowserKey;
use store::{Database, Membership, checks, peerings, sequences, sharing_log, standings};

use super::*;
use crate::make_check::{MakeCheckRefused, make_check};
use crate::prove_standing::{Fresh, ProveRefused, StandingAsked, prove_standing};
use crate::sample_vouchers::{HOME, HOST, befriend, node, pin, seed};
use crate::samples::{self, act, at, group, origin, refused};
use wire::keys::Ed25519Key;
use wire::membership_proof::as_text;

/// A desk and the community of whoever stands at it.
struct Pair {
    host: Database,
    home: Database,
}

fn says_it_proves(database: &Database, other: &str) {
    act(database, |tx| {
        let key = Ed25519Key::from_seed(seed(other)).public().to_multikey();
        let name = Title::parse(other).expect("a name");
        let profile = wire::peer_profile::read(&json!({ "linksMembers": true }), &origin(other), name, key);
        peerings::put_profile(tx, &origin(other), &profile)
    });
}

fn pair() -> Pair {
    let (host, home) = (node(HOST, HOME), node(HOME, HOST));
    says_it_proves(&host, HOME);
    Pair { host, home }
}

fn browser(name: &str) -> BrowserKey {
    BrowserKey::of_cookie(name)
}

fn nonce(number: u8) -> String {
    as_text(&[number; 32])
}

fn id(number: u8) -> CheckId {
    CheckId::new([number; 16])
}

impl Pair {
    /// An officer makes a check, and a browser sets out for it with the nonce of that number.
    fn sets_out(&self, number: u8, who: &str, second: i64) -> Check {
        let officer = samples::officer(&self.host);
        act(&self.host, |tx| {
            make_check(tx, &officer, &origin(HOME), id(number), at(second))
        });
        act(&self.host, |tx| {
            set_out(tx, &id(number), (browser(who), &nonce(number)), at(second))
        })
    }

    fn prove(&self, who: &Membership, number: u8, second: i64) -> Result<String, ProveRefused> {
        let (audience, nonce) = (group(HOST), nonce(number));
        let asked = StandingAsked {
            audience: &audience,
            nonce: &nonce,
        };
        let fresh = Fresh {
            proof: [number; 16],
            secret: [77; 32],
        };
        self.home
            .transact_blocking(|tx| prove_standing(tx, who, (&group(HOME), asked), &fresh, at(second)))
    }

    fn answer(&self, who: &str, proof: &str, second: i64) -> Result<Check, CheckRefused> {
        self.host
            .transact_blocking(|tx| answer_check(tx, browser(who), (&group(HOST), proof), at(second)))
    }

    fn yes(&self, number: u8, second: i64) -> Option<Timestamp> {
        let check = self.host.read(|tx| checks::get(tx, &id(number), at(second)));
        check.unwrap().and_then(|check| check.yes)
    }
}

/// F16, V2, F4: a yes counts in the browser that set out, for the check it set out for, and once.
#[test]
fn a_yes_counts_once_and_in_the_browser_that_asked() {
    let pair = pair();
    let maren = samples::member(&pair.home, "maren");
    pair.sets_out(1, "one", 5);
    pair.sets_out(2, "two", 5);
    let proof = pair.prove(&maren, 1, 6).unwrap();
    for (who, second) in [("two", 7), ("nobody", 7)] {
        let no = pair.answer(who, &proof, second).unwrap_err();
        assert!(matches!(no, CheckRefused::NotAsked), "{who}: {no}");
    }
    assert_eq!((pair.yes(1, 7), pair.yes(2, 7)), (None, None));
    assert_eq!(pair.answer("one", &proof, 8).unwrap().id, id(1));
    assert_eq!((pair.yes(1, 9), pair.yes(2, 9)), (Some(at(8)), None));
    let again = pair.answer("one", &proof, 10).unwrap_err();
    assert!(matches!(again, CheckRefused::NotAsked), "{again}");
    let over = refused(&pair.host, |tx| {
        set_out(tx, &id(1), (browser("one"), &nonce(1)), at(11))
    });
    assert!(matches!(over, CheckRefused::Over), "it is answered: {over}");
}

/// V3, V5, V6: a proof for another community, by another one than was asked, by a stranger's key or after its minutes answers nothing.
#[test]
fn what_was_not_asked_for_answers_nothing() {
    let pair = pair();
    let maren = samples::member(&pair.home, "maren");
    pair.sets_out(1, "one", 5);
    let proof = pair.prove(&maren, 1, 6).unwrap();
    let elsewhere = pair
        .host
        .transact_blocking(|tx| answer_check(tx, browser("one"), (&group("c.example"), &proof), at(7)));
    let elsewhere = elsewhere.unwrap_err();
    assert!(
        matches!(elsewhere, CheckRefused::Proof(ProofRefused::Audience)),
        "{elsewhere}"
    );
    let late = pair.answer("one", &proof, 605).unwrap_err();
    assert!(matches!(late, CheckRefused::Over), "{late}");
    // A third community, which is a peer too, vouches for what the second was asked.
    befriend(&pair.host, "c.example");
    let third = node("c.example", HOST);
    let eve = samples::member(&third, "eve");
    let (audience, nonce) = (group(HOST), nonce(1));
    let asked = StandingAsked {
        audience: &audience,
        nonce: &nonce,
    };
    let fresh = Fresh {
        proof: [9; 16],
        secret: [9; 32],
    };
    let theirs = act(&third, |tx| {
        prove_standing(tx, &eve, (&group("c.example"), asked), &fresh, at(6))
    });
    let other = pair.answer("one", &theirs, 7).unwrap_err();
    assert!(matches!(other, CheckRefused::NotAsked), "{other}");
    pin(&pair.host, HOME, Vec::new());
    let unpinned = pair.answer("one", &proof, 7).unwrap_err();
    assert!(
        matches!(unpinned, CheckRefused::Proof(ProofRefused::Issuer)),
        "{unpinned}"
    );
    assert_eq!(pair.yes(1, 8), None);
}

/// V14, F7: after a restore no check and no proof of before counts, and what is begun anew does.
#[test]
fn no_check_of_before_a_restore_is_answered_after_it() {
    let pair = pair();
    let maren = samples::member(&pair.home, "maren");
    pair.sets_out(1, "one", 5);
    let proof = pair.prove(&maren, 1, 6).unwrap();
    // As yesterday's snapshot has it: asked for, and not answered yet.
    act(&pair.host, |tx| sequences::restored(tx, at(20)));
    let no = pair.answer("one", &proof, 21).unwrap_err();
    assert!(matches!(no, CheckRefused::Restored), "{no}");
    // A clock at home that is ahead makes no difference: the check is of another epoch.
    let ahead = pair.prove(&maren, 1, 40).unwrap();
    let no = pair.answer("one", &ahead, 22).unwrap_err();
    assert!(matches!(no, CheckRefused::Restored), "{no}");
    pair.sets_out(2, "one", 30);
    let anew = pair.prove(&maren, 2, 31).unwrap();
    assert!(pair.answer("one", &anew, 32).is_ok());
}

/// F20, need 2.16, F22, V17: nobody who stands badly is vouched for, and the log of what was shared counts each yes that was given
/// out; the other community knows her by the same name each time and no other community does.
#[test]
fn her_community_says_yes_of_members_in_good_standing_alone() {
    let pair = pair();
    let maren = samples::member(&pair.home, "maren");
    let who = &maren.member().id;
    let shared = || pair.home.read(|tx| sharing_log::of_member(tx, who)).unwrap();
    let stands = |standing| act(&pair.home, |tx| standings::put(tx, who, standing));
    for standing in [Standing::Limited { until: at(90) }, Standing::Suspended] {
        stands(standing);
        let no = pair.prove(&maren, 1, 6).unwrap_err();
        assert!(matches!(no, ProveRefused::NotInGoodStanding), "{no}");
    }
    assert!(shared().is_empty());
    stands(Standing::Limited { until: at(90) });
    let host = group(HOST);
    let seen = |proof: &str| {
        let key = Ed25519Key::from_seed(seed(HOME)).public();
        wire::membership_proof::verify(proof, &host, |_, _| Some(key), at(100)).unwrap()
    };
    let (one, two) = (
        seen(&pair.prove(&maren, 1, 90).unwrap()),
        seen(&pair.prove(&maren, 2, 91).unwrap()),
    );
    assert_eq!(one.subject, two.subject);
    assert_ne!(one.id, two.id);
    let rows = shared();
    assert_eq!((rows.len(), rows[0].times), (1, 2), "the same, twice");
    assert!(rows.iter().all(|row| {
        row.purpose == SharedFor::Check
            && row.fields
                == [
                    SharedField::Community,
                    SharedField::Standing,
                    SharedField::Pseudonym,
                ]
                .into()
    }));
}

/// F16: a desk asks whom it has an agreement with, and nobody else.
#[test]
fn a_community_that_is_no_peer_is_not_asked() {
    let pair = pair();
    let officer = samples::officer(&pair.host);
    samples::peer(&pair.host, "c.example", &[Scope::Events]);
    for other in ["c.example", "nobody.example"] {
        let no = refused(&pair.host, |tx| {
            make_check(tx, &officer, &origin(other), id(1), at(5))
        });
        assert!(matches!(no, MakeCheckRefused::NotAPeer), "{other}: {no}");
    }
}
