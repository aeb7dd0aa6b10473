//! Who gets a seat, who waits, and who moves up.

use super::*;
use proptest::prelude::*;

fn guest(number: u8, answer: Answer, counter: u64) -> Guest {
    let key = GuestKey::Actor(Iri::parse(&format!("https://b.example/users/{number}")).unwrap());
    let name = PersonName::parse("Klara").unwrap();
    Guest::answering(key, name, answer, RsvpCounter(counter), Timestamp::UNIX_EPOCH)
}

/// F14-1
#[test]
fn at_the_door_one_is_in_then_already_in_and_without_a_seat_on_no_list() {
    let mut set = GuestSet::default();
    for number in 1..=2 {
        set.register(guest(number, Answer::Going, 1), Some(1), Overflow::WaitingList)
            .unwrap();
    }
    let (first, waits) = (guest(1, Answer::Going, 1).key, guest(2, Answer::Going, 1).key);
    let at = |second| Timestamp::from_second(second).unwrap();
    assert!(matches!(set.check_in(&first, at(60)), AtTheDoor::In(_)));
    let again = set.check_in(&first, at(90));
    assert!(matches!(again, AtTheDoor::AlreadyIn(_, before) if before == at(60)));
    assert_eq!(set.check_in(&waits, at(60)), AtTheDoor::NotOnThisList);
    set.register(guest(1, Answer::Withdrawn, 2), Some(1), Overflow::WaitingList)
        .unwrap();
    assert_eq!(set.find(&first).unwrap().checked_in, Some(at(60)));
}

#[test]
fn full_means_full_and_the_waiting_list_is_first_in_first_out() {
    let mut set = GuestSet::default();
    for number in 1..=3 {
        set.register(guest(number, Answer::Going, 1), Some(1), Overflow::WaitingList)
            .unwrap();
    }
    assert_eq!((set.taken(), set.waiting()), (1, 2));
    assert_eq!(set.place(&guest(3, Answer::Going, 1).key), Some(2));
    let changed = set
        .register(guest(1, Answer::Withdrawn, 2), Some(1), Overflow::WaitingList)
        .unwrap();
    assert_eq!(
        changed,
        Registered::Changed(vec![
            guest(1, Answer::Going, 0).key,
            guest(2, Answer::Going, 0).key
        ])
    );
    assert_eq!(set.place(&guest(3, Answer::Going, 1).key), Some(1));
    assert_eq!(
        set.register(guest(9, Answer::Going, 1), Some(1), Overflow::Refuse),
        Err(NoPlace::Full)
    );
}

#[test]
fn who_is_forgotten_leaves_her_seat_to_whoever_waited_longest_and_who_is_renamed_keeps_hers() {
    let mut set = GuestSet::default();
    for number in 1..=3 {
        set.register(guest(number, Answer::Going, 1), Some(1), Overflow::WaitingList)
            .unwrap();
    }
    let key = |number| guest(number, Answer::Going, 0).key;
    assert_eq!(set.forget(&key(1), Some(1)), [key(2)]);
    assert_eq!((set.taken(), set.waiting(), set.find(&key(1))), (1, 1, None));
    assert!(set.rename(&key(2), &key(7)) && !set.rename(&key(3), &key(7)));
    assert_eq!(set.state(&key(7)), Some(RsvpState::Going));
    let named = Guest {
        name: PersonName::parse("Klara Berg").unwrap(),
        organization: Some(PersonName::parse("Contoso").unwrap()),
        ..guest(7, Answer::Going, 1)
    };
    let again = set.register(named.clone(), Some(1), Overflow::Refuse);
    assert_eq!(again, Ok(Registered::Repeated));
    let listed = set.find(&key(7)).unwrap();
    assert_eq!(
        (&listed.name, &listed.organization),
        (&named.name, &named.organization)
    );
}

#[test]
fn an_older_answer_changes_nothing_and_the_same_one_is_repeated() {
    let mut set = GuestSet::default();
    set.register(guest(1, Answer::Going, 5), None, Overflow::Refuse)
        .unwrap();
    assert_eq!(
        set.register(guest(1, Answer::Withdrawn, 4), None, Overflow::Refuse),
        Ok(Registered::Stale)
    );
    assert_eq!(
        set.register(guest(1, Answer::Going, 5), None, Overflow::Refuse),
        Ok(Registered::Repeated)
    );
    assert_eq!(
        set.register(guest(1, Answer::Going, 6), None, Overflow::Refuse),
        Ok(Registered::Repeated)
    );
    assert_eq!(
        set.register(guest(1, Answer::Withdrawn, 5), None, Overflow::Refuse),
        Ok(Registered::Stale)
    );
    assert_eq!(set.taken(), 1);
}

proptest! {
    /// I5: never more seats than capacity, and nobody waits while a seat is free.
    #[test]
    fn seats_never_exceed_capacity(steps in prop::collection::vec((0u8..12, 0u8..3), 1..80), capacity in 1u32..5) {
        let mut set = GuestSet::default();
        let mut counters = [0u64; 12];
        for (who, what) in steps {
            counters[who as usize] += 1;
            let answer = [Answer::Going, Answer::Declined, Answer::Withdrawn][what as usize];
            set.register(guest(who, answer, counters[who as usize]), Some(capacity), Overflow::WaitingList).unwrap();
            prop_assert!(set.taken() <= capacity as usize);
            prop_assert!(set.waiting() == 0 || set.taken() == capacity as usize);
        }
    }
}
