//! Offers follow from what both signed, and from nothing else (F16).

use domain::{AgreementEnding, BenefitTerm, Side, Slug};
use store::Database;

use super::*;
use crate::sample_deals::{sign, signed, term};
use crate::samples::{self, act, at};
use crate::set_tier::set_tier;

fn make(database: &Database, agreement: &ReciprocityAgreement, second: i64) -> Vec<OwnOffer> {
    act(database, |tx| make_offers(tx, agreement, at(second)));
    database
        .read(|tx| own_offers::of_agreement(tx, &agreement.id))
        .unwrap()
}

fn told(database: &Database) -> usize {
    database.read(|tx| outbox::waiting(tx, 99)).unwrap()
}

fn ours(number: u8) -> BenefitTerm {
    term(number, "a.example", "b.example")
}

/// 2.21
#[test]
fn each_term_that_we_grant_makes_one_offer_and_the_same_word_twice_makes_no_other() {
    let database = samples::node();
    let agreement = signed(vec![ours(1), term(2, "b.example", "a.example")]);
    let offers = make(&database, &agreement, 50);
    let [offer] = &offers[..] else {
        panic!("the second term is theirs to offer: {offers:?}");
    };
    assert_eq!((offer.term.number, offer.revision), (1, 1));
    assert_eq!(
        (&offer.document, &offer.partner),
        (&agreement.versions[0].document, &agreement.peer)
    );
    assert!(
        !offer.in_force(at(50)) && offer.in_force(at(100)),
        "it begins with the agreement"
    );
    assert_eq!(told(&database), 1);
    assert_eq!(make(&database, &agreement, 200), offers);
    assert_eq!(told(&database), 1, "nothing new is told");
    let of_host = |second| database.read(|tx| offers_of_host(tx, at(second))).unwrap();
    assert_eq!((of_host(50), of_host(100)), (vec![], offers));
}

/// 2.21
#[test]
fn a_successor_changes_the_offer_from_its_own_day_on_and_takes_back_what_it_grants_no_more() {
    let database = samples::node();
    let mut agreement = signed(vec![ours(1), ours(2)]);
    let before = make(&database, &agreement, 100);
    let mut text = agreement.versions[0].text.clone();
    text.terms = vec![BenefitTerm {
        cap_per_year: Some(5),
        ..ours(1)
    }];
    (text.revision, text.previous, text.starts) = (2, Some("zQm1".to_owned()), at(300));
    sign(&mut agreement, text);
    assert_eq!(
        make(&database, &agreement, 200),
        before,
        "the first one counts still"
    );
    act(&database, |tx| agreements::put(tx, &agreement));
    let next = |second| database.read(|tx| next_due(tx, at(second))).unwrap();
    assert_eq!(
        (next(50), next(299), next(300)),
        (Some(at(100)), Some(at(300)), None)
    );
    let due = |second| {
        act(&database, |tx| make_due(tx, at(second)));
        database
            .read(|tx| own_offers::of_agreement(tx, &agreement.id))
            .unwrap()
    };
    assert_eq!(due(299), before);
    let after = due(300);
    let of = |number: u8| after.iter().find(|offer| offer.term.number == number).unwrap();
    let known = before.iter().find(|offer| offer.term.number == 1).unwrap();
    assert_eq!((&of(1).id, of(1).revision), (&known.id, 2), "its address stays");
    assert_eq!((of(1).term.cap_per_year, of(1).valid_from), (Some(5), at(300)));
    assert_eq!((of(2).withdrawn, of(2).revision), (Some(at(300)), 2));
    assert!(of(1).in_force(at(300)) && !of(2).in_force(at(300)));
    assert_eq!(told(&database), 4);
}

/// F16
#[test]
fn an_end_bounds_the_offer_and_nothing_is_longer_for_it() {
    let database = samples::node();
    let mut agreement = signed(vec![ours(1)]);
    make(&database, &agreement, 100);
    agreement.ending = Some(AgreementEnding {
        by: Side::Us,
        said: at(200),
        at: at(500),
        reason: None,
        signed_undo: "{}".to_owned(),
    });
    agreement.changed = at(200);
    let end = |second| {
        act(&database, |tx| end_offers(tx, &agreement, at(second)));
        database
            .read(|tx| own_offers::of_agreement(tx, &agreement.id))
            .unwrap()
            .remove(0)
    };
    let ending = end(500);
    assert_eq!((ending.valid_through, ending.revision), (Some(at(500)), 2));
    assert!(ending.in_force(at(499)) && !ending.in_force(at(500)));
    assert_eq!(end(900), ending, "a later end does not make it longer");
    assert_eq!(
        make(&database, &agreement, 300),
        [ending],
        "nor does the agreement itself"
    );
}

/// 2.21: what a level costs now is what an offer is told with.
#[test]
fn a_new_price_is_told_with_the_offer() {
    let database = samples::node();
    samples::peer(&database, "b.example", &[domain::Scope::Offers]);
    let chapter = samples::chapter(&database);
    let agreement = signed(vec![ours(1)]);
    let offers = make(&database, &agreement, 100);
    let [offer] = &offers[..] else {
        panic!("one offer");
    };
    let example = |offer: &OwnOffer| database.read(|tx| example_of(tx, offer)).unwrap().unwrap();
    let before = example(offer);
    assert_eq!((before.full.as_str(), before.after.as_str()), ("240", "216.00"));
    let told_before = told(&database);
    let dearer = Tier {
        price: domain::Amount::parse("180.00").unwrap(),
        ..chapter
    };
    act(&database, |tx| set_tier(tx, "operator", &dearer, at(200)));
    let now = database
        .read(|tx| own_offers::get(tx, &offer.id))
        .unwrap()
        .unwrap();
    assert_eq!((now.revision, example(&now).after.as_str()), (2, "162.00"));
    assert_eq!(told(&database), told_before + 2, "the levels, and the offer");
    let free = Tier::free(Slug::parse("chapter").unwrap());
    act(&database, |tx| set_tier(tx, "operator", &free, at(300)));
    assert_eq!(database.read(|tx| example_of(tx, &now)).unwrap(), None);
}

/// I4: after a restore a change is numbered beyond all that the other community may have.
#[test]
fn after_a_restore_an_offer_is_numbered_beyond_what_was_lost() {
    let database = samples::node();
    let mut agreement = signed(vec![ours(1)]);
    let before = make(&database, &agreement, 100).remove(0);
    act(&database, |tx| store::sequences::restored(tx, at(200)));
    agreement.changed = at(300);
    for (end, revision) in [(900, 1 + AFTER_RESTORE), (800, 2 + AFTER_RESTORE)] {
        act(&database, |tx| end_offers(tx, &agreement, at(end)));
        let now = database
            .read(|tx| own_offers::get(tx, &before.id))
            .unwrap()
            .unwrap();
        assert_eq!(now.revision, revision);
    }
}
