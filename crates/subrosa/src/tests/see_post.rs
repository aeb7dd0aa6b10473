//! One post, as whoever wants to report, remove or release it looks at it.

use super::*;

/// D2, R14: a post is seen by whoever reads it in its thread, and by nobody else; to those it is a room that is not there.
#[test]
fn a_post_is_seen_alone_by_those_who_read_it_in_its_thread() {
    let house = House::new();
    let (id, steward) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, post) = house
        .rooms
        .begin_thread(&steward, id, &title(), &said("31 percent"), at(0))
        .unwrap();
    let seen = house
        .rooms
        .see_post(&steward, id, thread, post, at(1))
        .ok()
        .unwrap();
    assert_eq!(seen.text.reveal(&seen.access), "31 percent");
    assert!(seen.author == Author::Member(steward.member().id.clone()));
    let later = house.let_in(2, id, at(2));
    let outsider = house.member(3);
    for who in [&later, &outsider] {
        let refused = house.rooms.see_post(who, id, thread, post, at(3)).err();
        assert_eq!(refused, Some(RoomsError::NoSuchRoom));
    }
    let (other, _) = house
        .rooms
        .begin_thread(&steward, id, &title(), &said("Another"), at(4))
        .unwrap();
    let elsewhere = house.rooms.see_post(&steward, id, other, post, at(5)).err();
    assert_eq!(elsewhere, Some(RoomsError::NoSuchRoom));
    let read = house
        .rooms
        .see_post(&later, id, other, other_post(&house, &later, id, other), at(6));
    assert!(read.is_ok());
}

/// The first post of a thread.
fn other_post(house: &House, who: &Membership, id: RoomId, thread: ThreadId) -> PostId {
    house
        .rooms
        .posts(who, id, thread, None, at(6))
        .ok()
        .unwrap()
        .posts[0]
        .id
}
