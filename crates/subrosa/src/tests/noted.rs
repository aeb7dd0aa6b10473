//! What the audit chain says of removals, votes, settings, archives and stewards who follow (R11): the act, and no more of it
//! than may be kept for as long as the room.

use super::*;

/// What was noted since the room was made, the oldest first.
fn noted(house: &House, who: &Membership, id: RoomId) -> Vec<(Audited, By)> {
    let audit = house.rooms.audit(who, id).unwrap();
    assert_eq!(audit.whole, Whole::Yes);
    let entries = audit.entries.into_iter().rev().skip(1);
    entries.map(|entry| (entry.what, entry.by)).collect()
}

fn by(who: &Membership) -> By {
    By::Member(who.member().id.clone())
}

#[test]
fn a_removal_by_a_steward_is_noted_and_one_by_the_author_is_not() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(0));
    let (thread, own) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("one"), at(1))
        .unwrap();
    let post = || {
        house
            .rooms
            .post(&second, id, thread, &said("two"), at(2))
            .unwrap()
    };
    let (hers, others) = (post(), post());
    house.rooms.remove(&second, id, thread, hers, at(3)).unwrap();
    house.rooms.remove(&first, id, thread, own, at(3)).unwrap();
    let refused = house.rooms.remove(&second, id, thread, own, at(3));
    assert!(refused.is_err());
    assert!(noted(&house, &first, id).is_empty());
    house.rooms.remove(&first, id, thread, others, at(4)).unwrap();
    assert!(noted(&house, &first, id) == [(Audited::PostRemoved, by(&first))]);
}

#[test]
fn a_vote_is_noted_when_it_is_proposed_and_when_it_is_carried_or_lapses() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    house.rooms.propose_history(&first, id, at(1)).unwrap();
    assert!(house.rooms.propose_history(&first, id, at(1)).is_err());
    house.rooms.sweep(at(8 * DAY)).unwrap();
    house.rooms.propose_history(&first, id, at(8 * DAY)).unwrap();
    let carried = house.rooms.agree_history(&first, id, at(8 * DAY));
    assert_eq!(carried, Ok(Vote::Carried));
    let proposed = || (Audited::HistoryProposed, by(&first));
    let expected = [
        proposed(),
        (Audited::HistoryLapsed, By::Node),
        proposed(),
        (Audited::HistoryOpened, By::SomeMember),
    ];
    assert!(noted(&house, &first, id) == expected);
}

#[test]
fn settings_and_an_archive_are_noted_once_and_only_if_something_changes() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let change = |retention| RoomChange {
        name: RoomName::parse("Licensing war stories").unwrap(),
        retention,
        entry: EntryRule::new(0, 0, BTreeSet::new()).unwrap(),
    };
    for retention in [Retention::Days90, Retention::Days30, Retention::Days30] {
        house
            .rooms
            .change_room(&first, id, &change(retention), at(1))
            .unwrap();
    }
    let longer = house
        .rooms
        .change_room(&first, id, &change(Retention::Days90), at(1));
    assert!(longer.is_err());
    house.rooms.archive(id, at(2)).unwrap();
    house.rooms.archive(id, at(3)).unwrap();
    let expected = [
        (Audited::SettingsChanged, by(&first)),
        (Audited::Archived, By::Operator),
    ];
    assert!(noted(&house, &first, id) == expected);
}

#[test]
fn a_steward_who_follows_is_named_to_the_room() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(1));
    let third = house.let_in(3, id, at(2));
    let stays = |gone: &Membership| {
        let gone = gone.member().id.clone();
        move |member: &MemberId| match *member == gone {
            true => Stays::Left,
            false => Stays::Yes,
        }
    };
    house.rooms.settle_members(stays(&third), at(3)).unwrap();
    house.rooms.settle_members(stays(&first), at(4)).unwrap();
    let audit = house.rooms.audit(&second, id).unwrap();
    let noted: Vec<_> = audit.entries.iter().map(|entry| &entry.what).collect();
    let follows = Audited::StewardFollowed(second.member().id.clone());
    assert!(noted == [&follows]);
}
