//! A post that is reported is shown to stewards, and to nobody else by that (D2).

use std::sync::Arc;

use engine::{Fault, MemoryEngine, Moment, Step};

use super::at_rest::rows;
use super::*;
use crate::keyring::KeyUse;
use crate::tx::{POSTS, REPORTS};

fn reason(text: &str) -> ReportReason {
    ReportReason::parse(text).unwrap()
}

/// The oldest report, as a steward sees it: what was said, why, and how it stands.
fn first_report(house: &House, steward: &Membership, id: RoomId, now: Timestamp) -> ReportShown {
    let shown = house.rooms.reports(steward, id, now).ok().unwrap();
    shown.reports.into_iter().next().unwrap()
}

fn words(house: &House, steward: &Membership, id: RoomId) -> Vec<(String, Vec<String>)> {
    let shown = house.rooms.reports(steward, id, at(9)).ok().unwrap();
    let reason = |one: &ReportReason| one.reveal(&shown.access).to_owned();
    let line = |one: &ReportShown| {
        let text = one.text.reveal(&shown.access).to_owned();
        (text, one.reasons.iter().map(reason).collect())
    };
    shown.reports.iter().map(line).collect()
}

fn latest(house: &House, who: &Membership, id: RoomId) -> Audited {
    let shown = house.rooms.audit(who, id).ok().unwrap();
    assert!(shown.whole == Whole::Yes);
    shown.entries[0].what.clone()
}

/// D2: who may not read a post cannot report it, and nobody is given any of it back; members are shown no report.
#[test]
fn to_report_a_post_gives_it_to_nobody_who_may_not_read_it() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, post) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("before her"), at(1))
        .unwrap();
    let late = house.let_in(2, id, at(2));
    let outsider = house.member(3);
    let rooms = &house.rooms;
    let why = reason("x");
    let gone = || Err(ReportRefused::Rooms(RoomsError::NoSuchRoom));
    let never = RoomId::parse("0123456789ABCDEFGHJKMNPQRS").unwrap();
    let other = PostId::parse("0123456789ABCDEFGHJKMNPQRS").unwrap();
    // She entered after it was said, she never entered, there is no such room, there is no such post.
    let keys = rooms.keys().names().count();
    assert_eq!(rooms.report(&late, id, thread, post, &why, at(3)), gone());
    assert_eq!(rooms.report(&outsider, id, thread, post, &why, at(3)), gone());
    assert_eq!(rooms.report(&first, never, thread, post, &why, at(3)), gone());
    assert_eq!(rooms.report(&first, id, thread, other, &why, at(3)), gone());
    assert_eq!(rooms.keys().names().count(), keys);
    let no_steward = Some(StewardingRefused::NoSteward);
    assert_eq!(rooms.reports(&late, id, at(3)).err(), no_steward);
    let no_room = Some(StewardingRefused::Rooms(RoomsError::NoSuchRoom));
    assert_eq!(rooms.reports(&outsider, id, at(3)).err(), no_room);
    assert!(words(&house, &first, id).is_empty());
    let mine = rooms
        .post(&late, id, thread, &said("after she came"), at(4))
        .unwrap();
    assert!(rooms.report(&late, id, thread, mine, &why, at(5)).is_ok());
    assert_eq!(words(&house, &first, id)[0].0, "after she came");
}

/// F11, D2: reported twice it is one report with two reasons; what is noted names neither her who reports nor the post.
#[test]
fn what_is_reported_twice_is_one_report_and_nobody_is_told_by_whom() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (second, third) = (house.let_in(2, id, at(0)), house.let_in(3, id, at(0)));
    let rooms = &house.rooms;
    let (thread, post) = rooms
        .begin_thread(&third, id, &title(), &said("a price list"), at(1))
        .unwrap();
    let report = |who, why: &str| rooms.report(who, id, thread, post, &reason(why), at(2)).unwrap();
    let one = report(&second, "prices");
    assert!(one == report(&first, "the same"));
    assert_eq!(
        words(&house, &first, id),
        [(
            "a price list".to_owned(),
            vec!["prices".to_owned(), "the same".to_owned()]
        )]
    );
    let audit = rooms.audit(&second, id).ok().unwrap();
    assert!(audit.head.number == 2 && audit.entries[0].by == By::SomeMember);
    let shown = first_report(&house, &first, id, at(2));
    assert!(shown.author == Author::Member(third.member().id.clone()) && shown.state == ReportState::Open);
    for _ in 0..2 * REASONS_MAX {
        report(&second, "again");
    }
    assert_eq!(words(&house, &first, id)[0].1.len(), REASONS_MAX);
}

/// F11: a steward removes it or not, once; a witness is left for thirty days, whatever the room keeps.
#[test]
fn a_steward_settles_a_report_and_the_witness_goes_thirty_days_later() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days7);
    let second = house.let_in(2, id, at(0));
    let rooms = &house.rooms;
    let (thread, kept) = rooms
        .begin_thread(&second, id, &title(), &said("kept"), at(1))
        .unwrap();
    let removed = rooms.post(&second, id, thread, &said("removed"), at(2)).unwrap();
    let report = |post| {
        rooms
            .report(&first, id, thread, post, &reason("x"), at(3))
            .unwrap()
    };
    let (one, other) = (report(kept), report(removed));
    let settle = |who, report, outcome| rooms.settle_report(who, id, report, outcome, at(DAY));
    let refused = settle(&second, one, Outcome::Removed).err();
    assert_eq!(refused, Some(StewardingRefused::NoSteward.into()));
    assert_eq!(settle(&first, one, Outcome::Kept), Ok(()));
    assert!(latest(&house, &second, id) == Audited::ReportKept);
    assert_eq!(settle(&first, one, Outcome::Removed), Err(SettleRefused::Settled));
    assert_eq!(settle(&first, other, Outcome::Removed), Ok(()));
    assert!(latest(&house, &second, id) == Audited::ReportRemoved);
    assert_eq!(house.texts(&first, id, thread, at(DAY)), ["kept"]);
    let witnesses = |now| {
        rooms.sweep(now).unwrap();
        rooms.reports(&first, id, now).ok().unwrap().reports.len()
    };
    // The posts are over, and the keys of their epoch; the witnesses lie under a key of their own.
    assert_eq!((witnesses(at(8 * DAY)), rows(&house, POSTS).len()), (2, 0));
    assert_eq!(words(&house, &first, id)[1].0, "removed");
    assert_eq!(witnesses(at(31 * DAY - 1)), 2);
    assert_eq!(witnesses(at(31 * DAY)), 0);
    let none = rooms.settle_report(&first, id, one, Outcome::Kept, at(32 * DAY));
    assert_eq!(none, Err(SettleRefused::NoReport));
    rooms.sweep(at(33 * DAY)).unwrap();
    let is_apart = |use_of: &KeyUse| matches!(use_of, KeyUse::Apart(_));
    assert!(!rooms.keys().names().any(|name| is_apart(&name.opens)));
    assert!(rows(&house, REPORTS).is_empty());
}

/// R13: a witness is kept for longer than a name, and does not keep the name.
#[test]
fn a_witness_names_nobody_once_the_days_of_the_names_are_over() {
    let house = House::new();
    let days = PseudonymDays::new(1).unwrap();
    let (id, first) = house.room(1, Rule::Chatham(days), Retention::UntilClosed);
    let second = house.let_in(2, id, at(0));
    let rooms = &house.rooms;
    let (thread, post) = rooms
        .begin_thread(&second, id, &title(), &said("one"), at(1))
        .unwrap();
    rooms
        .report(&first, id, thread, post, &reason("x"), at(2))
        .unwrap();
    let author = |now| first_report(&house, &first, id, now).author;
    let her = Author::Member(second.member().id.clone());
    assert!(author(at(DAY)) == her);
    assert!(author(at(DAY + 1)) != her);
    rooms.sweep(at(3 * DAY)).unwrap();
    assert!(author(at(1)) != her);
    assert_eq!(words(&house, &first, id)[0].0, "one");
}

/// F11: who takes away what was reported is known to the stewards as long as its witness is there, and once she is deleted the
/// witness goes, though no post of that day is left.
#[test]
fn whoever_takes_a_reported_post_away_stays_known_and_leaves_no_witness_when_she_is_deleted() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(0));
    let rooms = &house.rooms;
    let (thread, post) = rooms
        .begin_thread(&second, id, &title(), &said("hers"), at(1))
        .unwrap();
    rooms
        .report(&first, id, thread, post, &reason("x"), at(2))
        .unwrap();
    rooms.remove(&second, id, thread, post, at(3)).unwrap();
    rooms.sweep(at(5 * DAY)).unwrap();
    assert!(rows(&house, POSTS).is_empty());
    let her = second.member().id.clone();
    let shown = first_report(&house, &first, id, at(5 * DAY));
    assert!(shown.author == Author::Member(her.clone()));
    let stays = |member: &MemberId| match *member == her {
        true => Stays::Deleted,
        false => Stays::Yes,
    };
    rooms.settle_members(stays, at(6 * DAY)).unwrap();
    assert!(words(&house, &first, id).is_empty());
    rooms.sweep(at(7 * DAY)).unwrap();
    assert!(rows(&house, crate::tx::NAMES).is_empty());
}

/// F11: of somebody who was deleted a closed room keeps no witness either, and those of others as they are.
#[test]
fn with_a_deleted_member_go_the_witnesses_of_what_she_said() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(0));
    let rooms = &house.rooms;
    let (thread, hers) = rooms
        .begin_thread(&second, id, &title(), &said("hers"), at(1))
        .unwrap();
    let mine = rooms.post(&first, id, thread, &said("mine"), at(2)).unwrap();
    for post in [hers, mine] {
        rooms
            .report(&first, id, thread, post, &reason("x"), at(3))
            .unwrap();
    }
    let deleted = second.member().id.clone();
    let stays = |member: &MemberId| match *member == deleted {
        true => Stays::Deleted,
        false => Stays::Yes,
    };
    rooms.settle_members(stays, at(4)).unwrap();
    assert_eq!(
        words(&house, &first, id),
        [("mine".to_owned(), vec!["x".to_owned()])]
    );
}

/// A report that no steward settles is not kept for ever, and a room has so many and no more.
#[test]
fn reports_are_limited_in_number_and_in_time() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::UntilClosed);
    let rooms = &house.rooms;
    let (thread, mut post) = rooms
        .begin_thread(&first, id, &title(), &said("0"), at(0))
        .unwrap();
    for number in 0..REPORTS_OPEN_MAX {
        let done = rooms.report(&first, id, thread, post, &reason("x"), at(1));
        assert!(done.is_ok(), "{number}");
        post = rooms.post(&first, id, thread, &said("more"), at(1)).unwrap();
    }
    let refused = rooms.report(&first, id, thread, post, &reason("x"), at(2));
    assert_eq!(refused, Err(ReportRefused::TooMany));
    rooms.sweep(at(UNSETTLED_DAYS * DAY)).unwrap();
    assert_eq!(rows(&house, REPORTS).len(), REPORTS_OPEN_MAX);
    rooms.sweep(at(UNSETTLED_DAYS * DAY + 1)).unwrap();
    assert!(rows(&house, REPORTS).is_empty());
    let again = rooms.report(&first, id, thread, post, &reason("x"), at(91 * DAY));
    assert!(again.is_ok());
}

/// Killed at the commit, a post is removed with its report settled and noted, or nothing of it happened.
#[test]
fn a_kill_settles_a_report_wholly_or_not_at_all() {
    for moment in [Moment::Before, Moment::After] {
        let house = House::new();
        let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
        let (thread, post) = house
            .rooms
            .begin_thread(&first, id, &title(), &said("one"), at(1))
            .unwrap();
        let report = house
            .rooms
            .report(&first, id, thread, post, &reason("x"), at(2))
            .unwrap();
        let (_, flushes) = house.engine.steps();
        house
            .engine
            .script(Step::Flush(flushes + 1), Fault::Crash(moment));
        let settled = house
            .rooms
            .settle_report(&first, id, report, Outcome::Removed, at(3));
        assert!(settled.is_err());
        let again = Arc::new(MemoryEngine::reopen(house.engine.crash(0)));
        let rooms = rooms_over(again, &house.key_file()).unwrap();
        let audit = rooms.audit(&first, id).ok().unwrap();
        let is_there = rooms
            .posts(&first, id, thread, None, at(4))
            .is_ok_and(|page| !page.posts.is_empty());
        let state = rooms
            .reports(&first, id, at(4))
            .ok()
            .unwrap()
            .reports
            .remove(0)
            .state;
        assert_eq!(audit.whole, Whole::Yes);
        assert_eq!(
            (is_there, audit.head.number == 2),
            (state == ReportState::Open, is_there)
        );
    }
}
