//! An offer of another community is believed word for word or not at all (F16).

use domain::{BenefitTerm, VersionState};
use store::Database;

use super::*;
use crate::end_agreement::{EndHeard, receive_agreement_end};
use crate::sample_deals::{held, signed, term};
use crate::samples::{self, act, at, group, iri, refused};

fn theirs() -> BenefitTerm {
    term(1, "b.example", "a.example")
}

/// The node `a.example`, which has signed what `b.example` grants.
fn node() -> Database {
    let database = samples::node();
    samples::peer(&database, "b.example", &[Scope::Offers]);
    act(&database, |tx| agreements::put(tx, &signed(vec![theirs()])));
    database
}

fn told(revision: u64) -> ReadProposal {
    let held = held(theirs());
    ReadProposal {
        id: held.id,
        grantor: held.host_group,
        document: held.document,
        term: held.term,
        revision,
        valid_from: held.valid_from,
        valid_through: held.valid_through,
        redeem: held.redeem,
        example: held.example,
    }
}

fn hear(database: &Database, told: &ReadProposal, second: i64) -> OfferHeard {
    act(database, |tx| {
        receive_offer(tx, &group("b.example"), told, at(second))
    })
}

fn kept(database: &Database) -> Option<HeldOffer> {
    database.read(|tx| held_offers::get(tx, &told(1).id)).unwrap()
}

/// 2.21
#[test]
fn what_both_signed_is_kept_and_what_is_older_changes_nothing() {
    let database = node();
    assert_eq!(hear(&database, &told(2), 1), OfferHeard::Done);
    let first = kept(&database).unwrap();
    assert_eq!((first.revision, first.term.clone()), (2, theirs()));
    for stale in [1, 2] {
        assert_eq!(hear(&database, &told(stale), 2), OfferHeard::Known);
    }
    assert_eq!(kept(&database), Some(first));
    let shorter = ReadProposal {
        valid_through: Some(at(400)),
        ..told(3)
    };
    assert_eq!(hear(&database, &shorter, 3), OfferHeard::Done);
    assert_eq!(kept(&database).unwrap().valid_through, Some(at(400)));
}

/// 2.21: no host promises or takes away anything on its own.
#[test]
fn an_offer_that_says_another_word_than_its_term_is_refused() {
    let database = node();
    let other = |change: &dyn Fn(&mut ReadProposal)| {
        let mut told = told(1);
        change(&mut told);
        let why = refused(&database, |tx| {
            receive_offer(tx, &group("b.example"), &told, at(1))
        });
        assert_eq!(kept(&database), None, "{why}");
        why.to_string()
    };
    let differs = |what| OfferRefused::Differs(what).to_string();
    assert_eq!(other(&|told| told.term.benefit.months = None), differs("benefit"));
    assert_eq!(other(&|told| told.term.tiers.clear()), differs("eligibility"));
    assert_eq!(
        other(&|told| told.term.good_standing = false),
        differs("eligibility")
    );
    assert_eq!(other(&|told| told.term.cap_per_year = None), differs("limits"));
    assert_eq!(other(&|told| told.term.restrictions = None), differs("limits"));
    assert_eq!(other(&|told| told.term.applies_to.clear()), differs("appliesTo"));
    assert_eq!(other(&|told| told.valid_from = at(99)), differs("validFrom"));
    let nothing = OfferRefused::NoAgreement.to_string();
    assert_eq!(other(&|told| told.term.number = 2), nothing);
    assert_eq!(
        other(&|told| told.document = iri("https://b.example/agreements/9")),
        nothing
    );
    let elsewhere = OfferRefused::Elsewhere.to_string();
    assert_eq!(
        other(&|told| told.id = iri("https://c.example/offers/1")),
        elsewhere
    );
    assert_eq!(
        other(&|told| told.redeem = iri("https://c.example/offers/1/redeem")),
        elsewhere
    );
    assert_eq!(other(&|told| told.grantor = group("c.example")), elsewhere);
}

/// 2.21: one signature is none.
#[test]
fn an_offer_of_a_text_that_waits_for_a_signature_is_refused() {
    let database = node();
    let mut open = signed(vec![theirs()]);
    open.signed.clear();
    open.versions[0].state = VersionState::Open;
    act(&database, |tx| agreements::put(tx, &open));
    let why = refused(&database, |tx| {
        receive_offer(tx, &group("b.example"), &told(1), at(1))
    });
    assert!(matches!(why, OfferRefused::NoAgreement), "{why}");
}

/// D2, F16: only the community of a peer that carries offers speaks of its own.
#[test]
fn nobody_else_tells_of_an_offer_or_takes_one_back() {
    let database = node();
    samples::peer(&database, "c.example", &[Scope::Offers]);
    samples::peer(&database, "d.example", &[Scope::Events]);
    for other in [
        group("c.example"),
        group("d.example"),
        samples::person("b.example", "ada"),
    ] {
        let why = refused(&database, |tx| receive_offer(tx, &other, &told(1), at(1)));
        assert!(
            matches!(why, OfferRefused::NotAPeer | OfferRefused::Elsewhere),
            "{why}"
        );
    }
    hear(&database, &told(1), 2);
    let end = |by: Iri| {
        refused(&database, |tx| {
            receive_offer_end(tx, &by, (&told(1).id, None), at(3))
        })
    };
    assert!(matches!(end(group("c.example")), OfferRefused::NotAPeer));
    assert!(matches!(
        end(samples::person("b.example", "ada")),
        OfferRefused::NotAPeer
    ));
    assert!(!kept(&database).unwrap().removed);
}

/// F16
#[test]
fn an_offer_that_was_taken_back_stays_so_whatever_comes_late() {
    let database = node();
    hear(&database, &told(1), 1);
    let end = |revision| {
        act(&database, |tx| {
            receive_offer_end(tx, &group("b.example"), (&told(1).id, revision), at(5))
        })
    };
    assert_eq!(end(Some(0)), OfferHeard::Known, "it is older than what is held");
    assert_eq!(end(Some(3)), OfferHeard::Done);
    assert_eq!(end(Some(3)), OfferHeard::Known);
    let over = kept(&database).unwrap();
    assert!(over.removed && !over.in_force(at(200)));
    assert_eq!(hear(&database, &told(2), 6), OfferHeard::Known);
    assert_eq!(
        hear(&database, &told(4), 7),
        OfferHeard::Done,
        "it is offered anew"
    );
    assert!(kept(&database).unwrap().in_force(at(200)));
    let unknown = act(&database, |tx| {
        let id = iri("https://b.example/offers/2");
        receive_offer_end(tx, &group("b.example"), (&id, None), at(8))
    });
    assert_eq!(unknown, OfferHeard::Known);
}

/// I10, C8: no host fills the store with offers that all say the same.
#[test]
fn a_term_makes_one_offer() {
    let database = node();
    hear(&database, &told(1), 1);
    let at_address = |number: u8, revision| ReadProposal {
        id: iri(&format!("https://b.example/offers/{number}")),
        ..told(revision)
    };
    let another = |told: &ReadProposal| {
        let why = refused(&database, |tx| {
            receive_offer(tx, &group("b.example"), told, at(2))
        });
        assert!(matches!(why, OfferRefused::Another), "{why}");
    };
    another(&at_address(2, 1));
    another(&at_address(2, 9));
    act(&database, |tx| {
        receive_offer_end(tx, &group("b.example"), (&told(1).id, Some(2)), at(3))
    });
    assert_eq!(hear(&database, &at_address(2, 1), 4), OfferHeard::Done);
    another(&told(9));
    let all = database.read(held_offers::all).unwrap();
    let all: Vec<_> = all.into_iter().map(|held| held.id).collect();
    assert_eq!(all, [at_address(2, 1).id]);
}

/// F16: what was only missing from a list for a moment is back when it is told as it was.
#[test]
fn an_offer_that_was_missing_from_a_list_comes_back_as_it_was() {
    let database = node();
    hear(&database, &told(3), 1);
    for second in [2, 3] {
        act(&database, |tx| {
            receive_offer_end(tx, &group("b.example"), (&told(3).id, None), at(second))
        });
    }
    assert!(kept(&database).unwrap().removed);
    assert_eq!(hear(&database, &told(2), 4), OfferHeard::Known);
    assert_eq!(hear(&database, &told(3), 5), OfferHeard::Done);
    let back = kept(&database).unwrap();
    assert_eq!((back.removed, back.revision), (false, 3));
}

/// F16: what is offered by an agreement ends with it here, also when the host says nothing of that or another day.
#[test]
fn an_offer_is_over_with_its_agreement_whatever_its_host_says() {
    let database = node();
    hear(&database, &told(1), 101);
    let undone = signed(vec![theirs()]).versions.remove(0).offer;
    let heard = EndHeard {
        said_by: group("b.example"),
        undone,
        effective: at(110),
        signed_at: at(110),
        reason: None,
        signed: "{}".to_owned(),
    };
    act(&database, |tx| receive_agreement_end(tx, heard.clone(), at(110)));
    let last = Some(at(110 + 30 * 86_400));
    assert_eq!(kept(&database).unwrap().valid_through, last);
    assert_eq!(hear(&database, &told(2), 120), OfferHeard::Done);
    assert_eq!(kept(&database).unwrap().valid_through, last);
}
