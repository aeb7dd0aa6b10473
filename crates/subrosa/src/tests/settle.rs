//! Rooms follow who is a member of the community (D7, and what is kept of who was deleted).

use super::*;

fn stays<'a>(gone: &'a [(&'a MemberId, Stays)]) -> impl Fn(&MemberId) -> Stays + 'a {
    move |member| {
        let found = gone.iter().find(|(one, _)| *one == member);
        found.map_or(Stays::Yes, |(_, stays)| *stays)
    }
}

fn begin(house: &House, who: &Membership, id: RoomId, text: &str, now: Timestamp) -> ThreadId {
    let begun = house.rooms.begin_thread(who, id, &title(), &said(text), now);
    begun.unwrap().0
}

/// R7, D7: her seat goes, and what is said next lies under a key that was made after that.
#[test]
fn who_left_the_community_loses_her_seats_and_what_she_said_stays() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(0));
    let other = house.room(3, Rule::Closed, Retention::Days90).0;
    house.rooms.enter(&second, other, &signed(), at(0)).unwrap();
    let thread = begin(&house, &second, id, "hers", at(1));
    let invitation = house.rooms.invite(&second, id, at(1)).unwrap();
    let epoch = || house.rooms.look(|tx| house.rooms.room(tx, id)).unwrap().epoch;
    let before = epoch();
    let gone = [(&second.member().id, Stays::Left)];
    house.rooms.settle_members(stays(&[]), at(2)).unwrap();
    assert_eq!(
        (epoch(), house.rooms.rooms_of(&second).unwrap().len()),
        (before, 2)
    );
    house.rooms.settle_members(stays(&gone), at(2)).unwrap();
    assert!(epoch() > before);
    assert!(house.rooms.rooms_of(&second).unwrap().is_empty());
    let door = house.rooms.at_door(&second, invitation, &signed(), at(3));
    assert_eq!(door, Err(RoomsError::NoSuchRoom));
    assert_eq!(house.texts(&first, id, thread, at(3)), ["hers"]);
    house
        .rooms
        .post(&first, id, thread, &said("without her"), at(4))
        .unwrap();
    assert_eq!(house.rooms.news(&second), 0);
    let after = epoch();
    house.rooms.settle_members(stays(&gone), at(5)).unwrap();
    assert_eq!(epoch(), after, "nothing is done twice");
}

/// In a closed room all she said is erased, also if she had left the room before, with the title of what she began.
#[test]
fn of_who_was_deleted_a_closed_room_keeps_nothing() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(0));
    let own = begin(&house, &second, id, "hers alone", at(1));
    let joint = begin(&house, &second, id, "hers", at(1));
    house
        .rooms
        .post(&first, id, joint, &said("answer"), at(2))
        .unwrap();
    house
        .rooms
        .post(&second, id, joint, &said("hers too"), at(DAY))
        .unwrap();
    house.rooms.leave(&second, id, at(DAY)).unwrap();
    let deleted = [(&second.member().id, Stays::Deleted)];
    house.rooms.settle_members(stays(&deleted), at(2 * DAY)).unwrap();
    let texts = || house.texts(&first, id, joint, at(2 * DAY));
    assert_eq!(texts(), ["answer"]);
    let gone = house.rooms.posts(&first, id, own, None, at(2 * DAY));
    assert_eq!(gone.err(), Some(RoomsError::NoSuchRoom));
    let threads = house.rooms.threads(&first, id).unwrap();
    assert!(threads.len() == 1 && threads[0].title.is_none());
    for day in [Day::of(at(1)), Day::of(at(DAY))] {
        let names = house.rooms.look(|tx| house.rooms.names(tx, id, day)).unwrap();
        let spoke = names.is_some_and(|names| names.pseudonym(&second.member().id).is_some());
        assert!(!spoke);
    }
    house.rooms.settle_members(stays(&deleted), at(3 * DAY)).unwrap();
    assert_eq!(texts(), ["answer"]);
}

/// Its first post went by its age before she was deleted, and somebody else goes on with it.
#[test]
fn of_who_was_deleted_the_title_of_a_thread_goes_also_when_its_first_post_is_over() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days30);
    let second = house.let_in(2, id, at(0));
    let hers = begin(&house, &second, id, "hers", at(1));
    let mine = begin(&house, &first, id, "mine", at(1));
    for thread in [hers, mine] {
        let answer = said("answer");
        house
            .rooms
            .post(&first, id, thread, &answer, at(20 * DAY))
            .unwrap();
    }
    let titled = || -> BTreeSet<ThreadId> {
        let threads = house.rooms.threads(&first, id).unwrap();
        let titled = threads.iter().filter(|thread| thread.title.is_some());
        titled.map(|thread| thread.id).collect()
    };
    house.rooms.sweep(at(35 * DAY)).unwrap();
    assert_eq!(house.texts(&first, id, hers, at(35 * DAY)), ["answer"]);
    assert_eq!(titled(), BTreeSet::from([hers, mine]), "a thread keeps its title");
    let deleted = [(&second.member().id, Stays::Deleted)];
    house.rooms.settle_members(stays(&deleted), at(36 * DAY)).unwrap();
    assert_eq!(titled(), BTreeSet::from([mine]));
    assert_eq!(house.texts(&first, id, hers, at(36 * DAY)), ["answer"]);
}

/// R13: in a Chatham House room it stays, and from that moment on nobody knows whose it was.
#[test]
fn of_who_was_deleted_a_chatham_house_room_forgets_the_name() {
    let house = House::new();
    let rule = Rule::Chatham(PseudonymDays::DEFAULT);
    let (id, first) = house.room(1, rule, Retention::Days90);
    let second = house.let_in(2, id, at(0));
    let thread = begin(&house, &first, id, "mine", at(1));
    house
        .rooms
        .post(&second, id, thread, &said("hers"), at(2))
        .unwrap();
    let authors = || -> Vec<bool> {
        let shown = house.rooms.posts(&first, id, thread, None, at(3)).unwrap();
        let is_named = |post: &PostShown| matches!(post.author, Author::Member(_));
        shown.posts.iter().map(is_named).collect()
    };
    assert_eq!(authors(), [true, true]);
    let deleted = [(&second.member().id, Stays::Deleted)];
    house.rooms.settle_members(stays(&deleted), at(3)).unwrap();
    assert_eq!(authors(), [true, false]);
    assert_eq!(house.texts(&first, id, thread, at(3)), ["mine", "hers"]);
}

#[test]
fn if_the_only_steward_goes_the_member_who_is_in_for_longest_follows() {
    let house = House::new();
    let (id, first) = house.room(9, Rule::Closed, Retention::Days90);
    let late = house.let_in(1, id, at(20));
    let early = house.let_in(3, id, at(10));
    let gone = [(&first.member().id, Stays::Left)];
    house.rooms.settle_members(stays(&gone), at(30)).unwrap();
    let shown = house.rooms.see_room(&late, id).unwrap();
    assert_eq!(shown.stewards, [early.member().id.clone()]);
    assert_eq!(shown.members.len(), 2);
}

#[test]
fn where_another_steward_stays_nobody_follows() {
    let house = House::new();
    let (id, first) = house.room(9, Rule::Closed, Retention::Days90);
    house.let_in(3, id, at(10));
    let named = house.let_in(1, id, at(20));
    house
        .rooms
        .name_steward(&first, id, &named.member().id, at(1))
        .unwrap();
    let gone = [(&first.member().id, Stays::Left)];
    house.rooms.settle_members(stays(&gone), at(30)).unwrap();
    let shown = house.rooms.see_room(&named, id).unwrap();
    assert_eq!(shown.stewards, [named.member().id.clone()]);
}

/// A room that nobody can read or enter any more keeps no row and no key.
#[test]
fn a_room_in_which_nobody_is_left_is_closed() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::UntilClosed);
    let (kept, other) = house.room(2, Rule::Closed, Retention::UntilClosed);
    begin(&house, &first, id, "gone", at(1));
    let gone = [(&first.member().id, Stays::Left)];
    house.rooms.settle_members(stays(&gone), at(2)).unwrap();
    assert!(house.rooms.keys().names().all(|name| name.room == kept));
    let rooms: Vec<RoomId> = house
        .rooms
        .metadata()
        .unwrap()
        .iter()
        .map(|room| room.id)
        .collect();
    assert_eq!(rooms, [kept]);
    assert!(house.rooms.see_room(&other, kept).is_ok());
}

/// Who waits to enter and is no longer a member waits no more.
#[test]
fn who_waits_and_leaves_the_community_is_crossed_off() {
    let house = House::new();
    let entry = EntryRule::new(0, 1, BTreeSet::new()).unwrap();
    let (id, first) = house.room_asking(1, Rule::Closed, Retention::Days90, entry);
    let waits = house.member(2);
    assert!(house.rooms.enter(&waits, id, &signed(), at(1)).is_err());
    let gone = [(&waits.member().id, Stays::Left)];
    house.rooms.settle_members(stays(&gone), at(2)).unwrap();
    assert!(house.rooms.see_room(&first, id).unwrap().asking.is_empty());
}
