//! Who has a voucher made, what it says, by which keys it counts, and that no two hosts can tell that they met one member.

use domain::{BenefitTerm, OwnOffer, Slug};
use serde_json::Value;
use store::own_offers;
use wire::digest::sha256;
use wire::voucher::{VoucherRefused, claims};

use super::*;
use crate::begin_claim::{ClaimRefused, ClaimSession, begin_claim};
use crate::redeem_voucher::RedeemRefused;
use crate::sample_vouchers::{
    HOME, HOST, befriend, held_offer, issue_at, key_name, node, nonce, offer_id, offer_iri, own_offer, pair,
    pin, redeem_at, seed, signed_in, term, ticket,
};
use crate::samples::{self, act, at, group, refused};

const ONE: ClaimSession<'static> = ClaimSession::Browser("one");

/// V18, V22, need 2.21: it says who vouches for what to whom, and is brought where the host told us before.
#[test]
fn a_voucher_says_what_was_shown_before_and_goes_where_the_host_said() {
    let pair = pair(term(HOST));
    let abroad = samples::member(&pair.home, "maren_o");
    let (own, audience, offer, nonce) = (group(HOME), group(HOST), offer_iri(HOST), nonce(1));
    let asked = VoucherAsked {
        audience: &audience,
        offer: &offer,
        nonce: &nonce,
    };
    let shown = pair
        .home
        .read(|tx| would_say(tx, &abroad, (&own, asked), at(5)))
        .unwrap();
    let issued = pair.issue(&abroad, 1, 5).unwrap();
    assert_eq!(issued.redeem.as_str(), format!("{offer}/redeem"));
    assert_eq!(issued.expires, at(605));
    let said = claims(&issued.token).unwrap();
    assert_eq!(said["iss"], own.as_str());
    assert_eq!(said["aud"], audience.as_str());
    assert_eq!(said["offer"], shown.offer.id.as_str());
    assert_eq!(said["tier"], shown.tier.as_str());
    let known = pair
        .home
        .read(|tx| vouchers_issued::of_member(tx, &abroad.member().id))
        .unwrap();
    assert_eq!(
        (known.len(), said["jti"].as_str()),
        (1, Some(known[0].jti.as_str()))
    );
    assert!(!issued.token.contains("maren"));
    let log = pair
        .home
        .read(|tx| sharing_log::of_member(tx, &abroad.member().id))
        .unwrap();
    assert_eq!((log[0].purpose, log[0].times), (SharedFor::Voucher, 1));
}

/// 2.21: a voucher is for members who qualify, of a peer, for an offer that it told us of, and not by the dozen.
#[test]
fn none_is_made_for_whoever_does_not_qualify_or_for_whoever_may_not_ask() {
    let pair = pair(BenefitTerm {
        tiers: [tier_iri(&group(HOME), &Slug::parse("chapter").unwrap())].into(),
        ..term(HOST)
    });
    let abroad = samples::member(&pair.home, "maren_o");
    let no = pair.issue(&abroad, 1, 5).unwrap_err();
    assert!(matches!(no, IssueRefused::NotQualified(_)), "{no}");
    act(&pair.home, |tx| {
        held_offers::put(tx, &held_offer(HOST, term(HOST)))
    });
    for number in 0..PER_HOUR_MAX {
        assert!(pair.issue(&abroad, u8::try_from(number).unwrap(), 5).is_ok());
    }
    let no = pair.issue(&abroad, 99, 6).unwrap_err();
    assert!(matches!(no, IssueRefused::TooMany), "{no}");
    assert!(pair.issue(&abroad, 99, 5 + HOUR_SECONDS).is_ok());
    let no = issue_at(&pair.home, (&abroad, "c.example"), 1, 6).unwrap_err();
    assert!(matches!(no, IssueRefused::NotAPeer), "{no}");
    befriend(&pair.home, "c.example");
    let no = issue_at(&pair.home, (&abroad, "c.example"), 1, 6).unwrap_err();
    assert!(matches!(no, IssueRefused::NoSuchOffer), "{no}");
    // An offer of one host asked for by another.
    let (own, third, offer) = (group(HOME), group("c.example"), offer_iri(HOST));
    let long = nonce(1);
    let asked = |nonce| {
        let asked = VoucherAsked {
            audience: &third,
            offer: &offer,
            nonce,
        };
        pair.home.read(|tx| would_say(tx, &abroad, (&own, asked), at(6)))
    };
    assert!(matches!(asked(long.as_str()), Err(IssueRefused::NoSuchOffer)));
    assert!(matches!(asked("short"), Err(IssueRefused::Nonce)));
}

/// Claims of an offer that is not there, of a level for nobody, and of an event that is not shown.
#[test]
fn nobody_sets_out_for_what_cannot_be_had() {
    let pair = pair(term(HOST));
    let maren = signed_in(&pair.host, "maren", 1);
    let begin = |offer: &domain::OfferId, browser, what: crate::begin_claim::ClaimFor, second| {
        refused(&pair.host, |tx| {
            begin_claim(tx, browser, offer, what.clone(), &nonce(1), at(second))
        })
    };
    let none = domain::OfferId::new(0, [9; 10]);
    assert!(matches!(
        begin(&none, ONE, ticket(), 5),
        ClaimRefused::NoSuchOffer
    ));
    assert!(matches!(
        begin(&offer_id(), ONE, ticket(), -5),
        ClaimRefused::NoSuchOffer
    ));
    let level = crate::begin_claim::ClaimFor::Joining {
        member: maren.member().id.clone(),
        tier: Slug::parse("chapter").unwrap(),
    };
    assert!(matches!(
        begin(&offer_id(), ONE, level, 5),
        ClaimRefused::NotSignedIn
    ));
    let gone = crate::begin_claim::ClaimFor::Event(samples::event_id(7));
    assert!(matches!(
        begin(&offer_id(), ONE, gone, 5),
        ClaimRefused::Nothing(_)
    ));
    samples::publish(
        &pair.host,
        2,
        &crate::sample_vouchers::dinner("40"),
        &domain::Audience::Members,
    );
    let hidden = crate::begin_claim::ClaimFor::Event(samples::event_id(2));
    let no = begin(&offer_id(), ONE, hidden, 5);
    assert!(no.to_string().contains("no such event"), "{no}");
    let short = refused(&pair.host, |tx| {
        begin_claim(tx, ONE, &offer_id(), ticket(), "short", at(5))
    });
    assert!(matches!(short, ClaimRefused::Nonce));
}

/// F16: what was issued while the agreement stood is honoured, what is issued later is not.
#[test]
fn an_end_honours_what_was_issued_before_it() {
    let pair = pair(term(HOST));
    let abroad = samples::member(&pair.home, "maren_o");
    for number in [1, 2] {
        pair.ask(ONE, &ticket(), number, 5).unwrap();
    }
    let before = pair.issue(&abroad, 1, 6).unwrap().token;
    let ended = OwnOffer {
        valid_through: Some(at(10)),
        ..own_offer(HOST, term(HOST))
    };
    act(&pair.host, |tx| own_offers::put(tx, &ended));
    assert!(pair.redeem(ONE, &before, 1, 300).is_ok());
    let no = pair.ask(ONE, &ticket(), 3, 11).unwrap_err();
    assert!(matches!(no, ClaimRefused::NoSuchOffer));
    // A home that has not heard of it, two minutes later.
    let after = pair.issue(&abroad, 2, 130).unwrap().token;
    let no = pair.redeem(ONE, &after, 2, 300).unwrap_err();
    assert!(matches!(no, RedeemRefused::Over), "{no}");
}

/// V16, V15: the host asks nobody. With the old key beside the new one what she carries counts; once the old one is taken away
/// it does not. V6: neither does what another peer signed in the name of the partner.
#[test]
fn the_keys_that_are_pinned_decide_and_nobody_is_asked() {
    let pair = pair(term(HOST));
    let abroad = samples::member(&pair.home, "maren_o");
    for number in [1, 2] {
        pair.ask(ONE, &ticket(), number, 5).unwrap();
    }
    let (first, second) = (
        pair.issue(&abroad, 1, 6).unwrap().token,
        pair.issue(&abroad, 2, 6).unwrap().token,
    );
    let key = |seed: [u8; 32]| Ed25519Key::from_seed(seed).public().to_multikey();
    let new = (group(HOME).with_fragment("ed25519-key-2"), key([7; 32]));
    let old = (key_name(HOME), key(seed(HOME)));
    pin(&pair.host, HOME, vec![old.clone(), new.clone()]);
    assert!(pair.redeem(ONE, &first, 1, 7).is_ok());
    pin(&pair.host, HOME, vec![new]);
    let no = pair.redeem(ONE, &second, 2, 8).unwrap_err();
    assert!(matches!(no, RedeemRefused::Token(VoucherRefused::Issuer)), "{no}");
    // The name of the old key with the bytes of another peer's.
    pin(&pair.host, HOME, vec![(old.0.clone(), key(seed("c.example")))]);
    let no = pair.redeem(ONE, &second, 2, 8).unwrap_err();
    assert!(matches!(no, RedeemRefused::Token(VoucherRefused::Issuer)), "{no}");
    pin(&pair.host, HOME, vec![old]);
    assert!(pair.redeem(ONE, &second, 2, 8).is_ok(), "the control");
}

/// V5, as a whole: what is not of now counts for nothing.
#[test]
fn a_token_counts_for_ten_minutes() {
    let pair = pair(term(HOST));
    let abroad = samples::member(&pair.home, "maren_o");
    pair.ask(ONE, &ticket(), 1, 100).unwrap();
    let token = pair.issue(&abroad, 1, 95).unwrap().token;
    for second in [695, 700, 4] {
        let no = pair.redeem(ONE, &token, 1, second).unwrap_err();
        assert!(no.is_unauthorised(), "{second}: {no}");
    }
    assert!(pair.redeem(ONE, &token, 1, 694).is_ok());
}

/// Texts in what a token says, however deep, and hashes of them; what everybody's tokens have in common is left out.
fn texts(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.len() >= 16 && !text.contains("://") => {
            into.insert(text.clone());
            into.insert(domain::hex(&sha256(text.as_bytes())));
        }
        Value::Array(all) => all.iter().for_each(|one| texts(one, into)),
        Value::Object(all) => all.values().for_each(|one| texts(one, into)),
        _ => {}
    }
}

/// V17, F6: one member at two hosts. Nothing that tells her apart there is in the store of the other, and nothing by which her
/// home knows her is in either.
#[test]
fn two_hosts_have_nothing_in_common_that_tells_of_one_member() {
    let pair = pair(term(HOST));
    let abroad = samples::member(&pair.home, "maren_o");
    let third = node("c.example", HOME);
    act(&third, |tx| {
        own_offers::put(tx, &own_offer("c.example", term("c.example")))
    });
    samples::publish(
        &third,
        1,
        &crate::sample_vouchers::dinner("40"),
        &domain::Audience::Public,
    );
    befriend(&pair.home, "c.example");
    act(&pair.home, |tx| {
        held_offers::put(tx, &held_offer("c.example", term("c.example")))
    });
    let there = ClaimSession::Browser("another");
    pair.ask(ONE, &ticket(), 1, 5).unwrap();
    third
        .transact_blocking(|tx| begin_claim(tx, there, &offer_id(), ticket(), &nonce(2), at(5)))
        .unwrap();
    let here_token = pair.issue(&abroad, 1, 6).unwrap().token;
    let there_token = issue_at(&pair.home, (&abroad, "c.example"), 2, 6).unwrap().token;
    let here = pair.redeem(ONE, &here_token, 1, 7).unwrap();
    let elsewhere = redeem_at((&third, "c.example"), there, &there_token, (2, 7)).unwrap();
    assert!(here.sub != elsewhere.sub && here.jti != elsewhere.jti);
    let said = |token: &str| {
        let mut found = BTreeSet::new();
        texts(&Value::Object(claims(token).unwrap()), &mut found);
        assert!(found.len() >= 6, "name, key and token: {found:?}");
        found
    };
    let (of_one, of_other) = (said(&here_token), said(&there_token));
    assert!(of_one.is_disjoint(&of_other), "{of_one:?} {of_other:?}");
    for (store, strange) in [(&pair.host, &of_other), (&third, &of_one)] {
        for text in strange {
            assert!(store.tables_with(text).is_empty(), "{text}");
        }
        for hers in ["maren_o", abroad.member().id.as_str()] {
            assert!(store.tables_with(hers).is_empty(), "{hers}");
        }
    }
    assert!(!pair.host.tables_with(&here.sub).is_empty(), "the control");
}
