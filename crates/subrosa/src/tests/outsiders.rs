//! D2: who has no seat in a room, or had one, finds no room by any verb (see also the verbs of speaking in `tests.rs`).

use super::*;

#[test]
fn an_outsider_finds_no_room_by_the_verbs_of_members_and_stewards() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, post) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("inside"), at(1))
        .unwrap();
    let ex = house.let_in(2, id, at(2));
    house
        .rooms
        .name_steward(&first, id, &ex.member().id, at(1))
        .unwrap();
    house.rooms.leave(&ex, id, at(3)).unwrap();
    house.rooms.propose_history(&first, id, at(3)).unwrap();
    let outsider = house.member(3);
    let never = RoomId::parse("0123456789ABCDEFGHJKMNPQRS").unwrap();
    let rooms = &house.rooms;
    let now = at(4);
    let change = RoomChange {
        name: RoomName::parse("Ours").unwrap(),
        retention: Retention::Days7,
        entry: EntryRule::new(0, 0, BTreeSet::new()).unwrap(),
    };
    for (who, room) in [(&outsider, id), (&ex, id), (&first, never), (&outsider, never)] {
        let gone = RoomsError::NoSuchRoom;
        assert_eq!(rooms.admits(who, room, None), Err(gone.clone()));
        assert_eq!(rooms.saw(who, room, thread, post, now), Err(gone.clone()));
        assert_eq!(rooms.invite(who, room, now), Err(gone.clone().into()));
        let removed = rooms.remove(who, room, thread, post, now);
        assert_eq!(removed, Err(gone.clone().into()));
        assert_eq!(rooms.propose_history(who, room, now), Err(gone.clone().into()));
        assert_eq!(rooms.agree_history(who, room, now), Err(gone.clone().into()));
        assert_eq!(rooms.change_room(who, room, &change, now), Err(gone.into()));
    }
    for who in [&outsider, &ex] {
        assert!(rooms.own_posts(who).unwrap().is_empty());
        assert_eq!(rooms.news(who), 0);
    }
    let shown = rooms.see_room(&first, id).unwrap();
    assert_eq!(shown.retention, Retention::Days90);
    assert_eq!(shown.vote.map(|vote| vote.agreed), Some(0));
    assert_eq!(house.texts(&first, id, thread, now), ["inside"]);
}
