//! What a member reads of her benefits (F16, need 0.15).

use domain::{EnrolmentState, IssuedKind, Slug, VersionState};
use store::{Database, enrolments};

use super::*;
use crate::sample_deals::{held, sign, signed, term};
use crate::samples::{self, act, at, origin};

fn node() -> (Database, Membership) {
    let database = samples::node();
    samples::chapter(&database);
    samples::peer(&database, "b.example", &[Scope::Offers, Scope::Events]);
    samples::peer(&database, "c.example", &[Scope::Events]);
    let maren = samples::member(&database, "maren");
    act(&database, |tx| {
        let mut enrolment = enrolment_of(tx, &maren, at(1))?;
        enrolment.tier = Slug::parse("chapter").unwrap();
        enrolment.state = EnrolmentState::Current;
        enrolments::put(tx, &maren.member().id, &enrolment)
    });
    (database, maren)
}

fn seen(database: &Database, who: &Membership, second: i64) -> Benefits {
    database.read(|tx| see_benefits(tx, who, at(second))).unwrap()
}

fn names(without: &[PeerWithout]) -> Vec<&str> {
    without.iter().map(|peer| peer.name.as_str()).collect()
}

/// 0.15
#[test]
fn what_is_hers_now_stands_apart_from_what_is_not_and_who_offers_nothing_is_named() {
    let (database, maren) = node();
    let hamza = samples::member(&database, "hamza");
    assert_eq!(
        names(&seen(&database, &maren, 50).without),
        ["b.example", "c.example"]
    );
    act(&database, |tx| {
        held_offers::put(tx, &held(term(1, "b.example", "a.example")))
    });
    let early = seen(&database, &maren, 50);
    assert_eq!(
        (early.ready.len(), early.not_yet.len()),
        (0, 1),
        "it begins later"
    );
    let hers = seen(&database, &maren, 200);
    assert_eq!((hers.ready.len(), hers.not_yet.len()), (1, 0));
    assert_eq!((hers.tier.as_str(), hers.in_good_standing), ("Chapter", true));
    assert_eq!(names(&hers.without), ["c.example"]);
    let his = seen(&database, &hamza, 200);
    assert_eq!(
        (his.ready.len(), his.not_yet.len()),
        (0, 1),
        "his level is another"
    );
}

/// 0.15
#[test]
fn what_waits_for_a_signature_is_told_and_what_is_granted_already_is_not_told_twice() {
    let (database, maren) = node();
    let first = term(1, "b.example", "a.example");
    let mut agreement = signed(vec![first.clone()]);
    let mut text = agreement.versions[0].text.clone();
    text.terms = vec![
        first,
        term(2, "a.example", "b.example"),
        term(3, "b.example", "a.example"),
    ];
    (text.revision, text.previous) = (2, Some("zQm1".to_owned()));
    sign(&mut agreement, text);
    agreement.signed.truncate(1);
    agreement.versions[1].state = VersionState::Open;
    act(&database, |tx| agreements::put(tx, &agreement));
    let waiting = seen(&database, &maren, 200).awaited;
    let numbers: Vec<u8> = waiting.iter().map(|awaited| awaited.term.number).collect();
    assert_eq!(numbers, [3], "neither what is granted nor what we would grant");
    assert_eq!(
        seen(&database, &maren, 1_000).awaited,
        [],
        "nobody answered in time"
    );
    act(&database, |tx| {
        let mut peering = peerings::get(tx, &origin("b.example"))?.unwrap();
        peering.active.clear();
        peerings::put(tx, &peering)
    });
    assert_eq!(
        seen(&database, &maren, 200).awaited,
        [],
        "nothing is agreed on where offers are not shared"
    );
}

/// 0.15
#[test]
fn an_offer_that_is_over_is_listed_for_a_month_with_the_reason() {
    let (database, maren) = node();
    let offer = HeldOffer {
        valid_through: Some(at(500)),
        ..held(term(1, "b.example", "a.example"))
    };
    act(&database, |tx| held_offers::put(tx, &offer));
    let month = 500 + OVER_DAYS * 86_400;
    assert_eq!(seen(&database, &maren, 500).not_yet.len(), 1);
    assert_eq!(seen(&database, &maren, month - 1).not_yet.len(), 1);
    assert_eq!(seen(&database, &maren, month).not_yet, []);
    act(&database, |tx| {
        let mut peering = peerings::get(tx, &origin("b.example"))?.unwrap();
        peering.active.clear();
        peerings::put(tx, &peering)
    });
    assert_eq!(
        seen(&database, &maren, 200).ready,
        [],
        "nothing is offered where offers are not shared"
    );
}

/// 0.15: a voucher on paper is hers until it is shown or over, then it stands for a year where she can look it up.
#[test]
fn a_printed_voucher_stands_with_its_offer_and_then_among_those_that_are_over() {
    let (database, maren) = node();
    let offer = held(term(1, "b.example", "a.example"));
    act(&database, |tx| held_offers::put(tx, &offer));
    let voucher = IssuedVoucher {
        jti: "j1".to_owned(),
        member: maren.member().id.clone(),
        offer: offer.id.clone(),
        host: offer.host.clone(),
        at: at(200),
        expires: at(200 + IssuedVoucher::PAPER_SECONDS),
        kind: IssuedKind::Paper {
            code_key: "k1".to_owned(),
        },
        shown: None,
        revoked: None,
    };
    act(&database, |tx| vouchers_issued::put(tx, &voucher));
    let made = seen(&database, &maren, 300);
    assert_eq!((made.ready[0].paper.as_deref(), made.over.len()), (Some("j1"), 0));
    let shown = IssuedVoucher {
        shown: Some(at(400)),
        ..voucher.clone()
    };
    act(&database, |tx| vouchers_issued::put(tx, &shown));
    let used = seen(&database, &maren, 401);
    assert_eq!((used.ready[0].paper.as_deref(), used.over.len()), (None, 1));
    assert_eq!(used.over[0].benefit.as_ref(), Some(&offer.term.benefit));
    let year = 200 + IssuedVoucher::PAPER_SECONDS + vouchers_issued::LISTED_SECONDS;
    assert_eq!(seen(&database, &maren, year).over.len(), 1);
    assert_eq!(seen(&database, &maren, year + 1).over, []);
}
