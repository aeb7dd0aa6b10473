//! Invitations and the door they lead to (F11, needs 2.11 and 4.11; threats D2, D6, D7).

use super::*;

fn open_to_all() -> EntryRule {
    EntryRule::new(0, 0, BTreeSet::new()).unwrap()
}

fn no_room<T>() -> Result<T, RoomsError> {
    Err(RoomsError::NoSuchRoom)
}

/// Need 2.11: a member three days old stands before a room that asks for thirty days.
#[test]
fn the_door_says_rule_retention_and_the_date_and_opens_on_it() {
    let house = House::new();
    let entry = EntryRule::new(30, 0, BTreeSet::new()).unwrap();
    let (id, first) = house.room_asking(1, Rule::Closed, Retention::Days30, entry);
    let young = house.member(2);
    let made = at(20 * DAY);
    let invitation = house.rooms.invite(&first, id, made).unwrap();
    let told = DoorTold {
        rule: Rule::Closed,
        retention: Retention::Days30,
    };
    let opens = at(30 * DAY);
    let door = |now| house.rooms.at_door(&young, invitation, &signed(), now);
    let missing = vec![Missing::Days { opens }];
    assert_eq!(door(made), Ok(Door::NotYet(told, missing.clone())));
    let enter = |now| house.rooms.enter_by(&young, invitation, &signed(), now);
    assert_eq!(enter(made), Err(EnterRefused::NotYet(missing)));
    assert_eq!(door(opens), Ok(Door::Open(told)));
    assert_eq!(enter(opens), Ok(id));
    assert_eq!(door(opens), Ok(Door::IsIn(id)));
    assert_eq!(enter(opens), Err(EnterRefused::IsIn));
    assert_eq!(house.rooms.see_room(&young, id).unwrap().members.len(), 2);
}

/// D6: without an invitation that is valid now there is no door, and entering answers as for one that never was.
#[test]
fn an_invitation_that_never_was_is_over_or_is_of_a_closed_room_opens_nothing() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (closed, other) = house.room(2, Rule::Closed, Retention::Days90);
    let who = house.member(3);
    let invitation = house.rooms.invite(&first, id, at(0)).unwrap();
    let gone = house.rooms.invite(&other, closed, at(0)).unwrap();
    house.rooms.close_room(&other, closed).unwrap();
    let never = Invitation::parse("0123456789ABCDEFGHJKMNPQRS").unwrap();
    let days = i64::from(INVITATION_DAYS);
    for (invitation, now) in [(never, at(1)), (gone, at(1)), (invitation, at(days * DAY))] {
        assert_eq!(house.rooms.at_door(&who, invitation, &signed(), now), no_room());
        let entered = house.rooms.enter_by(&who, invitation, &signed(), now);
        assert_eq!(entered, Err(RoomsError::NoSuchRoom.into()));
    }
    assert!(house.rooms.rooms_of(&who).unwrap().is_empty());
    let last = at(days * DAY - 1);
    assert_eq!(house.rooms.enter_by(&who, invitation, &signed(), last), Ok(id));
}

#[test]
fn an_invitation_is_kept_over_a_restart_and_says_nothing_of_the_room() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let invitation = house.rooms.invite(&first, id, at(0)).unwrap();
    assert_ne!(invitation.letters(), id.letters());
    assert_eq!(Invitation::parse(&invitation.letters()), Ok(invitation));
    assert_eq!(format!("{invitation:?}"), "[SubRosa]");
    assert_ne!(house.rooms.invite(&first, id, at(0)).unwrap(), invitation);
    let again = rooms_over(house.engine.clone(), &house.key_file()).unwrap();
    let who = house.member(2);
    assert_eq!(again.enter_by(&who, invitation, &signed(), at(1)), Ok(id));
}

#[test]
fn a_room_has_so_many_invitations_at_a_time_and_no_more() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let others: Vec<Membership> = (3_u8..)
        .take(INVITATIONS_MAX / INVITATIONS_OF_ONE_MAX)
        .map(|number| house.let_in(number, id, at(0)))
        .collect();
    for who in &others {
        for _ in 0..INVITATIONS_OF_ONE_MAX {
            house.rooms.invite(who, id, at(0)).unwrap();
        }
        // The others have theirs yet.
        let more = house.rooms.invite(who, id, at(1));
        assert_eq!(more, Err(InviteRefused::TooManyOfHers));
    }
    assert_eq!(house.rooms.invite(&first, id, at(1)), Err(InviteRefused::TooMany));
    let over = at(i64::from(INVITATION_DAYS) * DAY);
    assert!(house.rooms.invite(&first, id, over).is_ok());
    let outsider = house.member(2);
    assert_eq!(
        house.rooms.invite(&outsider, id, over),
        Err(RoomsError::NoSuchRoom.into())
    );
}

/// F11: who is to be vouched for is noted when she presses, not when she looks.
#[test]
fn whoever_must_be_vouched_for_waits_once_she_pressed() {
    let house = House::new();
    let entry = EntryRule::new(0, 1, BTreeSet::new()).unwrap();
    let (id, first) = house.room_asking(1, Rule::Closed, Retention::Days90, entry);
    let who = house.member(2);
    let invitation = house.rooms.invite(&first, id, at(0)).unwrap();
    let asking = || house.rooms.see_room(&first, id).unwrap().asking;
    let looked = house.rooms.at_door(&who, invitation, &signed(), at(1));
    assert!(matches!(looked, Ok(Door::NotYet(..))));
    assert!(asking().is_empty());
    let pressed = house.rooms.enter_by(&who, invitation, &signed(), at(1));
    assert!(matches!(pressed, Err(EnterRefused::NotYet(_))));
    assert_eq!(asking(), [(who.member().id.clone(), 0)]);
    house.rooms.vouch(&first, id, &who.member().id).unwrap();
    assert_eq!(house.rooms.enter_by(&who, invitation, &signed(), at(2)), Ok(id));
}

/// Need 2.11: the word of a member who left counts no longer, and the page of the room says the number that the door counts.
#[test]
fn the_word_of_whoever_left_counts_nowhere() {
    let house = House::new();
    let entry = EntryRule::new(0, 1, BTreeSet::new()).unwrap();
    let (id, first) = house.room_asking(1, Rule::Closed, Retention::Days90, entry);
    let (second, third) = (house.member(2), house.member(3));
    let invitation = house.rooms.invite(&first, id, at(0)).unwrap();
    let press = |who, second| house.rooms.enter_by(who, invitation, &signed(), at(second));
    assert!(press(&second, 1).is_err());
    house.rooms.vouch(&first, id, &second.member().id).unwrap();
    assert_eq!(press(&second, 2), Ok(id));
    assert!(press(&third, 3).is_err());
    house.rooms.vouch(&second, id, &third.member().id).unwrap();
    let asking = || house.rooms.see_room(&first, id).unwrap().asking;
    assert_eq!(asking(), [(third.member().id.clone(), 1)]);
    house.rooms.leave(&second, id, at(4)).unwrap();
    assert_eq!(asking(), [(third.member().id.clone(), 0)]);
    assert!(press(&third, 5).is_err());
}

/// Need 2.11: whoever asked, and for whom nobody vouched, is not named to the members of the room for good.
#[test]
fn nobody_waits_at_a_door_for_ever() {
    let house = House::new();
    let entry = EntryRule::new(0, 1, BTreeSet::new()).unwrap();
    let (id, first) = house.room_asking(1, Rule::Closed, Retention::Days90, entry);
    let who = house.member(2);
    let invitation = house.rooms.invite(&first, id, at(0)).unwrap();
    assert!(house.rooms.enter_by(&who, invitation, &signed(), at(1)).is_err());
    let asking = || house.rooms.see_room(&first, id).unwrap().asking.len();
    house.rooms.sweep(at(ASKING_DAYS * DAY)).unwrap();
    assert_eq!(asking(), 1);
    house.rooms.sweep(at(ASKING_DAYS * DAY + 1)).unwrap();
    assert_eq!(asking(), 0);
}

/// D7: whoever is put out does not come back by an invitation from before, hers or another's.
#[test]
fn who_is_put_out_or_leaves_opens_nothing_with_what_she_has() {
    let house = House::new();
    let (id, first) = house.room_asking(1, Rule::Closed, Retention::Days90, open_to_all());
    let second = house.let_in(2, id, at(1));
    let third = house.let_in(3, id, at(1));
    let (hers, mine) = (
        house.rooms.invite(&second, id, at(2)).unwrap(),
        house.rooms.invite(&first, id, at(2)).unwrap(),
    );
    let from_third = house.rooms.invite(&third, id, at(2)).unwrap();
    house.rooms.leave(&third, id, at(3)).unwrap();
    let at_door = |who, invitation| house.rooms.at_door(who, invitation, &signed(), at(4));
    assert_eq!(at_door(&third, from_third), no_room());
    assert!(matches!(at_door(&third, mine), Ok(Door::Open(_))));
    house
        .rooms
        .put_out(&first, id, &second.member().id, at(3))
        .unwrap();
    for invitation in [hers, mine] {
        assert_eq!(at_door(&second, invitation), no_room());
        let entered = house.rooms.enter_by(&second, invitation, &signed(), at(4));
        assert_eq!(entered, Err(RoomsError::NoSuchRoom.into()));
    }
}

/// Need 4.11: a room for chapter members closes to her whose dues lapse, and opens again with them.
#[test]
fn a_level_is_asked_for_at_each_visit() {
    let house = House::new();
    let (chapter, network) = (Slug::parse("chapter").unwrap(), Slug::parse("network").unwrap());
    let entry = EntryRule::new(0, 0, BTreeSet::from([chapter.clone()])).unwrap();
    let (id, first) = house.room_asking(1, Rule::Closed, Retention::Days90, entry);
    let (open, _) = house.room(2, Rule::Closed, Retention::Days90);
    let admits = |id, tier| house.rooms.admits(&first, id, tier);
    assert_eq!(admits(id, Some(&chapter)), Ok(()));
    assert_eq!(admits(id, Some(&network)), no_room());
    assert_eq!(admits(id, None), no_room());
    assert_eq!(admits(open, Some(&chapter)), no_room());
    let owner = house.let_in(3, open, at(1));
    assert_eq!(house.rooms.admits(&owner, open, None), Ok(()));
}

/// D7: with an invitation that became void in the moment in which she pressed nobody begins to wait.
#[test]
fn whoever_presses_while_her_invitation_becomes_void_waits_for_nobody() {
    let house = House::new();
    let entry = EntryRule::new(0, 1, BTreeSet::new()).unwrap();
    let (id, first) = house.room_asking(1, Rule::Closed, Retention::Days90, entry);
    let who = house.member(2);
    let void = house.rooms.note_asking(&who, id, at(1), &|_| no_room());
    assert_eq!(void, Err(RoomsError::NoSuchRoom.into()));
    assert!(house.rooms.see_room(&first, id).unwrap().asking.is_empty());
}
