//! An operator reads a room only after every member of it was told, and it stays to be seen (R11).

use std::sync::Arc;

use engine::{Fault, MemoryEngine, Moment, Step};

use super::*;

fn why() -> GlassReason {
    GlassReason::parse("A court asks for one thread").unwrap()
}

fn read(rooms: &Rooms, id: RoomId, now: Timestamp) -> Result<Vec<(String, Vec<String>)>, GlassRefused> {
    let seen = rooms.read_through_glass(id, now)?;
    assert_eq!(seen.name.reveal_through(&seen.proof), "Licensing war stories");
    let text = |one: &GlassPost| one.text.reveal_through(&seen.proof).to_owned();
    let line = |one: &GlassThread| {
        let title = one.title.reveal_through(&seen.proof).to_owned();
        (title, one.posts.iter().map(text).collect())
    };
    Ok(seen.threads.iter().map(line).collect())
}

/// What a member of the room is told: since when, until when, why.
fn told(rooms: &Rooms, who: &Membership, id: RoomId) -> Option<(Timestamp, Timestamp, String)> {
    let shown = rooms.see_room(who, id).ok().unwrap();
    let access = &shown.access;
    let glass = shown.glass.as_ref()?;
    Some((glass.since, glass.until, glass.reason.reveal(access).to_owned()))
}

fn by_operator(rooms: &Rooms, who: &Membership, id: RoomId) -> Vec<Audited> {
    let shown = rooms.audit(who, id).ok().unwrap();
    assert_eq!(shown.whole, Whole::Yes);
    let entries = shown.entries.into_iter().filter(|one| one.by == By::Operator);
    entries.map(|one| one.what).collect()
}

/// R11: members are told before anything is shown, each reading is noted, and it is over after a day.
#[test]
fn every_member_is_told_before_a_word_is_read_and_for_a_day_it_can_be() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let rooms = &house.rooms;
    let (thread, _) = rooms
        .begin_thread(&first, id, &title(), &said("one"), at(1))
        .unwrap();
    let second = house.let_in(2, id, at(2));
    rooms.post(&second, id, thread, &said("two"), at(3)).unwrap();
    assert_eq!(read(rooms, id, at(4)), Err(GlassRefused::NotBroken));
    assert!(told(rooms, &first, id).is_none() && by_operator(rooms, &first, id).is_empty());
    let glass = rooms.break_glass(id, &why(), at(5)).unwrap();
    let until = at(5 + DAY);
    assert_eq!((glass.since, glass.until), (at(5), until));
    let notice = Some((at(5), until, "A court asks for one thread".to_owned()));
    for who in [&first, &second] {
        assert_eq!(told(rooms, who, id), notice);
        assert!(by_operator(rooms, who, id) == [Audited::GlassBroken]);
    }
    let all = vec![("Margins".to_owned(), vec!["one".to_owned(), "two".to_owned()])];
    assert_eq!(read(rooms, id, at(6)), Ok(all.clone()));
    assert_eq!(read(rooms, id, at(4 + DAY)), Ok(all));
    let broken = rooms.break_glass(id, &why(), at(4 + DAY));
    assert_eq!(broken, Err(GlassRefused::IsBroken { until }));
    assert_eq!(read(rooms, id, until), Err(GlassRefused::NotBroken));
    let expected = [Audited::GlassRead, Audited::GlassRead, Audited::GlassBroken];
    assert!(by_operator(rooms, &second, id) == expected);
    // Whoever enters later is told too, and reads of it in the chain, though of nothing else before she came.
    let third = house.let_in(3, id, at(2 * DAY));
    assert_eq!(told(rooms, &third, id), notice);
    assert!(by_operator(rooms, &third, id) == expected);
    rooms.sweep(at(4 + GLASS_DAYS_SHOWN * DAY)).unwrap();
    assert_eq!(told(rooms, &first, id), notice);
    rooms.sweep(at(5 + GLASS_DAYS_SHOWN * DAY)).unwrap();
    assert_eq!(told(rooms, &first, id), None);
    assert!(by_operator(rooms, &first, id) == expected, "the chain keeps it");
}

/// R11: killed at any commit, nothing is read that is not noted, and nothing can be read of which nobody was told.
#[test]
fn a_kill_shows_nothing_that_members_are_not_told_of() {
    for moment in [Moment::Before, Moment::After] {
        for step in ["break", "read"] {
            let house = House::new();
            let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
            let rooms = &house.rooms;
            rooms
                .begin_thread(&first, id, &title(), &said("one"), at(1))
                .unwrap();
            if step == "read" {
                rooms.break_glass(id, &why(), at(2)).unwrap();
            }
            let (_, flushes) = house.engine.steps();
            let crash = Fault::Crash(moment);
            house.engine.script(Step::Flush(flushes + 1), crash);
            let killed = match step {
                "break" => rooms.break_glass(id, &why(), at(3)).is_err(),
                _ => rooms.read_through_glass(id, at(3)).is_err(),
            };
            assert!(killed, "{step}");
            let again = Arc::new(MemoryEngine::reopen(house.engine.crash(0)));
            let rooms = rooms_over(again, &house.key_file()).unwrap();
            let is_told = told(&rooms, &first, id).is_some();
            let before = by_operator(&rooms, &first, id);
            assert_eq!(is_told, before.last() == Some(&Audited::GlassBroken), "{step}");
            assert!(is_told || step == "break");
            assert_eq!(read(&rooms, id, at(4)).is_ok(), is_told, "{step}");
            let after = by_operator(&rooms, &first, id);
            assert_eq!(after.len(), before.len() + usize::from(is_told), "{step}");
        }
    }
}

/// R11: the notice cannot be taken away without a trace: the chain without it does not lead to the head members wrote down.
#[test]
fn whoever_takes_the_notice_away_leaves_a_chain_that_is_not_the_one_members_saw() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let rooms = &house.rooms;
    let record = super::at_rest::rows(&house, crate::tx::ROOMS).remove(0);
    rooms.break_glass(id, &why(), at(1)).unwrap();
    rooms.read_through_glass(id, at(2)).ok().unwrap();
    let seen = rooms.see_room(&first, id).ok().unwrap().audit_head;
    // The record of the room as it was before: the notice is gone from the page.
    let put_back: Result<(), RoomsError> = rooms.transact(|tx| {
        tx.put(crate::tx::ROOMS, record.0.clone(), record.1.clone());
        Ok(())
    });
    put_back.unwrap();
    assert!(told(rooms, &first, id).is_none());
    let audit = rooms.audit(&first, id).ok().unwrap();
    assert_eq!(audit.whole, Whole::Broken { at: 2 });
    assert!(rooms.see_room(&first, id).ok().unwrap().audit_head != seen);
}

/// D2, D6: there is no room but one that is there.
#[test]
fn a_room_that_is_not_there_is_not_read() {
    let house = House::new();
    let never = RoomId::parse("0123456789ABCDEFGHJKMNPQRS").unwrap();
    let none = GlassRefused::Rooms(RoomsError::NoSuchRoom);
    let broken = house.rooms.break_glass(never, &why(), at(1));
    assert_eq!(broken, Err(none.clone()));
    assert_eq!(house.rooms.read_through_glass(never, at(1)).err(), Some(none));
}
