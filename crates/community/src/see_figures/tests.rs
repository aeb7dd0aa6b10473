//! What two nodes say of the same vouchers: the same, or that they differ.

use store::Database;
use store::settlements::{LetOff, Settled, count};

use super::*;
use crate::sample_vouchers::{HOME, HOST, euros, money, offer_iri, own_offer, term};
use crate::samples::{self, act, origin};

fn month() -> Month {
    Month::parse("2026-10").unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A day within the month.
fn within() -> Timestamp {
    at("2026-10-20T12:00:00Z")
}

fn less() -> LetOff {
    LetOff {
        full: money("40"),
        price: money("32"),
        currency: euros(),
    }
}

/// The host with an offer of its own, and the home of those who use it.
fn nodes() -> (Database, Database) {
    let (host, home) = (samples::node_at(HOST), samples::node_at(HOME));
    let offer = own_offer(HOST, term(HOST));
    act(&host, |tx| own_offers::put(tx, &offer));
    (host, home)
}

fn counts(database: &Database, what: Settled<'_>, times: usize, now: Timestamp) {
    let offer = offer_iri(HOST);
    for _ in 0..times {
        act(database, |tx| {
            count(tx, offer.as_str(), month().as_str(), what, now)
        });
    }
}

/// One node hears what the other tells it.
fn hears(database: &Database, from: &Database, (own, peer): (&str, &str), now: Timestamp) {
    let told = from.read(|tx| own_half(tx, &origin(own), &month()));
    let (settlement, changed) = told.unwrap();
    let heard = FiguresHeard {
        peer: origin(peer),
        month: month(),
        settlement,
        heard: now,
        changed,
    };
    act(database, |tx| figures_heard::put(tx, &heard));
}

fn seen(database: &Database, now: Timestamp) -> Vec<PeerFigures> {
    let officer = samples::officer(database);
    let read = database.read(|tx| see_figures(tx, &officer, &month(), now));
    read.unwrap()
}

fn numbers(figures: &PeerFigures) -> [Option<u64>; 5] {
    [
        figures.issued,
        figures.redeemed,
        figures.refused,
        figures.voided,
        figures.expired,
    ]
}

/// 2.22: both nodes show the same five sums, each in the direction in which it sees them.
#[test]
fn both_nodes_show_the_same_sums_once_each_has_heard_the_other() {
    let (host, home) = nodes();
    let off = less();
    counts(&home, Settled::Issued, 14, within());
    counts(&host, Settled::Redeemed(&off), 13, within());
    counts(&host, Settled::Voided(&off), 1, within());
    counts(&host, Settled::Refused, 1, within());
    let early = at("2026-11-02T00:00:00Z");
    let alone = seen(&home, early);
    assert_eq!(alone.len(), 1);
    assert_eq!(numbers(&alone[0]), [Some(14), None, None, None, None]);
    assert_eq!(alone[0].stands, FiguresStand::Waits);
    hears(&home, &host, (HOME, HOST), early);
    hears(&host, &home, (HOST, HOME), early);
    for (now, expired) in [(early, None), (at("2026-12-02T00:00:00Z"), Some(1))] {
        let (there, here) = (seen(&home, now), seen(&host, now));
        assert_eq!((there.len(), here.len()), (1, 1));
        assert_eq!(
            numbers(&there[0]),
            [Some(14), Some(12), Some(1), Some(1), expired]
        );
        assert_eq!(numbers(&there[0]), numbers(&here[0]));
        assert_eq!(there[0].less, here[0].less);
        assert_eq!(there[0].less, [(money("96.00"), euros())]);
        assert_eq!(
            (there[0].stands, here[0].stands),
            (FiguresStand::Agrees, FiguresStand::Agrees)
        );
        assert_eq!(
            (there[0].direction, here[0].direction),
            (Direction::OursThere, Direction::TheirsHere)
        );
    }
}

/// F6, 2.22: a host that says it honoured more than were given out is seen on both sides, and a month that is settled does not
/// change unseen.
#[test]
fn too_many_and_too_late_are_shown_to_both() {
    let (host, home) = nodes();
    let off = less();
    counts(&home, Settled::Issued, 2, within());
    counts(&host, Settled::Redeemed(&off), 2, within());
    let early = at("2026-11-02T00:00:00Z");
    hears(&home, &host, (HOME, HOST), early);
    hears(&host, &home, (HOST, HOME), early);
    let late = at("2027-01-02T00:00:01Z");
    counts(&host, Settled::Voided(&off), 1, late);
    hears(&home, &host, (HOME, HOST), late);
    for database in [&host, &home] {
        assert_eq!(seen(database, late)[0].stands, FiguresStand::Late);
    }
    counts(&host, Settled::Redeemed(&off), 2, late);
    hears(&home, &host, (HOME, HOST), late);
    for database in [&host, &home] {
        let figures = seen(database, late);
        assert_eq!(figures[0].stands, FiguresStand::TooMany);
        assert_eq!(figures[0].expired, None);
    }
}

/// 2.22: what is told to one peer is of that peer's offers and members alone, and nothing of a month in which nothing was.
#[test]
fn a_peer_is_told_of_its_own_vouchers_alone() {
    let (host, _) = nodes();
    counts(&host, Settled::Refused, 1, within());
    let elsewhere = offer_iri("c.example");
    act(&host, |tx| {
        count(
            tx,
            elsewhere.as_str(),
            month().as_str(),
            Settled::Issued,
            within(),
        )
    });
    let told = |peer: &str, month: &Month| {
        let read: Result<_, StoreError> = host.read(|tx| own_half(tx, &origin(peer), month));
        read.unwrap()
    };
    let (lines, changed) = told(HOME, &month());
    assert_eq!((lines.len(), changed), (1, within()));
    assert_eq!((lines[0].issued, lines[0].used.is_some()), (None, true));
    let (lines, _) = told("c.example", &month());
    assert_eq!((lines[0].issued, lines[0].used.is_some()), (Some(1), false));
    let nothing = (Vec::new(), month().end());
    assert_eq!(told("d.example", &month()), nothing);
    assert_eq!(told(HOME, &month().after()), (Vec::new(), month().after().end()));
}
