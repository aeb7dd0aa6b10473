//! Paper from the member's printer to the desk: one benefit, whoever shows it, and codes that open nothing else.

use domain::{IssuedVoucher, JobKind, Role};
use store::actor_keys::{self, KeyRow, Signer};
use store::settlements::{self, month_of};
use store::{Database, members, sequences, vouchers_issued};
use wire::paper_code::asked_key;

use super::*;
use crate::Rules;
use crate::give_paper::{GivePaperRefused, give_paper};
use crate::issue_voucher::{HOUR_SECONDS, PER_HOUR_MAX};
use crate::leave::{Leaving, leave};
use crate::print_voucher::{
    FreshPaper, PrintRefused, Printed, SeePaperRefused, print_voucher, see_paper, take_back_paper,
};
use crate::sample_vouchers::{
    HOME, HOST, Pair, node, offer_id, offer_iri, own_offer, pair, redemption, seed, term,
};
use crate::samples::{self, act, at, draft, event_id, group, origin};
use crate::used_vouchers::offer_address;
use crate::void_redemption::void_by_operator;

fn print_at(home: &Database, who: &Membership, number: u8, second: i64) -> IssuedVoucher {
    let fresh = FreshPaper {
        id: [number; 16],
        secret: [number; 32],
    };
    let (own, offer) = (group(HOME), offer_iri(HOST));
    act(home, |tx| {
        print_voucher(tx, who, (&own, &offer), &fresh, at(second))
    })
}

fn printed(pair: &Pair, who: &Membership, number: u8, second: i64) -> Printed {
    let issued = print_at(&pair.home, who, number, second);
    let own = group(HOME);
    let seen = pair
        .home
        .read(|tx| see_paper(tx, who, (&own, &issued.jti), at(second)));
    seen.unwrap()
}

fn keeper(host: &Database) -> DeskKeeper {
    let officer = samples::officer(host);
    let found = host.read(|tx| {
        let who = members::membership(tx, &officer.member().id)?.expect("she is a member");
        DeskKeeper::of(tx, &who, Some(&officer), at(0))
    });
    found.unwrap().expect("an officer keeps every desk")
}

fn check(host: &Database, token: &str, second: i64) -> Result<PaperSeen, PaperRefused> {
    let own = group(HOST);
    host.read(|tx| check_paper(tx, (&own, token), at(second)))
}

fn count(
    host: &Database,
    desk: &DeskKeeper,
    token: &str,
    (number, second): (u64, i64),
) -> Result<Redemption, PaperRefused> {
    let (own, fresh) = (group(HOST), redemption(number));
    host.transact_blocking(|tx| redeem_paper(tx, desk, (&own, token), &fresh, at(second)))
}

/// 2.21, F2, V15: what a member printed is looked at by pinned keys alone, is good with her name, and is counted once; both sides
/// have the sums of it.
#[test]
fn a_voucher_on_paper_is_counted_once_and_nobody_is_asked() {
    let pair = pair(term(HOST));
    let maren = samples::member(&pair.home, "maren");
    let paper = printed(&pair, &maren, 1, 5);
    let desk = keeper(&pair.host);
    let seen = check(&pair.host, &paper.token, 6).unwrap();
    assert_eq!(
        (seen.name.as_str(), &seen.home, &seen.state),
        ("maren", &group(HOME), &PaperState::Good)
    );
    let made = count(&pair.host, &desk, &paper.token, (1, 7)).unwrap();
    let again = count(&pair.host, &desk, &paper.token, (2, 8)).unwrap();
    assert_eq!(again, made, "a button pressed twice");
    let seen = check(&pair.host, &paper.token, 9).unwrap();
    assert_eq!(seen.state, PaperState::Used { at: at(7) });
    let ravi = samples::member(&pair.host, "ravi");
    let other = DeskKeeper {
        member: ravi.member().id.clone(),
        handle: ravi.member().handle.clone(),
    };
    let no = count(&pair.host, &other, &paper.token, (3, 9)).unwrap_err();
    assert!(
        matches!(no, PaperRefused::Counts(PaperState::Used { .. })),
        "{no}"
    );
    let sums = |database: &Database| {
        let offer = offer_address(&group(HOST), &offer_id());
        let sums = database.read(|tx| settlements::get(tx, offer.as_str(), &month_of(at(5))));
        sums.unwrap().unwrap()
    };
    assert_eq!(
        (sums(&pair.home).issued, sums(&pair.host).redeemed),
        (1, 1),
        "2.22"
    );
    // What is taken back frees the member, and never the paper.
    act(&pair.host, |tx| void_by_operator(tx, &made.id, at(10)));
    let no = count(&pair.host, &desk, &paper.token, (4, 11)).unwrap_err();
    assert!(matches!(no, PaperRefused::Counts(_)), "{no}");
}

/// F2: whoever counted it is told so again for a moment, not when a copy of it is shown later; and of nothing but what a desk
/// counted itself is it said that it was counted, whatever name of a use a picture leads to.
#[test]
fn a_desk_is_told_again_for_a_moment_and_of_what_it_counted_itself() {
    let pair = pair(term(HOST));
    let [maren, ravi] = ["maren", "ravi"].map(|handle| samples::member(&pair.home, handle));
    let paper = printed(&pair, &maren, 1, 5);
    let desk = keeper(&pair.host);
    let made = count(&pair.host, &desk, &paper.token, (1, 7)).unwrap();
    let said = |id: &RedemptionId, second: i64| {
        let said = pair.host.read(|tx| counted_now(tx, &desk, id, at(second)));
        said.unwrap().is_some()
    };
    assert!(said(&made.id, 6 + AGAIN_SECONDS));
    assert!(count(&pair.host, &desk, &paper.token, (2, 6 + AGAIN_SECONDS)).is_ok());
    assert!(!said(&made.id, 7 + AGAIN_SECONDS));
    let copy = count(&pair.host, &desk, &paper.token, (3, 7 + AGAIN_SECONDS)).unwrap_err();
    assert!(
        matches!(copy, PaperRefused::Counts(PaperState::Used { .. })),
        "{copy}"
    );
    let ticket = pair.ticket(&ravi, 5, 8).unwrap();
    assert!(!said(&ticket.id, 9), "no desk counted it");
    assert!(!said(&redemption(99), 9), "there is none");
}

/// V10, *Refund*: an officer who has the paper before her takes back that it was counted; it says so, stays spent, and its member
/// has the benefit by another one.
#[test]
fn what_was_counted_by_mistake_is_taken_back_by_its_paper() {
    let pair = pair(domain::BenefitTerm {
        uses_per_member: Some(1),
        ..term(HOST)
    });
    let maren = samples::member(&pair.home, "maren");
    let paper = printed(&pair, &maren, 1, 5);
    let desk = keeper(&pair.host);
    let olga = samples::officer(&pair.host);
    let own = group(HOST);
    let undo = |second: i64| {
        act(&pair.host, |tx| {
            uncount_paper(tx, &olga, (&own, &paper.token), at(second))
        })
    };
    let stands = |second: i64| check(&pair.host, &paper.token, second).unwrap().state;
    undo(6);
    assert_eq!(stands(6), PaperState::Good, "it was never counted");
    count(&pair.host, &desk, &paper.token, (1, 7)).unwrap();
    undo(8);
    undo(9);
    assert_eq!(stands(9), PaperState::TakenBack { at: at(8) });
    let no = count(&pair.host, &desk, &paper.token, (2, 10)).unwrap_err();
    assert!(
        matches!(no, PaperRefused::Counts(PaperState::TakenBack { .. })),
        "{no}"
    );
    act(&pair.home, |tx| take_back_paper(tx, &maren, &paper.id, at(11)));
    let another = printed(&pair, &maren, 2, 12);
    assert!(count(&pair.host, &desk, &another.token, (3, 13)).is_ok());
}

/// V10, V12: paper and browser together have the benefit as often as was agreed, and the year has its end.
#[test]
fn paper_has_the_benefit_no_more_often_than_was_agreed() {
    let once = pair(domain::BenefitTerm {
        uses_per_member: Some(1),
        ..term(HOST)
    });
    let maren = samples::member(&once.home, "maren");
    let paper = printed(&once, &maren, 2, 5);
    once.ticket(&maren, 1, 6).unwrap();
    let seen = check(&once.host, &paper.token, 7).unwrap();
    assert_eq!(seen.state, PaperState::UsedUp { limit: 1 });
    let none_left = pair(domain::BenefitTerm {
        cap_per_year: Some(1),
        ..term(HOST)
    });
    let [maren, ravi] = ["maren", "ravi"].map(|handle| samples::member(&none_left.home, handle));
    let paper = printed(&none_left, &maren, 2, 5);
    none_left.ticket(&ravi, 1, 6).unwrap();
    let seen = check(&none_left.host, &paper.token, 7).unwrap();
    assert_eq!(seen.state, PaperState::YearFull { cap: 1 });
}

/// V3, V5, V8, V14: paper for one host is nothing at another, nor once its days are over, nor spoilt, nor after a restore.
#[test]
fn paper_counts_at_its_host_in_its_days_and_as_it_was_signed() {
    let pair = pair(term(HOST));
    let maren = samples::member(&pair.home, "maren");
    let paper = printed(&pair, &maren, 1, 5);
    let third = node("c.example", HOME);
    act(&third, |tx| {
        own_offers::put(tx, &own_offer("c.example", term("c.example")))
    });
    let own = group("c.example");
    let no = third.read(|tx| check_paper(tx, (&own, &paper.token), at(6)));
    assert!(matches!(
        no.unwrap_err(),
        PaperRefused::Voucher(VoucherRefused::Audience)
    ));
    let last = 5 + IssuedVoucher::PAPER_SECONDS;
    assert!(check(&pair.host, &paper.token, last - 1).is_ok());
    assert!(matches!(
        check(&pair.host, &paper.token, last).unwrap_err(),
        PaperRefused::Voucher(VoucherRefused::Time)
    ));
    let spoilt = paper.token.replacen('.', ".e", 1);
    assert!(check(&pair.host, &spoilt, 6).is_err());
    assert!(check(&pair.host, "", 6).is_err());
    act(&pair.host, |tx| sequences::restored(tx, at(20)));
    let no = check(&pair.host, &paper.token, 21).unwrap_err();
    assert!(matches!(no, PaperRefused::BeforeRestore), "{no}");
}

/// F1, V11, V20: a code opens one voucher, for the host that it was made for, until she takes it back or leaves; the home keeps
/// nothing by which somebody could make it.
#[test]
fn a_typed_code_opens_one_voucher_for_its_host_until_it_is_taken_back() {
    let pair = pair(term(HOST));
    let [maren, ravi] = ["maren", "ravi"].map(|handle| samples::member(&pair.home, handle));
    let give = |paper: &Printed, host: &str, second: i64| {
        let key = asked_key(&group(host), &paper.code);
        let (own, host) = (group(HOME), origin(host));
        pair.home
            .transact_blocking(|tx| give_paper(tx, &own, &host, &key, at(second)))
    };
    let (hers, his) = (printed(&pair, &maren, 1, 5), printed(&pair, &ravi, 2, 5));
    assert_ne!(hers.code, his.code);
    assert!(hers.address().starts_with("https://a.example/verify?v=ey"));
    assert!(pair.home.tables_with(hers.code.as_str()).is_empty());
    let asked = asked_key(&group(HOST), &hers.code);
    assert!(
        pair.home.tables_with(&asked).is_empty(),
        "a hash of the hash is kept"
    );
    assert_eq!(give(&hers, HOST, 6).unwrap(), hers.token);
    assert!(matches!(
        give(&hers, "c.example", 6).unwrap_err(),
        GivePaperRefused::NoSuchCode
    ));
    // Whoever steals the key of another host's question gets nothing by it.
    let (own, other) = (group(HOME), origin("c.example"));
    let stolen = pair
        .home
        .transact_blocking(|tx| give_paper(tx, &own, &other, &asked, at(6)));
    assert!(matches!(stolen.unwrap_err(), GivePaperRefused::NoSuchCode));
    let known = pair
        .home
        .read(|tx| vouchers_issued::get(tx, &maren.member().id, &hers.id));
    assert_eq!(known.unwrap().unwrap().shown, Some(at(6)));

    assert!(act(&pair.home, |tx| take_back_paper(tx, &maren, &hers.id, at(7))));
    assert!(give(&hers, HOST, 8).is_err());
    let leaving = Leaving {
        because: None,
        told: None,
        activities: &[],
    };
    act(&pair.home, |tx| {
        leave(tx, &Rules::default(), &ravi, leaving, at(9))
    });
    assert!(give(&his, HOST, 10).is_err(), "whoever left has none");
}

/// F16: she has one on paper for an offer; after it was taken back, or the keys were changed, another.
#[test]
fn she_has_one_on_paper_and_prints_it_as_often_as_she_likes() {
    let pair = pair(term(HOST));
    let maren = samples::member(&pair.home, "maren");
    let own = group(HOME);
    let first = printed(&pair, &maren, 1, 5);
    assert_eq!(printed(&pair, &maren, 2, 6), first);
    act(&pair.home, |tx| take_back_paper(tx, &maren, &first.id, at(7)));
    let see = |paper: &Printed| {
        pair.home
            .read(|tx| see_paper(tx, &maren, (&own, &paper.id), at(8)))
    };
    assert!(matches!(see(&first), Err(SeePaperRefused::Over)));
    let second = printed(&pair, &maren, 3, 8);
    assert_ne!((&second.id, &second.code), (&first.id, &first.code));
    let rotated = KeyRow {
        rsa_pkcs8: Vec::new(),
        ed25519_seed: seed("z"),
        created: at(8),
        number: 2,
    };
    let community = Signer::Own(domain::OwnActor::Community);
    act(&pair.home, |tx| actor_keys::put(tx, &community, &rotated));
    assert!(matches!(see(&second), Err(SeePaperRefused::Outdated(_))));
    let third = printed(&pair, &maren, 4, 8);
    assert_ne!(third.id, second.id);
    assert!(matches!(see(&second), Err(SeePaperRefused::Over)));
}

/// 2.22: each voucher on paper is a sum at both communities, so whoever prints and takes back has to wait as with a browser.
#[test]
fn who_prints_and_takes_back_is_stopped_for_an_hour() {
    let pair = pair(term(HOST));
    let maren = samples::member(&pair.home, "maren");
    let most = u8::try_from(PER_HOUR_MAX).unwrap();
    for number in 1..=most {
        let issued = print_at(&pair.home, &maren, number, 5);
        act(&pair.home, |tx| take_back_paper(tx, &maren, &issued.jti, at(5)));
    }
    let (own, offer) = (group(HOME), offer_iri(HOST));
    let fresh = FreshPaper {
        id: [99; 16],
        secret: [99; 32],
    };
    let no = samples::refused(&pair.home, |tx| {
        print_voucher(tx, &maren, (&own, &offer), &fresh, at(6))
    });
    assert!(matches!(no, PrintRefused::TooMany), "{no}");
    print_at(&pair.home, &maren, 100, 5 + HOUR_SECONDS);
}

/// 0.15: who does not qualify prints nothing, and is told which condition is not met.
#[test]
fn who_does_not_qualify_prints_nothing() {
    let mut other = term(HOST);
    other.tiers = [domain::tier_iri(
        &group(HOME),
        &domain::Slug::parse("chapter").unwrap(),
    )]
    .into();
    let pair = pair(other);
    let maren = samples::member(&pair.home, "maren");
    let fresh = FreshPaper {
        id: [1; 16],
        secret: [1; 32],
    };
    let (own, offer) = (group(HOME), offer_iri(HOST));
    let no = samples::refused(&pair.home, |tx| {
        print_voucher(tx, &maren, (&own, &offer), &fresh, at(5))
    });
    let PrintRefused::NotForHer(reasons) = no else {
        panic!("she does not qualify: {no}");
    };
    assert!(reasons.iter().any(|reason| !reason.met));
    let none = samples::iri("https://a.example/offers/0");
    let no = samples::refused(&pair.home, |tx| {
        print_voucher(tx, &maren, (&own, &none), &fresh, at(5))
    });
    assert!(matches!(no, PrintRefused::NoSuchOffer));
}

/// D2: an officer keeps the desk, and whom an organiser named for the door of an event of today; nobody else.
#[test]
fn officers_keep_the_desk_and_who_was_named_for_the_door_of_today() {
    let database = samples::node();
    let (officer, anke) = (samples::officer(&database), samples::member(&database, "anke"));
    assert!(officer.member().holds(Role::Officer));
    samples::publish(&database, 1, &draft(200_000), &domain::Audience::Members);
    let keeps = |now: i64| {
        let found = database.read(|tx| DeskKeeper::of(tx, &anke, None, at(now)));
        found.unwrap().is_some()
    };
    assert!(!keeps(190_000));
    act(&database, |tx| {
        let mut list = jobs::get(tx, &event_id(1))?;
        list.add(JobKind::Door).expect("there is room for one job");
        list.name(1, &anke.member().id).expect("it was just added");
        jobs::put(tx, &event_id(1), &list)
    });
    let begins = database
        .read(|tx| store::events::get(tx, &event_id(1)))
        .unwrap()
        .unwrap()
        .draft
        .start
        .at
        .as_second()
        - at(0).as_second();
    assert!(keeps(begins - 10) && !keeps(begins - BEFORE_SECONDS));
}

/// F16: what was given out before an agreement ends, or before another text of it begins, is honoured; nothing is before the
/// first one begins, and nothing that was given out after the end.
#[test]
fn paper_from_before_an_end_or_a_later_text_is_honoured() {
    let pair = pair(term(HOST));
    let maren = samples::member(&pair.home, "maren");
    let paper = printed(&pair, &maren, 1, 500);
    let stands = |from: i64, through: Option<i64>| {
        let offer = OwnOffer {
            valid_from: at(from),
            valid_through: through.map(at),
            ..own_offer(HOST, term(HOST))
        };
        act(&pair.host, |tx| own_offers::put(tx, &offer));
    };
    for (from, through, second, honoured) in [
        (1_000, None, 909, false),
        (1_000, None, 910, true),
        (0, Some(450), 2_000, true),
        (0, Some(400), 2_000, false),
    ] {
        stands(from, through);
        let seen = check(&pair.host, &paper.token, second);
        assert_eq!(seen.is_ok(), honoured, "{from} {through:?} {second}");
        assert!(honoured || matches!(seen, Err(PaperRefused::NotThen)));
    }
}
