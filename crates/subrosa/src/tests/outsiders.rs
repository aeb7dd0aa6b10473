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
        assert_eq!(rooms.thread_called(who, room, thread), Err(gone.clone()));
        assert_eq!(rooms.post_called(who, room, thread, post), Err(gone.clone()));
        assert_eq!(rooms.page_with(who, room, thread, post), Err(gone.clone()));
        assert_eq!(rooms.page_to_open(who, room, thread), Err(gone.clone()));
        let removed = rooms.remove(who, room, thread, post, now);
        assert_eq!(removed, Err(gone.clone().into()));
        assert_eq!(rooms.propose_history(who, room, now), Err(gone.clone().into()));
        assert_eq!(rooms.agree_history(who, room, now), Err(gone.clone().into()));
        assert_eq!(rooms.change_room(who, room, &change, now), Err(gone.into()));
    }
    for who in [&outsider, &ex] {
        assert!(rooms.own_posts(who).unwrap().is_empty());
        assert_eq!((rooms.news(who), rooms.news_in(who, id)), (0, News::None));
    }
    let shown = rooms.see_room(&first, id).unwrap();
    assert_eq!(shown.retention, Retention::Days90);
    assert_eq!(shown.vote.map(|vote| vote.agreed), Some(0));
    assert_eq!(house.texts(&first, id, thread, now), ["inside"]);
}

/// D2: what was reported, asked to be read outside, agreed to and noted is of the room as well.
#[test]
fn an_outsider_finds_no_room_by_reports_releases_and_what_is_noted() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let ex = house.let_in(2, id, at(1));
    let rooms = &house.rooms;
    let (thread, post) = rooms
        .begin_thread(&ex, id, &title(), &said("inside"), at(2))
        .unwrap();
    let ask = ReleaseAsk {
        thread,
        post,
        excerpt: "inside",
        reach: ReleaseReach::Public,
        reason: "x",
        days: 1,
    };
    let why = ReportReason::parse("x").unwrap();
    let report = rooms.report(&first, id, thread, post, &why, at(3)).unwrap();
    let release = rooms.ask_release(&ex, id, &ask, at(3)).unwrap();
    rooms.name_steward(&first, id, &ex.member().id, at(3)).unwrap();
    rooms.leave(&ex, id, at(4)).unwrap();
    let noted = rooms.audit(&first, id).ok().unwrap().head.number;
    let outsider = house.member(3);
    let never = RoomId::parse("0123456789ABCDEFGHJKMNPQRS").unwrap();
    let now = at(5);
    for (who, room) in [(&outsider, id), (&ex, id), (&first, never), (&outsider, never)] {
        let gone = || RoomsError::NoSuchRoom;
        let reported = rooms.report(who, room, thread, post, &why, now);
        assert_eq!(reported, Err(gone().into()));
        let settled = rooms.settle_report(who, room, report, Outcome::Removed, now);
        assert_eq!(settled, Err(gone().into()));
        assert_eq!(rooms.reports(who, room, now).err(), Some(gone().into()));
        let preview = rooms.preview_release(who, room, &ask, now);
        assert_eq!(preview.err(), Some(gone().into()));
        assert_eq!(rooms.ask_release(who, room, &ask, now), Err(gone().into()));
        assert_eq!(rooms.releases(who, room, now).err(), Some(gone().into()));
        let agreed = rooms.agree_release(who, room, release, now);
        assert_eq!(agreed, Err(gone().into()));
        let refused = rooms.refuse_release(who, room, release, now);
        assert_eq!(refused, Err(gone().into()));
        assert_eq!(rooms.audit(who, room).err(), Some(gone()));
    }
    assert_eq!(rooms.audit(&first, id).ok().unwrap().head.number, noted);
    assert_eq!(house.texts(&first, id, thread, now), ["inside"]);
}

/// D6: to say that there is no room for somebody, nothing of it is opened, so that it takes no longer than of a room that
/// never was, however many sit in it.
#[test]
fn nothing_of_a_room_is_opened_for_whoever_has_no_seat_in_it() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (ex, outsider) = (house.let_in(2, id, at(1)), house.member(3));
    house.rooms.leave(&ex, id, at(2)).unwrap();
    let garbled: Result<(), RoomsError> = house.rooms.transact(|tx| {
        tx.put(crate::tx::ROOMS, id.bytes().to_vec(), vec![7; 99]);
        Ok(())
    });
    garbled.unwrap();
    assert_eq!(
        house.rooms.admits(&first, id, None),
        Err(RoomsError::Unreadable),
        "it would be opened for her"
    );
    for who in [&ex, &outsider] {
        assert_eq!(house.rooms.admits(who, id, None), Err(RoomsError::NoSuchRoom));
    }
}
