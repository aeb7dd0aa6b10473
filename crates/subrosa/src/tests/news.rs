//! What is new to a member of a room (F11), and that nobody is told of a room she is not in (threats D2, D7).

use super::*;

struct Said {
    house: House,
    id: RoomId,
    first: Membership,
    second: Membership,
}

/// A room of two.
fn two() -> Said {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let second = house.let_in(2, id, at(1));
    Said {
        house,
        id,
        first,
        second,
    }
}

impl Said {
    fn begin(&self, who: &Membership, now: Timestamp) -> (ThreadId, PostId) {
        let begun = self
            .house
            .rooms
            .begin_thread(who, self.id, &title(), &said("new"), now);
        begun.unwrap()
    }

    fn post(&self, who: &Membership, thread: ThreadId, now: Timestamp) -> PostId {
        let posted = self.house.rooms.post(who, self.id, thread, &said("more"), now);
        posted.unwrap()
    }

    fn saw(&self, who: &Membership, thread: ThreadId, upto: PostId) -> Option<PostId> {
        self.house.rooms.saw(who, self.id, thread, upto, at(99)).unwrap()
    }

    fn news(&self) -> (u32, u32) {
        let news = |who| {
            let counted = self.house.rooms.news(who);
            let threads = self.house.rooms.threads(who, self.id).unwrap();
            let is_new = threads.iter().any(|thread| thread.news == News::Some);
            assert_eq!(counted, u32::from(is_new), "list and badge say the same");
            let in_room = self.house.rooms.news_in(who, self.id);
            assert_eq!(in_room == News::Some, is_new, "and so does the list of rooms");
            counted
        };
        (news(&self.first), news(&self.second))
    }
}

#[test]
fn what_others_say_is_news_until_she_saw_it_and_her_own_word_is_none() {
    let two = two();
    assert_eq!(two.news(), (0, 0));
    let (thread, post) = two.begin(&two.first, at(2));
    assert_eq!(two.news(), (0, 1));
    assert_eq!(two.saw(&two.second, thread, post), None);
    assert_eq!(two.news(), (0, 0));
    let reply = two.post(&two.second, thread, at(3));
    assert_eq!(two.news(), (1, 0));
    // Her answer does not hide what she had not seen when she wrote it.
    two.post(&two.first, thread, at(4));
    assert_eq!(two.news(), (1, 1));
    assert_eq!(two.saw(&two.first, thread, reply), Some(post));
    assert_eq!(two.saw(&two.first, thread, post), Some(reply));
}

#[test]
fn what_was_seen_is_kept_over_a_restart_and_a_new_month() {
    let two = two();
    let (thread, post) = two.begin(&two.first, at(2));
    two.saw(&two.second, thread, post);
    two.post(&two.first, thread, at(3));
    let rooms_again = || rooms_over(two.house.engine.clone(), &two.house.key_file()).unwrap();
    let again = rooms_again();
    assert_eq!((again.news(&two.first), again.news(&two.second)), (0, 1));
    assert_eq!(
        again.saw(&two.second, two.id, thread, post, at(4)),
        Ok(Some(post))
    );
    again.sweep(at(40 * DAY)).unwrap();
    assert_eq!((again.news(&two.first), again.news(&two.second)), (0, 1));
    assert_eq!(rooms_again().news(&two.second), 1);
    again.sweep(at(91 * DAY)).unwrap();
    assert_eq!(again.news(&two.second), 0);
}

/// What was seen lies under the key of the epoch in which she saw it, in which nothing else need have been said.
#[test]
fn what_was_seen_in_an_epoch_without_a_word_is_still_known_after_a_sweep() {
    let two = two();
    let (thread, post) = two.begin(&two.first, at(2));
    let third = two.house.let_in(3, two.id, at(3));
    two.saw(&two.second, thread, post);
    two.house.rooms.leave(&third, two.id, at(4)).unwrap();
    two.house.rooms.sweep(at(5)).unwrap();
    assert_eq!(two.saw(&two.second, thread, post), Some(post));
    assert_eq!(two.news(), (0, 0));
}

#[test]
fn a_post_that_is_not_there_or_is_over_notes_nothing() {
    let two = two();
    let (thread, post) = two.begin(&two.first, at(2));
    let (elsewhere, other) = two.begin(&two.first, at(3));
    two.saw(&two.second, thread, other);
    assert_eq!(two.saw(&two.second, thread, post), None);
    let over = two
        .house
        .rooms
        .saw(&two.second, two.id, elsewhere, other, at(91 * DAY));
    assert_eq!(over, Ok(None));
    assert_eq!(two.saw(&two.second, elsewhere, other), None);
    let never = ThreadId::parse("0123456789ABCDEFGHJKMNPQRS").unwrap();
    let saw = two.house.rooms.saw(&two.second, two.id, never, post, at(99));
    assert_eq!(saw, Err(RoomsError::NoSuchRoom));
}

fn rows_of_seats(house: &House) -> usize {
    super::at_rest::rows(house, crate::tx::SEEN).len()
}

/// R13: that she has seen her own post is written with it, by one commit whose number both rows bear. So it goes with the names
/// of the day, and what is so old is news to nobody, be it her own word or one she never saw.
#[test]
fn after_the_days_of_chatham_house_no_row_of_a_seat_leads_to_who_spoke() {
    let house = House::new();
    let rule = Rule::Chatham(PseudonymDays::DEFAULT);
    let (id, first) = house.room(1, rule, Retention::Days90);
    let second = house.let_in(2, id, at(1));
    let two = Said {
        house,
        id,
        first,
        second,
    };
    let (thread, post) = two.begin(&two.first, at(2));
    two.begin(&two.second, at(20 * DAY));
    assert_eq!((rows_of_seats(&two.house), two.news()), (2, (1, 1)));
    let rooms = &two.house.rooms;
    rooms.sweep(at(32 * DAY)).unwrap();
    assert_eq!(
        rows_of_seats(&two.house),
        1,
        "the names of the other day are known"
    );
    assert_eq!(two.news(), (1, 0));
    // To read it today leaves no row that says so either.
    assert_eq!(rooms.saw(&two.second, id, thread, post, at(32 * DAY)), Ok(None));
    assert_eq!(rows_of_seats(&two.house), 1);
    let posted = two.post(&two.second, thread, at(33 * DAY));
    assert_eq!((rows_of_seats(&two.house), two.news()), (2, (1, 0)));
    assert_eq!(
        rooms.saw(&two.second, id, thread, posted, at(33 * DAY)),
        Ok(Some(posted))
    );
    rooms.sweep(at(70 * DAY)).unwrap();
    assert_eq!((rows_of_seats(&two.house), two.news()), (0, (0, 0)));
    assert_eq!(two.house.texts(&two.first, id, thread, at(70 * DAY)).len(), 2);
}

/// R14: what was said before she came is no news, and neither is what she has seen who comes back.
#[test]
fn who_enters_has_news_from_then_on_and_who_went_has_none() {
    let two = two();
    let (thread, post) = two.begin(&two.first, at(2));
    let third = two.house.let_in(3, two.id, at(3));
    assert_eq!(two.house.rooms.news(&third), 0);
    two.post(&two.first, thread, at(4));
    assert_eq!(two.house.rooms.news(&third), 1);
    two.house.rooms.leave(&third, two.id, at(5)).unwrap();
    assert_eq!(two.house.rooms.news(&third), 0);
    let saw = two.house.rooms.saw(&third, two.id, thread, post, at(6));
    assert_eq!(saw, Err(RoomsError::NoSuchRoom));
    two.house
        .rooms
        .put_out(&two.first, two.id, &two.second.member().id, at(6))
        .unwrap();
    assert_eq!(two.house.rooms.news(&two.second), 0);
    two.post(&two.first, thread, at(7));
    assert_eq!(two.house.rooms.news(&two.second), 0);
    two.house.rooms.enter(&third, two.id, &signed(), at(8)).unwrap();
    assert_eq!(two.house.rooms.news(&third), 0);
    two.house.rooms.close_room(&two.first, two.id).unwrap();
    assert_eq!(two.house.rooms.news(&two.first), 0);
}

/// Need 4.11
#[test]
fn a_room_whose_level_she_lacks_has_no_news_for_her() {
    let house = House::new();
    let chapter = Slug::parse("chapter").unwrap();
    let entry = EntryRule::new(0, 0, BTreeSet::from([chapter.clone()])).unwrap();
    let (id, first) = house.room_asking(1, Rule::Closed, Retention::Days90, entry);
    let second = house.member(2);
    let wish = Wish {
        tier: Some(chapter.clone()),
        ..signed()
    };
    house.rooms.enter(&second, id, &wish, at(1)).unwrap();
    let began = house
        .rooms
        .begin_thread(&first, id, &title(), &said("new"), at(2));
    began.unwrap();
    assert_eq!(house.rooms.news_admitted(&second, Some(&chapter)), 1);
    assert_eq!(house.rooms.news_admitted(&second, None), 0);
}

/// D7: whatever others do at the same time, once she has left she has no news, and once she is in again she has some.
#[test]
fn of_a_room_she_has_left_she_is_told_nothing_while_others_speak_in_it() {
    let two = two();
    let (thread, _) = two.begin(&two.first, at(2));
    let (rooms, id) = (&two.house.rooms, two.id);
    std::thread::scope(|scope| {
        let speaker = scope.spawn(|| {
            for second in 0..60 {
                let said = rooms.post(&two.first, id, thread, &said("more"), at(second));
                assert!(matches!(
                    said,
                    Ok(_) | Err(SpeakRefused::Rooms(RoomsError::Contended))
                ));
            }
        });
        scope.spawn(move || {
            while !speaker.is_finished() {
                rooms.sweep(at(60)).unwrap();
            }
        });
        for second in 0..20 {
            assert!(rooms.leave(&two.second, id, at(second)).is_ok());
            for _ in 0..200 {
                assert_eq!(rooms.news(&two.second), 0);
            }
            rooms.enter(&two.second, id, &signed(), at(second)).unwrap();
        }
    });
    assert_eq!(rooms.news(&two.first), 0);
    two.post(&two.first, thread, at(61));
    assert_eq!(rooms.news(&two.second), 1);
    let again = rooms_over(two.house.engine.clone(), &two.house.key_file()).unwrap();
    assert_eq!((again.news(&two.first), again.news(&two.second)), (0, 1));
}
