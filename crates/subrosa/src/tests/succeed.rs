//! Who runs a room that none of its stewards may enter any more (F11, need 4.11).

use super::*;

/// A room for one level, of its steward and two others; the second of them came first.
struct Led {
    house: House,
    id: RoomId,
    level: Slug,
    steward: MemberId,
    late: Membership,
    early: Membership,
}

fn led() -> Led {
    let house = House::new();
    let level = Slug::parse("chapter").unwrap();
    let entry = EntryRule::new(0, 0, BTreeSet::from([level.clone()])).unwrap();
    let (id, steward) = house.room_asking(9, Rule::Closed, Retention::Days90, entry);
    let has_level = Wish {
        tier: Some(level.clone()),
        ..signed()
    };
    let (late, early) = (house.member(1), house.member(3));
    house.rooms.enter(&late, id, &has_level, at(20)).unwrap();
    house.rooms.enter(&early, id, &has_level, at(10)).unwrap();
    Led {
        steward: steward.member().id.clone(),
        house,
        id,
        level,
        late,
        early,
    }
}

impl Led {
    /// The rooms settle who runs them while these members have the level.
    fn settle(&self, have: &[&MemberId], now: Timestamp) {
        let level = |member: &MemberId| -> Result<Option<Slug>, RoomsError> {
            Ok(have.contains(&member).then(|| self.level.clone()))
        };
        self.house.rooms.settle_stewards(level, now).unwrap();
    }

    fn stewards(&self) -> BTreeSet<MemberId> {
        let shown = self.house.rooms.see_room(&self.late, self.id).unwrap();
        shown.stewards.into_iter().collect()
    }

    fn followed(&self) -> usize {
        let audit = self.house.rooms.audit(&self.late, self.id).unwrap();
        assert_eq!(audit.whole, Whole::Yes);
        let follows = Audited::StewardFollowed(self.early.member().id.clone());
        let entries = audit.entries.iter();
        entries.filter(|entry| entry.what == follows).count()
    }
}

#[test]
fn where_no_steward_may_enter_whoever_is_in_for_longest_of_those_who_may_runs_the_room_too() {
    let led = led();
    let (late, early) = (&led.late.member().id, &led.early.member().id);
    led.settle(&[&led.steward, late, early], at(30));
    assert_eq!(led.stewards(), BTreeSet::from([led.steward.clone()]));
    // Nobody may enter: nobody could run it.
    led.settle(&[], at(31));
    assert_eq!(led.stewards(), BTreeSet::from([led.steward.clone()]));
    assert!(
        led.house
            .rooms
            .see_room(&led.late, led.id)
            .unwrap()
            .follower
            .is_none()
    );
    led.settle(&[late, early], at(32));
    let both = BTreeSet::from([led.steward.clone(), early.clone()]);
    assert_eq!((led.stewards(), led.followed()), (both.clone(), 1));
    let told = led.house.rooms.see_room(&led.late, led.id).unwrap().follower;
    let expected = Follower {
        who: early.clone(),
        until: at(32 + FOLLOWED_DAYS_SHOWN * DAY),
    };
    assert!(told == Some(expected));
    // Nothing is done twice, and who ran it runs it again with her level.
    led.settle(&[late, early], at(33));
    led.settle(&[&led.steward, late, early], at(34));
    assert_eq!((led.stewards(), led.followed()), (both, 1));
    led.house.rooms.leave(&led.early, led.id, at(35)).unwrap();
    assert_eq!(led.stewards(), BTreeSet::from([led.steward.clone()]));
    assert!(
        led.house
            .rooms
            .see_room(&led.late, led.id)
            .unwrap()
            .follower
            .is_none()
    );
}

/// Members are told of it as well when the last steward left the community.
#[test]
fn whoever_follows_the_last_steward_is_named_on_the_page_of_the_room() {
    let led = led();
    let gone = led.steward.clone();
    let stays = move |member: &MemberId| match *member == gone {
        true => Stays::Left,
        false => Stays::Yes,
    };
    led.house.rooms.settle_members(stays, at(30)).unwrap();
    let told = led.house.rooms.see_room(&led.late, led.id).unwrap().follower;
    assert!(told.is_some_and(|one| one.who == led.early.member().id));
}

/// Whoever cannot be looked up now changes nothing.
#[test]
fn where_levels_cannot_be_read_a_room_stays_as_it_is() {
    let led = led();
    let unread = |_: &MemberId| Err(RoomsError::Contended);
    let settled = led.house.rooms.settle_stewards(unread, at(30));
    assert_eq!(settled, Err(RoomsError::Contended));
    assert_eq!(led.stewards(), BTreeSet::from([led.steward.clone()]));
}
