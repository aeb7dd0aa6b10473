//! The audit chain of a room: what is noted, who reads it, and that nothing of it goes unseen (R11).

use std::sync::Arc;

use engine::{Fault, MemoryEngine, Moment, Step};
use zeroize::Zeroizing;

use super::at_rest::rows;
use super::*;
use crate::keyring::KeyName;
use crate::seal::{Header, Message};
use crate::tx::{AUDIT, ROOMS};

fn noted(shown: &AuditShown) -> Vec<(u64, By, Audited)> {
    let line = |entry: &AuditEntry| (entry.number, entry.by.clone(), entry.what.clone());
    shown.entries.iter().map(line).collect()
}

/// A room in which four things happened, its first steward, and a member.
fn eventful(house: &House) -> (RoomId, Membership, Membership) {
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(1));
    let third = house.let_in(3, id, at(2));
    let rooms = &house.rooms;
    rooms
        .name_steward(&first, id, &second.member().id, at(3))
        .unwrap();
    rooms.put_out(&second, id, &third.member().id, at(4)).unwrap();
    rooms.put_out(&second, id, &first.member().id, at(5)).unwrap();
    (id, first, second)
}

fn put(house: &House, space: engine::Keyspace, key: &[u8], row: Option<&[u8]>) {
    let done: Result<(), RoomsError> = house.rooms.transact(|tx| {
        match row {
            Some(row) => tx.put(space, key.to_vec(), row.to_vec()),
            None => tx.delete(space, key.to_vec()),
        }
        Ok(())
    });
    done.unwrap();
}

/// R11: each act stands in the chain, in the commit in which it was done, and the head counts them.
#[test]
fn what_stewards_do_is_noted_with_who_and_when() {
    let house = House::new();
    let (id, first, second) = eventful(&house);
    let (one, other) = (first.member().id.clone(), second.member().id.clone());
    let shown = house.rooms.audit(&second, id).ok().unwrap();
    let steward = By::Member(other.clone());
    let put_out = |who: &MemberId| Audited::PutOut(who.clone());
    let third = MemberId::new(3, [3; 10]);
    // She came after the room was made, and reads what happened since.
    assert!(
        noted(&shown)
            == [
                (4, steward.clone(), put_out(&one)),
                (3, steward, put_out(&third)),
                (2, By::Member(one.clone()), Audited::StewardNamed(other.clone())),
            ]
    );
    assert_eq!((shown.not_shown, shown.entries[0].at), (1, at(5)));
    assert!(shown.whole == Whole::Yes && shown.head.number == 4 && shown.head.digits.len() == 16);
    let room = house.rooms.see_room(&second, id).ok().unwrap();
    assert!(room.audit_head == shown.head);
    // To name somebody who is a steward is nothing that happened.
    house.rooms.name_steward(&second, id, &other, at(6)).unwrap();
    assert!(house.rooms.see_room(&second, id).ok().unwrap().audit_head == room.audit_head);
    let gone = house.rooms.audit(&first, id).err();
    assert_eq!(gone, Some(RoomsError::NoSuchRoom));
}

/// R11: whoever has the disk removes, changes or exchanges an entry, or all of them, and is found out.
#[test]
fn no_entry_is_removed_or_changed_unseen_nor_the_last_one() {
    let house = House::new();
    let (id, _, second) = eventful(&house);
    let whole = || house.rooms.audit(&second, id).ok().unwrap().whole;
    let chain = rows(&house, AUDIT);
    assert_eq!((chain.len(), whole()), (4, Whole::Yes));
    for (index, (key, row)) in chain.iter().enumerate() {
        let broken = Whole::Broken { at: index as u64 + 1 };
        put(&house, AUDIT, key, None);
        assert_eq!(whole(), broken, "{index} removed");
        let mut changed = row.clone();
        *changed.last_mut().unwrap() ^= 1;
        put(&house, AUDIT, key, Some(&changed));
        assert_eq!(whole(), broken, "{index} changed");
        put(&house, AUDIT, key, Some(&chain[(index + 1) % 4].1));
        assert_eq!(whole(), broken, "{index} exchanged");
        put(&house, AUDIT, key, Some(row));
        assert_eq!(whole(), Whole::Yes, "{index} put back");
    }
    for (key, _) in &chain {
        put(&house, AUDIT, key, None);
    }
    assert_eq!(whole(), Whole::Broken { at: 1 });
}

/// R11: not with the key either, unless the last link is another one too; and that one stands on the page of the room.
#[test]
fn an_entry_that_is_written_anew_under_the_right_key_does_not_lead_to_the_last_link() {
    let house = House::new();
    let (id, _, second) = eventful(&house);
    let chain = rows(&house, AUDIT);
    let rooms = &house.rooms;
    let audit = || rooms.audit(&second, id).ok().unwrap();
    let seen = audit().head;
    let plain_of = |number: u64| {
        let message = Message::Audit(number);
        let plain = rooms.unseal(KeyName::audit(id), message, &chain[number as usize - 1].1);
        String::from_utf8(plain.unwrap().to_vec()).unwrap()
    };
    let forge = |number: u64, change: &dyn Fn(String) -> String| {
        let key = &chain[number as usize - 1].0;
        let message = Message::Audit(number);
        let text = Zeroizing::new(change(plain_of(number)));
        let name = KeyName::audit(id);
        let sealed = rooms.seal(name, message, Header::plain(0), text.as_bytes());
        put(&house, AUDIT, key, Some(&sealed.unwrap()));
    };
    for number in 2..=4 {
        // Another moment, under the old link.
        forge(number, &|text| text.replace("\"at\":\"2026", "\"at\":\"2025"));
        assert_eq!(audit().whole, Whole::Broken { at: number });
        // Another link: then the next entry, or the head, does not follow it.
        forge(number, &|text| format!("{}{}", "0".repeat(64), &text[64..]));
        assert_eq!(audit().whole, Whole::Broken { at: number });
        // Another moment under a link of its own that is right: what follows was joined to the old one.
        let own_link = |text: String| {
            let entry = text[64..].replace("\"at\":\"2026", "\"at\":\"2025");
            let before = plain_of(number - 1);
            let hash = rooms.link(id, number, &before[..64], entry.as_bytes());
            format!("{hash}{entry}")
        };
        forge(number, &own_link);
        let at = (number + 1).min(4);
        assert_eq!(audit().whole, Whole::Broken { at });
        put(
            &house,
            AUDIT,
            &chain[number as usize - 1].0,
            Some(&chain[number as usize - 1].1),
        );
    }
    // The record of the room is set back together with its last entry: members who saw the head see another one.
    let record = rows(&house, ROOMS).remove(0);
    rooms
        .put_out(&second, id, &house.let_in(4, id, at(7)).member().id, at(8))
        .unwrap();
    let after = audit();
    assert!(after.whole == Whole::Yes && after.head != seen);
    put(&house, ROOMS, &record.0, Some(&record.1));
    assert_eq!(audit().whole, Whole::Broken { at: 5 });
    let last = rows(&house, AUDIT).pop().unwrap();
    put(&house, AUDIT, &last.0, None);
    assert!(audit().whole == Whole::Yes && audit().head != after.head);
}

/// R11: killed at any commit, an act and its entry are both there or both not, and the chain is whole.
#[test]
fn a_kill_leaves_an_act_with_its_entry_or_neither() {
    for moment in [Moment::Before, Moment::After] {
        let house = House::new();
        let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
        let second = house.let_in(2, id, at(1));
        let (_, flushes) = house.engine.steps();
        house
            .engine
            .script(Step::Flush(flushes + 1), Fault::Crash(moment));
        let gone = house.rooms.put_out(&first, id, &second.member().id, at(2));
        assert!(gone.is_err());
        let again = Arc::new(MemoryEngine::reopen(house.engine.crash(0)));
        let rooms = rooms_over(again, &house.key_file()).unwrap();
        let shown = rooms.audit(&first, id).ok().unwrap();
        let sits = rooms.see_room(&second, id).is_ok();
        assert_eq!(
            (shown.whole, shown.head.number),
            (Whole::Yes, if sits { 1 } else { 2 })
        );
        rooms.name_steward(&first, id, &first.member().id, at(3)).unwrap();
        rooms.sweep(at(40 * DAY)).unwrap();
        assert_eq!(rooms.audit(&first, id).ok().unwrap().whole, Whole::Yes);
    }
}

/// D15
#[test]
fn what_happened_prints_nothing() {
    let who = By::Member(MemberId::new(1, [1; 10]));
    let what = Audited::PutOut(MemberId::new(2, [2; 10]));
    assert_eq!(format!("{who:?} {what:?}"), "[SubRosa] [SubRosa]");
}

/// Of many who act at once no entry is lost and none counted twice.
#[test]
fn of_many_who_act_at_once_all_are_noted() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let members: Vec<Membership> = (2..=9).map(|number| house.let_in(number, id, at(1))).collect();
    std::thread::scope(|scope| {
        for some in members.chunks(4) {
            let (rooms, first) = (&house.rooms, &first);
            scope.spawn(move || {
                for one in some {
                    rooms.name_steward(first, id, &one.member().id, at(2)).unwrap();
                }
            });
        }
    });
    let shown = house.rooms.audit(&first, id).ok().unwrap();
    assert_eq!(
        (shown.whole, shown.head.number, shown.entries.len()),
        (Whole::Yes, 9, 9)
    );
}
